"""Tables of figures as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from qualcoder_net.cli.console import aligned
from qualcoder_net.cli.safe import one_line, width
from qualcoder_net.cli.terminal import terminal_width

_GAP = 2
_LABEL, _REMARK = 20, 10  # columns: cut shorter, names cannot be told apart
_TIED = "\N{NO-BREAK SPACE}"


def figure_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], labels: int = 1
) -> Iterator[str]:
    """Lines with aligned cells: the first columns are labels, the last remarks, others figures.

    In a terminal too narrow for that, each row is its labels with the figures named beneath them.
    """
    columns = terminal_width()
    if columns and _least(head, rows, labels) > columns:
        return _listed(head, rows, labels, columns)
    keys = [str(n) for n in range(len(head))]
    records = [dict(zip(keys, row, strict=True)) for row in rows]
    headings = dict(zip(keys, head, strict=True))
    return aligned(records, headings, columns, figures=keys[labels:-1])


def _least(head: Sequence[str], rows: Sequence[Sequence[str]], labels: int) -> int:
    """The columns that a table takes whose names can still be read."""
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]
    names = (min(wide, _LABEL) for wide in widths[:labels])
    return sum(names) + sum(widths[labels:-1]) + min(widths[-1], _REMARK) + _GAP * (len(widths) - 1)


def _listed(
    head: Sequence[str], rows: Sequence[Sequence[str]], labels: int, columns: int
) -> Iterator[str]:
    for row in rows:
        parts: list[str] = []
        for name, figure in zip(head[labels:-1], row[labels:-1], strict=True):
            if name and figure:
                parts.append(f"{name} {figure}")
            elif figure:  # without a name of its own it belongs to the figure before it
                parts[-1] = f"{parts[-1]} {figure}"
        named = " · ".join(part for part in (*row[:labels], row[-1]) if part)
        yield from wrap(one_line(named), columns)
        said = f"{_TIED}· ".join(part.replace(" ", _TIED) for part in parts)
        for line in wrap(said, columns, initial_indent="  ", subsequent_indent="  "):
            yield line.replace(_TIED, " ")
