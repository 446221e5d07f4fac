"""The cross-case matrix: what was coded with each code in each row's talk, and how much.

A *segment* of a column is a stretch of characters of one source that codings with any of the
column's codes cover: spans that share a character are one segment, spans that merely touch are
two. So several coders, a parent and its children, or one coding made twice count once. A segment
counts in a row when at least one of its characters lies in that row's talk; talk that `talk` leaves
out (the interviewer's) is nobody's, and a coding on it alone counts nowhere.

Totals are computed like any other cell: a row's over all columns' codes taken together, a column's
over all rows' talk taken together (a turn in two rows once). They are not sums.

All sources are laid end to end on one line of characters. Where codings begin and end among the
turns (and words) is looked up there once; every cell is then arithmetic on those places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from qualcoder_net.analysis.spans import Ints, ints, ranges

Cells = Literal["segments", "sources", "speakers", "words", "share", "presence", "per_1000"]
CELLS: tuple[Cells, ...] = (
    "segments", "sources", "speakers", "words", "share", "presence", "per_1000",
)  # fmt: skip
Order = Literal["given", "label", "total"]


@dataclass(frozen=True)
class MatrixInput:
    """What is counted.

    `codings`: coding_id, source_id, start, end, code_id; already chosen by coder and origin.
    `talk`: source_id, start, end, speaker_id (may be missing), words, row; respondents' turns,
    which within a source do not overlap. A turn stands once per row that it belongs to, since a
    source may belong to two cases. Talk without a speaker is one voice per source.
    `rows`: the row keys in order, also those without talk; talk of other rows is left out.
    `columns`: column key -> the codes it takes together (a code with its subtree).
    `word_starts`: source id -> sorted offsets at which its words begin; for words and share only.
    """

    codings: pd.DataFrame
    talk: pd.DataFrame
    rows: Sequence[str]
    columns: Mapping[str, frozenset[int]]
    word_starts: Mapping[int, npt.NDArray[Any]] | None = None


@dataclass(frozen=True)
class MatrixResult:
    """The figures. `values` is rows × columns; counts are int, share (0–1) and per_1000 float,
    presence bool; NaN where a row has no words of talk to divide by.

    `evidence` has a line for each row, column and coding behind that cell: coding_id, and the
    `segment` it is part of (numbered across the matrix) with that segment's source_id, start, end.
    """

    values: pd.DataFrame
    row_totals: pd.Series[Any]
    column_totals: pd.Series[Any]
    total: int | float | bool
    evidence: pd.DataFrame


def matrix(given: MatrixInput, cells: Cells) -> MatrixResult:
    """Count `cells` for every row × column, with totals and the codings behind each cell."""
    line = _Line(given, with_words=cells in ("words", "share"))
    by_column = line.segments(list(given.columns.values()))
    together = line.segments([frozenset[int]().union(*given.columns.values())])
    by_row, all_rows = line.rows, line.rows.together()

    rows, columns = pd.Index(list(given.rows)), pd.Index(list(given.columns))
    values = pd.DataFrame(line.count(by_column, by_row, cells), index=rows, columns=columns)
    row_totals = pd.Series(line.count(together, by_row, cells)[:, 0], index=rows)
    column_totals = pd.Series(line.count(by_column, all_rows, cells)[0], index=columns)
    total = line.count(together, all_rows, cells)[0, 0].item()
    return MatrixResult(values, row_totals, column_totals, total, line.evidence(by_column))


# --- how a matrix is shown -----------------------------------------------------------------------


def sort_rows(
    result: MatrixResult, by: Order, labels: Mapping[str, str] | None = None
) -> MatrixResult:
    """The rows by label (R2 before R10, case and accents aside), by total (largest first), or as
    given. `labels` are what row keys are called, where that differs. Equals keep their order.
    """
    order = _order(result.row_totals, by, labels)
    return replace(
        result, values=result.values.iloc[order], row_totals=result.row_totals.iloc[order]
    )


def sort_columns(
    result: MatrixResult, by: Order, labels: Mapping[str, str] | None = None
) -> MatrixResult:
    """The columns by label, by total or as given; see `sort_rows`."""
    order = _order(result.column_totals, by, labels)
    return replace(
        result, values=result.values.iloc[:, order], column_totals=result.column_totals.iloc[order]
    )


def drop_empty(result: MatrixResult, *, rows: bool = True, columns: bool = True) -> MatrixResult:
    """Without the rows and columns in which nothing is coded.

    Totals stay as they are: the talk of a row that is not shown still counts in them.
    """
    coded_rows = result.values.index.isin(result.evidence["row"].unique()) | (not rows)
    coded_columns = result.values.columns.isin(result.evidence["column"].unique()) | (not columns)
    return replace(
        result,
        values=result.values.loc[coded_rows, coded_columns],
        row_totals=result.row_totals[coded_rows],
        column_totals=result.column_totals[coded_columns],
    )


SHADES = 4


def heat(values: npt.ArrayLike) -> npt.NDArray[np.int8]:
    """A shade for each figure: 0 for none (zero or NaN), then 1–4 in equal steps up to the largest.

    Linear on purpose: twice the shade is twice the figure, whatever the others are.
    """
    figures = np.nan_to_num(np.asarray(values, np.float64))
    largest = figures.max(initial=0.0)
    if largest <= 0:
        return np.zeros(figures.shape, np.int8)
    steps = np.ceil(figures / largest * SHADES - 1e-9)  # a figure on a border is in the lower step
    shades: npt.NDArray[np.int8] = np.maximum(steps, figures > 0).astype(np.int8)
    return shades


def _order(totals: pd.Series[Any], by: Order, labels: Mapping[str, str] | None) -> Ints:
    if by == "given":
        return np.arange(len(totals))
    if by == "total":
        return np.argsort(-totals.to_numpy(np.float64), kind="stable")  # NaN goes last
    named = [labels.get(key, key) if labels else key for key in totals.index]
    return np.array(sorted(range(len(named)), key=lambda i: _natural(named[i])), np.int64)


def _natural(label: str) -> list[tuple[int, int, str]]:
    """A sorting key under which numbers in a label count as numbers and é as e."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", plain)
        if part
    ]


