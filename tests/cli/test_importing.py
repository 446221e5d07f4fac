from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import R1, done, misunderstood, records, refused, say, unchanged


def test_an_import_tells_what_it_understood(empty: Path, files: Path) -> None:
    said = done("import", empty, files / "R1.txt")
    assert said.splitlines() == [
        "R1 (R1.txt)",
        "  size: 4 turns, 28 words; asks: I; answers: R; language: English; encoding: UTF-8",
        "Imported 1 source.",
    ]


def test_an_import_in_json_has_the_same_facts(empty: Path, files: Path) -> None:
    (record,) = records("import", empty, files / "R1.txt")
    assert record["status"] == "imported"
    assert (record["source"], record["turns"], record["language"]) == ("R1", 4, "en")
    assert (record["speakers"], record["interviewers"]) == (["I", "R"], ["I"])


def test_folders_and_patterns_give_their_transcripts(empty: Path, files: Path) -> None:
    result = say("import", empty, files)
    assert result.exit_code == 0
    assert "Passed over" in result.stderr and "book.yaml" in result.stderr
    assert [r["source"] for r in records("sources", "list", empty)] == ["R1", "R2"]


def test_the_same_file_is_recognised(study: Path, files: Path) -> None:
    (files / "copy.txt").write_text(R1, "utf-8")
    (record,) = records("import", study, files / "copy.txt")
    assert record == {"status": "known", "file": str(files / "copy.txt"), "source": "R1"}
    assert "has this very file already" in done("import", study, files / "copy.txt")
    assert len(records("sources", "list", study)) == 2


def test_case_and_attributes_come_from_the_line(empty: Path, files: Path) -> None:
    done(
        "import", empty, files / "R1.txt", "--case", "Quay", "--attribute", "date=2020-01-31",
        "--attribute", "case:since=2015", "--fiction", "--name", "First", "--language", "nl",
    )  # fmt: skip
    (source,) = records("sources", "list", empty)
    assert (source["source"], source["cases"], source["language"]) == ("First", ["Quay"], "nl")
    assert source["attributes"] == {"date": "2020-01-31"}
    assert source["fiction"] is True
    assert records("cases", "list", empty)[0]["attributes"] == {"since": "2015"}


def test_who_asks_can_be_said(empty: Path, files: Path) -> None:
    (record,) = records("import", empty, files / "R1.txt", "--interviewer", "r")
    assert record["interviewers"] == ["R"]


def test_a_manifest_says_it_of_every_file(empty: Path, files: Path) -> None:
    manifest = files / "interviews.csv"
    manifest.write_text("file,case,level\nR1.txt,Quay,high\nR2.txt,Lint,low\n", "utf-8")
    done("import", empty, "--manifest", manifest)
    assert [(s["source"], s["cases"], s["attributes"]) for s in records("sources", "list", empty)] \
        == [("R1", ["Quay"], {"level": "high"}), ("R2", ["Lint"], {"level": "low"})]  # fmt: skip


def test_files_beside_a_manifest_choose_from_it(empty: Path, files: Path) -> None:
    manifest = files / "interviews.csv"
    manifest.write_text("file,case\nR1.txt,Quay\n", "utf-8")
    result = say("import", empty, files, "--manifest", manifest)
    assert "R2.txt" in result.stderr and "interviews.csv" not in result.stderr
    assert [s["source"] for s in records("sources", "list", empty)] == ["R1"]


def test_a_file_that_the_manifest_does_not_name_is_refused(empty: Path, files: Path) -> None:
    manifest = files / "interviews.csv"
    manifest.write_text("file,case\nR1.txt,Quay\n", "utf-8")
    said = refused("import", empty, files / "R2.txt", "--manifest", manifest)
    assert "does not name it" in said


def test_a_manifest_with_a_missing_file_suggests_the_nearest(empty: Path, files: Path) -> None:
    manifest = files / "interviews.csv"
    manifest.write_text("file,case\nR11.txt,Quay\n", "utf-8")
    assert "Did you mean “R1.txt”?" in refused("import", empty, "--manifest", manifest)


def test_a_missing_file_suggests_the_nearest(empty: Path, files: Path) -> None:
    assert "Did you mean “R1.txt”?" in refused("import", empty, files / "R1.txr")


def test_one_bad_file_stops_all(study: Path, files: Path) -> None:
    (files / "R3.txt").write_text("I: Hello?\nR: Yes.\n", "utf-8")
    (files / "bad.docx").write_bytes(b"PK\x03\x04 and then nothing")
    unchanged(study, lambda: refused("import", study, files / "R3.txt", files / "bad.docx"))


def test_bad_files_can_be_skipped(study: Path, files: Path) -> None:
    (files / "R3.txt").write_text("I: Hello?\nR: Yes.\n", "utf-8")
    (files / "bad.docx").write_bytes(b"PK\x03\x04 and then nothing")
    result = say("import", study, files / "R3.txt", files / "bad.docx", "--skip-bad")
    assert result.exit_code == 0
    assert "bad.docx" in result.stderr
    assert len(records("sources", "list", study)) == 3


def test_nothing_to_import_is_a_usage_error(empty: Path) -> None:
    assert "Name transcripts" in misunderstood("import", empty)


def test_an_attribute_without_a_value_is_a_usage_error(empty: Path, files: Path) -> None:
    said = misunderstood("import", empty, files / "R1.txt", "--attribute", "level")
    assert "“level” is no NAME=VALUE" in said


def test_one_name_for_several_sources_is_a_usage_error(empty: Path, files: Path) -> None:
    misunderstood("import", empty, files / "R1.txt", files / "R2.txt", "--name", "both")
    assert records("sources", "list", empty) == []


def test_what_a_file_loses_is_said_in_words(empty: Path, files: Path) -> None:
    (files / "a.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hello there.\n\nNOTE checked\n",
        "utf-8",
    )
    said = done("import", empty, files / "a.vtt")
    assert "1 comment left out" in said
    assert "1 subtitle setting left out" in said
