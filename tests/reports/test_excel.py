"""Excel reports, opened again."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from qualcoder_net.reports.excel import matrix as excel
from qualcoder_net.reports.excel.markup import LONGEST_CELL, whole
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.report import CellQuotations, MatrixReport, Quotation
from qualcoder_net.reports.shades import FILLS
from tests.reports.sample import SAID, grid, report


def written(given: MatrixReport) -> Workbook:
    stream = io.BytesIO()
    excel.write(given, stream)
    return openpyxl.load_workbook(stream)


def values(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(values_only=True))


def test_the_sheets_are_matrix_quotations_method_and_codebook() -> None:
    assert written(report()).sheetnames == ["Matrix", "Quotations", "Method", "Codebook"]
    assert written(report(quotations=(), codebook=())).sheetnames == ["Matrix", "Method"]


def test_figures_are_numbers_beneath_caption_and_heads() -> None:
    assert values(written(report()), "Matrix") == [
        ("Segments by network and code.", None, None, None, None),
        ("Network", "code 1", "code 2", "code 3", "Total"),
        ("Network 1", 0, 1, 2, 2),
        ("Network 2", 3, 4, 5, 5),
        ("Total", 3, 4, 5, 5),
    ]


def test_shares_are_fractions_shown_as_percentages() -> None:
    shares = report(
        1, 2, grid=grid(1, 2, lambda i, j: None if j else 0.125), cells="share", quotations=()
    )
    sheet = written(shares)["Matrix"]
    assert (sheet["B3"].value, sheet["B3"].number_format) == (0.125, "0.0%")
    assert sheet["C3"].value == "n/a"


def test_presence_is_one_or_nought() -> None:
    present = report(1, 2, grid=grid(1, 2, lambda i, j: j == 1), cells="presence", quotations=())
    sheet = written(present)["Matrix"]
    assert [sheet["B3"].value, sheet["C3"].value] == [0, 1]
    assert sheet["C3"].number_format == '"x";;"–"'


def test_cells_are_shaded_as_in_word() -> None:
    row = written(report())["Matrix"][4]
    assert [cell.fill.fgColor.rgb[2:] for cell in row[1:4]] == [FILLS[3], FILLS[4], FILLS[4]]


def test_heads_stay_in_sight() -> None:
    book = written(report())
    assert book["Matrix"].freeze_panes == "B3"
    assert book["Quotations"].freeze_panes == "A2"
    assert book["Quotations"].auto_filter.ref == "A1:J4"


def test_quotations_are_rows_with_their_place_in_columns() -> None:
    rows = values(written(report()), "Quotations")
    assert rows[0] == (
        "Network", "Code", "Quotation", "Source", "Speaker", "Turn", "Line", "Sentence", "Code",
        "Coder",
    )  # fmt: skip
    assert rows[1][:7] == ("Network 1", "Branch › code 2", SAID, "Quay 1", "R1", 12, 40)
    assert rows[2][2] == "Nobody asks.\nNever."
    assert rows[3][:4] == ("Network 2", "Branch › code 1", "One foot here.", "Lint")
    assert len(rows) == 4


def test_the_method_stands_on_a_sheet_of_its_own() -> None:
    said = dict(row[:2] for row in values(written(report(fiction=True)), "Method"))
    assert said["Unit"] == "Number of segments."
    assert said["Universe"] == "Talk of 11 respondents."
    assert said["Quotations"] == "At most two."
    assert str(said["Caption"]).endswith("Fictional material.")


def test_the_codebook_has_a_row_for_each_code() -> None:
    rows = values(written(report()), "Codebook")
    assert rows[2] == (
        2, "code 1", "Two worlds.", "Said to be absent.", "Busy.", "“Which hat?”", "#808080",
    )  # fmt: skip


def test_fiction_is_marked_on_every_printed_page() -> None:
    for sheet in written(report(fiction=True)):
        assert sheet.oddFooter.center.text == "Fictional material · &P / &N"


def test_what_looks_like_a_formula_is_text() -> None:
    cell = CellQuotations(0, 0, (Quotation("=1+1", "#N/A", "=A1"),), of=1)
    sheet = written(report(quotations=(cell,), caption="=SUM(A1)"))["Quotations"]
    assert [(c.value, c.data_type) for c in sheet[2][2:5]] == [
        ("=1+1", "s"), ("#N/A", "s"), ("=A1", "s"),
    ]  # fmt: skip
    assert written(report(caption="=SUM(A1)"))["Matrix"]["A1"].data_type == "s"


def test_a_text_that_no_cell_can_hold_says_how_much_is_missing() -> None:
    text = "👩" * LONGEST_CELL
    kept = whole(text)
    assert len(kept.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert kept.endswith(f" … [+{len(text) - kept.count('👩')}]")
    assert whole("x" * LONGEST_CELL) == "x" * LONGEST_CELL


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1))
def test_any_quotation_is_read_back_as_it_prints(text: str) -> None:
    cell = CellQuotations(0, 0, (Quotation(text, text),), of=1)
    row = values(written(report(quotations=(cell,))), "Quotations")[1]
    assert row[2] == row[3] == printable(text)


def test_the_workbook_says_who_made_it_and_when() -> None:
    about = written(report(language="nl")).properties
    assert (about.title, about.creator) == ("What recurs and what is missing", "M. de Vries")
    assert about.language == "nl-NL"
    assert dt.datetime.now(dt.UTC).replace(tzinfo=None) - about.created < dt.timedelta(minutes=5)


def test_the_library_is_not_named_as_author() -> None:
    stream = io.BytesIO()
    excel.write(report(author=""), stream)
    with zipfile.ZipFile(stream) as package:
        about = package.read("docProps/core.xml").decode()
    assert "openpyxl" not in about
    assert "creator" not in about
