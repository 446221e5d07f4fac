"""A document as an Excel workbook: its texts on the first sheet, each table on one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from qualcoder_net.i18n import _
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports import document as blocks
from qualcoder_net.reports.document import Block, Cell, Document
from qualcoder_net.reports.excel.sheets import (
    BOLD,
    CENTRED,
    GROUNDS,
    HEAD,
    QUIET,
    UNDER,
    WRAPPED,
    Sheets,
    figure_width,
    fit_heights,
    put,
)
from qualcoder_net.reports.method import captioned, fiction_mark, notes
from qualcoder_net.reports.numbers import Number, Numbers
from qualcoder_net.reports.report import CodebookEntry, Quotation
from qualcoder_net.reports.words import Words, words

_TEXT_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 110, 12, 60
_QUOTATION_WIDTHS = (40, 90, 22, 18, 8, 8, 10, 26, 16)
_TITLE = Font(name="Calibri", size=16, bold=True)
_CHAPTERS = [Font(name="Calibri", size=size, bold=True) for size in (14, 12, 11, 11)]
_SMALL = Font(name="Calibri", size=9, color="595959")
_LINK = Font(name="Calibri", size=11, color="1F3A5F", underline="single")
_EVERY = 1000  # quotations between two words of progress


def write(document: Document, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *document*; numbers in tables of figures are numbers, and no text is a formula."""
    _Workbook(document).write(stream, progress)


