"""Practising against a reference: who it is, how blind it was, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualcoder_net.core import practice
from qualcoder_net.core.blind_work import worked_blind
from qualcoder_net.core.project import Project
from qualcoder_net.errors import CoderNotFound, HasOtherRole, Refused, SeveralReferences
from tests.core.helpers import code, dump, quotation

Study = Path | str
OOSTRAND, KADE = "Oostrand-R1", "De Kade-R1"
FOOT = "one foot here and one foot there"


@pytest.fixture
def kim(project: Project, study: Study) -> Iterator[Project]:
    """Kim at a desk of her own; Anna's reference and Bas's second coding of one interview."""
    code(project, OOSTRAND, FOOT, "dual loyalty")
    code(project, OOSTRAND, "Nobody asked for a plan", "lack of public demand")
    code(project, OOSTRAND, "My board wants figures", "network first")
    project.sources.finish(project.sources.find(OOSTRAND))
    project.coders.set_role("anna", "reference")
    with Project.open(study, coder="bas") as other:
        source = other.sources.find(OOSTRAND)
        other.sources.code_blind(source)
        code(other, OOSTRAND, FOOT, "dual loyalty")
        code(other, OOSTRAND, "Nobody asked for a plan", "lack of public demand")
        other.sources.finish(source)
        other.coders.set_role("bas", "second")
    with Project.open(study, coder="kim") as hers:
        yield hers


def practised(project: Project, *codings: tuple[str, str]) -> practice.Result:
    """What comes of practising with these (words, code)."""
    source = project.sources.find(OOSTRAND)
    practice.begin(project, source)
    for words, name in codings:
        code(project, OOSTRAND, words, name)
    project.sources.finish(source)
    return practice.result(project, source)


HALF = ((FOOT, "dual loyalty"), ("My board wants figures", "value"))


def test_interviews_with_a_reference_are_listed_with_how_far_one_is(kim: Project) -> None:
    (new,) = practice.interviews(kim)
    assert (new.source.name, new.state, new.own, new.alpha) == (OOSTRAND, "new", 0, None)
    assert [coder.name for coder in new.references] == ["anna"]
    assert (new.codings, new.codes) == (3, 3)
    practice.begin(kim, new.source)
    code(kim, OOSTRAND, FOOT, "dual loyalty")
    (begun,) = practice.interviews(kim)
    assert (begun.state, begun.own, begun.alpha) == ("coding", 1, None)
    kim.sources.finish(new.source)
    (finished,) = practice.interviews(kim)
    assert finished.state == "finished" and finished.alpha is not None
    assert 0 < finished.alpha < 1


def test_beginning_is_one_act_that_hides_the_reference(kim: Project) -> None:
    source = kim.sources.find(OOSTRAND)
    before = kim.journal.revision()
    assert practice.begin(kim, source).state == "coding"
    assert kim.journal.revision() == before + 1
    me = kim.me()
    assert me is not None and me.role == "practice"
    assert kim.sources.state(source).hides_others
    assert kim.codings.of_source(source) == []
    practice.begin(kim, source)
    assert kim.journal.revision() == before + 1, "she had begun already"
    kim.undo()
    assert not kim.sources.state(source).blind
    assert kim.coders.find("kim").role == "analyst"


def test_who_coded_in_another_role_is_refused(project: Project, kim: Project) -> None:
    before = dump(project)
    with pytest.raises(HasOtherRole, match=r"“anna” has coded.* role of reference"):
        practice.begin(project, project.sources.find(OOSTRAND))
    assert dump(project) == before
    code(kim, KADE, "a messenger", "value")
    with pytest.raises(HasOtherRole, match="another name"):
        practice.begin(kim, kim.sources.find(OOSTRAND))
    kim.coders.set_role("kim", "practice")
    assert practice.begin(kim, kim.sources.find(OOSTRAND)).state == "coding"


def test_nothing_is_shown_before_the_interview_is_finished(kim: Project) -> None:
    source = kim.sources.find(OOSTRAND)
    with pytest.raises(Refused, match="not finished"):
        practice.result(kim, source)
    practice.begin(kim, source)
    with pytest.raises(Refused, match="not finished"):
        practice.dispute(kim, source, 1, "No.")


def test_the_result_compares_per_code_and_branch(kim: Project) -> None:
    found = practised(kim, *HALF)
    codes = found.compared.codes
    assert codes.codes.loc["dual-loyalty", "alpha"] == 1
    assert codes.codes.loc["network-first", "used_by"] == 1
    assert 0 < found.compared.alpha < 1
    branches = found.compared.branches.codes
    assert set(branches.index) == {"loyalty", "legitimation", "value"}
    assert 0 < branches.loc["loyalty", "alpha"] < 1
    assert (found.reference.name, found.whole, found.blind) == ("anna", True, True)
    assert codes.universe.sources == 1 and codes.universe.turns == 2


def test_the_second_coder_is_the_yardstick(kim: Project) -> None:
    (yard,) = practised(kim, *HALF).yardsticks
    assert yard.coder.name == "bas" and yard.blind
    assert yard.compared.codes.codes.loc["lack-of-public-demand", "alpha"] == 1


def test_analysts_are_the_yardstick_where_there_is_no_second_coder(
    project: Project, kim: Project
) -> None:
    project.coders.set_role("bas", "analyst")
    assert [yard.coder.name for yard in practised(kim, *HALF).yardsticks] == ["bas"]
    project.coders.set_role("bas", "practice")
    assert not practice.result(kim, kim.sources.find(OOSTRAND)).yardsticks


def test_differences_stand_in_the_order_of_the_text(kim: Project) -> None:
    found = practised(kim, *HALF).places
    assert [(one.number, one.code.slug, one.kind) for one in found] == [
        (1, "lack-of-public-demand", "omission"),
        (2, "network-first", "other code"),
        (3, "value", "other code"),
    ]
    plan, network, value = found
    assert quotation(kim, plan.codings[0]) == "Nobody asked for a plan"
    assert len(plan.codings) == 1 and not plan.others
    assert [coder.name for coder in plan.missing] == ["kim"]
    assert network.codings == value.others and network.others == value.codings


def test_a_difference_can_be_disputed_where_either_has_the_coding(kim: Project) -> None:
    found = practised(kim, *HALF)
    source = found.source
    plan, _network, value = found.places
    practice.dispute(kim, source, 1, "Said of a plan, not of the network.")
    practice.dispute(kim, source, 3, "Figures are what they value.")
    memos = practice.result(kim, source).disputes
    assert {number: memo.coding_id for number, memo in memos.items()} == {
        1: plan.codings[0].id,
        3: value.codings[0].id,
    }
    practice.dispute(kim, source, 1, "On second thought.")
    memos = practice.result(kim, source).disputes
    assert memos[1].text == "On second thought." and len(kim.memos.all()) == 2
    assert "plan" not in " ".join(str(act.summary) for act in kim.history())


def test_an_ordinary_memo_is_no_dispute(kim: Project) -> None:
    found = practised(kim, *HALF)
    kim.memos.add("Remember this one.", found.places[2].codings[0])
    assert not practice.result(kim, found.source).disputes
    practice.dispute(kim, found.source, 3, "No.")
    kim.undo()
    assert not practice.result(kim, found.source).disputes
    kim.redo()
    assert [*practice.result(kim, found.source).disputes] == [3]


def test_a_difference_that_is_not_there_is_refused(kim: Project) -> None:
    found = practised(kim, *HALF)
    for number in (0, 4):
        with pytest.raises(Refused, match="numbered 1 to 3"):
            practice.dispute(kim, found.source, number, "No.")
    with pytest.raises(Refused, match="nothing in this memo"):
        practice.dispute(kim, found.source, 1, "  ")


# --- whether it was blind ---


def reopened(project: Project) -> None:
    source = project.sources.find(OOSTRAND)
    project.sources.finish(source)
    project.sources.finish(source, finished=False)


def uncovered(project: Project) -> None:
    source = project.sources.find(OOSTRAND)
    project.sources.code_blind(source, blind=False)
    project.sources.code_blind(source)


def reopened_by_undoing(project: Project) -> None:
    project.sources.finish(project.sources.find(OOSTRAND))
    project.undo()


@pytest.mark.parametrize("looked", [reopened, uncovered, reopened_by_undoing])
def test_who_looks_and_then_codes_on_was_not_blind(
    kim: Project, looked: Callable[[Project], None]
) -> None:
    source = kim.sources.find(OOSTRAND)
    practice.begin(kim, source)
    mine = code(kim, OOSTRAND, FOOT, "dual loyalty")
    looked(kim)
    kim.sources.finish(source)
    assert practice.result(kim, source).blind, "she looked, and changed nothing"
    kim.sources.finish(source, finished=False)
    kim.codings.change_borders(mine, mine.start, mine.end - 6)
    kim.sources.finish(source)
    assert not practice.result(kim, source).blind


def test_who_codes_before_she_is_blind_was_not(kim: Project) -> None:
    kim.coders.set_role("kim", "practice")
    code(kim, OOSTRAND, FOOT, "dual loyalty")
    assert not practised(kim, HALF[1]).blind


def test_taking_a_coding_away_after_the_result_is_seen(kim: Project) -> None:
    found = practised(kim, *HALF)
    kim.sources.finish(found.source, finished=False)
    kim.codings.remove(found.places[2].codings[0])
    kim.sources.finish(found.source)
    assert not practice.result(kim, found.source).blind


def test_each_source_is_blind_for_itself(kim: Project) -> None:
    found = practised(kim, *HALF)
    code(kim, KADE, "a messenger", "value")
    assert practice.result(kim, found.source).blind
    assert not worked_blind(kim, kim.coders.find("kim"), kim.sources.find(KADE))


# --- who is the reference ---


def test_without_a_reference_coder_it_is_the_consensus_else_the_only_analyst(
    project: Project, kim: Project, study: Study
) -> None:
    project.coders.set_role("anna", "analyst")
    assert practised(kim, *HALF).reference.name == "anna"
    with Project.open(study, coder="consensus") as agreed:
        code(agreed, OOSTRAND, FOOT, "dual loyalty")
        agreed.coders.set_role("consensus", "consensus")
    assert practice.result(kim, kim.sources.find(OOSTRAND)).reference.name == "consensus"


def test_several_analysts_must_be_chosen_from(project: Project, kim: Project) -> None:
    project.coders.set_role("anna", "analyst")
    project.coders.set_role("bas", "analyst")
    (interview,) = practice.interviews(kim)
    assert len(interview.references) == 2
    source = interview.source
    before = dump(kim)
    with pytest.raises(SeveralReferences, match="anna, bas"):
        practice.begin(kim, source)
    assert dump(kim) == before
    assert practice.begin(kim, source, "bas").codings == 2


def test_without_any_reference_nothing_begins(project: Project, kim: Project) -> None:
    before = dump(kim)
    with pytest.raises(Refused, match="no reference coding"):
        practice.begin(kim, kim.sources.find(KADE))
    with pytest.raises(CoderNotFound):
        practice.begin(kim, kim.sources.find(OOSTRAND), "zoe")
    assert dump(kim) == before
    for name in ("anna", "bas"):
        project.coders.set_role(name, "practice")
    with pytest.raises(Refused, match="No interview here has a reference"):
        practice.interviews(kim)


def test_nobody_practises_against_herself(project: Project, kim: Project) -> None:
    with pytest.raises(HasOtherRole, match="is your own"):
        practice.interviews(project)
