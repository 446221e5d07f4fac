"""All that speaks for a code at a unit, as columns of numbers on comparable scales."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcoder_net.suggest.features import Floats, Hints, Units, neighbourhood

_NEAR = (0.8, 0.6, 0.4, 0.2)  # what units at distance 1 to 4 weigh
_TURNS = 3  # how many turns away a neighbour may stand, where the interviewer cuts in


@dataclass(frozen=True)
class Scale:
    """Mean and spread per code, by which values of different codes are compared."""

    mean: Floats
    spread: Floats

    @classmethod
    def of(cls, values: Floats) -> Scale:
        if not len(values):
            nothing = np.zeros(values.shape[1], dtype=np.float32)
            return cls(nothing, nothing)
        return cls(values.mean(axis=0), values.std(axis=0))

    def __call__(self, values: Floats) -> Floats:
        """Spreads above the mean; 0 where a code does not vary."""
        varies = self.spread > _NOTHING
        return np.where(varies, (values - self.mean) / np.where(varies, self.spread, 1), 0)


_NOTHING = 1e-6


class Surroundings:
    """Averages over the units around each unit: in its turn, and across turns."""

    def __init__(self, units: Units) -> None:
        self.near = neighbourhood(units, _NEAR)
        self.across = neighbourhood(units, _NEAR, turns=_TURNS)


def hint_columns(hints: Hints, around: Surroundings) -> dict[str, Floats]:
    """The hints of each unit with those around it, before they are scaled. None is left out."""
    cues = np.minimum(hints.cues, 2)
    found = {"cues_here": cues, "cues": around.near @ cues}
    if hints.question_cues is not None:
        found["question_cues"] = np.minimum(hints.question_cues, 2)
    if hints.likeness is not None:
        found["likeness"] = around.near @ np.nan_to_num(hints.likeness)
    if hints.question_likeness is not None:
        found["question_likeness"] = np.nan_to_num(hints.question_likeness)
    if hints.word_likeness is not None:
        found["word_likeness"] = around.near @ hints.word_likeness
    return found


_COUNTED = ("cues_here", "cues", "question_cues")  # whose 0 means nought, for every code


@dataclass(frozen=True)
class Scales:
    """The scales of all hints, from the units of the whole project."""

    of: dict[str, Scale]

    @classmethod
    def from_columns(cls, columns: dict[str, Floats]) -> Scales:
        return cls({k: Scale.of(v) for k, v in columns.items() if k not in _COUNTED})

    def __call__(self, columns: dict[str, Floats]) -> dict[str, Floats]:
        return {k: self.of[k](v) if k in self.of else v for k, v in columns.items()}


Learned = tuple[Floats, Floats, Floats]


def learned_columns(said: Floats, around: Surroundings) -> Learned:
    """What the ridge says of each unit, averaged in the turn, and averaged across turns."""
    return said, around.near @ said, around.across @ said


@dataclass(frozen=True)
class LearnedScales:
    across: Scale

    def __call__(self, here: Floats, near: Floats, across: Floats) -> dict[str, Floats]:
        return {
            "learned_here": np.clip(here, -0.1, 1) * 5,
            "learned": np.clip(near, -0.1, 1) * 5,
            "learned_root": np.sqrt(np.clip(near, 0, 1)) * 3,  # the more it says, the less it adds
            "learned_across": self.across(across),
        }
