"""The matrix as Word tables: turned or split to fit the page, shaded, with totals and notes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcoder_net.reports.method import caption, notes
from qualcoder_net.reports.report import Figure, Heading, MatrixReport, printed_labels
from qualcoder_net.reports.shades import FILLS, shades
from qualcoder_net.reports.wordml import Cell, field, paragraph, run, table
from qualcoder_net.reports.words import Words

MOST_COLUMNS = 10
# About what a character of a bold 9 point label takes, in twips: in Arial, and in the wide faces
# (Verdana) that a template may have.
NARROW, WIDE = 94, 118
# Characters; longer labels are cut in the table and written out beneath it.
_LONGEST_HEAD, _LONGEST_LABEL = 90, 180
_SHORT = 24  # characters that an upright head may have without being broken


@dataclass(frozen=True)
class WordMatrix:
    """The matrix fitted to a page of *room* twips between its margins.

    `ids` are a document's names for our styles; `number` is the table's number in the document;
    `character` is how wide a character of a label is taken to be.
    """

    report: MatrixReport
    t: Words
    ids: Mapping[str, str]
    room: int
    number: int = 1
    character: int = NARROW

    def blocks(self) -> Iterator[str]:
        """Captions, tables and notes, as WordprocessingML."""
        t, report = self.t, fitted(self.report)
        cut: list[str] = []
        parts = column_parts(len(report.columns))
        for number, part in enumerate(parts, 1):
            named = t("part {n} of {total}", n=number, total=len(parts)) if len(parts) > 1 else ""
            yield self._caption(named, first=number == 1)
            yield _Part(self, report, part, number == len(parts), cut).xml()
            if number < len(parts):
                yield paragraph(self.ids["MatrixNote"])
        said = notes(report, t)
        if cut:
            said.append((t("Shortened in the table"), "; ".join(dict.fromkeys(cut)) + "."))
        for word, sentence in said:
            lead = run(f"{word}: ", properties="<w:b/>")
            yield paragraph(self.ids["MatrixNote"], lead, run(sentence))

    def _caption(self, part: str, *, first: bool) -> str:
        """“Table 1. …”; further parts repeat the number (`\\c`) instead of counting on."""
        label = self.t("Table")
        switches = r"\* ARABIC" if first else r"\c \* ARABIC"
        number = field(f"SEQ {label} {switches}", str(self.number))
        text = caption(self.report, self.t, part)
        return paragraph(self.ids["Caption"], run(f"{label} "), number, run(f". {text}"))


@dataclass(frozen=True)
class _Part:
    """The table of some of the columns; the last part has the totals of the rows.

    Labels that had to be shortened are added to `cut`.
    """

    matrix: WordMatrix
    report: MatrixReport
    columns: range
    last: bool
    cut: list[str]

    def xml(self) -> str:
        report, total = self.report, self.matrix.t("Total")
        labels = self._labels(report.rows, _LONGEST_LABEL)
        column_labels = self._labels(report.columns, _LONGEST_HEAD)
        heads = [column_labels[j] for j in self.columns] + [total] * self.last
        sides = [report.row_heading, total, *labels]
        layout = Layout.of(self.matrix.room, sides, heads, self.matrix.character)
        rows = [
            [
                Cell(self._p("MatrixHeading", report.row_heading), rule=("bottom",)),
                *(self._head(head, layout.upwards) for head in heads),
            ],
            *self._rows(labels),
            self._totals(total),
        ]
        return table(
            self.matrix.ids["Matrix"],
            layout.widths,
            rows,
            name=report.caption,
            header_height=layout.header_height,
        )

    def _rows(self, labels: Sequence[str]) -> Iterator[list[Cell]]:
        grid, steps = self.report.grid, shades(self.report)
        for i, label in enumerate(labels):
            figures = [self._figure(grid.values[i][j], FILLS[steps[i, j]]) for j in self.columns]
            end = [self._total(grid.row_totals[i], "left")] * self.last
            yield [Cell(self._p("MatrixText", label)), *figures, *end]

    def _totals(self, label: str) -> list[Cell]:
        grid = self.report.grid
        return [
            Cell(self._p("MatrixHeading", label), rule=("top",)),
            *(self._total(grid.column_totals[j], "top") for j in self.columns),
            *[self._total(grid.total, "top", "left")] * self.last,
        ]

    def _labels(self, headings: tuple[Heading, ...], longest: int) -> list[str]:
        return [self._shortened(label, longest) for label in printed_labels(headings)]

    def _shortened(self, label: str, longest: int) -> str:
        label = " ".join(label.split())
        if len(label) <= longest:
            return label
        self.cut.append(f"“{label}”")
        return f"{label[: longest - 1].rstrip()}…"

    def _p(self, style: str, text: str, properties: str = "") -> str:
        return paragraph(self.matrix.ids[style], run(text, properties=properties))

    def _head(self, label: str, upwards: bool) -> Cell:
        style = "MatrixHeading" if upwards else "MatrixTotal"
        return Cell(self._p(style, label), rule=("bottom",), upwards=upwards)

    def _figure(self, figure: Figure, fill: str) -> Cell:
        text = self.matrix.t.figure(figure, self.report.cells)
        # nothing is printed lighter, so that the eye finds what there is
        properties = "" if figure else '<w:color w:val="707070"/>'
        return Cell(self._p("MatrixFigure", text, properties), fill=fill)

    def _total(self, figure: Figure, *rule: str) -> Cell:
        text = self.matrix.t.figure(figure, self.report.cells)
        return Cell(self._p("MatrixTotal", text), rule=rule)


def fitted(report: MatrixReport) -> MatrixReport:
    """The report turned so that its columns fit a page in the fewest parts."""
    columns, rows = len(report.columns), len(report.rows)
    as_given, turned = len(column_parts(columns)), len(column_parts(rows))
    return report.transposed() if columns > MOST_COLUMNS and turned < as_given else report


def column_parts(columns: int) -> list[range]:
    """Columns in as few parts as fit the page, all about as wide."""
    parts = max(1, math.ceil(columns / MOST_COLUMNS))
    borders = [round(columns * i / parts) for i in range(parts + 1)]
    return [range(borders[i], borders[i + 1]) for i in range(parts)]


@dataclass(frozen=True)
class Layout:
    """Column widths of a table and the height of its heads, in twips."""

    widths: list[int]
    upwards: bool
    header_height: int

    @staticmethod
    def of(room: int, sides: Sequence[str], heads: Sequence[str], character: int) -> Layout:
        """Heads stand upright where their longest word would be torn apart lying."""
        longest = max(len(label) for label in sides)
        first = min(max(longest * character + 160, 1500), room // 4)
        width = min((room - first) // max(len(heads), 1), 1900)
        widest = max((_longest_word(head) for head in heads), default=0)
        if widest * character + 140 <= width:
            return Layout([first] + [width] * len(heads), False, 0)
        height = max(_height(head, max((width - 120) // 220, 1)) for head in heads)
        return Layout([first] + [width] * len(heads), True, height * character + 200)


def _height(head: str, lines: int) -> int:
    """The characters an upright head takes: all, while it is short, else spread over *lines*."""
    if len(head) <= _SHORT:
        return len(head)
    # words do not fill their lines: a third more than if they did
    spread = round(len(head) / lines * 1.3)
    return min(max(_SHORT, _longest_word(head), spread), 2 * _SHORT)


def _longest_word(label: str) -> int:
    return max((len(word) for word in re.split(r"[\s/-]+", label)), default=0)
