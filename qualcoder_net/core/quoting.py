"""Quotations: a segment's words with the place where they can be looked up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcoder_net.i18n import msg
from qualcoder_net.model import Coding, Source, Span, Speaker, Turn

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


@dataclass(frozen=True, slots=True)
class Quote:
    """A segment's words. `turn` and `line` count in the source, `sentence` in the turn; from 1.

    `speaker` and `turn` are those of the segment's first words; None outside all turns.
    """

    source: Source
    start: int
    end: int
    text: str
    speaker: Speaker | None = None
    turn: int | None = None
    sentence: int | None = None
    line: int = 1
    time_ms: int | None = None
    coding: Coding | None = None

    def reference(self) -> str:
        """“Oostrand-R2, R2, turn 32.1 (0:12:40)”: enough to find it again; marked when fiction."""
        parts = [self.source.name]
        if self.speaker:
            parts.append(self.speaker.name)
        if self.turn:
            parts.append(str(msg("turn {turn}.{sentence}", turn=self.turn, sentence=self.sentence)))
        if self.time_ms is not None:
            parts[-1] += f" ({clock(self.time_ms)})"
        if self.source.fiction:
            parts.append(str(msg("fictional material")))
        return ", ".join(parts)


def clock(milliseconds: int) -> str:
    """A place in a recording: 12:40, or 1:02:40."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Quoter:
    """Quotes from the sources of a project; quickest by source, since it remembers the last."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._place: tuple[int, _Place] | None = None

    def quote(self, source: Source, start: int, end: int, coding: Coding | None = None) -> Quote:
        place = self._place_of(source)
        i = place.turn_at(start, end)
        turn = place.turns[i] if i is not None else None
        return Quote(
            source=source,
            start=start,
            end=end,
            text=place.text[start:end],
            speaker=place.speakers.get(turn.speaker_id or 0) if turn else None,
            turn=turn.number if turn else None,
            sentence=place.sentence_in(turn, max(start, turn.start)) if turn else None,
            line=bisect_right(place.line_starts, start),
            time_ms=turn.time_ms if turn else None,
            coding=coding,
        )

    def quotes(self, codings: Iterable[Coding]) -> list[Quote]:
        """A quote for each coding, in their order."""
        sources = {source.id: source for source in self._project.sources.all()}
        return [self.quote(sources[c.source_id], c.start, c.end, c) for c in codings]

    def _place_of(self, source: Source) -> _Place:
        if self._place is None or self._place[0] != source.id:
            sources = self._project.sources
            turns = sources.turns(source)
            text = sources.text(source).content
            place = _Place(
                text=text,
                turns=turns,
                turn_starts=[turn.start for turn in turns],
                sentence_starts=[span[0] for span in sources.sentences(source, turns)],
                line_starts=[0, *(found.end() for found in re.finditer("\n", text))],
                speakers={speaker.id: speaker for speaker in sources.speakers(source)},
            )
            self._place = source.id, place
        return self._place[1]


@dataclass(frozen=True)
class _Place:
    text: str
    turns: Sequence[Turn]
    turn_starts: Sequence[int]
    sentence_starts: Sequence[int]
    line_starts: Sequence[int]
    speakers: dict[int, Speaker]

    def turn_at(self, start: int, end: int) -> int | None:
        """Which turn [start, end) begins in, or else is the first it reaches."""
        i = bisect_right(self.turn_starts, start) - 1
        if i >= 0 and start < self.turns[i].end:
            return i
        return i + 1 if i + 1 < len(self.turns) and self.turns[i + 1].start < end else None

    def sentence_in(self, turn: Turn, offset: int) -> int:
        first = bisect_right(self.sentence_starts, turn.start)
        return max(1, bisect_right(self.sentence_starts, offset) - first + 1)


def sentence_span(sentences: Sequence[Span], turn: Turn, number: int) -> Span | None:
    """The span of a turn's sentence, counted from 1; None when it has fewer."""
    own = [span for span in sentences if turn.start <= span[0] < turn.end]
    return own[number - 1] if 1 <= number <= len(own) else None
