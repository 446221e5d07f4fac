"""Agreement on characters, sentences and turns against counting unit by unit."""

from __future__ import annotations

import math
from itertools import combinations
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.analysis.agreement import UNITS, AgreementInput, Counted, Unit, agreement
from tests.analysis.agreement.small import Project, one_text, projects, run_together

Judgements = list[tuple[bool, ...]]

# --- the obvious way -----------------------------------------------------------------------------


def alpha(units: Judgements) -> float:
    """Krippendorff (2011): from the matrix of coincidences."""
    coincidences = {(c, k): 0.0 for c in (False, True) for k in (False, True)}
    for unit in units:
        for i, c in enumerate(unit):
            for j, k in enumerate(unit):
                if i != j:
                    coincidences[c, k] += 1 / (len(unit) - 1)
    total = {c: coincidences[c, False] + coincidences[c, True] for c in (False, True)}
    if not (total[False] and total[True]):
        return math.nan
    expected = total[False] * total[True] / (total[False] + total[True] - 1)
    return 1 - coincidences[False, True] / expected


def fleiss(units: Judgements) -> float:
    """Fleiss (1971); with two coders, Scott's π."""
    every = [value for unit in units for value in unit]
    if len(set(every)) < 2:
        return math.nan
    share = mean(every)
    chance = share**2 + (1 - share) ** 2
    return (observed(units) - chance) / (1 - chance)


def cohen(units: Judgements) -> float:
    if len({value for unit in units for value in unit}) < 2:
        return math.nan
    first, second = mean(unit[0] for unit in units), mean(unit[1] for unit in units)
    chance = first * second + (1 - first) * (1 - second)
    return (observed(units) - chance) / (1 - chance)


def observed(units: Judgements) -> float:
    pairs = [one == other for unit in units for one, other in combinations(unit, 2)]
    return mean(pairs) if pairs else math.nan


def jaccard(characters: Judgements, coders: int) -> float:
    found = []
    for i, j in combinations(range(coders), 2):
        either = sum(unit[i] or unit[j] for unit in characters)
        if either:
            found.append(sum(unit[i] and unit[j] for unit in characters) / either)
    return mean(found) if found else math.nan


def figures(units: Judgements, characters: Judgements, coders: int) -> dict[str, float]:
    if coders == 2:
        kappas = {"cohen_kappa": cohen(units), "scott_pi": fleiss(units)}
    else:
        kappas = {"fleiss_kappa": fleiss(units)}
    return {
        "alpha": alpha(units),
        **kappas,
        "agreement": observed(units),
        "jaccard": jaccard(characters, coders),
    }


# --- random small projects -----------------------------------------------------------------------

numbers_of_coders = pytest.mark.parametrize("coders", [2, 3, 5])
units = pytest.mark.parametrize("unit", UNITS)
ways: st.SearchStrategy[Counted] = st.sampled_from(["half", "any"])


@numbers_of_coders
@units
@settings(max_examples=60, deadline=None)
@given(data=st.data(), counted=ways)
def test_every_figure_equals_judging_unit_by_unit(
    unit: Unit, coders: int, data: st.DataObject, counted: Counted
) -> None:
    project = data.draw(projects(coders))
    result = agreement(project.as_input(), unit, counted)
    assert list(result.codes.index) == list(project.columns)
    pooled_units, pooled_characters = [], []
    for key, codes in project.columns.items():
        judged = project.judgements(unit, counted, codes)
        characters = project.judgements("characters", counted, codes)
        expected = figures(judged, characters, coders)
        row = result.codes.loc[key]
        assert row[list(expected)].to_dict() == pytest.approx(expected, nan_ok=True)
        used_by = sum(bool(project.coded(codes, coder)) for coder in project.coders)
        assert row["used_by"] == used_by
        assert bool(row["undefined"]) == math.isnan(expected["alpha"])
        if used_by:
            pooled_units += judged
            pooled_characters += characters
    expected = figures(pooled_units, pooled_characters, coders)
    assert result.overall.loc["pooled"].to_dict() == pytest.approx(expected, nan_ok=True)
    for name in expected:
        known = [value for value in result.codes[name] if not math.isnan(value)]
        middle = median(known) if known else math.nan
        assert result.overall.loc["median", name] == pytest.approx(middle, nan_ok=True)


