"""The plain kinds: CSV, JSON and Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.reports import csv as csv_report
from qualcoder_net.reports import json as json_report
from qualcoder_net.reports import markdown
from qualcoder_net.reports.matrix_document import matrix_document
from qualcoder_net.reports.report import CellQuotations, Heading, MatrixReport, Quotation
from tests.reports.sample import SAID, grid, report


def as_csv(given: MatrixReport) -> bytes:
    stream = io.BytesIO()
    csv_report.write(given, stream)
    return stream.getvalue()


def as_json(given: MatrixReport) -> Any:
    stream = io.BytesIO()
    json_report.write(given, stream)
    return json.loads(stream.getvalue())


def as_markdown(given: MatrixReport) -> str:
    stream = io.BytesIO()
    markdown.write(matrix_document(given), stream)
    return stream.getvalue().decode()


# --- CSV -----------------------------------------------------------------------------------------


def test_csv_is_a_grid_with_totals_that_pandas_reads() -> None:
    frame = pd.read_csv(io.BytesIO(as_csv(report())), index_col="Network")
    assert list(frame.columns) == [*(f"Branch › code {n}" for n in (1, 2, 3)), "Total"]
    assert frame.loc["Network 2"].tolist() == [3, 4, 5, 5]
    assert list(frame.index) == ["Network 1", "Network 2", "Total"]


def test_csv_says_that_it_is_utf_8_and_has_plain_numbers() -> None:
    shares = report(1, 2, grid=grid(1, 2, lambda i, j: None if j else 0.125), language="nl")
    assert as_csv(shares).startswith(b"\xef\xbb\xbf")
    assert b"Network 1,0.125,,0.125" in as_csv(shares)
    present = report(1, 2, grid=grid(1, 2, lambda i, j: j == 1), cells="presence")
    assert b"Network 1,0,1,1" in as_csv(present)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_csv_labels_are_read_back_whole(label: str) -> None:
    given = report(1, 1, rows=(Heading(label),), grid=grid(1, 1))
    rows = list(csv.reader(io.StringIO(as_csv(given).decode("utf-8-sig"), newline="")))
    assert rows[1][0] == label.translate({0xFFFE: "�", 0xFFFF: "�"})


# --- JSON ----------------------------------------------------------------------------------------


def test_json_holds_everything() -> None:
    said = as_json(report(fiction=True))
    assert said["values"] == [[0, 1, 2], [3, 4, 5]]
    assert (said["row_totals"], said["column_totals"], said["total"]) == ([2, 5], [3, 4, 5], 5)
    assert said["columns"][0] == {"label": "code 1", "path": "Branch › code 1"}
    assert said["quotations"][0]["of"] == 7
    assert said["quotations"][0]["quotations"][0]["text"] == SAID
    assert (said["cells"], said["date"], said["fiction"]) == ("segments", "2025-11-03", True)
    assert said["codebook"][1]["exclusion"] == "Busy."


def test_json_says_null_where_there_is_no_figure() -> None:
    assert as_json(report(1, 1, grid=grid(1, 1, lambda i, j: None)))["values"] == [[None]]


@given(st.text())
def test_json_keeps_every_text_exactly(text: str) -> None:
    cell = CellQuotations(0, 0, (Quotation(text, "Quay"),), of=1)
    said = as_json(report(quotations=(cell,)))
    assert said["quotations"][0]["quotations"][0]["text"] == text


def test_json_survives_half_a_surrogate_pair() -> None:
    cell = CellQuotations(0, 0, (Quotation("a\ud800b", "Quay"),), of=1)
    said = as_json(report(quotations=(cell,)))
    assert said["quotations"][0]["quotations"][0]["text"] == "a?b"


# --- Markdown ------------------------------------------------------------------------------------


def test_markdown_has_the_table_with_totals_in_bold() -> None:
    lines = as_markdown(report()).splitlines()
    at = lines.index("| Network | code 1 | code 2 | code 3 | Total |")
    assert lines[at + 1] == "| :--- | ---: | ---: | ---: | ---: |"
    assert lines[at + 3] == "| Network 2 | 3 | 4 | 5 | **5** |"
    assert lines[at + 4] == "| **Total** | **3** | **4** | **5** | **5** |"


def test_markdown_quotes_with_references() -> None:
    text = as_markdown(report(fiction=True))
    assert f"> “{SAID}”  \n> (Quay 1, R1, turn\u00a012, line\u00a040)\n" in text
    assert "> “Nobody asks.  \n> Never.”  \n" in text
    assert "#### Branch › code 2 (2 of 7)" in text
    assert text.count("Fictional material") == 3


def test_what_markdown_would_take_for_markup_is_escaped() -> None:
    heads = (Heading("a|b *c* <i> [x](y)"),)
    cell = CellQuotations(0, 0, (Quotation("1. no list\n- nor this\n12) _or_ `this`", "#1"),), of=1)
    text = as_markdown(report(1, 1, rows=heads, grid=grid(1, 1), quotations=(cell,)))
    assert r"| a\|b \*c\* \<i\> \[x\](y) |" in text
    assert "> \\- nor this  \n> 12\\) \\_or\\_ \\`this\\`”" in text
    assert r"(\#1)" in text
