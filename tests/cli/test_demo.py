from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualcoder_net.core import shipped
from tests.cli.conftest import BOOK, R1, R2, done, records, refused, say

PUBLISHED = """\
citation: Somebody (2020). A study.
case_attribute: model_case
facts: [{label: {en: Place}, of: {Harbour: Sea, Field: Land}}]
attributes: {}
value_codes: [money]
values: {Harbour: {money: x}, Field: {}}
level_attribute: level
levels: {}
forces: {helping: value, hindering: work}
legitimation: [{form: A, code: work}, {code: loyalty}]
gap: loyalty
legitimation_reported: {}
branches: [value, work]
"""
THEMES = """\
themes:
  - {id: both, label: {en: Both worlds, nl: Beide werelden}, query: value}
"""


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Shipped files of our own: two small interviews, coded."""
    place = tmp_path / "shipped"
    for name, text in (
        (shipped.CODEBOOK, BOOK),
        (
            shipped.MANIFEST,
            "file,case,fiction,case:model_case\nr1.txt,Quay,yes,Harbour\nr2.txt,Lint,yes,Field\n",
        ),
        (shipped.CODINGS, f"source,start,end,quotation,code\nr1,24,26,{R1[24:26]},value\n"),
        (shipped.ASKED, "source,start,end,quotation,code\nr1,3,20,How did it begin?,work\n"),
        (shipped.SECOND_CODINGS, f"source,start,end,quotation,code\nr1,24,26,{R1[24:26]},value\n"),
        (shipped.PUBLISHED, PUBLISHED),
        (shipped.THEMES, THEMES),
        ("transcripts/r1.txt", R1),
        ("transcripts/r2.txt", R2),
    ):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    monkeypatch.setattr(shipped, "_PLACES", (place,))
    return place


@pytest.fixture
def folder(tmp_path: Path, examples: Path) -> Path:
    return tmp_path / "demo"


def test_the_demo_builds_a_project_and_a_report(folder: Path) -> None:
    said = done("demo", folder)
    assert "2 sources\n" in said and "Coded by referentie." in said
    assert "Value" in said and "Waarde" not in said
    assert "1 question marked with what it asks for" in said
    assert "Fictional material" in said and "“We” (r1, R, turn 2" in said
    assert f"The Word report (Dutch): {folder / 'pre-study.docx'}" in said
    assert f"qualcoder-net open {folder / 'demo.qnet'}" in said
    assert sorted(path.name for path in folder.iterdir()) == ["demo.qnet", "pre-study.docx"]
    assert records("check", folder / "demo.qnet")[0]["problems"] == []
    assert all(s["fiction"] for s in records("sources", "list", folder / "demo.qnet"))


def test_the_demo_speaks_english_when_asked(folder: Path) -> None:
    (record,) = records("demo", folder, "--lang", "en")
    assert [c["label"] for c in record["columns"]] == ["Value", "Work"]
    assert record["values"] == [[1, 0], [0, 0]]


def test_the_demo_speaks_dutch_to_who_speaks_dutch(folder: Path) -> None:
    said = done("demo", folder, "--lang", "nl")
    assert "2 bronnen\n" in said and "Gecodeerd door referentie." in said
    assert "Waarde" in said and "Value" not in said


@pytest.mark.parametrize(
    ("asked", "language"), [((), "nl-NL"), (("--lang", "en"), "en-GB")], ids=["unasked", "en"]
)
def test_the_report_is_dutch_unless_another_language_is_asked_for(
    folder: Path, asked: tuple[str, ...], language: str
) -> None:
    done("demo", folder, *asked)
    with zipfile.ZipFile(folder / "pre-study.docx") as report:
        styles = report.read("word/styles.xml").decode()
    assert f'w:val="{language}"' in styles


def test_all_of_the_demo_is_the_shipped_coders_work(folder: Path) -> None:
    done("demo", folder, "--coder", "bert")
    place = folder / "demo.qnet"
    assert {act["coder"] for act in records("history", place)} == {"referentie", "tweede"}
    assert records("coders", "list", place) == [
        {"coder": "referentie", "role": "analyst", "codings": 1, "finished": 1},
        {"coder": "tweede", "role": "second", "codings": 1, "finished": 1},
    ]
    assert "anna has nothing to undo" in refused("undo", place)
    done("codings", "add", place, "--source", "r2", "--at", "2.1", "--code", "work")
    assert records("history", place)[0]["coder"] == "anna"


def test_the_demo_tells_what_the_study_found(folder: Path) -> None:
    (record,) = records("demo", folder)
    quay, lint = record["cases"]
    assert (quay["case"], quay["model"], quay["respondents"]) == ("Quay", "Harbour", 1)
    assert quay["values"] == {"money": {"mark": "", "speak": 0, "published": "x", "differs": True}}
    assert not lint["values"]["money"]["differs"]
    assert quay["legitimation"] == {"work": "asked, absent", "loyalty": "asked, absent"}
    assert lint["legitimation"] == {"work": "unfinished", "loyalty": "unfinished"}
    assert (quay["themes"], lint["themes"]) == ({"both": 1}, {"both": 0})
    assert record["strongest"]["both"]["quotation"] == "We"
    assert record["unused"] == ["money", "work", "loyalty"]


def test_the_demo_may_be_run_again(folder: Path) -> None:
    first = done("demo", folder)
    assert done("demo", folder) == first
    assert done("demo", folder, "--force") == first
    assert len(list(folder.iterdir())) == 2


def test_work_in_the_demo_is_never_lost(folder: Path) -> None:
    done("demo", folder)
    done("cases", "add", folder / "demo.qnet", "Mine")
    assert "--force" in refused("demo", folder)
    result = say("demo", folder, "--force")
    assert "is kept as" in result.stderr
    (kept,) = folder.glob("demo-2*.qnet")
    assert "Mine" in [c["case"] for c in records("cases", "list", kept)]
    assert "Mine" not in [c["case"] for c in records("cases", "list", folder / "demo.qnet")]


def test_a_report_that_was_edited_is_kept(folder: Path) -> None:
    done("demo", folder)
    report = folder / "pre-study.docx"
    report.write_bytes(b"edited")
    refused("demo", folder)
    assert report.read_bytes() == b"edited"
    done("demo", folder, "--force")
    (kept,) = folder.glob("pre-study-2*.docx")
    assert kept.read_bytes() == b"edited"


def test_another_study_is_never_replaced(folder: Path) -> None:
    folder.mkdir()
    done("new", folder / "demo.qnet")
    before = (folder / "demo.qnet").read_bytes()
    for line in (("demo", folder), ("demo", folder, "--force")):
        assert "not the sample project" in refused(*line)
    assert (folder / "demo.qnet").read_bytes() == before


def test_a_demo_that_fails_leaves_the_old_one(folder: Path, examples: Path) -> None:
    done("demo", folder)
    before = (folder / "demo.qnet").read_bytes()
    (examples / "transcripts" / "r2.txt").write_bytes(b"")
    refused("demo", folder)
    assert (folder / "demo.qnet").read_bytes() == before
    assert len(list(folder.iterdir())) == 2


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    folder.write_text("a file")
    assert "no folder can be made" in refused("demo", folder)


def test_what_did_not_come_with_the_program_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shipped, "_PLACES", (tmp_path / "nowhere",))
    assert "did not come with this program" in refused("demo", folder)


def test_the_real_examples_make_a_sound_project(tmp_path: Path) -> None:
    (record,) = records("demo", tmp_path / "real")
    assert record["total"] > 0
    assert records("check", tmp_path / "real" / "demo.qnet")[0]["problems"] == []


def test_the_interviews_come_as_files_when_asked_and_what_is_there_stays(folder: Path) -> None:
    mine = folder / "transcripts" / "r1.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    (record,) = records("demo", folder, "--files")
    assert str(folder / "transcripts" / "r2.txt") in record["files"]
    assert str(folder / shipped.CODEBOOK) in record["files"]
    assert mine.read_text() == "mine" and str(mine) not in record["files"]
    assert records("demo", folder, "--force")[0]["files"] == []


def test_a_project_may_start_with_a_shipped_codebook_by_name(
    tmp_path: Path, examples: Path
) -> None:
    (record,) = records("new", tmp_path / "own.qnet", "--codebook", "organisatienetwerken")
    assert record["codes"] == 4
    assert "themes" in refused("new", tmp_path / "other.qnet", "--codebook", "themes")
