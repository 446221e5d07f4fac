"""The uα family against its authors' worked figures and against counting character by character."""

from __future__ import annotations

import math
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.analysis.agreement import agreement, unitizing
from tests.analysis.agreement.small import (
    Character,
    Project,
    judged,
    one_text,
    projects,
    run_together,
)

# --- published figures ---------------------------------------------------------------------------


def parted(project: Project, children: int = 9) -> Project:
    """With all codes children of one exclusive parent."""
    project.exclusive["parent"] = {str(n): frozenset({n}) for n in range(1, children + 1)}
    return project


# Krippendorff (2019), Content analysis, 4th ed., section 12.6, figure 12.11: three observers of a
# continuum of length 60; start, end, value.
ALEX = [(0, 7, 1), (7, 13, 2), (30, 32, 5), (32, 37, 6), (37, 44, 6), (44, 60, 7)]
PAUL = [(0, 7, 1), (7, 13, 3), (13, 21, 5), (32, 44, 6)]
SUZAN = [(0, 7, 1), (7, 13, 4), (13, 21, 5), (32, 37, 6), (37, 41, 6), (41, 44, 6)]


def observers() -> Project:
    codings = [(*unit, coder) for coder, units in enumerate([ALEX, PAUL, SUZAN]) for unit in units]
    return parted(one_text(60, codings, coders=[0, 1, 2]), children=7)


def test_the_books_three_observers() -> None:
    """uα = 0.510, |uα = 0.413 (1 − 26/44.3; with more decimals 1 − 26/44.338), cuα = 0.724."""
    row = unitizing(observers().as_input()).parents.loc["parent"]
    assert row["u_alpha"] == pytest.approx(0.510, abs=5e-4)
    assert row["bar_u_alpha"] == pytest.approx(1 - 26 / 44.338, abs=1e-5)
    assert row["cu_alpha"] == pytest.approx(0.724, abs=5e-4)


def test_the_books_three_observers_value_by_value() -> None:
    """(k)uα is 1 for values 1, 5 and 6, 0 for those of one observer each; 44 % of 5 is shared."""
    values = unitizing(observers().as_input()).values.loc["parent"]
    assert values["ku_alpha"].to_list() == pytest.approx([1, 0, 0, 0, 1, 1, math.nan], nan_ok=True)
    assert values.loc["5", "coverage"] == pytest.approx(8 / 18)
    assert values.loc["7", ["ku_alpha_undefined", "coverage"]].to_list() == ["apart", 0]


def test_units_of_one_character_give_nominal_alpha() -> None:
    """Krippendorff (2011), section B: two observers, twelve articles, five values; α = 0.692."""
    project = parted(judged("112243335441", "212223335444"))
    row = unitizing(project.as_input()).parents.loc["parent"]
    assert row["u_alpha"] == pytest.approx(0.692, abs=5e-4)


# --- the obvious way -----------------------------------------------------------------------------


def units_of(project: Project, children: dict[str, frozenset[int]], coder: int) -> list[Any]:
    """A coder's units as (child, its characters)."""
    return [
        (child, unit)
        for child, codes in children.items()
        for unit in run_together(project.spans(codes, coder))
    ]


def own_overlap(project: Project, children: dict[str, frozenset[int]]) -> list[int]:
    """The coders of whom two units share a character."""
    found = []
    for coder in project.coders:
        units = [unit for _, unit in units_of(project, children, coder)]
        if sum(map(len, units)) > len(set[Character]().union(*units)):
            found.append(coder)
    return found


