"""A matrix report as a document: the matrix, the quotations behind it, the codebook."""

from __future__ import annotations

from collections.abc import Iterator

from qualcoder_net.reports.document import (
    Block,
    Chapter,
    Codes,
    Document,
    MatrixQuotations,
    MatrixTable,
    Text,
)
from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.words import Words, words


def matrix_document(report: MatrixReport) -> Document:
    """All that *report* says, in the order in which it is read."""
    return Document(
        title=report.title,
        blocks=tuple(_blocks(report, words(report.language))),
        language=report.language,
        date=report.date,
        author=report.author,
        fiction=report.fiction,
    )


def _blocks(report: MatrixReport, t: Words) -> Iterator[Block]:
    yield Chapter(1, t("Matrix"))
    yield MatrixTable(report)
    if report.quotations:
        yield Chapter(1, t("Quotations"))
        if report.quotation_rule:
            yield Text(report.quotation_rule)
        yield MatrixQuotations(report)
    if report.codebook:
        yield Chapter(1, t("Codebook"))
        yield Codes(report.codebook)
