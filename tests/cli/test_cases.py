from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import done, misunderstood, records, refused, unchanged


def test_cases_are_listed_with_attributes_and_sources(study: Path) -> None:
    assert records("cases", "list", study) == [
        {"case": "Quay", "sources": ["R1"], "speakers": [], "attributes": {"level": "high"}},
        {"case": "Lint", "sources": ["R2"], "speakers": [], "attributes": {"level": "low"}},
    ]
    assert done("cases", "list", study).splitlines()[0].split() == [
        "case", "level", "speakers", "sources",
    ]  # fmt: skip


def test_cases_are_added_renamed_moved_and_deleted(study: Path) -> None:
    done("cases", "add", study, "Mill")
    done("cases", "rename", study, "mill", "Watermill")
    done("cases", "move", study, "Watermill", 1)
    assert [c["case"] for c in records("cases", "list", study)] == ["Watermill", "Quay", "Lint"]
    done("cases", "delete", study, "Watermill", "--yes")
    assert [c["case"] for c in records("cases", "list", study)] == ["Quay", "Lint"]


def test_a_case_is_deleted_only_after_a_yes(study: Path) -> None:
    unchanged(study, lambda: refused("cases", "delete", study, "Quay", answer="n\n"))


def test_an_unknown_case_suggests_the_nearest(study: Path) -> None:
    assert "Did you mean “Quay”?" in refused("cases", "set", study, "Quai", "level=low")


def test_values_are_set_all_or_none(study: Path) -> None:
    done("attributes", "define", study, "since", "--of", "case", "--kind", "number")
    unchanged(
        study, lambda: refused("cases", "set", study, "Quay", "level=middle", "since=long ago")
    )
    (act,) = records("cases", "set", study, "Quay", "level=middle", "since=2015")
    assert act["summary"] == "Set level, since of “Quay”"
    assert records("cases", "list", study)[0]["attributes"] == {"level": "middle", "since": "2015"}
    done("cases", "set", study, "Quay", "since=")
    assert records("cases", "list", study)[0]["attributes"] == {"level": "middle"}


def test_an_unknown_attribute_suggests_the_nearest(study: Path) -> None:
    assert "Did you mean “level”?" in refused("cases", "set", study, "Quay", "levle=low")


def test_sources_and_speakers_are_assigned_to_cases(study: Path) -> None:
    done("cases", "assign", study, "R1", "Quay", "Lint")
    done("cases", "assign", study, "R2")
    done("cases", "assign", study, "R2", "Lint", "--speaker", "R")
    quay, lint = records("cases", "list", study)
    assert quay["sources"] == ["R1"]
    assert (lint["sources"], lint["speakers"]) == (["R1"], ["R2 · R"])


def test_a_case_gets_its_sources_in_one_act(study: Path) -> None:
    (act,) = records("cases", "sources", study, "Quay", "R2", "R1")
    assert (act["case"], act["sources"]) == ("Quay", ["R2", "R1"])
    assert act["summary"] == "Put “R2” in case “Quay”"
    done("cases", "sources", study, "Quay")
    assert records("cases", "list", study)[0]["sources"] == []
    done("undo", study)
    assert sorted(records("cases", "list", study)[0]["sources"]) == ["R1", "R2"]
    assert "Did you mean “R1”?" in refused("cases", "sources", study, "Quay", "R11")


def test_an_unknown_speaker_suggests_the_nearest(study: Path) -> None:
    said = refused("cases", "assign", study, "R2", "Lint", "--speaker", "RR")
    assert "No speaker “RR”" in said


def test_cases_come_back_from_the_table_they_were_written_to(study: Path, tmp_path: Path) -> None:
    for name in ("cases.csv", "cases.xlsx"):
        table = tmp_path / name
        assert records("cases", "export", study, table) == [{"file": str(table), "rows": 2}]
        before = records("cases", "list", study)
        done("cases", "set", study, "Quay", "level=changed")
        done("cases", "import", study, table)
        assert records("cases", "list", study) == before


def test_an_export_replaces_a_file_only_with_force(study: Path, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("mine")
    assert "--force" in refused("cases", "export", study, table)
    assert table.read_text() == "mine"


def test_a_table_without_a_column_for_cases_is_refused(study: Path, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("thing,level\nQuay,low\n")
    unchanged(study, lambda: refused("cases", "import", study, table))


def test_attributes_are_listed_changed_and_deleted(study: Path) -> None:
    done("attributes", "define", study, "age", "--of", "speaker", "--kind", "number")
    done("attributes", "define", study, "role", "--of", "source", "--choice", "a", "--choice", "b")
    assert [(a["attribute"], a["of"], a["kind"], a["values"], a["choices"])
            for a in records("attributes", "list", study)] == [
        ("level", "case", "text", 2, []), ("age", "speaker", "number", 0, []),
        ("role", "source", "choice", 0, ["a", "b"]),
    ]  # fmt: skip
    done("attributes", "set", study, "age", "44", "--source", "R1", "--speaker", "R")
    done("attributes", "set", study, "role", "a", "--source", "R1")
    done("attributes", "set", study, "level", "top", "--case", "Quay")
    assert "does not fit" in refused("attributes", "set", study, "role", "c", "--source", "R1")
    done("attributes", "change", study, "speaker:age", "--name", "years")
    done("attributes", "delete", study, "years", "--yes")
    assert len(records("attributes", "list", study)) == 2
    assert records("attributes", "list", study, "--of", "source")[0]["values"] == 1


def test_a_value_needs_to_know_whose_it_is(study: Path) -> None:
    misunderstood("attributes", "set", study, "level", "high")
    misunderstood("attributes", "set", study, "level", "high", "--case", "Quay", "--source", "R1")
    misunderstood("attributes", "set", study, "level", "high", "--speaker", "R")


def test_what_has_no_attributes_is_refused(study: Path) -> None:
    assert "Choose one of" in refused("attributes", "define", study, "x", "--of", "code")
    said = refused("attributes", "define", study, "x", "--of", "case", "--kind", "mood")
    assert "Choose one of" in said


def test_attributes_of_sources_go_through_a_table(study: Path, tmp_path: Path) -> None:
    table = tmp_path / "sources.csv"
    table.write_text("source,date\nR1,2020-01-31\nR2,2020-02-01\n")
    (act,) = records("attributes", "import", study, table, "--of", "source")
    assert (act["rows"], act["attributes"]) == (2, 1)
    assert records("sources", "list", study)[0]["attributes"] == {"date": "2020-01-31"}
    done("attributes", "export", study, tmp_path / "out.csv", "--of", "source")
    assert "2020-01-31" in (tmp_path / "out.csv").read_text("utf-8-sig")
