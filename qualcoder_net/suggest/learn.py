"""Learning from decisions which unit carries which code.

Two stages, each shared by all codes, so that a code with few examples leans on what the others
taught. First a ridge regression over words, pieces of words, sentence vectors, context and
question. Then a small logistic regression that weighs what the ridge says of a unit and of those
around it (said of interviews that it had not seen) against cues and likeness; it makes the score a
probability, and an offset per code makes that keep its promise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcoder_net.suggest.evidence import Scales, Surroundings, hint_columns, learned_columns
from qualcoder_net.suggest.features import Flags, Floats, Hints, Ints, Labels, Units
from qualcoder_net.suggest.logistic import Doubles, logistic
from qualcoder_net.suggest.nearness import Examples
from qualcoder_net.suggest.second import Second, best_threshold, fit_second, untaught_logits
from qualcoder_net.suggest.space import Points, Space, Weights
from qualcoder_net.suggest.teaching import NOBODY, Counts, Lesson, lesson

DECIMALS = 5  # of a score; what is less differs from machine to machine


@dataclass(frozen=True)
class Model:
    """What was learned. `graded`, `examples`, `sources` and `thresholds` have a place per code.

    Examples are confirmed units, sources those in which they stand. From its threshold on, a
    score is best taken for a yes (by F1 on interviews left out; NaN where ungraded).
    """

    graded: Flags
    examples: Ints
    sources: Ints
    thresholds: Doubles
    seed: int
    space: Space
    scales: Scales
    weights: Weights | None
    second: Second | None
    near: Examples

    def scores(self, units: Units, hints: Hints, *, ground: Ground | None = None) -> Doubles:
        """How likely each unit carries each code: [n, codes], 0–1, rounded.

        Codes that are not graded get their score from cues, likeness and what few examples there
        are; it ranks on the same scale, but nobody has checked it. *ground*: that of `fit`, when
        these are its units.
        """
        points = ground.points if ground else self.space.points(units)
        around = ground.around if ground else Surroundings(units)
        hinted = self.scales(hint_columns(hints, around))
        logits = untaught_logits(hinted)
        if self.second is not None and self.weights is not None:
            learned = learned_columns(points.scores(self.weights), around)
            logits[:, self.graded] = self.second.logits(_of(hinted, self.graded), learned)
        return as_scores(logits + self.near.said_of(points))


@dataclass(frozen=True)
class Ground:
    """What does not change while decisions are made: the units as points. Kept for retraining."""

    space: Space
    points: Points
    around: Surroundings

    @classmethod
    def of(cls, units: Units) -> Ground:
        space = Space(units)
        return cls(space, space.points(units), Surroundings(units))


def fit(
    units: Units, labels: Labels, hints: Hints, *, seed: int = 0, ground: Ground | None = None
) -> Model:
    """Learn from all that is known of these units: those of the whole project."""
    ground = ground or Ground.of(units)
    space, points, around = ground.space, ground.points, ground.around
    counts = Counts.of(units, labels)
    hinted = hint_columns(hints, around)
    scales = Scales.from_columns(hinted)
    weights, second = None, None
    thresholds = np.full(len(counts.enough), np.nan)
    codes = np.flatnonzero(counts.enough)
    if len(codes):
        taught = lesson(units, points, labels, codes, seed=seed)
        weights = points.weights(taught.rows, taught.ridge.shares)
        second, thresholds[codes] = weigh(taught, _of(scales(hinted), codes), units)
    near = Examples.in_labels(points, labels, counts.enough)
    return Model(
        counts.enough, counts.examples, counts.sources, thresholds, seed,
        space, scales, weights, second, near,
    )  # fmt: skip


def weigh(
    taught: Lesson, hinted: dict[str, Floats], units: Units, without: int = NOBODY
) -> tuple[Second, Doubles]:
    """The second stage and a threshold per code of the lesson, by what the ridge says of folds.

    *hinted*: scaled, of all units and the lesson's codes. *without*: a source that is not seen.
    """
    unseen = taught.source != without
    left_out = np.flatnonzero(~unseen)
    said = np.zeros(taught.right.shape, dtype=np.float32)
    for fold in taught.folds(without):
        both = np.concatenate([fold, left_out])
        said[fold] = taught.ridge.left_out(both)[: len(fold)]
    rows = taught.rows[unseen]
    learned = learned_columns(said[unseen], Surroundings(units.take(rows)))
    right, judged = taught.right[unseen], taught.judged[unseen]
    counts_for = taught.counts_for[unseen]
    hints = {kind: values[rows] for kind, values in hinted.items()}
    second = fit_second(hints, learned, right, judged, counts_for)
    promised = as_scores(second.logits(hints, learned))
    thresholds = [
        best_threshold(promised[at, code], right[at, code], counts_for[at])
        for code, at in enumerate(judged.T)
    ]
    return second, np.array(thresholds)


def as_scores(logits: Doubles) -> Doubles:
    return np.round(logistic(logits), DECIMALS)


def _of(columns: dict[str, Floats], codes: np.ndarray) -> dict[str, Floats]:
    return {kind: values[:, codes] for kind, values in columns.items()}
