"""Themes: which talk meets a query, checked by hand and against a slow count of characters."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.analysis.themes import ThemeInput, passages
from qualcoder_net.model import AllOf, AnyOf, Coded, Query

NAMES = {"a": 1, "b": 2, "c": 3}
BENEATH = {"a": frozenset([1, 3]), "b": frozenset([2]), "c": frozenset([3])}
# two sources of three turns; the middle turn of each is the interviewer's
TALK = pd.DataFrame(
    [(1, 0, 20), (1, 30, 60), (2, 0, 20), (2, 30, 60)], columns=["source_id", "start", "end"]
)


def found(query: Query, codings: list[tuple[int, int, int, int]]) -> list[tuple[int, ...]]:
    frame = pd.DataFrame(codings, columns=["source_id", "start", "end", "code_id"], dtype="int64")
    result = passages(query, ThemeInput(frame, TALK, NAMES, BENEATH))
    return [tuple(row) for row in result[["source_id", "start", "end"]].to_numpy().tolist()]


def test_a_code_stands_for_all_beneath_it_or_for_itself() -> None:
    codings = [(1, 0, 5, 1), (1, 10, 15, 3)]
    assert found(Coded("a"), codings) == [(1, 0, 5), (1, 10, 15)]
    assert found(Coded("a", own=True), codings) == [(1, 0, 5)]


def test_what_overlaps_is_one_passage_and_what_touches_is_two() -> None:
    assert found(Coded("a"), [(1, 0, 8, 1), (1, 5, 12, 3), (1, 12, 15, 1)]) == [
        (1, 0, 12),
        (1, 12, 15),
    ]


def test_questions_are_no_passages() -> None:
    assert found(Coded("a"), [(1, 21, 29, 1), (1, 32, 40, 1)]) == [(1, 32, 40)]


def test_any_of_takes_either() -> None:
    assert found(AnyOf((Coded("b"), Coded("c"))), [(2, 0, 5, 2), (1, 0, 5, 3), (1, 7, 9, 1)]) == [
        (1, 0, 5),
        (2, 0, 5),
    ]


def test_all_of_on_the_same_words_takes_the_spans_that_meet() -> None:
    query = AllOf((Coded("a"), Coded("b")))
    assert found(query, [(1, 0, 8, 1), (1, 5, 12, 2), (1, 13, 15, 1), (2, 0, 8, 1)]) == [(1, 0, 12)]
    assert found(query, [(1, 0, 8, 1), (1, 8, 12, 2)]) == []


def test_three_parts_must_all_share_the_same_words() -> None:
    query = AllOf((Coded("a", own=True), Coded("b"), Coded("c")))
    assert found(query, [(1, 0, 5, 1), (1, 3, 10, 2), (1, 7, 15, 3)]) == []
    assert found(query, [(1, 0, 9, 1), (1, 3, 10, 2), (1, 7, 15, 3)]) == [(1, 0, 15)]


def test_all_of_in_one_turn_runs_from_the_first_to_the_last_within_it() -> None:
    query = AllOf((Coded("a"), Coded("b")), within="turn")
    assert found(query, [(1, 2, 5, 1), (1, 10, 14, 2), (1, 31, 35, 1), (2, 40, 45, 2)]) == [
        (1, 2, 14)
    ]
    assert found(query, [(1, 15, 35, 1), (1, 40, 50, 2)]) == [(1, 30, 50)]


def test_nothing_coded_is_nothing_found() -> None:
    for query in (Coded("a"), AnyOf((Coded("a"),)), AllOf((Coded("a"), Coded("b")), "turn")):
        assert found(query, []) == []
    assert found(AllOf((Coded("a"), Coded("b"))), []) == []


spans = st.tuples(
    st.sampled_from([1, 2]), st.integers(0, 55), st.integers(1, 12), st.sampled_from([1, 2, 3])
).map(lambda drawn: (drawn[0], drawn[1], drawn[1] + drawn[2], drawn[3]))


@given(st.lists(spans, max_size=12))
def test_words_that_meet_are_those_that_a_count_of_characters_finds(
    codings: list[tuple[int, int, int, int]],
) -> None:
    def characters(codes: frozenset[int]) -> set[tuple[int, int]]:
        talk = {(s, i) for s, start, end in TALK.to_numpy().tolist() for i in range(start, end)}
        return {
            (source, i)
            for source, start, end, code in codings
            if code in codes and any((source, k) in talk for k in range(start, end))
            for i in range(start, end)
        }

    def covered(query: Query) -> set[tuple[int, int]]:
        return {(s, i) for s, start, end in found(query, codings) for i in range(start, end)}

    a, b = characters(BENEATH["a"]), characters(BENEATH["b"])
    assert covered(Coded("a")) == a
    assert covered(AnyOf((Coded("a"), Coded("b")))) == a | b
    both = covered(AllOf((Coded("a"), Coded("b"))))
    assert a & b <= both <= a | b
    assert bool(both) == bool(a & b)
