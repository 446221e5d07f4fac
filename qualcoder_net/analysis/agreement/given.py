"""What is compared: whose codings, of which talk, by which codes, on what unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from qualcoder_net.analysis.spans import Ints

Unit = Literal["characters", "sentences", "turns"]
UNITS: tuple[Unit, ...] = ("characters", "sentences", "turns")
Counted = Literal["half", "any"]  # when a sentence or turn counts as coded

Floats = npt.NDArray[np.float64]

# A set of coders is kept as the bits of one whole number.
_MOST_CODERS = 62


@dataclass(frozen=True)
class AgreementInput:
    """What is compared.

    `codings`: coding_id, source_id, start, end, code_id, coder_id; those of other coders, and on
    other talk, are left out.
    `talk`: source_id, start, end, turn_id; the universe: respondents' turns in the sources that
    all `coders` finished. A character in two rows is counted once, in the first.
    `coders`: ids, two or more. `columns`: column key -> the codes it takes together, as in the
    matrix. `sentences`: source_id, start, end, not overlapping; for that unit only.
    `exclusive`: key of a parent of which a segment has at most one child -> its children, each
    with the codes it takes together. For `unitizing` only.

    Raises ValueError for fewer than two coders, or more than 62.
    """

    codings: pd.DataFrame
    talk: pd.DataFrame
    coders: Sequence[int]
    columns: Mapping[str, frozenset[int]]
    sentences: pd.DataFrame | None = None
    exclusive: Mapping[str, Mapping[str, frozenset[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 2 <= len(set(self.coders)) == len(self.coders) <= _MOST_CODERS:
            raise ValueError(f"agreement is between 2 to {_MOST_CODERS} different coders")


def summed(key: Ints, values: Ints) -> tuple[Ints, Ints]:
    """The distinct keys, sorted, and the sum of the values of each."""
    order = np.argsort(key, kind="stable")
    key, values = key[order], values[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))  # keys are not negative
    return key[first], np.add.reduceat(values, first) if len(first) else values
