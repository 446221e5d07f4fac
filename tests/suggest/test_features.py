"""What is known of a unit: the half rule, branches, rejections, likeness, surroundings."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.suggest.features import (
    Decision,
    Labels,
    Units,
    labels_of,
    likeness,
    neighbourhood,
    with_parents,
)
from qualcoder_net.suggest.space import Space, word_likeness


def units(spans: list[tuple[int, int, int]], turns: list[int] | None = None) -> Units:
    source, start, end = (np.array(column) for column in zip(*spans, strict=True))
    texts = [f"zin {i}" for i in range(len(spans))]
    turn = np.array(turns or [1] * len(spans))
    return Units(source, start, end, turn, texts, texts, [""] * len(spans))


TWO = units([(0, 0, 10), (0, 10, 30)])


def column(labels: Labels, code: int = 0) -> list[int]:
    return [int(value) for value in labels.given[:, code]]


def test_a_unit_is_coded_when_half_its_characters_are() -> None:
    assert column(labels_of(TWO, [Decision(0, 5, 20, 0)], [-1])) == [1, 1]
    assert column(labels_of(TWO, [Decision(0, 6, 19, 0)], [-1])) == [0, 0]


def test_codings_that_overlap_count_their_characters_once() -> None:
    apart = [Decision(0, 10, 15, 0), Decision(0, 25, 30, 0)]
    twice = [Decision(0, 10, 15, 0), Decision(0, 10, 15, 0), Decision(0, 11, 14, 0)]
    assert column(labels_of(TWO, apart, [-1])) == [0, 1]
    assert column(labels_of(TWO, twice, [-1])) == [0, 0]


def test_a_branch_is_coded_where_codes_beneath_it_are_together() -> None:
    labels = labels_of(TWO, [Decision(0, 10, 15, 1), Decision(0, 25, 30, 2)], [-1, 0, 0])
    assert column(labels, 0) == [0, 1]
    assert column(labels, 1) == column(labels, 2) == [0, 0]


def test_parents_in_a_circle_do_no_harm() -> None:
    labels = labels_of(TWO, [Decision(0, 0, 10, 0)], [1, 0])
    assert column(labels, 0) == column(labels, 1) == [1, 0]


def test_a_rejection_holds_when_borders_shift_and_says_nothing_of_the_branch() -> None:
    labels = labels_of(TWO, [Decision(0, 1, 12, 1, confirmed=False)], [-1, 0])
    assert column(labels, 1) == [-1, 0]
    assert column(labels, 0) == [0, 0]


def test_where_decisions_contradict_each_other_the_coding_stands() -> None:
    both = [Decision(0, 0, 10, 0), Decision(0, 0, 10, 0, confirmed=False)]
    assert column(labels_of(TWO, both, [-1])) == [1, 0]


def test_a_unit_is_known_in_a_finished_source_or_when_it_carries_a_coding() -> None:
    there = units([(0, 0, 10), (0, 10, 20), (1, 0, 10)])
    labels = labels_of(there, [Decision(0, 0, 10, 0)], [-1], finished=[1])
    assert labels.known.tolist() == [True, False, True]


def test_a_rejected_unit_alone_is_not_known() -> None:
    labels = labels_of(TWO, [Decision(0, 0, 10, 0, confirmed=False)], [-1])
    assert not labels.known.any()


def test_decisions_about_other_sources_are_passed_by() -> None:
    assert not labels_of(TWO, [Decision(7, 0, 10, 0)], [-1]).given.any()


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8),
)
def test_the_half_rule_counts_the_characters(spans: list[tuple[int, int]]) -> None:
    coded = {char for start, end in spans for char in range(start, end)}
    labels = labels_of(TWO, [Decision(0, start, end, 0) for start, end in spans], [-1])
    for value, start, end in zip(column(labels), TWO.start, TWO.end, strict=True):
        assert value == (2 * len(coded & set(range(start, end))) >= end - start)


def test_hits_of_a_code_count_for_those_above_it() -> None:
    hits = np.array([[0, 1, 2]], dtype=np.float32)
    assert with_parents(hits, [-1, 0, 1]).tolist() == [[3, 3, 2]]


def test_a_text_that_is_missing_is_like_nothing() -> None:
    vectors = np.eye(4, dtype=np.float32)
    codes = np.vstack([np.eye(4, dtype=np.float32)[:2], np.zeros((1, 4), dtype=np.float32)])
    found = likeness(vectors, [codes])
    assert not found[:, 2].any()
    assert found[:, 0].argmax() == 0
    assert found[:, 1].argmax() == 1


def test_a_unit_is_like_the_code_whose_rare_words_it_shares() -> None:
    said = ["wij bouwen een brug", "wij drinken een koffie", "een"]
    codes = ["een brug", "een koffie", ""]
    found = word_likeness(said, codes)
    assert found.argmax(axis=1)[:2].tolist() == [0, 1]
    assert not found[:, 2].any()


def test_neighbours_are_of_the_same_source_and_turn() -> None:
    there = units([(0, 0, 1), (0, 1, 2), (0, 2, 3), (1, 0, 1)], turns=[1, 1, 2, 2])
    within = neighbourhood(there, (0.5,)).toarray()
    assert np.allclose(within[0], [2 / 3, 1 / 3, 0, 0])
    assert np.allclose(within[2], [0, 0, 1, 0])
    assert np.allclose(neighbourhood(there, (0.5,), turns=1).toarray()[2], [0, 1 / 3, 2 / 3, 0])


def test_scores_by_weights_are_those_by_the_kernel() -> None:
    from tests.suggest.talk import talk

    there = talk(["brug"], vectors=True).units
    points = Space(there).points(there)
    rows = np.arange(30, 200, 3)
    shares = np.random.default_rng(1).normal(size=(len(rows), 2)).astype(np.float32)
    by_weights = points.scores(points.weights(rows, shares))[rows]
    assert np.allclose(points.kernel(rows) @ shares, by_weights, atol=1e-3)


def test_texts_without_words_have_a_place_too() -> None:
    there = units([(0, 0, 1), (0, 1, 2)])
    silent = Units(there.source, there.start, there.end, there.turn, ["…", ""], ["", ""], ["", ""])
    assert np.isfinite(Space(silent).points(silent).kernel(np.arange(2))).all()
