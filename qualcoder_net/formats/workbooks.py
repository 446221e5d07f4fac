"""Excel files as tables of text: rows out of one that we do not trust, and rows into a new one."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
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
_SHEET = "xl/worksheets/sheet1.xml"
_DIMENSION = re.compile(rb"<dimension [^>]*/>")  # of the frame; readers may do without
_PATTERN_ROW = re.compile(rb'<row r="2".*?<c r="A2" s="(?P<style>\d+)".*?</row>', re.DOTALL)
_NARROWEST, _WIDEST = 8, 60
_MEASURED_ROWS = 200

_Value = str | int | float


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

    openpyxl makes the workbook, but we write its rows: 100,000 quotations take it five times as
    long. Raises QualcoderError for text that no cell can hold (32,767 characters) and for more
    rows than a sheet has, FileError when *to* cannot be written.
    """
    cells = ([_value(value, n) for value in row] for n, row in enumerate(rows, start=2))
    first = list(islice(cells, _MEASURED_ROWS))
    frame = _frame([_value(column, 1) for column in columns], first, title)
    if isinstance(to, Path):
        with whole_file(to) as stream:
            _fill(frame, chain(first, cells), stream)
    else:
        _fill(frame, chain(first, cells), to)


def _frame(columns: Sequence[_Value], rows: Sequence[Sequence[_Value]], title: str) -> bytes:
    """A workbook with its header and one row that only shows the style of text like “=1”."""
    book = openpyxl.Workbook()
    book.properties.creator = ""
    book.properties.title = title or None
    sheet: Any = book.active
    sheet.title = _sheet_title(title)
    sheet.freeze_panes = "A2"
    for n, column in enumerate(columns, start=1):
        cell = sheet.cell(1, n, column)
        cell.data_type = "s"
        cell.font = Font(bold=True)
        shown = [column, *(row[n - 1] for row in rows if n <= len(row))]
        width = max(len(str(value)) for value in shown) + 2
        sheet.column_dimensions[get_column_letter(n)].width = min(max(width, _NARROWEST), _WIDEST)
    sheet.cell(2, 1, "text").quotePrefix = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_title(title: str) -> str:
    """Excel allows 31 characters, and some not at all."""
    plain = re.sub(r"[\\/*?:\[\]\x00-\x1f]", " ", title).strip().strip("'")[:31]
    return plain or "1"


def _value(value: object, row: int) -> _Value:
    """A cell's number, or its text in the characters that a workbook can hold."""
    value = written(value, row)
    if not isinstance(value, str):
        return value if math.isfinite(value) else str(value)
    text = _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
    if len(text) * 2 > _LONGEST_CELL and len(text.encode("utf-16-le")) > _LONGEST_CELL * 2:
        raise QualcoderError(
            msg("Row {row} has a text too long for a cell of Excel.", row=row),
            msg("Write it as .csv instead."),
        )
    return text


def _fill(frame: bytes, rows: Iterable[Sequence[_Value]], to: BinaryIO) -> None:
    """Copy the workbook *frame* to the stream *to*, with *rows* for its second row."""
    with ZipFile(io.BytesIO(frame)) as source, ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = _DIMENSION.sub(b"", source.read(name), count=1)
            if name != _SHEET:
                archive.writestr(name, content)
                continue
            pattern = _PATTERN_ROW.search(content)
            assert pattern is not None
            with archive.open(name, "w") as sheet:
                sheet.write(content[: pattern.start()])
                for number, row in enumerate(rows, start=2):
                    sheet.write(_row_xml(number, row, pattern["style"].decode()).encode())
                sheet.write(content[pattern.end() :])


def _row_xml(number: int, row: Sequence[_Value], quoted: str) -> str:
    if number > _MOST_ROWS:
        raise QualcoderError(
            msg("A sheet of Excel has no more than {n} rows.", n=_MOST_ROWS),
            msg("Write it as .csv instead."),
        )
    cells = []
    for column, value in enumerate(row, start=1):
        place = f'r="{get_column_letter(column)}{number}"'
        if not isinstance(value, str):
            cells.append(f"<c {place}><v>{value!r}</v></c>")
        elif value:
            # so marked, text that looks like a formula stays text when someone edits it
            style = f' s="{quoted}"' if value[0] in "=+-@" else ""
            cells.append(
                f'<c {place}{style} t="inlineStr"><is><t xml:space="preserve">'
                f"{escape(value)}</t></is></c>"
            )
    return f'<row r="{number}">{"".join(cells)}</row>'