class Family:
    """All coefficients of one parent, from the value of every character by every coder."""

    def __init__(self, project: Project, children: dict[str, frozenset[int]]) -> None:
        self.m, self.values = len(project.coders), [None, *children]
        self.units = [
            (at, child, unit)
            for at, coder in enumerate(project.coders)
            for child, unit in units_of(project, children, coder)
        ]
        self.at: list[dict[Character, str]] = [{} for _ in project.coders]
        for coder, child, unit in self.units:
            self.at[coder] |= dict.fromkeys(unit, child)
        self.universe = project.universe()

    def observed(self, values: list[Any]) -> pd.DataFrame:
        frame = pd.DataFrame(0.0, index=values, columns=values)
        for character in self.universe:
            for one, other in permutations(self.at, 2):
                c, k = one.get(character), other.get(character)
                if c in values and k in values:
                    frame.iat[values.index(c), values.index(k)] += 1 / (self.m - 1)
        return frame

    def own(self, value: Any) -> float:
        if value is None:
            return sum(character not in at for at in self.at for character in self.universe)
        return sum(len(unit) ** 2 for _, child, unit in self.units if child == value)

    def own_shared(self, value: Any) -> float:
        total = 0.0
        for coder, child, unit in self.units:
            others = [at for i, at in enumerate(self.at) if i != coder]
            met = sum(character in at for character in unit for at in others) / (self.m - 1)
            total += met**2 if child == value else 0
        return total

    def expected(self, observed: pd.DataFrame, own: list[float]) -> pd.DataFrame:
        of, total = observed.sum(axis=1).to_numpy(), observed.to_numpy().sum()
        pairs = np.outer(of, of) - np.diag(own)
        return pd.DataFrame(pairs * total / (total**2 - sum(own)), observed.index, observed.columns)

    def parent(self) -> dict[str, float]:
        every, valued = self.observed(self.values), self.observed(self.values[1:])
        chance = self.expected(every, [self.own(value) for value in self.values])
        of_valued = self.expected(valued, [self.own_shared(value) for value in self.values[1:]])
        gaps = every.iloc[0, 1:].sum(), chance.iloc[0, 1:].sum()
        return {
            "u_alpha": one_minus(unequal(every), unequal(chance)),
            "bar_u_alpha": one_minus(*gaps),
            "cu_alpha": one_minus(unequal(valued), unequal(of_valued)),
        }

    def child(self, number: int) -> float:
        valued = self.observed(self.values[1:])
        chance = self.expected(valued, [self.own_shared(value) for value in self.values[1:]])
        observed, expected = valued.iloc[number], chance.iloc[number]
        if not observed.sum():
            return math.nan
        return one_minus(
            1 - observed.iloc[number] / observed.sum(), 1 - expected.iloc[number] / expected.sum()
        )


def unequal(coincidences: pd.DataFrame) -> float:
    return float(coincidences.to_numpy().sum() - np.trace(coincidences.to_numpy()))


def one_minus(observed: float, expected: float) -> float:
    return 1 - observed / expected if expected > 1e-9 else math.nan


@pytest.mark.parametrize("coders", [2, 3, 4])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
@pytest.mark.filterwarnings("ignore:invalid value")
def test_the_family_equals_looking_at_every_character(coders: int, data: st.DataObject) -> None:
    project = data.draw(projects(coders))
    result = unitizing(project.as_input())
    for parent, children in project.exclusive.items():
        row, values = result.parents.loc[parent], result.values.loc[parent]
        overlapping = own_overlap(project, children)
        assert row["overlapping"] == tuple(overlapping)
        names = ["u_alpha", "bar_u_alpha", "cu_alpha"]
        if overlapping:
            assert row[names].isna().all() and values["ku_alpha"].isna().all()
            assert {row[f"{name}_undefined"] for name in names} == {"overlap"}
            continue
        family = Family(project, children)
        assert row[names].to_dict() == pytest.approx(family.parent(), nan_ok=True)
        for number, child in enumerate(children):
            expected = family.child(number)
            assert values.loc[child, "ku_alpha"] == pytest.approx(expected, nan_ok=True)
            assert bool(values.loc[child, "ku_alpha_undefined"]) == math.isnan(expected)
        for name in names:
            assert bool(row[f"{name}_undefined"]) == math.isnan(row[name])


# --- the rules, one by one -----------------------------------------------------------------------


def two(*codings: tuple[int, int, int, int], length: int = 100) -> Any:
    """The parent's row, of codings (start, end, code, coder) by two coders."""
    return unitizing(parted(one_text(length, codings)).as_input()).parents.loc["parent"]


