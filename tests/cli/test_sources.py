from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import R1, R2, done, misunderstood, records, refused, say, unchanged


def test_sentences_are_numbered_by_turn(study: Path) -> None:
    assert done("sources", "show", study, "R1").splitlines() == [
        "     1     I",
        "     1.1   How did it begin?",
        "     2     R",
        "     2.1   We began with four people.",
        "     2.2   It was not planned.",
        "     3     I",
        "     3.1   And the money?",
        "     4     R",
        "     4.1   There was none.",
        "     4.2   We paid for it ourselves.",
    ]


def test_sentences_in_json_are_exact_segments(study: Path) -> None:
    shown = records("sources", "show", study, "R1")
    assert all(R1[s["start"] : s["end"]] == s["text"] for s in shown)
    assert [f"{s['turn']}.{s['sentence']}" for s in shown if s["speaker"] == "R"] == [
        "2.1", "2.2", "4.1", "4.2",
    ]  # fmt: skip
    assert [s["turn"] for s in records("sources", "show", study, "R1", "--turn", 4)] == [4, 4]


def test_a_turn_that_is_not_there_is_told(study: Path) -> None:
    assert "numbered 1 to 4" in refused("sources", "show", study, "R1", "--turn", 9)


def test_a_source_is_named_by_its_file_too_and_suggests_the_nearest(study: Path) -> None:
    assert done("sources", "show", study, "r1.TXT") == done("sources", "show", study, "R1")
    assert "Did you mean “R1”?" in refused("sources", "show", study, "R1x")


