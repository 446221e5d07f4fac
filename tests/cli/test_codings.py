from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import R1, done, misunderstood, records, refused, say, unchanged


def test_a_coding_is_made_by_sentence_and_by_characters(study: Path) -> None:
    line = ("codings", "add", study, "--source", "R1", "--code", "Value")
    (by_sentence,) = records(*line, "--at", "2.1")
    start = R1.index("four")
    (by_span,) = records(*line, "--span", f"{start}:{start + 11}")
    assert by_sentence["summary"] == "Coded a segment of “R1” with “Value”"
    assert [c["quotation"] for c in records("codings", "list", study)] == [
        "We began with four people.", "four people",
    ]  # fmt: skip
    assert (by_span["start"], by_span["end"]) == (start, start + 11)


def test_a_turn_and_several_sentences_are_segments_too(study: Path) -> None:
    done("codings", "add", study, "--source", "R1", "--code", "money", "--at", "4")
    done("codings", "add", study, "--source", "R1", "--code", "value", "--at", "4.1-4.2")
    assert {c["quotation"] for c in records("codings", "list", study)} == {
        "There was none. We paid for it ourselves."
    }


def test_several_codes_go_on_one_segment(study: Path) -> None:
    (act,) = records("codings", "add", study, "--source", "R2", "--code", "work", "--code", "value",
                     "--at", "2.1")  # fmt: skip
    assert act["summary"] == "Coded a segment of “R2” with “Work”, “Value”"
    codings = records("codings", "list", study)
    assert {c["code"] for c in codings} == {"work", "value"}
    assert act["codings"] == [c["coding"] for c in codings]
    done("undo", study)
    assert records("codings", "list", study) == []


def test_a_segment_gets_a_new_code_in_one_act(study: Path) -> None:
    line = ("codings", "add", study, "--source", "R1", "--at", "2.1")
    (act,) = records(*line, "--new", "Small start", "--under", "work")
    assert act["summary"] == "Coded a segment of “R1” with the new code “Small start”"
    (coding,) = records("codings", "list", study)
    assert (coding["code"], act["codings"]) == ("small-start", [coding["coding"]])
    assert "Work › Small start" in [c["path"] for c in records("codebook", "show", study)]
    unchanged(study, lambda: refused(*line, "--new", "small start", "--under", "work"))
    done("undo", study)
    assert "small-start" not in [c["code"] for c in records("codebook", "show", study)]


@pytest.mark.parametrize(
    "said",
    [(), ("--code", "work", "--new", "x"), ("--code", "work", "--under", "work")],
)
def test_a_coding_needs_codes_or_a_new_one(study: Path, said: tuple[str, ...]) -> None:
    misunderstood("codings", "add", study, "--source", "R1", "--at", "2.1", *said)


@pytest.mark.parametrize(
    "place",
    [("--at", "9.1"), ("--at", "2.9"), ("--span", "5:9999"), ("--span", "9:9")],
)
def test_a_segment_that_is_not_there_is_told(study: Path, place: tuple[str, str]) -> None:
    unchanged(
        study,
        lambda: refused("codings", "add", study, "--source", "R1", "--code", "work", *place),
    )


@pytest.mark.parametrize(
    "place",
    [(), ("--at", "x"), ("--span", "5"), ("--span", "a:b"), ("--at", "2.1", "--span", "1:2")],
)
def test_a_segment_that_is_none_is_a_usage_error(study: Path, place: tuple[str, ...]) -> None:
    misunderstood("codings", "add", study, "--source", "R1", "--code", "work", *place)


def test_one_unknown_code_keeps_all_from_being_applied(study: Path) -> None:
    line = ("codings", "add", study, "--source", "R1", "--at", "2.1", "--code", "work")
    unchanged(study, lambda: refused(*line, "--code", "loyaltie"))
    assert "Did you mean “loyalty”?" in refused(*line, "--code", "loyaltie")


def test_the_same_coding_twice_is_refused(coded: Path) -> None:
    unchanged(
        coded,
        lambda: refused(
            "codings", "add", coded, "--source", "R1", "--at", "2.1", "--code", "value"
        ),
    )


def test_of_several_codes_all_are_applied_or_none(coded: Path) -> None:
    line = ("codings", "add", coded, "--source", "R1", "--at", "2.1", "--code", "work")
    unchanged(coded, lambda: refused(*line, "--code", "value"))
    assert len(records(*line, "--code", "work")) == 1


