"""A project in a SQLite file: made, opened, and kept whole whatever happens to the program."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import msg
from qualcoder_net.store import folders, schema
from qualcoder_net.store.complaints import translate_errors

_MAGIC = b"SQLite format 3\x00"


def make_file(path: Path) -> None:
    """An empty database that is marked as ours; refuses where anything is."""
    if os.path.lexists(path):  # also a link that leads nowhere
        raise ProjectError(
            msg("{file} already exists.", file=path), msg("Choose another name, or open it.")
        )
    if not os.path.isdir(path.parent):  # noqa: PTH112 - false where we may not look
        raise ProjectError(
            msg("There is no folder {folder}.", folder=path.parent), msg("Make it first.")
        )
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise _cannot_be_made(path, error.strerror) from error
    try:
        # Said in the file itself before it has a log beside it: a project must be known as one
        # even when the program is killed in its first session.
        with closing(sqlite3.connect(path)) as file:
            file.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    except sqlite3.Error as error:
        path.unlink(missing_ok=True)
        raise _cannot_be_made(path, str(error)) from error


def _cannot_be_made(path: Path, reason: str | None) -> ProjectError:
    return ProjectError(
        msg("{file} cannot be made: {reason}.", file=path, reason=reason),
        msg("Choose a folder with room in which you may write."),
    )


def refuse_other_files(path: Path) -> None:
    """Only a file that says it is ours is ever handed to SQLite."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ProjectError(
                msg("{file} is a folder.", file=path), msg("Name the project file in it.")
            )
        if not stat.S_ISREG(mode):  # a pipe would keep us waiting
            raise _not_ours(path)
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise ProjectError(
            msg("There is no project {file}.", file=path),
            msg("Check its name, or make a new project."),
        ) from error
    except OSError as error:
        raise ProjectError(
            msg("{file} cannot be opened: {reason}.", file=path, reason=error.strerror),
            msg("Ask its owner for access, or copy it."),
        ) from error
    ours = int.from_bytes(head[68:72], "big") == schema.APPLICATION_ID
    if not (head.startswith(_MAGIC) and ours):
        raise _not_ours(path)


def _not_ours(path: Path) -> ProjectError:
    return ProjectError(
        msg("{file} is not a qualcoder-net project.", file=path),
        msg("Open a .qnet file, or import this file into a project."),
    )


def sqlite_engine(path: Path, *, read_only: bool) -> Engine:
    uri = path.resolve().as_uri()
    query = _read_only_query(path) if read_only else "?mode=rw"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(
            uri + query, uri=True, timeout=30, isolation_level=None, check_same_thread=False
        ),
        poolclass=QueuePool,
    )
    shared = folders.is_network_folder(path)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA trusted_schema = OFF")
        if not read_only:
            # asked first, since changing it, even to what it is, waits for all writers
            mode = "delete" if shared else "wal"
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != mode:
                cursor.execute(f"PRAGMA journal_mode = {mode}")
            cursor.execute("PRAGMA synchronous = FULL")
            # what is deleted is overwritten: interviews are nobody else's business
            cursor.execute("PRAGMA secure_delete = ON")
        if shared:
            # a large act stays in memory until it is done, so that it never shuts out our own
            # readings, for which this journal leaves no room once the file is being written
            cursor.execute("PRAGMA cache_spill = OFF")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    translate_errors(engine, str(path))
    return engine


def _read_only_query(path: Path) -> str:
    """How to open a file that we may not write: as it stands, unless it has a log beside it."""
    log, index, _ = companions(path)
    in_use = log.exists() and (index.exists() or log.stat().st_size > 0)
    return "?mode=ro" if in_use else "?mode=ro&immutable=1"


def log_beside(path: Path) -> Path:
    """SQLite's write-ahead log, in which the newest acts stand until they are in the file."""
    return companions(path)[0]


def companions(path: Path) -> list[Path]:
    """The files that SQLite may have beside a project: log, its index, rollback journal."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]
