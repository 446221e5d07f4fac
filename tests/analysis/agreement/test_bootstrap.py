"""Intervals: what is drawn, what a draw holds, and how the percentiles are told."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.analysis.agreement import (
    UNITS,
    Counted,
    Unit,
    agreement,
    bootstrap,
    intervals,
)
from tests.analysis.agreement.small import Project, projects

COLUMNS = {"1": frozenset({1}), "2": frozenset({2}), "unused": frozenset({3})}


def interviews(sources: int, seed: int = 5) -> Project:
    """Sources of 20 turns of ten characters; two coders who mostly code the same turns with 1."""
    random = np.random.default_rng(seed)
    talk = [(s, 10 * t, 10 * t + 10, 100 * s + t) for s in range(sources) for t in range(20)]
    codings = []
    for source, start, end, _ in talk:
        about = random.random() < 0.3
        for coder in (1, 2):
            if about ^ (random.random() < 0.1):
                codings.append((len(codings), source, start, end, 1, coder))
    return Project(codings, talk, [1, 2], COLUMNS)


def test_from_ten_sources_on_sources_are_drawn() -> None:
    ten = intervals(interviews(10).as_input())
    assert (ten.over, ten.resampled, ten.draws) == ("sources", 10, 2000)
    nine = intervals(interviews(9).as_input())
    assert (nine.over, nine.resampled) == ("turns", 180)


def test_sources_without_talk_are_no_sources() -> None:
    project = interviews(9)
    project.talk.append((77, 5, 5, 9999))
    assert intervals(project.as_input()).over == "turns"


def test_the_same_intervals_at_every_call() -> None:
    first, again = (intervals(interviews(12).as_input()) for _ in range(2))
    pd.testing.assert_frame_equal(first.codes, again.codes)
    pd.testing.assert_series_equal(first.pooled, again.pooled)


def test_the_interval_holds_the_coefficient() -> None:
    project = interviews(12).as_input()
    row, found = agreement(project).codes.loc["1"], intervals(project).codes.loc["1"]
    for name in ("alpha", "cohen_kappa", "scott_pi", "agreement", "jaccard"):
        assert found[f"{name}_low"] < row[name] < found[f"{name}_high"]


def test_sources_that_are_all_alike_leave_no_doubt() -> None:
    codings = [(10 * s + c, s, 0, 10 * c, 1, c) for s in range(10) for c in (1, 2)]
    project = Project(codings, [(s, 0, 50, s) for s in range(10)], [1, 2], COLUMNS).as_input()
    row, found = agreement(project).codes.loc["1"], intervals(project).codes.loc["1"]
    assert found["alpha_low"] == found["alpha_high"] == pytest.approx(row["alpha"])
    assert found["jaccard_low"] == found["jaccard_high"] == pytest.approx(0.5)


def test_the_interval_of_a_mean_is_about_two_standard_errors_either_way() -> None:
    project = interviews(40)
    by_source = [
        np.mean([one == other for one, other in judged])
        for source in range(40)
        for judged in [
            Project(
                [c for c in project.codings if c[1] == source],
                [t for t in project.talk if t[0] == source],
                [1, 2],
                COLUMNS,
            ).judgements("turns", "half", COLUMNS["1"])
        ]
    ]
    error = np.std(by_source) / math.sqrt(40)
    found = intervals(project.as_input(), "turns").codes.loc["1"]
    assert found["agreement_low"] == pytest.approx(np.mean(by_source) - 1.96 * error, abs=error / 4)
    assert found["agreement_high"] == pytest.approx(
        np.mean(by_source) + 1.96 * error, abs=error / 4
    )


def test_a_code_that_lives_in_one_source_has_no_interval() -> None:
    project = interviews(12)
    project.codings.extend([(9001, 3, 0, 10, 2, 1), (9002, 3, 0, 5, 2, 2)])
    found = intervals(project.as_input()).codes
    assert found.loc["2", ["alpha_low", "alpha_high", "jaccard_low"]].isna().all()
    assert found.loc["2", "agreement_low"] < 1
    assert found.loc["1"].notna().all()


def test_an_unused_code_has_no_interval_and_changes_none() -> None:
    project = interviews(12)
    found = intervals(project.as_input())
    assert found.codes.loc["unused"].isna().all()
    del project.columns["unused"]
    pd.testing.assert_series_equal(intervals(project.as_input()).pooled, found.pooled)


@pytest.mark.parametrize("talk", [[], [(1, 0, 10, 1)]])
def test_with_nothing_to_draw_from_there_is_no_interval(
    talk: list[tuple[int, int, int, int]],
) -> None:
    found = intervals(Project([(1, 1, 0, 5, 1, 1)], talk, [1, 2], COLUMNS).as_input())
    assert list(found.codes.index) == list(COLUMNS)
    assert found.codes.isna().all(axis=None) and found.pooled.isna().all()


# --- what a draw holds ---------------------------------------------------------------------------


def repeated(project: Project, turns: list[tuple[int, int]], weights: list[int]) -> Project:
    """The project with each turn so many times, every copy a source of its own."""
    codings, talk, sentences = [], [], []
    for (source, turn), weight in zip(turns, weights, strict=True):
        for _ in range(weight):
            copy = len({source for source, *_ in talk})
            parts = [t for t in project.talk if (t[0], t[3]) == (source, turn)]
            talk += [(copy, start, end, turn) for _, start, end, _ in parts]
            codings += [
                (len(codings), copy, *rest) for _, of, *rest in project.codings if of == source
            ]
            sentences += [(copy, *rest) for of, *rest in project.sentences if of == source]
    return Project(codings, talk, project.coders, project.columns, sentences)  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("coders", [2, 3])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_draw_is_the_project_with_what_was_drawn(
    coders: int, unit: Unit, data: st.DataObject
) -> None:
    """Turns are drawn with all that was coded in them; one draw's limits are its coefficients."""
    project = data.draw(projects(coders))
    if unit == "sentences":  # one that runs over two turns would be cut by drawing one of them
        project.sentences.clear()
        project.sentences.extend((source, start, end) for source, start, end, _ in project.talk)
    counted: Counted = data.draw(st.sampled_from(["half", "any"]))
    turns = list(dict.fromkeys((source, turn) for source, turn in in_order(project)))
    weights = [data.draw(st.integers(0, 2)) for _ in turns]
    if len(turns) < 2 or sum(weights) == 0:
        return

    def one_draw(groups: int, draws: int) -> Iterator[np.ndarray]:
        yield np.array([weights], np.float64)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "_weights", one_draw)
        found = intervals(project.as_input(), unit, counted)
    assert found.over == "turns"
    drawn = agreement(repeated(project, turns, weights).as_input(), unit, counted)
    used = agreement(project.as_input(), unit, counted).codes["used_by"] > 0
    for key in drawn.codes.index[used]:
        for name in drawn.overall.columns:
            expected = pytest.approx(drawn.codes.loc[key, name], nan_ok=True)
            assert found.codes.loc[key, f"{name}_low"] == expected
            assert found.codes.loc[key, f"{name}_high"] == expected


def in_order(project: Project) -> Iterator[tuple[int, int]]:
    """(source, turn) of every character, in the order of the line."""
    for source, at in project.universe():
        yield next((s, t) for s, start, end, t in project.talk if s == source and start <= at < end)