# --- the line ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Spans:
    """Spans on the line, and their places among the turns and words.

    A span meets the turns `turn_from` up to (not including) `turn_to`; the words that begin in it
    are `word_from` up to `word_to`. All four grow with the offset, so the place of a border that
    is the largest of several is the largest of their places.
    """

    start: Ints
    end: Ints
    turn_from: Ints
    turn_to: Ints
    word_from: Ints
    word_to: Ints

    def meeting(self) -> tuple[Ints, Ints]:
        """Pairs (span, turn) that share a character."""
        return ranges(self.turn_from, self.turn_to)


@dataclass(frozen=True)
class _Segments:
    """Segments of several columns, and the codings (by position) that each is made of."""

    spans: _Spans
    column: Ints
    columns: int
    pair_segment: Ints
    pair_coding: Ints
    meeting: tuple[Ints, Ints]


@dataclass(frozen=True)
class _Rows:
    """Which rows each turn belongs to: turn i to `row[first[i]:first[i + 1]]`.

    `words` are each row's words of talk, `turn_words` each turn's.
    """

    first: Ints
    row: Ints
    words: Ints
    turn_words: Ints

    def together(self) -> _Rows:
        """The same turns as the talk of one row, each once."""
        turns = len(self.turn_words)
        words = np.array([self.turn_words.sum()])
        return replace(self, first=np.arange(turns + 1), row=np.zeros(turns, np.int64), words=words)

    def of(self, turns: Ints) -> tuple[Ints, Ints]:
        """Pairs (position in *turns*, row)."""
        if len(self.row) == len(self.turn_words):  # as it mostly is: one row per turn
            return np.arange(len(turns)), self.row[turns]
        position, entry = ranges(self.first[turns], self.first[turns + 1])
        return position, self.row[entry]


