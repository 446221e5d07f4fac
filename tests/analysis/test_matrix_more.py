"""The matrix against a slow implementation that only knows sets of characters."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.analysis.matrix import (
    CELLS,
    Cells,
    MatrixInput,
    MatrixResult,
    drop_empty,
    heat,
    matrix,
    sort_columns,
    sort_rows,
)

# --- a small project in plain Python -------------------------------------------------------------


@dataclass(frozen=True)
class Project:
    codings: list[tuple[int, int, int, int, int]]  # coding_id, source_id, start, end, code_id
    talk: list[tuple[int, int, int, int | None, str]]  # source_id, start, end, speaker_id, row
    rows: list[str]
    columns: dict[str, frozenset[int]]
    words: dict[int, list[int]]

    def words_in(self, source: int, start: int, end: int) -> int:
        return sum(start <= at < end for at in self.words.get(source, []))

    def as_input(self) -> MatrixInput:
        codings = pd.DataFrame(
            self.codings, columns=["coding_id", "source_id", "start", "end", "code_id"]
        )
        talk = pd.DataFrame(
            [
                (source, start, end, speaker, self.words_in(source, start, end), row)
                for source, start, end, speaker, row in self.talk
            ],
            columns=["source_id", "start", "end", "speaker_id", "words", "row"],
        )
        integers = dict.fromkeys(("source_id", "start", "end"), "int64")
        return MatrixInput(
            codings.astype(integers | {"coding_id": "int64", "code_id": "int64"}),
            talk.astype(integers | {"speaker_id": "Int64", "words": "int64", "row": "str"}),
            self.rows,
            self.columns,
            {source: np.array(starts, np.int64) for source, starts in self.words.items()},
        )


# --- the obvious way -----------------------------------------------------------------------------

Character = tuple[int, int]  # source, offset


def segments_of(project: Project, codes: frozenset[int]) -> list[set[Character]]:
    """Codings as sets of characters; sets that share one are run together until none do."""
    segments: list[set[Character]] = []
    for _, source, start, end, code in project.codings:
        if code not in codes or start == end:
            continue
        segment = {(source, at) for at in range(start, end)}
        for other in [other for other in segments if other & segment]:
            segments.remove(other)
            segment |= other
        segments.append(segment)
    return segments


def figure(project: Project, rows: list[str], codes: frozenset[int], cells: Cells) -> float:
    voices = {
        (source, at): speaker if speaker is not None else f"of {source}"
        for source, start, end, speaker, row in project.talk
        if row in rows
        for at in range(start, end)
    }
    begins = {(source, at) for source, starts in project.words.items() for at in starts}
    segments = [s & voices.keys() for s in segments_of(project, codes) if s & voices.keys()]
    covered = set().union(*segments)
    spoken = len(begins & voices.keys())
    match cells:
        case "segments":
            return len(segments)
        case "presence":
            return bool(segments)
        case "sources":
            return len({source for source, _ in covered})
        case "speakers":
            return len({voices[character] for character in covered})
        case "words":
            return len(covered & begins)
        case "share":
            return len(covered & begins) / spoken if spoken else math.nan
        case "per_1000":
            return 1000 * len(segments) / spoken if spoken else math.nan


def evidence_of(project: Project) -> set[tuple[str, str, int]]:
    return {
        (row, column, coding)
        for source_of_talk, first, behind, _, row in project.talk
        if row in project.rows
        for column, codes in project.columns.items()
        for coding, source, start, end, code in project.codings
        if code in codes and source == source_of_talk
        if max(start, first) < min(end, behind)
    }


def same(left: float, right: float) -> bool:
    return left == right or (math.isnan(left) and math.isnan(right)) or math.isclose(left, right)


# --- random small projects -----------------------------------------------------------------------

LENGTH = 24
CODES = 5


@st.composite
def turns(draw: st.DrawFn, source: int) -> list[tuple[int, int, int, int | None, str]]:
    """Turns of one source, some of them missing (the interviewer's), in no, one or two rows."""
    borders = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=7)) | {0, LENGTH})
    talk = []
    for start, end in pairwise(borders):
        speaker = draw(st.sampled_from([None, 10 * source, 10 * source + 1]))
        rows = draw(st.sets(st.sampled_from(["a", "b", "c", "elsewhere"]), max_size=2))
        talk.extend((source, start, end, speaker, row) for row in rows)
    return talk


@st.composite
def projects(draw: st.DrawFn) -> Project:
    sources = draw(st.lists(st.integers(1, 9), max_size=3, unique=True))
    offsets = st.integers(0, LENGTH)
    codings = []
    for number in range(draw(st.integers(0, 12)) if sources else 0):
        start, end = sorted((draw(offsets), draw(offsets)))
        source, code = draw(st.sampled_from(sources)), draw(st.integers(0, CODES - 1))
        codings.append((100 + number, source, start, end, code))
    talk = [turn for source in sources for turn in draw(turns(source))]
    return Project(
        codings=draw(st.permutations(codings)),
        talk=draw(st.permutations(talk)),
        rows=draw(st.permutations(["a", "b", "c", "silent"])),
        columns=draw(
            st.dictionaries(
                st.sampled_from(["p", "q", "r", "s"]), st.frozensets(st.integers(0, CODES))
            )
        ),
        words={
            source: sorted(draw(st.sets(st.integers(0, LENGTH + 8), max_size=10)))
            for source in sources
            if draw(st.booleans())
        },
    )


