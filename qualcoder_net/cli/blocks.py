"""A report's blocks as lines for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from qualcoder_net.cli.safe import one_line, padded, width
from qualcoder_net.reports.document import Block, Cell, Chapter, Items, Quotations, Table, Text
from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.words import Words

_GAP = "  "
_NARROWEST = 8  # cells of a column
_WIDEST_TEXT = 100  # longer lines are hard to read
_INDENT = "  "


def as_lines(
    blocks: Iterable[Block], t: Words, columns: int | None, *, fiction: bool = False
) -> Iterator[str]:
    """Headings, texts, tables and quotations; other blocks are for paper.

    Tables keep to *columns* by breaking their cells. *fiction* marks tables and quotations.
    """
    room = min(columns or _WIDEST_TEXT, _WIDEST_TEXT)
    for block in blocks:
        match block:
            case Chapter(text=text):
                yield ""
                yield one_line(text).upper()
            case Text(text=text):
                yield from _broken(text, room)
            case Items(items=items):
                for item in items:
                    yield from _broken(item, room, first="· ", rest=_INDENT)
            case Table():
                yield ""
                yield from _table(block, t, columns, fiction)
            case Quotations(quotations=quotations):
                for quotation in quotations:
                    mark = f" · {fiction_mark(t)}" if fiction else ""
                    said = f"“{quotation.text.strip()}” ({reference(quotation, t)}{mark})"
                    yield from _broken(said, room, first=_INDENT, rest=_INDENT)


def _broken(text: str, room: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(text), room, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _table(table: Table, t: Words, columns: int | None, fiction: bool) -> Iterator[str]:
    mark = f" · {fiction_mark(t)}" if fiction and not table.cited else ""
    yield f"{one_line(table.caption)}{mark}"
    rows = [table.head, *([_text(cell) for cell in row] for row in table.rows)]
    rows = [[one_line(cell) for cell in row] for row in rows]
    room = min(columns or _WIDEST_TEXT, _WIDEST_TEXT)
    if columns and not table.figures and sum(_longest_words(rows)) + _gaps(rows) > columns:
        yield from _listed(rows, room)
        rows = []
    widths = _fitting(rows, columns)
    right = table.figures and all(len(cell) <= _NARROWEST for row in rows[1:] for cell in row[1:])
    for number, row in enumerate(rows):
        yield from _row(row, widths, right=right)
        if number == 0:
            yield "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    for note in table.notes:
        yield from _broken(note, room)


def _listed(rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    """A table of texts that is too wide, column by column: what each row says of it."""
    for n, head in enumerate(rows[0][1:], 1):
        yield head
        for row in rows[1:]:
            yield from _broken(f"{row[0]}: {row[n]}", room, first=_INDENT, rest=_INDENT * 2)


def _text(cell: str | Cell) -> str:
    return cell.text if isinstance(cell, Cell) else cell


def _row(row: Sequence[str], widths: Sequence[int], *, right: bool) -> Iterator[str]:
    """The lines of a row whose cells are broken to their columns' widths."""
    cells = [
        textwrap.wrap(cell, wide, break_on_hyphens=True) or [""]
        for cell, wide in zip(row, widths, strict=True)
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        padding = (
            padded(part, wide, right=right and n > 0)
            for n, (part, wide) in enumerate(zip(parts, widths, strict=True))
        )
        yield _GAP.join(padding).rstrip()


def _fitting(rows: Sequence[Sequence[str]], columns: int | None) -> list[int]:
    """Widths that keep the table within *columns*: the widest are narrowed first, words broken
    only where there is no other way.
    """
    by_column = list(zip(*rows, strict=True))
    widths = [max(1, *map(width, column)) for column in by_column]
    room = (columns or 1000) - _gaps(rows)
    for least in (_longest_words(rows), [_NARROWEST] * len(widths)):
        while sum(widths) > room:
            spare = [wide - low for wide, low in zip(widths, least, strict=True)]
            candidates = [n for n, more in enumerate(spare) if more > 0]
            if not candidates:
                break
            widths[max(candidates, key=widths.__getitem__)] -= 1
    # not wider than what its longest line needs, once broken
    return [
        max(1, *(width(line) for cell in column for line in textwrap.wrap(cell, wide)))
        for column, wide in zip(by_column, widths, strict=True)
    ]


def _longest_words(rows: Sequence[Sequence[str]]) -> list[int]:
    """Of each column the width of its longest word."""
    columns = zip(*rows, strict=True)
    return [
        max(width(word) for cell in column for word in [*cell.split(), ""]) for column in columns
    ]


def _gaps(rows: Sequence[Sequence[str]]) -> int:
    return len(_GAP) * (len(rows[0]) - 1) if rows else 0
