"""Replacing a text: codings go with their words, and what does not fit is told and kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.core.replacing import Replacement, anchors_between
from qualcoder_net.errors import FileError, Refused
from tests.conftest import OOSTRAND
from tests.core.helpers import code, dump, quotations, write


def replace(project: Project, folder: Path, text: str, **said: bool) -> Replacement:
    source = project.sources.find("Oostrand-R1")
    return project.sources.replace(source, write(folder, "corrected.txt", text), **said)


@pytest.mark.parametrize(
    ("old", "new", "quotation"),
    [
        ("I: How did", "Notes added above.\n\nI: How did", "one foot here and one foot there"),
        ("I stand with", "Well, I stand with", "one foot here and one foot there"),
        ("That is hard. ", "", "one foot here and one foot there"),
        ("and one foot", "and then, one foot", "one foot here and then, one foot there"),
        ("here and one", "here one", "one foot here one foot there"),
        ("one foot here", "one shoe here", "one shoe here and one foot there"),
        ("with one", "with 1", "foot here and one foot there"),
        ("foot there.", "foot over there.", "one foot here and one foot over there"),
    ],
)
def test_a_coding_keeps_to_its_words(
    project: Project, tmp_path: Path, old: str, new: str, quotation: str
) -> None:
    code(project, "Oostrand-R1", "one foot here and one foot there", "dual loyalty")
    result = replace(project, tmp_path, OOSTRAND.replace(old, new))
    assert quotations(project) == [("dual-loyalty", quotation)]
    same = quotation == "one foot here and one foot there"
    assert (result.kept, result.changed, result.misfits) == (int(same), int(not same), ())
    assert check_project(project).problems == ()


def test_what_does_not_fit_is_listed_and_kept_in_a_memo(project: Project, tmp_path: Path) -> None:
    code(project, "Oostrand-R1", "That is hard.", "value")
    kept = code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    project.memos.add("why", project.codings.select()[1])
    before = dump(project)
    result = replace(project, tmp_path, OOSTRAND.replace("That is hard. ", ""))
    (misfit,) = result.misfits
    assert (misfit.code, misfit.coder, misfit.quotation) == ("value", "anna", "That is hard.")
    assert [coding.id for coding in project.codings.select()] == [kept.id]
    (memo,) = project.memos.about(project.sources.find("Oostrand-R1"))
    assert "value (anna): “That is hard.”" in memo.text
    summary = str(project.history(limit=1)[0].summary)
    assert summary == "Replaced the text of “Oostrand-R1” (codings that fit: 1; that do not: 1)"
    after = dump(project)
    project.undo()
    assert dump(project) == before
    assert quotations(project)[1] == ("value", "That is hard.")
    assert check_project(project).problems == ()
    project.redo()
    assert dump(project) == after
    assert check_project(project).problems == ()


def test_a_dry_run_tells_the_same_and_changes_nothing(project: Project, tmp_path: Path) -> None:
    code(project, "Oostrand-R1", "That is hard.", "value")
    code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    before = dump(project)
    text = OOSTRAND.replace("That is hard. ", "")
    told = replace(project, tmp_path, text, dry_run=True)
    assert dump(project) == before
    assert replace(project, tmp_path, text) == told


def test_the_new_text_is_read_like_any_other(project: Project, tmp_path: Path) -> None:
    source = project.sources.find("Oostrand-R1")
    text = OOSTRAND.replace("R: I stand", "R2: I stand").replace("own board?", "own board and all?")
    result = replace(project, tmp_path, text)
    assert result.speakers_gone == ()
    again = project.sources.get(source.id)
    assert (again.name, again.imported_name) == ("Oostrand-R1", "corrected.txt")
    assert project.sources.text(again).content == text
    assert project.sources.original(again) == text.encode()
    assert again.words == source.words + 2
    names = {s.id: s.name for s in project.sources.speakers(again)}
    assert [names[t.speaker_id or 0] for t in project.sources.turns(again)] == ["I", "R", "I", "R2"]
    project.undo()
    assert project.sources.text(project.sources.get(source.id)).content == OOSTRAND


def test_a_speaker_who_no_longer_speaks_goes_with_what_was_hers(
    project: Project, tmp_path: Path
) -> None:
    source = project.sources.find("Oostrand-R1")
    speaker = project.speakers.find(source, "R")
    interviewer = project.speakers.find(source, "I")
    level = project.attributes.define("level", "speaker")
    project.attributes.set(level, speaker, "board")
    project.cases.assign(speaker, project.cases.find("De Kade"))
    before = dump(project)
    result = replace(project, tmp_path, OOSTRAND.replace("R: ", "R2: "))
    assert result.speakers_gone == ("R",)
    assert project.attributes.values(level) == {}
    assert interviewer in project.sources.speakers(source)
    assert check_project(project).problems == ()
    project.undo()
    assert dump(project) == before


def test_the_very_same_file_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the very file"):
        replace(project, tmp_path, OOSTRAND)


def test_a_bad_file_changes_nothing(project: Project, tmp_path: Path) -> None:
    before = dump(project)
    with pytest.raises(FileError):
        replace(project, tmp_path, "")
    assert dump(project) == before


def test_equal_stretches_are_found_in_order() -> None:
    old, new = "a b c\nd e f\n", "x\na b c\nd f\n"
    anchors = anchors_between(old, new)
    assert all(old[o : o + n] == new[w : w + n] for o, w, n in anchors.blocks)
    assert anchors.moved(0, 5) == ((2, 7), 5)
    assert anchors.moved(8, 9) is None


def test_a_long_text_with_many_small_corrections_is_matched_quickly() -> None:
    lines = [f"R{n}: what I said here, line {n}, is this and nothing else.\n" for n in range(4000)]
    old = "".join(lines)
    new = "".join(one.replace("said", "say") if n % 7 == 0 else one for n, one in enumerate(lines))
    start = time.perf_counter()
    anchors = anchors_between(old, new)
    assert time.perf_counter() - start < 5
    at = old.index("line 3999")
    (span, kept) = anchors.moved(at, at + 9) or ((0, 0), 0)
    assert (new[slice(*span)], kept) == ("line 3999", 9)
