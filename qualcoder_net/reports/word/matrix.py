"""The matrix as Word tables: turned or split to fit the page, shaded, with totals and notes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcoder_net.reports.method import caption, notes
from qualcoder_net.reports.numbers import Number
from qualcoder_net.reports.report import Figure, Heading, MatrixReport, printed_labels
from qualcoder_net.reports.shades import FILLS, shades
from qualcoder_net.reports.word.layout import Layout
from qualcoder_net.reports.word.markup import TableCell, paragraph, run, table
from qualcoder_net.reports.word.text import Setting

MOST_COLUMNS = 10  # on a page on its side
MOST_UPRIGHT = 6
# Characters; longer labels are cut in the table and written out beneath it.
_LONGEST_HEAD, _LONGEST_LABEL = 90, 180


def matrix_blocks(
    report: MatrixReport, number: Number, setting: Setting, room: int, *, wide: bool
) -> Iterator[str]:
    """Captions, tables and notes, as WordprocessingML, on a page of *room* twips."""
    t, most = setting.t, MOST_COLUMNS if wide else MOST_UPRIGHT
    report = fitted(report, most)
    cut: list[str] = []
    parts = column_parts(len(report.columns), most)
    for place, part in enumerate(parts, 1):
        named = t("part {n} of {total}", n=place, total=len(parts)) if len(parts) > 1 else ""
        yield setting.caption(number, caption(report, t, named), first=place == 1)
        yield _Part(setting, room, report, part, place == len(parts), cut).xml()
        if place < len(parts):
            yield paragraph(setting.ids["MatrixNote"])
    said = notes(report, t)
    if cut:
        said.append((t("Shortened in the table"), "; ".join(dict.fromkeys(cut)) + "."))
    yield from setting.notes(said)


@dataclass(frozen=True)
class _Part:
    """The table of some of the columns; the last part has the totals of the rows.

    Labels that had to be shortened are added to `cut`.
    """

    setting: Setting
    room: int
    report: MatrixReport
    columns: range
    last: bool
    cut: list[str]

    def xml(self) -> str:
        report, total = self.report, self.setting.t("Total")
        labels = self._labels(report.rows, _LONGEST_LABEL)
        column_labels = self._labels(report.columns, _LONGEST_HEAD)
        heads = [column_labels[j] for j in self.columns] + [total] * self.last
        sides = [report.row_heading, total, *labels]
        layout = Layout.of_figures(self.room, [sides], heads, self.setting.wideness)
        rows = [
            [
                TableCell(self._p("MatrixHeading", report.row_heading), rule=("bottom",)),
                *(self._head(head, layout.upwards) for head in heads),
            ],
            *self._rows(labels),
            self._totals(total),
        ]
        return table(
            self.setting.ids["Matrix"],
            layout.widths,
            rows,
            name=report.caption,
            header_height=layout.header_height,
            totals=True,
        )

    def _rows(self, labels: Sequence[str]) -> Iterator[list[TableCell]]:
        grid, steps = self.report.grid, shades(self.report)
        for i, label in enumerate(labels):
            figures = [self._figure(grid.values[i][j], FILLS[steps[i, j]]) for j in self.columns]
            end = [self._total(grid.row_totals[i], "left")] * self.last
            yield [TableCell(self._p("MatrixText", label)), *figures, *end]

    def _totals(self, label: str) -> list[TableCell]:
        grid = self.report.grid
        return [
            TableCell(self._p("MatrixHeading", label), rule=("top",)),
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
        return paragraph(self.setting.ids[style], run(text, properties=properties))

    def _head(self, label: str, upwards: bool) -> TableCell:
        style = "MatrixHeading" if upwards else "MatrixTotal"
        return TableCell(self._p(style, label), rule=("bottom",), upwards=upwards)

    def _figure(self, figure: Figure, fill: str) -> TableCell:
        text = self.setting.t.figure(figure, self.report.cells)
        # nothing is printed lighter, so that the eye finds what there is
        properties = "" if figure else '<w:color w:val="707070"/>'
        return TableCell(self._p("MatrixFigure", text, properties), fill=fill)

    def _total(self, figure: Figure, *rule: str) -> TableCell:
        text = self.setting.t.figure(figure, self.report.cells)
        return TableCell(self._p("MatrixTotal", text), rule=rule)


def fitted(report: MatrixReport, most: int = MOST_COLUMNS) -> MatrixReport:
    """The report turned so that its columns fit a page in the fewest parts."""
    columns, rows = len(report.columns), len(report.rows)
    as_given, turned = len(column_parts(columns, most)), len(column_parts(rows, most))
    return report.transposed() if columns > most and turned < as_given else report


def column_parts(columns: int, most: int = MOST_COLUMNS) -> list[range]:
    """Columns in as few parts as fit the page, all about as wide."""
    parts = max(1, math.ceil(columns / most))
    borders = [round(columns * i / parts) for i in range(parts + 1)]
    return [range(borders[i], borders[i + 1]) for i in range(parts)]
