"""Themes: which talk meets a declared query over codings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from qualcoder_net.analysis.spans import Ints, ints, on_one_line, overlapping, ranges
from qualcoder_net.model import AllOf, Coded, Query


@dataclass(frozen=True)
class ThemeInput:
    """What is searched.

    `codings`: source_id, start, end, code_id; those outside all talk are left out.
    `talk`: source_id, start, end; respondents' turns.
    `own`: code's id in queries -> the code; `beneath`: -> the code with all beneath it.
    """

    codings: pd.DataFrame
    talk: pd.DataFrame
    own: Mapping[str, int]
    beneath: Mapping[str, frozenset[int]]


def passages(query: Query, given: ThemeInput) -> pd.DataFrame:
    """The passages that meet *query*, by source and place: source_id, start, end.

    Passages do not overlap. Of parts that must meet on the same words, a passage holds all that
    overlap; of parts that must meet in one turn, what of them lies in it, from first to last.
    """
    return _Search(given).found(query)


class _Search:
    def __init__(self, given: ThemeInput) -> None:
        self._given = given
        self._said = given.codings[overlapping(given.codings, given.talk)]

    def found(self, query: Query) -> pd.DataFrame:
        if isinstance(query, Coded):
            return _run_together([self._said[self._said["code_id"].isin(self._codes(query))]])
        parts = [self.found(part) for part in query.parts]
        if not isinstance(query, AllOf):
            return _run_together(parts)
        if query.within == "turn":
            return _in_one_turn(parts, self._given.talk)
        return _on_the_same_words(parts)

    def _codes(self, query: Coded) -> frozenset[int]:
        own, beneath = self._given.own[query.code], self._given.beneath[query.code]
        return frozenset([own]) if query.own else beneath


def _run_together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """All spans, those that overlap as one."""
    spans = pd.concat([part[["source_id", "start", "end"]] for part in parts], ignore_index=True)
    ((start, end),) = on_one_line(spans)
    order = np.argsort(start, kind="stable")
    if not len(order):
        return spans
    begins = np.ones(len(order), bool)
    begins[1:] = start[order][1:] >= np.maximum.accumulate(end[order])[:-1]
    at = np.flatnonzero(begins)
    return pd.DataFrame(
        {
            "source_id": ints(spans["source_id"])[order][at],
            "start": ints(spans["start"])[order][at],
            "end": np.maximum.reduceat(ints(spans["end"])[order], at),
        }
    )


def _on_the_same_words(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Where spans of all parts share words with each other: those spans run together."""
    together = _common(parts)
    return _run_together([part[overlapping(part, together)] for part in parts])


def _common(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The words that lie in a span of every part."""
    common, *others = parts
    for other in others:
        (start, end), (other_start, other_end) = on_one_line(common, other)
        which, meets = ranges(
            np.searchsorted(other_end, start, "right"), np.searchsorted(other_start, end, "left")
        )
        first, shift = common.iloc[which], (start - ints(common["start"]))[which]
        common = pd.DataFrame(
            {
                "source_id": ints(first["source_id"]),
                "start": np.maximum(start[which], other_start[meets]) - shift,
                "end": np.minimum(end[which], other_end[meets]) - shift,
            }
        )
    return common


def _in_one_turn(parts: Sequence[pd.DataFrame], talk: pd.DataFrame) -> pd.DataFrame:
    """For each turn that holds words of every part, the stretch from the first to the last."""
    talk = talk.sort_values(["source_id", "start"], kind="stable")
    held = np.zeros(len(talk), np.int64)
    first = np.full(len(talk), np.iinfo(np.int64).max)
    last = np.full(len(talk), -1)
    for part in parts:
        turn, begin, end = _in_turns(part, talk)
        held[np.unique(turn)] += 1
        np.minimum.at(first, turn, begin)
        np.maximum.at(last, turn, end)
    both = held == len(parts)
    return pd.DataFrame(
        {"source_id": ints(talk["source_id"])[both], "start": first[both], "end": last[both]}
    )


def _in_turns(part: pd.DataFrame, talk: pd.DataFrame) -> tuple[Ints, Ints, Ints]:
    """(turn, start, end) of what of each span lies in each turn that it meets."""
    (start, end), (turn_start, turn_end) = on_one_line(part, talk)
    span, turn = ranges(
        np.searchsorted(turn_end, start, "right"), np.searchsorted(turn_start, end, "left")
    )
    return (
        turn,
        np.maximum(ints(part["start"])[span], ints(talk["start"])[turn]),
        np.minimum(ints(part["end"])[span], ints(talk["end"])[turn]),
    )
