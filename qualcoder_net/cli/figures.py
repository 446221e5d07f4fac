"""Figures as a terminal shows them: coefficients, shares, and tables of both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qualcoder_net.cli.safe import padded, width

if TYPE_CHECKING:
    from qualcoder_net.reports.words import Words

_GAP = "  "


def coefficient(value: float, t: Words) -> str:
    return t("n/a") if math.isnan(value) else t.number(round(value, 2) + 0.0, 2)  # never −0.00


def percent(value: float, t: Words) -> str:
    return t("n/a") if math.isnan(value) else f"{t.number(100 * value, 1)}%"


def plain(value: Any) -> Any:
    """Python's own values, and None for what does not exist."""
    value = value.item() if hasattr(value, "item") else value
    return None if isinstance(value, float) and math.isnan(value) else value


def figure_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], labels: int = 1
) -> Iterator[str]:
    """Lines with aligned cells: the first columns are labels, the last remarks, others figures."""
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]
    last = len(head) - 1
    for row in (head, *rows):
        cells = [
            padded(cell, wide, right=labels <= n < last)
            for n, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        yield _GAP.join(cells).rstrip()
