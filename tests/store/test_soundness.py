"""Undoing what others have built upon: refused where rows fit but the study would not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.errors import Conflict
from tests.core.helpers import code, dump, write


@pytest.fixture
def other(project: Project) -> Iterator[Project]:
    """The same study, open to another coder."""
    url = project.store.engine.url
    place = project.store.path or url.render_as_string(hide_password=False)
    with Project.open(place, coder="bas") as opened:
        yield opened


def refused(project: Project, said: str) -> None:
    """Undoing is refused, and nothing has changed."""
    before, revision = dump(project), project.journal.revision()
    with pytest.raises(Conflict, match=said):
        project.undo()
    assert dump(project) == before
    assert project.journal.revision() == revision


def test_undoing_a_move_never_puts_a_code_beneath_itself(project: Project, other: Project) -> None:
    above = project.codebook.add("above")
    below = project.codebook.add("below", above)
    project.codebook.move(below, None)
    other.codebook.move(above, below)
    refused(project, "beneath itself")
    other.undo()
    project.undo()
    assert project.codebook.find("below").parent_id == above.id


def test_undoing_a_replacement_leaves_no_coding_on_other_words(
    project: Project, other: Project, tmp_path: Path
) -> None:
    source = project.sources.find("De Kade-R1")
    content = project.sources.text(source).content
    corrected = write(tmp_path, "kade.txt", content.replace("Whom do", "So, for whom do"))
    project.sources.replace(source, corrected)
    code(other, "De Kade-R1", "the town", "value")
    refused(project, "coded since")
    other.undo()
    project.undo()
    assert project.sources.text(project.sources.get(source.id)).content == content


def test_a_replacement_is_undone_when_the_words_coded_since_stand_where_they_stood(
    project: Project, other: Project, tmp_path: Path
) -> None:
    source = project.sources.find("De Kade-R1")
    content = project.sources.text(source).content
    project.sources.replace(source, write(tmp_path, "kade.txt", content.replace("doing", "at")))
    code(other, "De Kade-R1", "the town", "value")
    project.undo()
    assert project.sources.text(project.sources.get(source.id)).content == content


def test_undoing_a_removal_never_doubles_a_coding(project: Project, other: Project) -> None:
    project.codings.remove(code(other, "De Kade-R1", "the town", "value"))
    code(other, "De Kade-R1", "the town", "value")
    refused(project, "entered anew since")


def test_undoing_never_gives_a_source_two_values(project: Project, other: Project) -> None:
    source = project.sources.find("De Kade-R1")
    level = project.attributes.define("level", "source")
    project.attributes.set(level, source, "high")
    project.attributes.set(level, source, "")
    other.attributes.set(level, source, "low")
    refused(project, "entered anew since")


def test_undoing_never_gives_two_speakers_one_name(project: Project, other: Project) -> None:
    source = project.sources.find("De Kade-R1")
    asks, answers = project.speakers.find(source, "I"), project.speakers.find(source, "R")
    project.speakers.rename(answers, "Ria")
    other.speakers.rename(asks, "R")
    refused(project, "entered anew since")
