"""Importing: one act, nothing half, and what each file was understood to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core import importing
from qualcoder_net.core.importing import Imported, Wanted, import_sources
from qualcoder_net.core.project import Project
from qualcoder_net.core.readers import FILES_EACH
from qualcoder_net.errors import FileError, QualcoderError, Refused, SomeUnreadable
from qualcoder_net.progress import Cancelled
from tests.conftest import OOSTRAND
from tests.core.helpers import dump, write

TALK = "I: Well?\n\nR: All is {word}.\n"


def talk(folder: Path, name: str, word: str = "well") -> Path:
    return write(folder, name, TALK.format(word=word))


def brought(result: importing.ImportResult) -> list[str]:
    return [one.name for one in result.imported]


def test_several_files_are_one_act_undone_at_once(project: Project, tmp_path: Path) -> None:
    before = dump(project)
    files = [talk(tmp_path, f"R{n}.txt", f"well {n}") for n in (1, 2, 10)]
    result = import_sources(project, [Wanted(file, cases=("Oostrand", "New")) for file in files])
    assert brought(result) == ["R1", "R2", "R10"]
    assert str(project.history(limit=1)[0].summary) == "Imported 3 sources, “R1” first"
    assert [case.name for case in project.cases.all()] == ["Oostrand", "De Kade", "New"]
    assert len(project.cases.members()) == 2 + 6
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after


def test_an_import_says_what_it_understood(project: Project, tmp_path: Path) -> None:
    (one,) = import_sources(project, [Wanted(talk(tmp_path, "R1.txt"), language="en")]).imported
    assert one == Imported(
        name="R1",
        file=tmp_path / "R1.txt",
        turns=2,
        speakers=("I", "R"),
        interviewers=("I",),
        words=len(["I", "Well", "R", "All", "is", "well"]),
        language="en",
        encoding=one.encoding,
    )
    assert "utf-8" in str(one.encoding).lower() or "ascii" in str(one.encoding).lower()


def test_the_language_is_recognised_unless_said(project: Project, tmp_path: Path) -> None:
    dutch = "I: Hoe gaat het met u?\n\nR: Het gaat goed met mij, want wij hebben het niet slecht.\n"
    (one,) = import_sources(project, [Wanted(write(tmp_path, "nl.txt", dutch))]).imported
    (two,) = import_sources(
        project, [Wanted(write(tmp_path, "en.txt", dutch + " "), language="en")]
    ).imported
    assert (one.language, two.language) == ("nl", "en")


# --- the same again ---


def test_the_same_bytes_are_passed_over_and_named(project: Project, tmp_path: Path) -> None:
    file = write(tmp_path, "again.txt", OOSTRAND)
    revision = project.journal.revision()
    result = import_sources(project, [Wanted(file)])
    assert (result.imported, [one.twin_of for one in result.known]) == ((), ["Oostrand-R1"])
    assert project.journal.revision() == revision


def test_twins_within_one_import_come_in_once(project: Project, tmp_path: Path) -> None:
    files = [talk(tmp_path, name) for name in ("a.txt", "b.txt")]
    result = import_sources(project, [Wanted(file) for file in files])
    assert brought(result) == ["a"]
    assert [(one.name, one.twin_of) for one in result.known] == [("b", "a")]


def test_another_text_of_the_same_name_gets_a_number_and_a_remark(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "x").mkdir()
    files = [talk(tmp_path, "Oostrand-R1.txt"), talk(tmp_path / "x", "Oostrand-R1.txt", "else")]
    result = import_sources(project, [Wanted(file) for file in files])
    assert brought(result) == ["Oostrand-R1 (2)", "Oostrand-R1 (3)"]
    assert "`qualcoder-net sources replace`" in str(result.imported[0].notes[0])


# --- speakers ---


def test_the_users_word_on_who_asks_overrules_the_file(project: Project, tmp_path: Path) -> None:
    file = talk(tmp_path, "R1.txt")
    (one,) = import_sources(project, [Wanted(file, interviewers=("r",))]).imported
    assert one.interviewers == ("R",)
    source = project.sources.find("R1")
    assert {s.name: s.is_interviewer for s in project.sources.speakers(source)} == {
        "I": False,
        "R": True,
    }


def test_an_interviewer_who_does_not_speak_is_refused_with_who_does(
    project: Project, tmp_path: Path
) -> None:
    file = talk(tmp_path, "R1.txt")
    with pytest.raises(FileError, match=r"R1.txt: nobody called Ann speaks .* speakers are: I, R"):
        import_sources(project, [Wanted(file, interviewers=("Ann",))])


def test_a_text_without_speakers_is_said_to_be_all_the_respondents(
    project: Project, tmp_path: Path
) -> None:
    file = write(tmp_path, "diary.txt", "Today we met.\n\nNothing was decided.\n")
    (one,) = import_sources(project, [Wanted(file)]).imported
    assert (one.speakers, one.turns) == ((), 2)
    assert "counts as the respondent's talk" in str(one.notes[0])


# --- attributes ---


def test_attributes_go_to_the_case_the_source_and_the_respondents(
    project: Project, tmp_path: Path
) -> None:
    wanted = Wanted(
        talk(tmp_path, "R1.txt"),
        cases=("Oostrand",),
        attributes={("case", "since"): "2014", ("source", "on"): "1-3-2026", ("speaker", "l"): "x"},
    )
    import_sources(project, [wanted])
    attributes = {a.name: a for a in project.attributes.all()}
    assert {a.name: a.kind for a in attributes.values()} == {
        "since": "number",
        "on": "date",
        "l": "text",
    }
    source = project.sources.find("R1")
    values = project.attributes.values
    assert values(attributes["since"]) == {project.cases.find("Oostrand").id: "2014"}
    assert values(attributes["on"]) == {source.id: "2026-03-01"}
    assert values(attributes["l"]) == {project.speakers.find(source, "R").id: "x"}


def test_a_kind_is_judged_by_all_the_files_together(project: Project, tmp_path: Path) -> None:
    wanted = [
        Wanted(talk(tmp_path, f"R{n}.txt", said), attributes={("source", "age"): said})
        for n, said in enumerate(["12", "young"])
    ]
    import_sources(project, wanted)
    assert project.attributes.find("age").kind == "text"


def test_a_value_that_does_not_fit_names_the_file_and_changes_nothing(
    project: Project, tmp_path: Path
) -> None:
    project.attributes.define("age", "source", "number")
    before = dump(project)
    wanted = Wanted(talk(tmp_path, "R1.txt"), attributes={("source", "age"): "young"})
    with pytest.raises(FileError, match=r"R1.txt: “young” does not fit attribute “age”"):
        import_sources(project, [wanted])
    assert dump(project) == before


# --- bad files ---


def test_one_bad_file_keeps_all_out(project: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    before, revision = dump(project), project.journal.revision()
    with pytest.raises(SomeUnreadable, match=r"(?s)1 file cannot be imported.*bad.docx"):
        import_sources(project, [Wanted(talk(tmp_path, "R1.txt")), Wanted(bad)])
    assert (dump(project), project.journal.revision()) == (before, revision)


def test_several_bad_files_are_told_together(project: Project, tmp_path: Path) -> None:
    empty = write(tmp_path, "empty.txt", "")
    missing = tmp_path / "missing.txt"
    with pytest.raises(Refused) as caught:
        import_sources(project, [Wanted(empty), Wanted(talk(tmp_path, "R1.txt")), Wanted(missing)])
    said = str(caught.value)
    assert "2 files cannot be imported, so nothing was imported" in said
    assert "empty.txt" in said and "missing.txt" in said


def test_bad_files_can_be_skipped_and_are_told(project: Project, tmp_path: Path) -> None:
    wanted = [Wanted(tmp_path / "missing.txt"), Wanted(talk(tmp_path, "R1.txt"))]
    result = import_sources(project, wanted, skip_bad=True)
    assert brought(result) == ["R1"]
    assert ["missing.txt" in str(error) for error in result.failed] == [True]


def test_nothing_to_import_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="nothing to import"):
        import_sources(project, [])


def test_a_cancelled_import_leaves_nothing(project: Project, tmp_path: Path) -> None:
    before = dump(project)
    told: list[str] = []

    def cancel(done: int, total: int, what: str) -> None:
        told.append(what)
        if len(told) == 3:  # two files read, the first being entered
            raise Cancelled

    files = [talk(tmp_path, f"R{n}.txt", f"well {n}") for n in (1, 2)]
    with pytest.raises(Cancelled):
        import_sources(project, [Wanted(file) for file in files], report=cancel)
    assert dump(project) == before


def test_no_character_of_a_file_keeps_it_from_a_database(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes("R: odd \x00 \x01 \u202e \ufffe \U0010ffff end.\n".encode())
    try:
        import_sources(project, [Wanted(file)])
    except FileError as error:
        assert error.remedy is not None  # refused, but told
    else:
        assert project.sources.text(project.sources.find("odd")).content.endswith("end.\n")


# --- many files ---


def test_many_files_come_in_in_their_order_or_not_at_all(tmp_path: Path) -> None:
    with Project.create(tmp_path / "study.qnet", coder="anna") as project:
        files = [talk(tmp_path, f"R{n}.txt", f"well {n}") for n in range(2 * FILES_EACH + 1)]
        bad = write(tmp_path, "R3.txt", " ")
        before = dump(project)
        wanted = [Wanted(file) for file in files]
        with pytest.raises(SomeUnreadable, match=r"R3.txt: It has no text|R3.txt: It is empty"):
            import_sources(project, wanted)
        assert dump(project) == before
        heard: list[str] = []
        result = import_sources(
            project, wanted, skip_bad=True, report=lambda done, total, what: heard.append(what)
        )
        assert brought(result) == [file.stem for file in files if file != bad]
        assert heard[: len(files)] == [file.name for file in files]
        assert [type(error) for error in result.failed] == [FileError]
        assert all(isinstance(error, QualcoderError) for error in result.failed)


def test_a_value_of_a_case_needs_a_case(project: Project, tmp_path: Path) -> None:
    before = dump(project)
    wanted = Wanted(talk(tmp_path, "R1.txt"), attributes={("case", "since"): "2014"})
    with pytest.raises(FileError, match="“since” is said of its case, but it is in none"):
        import_sources(project, [wanted])
    assert dump(project) == before
