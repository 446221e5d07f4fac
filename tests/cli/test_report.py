"""`report`: the pre-study's questions on the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.shipped import make_sample
from tests.cli.conftest import done, records, refused


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report") / "sample.qnet"
    make_sample(place).close()
    return place


def test_the_findings_are_told(sample: Path) -> None:
    said = done("report", sample)
    assert "All 20 cells are as the pre-study reports them." in said
    assert "DUAL LOYALTY" in said and "Coded by referentie." in said
    assert "Dubbele loyaliteit" not in said


def test_the_findings_are_told_in_dutch(sample: Path) -> None:
    said = done("report", sample, "--lang", "nl")
    assert "DUBBELE LOYALITEIT" in said and "Fictief materiaal" in said
    assert "Fictional" not in said and "[[" not in said


def test_another_coders_findings_differ_and_that_is_marked(sample: Path) -> None:
    (record,) = records("report", sample, "--coders", "tweede")
    assert record["coders"] == ["tweede"]
    assert "≠" in done("report", sample, "--coders", "tweede")


def test_the_whole_report_is_written(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "pre-study.md"
    assert str(file) in done("report", sample, "--to", file)
    text = file.read_text("utf-8")
    assert "Fictional material" in text and "[[" not in text
    assert "--force" in refused("report", sample, "--to", file)
    done("report", sample, "--to", file, "--force")


def test_an_unknown_ending_is_refused_before_anything_is_counted(
    sample: Path, tmp_path: Path
) -> None:
    assert ".docx" in refused("report", sample, "--to", tmp_path / "report.pdf")


def test_a_project_with_another_codebook_is_told_which_codes_it_lacks(tmp_path: Path) -> None:
    done("new", tmp_path / "own.qnet")
    assert "organisatienetwerken.yaml" in refused("report", tmp_path / "own.qnet")


def test_an_unknown_coder_is_told_with_those_there_are(coded: Path) -> None:
    assert "Known here: anna." in refused("matrix", coded, "--coders", "zoë")
    assert done("matrix", coded, "--coders", "anna,") == done("matrix", coded, "--coders", "anna")
