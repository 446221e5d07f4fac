"""Sources: their text and borders, renaming, removing, and each coder's progress."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.core.sources import pack, unpack
from qualcoder_net.errors import Refused, SourceNotFound
from tests.conftest import OOSTRAND
from tests.core.helpers import code, dump, import_text, quotations, span


def test_the_text_is_what_the_file_said(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    assert project.sources.text(source).content == OOSTRAND
    assert project.sources.original(source) == OOSTRAND.encode()


def test_sentences_and_words_are_within_the_text(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    text = project.sources.text(source)
    sentences = [text.content[start:end] for start, end in project.sources.sentences(source)]
    assert "It did not begin, it grew." in [sentence.strip() for sentence in sentences]
    assert "That is hard." in [sentence.strip() for sentence in sentences]
    assert len(text.words) == source.words
    assert all(text.content[start].isalnum() for start in text.words)


def test_many_texts_can_be_read_one_after_another(project: Project, tmp_path: Path) -> None:
    for n in range(6):
        import_text(project, tmp_path, f"R{n}.txt", f"R: Number {n}.\n")
    sources = project.sources.all()
    for source in [*sources, *sources]:
        assert project.sources.text(source).sha256 == source.text_sha256


def test_a_source_that_is_gone_is_told(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    assert project.sources.get(source.id) == source
    project.sources.remove(source)
    with pytest.raises(SourceNotFound):
        project.sources.get(source.id)


def test_turns_are_numbered_in_order_with_their_speakers(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    content = project.sources.text(source).content
    names = {s.id: s.name for s in project.sources.speakers(source)}
    turns = project.sources.turns(source)
    assert [turn.number for turn in turns] == [1, 2, 3, 4]
    assert [names[turn.speaker_id or 0] for turn in turns] == ["I", "R", "I", "R"]
    assert content[turns[2].start : turns[2].end] == "And your own board?"


def test_the_questioner_is_recognised(project: Project) -> None:
    asks = {s.name: s.is_interviewer for s in project.sources.speakers()}
    assert asks == {"I": True, "R": False}


def test_renaming_a_source_keeps_its_codings(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    project.sources.rename(project.sources.find("Oostrand-R1"), " Alderman ")
    assert [source.name for source in project.sources.all()] == ["Alderman", "De Kade-R1"]
    assert project.sources.find("Oostrand-R1.txt").name == "Alderman"
    assert quotations(project) == [("value", "one foot here")]


def test_a_source_cannot_take_anothers_name_or_none(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    with pytest.raises(Refused, match="There already is a source “De Kade-R1”"):
        project.sources.rename(source, "De Kade-R1")
    with pytest.raises(Refused, match="needs a name"):
        project.sources.rename(source, "  ")


def test_a_name_that_no_database_could_keep_is_refused_in_all(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    before = dump(project)
    for name, said in (("x" * 301, "too long: 301"), ("a\0b", "character"), ("a\ud800", "charac")):
        with pytest.raises(Refused, match=said):
            project.sources.rename(source, name)
        with pytest.raises(Refused):
            project.memos.add("\0 and \ud800 cannot be written")
    assert dump(project) == before


def test_a_removed_source_comes_back_with_all_that_hung_on_it(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    coding = code(project, "Oostrand-R1", "one foot here", "value")
    project.memos.add("On the coding", coding)
    project.memos.add("On the source", source)
    level = project.attributes.define("level", "speaker")
    project.attributes.set(level, project.speakers.find(source, "R"), "board")
    project.sources.finish(source)
    before = dump(project)
    assert project.sources.remove(source) == 1
    after = dump(project)
    for table in ("sources", "speakers", "turns", "case_members"):
        assert len(after[table]) == len(before[table]) / 2, table
    for table in ("codings", "memos", "attribute_values", "source_states"):
        assert after[table] == [], table
    with pytest.raises(SourceNotFound):
        project.sources.find("Oostrand-R1")
    project.undo()
    assert dump(project) == before
    assert quotations(project) == [("value", "one foot here")]


def test_finished_and_blind_are_each_coders_own(project: Project, study: Path | str) -> None:
    source = project.sources.find("Oostrand-R1")
    project.sources.finish(source)
    project.sources.code_blind(source)
    assert (project.sources.state(source).finished, project.sources.state(source).blind) == (
        True,
        True,
    )
    with Project.open(study, coder="bas") as other:
        assert other.sources.states() == {}
        assert list(other.sources.states("anna")) == [source.id]
    project.sources.finish(source, finished=False)
    assert project.sources.state(source).hides_others
    project.undo()
    assert not project.sources.state(source).hides_others


def test_who_codes_blind_sees_her_own_codings_until_she_has_finished(
    project: Project, study: Path | str
) -> None:
    source = project.sources.find("Oostrand-R1")
    code(project, "Oostrand-R1", "one foot here", "value")
    with Project.open(study, coder="bas") as other:
        code(other, "Oostrand-R1", "That is hard", "value")
        assert len(other.codings.of_source(source)) == 2
        assert len(other.codings.of_source(source, only_mine=True)) == 1
        other.sources.code_blind(source)
        seen = other.codings.of_source(source)
        assert [coding.start for coding in seen] == [span(other, source, "That is hard")[0]]
        assert list(other.codings.counts().values()) == [1]
        assert list(other.sources.frame()["codings"]) == [1, 0]
        other.sources.finish(source)
        assert len(other.codings.of_source(source)) == 2
        assert list(other.codings.counts().values()) == [2]


def test_the_history_tells_no_others_codings_to_who_codes_blind(
    project: Project, study: Path | str
) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    project.undo()
    with Project.open(study, coder="bas") as other:
        source = other.sources.find("Oostrand-R1")
        other.sources.code_blind(source)
        code(other, "Oostrand-R1", "That is hard", "value")
        said = [str(act.said) for act in other.history(limit=4)]
        assert said[:2] == [
            "Coded a segment of “Oostrand-R1” with “value”",
            "Coding “Oostrand-R1” blind",
        ]
        assert not any("value" in one for one in said[2:])
        other.sources.finish(source)
        assert "Undid: Coded a segment" in str([str(act.said) for act in other.history()])


def test_packed_numbers_come_back() -> None:
    numbers = [0, 1, 255, 256, 70_000, 2**32 - 1]
    assert pack(numbers)[4:8] == b"\x01\x00\x00\x00"
    assert unpack(pack(numbers)) == numbers
