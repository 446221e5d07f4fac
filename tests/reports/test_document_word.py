"""Documents of blocks in Word, opened again: fields, bookmarks, sections, tables, pictures."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm

from qualcoder_net.reports.document import (
    Block,
    Cell,
    Chapter,
    Codes,
    Document,
    Figure,
    Items,
    MatrixTable,
    Table,
    Text,
)
from qualcoder_net.reports.report import CodebookEntry
from qualcoder_net.reports.shades import FILLS
from qualcoder_net.reports.word import writer as word
from tests.reports.blocks import CASES, FORCES, FORMS, PICTURE, QUOTATIONS, TALKS, VALUES, document
from tests.reports.sample import SAID, report
from tests.reports.test_word import footers, instructions, printed, texts


def written(given: Document, template: Path | None = None) -> WordDocument:
    stream = io.BytesIO()
    word.write(given, stream, template=template)
    stream.seek(0)
    return docx.Document(stream)


def of(*blocks: Block, **changes: Any) -> WordDocument:
    return written(document(*blocks, **changes))


def bookmarks(opened: WordDocument) -> dict[str, str]:
    """What each bookmark holds, by its name."""
    found = {}
    for start in opened.element.body.iter(qn("w:bookmarkStart")):
        held = []
        for after in start.itersiblings():
            if after.tag == qn("w:bookmarkEnd"):
                assert after.get(qn("w:id")) == start.get(qn("w:id"))
                break
            held += [text.text or "" for text in after.iter(qn("w:t"))]
        found[start.get(qn("w:name"))] = "".join(held)
    return found


# --- numbers and references ----------------------------------------------------------------------


def test_captions_are_counted_fields_apart_for_tables_and_figures() -> None:
    opened = of()
    assert texts(opened, "Caption") == [
        "Table 1. What it yields.",
        "Table 2. All talks.",
        "Table 3. Forms by network.",
        "Figure 1. Forces by level.",
        "Table 4. Segments by network and code.",
    ]
    counted = [said for said in instructions(opened.element.body) if said.startswith("SEQ")]
    assert counted.count(r"SEQ Table \* ARABIC") == 4
    assert counted.count(r"SEQ Figure \* ARABIC") == 1


def test_references_are_fields_to_the_bookmark_of_the_caption() -> None:
    opened = of()
    assert "See Table 3, Figure 1 and [[nothing]]." in texts(opened, "Normal")
    assert "the talks of Table 2" in texts(opened, "List Bullet")
    assert "As in Table 2." in texts(opened, "Matrix Note")
    held = bookmarks(opened)
    fields = [said for said in instructions(opened.element.body) if said.startswith("REF")]
    shown = [held[said.split()[1]] for said in fields]
    assert shown == ["Table 3", "Figure 1", "Table 2", "Table 2", "Table 4"]
    assert all(said.endswith(r" \h") for said in fields)


@pytest.mark.usefixtures("dutch")
def test_a_dutch_document_counts_and_refers_in_dutch() -> None:
    opened = of(FORMS, TALKS, Text("Zie [[talks]]."), language="nl", fiction=True)
    assert texts(opened, "Caption")[1] == "Tabel 2. All talks. Fictief materiaal."
    assert texts(opened, "Normal") == ["Zie Tabel 2."]
    assert bookmarks(opened)["_Ref_Tabel_2"] == "Tabel 2"


def test_bookmarks_and_pictures_have_numbers_of_their_own() -> None:
    opened = of()
    numbers = opened.element.xpath("//w:bookmarkStart/@w:id | //wp:docPr/@id")
    assert len(numbers) == len(set(numbers)) > 10
    assert all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in bookmarks(opened))


def test_somebodys_words_are_no_references() -> None:
    assert texts(of(FORMS, TALKS, QUOTATIONS), "Quote")[1].startswith("“Nobody asks [[forms]].”")
    entry = CodebookEntry(0, "a", "see [[forms]]")
    assert texts(of(FORMS, TALKS, Codes((entry,))), "Code Description") == ["see [[forms]]"]


# --- contents ------------------------------------------------------------------------------------


def test_four_chapters_have_contents_that_are_filled_in() -> None:
    opened = of()
    body = opened.element.body
    (contents,) = body.findall(qn("w:sdt"))
    assert body.xpath("w:sdt//w:docPartGallery/@w:val") == ["Table of Contents"]
    assert r'TOC \o "1-2" \h \z \u' in instructions(contents)
    lines = ["".join(t.text for t in p.iter(qn("w:t"))) for p in contents.iter(qn("w:p"))]
    assert lines[0] == "Contents"
    assert lines[1:5] == ["Design", "Value", "All of it", "Forms"]
    assert "■ Branch" not in lines
    assert "Branch" in lines
    assert body.xpath("w:sdt//w:pStyle/@w:val")[:4] == ["TOCHeading", "TOC1", "TOC1", "TOC2"]


def test_contents_lead_to_the_headings() -> None:
    opened = of()
    held = bookmarks(opened)
    links = opened.element.xpath("//w:sdt//w:hyperlink")
    assert links
    for link in links:
        said = "".join(text.text for text in link.iter(qn("w:t")))
        assert held[link.get(qn("w:anchor"))].removeprefix("■ ") == said


def test_contents_begin_and_end_one_field() -> None:
    (contents,) = of().element.body.findall(qn("w:sdt"))
    kinds = [mark.get(qn("w:fldCharType")) for mark in contents.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_three_chapters_need_no_contents() -> None:
    opened = of(Chapter(1, "a"), Chapter(1, "b"), Chapter(2, "c"), Chapter(1, "d"))
    assert opened.element.body.findall(qn("w:sdt")) == []
    assert bookmarks(opened) == {}


# --- pages ---------------------------------------------------------------------------------------


def test_wide_tables_lie_and_all_else_stands() -> None:
    opened = of()
    stands = [section.orientation == WD_ORIENT.PORTRAIT for section in opened.sections]
    assert stands == [True, False, True, False, True]


def test_every_section_ends_with_a_paragraph_and_none_is_empty() -> None:
    opened = of(TALKS, FORMS, TALKS.__class__(**{**vars(TALKS), "key": "more"}))
    body = opened.element.body
    ends = body.xpath("w:p[w:pPr/w:sectPr]")
    assert len(ends) == len(opened.sections) - 1 == 2
    for end in ends:
        assert end.getprevious().tag == qn("w:tbl") or "".join(end.itertext())


def test_contents_before_a_wide_table_stand_upright() -> None:
    chapters = [Chapter(1, name) for name in "abcd"]
    opened = of(*chapters, TALKS)
    assert [section.orientation for section in opened.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE,
    ]  # fmt: skip
    assert texts(opened, "Title") == ["What recurs and what is missing"]


def test_a_foot_with_page_numbers_is_on_every_page() -> None:
    feet = footers(of(fiction=True))
    assert feet == ["What recurs and what is missing · Fictional material · Page 1 of 1"] * 5


# --- tables --------------------------------------------------------------------------------------


def test_a_table_prints_its_head_rows_and_notes() -> None:
    opened = of(FORMS, TALKS)
    table = opened.tables[0]
    assert printed(table)[0] == ["Form", *CASES]
    assert printed(table)[2] == ["B. supervision", "x", "0", "1,200", "12.5%", "(x)"]
    assert texts(opened, "Matrix Note")[:2] == ["x: more than half.", "As in Table 2."]


def test_cells_have_their_ground_and_stand_out_or_recede() -> None:
    table = of(FORMS).tables[0]
    assert table.cell(1, 1)._tc.xpath("w:tcPr/w:shd/@w:fill") == [FILLS[3]]
    assert table.cell(1, 1).paragraphs[0].runs[0].bold
    assert table.cell(2, 2)._tc.xpath(".//w:color/@w:val") == ["707070"]
    assert not table.cell(1, 2)._tc.xpath("w:tcPr/w:shd | .//w:rPr")


def test_heads_are_repeated_and_no_row_of_any_table_is_torn() -> None:
    for table in of().tables:
        rows = [row._tr.trPr for row in table.rows]
        repeated = [row.find(qn("w:tblHeader")) is not None for row in rows]
        assert repeated == [True] + [False] * (len(rows) - 1)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_captions_stay_with_their_table_and_figures_with_their_caption() -> None:
    opened = of(FORMS, TALKS, FORCES)
    above = [p for p in opened.paragraphs if p.text.startswith("Table")]
    assert all(p.paragraph_format.keep_with_next for p in above)
    (beneath,) = [p for p in opened.paragraphs if p.text.startswith("Figure")]
    assert beneath.paragraph_format.keep_with_next is False
    (picture,) = [p for p in opened.paragraphs if p._p.xpath(".//w:drawing")]
    assert picture.paragraph_format.keep_with_next
    assert picture._p.getnext() is beneath._p


def test_a_short_table_stays_whole_and_a_long_one_may_be_parted() -> None:
    short, long = of(FORMS, TALKS).tables
    assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in short.rows)
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in long.rows]
    assert kept == [True] + [None] * 30


def test_every_table_says_what_it_is_to_who_cannot_see_it() -> None:
    names = of().element.xpath("//w:tblPr/w:tblCaption/@w:val")
    assert names == [
        "What it yields", "All talks", "Forms by network", "Segments by network and code",
    ]  # fmt: skip


def test_running_text_gets_the_room_and_short_columns_what_they_need() -> None:
    (table,) = of(VALUES).tables
    network, value, whom = (column.width for column in table.columns)
    assert value > 3 * network
    assert value > 3 * whom
    assert network > Cm(1.5)
    assert table.cell(1, 1).paragraphs[0].style.name == "Matrix Text"
    assert set(table._tbl.xpath(".//w:tr[position()>1]//w:vAlign/@w:val")) == {"top"}


@pytest.mark.parametrize("table", [FORMS, VALUES, TALKS])
def test_no_table_is_wider_than_its_page(table: Table) -> None:
    opened = of(table, FORMS) if table is TALKS else of(table, TALKS)
    first = opened.sections[0]
    room = first.page_width - first.left_margin - first.right_margin  # type: ignore[operator]
    assert sum(column.width for column in opened.tables[0].columns) <= room


def test_several_columns_can_be_headings_of_their_rows() -> None:
    row = of(TALKS, FORMS).tables[0].rows[1].cells
    styles = [cell.paragraphs[0].style.name for cell in row]
    assert styles == ["Matrix Text"] * 2 + ["Matrix Figure"] * 10


def test_a_small_matrix_may_stand_upright() -> None:
    opened = of(MatrixTable(report(3, 7), wide=False))
    assert [section.orientation for section in opened.sections] == [WD_ORIENT.PORTRAIT]
    assert printed(opened.tables[0])[0][0] == "Code"  # turned, as seven columns do not fit


# --- figures, lists and text ---------------------------------------------------------------------


def test_a_figure_is_in_the_document_with_its_alternative_text() -> None:
    opened = of(FORCES)
    (shape,) = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == "Bars: one and two."
    assert round(shape.width.cm, 1) == 16.0
    key = shape._inline.xpath(".//a:blip/@r:embed")[0]
    assert opened.part.related_parts[key].blob == PICTURE.png
    assert texts(opened, "Matrix Note") == ["Counted."]


def test_a_figure_fits_a_narrow_page(tmp_path: Path) -> None:
    template = docx.Document()
    template.sections[0].page_width = Cm(12)
    template.save(str(tmp_path / "narrow.docx"))
    (shape,) = written(document(FORCES), tmp_path / "narrow.docx").inline_shapes
    section = template.sections[0]
    assert shape.width <= Cm(12) - section.left_margin - section.right_margin  # type: ignore[operator]
    assert shape.height / shape.width == pytest.approx(PICTURE_SHAPE, rel=0.02)


PICTURE_SHAPE = int.from_bytes(PICTURE.png[20:24]) / int.from_bytes(PICTURE.png[16:20])


def test_lists_have_bullets() -> None:
    opened = of(Items(("one", "two")))
    assert texts(opened, "List Bullet") == ["one", "two"]
    assert bullets(opened) == "•"


def bullets(opened: WordDocument) -> str:
    """The sign that the list style leads to."""
    (number,) = opened.styles["List Bullet"].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    numbering: Any = opened.part.numbering_part.element
    (abstract,) = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    (sign,) = numbering.xpath(
        f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']/w:lvlText/@w:val"
    )
    return str(sign)


def test_a_template_keeps_its_own_bullets(tmp_path: Path) -> None:
    template = docx.Document()
    template.save(str(tmp_path / "house.docx"))
    own = docx.Document(str(tmp_path / "house.docx"))
    opened = written(document(Items(("one",))), tmp_path / "house.docx")
    assert bullets(opened) == bullets(own)


def test_a_template_without_a_list_style_gets_one_beside_its_lists(tmp_path: Path) -> None:
    template = docx.Document()
    template.styles["List Bullet"].delete()
    before = len(template.part.numbering_part.element.findall(qn("w:num")))
    template.save(str(tmp_path / "house.docx"))
    opened = written(document(Items(("one",))), tmp_path / "house.docx")
    numbering = opened.part.numbering_part.element
    assert bullets(opened) == "•"
    assert len(numbering.findall(qn("w:num"))) == before + 1
    kinds = [child.tag for child in numbering]
    assert kinds == sorted(kinds, key=[qn("w:abstractNum"), qn("w:num")].index)


def test_small_print_is_a_note() -> None:
    assert texts(of(Text("a"), Text("b", note=True)), "Matrix Note") == ["b"]


def test_title_subtitle_and_byline_lead() -> None:
    opened = of(fiction=True)
    assert [p.text for p in opened.paragraphs[:3]] == [
        "What recurs and what is missing",
        "Report of the pre-study",
        "M. de Vries · 3 November 2025 · Fictional material",
    ]


def test_fiction_is_marked_at_every_list_of_quotations() -> None:
    opened = of(QUOTATIONS, Text("a"), QUOTATIONS, fiction=True)
    marked = [p for p in opened.paragraphs if p.text == "Fictional material."]
    assert len(marked) == 2
    assert all(SAID in p._p.getnext().xpath("string()") for p in marked)
    assert "Fictional" not in "".join(p.text for p in of(QUOTATIONS).paragraphs)


def test_headings_of_codes_come_beneath_their_chapter() -> None:
    entries = (CodebookEntry(0, "branch"), CodebookEntry(1, "code"))
    opened = of(Chapter(2, "Codebook"), Codes(entries))
    assert texts(opened, "Heading 3") == ["■ branch"]
    assert texts(opened, "Heading 4") == ["■ code"]


# --- templates -----------------------------------------------------------------------------------


def test_numbers_count_on_from_an_earlier_report_as_template(tmp_path: Path) -> None:
    written(document()).save(str(tmp_path / "first.docx"))
    opened = written(document(FORMS, TALKS, FORCES, Text("[[forms]]")), tmp_path / "first.docx")
    assert texts(opened, "Caption")[-3:] == [
        "Table 5. Forms by network.", "Table 6. All talks.", "Figure 2. Forces by level.",
    ]  # fmt: skip
    names = opened.element.xpath("//w:bookmarkStart/@w:name")
    numbers = opened.element.xpath("//w:bookmarkStart/@w:id | //wp:docPr/@id")
    assert len(names) == len(set(names))
    assert len(numbers) == len(set(numbers))


def test_a_repeated_caption_of_a_split_table_does_not_count(tmp_path: Path) -> None:
    large = report(12, 24, quotations=())
    written(document(MatrixTable(large))).save(str(tmp_path / "first.docx"))
    opened = written(document(FORMS, TALKS), tmp_path / "first.docx")
    assert texts(opened, "Caption")[-2:] == ["Table 2. Forms by network.", "Table 3. All talks."]


def test_a_template_need_not_have_styles_for_contents_and_lists(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "house.docx"))
    assert word.write(document(), io.BytesIO(), template=tmp_path / "house.docx") == ()


def test_every_style_that_is_used_exists() -> None:
    opened = of(fiction=True)
    known = {style.style_id for style in opened.styles}
    used = opened.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    assert {"TOC1", "ListBullet", "Figure", "Byline", "Quote"} <= set(used) <= known


def test_word_is_never_asked_to_update_fields() -> None:
    stream = io.BytesIO()
    word.write(document(), stream)
    opened = docx.Document(stream)
    assert opened.settings.element.find(qn("w:updateFields")) is None
    assert not opened.element.xpath("//*[@w:dirty]")


def test_texts_with_markup_and_controls_are_text() -> None:
    evil = "<w:br/> & \x00 ]]> “[[”"
    table = Table(evil, (evil, evil), ((evil, Cell(evil)),), notes=(evil,), figures=False)
    opened = of(Chapter(1, evil), Text(evil), Items((evil,)), table, Figure(PICTURE, evil, evil))
    shown = evil.replace("\x00", "␀")
    assert texts(opened, "Heading 1") == texts(opened, "Normal") == [shown]
    assert printed(opened.tables[0]) == [[shown, shown]] * 2
    assert opened.inline_shapes[0]._inline.docPr.get("descr") == shown
