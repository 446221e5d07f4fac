"""Opening the place where a project is kept: a SQLite file, or a PostgreSQL database for a team.

Whatever the database complains about reaches the user as a ProjectError that says what to do.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from qualcoder_net.errors import ProjectError, QualcoderError
from qualcoder_net.i18n import msg
from qualcoder_net.store import folders, schema

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
        return str(self.path) if self.path else self.engine.url.render_as_string()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
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
        if self.path and not self.read_only:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
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
            if store.path:
                connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
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
    if path.exists():
        raise ProjectError(
            msg("{file} already exists.", file=path), msg("Choose another name, or open it.")
        )
    if not path.parent.is_dir():
        raise ProjectError(
            msg("There is no folder {folder}.", folder=path.parent), msg("Make it first.")
        )
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise ProjectError(
            msg("{file} cannot be made: {reason}.", file=path, reason=error.strerror),
            msg("Choose a folder in which you may write."),
        ) from error
    return _sqlite_store(path, read_only=False)


def _connect_file(path: Path) -> Store:
    _refuse_other_files(path)
    return _sqlite_store(path, read_only=not folders.may_write(path))


def _refuse_other_files(path: Path) -> None:
    """Only a file that says it is ours is ever handed to SQLite."""
    if path.is_dir():
        raise ProjectError(
            msg("{file} is a folder.", file=path), msg("Name the project file in it.")
        )
    try:
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
        raise ProjectError(
            msg("{file} is not a qualcoder-net project.", file=path),
            msg("Open a .qnet file, or import this file into a project."),
        )


def _sqlite_store(path: Path, *, read_only: bool) -> Store:
    uri = path.resolve().as_uri()
    query = "?mode=ro&immutable=1" if read_only else "?mode=rw"
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
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    _translate_errors(engine, str(path))
    return Store(engine, path=path, read_only=read_only)


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


# --- PostgreSQL ---


def _connect_postgres(url: str) -> Store:
    try:
        parsed = make_url(re.sub(r"^postgres(ql)?(\+\w+)?://", "postgresql+psycopg://", url))
        engine = create_engine(parsed, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise ProjectError(
            msg("PostgreSQL needs one more package."),
            msg("Install it: pip install 'qualcoder-net[team]'"),
        ) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise ProjectError(
            msg("This database address cannot be read."),
            msg("Write it as postgresql://user:password@host/database."),
        ) from error
    _translate_errors(engine, parsed.render_as_string())
    return Store(engine, path=None)


# --- versions ---


def _meet_version(store: Store) -> None:
    """Compare the project's schema with ours, without loading the migration tool for it."""
    with store.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise ProjectError(
                msg("There is no qualcoder-net project in {project}.", project=store.name),
                msg("Make one: qualcoder-net new {project}", project=store.name),
            )
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
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


# --- what the database complains about ---

_COMPLAINTS = (
    ("database or disk is full", msg("The disk is full; nothing was changed in {project}."),
     msg("Make room and do it again.")),
    ("disk i/o error", msg("The disk failed while working on {project}; nothing was changed."),
     msg("Check the disk or the connection to it, then do it again.")),
    ("readonly database", msg("{project} can only be read here."),
     msg("Copy it to a folder in which you may write.")),
    ("unable to open database", msg("{project} cannot be opened."),
     msg("Check that the file and its folder may be read and written.")),
    ("is locked", msg("Another program has kept {project} busy for 30 seconds."),
     msg("Wait for it to finish, or close it, and try again.")),
    ("malformed", msg("{project} is damaged."),
     msg("Restore a backup; `qualcoder-net check` says what still holds.")),
    ("not a database", msg("{project} is damaged."), msg("Restore a backup.")),
    ("could not serialize", msg("Someone else changed {project} at the same moment."),
     msg("Do it again.")),
)  # fmt: skip


def _translate_errors(engine: Engine, project: str) -> None:
    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, QualcoderError):
            return
        said = str(context.original_exception).lower()
        for fragment, what, remedy in _COMPLAINTS:
            if fragment in said:
                context.chained_exception = ProjectError(msg(what.text, project=project), remedy)
                return
        if context.connection is None and not isinstance(context.original_exception, sqlite3.Error):
            reason = str(context.original_exception).strip().splitlines() or [""]
            context.chained_exception = cast(
                Any,
                ProjectError(
                    msg("{project} cannot be reached: {reason}", project=project, reason=reason[0]),
                    msg("Check the address, the name and password, and that the server runs."),
                ),
            )
