"""Codings: applied, moved, taken away, and what they quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core import codings
from qualcoder_net.core.codings import trimmed
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Refused
from qualcoder_net.store import recorder
from tests.core.helpers import code, dump, quotation, quotations, span


def test_a_coding_quotes_its_words_without_the_white_space_around_them(project: Project) -> None:
    coding = code(project, "Oostrand-R1", " one foot here ", "dual loyalty")
    assert quotation(project, coding) == "one foot here"
    assert project.codings.get(coding.id) == coding
    assert (coding.origin, coding.coder_id) == ("human", project.coders.find("anna").id)


def test_a_segment_may_carry_several_codes_and_codings_may_nest(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here and one foot there", "dual loyalty")
    code(project, "Oostrand-R1", "one foot here and one foot there", "value")
    code(project, "Oostrand-R1", "one foot", "value")
    assert [said for _, said in quotations(project)] == [
        "one foot",
        "one foot here and one foot there",
        "one foot here and one foot there",
    ]


def test_a_coder_codes_a_segment_with_a_code_once(project: Project, study: Path | str) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    with pytest.raises(Refused, match="This segment is coded with “value” already"):
        code(project, "Oostrand-R1", "one foot here ", "value")
    with Project.open(study, coder="bas") as other:
        code(other, "Oostrand-R1", "one foot here", "value")
    assert len(quotations(project)) == 2


def test_several_codes_on_a_segment_are_one_act(project: Project) -> None:
    before, source = dump(project), project.sources.find("Oostrand-R1")
    value, loyalty = (project.codebook.find(name) for name in ("value", "loyalty"))
    place = span(project, source, " one foot here ")
    codings = project.codings.apply_all([value, loyalty, value], source, *place)
    assert codings == project.codings.select()
    assert quotations(project) == [("value", "one foot here"), ("loyalty", "one foot here")]
    said = "Coded a segment of “Oostrand-R1” with “value”, “loyalty”"
    assert str(project.history(limit=1)[0].summary) == said
    project.undo()
    assert dump(project) == before
    assert project.codings.apply_all([], source, *place) == []
    assert dump(project) == before


def test_of_several_codes_none_is_applied_when_the_segment_has_one(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot here", "value")
    source, acts = project.sources.find("Oostrand-R1"), project.journal.revision()
    codes = [project.codebook.find(name) for name in ("loyalty", "value")]
    with pytest.raises(Refused, match="This segment is coded with “value” already"):
        project.codings.apply_all(codes, source, coding.start, coding.end)
    assert project.codings.select() == [coding]
    assert project.journal.revision() == acts


def test_coding_with_a_new_code_is_one_act(project: Project) -> None:
    before, source = dump(project), project.sources.find("Oostrand-R1")
    coding = project.codings.apply_new("That is hard", source, *span(project, source, "That is"))
    new = project.codebook.find("that-is-hard")
    assert (coding.code_id, new.parent_id) == (new.id, None)
    assert quotations(project) == [("that-is-hard", "That is")]
    said = "Coded a segment of “Oostrand-R1” with the new code “That is hard”"
    assert str(project.history(limit=1)[0].summary) == said
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after


def test_a_new_code_for_a_segment_may_lie_beneath_another(project: Project) -> None:
    source, loyalty = project.sources.find("Oostrand-R1"), project.codebook.find("loyalty")
    coding = project.codings.apply_new(" torn ", source, 0, 3, parent=loyalty)
    book = project.codebook.tree()
    assert book.path(book.by_id[coding.code_id], "en") == "loyalty › torn"
    assert book.children(loyalty)[-1].slug == "torn"


@pytest.mark.parametrize(
    ("label", "start", "end", "said"),
    [
        ("value", 0, 3, "There already is a code “value” here"),
        (" ", 0, 3, "A code needs a label"),
        ("new", 0, 10_000, "are not a segment"),
    ],
)
def test_a_refused_coding_leaves_no_new_code(
    project: Project, label: str, start: int, end: int, said: str
) -> None:
    before, acts = dump(project), project.journal.revision()
    with pytest.raises(Refused, match=said):
        project.codings.apply_new(label, project.sources.find("Oostrand-R1"), start, end)
    assert (dump(project), project.journal.revision()) == (before, acts)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10_000), (10_000, 10_001)])
def test_what_is_no_segment_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(Refused, match="are not a segment of this text of 20"):
        trimmed("x" * 20, start, end)


def test_white_space_alone_cannot_be_coded() -> None:
    with pytest.raises(Refused, match="only white space"):
        trimmed("a \n\u2003 b", 1, 5)


def test_a_segment_of_signs_outside_the_first_plane_is_quoted_whole() -> None:
    text = "é 👩🏽‍🌾 𝔸"
    assert text[slice(*trimmed(text, 1, len(text)))] == "👩🏽‍🌾 𝔸"


def test_changed_borders_give_another_quotation(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot", "value")
    project.memos.add("Keep me", coding)
    source = project.sources.find("Oostrand-R1")
    moved = project.codings.change_borders(coding, *span(project, source, " one foot here "))
    assert (moved.id, moved.guid) == (coding.id, coding.guid)
    assert quotation(project, moved) == "one foot here"
    assert len(project.memos.about(moved)) == 1
    project.undo()
    assert project.codings.get(coding.id) == coding


def test_borders_cannot_be_moved_onto_a_twin(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot", "value")
    twin = code(project, "Oostrand-R1", "one foot here", "value")
    with pytest.raises(Refused, match="This segment is coded with “value” already"):
        project.codings.change_borders(coding, twin.start, twin.end)
    acts = project.journal.revision()
    assert project.codings.change_borders(twin, twin.start, twin.end + 1) == twin
    assert project.journal.revision() == acts


def test_a_removed_coding_comes_back_with_its_memo(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot", "value")
    project.memos.add("Why", coding)
    before = dump(project)
    project.codings.remove(coding)
    assert quotations(project) == []
    assert project.memos.all() == []
    with pytest.raises(Refused, match="no longer exists"):
        project.codings.get(coding.id)
    project.undo()
    assert dump(project) == before


def test_removing_several_codings_is_one_act(project: Project) -> None:
    codings = [
        code(project, "Oostrand-R1", words, "value") for words in ("one foot here", "That is hard")
    ]
    project.codings.remove(*codings)
    assert str(project.history(limit=1)[0].summary) == "Removed 2 codings, the first with “value”"
    project.codings.remove()
    project.codings.remove(*codings)
    project.undo()
    assert len(quotations(project)) == 2


def test_codings_are_selected_by_source_code_coder_and_id(
    project: Project, study: Path | str
) -> None:
    first = code(project, "Oostrand-R1", "one foot here", "value")
    second = code(project, "De Kade-R1", "a messenger", "dual loyalty")
    with Project.open(study, coder="bas") as other:
        third = code(other, "De Kade-R1", "a spy", "value")
    select, find = project.codings.select, project.codebook.find
    assert select() == [first, second, third]
    assert select(sources=[project.sources.find("De Kade-R1")]) == [second, third]
    assert select(codes=[find("value")]) == [first, third]
    assert select(coder_ids=[third.coder_id]) == [third]
    assert select(ids=[third.id, first.id]) == [first, third]
    assert select(sources=[]) == []
    assert select(codes=[find("value")], ids=[second.id]) == []


def test_codings_are_counted_by_code_and_ones_own_by_source(
    project: Project, study: Path | str
) -> None:
    mine = [
        code(project, "Oostrand-R1", "one foot here", "value"),
        code(project, "De Kade-R1", "a messenger", "dual loyalty"),
        code(project, "De Kade-R1", "a messenger", "value"),
    ]
    with Project.open(study, coder="bas") as other:
        assert other.codings.own_counts() == {}
        code(other, "De Kade-R1", "a spy", "value")
        assert other.codings.own_counts() == {mine[1].source_id: 1}
    find = project.codebook.find
    assert project.codings.counts() == {find("value").id: 3, find("dual loyalty").id: 1}
    assert project.codings.own_counts() == {mine[0].source_id: 1, mine[1].source_id: 2}


def test_any_number_of_codings_can_be_asked_for_by_id(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, first = (
        code(project, "Oostrand-R1", words, "value") for words in ("That is hard", "one foot here")
    )
    assert project.codings.select(ids=range(100_000, 0, -1)) == [first, later]
    monkeypatch.setattr(recorder, "BATCH", 1)
    monkeypatch.setattr(codings, "BATCH", 1)
    assert project.codings.select(ids=[later.id, first.id, later.id]) == [first, later]
    assert project.codings.select(ids=[]) == []


def test_the_frame_of_codings_tells_turn_and_speaker(project: Project) -> None:
    code(project, "Oostrand-R1", "And your own board?\n\nR: I stand", "value")
    code(project, "Oostrand-R1", "R: I stand", "dual loyalty")
    code(project, "Oostrand-R1", "That is hard", "loyalty")
    frame = project.codings.frame()
    assert list(frame["turn"]) == [3, 4, 4]
    assert list(frame["speaker"]) == ["I", "R", "R"]
    assert list(frame["path"]) == ["value", "loyalty › dual loyalty", "loyalty"]
    assert list(frame["coder"]) == ["anna"] * 3


def test_a_coding_on_an_interviewers_turn_says_what_was_asked_and_counts_as_no_coding(
    project: Project,
) -> None:
    source = project.sources.find("Oostrand-R1")
    said = code(project, source.name, "one foot here", "loyalty")
    interviewer = next(s for s in project.sources.speakers(source) if s.is_interviewer)
    turn = next(t for t in project.sources.turns(source) if t.speaker_id == interviewer.id)
    mark = project.codings.apply(project.codebook.find("loyalty"), source, turn.start, turn.end)

    assert str(project.history(limit=1)[0].summary).startswith("Marked a question in “Oostrand-R1”")
    assert project.codings.marks_on_questions() == {mark.id}
    assert project.codings.counts() == {said.code_id: 1}
    assert project.codings.own_counts() == project.codings.counts_by_source() == {source.id: 1}
    assert project.codings.frame()["asked"].tolist() == [
        coding.id == mark.id for coding in project.codings.select()
    ]
    project.speakers.make_interviewer(interviewer, False)
    assert project.codings.marks_on_questions() == set()
    assert project.codings.counts() == {said.code_id: 2}
