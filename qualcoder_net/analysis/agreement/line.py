"""The talk of all sources laid end to end on one line, and the codings on it.

The line holds the universe and nothing else: what lies between the given turns (the interviewer's)
has no place on it, and a coding across such a gap is one stretch. So every measure is arithmetic on
the places where segments begin and end, however long the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualcoder_net.analysis.agreement.given import AgreementInput
from qualcoder_net.analysis.spans import Ints, ints, ranges


@dataclass(frozen=True)
class Segments:
    """The stretches a coder coded with a column; by column, then coder, then place.

    Spans that share a character are one segment, spans that merely touch are two. The codings
    (by position) behind them: `coding[i]` is part of segment `of[i]`.
    """

    column: Ints
    coder: Ints
    start: Ints
    end: Ints
    coding: Ints
    of: Ints


@dataclass(frozen=True)
class Pieces:
    """Stretches of a column along which the same coders coded, one at least; by column and place.

    Bit i of `coders` stands for the i-th coder.
    """

    column: Ints
    start: Ints
    end: Ints
    coders: Ints


class Line:
    """Turns and codings by their place on the line; `size` is its length in characters.

    Turn pieces: piece i of talk takes the places `first[i]` up to `first[i + 1]` and belongs to
    `talk_source[i]` and `talk_turn[i]`, both numbered from 0. Codings: those of the given coders
    that hold a place, by `start`; `coder` is the coder's position among the given ones.
    """

    def __init__(self, given: AgreementInput) -> None:
        self._lay_talk(given.talk)
        self._lay_codings(given)

    def _lay_talk(self, talk: pd.DataFrame) -> None:
        source, source_ids = pd.factorize(ints(talk["source_id"]))  # in the order they are given
        start, end = ints(talk["start"]), ints(talk["end"])
        self._source_ids = pd.Index(source_ids)
        self._lengths = np.zeros(len(source_ids), np.int64)
        np.maximum.at(self._lengths, source, end)
        self._base = np.cumsum(self._lengths) - self._lengths
        start, end = start + self._base[source], end + self._base[source]

        order = np.argsort(start, kind="stable")
        source, start, end = source[order], start[order], end[order]
        start[1:] = np.maximum(start[1:], np.maximum.accumulate(end)[:-1])  # no character twice
        kept = end > start
        self.talk_source, self._talk_start = source[kept], start[kept]
        self.first = np.concatenate([[0], np.cumsum((end - start)[kept])])
        self.size = int(self.first[-1])
        turn = pd.factorize(talk["turn_id"])[0][order][kept]
        self.talk_turn = pd.factorize(self.talk_source * (len(talk) + 1) + turn)[0]

    def _lay_codings(self, given: AgreementInput) -> None:
        codings = given.codings
        coder = pd.Index(list(given.coders)).get_indexer(pd.Index(codings["coder_id"]))
        kept, start, end = self.placed(codings[coder >= 0])
        kept = np.flatnonzero(coder >= 0)[kept]
        order = np.argsort(start, kind="stable")
        self.start, self.end, kept = start[order], end[order], kept[order]
        self.coder = coder[kept].astype(np.int64)
        self.code = ints(codings["code_id"])[kept]
        self.coding_id = ints(codings["coding_id"])[kept]
        self._coders = len(given.coders)

    @property
    def sources(self) -> int:
        return len(np.unique(self.talk_source))

    @property
    def turns(self) -> int:
        return int(self.talk_turn.max(initial=-1)) + 1

    # --- to the line and back --------------------------------------------------------------------

    def placed(self, spans: pd.DataFrame) -> tuple[Ints, Ints, Ints]:
        """Which spans (by position) have a place on the line, and where they begin and end."""
        source = self._source_ids.get_indexer(pd.Index(spans["source_id"]))
        kept = np.flatnonzero(source >= 0) if self.size else np.empty(0, np.int64)
        start = self._places(source[kept], ints(spans["start"])[kept])
        end = self._places(source[kept], ints(spans["end"])[kept])
        some = end > start
        return kept[some], start[some], end[some]

    def _places(self, source: Ints, offsets: Ints) -> Ints:
        """How much of the line lies before each offset of a source."""
        if not len(source):
            return np.empty(0, np.int64)
        at = self._base[source] + np.clip(offsets, 0, self._lengths[source])
        talk = np.maximum(np.searchsorted(self._talk_start, at, side="right") - 1, 0)
        within = np.clip(at - self._talk_start[talk], 0, np.diff(self.first)[talk])
        places: Ints = self.first[talk] + within
        return places

    def in_sources(self, start: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
        """Source ids, starts and ends of stretches of the line (which hold a place)."""
        talk, last = self.talk_at(start), self.talk_at(end - 1)
        source = self.talk_source[talk]
        shift = self._talk_start - self._base[self.talk_source] - self.first[:-1]
        ids = self._source_ids.to_numpy(np.int64)[source]
        return ids, start + shift[talk], end + shift[last]

    def talk_at(self, places: Ints) -> Ints:
        """The pieces of talk in which the places lie."""
        return np.searchsorted(self.first, places, side="right") - 1

    # --- what was coded --------------------------------------------------------------------------

    def segments(self, columns: Iterable[frozenset[int]]) -> Segments:
        """Each coder's segments of each column; a column's codes are taken together."""
        coding, column = self._codings_by_column(columns)
        group = column * self._coders + self.coder[coding]
        order = np.argsort(group, kind="stable")  # codings are by place already
        coding, column, group = coding[order], column[order], group[order]
        # groups lie one behind the other, so that no reach runs on into the next
        start, end = self.start[coding], self.end[coding]
        reach = np.maximum.accumulate(end + group * self.size)
        begins = np.ones(len(coding), bool)
        begins[1:] = (start + group * self.size)[1:] >= reach[:-1]
        at = np.flatnonzero(begins)
        return Segments(
            column=column[at],
            coder=self.coder[coding[at]],
            start=start[at],
            end=np.maximum.reduceat(end, at) if len(at) else end,
            coding=coding,
            of=np.cumsum(begins) - 1,
        )

    def _codings_by_column(self, columns: Iterable[frozenset[int]]) -> tuple[Ints, Ints]:
        """Pairs (coding, column), by coding."""
        code, used = pd.factorize(self.code)
        known = pd.Index(used)
        members = [known.get_indexer(pd.Index(list(codes), dtype="int64")) for codes in columns]
        of = np.repeat(np.arange(len(members)), [len(codes) for codes in members])
        member = np.concatenate([np.empty(0, np.int64), *members])
        order = np.argsort(member, kind="stable")
        borders = np.searchsorted(member[order], np.arange(len(used) + 1))
        coding, at = ranges(borders[code], borders[code + 1])
        return coding, of[order][at]

    def pieces(self, segments: Segments) -> Pieces:
        """The columns cut wherever any coder's segment begins or ends."""
        width = self.size + 1  # columns lie one behind the other and do not touch
        places = np.concatenate([segments.start, segments.end])
        column = np.tile(segments.column, 2)
        bit = np.left_shift(1, segments.coder)
        order = np.argsort(column * width + places, kind="stable")
        places, column = places[order], column[order]
        coders = np.cumsum(np.concatenate([bit, -bit])[order])
        # behind the last border of a column nobody codes, so that border opens no piece
        until = np.append(places[1:], 0)
        kept = (coders > 0) & (until > places)
        return Pieces(column[kept], places[kept], until[kept], coders[kept])
