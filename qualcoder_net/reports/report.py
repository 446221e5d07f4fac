"""What a matrix report says, as plain values that every writer shares."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qualcoder_net.analysis.matrix import Cells, MatrixResult
    from qualcoder_net.reports.words import Words

# None is a figure that does not exist: a share of no words at all.
Figure = int | float | bool | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A row or column: its label, and the full path where a label is part of a tree."""

    label: str
    path: str = ""

    @property
    def full(self) -> str:
        return self.path or self.label


@dataclass(frozen=True, slots=True)
class Quotation:
    """A respondent's words and where they stand. Labels only: what the researcher calls things.

    `turn` counts in the source, `sentence` in the turn, `line` in the transcript; give those that
    readers can look up. `code` and `coder` are named where they say more than the heading does.
    """

    text: str
    source: str
    speaker: str = ""
    turn: int | None = None
    line: int | None = None
    sentence: int | None = None
    code: str = ""
    coder: str = ""


@dataclass(frozen=True, slots=True)
class CellQuotations:
    """The quotations shown for a cell, of as many as there are.

    `row` and `column` are positions in the report's rows and columns.
    """

    row: int
    column: int
    quotations: tuple[Quotation, ...]
    of: int

    def heading(self, report: MatrixReport, t: Words) -> str:
        """The column's full label, and how many of how many are shown when not all are."""
        label, shown = report.columns[self.column].full, len(self.quotations)
        if shown >= self.of:
            return label
        return t("{label} ({shown} of {n})", label=label, shown=shown, n=t.number(self.of))


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A code as the appendix prints it, in the report's language; entries come in reading order."""

    depth: int
    label: str
    definition: str = ""
    inclusion: str = ""
    exclusion: str = ""
    example: str = ""
    colour: str = "#808080"

    @property
    def rgb(self) -> str:
        """The colour as six hexadecimal digits; grey where it is written otherwise."""
        digits = self.colour.removeprefix("#")
        return digits if re.fullmatch("[0-9A-Fa-f]{6}", digits) else "808080"

    def described(self, t: Words) -> list[tuple[str, str]]:
        """What there is to say of the code, as (word, text); the definition needs no word."""
        said = (
            ("", self.definition),
            (t("Inclusion"), self.inclusion),
            (t("Exclusion"), self.exclusion),
            (t("Example"), self.example),
        )
        return [(word, text.strip()) for word, text in said if text.strip()]


@dataclass(frozen=True)
class Grid:
    """The figures: rows of values, and totals that count everything once (they are not sums)."""

    values: tuple[tuple[Figure, ...], ...]
    row_totals: tuple[Figure, ...]
    column_totals: tuple[Figure, ...]
    total: Figure

    @staticmethod
    def of(result: MatrixResult) -> Grid:
        return Grid(
            values=tuple(_plain(row) for row in result.values.to_numpy()),
            row_totals=_plain(result.row_totals),
            column_totals=_plain(result.column_totals),
            total=_plain([result.total])[0],
        )

    def transposed(self) -> Grid:
        values = tuple(zip(*self.values, strict=True)) if self.values else ()
        values = values or tuple(() for _ in self.column_totals)
        return Grid(values, self.column_totals, self.row_totals, self.total)


@dataclass(frozen=True)
class MatrixReport:
    """A matrix with everything that a reader needs in order to trust it.

    `unit`, `universe`, `coders` and `quotation_rule` are sentences in the report's language;
    `quotations` come by row and within it by column, cells without any left out.
    `fiction` marks invented material wherever it could be taken for real.
    """

    title: str
    caption: str
    row_heading: str
    column_heading: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    grid: Grid
    cells: Cells
    unit: str
    universe: str
    coders: str
    date: dt.date
    language: str = "en"
    author: str = ""
    quotations: tuple[CellQuotations, ...] = ()
    quotation_rule: str = ""
    codebook: tuple[CodebookEntry, ...] = ()
    fiction: bool = False

    def transposed(self) -> MatrixReport:
        """The same report with rows and columns changed over."""
        turned = (replace(cell, row=cell.column, column=cell.row) for cell in self.quotations)
        return replace(
            self,
            row_heading=self.column_heading,
            column_heading=self.row_heading,
            rows=self.columns,
            columns=self.rows,
            grid=self.grid.transposed(),
            quotations=tuple(sorted(turned, key=lambda cell: (cell.row, cell.column))),
        )


def printed_labels(headings: tuple[Heading, ...]) -> list[str]:
    """Labels for a table's edge: short, but with the full path where two are called the same."""
    short = [heading.label for heading in headings]
    return [
        heading.full if short.count(heading.label) > 1 else heading.label for heading in headings
    ]


def plain(value: Any) -> Any:
    """Python's own value instead of numpy's, and None for NaN."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value


def _plain(figures: Iterable[Any]) -> tuple[Figure, ...]:
    return tuple(map(plain, figures))
