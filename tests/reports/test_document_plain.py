"""Documents of blocks as Markdown and as workbooks."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from qualcoder_net.reports import markdown
from qualcoder_net.reports.document import (
    Block,
    Chapter,
    Figure,
    Items,
    MatrixTable,
    Quotations,
    Table,
    Text,
)
from qualcoder_net.reports.excel import document as excel_document
from qualcoder_net.reports.excel.document import as_number
from qualcoder_net.reports.report import Quotation
from qualcoder_net.reports.shades import FILLS
from qualcoder_net.reports.words import words
from tests.reports.blocks import FORCES, FORMS, PICTURE, TALKS, document
from tests.reports.sample import SAID, report


def as_markdown(*blocks: Block, **changes: Any) -> str:
    stream = io.BytesIO()
    markdown.write(document(*blocks, **changes), stream)
    return stream.getvalue().decode()


def as_workbook(*blocks: Block, **changes: Any) -> Workbook:
    stream = io.BytesIO()
    excel_document.write(document(*blocks, **changes), stream)
    return openpyxl.load_workbook(stream)


# --- Markdown ------------------------------------------------------------------------------------


def test_markdown_has_title_chapters_and_lists() -> None:
    text = as_markdown()
    assert text.startswith("# What recurs and what is missing\n\n*Report of the pre-study*\n")
    assert "\n## Design\n" in text
    assert "\n- one codebook\n- the talks of Table 2\n" in text


def test_markdown_refers_in_words() -> None:
    assert r"See Table 3, Figure 1 and \[\[nothing\]\]." in as_markdown()


def test_markdown_tables_have_caption_head_and_notes() -> None:
    lines = as_markdown(FORMS, TALKS, fiction=True).splitlines()
    at = lines.index("**Table 1. Forms by network. Fictional material.**")
    assert lines[at + 2] == "| Form | De Kade | Oostrand | Lint | Veerhuis | Het Plein |"
    assert lines[at + 3] == "| :--- | :---: | :---: | :---: | :---: | :---: |"
    assert lines[at + 4] == "| A. those concerned | **x** | (x) | x | – | x |"
    assert lines[at + 7] == "x: more than half."


def test_markdown_tells_a_figure_in_words() -> None:
    assert "**Figure 1. Forces by level.**\n\nBars: one and two.\n\nCounted.\n" in as_markdown(
        FORCES
    )


def test_markdown_escapes_what_it_would_take_for_markup() -> None:
    table = Table("a|b", ("*c*",), (("<i>",),))
    assert r"| \<i\> |" in as_markdown(table)
    assert r"**Table 1. a\|b.**" in as_markdown(table)


# --- workbooks -----------------------------------------------------------------------------------


def test_a_workbook_has_a_sheet_of_texts_and_one_for_each_table() -> None:
    assert as_workbook().sheetnames == [
        "Report", "Table 1", "Table 2", "Table 3", "Table 4", "Quotations", "Codebook",
    ]  # fmt: skip


def test_the_first_sheet_says_what_it_is_and_leads_to_the_tables() -> None:
    sheet = as_workbook(fiction=True)["Report"]
    said = {cell.value: cell for (cell,) in sheet.iter_rows() if cell.value}
    assert list(said)[:3] == [
        "What recurs and what is missing",
        "Report of the pre-study",
        "M. de Vries · 3 November 2025 · Fictional material",
    ]
    assert "See Table 3, Figure 1 and [[nothing]]." in said
    assert "Bars: one and two." in said
    link = said["Table 3. Forms by network. Fictional material."].hyperlink
    assert link.location == "'Table 3'!A1"


def test_a_table_stands_on_its_sheet_with_caption_head_and_notes() -> None:
    rows = list(as_workbook(FORMS, TALKS)["Table 1"].iter_rows(values_only=True))
    assert rows[0][0] == "Forms by network."
    assert rows[1][:3] == ("Form", "De Kade", "Oostrand")
    assert rows[3] == ("B. supervision", "x", 0, 1200, 0.125, "(x)")
    assert [row[0] for row in rows[4:]] == [None, "x: more than half.", "As in Table 2."]


def test_cells_keep_their_look() -> None:
    sheet = as_workbook(FORMS, TALKS)["Table 1"]
    assert sheet["B3"].fill.fgColor.rgb[2:] == FILLS[3]
    assert sheet["B3"].font.b
    assert sheet["E4"].number_format == "0.0%"
    assert sheet["D4"].number_format == "#,##0"


def test_heads_stay_in_sight() -> None:
    book = as_workbook(FORMS, TALKS)
    assert [book[name].freeze_panes for name in ("Table 1", "Table 2")] == ["B3", "C3"]


def test_running_text_is_never_taken_for_a_number_or_formula() -> None:
    table = Table("=1", ("=2", "12"), (("=SUM(A1)", "12"), ("#N/A", "3.5")), figures=False)
    book = as_workbook(Text("=3"), table)
    cells = [cell for row in book["Table 1"].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in book["Table 1"][3]] == ["=SUM(A1)", "12"]
    assert book["Report"]["A5"].data_type == book["Report"]["A4"].data_type == "s"


def test_row_headings_that_are_numbers_stay_text() -> None:
    table = Table("t", ("Year", "n"), (("2025", "12"),))
    assert [cell.value for cell in as_workbook(table)["Table 1"][3]] == ["2025", 12]


def test_quotations_are_rows_with_their_chapter() -> None:
    rows = list(as_workbook()["Quotations"].iter_rows(values_only=True))
    assert rows[0][:3] == ("Chapter", "Quotation", "Source")
    assert rows[1][:5] == ("Forms", SAID, "Quay 1", "R1", 12)
    assert rows[3][0] == "Network 1: Branch › code 2"
    assert len(rows) == 6


def test_a_quotation_that_looks_like_a_formula_is_text() -> None:
    book = as_workbook(Chapter(1, "=A"), Quotations((Quotation("=1+1", "#N/A"),)))
    assert [cell.data_type for cell in book["Quotations"][2][:3]] == ["s"] * 3


def test_a_matrix_has_figures_and_its_notes_beneath() -> None:
    sheet = as_workbook(MatrixTable(report(fiction=True)))["Table 1"]
    assert sheet["A1"].value == "Segments by network and code. Fictional material."
    assert sheet["C4"].value == 4
    assert sheet["A7"].value == "Unit: Number of segments."


def test_fiction_is_marked_on_every_printed_page() -> None:
    for sheet in as_workbook(fiction=True):
        assert sheet.oddFooter.center.text == "Fictional material · &P / &N"


def test_a_document_of_texts_alone_has_one_sheet() -> None:
    book = as_workbook(Chapter(1, "a"), Items(("b",)), Figure(PICTURE, "c", "d"))
    assert book.sheetnames == ["Report"]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("12", "nl", (12, "0")),
        ("1.234", "nl", (1234, "#,##0")),
        ("1.234,50", "nl", (1234.5, "#,##0.00")),
        ("0,82", "nl", (0.82, "0.00")),
        ("-0,5", "nl", (-0.5, "0.0")),
        ("12,5%", "nl", (0.125, "0.0%")),
        ("12%", "en", (0.12, "0%")),
        ("1,234.5", "en", (1234.5, "#,##0.0")),
        ("0.5", "nl", None),
        ("1,234", "nl", (1.234, "0.000")),
        ("12.34", "nl", None),
        ("007", "nl", None),
        ("(x)", "nl", None),
        ("2/3", "nl", None),
        ("=1", "nl", None),
        ("", "nl", None),
        ("1 2", "nl", None),
        ("٣", "nl", None),
    ],
)
def test_numbers_are_read_as_the_report_writes_them(
    text: str, language: str, number: tuple[float, str] | None
) -> None:
    assert as_number(text, words(language)) == number
