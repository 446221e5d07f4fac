"""Codebook files: what loading one changes, that it changes nothing twice, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.codebook_files import (
    CodebookDifference,
    compare_codebook,
    export_codebook,
    load_codebook,
)
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError, Refused
from tests.core.helpers import code, dump, write
from tests.core.test_codebook import tree

BOOK = """\
# Our own book
name: Networks
language: en
codes:
  # first what binds
  - id: loyalty
    label: loyalty
    key: l
    children:
      - id: dual-loyalty
        label: dual loyalty
        definition: Torn between network and home base   # see memo 3
        cues: [one foot, torn]
      - id: trust
        label: trust
  - id: power
    label: power
    colour: "#112233"
"""


def load(project: Project, file: Path) -> CodebookDifference:
    codebook_file, told = compare_codebook(project, file)
    assert load_codebook(project, codebook_file) == told
    return told


def lines(difference: CodebookDifference) -> list[str]:
    return [str(line) for line in difference.lines()]


def test_the_difference_says_what_is_new_changed_and_absent(
    project: Project, tmp_path: Path
) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    _, difference = compare_codebook(project, write(tmp_path, "book.yaml", BOOK))
    assert lines(difference) == [
        "+ trust",
        "+ power",
        "~ dual-loyalty: cues",
        "? network-first is not in the file (0 codings); it stays",
        "? legitimation is not in the file (0 codings); it stays",
        "? public-demand is not in the file (0 codings); it stays",
        "? lack-of-public-demand is not in the file (0 codings); it stays",
        "? value is not in the file (1 coding); it stays",
    ]
    assert difference


def test_a_loaded_book_is_one_act_and_absent_codes_stay(project: Project, tmp_path: Path) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    before = dump(project)
    load(project, write(tmp_path, "book.yaml", BOOK))
    assert tree(project) == [
        "loyalty",
        "  dual-loyalty",
        "  network-first",
        "  trust",
        "legitimation",
        "  public-demand",
        "    lack-of-public-demand",
        "value",
        "power",
    ]
    assert project.codebook.find("dual-loyalty").cues == {"en": ["one foot", "torn"]}
    assert project.codebook.find("loyalty").colour == "#a65fb0"  # the file leaves it open
    assert project.codebook.find("power").colour == "#112233"
    summary = project.history(limit=1)[0].summary
    assert str(summary) == "Loaded a codebook (codes added: 2; changed: 1)"
    project.undo()
    assert dump(project) == before


def test_loading_the_same_book_again_changes_nothing(project: Project, tmp_path: Path) -> None:
    file = write(tmp_path, "book.yaml", BOOK)
    load(project, file)
    revision = project.journal.revision()
    assert not load(project, file)
    assert project.journal.revision() == revision


@pytest.mark.parametrize("name", ["book.yaml", "book.csv", "book.xlsx"])
def test_an_exported_book_is_the_same_book(project: Project, tmp_path: Path, name: str) -> None:
    load(project, write(tmp_path, "first.yaml", BOOK))
    export_codebook(project, tmp_path / name)
    revision = project.journal.revision()
    difference = load(project, tmp_path / name)
    assert lines(difference) == []
    assert project.journal.revision() == revision


def test_new_codes_without_a_colour_get_different_ones(place: Path | str, tmp_path: Path) -> None:
    with Project.create(place, coder="anna") as project:
        load(project, write(tmp_path, "book.yaml", BOOK))
        colours = [code.colour for code in project.codebook.tree().codes]
        assert len(set(colours)) == len(colours) == 4


def test_another_order_is_told_and_taken_over(project: Project, tmp_path: Path) -> None:
    load(project, write(tmp_path, "book.yaml", BOOK))
    swapped = (
        "codes:\n- id: loyalty\n  label: loyalty\n  children:\n"
        "  - {id: trust, label: trust}\n  - {id: dual-loyalty, label: dual loyalty}\n"
    )
    told = lines(load(project, write(tmp_path, "swapped.yaml", swapped)))
    assert [line.partition(":")[0] for line in told if "place" in line] == [
        "~ trust",
        "~ dual-loyalty",
    ]
    assert tree(project)[:4] == ["loyalty", "  trust", "  dual-loyalty", "  network-first"]


def test_a_moved_code_is_moved_by_loading(project: Project, tmp_path: Path) -> None:
    moved = BOOK.replace("      - id: trust\n        label: trust\n", "")
    moved += "    children: [{id: trust, label: trust}]\n"
    load(project, write(tmp_path, "book.yaml", BOOK))
    told = lines(load(project, write(tmp_path, "moved.yaml", moved)))
    assert [line for line in told if line[0] != "?"] == ["~ trust: place"]
    trust = project.codebook.find("trust")
    assert project.codebook.tree().path(trust, "en") == "power › trust"


def test_a_code_is_known_by_its_guid_though_its_id_changed(
    project: Project, tmp_path: Path
) -> None:
    loyalty = project.codebook.find("loyalty")
    coding = code(project, "Oostrand-R1", "one foot here", "loyalty")
    renamed = f"""\
