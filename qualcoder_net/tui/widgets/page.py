"""A source on the screen: laid out, striped, drawn line by line and scrolled; no cursor of its own.

Only lines on the screen are drawn, and only those that changed are drawn again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcoder_net.model import Span
from qualcoder_net.tui.widgets.cells import cluster_end, offset_at
from qualcoder_net.tui.widgets.drawing import Columns, Painter
from qualcoder_net.tui.widgets.lanes import ONE_COLUMN, Gutter, Mark, Stripe
from qualcoder_net.tui.widgets.layout import Layout, TranscriptView, lay_out
from qualcoder_net.tui.widgets.overlays import Lines, Lit, Overlays
from qualcoder_net.tui.widgets.palette import CLASS, LAYERS, VOICES, palette_of

_CONTEXT = 3  # lines kept in view above and below what one looks at
_KEPT_AT_MOST = 2000  # finished lines
_NO_LINES = Layout((), (), ())


class Page(ScrollView, inherit_bindings=False):
    """A transcript with its codings as stripes."""

    ALLOW_SELECT = False
    TINTED: ClassVar[bool] = True  # coded text, by the colour of its code
    COMPONENT_CLASSES = {CLASS + part for part in (*VOICES, *LAYERS)}  # noqa: RUF012
    DEFAULT_CSS = """
    Page {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;

        & > .transcript--question { color: $foreground 70%; }
        & > .transcript--aside { color: $foreground 60%; text-style: italic; }
        & > .transcript--number { color: $foreground 45%; }
        & > .transcript--speaker { text-style: bold; }
        & > .transcript--interviewer { color: $foreground 55%; }
        & > .transcript--cursor { background: $foreground 12%; }
        & > .transcript--selection { background: $accent 40%; color: $foreground; }
        & > .transcript--word { text-style: bold underline; }
        & > .transcript--hit { color: $text-warning; text-style: underline; }
        & > .transcript--current-hit { text-style: bold reverse underline; }
        & > .transcript--ghost { text-style: italic; }
        & > .transcript--focused { text-style: bold italic; }
        & > .transcript--difference { text-style: underline; }
        &:focus > .transcript--cursor { background: $primary 38%; }
        &:nocolor > .transcript--cursor { text-style: reverse; }
        &:nocolor > .transcript--selection { text-style: reverse bold; }
        &:ansi > .transcript--cursor { background: ansi_default; text-style: reverse; }
        &:ansi > .transcript--selection { background: ansi_default; text-style: reverse bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._view = TranscriptView("")
        self._lines = _NO_LINES
        self._overlays = Overlays(_NO_LINES)
        self._gutter = ONE_COLUMN
        self._columns = Columns(0, 0, 0)
        self._painter: Painter | None = None  # made when it is needed
        self._finished_lines: dict[int, Strip] = {}
        self._wrapped_to = 0  # cells
        self._height = 0  # lines on the screen before a resize

    # --- what is shown --------------------------------------------------------------------------

    @property
    def view(self) -> TranscriptView:
        return self._view

    @property
    def lines(self) -> Layout:
        """The visual lines at the present width."""
        return self._lines

    @property
    def stripes(self) -> list[Stripe]:
        return list(self._overlays.stripes.values())

    def stripes_touching(self, start: int, end: int) -> list[Stripe]:
        """The codings that share a character with `[start, end)`, oldest first."""
        return self._overlays.touching(start, end)

    @property
    def columns(self) -> Columns:
        """What stands where in a line, at the present width."""
        return self._columns

    def put(
        self, view: TranscriptView, stripes: Iterable[Stripe], gutter: Gutter | None = None
    ) -> None:
        """Another source, from its top; marks and hits of the one before are gone."""
        self._view, self._lines = view, _NO_LINES
        self._gutter = gutter or self._gutter
        self._overlays = Overlays(_NO_LINES, stripes)
        self._lay_out()

    def set_stripes(self, stripes: Iterable[Stripe]) -> None:
        self._overlays.set_stripes(stripes)
        self.refresh()

    def add_stripe(self, stripe: Stripe) -> None:
        """One more, or the same coding with other borders; only one placed first moves others."""
        self._draw_again(self._overlays.add(stripe))

    def remove_stripe(self, coding_id: int) -> None:
        """The others stay in their lanes."""
        self._draw_again(self._overlays.remove(coding_id))

    def set_hits(self, spans: Sequence[Span], current: int | None = None) -> None:
        """What a search found, and which of these one looks at."""
        if spans is not self._overlays.hits:
            self._overlays.set_hits(spans)
            self.refresh()
        self._draw_again(self._overlays.set_current_hit(current))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Suggestions and the like, beside and over the text."""
        self._overlays.set_marks(marks)
        self.refresh()

    def light(self, lit: Lit) -> None:
        """Move cursor and selection; only the lines where something changes are drawn again."""
        self._draw_again(self._overlays.light(lit))

    # --- lines ----------------------------------------------------------------------------------

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._wrapped_to:
            self._lay_out()
        else:
            self._keep_in_place(*self._looked_at())

    def _lay_out(self) -> None:
        """Wrap anew, with the line one looks at staying where it is on the screen."""
        width = self.scrollable_content_region.width
        if not width:
            return
        looked_at, row = self._looked_at()
        self._wrapped_to = width
        self._columns = Columns.fit(self._view, width, self._gutter)
        self._lines = lay_out(self._view, self._columns.text)
        self._overlays.move_to(self._lines)
        self._painter = None
        self.virtual_size = Size(width, len(self._lines))
        self._keep_in_place(looked_at, row)
        self.refresh()

    def _looked_at(self) -> tuple[int, int]:
        """An offset and its row on the screen: the cursor's if it was in view, else the top's."""
        top, lines = self.scroll_offset.y, self._lines
        eye = self._overlays.lit.cursor or self._overlays.lit.selection
        if not len(lines):
            return (eye[0] if eye else 0), self.size.height // 3
        if eye is not None and 0 <= (row := lines.line_of(eye[0]) - top) < self._height:
            return eye[0], row
        return lines.starts[min(top, len(lines) - 1)], 0

    def _keep_in_place(self, offset: int, row: int) -> None:
        self._height = self.size.height
        row = min(row, max(0, self._height - 1 - _CONTEXT))
        self.scroll_to(y=self._lines.line_of(offset) - row, animate=False)

    def bring_into_view(self, span: Span, *, forward: bool = True, jump: bool = False) -> None:
        """Scroll as little as shows *span* with some lines around it; a *jump* shows it high up.

        Of what is taller than the screen the beginning is shown, or going back the end.
        """
        height, lines = self.size.height, self._lines
        if not height or not len(lines):
            return
        first, last = lines.lines_of(*span)
        top = self.scroll_offset.y
        context = min(_CONTEXT, (height - 1) // 4)
        if last - first + 1 + 2 * context > height:
            top = first - min(context, 1) if forward else last - height + 1 + min(context, 1)
        elif jump and not top <= first <= last < top + height:
            top = first - height // 3
        elif first - context < top:
            top = first - context
        elif last + context >= top + height:
            top = last + context + 1 - height
        self.scroll_to(y=top, animate=False)

    def point_at(self, x: int, y: int) -> Span | None:
        """The character under a cell of the widget; None on a text without lines."""
        lines = self._lines
        if not len(lines):
            return None
        line = lines.line(max(0, min(y + self.scroll_offset.y, len(lines) - 1)))
        text = self._view.text
        column = max(0, x - self._columns.before_text)
        offset = offset_at(text, line.start, line.end, column)
        return offset, cluster_end(text, offset, len(text))

    # --- drawing --------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Finished lines are kept, so that scrolling draws only those that come into view.

        Textual's own way, which draws each of them again, is left to pages with a border, padding
        or opacity.
        """
        if self.styles.gutter.totals != (0, 0) or self.opacity < 1:
            return super().render_lines(crop)
        filters, background = self.get_line_filters(), self.background_colors[1]
        strips = []
        for y in crop.line_range:
            number = y + self.scroll_offset.y
            is_kept = y > 0 and not self._overlays.is_lit(number)
            strip = self._finished_lines.get(number) if is_kept else None
            if strip is None:
                strip = self.render_line(y)
                for line_filter in filters:
                    strip = strip.apply_filter(line_filter, background)
                if is_kept:
                    self._finished_lines[number] = strip
            strips.append(strip)
        if len(self._finished_lines) > _KEPT_AT_MOST:
            self._finished_lines.clear()
        if crop.column_span != (0, self.size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.size.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        if self._painter is None:
            self._painter = Painter(self._view, self._columns, palette_of(self, tinted=self.TINTED))
        line, overlay = self._lines.line(number), self._overlays.on(number)
        return self._painter.line(number, line, overlay, width, is_top=y == 0)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """As in Textual; without regions everything kept is out of date."""
        if not regions:
            self._finished_lines.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme, or focus came or went: the styles are looked up when next needed."""
        super().notify_style_update()
        self._finished_lines.clear()
        self._painter = None

    def _draw_again(self, changed: Iterable[Lines]) -> None:
        """Draw lines again, as far as they are on the screen; elsewhere they are only forgotten."""
        top, height = self.scroll_offset.y, self.size.height
        for first, last in changed:
            for number in range(first, last + 1):
                self._finished_lines.pop(number, None)
            first, last = max(first, top), min(last, top + height - 1)
            if first <= last:
                self.refresh(Region(0, first - top, self.size.width, last - first + 1))
