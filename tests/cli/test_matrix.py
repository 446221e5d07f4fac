from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualcoder_net.cli.matrix import _tables
from tests.cli.conftest import done, misunderstood, records, refused


def test_cases_by_branches_are_counted(coded: Path) -> None:
    assert done("matrix", coded).splitlines() == [
        "Case   Value  Work  Total",
        "Quay       2     0      2",
        "Lint       0     1      1",
        "Total      2     1      3",
        "",
        "Number of segments.",
        "A segment is a stretch of talk that carries the code or one beneath it; codings that "
        "overlap are one segment, whoever made them.",
        "Respondents' talk, without the interviewer's: 29 words in 2 sources.",
        "Coded by anna.",
    ]


def test_the_matrix_in_json_says_what_it_rests_on(coded: Path) -> None:
    (said,) = records("matrix", coded, "--depth", "all")
    assert said["rows"] == ["Quay", "Lint"]
    assert [c["code"] for c in said["columns"]] == ["value", "money", "work", "loyalty"]
    assert said["values"] == [[2, 1, 0, 0], [0, 0, 1, 1]]
    assert (said["row_totals"], said["total"]) == ([2, 1], 3)
    assert said["coders"] == ["anna"]
    assert said["unit"] and said["universe"] and said["basis"]


@pytest.mark.parametrize(
    ("options", "rows", "values"),
    [
        (("--rows", "source"), ["R1", "R2"], [[2, 0], [0, 1]]),
        (("--rows", "level"), ["high", "low"], [[2, 0], [0, 1]]),
        (("--rows", "speaker"), ["R1 · R", "R2 · R"], [[2, 0], [0, 1]]),
        (("--under", "value"), ["Quay", "Lint"], [[1], [0]]),
        (("--columns", "loyalty,money"), ["Quay", "Lint"], [[0, 1], [1, 0]]),
        (("--cells", "presence"), ["Quay", "Lint"], [[True, False], [False, True]]),
        (("--where", "level=high", "--hide-empty"), ["Quay"], [[2]]),
        (("--sort", "label"), ["Lint", "Quay"], [[0, 1], [2, 0]]),
    ],
)
def test_rows_columns_and_cells_are_as_asked(
    coded: Path, options: tuple[str, ...], rows: list[str], values: list[list[object]]
) -> None:
    (said,) = records("matrix", coded, *options)
    assert (said["rows"], said["values"]) == (rows, values)


def test_codings_by_hand_and_from_suggestions_are_counted_apart(coded: Path) -> None:
    (said,) = records("matrix", coded, "--origin", "human")
    assert said["total"] == 3
    assert "Codings accepted from suggestions are left out." in said["basis"]
    (said,) = records("matrix", coded, "--origin", "suggestion")
    assert said["total"] == 0
    assert "Only codings accepted from suggestions." in said["basis"]


def test_several_analysts_are_refused_until_one_says_whose(coded: Path) -> None:
    done("codings", "add", coded, "--coder", "bert", "--source", "R1", "--at", "2.1",
         "--code", "work")  # fmt: skip
    said = refused("matrix", coded)
    assert "anna, bert" in said and "--coders" in said
    assert records("matrix", coded, "--coders", "bert")[0]["total"] == 1
    assert records("matrix", coded, "--coders", "anna, bert")[0]["total"] == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cells", "moods"), "Choose one of: segments"),
        (("--rows", "levle"), "Did you mean “level”?"),
        (("--under", "valu"), "Did you mean “Value”?"),
        (("--coders", "ana"), "Did you mean “anna”?"),
        (("--where", "level=middle"), "Its values are: high, low."),
        (("--sort", "mood"), "There is no order “mood”"),
        (
            ("--origin", "machine"),
            "Choose one of: human (by hand), suggestion (from a suggestion).",
        ),
    ],
)
def test_what_cannot_be_counted_is_told(coded: Path, options: tuple[str, ...], said: str) -> None:
    assert said in refused("matrix", coded, *options)


@pytest.mark.parametrize(
    "options", [("--depth", "deep"), ("--where", "level"), ("--template", "a.docx")]
)
def test_what_cannot_be_understood_is_a_usage_error(coded: Path, options: tuple[str, ...]) -> None:
    misunderstood("matrix", coded, *options)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv", ".html", ".md", ".json"])
def test_a_report_is_written_in_the_form_of_its_ending(
    coded: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"matrix{ending}"
    (record,) = records("matrix", coded, "--to", out, "--quotes", "all")
    assert record["file"] == str(out)
    assert out.stat().st_size > 50
    if ending == ".json":
        report = json.loads(out.read_text("utf-8"))
        assert report["values"] == [[2, 0], [0, 1]]
        assert "four people" in json.dumps(report["quotations"])


def test_a_report_follows_the_language_and_the_wish_for_quotations(
    coded: Path, tmp_path: Path
) -> None:
    out = tmp_path / "matrix.json"
    done("matrix", coded, "--to", out, "--quotes", "none", "--lang", "nl")
    report = json.loads(out.read_text("utf-8"))
    assert (report["language"], report["quotations"]) == ("nl", [])
    assert [c["label"] for c in report["columns"]] == ["Waarde", "Werk"]


def test_a_report_replaces_a_file_only_with_force(coded: Path, tmp_path: Path) -> None:
    out = tmp_path / "matrix.md"
    out.write_text("mine")
    assert "--force" in refused("matrix", coded, "--to", out)
    assert out.read_text() == "mine"
    done("matrix", coded, "--to", out, "--force")
    assert "Quay" in out.read_text("utf-8")


def test_a_report_of_an_unknown_kind_is_refused(coded: Path, tmp_path: Path) -> None:
    assert ".docx" in refused("matrix", coded, "--to", tmp_path / "matrix.pdf")
    assert "number of quotations" in refused(
        "matrix", coded, "--to", tmp_path / "m.md", "--quotes", "few"
    )
    assert list(tmp_path.glob("m*")) == []


def test_a_project_without_codings_gives_zeros(study: Path) -> None:
    assert "No codings yet." in done("matrix", study)


def test_a_wide_matrix_continues_beneath_itself() -> None:
    lines = list(_tables("Case", ["Quay", "Total"], ["One", "A longer heading"],
                         [["1", "2"], ["1", "2"]], columns=18))  # fmt: skip
    assert lines == [
        "Case   One",
        "Quay     1",
        "Total    1",
        "",
        "       A longer",
        "Case    heading",
        "Quay          2",
        "Total         2",
    ]
