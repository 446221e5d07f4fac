"""The sentences with which a matrix defends itself: what is counted, totals, shades, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.words import Words

if TYPE_CHECKING:
    from qualcoder_net.analysis.matrix import Cells


def unit_sentence(cells: Cells, t: Words) -> str:
    """What one cell says, for `MatrixReport.unit`."""
    segment = t(
        "A segment is a stretch of talk that carries the code or one beneath it; codings that "
        "overlap are one segment, whoever made them."
    )
    match cells:
        case "segments":
            return t("Number of segments.") + " " + segment
        case "sources":
            return t("Number of sources with at least one segment.") + " " + segment
        case "speakers":
            return t("Number of speakers with at least one segment.") + " " + segment
        case "words":
            return t("Number of words in segments.") + " " + segment
        case "share":
            return t("Words in segments, as a share of the words spoken.") + " " + segment
        case "presence":
            return t("x: at least one segment; –: none.") + " " + segment
        case "per_1000":
            return t("Number of segments per 1,000 words spoken.") + " " + segment


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
    if shaded and report.cells != "presence":
        said.append((t("Shading"), shading_sentence(t)))
    if _has_missing(report):
        said.append((t("n/a"), t("No talk to divide by.")))
    return [(word, sentence) for word, sentence in said if sentence]


def caption(report: MatrixReport, t: Words, part: str = "") -> str:
    """The caption as one sentence, with the part of a split table and the mark of fiction."""
    text = report.caption.rstrip(". ")
    text = f"{text} ({part})." if part else f"{text}."
    return f"{text} {fiction_mark(t)}." if report.fiction else text


def _has_missing(report: MatrixReport) -> bool:
    grid = report.grid
    edges = (*grid.row_totals, *grid.column_totals, grid.total)
    return any(figure is None for row in (*grid.values, edges) for figure in row)
