"""A matrix report as an Excel workbook: figures one can calculate with, quotations, method."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from qualcoder_net.i18n import _
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.method import caption, fiction_mark, notes
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.report import Figure, MatrixReport, printed_labels
from qualcoder_net.reports.shades import FILLS, shades
from qualcoder_net.reports.sheetml import row_height, rows, save_with_rows, whole
from qualcoder_net.reports.words import Words, words

_BOLD = Font(name="Calibri", size=11, bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center")
_HEAD = Alignment(horizontal="center", vertical="bottom", wrap_text=True)
_LINE = Side(style="thin", color="404040")
_UNDER, _ABOVE, _BEFORE = Border(bottom=_LINE), Border(top=_LINE), Border(left=_LINE)
_GROUNDS = [PatternFill("solid", fgColor=fill) if fill else PatternFill() for fill in FILLS]
_FORMATS = {"share": "0.0%", "per_1000": "0.0", "presence": '"x";;"–"'}
_QUOTATION_WIDTHS = (22, 34, 90, 22, 18, 8, 8, 10, 26, 16)
_EVERY = 1000  # quotations between two words of progress


def write(report: MatrixReport, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *report* with the sheets Matrix, Quotations, Method and Codebook (as far as filled).

    Shares are numbers from 0 to 1 shown as percentages, presence is 1 or 0.
    """
    t = words(report.language)
    workbook = _Workbook(report, t)
    about, now = (
        workbook.book.properties,
        dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None),
    )
    about.title = printable(report.title)
    about.creator = about.lastModifiedBy = printable(report.author) or None
    about.language = t.locale
    about.created = about.modified = now
    saved = io.BytesIO()
    workbook.book.save(saved)
    content = rows(
        workbook.quotations(progress),
        first=2,
        style=workbook.quotation_style,
        widths=_QUOTATION_WIDTHS,
    )
    save_with_rows(saved, stream, sheet=2, content=content)


