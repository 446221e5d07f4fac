"""Manifests: what a table says of each file."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.importing import import_sources
from qualcoder_net.core.manifests import owner_and_name, read_manifest
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError
from tests.core.helpers import write

MANIFEST = """\
file;case;name;language;interviewer;fiction;since;case:size;speaker:level;
R1.txt;Oostrand; Alderman ;nl;I;ja;2014;12;board;
sub/R2.txt;"Oostrand; De Kade";;;;;2016;12;staff;
;;;;;;;;;
"""


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    write(tmp_path, "R1.txt", "I: Well?\n\nR: Well.\n")
    write(tmp_path / "sub", "R2.txt", "I: Well?\n\nR: Not well.\n")
    return write(tmp_path, "interviews.csv", MANIFEST)


def test_a_manifest_says_all_of_each_file(manifest: Path) -> None:
    first, second = read_manifest(manifest)
    assert (first.file, first.name, first.language) == (
        manifest.parent / "R1.txt",
        "Alderman",
        "nl",
    )
    assert (first.cases, first.interviewers, first.fiction) == (("Oostrand",), ("I",), True)
    assert first.attributes == {
        ("source", "since"): "2014",
        ("case", "size"): "12",
        ("speaker", "level"): "board",
    }
    assert (second.file, second.name, second.fiction) == (
        manifest.parent / "sub" / "R2.txt",
        None,
        False,
    )
    assert second.cases == ("Oostrand", "De Kade")


def test_what_a_manifest_says_is_in_the_project(project: Project, manifest: Path) -> None:
    import_sources(project, read_manifest(manifest))
    frame = project.sources.frame().set_index("source")
    assert frame.loc["Alderman", "since"] == 2014
    assert frame.loc["R2", "cases"] == "Oostrand; De Kade"
    assert project.sources.find("Alderman").fiction
    sizes = project.attributes.values(project.attributes.find("size", "case"))
    assert sizes[project.cases.find("De Kade").id] == "12"
    project.undo()
    assert project.attributes.all() == []


def test_a_dutch_manifest_is_understood(manifest: Path) -> None:
    file = write(
        manifest.parent, "nl.csv", "bestand,casus,naam,taal\nR1.txt,Oostrand,Wethouder,nl\n"
    )
    (one,) = read_manifest(file)
    assert (one.cases, one.name, one.language, one.attributes) == (
        ("Oostrand",),
        "Wethouder",
        "nl",
        {},
    )


def test_a_file_that_is_not_there_names_the_row_and_the_nearest(manifest: Path) -> None:
    file = write(manifest.parent, "m.csv", "file\nR1.txt\nR1.text\nR9.txt\n")
    with pytest.raises(FileError) as caught:
        read_manifest(file)
    said = str(caught.value)
    assert (
        "m.csv, row 3: there is no file “R1.text” (rows like this: 2). Did you mean “R1.txt”?"
        in said
    )


def test_a_manifest_needs_a_column_of_files_and_rows(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"no column “file”"):
        read_manifest(write(tmp_path, "m.csv", "interview,case\nR1.txt,Oostrand\n"))
    with pytest.raises(FileError, match=r"names no files"):
        read_manifest(write(tmp_path, "n.csv", "file,case\n,Oostrand\n"))


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        ("since", ("source", "since")),
        ("case:since", ("case", "since")),
        (" Speaker : level ", ("speaker", "level")),
        ("case:", ("source", "case:")),
        ("time: start", ("source", "time: start")),
    ],
)
def test_a_column_says_whose_attribute_it_is(column: str, meant: tuple[str, str]) -> None:
    assert owner_and_name(column) == meant


def test_a_case_with_two_values_of_an_attribute_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("R: Yes.\n", "utf-8")
    manifest = tmp_path / "interviews.csv"
    manifest.write_text(
        "file,case,case:since\na.txt,Quay,2015\nb.txt,Lint; Quay,\nc.txt,Quay; Lint,2016\n", "utf-8"
    )
    with pytest.raises(FileError) as caught:
        read_manifest(manifest)
    assert "row 4: “Quay” has two values of “since”: “2016” here, “2015” in row 2." in str(
        caught.value
    )
