from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import done, misunderstood, records, refused, unchanged


def test_memos_are_written_on_everything(coded: Path) -> None:
    coding = records("codings", "list", coded)[0]["coding"]
    done("memos", "add", coded, "On it all.")
    done("memos", "add", coded, "On a source.", "--source", "R1")
    done("memos", "add", coded, "On a code.", "--code", "money")
    done("memos", "add", coded, "On a case.", "--case", "Quay")
    done("memos", "add", coded, "On a coding.", "--coding", coding)
    assert [(m["on"], m["about"], m["text"]) for m in records("memos", "list", coded)] == [
        ("project", "study", "On it all."), ("source", "R1", "On a source."),
        ("code", "money", "On a code."), ("case", "Quay", "On a case."),
        ("coding", coding, "On a coding."),
    ]  # fmt: skip
    (only,) = records("memos", "list", coded, "--code", "money")
    assert only["coder"] == "anna"


def test_a_memo_is_read_from_standard_input(study: Path) -> None:
    done("memos", "add", study, "-", answer="Two\nlines\n")
    assert records("memos", "list", study)[0]["text"] == "Two\nlines"


def test_a_memo_is_about_one_thing(study: Path) -> None:
    misunderstood("memos", "add", study, "x", "--code", "money", "--case", "Quay")


def test_an_empty_memo_is_refused(study: Path) -> None:
    unchanged(study, lambda: refused("memos", "add", study, "  "))


def test_memos_are_edited_and_deleted(study: Path) -> None:
    (act,) = records("memos", "add", study, "First thought.")
    done("memos", "edit", study, act["memo"], "Second thought.")
    assert records("memos", "list", study)[0]["text"] == "Second thought."
    refused("memos", "delete", study, act["memo"], answer="n\n")
    done("memos", "delete", study, act["memo"], answer="y\n")
    assert records("memos", "list", study) == []
    assert "no memo 1" in refused("memos", "edit", study, act["memo"], "x")


def test_coders_are_listed_and_given_roles(coded: Path) -> None:
    done("sources", "finish", coded, "R1")
    done("coders", "role", coded, "expert", "reference")
    assert records("coders", "list", coded) == [
        {"coder": "anna", "role": "analyst", "codings": 3, "finished": 1},
        {"coder": "expert", "role": "reference", "codings": 0, "finished": 0},
    ]
    assert "Choose one of: analyst" in refused("coders", "role", coded, "anna", "boss")
