"""Codings in and out of tables: every row checked against the text before anything is entered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from qualcoder_net.core.codings import fingerprint
from qualcoder_net.core.quoting import Quoter
from qualcoder_net.core.sources import find_source
from qualcoder_net.errors import FileError, QualcoderError, Refused
from qualcoder_net.formats.files import bytes_of
from qualcoder_net.formats.writing import whole_file
from qualcoder_net.i18n import msg, nmsg
from qualcoder_net.model import Code, Codebook, Coding, Source
from qualcoder_net.store import schema
from qualcoder_net.store.journal import enter_coder, new_guid, now

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.formats.tables import Row, Table

COLUMNS = (
    "source", "start", "end", "quotation", "code", "coder", "origin", "score", "model",
    "decided_at", "created_at", "turn", "speaker", "asked", "path",
)  # fmt: skip

_MISTAKES_SHOWN = 10


@dataclass(frozen=True)
class CodingsImported:
    """How many rows became codings, and how many said what was known already."""

    added: int
    known: int


@dataclass(frozen=True)
class _Wanted:
    source: Source
    start: int
    end: int
    code: Code
    coder: str
    origin: str
    fingerprint: str


def import_codings(project: Project, file: Path, *, coder: str | None = None) -> CodingsImported:
    """Enter the codings of a table (source, start, end, quotation, code, coder) as one act.

    A row whose quotation differs from the text at its offsets is refused with its line; then
    nothing is entered. Without a coder column the codings are those of *coder* or the one at work.
    """
    wanted = _read(project, file, coder or project.journal.coder_name)
    codings = schema.codings
    with project.journal.operation("import codings") as act:
        names = dict.fromkeys(one.coder for one in wanted)
        ids = {name: enter_coder(act.connection, name).id for name in names}
        key = (codings.c.source_id, codings.c.start, codings.c.end, codings.c.code_id)
        seen = {tuple(row) for row in act.connection.execute(select(*key, codings.c.coder_id))}
        moment = now()
        rows = []
        for one in wanted:
            place = (one.source.id, one.start, one.end, one.code.id, ids[one.coder])
            if place in seen:
                continue
            seen.add(place)
            rows.append(
                {
                    "guid": new_guid(),
                    "source_id": one.source.id,
                    "start": one.start,
                    "end": one.end,
                    "code_id": one.code.id,
                    "coder_id": ids[one.coder],
                    "origin": one.origin,
                    "created_at": moment,
                    "fingerprint": one.fingerprint,
                }
            )
        act.insert_many(codings, rows)
        act.summary = nmsg("Imported {n} coding", "Imported {n} codings", n=len(rows))
    return CodingsImported(added=len(rows), known=len(wanted) - len(rows))


def sources_in(project: Project, file: Path) -> list[Source]:
    """Those of the project's sources that a table of codings names."""
    named = {row.get("source", "").strip().casefold() for _line, row in _rows(file)}
    return [source for source in project.sources.all() if source.name.casefold() in named]


def export_codings(project: Project, file: Path, codings: Sequence[Coding] | None = None) -> int:
    """Write codings (default: all) with their quotations to .csv, .xlsx or .json; how many."""
    from qualcoder_net.formats.tables import write_csv, write_xlsx

    chosen = project.codings.select() if codings is None else list(codings)
    rows = list(coding_rows(project, chosen))
    table = ([row[column] for column in COLUMNS] for row in rows)
    match file.suffix.lower():
        case ".csv":
            write_csv(file, COLUMNS, table)
        case ".xlsx":
            write_xlsx(file, COLUMNS, table)
        case ".json":
            with whole_file(file) as stream:
                stream.write(json.dumps(rows, ensure_ascii=False, indent=1).encode())
        case _:
            raise FileError(
                file, msg("codings cannot be written so."), msg("Choose .csv, .xlsx or .json.")
            )
    return len(rows)


def coding_rows(project: Project, codings: Sequence[Coding]) -> Iterator[dict[str, Any]]:
    """A dictionary for each coding, with COLUMNS as its keys.

    Score, model and time of the decision are empty, but of what was a suggestion here.
    """
    coders = {coder.id: coder.name for coder in project.coders.all()}
    book, asked = project.codebook.tree(), project.codings.marks_on_questions()
    decided = project.decisions.by_coding()
    for quote, coding in zip(Quoter(project).quotes(codings), codings, strict=True):
        code, decision = book.by_id[coding.code_id], decided.get(coding.id)
        yield {
            "source": quote.source.name,
            "start": coding.start,
            "end": coding.end,
            "quotation": quote.text,
            "code": code.slug,
            "coder": coders[coding.coder_id],
            "origin": coding.origin,
            "score": decision.score if decision else "",
            "model": decision.model if decision else "",
            "decided_at": decision.decided_at if decision else "",
            "created_at": coding.created_at,
            "turn": f"{quote.turn}.{quote.sentence}" if quote.turn else "",
            "speaker": quote.speaker.name if quote.speaker else "",
            "asked": "yes" if coding.id in asked else "",
            "path": "/".join(c.slug for c in [*book.ancestors(code), code]),
        }


