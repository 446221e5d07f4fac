"""Which line feeds of a text end a paragraph, and which only wrap a line.

A line feed ends a sentence unless the source is *hard-wrapped*: broken by an editor at a width,
mid-sentence. That is decided once per source, from its *broken* lines: those that no sign ends
and that the next line takes up with a small letter. The source is hard-wrapped when

- it has at least three broken lines, one in five of the lines that another follows at once;
- their common width (the widest, but for one in twenty) is 40 to 120 characters;
- four in five of them are *full*: the next line's first word would have passed that width, less a
  slack for text that came from proportional type.

In a hard-wrapped source the line feed after a full line is soft, unless the next line opens an
item (“- ”, “1. ”, “Naam: ”). All others, and those beside a blank line, end a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDTHS = range(40, 121)
_SLACK = 0.85
_BROKEN_LINES = 3
_BROKEN_SHARE = 0.2
_FULL_SHARE = 0.8
_END_SIGNS = tuple(".!?…:;。！？\"'”’»)]}#*_")
_ITEM = re.compile(
    r"\s*(?:[-•*]\s|\d{1,2}[.)]\s|(?:[^\W\d_a-z][\w .-]{0,30}|\w{1,3}):\s|\[?\d\d?:\d\d)"
)


def hard_line_feeds(text: str) -> list[int]:
    """Offsets of the line feeds in *text* that always end a sentence, in order."""
    lines = text.split("\n")
    soft = _soft_lines(lines)
    found: list[int] = []
    offset = -1
    for number, line in enumerate(lines[:-1]):
        offset += len(line) + 1
        if number not in soft:
            found.append(offset)
    return found


def _soft_lines(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines whose line feed only wraps; none unless the source is hard-wrapped."""
    pairs = [
        n for n in range(len(lines) - 1) if _is_written(lines[n]) and _is_written(lines[n + 1])
    ]
    broken = [n for n in pairs if _is_broken(lines[n], lines[n + 1])]
    if len(broken) < max(_BROKEN_LINES, _BROKEN_SHARE * len(pairs)):
        return frozenset()
    widths = sorted(len(lines[n].rstrip()) for n in broken)
    common = widths[-1 - len(widths) // 20]
    full = {n for n in pairs if _is_full(lines[n], lines[n + 1], common)}
    if common not in _WIDTHS or len(full.intersection(broken)) < _FULL_SHARE * len(broken):
        return frozenset()
    return frozenset(n for n in full if not _ITEM.match(lines[n + 1]))


def _is_written(line: str) -> bool:
    return bool(line) and not line.isspace()


def _is_broken(line: str, following: str) -> bool:
    taken_up = following.lstrip()[0].islower() and not _ITEM.match(following)
    return taken_up and not line.rstrip().endswith(_END_SIGNS)


def _is_full(line: str, following: str, common: int) -> bool:
    """Whether the next line's first word had no room left."""
    first_word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(first_word) > common * _SLACK
