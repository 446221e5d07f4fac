"""Erasing a source when consent is withdrawn: the one act that can never be undone."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, text, update

from qualcoder_net.core.codebook import read_codebook_rows
from qualcoder_net.core.codings import in_vivo
from qualcoder_net.core.sources import delete_source_rows
from qualcoder_net.i18n import msg
from qualcoder_net.model import Code, Source
from qualcoder_net.store import schema
from qualcoder_net.store.recorder import batches
from qualcoder_net.store.sqlite_file import log_beside

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

_GONE = "…"


@dataclass(frozen=True, slots=True)
class Erased:
    """What may still hold words of an erased source.

    `copies` are files beside the project: backups, and its own log while another program has it
    open. `codes` were called in the speaker's words (in vivo) and still are: the book is not the
    source's. Copies elsewhere we cannot know.
    """

    copies: tuple[Path, ...] = ()
    codes: tuple[Code, ...] = ()


def erase_source(project: Project, source: Source) -> Erased:
    """Remove a source's text, original file, codings, memos and all the journal holds of it.

    What suggestions have learned goes too, and is learned anew from the rest. Acts that touched the
    source can no longer be undone. The file is then rewritten, so that nothing is
    left in its free pages.
    """
    content = project.sources.text(source).content
    with project.journal.operation("erase") as act:
        codes = _codes_in_its_words(act.connection, source, content)
        owned = _rows_of(act.connection, source)
        said = _said_of(act.connection, source, owned)
        texts, originals = _texts_of(act.connection, source, owned["sources"])
        codings = schema.codings
        of_source = select(codings.c.id).where(codings.c.source_id == source.id)
        act.delete_where(schema.memos, schema.memos.c.coding_id.in_(of_source))
        act.delete_where(codings, codings.c.source_id == source.id)
        delete_source_rows(act, source)
        act.forget()
        _strip_journal(act.connection, owned, said)
        connection = act.connection
        connection.execute(delete(schema.vectors).where(schema.vectors.c.text_id.in_(texts)))
        connection.execute(delete(schema.models))  # they have learned from its words
        connection.execute(delete(schema.texts).where(schema.texts.c.id.in_(texts)))
        connection.execute(delete(schema.originals).where(schema.originals.c.id.in_(originals)))
        act.summary = msg("Erased a source for good")
    project.sources.forget_texts()
    path = project.store.path
    if path is None:
        _rewrite_database(project)
        return Erased(codes=codes)
    log = () if _rewrite_file(project) else (log_beside(path),)
    return Erased((*log, *copies_beside(path)), codes)


def _codes_in_its_words(connection: Connection, source: Source, content: str) -> tuple[Code, ...]:
    """The codes of which a label is the quotation of a coding with it in this source."""
    book = read_codebook_rows(connection)
    codings = schema.codings.c
    query = select(codings.code_id, codings.start, codings.end)
    quoted = {
        (row.code_id, in_vivo(content[row.start : row.end]).casefold())
        for row in connection.execute(query.where(codings.source_id == source.id))
    }
    return tuple(
        code
        for code in book.codes
        if any((code.id, in_vivo(label).casefold()) in quoted for label in code.label.values())
    )


def copies_beside(path: Path) -> list[Path]:
    """Files in the project's folder that look like backups of it."""
    return sorted(
        other
        for other in path.parent.glob("*")
        if other != path and other.name.startswith(path.stem) and ".qnet" in other.name
        and not other.name.endswith(("-wal", "-shm", "-journal"))
    )  # fmt: skip


def _rows_of(connection: Connection, source: Source) -> dict[str, set[int]]:
    """Ids, by table, of every row that is or ever was the source's, as rows or in the journal."""
    owned: dict[str, set[int]] = {table: set() for table in schema.JOURNALLED}
    owned["sources"].add(source.id)
    for table, column in (
        ("speakers", "source_id"), ("turns", "source_id"), ("codings", "source_id"),
        ("case_members", "source_id"), ("source_states", "source_id"), ("memos", "source_id"),
        ("attribute_values", "source_id"), ("attribute_values", "speaker_id"),
        ("resolutions", "source_id"), ("decisions", "source_id"), ("memos", "coding_id"),
    ):  # fmt: skip
        parents = owned["speakers" if column == "speaker_id" else
                        "codings" if column == "coding_id" else "sources"]  # fmt: skip
        owned[table] |= _live(connection, table, column, parents)
        owned[table] |= _journalled(connection, table, column, parents)
    return owned


