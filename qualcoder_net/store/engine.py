"""Opening the place where a project is kept: a SQLite file, or a PostgreSQL database for a team."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import msg
from qualcoder_net.store import folders, schema
from qualcoder_net.store.complaints import translate_errors

_SQLITE_MAGIC = b"SQLite format 3\x00"
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
        return str(self.path) if self.path else _shown(self.engine.url)

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
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except ProjectError:
            pass  # a full disk, say: the acts are safe in the log beside the file
        finally:
            self.engine.dispose()


def is_database_url(where: str | Path) -> bool:
    return isinstance(where, str) and re.match(r"postgres(ql)?(\+\w+)?://", where) is not None


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
            for leftover in (store.path, *_companions(store.path)):
                leftover.unlink(missing_ok=True)
        raise
    return store


def open_store(where: str | Path) -> Store:
    """Open an existing project; an old one is backed up and upgraded, a newer one refused."""
    store = _connect_postgres(str(where)) if is_database_url(where) else _connect_file(Path(where))
    try:
        _meet_version(store)
    except BaseException:
        store.engine.dispose()
        raise
    return store


# --- SQLite ---


def _connect_new(where: str | Path) -> Store:
    if is_database_url(where):
        return _connect_postgres(str(where))
    path = Path(where)
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
    return _sqlite_store(path, read_only=False)


def _cannot_be_made(path: Path, reason: str | None) -> ProjectError:
    return ProjectError(
        msg("{file} cannot be made: {reason}.", file=path, reason=reason),
        msg("Choose a folder with room in which you may write."),
    )


def _connect_file(path: Path) -> Store:
    _refuse_other_files(path)
    return _sqlite_store(path, read_only=not folders.may_write(path))


def _refuse_other_files(path: Path) -> None:
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
            msg("Make one: qualcoder-net new {file}", file=path),
        ) from error
    except OSError as error:
        raise ProjectError(
            msg("{file} cannot be opened: {reason}.", file=path, reason=error.strerror),
            msg("Ask its owner for access, or copy it."),
        ) from error
    ours = int.from_bytes(head[68:72], "big") == schema.APPLICATION_ID
    if not (head.startswith(_SQLITE_MAGIC) and ours):
        raise _not_ours(path)


def _not_ours(path: Path) -> ProjectError:
    return ProjectError(
        msg("{file} is not a qualcoder-net project.", file=path),
        msg("Open a .qnet file, or import this file into a project."),
    )


def _sqlite_store(path: Path, *, read_only: bool) -> Store:
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
    return Store(engine, path=path, read_only=read_only)


def _read_only_query(path: Path) -> str:
    """How to open a file that we may not write: as it stands, unless it has a log beside it."""
    log, index, _ = _companions(path)
    in_use = log.exists() and (index.exists() or log.stat().st_size > 0)
    return "?mode=ro" if in_use else "?mode=ro&immutable=1"


def log_beside(path: Path) -> Path:
    """SQLite's write-ahead log, in which the newest acts stand until they are in the file."""
    return _companions(path)[0]


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


# --- PostgreSQL ---


def _connect_postgres(url: str) -> Store:
    try:
        parsed = make_url(re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql+psycopg://", url))
        if "@" in (parsed.host or ""):  # a part of the password, which must not be shown
            raise ValueError
        engine = create_engine(parsed, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise ProjectError(
            msg("PostgreSQL needs one more package."),
            msg("Install it: pip install 'qualcoder-net[team]'"),
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise ProjectError(
            msg("This database address cannot be read."),
            msg("Write it as postgresql://user:password@host/database; in the password write "
                "@ as %40, / as %2F and : as %3A."),
        ) from error  # fmt: skip
    translate_errors(engine, _shown(parsed))
    return Store(engine, path=None)


def _shown(url: URL) -> str:
    """An address as it may be seen by anyone."""
    return (
        url.set(drivername="postgresql")
        .difference_update_query(["password", "sslpassword"])
        .render_as_string()
    )


# --- versions ---


def _meet_version(store: Store) -> None:
    """Compare the project's schema with ours, without loading the migration tool for it."""
    with store.reading() as connection:
        tables = inspect(connection)
        if not all(tables.has_table(name) for name in ("alembic_version", schema.settings.name)):
            raise ProjectError(
                msg("There is no qualcoder-net project in {project}.", project=store.name),
                msg("Remove this unfinished file and make the project anew.")
                if store.path
                else msg("Make one: qualcoder-net new {project}", project=store.name),
            )
        version = connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
    if version == schema.SCHEMA_VERSION:
        return
    if not re.fullmatch(r"\d{4}", version) or version > schema.SCHEMA_VERSION:
        raise ProjectError(
            msg("{project} was made by a newer version of qualcoder-net.", project=store.name),
            msg("Update the program: pip install --upgrade qualcoder-net"),
        )
    from qualcoder_net.store.upgrade import upgrade

    upgrade(store, version)


def setting(connection: Connection, name: str) -> Any:
    """A setting of the project, or None."""
    row = connection.execute(
        select(schema.settings.c.value).where(schema.settings.c.name == name)
    ).first()
    return row[0] if row else None
