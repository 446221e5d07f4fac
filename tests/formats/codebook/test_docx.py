"""Codebooks in Word: tables of every sort, and documents of headings."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook import CodebookFile, read_codebook
from qualcoder_net.formats.codebook.docx import read
from qualcoder_net.model import CodeDraft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def bytes_of(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table(document: Any, *rows: list[str]) -> Any:
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    return made


def book(*tables: list[list[str]]) -> CodebookFile:
    document = docx.Document()
    document.add_heading("Ons codeboek", 0)
    for rows in tables:
        document.add_paragraph("Een inleiding.")
        table(document, *rows)
    return read(bytes_of(document), "book.docx")


def tree(codes: tuple[CodeDraft, ...]) -> list[object]:
    found: list[object] = []
    for code in codes:
        found.append(next(iter(code.label.values())))
        if code.children:
            found.append(tree(code.children))
    return found


def error(document: Any) -> str:
    with pytest.raises(FileError) as caught:
        read(bytes_of(document), "book.docx")
    return str(caught.value)


# --- tables ---------------------------------------------------------------------------------------


def test_a_table_with_headings_is_a_codebook(tmp_path: Path) -> None:
    document = docx.Document()
    table(
        document,
        ["Code", "Definitie", "Wanneer wel", "Wanneer niet", "Voorbeeld", "Ouder", "Kleur"],
        ["Trouw", "Bij iets blijven.", "a\nb", "hoop", "“Ja.”", "", "teal"],
        ["Dubbel", "Twee kanten.", "", "", "", "Trouw", ""],
    )
    (tmp_path / "book.docx").write_bytes(bytes_of(document))
    assert read_codebook(tmp_path / "book.docx").codes == (
        CodeDraft(
            "trouw",
            {"": "Trouw"},
            definition={"": "Bij iets blijven."},
            inclusion={"": "a\nb"},
            exclusion={"": "hoop"},
            example={"": "“Ja.”"},
            colour="#008080",
            children=(CodeDraft("dubbel", {"": "Dubbel"}, definition={"": "Twee kanten."}),),
        ),
    )


def test_tables_go_on_in_one_another_whatever_they_call_their_columns() -> None:
    found = book(
        [["Code", "Omschrijving"], ["Trouw", "een"]],
        [["Datum", "Plaats"], ["1 mei", "Ede"]],
        [["Definitie", "Naam", "Valt onder"], ["twee", "Dubbel", "Trouw"]],
    )
    assert tree(found.codes) == ["Trouw", ["Dubbel"]]
    assert found.codes[0].definition == {"": "een"}
    assert found.codes[0].children[0].definition == {"": "twee"}


def test_a_title_may_stand_above_the_headings_which_may_be_repeated() -> None:
    heading = ["Code", "Definitie"]
    found = book([["Codeboek 2024", ""], heading, ["A", "x"], heading, ["", ""], ["B", "y"]])
    assert tree(found.codes) == ["A", "B"]


def test_a_table_for_each_code_has_its_headings_at_the_left() -> None:
    found = book(
        [["Label", "Trouw"], ["Definitie", "een"], ["Wanneer niet", "hoop"]],
        [["Label", "Dubbel"], ["Definitie", "twee"], ["Ouder", "Trouw"]],
    )
    assert tree(found.codes) == ["Trouw", ["Dubbel"]]
    assert found.codes[0].exclusion == {"": "hoop"}


def test_levels_merged_over_rows_hold_for_all_of_them() -> None:
    document = docx.Document()
    made = table(
        document,
        ["Niveau 1", "Niveau 2", "Definitie"],
        ["Waarde", "Direct", "a"],
        ["", "Indirect", "b"],
        ["Ontwerp", "", "c"],
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    codes = read(bytes_of(document), "book.docx").codes
    assert tree(codes) == ["Waarde", ["Direct", "Indirect"], "Ontwerp"]


def test_a_label_merged_over_rows_is_one_code_with_all_their_texts() -> None:
    document = docx.Document()
    made = table(
        document,
        ["Code", "Definitie", "Voorbeeld"],
        ["Trouw", "Bij iets blijven.", "“Ja.”"],
        ["", "", "“Altijd.”"],
        ["Macht", "", ""],
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    codes = read(bytes_of(document), "book.docx").codes
    assert tree(codes) == ["Trouw", "Macht"]
    assert codes[0].example == {"": "“Ja.”\n“Altijd.”"}


def test_cells_merged_side_by_side_keep_the_columns_in_place() -> None:
    document = docx.Document()
    made = table(document, ["Code", "Definitie", "Kleur"], ["A", "x", "red"], ["B", "y", "blue"])
    made.cell(1, 0).merge(made.cell(1, 1))
    codes = read(bytes_of(document), "book.docx").codes
    assert [code.colour for code in codes] == ["#ff0000", "#0000ff"]


def test_a_table_within_a_cell_is_text_of_that_cell() -> None:
    document = docx.Document()
    made = table(document, ["Code", "Definitie"], ["A", "Zie:"])
    inner = made.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "links", "rechts"
    codes = read(bytes_of(document), "book.docx").codes
    assert codes[0].definition == {"": "Zie:\nlinks rechts"}


def test_a_codebook_within_a_table_for_layout_is_found() -> None:
    document = docx.Document()
    inner = document.add_table(1, 1).cell(0, 0).add_table(2, 2)
    for cell, text in zip(inner._cells, ["Code", "Definitie", "A", "x"], strict=True):
        cell.text = text
    assert tree(read(bytes_of(document), "book.docx").codes) == ["A"]


def test_indentation_within_the_label_shows_the_tree() -> None:
    found = book([["Code", "Definitie"], ["Waarde", ""], ["   Direct", ""], ["Ontwerp", ""]])
    assert tree(found.codes) == ["Waarde", ["Direct"], "Ontwerp"]


def test_the_text_is_that_with_all_changes_accepted() -> None:
    document = docx.Document()
    made = table(document, ["Code", "Definitie"], ["A", "oud "])
    paragraph = made.cell(1, 1).paragraphs[0]._p
    paragraph.append(parse_xml(f'<w:ins {W} w:id="1"><w:r><w:t>nieuw</w:t></w:r></w:ins>'))
    paragraph.append(
        parse_xml(f'<w:del {W} w:id="2"><w:r><w:delText>weg</w:delText></w:r></w:del>')
    )
    assert read(bytes_of(document), "book.docx").codes[0].definition == {"": "oud nieuw"}


def test_columns_of_another_sort_are_left_out_and_said() -> None:
    found = book([["Code", "Definitie", "Aantal"], ["A", "x", "3"]])
    assert [lost.detail for lost in found.dropped] == ["Aantal"]


# --- headings -------------------------------------------------------------------------------------


def test_headings_are_codes_and_the_text_below_them_their_definition() -> None:
    document = docx.Document()
    document.add_heading("Ons codeboek", 0)
    document.add_paragraph("Een inleiding.")
    document.add_heading("Waarde", 1)
    document.add_paragraph("Wat het oplevert.")
    document.add_paragraph("Voor wie ook.")
    document.add_heading("Direct", 2)
    document.add_paragraph("Definitie: Meteen.")
    document.add_paragraph("Wanneer niet: Later.")
    document.add_paragraph("En ook niet nooit.")
    document.add_paragraph("Signaalwoorden: meteen; direct")
    document.add_heading("Ver", 4)
    document.add_heading("Ontwerp", 1)
    document.add_paragraph("Let op: dit is geen veld.")
    found = read(bytes_of(document), "book.docx")
    assert found.name == {"": "Ons codeboek"}
    assert tree(found.codes) == ["Waarde", ["Direct", ["Ver"]], "Ontwerp"]
    value, design = found.codes
    assert value.definition == {"": "Wat het oplevert.\nVoor wie ook."}
    assert value.children[0] == CodeDraft(
        "direct",
        {"": "Direct"},
        definition={"": "Meteen."},
        exclusion={"": "Later.\nEn ook niet nooit."},
        cues={"": ("meteen", "direct")},
        children=(CodeDraft("ver", {"": "Ver"}),),
    )
    assert design.definition == {"": "Let op: dit is geen veld."}


def test_styles_that_build_on_headings_are_headings() -> None:
    document = docx.Document()
    style = document.styles.add_style("Thema", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_heading("Waarde", 1)
    document.add_paragraph("Direct", style="Thema")
    assert tree(read(bytes_of(document), "book.docx").codes) == ["Waarde", ["Direct"]]


# --- mistakes -------------------------------------------------------------------------------------


def test_a_mistake_names_the_table_and_the_row() -> None:
    document = docx.Document()
    table(document, ["Datum", "Plaats"], ["1 mei", "Ede"])
    table(document, ["Code", "Kleur"], ["A", "red"], ["B", "blauwig"])
    said = error(document)
    assert "book.docx, table 2, row 3, column “Kleur”: “blauwig” is no colour." in said


def test_a_code_without_label_names_its_row() -> None:
    document = docx.Document()
    table(document, ["Code", "Definitie"], ["A", "x"], ["", "y"])
    assert "book.docx, table 1, row 3, column “Code”: The code has no label." in error(document)


def test_a_slip_in_a_heading_names_the_table() -> None:
    document = docx.Document()
    table(document, ["Code", "Definitie", "Vorbeeld"], ["A", "x", "y"])
    said = error(document)
    assert "book.docx, table 1: The column “Vorbeeld” is not known here." in said
    assert "Did you mean “voorbeeld”?" in said


def test_a_mistake_below_a_heading_names_the_heading() -> None:
    document = docx.Document()
    document.add_heading("Waarde", 1)
    document.add_paragraph("Kleur: blauwig")
    assert "heading “Waarde”: “blauwig” is no colour." in error(document)


def test_a_document_without_codes_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("Alleen tekst.")
    assert "It has no table with codes and no headings." in error(document)


def test_hostile_files_are_refused(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, ["Code", "Definitie"], ["A", "x"])
    data = bytes_of(document)
    with pytest.raises(FileError, match="It is damaged"):
        read(data[: len(data) // 2], "book.docx")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 80_000_000)
    with pytest.raises(FileError, match="unpacks to more than"):
        read(bomb.getvalue(), "book.docx")
    row = (
        "<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr></w:tc>' * 100 + "</w:tr>"
    )
    wide = f"<w:document {W}><w:body><w:tbl>{row * 60}</w:tbl></w:body></w:document>"
    spans = io.BytesIO()
    with zipfile.ZipFile(spans, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", wide)
    with pytest.raises(FileError, match="more than 500,000 cells"):
        read(spans.getvalue(), "book.docx")
