"""Where coders differ: every place at which some, but not all, coded the same code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from qualcoder_net.analysis.agreement.given import AgreementInput
from qualcoder_net.analysis.agreement.line import Line, Pieces, Segments
from qualcoder_net.analysis.spans import Ints, ranges

Kind = Literal["borders", "other code", "omission"]


@dataclass(frozen=True)
class Disagreements:
    """Places to walk through, in the order of the sources, then of the text.

    A *place* is what coders' overlapping segments of one column cover together; where all of them
    coded every character of it, it is left out. The frames belong together by its number.

    `places`, by number: code (the column's key), source_id, start, end; kind: "borders" (all coded
    here, not the same characters), "other code" (not all did, and one who did not coded text here
    with another code) or "omission" (neither); coders and missing: ids, as tuples, of who coded
    here and who did not; characters: how many of the universe they differ on.
    `stretches`: place, source_id, start, end, coders: the parts that these coders alone coded.
    `codings`: place, coding_id, code_id, coder_id, other: every coding behind a place; `other` are
    those with another code, by coders who are missing there.
    `agreed`: code, source_id, start, end: what was left out of the places, for all coded it.
    """

    places: pd.DataFrame
    stretches: pd.DataFrame
    codings: pd.DataFrame
    agreed: pd.DataFrame


@dataclass(frozen=True)
class _Spans:
    """Spans on the line: places `of` a column, or parts of a place; bit i of `coders` is set when
    the i-th coder coded there."""

    of: Ints
    start: Ints
    end: Ints
    coders: Ints

    def taken(self, which: Ints) -> _Spans:
        return _Spans(self.of[which], self.start[which], self.end[which], self.coders[which])


def disagreements(given: AgreementInput) -> Disagreements:
    """All disagreements on `given.columns`; the other code may be any, in a column or not."""
    line = Line(given)
    segments = line.segments(given.columns.values())
    everyone = (1 << len(given.coders)) - 1
    places, place = _run_together(segments, line.size)
    parts = _differing(line, line.pieces(segments), places, everyone)
    differing = np.bincount(parts.of, parts.end - parts.start, minlength=len(places.of))

    order = np.lexsort((places.of, places.start))
    agreed = places.taken(order[differing[order] == 0])
    order = order[differing[order] > 0]
    number = np.full(len(places.of), -1)
    number[order] = np.arange(len(order))
    places, differing, place = places.taken(order), differing[order], number[place]
    parts = parts.taken(np.argsort(number[parts.of], kind="stable"))
    codings = _codings(line, segments, places, place, len(given.coders))
    with_other = np.isin(np.arange(len(order)), codings["place"][codings["other"]])
    kinds = np.select([places.coders == everyone, with_other], [0, 1], default=2)

    codings["coder_id"] = np.array(given.coders)[codings["coder_id"]]
    keys = pd.Index(list(given.columns))
    return Disagreements(
        places=pd.DataFrame(
            {
                "code": pd.Categorical.from_codes(places.of, keys),
                **_in_sources(line, places),
                "kind": pd.Categorical.from_codes(kinds, pd.Index(get_args(Kind))),
                "coders": _who(places.coders, given.coders),
                "missing": _who(everyone - places.coders, given.coders),
                "characters": differing.astype(np.int64),
            }
        ),
        stretches=pd.DataFrame(
            {
                "place": number[parts.of],
                **_in_sources(line, parts),
                "coders": _who(parts.coders, given.coders),
            }
        ),
        codings=codings,
        agreed=pd.DataFrame(
            {"code": pd.Categorical.from_codes(agreed.of, keys), **_in_sources(line, agreed)}
        ),
    )


def _run_together(segments: Segments, size: int) -> tuple[_Spans, Ints]:
    """The places of each column, by column and place, and the place of each segment."""
    shift = segments.column * size
    order = np.argsort(shift + segments.start, kind="stable")
    start, end, column = segments.start[order], segments.end[order], segments.column[order]
    begins = np.ones(len(order), bool)
    begins[1:] = (shift[order] + start)[1:] >= np.maximum.accumulate(shift[order] + end)[:-1]
    at = np.flatnonzero(begins)
    if not len(at):
        return _Spans(column, start, end, column), column
    place = np.empty(len(order), np.int64)
    place[order] = np.cumsum(begins) - 1
    coders = np.bitwise_or.reduceat(np.left_shift(1, segments.coder)[order], at)
    return _Spans(column[at], start[at], np.maximum.reduceat(end, at), coders), place


def _differing(line: Line, pieces: Pieces, places: _Spans, everyone: int) -> _Spans:
    """The parts of places that some coded, but not everyone; neighbours by the same are one."""
    width = line.size + 1
    some = pieces.coders != everyone
    column, start, end = pieces.column[some], pieces.start[some], pieces.end[some]
    coders = pieces.coders[some]
    place = np.searchsorted(places.of * width + places.start, column * width + start, "right") - 1
    begins = np.ones(len(start), bool)
    begins[1:] = (start[1:] > end[:-1]) | (coders[1:] != coders[:-1]) | (place[1:] != place[:-1])
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(start))[: len(first)] - 1
    return _Spans(place[first], start[first], end[last], coders[first])


def _codings(
    line: Line, segments: Segments, places: _Spans, place: Ints, coders: int
) -> pd.DataFrame:
    """The codings behind each place; `coder_id` is still the coder's position."""
    same = place[segments.of]
    shown = same >= 0
    found = [(same[shown], segments.coding[shown], np.zeros(shown.sum(), bool))]
    for coder in range(coders):
        missing = np.flatnonzero((places.coders >> coder & 1) == 0)
        theirs = np.flatnonzero(line.coder == coder)
        where, which = _meeting(places.taken(missing), line.start[theirs], line.end[theirs])
        found.append((missing[where], theirs[which], np.ones(len(where), bool)))
    at, coding, other = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((line.start[coding], other, at))
    at, coding, other = at[order], coding[order], other[order]
    return pd.DataFrame(
        {
            "place": at,
            "coding_id": line.coding_id[coding],
            "code_id": line.code[coding],
            "coder_id": line.coder[coding],
            "other": other,
        }
    )


def _meeting(places: _Spans, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Pairs (place, coding) that share a character; both are in the order of their starts."""
    # either the coding begins within the place, or the place within the coding
    place, coding = ranges(
        np.searchsorted(start, places.start, "left"), np.searchsorted(start, places.end, "left")
    )
    later_coding, later = ranges(
        np.searchsorted(places.start, start, "right"), np.searchsorted(places.start, end, "left")
    )
    return np.concatenate([place, later]), np.concatenate([coding, later_coding])


def _in_sources(line: Line, spans: _Spans) -> dict[str, Ints]:
    source_ids, start, end = line.in_sources(spans.start, spans.end)
    return {"source_id": source_ids, "start": start, "end": end}


def _who(bits: Ints, coders: Sequence[int]) -> npt.NDArray[Any]:
    """The ids of the coders whose bits are set, as tuples."""
    sets, which = np.unique(bits, return_inverse=True)
    who = np.empty(len(sets), object)
    for at, bit_set in enumerate(sets.tolist()):
        who[at] = tuple(coder for i, coder in enumerate(coders) if bit_set >> i & 1)
    return who[which]
