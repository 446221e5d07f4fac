"""Handing in and collecting: what a class did, beside the reference, and what could not be used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qualcoder_net.core import practice
from qualcoder_net.core.collecting import Collected, collect
from qualcoder_net.core.handing_in import hand_in
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError, FileExists, Refused
from tests.core.helpers import code, dump, import_text

Study = Path | str
OOSTRAND, KADE = "Oostrand-R1", "De Kade-R1"
FOOT, PLAN = "one foot here and one foot there", "Nobody asked for a plan"


@pytest.fixture
def teacher(project: Project, study: Study) -> Project:
    """The project of Anna, who teaches: her reference, and Bas's second coding of one interview."""
    for name in (OOSTRAND, KADE):
        code(project, name, PLAN, "lack of public demand")
        project.sources.finish(project.sources.find(name))
    code(project, OOSTRAND, FOOT, "dual loyalty")
    project.coders.set_role("anna", "reference")
    with Project.open(study, coder="bas") as other:
        source = other.sources.find(OOSTRAND)
        other.sources.code_blind(source)
        code(other, OOSTRAND, FOOT, "dual loyalty")
        other.sources.finish(source)
        other.coders.set_role("bas", "second")
    return project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "hand-ins"
    made.mkdir()
    return made


Student = Callable[..., Path]


@pytest.fixture
def student(study: Study, folder: Path) -> Iterator[Student]:
    """A student practises, with (source, words, code) each, and hands in to a file."""

    def practises(name: str, *codings: tuple[str, str, str], file: str = "") -> Path:
        to = folder / (file or f"{name}.json")
        with Project.open(study, coder=name) as project:
            sources = {project.sources.find(source) for source, _words, _code in codings}
            for source in sources:
                practice.begin(project, source)
            for source_name, words, code_name in codings:
                code(project, source_name, words, code_name)
            for source in sources:
                project.sources.finish(source)
            hand_in(project, to)
        return to

    yield practises


def changed(file: Path, change: Callable[[Any], object], to: Path | None = None) -> None:
    said = json.loads(file.read_text("utf-8"))
    change(said)
    (to or file).write_text(json.dumps(said), "utf-8")


def problems(found: Collected) -> str:
    return "\n".join(map(str, found.problems))


# --- handing in ---


def test_a_hand_in_has_no_word_of_the_interview(teacher: Project, student: Student) -> None:
    written = student("kim", (OOSTRAND, FOOT, "dual loyalty")).read_text("utf-8")
    said = json.loads(written)["sources"][0]
    assert "foot" not in written
    source = teacher.sources.find(OOSTRAND)
    assert said["sha256"] == source.text_sha256 and said["blind"] is True
    (coding,) = said["codings"]
    content = teacher.sources.text(source).content
    assert content[coding["start"] : coding["end"]] == FOOT
    assert (coding["code"], coding["path"]) == ("dual-loyalty", "loyalty/dual-loyalty")


def test_only_what_is_finished_is_handed_in(
    teacher: Project, student: Student, study: Study, folder: Path
) -> None:
    with Project.open(study, coder="kim") as kim:
        oostrand, kade = kim.sources.find(OOSTRAND), kim.sources.find(KADE)
        with pytest.raises(Refused, match="nothing to hand in"):
            hand_in(kim, folder / "kim.json")
        practice.begin(kim, kade)
        student("kim", (OOSTRAND, FOOT, "dual loyalty"))
        work = hand_in(kim, folder / "all.json")
        assert [source.name for source in work.sources] == [OOSTRAND]
        with pytest.raises(Refused, match="not finished “De Kade-R1”"):
            hand_in(kim, folder / "more.json", [oostrand, kade])
        assert not (folder / "more.json").exists()


def test_no_file_is_written_over(teacher: Project, student: Student, study: Study) -> None:
    file = student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    file.write_text("mine")
    with Project.open(study, coder="kim") as kim:
        with pytest.raises(FileExists):
            hand_in(kim, file)
        assert file.read_text() == "mine"
        hand_in(kim, file, force=True)
        with pytest.raises(FileError, match=r"\.json"):
            hand_in(kim, file.with_suffix(".docx"))


