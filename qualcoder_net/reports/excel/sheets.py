"""The sheets of a workbook: how they look and print, and what stands on them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from qualcoder_net.reports.excel.markup import row_height, rows, save_with_rows, whole
from qualcoder_net.reports.method import caption, fiction_mark
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.report import CodebookEntry, Figure, MatrixReport, printed_labels
from qualcoder_net.reports.shades import FILLS, shades
from qualcoder_net.reports.words import Words

BOLD = Font(name="Calibri", size=11, bold=True)
QUIET = Font(name="Calibri", size=11, color="707070")
WRAPPED = Alignment(vertical="top", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center")
HEAD = Alignment(horizontal="center", vertical="bottom", wrap_text=True)
_LINE = Side(style="thin", color="404040")
UNDER, ABOVE, BEFORE = Border(bottom=_LINE), Border(top=_LINE), Border(left=_LINE)
GROUNDS = [PatternFill("solid", fgColor=fill) if fill else PatternFill() for fill in FILLS]
_FORMATS = {"share": "0.0%", "per_1000": "0.0", "presence": '"x";;"–"'}


class Sheets:
    """A workbook in the making, in the language of *t*; *fiction* marks every printed page."""

    def __init__(self, t: Words, *, fiction: bool) -> None:
        self.t, self.fiction = t, fiction
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self._long: tuple[int, int, Sequence[float]] | None = None

    def add(self, title: str, widths: Sequence[float], frozen: str | None = None) -> Worksheet:
        """A new sheet that prints on A4, with the mark of fiction at its foot."""
        sheet: Worksheet = self.book.create_sheet(title)
        for i, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(i)].width = width
        sheet.freeze_panes = frozen
        setup: Any = sheet.page_setup
        setup.paperSize, setup.orientation, setup.fitToHeight = 9, "landscape", 0
        page: Any = sheet.sheet_properties
        page.pageSetUpPr.fitToPage = True
        mark = f"{fiction_mark(self.t)} · " if self.fiction else ""
        foot: Any = sheet.oddFooter
        foot.center.text = f"{mark}&P / &N"
        return sheet

    def add_long(self, title: str, heads: Sequence[str], widths: Sequence[float], n: int) -> None:
        """The one sheet whose *n* rows are given when the workbook is saved."""
        sheet = self.add(title, widths, "A2")
        put_heads(sheet, heads)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{n + 1}"
        # the look of the cells that openpyxl does not write itself
        pattern = Cell(sheet, 2, 1)
        pattern.alignment = WRAPPED
        self._long = len(self.book.worksheets), pattern.style_id, widths

    def add_matrix(self, report: MatrixReport, title: str) -> Worksheet:
        """The figures of a matrix as numbers, beneath its caption."""
        t, grid = self.t, report.grid
        labels, heads = printed_labels(report.rows), [*printed_labels(report.columns), t("Total")]
        first = min(max([len(label) for label in labels] + [12]) + 2, 50)
        widths = [first, *map(figure_width, heads)]
        sheet = self.add(title, widths, "B3")
        put(sheet, 1, 1, caption(report, t), font=BOLD)
        put(sheet, 2, 1, report.row_heading, font=BOLD, border=UNDER)
        for j, head in enumerate(heads, 2):
            put(sheet, 2, j, head, font=BOLD, border=UNDER, alignment=HEAD)
        steps, last = shades(report).tolist(), len(heads) + 1
        for i, label in enumerate(labels):
            put(sheet, i + 3, 1, label, alignment=WRAPPED)
            for j, figure in enumerate(grid.values[i]):
                self._figure(sheet, report, i + 3, j + 2, figure, fill=GROUNDS[steps[i][j]])
            total = grid.row_totals[i]
            self._figure(sheet, report, i + 3, last, total, font=BOLD, border=BEFORE)
        bottom = len(labels) + 3
        put(sheet, bottom, 1, t("Total"), font=BOLD, border=ABOVE)
        for j, total in enumerate([*grid.column_totals, grid.total], 2):
            self._figure(sheet, report, bottom, j, total, font=BOLD, border=ABOVE)
        fit_heights(sheet, widths, first=2)
        return sheet

    def _figure(
        self, sheet: Worksheet, report: MatrixReport, row: int, column: int, figure: Figure,
        **look: Any,
    ) -> None:  # fmt: skip
        value = self.t("n/a") if figure is None else figure
        value = int(value) if isinstance(value, bool) else value
        look["number_format"] = _FORMATS.get(report.cells, "#,##0")
        put(sheet, row, column, value, alignment=CENTRED, **look)

    def add_codebook(self, entries: Iterable[CodebookEntry]) -> None:
        t = self.t
        widths = [8, 34, 60, 50, 50, 60, 10]
        sheet = self.add(t("Codebook"), widths, "A2")
        put_heads(sheet, [
            t("Level"), t("Code"), t("Definition"), t("Inclusion"), t("Exclusion"), t("Example"),
            t("Colour"),
        ])  # fmt: skip
        for i, entry in enumerate(entries, 2):
            said: list[str | int] = [
                entry.depth + 1, entry.label, entry.definition, entry.inclusion, entry.exclusion,
                entry.example, entry.colour,
            ]  # fmt: skip
            for j, value in enumerate(said, 1):
                put(sheet, i, j, value, alignment=WRAPPED)
        fit_heights(sheet, widths)

    def describe(self, title: str, author: str) -> None:
        """Title, author (or none), language and date."""
        about = self.book.properties
        about.title = printable(title)
        about.creator = about.lastModifiedBy = printable(author) or None
        about.language = self.t.locale
        now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
        about.created = about.modified = now

    def save(self, stream: BinaryIO, long: Iterable[Sequence[str | int | None]] = ()) -> None:
        """Write the workbook, with the rows of its long sheet."""
        saved = io.BytesIO()
        self.book.save(saved)
        if self._long is None:
            stream.write(saved.getbuffer())
            return
        number, style, widths = self._long
        content = rows(long, first=2, style=style, widths=widths)
        save_with_rows(saved, stream, sheet=number, content=content)


def figure_width(head: str) -> float:
    """How wide a column of figures is for its head to be wrapped at words."""
    return min(max(max(len(word) for word in re.split(r"\s+", head)) + 3, 10), 30)


def put_heads(sheet: Worksheet, heads: Sequence[str]) -> None:
    for j, head in enumerate(heads, 1):
        put(sheet, 1, j, head, font=BOLD, border=UNDER)


def fit_heights(sheet: Worksheet, widths: Sequence[float], first: int = 1) -> None:
    for number, row in enumerate(sheet.iter_rows(min_row=first, values_only=True), first):
        sheet.row_dimensions[number].height = row_height(row, widths)


def put(sheet: Worksheet, row: int, column: int, value: str | float | None, **look: Any) -> Cell:
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    cell.value = whole(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # also where it starts with “=” or “#”: never a formula
    for name, style in look.items():
        setattr(cell, name, style)
    return cell
