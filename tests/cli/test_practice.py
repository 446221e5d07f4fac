"""Practice on the command line: from a list to a result, to a class beside the reference."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import done, misunderstood, records, refused, say, state, unchanged


@pytest.fixture
def course(coded: Path) -> Path:
    """Anna is the reference of two interviews; Bas coded one of them a second time."""
    done("coders", "role", coded, "anna", "reference")
    for source in ("R1", "R2"):
        done("sources", "finish", coded, source)
    bas = ("--coder", "bas")
    done(*bas, "coders", "role", coded, "bas", "second")
    done(*bas, "sources", "blind", coded, "R1")
    done(*bas, "codings", "add", coded, "--source", "R1", "--at", "2.1", "--code", "value")
    done(*bas, "sources", "finish", coded, "R1")
    return coded


def practised(place: Path, student: str = "kim", code: str = "work") -> None:
    """A student finds half of it, and something else instead of the rest."""
    who = ("--coder", student)
    done(*who, "practice", place, "--source", "R1")
    done(*who, "codings", "add", place, "--source", "R1", "--at", "2.1", "--code", "value")
    done(*who, "codings", "add", place, "--source", "R1", "--at", "4.1-4.2", "--code", code)
    done(*who, "sources", "finish", place, "R1")


def test_the_list_says_what_to_do_next(course: Path) -> None:
    said = done("--coder", "kim", "practice", course)
    assert "R1" in said and "not begun" in said
    assert f"qualcoder-net practice {course} --source R1 --coder kim" in said
    done("--coder", "kim", "practice", course, "--source", "R1")
    said = done("--coder", "kim", "practice", course)
    assert "blind, 0 codings so far" in said
    assert f"qualcoder-net open {course} --coder kim" in said and "Press f" in said
    practised(course)
    said = done("--coder", "kim", "practice", course)
    assert "finished, 2 codings" in said and "--hand-in FILE.json" in said
    found = {one["source"]: one for one in records("--coder", "kim", "practice", course)}
    assert found["R1"]["alpha"] > 0 and found["R1"]["state"] == "finished"
    assert found["R2"] == {
        "source": "R2", "words": 18, "references": ["anna"], "codes": 1, "reference_codings": 1,
        "state": "new", "codings": 0, "alpha": None,
    }  # fmt: skip


def test_beginning_says_how_to_go_on(course: Path) -> None:
    said = done("--coder", "kim", "practice", course, "--source", "R1")
    assert "You practise on “R1” now. It is blind" in said
    again = done("--coder", "kim", "practice", course, "--source", "R1")
    assert "You are coding “R1” blind: 0 codings so far." in again
    acts = records("history", course)
    assert [act["summary"] for act in acts if act["coder"] == "kim"] == [
        "Began practising with “R1”, blind"
    ]


def test_the_result_has_figures_a_yardstick_and_every_difference(course: Path) -> None:
    practised(course)
    said = done("--coder", "kim", "practice", course, "--source", "R1")
    assert "“R1”: kim beside the reference of anna" in said
    assert "α bas" in said and "Yardstick: bas" in said and "blind" in said
    assert "All codes, pooled" in said and "Median of the codes" in said
    assert "only the reference" in said and "only you" in said
    assert "Unit: each character, coded or not." in said
    assert "Universe: respondents' talk in “R1”: 2 turns" in said
    assert "You coded it blind." in said
    assert "differ at 2 places" in said
    assert "1. Value › Money: the reference has it; you have “Work”" in said
    assert "2. Work: you have it; the reference has “Money”" in said
    assert "“There was none. We paid for it ourselves.”" in said


def test_in_json_the_result_is_whole(course: Path) -> None:
    practised(course)
    done("--coder", "kim", "practice", course, "--source", "R1", "--dispute", "2",
         "--note", "It is work to pay.")  # fmt: skip
    (said,) = records("--coder", "kim", "practice", course, "--source", "R1")
    assert said["blind"] is True and said["reference"] == "anna"
    assert {row["code"] for row in said["branches"]} == {"value", "work"}
    codes = {row["code"]: row for row in said["codes"]}
    assert codes["value"]["alpha"] == 1 and codes["value"]["own"]["segments"] == 1
    assert "loyalty" not in codes, "nobody used it"
    assert [yard["coder"] for yard in said["yardsticks"]] == ["bas"]
    money, work = said["differences"]
    assert money["dispute"] is None and work["dispute"] == "It is work to pay."
    assert [one["whose"] for one in work["codings"]] == ["own", "reference"]
    assert money["quotation"] == "There was none. We paid for it ourselves."


def test_other_borders_are_shown_by_both_quotations(course: Path) -> None:
    who = ("--coder", "kim")
    done(*who, "practice", course, "--source", "R1")
    done(*who, "codings", "add", course, "--source", "R1", "--at", "4.2", "--code", "money")
    done(*who, "sources", "finish", course, "R1")
    said = done(*who, "practice", course, "--source", "R1")
    assert "you both have it, with other borders" in said
    assert "you: “We paid for it ourselves.”" in said
    assert "reference: “There was none. We paid for it ourselves.”" in said


def test_a_dispute_is_told_and_comes_back(course: Path) -> None:
    practised(course)
    line = ("--coder", "kim", "practice", course, "--source", "R1")
    assert "Disputed the reference coding of “R1”" in done(*line, "--dispute", "1", "--note", "No.")
    assert "You dispute it: No." in done(*line)
    unchanged(course, lambda: refused(*line, "--dispute", "9", "--note", "No."))


def test_who_is_not_practising_is_refused(course: Path) -> None:
    def refusals() -> None:
        said = refused("--coder", "bas", "practice", course, "--source", "R1")
        assert "“bas” has coded in this project already" in said and "--coder" in said
        said = refused("--coder", "kim", "practice", course, "--source", "nothing")
        assert "No source “nothing”" in said
        said = refused("--coder", "kim", "practice", course, "--reference", "zoe")
        assert "zoe" in said

    unchanged(course, refusals)


def test_without_a_reference_it_is_said(study: Path) -> None:
    unchanged(study, lambda: refused("practice", study))
    assert "no reference coding" in refused("practice", study, "--source", "R1")
    assert "No interview here has a reference" in refused("practice", study)


def test_of_several_references_one_must_be_named(course: Path) -> None:
    done("coders", "role", course, "bas", "reference")
    said = done("--coder", "kim", "practice", course)
    assert "Several coders could be the reference: anna, bas" in said and "--reference" in said
    said = refused("--coder", "kim", "practice", course, "--source", "R1")
    assert "anna, bas" in said and "The option for it: --reference" in said
    done("--coder", "kim", "practice", course, "--source", "R1", "--reference", "bas")


def test_options_that_do_not_go_together_are_told(course: Path) -> None:
    for line, option in (
        (("--dispute", "1"), "--source"),
        (("--source", "R1", "--dispute", "1"), "--note"),
        (("--source", "R1", "--note", "No."), "--dispute"),
        (("--to", "class.docx"), "--collect"),
        (("--collect", ".", "--hand-in", "a.json"), "--collect"),
        (("--collect", ".", "--source", "R1"), "--collect"),
    ):
        assert f"--{option.strip('-')}" in misunderstood("practice", course, *line)


# --- a class ---


@pytest.fixture
def folder(course: Path, tmp_path: Path) -> Path:
    """Two students hand in."""
    made = tmp_path / "class"
    made.mkdir()
    for student, code in (("kim", "work"), ("lou", "money")):
        practised(course, student, code)
        done("--coder", student, "practice", course, "--hand-in", made / f"{student}.json")
    return made


def test_a_hand_in_is_told_and_written_over_nothing(course: Path, folder: Path) -> None:
    line = ("--coder", "kim", "practice", course, "--hand-in")
    said = done(*line, folder / "again.json", "--source", "R1")
    assert "Wrote 2 codings to" in said and "no words of the interviews" in said
    assert "already exists" in refused(*line, folder / "kim.json")
    done(*line, folder / "kim.json", "--force")
    assert "nothing to hand in" in refused(
        "--coder", "max", "practice", course, "--hand-in", "x.json"
    )
    assert "no codings" not in (folder / "kim.json").read_text("utf-8")


def test_the_class_stands_in_one_table_with_the_yardstick(course: Path, folder: Path) -> None:
    before = state(course)
    said = done("practice", course, "--collect", folder)
    assert state(course) == before
    assert "2 students on 1 interview, beside the reference of anna" in said
    rows = [line for line in said.splitlines() if line.startswith("R1")]
    assert [row.split()[1] for row in rows] == ["kim", "lou", "bas"]
    assert rows[2].endswith("yardstick")
    assert "The codes on which the class agrees least" in said
    assert "disputed" not in said


def test_in_json_the_class_is_whole(course: Path, folder: Path) -> None:
    (said,) = records("practice", course, "--collect", folder)
    assert said["students"] == ["kim", "lou"] and said["problems"] == []
    kim, lou, bas = said["rows"]
    assert lou["alpha"] == 1 and kim["alpha"] < 1 and bas["yardstick"]
    assert set(kim["branches"]) == {"value", "work"}
    codes = {one["code"]: one for one in said["codes"]}
    assert codes["money"]["used"] == 1 and codes["money"]["students"] == 2


def test_disputes_are_listed_for_the_teacher(course: Path, folder: Path) -> None:
    who = ("--coder", "kim", "practice", course)
    done(*who, "--source", "R1", "--dispute", "1", "--note", "Is that money?")
    assert "those you quote in your 1 note" in done(
        *who, "--hand-in", folder / "kim.json", "--force"
    )
    said = done("practice", course, "--collect", folder)
    assert "The reference is disputed 1 time:" in said
    assert "1. kim · Value › Money: the reference has “Money”" in said
    assert "Note: Is that money?" in said


def test_what_cannot_be_used_is_named_and_the_rest_is_tabled(course: Path, folder: Path) -> None:
    said = json.loads((folder / "kim.json").read_text("utf-8"))
    said["sources"][0]["sha256"] = "0" * 64
    (folder / "kim.json").write_text(json.dumps(said), "utf-8")
    result = say("practice", course, "--collect", folder)
    assert result.exit_code == 1
    assert "1 student on 1 interview" in result.stdout
    assert "kim.json, source “R1”: it was coded on another version of the text." in result.stderr
    told = say("practice", course, "--collect", folder, "--json")
    assert told.exit_code == 1 and len(json.loads(told.stdout)[0]["problems"]) == 1


def test_an_empty_folder_is_told(course: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "no hand-in in this folder" in refused(
        "practice", course, "--collect", tmp_path / "none"
    )


@pytest.mark.parametrize("ending", ["docx", "html", "md", "xlsx"])
def test_the_class_is_written_as_a_report(
    course: Path, folder: Path, tmp_path: Path, ending: str
) -> None:
    to = tmp_path / f"class.{ending}"
    said = done("practice", course, "--collect", folder, "--to", to)
    assert f"Wrote {to}." in said and to.stat().st_size > 500
    assert "already exists" in refused("practice", course, "--collect", folder, "--to", to)
    if ending == "md":
        text = to.read_text("utf-8")
        assert "| R1 | kim |" in text and "bas (yardstick)" in text


def test_tables_for_programs_can_be_read_and_calculate_nothing(
    course: Path, folder: Path, tmp_path: Path
) -> None:
    said = json.loads((folder / "kim.json").read_text("utf-8"))
    said["student"]["name"] = "=1+1"
    (folder / "kim.json").write_text(json.dumps(said), "utf-8")
    done("practice", course, "--collect", folder, "--to", tmp_path / "class.csv")
    with (tmp_path / "class.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["coder"] for row in rows] == ["'=1+1", "lou", "bas"]
    assert rows[1]["alpha"] == "1.0" and rows[1]["yardstick"] == "no"
    assert float(rows[0]["alpha:value"]) < 1 and rows[0]["alpha:work"] != ""
    done("practice", course, "--collect", folder, "--to", tmp_path / "class.xlsx")
    book = load_workbook(tmp_path / "class.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert all(cell.data_type != "f" for cell in cells)
