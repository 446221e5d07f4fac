"""How often suggestions are right, code by code, on interviews from which nothing was learned.

One interview after the other is left out: what is said of it comes from a ridge, a second stage
and a threshold that saw none of its decisions. (Its text is known, as it is in use.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from qualcoder_net.progress import Report, silent
from qualcoder_net.suggest.evidence import (
    Learned,
    Scales,
    Surroundings,
    hint_columns,
    learned_columns,
)
from qualcoder_net.suggest.features import CONFIRMED, Flags, Hints, Ints, Labels, Units
from qualcoder_net.suggest.figures import (
    Interval,
    average_precision,
    f1_interval,
    precision_of_first,
    ratio,
    tallies,
    wilson,
)
from qualcoder_net.suggest.learn import as_scores, weigh
from qualcoder_net.suggest.logistic import Doubles
from qualcoder_net.suggest.nearness import Examples
from qualcoder_net.suggest.second import untaught_logits
from qualcoder_net.suggest.space import Points, Space
from qualcoder_net.suggest.teaching import Counts, Lesson, lesson

MOST_GRADED = 3_000  # units; beyond, whole interviews are drawn
_BINS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class CodeGrade:
    """The figures of one code (its column); NaN where there is nothing to divide by.

    Of `units` judged, `gold` carry it by a human coder's decision; `suggested` were at or above the
    threshold of their interview's turn, `right` of them were gold. Intervals of 95 %: Wilson's for
    precision and recall, and for F1 by drawing interviews anew.
    """

    code: int
    graded: bool
    examples: int
    sources: int
    units: int
    gold: int
    suggested: int
    right: int
    threshold: float
    precision: float
    recall: float
    f1: float
    average_precision: float
    first_ten: float
    brier: float
    precision_interval: Interval
    recall_interval: Interval
    f1_interval: Interval


@dataclass(frozen=True)
class Bin:
    """Scores from `low` up to `high`: how many, what they promised, and what share came true."""

    low: float
    high: float
    n: int
    promised: float
    true: float


@dataclass(frozen=True)
class Grades:
    """`codes`: one for each column. The other figures are over graded codes alone.

    `macro` is the mean of codes, `micro` over all units × codes. `calibration_error` is the mean
    distance of promise and truth over the bins, by their n. `leans_on`: the mean coefficient of
    each kind of evidence. `scores` [rows, codes] is what was said of the units in `rows`; NaN where
    not judged.
    """

    codes: tuple[CodeGrade, ...]
    sources: int
    units: int
    macro_average_precision: float
    micro_average_precision: float
    macro_f1: float
    first_ten: float
    brier: float
    calibration_error: float
    bins: tuple[Bin, ...]
    leans_on: dict[str, float]
    rows: Ints
    scores: Doubles


def grade(
    units: Units,
    labels: Labels,
    hints: Hints,
    gold: Labels,
    *,
    seed: int = 0,
    report: Report = silent,
) -> Grades:
    """Grade all codes, by leave-one-interview-out. May raise Cancelled.

    *labels* are learned from; *gold* is what counts as true: codings of human origin. Judged are
    the units that gold knows about. Above `MOST_GRADED` units, as many whole interviews as fit are
    drawn; `units` and `sources` say how many were judged.
    """
    drawn = _drawn(units, seed)
    units, labels = units.take(drawn), labels.take(drawn)
    hints, gold = hints.take(drawn), gold.take(drawn)
    said = held_out(units, labels, hints, seed=seed, report=report)
    counts = Counts.of(units, labels)
    judged = np.flatnonzero(gold.known)
    true, source = (gold.given == CONFIRMED)[judged], units.source[judged]
    scores, thresholds = said.scores[judged], said.thresholds[judged]
    codes = tuple(
        _code_grade(code, counts, scores[:, code], true[:, code], thresholds[:, code], source, seed)
        for code in range(true.shape[1])
    )
    graded = np.array([each.graded for each in codes], dtype=bool)
    all_scores, all_true = scores[:, graded].ravel(), true[:, graded].ravel()
    bins = tuple(_bins(all_scores, all_true))
    whole = np.full((len(drawn), true.shape[1]), np.nan)
    whole[judged] = scores
    return Grades(
        codes=codes,
        sources=len(np.unique(source)),
        units=len(judged),
        macro_average_precision=_mean(each.average_precision for each in codes if each.graded),
        micro_average_precision=average_precision(all_scores, all_true),
        macro_f1=_mean(each.f1 for each in codes if each.graded),
        first_ten=_mean(each.first_ten for each in codes if each.graded),
        brier=_mean((all_scores - all_true) ** 2),
        calibration_error=ratio(sum(b.n * abs(b.promised - b.true) for b in bins), len(all_true)),
        bins=bins,
        leans_on=said.leans_on,
        rows=drawn,
        scores=whole,
    )


def _drawn(units: Units, seed: int) -> Ints:
    """The rows of as many interviews, in a random order, as fit in MOST_GRADED (at least one)."""
    if len(units) <= MOST_GRADED:
        return np.arange(len(units))
    sources, sizes = np.unique(units.source, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(sources))
    fitting = max(1, int(np.searchsorted(np.cumsum(sizes[order]), MOST_GRADED, side="right")))
    return np.flatnonzero(np.isin(units.source, sources[order[:fitting]]))


def _code_grade(
    code: int,
    counts: Counts,
    scores: Doubles,
    true: Flags,
    thresholds: Doubles,
    source: Ints,
    seed: int,
) -> CodeGrade:
    graded = bool(counts.enough[code])
    suggested = scores >= thresholds if graded else np.zeros(len(true), dtype=bool)
    right = suggested & true
    n_right, n_suggested, n_gold = int(right.sum()), int(suggested.sum()), int(true.sum())
    by_source = [tallies(flags, source) for flags in (right, suggested, true)]
    known = thresholds[~np.isnan(thresholds)]
    nan = float("nan")
    return CodeGrade(
        code=code,
        graded=graded,
        examples=int(counts.examples[code]),
        sources=int(counts.sources[code]),
        units=len(true),
        gold=n_gold,
        suggested=n_suggested,
        right=n_right,
        threshold=float(np.median(known)) if len(known) else nan,
        precision=ratio(n_right, n_suggested),
        recall=ratio(n_right, n_gold) if graded else nan,
        f1=ratio(2 * n_right, n_suggested + n_gold) if graded else nan,
        average_precision=average_precision(scores, true),
        first_ten=precision_of_first(scores, true),
        brier=_mean((scores - true) ** 2),
        precision_interval=wilson(n_right, n_suggested),
        recall_interval=wilson(n_right, n_gold) if graded else (nan, nan),
        f1_interval=f1_interval(*by_source, seed=seed) if graded else (nan, nan),
    )


def _bins(scores: Doubles, true: Flags) -> Iterable[Bin]:
    which = np.clip(np.digitize(scores, _BINS) - 1, 0, len(_BINS) - 2)
    for i in np.unique(which):
        at = which == i
        promised, came_true = float(scores[at].mean()), float(true[at].mean())
        yield Bin(_BINS[i], _BINS[i + 1], int(at.sum()), promised, came_true)


def _mean(values: Iterable[float]) -> float:
    found = np.array([value for value in values if not np.isnan(value)])
    return float(found.mean()) if len(found) else float("nan")


@dataclass(frozen=True)
class CueWorth:
    """Cue *cue* of the code in column `code` hit `hits` judged units, `right` of them gold."""

    code: int
    cue: str
    hits: int
    right: int


def cue_worths(hits: Iterable[tuple[int, int, str]], gold: Labels) -> list[CueWorth]:
    """How often each cue was right, from hits (row of the unit, column of the code, cue).

    A cue counts once a unit. Those that are wrong most often come first.
    """
    tally: dict[tuple[int, str], list[bool]] = {}
    for row, code, cue in sorted(set(hits)):
        if gold.known[row]:
            tally.setdefault((code, cue), []).append(bool(gold.given[row, code] == CONFIRMED))
    worths = [CueWorth(code, cue, len(were), sum(were)) for (code, cue), were in tally.items()]
    return sorted(worths, key=lambda each: (each.right - each.hits, each.code, each.cue))


@dataclass(frozen=True)
class HeldOut:
    """What was said of interviews left out: scores [n, codes] and thresholds [n, codes]."""

    scores: Doubles
    thresholds: Doubles
    leans_on: dict[str, float]


def held_out(
    units: Units, labels: Labels, hints: Hints, *, seed: int = 0, report: Report = silent
) -> HeldOut:
    """Score every interview as if its decisions had not been made. May raise Cancelled."""
    points, around = Space(units).points(units), Surroundings(units)
    columns = hint_columns(hints, around)
    hinted = Scales.from_columns(columns)(columns)
    enough = Counts.of(units, labels).enough
    codes = np.flatnonzero(enough)
    logits = untaught_logits(hinted)
    thresholds = np.full(logits.shape, np.nan)
    of_codes = {kind: values[:, codes] for kind, values in hinted.items()}
    sources = np.unique(units.source)
    report(0, len(sources), "")
    taught = lesson(units, points, labels, codes, seed=seed) if len(codes) else None
    leaned = []
    for number, source in enumerate(map(int, sources), start=1):
        here, others = units.source == source, units.source != source
        if taught is not None and (taught.source != source).any():
            second, chosen = weigh(taught, of_codes, units, source)
            rows = np.flatnonzero(here)
            learned = _said_of(rows, taught, points, units)
            logits[np.ix_(rows, codes)] = second.logits(
                {kind: values[rows] for kind, values in of_codes.items()}, learned
            )
            thresholds[np.ix_(rows, codes)] = chosen
            leaned.append(second.coefficients)
        unseen = Labels(np.where(others[:, None], labels.given, 0), labels.known & others)
        logits[here] += Examples.in_labels(points, unseen, enough).said_of(points)[here]
        report(number, len(sources), "")
    leans_on = (
        {k: float(np.mean([each[k] for each in leaned])) for k in leaned[0]} if leaned else {}
    )
    return HeldOut(as_scores(logits), thresholds, leans_on)


def _said_of(rows: Ints, taught: Lesson, points: Points, units: Units) -> Learned:
    """What the ridge says of these rows without them, averaged over surroundings."""
    source = units.source[rows[0]]
    at = np.flatnonzero(taught.source == source)
    said = points.take(rows).scores(points.weights(taught.rows, taught.ridge.shares_without(at)))
    return learned_columns(said, Surroundings(units.take(rows)))
