"""Where the cursor goes and what is selected, as functions on values; no screen.

The cursor is a sentence. A free selection runs from its anchor to its head, each a stretch of text
(a word, a sentence, a character), so that it is never empty and may grow past its anchor either
way. Every movement takes a Place and returns the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qualcoder_net.model import Span
from qualcoder_net.tui.widgets.cells import cluster_end, cluster_start
from qualcoder_net.tui.widgets.track import Track

Border = Literal["start", "end"]
Unit = Literal["word", "character"]


@dataclass(frozen=True, slots=True)
class Place:
    """The cursor's stop and, if there is a free selection, what it runs between.

    `word` is where a selection would begin: the word that ← and → have reached. A `sticky`
    selection is extended by every movement; another (shift, mouse) ends at the next plain one.
    """

    stop: int = 0
    anchor: Span | None = None
    head: Span | None = None
    sticky: bool = False
    word: Span | None = None

    @property
    def is_selecting(self) -> bool:
        return self.anchor is not None


# --- what is selected ---------------------------------------------------------------------------


def selected(track: Track, place: Place) -> Span:
    """The free selection if there is one, else the cursor's sentence; (0, 0) in an empty text."""
    if place.anchor and place.head:
        return min(place.anchor[0], place.head[0]), max(place.anchor[1], place.head[1])
    return track.stops[place.stop] if track.stops else (0, 0)


def begin(track: Track, place: Place, *, by_sentence: bool = False, sticky: bool = True) -> Place:
    """Start selecting: at the word reached, else at the sentence's first word or the sentence."""
    sentence = selected(track, replace(place, anchor=None, head=None))
    first = sentence if by_sentence else place.word or track.words_of(place.stop)[0]
    return Place(place.stop, first, first, sticky)


def toggle(track: Track, place: Place, *, by_sentence: bool = False) -> Place:
    """Begin a sticky selection or end it.

    What the mouse or shift selected is kept and becomes sticky. By sentence, a selection first
    grows to whole sentences.
    """
    span = selected(track, place)
    if not place.is_selecting:
        return begin(track, place, by_sentence=by_sentence)
    if by_sentence and (whole := _whole_sentences(track, span)) != span:
        return Place(place.stop, whole, whole, sticky=True)
    return clear(place) if place.sticky else replace(place, sticky=True)


def _whole_sentences(track: Track, span: Span) -> Span:
    first = track.stops[track.stop_at(span[0])]
    last = track.stops[max(0, bisect_left(track.stop_starts, span[1]) - 1)]
    return min(span[0], first[0]), max(span[1], last[1])


def select(track: Track, start: int, end: int) -> Place:
    """A free selection of `[start, end)`, the cursor on the sentence where it begins."""
    start = max(0, min(start, len(track.text)))
    span = (start, max(start, min(end, len(track.text))))
    here = Place(track.stop_at(start))
    return replace(here, anchor=span, head=span) if span[0] < span[1] else here


def drag(track: Track, origin: Span, pointer: Span) -> Place:
    """A free selection from what the mouse went down on to what it is on now."""
    return Place(track.stop_at(pointer[0]), origin, pointer)


def clear(place: Place) -> Place:
    return Place(place.stop)


# --- moving -------------------------------------------------------------------------------------


def to_stop(track: Track, place: Place, stop: int, *, forward: bool) -> Place:
    """To a sentence; a selection grows or shrinks to take it in, too, and no more."""
    stop = max(0, min(stop, len(track.stops) - 1))
    if place.anchor is None or not track.stops:
        return Place(stop)
    (start, end), anchor = track.stops[stop], place.anchor
    if end > anchor[1] and (forward or start >= anchor[0]):
        return _with_head(track, place, (end - 1, end))
    return _with_head(track, place, (start, start + 1) if start < anchor[0] else anchor)


def by_sentence(track: Track, place: Place, step: int) -> Place:
    """To the next (+1) or previous (-1) sentence; a selection to the next border of one."""
    if place.is_selecting and track.stops:
        return _with_head(track, place, _extended(place, track.stop_starts, track.stop_ends, step))
    return to_stop(track, place, place.stop + step, forward=step > 0)


