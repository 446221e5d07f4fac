"""What lies over a text, by visual line: stripes, marks, hits, the cursor and the selection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from qualcoder_net.model import Span
from qualcoder_net.tui.widgets.lanes import Lanes, Mark, Placed, Stripe
from qualcoder_net.tui.widgets.layout import Layout
from qualcoder_net.tui.widgets.palette import Run

_T = TypeVar("_T")
Lines = tuple[int, int]  # first and last, both inclusive


@dataclass(frozen=True, slots=True)
class Lit:
    """What stands out on the page: the cursor's sentence, a free selection, a word."""

    cursor: Span | None = None
    selection: Span | None = None
    word: Span | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that may lie over one line's text."""

    stripes: Sequence[Placed] = ()
    marks: Sequence[Mark] = ()
    hits: Sequence[Span] = ()
    current_hit: Span | None = None
    cursor: Span | None = None
    selection: Span | None = None
    word: Span | None = None

    def borders(self) -> Iterable[int]:
        for placed in self.stripes:
            yield placed.stripe.start
            yield placed.stripe.end
        for mark in self.marks:
            yield mark.start
            yield mark.end
        for span in (*self.hits, self.cursor, self.selection, self.word):
            if span is not None:
                yield from span

    def run_at(self, offset: int, kind: str) -> Run:
        over = "selection" if _holds(self.selection, offset) else ""
        hit = next((span for span in self.hits if _holds(span, offset)), None)
        return Run(
            kind,
            self._tint_at(offset),
            next((mark.style for mark in self.marks if mark.start <= offset < mark.end), ""),
            over or ("cursor" if _holds(self.cursor, offset) else ""),
            _holds(self.word, offset),
            "" if hit is None else "current-hit" if hit == self.current_hit else "hit",
        )

    def _tint_at(self, offset: int) -> str:
        """The colour of the shortest coding here: of nested ones the inner shows."""
        here = [p.stripe for p in self.stripes if p.stripe.start <= offset < p.stripe.end]
        if not here:
            return ""
        return min(here, key=lambda s: (s.end - s.start, -s.coding_id)).colour


class Overlays:
    """All overlays of one text at one layout. Changing them tells which lines look different."""

    def __init__(self, layout: Layout, stripes: Iterable[Stripe] = ()) -> None:
        self.stripes = {stripe.coding_id: stripe for stripe in stripes}
        self.lit = Lit()
        self._marks: Sequence[Mark] = ()
        self.hits: Sequence[Span] = ()
        self._current_hit: Span | None = None
        self.move_to(layout)

    def move_to(self, layout: Layout) -> None:
        """The same over another layout of the text."""
        self._layout = layout
        self._lanes = Lanes(layout, self.stripes.values())
        self._index_marks()
        self._index_hits()

    def on(self, line: int) -> Overlay:
        return Overlay(
            self._lanes.on_line(line),
            self._marks_on.get(line, ()),
            self._hits_on.get(line, ()),
            self._current_hit,
            self.lit.cursor,
            self.lit.selection,
            self.lit.word,
        )

    def is_lit(self, line: int) -> bool:
        """Whether cursor, selection or word touch a line."""
        if line >= len(self._layout):
            return False
        start, end = self._layout.starts[line], self._layout.ends[line]
        lit = (self.lit.cursor, self.lit.selection, self.lit.word)
        return any(span is not None and span[0] < end and start < span[1] for span in lit)

    def touching(self, start: int, end: int) -> list[Stripe]:
        """The stripes that share a character with `[start, end)`, oldest first."""
        near = [s for s in self.stripes.values() if s.start < end and start < s.end]
        return sorted(near, key=lambda stripe: stripe.coding_id)

    def set_stripes(self, stripes: Iterable[Stripe]) -> None:
        self.stripes = {stripe.coding_id: stripe for stripe in stripes}
        self._lanes = Lanes(self._layout, self.stripes.values())

    def add(self, stripe: Stripe) -> Iterator[Lines]:
        """One more, or the same coding with other borders; only one placed first moves others."""
        yield from self.remove(stripe.coding_id)
        self.stripes[stripe.coding_id] = stripe
        others = self._lanes.in_the_way(stripe)
        for other in others:
            self._lanes.remove(other.coding_id)
        for one in (stripe, *others):
            if placed := self._lanes.add(one):
                yield placed.first, placed.last

    def remove(self, coding_id: int) -> Iterator[Lines]:
        self.stripes.pop(coding_id, None)
        if placed := self._lanes.remove(coding_id):
            yield placed.first, placed.last

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._index_marks()

    def set_hits(self, hits: Sequence[Span]) -> None:
        self.hits, self._current_hit = hits, None
        self._index_hits()

    def set_current_hit(self, current: int | None) -> Iterator[Lines]:
        before = self._current_hit
        self._current_hit = None if current is None else self.hits[current]
        yield from self._lines_of(before, self._current_hit)

    def light(self, lit: Lit) -> Iterator[Lines]:
        """Move cursor and selection."""
        before, self.lit = self.lit, lit
        for part in fields(Lit):
            changed = _changed(getattr(before, part.name), getattr(lit, part.name))
            yield from self._lines_of(*changed)

    def _lines_of(self, *spans: Span | None) -> Iterator[Lines]:
        if len(self._layout):
            yield from (self._layout.lines_of(*span) for span in spans if span is not None)

    def _index_marks(self) -> None:
        self._marks_on = self._by_line((mark, (mark.start, mark.end)) for mark in self._marks)

    def _index_hits(self) -> None:
        self._hits_on = self._by_line((hit, hit) for hit in self.hits)

    def _by_line(self, things: Iterable[tuple[_T, Span]]) -> dict[int, list[_T]]:
        on: dict[int, list[_T]] = {}
        for thing, span in things:
            for first, last in self._lines_of(span):
                for line in range(first, last + 1):
                    on.setdefault(line, []).append(thing)
        return on


def _holds(span: Span | None, offset: int) -> bool:
    return span is not None and span[0] <= offset < span[1]


def _changed(before: Span | None, after: Span | None) -> Iterator[Span]:
    """The stretches that are in one of two spans alone."""
    if before is None or after is None or before[1] <= after[0] or after[1] <= before[0]:
        yield from (span for span in (before, after) if span is not None and before != after)
        return
    for one, other in zip(before, after, strict=True):
        if one != other:
            yield min(one, other), max(one, other)
