"""A matrix as a plain grid of comma-separated values: heads, figures, totals."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.report import Figure, MatrixReport
from qualcoder_net.reports.words import words


def write(report: MatrixReport, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write figures as programs read them: decimal points, 1 and 0 for presence, empty for none.

    UTF-8 with the mark that makes Excel see it as such; columns carry their full path.
    """
    total = words(report.language)("Total")
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="", write_through=True)
    grid, out = report.grid, csv.writer(text)
    out.writerow(
        map(printable, [report.row_heading, *(head.full for head in report.columns), total])
    )
    for row, figures, row_total in zip(report.rows, grid.values, grid.row_totals, strict=True):
        out.writerow([printable(row.full), *map(_plain, (*figures, row_total))])
    out.writerow([total, *map(_plain, (*grid.column_totals, grid.total))])
    text.detach()


def _plain(figure: Figure) -> int | float | str:
    if figure is None:
        return ""
    return int(figure) if isinstance(figure, bool) else figure
