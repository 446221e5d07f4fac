"""The matrix as a table of a web page, its figures linked to the quotations behind them."""

from __future__ import annotations

from collections.abc import Iterator

from qualcoder_net.reports.html.text import e
from qualcoder_net.reports.report import MatrixReport, printed_labels
from qualcoder_net.reports.shades import shades
from qualcoder_net.reports.words import Words


def matrix_rows(report: MatrixReport, t: Words, anchor: str) -> Iterator[str]:
    """The inside of the table with id *anchor*: its head, body and foot, without the caption.

    With quotations in *report*, figures are links to `cell_anchor`.
    """
    grid, cells = report.grid, report.cells
    quoted = {(cell.row, cell.column) for cell in report.quotations}
    heads = "".join(f'<th scope="col">{e(label)}</th>' for label in printed_labels(report.columns))
    yield (
        f'<thead><tr><th scope="col">{e(report.row_heading)}</th>{heads}'
        f'<th scope="col" class="total">{e(t("Total"))}</th></tr></thead>\n<tbody>'
    )
    for i, (label, steps) in enumerate(
        zip(printed_labels(report.rows), shades(report).tolist(), strict=True)
    ):
        said = [t.figure(figure, cells) for figure in grid.values[i]]
        for j in range(len(said)):
            if (i, j) in quoted:
                said[j] = f'<a href="#{cell_anchor(anchor, i, j)}">{said[j]}</a>'
        figures = "".join(
            f'<td class="s{step}">{figure}</td>' for figure, step in zip(said, steps, strict=True)
        )
        total = f'<td class="total">{t.figure(grid.row_totals[i], cells)}</td>'
        yield f'<tr><th scope="row">{e(label)}</th>{figures}{total}</tr>'
    totals = "".join(f"<td>{t.figure(total, cells)}</td>" for total in grid.column_totals)
    total = f'<td class="total">{t.figure(grid.total, cells)}</td>'
    yield f'</tbody>\n<tfoot><tr><th scope="row">{e(t("Total"))}</th>{totals}{total}</tr></tfoot>'


def cell_anchor(table: str, row: int, column: int) -> str:
    """Where the quotations of a cell stand."""
    return f"{table}-r{row + 1}c{column + 1}"
