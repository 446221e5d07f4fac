"""The transcript: a page that one walks by sentence, selects in, and reads codings from.

It knows plain values, no project. What the cursor does is decided in `movement`, where lines fall
in `layout`, which lane a coding has in `lanes`, how a line looks in `drawing`. Keys are bound
elsewhere, to the `action_…` methods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events
from textual.message import Message
from textual.timer import Timer

from qualcoder_net.model import Span
from qualcoder_net.tui.widgets import movement
from qualcoder_net.tui.widgets.lanes import Mark, Stripe
from qualcoder_net.tui.widgets.layout import TranscriptView
from qualcoder_net.tui.widgets.movement import Border, Place, Unit
from qualcoder_net.tui.widgets.overlays import Lit
from qualcoder_net.tui.widgets.page import Page
from qualcoder_net.tui.widgets.track import Track

__all__ = ["Mark", "Stripe", "Transcript", "TranscriptView"]

_DRAG_SCROLLS_PER_SECOND = 20


class Transcript(Page, can_focus=True, inherit_bindings=False):
    """One source with a sentence cursor and a selection.

    A code applies to `selection`: the free one if there is one, else the cursor's sentence.
    """

    class CursorMoved(Message):
        """The cursor stands on another sentence; `span` is the part of it that shows."""

        def __init__(self, transcript: Transcript, sentence: int, span: Span) -> None:
            super().__init__()
            self.transcript, self.sentence, self.span = transcript, sentence, span

        @property
        def control(self) -> Transcript:
            return self.transcript

    class SelectionChanged(Message):
        """A code would now apply to `span`; `is_free` is false for the cursor's sentence."""

        def __init__(self, transcript: Transcript, span: Span, is_free: bool) -> None:
            super().__init__()
            self.transcript, self.span, self.is_free = transcript, span, is_free

        @property
        def control(self) -> Transcript:
            return self.transcript

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._track = Track.of(self.view)
        self._place = Place()
        self._origin: Span | None = None  # where the mouse went down
        self._pointer = (0, 0)
        self._drag_timer: Timer | None = None

    def show(self, view: TranscriptView, stripes: Iterable[Stripe] = (), offset: int = 0) -> None:
        """Another source, with the cursor on the sentence at *offset*."""
        self._track, self._place = Track.of(view), Place()
        self.put(view, stripes)
        self.go_to(offset)

    # --- where one is ---------------------------------------------------------------------------

    @property
    def cursor(self) -> int:
        """The index in the view of the sentence the cursor is on; -1 in an empty text."""
        return self._track.sentences[self._place.stop] if self._track.stops else -1

    @property
    def selection(self) -> Span:
        """What a code would apply to: `text[start:end]`, without the space around it."""
        return movement.selected(self._track, self._place)

    @property
    def is_selecting(self) -> bool:
        """Whether the selection is a free one."""
        return self._place.is_selecting

    @property
    def codings_at_cursor(self) -> list[int]:
        """The codings that share a character with the selection, oldest first."""
        return [stripe.coding_id for stripe in self.stripes_touching(*self.selection)]

    def go_to(self, place: int | Span) -> None:
        """To the sentence at an offset; or to a span, which becomes the selection.

        A span that is exactly one sentence moves the cursor alone.
        """
        track = self._track
        if isinstance(place, int):
            there = Place(track.stop_at(place))
        else:
            there = Place(track.stop_at(place[0]))
            if movement.selected(track, there) != place:
                there = movement.select(track, *place)
        self._to(there, jump=True)

    def go_to_sentence(self, sentence: int) -> None:
        """To a sentence by its index in the view; the next one that shows if it does not."""
        self._to(Place(self._track.stop_of_sentence(sentence)), jump=True)

    def _to(self, place: Place, *, jump: bool = False, scroll: bool = True) -> None:
        """Stand at *place*: light it, keep it in view, tell who listens."""
        before, self._place = self._place, place
        self.light(self._lit_at(place))
        if scroll and self._track.stops:
            forward = place.stop >= before.stop
            self.bring_into_view(self._eye(place), forward=forward, jump=jump)
        if not self._track.stops:
            return
        if place.stop != before.stop or jump:
            self.post_message(self.CursorMoved(self, self.cursor, self._track.stops[place.stop]))
        was = movement.selected(self._track, before), before.is_selecting
        if was != (self.selection, place.is_selecting) or jump:
            self.post_message(self.SelectionChanged(self, self.selection, place.is_selecting))

    def _lit_at(self, place: Place) -> Lit:
        if not self._track.stops:
            return Lit()
        if place.is_selecting:
            moving = place.head if place.sticky else None
            return Lit(selection=movement.selected(self._track, place), word=moving)
        return Lit(cursor=self._track.stops[place.stop], word=place.word)

    def _eye(self, place: Place) -> Span:
        """What should be seen: the moving end of a selection, the word reached, the sentence."""
        return place.head or place.word or self._track.stops[place.stop]

    # --- moving ---------------------------------------------------------------------------------

    def _move(self, by: Callable[[Track, Place, int], Place], step: int, extend: bool) -> None:
        """Move, taking a selection along if it is sticky or *extend* is asked for (shift)."""
        place = self._place
        if not self._track.stops:
            return
        if place.is_selecting and not place.sticky and not extend:
            place = movement.clear(place)
        elif extend and not place.is_selecting:
            whole = by is not movement.by_word
            place = movement.begin(self._track, place, by_sentence=whole, sticky=False)
            if not whole:
                self._to(place)
                return
        self._to(by(self._track, place, step))

    def action_next_sentence(self, extend: bool = False) -> None:
        if not self._read_on(1, extend):
            self._move(movement.by_sentence, 1, extend)

    def action_previous_sentence(self, extend: bool = False) -> None:
        if not self._read_on(-1, extend):
            self._move(movement.by_sentence, -1, extend)

    def action_next_turn(self, extend: bool = False) -> None:
        self._move(movement.by_turn, 1, extend)

    def action_previous_turn(self, extend: bool = False) -> None:
        self._move(movement.by_turn, -1, extend)

    def action_word_right(self, extend: bool = False) -> None:
        self._move(movement.by_word, 1, extend)

    def action_word_left(self, extend: bool = False) -> None:
        self._move(movement.by_word, -1, extend)

    def action_page_down(self, extend: bool = False) -> None:
        self._page(1, extend)

    def action_page_up(self, extend: bool = False) -> None:
        self._page(-1, extend)

    def action_home(self, extend: bool = False) -> None:
        self._move_to(0, -1, extend)

    def action_end(self, extend: bool = False) -> None:
        self._move_to(len(self._track.stops) - 1, 1, extend)

    def _move_to(self, stop: int, step: int, extend: bool) -> None:
        def there(track: Track, place: Place, step: int) -> Place:
            return movement.to_stop(track, place, stop, forward=step > 0)

        self._move(there, step, extend)

    def _page(self, step: int, extend: bool) -> None:
        if self._read_on(step, extend) or not self._track.stops:
            return
        rows = max(1, self.size.height - 2) * step
        seen = self.lines.line_of(self._eye(self._place)[0]) + rows
        line = max(0, min(seen, len(self.lines) - 1))
        stop = self._track.stop_at(self.lines.starts[line])
        if (stop - self._place.stop) * step <= 0:
            stop = self._place.stop + step
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)
        self._move_to(stop, step, extend)

    def _read_on(self, step: int, extend: bool) -> bool:
        """Scroll within a sentence that is taller than the screen, as long as there is more."""
        height = self.size.height
        if extend or self.is_selecting or not self._track.stops:
            return False
        first, last = self.lines.lines_of(*self._track.stops[self._place.stop])
        top = self.scroll_offset.y
        is_seen = first < top + height and top <= last
        has_more = last >= top + height if step > 0 else first < top
        if last - first < height or not is_seen or not has_more:
            return False
        self.scroll_to(y=top + step * max(1, height - 2), animate=False)
        return True

    # --- selecting ------------------------------------------------------------------------------

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)` freely, for instance a coding's segment to change its borders."""
        self._to(movement.select(self._track, start, end), jump=True)

    def action_toggle_selection(self) -> None:
        """Begin a selection that every movement extends, or end it."""
        if self._track.stops:
            self._to(movement.toggle(self._track, self._place))

    def action_select_sentences(self) -> None:
        """The same by whole sentences."""
        if self._track.stops:
            self._to(movement.toggle(self._track, self._place, by_sentence=True))

    def action_clear_selection(self) -> None:
        self._to(movement.clear(self._place))

    def action_move_border(self, border: Border, unit: Unit, step: int) -> None:
        """Move the "start" or "end" of what is selected by a "word" or "character" (+1 or -1)."""
        if self._track.stops:
            self._to(movement.move_border(self._track, self._place, border, unit, step))

    # --- mouse ----------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button != 1:
            return
        self._origin = self._under(event)
        if self._origin is not None and self._track.stops:
            self.capture_mouse()
            self._to(Place(self._track.stop_at(self._origin[0])), scroll=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._origin is None:
            return
        if event.button == 0:  # let go of where no one told us
            self._end_drag()
            return
        self._under(event)
        outside = not 0 <= self._pointer[1] < self.size.height
        if outside and self._drag_timer is None:
            self._drag_timer = self.set_interval(1 / _DRAG_SCROLLS_PER_SECOND, self._drag_on)
        elif not outside:
            self._stop_scrolling()
        self._drag()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._end_drag()

    def _end_drag(self) -> None:
        self._origin = None
        self._stop_scrolling()
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Twice selects the word, three times the sentence."""
        at = self._under(event)
        if at is None or event.chain < 2 or not self._track.stops:
            return
        track = self._track
        whole = track.stops[track.stop_at(at[0])]
        span = track.word_at(at[0]) if event.chain == 2 else whole
        self._to(movement.drag(track, span, span), scroll=False)

    def _under(self, event: events.MouseEvent) -> Span | None:
        self._pointer = event.get_content_offset_capture(self)
        return self.point_at(*self._pointer)

    def _drag(self) -> None:
        x, y = self._pointer
        at = self.point_at(x, max(0, min(y, self.size.height - 1)))
        if at is None or self._origin is None:
            return
        if at != self._origin or self.is_selecting:
            self._to(movement.drag(self._track, self._origin, at), scroll=False)

    def _drag_on(self) -> None:
        """Scroll while the pointer is held above or below the page."""
        step = -1 if self._pointer[1] < 0 else 1
        self.scroll_to(y=self.scroll_offset.y + step, animate=False)
        self._drag()

    def _stop_scrolling(self) -> None:
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None
