"""What is missing, and in what way."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from qualcoder_net.analysis.absence import (
    KINDS,
    AbsenceInput,
    AbsenceResult,
    Column,
    absence,
)

BOARD, GAP, PARENT, OTHER = 1, 9, 5, 7
QUESTION, ANSWER = (0, 10), (10, 100)  # of every source

Said = tuple[int, int, int, int]  # source, start, end, code


def looked(
    *codings: Said,
    rows: dict[str, list[int]] | None = None,
    finished: tuple[int, ...] = (1, 2, 3),
    column: Column | None = None,
) -> AbsenceResult:
    frame = pd.DataFrame(
        [(n, *coding) for n, coding in enumerate(codings, 1)],
        columns=["coding_id", "source_id", "start", "end", "code_id"],
    ).astype("int64")
    rows = rows or {"case": [1]}
    in_rows = [(source, row) for row, sources in rows.items() for source in sources]
    talk = pd.DataFrame(
        [(source, *ANSWER, row) for source, row in [*in_rows, (1, "–"), (2, "–"), (3, "–")]],
        columns=["source_id", "start", "end", "row"],
    )
    return absence(
        AbsenceInput(
            codings=frame,
            talk=talk,
            rows=rows,
            columns={"board": column or Column(frozenset([BOARD]), frozenset([PARENT]))},
            gaps={GAP},
            finished=finished,
        )
    )


def kind(*codings: Said, **more: object) -> str:
    return str(looked(*codings, **more).kinds.loc["case", "board"])  # type: ignore[arg-type]


def test_what_respondents_speak_of_is_present() -> None:
    assert kind((1, 20, 30, BOARD)) == "present"


def test_what_is_coded_with_a_lack_is_said_to_be_absent() -> None:
    assert kind((1, 20, 30, BOARD), (1, 25, 40, GAP)) == "said absent"


def test_a_lack_that_only_touches_says_nothing() -> None:
    assert kind((1, 20, 30, BOARD), (1, 30, 40, GAP), (2, 20, 30, GAP)) == "present"


def test_one_mention_without_a_lack_is_enough() -> None:
    assert kind((1, 20, 30, BOARD), (1, 20, 30, GAP), (1, 50, 60, BOARD)) == "present"


@pytest.mark.parametrize("code", [BOARD, PARENT])
def test_a_question_without_an_answer_is_asked_and_absent(code: int) -> None:
    assert kind((1, 0, 10, code)) == "asked, absent"


def test_a_question_is_never_evidence() -> None:
    found = looked((1, 0, 10, BOARD))
    assert found.evidence.empty
    assert found.questions["coding_id"].tolist() == [1]


def test_other_questions_show_that_this_was_not_asked() -> None:
    assert kind((1, 0, 10, OTHER)) == "not asked"


def test_without_any_marked_question_nothing_is_established() -> None:
    assert kind() == "not established"
    assert kind((1, 20, 30, OTHER)) == "not established"


def test_an_unfinished_source_says_nothing_of_absence() -> None:
    assert kind((1, 0, 10, BOARD), finished=()) == "unfinished"
    assert kind((1, 20, 30, BOARD), finished=()) == "present"


def test_a_coding_that_begins_in_the_question_is_what_the_respondent_said() -> None:
    assert kind((1, 5, 30, BOARD)) == "present"


def test_a_row_takes_the_strongest_of_its_sources() -> None:
    rows = {"case": [1, 2, 3]}
    asked, lack = (1, 0, 10, BOARD), ((2, 20, 30, BOARD), (2, 20, 30, GAP))
    assert kind(asked, rows=rows) == "asked, absent"
    assert kind(asked, *lack, rows=rows) == "said absent"
    assert kind(asked, *lack, (3, 20, 30, BOARD), rows=rows) == "present"
    assert kind(asked, rows=rows, finished=(1, 2)) == "unfinished"


def test_evidence_tells_which_codings_state_a_lack() -> None:
    found = looked((1, 20, 30, BOARD), (1, 20, 30, GAP), (1, 50, 60, BOARD), rows={"case": [1]})
    assert found.evidence[["coding_id", "lacks"]].to_numpy().tolist() == [[1, True], [3, False]]


def test_a_row_without_sources_establishes_nothing() -> None:
    assert kind(rows={"case": []}) == "not established"


places = st.tuples(
    st.integers(1, 3), st.integers(0, 90), st.integers(1, 10), st.sampled_from([1, 5, 7, 9])
)


@for_any(st.lists(places, max_size=12), st.sets(st.integers(1, 3)))
def test_the_kinds_follow_their_definitions(
    found: list[tuple[int, int, int, int]], finished: set[int]
) -> None:
    codings = [(source, start, start + length, code) for source, start, length, code in found]
    rows = {str(source): [source] for source in (1, 2, 3)}
    result = looked(*codings, rows=rows, finished=tuple(finished))
    for source in (1, 2, 3):
        mine = [c for c in codings if c[0] == source]
        said = [c for c in mine if c[2] > ANSWER[0]]
        board = [c for c in said if c[3] == BOARD]
        gaps = [c for c in said if c[3] == GAP]
        asked = [c for c in mine if c not in said]
        lacks = [any(g[1] < b[2] and b[1] < g[2] for g in gaps) for b in board]
        if board:
            expected = "said absent" if all(lacks) else "present"
        elif source not in finished:
            expected = "unfinished"
        elif any(c[3] in (BOARD, PARENT) for c in asked):
            expected = "asked, absent"
        else:
            expected = "not asked" if asked else "not established"
        assert result.kinds.loc[str(source), "board"] == expected
        assert expected in KINDS
