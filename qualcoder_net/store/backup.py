"""A whole copy of a project file, taken while others may be working in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from qualcoder_net.errors import FileError, Refused
from qualcoder_net.i18n import msg
from qualcoder_net.progress import Report, silent
from qualcoder_net.store.engine import Store

_PAGES_AT_ONCE = 2_000


def backup_file(store: Store, target: Path, report: Report = silent) -> Path:
    """Copy the project to *target* with SQLite's backup API; never over an existing file."""
    if store.path is None:
        raise Refused(
            msg("A project in PostgreSQL is backed up on its server."),
            msg("Use pg_dump there."),
        )
    if target.exists():
        raise FileError(target, msg("this file already exists."), msg("Choose another name."))
    unfinished = target.with_name(target.name + ".unfinished")

    def progress(_status: int, remaining: int, total: int) -> None:
        report(total - remaining, total, target.name)

    try:
        with (
            store.engine.connect() as connection,
            closing(sqlite3.connect(unfinished)) as there,
        ):
            here = cast(sqlite3.Connection, connection.connection.driver_connection)
            here.backup(there, pages=_PAGES_AT_ONCE, progress=progress)
            there.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise FileError(
            target,
            msg("cannot be written: {reason}.", reason=str(error)),
            msg("Choose a folder with room in which you may write."),
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target