def _live(connection: Connection, table: str, column: str, parents: set[int]) -> set[int]:
    rows = schema.JOURNALLED[table]
    query = select(rows.c.id, rows.c[column]).where(rows.c[column].is_not(None))
    return {row[0] for row in connection.execute(query) if row[1] in parents}


def _journalled(connection: Connection, table: str, column: str, parents: set[int]) -> set[int]:
    changes = schema.changes
    query = select(changes.c.row_id, changes.c.before, changes.c.after).where(
        changes.c.table_name == table
    )
    return {
        row.row_id
        for row in connection.execute(query)
        if any(state and state.get(column) in parents for state in (row.before, row.after))
    }


def _texts_of(
    connection: Connection, source: Source, source_ids: set[int]
) -> tuple[set[int], set[int]]:
    """Ids of all texts and originals the source ever had (a replaced one is in the journal)."""
    texts: set[int] = {source.text_id}
    row = connection.execute(
        select(schema.sources.c.original_id).where(schema.sources.c.id == source.id)
    ).one()
    originals: set[int] = {row[0]}
    changes = schema.changes
    for change in connection.execute(
        select(changes.c.before, changes.c.after).where(
            changes.c.table_name == "sources", changes.c.row_id.in_(source_ids)
        )
    ):
        for state in (change.before, change.after):
            if state and "text_id" in state:
                texts.add(state["text_id"])
            if state and "original_id" in state:
                originals.add(state["original_id"])
    return texts, originals


def _said_of(connection: Connection, source: Source, owned: dict[str, set[int]]) -> set[str]:
    """What the source, its speakers and their attributes were ever called: all that a summary may
    repeat of them."""
    said = {source.name, source.imported_name}
    changes = schema.changes
    for table, columns in (
        ("sources", ("name", "imported_name")), ("speakers", ("name",)),
        ("attribute_values", ("value",)),
    ):  # fmt: skip
        query = select(changes.c.row_id, changes.c.before, changes.c.after)
        for row in connection.execute(query.where(changes.c.table_name == table)):
            if row.row_id in owned[table]:
                states = (state for state in (row.before, row.after) if state)
                said |= {state[name] for state in states for name in columns if name in state}
    return said


def _strip_journal(connection: Connection, owned: dict[str, set[int]], said: set[str]) -> None:
    """Take the source's rows out of every act, and what they said out of these acts' summaries."""
    changes, operations = schema.changes, schema.operations
    touched: set[int] = set()
    for table, ids in owned.items():
        for some in batches(sorted(ids)):
            mine: ColumnElement[bool] = and_(
                changes.c.table_name == table, changes.c.row_id.in_(some)
            )
            touched |= set(connection.scalars(select(changes.c.operation_id).where(mine)))
            connection.execute(delete(changes).where(mine))
    for some in batches(sorted(touched)):
        mentions = or_(operations.c.id.in_(some), operations.c.target_id.in_(some))
        rows = connection.execute(select(operations.c.id, operations.c.summary).where(mentions))
        for operation_id, summary in rows.all():
            connection.execute(
                update(operations)
                .where(operations.c.id == operation_id)
                .values(state="final", summary=_without(summary, said))
            )


def _without(summary: dict[str, Any], said: set[str]) -> dict[str, Any]:
    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return _without(value, said)
        if isinstance(value, list):
            return [kept(one) for one in value]
        return _GONE if value in said else value

    values = summary.get("values", {})
    return {**summary, "values": {name: kept(value) for name, value in values.items()}}


def _rewrite_database(project: Project) -> None:
    engine = project.store.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM FULL"))


def _rewrite_file(project: Project) -> bool:
    """Leave nothing in free pages or in the write-ahead log; whether the log could be emptied.

    What was deleted has been overwritten already (secure_delete), so a file that another program
    is reading, or a disk too full for a second copy, costs the tidying only.
    """
    with project.store.engine.connect() as connection:
        raw = cast(sqlite3.Connection, connection.connection.driver_connection)
        with suppress(sqlite3.OperationalError):
            raw.execute("VACUUM")
        try:
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return False
        return not busy
