"""What a model is taught: which units, how much each counts, and the ridge over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from qualcoder_net.suggest.features import CONFIRMED, REJECTED, Flags, Floats, Ints, Labels, Units
from qualcoder_net.suggest.logistic import Doubles
from qualcoder_net.suggest.ridge import Ridge
from qualcoder_net.suggest.space import Points

LEAST_EXAMPLES = 5
LEAST_SOURCES = 2
NOBODY = -1  # no source
MOST_TAUGHT = 3_000  # units that a model learns from; beyond, a sample of the others

_FOLDS = 12
_STRETCH = 12  # units on end that are sampled together, so that they keep their context
_ALL_OF = 40  # examples of a code up to which every one is kept


@dataclass(frozen=True)
class Counts:
    """Per code: confirmed units, the sources they stand in, and whether that is enough."""

    examples: Ints
    sources: Ints

    @classmethod
    def of(cls, units: Units, labels: Labels) -> Counts:
        confirmed = labels.given == CONFIRMED
        sources = np.zeros(confirmed.shape[1], dtype=np.int64)
        for source in np.unique(units.source):
            sources += confirmed[units.source == source].any(axis=0)
        return cls(confirmed.sum(axis=0), sources)

    @property
    def enough(self) -> Flags:
        return (self.examples >= LEAST_EXAMPLES) & (self.sources >= LEAST_SOURCES)


@dataclass(frozen=True)
class Lesson:
    """The rows of the units that are learned from, and for the codes in `codes`:

    `right` and `judged` [rows, codes] (what is known; a rejection elsewhere was picked for its
    high score, and would teach the second stage that such scores are worth little), and how many
    units each row stands for.
    """

    rows: Ints
    codes: Ints
    counts_for: Doubles
    source: Ints
    right: Flags
    judged: Flags
    ridge: Ridge

    def folds(self, without: int = NOBODY) -> Iterator[Ints]:
        """Positions of the rows to leave out together: whole sources, never that one."""
        for sources in _folds(self.source):
            at = np.flatnonzero(np.isin(self.source, sources) & (self.source != without))
            if len(at):
                yield at


def lesson(units: Units, points: Points, labels: Labels, codes: Ints, *, seed: int) -> Lesson:
    """The lesson for these columns of codes. There must be some unit that teaches."""
    rows, counts_for = _taught(units, labels, seed)
    given = labels.given[np.ix_(rows, codes)]
    known = labels.known[rows][:, None]
    ridge = Ridge(points.kernel(rows), _targets(given, known))
    return Lesson(
        rows,
        codes,
        counts_for,
        units.source[rows],
        given == CONFIRMED,
        np.broadcast_to(known, given.shape),
        ridge,
    )


def _targets(given: np.ndarray, known: Flags) -> Floats:
    """1, or 0 where it was rejected or is known not to be; elsewhere how common the code is.

    A target under 0 for rejections was tried: it cost more in other interviews than it gave.
    """
    common = (given == CONFIRMED).mean(axis=0, where=known) if known.any() else 0.0
    targets = np.where(known, 0.0, common)
    targets = np.where(given == REJECTED, 0.0, targets)
    return np.where(given == CONFIRMED, 1.0, targets).astype(np.float32)


def _taught(units: Units, labels: Labels, seed: int) -> tuple[Ints, Doubles]:
    """Rows to learn from and how many each stands for: all there are, or a sample in stretches.

    Stretches with examples of rare codes are always in it.
    """
    rows = np.flatnonzero(labels.known | (labels.given != 0).any(axis=1))
    if len(rows) <= MOST_TAUGHT:
        return rows, np.ones(len(rows))
    new = np.diff(units.source[rows], prepend=-1) != 0
    first = np.maximum.accumulate(np.where(new, np.arange(len(rows)), 0))
    begins = (np.arange(len(rows)) - first) % _STRETCH == 0
    stretch = np.cumsum(begins) - 1
    order = np.random.default_rng(seed).permutation(stretch[-1] + 1)
    always = np.zeros(len(order), dtype=bool)
    for confirmed in (labels.given[rows] == CONFIRMED).T:
        if 0 < confirmed.sum() <= _ALL_OF:
            always[stretch[confirmed]] = True
    sizes = np.bincount(stretch)
    drawn = order[~always[order]]
    room = max(MOST_TAUGHT - sizes[always].sum(), MOST_TAUGHT // 2)
    last = np.searchsorted(np.cumsum(sizes[drawn]), room)
    kept = always | np.isin(np.arange(len(order)), drawn[:last])
    stands_for = max(1.0, sizes[~always].sum() / max(sizes[kept & ~always].sum(), 1))
    at = np.flatnonzero(kept[stretch])
    return rows[at], np.where(always[stretch[at]], 1.0, stands_for)


def _folds(source: Ints) -> list[Ints]:
    """The sources in at most twelve lots, about equally large."""
    sources, sizes = np.unique(source, return_counts=True)
    lots: list[list[int]] = [[] for _ in range(min(_FOLDS, len(sources)))]
    filled = np.zeros(len(lots))
    for at in np.argsort(-sizes, kind="stable"):
        smallest = int(np.argmin(filled))
        lots[smallest].append(int(sources[at]))
        filled[smallest] += sizes[at]
    return [np.array(lot) for lot in lots]
