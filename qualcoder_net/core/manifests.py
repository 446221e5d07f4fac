"""Manifests: a table that says of each file its case and its attributes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.preparing import Wanted
from qualcoder_net.errors import FileError, nearest
from qualcoder_net.i18n import msg
from qualcoder_net.model import OWNERS, AttributeOwner

if TYPE_CHECKING:
    from qualcoder_net.formats.tables import Row, Table

_FILE = ("file", "bestand", "filename", "bestandsnaam", "path", "pad")
_CASE = ("case", "casus", "netwerk", "network", "cases")
_NAME = ("name", "naam", "source", "bron")
_LANGUAGE = ("language", "taal")
_INTERVIEWER = ("interviewer", "interviewers")
_FICTION = ("fiction", "fictie")
_YES = {"yes", "ja", "true", "waar", "1", "x", "y", "j"}


def read_manifest(file: Path) -> list[Wanted]:
    """The files to import, with what the table says of each.

    Needs a column with file names (relative to the manifest). `case`, `name`, `language`,
    `interviewer` and `fiction` are understood in English and Dutch; every other column is an
    attribute of the source, or, with `case:` or `speaker:` before its name, of the case or of the
    respondents. Several cases or interviewers are parted by `;`.
    """
    from qualcoder_net.formats.files import bytes_of
    from qualcoder_net.formats.tables import read_table

    table = read_table(bytes_of(file), file.name)
    column = table.need(*_FILE)
    attributes = _attribute_columns(table)
    missing = [
        (row, name)
        for row in table.rows
        if (name := row.get(column)) and not _at(file, name).is_file()
    ]
    if missing:
        raise _missing_file(file, *missing[0], count=len(missing))
    wanted = [_wanted(file, table, row, attributes) for row in table.rows if row.get(column)]
    if not wanted:
        raise FileError(file, msg("this manifest names no files."), msg("Add a row per interview."))
    _refuse_two_values(file, table, attributes)
    return wanted


def _refuse_two_values(
    file: Path, table: Table, attributes: list[tuple[str, AttributeOwner, str]]
) -> None:
    """A case has one value of an attribute, whichever of its rows says it."""
    known: dict[tuple[str, str], tuple[str, int]] = {}
    for row in table.rows:
        cases = _several(row.get(table.column(*_CASE)))
        for column, owner, name in attributes:
            value = row.get(column).strip()
            if owner != "case" or not value:
                continue
            for case in cases:
                before, line = known.setdefault((case, name), (value, row.line))
                if before != value:
                    raise FileError(
                        file,
                        msg("“{case}” has two values of “{name}”: “{value}” here, “{before}” in "
                            "row {line}.",
                            case=case, name=name, value=value, before=before, line=line),
                        msg("Give a case the same value in all its rows, or leave them empty."),
                        place=msg("row {line}", line=row.line),
                    )  # fmt: skip


def _attribute_columns(table: Table) -> list[tuple[str, AttributeOwner, str]]:
    """(column, owner, attribute's name) for every column that is none of the known ones."""
    known = {
        table.column(*names) for names in (_FILE, _CASE, _NAME, _LANGUAGE, _INTERVIEWER, _FICTION)
    }
    return [
        (column, *owner_and_name(column))
        for column in table.columns
        if column not in known and column.strip()
    ]


def owner_and_name(column: str) -> tuple[AttributeOwner, str]:
    """“case:since” -> (case, since); without an owner it is the source's."""
    prefix, colon, rest = column.partition(":")
    for owner in OWNERS:
        if colon and prefix.strip().casefold() == owner and rest.strip():
            return owner, rest.strip()
    return "source", column.strip()


def _wanted(
    file: Path, table: Table, row: Row, attributes: list[tuple[str, AttributeOwner, str]]
) -> Wanted:
    def said(names: tuple[str, ...]) -> str:
        return row.get(table.column(*names)).strip()

    return Wanted(
        file=_at(file, row.get(table.column(*_FILE))),
        name=said(_NAME) or None,
        cases=_several(said(_CASE)),
        interviewers=_several(said(_INTERVIEWER)),
        language=said(_LANGUAGE) or None,
        fiction=said(_FICTION).casefold() in _YES,
        attributes={
            (owner, name): value
            for column, owner, name in attributes
            if (value := row.get(column).strip())
        },
    )


def _several(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.split(";") if part.strip())


def _at(manifest: Path, name: str) -> Path:
    return manifest.parent / name.strip()


def _missing_file(manifest: Path, row: Row, name: str, count: int) -> FileError:
    beside = [path.name for path in manifest.parent.iterdir()]
    near = nearest(name, beside)
    return FileError(
        manifest,
        msg("there is no file “{name}” (rows like this: {n}).", name=name, n=count),
        msg("Did you mean “{near}”?", near=near)
        if near
        else msg("Names are relative to the manifest's folder."),
        place=msg("row {line}", line=row.line),
    )
