"""Coders: their roles, and whose codings a figure rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.errors import CoderNotFound, Refused
from qualcoder_net.model import Role
from tests.core.helpers import code

SOURCE = "Oostrand-R1"


def coded_by(place: Path | str, name: str, words: str) -> None:
    with Project.open(place, coder=name) as project:
        code(project, "Oostrand-R1", words, "value")


def basis(project: Project) -> list[str]:
    return [coder.name for coder in project.coders.basis().coders]


def test_who_has_not_worked_here_is_not_known(project: Project) -> None:
    assert [coder.name for coder in project.coders.all()] == ["anna"]
    with pytest.raises(CoderNotFound, match=r"No coder “ana”. Did you mean “anna”"):
        project.coders.find("ana")


def test_a_role_can_be_given_before_the_first_act_and_taken_back(project: Project) -> None:
    project.coders.set_role("bas", "second")
    assert project.coders.find("bas").role == "second"
    assert str(project.history(limit=1)[0].summary) == "Gave “bas” the role of second coder"
    project.undo()
    assert project.coders.find("bas").role == "analyst"
    with pytest.raises(Refused, match="Choose one of: analyst, second"):
        project.coders.set_role("bas", "boss")  # type: ignore[arg-type]


def test_without_codings_nobody_is_the_basis(project: Project) -> None:
    assert basis(project) == []


def test_the_only_analyst_who_has_coded_is_the_basis(project: Project, study: Path | str) -> None:
    coded_by(study, "anna", "one foot here")
    assert basis(project) == ["anna"]
    assert project.coders.coding_counts() == {project.coders.find("anna").id: 1}


@pytest.mark.parametrize("role", ["second", "practice", "reference"])
def test_other_roles_do_not_count_by_themselves(
    project: Project, study: Path | str, role: Role
) -> None:
    coded_by(study, "anna", "one foot here")
    coded_by(study, "bas", "That is hard")
    project.coders.set_role("bas", role)
    assert basis(project) == ["anna"]
    project.coders.set_role("anna", role)
    assert basis(project) == []
    assert [coder.name for coder in project.coders.basis(["bas"]).coders] == ["bas"]


def test_several_analysts_are_refused_with_their_names(project: Project, study: Path | str) -> None:
    coded_by(study, "anna", "one foot here")
    coded_by(study, "bas", "That is hard")
    with pytest.raises(Refused, match=r"Several analysts have coded: anna, bas"):
        project.coders.basis()
    with pytest.raises(Refused, match="Several analysts"):
        project.matrix()
    assert project.matrix(coders=["anna", "bas"]).loc["Oostrand", "value"] == 2
    assert project.matrix(coders=["bas"]).loc["Oostrand", "value"] == 1


def test_a_consensus_goes_before_the_analysts(project: Project, study: Path | str) -> None:
    coded_by(study, "anna", "one foot here")
    coded_by(study, "bas", "That is hard")
    project.coders.set_role("both", "consensus")
    with pytest.raises(Refused, match="Several analysts"):
        project.coders.basis()
    coded_by(study, "both", "one foot there")
    assert basis(project) == ["both"]
    found, left_out = project.coders.basis(), project.sources.find("De Kade-R1").id
    assert (found.settled, found.left_out) == ({project.sources.find(SOURCE).id}, {left_out})


def test_a_consensus_counts_in_its_sources_and_the_one_analyst_in_the_others(
    project: Project, study: Path | str
) -> None:
    coded_by(study, "anna", "one foot here")
    code(project, "De Kade-R1", "a messenger", "value")
    coded_by(study, "bas", "That is hard")
    project.coders.set_role("bas", "second")
    coded_by(study, "both", "one foot there")
    project.coders.set_role("both", "consensus")
    assert basis(project) == ["both", "anna"]
    one, other = project.sources.find(SOURCE), project.sources.find("De Kade-R1")
    both, anna = project.coders.basis().coders
    counts_in = project.coders.basis().counts_in
    assert [counts_in(both, s.id) for s in (one, other)] == [True, False]
    assert [counts_in(anna, s.id) for s in (one, other)] == [False, True]
    with Project.open(study, coder="both") as consensus:
        code(consensus, "De Kade-R1", "a spy", "value")
    assert basis(project) == ["both"]


def test_a_named_coder_must_be_known(project: Project) -> None:
    with pytest.raises(CoderNotFound):
        project.coders.basis(["anna", "bas"])


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "a\0b", "a\udcff"])
def test_a_name_that_no_database_could_keep_is_no_coders(project: Project, name: str) -> None:
    with pytest.raises(Refused):
        project.coders.set_role(name, "second")
    assert [coder.name for coder in project.coders.all()] == ["anna"]
