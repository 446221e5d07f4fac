"""The agreement table: coefficients and prevalence per code and over all codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from qualcoder_net.analysis.agreement.coefficients import coefficients
from qualcoder_net.analysis.agreement.given import AgreementInput, Counted, Floats, Unit
from qualcoder_net.analysis.agreement.line import Line, Segments
from qualcoder_net.analysis.agreement.marks import Counts, counts, mark


@dataclass(frozen=True)
class Universe:
    """What was judged: `units` of the chosen kind, in the talk of so many turns and sources."""

    sources: int
    turns: int
    characters: int
    units: int


@dataclass(frozen=True)
class Agreement:
    """The figures on one unit.

    `codes`: a row per column: the coefficients (as in `coefficients.names`: alpha, then cohen_kappa
    and scott_pi or, for more coders, fleiss_kappa, then agreement and jaccard, which is always on
    characters); `used_by`, how many coders used the code (1: one coder only, 0: nobody); and
    `undefined`, why the chance-corrected coefficients are NaN: "none" (no unit counts as coded),
    "all" (every unit does, by every coder), "no talk", or "" when they are not. Jaccard is NaN when
    nobody used the code.
    `overall`: the coefficients "pooled" over code × unit, of the codes that somebody used, and the
    "median" of the codes that have one. Columns that hold each other's codes are pooled twice.
    `prevalence`: a row per code and coder (id): characters and units coded, their shares of the
    universe (0–1), and segments: overlapping codings are one, touching ones two.
    """

    unit: Unit
    counted: Counted
    coders: tuple[int, ...]
    universe: Universe
    codes: pd.DataFrame
    overall: pd.DataFrame
    prevalence: pd.DataFrame


def agreement(
    given: AgreementInput, unit: Unit = "characters", counted: Counted = "half"
) -> Agreement:
    """How far the coders agree on each column and over all; see `coefficients` for the formulas.

    `counted` says when a sentence or turn counts as coded. Raises ValueError when sentences are
    asked for and not given.
    """
    line = Line(given)
    segments = line.segments(given.columns.values())
    marks, character_marks = mark(line, segments, given, unit, counted)
    coders, columns = len(given.coders), len(given.columns)
    units, characters = (counts(made, coders, columns) for made in (marks, character_marks))
    prevalence = _prevalence(given, line, segments, units, characters)
    used_by = (prevalence["segments"].to_numpy().reshape(columns, coders) > 0).sum(axis=1)
    used = np.flatnonzero(used_by)

    found = coefficients(units, characters)
    codes = pd.DataFrame(found, index=pd.Index(list(given.columns), name="code"))
    pooled = coefficients(units.pooled(used), characters.pooled(used))
    return Agreement(
        unit=unit,
        counted=counted,
        coders=tuple(given.coders),
        universe=Universe(line.sources, line.turns, line.size, int(marks.universe.sum())),
        codes=codes.assign(used_by=used_by, undefined=_undefined(units)),
        overall=pd.DataFrame([pooled, codes.median()], index=["pooled", "median"]).astype(float),
        prevalence=prevalence,
    )


def _prevalence(
    given: AgreementInput, line: Line, segments: Segments, units: Counts, characters: Counts
) -> pd.DataFrame:
    rows = pd.MultiIndex.from_product(
        [list(given.columns), list(given.coders)], names=["code", "coder_id"]
    )
    group = segments.column * len(given.coders) + segments.coder
    coded, coded_units = characters.coded.ravel(), units.coded.ravel()
    in_all = np.repeat(units.units, len(given.coders))
    columns = {
        "characters": coded.astype(np.int64),
        "share": _share(coded, np.full(len(rows), line.size)),
        "units": coded_units.astype(np.int64),
        "unit_share": _share(coded_units, in_all),
        "segments": np.bincount(group, minlength=len(rows)),
    }
    return pd.DataFrame(columns, index=rows)


def _share(part: Floats, whole: npt.NDArray[Any]) -> Floats:
    share: Floats = part / np.where(whole > 0, whole, np.nan)
    return share


def _undefined(units: Counts) -> npt.NDArray[np.str_]:
    judged = units.coded.sum(axis=-1)
    every = units.coded.shape[-1] * units.units
    return np.select(
        [every == 0, judged == 0, judged == every], ["no talk", "none", "all"], default=""
    )
