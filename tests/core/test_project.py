"""A project as a whole: made, opened from Python, and what it says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import qualcoder_net
from qualcoder_net.core.project import Project
from qualcoder_net.errors import SourceNotFound
from tests.conftest import PostgresPlaces
from tests.core.helpers import code


def test_a_study_opens_from_python_as_data_frames(study: Path | str) -> None:
    with qualcoder_net.open_project(study, coder="anna") as project:
        code(project, "Oostrand-R1", "one foot here", "dual loyalty")
        matrix = project.matrix(rows="case", columns="code")
        assert matrix.loc["Oostrand", "loyalty"] == 1
        assert matrix.to_numpy().sum() == 1
        assert list(project.codings.frame()["quotation"]) == ["one foot here"]
        assert list(project.sources.frame()["source"]) == ["Oostrand-R1", "De Kade-R1"]
        assert list(project.cases.frame()["case"]) == ["Oostrand", "De Kade"]
        assert "dual-loyalty" in set(project.codebook.frame()["code"])


def test_an_empty_project_gives_empty_frames_with_their_columns(place: Path | str) -> None:
    with Project.create(place, coder="anna") as project:
        assert list(project.codings.frame().columns)[:4] == ["source", "start", "end", "quotation"]
        assert len(project.sources.frame()) == 0
        assert len(project.cases.frame()) == 0
        assert project.codebook.frame().empty
        assert project.matrix().empty


def test_a_project_is_called_after_its_file_unless_named(tmp_path: Path) -> None:
    with Project.create(tmp_path / "quay.qnet") as project:
        assert project.name == "quay"
    with Project.create(tmp_path / "other.qnet", name="The quay") as project:
        assert project.name == "The quay"


def test_a_project_in_postgresql_is_called_after_its_database(postgres: PostgresPlaces) -> None:
    with postgres.borrowed(postgres.new()) as place, Project.create(place) as project:
        assert project.name == project.store.engine.url.database


def test_settings_are_kept_replaced_and_taken_away(project: Project) -> None:
    project.set_setting("codebook_language", "nl")
    project.set_setting("codebook_language", "en")
    assert project.setting("codebook_language") == "en"
    project.set_setting("codebook_language", None)
    assert project.setting("codebook_language") is None


def test_each_coder_has_preferences_of_her_own(project: Project, study: Path | str) -> None:
    project.set_preference("place", {"3": 120})
    with Project.open(study, coder="bas") as other:
        assert other.preference("place", "none") == "none"
        other.set_preference("place", [1])
        other.set_preference("place", None)
        assert other.preference("place", "none") is None
    assert project.preference("place") == {"3": 120}


def test_preferences_are_no_acts(project: Project) -> None:
    before = project.journal.revision()
    project.set_preference("slots", ["a", "b"])
    assert project.journal.revision() == before


def test_a_coder_is_known_from_her_first_act_on(study: Path | str) -> None:
    with Project.open(study, coder="bas") as project:
        assert project.me() is None
        code(project, "Oostrand-R1", "one foot here", "value")
        me = project.me()
        assert me is not None
        assert (me.name, me.role) == ("bas", "analyst")


def test_the_revision_grows_with_every_act_of_anyone(project: Project, study: Path | str) -> None:
    first = project.journal.revision()
    with Project.open(study, coder="bas") as other:
        code(other, "Oostrand-R1", "one foot here", "value")
        second = project.journal.revision()
        other.undo()
        assert first < second < project.journal.revision()


def test_a_source_is_named_by_its_name_or_its_file(project: Project) -> None:
    for name in ("Oostrand-R1", "oostrand-r1", "Oostrand-R1.txt"):
        assert project.sources.find(name).name == "Oostrand-R1"
    with pytest.raises(SourceNotFound, match="Did you mean “Oostrand-R1”"):
        project.sources.find("Oostrand-R2")
