from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import done, misunderstood, records, refused, say


def test_a_new_project_gets_the_ending_qnet(tmp_path: Path) -> None:
    (record,) = records("new", tmp_path / "study", "--name", "My study")
    assert record == {"project": str(tmp_path / "study.qnet"), "name": "My study", "codes": 0}
    assert (tmp_path / "study.qnet").is_file()


def test_a_project_is_found_without_its_ending(tmp_path: Path, empty: Path) -> None:
    assert records("info", tmp_path / "empty") == records("info", empty)


def test_a_new_project_starts_with_the_codes_of_a_file(tmp_path: Path, files: Path) -> None:
    said = done("new", tmp_path / "a.qnet", "--codebook", files / "book.yaml")
    assert "It has 4 codes." in said


def test_a_codebook_with_a_mistake_leaves_no_project(tmp_path: Path) -> None:
    book = tmp_path / "book.yaml"
    book.write_text("codes:\n  - id: a\n    label: A\n  - id: a\n    label: B\n", "utf-8")
    said = refused("new", tmp_path / "a.qnet", "--codebook", book)
    assert "book.yaml" in said and "line" in said
    assert not (tmp_path / "a.qnet").exists()


def test_nothing_is_made_where_something_is(empty: Path) -> None:
    before = empty.read_bytes()
    assert "already exists" in refused("new", empty)
    assert empty.read_bytes() == before


def test_a_missing_project_is_told_with_how_to_make_it(tmp_path: Path) -> None:
    said = refused("info", tmp_path / "nowhere.qnet")
    assert said.splitlines() == [
        f"There is no project {tmp_path / 'nowhere.qnet'}.",
        "Check its name, or make a new project.",
    ]


@pytest.mark.parametrize("content", [b"", b"plain text", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_project_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.qnet"
    other.write_bytes(content)
    assert "is not a qualcoder-net project" in refused("check", other)
    assert other.read_bytes() == content


def test_a_folder_is_no_project(tmp_path: Path) -> None:
    assert "is a folder" in refused("info", tmp_path)


def test_info_counts_what_is_there(coded: Path) -> None:
    (record,) = records("info", coded)
    assert (record["codes"], record["cases"], record["sources"]) == (4, 2, 2)
    assert record["codings"] == 3
    assert record["coders"] == [{"coder": "anna", "role": "analyst", "codings": 3}]
    assert "anna (analyst): 3 codings" in done("info", coded)


def test_verbs_also_stand_beneath_project(study: Path) -> None:
    assert records("project", "info", study) == records("info", study)
    assert records("project", "history", study) == records("history", study)


def test_check_finds_a_sound_project_sound(coded: Path) -> None:
    (record,) = records("check", coded)
    assert record["problems"] == []
    assert (record["sources"], record["codings"]) == (2, 3)


def test_check_fails_for_a_text_that_was_changed_behind_its_back(coded: Path) -> None:
    with sqlite3.connect(coded) as database:
        database.execute("UPDATE texts SET content = replace(content, 'four', 'five')")
    result = say("check", coded)
    assert result.exit_code == 1
    assert "is not what was imported" in result.stdout
    assert "backup" in result.stderr


def test_a_backup_is_a_whole_project(coded: Path, tmp_path: Path) -> None:
    done("backup", coded, tmp_path / "copy.qnet")
    assert records("codings", "list", tmp_path / "copy.qnet") == records("codings", "list", coded)


def test_a_backup_without_a_name_lies_beside_the_project(study: Path) -> None:
    (record,) = records("backup", study)
    made = Path(record["backup"])
    assert made.parent == study.parent and made.name.startswith("study-")
    assert made.is_file()


def test_a_backup_never_replaces_a_file(study: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.qnet").write_text("mine")
    assert "already exists" in refused("backup", study, tmp_path / "copy.qnet")
    assert (tmp_path / "copy.qnet").read_text() == "mine"


def test_history_is_newest_first(coded: Path) -> None:
    acts = records("history", coded)
    assert [act["operation"] for act in acts] == sorted(
        (act["operation"] for act in acts), reverse=True
    )
    assert acts[0]["summary"] == "Coded a segment of “R2” with “Dual loyalty”"
    assert len(records("history", coded, "--limit", 2)) == 2


def test_history_of_an_unknown_coder_suggests_the_nearest(coded: Path) -> None:
    assert "Did you mean “anna”?" in refused("history", coded, "--by", "ana")


def test_undo_and_redo_take_back_and_restore_the_last_act(coded: Path) -> None:
    before = records("codings", "list", coded)
    (undone,) = records("undo", coded)
    assert undone["summary"] == "Coded a segment of “R2” with “Dual loyalty”"
    assert len(records("codings", "list", coded)) == 2
    assert "Redid:" in done("redo", coded)
    assert records("codings", "list", coded) == before


def test_an_earlier_act_can_be_undone_by_its_number(coded: Path) -> None:
    act = next(a for a in records("history", coded) if "“Value”" in a["summary"])
    done("undo", coded, "--operation", act["operation"])
    assert {c["code"] for c in records("codings", "list", coded)} == {"money", "loyalty"}
    assert "(undone)" in done("history", coded)


def test_nobody_undoes_anothers_act(coded: Path) -> None:
    assert "has nothing to undo" in refused("undo", coded, "--coder", "bert")


def test_undo_of_nothing_changes_nothing(empty: Path) -> None:
    assert "anna has nothing to undo." in refused("undo", empty)


def test_a_number_that_is_none_is_a_usage_error(coded: Path) -> None:
    assert "--operation" in misunderstood("undo", coded, "--operation", "last")


def test_the_screen_needs_a_terminal(study: Path) -> None:
    assert "needs a terminal" in refused("open", study)
    assert "needs a terminal" in refused()
