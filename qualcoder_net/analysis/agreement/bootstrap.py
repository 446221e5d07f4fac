"""How certain the coefficients are: 95 % intervals by resampling sources, or turns within them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from qualcoder_net.analysis.agreement.coefficients import coefficients, names
from qualcoder_net.analysis.agreement.given import AgreementInput, Counted, Floats, Unit
from qualcoder_net.analysis.agreement.line import Line
from qualcoder_net.analysis.agreement.marks import Counts, counts, mark

DRAWS = 2_000
SOURCES_ENOUGH = 10  # sources from which on they can stand for others like them
_SEED = 20_160  # any number, but always the same
_DEFINED = 0.9  # the share of draws in which a coefficient must exist
_AT_ONCE = 2_000_000  # how many weights are held in memory together


@dataclass(frozen=True)
class Intervals:
    """Percentile intervals of 95 %.

    `over`: "sources", or "turns" when there are fewer than ten sources; such an interval speaks of
    these sources only. `resampled` is how many there are of them, `draws` how often.
    `codes`: a row per column, with NAME_low and NAME_high for each coefficient. `pooled` is the
    same for the codes that somebody used, taken together. NaN where the coefficient is, or where
    it exists in less than nine draws of ten: the code lives in too few sources (or turns) to say.
    """

    over: Literal["sources", "turns"]
    resampled: int
    draws: int
    codes: pd.DataFrame
    pooled: pd.Series[Any]


def intervals(
    given: AgreementInput,
    unit: Unit = "characters",
    counted: Counted = "half",
    *,
    draws: int = DRAWS,
) -> Intervals:
    """The intervals that belong to `agreement(given, unit, counted)`; the same at every call.

    Whole sources (or turns) are drawn with replacement, with all that every coder did in them.
    Raises ValueError as `agreement` does.
    """
    line = Line(given)
    segments = line.segments(given.columns.values())
    over: Literal["sources", "turns"] = "sources" if line.sources >= SOURCES_ENOUGH else "turns"
    talk = line.talk_source if over == "sources" else line.talk_turn
    _, group = np.unique(talk, return_inverse=True)
    groups = int(group.max(initial=-1)) + 1

    used, coders = np.unique(segments.column), len(given.coders)
    on_units, on_characters = (
        counts(replace(marks, column=np.searchsorted(used, marks.column)), coders, len(used), group)
        for marks in mark(line, segments, given, unit, counted)
    )
    figures = _figures(on_units, on_characters, draws if groups > 1 else 0)
    limits = {
        f"{name}_{end}": limit
        for name, values in figures.items()
        for end, limit in zip(("low", "high"), _limits(values), strict=True)
    }
    keys = pd.Index(list(given.columns), name="code")
    pooled = pd.Series({name: limit[-1] for name, limit in limits.items()})
    codes = pd.DataFrame({name: limit[:-1] for name, limit in limits.items()}, index=keys[used])
    return Intervals(over, groups, draws, codes.reindex(keys), pooled)


def _figures(on_units: Counts, on_characters: Counts, draws: int) -> dict[str, Floats]:
    """Each coefficient as draws × (columns and, last, all of them pooled)."""
    groups, columns = on_units.units.shape
    every = np.arange(columns)
    found: dict[str, list[Floats]] = {name: [] for name in names(on_units.coded.shape[-1])}
    for weights in _weights(groups, draws):
        units, characters = _drawn(on_units, weights), _drawn(on_characters, weights)
        apart = coefficients(units, characters)
        together = coefficients(units.pooled(every), characters.pooled(every))
        for name, values in found.items():
            values.append(np.column_stack([apart[name], together[name]]))
    none = np.empty((0, columns + 1))
    return {name: np.concatenate([none, *values]) for name, values in found.items()}


def _weights(groups: int, draws: int) -> Iterator[Floats]:
    """How often each group is drawn: some draws × groups at a time."""
    random = np.random.default_rng(_SEED)
    step = max(1, _AT_ONCE // max(groups, 1))
    for first in range(0, draws, step):
        n = min(step, draws - first)
        drawn = random.integers(0, groups, (n, groups)) + groups * np.arange(n)[:, None]
        weights = np.bincount(drawn.ravel(), minlength=n * groups).reshape(n, groups)
        yield weights.astype(np.float64)


def _drawn(counts: Counts, weights: Floats) -> Counts:
    """What the draws hold, from what the groups hold."""

    def total(part: Floats) -> Floats:
        flat: Floats = weights @ part.reshape(len(part), -1)
        return flat.reshape(len(weights), *part.shape[1:])

    return Counts(total(counts.coded), total(counts.both), total(counts.units))


def _limits(values: Floats) -> Floats:
    """The 2.5th and 97.5th percentile of each column of draws."""
    limits = np.full((2, values.shape[1]), np.nan)
    if len(values):
        known = np.isfinite(values).mean(axis=0) >= _DEFINED
        limits[:, known] = np.nanpercentile(values[:, known], (2.5, 97.5), axis=0)
    return limits