@numbers_of_coders
@units
@settings(max_examples=40, deadline=None)
@given(data=st.data(), counted=ways)
def test_prevalence_and_universe_are_counted_per_coder(
    unit: Unit, coders: int, data: st.DataObject, counted: Counted
) -> None:
    project = data.draw(projects(coders))
    result = agreement(project.as_input(), unit, counted)
    every, characters = len(project.units(unit)), len(project.universe())
    assert result.universe.units == every
    assert result.universe.characters == characters
    assert result.universe.turns == len(project.units("turns"))
    assert result.universe.sources == len({source for source, _ in project.universe()})
    for key, codes in project.columns.items():
        judged = project.judgements(unit, counted, codes)
        for at, coder in enumerate(project.coders):
            row = result.prevalence.loc[(key, coder)]
            coded, coded_units = len(project.coded(codes, coder)), sum(j[at] for j in judged)
            assert (row["characters"], row["units"]) == (coded, coded_units)
            assert row["segments"] == len(run_together(project.spans(codes, coder)))
            shares = (
                coded / characters if characters else math.nan,
                coded_units / every if every else math.nan,
            )
            assert (row["share"], row["unit_share"]) == pytest.approx(shares, nan_ok=True)


# --- the rules, one by one -----------------------------------------------------------------------


def given_two(codings: list[tuple[int, int, int, int]], length: int = 100) -> AgreementInput:
    return one_text(length, codings).as_input()


def test_two_overlapping_stretches_in_a_long_text() -> None:
    result = agreement(given_two([(0, 200, 1, 1), (100, 300, 1, 2)], 10_000))
    row = result.codes.loc["1"]
    assert row["alpha"] == pytest.approx(0.490, abs=5e-4)
    assert row["cohen_kappa"] == pytest.approx(0.490, abs=5e-4)
    assert row["jaccard"] == pytest.approx(0.333, abs=5e-4)


def test_two_stretches_that_nearly_fill_the_text_agree_less_than_chance() -> None:
    row = agreement(given_two([(0, 900, 1, 1), (100, 1000, 1, 2)], 1000)).codes.loc["1"]
    assert row["alpha"] == pytest.approx(-0.111, abs=6e-4)
    assert row["cohen_kappa"] == pytest.approx(-0.111, abs=5e-4)
    assert row["jaccard"] == pytest.approx(0.800)
    assert row["agreement"] == pytest.approx(0.800)


def test_a_coders_codings_of_the_same_characters_count_once() -> None:
    once = agreement(given_two([(0, 20, 1, 1), (10, 30, 1, 2)]))
    twice = agreement(given_two([(0, 20, 1, 1), (0, 20, 1, 1), (5, 9, 1, 1), (10, 30, 1, 2)]))
    assert twice.codes.equals(once.codes)
    assert twice.prevalence.equals(once.prevalence)


def test_touching_codings_are_two_segments() -> None:
    result = agreement(given_two([(0, 20, 1, 1), (20, 30, 1, 1)]))
    assert result.prevalence.loc[("1", 1), "segments"] == 2


def test_a_code_that_nobody_used_is_undefined_and_not_pooled() -> None:
    project = one_text(100, [(0, 20, 1, 1), (10, 30, 1, 2)], codes=[1, 2])
    result = agreement(project.as_input())
    assert result.codes["used_by"].to_dict() == {"1": 2, "2": 0}
    assert result.codes["undefined"].to_dict() == {"1": "", "2": "none"}
    assert math.isnan(result.codes.loc["2", "alpha"])  # type: ignore[arg-type]
    assert result.codes.loc["2", "agreement"] == 1
    assert result.overall.loc["pooled", "alpha"] == result.codes.loc["1", "alpha"]


def test_a_code_that_one_coder_used_has_no_more_than_chance() -> None:
    row = agreement(given_two([(0, 20, 1, 1)])).codes.loc["1"]
    assert (row["used_by"], row["undefined"]) == (1, "")
    assert row["cohen_kappa"] == 0
    assert row["alpha"] < 0


def test_a_text_coded_by_all_from_end_to_end_is_undefined() -> None:
    row = agreement(given_two([(0, 100, 1, 1), (0, 100, 1, 2)])).codes.loc["1"]
    assert (row["used_by"], row["undefined"]) == (2, "all")
    assert math.isnan(row["alpha"]) and math.isnan(row["cohen_kappa"])
    assert row["jaccard"] == 1


