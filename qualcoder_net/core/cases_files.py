"""Cases, sources and speakers with their attributes, in and out of tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcoder_net.core.attributes import find_or_add_attribute, kind_of, set_value
from qualcoder_net.core.cases import find_or_add_case, set_members
from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.formats.files import bytes_of
from qualcoder_net.i18n import msg, nmsg
from qualcoder_net.model import AttributeOwner, Source

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.project import Project
    from qualcoder_net.formats.tables import Row, Table
    from qualcoder_net.store.recorder import Recorder

_NAMES: dict[AttributeOwner, tuple[str, ...]] = {
    "case": ("case", "casus", "netwerk", "network"),
    "source": ("source", "bron"),
    "speaker": ("speaker", "spreker"),
}
# What an export says besides attributes; not read as attributes when it comes back.
_OURS = {
    "case": {"case", "sources", "speakers"},
    "source": {"source", "file", "language", "words", "turns", "speakers", "cases", "codings"},
    "speaker": {"source", "speaker", "interviewer"},
}


@dataclass(frozen=True)
class TableImported:
    rows: int
    attributes: int


def attribute_table(project: Project, owner: AttributeOwner) -> pd.DataFrame:
    """All cases, sources or speakers with their attributes, one row each."""
    from qualcoder_net.core import frames

    make = {
        "case": frames.cases_frame,
        "source": frames.sources_frame,
        "speaker": frames.speakers_frame,
    }
    return make[owner](project)


def export_table(project: Project, owner: AttributeOwner, file: Path) -> int:
    """Write cases, sources or speakers with their attributes to .csv or .xlsx; the rows written."""
    from qualcoder_net.formats.tables import write_csv, write_xlsx

    table = attribute_table(project, owner)
    rows = ([_cell(value) for value in row] for row in table.itertuples(index=False))
    columns = [str(column) for column in table.columns]
    match file.suffix.lower():
        case ".csv":
            write_csv(file, columns, rows)
        case ".xlsx":
            write_xlsx(file, columns, rows)
        case _:
            raise FileError(
                file, msg("a table cannot be written so."), msg("Choose .csv or .xlsx.")
            )
    return len(table)


def import_table(project: Project, owner: AttributeOwner, file: Path) -> TableImported:
    """Read attributes (and for cases also new cases; for sources their cases) from a table.

    Rows are found by name; an unknown source or speaker is an error, an unknown case is made.
    Empty cells leave what is known. One act; nothing is kept when a row is wrong.
    """
    from qualcoder_net.formats.tables import read_table

    table = read_table(bytes_of(file), file.name)
    table.need(*_NAMES[owner])
    used = {table.column(*_NAMES[owner]), *_place_columns(table, owner)}
    columns = [
        c for c in table.columns if c.strip() and c.casefold() not in _OURS[owner] and c not in used
    ]
    with project.journal.operation("attributes") as act:
        attributes = [
            (column, find_or_add_attribute(act, name, owner, _kind(table, column)))
            for column in columns
            # “source:words”, as an export calls an attribute with the name of a column of its own
            if (name := column.removeprefix(f"{owner}:"))
        ]
        owner_of = _finder(project, act, table, owner)
        for row in table.rows:
            try:
                owner_id = owner_of(row)
                for column, attribute in attributes:
                    if row.get(column):
                        set_value(act, attribute, owner_id, row.get(column))
            except QualcoderError as error:
                raise FileError(
                    file, error.what, error.remedy, place=msg("row {line}", line=row.line)
                ) from error
        act.summary = nmsg(
            "Imported attributes of {n} row from a table",
            "Imported attributes of {n} rows from a table",
            n=len(table.rows),
        )
    return TableImported(len(table.rows), len(attributes))


def _place_columns(table: Table, owner: AttributeOwner) -> tuple[str | None, ...]:
    """The columns that say where a row's owner belongs: a source's cases, a speaker's source."""
    match owner:
        case "source":
            return (table.column("cases", *_NAMES["case"]),)
        case "speaker":
            return (table.column(*_NAMES["source"]),)
        case "case":
            return ()


def _kind(table: Table, column: str) -> Any:
    return kind_of([row.get(column) for row in table.rows])


def _finder(
    project: Project, act: Recorder, table: Table, owner: AttributeOwner
) -> Callable[[Row], int]:
    """How a row of the table says which case, source or speaker it is about."""
    column = table.column(*_NAMES[owner])
    sources = {source.name: source for source in project.sources.all()}
    if owner == "case":
        return lambda row: find_or_add_case(act, row.get(column)).id
    if owner == "source":
        cases = table.column("cases", *_NAMES["case"])
        return lambda row: _source_with_cases(project, act, sources, row, column, cases)
    source_column = table.need(*_NAMES["source"])

    def speaker(row: Row) -> int:
        source = _known(project, sources, row.get(source_column))
        return project.speakers.find(source, row.get(column)).id

    return speaker


def _known(project: Project, sources: dict[str, Source], name: str) -> Source:
    return sources.get(name) or project.sources.find(name)


def _source_with_cases(
    project: Project,
    act: Recorder,
    sources: dict[str, Source],
    row: Row,
    column: str | None,
    cases: str | None,
) -> int:
    source = _known(project, sources, row.get(column))
    names = [name.strip() for name in row.get(cases).split(";") if name.strip()]
    if names:
        set_members(act, source, [find_or_add_case(act, name).id for name in names])
    return source.id


def _cell(value: Any) -> Any:
    if value is None or value != value:
        return ""
    # a column with gaps holds its numbers as fractions: 2014.0
    return int(value) if isinstance(value, float) and value.is_integer() else value
