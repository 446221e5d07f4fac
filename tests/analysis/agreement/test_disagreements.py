"""The walk through disagreements against looking at every character."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.analysis.agreement import Disagreements, disagreements
from tests.analysis.agreement.small import Character, Project, one_text, projects, run_together

# --- the obvious way -----------------------------------------------------------------------------


def extent(characters: Iterable[Character]) -> tuple[int, int, int]:
    """Source, start and end of characters of one source."""
    ordered = sorted(characters)
    return ordered[0][0], ordered[0][1], ordered[-1][1] + 1


def behind(project: Project, place: set[Character]) -> list[tuple[int, int, int]]:
    """The codings of the chosen coders that share a character with the place: id, code, coder."""
    return [
        (number, code, coder)
        for number, source, start, end, code, coder in project.codings
        if coder in project.coders and {(source, at) for at in range(start, end)} & place
    ]


def expected_places(project: Project) -> list[dict[str, Any]]:
    line = {character: at for at, character in enumerate(project.universe())}
    found = []
    for number, (key, codes) in enumerate(project.columns.items()):
        coded = {coder: project.coded(codes, coder) for coder in project.coders}
        for place in run_together(project.spans(codes)):
            by = {c: tuple(k for k in project.coders if c in coded[k]) for c in place}
            differing = [c for c in place if len(by[c]) < len(project.coders)]
            if not differing:
                continue
            touching = behind(project, place)
            here = {coder for _, code, coder in touching if code in codes}
            others = [c for c in touching if c[1] not in codes and c[2] not in here]
            kind = "omission"
            if len(here) == len(project.coders):
                kind = "borders"
            elif others:
                kind = "other code"
            runs: list[list[Character]] = []
            for character in sorted(differing, key=line.__getitem__):
                last = runs[-1][-1] if runs else None
                if last and line[character] == line[last] + 1 and by[character] == by[last]:
                    runs[-1].append(character)
                else:
                    runs.append([character])
            found.append(
                {
                    "order": (min(line[c] for c in place), number),
                    "code": key,
                    "extent": extent(place),
                    "kind": kind,
                    "coders": tuple(k for k in project.coders if k in here),
                    "missing": tuple(k for k in project.coders if k not in here),
                    "characters": len(differing),
                    "stretches": [(*extent(run), by[run[0]]) for run in runs],
                    "codings": sorted(
                        [(*c, False) for c in touching if c[1] in codes]
                        + [(*c, True) for c in others]
                    ),
                }
            )
    return sorted(found, key=lambda place: place.pop("order"))


def rows(frame: Any, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in frame[list(names)].itertuples(index=False)]


def told(result: Disagreements) -> list[dict[str, Any]]:
    codings = dict(iter(result.codings.groupby("place")))
    stretches = dict(iter(result.stretches.groupby("place")))
    return [
        {
            "code": place.code,
            "extent": (place.source_id, place.start, place.end),
            "kind": place.kind,
            "coders": place.coders,
            "missing": place.missing,
            "characters": place.characters,
            "stretches": rows(stretches[place.Index], "source_id", "start", "end", "coders"),
            "codings": sorted(
                rows(codings[place.Index], "coding_id", "code_id", "coder_id", "other")
            ),
        }
        for place in result.places.itertuples()
    ]


@pytest.mark.parametrize("coders", [2, 3, 4])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_place_stretch_and_coding_is_found(coders: int, data: st.DataObject) -> None:
    project = data.draw(projects(coders))
    assert told(disagreements(project.as_input())) == expected_places(project)


@pytest.mark.parametrize("coders", [2, 3])
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_what_all_coded_to_the_character_is_agreed_on(coders: int, data: st.DataObject) -> None:
    project = data.draw(projects(coders))
    line = {character: at for at, character in enumerate(project.universe())}
    expected = []
    for number, (key, codes) in enumerate(project.columns.items()):
        coded = [project.coded(codes, coder) for coder in project.coders]
        expected += [
            (min(line[c] for c in place), number, key, *extent(place))
            for place in run_together(project.spans(codes))
            if all(place <= own for own in coded)
        ]
    agreed = disagreements(project.as_input()).agreed
    found = rows(agreed, "code", "source_id", "start", "end")
    assert found == [place[2:] for place in sorted(expected)]


# --- the rules, one by one -----------------------------------------------------------------------


def walk(project: Project) -> list[tuple[Any, ...]]:
    places = disagreements(project.as_input()).places
    return rows(places, "code", "start", "end", "kind")


def test_what_all_coded_alike_is_no_disagreement() -> None:
    project = one_text(100, [(0, 10, 1, 1), (10, 20, 1, 1), (0, 20, 1, 2)])
    result = disagreements(project.as_input())
    assert result.places.empty and result.stretches.empty and result.codings.empty


def test_overlapping_segments_with_other_borders_are_one_place() -> None:
    project = one_text(100, [(0, 20, 1, 1), (10, 30, 1, 2)])
    result = disagreements(project.as_input())
    assert walk(project) == [("1", 0, 30, "borders")]
    assert rows(result.stretches, "start", "end", "coders") == [(0, 10, (1,)), (20, 30, (2,))]
    assert result.places.loc[0, ["coders", "missing", "characters"]].to_list() == [(1, 2), (), 20]


def test_a_segment_that_only_one_coded_is_an_omission() -> None:
    project = one_text(100, [(0, 20, 1, 1), (20, 30, 1, 2)])
    assert walk(project) == [("1", 0, 20, "omission"), ("1", 20, 30, "omission")]


def test_another_code_on_the_same_text_is_told_from_both_sides() -> None:
    project = one_text(100, [(0, 20, 1, 1), (10, 30, 2, 2)], codes=[1, 2])
    assert walk(project) == [("1", 0, 20, "other code"), ("2", 10, 30, "other code")]
    codings = disagreements(project.as_input()).codings
    assert rows(codings, "place", "coding_id", "code_id", "other") == [
        (0, 100, 1, False), (0, 101, 2, True), (1, 101, 2, False), (1, 100, 1, True),
    ]  # fmt: skip


def test_another_code_of_a_coder_who_did_code_here_explains_nothing() -> None:
    project = one_text(100, [(0, 20, 1, 1), (0, 20, 2, 1)], codes=[1])
    assert walk(project) == [("1", 0, 20, "omission")]


def test_the_other_code_need_not_be_in_a_column() -> None:
    assert walk(one_text(100, [(0, 20, 1, 1), (5, 6, 9, 2)])) == [("1", 0, 20, "other code")]


def test_of_three_coders_one_who_did_not_code_makes_it_an_omission() -> None:
    project = one_text(100, [(0, 20, 1, 1), (10, 30, 1, 2)], coders=[1, 2, 3])
    result = disagreements(project.as_input())
    assert walk(project) == [("1", 0, 30, "omission")]
    assert result.places.loc[0, "missing"] == (3,)
    assert result.places.loc[0, "characters"] == 30


def test_places_come_in_the_order_of_the_sources_as_given() -> None:
    codings = [(1, 3, 0, 5, 1, 1), (2, 1, 0, 5, 1, 1), (3, 3, 0, 5, 2, 2), (4, 3, 7, 9, 1, 2)]
    columns = {"a": frozenset({1}), "b": frozenset({2})}
    project = Project(codings, [(3, 0, 9, 1), (1, 0, 9, 2)], [1, 2], columns)
    places = disagreements(project.as_input()).places
    assert rows(places, "source_id", "start", "code") == [
        (3, 0, "a"), (3, 0, "b"), (3, 7, "a"), (1, 0, "a"),
    ]  # fmt: skip


def test_the_interviewers_words_are_no_disagreement() -> None:
    codings = [(1, 1, 0, 60, 1, 1), (2, 1, 0, 10, 1, 2), (3, 1, 50, 60, 1, 2)]
    project = Project(codings, [(1, 0, 10, 1), (1, 50, 60, 2)], [1, 2], {"1": frozenset({1})})
    assert disagreements(project.as_input()).places.empty


def test_a_place_across_the_interviewers_turn_runs_from_its_first_to_its_last_word() -> None:
    codings = [(1, 1, 5, 55, 1, 1)]
    project = Project(codings, [(1, 0, 10, 1), (1, 50, 60, 2)], [1, 2], {"1": frozenset({1})})
    places = disagreements(project.as_input()).places
    assert rows(places, "start", "end", "characters") == [(5, 55, 10)]