class _Workbook:
    """The sheets, with all but the quotations in them; those are added to the second sheet."""

    quotation_style = 0

    def __init__(self, report: MatrixReport, t: Words) -> None:
        self.report, self.t = report, t
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self._matrix()
        if report.quotations:
            self._quotation_heads()
        self._method()
        if report.codebook:
            self._codebook()

    def _sheet(self, title: str, widths: Sequence[float], frozen: str) -> Worksheet:
        """A new sheet that prints on A4, with the mark of fiction at its foot."""
        sheet: Worksheet = self.book.create_sheet(title)
        for i, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(i)].width = width
        sheet.freeze_panes = frozen
        setup: Any = sheet.page_setup
        setup.paperSize, setup.orientation, setup.fitToHeight = 9, "landscape", 0
        page: Any = sheet.sheet_properties
        page.pageSetUpPr.fitToPage = True
        mark = f"{fiction_mark(self.t)} · " if self.report.fiction else ""
        foot: Any = sheet.oddFooter
        foot.center.text = f"{mark}&P / &N"
        return sheet

    def _matrix(self) -> None:
        report, t, grid = self.report, self.t, self.report.grid
        labels, heads = printed_labels(report.rows), printed_labels(report.columns)
        first = min(max([len(label) for label in labels] + [12]) + 2, 50)
        words_of = [re.split(r"\s+", head) for head in [*heads, t("Total")]]
        longest = [max(len(word) for word in words) for words in words_of]
        widths = [first, *(min(max(length + 3, 10), 30) for length in longest)]
        sheet = self._sheet(t("Matrix"), widths, "B3")
        _put(sheet, 1, 1, caption(report, t), font=_BOLD)
        _put(sheet, 2, 1, report.row_heading, font=_BOLD, border=_UNDER)
        for j, head in enumerate([*heads, t("Total")], 2):
            _put(sheet, 2, j, head, font=_BOLD, border=_UNDER, alignment=_HEAD)
        steps, last = shades(report).tolist(), len(heads) + 2
        for i, label in enumerate(labels):
            _put(sheet, i + 3, 1, label, alignment=_WRAPPED)
            for j, figure in enumerate(grid.values[i]):
                self._figure(sheet, i + 3, j + 2, figure, fill=_GROUNDS[steps[i][j]])
            self._figure(sheet, i + 3, last, grid.row_totals[i], font=_BOLD, border=_BEFORE)
        bottom = len(labels) + 3
        _put(sheet, bottom, 1, t("Total"), font=_BOLD, border=_ABOVE)
        for j, total in enumerate([*grid.column_totals, grid.total], 2):
            self._figure(sheet, bottom, j, total, font=_BOLD, border=_ABOVE)
        _fit_heights(sheet, widths, first=2)

    def _figure(self, sheet: Worksheet, row: int, column: int, figure: Figure, **look: Any) -> None:
        value = self.t("n/a") if figure is None else figure
        value = int(value) if isinstance(value, bool) else value
        number_format = _FORMATS.get(self.report.cells, "#,##0")
        _put(sheet, row, column, value, number_format=number_format, alignment=_CENTRED, **look)

    def _quotation_heads(self) -> None:
        report, t = self.report, self.t
        heads = [
            report.row_heading, report.column_heading, t("Quotation"), t("Source"), t("Speaker"),
            t("Turn"), t("Line"), t("Sentence"), t("Code"), t("Coder"),
        ]  # fmt: skip
        sheet = self._sheet(t("Quotations"), _QUOTATION_WIDTHS, "A2")
        for j, head in enumerate(heads, 1):
            _put(sheet, 1, j, head, font=_BOLD, border=_UNDER)
        shown = sum(len(cell.quotations) for cell in report.quotations)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{shown + 1}"
        # the look of the cells that openpyxl does not write itself
        pattern = Cell(sheet, 2, 1)
        pattern.alignment = _WRAPPED
        self.quotation_style = pattern.style_id

    def quotations(self, progress: Report) -> Iterator[list[str | int | None]]:
        report = self.report
        total, done = sum(len(cell.quotations) for cell in report.quotations), 0
        for cell in report.quotations:
            row, column = report.rows[cell.row].full, report.columns[cell.column].full
            for one in cell.quotations:
                if done % _EVERY == 0:
                    progress(done, total, _("Writing quotations"))
                done += 1
                yield [
                    row, column, one.text, one.source, one.speaker,
                    one.turn, one.line, one.sentence, one.code, one.coder,
                ]  # fmt: skip

    def _method(self) -> None:
        report, t = self.report, self.t
        said = [
            (t("Title"), report.title),
            (t("Author"), report.author),
            (t("Date"), t.date(report.date)),
            (t("Caption"), caption(report, t)),
            *notes(report, t),
            (t("Quotations"), report.quotation_rule if report.quotations else ""),
        ]
        widths = [18, 110]
        sheet = self._sheet(t("Method"), widths, "A1")
        for i, (word, sentence) in enumerate(((w, s) for w, s in said if s), 1):
            _put(sheet, i, 1, word, font=_BOLD, alignment=_WRAPPED)
            _put(sheet, i, 2, sentence, alignment=_WRAPPED)
        _fit_heights(sheet, widths)

    def _codebook(self) -> None:
        t = self.t
        widths = [8, 34, 60, 50, 50, 60, 10]
        sheet = self._sheet(t("Codebook"), widths, "A2")
        heads = [
            t("Level"), t("Code"), t("Definition"), t("Inclusion"), t("Exclusion"), t("Example"),
            t("Colour"),
        ]  # fmt: skip
        for j, head in enumerate(heads, 1):
            _put(sheet, 1, j, head, font=_BOLD, border=_UNDER)
        for i, entry in enumerate(self.report.codebook, 2):
            said: list[str | int] = [
                entry.depth + 1, entry.label, entry.definition, entry.inclusion, entry.exclusion,
                entry.example, entry.colour,
            ]  # fmt: skip
            for j, value in enumerate(said, 1):
                _put(sheet, i, j, value, alignment=_WRAPPED)
        _fit_heights(sheet, widths)


def _fit_heights(sheet: Worksheet, widths: Sequence[float], first: int = 1) -> None:
    for number, row in enumerate(sheet.iter_rows(min_row=first, values_only=True), first):
        sheet.row_dimensions[number].height = row_height(row, widths)


def _put(sheet: Worksheet, row: int, column: int, value: str | float | None, **look: Any) -> Cell:
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    cell.value = whole(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # also where it starts with “=” or “#”: never a formula
    for name, style in look.items():
        setattr(cell, name, style)
    return cell
