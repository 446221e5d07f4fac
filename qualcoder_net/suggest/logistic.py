"""A small logistic regression on many rows: a handful of columns, weighted, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_STEPS = 30
_ENOUGH = 1e-5


def logistic(values: Doubles) -> Doubles:
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def fit_logistic(columns: Doubles, right: Doubles, weights: Doubles, *, penalty: float) -> Doubles:
    """Coefficients of [1, *columns]; the first, the constant, is not held to nought."""
    design = np.column_stack([np.ones(len(columns)), columns])
    held = np.full(design.shape[1], penalty)
    held[0] = 1e-9
    found = np.zeros(design.shape[1])
    share = np.clip(np.average(right, weights=weights), 1e-6, 1 - 1e-6)
    found[0] = np.log(share / (1 - share))
    for _ in range(_STEPS):
        said = logistic(design @ found)
        slope = design.T @ (weights * (right - said)) - held * found
        spread = weights * np.maximum(said * (1 - said), 1e-9)
        bend = design.T @ (design * spread[:, None]) + np.diag(held)
        step = np.linalg.solve(bend, slope)
        found += np.clip(step, -2, 2)
        if np.abs(step).max() < _ENOUGH:
            break
    return found


def fit_offsets(logits: Doubles, right: Doubles, weights: Doubles, *, held: float) -> Doubles:
    """Per column what to add so that it promises as much as came true; drawn to 0 by *held*.

    All [n, columns]; a weight of 0 leaves out.
    """
    found = np.zeros(logits.shape[1])
    for _ in range(_STEPS):
        said = logistic(logits + found)
        slope = (weights * (right - said)).sum(axis=0) - held * found
        bend = (weights * said * (1 - said)).sum(axis=0) + held
        step = slope / bend
        found += np.clip(step, -1, 1)
        if np.abs(step).max(initial=0) < _ENOUGH:
            break
    return found