class _Line:
    """Codings and talk of all sources on one line of characters."""

    def __init__(self, given: MatrixInput, *, with_words: bool) -> None:
        self._given = given
        self._sources, lengths = _lengths(given.codings, given.talk)
        self._base = np.concatenate([[0], np.cumsum(lengths)])
        self._place_turns(with_words)
        self._place_codings(with_words)

    def _place_turns(self, with_words: bool) -> None:
        talk, rows = self._given.talk, list(self._given.rows)
        source, start, end = self._placed(talk)
        row = _numbered(talk["row"], rows)
        kept = np.flatnonzero((row >= 0) & (end > start))
        # by place, then row; a turn that came twice for one row stands there once
        order = kept[np.unique(start[kept] * len(rows) + row[kept], return_index=True)[1]]
        once = np.ones(len(order), bool)
        once[1:] = start[order][1:] != start[order][:-1]
        first = np.flatnonzero(once)
        turn = order[first]

        self._turn_start, self._turn_end = start[turn], end[turn]
        self._turn_source = source[turn]
        self._voice = _voices(talk["speaker_id"], source)[turn]
        words, row = ints(talk["words"]), row[order]
        self.rows = _Rows(
            first=np.append(first, len(order)),
            row=row,
            words=np.bincount(row, words[order], minlength=len(rows)).astype(np.int64),
            turn_words=words[turn],
        )
        if with_words:
            self._turn_word_from = self._words_before(self._turn_start, self._turn_source)
            self._turn_word_to = self._words_before(self._turn_end, self._turn_source)

    def _place_codings(self, with_words: bool) -> None:
        codings = self._given.codings
        source, start, end = self._placed(codings)
        # in the order of the line, with empty spans (which hold no character) left out
        order = np.argsort(start, kind="stable")
        order = order[(end > start)[order]]
        source, start, end = source[order], start[order], end[order]
        self._code = ints(codings["code_id"])[order]
        self._coding_id = ints(codings["coding_id"])[order]
        self._codings = _Spans(
            start=start,
            end=end,
            turn_from=np.searchsorted(self._turn_end, start, side="right"),
            turn_to=np.searchsorted(self._turn_start, end, side="left"),
            word_from=self._words_before(start, source) if with_words else start,
            word_to=self._words_before(end, source) if with_words else end,
        )

    def _placed(self, spans: pd.DataFrame) -> tuple[Ints, Ints, Ints]:
        """The sources (by position) and the borders on the line of a table of spans."""
        source = np.searchsorted(self._sources, ints(spans["source_id"]))
        base = self._base[source]
        return source, ints(spans["start"]) + base, ints(spans["end"]) + base

    def _words_before(self, offsets: Ints, source: Ints) -> Ints:
        """How many of its source's words begin before each offset; *source* is sorted."""
        if self._given.word_starts is None:
            raise ValueError("words and share need word_starts")
        before = np.zeros(len(offsets), np.int64)
        borders = np.searchsorted(source, np.arange(len(self._sources) + 1))
        for i, (first, behind) in enumerate(pairwise(borders.tolist())):
            words = self._given.word_starts.get(int(self._sources[i]))
            if words is not None and behind > first:
                before[first:behind] = np.searchsorted(words, offsets[first:behind] - self._base[i])
        return before

    def segments(self, columns: Sequence[frozenset[int]]) -> _Segments:
        """The segments of each column: overlapping spans run together."""
        coding, column = self._codings_by_column(columns)
        spans, shift = self._codings, column * self._base[-1]
        start, end = spans.start[coding] + shift, spans.end[coding] + shift
        # columns lie one behind the other, so that no reach runs on into the next
        begins = np.ones(len(coding), bool)
        begins[1:] = start[1:] >= np.maximum.accumulate(end)[:-1]
        at = np.flatnonzero(begins)

        def furthest(ends: Ints) -> Ints:
            return np.maximum.reduceat(ends[coding], at) if len(at) else ends[:0]

        merged = _Spans(
            start=spans.start[coding[at]],
            end=furthest(spans.end),
            turn_from=spans.turn_from[coding[at]],
            turn_to=furthest(spans.turn_to),
            word_from=spans.word_from[coding[at]],
            word_to=furthest(spans.word_to),
        )
        return _Segments(
            spans=merged,
            column=column[at],
            columns=len(columns),
            pair_segment=np.cumsum(begins) - 1,
            pair_coding=coding,
            meeting=merged.meeting(),
        )

    def _codings_by_column(self, columns: Sequence[frozenset[int]]) -> tuple[Ints, Ints]:
        """Pairs (coding, column): by column, and within it along the line."""
        code, used = pd.factorize(self._code)
        found = [np.empty(0, np.int64)]
        for codes in columns:
            wanted = np.isin(used, np.fromiter(codes, np.int64, len(codes)))
            found.append(np.flatnonzero(wanted[code]))
        sizes = [len(codings) for codings in found[1:]]
        return np.concatenate(found), np.repeat(np.arange(len(columns)), sizes)

    # --- counting --------------------------------------------------------------------------------

    def count(self, segments: _Segments, rows: _Rows, cells: Cells) -> npt.NDArray[Any]:
        """The figures as rows × columns."""
        segment, turn = segments.meeting
        pair, row = rows.of(turn)
        cell = row * segments.columns + segments.column[segment[pair]]
        shape = (len(rows.words), segments.columns)
        if cells in ("words", "share"):
            words = self._words_shared(segments.spans, segment, turn)[pair]
            counted = np.bincount(cell, words, minlength=shape[0] * shape[1])
        else:
            what = {"sources": self._turn_source[turn], "speakers": self._voice[turn]}
            counted = _distinct(cell, what.get(cells, segment)[pair], shape[0] * shape[1])
        figures = counted.astype(np.int64).reshape(shape)
        match cells:
            case "presence":
                return figures > 0
            case "share":
                return _per(figures, rows.words)
            case "per_1000":
                return _per(figures * 1000, rows.words)
        return figures

    def _words_shared(self, spans: _Spans, segment: Ints, turn: Ints) -> Ints:
        """How many words begin in both the segment and the turn."""
        first = np.maximum(spans.word_from[segment], self._turn_word_from[turn])
        return np.minimum(spans.word_to[segment], self._turn_word_to[turn]) - first

    # --- what lies behind a cell -----------------------------------------------------------------

    def evidence(self, segments: _Segments) -> pd.DataFrame:
        """Row, column and coding for every coding that has a character in the row's talk."""
        rows = len(self.rows.words)
        coding, turn = self._codings.meeting()
        pair, row = self.rows.of(turn)
        placed = pd.unique(coding[pair] * rows + row)  # (coding, row), by coding, each once
        at = np.bincount(placed // max(rows, 1), minlength=len(self._code))
        first = np.concatenate([[0], np.cumsum(at)])
        pair, entry = ranges(first[segments.pair_coding], first[segments.pair_coding + 1])
        row = placed[entry] % max(rows, 1)

        order = np.argsort(row.astype(np.uint32), kind="stable")  # the rest is in order already
        row, pair = row[order], pair[order]
        segment, coding = segments.pair_segment[pair], segments.pair_coding[pair]
        source = np.searchsorted(self._base, segments.spans.start, side="right") - 1
        start = segments.spans.start - self._base[source]
        end = segments.spans.end - self._base[source]
        columns = {
            "row": _labelled(row, self._given.rows),
            "column": _labelled(segments.column[segment], list(self._given.columns)),
            "coding_id": self._coding_id[coding],
            "segment": segment,
            "source_id": self._sources[source][segment],
            "start": start[segment],
            "end": end[segment],
        }
        return pd.DataFrame(columns, copy=False)


def _lengths(codings: pd.DataFrame, talk: pd.DataFrame) -> tuple[Ints, Ints]:
    """The source ids, sorted, and how long each at least is (plus one: sources never touch)."""
    source = np.concatenate([ints(codings["source_id"]), ints(talk["source_id"])])
    end = np.concatenate([ints(codings["end"]), ints(talk["end"])])
    place, sources = pd.factorize(source, sort=True)
    lengths = np.zeros(len(sources), np.int64)
    np.maximum.at(lengths, place, end)
    return sources, lengths + 1


def _numbered(labels: pd.Series[Any], known: Sequence[str]) -> Ints:
    """Each label's position among the known ones, or -1."""
    index = pd.Index(list(known))
    if isinstance(labels.dtype, pd.CategoricalDtype):
        return np.append(index.get_indexer(labels.cat.categories), -1)[labels.cat.codes]
    return index.get_indexer(pd.Index(labels)).astype(np.int64)


def _voices(speakers: pd.Series[Any], source: Ints) -> Ints:
    """A number per speaker; talk without one is a voice of its own in each source."""
    named = speakers.notna().to_numpy()
    voices = -1 - source
    voices[named] = speakers[named].to_numpy(np.int64)
    return voices


def _distinct(cell: Ints, what: Ints, cells: int) -> Ints:
    """How many different things there are in each cell."""
    low = int(what.min()) if len(what) else 0
    width = int(what.max()) - low + 1 if len(what) else 1
    found = pd.unique(cell * width + (what - low))
    return np.bincount(found // width, minlength=cells)


def _per(figures: Ints, words: Ints) -> npt.NDArray[np.float64]:
    """Each row's figures by its words of talk; NaN where it has none."""
    by_word: npt.NDArray[np.float64] = figures / np.where(words > 0, words, np.nan)[:, None]
    return by_word


def _labelled(codes: Ints, labels: Sequence[str]) -> pd.Categorical[str]:
    return pd.Categorical.from_codes(codes, categories=pd.Index(list(labels)), ordered=True)