def _read(project: Project, file: Path, coder: str) -> list[_Wanted]:
    """The rows of a table as codings; raises one FileError that names every bad row (up to ten)."""
    rows = _rows(file)
    book = project.codebook.tree()
    sources = project.sources.all()
    mistakes: list[tuple[int, str]] = []
    wanted: list[tuple[int, _Wanted]] = []
    rows.sort(key=lambda row: row[1].get("source", ""))  # so that each text is read once
    for name, of_source in groupby(rows, key=lambda row: row[1].get("source", "").strip()):
        try:
            source = find_source(sources, name)
        except QualcoderError as error:
            mistakes += [(line, str(error)) for line, _row in of_source]
            continue
        for line, row in of_source:
            try:
                wanted.append((line, _wanted(project, book, source, row, coder)))
            except QualcoderError as error:
                mistakes.append((line, str(error)))
    if mistakes:
        raise _refused(file, sorted(mistakes))
    return [one for _line, one in sorted(wanted, key=itemgetter(0))]


def _rows(file: Path) -> list[tuple[int, dict[str, str]]]:
    """(line, values by our column names) of a csv, xlsx or json table."""
    from qualcoder_net.formats.tables import read_table

    data = bytes_of(file)
    if file.suffix.lower() == ".json":
        return _json_rows(file, data)
    table = read_table(data, file.name)
    columns = {name: table.column(*names) for name, names in _NAMES.items()}
    for needed in ("source", "start", "end", "code"):
        table.need(*_NAMES[needed])
    return [(row.line, _values(table, row, columns)) for row in table.rows]


def _values(table: Table, row: Row, columns: dict[str, str | None]) -> dict[str, str]:
    # the quotation as it stands: its own white space counts
    return {name: row.values.get(column, "") for name, column in columns.items() if column}


def _json_rows(file: Path, data: bytes) -> list[tuple[int, dict[str, str]]]:
    try:
        rows = json.loads(data)
        return [
            (n, {key: "" if value is None else str(value) for key, value in row.items()})
            for n, row in enumerate(rows, 1)
        ]
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise FileError(
            file, msg("this is no list of codings."), msg("Export one to see its form.")
        ) from error


_NAMES = {
    "source": ("source", "bron", "document"),
    "start": ("start", "begin"),
    "end": ("end", "einde", "eind"),
    "quotation": ("quotation", "citaat", "quote", "text", "tekst"),
    "code": ("code",),
    "coder": ("coder", "codeur", "codeerder"),
    "origin": ("origin", "herkomst"),
}


def _wanted(
    project: Project, book: Codebook, source: Source, row: dict[str, str], coder: str
) -> _Wanted:
    content = project.sources.text(source).content
    start, end = _offset(row.get("start", "")), _offset(row.get("end", ""))
    if not 0 <= start < end <= len(content):
        raise Refused(
            msg("characters {start} to {end} are no segment of “{source}”.",
                start=start, end=end, source=source.name)
        )  # fmt: skip
    quotation = row.get("quotation", "")
    if quotation and quotation != content[start:end]:
        raise Refused(
            msg("the text at {start} to {end} is not the quotation, but “{text}”.",
                start=start, end=end, text=content[start:end][:60])
        )  # fmt: skip
    origin = row.get("origin", "").strip() or "human"
    if origin not in ("human", "suggestion"):
        raise Refused(msg("origin is human or suggestion, not “{origin}”.", origin=origin))
    return _Wanted(
        source,
        start,
        end,
        book.find(row.get("code", "").strip()),
        row.get("coder", "").strip() or coder,
        origin,
        fingerprint(content[start:end]),
    )


def _offset(said: str) -> int:
    try:
        return int(said.strip())
    except ValueError as error:
        raise Refused(msg("“{said}” is no character number.", said=said)) from error


def _refused(file: Path, mistakes: Sequence[tuple[int, str]]) -> FileError:
    lines = "\n".join(
        str(msg("  line {line}: {said}", line=n, said=s)) for n, s in mistakes[:_MISTAKES_SHOWN]
    )
    return FileError(
        file,
        nmsg("{n} row cannot be entered, so none was:\n{lines}\n",
             "{n} rows cannot be entered, so none were:\n{lines}\n",
             n=len(mistakes), lines=lines),
        msg("Correct these rows and import again."),
    )  # fmt: skip
