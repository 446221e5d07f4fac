"""A small report for tests: rows × columns with figures, quotations and a codebook."""

from __future__ import annotations

import datetime as dt
from typing import Any

from qualcoder_net.reports.report import (
    CellQuotations,
    CodebookEntry,
    Figure,
    Grid,
    Heading,
    MatrixReport,
    Quotation,
)

SAID = "We vóélen dat het werkt, maar ik sta met lege handen."


def grid(rows: int, columns: int, figure: Any = None) -> Grid:
    """Figures row × column; by default 0, 1, 2 … so that each can be told apart."""
    figure = figure or (lambda i, j: i * columns + j)
    values = tuple(tuple(figure(i, j) for j in range(columns)) for i in range(rows))

    def total(figures: tuple[Figure, ...]) -> Figure:
        return max((f for f in figures if f is not None), default=None)

    row_totals = tuple(total(row) for row in values)
    column_totals = tuple(total(tuple(row[j] for row in values)) for j in range(columns))
    return Grid(values, row_totals, column_totals, total(row_totals))


def report(rows: int = 2, columns: int = 3, /, **changes: Any) -> MatrixReport:
    """A report in English about *rows* networks and *columns* codes."""
    said: dict[str, Any] = {
        "title": "What recurs and what is missing",
        "caption": "Segments by network and code",
        "row_heading": "Network",
        "column_heading": "Code",
        "rows": tuple(Heading(f"Network {i + 1}") for i in range(rows)),
        "columns": tuple(
            Heading(f"code {j + 1}", f"Branch › code {j + 1}") for j in range(columns)
        ),
        "grid": grid(rows, columns),
        "cells": "segments",
        "unit": "Number of segments.",
        "universe": "Talk of 11 respondents.",
        "coders": "consensus",
        "date": dt.date(2025, 11, 3),
        "author": "M. de Vries",
        "quotations": (
            CellQuotations(
                0,
                1,
                (
                    Quotation(SAID, "Quay 1", "R1", turn=12, line=40),
                    Quotation("Nobody asks.\nNever.", "Quay 2", "R3", turn=3, sentence=2),
                ),
                of=7,
            ),
            CellQuotations(1, 0, (Quotation("One foot here.", "Lint", code="child"),), of=1),
        ),
        "quotation_rule": "At most two.",
        "codebook": (
            CodebookEntry(0, "Branch", "All of it.", colour="#3b82c4"),
            CodebookEntry(
                1, "code 1", "Two worlds.", "Said to be absent.", "Busy.", "“Which hat?”"
            ),
        ),
    }
    return MatrixReport(**{**said, **changes})
