"""Long sheets as SpreadsheetML text, put into a workbook that openpyxl made.

openpyxl takes some ten microseconds for a cell, which for a hundred thousand quotations of ten
cells is more than a user should wait; written as text they take a tenth of that.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from qualcoder_net.reports.printable import printable

LONGEST_CELL = 32_767  # what Excel holds in one cell, in UTF-16 units
_END = b"</sheetData>"


def rows(
    values: Iterable[Sequence[str | int | None]],
    *,
    first: int,
    style: int,
    widths: Sequence[float],
) -> Iterator[bytes]:
    """Rows of text and numbers from row number *first* on; *style* is the look of every cell.

    `widths` are the columns' in characters; each row gets the height that its text needs.
    """
    letters = [get_column_letter(i + 1) for i in range(len(widths))]
    for number, row in enumerate(values, first):
        cells = [
            f'<c r="{letter}{number}" s="{style}"{_content(value)}</c>'
            for letter, value in zip(letters, row, strict=False)
            if value is not None and value != ""
        ]
        height = row_height(row, widths)
        yield f'<row r="{number}" ht="{height}">{"".join(cells)}</row>'.encode()


def row_height(row: Sequence[object], widths: Sequence[float]) -> float:
    """The height in points that a row of wrapped text takes, as Excel would make it."""
    lines = 1
    for value, width in zip(row, widths, strict=False):
        if isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = max(lines, sum(1 + int(len(line) / width) for line in value.split("\n")))
    return min(15.0 * lines, 409.0)


def _content(value: str | int) -> str:
    if isinstance(value, int):
        return f"><v>{value}</v>"
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(whole(value))}</t></is>'


def whole(text: str) -> str:
    """*text* as far as it fits a cell, with a word on how many characters did not."""
    text = printable(text)
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    kept = units[: 2 * (LONGEST_CELL - 40)].decode("utf-16-le", "ignore")
    return f"{kept} … [+{len(text) - len(kept)}]"


def save_with_rows(
    book: io.BytesIO, stream: BinaryIO, *, sheet: int, content: Iterable[bytes]
) -> None:
    """Copy a saved workbook to *stream*, with rows added to its sheet number *sheet* (from 1)."""
    part_name = f"xl/worksheets/sheet{sheet}.xml"
    with (
        zipfile.ZipFile(book) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for part in old.infolist():
            if part.filename != part_name:
                new.writestr(part, old.read(part))
                continue
            before, end, after = old.read(part).rpartition(_END)
            with new.open(part_name, "w", force_zip64=True) as sheet_part:
                sheet_part.write(before)
                for row in content:
                    sheet_part.write(row)
                sheet_part.write(end + after)
