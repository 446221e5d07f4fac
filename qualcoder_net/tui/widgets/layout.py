"""Where a transcript's text stands on the screen: visual lines with exact offsets, no drawing.

A visual line covers `text[start:end]`. Between two lines may lie what is not shown: the space at
which a line was broken, line feeds, and a speaker's label before a turn, which has a column of its
own. Lines never overlap and both their starts and their ends ascend, so that an offset is found by
bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qualcoder_net.model import Span, Speaker, Turn
from qualcoder_net.tui.widgets.cells import LINE_BREAK, ODD, SPACES, WIDTHS, may_break_between

ASIDE = -1  # the turn of a line outside all turns: a heading, a preamble, an empty line

_LABEL_AT_MOST = 60  # code points; a longer stretch before a turn is text, not a label
_TIME_OR_MARK = re.compile(r"[\d\s:.,;()\[\]<>–—-]*")
_TIME = re.compile(r"\d+(:\d+)+([.,]\d+)?")


@dataclass(frozen=True)
class TranscriptView:
    """A source as the transcript shows it. `sentences` are in order and cross no turn's border."""

    text: str
    turns: Sequence[Turn] = ()
    speakers: Mapping[int, Speaker] = field(default_factory=dict)
    sentences: Sequence[Span] = ()

    def speaker_of(self, turn: Turn) -> Speaker | None:
        return self.speakers.get(turn.speaker_id) if turn.speaker_id is not None else None

    @cached_property
    def blocks(self) -> list[tuple[int, int, int]]:
        """(start, end, turn index or ASIDE) of everything to show, in order."""
        return list(_blocks(self))


@dataclass(frozen=True, slots=True)
class VisualLine:
    """One line of the screen. `turn` is an index into the view's turns, or ASIDE."""

    start: int
    end: int
    turn: int
    is_first: bool