def test_without_talk_nothing_is_known() -> None:
    project = Project([(1, 1, 0, 5, 1, 1)], [], [1, 2], {"1": frozenset({1})})
    for unit in UNITS:
        result = agreement(project.as_input(), unit)
        assert result.codes["undefined"].to_list() == ["no talk"]
        assert result.codes.drop(columns=["used_by", "undefined"]).isna().all(axis=None)
        assert result.overall.isna().all(axis=None)


def test_codings_are_cut_to_the_talk() -> None:
    codings = [(1, 1, 0, 50, 1, 1), (2, 1, 10, 40, 1, 2), (3, 2, 0, 9, 1, 2), (4, 1, 0, 9, 1, 3)]
    project = Project(codings, [(1, 10, 20, 1), (1, 30, 45, 2)], [1, 2], {"1": frozenset({1})})
    result = agreement(project.as_input())
    assert result.universe.characters == 25
    assert result.prevalence["characters"].to_list() == [25, 20]
    assert result.prevalence["segments"].to_list() == [1, 1]


def test_half_of_a_sentence_counts_as_coded_and_less_does_not() -> None:
    project = one_text(40, [(0, 5, 1, 1), (16, 20, 1, 1), (29, 31, 1, 2)])
    project.sentences.extend([(1, 0, 10), (1, 10, 20), (1, 20, 30), (1, 30, 40)])
    half = agreement(project.as_input(), "sentences", "half").prevalence["units"]
    some = agreement(project.as_input(), "sentences", "any").prevalence["units"]
    assert half.to_list() == [1, 0]
    assert some.to_list() == [2, 2]


def test_pieces_of_a_sentence_add_up_to_half() -> None:
    project = one_text(10, [(0, 3, 1, 1), (7, 9, 1, 1)])
    project.sentences.append((1, 0, 10))
    assert agreement(project.as_input(), "sentences").prevalence["units"].to_list() == [1, 0]


def test_a_turn_in_two_parts_is_one_unit() -> None:
    talk = [(1, 0, 10, 7), (1, 20, 30, 7), (1, 40, 50, 8)]
    project = Project([(1, 1, 0, 10, 1, 1)], talk, [1, 2], {"1": frozenset({1})})
    result = agreement(project.as_input(), "turns")
    assert result.universe.units == 2
    assert result.prevalence["units"].to_list() == [1, 0]


def test_turns_of_two_sources_may_have_the_same_key() -> None:
    project = Project([], [(1, 0, 10, 7), (2, 0, 10, 7)], [1, 2], {})
    assert agreement(project.as_input(), "turns").universe.units == 2


def test_talk_that_is_given_twice_counts_once() -> None:
    project = Project([], [(1, 0, 10, 7), (1, 0, 10, 7), (1, 5, 12, 8)], [1, 2], {})
    assert agreement(project.as_input()).universe.characters == 12


def test_jaccard_is_on_characters_whatever_the_unit() -> None:
    project = one_text(40, [(0, 12, 1, 1), (0, 10, 1, 2)])
    project.sentences.extend([(1, 0, 10), (1, 10, 40)])
    row = agreement(project.as_input(), "sentences").codes.loc["1"]
    assert row["alpha"] == 1
    assert row["jaccard"] == pytest.approx(10 / 12)


def test_a_parent_column_takes_its_codes_together() -> None:
    project = one_text(100, [(0, 20, 1, 1), (0, 20, 2, 2)], codes=[1, 2])
    project.columns["parent"] = frozenset({1, 2})
    result = agreement(project.as_input())
    assert result.codes.loc["parent", "alpha"] == 1
    assert result.codes.loc["1", "used_by"] == 1


def test_sentences_must_be_given_for_that_unit() -> None:
    given = given_two([])
    with pytest.raises(ValueError, match="sentences"):
        agreement(
            AgreementInput(given.codings, given.talk, given.coders, given.columns), "sentences"
        )


@pytest.mark.parametrize("coders", [[], [1], [1, 1], list(range(63))])
def test_agreement_is_between_two_to_62_different_coders(coders: list[int]) -> None:
    with pytest.raises(ValueError, match="different coders"):
        one_text(10, [], coders).as_input()


def test_sixty_two_coders_are_told_apart() -> None:
    project = one_text(10, [(0, 5, 1, coder) for coder in range(62)], range(62))
    assert agreement(project.as_input()).codes.loc["1", "alpha"] == 1
