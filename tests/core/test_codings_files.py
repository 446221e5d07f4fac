"""Codings out to a table and in again: every quotation checked, nothing half entered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualcoder_net.core.codings_files import (
    COLUMNS,
    CodingsImported,
    coding_rows,
    export_codings,
    import_codings,
)
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError
from tests.core.helpers import code, dump, quotations, write


@pytest.fixture
def coded(project: Project) -> Project:
    code(project, "Oostrand-R1", "a plan.\n\nI: And your", "dual loyalty")
    code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    code(project, "De Kade-R1", "a messenger, sometimes", "value")
    return project


def test_a_row_says_all_of_a_coding(coded: Project) -> None:
    row = list(coding_rows(coded, coded.codings.select()))[1]
    assert tuple(row) == COLUMNS
    assert {name: row[name] for name in ("source", "quotation", "code", "coder", "origin")} == {
        "source": "Oostrand-R1",
        "quotation": "one foot here",
        "code": "dual-loyalty",
        "coder": "anna",
        "origin": "human",
    }
    assert (row["turn"], row["speaker"], row["path"]) == ("4.1", "R", "loyalty/dual-loyalty")


@pytest.mark.parametrize("name", ["codings.csv", "codings.xlsx", "codings.json"])
def test_exported_codings_come_in_again_as_they_were(
    coded: Project, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    assert export_codings(coded, file) == 3
    before = [(c.source_id, c.start, c.end, c.code_id, c.coder_id) for c in coded.codings.select()]
    assert import_codings(coded, file) == CodingsImported(added=0, known=3)
    coded.codings.remove(*coded.codings.select())
    assert import_codings(coded, file) == CodingsImported(added=3, known=0)
    after = [(c.source_id, c.start, c.end, c.code_id, c.coder_id) for c in coded.codings.select()]
    assert after == before
    assert str(coded.history(limit=1)[0].summary) == "Imported 3 codings"
    coded.undo()
    assert quotations(coded) == []


def test_chosen_codings_are_exported_alone(coded: Project, tmp_path: Path) -> None:
    assert export_codings(coded, tmp_path / "one.json", coded.codings.select()[1:2]) == 1
    (row,) = json.loads((tmp_path / "one.json").read_text("utf-8"))
    assert row["quotation"] == "one foot here"


def test_only_tables_are_written(coded: Project, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"codings.docx: .* Choose .csv, .xlsx or .json"):
        export_codings(coded, tmp_path / "codings.docx")
    with pytest.raises(FileError, match="cannot be written"):
        export_codings(coded, tmp_path / "missing" / "codings.json")


def test_the_coder_is_who_the_table_says_else_who_is_said_else_who_works(
    project: Project, tmp_path: Path
) -> None:
    table = "bron;begin;einde;code;codeur\nOostrand-R1;3;6;value;eve\nOostrand-R1;3;6;value;\n"
    file = write(tmp_path, "codings.csv", table)
    import_codings(project, file)
    import_codings(project, file, coder="bas")
    names = {coder.id: coder.name for coder in project.coders.all()}
    assert [names[c.coder_id] for c in project.codings.select()] == ["eve", "anna", "bas"]
    assert project.codings.select()[0].origin == "human"


def test_all_bad_rows_are_told_with_their_lines_and_nothing_is_entered(
    project: Project, tmp_path: Path
) -> None:
    table = (
        "source,start,end,quotation,code,origin\n"
        'Oostrand-R1,3,6,"How",value,\n'
        'Oostrand-R1,3,6,"Now",value,\n'
        "Oostrand-R9,3,6,,value,\n"
        "Oostrand-R1,3,99999,,value,\n"
        "Oostrand-R1,6,6,,value,\n"
        "Oostrand-R1,three,6,,value,\n"
        "Oostrand-R1,3,6,,valeu,\n"
        "Oostrand-R1,3,6,,value,guess\n"
    )
    before = dump(project)
    with pytest.raises(FileError) as caught:
        import_codings(project, write(tmp_path, "codings.csv", table))
    said = str(caught.value)
    assert "7 rows cannot be entered" in said
    for line, words in (
        (3, "the text at 3 to 6 is not the quotation, but “How”"),
        (4, "No source “Oostrand-R9”. Did you mean “Oostrand-R1”?"),
        (5, "characters 3 to 99999 are no segment"),
        (6, "characters 6 to 6 are no segment"),
        (7, "“three” is no character number"),
        (8, "No code “valeu”. Did you mean “value”?"),
        (9, "origin is human or suggestion, not “guess”"),
    ):
        assert f"line {line}: {words}" in said
    assert dump(project) == before


def test_a_table_that_lacks_a_column_or_is_none_is_refused(
    project: Project, tmp_path: Path
) -> None:
    with pytest.raises(FileError, match="no column “end”"):
        import_codings(project, write(tmp_path, "a.csv", "source,start,code\nx,1,y\n"))
    for text in ("{", "3", '["x"]', '{"source": "x"}'):
        with pytest.raises(FileError, match="no list of codings"):
            import_codings(project, write(tmp_path, "a.json", text))


def test_a_table_that_says_a_coding_twice_enters_it_once(project: Project, tmp_path: Path) -> None:
    row = "Oostrand-R1,3,6,How,value\n"
    file = write(tmp_path, "codings.csv", "source,start,end,quotation,code\n" + row * 3)
    assert import_codings(project, file) == CodingsImported(added=1, known=2)


def test_what_a_list_leaves_open_is_empty(project: Project, tmp_path: Path) -> None:
    row = {"source": "De Kade-R1", "start": 3, "end": 7, "code": "value", "coder": None}
    row["quotation"] = row["origin"] = None
    import_codings(project, write(tmp_path, "codings.json", json.dumps([row])))
    assert [coder.name for coder in project.coders.all()] == ["anna"]
    assert len(quotations(project)) == 1


def test_a_list_nested_beyond_reason_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no list of codings"):
        import_codings(project, write(tmp_path, "deep.json", "[" * 100_000))
