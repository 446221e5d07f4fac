"""Cases: what belongs to them, their order, and their going."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.cases import Member
from qualcoder_net.core.project import Project
from qualcoder_net.errors import CaseNotFound, Refused
from qualcoder_net.model import Case
from tests.core.helpers import dump, import_text


def names(project: Project) -> list[str]:
    return [case.name for case in project.cases.all()]


def test_cases_stand_in_the_order_in_which_they_were_added(project: Project) -> None:
    project.cases.add(" Third ")
    assert names(project) == ["Oostrand", "De Kade", "Third"]


def test_a_case_moves_in_the_order(project: Project) -> None:
    project.cases.add("Third")
    project.cases.move(project.cases.find("Third"), 0)
    assert names(project) == ["Third", "Oostrand", "De Kade"]
    project.cases.move(project.cases.find("Third"), 99)
    assert names(project) == ["Oostrand", "De Kade", "Third"]
    project.undo()
    assert names(project) == ["Third", "Oostrand", "De Kade"]


def test_a_case_name_is_one_cases_alone(project: Project) -> None:
    with pytest.raises(Refused, match="There already is a case “oostrand”"):
        project.cases.add("oostrand ")
    with pytest.raises(Refused, match="There already is a case “DE KADE”"):
        project.cases.rename(project.cases.find("Oostrand"), "DE KADE")
    for refused in (
        lambda: project.cases.add(" "),
        lambda: project.cases.rename(project.cases.find("Oostrand"), " "),
    ):
        with pytest.raises(Refused, match="needs a name"):
            refused()
    project.cases.rename(project.cases.find("De Kade"), "de kade")


def test_an_unknown_case_suggests_the_nearest(project: Project) -> None:
    with pytest.raises(CaseNotFound, match=r"No case “Oostrant”. Did you mean “Oostrand”"):
        project.cases.find("Oostrant")


def test_a_source_belongs_to_just_the_cases_it_is_assigned(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    east, quay = project.cases.all()
    before = project.cases.members()
    project.cases.assign(source, east, quay)
    assert Member(quay.id, source.id) in project.cases.members()
    project.cases.assign(source, quay)
    assert [m.case_id for m in project.cases.members() if m.source_id == source.id] == [quay.id]
    project.cases.assign(source)
    assert len(project.cases.members()) == 1
    for _ in range(3):
        project.undo()
    assert project.cases.members() == before


def test_a_case_gets_just_its_sources_in_one_act(project: Project, tmp_path: Path) -> None:
    import_text(project, tmp_path, "R2.txt", "I: Well?\n\nR: Well.\n")
    first, second, third = project.sources.all()
    east, quay = project.cases.all()
    before, acts = dump(project), len(project.history())

    def sources_of(case: Case) -> set[int]:
        return {m.source_id for m in project.cases.members() if m.case_id == case.id}

    project.cases.set_sources(east, second, third, second)
    assert (sources_of(east), sources_of(quay)) == ({second.id, third.id}, {second.id})
    said = (
        "Put 2 sources in case “Oostrand”, “De Kade-R1” first. Took 1 source out of case “Oostrand”"
    )
    assert str(project.history(limit=1)[0].summary) == said
    assert len(project.history()) == acts + 1
    project.undo()
    assert dump(project) == before
    project.cases.set_sources(east, first, third)
    assert str(project.history(limit=1)[0].summary) == "Put “R2” in case “Oostrand”"
    project.cases.set_sources(east)
    assert sources_of(east) == set()
    said = "Took 2 sources out of case “Oostrand”"
    assert str(project.history(limit=1)[0].summary) == said


def test_speakers_of_their_own_stay_in_a_case_that_gets_other_sources(project: Project) -> None:
    source, quay = project.sources.find("Oostrand-R1"), project.cases.find("De Kade")
    speaker = project.speakers.find(source, "R")
    project.cases.assign(speaker, quay)
    project.cases.set_sources(quay)
    assert Member(quay.id, source.id, speaker.id) in project.cases.members()


def test_assigning_what_is_so_already_is_no_act(project: Project) -> None:
    revision = project.journal.revision()
    source, case = project.sources.find("Oostrand-R1"), project.cases.find("Oostrand")
    project.cases.assign(source, case)
    project.cases.set_sources(case, source)
    assert project.journal.revision() == revision


def test_a_speaker_may_belong_to_a_case_of_her_own(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    speaker = project.speakers.find(source, "R")
    quay = project.cases.find("De Kade")
    project.cases.assign(speaker, quay)
    assert Member(quay.id, source.id, speaker.id) in project.cases.members()
    frame = project.cases.frame().set_index("case")
    assert list(frame.loc["De Kade"]) == [2, 1]
    project.cases.assign(speaker)
    assert len(project.cases.members()) == 2


def test_a_deleted_case_comes_back_with_values_and_memos(project: Project) -> None:
    case = project.cases.find("Oostrand")
    since = project.attributes.define("since", "case", "number")
    project.attributes.set(since, case, "2014")
    project.memos.add("On the case", case)
    before = dump(project)
    project.cases.delete(case)
    assert names(project) == ["De Kade"]
    assert len(project.sources.all()) == 2
    assert (project.attributes.values(since), project.memos.all()) == ({}, [])
    project.undo()
    assert dump(project) == before
