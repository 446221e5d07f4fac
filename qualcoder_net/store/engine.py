"""Opening the place where a project is kept: a SQLite file, or a PostgreSQL database for a team."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import msg
from qualcoder_net.store import folders, schema
from qualcoder_net.store.postgres import is_database_url, postgres_engine, shown
from qualcoder_net.store.sqlite_file import (
    companions,
    make_file,
    refuse_other_files,
    sqlite_engine,
)

# One number for all writers of a team's database: they take turns, so acts get ordered ids.
_WRITER_LOCK = 0x514E4554


class Store:
    """An open project. `reading()` sees one consistent state; `writing()` is all or nothing."""

    def __init__(self, engine: Engine, *, path: Path | None, read_only: bool = False) -> None:
        self.engine = engine
        self.path = path
        self.read_only = read_only

    @property
    def name(self) -> str:
        """What to call the place in messages: never with a password."""
        return str(self.path) if self.path else shown(self.engine.url)

    @property
    def address(self) -> str | Path:
        """Where to open it again: with its password, so never to be shown."""
        return self.path or self.engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                # not so writers: who has waited for her turn must see the act before hers
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise ProjectError(
                msg("{project} can only be read here.", project=self.name),
                msg("Copy it to a folder in which you may write."),
            )
        with self.engine.connect().execution_options(write=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _WRITER_LOCK})
            yield connection

    def close(self) -> None:
        """Close all connections; a SQLite project is then whole in its one file."""
        try:
            if self.path and not self.read_only:
                with self.engine.connect() as connection:
                    # who is reading at this moment need not be waited for: she closes it later
                    connection.exec_driver_sql("PRAGMA busy_timeout = 1000")
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except ProjectError:
            pass  # a full disk, say: the acts are safe in the log beside the file
        finally:
            self.engine.dispose()


def create_store(where: str | Path) -> Store:
    """Make an empty project; refuses where one, or anything else, already is."""
    store = _connect_new(where)
    try:
        with store.writing() as connection:
            if inspect(connection).has_table(schema.settings.name):
                raise ProjectError(
                    msg("There already is a project in {project}.", project=store.name),
                    msg("Open it, or choose another database."),
                )
            schema.metadata.create_all(connection)
            connection.execute(
                insert(schema.row_ids),
                [{"table_name": table.name, "next": 1} for table in schema.NUMBERED],
            )
            connection.execute(
                text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            )
            connection.execute(
                text("INSERT INTO alembic_version VALUES (:v)"), {"v": schema.SCHEMA_VERSION}
            )
    except BaseException:
        store.engine.dispose()
        if store.path:
            for leftover in (store.path, *companions(store.path)):
                leftover.unlink(missing_ok=True)
        raise
    return store


def open_store(where: str | Path) -> Store:
    """Open an existing project; an old one is backed up and upgraded, a newer one refused."""
    store = _connect(where)
    try:
        _meet_version(store)
    except BaseException:
        store.engine.dispose()
        raise
    return store


def _connect_new(where: str | Path) -> Store:
    if is_database_url(where):
        return Store(postgres_engine(str(where)), path=None)
    path = Path(where)
    make_file(path)
    return Store(sqlite_engine(path, read_only=False), path=path)


def _connect(where: str | Path) -> Store:
    if is_database_url(where):
        return Store(postgres_engine(str(where)), path=None)
    path = Path(where)
    refuse_other_files(path)
    read_only = not folders.may_write(path)
    return Store(sqlite_engine(path, read_only=read_only), path=path, read_only=read_only)


def _meet_version(store: Store) -> None:
    """Compare the project's schema with ours, without loading the migration tool for it."""
    with store.reading() as connection:
        tables = inspect(connection)
        if not all(tables.has_table(name) for name in ("alembic_version", schema.settings.name)):
            raise ProjectError(
                msg("There is no qualcoder-net project in {project}.", project=store.name),
                msg("Remove this unfinished file and make the project anew.")
                if store.path
                else msg("Check the address, or make a new project there."),
            )
        version = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
    if version == schema.SCHEMA_VERSION:
        return
    if not re.fullmatch(r"\d{4}", version) or version > schema.SCHEMA_VERSION:
        raise ProjectError(
            msg("{project} was made by a newer version of qualcoder-net.", project=store.name),
            msg("Update the program: pip install -U qualcoder-net"),
        )
    from qualcoder_net.store.upgrade import upgrade

    upgrade(store, version)


def setting(connection: Connection, name: str) -> Any:
    """A setting of the project, or None."""
    row = connection.execute(
        select(schema.settings.c.value).where(schema.settings.c.name == name)
    ).first()
    return row[0] if row else None
