"""One visual line of a transcript as styled cells: number, stripes, mark, speaker, text.

Knows values and styles, no widget and no screen, so that a line can be drawn and looked at alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.segment import Segment
from textual.strip import Strip

from qualcoder_net.tui.widgets.cells import ODD, WIDTHS, cluster_end, fitted, shown, width_of
from qualcoder_net.tui.widgets.lanes import ONE_COLUMN, Gutter, Mark, Placed, glyph
from qualcoder_net.tui.widgets.layout import ASIDE, TranscriptView, VisualLine
from qualcoder_net.tui.widgets.overlays import Overlay
from qualcoder_net.tui.widgets.palette import Palette

TEXT_AT_MOST = 100  # cells; longer lines are hard to read


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells. `number` and `speaker` are 0 in a text without turns."""

    number: int
    speaker: int
    text: int
    gutter: Gutter = ONE_COLUMN

    @property
    def before_stripes(self) -> int:
        return self.number + 1 if self.number else 0

    @property
    def before_text(self) -> int:
        mark = 2  # and a space
        speaker = self.speaker + 1 if self.speaker else 0
        return self.before_stripes + self.gutter.width + mark + speaker

    @staticmethod
    def fit(view: TranscriptView, width: int, gutter: Gutter = ONE_COLUMN) -> Columns:
        if not view.turns:
            bare = Columns(0, 0, 0, gutter)
            return replace(bare, text=_text_width(width - bare.before_text))
        number = max(2, len(str(view.turns[-1].number)))
        most = 10 if width >= 100 else 8 if width >= 80 else 6
        names = {speaker.name for speaker in view.speakers.values()}
        speaker = min(most, max((width_of(name) for name in names), default=0))
        beside = Columns(number, speaker, 0, gutter)
        return replace(beside, text=_text_width(width - beside.before_text))


def _text_width(left: int) -> int:
    """A cell stays free on the right, so that a full line does not touch what is beside it."""
    return max(10, min(left - 1, TEXT_AT_MOST))


# --- the line -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Painter:
    """Draws the lines of one view at one width in one theme."""

    view: TranscriptView
    columns: Columns
    palette: Palette

    def line(
        self, number: int, line: VisualLine, over: Overlay, width: int, *, is_top: bool
    ) -> Strip:
        """Visual line *number* in *width* cells; *is_top* when it is the first on the screen."""
        used = self.columns.before_text + width_of(self.view.text[line.start : line.end])
        blank = [Segment(" " * (width - used), self.palette["text"])] if used < width else []
        segments = [
            *self._number(line),
            *self._lanes(number, over.stripes, is_top=is_top),
            *self._mark(line, over.marks),
            *self._speaker(line, is_top=is_top),
            *self._text(line, over),
            *blank,
        ]
        strip = Strip(segments, max(used, width))
        return strip.crop(0, width) if used > width else strip

    def _number(self, line: VisualLine) -> list[Segment]:
        width = self.columns.number
        if not width:
            return []
        number = str(self.view.turns[line.turn].number) if line.is_first else ""
        return [Segment(number.rjust(width) + " ", self.palette["number"])]

    def _lanes(self, number: int, stripes: Sequence[Placed], *, is_top: bool) -> list[Segment]:
        palette, gutter = self.palette, self.columns.gutter
        if not stripes:
            return [Segment(" " * gutter.width, palette["text"])]
        at = {(placed.stripe.column, placed.lane): placed for placed in stripes}
        more = Counter(p.stripe.column for p in stripes if p.lane >= gutter.lanes)
        segments = []
        for column in range(gutter.columns):
            for lane in range(gutter.lanes):
                if (placed := at.get((column, lane))) is None:
                    segments.append(Segment(" ", palette["text"]))
                    continue
                character, part = glyph(placed, number, is_top=is_top)
                style = palette.stripe(placed.stripe.colour, part, placed.stripe.own)
                segments.append(Segment(fitted(character, 1), style))
            n = more[column]
            rest = f"+{n}" if 0 < n < 10 else ">9" if n else ""
            room = gutter.column_width - gutter.lanes
            segments.append(Segment(rest.ljust(room), palette["number"]))
        return segments

    def _mark(self, line: VisualLine, marks: Sequence[Mark]) -> list[Segment]:
        palette = self.palette
        for mark in marks:
            character = fitted(mark.letter, 1) if mark.start >= line.start else "┊"
            style = palette.coloured(mark.style, mark.colour)
            return [Segment(character, style), Segment(" ", palette["text"])]
        return [Segment("  ", palette["text"])]

    def _speaker(self, line: VisualLine, *, is_top: bool) -> list[Segment]:
        """Who speaks, where the turn begins; faintly again on top of the screen."""
        width, palette = self.columns.speaker, self.palette
        if not width:
            return []
        speaker = None
        if line.turn != ASIDE and (line.is_first or is_top):
            speaker = self.view.speaker_of(self.view.turns[line.turn])
        if speaker is None:
            return [Segment(" " * (width + 1), palette["text"])]
        style = palette["interviewer" if speaker.is_interviewer else "speaker"]
        if not line.is_first:
            style = palette["number"]
        return [Segment(fitted(speaker.name, width), style), Segment(" ", palette["text"])]

    def _text(self, line: VisualLine, over: Overlay) -> list[Segment]:
        start, end = line.start, line.end
        if start == end:
            return []
        text, kind = self.view.text, self._kind(line)
        cuts = {border for border in over.borders() if start < border < end}
        if cuts and ODD.search(text, start, end):
            cuts = {self._whole(cut, end) for cut in cuts}
        segments = []
        for stop in (*sorted(cuts), end):
            style = self.palette.run(over.run_at(start, kind))
            if piece := shown(text[start:stop]):
                segments.append(Segment(piece, style))
            start = stop
        return segments

    def _whole(self, cut: int, end: int) -> int:
        """Past marks without a cell of their own: they are drawn with what they stand upon."""
        text = self.view.text
        return cluster_end(text, cut, end) if WIDTHS[text[cut]] == 0 else cut

    def _kind(self, line: VisualLine) -> str:
        if line.turn == ASIDE:
            return "aside" if self.view.turns else "text"
        speaker = self.view.speaker_of(self.view.turns[line.turn])
        return "question" if speaker is not None and speaker.is_interviewer else "text"
