"""The second stage: what the ridge says, weighed against cues and likeness, as a probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcoder_net.suggest.evidence import Learned, LearnedScales, Scale
from qualcoder_net.suggest.features import Flags, Floats
from qualcoder_net.suggest.logistic import Doubles, fit_logistic, fit_offsets

_PENALTY = 1.0
_HELD = 3.0  # how far a code is held to what holds for all, before it gets an offset of its own

# Where nothing could be learned: fitted to the shipped sample with its codes as if unknown.
_UNTAUGHT_CONSTANT = -5.0
_UNTAUGHT = {
    "cues_here": 0.0,
    "cues": 8.5,
    "question_cues": 2.8,
    "likeness": 0.27,
    "question_likeness": 0.36,
    "word_likeness": 0.27,
}


def untaught_logits(hints: dict[str, Floats]) -> Doubles:
    """Cues and likeness on one scale for all codes, when nothing was learned."""
    total = np.full(hints["cues"].shape, _UNTAUGHT_CONSTANT)
    for kind, values in hints.items():
        total += _UNTAUGHT[kind] * values
    return total


@dataclass(frozen=True)
class Second:
    """One coefficient for a kind of evidence, whatever the code; one offset for a code."""

    constant: float
    coefficients: dict[str, float]
    offsets: Doubles
    scales: LearnedScales

    def logits(self, hints: dict[str, Floats], learned: Learned) -> Doubles:
        columns = hints | self.scales(*learned)
        total = np.full(learned[0].shape, self.constant) + self.offsets
        for kind, coefficient in self.coefficients.items():
            total += coefficient * columns[kind]
        return total


def fit_second(
    hints: dict[str, Floats], learned: Learned, right: Flags, judged: Flags, counts_for: Doubles
) -> Second:
    """Everything [rows, codes], `counts_for` [rows]; `learned` by models that had not seen it."""
    scales = LearnedScales(Scale.of(learned[2]))
    columns = hints | scales(*learned)
    weights = np.broadcast_to(counts_for[:, None], right.shape) * judged
    design = np.column_stack([values[judged] for values in columns.values()])
    found = fit_logistic(
        design.astype(np.float64), right[judged].astype(float), weights[judged], penalty=_PENALTY
    )
    coefficients = dict(zip(columns, map(float, found[1:]), strict=True))
    plain = Second(float(found[0]), coefficients, np.zeros(right.shape[1]), scales)
    offsets = fit_offsets(plain.logits(hints, learned), right.astype(float), weights, held=_HELD)
    return Second(plain.constant, coefficients, offsets, scales)


def best_threshold(scores: Doubles, right: Flags, weights: Doubles) -> float:
    """The score from which on F1 is best."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum((weights * right)[order])
    f1 = 2 * hits / (np.cumsum(weights[order]) + hits[-1])
    ends = np.append(np.diff(scores[order]) != 0, True)  # equal scores stand or fall together
    return float(scores[order][np.argmax(np.where(ends, f1, -1))])
