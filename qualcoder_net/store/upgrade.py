"""Bringing an older project's tables up to date, after keeping a copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import msg
from qualcoder_net.store.backup import backup_file
from qualcoder_net.store.engine import Store

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(store: Store, version: str) -> None:
    """Run the migrations after *version*. A SQLite project is copied beside itself first."""
    from alembic import command
    from alembic.config import Config

    if store.read_only:
        raise ProjectError(
            msg("{project} is of an older version and can only be read here.", project=store.name),
            msg("Copy it to a folder in which you may write, then open it there."),
        )
    if store.path:
        backup_file(store, _free_name(store.path, version))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _rebuilding(store) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _free_name(path: Path, version: str) -> Path:
    """Where the copy goes; one that an interrupted upgrade left is kept too."""
    base = f"{path.stem}.before-upgrade-{version}"
    names = (f"{base}-{n}.qnet" if n > 1 else f"{base}.qnet" for n in count(1))
    return next(file for name in names if not (file := path.with_name(name)).exists())


@contextmanager
def _rebuilding(store: Store) -> Iterator[Connection]:
    """A transaction in which tables may be made anew: SQLite then minds references at its end."""
    if not store.path:
        with store.writing() as connection:
            yield connection
        return
    store.engine.dispose()
    event.listen(store.engine, "connect", _ignore_references)
    try:
        with store.writing() as connection:
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise ProjectError(
                    msg("{project} is damaged, so it was not upgraded.", project=store.name),
                    msg("Run `qualcoder-net check` with the version that made it."),
                )
    finally:
        event.remove(store.engine, "connect", _ignore_references)
        store.engine.dispose()


def _ignore_references(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
