"""One ridge regression for all codes, that can tell what it would be without some interviews.

With K the kernel, λ the ridge and y the targets: shares α = (K + λI)⁻¹ y. What the model says of
rows G when it has not seen them follows from the same inverse: y_G − ((K + λI)⁻¹_GG)⁻¹ α_G (the
leave-one-out formula of ridge regression, for blocks). So one factorisation serves every fold.
"""

from __future__ import annotations

import numpy as np

from qualcoder_net.suggest.features import Floats, Ints

RIDGE = 3.0


class Ridge:
    """*kernel* float32 [n, n], *targets* float32 [n, codes]. The kernel is used up."""

    def __init__(self, kernel: Floats, targets: Floats) -> None:
        from scipy.linalg import cholesky
        from scipy.linalg.lapack import spotri

        n = len(kernel)
        kernel[np.arange(n), np.arange(n)] += np.float32(RIDGE)
        factor = cholesky(kernel, lower=True, overwrite_a=True, check_finite=False)
        inverse, _ = spotri(factor, lower=1, overwrite_c=1)
        lower = np.tril(inverse, -1)
        self._inverse: Floats = lower + lower.T
        self._inverse[np.arange(n), np.arange(n)] = np.diagonal(inverse)
        self._targets = targets
        self.shares: Floats = self._inverse @ targets

    def left_out(self, rows: Ints) -> Floats:
        """What is said of these rows when none of them was seen: [rows, codes]."""
        block = self._inverse[np.ix_(rows, rows)]
        return np.asarray(
            self._targets[rows] - np.linalg.solve(block, self.shares[rows]), dtype=np.float32
        )

    def shares_without(self, rows: Ints) -> Floats:
        """The shares of a ridge that never saw these rows; theirs are 0."""
        shares = self.shares.copy()
        if len(rows):
            block = self._inverse[np.ix_(rows, rows)]
            shares -= self._inverse[:, rows] @ np.linalg.solve(block, shares[rows])
            shares[rows] = 0
        return shares