language: en
codes:
  - id: allegiance
    label: allegiance
    guid: {loyalty.guid.lower()}
    children:
      - {{id: dual-loyalty, label: dual loyalty}}
"""
    file = write(tmp_path, "book.yaml", renamed)
    told = [line for line in lines(load(project, file)) if line[0] != "?"]
    assert told[0].startswith("~ loyalty: id, label")
    assert project.codebook.find("allegiance").id == loyalty.id == coding.code_id
    assert "  dual-loyalty" in tree(project)
    assert not load(project, file)
    project.undo()
    assert project.codebook.find("loyalty").id == loyalty.id


def test_a_book_that_takes_the_key_of_a_code_it_lacks_is_refused(
    project: Project, tmp_path: Path
) -> None:
    before = dump(project)
    file = write(tmp_path, "book.yaml", "codes:\n  - {id: trust, label: Trust, key: l}\n")
    with pytest.raises(Refused, match="Key l belongs to “loyalty”, which is not in this file"):
        load(project, file)
    assert dump(project) == before
    more = "codes:\n  - {id: trust, label: Trust, key: l}\n  - {id: loyalty, label: loyalty}\n"
    load(project, write(tmp_path, "book.yaml", more))
    assert [project.codebook.find(name).key for name in ("trust", "loyalty")] == ["l", None]


def test_an_id_set_free_by_a_guid_can_be_anothers_at_once(project: Project, tmp_path: Path) -> None:
    loyalty = project.codebook.find("loyalty")
    before = dump(project)
    text = (
        f"codes:\n- {{id: bond, label: bond, guid: {loyalty.guid}}}\n"
        "- {id: loyalty, label: loyalty anew}\n"
    )
    load(project, write(tmp_path, "book.yaml", text))
    assert project.codebook.find("bond").id == loyalty.id != project.codebook.find("loyalty").id
    project.undo()
    assert dump(project) == before
    project.redo()
    assert project.codebook.find("bond").id == loyalty.id


def test_a_file_that_gives_a_code_anothers_id_is_refused(project: Project, tmp_path: Path) -> None:
    guid = project.codebook.find("loyalty").guid
    text = f"codes:\n- {{id: value, label: value, guid: {guid}}}\n"
    before = dump(project)
    with pytest.raises(Refused, match="“value” is another code in this file"):
        load(project, write(tmp_path, "book.yaml", text))
    assert dump(project) == before


def test_a_yaml_book_comes_back_with_its_order_and_comments(
    project: Project, tmp_path: Path
) -> None:
    load(project, write(tmp_path, "book.yaml", BOOK))
    trust = project.codebook.find("trust")
    project.codebook.edit(trust, definition={"en": "Counting on each other"})
    export_codebook(project, tmp_path / "out.yaml")
    written = (tmp_path / "out.yaml").read_text("utf-8")
    for comment in ("# Our own book", "# first what binds", "# see memo 3"):
        assert comment in written
    assert written.index("id: loyalty") < written.index("id: trust") < written.index("id: power")
    assert "Counting on each other" in written


def test_a_bad_book_changes_nothing_and_names_the_line(project: Project, tmp_path: Path) -> None:
    file = write(tmp_path, "book.yaml", BOOK.replace("id: power", "id: trust"))
    before = dump(project)
    with pytest.raises(FileError, match=r"book.yaml, line \d+"):
        load(project, file)
    assert dump(project) == before
