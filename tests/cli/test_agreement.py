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