def test_a_list_is_chosen_by_source_code_and_coder(coded: Path) -> None:
    done("codings", "add", coded, "--coder", "bert", "--source", "R1", "--at", "2.1",
         "--code", "work")  # fmt: skip

    def listed(*line: str) -> list[str]:
        return [c["code"] for c in records("codings", "list", coded, *line)]

    assert listed("--source", "R2") == ["loyalty"]
    assert listed("--code", "value") == ["value", "money"]
    assert listed("--code", "work", "--source", "R1") == ["work"]
    assert listed("--by", "bert") == ["work"]
    assert "Did you mean “bert”?" in refused("codings", "list", coded, "--by", "berd")


def test_a_list_for_people_shows_quotations_in_one_line(coded: Path) -> None:
    lines = done("codings", "list", coded).splitlines()
    assert lines[0].split() == ["no.", "source", "turn", "speaker", "code", "coder", "quotation"]
    assert lines[1].endswith("We began with four people.")


def test_others_codings_stay_hidden_while_one_codes_blind(coded: Path, tmp_path: Path) -> None:
    done("sources", "blind", coded, "R1", "--coder", "bert")
    result = say("codings", "list", coded, "--coder", "bert", "--json")
    assert [c["code"] for c in json.loads(result.stdout)] == ["loyalty"]
    assert "2 codings by others are hidden" in result.stderr
    done("codings", "export", coded, tmp_path / "out.csv", "--coder", "bert")
    assert "four people" not in (tmp_path / "out.csv").read_text("utf-8")
    done("sources", "finish", coded, "R1", "--coder", "bert")
    assert len(records("codings", "list", coded, "--coder", "bert")) == 3


def test_borders_are_changed(coded: Path) -> None:
    first = records("codings", "list", coded)[0]["coding"]
    done("codings", "borders", coded, first, "--at", "2.1-2.2")
    (changed,) = records("codings", "list", coded, "--code", "value", "--source", "R1")[:1]
    assert changed["quotation"] == "We began with four people. It was not planned."


def test_codings_are_removed_together_or_not_at_all(coded: Path) -> None:
    first, second, _third = (c["coding"] for c in records("codings", "list", coded))
    unchanged(coded, lambda: refused("codings", "remove", coded, first, 999))
    (act,) = records("codings", "remove", coded, first, second)
    assert act["codings"] == [first, second]
    assert len(records("codings", "list", coded)) == 1


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json"])
def test_codings_come_back_from_the_file_they_were_written_to(
    coded: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"codings{ending}"
    assert records("codings", "export", coded, out) == [{"file": str(out), "codings": 3}]
    before = records("codings", "list", coded)
    (again,) = records("codings", "import", coded, out)
    assert (again["added"], again["known"]) == (0, 3)
    done("codings", "remove", coded, *(c["coding"] for c in before))
    assert "Imported 3 codings." in done("codings", "import", coded, out)
    after = records("codings", "list", coded)
    keys = ("source", "start", "end", "quotation", "code", "coder")
    assert [[c[k] for k in keys] for c in after] == [[c[k] for k in keys] for c in before]


def test_a_row_that_is_not_the_text_keeps_all_rows_out(study: Path, tmp_path: Path) -> None:
    table = tmp_path / "codings.csv"
    table.write_text("source,start,end,quotation,code\nR1,3,6,How,work\nR1,3,6,Who,work\n")
    unchanged(study, lambda: refused("codings", "import", study, table))
    assert "line 3" in refused("codings", "import", study, table)


def test_imported_codings_without_a_coder_are_of_who_is_at_work(
    study: Path, tmp_path: Path
) -> None:
    table = tmp_path / "codings.csv"
    table.write_text("source,start,end,code\nR1,3,6,work\n")
    done("codings", "import", study, table, "--coder", "bert")
    assert records("codings", "list", study)[0]["coder"] == "bert"


def test_an_export_replaces_a_file_only_with_force(coded: Path, tmp_path: Path) -> None:
    out = tmp_path / "codings.csv"
    out.write_text("mine")
    assert "--force" in refused("codings", "export", coded, out)
    assert out.read_text() == "mine"
    done("codings", "export", coded, out, "--force")
    assert "four people" in out.read_text("utf-8")
    assert "Choose .csv, .xlsx or .json." in refused("codings", "export", coded, "out.pdf")


def test_a_number_that_no_coding_could_have_is_told_from_a_fault(coded: Path) -> None:
    assert "No number in" in refused("codings", "borders", coded, 10**20, "--span", "1:2")
    assert "No number in" in refused("codings", "remove", coded, 10**20)
