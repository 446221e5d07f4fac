"""Figures as a terminal shows them: coefficients, shares, and tables of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcoder_net.cli.console import aligned
from qualcoder_net.cli.terminal import terminal_width
from qualcoder_net.reports.report import plain

if TYPE_CHECKING:
    from qualcoder_net.reports.words import Words

__all__ = ["coefficient", "figure_table", "percent", "plain"]


def coefficient(value: float, t: Words) -> str:
    return t.coefficient(value)


def percent(value: float, t: Words) -> str:
    return t.percent(value)


def figure_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], labels: int = 1
) -> Iterator[str]:
    """Lines with aligned cells: the first columns are labels, the last remarks, others figures."""
    keys = [str(n) for n in range(len(head))]
    records = [dict(zip(keys, row, strict=True)) for row in rows]
    headings = dict(zip(keys, head, strict=True))
    return aligned(records, headings, terminal_width(), figures=keys[labels:-1])