@dataclass(frozen=True)
class Layout:
    """A text, wrapped: parallel sequences with one item per visual line."""

    starts: Sequence[int]
    ends: Sequence[int]
    turns: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def line(self, number: int) -> VisualLine:
        turn = self.turns[number]
        is_first = turn != ASIDE and (number == 0 or self.turns[number - 1] != turn)
        return VisualLine(self.starts[number], self.ends[number], turn, is_first)

    def line_of(self, offset: int) -> int:
        """The line that shows *offset*, or if it is not shown the next one that shows anything."""
        return self._within(bisect_right(self.ends, offset))

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last line that show a part of `[start, end)`, both inclusive."""
        first = self.line_of(start)
        return first, max(first, self._within(bisect_left(self.starts, end) - 1))

    def _within(self, number: int) -> int:
        return max(0, min(number, len(self.starts) - 1))


def lay_out(view: TranscriptView, width: int) -> Layout:
    """Wrap the whole of *view* to *width* cells.

    Turns follow each other without a line between them: the speakers' column parts them. Headings
    and other asides have air around them. Several empty lines within a turn are shown as one.
    """
    lines = _Lines(view.text, max(2, width))
    previous = None
    for start, end, turn in view.blocks:
        if previous is not None and ASIDE in (turn, previous):
            lines.add_blank(ASIDE)
        lines.add_block(start, end, turn)
        previous = turn
    return Layout(lines.starts, lines.ends, lines.turns)


# --- what is shown at all -----------------------------------------------------------------------


def _blocks(view: TranscriptView) -> Iterator[tuple[int, int, int]]:
    text, position = view.text, 0
    known = _labels_above(view)
    for index, turn in enumerate(view.turns):
        start, end = max(turn.start, position), min(turn.end, len(text))
        speaker = view.speaker_of(turn)
        aside_end = _label_start(text, position, start, speaker.name if speaker else "", known)
        yield from _trimmed(text, position, aside_end, ASIDE)
        yield start, max(start, end), index
        position = max(start, end)
    yield from _trimmed(text, position, len(text), ASIDE)


def _label_start(text: str, begin: int, start: int, name: str, known: Container[str]) -> int:
    """Where the label before a turn at *start* begins; *start* itself when there is none.

    It is what stands before the turn on its line, or a line of its own above the turn that says
    nothing but the speaker's name and a time, or one of the labels *known*.
    """
    line = max(text.rfind("\n", begin, start) + 1, begin)
    if text[line:start].strip():
        return line if start - line <= _LABEL_AT_MOST else start
    label, said = _line_above(text, begin, line)
    if _bare(said) in known:
        return label
    said, name = said.casefold(), name.casefold()
    if name and name in said and _TIME_OR_MARK.fullmatch(said.replace(name, "", 1)):
        return label
    return line


def _labels_above(view: TranscriptView) -> set[str]:
    """What stands on a line of its own above several turns: labels, whatever the speakers'
    names have become since.
    """
    text, position = view.text, 0
    above: Counter[str] = Counter()
    for turn in view.turns:
        start = max(turn.start, position)
        line = max(text.rfind("\n", position, start) + 1, position)
        if line > position and not text[line:start].strip():
            above[_bare(_line_above(text, position, line)[1])] += 1
        position = max(start, min(turn.end, len(text)))
    return {said for said, times in above.items() if said and times > 1}


def _line_above(text: str, begin: int, line: int) -> tuple[int, str]:
    """Where the last line with anything on it between *begin* and *line* begins, and that line."""
    above = text[begin:line].rstrip()
    label = above.rfind("\n") + 1
    return begin + label, above[label:]


def _bare(said: str) -> str:
    """A label without a time and the marks around it; nothing when it is too long for a label."""
    return "" if len(said) > _LABEL_AT_MOST else _TIME.sub("", said).strip(" \t:.()[]<>–—-")


def _trimmed(text: str, start: int, end: int, turn: int) -> Iterator[tuple[int, int, int]]:
    stretch = text[start:end]
    if said := stretch.strip():
        start += stretch.index(said[0])
        yield start, start + len(said), turn


# --- wrapping -----------------------------------------------------------------------------------


class _Lines:
    """The lines so far, growing block by block."""

    def __init__(self, text: str, width: int) -> None:
        self.text, self.width = text, width
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.turns: list[int] = []

    def add_blank(self, turn: int) -> None:
        """An empty line, standing at the end of the line before it."""
        at = self.ends[-1] if self.ends else 0
        self._add(at, at, turn)

    def add_block(self, start: int, end: int, turn: int) -> None:
        """The paragraphs of one turn or aside; a block without text still has its line."""
        begun, blank, position = False, False, start
        for stop, resume in self._paragraph_ends(start, end):
            first, last = self._trim(position, stop)
            if first < last:
                if blank and begun:
                    self.add_blank(turn)
                self._add_paragraph(first, last, turn)
                begun = True
            blank = first >= last
            position = resume
        if not begun:
            self._add(start, start, turn)

    def _paragraph_ends(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for found in LINE_BREAK.finditer(self.text, start, end):
            yield found.start(), found.end()
        yield end, end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while start < end and text[start] in SPACES:
            start += 1
        while end > start and text[end - 1] in SPACES:
            end -= 1
        return start, end

    def _add_paragraph(self, start: int, end: int, turn: int) -> None:
        if ODD.search(self.text, start, end) is None:
            self._add_plain(start, end, turn)
        else:
            self._add_by_cells(start, end, turn)

    def _add_plain(self, start: int, end: int, turn: int) -> None:
        """Break at the last space that fits; a longer word is cut. One code point, one cell."""
        text, width = self.text, self.width
        while end - start > width:
            space = text.rfind(" ", start + 1, start + width + 1)
            if space < 0:
                stop = resume = start + width
            else:
                stop, resume = space, space + 1
                while text[stop - 1] == " ":
                    stop -= 1
                while text[resume] == " ":
                    resume += 1
            self._add(start, stop, turn)
            start = resume
        self._add(start, end, turn)

    def _add_by_cells(self, start: int, end: int, turn: int) -> None:
        """The same by the width of each code point; a space may hang over the edge."""
        text, widths, room = self.text, WIDTHS, self.width
        offset, used = start, 0
        while offset < end:
            width = widths[text[offset]]
            if used + width > room and width and offset > start and text[offset] not in SPACES:
                cut = self._break_before(start, offset)
                self._add(start, self._trim(start, cut)[1], turn)
                start = offset = self._trim(cut, end)[0]
                used = 0
                continue
            used += width
            offset += 1
        self._add(start, end, turn)

    def _break_before(self, start: int, offset: int) -> int:
        """The last place in the line where the next may begin: after a space, beside a wide one."""
        text = self.text
        for cut in range(offset, start, -1):
            before, after = text[cut - 1], text[cut]
            if before in SPACES or (WIDTHS[after] and may_break_between(before, after)):
                return cut
        return offset

    def _add(self, start: int, end: int, turn: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.turns.append(turn)
