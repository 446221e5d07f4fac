"""The figures by which suggestions are judged, from scores and what is true."""

from __future__ import annotations

import numpy as np

from qualcoder_net.suggest.features import Flags, Ints
from qualcoder_net.suggest.logistic import Doubles

Interval = tuple[float, float]

FIRST = 10  # suggestions that a coder sees first
_Z = 1.959964  # 95 %
_DRAWS = 1_000


def average_precision(scores: Doubles, true: Flags) -> float:
    """The mean of the precision at each true one, best score first; equal scores count together.

    NaN when nothing is true.
    """
    if not true.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(true[order])
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    precision = hits[ends] / (ends + 1)
    return float((np.diff(hits[ends], prepend=0) * precision).sum() / hits[-1])


def precision_of_first(scores: Doubles, true: Flags, first: int = FIRST) -> float:
    """The share of true ones among the first (of equal scores, the first in the text)."""
    best = np.argsort(-scores, kind="stable")[:first]
    return float(true[best].mean()) if len(best) else float("nan")


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def wilson(part: int, whole: int) -> Interval:
    """Wilson's (1927) interval of 95 % for a share; NaN for nought out of nought."""
    if not whole:
        return (float("nan"), float("nan"))
    share, squared = part / whole, _Z**2 / whole
    middle = (share + squared / 2) / (1 + squared)
    reach = np.sqrt(share * (1 - share) * squared + squared**2 / 4) / (1 + squared)
    return (float(max(0.0, middle - reach)), float(min(1.0, middle + reach)))


def f1_interval(right: Ints, suggested: Ints, gold: Ints, *, seed: int) -> Interval:
    """The middle 95 % of F1 over sources drawn anew; the counts have a place per source."""
    if len(gold) < 2 or not gold.sum():
        return (float("nan"), float("nan"))
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(gold), np.full(len(gold), 1 / len(gold)), _DRAWS)
    whole = drawn @ (suggested + gold)
    found = 2 * (drawn @ right)[whole > 0] / whole[whole > 0]
    low, high = np.percentile(found, (2.5, 97.5))
    return (float(low), float(high))


def tallies(flags: Flags, source: Ints) -> Ints:
    """How many per source, in the order of their numbers."""
    _, place = np.unique(source, return_inverse=True)
    return np.bincount(place, weights=flags, minlength=1).astype(np.int64)
