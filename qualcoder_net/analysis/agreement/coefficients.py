"""The coefficients of agreement on “coded or not”, from counts alone.

With m coders, N units and d = Σ k(m−k) over the units (k coders coded it, so d counts the pairs of
coders that differ); n₁ and n₀ are the m·N judgements “coded” and “not coded”:

- Krippendorff's α (binary, nominal; Krippendorff 2011) = 1 − (n₁+n₀−1)·d / ((m−1)·n₁·n₀)
- Fleiss' κ (1971), for two coders Scott's π (1955)     = 1 − (n₁+n₀)·d / ((m−1)·n₁·n₀)
- Cohen's κ (1960), two coders who coded a and b units, both of them c:
  2(N·c − a·b) / (a(N−b) + b(N−a)), which is (observed − expected) / (1 − expected)
- percent agreement: the share of pairs of judgements on one unit that are equal
- Jaccard: what both coded by what either coded; for more coders the mean over pairs of them

Without variation (n₁ or n₀ is nought) the first three are undefined: NaN, not 0 and not 1.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from qualcoder_net.analysis.agreement.given import Floats
from qualcoder_net.analysis.agreement.marks import Counts


def names(coders: int) -> tuple[str, ...]:
    """The coefficients there are for so many coders, by their own names."""
    kappas = ("cohen_kappa", "scott_pi") if coders == 2 else ("fleiss_kappa",)
    return ("alpha", *kappas, "agreement", "jaccard")


def coefficients(on_units: Counts, on_characters: Counts) -> dict[str, Floats]:
    """Every coefficient of `names`, each in the shape of `units`; NaN where it is undefined.

    Jaccard is on characters whatever the unit is.
    """
    coders = on_units.coded.shape[-1]
    coded, differing = on_units.coded.sum(axis=-1), _differing(on_units)
    judgements = coders * on_units.units
    by_chance = _ratio(differing, (coders - 1) * coded * (judgements - coded))
    pairs = coders * (coders - 1) / 2 * on_units.units
    found = {"alpha": 1 - (judgements - 1) * by_chance, "agreement": 1 - _ratio(differing, pairs)}
    if coders == 2:
        found |= {"cohen_kappa": _cohen(on_units), "scott_pi": 1 - judgements * by_chance}
    else:
        found |= {"fleiss_kappa": 1 - judgements * by_chance}
    found |= {"jaccard": _jaccard(on_characters)}
    return {name: found[name] for name in names(coders)}


def _differing(counts: Counts) -> Floats:
    """How often two coders differ on a unit: Σ k(m−k)."""
    coders = counts.coded.shape[-1]
    differing: Floats = (coders - 1) * counts.coded.sum(axis=-1) - 2 * counts.both.sum(axis=-1)
    return differing


def _cohen(counts: Counts) -> Floats:
    first, second, units = counts.coded[..., 0], counts.coded[..., 1], counts.units
    above = 2 * (units * counts.both[..., 0] - first * second)
    return _ratio(above, first * (units - second) + second * (units - first))


def _jaccard(counts: Counts) -> Floats:
    pairs = np.array(list(combinations(range(counts.coded.shape[-1]), 2)))
    either = counts.coded[..., pairs[:, 0]] + counts.coded[..., pairs[:, 1]] - counts.both
    # a pair that coded nothing at all says nothing, and is left out of the mean
    return _ratio(np.nansum(_ratio(counts.both, either), axis=-1), (either > 0).sum(axis=-1))


def _ratio(above: Floats, below: Floats) -> Floats:
    """The quotient, NaN where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: Floats = np.where(below > 0, above / below, np.nan)
    return ratio