@pytest.mark.parametrize("cells", CELLS)
@settings(max_examples=700, deadline=None)
@given(project=projects())
def test_every_cell_and_total_equals_counting_characters(cells: Cells, project: Project) -> None:
    result = matrix(project.as_input(), cells)
    every_code = frozenset[int]().union(*project.columns.values())
    assert list(result.values.index) == project.rows
    assert list(result.values.columns) == list(project.columns)
    for row in project.rows:
        assert same(result.row_totals[row], figure(project, [row], every_code, cells))
        for column, codes in project.columns.items():
            assert same(result.values.loc[row, column], figure(project, [row], codes, cells))
    for column, codes in project.columns.items():
        assert same(result.column_totals[column], figure(project, project.rows, codes, cells))
    assert same(result.total, figure(project, project.rows, every_code, cells))


@settings(max_examples=700, deadline=None)
@given(project=projects())
def test_evidence_is_every_coding_that_touches_the_rows_talk(project: Project) -> None:
    evidence = matrix(project.as_input(), "segments").evidence
    found = list(zip(evidence["row"], evidence["column"], evidence["coding_id"], strict=True))
    assert set(found) == evidence_of(project)
    assert len(found) == len(set(found))


@settings(max_examples=700, deadline=None)
@given(project=projects())
def test_evidence_names_each_counted_segment_and_its_borders(project: Project) -> None:
    result = matrix(project.as_input(), "segments")
    counted = result.evidence.groupby(["row", "column"], observed=True)["segment"].nunique()
    for (row, column), n in counted.items():  # type: ignore[misc]
        assert n == result.values.loc[row, column]
    assert counted.sum() == result.values.to_numpy().sum()
    real = {
        (column, source, start, end)
        for column, codes in project.columns.items()
        for segment in segments_of(project, codes)
        for source in [next(iter(segment))[0]]
        for start, end in [(min(segment)[1], max(segment)[1] + 1)]
    }
    named = result.evidence[["column", "source_id", "start", "end"]].itertuples(index=False)
    assert {tuple(line) for line in named} <= real


# --- the rules, one by one -----------------------------------------------------------------------


def project(
    codings: list[tuple[int, int, int]],
    talk: list[tuple[int, int, int | None, str]] | None = None,
    columns: Mapping[str, frozenset[int]] | None = None,
) -> MatrixInput:
    """One source of 100 characters with a word at every tenth; codings are (start, end, code)."""
    return Project(
        codings=[(i, 1, *coding) for i, coding in enumerate(codings)],
        talk=[(1, *turn) for turn in talk or [(0, 100, 7, "a")]],
        rows=["a", "b"],
        columns=dict(columns or {"stress": frozenset({1})}),
        words={1: list(range(0, 100, 10))},
    ).as_input()


def segments(given: MatrixInput) -> Any:
    return matrix(given, "segments").values


def test_overlapping_codings_are_one_segment() -> None:
    assert segments(project([(0, 20, 1), (19, 30, 1), (5, 6, 1)])).loc["a", "stress"] == 1


def test_touching_codings_are_two_segments() -> None:
    assert segments(project([(0, 20, 1), (20, 30, 1)])).loc["a", "stress"] == 2


def test_a_parent_counts_a_segment_with_two_children_once() -> None:
    columns = {"parent": frozenset({1, 2}), "one": frozenset({1}), "two": frozenset({2})}
    figures = segments(project([(0, 20, 1), (0, 20, 2)], columns=columns))
    assert figures.loc["a"].to_dict() == {"parent": 1, "one": 1, "two": 1}


def test_the_row_total_counts_a_segment_with_two_codes_once() -> None:
    columns = {"one": frozenset({1}), "two": frozenset({2})}
    result = matrix(project([(0, 20, 1), (0, 20, 2)], columns=columns), "segments")
    assert result.row_totals["a"] == 1
    assert result.total == 1


def test_a_coding_on_the_interviewers_turn_counts_nowhere() -> None:
    result = matrix(project([(0, 10, 1)], talk=[(10, 100, 7, "a")]), "segments")
    assert result.total == 0
    assert result.evidence.empty


def test_a_segment_across_two_rows_counts_in_both_and_once_in_the_total() -> None:
    result = matrix(project([(10, 90, 1)], talk=[(0, 50, 7, "a"), (50, 100, 8, "b")]), "segments")
    assert result.values["stress"].to_dict() == {"a": 1, "b": 1}
    assert result.column_totals["stress"] == 1