def by_turn(track: Track, place: Place, step: int) -> Place:
    """To the first sentence of the next turn, or back to that of this turn, then the one before.

    A selection goes to the next border of a turn.
    """
    if not track.stops or not track.turns:
        return place
    if place.is_selecting:
        return _with_head(track, place, _extended(place, track.turn_starts, track.turn_ends, step))
    here = track.stops[place.stop][0]
    if step > 0:
        turn = bisect_right(track.turn_starts, here)
        stop = track.stop_at(track.turn_starts[turn]) if turn < len(track.turns) else place.stop
    else:
        turn = bisect_left(track.turn_starts, here) - 1
        stop = track.stop_at(track.turn_starts[turn]) if turn >= 0 else 0
    return Place(stop)


def _extended(place: Place, starts: Sequence[int], ends: Sequence[int], step: int) -> Span:
    """The head at the next border: an end where it is beyond the anchor, a start before it.

    Coming back to the anchor, it is the anchor.
    """
    anchor, head = place.anchor, place.head
    assert anchor is not None and head is not None
    if head[1] > anchor[1] or (step > 0 and head[0] >= anchor[0]):
        index = bisect_right(ends, head[1]) if step > 0 else bisect_left(ends, head[1]) - 1
        if index == len(ends):
            return head
        end = ends[index] if index >= 0 else 0
        return (end - 1, end) if end > anchor[1] else anchor
    index = bisect_right(starts, head[0]) if step > 0 else bisect_left(starts, head[0]) - 1
    if index < 0:
        return head
    start = starts[index] if index < len(starts) else anchor[0]
    return (start, start + 1) if start < anchor[0] else anchor


def _with_head(track: Track, place: Place, head: Span) -> Place:
    """A selection's moving end at *head*; the cursor goes with it."""
    return replace(place, stop=track.stop_at(head[0]), head=head, word=None)


def by_word(track: Track, place: Place, step: int) -> Place:
    """The head, or without a selection the word where one would begin, goes a word on or back."""
    if not track.stops:
        return place
    at = place.head or place.word
    if at is None:
        reached = track.words_of(place.stop)[0] if step > 0 else track.words_of(place.stop)[-1]
        return replace(place, word=reached)
    word = track.next_word(at[1]) if step > 0 else track.previous_word(at[0])
    if word is None:
        return place
    if place.is_selecting:
        return _with_head(track, place, word)
    return Place(track.stop_at(word[0]), word=word)


def move_border(track: Track, place: Place, border: Border, unit: Unit, step: int) -> Place:
    """Grow or shrink what is selected at one end by a word or a character; it never gets empty.

    *step* is +1 towards the end of the text, -1 towards its beginning.
    """
    start, end = selected(track, place)
    moved = _moved(track, start if border == "start" else end, border, unit, step)
    if moved is None:
        return place
    span = (moved, end) if border == "start" else (start, moved)
    if span[0] >= span[1]:
        return place
    stop = track.stop_at(span[0] if border == "start" else span[1] - 1)
    return Place(stop, span, span, place.sticky)


def _moved(track: Track, offset: int, border: Border, unit: Unit, step: int) -> int | None:
    if unit == "word":
        return _next_border(track, offset, border, step)
    if step > 0:
        limit = len(track.text)
        return cluster_end(track.text, offset, limit) if offset < limit else None
    return cluster_start(track.text, offset) if offset > 0 else None


def _next_border(track: Track, offset: int, border: Border, step: int) -> int | None:
    """The nearest start (or end) of a word or sentence beyond *offset*."""
    side = 0 if border == "start" else 1
    stop = track.stop_at(offset)
    while 0 <= stop < len(track.stops):
        borders = {span[side] for span in (*track.words_of(stop), track.stops[stop])}
        beyond = [at for at in borders if (at - offset) * step > 0]
        if beyond:
            return min(beyond) if step > 0 else max(beyond)
        stop += step
    return None
