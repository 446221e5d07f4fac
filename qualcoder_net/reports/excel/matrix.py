"""A matrix report as an Excel workbook: figures one can calculate with, quotations, method."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from qualcoder_net.i18n import _
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.excel.sheets import BOLD, WRAPPED, Sheets, fit_heights, put
from qualcoder_net.reports.method import caption, notes
from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.words import Words, words

_QUOTATION_WIDTHS = (22, 34, 90, 22, 18, 8, 8, 10, 26, 16)
_EVERY = 1000  # quotations between two words of progress


def write(report: MatrixReport, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *report* with the sheets Matrix, Quotations, Method and Codebook (as far as filled).

    Shares are numbers from 0 to 1 shown as percentages, presence is 1 or 0.
    """
    t = words(report.language)
    sheets = Sheets(t, fiction=report.fiction)
    sheets.describe(report.title, report.author)
    sheets.add_matrix(report, t("Matrix"))
    if report.quotations:
        heads = [
            report.row_heading, report.column_heading, t("Quotation"), t("Source"), t("Speaker"),
            t("Turn"), t("Line"), t("Sentence"), t("Code"), t("Coder"),
        ]  # fmt: skip
        shown = sum(len(cell.quotations) for cell in report.quotations)
        sheets.add_long(t("Quotations"), heads, _QUOTATION_WIDTHS, shown)
    _add_method(sheets, report, t)
    if report.codebook:
        sheets.add_codebook(report.codebook)
    sheets.save(stream, _quotations(report, progress))


def _quotations(report: MatrixReport, progress: Report) -> Iterator[list[str | int | None]]:
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


def _add_method(sheets: Sheets, report: MatrixReport, t: Words) -> None:
    said = [
        (t("Title"), report.title),
        (t("Author"), report.author),
        (t("Date"), t.date(report.date)),
        (t("Caption"), caption(report, t)),
        *notes(report, t),
        (t("Quotations"), report.quotation_rule if report.quotations else ""),
    ]
    widths = [18, 110]
    sheet = sheets.add(t("Method"), widths, "A1")
    for i, (word, sentence) in enumerate(((w, s) for w, s in said if s), 1):
        put(sheet, i, 1, word, font=BOLD, alignment=WRAPPED)
        put(sheet, i, 2, sentence, alignment=WRAPPED)
    fit_heights(sheet, widths)