def test_a_copy_without_a_reference_can_be_handed_in(project: Project, folder: Path) -> None:
    source = project.sources.find(OOSTRAND)
    project.sources.code_blind(source)
    code(project, OOSTRAND, FOOT, "dual loyalty")
    project.sources.finish(source)
    assert hand_in(project, folder / "anna.json").sources[0].blind


# --- collecting ---


def test_the_class_stands_beside_the_reference_and_the_yardstick(
    teacher: Project, student: Student, folder: Path
) -> None:
    student("kim", (OOSTRAND, FOOT, "dual loyalty"), (OOSTRAND, PLAN, "lack of public demand"))
    student("Lou", (OOSTRAND, PLAN, "value"), (KADE, PLAN, "lack of public demand"))
    before = dump(teacher)
    found = collect(teacher, folder)
    assert dump(teacher) == before
    rows = [(one.coder, one.is_yardstick, one.source.name) for one in found.rows]
    assert rows == [
        ("kim", False, OOSTRAND), ("Lou", False, OOSTRAND), ("bas", True, OOSTRAND),
        ("Lou", False, KADE),
    ]  # fmt: skip
    assert [one.compared.segments for one in found.rows] == [2, 1, 1, 1]
    assert all(one.blind and one.reference.name == "anna" for one in found.rows)
    kim, lou, bas, at_the_quay = (one.compared.alpha for one in found.rows)
    assert kim == 1 and lou < 0 < bas < 1 and at_the_quay == 1
    branches = found.rows[1].compared.branches.codes
    assert set(branches.index) == {"loyalty", "legitimation", "value"}
    assert found.students == ["kim", "Lou"]
    assert not found.problems and found.files == 2


def test_the_codes_that_the_class_agrees_on_least_come_first(
    teacher: Project, student: Student, folder: Path
) -> None:
    student("kim", (OOSTRAND, FOOT, "dual loyalty"), (OOSTRAND, PLAN, "lack of public demand"))
    student("lou", (OOSTRAND, PLAN, "value"), (KADE, PLAN, "lack of public demand"))
    codes = {one.code.slug: one for one in collect(teacher, folder).codes}
    assert [*codes] == ["value", "dual-loyalty", "lack-of-public-demand"]
    assert codes["value"].students == codes["value"].used == 1 and codes["value"].median < 0
    loyalty = codes["dual-loyalty"]
    assert (loyalty.students, loyalty.used, loyalty.highest, loyalty.yardstick) == (2, 1, 1, 1)
    assert loyalty.lowest < 0 < loyalty.median < 1
    lack = codes["lack-of-public-demand"]
    assert lack.yardstick < 0 < lack.lowest < 1, "Lou found it in one of two interviews"


def test_disputes_come_with_the_words_and_the_reference(
    teacher: Project, student: Student, study: Study, folder: Path
) -> None:
    file = student("kim", (OOSTRAND, PLAN, "value"))
    with Project.open(study, coder="kim") as kim:
        source = kim.sources.find(OOSTRAND)
        practice.dispute(kim, source, 1, "It is not asked for, but is it lacking?")
        practice.dispute(kim, source, 2, "It is of value.")
        hand_in(kim, file, force=True)
    lack, value = collect(teacher, folder).disputes
    assert (lack.student, lack.code.slug, lack.of_reference) == (
        "kim", "lack-of-public-demand", True,
    )  # fmt: skip
    assert lack.quote.text == PLAN and lack.note.startswith("It is not asked")
    assert (value.code.slug, value.of_reference) == ("value", False)
    assert value.reference == lack.reference and len(value.reference) == 1


def test_hand_ins_in_folders_below_count_and_other_files_do_not(
    teacher: Project, student: Student, folder: Path
) -> None:
    file = student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    below = folder / "Kim de Vries_1234"
    below.mkdir()
    file.rename(below / "My hand-in.JSON")
    (folder / "README.txt").write_text("hello")
    (folder / ".hidden.json").write_text("hello")
    assert collect(teacher, folder).students == ["kim"]


