"""The shading of matrix cells, the same in every kind of document."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from qualcoder_net.analysis.matrix import heat
from qualcoder_net.reports.report import MatrixReport

# Grounds for the steps of `heat`: each darker also in grey, all light enough for black figures.
FILLS = ("", "EAF2FA", "CFE1F2", "A9C9E8", "7FAFDA")


def shades(report: MatrixReport) -> npt.NDArray[np.int8]:
    """A step for every cell; what is merely present needs no more than a light one."""
    figures = [
        [math.nan if figure is None else float(figure) for figure in row]
        for row in report.grid.values
    ]
    steps = heat(figures).reshape(len(report.rows), len(report.columns))
    return np.minimum(steps, 2) if report.cells == "presence" else steps