def test_a_turn_of_two_cases_counts_once_in_the_total() -> None:
    both = project([(10, 90, 1)], talk=[(0, 100, 7, "a"), (0, 100, 7, "b")])
    assert matrix(both, "words").values["stress"].to_dict() == {"a": 8, "b": 8}
    assert matrix(both, "words").column_totals["stress"] == 8
    assert matrix(both, "share").total == pytest.approx(0.8)


def test_talk_without_a_speaker_is_one_voice_per_source() -> None:
    unnamed = project([(0, 60, 1)], talk=[(0, 20, None, "a"), (30, 50, None, "a")])
    assert matrix(unnamed, "speakers").values.loc["a", "stress"] == 1


def test_a_row_without_talk_has_no_share() -> None:
    result = matrix(project([(0, 60, 1)]), "share")
    assert math.isnan(result.values.loc["b", "stress"])  # type: ignore[arg-type]
    assert result.values.loc["a", "stress"] == pytest.approx(0.6)


def test_codes_outside_the_columns_do_not_count() -> None:
    assert matrix(project([(0, 60, 99)]), "segments").total == 0


def test_rows_may_be_categorical() -> None:
    plain = project([(0, 60, 1)], talk=[(0, 100, 7, "b"), (0, 100, 7, "elsewhere")])
    labelled = MatrixInput(
        plain.codings,
        plain.talk.astype({"row": "category"}),
        plain.rows,
        plain.columns,
    )
    assert segments(labelled).equals(segments(plain))


def test_words_without_word_starts_is_a_bug_of_the_caller() -> None:
    whole = project([(0, 60, 1)])
    with pytest.raises(ValueError, match="word_starts"):
        matrix(MatrixInput(whole.codings, whole.talk, whole.rows, whole.columns), "share")


def test_figures_have_the_type_of_their_kind() -> None:
    given = project([(0, 60, 1)])
    kinds = {cells: matrix(given, cells) for cells in CELLS}
    assert {cells: result.values.dtypes.iloc[0].kind for cells, result in kinds.items()} == {
        "segments": "i", "sources": "i", "speakers": "i", "words": "i",
        "share": "f", "presence": "b", "per_1000": "f",
    }  # fmt: skip
    assert kinds["presence"].total is True
    assert type(kinds["words"].total) is int


# --- how it is shown -----------------------------------------------------------------------------


def shown() -> MatrixResult:
    columns = {"Één": frozenset({1}), "twee": frozenset({2}), "geen": frozenset({3})}
    talk = [(0, 50, 7, "R10"), (50, 100, 8, "R2")]
    given = Project(
        codings=[(0, 1, 0, 5, 1), (1, 1, 60, 65, 2), (2, 1, 70, 75, 2)],
        talk=[(1, *turn) for turn in talk],
        rows=["R10", "R2", "R0"],
        columns=columns,
        words={1: [0]},
    )
    return matrix(given.as_input(), "segments")


def test_rows_sort_by_label_with_numbers_as_numbers() -> None:
    assert list(sort_rows(shown(), "label").values.index) == ["R0", "R2", "R10"]


def test_rows_sort_by_what_they_are_called() -> None:
    called = {"R10": "Aa", "R2": "Zee", "R0": "Kade"}
    assert list(sort_rows(shown(), "label", called).values.index) == ["R10", "R0", "R2"]


def test_rows_and_columns_sort_by_total_largest_first() -> None:
    result = sort_columns(sort_rows(shown(), "total"), "total")
    assert list(result.values.index) == ["R2", "R10", "R0"]
    assert list(result.row_totals) == [2, 1, 0]
    assert list(result.values.columns) == ["twee", "Één", "geen"]
    assert list(result.column_totals) == [2, 1, 0]
    assert result.values.loc["R2", "twee"] == 2


def test_columns_sort_by_label_without_regard_to_accents() -> None:
    assert list(sort_columns(shown(), "label").values.columns) == ["Één", "geen", "twee"]


def test_the_given_order_stays() -> None:
    assert sort_rows(shown(), "given").values.equals(shown().values)


def test_dropping_empty_rows_and_columns_keeps_the_totals() -> None:
    result = drop_empty(shown())
    assert result.values.to_dict() == {"Één": {"R10": 1, "R2": 0}, "twee": {"R10": 0, "R2": 2}}
    assert result.row_totals.to_dict() == {"R10": 1, "R2": 2}
    assert result.total == 3
    assert list(drop_empty(shown(), columns=False).values.columns) == ["Één", "twee", "geen"]


def test_heat_is_linear_in_the_largest_figure() -> None:
    assert heat([[0, 1, 2, 3], [4, 5, 6, 8]]).tolist() == [[0, 1, 1, 2], [2, 3, 3, 4]]


def test_heat_has_no_shade_for_nothing() -> None:
    assert heat([[0.0, math.nan], [0.0, 0.0]]).tolist() == [[0, 0], [0, 0]]
    assert heat([[1e-12, 1.0]]).tolist() == [[1, 4]]
    assert heat(np.array([[True, False]])).tolist() == [[4, 0]]
    assert heat(np.empty((0, 3))).shape == (0, 3)