def test_the_same_units_agree_wholly() -> None:
    row = two((0, 10, 1, 1), (20, 30, 2, 1), (0, 10, 1, 2), (20, 30, 2, 2))
    assert row[["u_alpha", "bar_u_alpha", "cu_alpha"]].to_list() == [1, 1, 1]
    assert row["coverage"] == pytest.approx(0.2)


def test_other_borders_lower_u_alpha_and_not_cu_alpha() -> None:
    row = two((0, 10, 1, 1), (20, 30, 2, 1), (0, 15, 1, 2), (25, 35, 2, 2))
    assert row["u_alpha"] < 1 and row["bar_u_alpha"] < 1
    assert row["cu_alpha"] == 1


def test_other_values_lower_cu_alpha_and_not_bar_u_alpha() -> None:
    row = two((0, 10, 1, 1), (20, 30, 2, 1), (0, 10, 1, 2), (20, 30, 3, 2))
    assert row["bar_u_alpha"] == 1
    assert row["cu_alpha"] < 1 and row["u_alpha"] < 1


def test_a_coder_whose_children_overlap_leaves_the_family_undefined() -> None:
    row = two((0, 10, 1, 1), (9, 30, 2, 1), (0, 10, 1, 2))
    assert row[["u_alpha", "bar_u_alpha", "cu_alpha"]].isna().all()
    assert (row["u_alpha_undefined"], row["overlapping"]) == ("overlap", (1,))


def test_touching_units_of_one_child_are_two() -> None:
    one = two((0, 20, 1, 1), (0, 20, 1, 2), (50, 55, 1, 2), (60, 70, 2, 1))
    cut = two((0, 10, 1, 1), (10, 20, 1, 1), (0, 20, 1, 2), (50, 55, 1, 2), (60, 70, 2, 1))
    assert one["u_alpha"] != cut["u_alpha"]


@pytest.mark.parametrize(
    ("codings", "reasons"),
    [
        ([], ("none", "none", "none")),
        ([(0, 10, 1, 1)], ("", "", "apart")),
        ([(0, 10, 1, 1), (0, 10, 1, 2)], ("", "", "one value")),
        ([(0, 100, 1, 1), (0, 100, 1, 2)], ("one value", "all", "one value")),
        ([(0, 100, 1, 1), (0, 60, 1, 2), (60, 100, 2, 2)], ("", "all", "")),
    ],
)
def test_what_is_undefined_says_why(
    codings: list[tuple[int, int, int, int]], reasons: tuple[str, str, str]
) -> None:
    row = two(*codings)
    names = ("u_alpha", "bar_u_alpha", "cu_alpha")
    assert tuple(row[f"{name}_undefined"] for name in names) == reasons
    assert [math.isnan(row[name]) for name in names] == [bool(reason) for reason in reasons]


def test_with_one_child_the_rest_of_the_text_is_the_gap() -> None:
    """|uα is on lengths what α is on characters, but for units that do not pair with themselves."""
    project = parted(judged("0110000010", "1110010000"), children=1)
    row = unitizing(project.as_input()).parents.loc["parent"]
    alpha = agreement(project.as_input()).codes.loc["1", "alpha"]
    assert row["bar_u_alpha"] == pytest.approx(row["u_alpha"])
    assert row["bar_u_alpha"] == pytest.approx(alpha)


def test_a_unit_across_the_interviewers_turn_is_one() -> None:
    def of(talk: list[tuple[int, int, int, int]], end: int) -> Any:
        codings = [(1, 1, 5, end, 1, 1), (2, 1, 5, 8, 2, 2)]
        project = Project(codings, talk, [1, 2], {})
        return unitizing(parted(project).as_input()).parents.drop(columns="overlapping")

    assert of([(1, 0, 10, 1), (1, 50, 60, 2)], 55).equals(of([(1, 0, 20, 1)], 15))


def test_without_exclusive_parents_there_is_no_family() -> None:
    result = unitizing(one_text(10, [(0, 5, 1, 1)]).as_input())
    assert result.parents.empty and result.values.empty
    assert "u_alpha" in result.parents and "ku_alpha" in result.values
