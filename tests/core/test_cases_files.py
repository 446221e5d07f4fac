"""Cases, sources and speakers with their attributes, out to a table and in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.cases_files import (
    TableImported,
    attribute_table,
    export_table,
    import_table,
)
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError
from qualcoder_net.model import AttributeOwner
from tests.core.helpers import dump, write


@pytest.fixture
def described(project: Project, tmp_path: Path) -> Project:
    tables: dict[AttributeOwner, str] = {
        "case": "casus;since;on\nOostrand;2014;1-3-2026\nDe Kade;12,5;\nNew;;\n",
        "source": "source,cases,level\nOostrand-R1,Oostrand; De Kade,board\n",
        "speaker": "bron,spreker,age\nOostrand-R1,R,44\n",
    }
    for owner, table in tables.items():
        import_table(project, owner, write(tmp_path, f"{owner}.csv", table))
    return project


def test_a_table_brings_cases_memberships_and_typed_attributes(described: Project) -> None:
    assert [case.name for case in described.cases.all()] == ["Oostrand", "De Kade", "New"]
    kinds = {(a.owner, a.name): a.kind for a in described.attributes.all()}
    assert kinds == {
        ("case", "since"): "number",
        ("case", "on"): "date",
        ("source", "level"): "text",
        ("speaker", "age"): "number",
    }
    cases = attribute_table(described, "case").set_index("case")
    assert list(cases["since"])[:2] == [2014, 12.5]
    assert cases.loc["Oostrand", "on"] == "2026-03-01"
    sources = attribute_table(described, "source").set_index("source")
    assert sources.loc["Oostrand-R1", "cases"] == "Oostrand; De Kade"
    assert sources.loc["De Kade-R1", "cases"] == "De Kade"
    speakers = attribute_table(described, "speaker")
    assert list(speakers["age"].dropna()) == [44]


@pytest.mark.parametrize("owner", ["case", "source", "speaker"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_exported_table_comes_in_again_and_changes_nothing(
    described: Project, tmp_path: Path, owner: AttributeOwner, ending: str
) -> None:
    file = tmp_path / f"out.{ending}"
    rows = export_table(described, owner, file)
    before, revision = dump(described), described.journal.revision()
    assert import_table(described, owner, file).rows == rows
    assert dump(described) == before
    assert described.journal.revision() == revision


def test_an_import_is_one_act(project: Project, tmp_path: Path) -> None:
    before = dump(project)
    file = write(tmp_path, "cases.csv", "case,since,size\nOostrand,2014,3\nNew,2016,\n")
    assert import_table(project, "case", file) == TableImported(rows=2, attributes=2)
    project.undo()
    assert dump(project) == before


@pytest.mark.parametrize(
    ("owner", "table", "said"),
    [
        ("case", "case,since\nOostrand,2014\n,2015\n", "row 3: A case needs a name"),
        (
            "source",
            "source,level\nOostrand-R1,x\nOostrand-R9,y\n",
            "row 3: No source “Oostrand-R9”",
        ),
        ("speaker", "source,speaker,age\nOostrand-R1,Q,y\n", "row 2: No speaker “Q” in “Oostrand"),
        ("speaker", "speaker,age\nR,44\n", "no column “source”"),
        ("case", "naam,since\nOostrand,2014\n", "no column “case”"),
    ],
)
def test_a_bad_row_keeps_all_out_and_is_named(
    project: Project, tmp_path: Path, owner: AttributeOwner, table: str, said: str
) -> None:
    before = dump(project)
    with pytest.raises(FileError, match=said):
        import_table(project, owner, write(tmp_path, "table.csv", table))
    assert dump(project) == before


def test_a_value_that_does_not_fit_the_known_kind_is_refused(
    project: Project, tmp_path: Path
) -> None:
    project.attributes.define("since", "case", "number")
    before = dump(project)
    with pytest.raises(FileError, match=r"row 2: “early” does not fit attribute “since”"):
        import_table(project, "case", write(tmp_path, "c.csv", "case,since\nOostrand,early\n"))
    assert dump(project) == before


def test_empty_cells_leave_what_is_known(described: Project, tmp_path: Path) -> None:
    import_table(described, "case", write(tmp_path, "c.csv", "case,since\nOostrand,\n"))
    since = described.attributes.find("since")
    assert described.attributes.values(since)[described.cases.find("Oostrand").id] == "2014"


def test_only_tables_are_written(project: Project, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"Choose .csv or .xlsx"):
        export_table(project, "case", tmp_path / "cases.docx")


def test_an_attribute_named_as_one_of_our_columns_has_its_own(
    project: Project, tmp_path: Path
) -> None:
    source = project.sources.find("Oostrand-R1")
    project.attributes.set(project.attributes.define("words", "source"), source, "many")
    table = attribute_table(project, "source").set_index("source")
    said = table.loc["Oostrand-R1", ["words", "source:words"]]
    assert list(said) == [source.words, "many"]
    before = dump(project)
    export_table(project, "source", tmp_path / "sources.csv")
    import_table(project, "source", tmp_path / "sources.csv")
    assert dump(project) == before
