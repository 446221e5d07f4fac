"""Documents of blocks: their numbers, their pages, and what writes them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from qualcoder_net.errors import FileError
from qualcoder_net.progress import Cancelled
from qualcoder_net.reports.document import (
    WRITERS,
    Chapter,
    Figure,
    MatrixTable,
    Table,
    Text,
    write_document,
)
from qualcoder_net.reports.numbers import Number, Numbers, pages
from qualcoder_net.reports.words import words
from tests.reports.blocks import BLOCKS, FORMS, MATRIX, PICTURE, TALKS, document

t = words("en")


def numbered(*blocks: Table | Figure | MatrixTable | Text) -> list[str]:
    return [number.name for _, number in Numbers(document(*blocks), t).blocks if number]


def test_tables_and_figures_are_counted_apart_in_their_order() -> None:
    figure = Figure(PICTURE, "f", "f")
    assert numbered(FORMS, figure, Text("x"), MatrixTable(MATRIX), figure) == [
        "Table 1", "Figure 1", "Table 2", "Figure 2",
    ]  # fmt: skip


def test_equal_blocks_have_numbers_of_their_own() -> None:
    table = Table("t", ("a",), (("b",),))
    assert numbered(table, table) == ["Table 1", "Table 2"]


def test_a_reference_is_the_number_of_what_it_names() -> None:
    numbers = Numbers(document(), t, tables=4)
    assert numbers.plain("See [[forms]] and [[forces]].") == "See Table 7 and Figure 1."
    assert [type(piece) for piece in numbers.pieces("[[talks]]")] == [str, Number, str]


@pytest.mark.parametrize("text", ["[[nothing]]", "[talks]", "[[]]", "[[[talks]", "x[[0]]"])
def test_brackets_around_what_is_no_key_are_text(text: str) -> None:
    assert Numbers(document(), t).plain(text) == text


def test_two_blocks_cannot_have_one_key() -> None:
    with pytest.raises(ValueError, match="forms"):
        Numbers(document(FORMS, FORMS), t)


def test_wide_tables_have_pages_of_their_own_and_take_their_headings_along() -> None:
    in_order = pages(Numbers(document(), t).blocks)
    assert [wide for wide, _ in in_order] == [False, True, False, True, False]
    assert [block for block, _ in in_order[1][1]] == [Chapter(2, "All of it"), TALKS]
    assert [block for _, page in in_order for block, _ in page] == list(BLOCKS)


def test_a_document_without_blocks_has_one_page() -> None:
    assert pages([]) == [(False, [])]
    assert [len(page) for _, page in pages([(Chapter(1, "a"), None)])] == [1]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_ending_decides(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"report{ending}"
    assert write_document(document(), path) == ()
    assert path.stat().st_size > 100
    assert zipfile.is_zipfile(path) == (ending in (".docx", ".xlsx"))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", WRITERS)
def test_an_empty_document_can_be_written(tmp_path: Path, ending: str) -> None:
    empty = document(blocks=(), title="", author="", subtitle="")
    write_document(empty, tmp_path / f"report{ending}")
    assert (tmp_path / f"report{ending}").stat().st_size > 0


def test_a_row_that_is_not_as_long_as_the_head_is_refused() -> None:
    with pytest.raises(ValueError, match="Forms"):
        Table("Forms", ("a", "b"), (("one", "two"), ("only one",)))


def test_an_unknown_ending_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"Use one of: \.docx, \.html, \.md, \.xlsx\."):
        write_document(document(), tmp_path / "report.csv")


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine")
    with pytest.raises(FileError, match="already exists"):
        write_document(document(), path)
    assert path.read_text() == "mine"
    write_document(document(), path, force=True)
    assert path.read_text().startswith("# What recurs")


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_stopping_leaves_nothing(tmp_path: Path, ending: str) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_document(document(), tmp_path / f"report{ending}", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_blocks_and_charts_load_nothing_heavy() -> None:
    program = (
        "import sys, qualcoder_net.reports.document, qualcoder_net.reports.figures.charts\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint({"matplotlib", "PIL", "numpy", "pandas", "docx", "lxml", "openpyxl"})


def test_writing_without_figures_loads_no_matplotlib(tmp_path: Path) -> None:
    program = (
        "import sys, datetime as dt\n"
        "from qualcoder_net.reports.document import *\n"
        "d = Document('t', (Chapter(1, 'a'), Text('b')), 'nl', dt.date(2025, 1, 1))\n"
        "for ending in WRITERS: write_document(d, sys.argv[1] + ending)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "report")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "matplotlib" not in {name.partition(".")[0] for name in done.stdout.split()}
