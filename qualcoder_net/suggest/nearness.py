"""The single decision remembered: a unit like one that was rejected falls, whatever was learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from qualcoder_net.suggest.features import CONFIRMED, REJECTED, Flags, Floats, Ints, Labels
from qualcoder_net.suggest.logistic import Doubles
from qualcoder_net.suggest.space import Points, alike

_LIKE_REJECTED = -4.0  # on the logit, for the very unit; falls with the square of the likeness
_LIKE_CONFIRMED = 3.0  # the same, for codes of which nothing else is learned


@dataclass(frozen=True)
class Examples:
    """Units with a decision that counts one by one: `of` [units, codes], in -1, 0 and 1."""

    words: sp.csr_matrix
    vectors: Floats
    of: np.ndarray

    @classmethod
    def in_labels(cls, points: Points, labels: Labels, graded: Flags) -> Examples:
        """Every rejection, and the confirmations of codes that are not graded."""
        counts = (labels.given == REJECTED) | ((labels.given == CONFIRMED) & ~graded)
        rows: Ints = np.flatnonzero(counts.any(axis=1))
        of = np.where(counts[rows], labels.given[rows], 0)
        return cls(points.words[rows], points.vectors[rows], of)

    def said_of(self, points: Points) -> Doubles:
        """What to add to the logits of each unit and code."""
        total = np.zeros((len(points.vectors), self.of.shape[1]))
        if not len(self.of):
            return total
        likeness = alike(points.words, points.vectors, self.words, self.vectors) ** 2
        for verdict, strength in ((REJECTED, _LIKE_REJECTED), (CONFIRMED, _LIKE_CONFIRMED)):
            of = self.of == verdict
            for code in np.flatnonzero(of.any(axis=0)):
                total[:, code] += strength * likeness[:, of[:, code]].max(axis=1)
        return total
