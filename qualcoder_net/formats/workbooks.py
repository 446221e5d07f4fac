"""Excel files as tables of text: rows out of one that we do not trust, and rows into a new one."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.formats.container import open_zip
from qualcoder_net.formats.tables import Record, written
from qualcoder_net.formats.writing import whole_file
from qualcoder_net.i18n import msg

# Excel's own limits: characters (UTF-16 units) in a cell, and rows in a sheet.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
# Characters that XML cannot hold, as Excel writes them: _x000D_; and text that looks like that.
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_NARROWEST, _WIDEST = 8, 60
_MEASURED_ROWS = 200


@contextmanager
def records_of_workbook(
    data: bytes, name: str, sheet: str | None = None
) -> Iterator[Iterator[Record]]:
    """The rows of the first sheet that has text, or of *sheet*, with their numbers.

    Numbers are text as Excel would show them without a format (3, 0.5), dates and times in ISO
    form, formulas their last result. Raises FileError, also while the rows are read.
    """
    _refuse_hostile(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of formatting that we don't read
            yield _records(data, name, sheet)
    except FileError:
        raise
    except Exception as error:  # openpyxl fails in as many ways as a workbook can be broken
        raise FileError(
            name,
            msg("It is damaged, so Excel's rows cannot be read from it."),
            msg("Open it in Excel or LibreOffice and save it anew."),
        ) from error


def _refuse_hostile(data: bytes, name: str) -> None:
    """Unpacks every part within bounds, before openpyxl does so without any."""
    archive = open_zip(data, name)
    if not any(member.startswith("xl/workbook") for member in archive.names):
        raise FileError(
            name,
            msg("It is not an Excel file (.xlsx), though it is packed like one."),
            msg("Open it in its own program and save it as .xlsx or .csv."),
        )
    for member in archive.names:
        start = archive.read(member)[:65536].replace(b"\0", b"")
        if member.endswith((".xml", ".rels")) and b"<!DOCTYPE" in start:
            raise FileError(
                name,
                msg("Its XML declares a document type, which can make a program read other files."),
                msg("No office program writes that; don't open the file, and ask who sent it."),
                place=msg("entry {entry}", entry=member),
            )


def _records(data: bytes, name: str, sheet: str | None) -> Iterator[Record]:
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    sheets = [one for one in book.worksheets if sheet is None or one.title == sheet]
    if not sheets:
        raise FileError(
            name,
            msg("It has no sheet “{sheet}”.", sheet=sheet or ""),
            msg("Its sheets are: {sheets}.", sheets=", ".join(book.sheetnames)),
        )
    for one in sheets:
        one.reset_dimensions()  # the file may claim any; the rows themselves are counted
        rows = enumerate(one.iter_rows(values_only=True), start=1)
        records = ((number, [_text(value) for value in row]) for number, row in rows)
        for number, cells in islice(records, _MOST_ROWS):
            if any(cells):
                yield number, cells
                yield from records
                return


def _text(value: object) -> str:
    """A cell's value as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _unescaped(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(value, ".15g")  # as many digits as Excel keeps
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _unescaped(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        code_point = int(found[1], 16)
        return found[0] if 0xD800 <= code_point <= 0xDFFF or not code_point else chr(code_point)

    return _ESCAPED.sub(character, text) if "_x" in text else text


# --- writing -------------------------------------------------------------------------------------


def write_workbook(
    to: Path | BinaryIO,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "",
) -> None:
    """Write one sheet, its first row bold and always in view. Text stays text, never a formula.

    Raises QualcoderError for text that no cell can hold (32,767 characters) and for more rows
    than a sheet has, FileError when *to* cannot be written.
    """
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = ""
    book.properties.title = title or None
    sheet: Any = book.create_sheet(_sheet_title(title))
    cells = ([_cell(sheet, value, n) for value in row] for n, row in enumerate(rows, start=2))
    first = list(islice(cells, _MEASURED_ROWS))
    _lay_out(sheet, columns, first)
    sheet.append([_heading(sheet, column) for column in columns])
    for number, row in enumerate(chain(first, cells), start=2):
        if number > _MOST_ROWS:
            raise QualcoderError(
                msg("A sheet of Excel has no more than {n} rows.", n=_MOST_ROWS),
                msg("Write it as .csv instead."),
            )
        sheet.append(row)
    if isinstance(to, Path):
        with whole_file(to) as stream:
            book.save(stream)
    else:
        book.save(to)


def _sheet_title(title: str) -> str:
    """Excel allows 31 characters, and some not at all."""
    plain = re.sub(r"[\\/*?:\[\]\x00-\x1f]", " ", title).strip().strip("'")[:31]
    return plain or "1"


def _heading(sheet: Any, column: str) -> Any:
    cell = WriteOnlyCell(sheet, _cell_text(column, 1))
    cell.data_type = "s"
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: object, row: int) -> object:
    value = written(value, row)
    if not isinstance(value, str):
        return value
    text = _cell_text(value, row)
    if not text.startswith("=") and text not in _ERRORS:
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True  # so that it stays text when someone edits it
    return cell


def _cell_text(text: str, row: int) -> str:
    text = _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    if len(text) * 2 > _LONGEST_CELL and len(text.encode("utf-16-le")) > _LONGEST_CELL * 2:
        raise QualcoderError(
            msg("Row {row} has a text too long for a cell of Excel.", row=row),
            msg("Write it as .csv instead."),
        )
    return text


def _lay_out(sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    sheet.freeze_panes = "A2"
    for n, column in enumerate(columns):
        shown = [getattr(row[n], "value", row[n]) for row in rows if n < len(row)]
        longest = max((len(str(value)) for value in [column, *shown]), default=0)
        width = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(n + 1)].width = width
