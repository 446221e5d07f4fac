"""Why a unit is suggested for a code: the words that weighed most, and what was coded like it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from qualcoder_net.suggest.features import CONFIRMED, Ints, Labels
from qualcoder_net.suggest.learn import Ground, Model
from qualcoder_net.suggest.space import alike


class WeightyWord(NamedTuple):
    """A word (or pair of words, as lemmas) of the unit, and what it added to the ridge's say."""

    word: str
    weight: float


class Like(NamedTuple):
    """A confirmed unit (its row) and how alike it is: 1 is the same text."""

    row: int
    likeness: float


def weighty_words(
    model: Model, ground: Ground, row: int, code: int, *, most: int = 3
) -> list[WeightyWord]:
    """The words of the unit that spoke most for the code, heaviest first; none when ungraded."""
    if model.weights is None or not model.graded[code]:
        return []
    column = int(np.count_nonzero(model.graded[:code]))
    names = model.space.words.names
    said = ground.points.words[[row]]
    weighed = said.data * model.weights.words[said.indices, column]
    found = [
        WeightyWord(names[term], float(weight))
        for term, weight in zip(said.indices, weighed, strict=True)
        if term < len(names) and weight > 0
    ]
    return sorted(found, key=lambda each: (-each.weight, each.word))[:most]


def nearest(ground: Ground, labels: Labels, row: int, code: int, *, most: int = 2) -> list[Like]:
    """The units confirmed for the code that are most like this one, itself left out."""
    rows: Ints = np.flatnonzero(labels.given[:, code] == CONFIRMED)
    rows = rows[rows != row]
    points = ground.points
    likeness = alike(
        points.words[[row]], points.vectors[[row]], points.words[rows], points.vectors[rows]
    )[0]
    best = np.argsort(-likeness, kind="stable")[:most]
    return [Like(int(rows[i]), round(float(likeness[i]), 5)) for i in best]
