"""A document with a block of every kind, for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from qualcoder_net.reports.document import (
    Block,
    Cell,
    Chapter,
    Codes,
    Document,
    Figure,
    Items,
    MatrixQuotations,
    MatrixTable,
    Quotations,
    Table,
    Text,
)
from qualcoder_net.reports.figures.charts import grouped_bars
from qualcoder_net.reports.report import Quotation
from tests.reports.sample import SAID, report

CASES = ("De Kade", "Oostrand", "Lint", "Veerhuis", "Het Plein")
PICTURE = grouped_bars(["a", "b"], ["n"], [[1], [2]], axis="n", language="en")
FORMS = Table(
    "Forms by network",
    ("Form", *CASES),
    (
        ("A. those concerned", Cell("x", shade=3, strong=True), "(x)", "x", "–", "x"),
        ("B. supervision", "x", Cell("0", quiet=True), "1,200", "12.5%", "(x)"),
    ),
    notes=("x: more than half.", "As in [[talks]]."),
    key="forms",
)
VALUES = Table(
    "What it yields",
    ("Network", "Value", "For whom"),
    tuple((case, "Shorter lines between care and council. " * 8, "The old") for case in CASES),
    figures=False,
)
TALKS = Table(
    "All talks",
    ("Talk", "Network", *(f"Characteristic {n}" for n in range(1, 11))),
    tuple((f"R{n}", CASES[n % 5], *("1",) * 10) for n in range(30)),
    key="talks",
    wide=True,
    row_heads=2,
)
FORCES = Figure(PICTURE, "Forces by level", "Bars: one and two.", key="forces", notes=("Counted.",))
QUOTATIONS = Quotations(
    (Quotation(SAID, "Quay 1", "R1", turn=12), Quotation("Nobody asks [[forms]].", "Quay 2"))
)
MATRIX = report()
BLOCKS: tuple[Block, ...] = (
    Chapter(1, "Design"),
    Text("See [[forms]], [[forces]] and [[nothing]]."),
    Items(("one codebook", "the talks of [[talks]]")),
    Text("Made up afterwards.", note=True),
    Chapter(1, "Value"),
    VALUES,
    Chapter(2, "All of it"),
    TALKS,
    Chapter(1, "Forms"),
    FORMS,
    FORCES,
    QUOTATIONS,
    Chapter(1, "Matrix"),
    MatrixTable(MATRIX, key="matrix"),
    Text("Behind [[matrix]]."),
    MatrixQuotations(MATRIX),
    Chapter(1, "Codebook"),
    Codes(MATRIX.codebook),
)


def document(*blocks: Block, **changes: Any) -> Document:
    """A document in English of *blocks*, or of one of every kind."""
    said: dict[str, Any] = {
        "title": "What recurs and what is missing",
        "subtitle": "Report of the pre-study",
        "blocks": blocks or BLOCKS,
        "language": "en",
        "date": dt.date(2025, 11, 3),
        "author": "M. de Vries",
    }
    return Document(**{**said, **changes})
