"""Times of the recording in a transcript's text: [00:12:34], (12:34), 00:12:34.5, #00:12:34-5#."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Hours are optional; without them minutes may pass 59. A fourth part after a colon counts frames.
_CLOCK = r"(?:\d{1,2}:[0-5]?\d|\d{1,3}):[0-5]\d(?:[.,:-]\d{1,3})?"
# Within marks a time is a time; bare it needs hours, since “om 12:30” is the clock on the wall.
_MARKED = (
    rf"\#{_CLOCK}\#"
    rf"|[\[({{<]\s?{_CLOCK}(?:\s?(?:-->|[-–—]|tot|to)\s?{_CLOCK})?\s?[\])}}>]"
)
_BARE = r"(?<![\d:.,])\d{1,2}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?(?![\d:])"
STAMP = rf"(?:{_MARKED}|{_BARE})"
# Beside a speaker's label, “Jan 0:12” is a time too.
STAMP_BY_LABEL = rf"(?:{_MARKED}|{_BARE}|(?<![\d:.,])\d{{1,3}}:[0-5]\d(?![\d:.,]))"

_PARTS = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d\d)(?:[.,-](\d{1,3}))?")
_ANYWHERE = re.compile(rf"{STAMP}|^[^\S\n]*\d{{1,3}}:[0-5]\d[^\S\n]*$", re.MULTILINE)
_AT_END = re.compile(rf"\s*(?:{STAMP}\s*)+\Z")
_AT_START = re.compile(rf"\s*{STAMP}\s*")
_OPENING = frozenset("#[({<0123456789")
_CLOSING = frozenset("#])}>0123456789")
_LONGEST = 60


class Stamp(NamedTuple):
    """A time of the recording, in milliseconds, and the characters that say it."""

    start: int
    end: int
    ms: int


def milliseconds(stamp: str) -> int:
    """The time that *stamp* says; of a range its beginning."""
    found = _PARTS.search(stamp)
    assert found is not None, stamp
    hours, minutes, seconds, fraction = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))


def stamps_in(text: str) -> Iterator[Stamp]:
    """Every time in *text*, in order, whether or not it makes sense beside the others."""
    for found in _ANYWHERE.finditer(text):
        yield Stamp(found.start(), found.end(), milliseconds(found[0]))


def without_stamps(text: str, start: int, end: int) -> tuple[int, int]:
    """The span *start* to *end* without white space and times at its borders."""
    # most borders have no time, which their first or last character tells faster than a pattern
    talk = text[start:end]
    end -= len(talk) - len(talk.rstrip())
    start += len(talk) - len(talk.lstrip())
    while text[start : start + 1] in _OPENING and (found := _AT_START.match(text, start, end)):
        start = found.end()
    # searched from near the end: a turn may be long, and times at its end are few
    while text[end - 1 : end] in _CLOSING and (
        found := _AT_END.search(text, max(start, end - _LONGEST), end)
    ):
        end = found.start()
    return min(start, end), end


def rising(times: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The most (offset, milliseconds) pairs, sorted by offset, that never go back in time.

    A clock on the wall in brackets or a slip of the typist thus falls out, not what follows it.
    """
    pairs = sorted(times)
    ends: list[int] = []  # ends[n]: the earliest time at which n + 1 rising pairs can end
    last: list[int] = []  # which pair that is
    before: list[int] = []  # per pair, the pair before it
    for index, (_, ms) in enumerate(pairs):
        place = bisect_right(ends, ms)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [ms]
        last[place : place + 1] = [index]
    chosen: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return tuple(reversed(chosen))
