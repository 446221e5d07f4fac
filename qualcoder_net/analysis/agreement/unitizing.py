"""The uα family: agreement on where segments are and which of a parent's children they are of.

After Krippendorff, Mathet, Bouvry & Widlöcher (2016), On the reliability of unitizing textual
continua: further developments, Quality & Quantity 50(6), and Krippendorff (2019), Content analysis,
4th ed., section 12.6. A coder's segments (*units*, each with a child as its *value*) and the gaps
between them (value φ) divide the line. Observed coincidences are the lengths of the intersections
of two coders' units, over all ordered pairs of the m coders, by m−1; expected ones come from the
same lengths with everything paired except a unit with itself.

- uα: units and gaps alike; |uα: gaps against all units;
- cuα: the values of units where they intersect others' units, leaving gaps aside;
- (k)uα: the same for one value k against the rest.

A unit pairs with itself over what it contributes to the coincidences, squared: its length for uα,
for cuα the length of its intersections with others' units, by m−1. (Squared after summing over the
others, as the book's cuα of three observers is; with two coders that makes no difference.) A gap
has no borders of its own: there it is characters that do not pair with themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from qualcoder_net.analysis.agreement.given import AgreementInput, Floats
from qualcoder_net.analysis.agreement.line import Line, Segments
from qualcoder_net.analysis.spans import Ints

_PARENT = (
    "u_alpha", "u_alpha_undefined", "bar_u_alpha", "bar_u_alpha_undefined",
    "cu_alpha", "cu_alpha_undefined", "coverage", "overlapping",
)  # fmt: skip
_CHILD = ("ku_alpha", "ku_alpha_undefined", "coverage")


@dataclass(frozen=True)
class Unitizing:
    """The family, within each exclusive parent.

    `parents`: a row per parent: u_alpha, bar_u_alpha (|uα), cu_alpha; `coverage`, the share of the
    line (0–1) that the units of two coders share, the mean over pairs: what cuα speaks of.
    `values`: a row per parent and child: ku_alpha; `coverage`, the share of the child's units that
    units of another coder intersect, the mean over the others.
    NAME_undefined says why a coefficient is NaN: "overlap" (segments of one coder, of two children,
    overlap; `overlapping` are the ids of these coders), "none" (nobody coded that), "all" (there
    are no gaps), "apart" (no units of two coders intersect there), "one value" (nothing else to
    take it for), or "" when it is not.
    """

    parents: pd.DataFrame
    values: pd.DataFrame


def unitizing(given: AgreementInput) -> Unitizing:
    """The uα family for every parent of `given.exclusive`; `given.columns` do not matter.

    What is coded with the parent itself is no unit. Sources lie end to end; no unit crosses them.
    """
    line = Line(given)
    parents: dict[str, dict[str, Any]] = {}
    values: dict[tuple[str, str], dict[str, Any]] = {}
    for parent, children in given.exclusive.items():
        segments = line.segments(children.values())
        overlapping = _overlapping(segments, line.size)
        who = {"overlapping": tuple(given.coders[coder] for coder in overlapping)}
        if len(overlapping):
            parents[parent] = _undefined(_PARENT, "overlap") | who
            values |= {(parent, child): _undefined(_CHILD, "overlap") for child in children}
        else:
            found = _Coincidences(line, segments, len(given.coders), len(children))
            parents[parent] = _of_parent(found) | who
            values |= {(parent, key): _of_child(found, i) for i, key in enumerate(children)}
    rows = pd.MultiIndex.from_tuples(list(values), names=["parent", "code"])
    return Unitizing(
        parents=pd.DataFrame(
            list(parents.values()), pd.Index(list(parents), name="parent"), list(_PARENT)
        ),
        values=pd.DataFrame(list(values.values()), rows, list(_CHILD)),
    )


def _overlapping(segments: Segments, size: int) -> Ints:
    """The coders of whom two segments overlap."""
    shift = segments.coder * size
    order = np.argsort(shift + segments.start, kind="stable")
    reach = np.maximum.accumulate((shift + segments.end)[order])
    again = (shift + segments.start)[order][1:] < reach[:-1]
    return np.unique(segments.coder[order][1:][again])


class _Coincidences:
    """Coincidences as values × values, φ first; `shared` are those of two units, without gaps."""

    def __init__(self, line: Line, segments: Segments, coders: int, children: int) -> None:
        values = children + 1
        unit, length = _units_along(segments, coders, line.size)
        value_of = np.concatenate([[0], segments.column + 1])
        value = value_of[unit]
        self.observed = np.zeros((values, values))
        for one, other in combinations(range(coders), 2):
            cell = value[:, one] * values + value[:, other]
            met = np.bincount(cell, length, minlength=values**2).reshape(values, values)
            self.observed += (met + met.T) / (coders - 1)
        self.shared = self.observed[1:, 1:]

        lengths = np.concatenate([[0], segments.end - segments.start]).astype(np.float64)
        own = np.bincount(value_of, lengths**2, minlength=values).astype(np.float64)
        own[0] = coders * line.size - lengths.sum()
        self.expected = _expected(self.observed, own)
        # what of each unit others' units intersect: in every piece by so many of them
        piece, coder = np.nonzero(unit)
        others = (np.count_nonzero(unit, axis=1) - 1) * length / (coders - 1)
        met_by_others = np.bincount(unit[piece, coder], others[piece], minlength=len(value_of))
        own_met = np.bincount(value_of, met_by_others**2, minlength=values).astype(np.float64)
        self.shared_expected = _expected(self.shared, own_met[1:])


def _units_along(segments: Segments, coders: int, size: int) -> tuple[Ints, Ints]:
    """The line cut at every border of a unit: the unit of each coder in each piece (pieces ×
    coders; numbered from 1, a gap is 0) and the length of the pieces.
    """
    units = np.arange(1, len(segments.start) + 1)
    places = np.concatenate([segments.start, segments.end])
    order = np.argsort(places, kind="stable")
    change = np.zeros((len(places) + 1, coders), np.int64)
    coder, entered = np.tile(segments.coder, 2)[order], np.concatenate([units, -units])[order]
    change[np.arange(1, len(change)), coder] = entered
    length = np.diff(np.concatenate([[0], places[order], [size]]))
    some = length > 0  # where one unit ends and the next begins there is nothing in between
    return np.cumsum(change, axis=0)[some], length[some]


def _expected(observed: Floats, own: Floats) -> Floats:
    """The coincidences that chance would give, in the same total."""
    of_value, total = observed.sum(axis=1), observed.sum()
    if not total:
        return observed
    expected: Floats = (np.outer(of_value, of_value) - np.diag(own)) / (total - own.sum() / total)
    return expected


def _of_parent(found: _Coincidences) -> dict[str, Any]:
    observed, shared = found.observed, found.shared
    gaps, coded = observed[0].any(), np.count_nonzero(observed[1:].any(axis=1))
    met = np.count_nonzero(shared.any(axis=1))
    nobody = "" if coded else "none"
    one = nobody or ("" if gaps or coded > 1 else "one value")
    no_gaps = nobody or ("" if gaps else "all")
    one_met = nobody or ("apart" if not met else "one value" if met == 1 else "")
    against_gaps = observed[0, 1:].sum(), found.expected[0, 1:].sum()
    return {
        **_alpha("u_alpha", _unequal(observed), _unequal(found.expected), one),
        **_alpha("bar_u_alpha", *against_gaps, no_gaps),
        **_alpha("cu_alpha", _unequal(shared), _unequal(found.shared_expected), one_met),
        "coverage": shared.sum() / observed.sum() if observed.any() else np.nan,
    }


def _of_child(found: _Coincidences, child: int) -> dict[str, Any]:
    coded, met = found.observed[child + 1].sum(), found.shared[child].sum()
    chance = found.shared_expected[child].sum()
    alone = met == found.shared.sum()
    why = "none" if not coded else "apart" if not met else "one value" if alone else ""
    # the share of k's coincidences that are with other values, as observed and by chance
    observed = (met - found.shared[child, child]) * chance
    expected = (chance - found.shared_expected[child, child]) * met
    coverage = met / coded if coded else np.nan
    return {**_alpha("ku_alpha", observed, expected, why), "coverage": coverage}


def _alpha(name: str, observed: float, expected: float, why: str) -> dict[str, Any]:
    return {name: np.nan if why else 1 - observed / expected, f"{name}_undefined": why}


def _unequal(coincidences: Floats) -> float:
    return float(coincidences.sum() - np.trace(coincidences))


def _undefined(names: tuple[str, ...], why: str) -> dict[str, Any]:
    return {name: why if name.endswith("_undefined") else np.nan for name in names}
