"""Coded or not: which units of the universe which coders coded with each column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qualcoder_net.analysis.agreement.given import (
    AgreementInput,
    Counted,
    Floats,
    Unit,
    summed,
)
from qualcoder_net.analysis.agreement.line import Line, Segments
from qualcoder_net.analysis.spans import Ints, ranges


@dataclass(frozen=True)
class Marks:
    """Units that at least one coder coded with a column: `units` of them at once, for characters.

    Bit i of `coders` stands for the i-th coder. `talk` is the piece of talk they lie in (or begin
    in). `universe` is how many units each piece of talk holds, coded or not.
    """

    column: Ints
    coders: Ints
    units: Ints
    talk: Ints
    universe: Ints


@dataclass(frozen=True)
class Counts:
    """All that the coefficients need, for columns, groups × columns or draws × columns alike.

    Of so many `units`, each coder coded `coded` and each two coders `both`: these have one axis
    more, the last, for the coders and for the pairs (in the order of `combinations`).
    """

    coded: Floats
    both: Floats
    units: Floats

    def pooled(self, columns: Ints) -> Counts:
        """Those columns as one: every code × unit is a judgement of its own."""
        return Counts(
            coded=self.coded[..., columns, :].sum(axis=-2),
            both=self.both[..., columns, :].sum(axis=-2),
            units=self.units[..., columns].sum(axis=-1),
        )


def mark(
    line: Line, segments: Segments, given: AgreementInput, unit: Unit, counted: Counted
) -> tuple[Marks, Marks]:
    """What was coded of the chosen unit, and of the characters (which may be the same).

    Sentences and turns count as coded when half of the characters that they have in the universe
    are ("half"), or one of them is ("any"). Raises ValueError when there are no sentences given.
    """
    characters = _characters(line, segments)
    if unit == "characters":
        return characters, characters
    return _units(line, segments, given, unit, counted), characters


def _characters(line: Line, segments: Segments) -> Marks:
    """Characters, as stretches cut at the borders of talk."""
    pieces = line.pieces(segments)
    first = line.talk_at(pieces.start)
    at, talk = ranges(first, line.talk_at(pieces.end - 1) + 1)
    start = np.maximum(pieces.start[at], line.first[talk])
    end = np.minimum(pieces.end[at], line.first[talk + 1])
    return Marks(pieces.column[at], pieces.coders[at], end - start, talk, np.diff(line.first))


def _units(
    line: Line, segments: Segments, given: AgreementInput, unit: Unit, counted: Counted
) -> Marks:
    start, end, number = _borders(line, given, unit)
    _, begins = np.unique(number, return_index=True)
    talk = line.talk_at(start[begins])
    sizes = np.bincount(number, end - start, minlength=len(talk)).astype(np.int64)

    at, part = ranges(
        np.searchsorted(end, segments.start, side="right"),
        np.searchsorted(start, segments.end, side="left"),
    )
    shared = np.minimum(end[part], segments.end[at]) - np.maximum(start[part], segments.start[at])
    coders, units = len(given.coders), max(len(talk), 1)
    cell, coded = summed(
        (segments.column[at] * units + number[part]) * coders + segments.coder[at], shared
    )
    enough = cell[(2 * coded >= sizes[cell // coders % units]) | (counted == "any")]
    cell, bits = summed(enough // coders, np.left_shift(1, enough % coders))
    return Marks(
        column=cell // units,
        coders=bits,
        units=np.ones(len(cell), np.int64),
        talk=talk[cell % units],
        universe=np.bincount(talk, minlength=len(line.first) - 1),
    )


def _borders(line: Line, given: AgreementInput, unit: Unit) -> tuple[Ints, Ints, Ints]:
    """The stretches of the line that are units, by place, and the number of the unit of each."""
    if unit == "turns":
        return line.first[:-1], line.first[1:], line.talk_turn
    if given.sentences is None:
        raise ValueError("the unit sentences needs sentences")
    _, start, end = line.placed(given.sentences)
    order = np.argsort(start, kind="stable")
    return start[order], end[order], np.arange(len(order))


def counts(marks: Marks, coders: int, columns: int, group: Ints | None = None) -> Counts:
    """The counts by column; with *group* (a number for every piece of talk), groups × columns."""
    if group is None:
        apart = counts(marks, coders, columns, np.zeros(len(marks.universe), np.int64))
        return Counts(*(part.sum(axis=0) for part in (apart.coded, apart.both, apart.units)))
    groups = int(group.max(initial=-1)) + 1
    cell = group[marks.talk] * columns + marks.column
    by = [(marks.coders >> i & 1) * marks.units for i in range(coders)]
    by_both = [by[i] * (by[j] > 0) for i, j in combinations(range(coders), 2)]

    def total(parts: list[Ints]) -> Floats:
        sums = [np.bincount(cell, part, minlength=groups * columns) for part in parts]
        return np.stack(sums, axis=-1).reshape(groups, columns, len(parts)).astype(np.float64)

    units = np.bincount(group, marks.universe, minlength=groups).astype(np.float64)
    return Counts(total(by), total(by_both), np.broadcast_to(units[:, None], (groups, columns)))
