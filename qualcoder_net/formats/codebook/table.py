"""Codebooks as tables, one row for each code: reads them from CSV and Excel, and writes them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.columns import (
    Columns,
    no_codes_in,
    recognised,
    refuse_slips,
)
from qualcoder_net.formats.codebook.drafts import settle
from qualcoder_net.formats.codebook.fields import Where, shortened
from qualcoder_net.formats.codebook.rows import GridRow, joined_cues
from qualcoder_net.formats.codebook.tree import codes_of
from qualcoder_net.formats.tables import Row, Table, read_table, write_csv, write_xlsx
from qualcoder_net.i18n import msg
from qualcoder_net.model import CODE_TEXTS, CodeDraft, Dropped

_WORDS = ("colour", "key", "gap", "exclusive", "guid")


def read(data: bytes, name: str) -> CodebookFile:
    """The codebook in a CSV or Excel file; *name* is the file's, for messages.

    Raises FileError, with the row and the column, for what is no table of codes.
    """
    table = read_table(data, name)
    columns = recognised(table.columns)
    refuse_slips(columns, Where(name))
    if not columns.names_codes:
        raise no_codes_in(table.columns, Where(name))
    rows = [_grid_row(table, row) for row in table.rows]
    if table.encoding is None and _needs_indents(columns):
        indents = _indents(data)
        rows = [
            GridRow(grid.where, grid.cells, indents.get(row.line, 0))
            for grid, row in zip(rows, table.rows, strict=True)
        ]
    codes = settle(codes_of(columns, rows), columns.language)
    return CodebookFile(
        language=columns.language,
        codes=codes,
        dropped=tuple(Dropped("column", 1, heading) for heading in columns.others),
    )


def _grid_row(table: Table, row: Row) -> GridRow:
    def where(column: int | None) -> Where:
        if column is None:
            return Where(table.name, msg("row {row}", row=row.line))
        return Where(
            table.name,
            msg("row {row}, column “{column}”",
                row=row.line, column=shortened(table.columns[column])),
        )  # fmt: skip

    return GridRow(where, [row.values[column] for column in table.columns])


def _needs_indents(columns: Columns) -> bool:
    return not columns.levels and not {"parent", "path"}.intersection(columns.words)


def _indents(data: bytes) -> dict[int, int]:
    """How far Excel itself indents the text of a row, where a label has no spaces before it.

    `read_table` has judged these bytes, and reads the first sheet that has text.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            found: dict[int, int] = {}
            has_text = False
            for number, cells in enumerate(sheet.iter_rows(), start=1):
                full = [cell for cell in cells if cell.value not in (None, "")]
                has_text = has_text or bool(full)
                if full and (indent := int(full[0].alignment.indent)):
                    found[number] = indent
            if has_text:
                return found
    return {}


# --- writing --------------------------------------------------------------------------------------


def write(book: CodebookFile, path: Path) -> None:
    """Write the codes to a .csv or .xlsx that `read` reads back the same.

    The name of the codebook is not in it, but as the title of the Excel sheet.
    """
    book = book.as_read()
    codes = list(_with_parents(book.codes))
    columns = _columns([code for code, _ in codes], book.language)
    headings = ["id", "parent", *(heading for heading, _ in columns)]
    rows = [[code.slug, parent, *(cell(code) for _, cell in columns)] for code, parent in codes]
    if path.suffix.lower() == ".xlsx":
        title = book.name.get(book.language) or next(iter(book.name.values()), "")
        write_xlsx(path, headings, rows, title=title)
    else:
        write_csv(path, headings, rows)


def _with_parents(codes: Sequence[CodeDraft], parent: str = "") -> Iterator[tuple[CodeDraft, str]]:
    for code in codes:
        yield code, parent
        yield from _with_parents(code.children, code.slug)


_Column = tuple[str, Callable[[CodeDraft], str]]


def _columns(codes: Sequence[CodeDraft], language: str) -> list[_Column]:
    """The columns that at least one code fills, with what a code has in them."""
    columns: list[_Column] = []
    for name in CODE_TEXTS:
        languages = _languages(codes, name, language)
        if name == "label" and not languages:
            languages = [language]
        columns += [(_heading(name, lang), _text_cell(name, lang)) for lang in languages]
    languages = _languages(codes, "cues", language)
    columns += [(_heading("cues", lang), _cues_cell(lang)) for lang in languages]
    filled = [name for name in _WORDS if any(getattr(code, name) for code in codes)]
    return columns + [(name, _word_cell(name)) for name in filled]


def _languages(codes: Sequence[CodeDraft], name: str, first: str) -> list[str]:
    found = {lang for code in codes for lang in getattr(code, name)}
    return sorted(found, key=lambda lang: (lang != first, lang))


def _heading(name: str, language: str) -> str:
    return f"{name}_{language}" if language else name


def _text_cell(name: str, language: str) -> Callable[[CodeDraft], str]:
    return lambda code: getattr(code, name).get(language, "")


def _cues_cell(language: str) -> Callable[[CodeDraft], str]:
    return lambda code: joined_cues(code.cues.get(language, ()))


def _word_cell(name: str) -> Callable[[CodeDraft], str]:
    def cell(code: CodeDraft) -> str:
        value = getattr(code, name)
        return "true" if value is True else value or ""

    return cell
