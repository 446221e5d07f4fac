"""Decisions on suggestions: what they write, what they keep, and what becomes of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from qualcoder_net.core.check import check_project
from qualcoder_net.core.codings_files import export_codings, import_codings
from qualcoder_net.core.decision_figures import LONGEST, figures
from qualcoder_net.core.decisions import rejected_among
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Conflict, QualcoderError, Refused
from qualcoder_net.model import Decision, Segment
from qualcoder_net.store import schema
from tests.core.helpers import code, dump, quotation, quotations, span, sql, write
from tests.core.suggesting import MODEL, Suggestion, shifted, suggested

SOURCE = "Oostrand-R1"
FEET = "I stand with one foot here and one foot there."


@pytest.fixture
def feet(project: Project) -> Suggestion:
    return suggested(project, SOURCE, FEET, "dual loyalty")


def last(project: Project) -> str:
    return str(project.history(limit=1)[0].said)


def verdicts(project: Project) -> list[str]:
    return [decision.verdict for decision in project.decisions.all()]


# --- deciding ---


def test_accepting_writes_the_coding_and_the_decision_in_one_act(
    project: Project, feet: Suggestion
) -> None:
    before = dump(project)
    coding = project.decisions.accept(feet, seconds=2.5)
    assert (coding.origin, quotation(project, coding)) == ("suggestion", FEET)
    assert project.codings.select() == [coding]
    (decision,) = project.decisions.all()
    assert decision == Decision(
        decision.id, decision.guid, feet.source.id, feet.start, feet.end, feet.code.id,
        coding.coder_id, "accepted", 0.75, "graded", MODEL, coding.id, 2.5, decision.decided_at,
    )  # fmt: skip
    assert last(project) == "Accepted the suggestion of “dual loyalty” in “Oostrand-R1”"
    assert check_project(project).problems == ()
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after


def test_a_suggestion_is_accepted_with_other_borders(project: Project, feet: Suggestion) -> None:
    borders = span(project, feet.source, "one foot here")
    coding = project.decisions.accept(feet, borders=borders)
    assert quotation(project, coding) == "one foot here"
    (decision,) = project.decisions.all()
    assert (decision.start, decision.end) == (feet.start, feet.end)
    assert decision.coding_id == coding.id


def test_white_space_around_a_suggestion_is_left_out(project: Project, feet: Suggestion) -> None:
    coding = project.decisions.accept(shifted(feet, -1, 1))
    assert quotation(project, coding) == FEET
    project.codings.remove(coding)
    project.decisions.reject(feet)
    assert verdicts(project) == ["rejected"]  # the same place


def test_several_are_accepted_in_one_act(project: Project) -> None:
    many = [suggested(project, SOURCE, words, "value") for words in ("That is hard", "a plan")]
    codings = project.decisions.accept_all(many)
    assert quotations(project) == [("value", "a plan"), ("value", "That is hard")]
    assert {coding.id for coding in codings} == set(project.decisions.by_coding())
    assert last(project) == "Accepted 2 suggestions of “value” in “Oostrand-R1”"
    project.undo()
    assert project.codings.select() == project.decisions.all() == []
    other = suggested(project, "De Kade-R1", "a messenger", "loyalty")
    project.decisions.accept_all([*many, other])
    said = "Accepted 3 suggestions of value, loyalty in Oostrand-R1, De Kade-R1"
    assert last(project) == said


def test_accepting_several_is_all_or_nothing(project: Project, feet: Suggestion) -> None:
    code(project, SOURCE, "That is hard", "value")
    before = dump(project)
    hard = suggested(project, SOURCE, "That is hard", "value")
    with pytest.raises(Refused, match="coded with “value” already"):
        project.decisions.accept_all([feet, hard])
    assert dump(project) == before


def test_accepting_nothing_is_no_act(project: Project) -> None:
    revision = project.journal.revision()
    assert project.decisions.accept_all([]) == []
    assert project.journal.revision() == revision


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("rejected", "Rejected the suggestion of “dual loyalty” in “Oostrand-R1”"),
        ("skipped", "Skipped the suggestion of “dual loyalty” in “Oostrand-R1”"),
    ],
)
def test_rejecting_and_skipping_code_nothing_and_are_undone(
    project: Project, feet: Suggestion, verdict: str, said: str
) -> None:
    before = dump(project)
    decide(project, verdict)(feet, seconds=1)
    assert (verdicts(project), project.codings.select()) == ([verdict], [])
    assert last(project) == said
    project.undo()
    assert dump(project) == before
    project.redo()
    assert verdicts(project) == [verdict]


def decide(project: Project, verdict: str) -> Callable[..., object]:
    decisions = project.decisions
    return {
        "accepted": decisions.accept, "rejected": decisions.reject, "skipped": decisions.skip,
    }[verdict]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rejected", "accepted"), ("skipped", "accepted"), ("accepted", "rejected"),
        ("skipped", "rejected"), ("rejected", "skipped"), ("rejected", "rejected"),
    ],
)  # fmt: skip
def test_deciding_anew_replaces_what_was_decided(
    project: Project, feet: Suggestion, first: str, second: str
) -> None:
    decide(project, first)(feet, seconds=1)
    before = dump(project)
    decide(project, second)(replace(feet, score=0.5, model="trained-9"), seconds=2)
    (decision,) = project.decisions.all()
    assert (decision.verdict, decision.score, decision.model) == (second, 0.5, "trained-9")
    assert decision.seconds == 2
    assert len(project.codings.select()) == (second == "accepted")
    assert check_project(project).problems == ()
    project.undo()
    assert dump(project) == before


def test_what_is_accepted_and_still_coded_is_neither_accepted_again_nor_skipped(
    project: Project, feet: Suggestion
) -> None:
    coding = project.decisions.accept(feet)
    project.codings.change_borders(coding, *span(project, feet.source, "one foot here"))
    before = dump(project)
    for act in (project.decisions.accept, project.decisions.skip):
        with pytest.raises(Refused, match="accepted this suggestion of “dual loyalty” already"):
            act(feet)
        assert dump(project) == before


def test_rejecting_what_was_accepted_takes_the_coding_and_its_memos_away(
    project: Project, feet: Suggestion
) -> None:
    project.memos.add("why", project.decisions.accept(feet))
    before = dump(project)
    project.decisions.reject(feet)
    assert project.codings.select() == project.memos.all() == []
    project.undo()
    assert dump(project) == before


def test_each_coder_decides_for_herself(
    project: Project, study: Path | str, feet: Suggestion
) -> None:
    project.decisions.reject(feet)
    with Project.open(study, coder="bas") as bas:
        bas.decisions.accept(feet)
        assert verdicts(bas) == ["rejected", "accepted"]
        assert [d.verdict for d in bas.decisions.of_source(feet.source, only_mine=True)] == [
            "accepted"
        ]
        bas.undo()
    assert verdicts(project) == ["rejected"]


def test_what_was_coded_by_hand_is_not_accepted_as_well(project: Project, feet: Suggestion) -> None:
    code(project, SOURCE, FEET, "dual loyalty")
    before = dump(project)
    with pytest.raises(Refused, match="coded with “dual loyalty” already"):
        project.decisions.accept(feet)
    assert dump(project) == before


def test_a_suggestion_on_a_text_that_was_replaced_since_is_refused(
    project: Project, feet: Suggestion, tmp_path: Path
) -> None:
    text = project.sources.text(feet.source).content
    project.sources.replace(feet.source, write(tmp_path, "new.txt", f"I: Well?\n\n{text}"))
    before = dump(project)
    for verdict in ("accepted", "rejected", "skipped"):
        with pytest.raises(Refused, match="replaced or removed since"):
            decide(project, verdict)(feet)
    project.sources.remove(project.sources.find(SOURCE))
    with pytest.raises(Refused, match="replaced or removed since"):
        project.decisions.accept(feet)
    project.undo()
    assert dump(project) == before


def test_a_suggestion_of_a_code_that_is_gone_is_refused(project: Project, feet: Suggestion) -> None:
    project.codebook.delete(feet.code)
    before = dump(project)
    for verdict in ("accepted", "rejected"):
        with pytest.raises(Conflict):
            decide(project, verdict)(feet)
    assert dump(project) == before


@pytest.mark.parametrize(
    ("field", "value"), [("score", float("nan")), ("score", 1.5), ("score", -0.1)]
)
def test_a_score_that_is_none_is_no_decision(
    project: Project, feet: Suggestion, field: str, value: float
) -> None:
    with pytest.raises(ValueError, match="is no score or time"):
        project.decisions.accept(replace(feet, **{field: value}))
    with pytest.raises(ValueError, match="is no score or time"):
        project.decisions.reject(feet, seconds=-1)
    assert project.codings.select() == project.decisions.all() == []


# --- blindness ---


def test_who_codes_a_source_blind_decides_nothing_there_and_sees_no_others_decisions(
    project: Project, study: Path | str, feet: Suggestion
) -> None:
    project.decisions.accept(feet)
    with Project.open(study, coder="bas") as bas:
        source = bas.sources.find(SOURCE)
        bas.sources.code_blind(source)
        before = dump(bas)
        for verdict in ("accepted", "rejected", "skipped"):
            with pytest.raises(Refused, match="You are coding “Oostrand-R1” blind"):
                decide(bas, verdict)(feet)
        with pytest.raises(Refused, match="blind"):
            bas.decisions.accept_all([suggested(bas, "De Kade-R1", "a messenger", "value"), feet])
        assert dump(bas) == before
        assert bas.decisions.all() == bas.decisions.of_source(source) == []
        assert bas.decisions.report().total.accepted == 0
        assert "dual loyalty" not in " ".join(str(act.summary) for act in bas.history(limit=3))
        bas.sources.finish(source)
        assert verdicts(bas) == ["accepted"]
        bas.decisions.accept(feet)


# --- rejections ---


@pytest.mark.parametrize(
    ("start", "end", "again"),
    [
        (0, 0, True), (-3, -3, True), (-20, 40, True), (10, -10, True),
        (23, 23, True), (24, 24, False), (46, 60, False), (-60, -46, False),
    ],
)  # fmt: skip
def test_a_rejection_holds_when_borders_shift_by_less_than_half(
    project: Project, feet: Suggestion, start: int, end: int, again: bool
) -> None:
    assert len(FEET) == 46
    project.decisions.reject(feet)
    place = (feet.start + start, feet.end + end)
    assert project.decisions.rejected(feet.source, feet.code, *place) == again


def test_a_rejection_is_of_one_code_in_one_source(
    project: Project, study: Path | str, feet: Suggestion
) -> None:
    project.decisions.reject(feet)
    rejected, place = project.decisions.rejected, (feet.start, feet.end)
    assert rejected(feet.source, feet.code, *place)
    assert not rejected(feet.source, project.codebook.find("loyalty"), *place)
    assert not rejected(project.sources.find("De Kade-R1"), feet.code, *place)
    found = project.decisions.all()
    assert not rejected_among(found, Segment(2, *place), feet.code.id)
    with Project.open(study, coder="bas") as bas:
        bas.decisions.skip(feet)
        me = bas.me()
        assert me is not None
        assert bas.decisions.rejected(feet.source, feet.code, *place)
        assert not bas.decisions.rejected(feet.source, feet.code, *place, coder_ids=[me.id])


# --- a coding that was accepted ---


def test_an_accepted_coding_keeps_its_provenance_when_its_borders_change(
    project: Project, feet: Suggestion
) -> None:
    coding = project.decisions.accept(feet)
    moved = project.codings.change_borders(coding, *span(project, feet.source, "one foot here"))
    assert (moved.origin, project.decisions.by_coding()[moved.id].score) == ("suggestion", 0.75)


def test_a_coding_taken_away_leaves_a_decision_that_says_so(
    project: Project, feet: Suggestion
) -> None:
    coding = project.decisions.accept(feet)
    project.codings.remove(coding)
    (decision,) = project.decisions.all()
    assert (decision.verdict, decision.coding_id, decision.taken_back) == ("accepted", None, True)
    assert project.decisions.by_coding() == {}
    assert not project.decisions.rejected(feet.source, feet.code, feet.start, feet.end)
    assert check_project(project).problems == ()
    project.undo()
    assert project.decisions.all()[0].coding_id == coding.id
    project.redo()
    project.decisions.accept(feet)  # she changed her mind
    assert not project.decisions.all()[0].taken_back


def test_exported_codings_say_how_they_came_about(
    project: Project, feet: Suggestion, tmp_path: Path
) -> None:
    code(project, SOURCE, "That is hard", "value")
    project.decisions.accept(replace(feet, score=1 / 3))
    (decision,) = project.decisions.all()
    said = ("0.333333", MODEL, decision.decided_at)
    for name in ("codings.csv", "codings.json"):
        file = tmp_path / name
        export_codings(project, file)
        text = file.read_text("utf-8-sig")
        rows = json.loads(text) if name.endswith("json") else [*csv.DictReader(text.splitlines())]
        assert [
            tuple(str(row[column]) for column in ("score", "model", "decided_at")) for row in rows
        ] == [said, ("", "", "")]
        project.codings.remove(*project.codings.select())
        assert import_codings(project, file).added == 2
        assert [c.origin for c in project.codings.select()] == ["suggestion", "human"]
        project.undo()
        project.undo()
    table = project.codings.frame()
    assert table["score"].round(6).fillna(-1).tolist() == [0.333333, -1]
    assert table["model"].fillna("").tolist() == [MODEL, ""]


# --- decisions live on with what they are about ---


def test_decisions_go_with_their_source_or_code_and_come_back_with_it(
    project: Project, feet: Suggestion
) -> None:
    project.decisions.accept(feet)
    project.decisions.reject(suggested(project, SOURCE, "That is hard", "dual loyalty"))
    before = dump(project)
    for act in (
        lambda: project.sources.remove(feet.source),
        lambda: project.codebook.delete(project.codebook.find("loyalty")),
    ):
        act()
        assert dump(project)["decisions"] == []
        assert check_project(project).problems == ()
        project.undo()
        assert dump(project) == before


def test_merging_codes_merges_what_was_decided_on_them(project: Project) -> None:
    def on(words: str, label: str) -> Suggestion:
        return suggested(project, SOURCE, words, label)

    accept, reject = project.decisions.accept, project.decisions.reject
    accept(on("That is hard", "value"))
    reject(on("That is hard", "loyalty"))
    reject(on("a plan", "value"))
    accept(on("a plan", "loyalty"))
    reject(on("board", "value"))
    reject(on("figures", "loyalty"))
    accept(on(FEET, "value"))
    accept(on(FEET, "loyalty"))
    before = dump(project)
    into = project.codebook.find("loyalty")
    project.codebook.merge(project.codebook.find("value"), into=into)
    found = project.decisions.all()
    assert {decision.code_id for decision in found} == {into.id}
    assert [(d.verdict, d.taken_back) for d in found] == [
        ("accepted", False), ("rejected", False), ("accepted", False), ("accepted", False),
        ("rejected", False),
    ]  # fmt: skip
    assert {coding.id for coding in project.codings.select()} == set(project.decisions.by_coding())
    assert check_project(project).problems == ()
    project.undo()
    assert dump(project) == before


def test_redoing_a_merge_after_which_a_place_would_be_decided_twice_is_refused(
    project: Project, study: Path | str, feet: Suggestion
) -> None:
    project.decisions.reject(feet)
    with Project.open(study, coder="bas") as bas:
        bas.codebook.merge(bas.codebook.find("dual loyalty"), into=bas.codebook.find("value"))
        bas.undo()
        project.decisions.reject(replace(feet, code=project.codebook.find("value")))
        before = dump(bas)
        with pytest.raises(Conflict, match="entered anew since"):
            bas.redo()
        assert dump(bas) == before


def test_splitting_a_code_takes_along_how_its_codings_came_about(
    project: Project, feet: Suggestion
) -> None:
    coding = project.decisions.accept(feet)
    rejected = suggested(project, SOURCE, "That is hard", "dual loyalty")
    project.decisions.reject(rejected)
    new = project.codebook.split(feet.code, "torn", [coding])
    assert [d.code_id for d in project.decisions.all()] == [new.id, feet.code.id]
    project.codebook.delete(project.codebook.find("dual loyalty"))
    assert project.decisions.by_coding()[coding.id].score == 0.75
    assert check_project(project).problems == ()


def test_decisions_follow_their_words_into_a_corrected_text(
    project: Project, feet: Suggestion, tmp_path: Path
) -> None:
    coding = project.decisions.accept(feet)
    project.decisions.reject(suggested(project, SOURCE, "kitchen table", "value"))
    before = dump(project)
    text = project.sources.text(feet.source).content
    text = text.replace("kitchen table", "bed").replace("I stand", "So, well, I stand")
    project.sources.replace(feet.source, write(tmp_path, "corrected.txt", text))
    (decision,) = project.decisions.all()
    assert text[decision.start : decision.end] == FEET
    assert decision.coding_id == coding.id
    assert check_project(project).problems == ()
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after


def test_undoing_a_correction_on_which_others_decided_since_is_refused(
    project: Project, study: Path | str, feet: Suggestion, tmp_path: Path
) -> None:
    text = project.sources.text(feet.source).content
    file = write(tmp_path, "corrected.txt", text.replace("I stand", "So, well, I stand"))
    project.sources.replace(feet.source, file)
    with Project.open(study, coder="cato") as cato:
        cato.decisions.reject(suggested(cato, SOURCE, "That is hard", "value"))
    with pytest.raises(QualcoderError, match="coded since"):
        project.undo()


def test_undoing_an_acceptance_whose_coding_another_took_away_is_refused(
    project: Project, study: Path | str, feet: Suggestion
) -> None:
    coding = project.decisions.accept(feet)
    with Project.open(study, coder="bas") as bas:
        bas.codings.remove(coding)
        before = dump(bas)
        with pytest.raises(Conflict, match="deleted since"):
            project.undo()
        assert dump(bas) == before


def test_an_erased_source_takes_its_decisions_along(project: Project, feet: Suggestion) -> None:
    project.decisions.accept(feet)
    project.decisions.reject(feet)
    project.decisions.accept_all(
        [suggested(project, SOURCE, words, "value") for words in ("That is hard", "a plan")]
        + [suggested(project, "De Kade-R1", "a messenger", "value")]
    )
    project.sources.erase(feet.source)
    assert [d.source_id for d in project.decisions.all()] == [2]
    with project.store.reading() as connection:
        assert SOURCE not in repr(connection.execute(select(schema.operations.c.summary)).all())
        journal = connection.execute(select(schema.changes)).all()
    (kept,) = (row for row in journal if row.table_name == "decisions")
    assert kept.after["source_id"] == 2
    assert check_project(project).problems == ()


def test_a_decision_that_lies_elsewhere_than_where_it_was_made_is_found(
    project: Project, feet: Suggestion
) -> None:
    project.decisions.reject(feet)
    sql(project, "UPDATE decisions SET start = start + 1")
    (problem,) = check_project(project).problems
    assert "is not on the words it was made on" in str(problem)


# --- figures ---


def test_the_report_counts_by_code_and_coder_and_times_the_decisions(
    project: Project, study: Path | str, feet: Suggestion
) -> None:
    def on(words: str, label: str) -> Suggestion:
        return suggested(project, SOURCE, words, label)

    decisions = project.decisions
    decisions.accept(feet, seconds=2)
    decisions.reject(on("That is hard", "dual loyalty"), seconds=4)
    decisions.skip(on("a plan", "value"), seconds=LONGEST + 1)
    decisions.accept_all([on("board", "value"), on("figures", "value")])
    project.codings.remove(project.codings.select()[-1])
    with Project.open(study, coder="bas") as bas:
        bas.decisions.reject(feet, seconds=9)
    report = decisions.report()
    assert [
        (f.code and f.code.slug, f.coder and f.coder.name, f.accepted, f.taken_back, f.rejected,
         f.skipped, f.seconds, f.timed, f.too_long)
        for f in (*report.each, *report.coders, report.total)
    ] == [
        ("dual-loyalty", "anna", 1, 0, 1, 0, 3, 2, 0),
        ("dual-loyalty", "bas", 0, 0, 1, 0, 9, 1, 0),
        ("value", "anna", 2, 1, 0, 1, None, 0, 1),
        (None, "anna", 3, 1, 1, 1, 3, 2, 1),
        (None, "bas", 0, 0, 1, 0, 9, 1, 0),
        (None, None, 3, 1, 2, 1, 4, 3, 1),
    ]  # fmt: skip


def test_figures_of_no_decisions_have_no_time() -> None:
    nothing = figures([])
    assert (nothing.accepted, nothing.seconds, nothing.timed) == (0, None, 0)
