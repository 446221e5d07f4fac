"""The matrix of a project: whose rows, which columns, and what is behind a cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from qualcoder_net.analysis.matrix import CELLS
from qualcoder_net.core.matrix import Matrix, MatrixRequest, build_matrix, codings_of
from qualcoder_net.core.matrix_words import UNITS, basis, unit, universe
from qualcoder_net.core.project import Project
from qualcoder_net.errors import AttributeNotFound, CodeNotFound, CoderNotFound, Refused
from tests.core.helpers import code, import_text, quotation, sql


@pytest.fixture
def coded(project: Project) -> Project:
    """Three segments in the one network, two in the other, one of them said by nobody else."""
    code(project, "Oostrand-R1", "one foot here and one foot there", "dual loyalty")
    code(project, "Oostrand-R1", "one foot here", "network first")
    code(project, "Oostrand-R1", "Nobody asked for a plan", "lack of public demand")
    code(project, "Oostrand-R1", "And your own board?", "value")  # a question: no evidence
    code(project, "De Kade-R1", "Sometimes I am a messenger, sometimes a spy", "dual loyalty")
    code(project, "De Kade-R1", "Nobody asked for a plan", "lack of public demand")
    return project


def build(project: Project, **asked: Any) -> Matrix:
    return build_matrix(project, MatrixRequest(**asked))


def figures(counted: Matrix) -> dict[str, dict[str, Any]]:
    return counted.values.to_dict("index")


def test_cases_by_branches_count_segments_once(coded: Project) -> None:
    counted = build(coded)
    assert figures(counted) == {
        "Oostrand": {"loyalty": 1, "legitimation": 1, "value": 0},
        "De Kade": {"loyalty": 1, "legitimation": 1, "value": 0},
    }
    assert str(counted.row_heading) == "Case"
    assert [code.slug for code in counted.column_codes.values()] == list(counted.column_codes)
    assert (counted.sources, [coder.name for coder in counted.coders]) == (2, ["anna"])
    answers = [t for s in coded.sources.all() for t in coded.sources.turns(s)][1::2]
    assert counted.words == sum(words_of(coded, turn.source_id, turn) for turn in answers)


def words_of(project: Project, source_id: int, turn: Any) -> int:
    text = project.sources.text(project.sources.get(source_id))
    return sum(turn.start <= start < turn.end for start in text.words)


def test_columns_go_as_deep_as_asked(coded: Project) -> None:
    assert list(build(coded, depth=2).values.columns) == [
        "loyalty",
        "dual loyalty",
        "network first",
        "legitimation",
        "public demand",
        "value",
    ]
    assert len(build(coded, depth=None).values.columns) == 7
    under = build(coded, under="loyalty", depth=None)
    assert figures(under)["Oostrand"] == {"dual loyalty": 1, "network first": 1}
    assert list(build(coded, under="value").values.columns) == ["value"]
    assert list(build(coded, columns=["value", "loyalty"]).values.columns) == ["value", "loyalty"]
    assert list(build(coded, columns="value,dual loyalty").values.columns) == [
        "value",
        "dual loyalty",
    ]
    with pytest.raises(Refused, match="Depth counts from 1"):
        build(coded, depth=0)
    with pytest.raises(CodeNotFound):
        build(coded, under="loyal")


def test_questions_count_only_when_asked_for(coded: Project) -> None:
    assert figures(build(coded, with_interviewers=True))["Oostrand"]["value"] == 1
    assert "interviewer's included" in str(universe(build(coded, with_interviewers=True)))
    assert "without the interviewer's" in str(universe(build(coded)))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("segments", 1),
        ("sources", 1),
        ("speakers", 1),
        ("words", len(["one", "foot", "here", "and", "one", "foot", "there"])),
        ("presence", True),
    ],
)
def test_a_cell_holds_what_is_asked_for(coded: Project, cells: str, expected: Any) -> None:
    counted = build(coded, cells=cells)
    assert counted.values.loc["Oostrand", "loyalty"] == expected
    assert unit(counted) == UNITS[counted.cells]


def test_every_kind_of_cell_has_a_unit_of_its_own() -> None:
    assert [*UNITS] == [*CELLS]
    assert len({*map(str, UNITS.values())}) == len(CELLS)


def test_shares_are_of_the_rows_own_words(coded: Project) -> None:
    words = build(coded, cells="words")
    share = build(coded, cells="share")
    per_1000 = build(coded, cells="per_1000")
    for case in ("Oostrand", "De Kade"):
        only = build(coded, where=[], rows="case").values.loc[case, "loyalty"]
        talk = words.values.loc[case, "loyalty"] / share.values.loc[case, "loyalty"]
        assert per_1000.values.loc[case, "loyalty"] == pytest.approx(only * 1000 / talk)
    with pytest.raises(Refused, match="Choose one of: segments, sources"):
        build(coded, cells="pages")


def test_rows_can_be_sources_and_speakers(coded: Project) -> None:
    assert list(build(coded, rows="source").values.index) == ["Oostrand-R1", "De Kade-R1"]
    speakers = build(coded, rows="speaker")
    assert list(speakers.values.index) == ["Oostrand-R1 · R", "De Kade-R1 · R"]
    assert len(build(coded, rows="speaker", with_interviewers=True).values.index) == 4


def test_rows_can_be_an_attributes_values(coded: Project) -> None:
    since = coded.attributes.define("since", "case", "number")
    level = coded.attributes.define("level", "speaker", "choice", ["staff", "board"])
    east, quay = coded.cases.all()
    coded.attributes.set(since, east, "2014")
    coded.attributes.set(since, quay, "999")
    counted = build(coded, rows="since")
    assert list(counted.values.index) == ["999", "2014"]
    assert str(counted.row_heading) == "since"
    source = coded.sources.find("Oostrand-R1")
    coded.attributes.set(level, coded.speakers.find(source, "R"), "board")
    by_level = build(coded, rows="speaker:level")
    assert list(by_level.values.index) == ["staff", "board", "–"]
    assert list(by_level.values["loyalty"]) == [0, 1, 1]
    with pytest.raises(AttributeNotFound):
        build(coded, rows="levels?")


def test_talk_of_no_case_is_in_a_row_of_its_own(coded: Project) -> None:
    coded.cases.assign(coded.sources.find("De Kade-R1"))
    counted = build(coded)
    assert figures(counted)["De Kade"] == {"loyalty": 0, "legitimation": 0, "value": 0}
    assert figures(counted)["–"] == {"loyalty": 1, "legitimation": 1, "value": 0}
    assert list(counted.values.index) == ["Oostrand", "De Kade", "–"]


def test_a_source_in_two_cases_counts_in_both_and_once_in_the_total(coded: Project) -> None:
    coded.cases.assign(coded.sources.find("De Kade-R1"), *coded.cases.all())
    counted = build(coded)
    assert list(counted.values["loyalty"]) == [2, 1]
    assert counted.result.column_totals["loyalty"] == 2
    assert (counted.sources, counted.result.total) == (2, 4)


def test_a_speaker_with_a_case_of_her_own_counts_there_alone(
    coded: Project, tmp_path: Path
) -> None:
    talk = "I: Well?\n\nR1: We are loyal to the quay.\n\nR2: And I to the town.\n"
    source = import_text(coded, tmp_path, "group.txt", talk, cases=("Oostrand",))
    coded.cases.assign(coded.speakers.find(source, "R2"), coded.cases.find("De Kade"))
    code(coded, "group", "loyal to the quay", "value")
    code(coded, "group", "And I to the town", "value")
    assert figures(build(coded, columns=["value"])) == {
        "Oostrand": {"value": 1},
        "De Kade": {"value": 1},
    }
    (behind,) = codings_of(coded, build(coded, columns=["value"]), key(coded, "De Kade"), "value")
    assert quotation(coded, behind) == "And I to the town"


def key(project: Project, case: str) -> str:
    return str(project.cases.find(case).id)


def test_a_source_coded_blind_is_left_out_of_others_figures_and_that_is_said(
    coded: Project, study: Path | str
) -> None:
    whole = build(coded)
    with Project.open(study, coder="bas") as other:
        other.sources.code_blind(other.sources.find("Oostrand-R1"))
        seen = build(other)
        assert figures(seen)["Oostrand"]["value"] == 0
        assert seen.sources == whole.sources - 1
        assert seen.words < whole.words
        assert str(basis(seen)) == (
            "Coded by anna. 1 source that is still being coded blind is left out."
        )
        other.sources.finish(other.sources.find("Oostrand-R1"))
        pd.testing.assert_frame_equal(build(other).values, whole.values)


def test_coders_and_origin_are_chosen(coded: Project, study: Path | str) -> None:
    with Project.open(study, coder="bas") as other:
        code(other, "Oostrand-R1", "That is hard", "value")
        with pytest.raises(Refused, match="Several analysts"):
            build(other)
        assert figures(build(other, coders=["bas"]))["Oostrand"]["value"] == 1
        assert str(basis(build(other, coders=["bas", "anna"]))) == "Coded by bas, anna."
        with pytest.raises(CoderNotFound):
            build(other, coders=["eve"])
    assert build(coded, coders=["anna"], origin="suggestion").result.total == 0
    assert build(coded, coders=["anna"], origin="human").result.total == 4


def test_codings_by_hand_and_from_suggestions_are_counted_apart(coded: Project) -> None:
    accepted = coded.codings.select(codes=[coded.codebook.find("lack of public demand")])
    sql(coded, f"UPDATE codings SET origin = 'suggestion' WHERE code_id = {accepted[0].code_id}")
    by_hand, suggested = build(coded, origin="human"), build(coded, origin="suggestion")
    assert list(by_hand.result.column_totals) == [2, 0, 0]
    assert list(suggested.result.column_totals) == [0, 2, 0]
    assert [c.id for c in codings_of(coded, suggested, None, None)] == [c.id for c in accepted]
    assert str(basis(by_hand)).endswith(" Codings accepted from suggestions are left out.")
    assert str(basis(suggested)).endswith(" Only codings accepted from suggestions.")
    with pytest.raises(Refused, match=r"origin “machine”. Choose one of: human \(by hand\)"):
        build(coded, origin="machine")


def test_rows_of_a_text_attribute_stand_in_their_natural_order(coded: Project) -> None:
    size = coded.attributes.define("size", "case", "text")
    case = coded.cases.add("Third")
    coded.cases.assign(coded.sources.find("De Kade-R1"), coded.cases.find("De Kade"), case)
    for owner, said in zip(coded.cases.all(), ("unknown", "12", "9"), strict=True):
        coded.attributes.set(size, owner, said)
    assert list(build(coded, rows="size").values.index) == ["9", "12", "unknown"]


def test_talk_of_a_value_that_is_no_choice_any_more_keeps_its_row(
    coded: Project, study: Path | str
) -> None:
    source = coded.sources.find("Oostrand-R1")
    level = coded.attributes.define("level", "source", "choice", ["low"])
    coded.attributes.change(level, choices=["low", "high"])
    with Project.open(study, coder="bas") as other:
        other.attributes.set(other.attributes.find("level"), source, "high")
    coded.undo()
    assert list(figures(build(coded, rows="level"))) == ["low", "high", "–"]


def test_rows_are_filtered_by_attributes(coded: Project) -> None:
    since = coded.attributes.define("since", "case", "number")
    coded.attributes.set(since, coded.cases.find("Oostrand"), "2014")
    counted = build(coded, where=[("since", "2014")])
    assert str(universe(counted)).endswith(" Only talk with since = 2014.")
    assert list(counted.values["loyalty"]) == [1, 0]
    assert counted.sources == 1
    with pytest.raises(Refused, match=r"Nothing has since “2015”. Its values are: 2014"):
        build(coded, where=[("case:since", "2015")])


def test_rows_are_sorted_and_empty_ones_hidden(coded: Project) -> None:
    code(coded, "De Kade-R1", "nobody thanks you", "value")
    assert list(build(coded, sort="label").values.index) == ["De Kade", "Oostrand"]
    assert list(build(coded, sort="total").values.index) == ["De Kade", "Oostrand"]
    assert list(build(coded, columns=["network-first"], hide_empty=True).values.index) == [
        "Oostrand"
    ]
    with pytest.raises(Refused, match="no order “size”"):
        build(coded, sort="size")


def test_a_cell_opens_the_codings_behind_it(coded: Project) -> None:
    counted = build(coded)
    behind = codings_of(coded, counted, key(coded, "Oostrand"), "loyalty")
    assert [quotation(coded, coding) for coding in behind] == [
        "one foot here",
        "one foot here and one foot there",
    ]
    assert len(codings_of(coded, counted, None, "legitimation")) == 2
    assert len(codings_of(coded, counted, None, None)) == 5
    assert codings_of(coded, counted, key(coded, "De Kade"), "value") == []


@pytest.mark.parametrize("rows", ["case", "source", "speaker"])
@pytest.mark.parametrize("cells", ["segments", "share"])
def test_a_study_without_codings_or_without_anything_is_counted(
    project: Project, place: Path | str, rows: str, cells: str
) -> None:
    counted = build(project, rows=rows, cells=cells)
    assert not counted.values.to_numpy().any()
    assert str(basis(counted)) == "No codings yet."
    with Project.create(place) as empty:
        assert build(empty, rows=rows, cells=cells).values.empty
