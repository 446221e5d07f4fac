"""The sentences with which a report defends its matrix: totals, shades, chosen quotations."""

from __future__ import annotations

from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.words import Words


def totals_sentence(t: Words) -> str:
    return t(
        "Totals are counted over the whole row or column at once, so that nothing in them counts "
        "twice; they are not sums of the cells."
    )


def shading_sentence(t: Words) -> str:
    return t("None for zero, then four equal steps up to the highest figure in the cells.")


def typical_sentence(n: int, t: Words) -> str:
    """The rule by which `typical` chose, for `MatrixReport.quotation_rule`."""
    return t.plural(
        "At most {n} quotation per cell, chosen by rule: the one whose length is nearest the "
        "median of the cell.",
        "At most {n} quotations per cell, chosen by rule: spread over sources first and speakers "
        "next, and among those the ones whose length is nearest the median of the cell.",
        n=n,
    )


def fiction_mark(t: Words) -> str:
    return t("Fictional material")


def notes(report: MatrixReport, t: Words, *, shaded: bool = True) -> list[tuple[str, str]]:
    """The notes beneath a matrix, in order, as (word, sentence)."""
    said = [
        (t("Unit"), report.unit),
        (t("Universe"), report.universe),
        (t("Coders"), report.coders),
        (t("Totals"), totals_sentence(t)),
    ]
    if report.cells == "presence":
        said.append((t("Signs"), t("x: at least one segment; –: none.")))
    elif shaded:
        said.append((t("Shading"), shading_sentence(t)))
    if _has_missing(report):
        said.append((t("n/a"), t("No talk to divide by.")))
    return [(word, sentence) for word, sentence in said if sentence]


def caption(report: MatrixReport, t: Words, part: str = "") -> str:
    """The matrix's caption as one sentence, with the part of a split table."""
    text = report.caption.rstrip(". ")
    return captioned(f"{text} ({part})" if part else text, t, fiction=report.fiction)


def captioned(text: str, t: Words, *, fiction: bool) -> str:
    """A caption as one sentence, with the mark of fiction."""
    text = f"{text.rstrip('. ')}."
    return f"{text} {fiction_mark(t)}." if fiction else text


def _has_missing(report: MatrixReport) -> bool:
    grid = report.grid
    edges = (*grid.row_totals, *grid.column_totals, grid.total)
    return any(figure is None for row in (*grid.values, edges) for figure in row)
