from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import BOOK, done, misunderstood, records, refused, say, unchanged


def codes(place: Path) -> list[str]:
    return [record["path"] for record in records("codebook", "show", place)]


def test_the_tree_is_shown_with_indents(study: Path) -> None:
    assert done("codebook", "show", study).splitlines() == [
        "code            codings  id",
        "Value                    value",
        "  Money                  money",
        "Work                     work",
        "  Dual loyalty           loyalty",
    ]


def test_labels_follow_the_language(study: Path) -> None:
    assert "Dubbele loyaliteit" in done("codebook", "show", study, "--lang", "nl")


def test_one_code_says_all_of_itself(coded: Path) -> None:
    said = done("codebook", "show", coded, "Value")
    assert "What it means to others." in said and "1 coding" in said
    (record,) = records("codebook", "show", coded, "value")
    assert record["labels"] == {"en": "Value", "nl": "Waarde"}


def test_an_unknown_code_suggests_the_nearest(study: Path) -> None:
    assert "Did you mean “Money”?" in refused("codebook", "show", study, "mony")


def test_loading_shows_the_difference_and_asks(study: Path, files: Path) -> None:
    (files / "new.yaml").write_text(
        BOOK.replace("en: Money", "en: Funds") + "  - id: gap\n    label: {en: Gap}\n", "utf-8"
    )
    line = ("codebook", "import", study, files / "new.yaml")
    unchanged(study, lambda: refused(*line, answer="n\n"))
    result = say(*line, answer="y\n")
    assert result.exit_code == 0
    assert "+ gap" in result.stdout and "~ money: label" in result.stdout
    assert "Add 1 code and change 1 code?" in result.stderr
    assert codes(study) == ["Value", "Value › Funds", "Work", "Work › Dual loyalty", "Gap"]


def test_loading_without_an_answer_changes_nothing(study: Path, files: Path) -> None:
    (files / "new.yaml").write_text(BOOK + "  - id: gap\n    label: {en: Gap}\n", "utf-8")
    line = ("codebook", "import", study, files / "new.yaml")
    unchanged(study, lambda: refused(*line, answer=""))
    assert "--yes" in refused(*line, answer="")


def test_a_dry_run_of_loading_only_shows(study: Path, files: Path) -> None:
    (files / "new.yaml").write_text(BOOK + "  - id: gap\n    label: {en: Gap}\n", "utf-8")
    line = ("codebook", "import", study, files / "new.yaml", "--dry-run")
    unchanged(study, lambda: done(*line))
    assert records(*line) == [{"change": "added", "code": "gap"}]


def test_loading_the_same_book_changes_nothing(study: Path, files: Path) -> None:
    unchanged(study, lambda: done("codebook", "import", study, files / "book.yaml"))


def test_a_mistake_in_a_book_names_its_line(study: Path, files: Path) -> None:
    (files / "bad.yaml").write_text("codes:\n  - label: A\n    colour: 12\n    nonsense: x\n")
    said = refused("codebook", "import", study, files / "bad.yaml", "--yes")
    assert "bad.yaml" in said and "line" in said


def test_an_export_gives_the_book_back_as_it_was(study: Path, files: Path) -> None:
    out = files / "out.yaml"
    assert records("codebook", "export", study, out) == [{"file": str(out), "codes": 4}]
    assert out.read_text("utf-8") == BOOK


def test_an_export_replaces_a_file_only_with_force(study: Path, files: Path) -> None:
    out = files / "out.yaml"
    out.write_text("mine")
    assert "--force" in refused("codebook", "export", study, out)
    assert out.read_text() == "mine"
    done("codebook", "export", study, out, "--force")
    assert out.read_text("utf-8") == BOOK


def test_codes_are_added_and_described(study: Path) -> None:
    (act,) = records("codebook", "add", study, "Trust", "--under", "work", "--colour", "#112233")
    assert (act["code"], act["summary"]) == ("trust", "Added code “Trust”")
    done("codebook", "edit", study, "trust", "--definition", "To rely on.", "--key", "t",
         "--cue", "trust*", "--cue", "rely on")  # fmt: skip
    (record,) = records("codebook", "show", study, "trust")
    assert record["path"] == "Work › Trust"
    assert (record["colour"], record["key"]) == ("#112233", "t")
    assert [*record["cues"].values()] == [["trust*", "rely on"]]


def test_a_code_gets_another_id(coded: Path) -> None:
    (act,) = records("codebook", "edit", coded, "value", "--id", "worth", "--colour", "teal")
    assert (act["code"], act["summary"]) == ("worth", "Changed code “Value”: colour, id")
    assert "worth" in [c["code"] for c in records("codings", "list", coded)]
    line = ("codebook", "edit", coded, "worth")
    for wrong in (("--id", "work"), ("--id", " "), ("--colour", "reed"), ("--key", "12")):
        unchanged(coded, lambda wrong=wrong: refused(*line, *wrong))


def test_an_edit_that_says_nothing_is_a_usage_error(study: Path) -> None:
    assert "Say what to change" in misunderstood("codebook", "edit", study, "value")


def test_a_rename_keeps_the_id(study: Path) -> None:
    done("codebook", "rename", study, "money", "Funds")
    (record,) = records("codebook", "show", study, "money")
    assert record["labels"] == {"en": "Funds", "nl": "Geld"}


def test_codes_move_beneath_others_and_to_the_top(study: Path) -> None:
    done("codebook", "move", study, "money", "--under", "work", "--position", 1)
    assert codes(study) == ["Value", "Work", "Work › Money", "Work › Dual loyalty"]
    done("codebook", "move", study, "money", "--top")
    done("codebook", "move", study, "money", "--position", 1)
    assert codes(study)[0] == "Money"
    misunderstood("codebook", "move", study, "money")
    misunderstood("codebook", "move", study, "money", "--top", "--under", "work")


def test_a_merge_says_beforehand_what_happens_to_the_codings(coded: Path) -> None:
    line = ("codebook", "merge", coded, "money", "loyalty")
    unchanged(coded, lambda: refused(*line, answer="no\n"))
    result = say(*line, answer="yes\n")
    assert "its 1 coding" in result.stderr
    assert result.stdout == "Merged “Money” into “Dual loyalty” (1 coding)\n"
    assert "money" not in [c["code"] for c in records("codings", "list", coded)]


def test_a_split_takes_the_codings_that_are_named(coded: Path) -> None:
    done("codings", "add", coded, "--source", "R1", "--at", "2.2", "--code", "value")
    first = records("codings", "list", coded, "--code", "value")[0]["coding"]
    (act,) = records("codebook", "split", coded, "value", "Beginning", "--coding", first)
    assert act["code"] == "beginning"
    (moved,) = records("codings", "list", coded, "--code", "beginning")
    assert moved["coding"] == first
    assert "which codings" in misunderstood("codebook", "split", coded, "value", "Other")


def test_a_deletion_says_beforehand_what_goes(coded: Path) -> None:
    line = ("codebook", "delete", coded, "value")
    unchanged(coded, lambda: refused(*line, answer="\n"))
    result = say(*line, answer="y\n")
    assert "“value” and the 1 code beneath it go, with 2 codings. Delete?" in result.stderr
    assert codes(coded) == ["Work", "Work › Dual loyalty"]
    done("undo", coded)
    assert len(codes(coded)) == 4
