"""What movement knows of a transcript: its sentences, turns and words, as far as they show."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcoder_net.model import Span
from qualcoder_net.tui.widgets.cells import LINE_BREAK, cluster_end
from qualcoder_net.tui.widgets.layout import ASIDE, TranscriptView

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")


@dataclass(frozen=True)
class Track:
    """What movement knows of a transcript.

    `stops` are the sentences as far as they show: without the space around them, without the
    speakers' labels, none that is empty. `sentences[i]` is the index in the view of stop `i`.
    `turns` run from their first such sentence to the end of their last; a text without turns is
    walked by paragraphs instead.
    """

    text: str
    stops: Sequence[Span]
    sentences: Sequence[int]
    turns: Sequence[Span]

    @staticmethod
    def of(view: TranscriptView) -> Track:
        whole = (((start, end), i) for i, (start, end, _) in enumerate(view.blocks) if start < end)
        found = list(_stops(view)) or list(whole)
        stops = [span for span, _ in found]
        turns = [(start, end) for start, end, turn in view.blocks if turn != ASIDE]
        return Track(
            view.text,
            stops,
            [sentence for _, sentence in found],
            list(_hulls(stops, turns or _paragraphs(view))),
        )

    @cached_property
    def stop_starts(self) -> list[int]:
        return [start for start, _ in self.stops]

    @cached_property
    def stop_ends(self) -> list[int]:
        return [end for _, end in self.stops]

    @cached_property
    def turn_starts(self) -> list[int]:
        return [start for start, _ in self.turns]

    @cached_property
    def turn_ends(self) -> list[int]:
        return [end for _, end in self.turns]

    def stop_at(self, offset: int) -> int:
        """The stop that holds *offset*; between two, the next one."""
        stop = bisect_right(self.stop_starts, offset) - 1
        if stop < 0 or (offset >= self.stops[stop][1] and stop + 1 < len(self.stops)):
            stop += 1
        return max(0, min(stop, len(self.stops) - 1))

    def stop_of_sentence(self, sentence: int) -> int:
        return max(0, min(bisect_left(self.sentences, sentence), len(self.stops) - 1))

    # --- words ----------------------------------------------------------------------------------

    def words_of(self, stop: int) -> list[Span]:
        """The words of a sentence; one without any letter or digit is one word."""
        start, end = self.stops[stop]
        return [found.span() for found in _WORD.finditer(self.text, start, end)] or [(start, end)]

    def word_at(self, offset: int) -> Span:
        """The word at *offset*, or the single character when there is none."""
        for start, end in self.words_of(self.stop_at(offset)):
            if start <= offset < end:
                return start, end
        return offset, cluster_end(self.text, offset, len(self.text))

    def next_word(self, offset: int) -> Span | None:
        """The first word that begins at *offset* or later."""
        for stop in range(self.stop_at(offset), len(self.stops)):
            for word in self.words_of(stop):
                if word[0] >= offset:
                    return word
        return None

    def previous_word(self, offset: int) -> Span | None:
        """The last word that begins before *offset*."""
        for stop in range(self.stop_at(offset), -1, -1):
            for word in reversed(self.words_of(stop)):
                if word[0] < offset:
                    return word
        return None


def _stops(view: TranscriptView) -> Iterator[tuple[Span, int]]:
    blocks = iter(view.blocks)
    block = next(blocks, None)
    for sentence, (start, end) in enumerate(view.sentences):
        while block is not None and block[1] <= start:
            block = next(blocks, None)
        if block is None:
            return
        first, last = max(start, block[0]), min(end, block[1])
        said = view.text[first:last]
        if stripped := said.strip():
            first += said.index(stripped[0])
            yield (first, first + len(stripped)), sentence


def _hulls(stops: Sequence[Span], turns: Iterable[Span]) -> Iterator[Span]:
    """From the first to the last of the stops in each turn; nothing for a turn without any."""
    starts = [start for start, _ in stops]
    for start, end in turns:
        first, beyond = bisect_left(starts, start), bisect_left(starts, end)
        if first < beyond:
            yield stops[first][0], stops[beyond - 1][1]


def _paragraphs(view: TranscriptView) -> Iterator[Span]:
    for start, end, _ in view.blocks:
        for found in LINE_BREAK.finditer(view.text, start, end):
            yield start, found.start()
            start = found.end()
        yield start, end
