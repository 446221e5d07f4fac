from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import done, misunderstood, records, refused


@pytest.fixture
def twice(coded: Path) -> Path:
    """Bas codes what Anna coded, but for one segment; both finished one source, blind."""
    table = coded.parent / "anna.csv"
    done("codings", "export", coded, table)
    rows = table.read_text("utf-8-sig").splitlines()
    kept = [rows[0], *(row.replace("anna", "bas") for row in rows[1:] if "money" not in row)]
    theirs = coded.parent / "bas.csv"
    theirs.write_text("\n".join(kept), "utf-8")
    done("codings", "import", coded, theirs)
    for coder in ("anna", "bas"):
        done("--coder", coder, "sources", "blind", coded, "R1")
        done("--coder", coder, "sources", "finish", coded, "R1")
    return coded


def test_the_table_names_figures_universe_and_unit(twice: Path) -> None:
    said = done("agreement", twice)
    assert "α" in said and "Jaccard" in said
    assert "All, pooled" in said and "Median of the codes" in said
    assert "one coder only" in said
    assert "in 1 source, finished and coded blind by each of anna, bas: 2 turns" in said
    assert "within these sources" in said
    assert "-0.00" not in said
    assert "Unit: each character, coded or not." in said
    assert "Not all have finished 1 source that is coded: R2." in said


def test_in_json_every_figure_can_be_read(twice: Path) -> None:
    (said,) = records("agreement", twice, "--unit", "turns", "--depth", "1")
    assert said["coders"] == ["anna", "bas"]
    assert said["not_blind"] is None and said["unfinished"] == ["R2"]
    codes = {row["code"]: row for row in said["blind"]["codes"]}
    assert set(codes) == {"value", "work"}
    assert codes["work"]["alpha"] is None and codes["work"]["undefined"] == "none"
    assert set(codes["value"]["prevalence"]) == {"anna", "bas"}
    assert said["blind"]["units"] == 2


def test_what_cannot_be_compared_is_said(coded: Path, twice: Path) -> None:
    assert "two coders or more" in refused("agreement", twice, "--coders", "anna")
    assert "zoe" in refused("agreement", twice, "--coders", "anna,zoe")
    assert "words" in refused("agreement", twice, "--unit", "words")
    assert misunderstood("agreement", twice, "--depth", "deep")


def test_disagreements_are_listed_beneath_the_figures_when_asked_for(twice: Path) -> None:
    said = done("agreement", twice, "--disagreements", "all")
    assert "1. R1, R, turn" in said and "bas: nothing" in said
    assert "1 of 1 place where they differ; 0 decided." in said
    assert "differ; 0 decided" not in done("agreement", twice)
    (record,) = records("agreement", twice, "--disagreements", "5")
    assert [place["code"] for place in record["disagreements"]] == ["money"]
    assert "no number of disagreements" in refused("agreement", twice, "--disagreements", "x")


def test_a_report_is_written_and_none_is_overwritten_unasked(twice: Path) -> None:
    file = twice.parent / "agreement.md"
    assert str(file) in done("agreement", twice, "--to", file, "--disagreements", "all")
    text = file.read_text("utf-8")
    assert "How agreement was established" in text and "Where they differ in R1" in text
    assert "exists" in refused("agreement", twice, "--to", file)
    done("agreement", twice, "--to", file, "--force", "--disagreements", "none", "--lang", "nl")
    text = file.read_text("utf-8")
    assert "Hoe de overeenstemming is vastgesteld" in text and "Waar ze verschillen" not in text
    assert misunderstood("agreement", twice, "--template", file)


def test_the_unitizing_family_is_shown_within_exclusive_codes(twice: Path) -> None:
    assert "cuα" not in done("agreement", twice)
    book = twice.parent / "book.yaml"
    done("codebook", "export", twice, book)
    text = book.read_text("utf-8")
    assert "  - id: value\n" in text
    book.write_text(
        text.replace("  - id: value\n", "  - id: value\n    exclusive: true\n"), "utf-8"
    )
    done("codebook", "import", twice, book, "--yes")
    said = done("agreement", twice)
    assert "uα" in said and "› Money" in said and "The unitizing α's" in said
    (record,) = records("agreement", twice)
    assert record["blind"]["unitizing"][0]["parent"] == "value"


def test_who_codes_a_source_blind_is_told_that_it_is_left_out(twice: Path) -> None:
    for coder in ("anna", "bas"):
        done("--coder", coder, "sources", "finish", twice, "R2")
    done("--coder", "kim", "sources", "blind", twice, "R2")
    said = done("--coder", "kim", "agreement", twice)
    assert "You are still coding 1 source blind: it is compared once you have finished it" in said
    assert "still coding" not in done("--coder", "bas", "agreement", twice)
    done("--coder", "kim", "agreement", twice, "--to", twice.parent / "report.md")
    assert "still coding 1 source blind" in (twice.parent / "report.md").read_text("utf-8")