def test_of_two_hand_ins_by_one_student_the_newest_counts(
    teacher: Project, student: Student, folder: Path
) -> None:
    student("kim", (OOSTRAND, FOOT, "dual loyalty"), file="b.json")
    changed(folder / "b.json", lambda said: said["sources"][0].update(codings=[]),
            folder / "a.json")  # fmt: skip
    changed(folder / "b.json", lambda said: said.update(written_at="2199-01-01"))
    found = collect(teacher, folder)
    assert [one.compared.segments for one in found.rows if not one.is_yardstick] == [1]
    (note,) = found.notes
    assert "a.json is left out" in str(note) and "b.json" in str(note)
    assert not found.problems


def test_two_students_of_one_name_are_told_apart(
    teacher: Project, student: Student, folder: Path
) -> None:
    file = student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    student("lou", (OOSTRAND, FOOT, "dual loyalty"))
    changed(file, lambda said: said["student"].update(guid="another"), folder / "kim2.json")
    found = collect(teacher, folder)
    assert found.students == ["lou"]
    assert problems(found).count("two students hand in as “kim”") == 2


def first(said: Any) -> Any:
    return said["sources"][0]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda said: first(said).update(sha256="0" * 64), "another version of the text"),
        (lambda said: first(said).update(sha256="0" * 64, name="X"), "no such source"),
        (lambda said: first(said)["codings"][0].update(code="x", path="loyalty/x"), "loyalty/x"),
        (lambda said: first(said)["codings"][0].update(end=10**6), "beyond the end of the text"),
        (lambda said: first(said).update(disputes=[
            {"start": 0, "end": 4, "code": "x", "of_reference": True, "note": "No."},
        ]), "the codebook has no: x"),
        (lambda said: first(said).update(blind=None), r"sources[0].blind"),
        (lambda said: said.clear(), "no hand-in"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_and_the_others_count(
    teacher: Project,
    student: Student,
    folder: Path,
    change: Callable[[Any], object],
    what: str,
) -> None:
    changed(student("kim", (OOSTRAND, FOOT, "dual loyalty")), change)
    student("lou", (OOSTRAND, FOOT, "dual loyalty"))
    before = dump(teacher)
    found = collect(teacher, folder)
    assert dump(teacher) == before
    assert found.students == ["lou"]
    (problem,) = found.problems
    assert "kim.json" in str(problem) and what in str(problem) and problem.remedy


def test_a_source_that_was_renamed_is_known_by_its_text(
    teacher: Project, student: Student, folder: Path
) -> None:
    student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    teacher.sources.rename(teacher.sources.find(OOSTRAND), "Oostrand, a manager")
    names = {one.source.name for one in collect(teacher, folder).rows}
    assert names == {"Oostrand, a manager"}


def test_a_source_without_reference_is_a_problem_of_its_own(
    teacher: Project, student: Student, study: Study, folder: Path, tmp_path: Path
) -> None:
    import_text(teacher, tmp_path, "extra.txt", "I: And?\n\nR: Nobody asked for more.\n")
    student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    with Project.open(study, coder="kim") as kim:
        source = kim.sources.find("extra")
        kim.sources.finish(source)
        hand_in(kim, folder / "kim.json", force=True)
    found = collect(teacher, folder)
    assert {one.source.name for one in found.rows} == {OOSTRAND}
    assert "source “extra”: “extra” has no reference coding" in problems(found)


def test_codings_from_suggestions_are_not_blind(
    teacher: Project, student: Student, folder: Path
) -> None:
    file = student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    changed(file, lambda said: first(said)["codings"][0].update(origin="suggestion"))
    assert [one.blind for one in collect(teacher, folder).rows] == [False, True]


def test_what_the_teacher_codes_blind_herself_is_not_told(
    teacher: Project, student: Student, study: Study, folder: Path
) -> None:
    student("kim", (OOSTRAND, FOOT, "dual loyalty"))
    with Project.open(study, coder="cato") as other:
        other.sources.code_blind(other.sources.find(OOSTRAND))
        found = collect(other, folder)
    assert not found.rows and "blind yourself" in problems(found)


def test_a_folder_without_hand_ins_is_told(teacher: Project, folder: Path) -> None:
    with pytest.raises(FileError, match="no hand-in in this folder"):
        collect(teacher, folder)
    with pytest.raises(FileError, match="no such folder"):
        collect(teacher, folder / "nowhere")
    (folder / "kim.json").write_text("{}")
    with pytest.raises(FileError, match="a file, not a folder"):
        collect(teacher, folder / "kim.json")