def test_a_title_outside_all_turns_has_no_number(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Talk of a Monday\n\n{R2}", "utf-8")
    done("import", empty, tmp_path / "a.txt")
    first, *others = records("sources", "show", empty, "a")
    assert (first["text"].strip(), first["turn"], first["sentence"]) == (
        "Talk of a Monday", None, None,
    )  # fmt: skip
    assert [(s["turn"], s["sentence"]) for s in others] == [(1, 1), (2, 1), (2, 2)]


def test_a_label_on_a_line_of_its_own_is_no_sentence(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("I:\nHow so?\n\nR:\nBecause. Just so.\n", "utf-8")
    done("import", empty, tmp_path / "a.txt")
    shown = records("sources", "show", empty, "a")
    assert [(s["turn"], s["text"]) for s in shown] == [
        (1, "How so?"), (2, "Because."), (2, "Just so."),
    ]  # fmt: skip


def test_the_numbers_shown_are_those_that_codings_get(study: Path) -> None:
    for sentence in records("sources", "show", study, "R1"):
        at = f"{sentence['turn']}.{sentence['sentence']}"
        done("codings", "add", study, "--source", "R1", "--at", at, "--code", "work")
    listed = records("codings", "list", study)
    assert [c["turn"] for c in listed] == ["1.1", "2.1", "2.2", "3.1", "4.1", "4.2"]


def test_a_rename_is_refused_when_the_name_is_taken(study: Path) -> None:
    done("sources", "rename", study, "R1", "First")
    assert "already" in refused("sources", "rename", study, "First", "R2")


def test_a_corrected_text_takes_the_codings_along(coded: Path, tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.txt"
    corrected.write_text(R1.replace("four people", "five people").replace(
        "There was none. We paid for it ourselves.", "Nobody knows."), "utf-8")  # fmt: skip
    line = ("sources", "replace", coded, "R1", corrected)
    unchanged(coded, lambda: done(*line, "--dry-run"))
    (dry,) = records(*line, "--dry-run")
    assert (dry["done"], dry["kept"], dry["changed"]) == (False, 0, 1)
    assert [m["code"] for m in dry["misfits"]] == ["money"]
    assert "money (anna): “There was none. We paid for it ourselves.”" in done(*line)
    (kept,) = records("codings", "list", coded, "--source", "R1")
    assert kept["quotation"] == "We began with five people."


def test_the_very_same_file_replaces_nothing(coded: Path, files: Path) -> None:
    unchanged(coded, lambda: refused("sources", "replace", coded, "R1", files / "R1.txt"))


def test_finished_and_blind_are_each_coders_own(coded: Path) -> None:
    done("sources", "finish", coded, "R1")
    done("sources", "blind", coded, "R2", "--coder", "bert")
    assert [s["finished"] for s in records("sources", "list", coded)] == [True, False]
    assert [s["blind"] for s in records("sources", "list", coded, "--coder", "bert")] == [
        False, True,
    ]  # fmt: skip
    done("sources", "finish", coded, "R1", "--reopen")
    assert [s["finished"] for s in records("sources", "list", coded)] == [False, False]


def test_a_removed_source_comes_back_by_undo(coded: Path) -> None:
    before = records("codings", "list", coded)
    (act,) = records("sources", "remove", coded, "R1")
    assert act["summary"] == "Removed source “R1” (2 codings)"
    done("undo", coded)
    assert records("codings", "list", coded) == before


def test_an_erasure_asks_for_the_name_and_names_the_backups(coded: Path) -> None:
    done("backup", coded, coded.parent / "study-copy.qnet")
    unchanged(coded, lambda: refused("sources", "erase", coded, "R1", answer="yes\n"))
    result = say("sources", "erase", coded, "R1", answer="R1\n")
    assert result.exit_code == 0
    assert "study-copy.qnet" in result.stdout
    assert "beyond our reach" in result.stderr
    assert b"four people" not in coded.read_bytes()
    assert [s["source"] for s in records("sources", "list", coded)] == ["R2"]


def test_an_erasure_can_be_scripted(coded: Path) -> None:
    (record,) = records("sources", "erase", coded, "R1", "--yes")
    assert record == {"source": "R1", "erased": True, "copies": [], "codes": []}


def test_an_erasure_names_the_codes_that_keep_its_words(coded: Path) -> None:
    done(
        "codings",
        "add",
        coded,
        "--source",
        "R1",
        "--at",
        "2.1",
        "--new",
        "We began with four people",
    )
    said = done("sources", "erase", coded, "R1", "--yes")
    assert "“We began with four people” (id we-began-with-four-people) is still called" in said
    assert "another label and id" in said


def test_speakers_are_renamed_merged_and_given_turns(study: Path) -> None:
    def speakers(source: str) -> list[str]:
        return [s["speaker"] for s in records("sources", "show", study, source)]

    done("sources", "speaker", study, "R1", "R", "--rename", "Ria")
    assert speakers("R1") == ["I", "Ria", "Ria", "I", "Ria", "Ria"]
    done("sources", "speaker", study, "R1", "Bo", "--turn", 4)
    assert speakers("R1")[-1] == "Bo"
    done("sources", "speaker", study, "R1", "Bo", "--merge-into", "Ria")
    done("sources", "speaker", study, "R1", "Ria", "--interviewer")
    assert all(s["interviewer"] for s in records("sources", "show", study, "R1"))
    done("sources", "speaker", study, "R1", "Ria", "--respondent")
    misunderstood("sources", "speaker", study, "R1", "Ria")
    misunderstood("sources", "speaker", study, "R1", "Ria", "--respondent", "--interviewer")


def test_turns_are_split_and_joined(study: Path) -> None:
    done("sources", "split", study, "R1", "--at", "2.2", "--speaker", "S")
    shown = records("sources", "show", study, "R1")
    assert [(s["turn"], s["speaker"]) for s in shown][:3] == [(1, "I"), (2, "R"), (3, "S")]
    done("sources", "join", study, "R1", "--turn", 3)
    assert [s["turn"] for s in records("sources", "show", study, "R1")] == [1, 2, 2, 3, 4, 4]
    assert "before the first" in refused("sources", "join", study, "R1", "--turn", 1)


def test_the_imported_file_comes_back_byte_for_byte(study: Path, tmp_path: Path) -> None:
    done("sources", "original", study, "R1", tmp_path / "back.txt")
    assert (tmp_path / "back.txt").read_bytes() == R1.encode()
    assert "--force" in refused("sources", "original", study, "R2", tmp_path / "back.txt")
