"""Checking a project: that everything stored still is what was stored, and hangs together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Table, func, select

from qualcoder_net.core.codebook import read_codebook_rows
from qualcoder_net.core.codings import fingerprint
from qualcoder_net.core.entering import text_digest
from qualcoder_net.core.sources import unpack
from qualcoder_net.errors import ProjectError
from qualcoder_net.i18n import Message, msg
from qualcoder_net.progress import Report, silent
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


@dataclass(frozen=True)
class CheckResult:
    """How many things were looked at, and each problem that was found."""

    sources: int
    codings: int
    rows: int
    problems: tuple[Message, ...]


def check_project(project: Project, report: Report = silent) -> CheckResult:
    """Look at the database, every reference, hash, border, turn and quotation."""
    problems: list[Message] = []
    counts = dict.fromkeys(schema.JOURNALLED, 0)
    with project.store.reading() as connection:
        problems += _readable(_database(connection))
        for table in schema.JOURNALLED.values():
            problems += _readable(_counted(connection, table, counts))
            problems += _readable(_dangling(connection, table))
        problems += _readable(_codes(connection))
        problems += _readable(_speakers(connection))
        problems += _readable(_sources(connection, report))
    return CheckResult(counts["sources"], counts["codings"], sum(counts.values()), tuple(problems))


def _readable(problems: Iterator[Message]) -> Iterator[Message]:
    """The problems of one kind, up to where the damage is such that we cannot read on."""
    try:
        yield from problems
    except (ProjectError, ValueError, TypeError) as error:
        yield msg("Something here cannot be read: {reason}", reason=str(error))


def _counted(connection: Connection, table: Table, counts: dict[str, int]) -> Iterator[Message]:
    counts[table.name] = connection.scalar(select(func.count()).select_from(table)) or 0
    yield from ()


def _database(connection: Connection) -> Iterator[Message]:
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if said != "ok":
                yield msg("The database says: {said}", said=said)


def _dangling(connection: Connection, table: Table) -> Iterator[Message]:
    """References of a table's rows to rows that are not there."""
    for column in table.c:
        for key in column.foreign_keys:
            target = key.column.table.alias()
            query = (
                select(table.c.id)
                .outerjoin(target, target.c.id == column)
                .where(column.is_not(None), target.c.id.is_(None))
            )
            for (row_id,) in connection.execute(query):
                yield msg(
                    "Row {row} of the table “{table}” names a “{column}” that does not exist.",
                    row=row_id, table=table.name, column=column.name,
                )  # fmt: skip


def _codes(connection: Connection) -> Iterator[Message]:
    """Codes that no walk from the top reaches: they stand in a circle."""
    book = read_codebook_rows(connection)
    reached = {code.id for _, code in book.walk()}
    for code in book.codes:
        if code.id not in reached:
            yield msg("Code “{code}” lies beneath itself.", code=code.slug)


def _speakers(connection: Connection) -> Iterator[Message]:
    """Turns and memberships that name a speaker of another source."""
    speakers = schema.speakers
    for table in (schema.turns, schema.case_members):
        query = (
            select(table.c.id)
            .join(speakers, speakers.c.id == table.c.speaker_id)
            .where(speakers.c.source_id != table.c.source_id)
        )
        for (row_id,) in connection.execute(query):
            yield msg(
                "Row {row} of the table “{table}” names a speaker of another source.",
                row=row_id, table=table.name,
            )  # fmt: skip


def _sources(connection: Connection, report: Report) -> Iterator[Message]:
    sources = connection.execute(select(schema.sources)).all()
    for n, source in enumerate(sources):
        report(n, len(sources), source.name)
        yield from _readable(_source(connection, source))


def _source(connection: Connection, source: Row[Any]) -> Iterator[Message]:
    texts, originals = schema.texts, schema.originals
    text = connection.execute(select(texts).where(texts.c.id == source.text_id)).first()
    original = connection.execute(
        select(originals).where(originals.c.id == source.original_id)
    ).first()
    if text is None or original is None:
        return  # said as a dangling reference
    content: str = text.content
    if not text_digest(content) == text.sha256 == source.text_sha256:
        yield msg("The text of “{source}” is not what was imported.", source=source.name)
    if not sha256(bytes(original.data)).hexdigest() == original.sha256 == source.file_sha256:
        yield msg("The original file of “{source}” is not what was imported.", source=source.name)
    yield from _borders(source, content, text)
    yield from _turns(connection, source, content)
    yield from _codings(connection, source, content)
    for table in (schema.resolutions, schema.decisions):
        yield from _decisions(connection, table, source, content)


def _borders(source: Row[Any], content: str, text: Row[Any]) -> Iterator[Message]:
    name = source.name
    for said, data, size in (
        (msg("The sentences of “{source}” do not fit its text.", source=name), text.sentences, 8),
        (msg("The words of “{source}” do not fit its text.", source=name), text.words, 4),
        (msg("The times of “{source}” do not fit its text.", source=name), text.times, 8),
    ):
        borders = unpack(bytes(data)) if len(data) % size == 0 else [-1]
        if data is text.times:
            borders = borders[::2]
        inside = not borders or (borders[0] >= 0 and borders[-1] <= len(content))
        if not inside or borders != sorted(borders):
            yield said


def _turns(connection: Connection, source: Row[Any], content: str) -> Iterator[Message]:
    turns = schema.turns
    before = 0
    for turn in connection.execute(
        select(turns).where(turns.c.source_id == source.id).order_by(turns.c.start)
    ):
        if not before <= turn.start < turn.end <= len(content):
            yield msg(
                "A turn of “{source}” at {start} overlaps another or leaves the text.",
                source=source.name, start=turn.start,
            )  # fmt: skip
        before = turn.end


def _codings(connection: Connection, source: Row[Any], content: str) -> Iterator[Message]:
    codings = schema.codings
    for coding in connection.execute(select(codings).where(codings.c.source_id == source.id)):
        quotation = content[coding.start : coding.end]
        inside = 0 <= coding.start < coding.end <= len(content)
        if not inside or fingerprint(quotation) != coding.fingerprint:
            yield msg(
                "A coding of “{source}” at {start}–{end} is not on the words that were coded.",
                source=source.name, start=coding.start, end=coding.end,
            )  # fmt: skip


def _decisions(
    connection: Connection, table: Table, source: Row[Any], content: str
) -> Iterator[Message]:
    of_source = select(table).where(table.c.source_id == source.id)
    for row in connection.execute(of_source):
        inside = 0 <= row.start < row.end <= len(content)
        if not inside or fingerprint(content[row.start : row.end]) != row.fingerprint:
            yield msg(
                "A decision on “{source}” at {start}–{end} is not on the words it was made on.",
                source=source.name, start=row.start, end=row.end,
            )  # fmt: skip
