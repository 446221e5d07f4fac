"""Tables of figures as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcoder_net.cli.console import aligned
from qualcoder_net.cli.terminal import terminal_width


def figure_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], labels: int = 1
) -> Iterator[str]:
    """Lines with aligned cells: the first columns are labels, the last remarks, others figures."""
    keys = [str(n) for n in range(len(head))]
    records = [dict(zip(keys, row, strict=True)) for row in rows]
    headings = dict(zip(keys, head, strict=True))
    return aligned(records, headings, terminal_width(), figures=keys[labels:-1])
