"""Speakers and turns mended after import, each undone exactly."""

from __future__ import annotations

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.errors import NotFound, Refused
from qualcoder_net.model import Source
from tests.core.helpers import code, dump, quotations, span


@pytest.fixture
def source(project: Project) -> Source:
    return project.sources.find("Oostrand-R1")


def said(project: Project, source: Source) -> list[tuple[str, str]]:
    """(speaker, first words) of every turn."""
    names = {s.id: s.name for s in project.sources.speakers(source)}
    content = project.sources.text(source).content
    return [
        (names.get(turn.speaker_id or 0, ""), content[turn.start : turn.end][:16])
        for turn in project.sources.turns(source)
    ]


def words(project: Project, source: Source) -> list[int]:
    return [row["words"] for row in dump(project)["turns"] if row["source_id"] == source.id]


def test_a_renamed_speaker_keeps_her_turns(project: Project, source: Source) -> None:
    project.speakers.rename(project.speakers.find(source, "r"), "Director")
    assert [name for name, _ in said(project, source)] == ["I", "Director", "I", "Director"]
    project.undo()
    assert [name for name, _ in said(project, source)] == ["I", "R", "I", "R"]


def test_a_speaker_cannot_take_anothers_name_or_none(project: Project, source: Source) -> None:
    speaker = project.speakers.find(source, "R")
    with pytest.raises(Refused, match=r"already has a speaker “I”. To make them one, merge them"):
        project.speakers.rename(speaker, "I")
    with pytest.raises(Refused, match="needs a name"):
        project.speakers.rename(speaker, "")


def test_an_unknown_speaker_suggests_the_nearest(project: Project, source: Source) -> None:
    project.speakers.rename(project.speakers.find(source, "R"), "Director")
    with pytest.raises(NotFound, match="Did you mean “Director”"):
        project.speakers.find(source, "Directer")


def test_merged_speakers_are_one_voice(project: Project, source: Source) -> None:
    speaker, into = project.speakers.find(source, "I"), project.speakers.find(source, "R")
    project.cases.assign(speaker, project.cases.find("De Kade"))
    level = project.attributes.define("level", "speaker")
    project.attributes.set(level, speaker, "board")
    before = dump(project)
    project.speakers.merge(speaker, into)
    assert [name for name, _ in said(project, source)] == ["R", "R", "R", "R"]
    assert project.attributes.values(level) == {}
    project.undo()
    assert dump(project) == before


def test_only_speakers_of_one_source_merge(project: Project, source: Source) -> None:
    other = project.speakers.find(project.sources.find("De Kade-R1"), "R")
    for into in (other, project.speakers.find(source, "R")):
        with pytest.raises(Refused, match="Only two speakers of one source"):
            project.speakers.merge(project.speakers.find(source, "R"), into)


def test_an_interviewer_can_be_made_and_unmade(project: Project, source: Source) -> None:
    project.speakers.make_interviewer(project.speakers.find(source, "R"))
    assert project.speakers.find(source, "R").is_interviewer
    project.speakers.make_interviewer(project.speakers.find(source, "R"), False)
    assert not project.speakers.find(source, "R").is_interviewer
    project.undo()
    assert project.speakers.find(source, "R").is_interviewer


def test_a_split_turn_is_two_with_all_its_words(project: Project, source: Source) -> None:
    before = words(project, source)
    project.speakers.split_turn(source, span(project, source, "We knew")[0], "R2")
    assert said(project, source)[1:3] == [("R", "It did not begin"), ("R2", "We knew each oth")]
    after = words(project, source)
    assert sum(after) == sum(before)
    content = project.sources.text(source).content
    second = project.sources.turns(source)[1]
    assert content[second.start : second.end] == "It did not begin, it grew."
    project.undo()
    assert words(project, source) == before
    assert "R2" not in [speaker.name for speaker in project.sources.speakers(source)]


def test_a_turn_split_without_a_name_stays_one_speakers(project: Project, source: Source) -> None:
    project.speakers.split_turn(source, span(project, source, " We knew")[0])
    assert [name for name, _ in said(project, source)] == ["I", "R", "R", "I", "R"]


@pytest.mark.parametrize("at", ["It did not begin", "How did"])
def test_a_turn_is_not_split_at_its_border(project: Project, source: Source, at: str) -> None:
    with pytest.raises(Refused, match="cannot be split at its border"):
        project.speakers.split_turn(source, span(project, source, at)[0])


def test_outside_a_turn_nothing_is_split(project: Project, source: Source) -> None:
    with pytest.raises(Refused, match="There is no turn at character 0"):
        project.speakers.split_turn(source, 0)


def test_joined_turns_are_one_with_the_first_ones_speaker(project: Project, source: Source) -> None:
    code(project, "Oostrand-R1", "And your own board?", "value")
    project.speakers.join_turns(source, span(project, source, "And your")[0])
    assert [name for name, _ in said(project, source)] == ["I", "R", "R"]
    content = project.sources.text(source).content
    joined = project.sources.turns(source)[1]
    assert content[joined.start : joined.end].endswith("I: And your own board?")
    assert quotations(project) == [("value", "And your own board?")]
    project.undo()
    assert len(said(project, source)) == 4


def test_splitting_and_joining_again_gives_the_same_turns(project: Project, source: Source) -> None:
    before = [(t.start, t.end, t.speaker_id) for t in project.sources.turns(source)]
    counted = words(project, source)
    at = span(project, source, "We knew")[0]
    project.speakers.split_turn(source, at, "R2")
    project.speakers.join_turns(source, at)
    assert [(t.start, t.end, t.speaker_id) for t in project.sources.turns(source)] == before
    assert words(project, source) == counted


def test_the_first_turn_has_none_before_it(project: Project, source: Source) -> None:
    with pytest.raises(Refused, match="There is no turn before the first"):
        project.speakers.join_turns(source, span(project, source, "How did")[0])


def test_a_turn_can_be_given_to_another(project: Project, source: Source) -> None:
    project.speakers.set_speaker(source, span(project, source, "And your")[0], " r ")
    assert [name for name, _ in said(project, source)] == ["I", "R", "R", "R"]
    project.speakers.set_speaker(source, span(project, source, "And your")[0], "Colleague")
    assert [name for name, _ in said(project, source)] == ["I", "R", "Colleague", "R"]
    project.undo()
    project.undo()
    assert [name for name, _ in said(project, source)] == ["I", "R", "I", "R"]
    assert len(project.sources.speakers(source)) == 2
