"""Word reports, opened again: what stands in them and how."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.reports.matrix_document import matrix_document
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.report import CellQuotations, Heading, MatrixReport, Quotation
from qualcoder_net.reports.shades import FILLS
from qualcoder_net.reports.word import writer as word
from qualcoder_net.reports.word.matrix import column_parts
from tests.reports.sample import SAID, grid, report


def written(given: MatrixReport, template: Path | None = None) -> Document:
    stream = io.BytesIO()
    word.write(matrix_document(given), stream, template=template)
    stream.seek(0)
    return docx.Document(stream)


def parts(given: MatrixReport, template: Path | None = None) -> dict[str, str]:
    """Every part of the written package as text."""
    stream = io.BytesIO()
    word.write(matrix_document(given), stream, template=template)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def texts(document: Document, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == style]


def instructions(element: Any) -> list[str]:
    return [found.text.strip() for found in element.iter(qn("w:instrText"))]


def printed(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def footers(document: Document) -> list[str]:
    return [section.footer.paragraphs[-1].text for section in document.sections]


# --- the matrix ----------------------------------------------------------------------------------


def test_the_matrix_stands_on_landscape_a4_and_the_rest_upright() -> None:
    first, second = written(report()).sections
    assert (first.orientation, second.orientation) == (WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT)
    size = {round(first.page_width.mm), round(first.page_height.mm)}  # type: ignore[union-attr]
    assert size == {297, 210}
    assert first.page_width == second.page_height


def test_the_table_has_heads_figures_and_totals() -> None:
    (table,) = written(report()).tables
    assert printed(table) == [
        ["Network", "code 1", "code 2", "code 3", "Total"],
        ["Network 1", "0", "1", "2", "2"],
        ["Network 2", "3", "4", "5", "5"],
        ["Total", "3", "4", "5", "5"],
    ]


def test_the_head_is_repeated_and_rows_are_not_torn() -> None:
    (table,) = written(report()).tables
    rows = [row._tr.trPr for row in table.rows]
    assert [properties.find(qn("w:tblHeader")) is not None for properties in rows] == [
        True, False, False, False,
    ]  # fmt: skip
    assert all(properties.find(qn("w:cantSplit")) is not None for properties in rows)


def test_cells_are_shaded_by_heat() -> None:
    (table,) = written(report()).tables
    fills = [
        [
            found[0] if (found := cell._tc.xpath("w:tcPr/w:shd/@w:fill")) else ""
            for cell in row.cells
        ]
        for row in table.rows
    ]
    assert fills[1] == ["", FILLS[0], FILLS[1], FILLS[2], ""]
    assert fills[2] == ["", FILLS[3], FILLS[4], FILLS[4], ""]
    assert fills[0] == fills[3] == [""] * 5


def test_totals_are_bold_and_ruled_off() -> None:
    document = written(report())
    (table,) = document.tables
    assert document.styles["Matrix Total"].font.bold
    last = table.rows[-1].cells
    assert all(cell._tc.xpath("w:tcPr/w:tcBorders/w:top") for cell in last)
    assert last[2].paragraphs[0].style.name == "Matrix Total"
    assert table.rows[1].cells[-1]._tc.xpath("w:tcPr/w:tcBorders/w:left")


def test_the_caption_is_a_counted_field_with_its_result() -> None:
    document = written(report())
    (caption,) = [p for p in document.paragraphs if p.style.name == "Caption"]  # type: ignore[union-attr]
    assert caption.text == "Table 1. Segments by network and code."
    assert instructions(caption._p) == [r"SEQ Table \* ARABIC"]
    kinds = [field.get(qn("w:fldCharType")) for field in caption._p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.usefixtures("dutch")
def test_a_dutch_caption_counts_among_words_own_dutch_captions() -> None:
    document = written(report(language="nl"))
    assert texts(document, "Caption") == ["Tabel 1. Segments by network and code."]
    assert r"SEQ Tabel \* ARABIC" in instructions(document.element)


def test_unit_universe_and_coders_stand_beneath_the_table() -> None:
    document = written(report())
    said = texts(document, "Matrix Note")
    assert said[:3] == [
        "Unit: Number of segments.",
        "Universe: Talk of 11 respondents.",
        "Coders: consensus",
    ]
    body = [child.tag for child in document.element.body]
    first_note = document.element.body.index(
        next(p._p for p in document.paragraphs if p.text.startswith("Unit"))
    )
    assert body[first_note - 1] == qn("w:tbl")


def test_ten_columns_stay_and_eleven_are_turned() -> None:
    (table,) = written(report(4, 10, quotations=())).tables
    assert len(table.columns) == 12
    (turned,) = written(report(4, 11, quotations=())).tables
    assert printed(turned)[0] == ["Code", *(f"Network {i}" for i in range(1, 5)), "Total"]
    assert printed(turned)[11] == ["code 11", "10", "21", "32", "43", "43"]


def test_a_matrix_too_large_both_ways_is_split_with_repeated_row_heads() -> None:
    document = written(report(12, 24, quotations=()))
    # turned, its twelve networks take two parts where twenty-four codes would take three
    assert texts(document, "Caption") == [
        "Table 1. Segments by network and code (part 1 of 2).",
        "Table 1. Segments by network and code (part 2 of 2).",
    ]
    assert instructions(document.element)[:2] == [r"SEQ Table \* ARABIC", r"SEQ Table \c \* ARABIC"]
    first, second = (printed(table) for table in document.tables)
    assert [row[0] for row in first] == [row[0] for row in second]
    assert first[0] == ["Code", *(f"Network {i}" for i in range(1, 7))]
    assert second[0] == ["Code", *(f"Network {i}" for i in range(7, 13)), "Total"]


@given(st.integers(0, 200))
def test_column_parts_hold_every_column_once_and_fit_the_page(columns: int) -> None:
    parts = column_parts(columns)
    assert [j for part in parts for j in part] == list(range(columns))
    assert all(len(part) <= 10 for part in parts)
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_long_labels_are_cut_in_the_table_and_written_out_beneath() -> None:
    label = "de wijze waarop de gemeente opdrachtgever, financier en partner probeert te zijn " * 3
    document = written(report(1, 1, columns=(Heading(label),), grid=grid(1, 1), quotations=()))
    (table,) = document.tables
    assert table.cell(0, 1).text.endswith("…")
    assert len(table.cell(0, 1).text) <= 90
    assert label.strip() in texts(document, "Matrix Note")[-1]


def test_heads_stand_upright_where_their_words_would_be_torn() -> None:
    def turned(labels: tuple[str, ...]) -> bool:
        heads = tuple(Heading(label) for label in labels)
        given = report(1, len(labels), columns=heads, grid=grid(1, len(labels)), quotations=())
        return bool(written(given).tables[0]._tbl.xpath(".//w:textDirection"))

    assert turned(("persoonsafhankelijkheid",) * 8)
    assert not turned(("trust", "money"))


def test_a_matrix_without_rows_or_columns_is_still_a_document() -> None:
    for rows, columns in ((0, 3), (3, 0), (0, 0)):
        (table,) = written(report(rows, columns, quotations=())).tables
        assert (len(table.rows), len(table.columns)) == (rows + 2, columns + 2)


# --- quotations and codebook ---------------------------------------------------------------------


def test_headings_lead_through_the_document() -> None:
    document = written(report())
    assert texts(document, "Title") == ["What recurs and what is missing"]
    assert texts(document, "Heading 1") == ["Matrix", "Quotations", "Codebook"]
    assert texts(document, "Heading 2") == ["Network 1", "Network 2", "■ Branch"]
    assert texts(document, "Heading 3") == [
        "Branch › code 2 (2 of 7)",
        "Branch › code 1",
        "■ code 1",
    ]
    levels = document.styles.element.xpath(
        "w:style[w:name/@w:val='heading 2']/w:pPr/w:outlineLvl/@w:val"
    )
    assert levels == ["1"]


def test_quotations_carry_their_reference() -> None:
    assert texts(written(report()), "Quote") == [
        f"“{SAID}” (Quay 1, R1, turn\u00a012, line\u00a040)",
        "“Nobody asks.\nNever.” (Quay 2, R3, turn\u00a03, sentence\u00a02)",
        "“One foot here.” (Lint, code child)",
    ]


def test_the_rule_of_choice_is_printed_before_the_quotations() -> None:
    assert "At most two." in texts(written(report()), "Normal")


def test_the_codebook_prints_what_a_code_means() -> None:
    assert texts(written(report()), "Code Description") == [
        "All of it.",
        "Two worlds.",
        "Inclusion: Said to be absent.",
        "Exclusion: Busy.",
        "Example: “Which hat?”",
    ]


def test_without_quotations_and_codebook_there_is_one_section() -> None:
    document = written(report(quotations=(), codebook=()))
    assert len(document.sections) == 1
    assert texts(document, "Heading 1") == ["Matrix"]


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_is_written_and_read_back_as_it_prints(quotation: str, label: str) -> None:
    cell = CellQuotations(0, 0, (Quotation(quotation, label),), of=1)
    document = written(
        report(1, 1, rows=(Heading(label),), grid=grid(1, 1), quotations=(cell,), title=label)
    )
    (read,) = [p.text for p in document.paragraphs if p.style.name == "Quote"]  # type: ignore[union-attr]
    plain = read.replace("\u2068", "").replace("\u2069", "")
    expected = printable(quotation.strip()).replace("\u2068", "").replace("\u2069", "")
    assert plain.startswith(f"“{expected}” (")


def test_words_that_turn_the_text_around_are_kept_to_themselves() -> None:
    cell = CellQuotations(0, 0, (Quotation("\u202eabc", "Quay"),), of=1)
    (read,) = texts(written(report(quotations=(cell,))), "Quote")
    assert read == "“\u2068\u202eabc\u2069” (Quay)"


# --- the document about itself -------------------------------------------------------------------


def test_title_author_language_and_dates_are_set() -> None:
    about = written(report(language="nl")).core_properties
    assert (about.title, about.author) == ("What recurs and what is missing", "M. de Vries")
    assert about.language == "nl-NL"
    assert about.comments == ""
    for moment in (about.created, about.modified):
        assert moment is not None
        assert abs(dt.datetime.now(dt.UTC) - moment.astimezone(dt.UTC)) < dt.timedelta(hours=26)
    assert about.created == about.modified


def test_without_an_author_there_is_none() -> None:
    core = parts(report(author=""))["docProps/core.xml"]
    assert "creator" not in core
    assert "lastModifiedBy" not in core


def test_nothing_of_the_library_is_left() -> None:
    package = parts(report())
    assert not [name for name, part in package.items() if "python-docx" in part]
    assert not [name for name in package if "thumbnail" in name]


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_document_is_in_the_reports_language(language: str, locale: str) -> None:
    document = written(report(language=language))
    languages = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert languages == [locale]


def test_word_is_never_asked_to_update_fields() -> None:
    for name, part in parts(report()).items():
        assert "updateFields" not in part, name
        assert "w:dirty" not in part, name


def test_pages_are_numbered_with_cached_results() -> None:
    document = written(report())
    assert instructions(document.sections[0].footer._element) == ["PAGE", "NUMPAGES"]
    assert footers(document) == ["What recurs and what is missing · Page 1 of 1"] * 2


@pytest.mark.usefixtures("dutch")
def test_fiction_is_marked_in_caption_quotations_and_footer() -> None:
    document = written(report(language="nl", fiction=True))
    assert texts(document, "Caption")[0].endswith("Fictief materiaal.")
    assert "Fictief materiaal." in texts(document, "Matrix Note")
    assert footers(document)[1].endswith(" · Fictief materiaal · Pagina 1 van 1")
    assert "Fictief" not in "".join(parts(report(language="nl")).values())


def test_every_style_that_is_used_exists() -> None:
    package = parts(report(12, 24, quotations=report().quotations, fiction=True))
    known = {style.style_id for style in written(report()).styles}
    for name in ("word/document.xml", "word/footer1.xml"):
        document: Any = docx.oxml.parse_xml(package[name].encode())  # type: ignore[attr-defined]
        used = document.xpath(".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")
        assert used
        assert set(used) <= known