class _Workbook:
    def __init__(self, document: Document) -> None:
        self.document, self.t = document, words(document.language)
        self.numbers = Numbers(document, self.t)
        self.sheets = Sheets(self.t, fiction=document.fiction)
        self.sheets.describe(document.title, document.author)
        self.quotations: list[tuple[str, Quotation]] = []
        self.codes: list[CodebookEntry] = []
        self._chapter, self._row = "", 0

    def write(self, stream: BinaryIO, progress: Report) -> None:
        t = self.t
        self.front = self.sheets.add(t("Report"), [_TEXT_WIDTH])
        self._begin()
        for block, number in self.numbers.blocks:
            self._block(block, number)
        fit_heights(self.front, [_TEXT_WIDTH], first=2)
        if self.quotations:
            heads = [
                t("Chapter"), t("Quotation"), t("Source"), t("Speaker"), t("Turn"), t("Line"),
                t("Sentence"), t("Code"), t("Coder"),
            ]  # fmt: skip
            count = len(self.quotations)
            self.sheets.add_long(t("Quotations"), heads, _QUOTATION_WIDTHS, count)
        if self.codes:
            self.sheets.add_codebook(self.codes)
        self.sheets.save(stream, self._quoted(progress))

    # --- the first sheet -------------------------------------------------------------------------

    def _begin(self) -> None:
        document, t = self.document, self.t
        mark = fiction_mark(t) if document.fiction else ""
        byline = " · ".join(part for part in (document.author, t.date(document.date), mark) if part)
        self._say(document.title, _TITLE)
        self.front.row_dimensions[1].height = 24
        if document.subtitle:
            self._say(document.subtitle, BOLD)
        self._say(byline, _SMALL)

    def _say(self, text: str, font: Font | None = None, sheet: str = "") -> None:
        """The next line of the first sheet; with *sheet*, a link to it."""
        self._row += 1
        look = {"font": font} if font else {}
        cell = put(self.front, self._row, 1, text, alignment=WRAPPED, **look)
        if sheet:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A1")
            cell.font = _LINK

    def _block(self, block: Block, number: Number | None) -> None:
        plain = self.numbers.plain
        match block:
            case blocks.Chapter():
                self._chapter = plain(block.text)
                self._row += 1
                self._say(self._chapter, _CHAPTERS[min(block.level, 4) - 1])
            case blocks.Text():
                self._say(plain(block.text), _SMALL if block.note else None)
            case blocks.Items():
                for item in block.items:
                    self._say(f"•  {plain(item)}")
            case blocks.Quotations():
                self._quote(self._chapter, block.quotations)
                self._refer(self.t("Quotations"))
            case blocks.MatrixQuotations():
                for cell in block.report.quotations:
                    row, column = block.report.rows[cell.row], block.report.columns[cell.column]
                    self._quote(f"{row.full}: {column.full}", cell.quotations)
                self._refer(self.t("Quotations"))
            case blocks.Codes():
                self.codes += block.entries
                self._refer(self.t("Codebook"))
        if number is None:
            return
        match block:
            case blocks.Figure():
                self._say(f"{number.name}. {self._captioned(block.caption)}", BOLD)
                self._say(block.alt)
                self._notes(block.notes)
            case blocks.Table():
                said = self._captioned(block.caption, cited=block.cited)
                self._say(f"{number.name}. {said}", sheet=number.name)
                self._table(block, number)
            case blocks.MatrixTable():
                said = self._captioned(block.report.caption)
                self._say(f"{number.name}. {said}", sheet=number.name)
                self._matrix(block, number)

    def _captioned(self, text: str, *, cited: bool = False) -> str:
        fiction = self.document.fiction and not cited
        return captioned(self.numbers.plain(text), self.t, fiction=fiction)

    def _refer(self, sheet: str) -> None:
        self._say(self.t("See the sheet “{name}”.", name=sheet), sheet=sheet)

    def _notes(self, said: tuple[str, ...]) -> None:
        for note in said:
            self._say(self.numbers.plain(note), _SMALL)

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, block: blocks.Table, number: Number) -> None:
        """The caption, the heads, the rows, and beneath them the notes."""
        plain, split = self.numbers.plain, block.row_heads
        columns = list(zip(block.head, *block.rows, strict=True))
        widths = [
            figure_width(plain(block.head[j]))
            if block.figures and j >= split
            else _text_width([plain(_look(cell).text) for cell in column])
            for j, column in enumerate(columns)
        ]
        frozen = "C3" if split > 1 else "B3"
        sheet = self.sheets.add(number.name, widths, frozen if block.figures else "A3")
        put(sheet, 1, 1, self._captioned(block.caption, cited=block.cited), font=BOLD)
        for j, head in enumerate(block.head):
            aligned = HEAD if block.figures and j >= split else WRAPPED
            put(sheet, 2, j + 1, plain(head), font=BOLD, border=UNDER, alignment=aligned)
        for i, row in enumerate(block.rows, 3):
            for j, cell in enumerate(row):
                self._cell(sheet, i, j + 1, _look(cell), figure=block.figures and j >= split)
        fit_heights(sheet, widths, first=2)
        for i, note in enumerate(block.notes, len(block.rows) + 4):
            put(sheet, i, 1, plain(note), font=_SMALL)

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, *, figure: bool) -> None:
        text = self.numbers.plain(cell.text)
        look = {"fill": GROUNDS[cell.shade], "alignment": CENTRED if figure else WRAPPED}
        if cell.strong or cell.quiet:
            look["font"] = BOLD if cell.strong else QUIET
        counted = as_number(text, self.t) if figure else None
        if counted is None:
            put(sheet, row, column, text, **look)
        else:
            put(sheet, row, column, counted[0], number_format=counted[1], **look)

    def _matrix(self, block: blocks.MatrixTable, number: Number) -> None:
        report, t = block.report, self.t
        report = replace(report, fiction=self.document.fiction or report.fiction)
        sheet = self.sheets.add_matrix(report, number.name)
        for i, (word, sentence) in enumerate(notes(report, t), len(report.rows) + 5):
            put(sheet, i, 1, f"{word}: {sentence}", font=_SMALL)

    # --- quotations ------------------------------------------------------------------------------

    def _quote(self, place: str, quotations: tuple[Quotation, ...]) -> None:
        self.quotations += ((place, quotation) for quotation in quotations)

    def _quoted(self, progress: Report) -> Iterator[list[str | int | None]]:
        total = len(self.quotations)
        for done, (place, one) in enumerate(self.quotations):
            if done % _EVERY == 0:
                progress(done, total, _("Writing quotations"))
            yield [
                place, one.text, one.source, one.speaker,
                one.turn, one.line, one.sentence, one.code, one.coder,
            ]  # fmt: skip


def as_number(text: str, t: Words) -> tuple[float, str] | None:
    """What a cell's text is as a number, with the way to show it; None where it is only text.

    The text is a number as *t* writes them: “1.234,5” or “12 %” in Dutch.
    """
    thousand, point = re.escape(t.number(1000)[1]), re.escape(t.number(0.5, 1)[1])
    whole = rf"(?:0|[1-9]\d*|[1-9]\d{{0,2}}(?:{thousand}\d{{3}})+)"
    found = re.fullmatch(rf"([-−]?)({whole})(?:{point}(\d+))?(\s?%)?", text)
    if found is None:
        return None
    minus, digits, decimals, percent = found.groups()
    value = float(f"{re.sub(thousand, '', digits)}.{decimals or 0}") * (-1 if minus else 1)
    shown = "#,##0" if re.search(thousand, digits) else "0"
    shown += f".{'0' * len(decimals)}" if decimals else ""
    if percent:
        return value / 100, f"{shown}%"
    return (value if decimals else int(value)), shown


def _look(cell: str | Cell) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)


def _text_width(texts: list[str]) -> float:
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + 2, _LEAST_WIDTH), _MOST_WIDTH)
