from __future__ import annotations

import io
import time

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.formats.docx import read
from tests.formats.makers import (
    STRICT_WORD,
    counted,
    damaged,
    docx,
    paragraph,
    reads_or_refuses,
    run,
    said,
    table,
    word_xml,
    zip_of,
)

BOLD = "<w:b/>"
TRACKED = 'w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z"'


def text(*body: str) -> str:
    return read(docx("".join(body)), "a.docx").text


def dropped(*body: str) -> dict[str, int]:
    return dict(counted(read(docx("".join(body)), "a.docx")))


def inner(content: str) -> str:
    return f"<w:p><w:r>{content}</w:r></w:p>"


# --- paragraphs ---------------------------------------------------------------------------------


def test_paragraphs_become_lines_in_order() -> None:
    assert text(paragraph("één"), paragraph(), paragraph("tw", "ee ‘x’")) == "één\n\ntwee ‘x’"


def test_a_file_that_word_libraries_write_is_read() -> None:
    written = python_docx.Document()
    written.add_heading("Gesprek", 1)
    label = written.add_paragraph()
    label.add_run("Interviewer:").bold = True
    label.add_run(" Hoe gaat het?")
    written.add_paragraph("R1: Goed – “prima”.")
    packed = io.BytesIO()
    written.save(packed)
    assert said(read(packed.getvalue(), "a.docx")) == [
        ("Interviewer", "Hoe gaat het?"),
        ("R1", "Goed – “prima”."),
    ]


def test_tabs_breaks_and_hyphens_become_characters() -> None:
    assert text(
        inner("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"),
        inner("<w:t>co</w:t><w:softHyphen/><w:t>ör</w:t><w:noBreakHyphen/><w:t>x</w:t>"),
    ) == "a\tb\nc\nd\ncoör\u2011x"  # fmt: skip


def test_a_page_break_makes_no_line_of_its_own() -> None:
    page = '<w:br w:type="page"/>'
    assert text(inner(page), inner(f"<w:t>a</w:t>{page}<w:t>b</w:t>")) == "\na\nb"


def test_signs_of_symbol_fonts_are_made_out() -> None:
    arrow = '<w:sym w:font="Wingdings" w:char="F0E0"/>'
    unknown = '<w:sym w:font="Wingdings" w:char="F021"/>'
    assert text(inner(arrow + unknown)) == "→\ufffd"


def test_line_ends_in_the_xml_are_spaces() -> None:
    assert text(inner("<w:t>a\nb\tc</w:t>")) == "a b c"


def test_list_numbers_that_word_makes_are_not_text() -> None:
    assert text("<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>" + run("een")
                + "</w:p>") == "een"  # fmt: skip


def test_content_controls_links_and_smart_tags_are_text() -> None:
    assert text(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('a')}</w:sdtContent></w:sdt>",
        paragraph(
            f"<w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>",
            f"<w:hyperlink>{run('c')}</w:hyperlink>",
            f"<w:smartTag>{run('d')}</w:smartTag>",
        ),
    ) == "a\nbcd"  # fmt: skip


def test_hidden_text_is_left_out_and_counted() -> None:
    body = paragraph("a", run("b", "<w:vanish/>"), run("c", '<w:vanish w:val="0"/>'))
    assert text(body) == "ac"
    assert dropped(body) == {"hidden": 1}


# --- fields ---------------------------------------------------------------------------------------


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(said: str) -> str:
    return f"<w:r><w:instrText>{said}</w:instrText></w:r>"


def test_a_fields_result_is_text_and_its_instruction_is_not() -> None:
    assert text(
        paragraph(sign("begin"), instruction(" PAGE "), sign("separate"), "7", sign("end"), " na"),
        paragraph(f'<w:fldSimple w:instr="DATE">{run("3 mei")}</w:fldSimple>'),
    ) == "7 na\n3 mei"  # fmt: skip


def test_a_field_within_an_instruction_is_no_text() -> None:
    nested = [sign("begin"), instruction("REF"), sign("separate"), "weg", sign("end")]
    whole = [sign("begin"), instruction("IF "), *nested, sign("separate"), "ja", sign("end")]
    assert text(paragraph("a ", *whole)) == "a ja"


def test_a_field_that_never_ends_swallows_nothing_after_its_paragraph() -> None:
    assert text(paragraph(sign("begin"), sign("begin")), paragraph("b")) == "\nb"


# --- changes ------------------------------------------------------------------------------------


def test_inserted_text_is_kept_deleted_text_left_out_and_both_counted() -> None:
    deleted = f"<w:del {TRACKED}><w:r><w:delText>niet </w:delText></w:r></w:del>"
    inserted = f"<w:ins {TRACKED}>{run('wel ')}</w:ins>"
    body = paragraph("Ik wil ", deleted, inserted, "mee.")
    assert text(body) == "Ik wil wel mee."
    assert dropped(body) == {"deletion": 1, "insertion": 1}


def test_moved_text_stands_where_it_went() -> None:
    body = (
        paragraph(f"<w:moveFrom {TRACKED}>{run('weg ')}</w:moveFrom>", "hier"),
        paragraph(f"<w:moveTo {TRACKED}>{run('weg ')}</w:moveTo>", "daar"),
    )
    assert text(*body) == "hier\nweg daar"


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    mark = f"<w:pPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr>"
    assert text(f"<w:p>{mark}{run('een ')}</w:p>", paragraph("twee")) == "een twee"


def test_a_deleted_row_is_left_out() -> None:
    rows = table(["weg", "weg"], ["a", "b"]).replace(
        "<w:tr>", f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr>", 1
    )
    assert text(rows) == "a\tb"
    assert dropped(rows) == {"deletion": 1}


# --- what is not carried ------------------------------------------------------------------------


def test_notes_comments_pictures_and_formulas_are_counted() -> None:
    body = paragraph(
        "a",
        "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='2'/></w:r>",
        "<w:r><w:commentReference w:id='0'/></w:r><w:r><w:drawing/></w:r><w:r><w:object/></w:r>",
        "<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>",
    )
    assert text(body) == "a"
    assert dropped(body) == dict.fromkeys(
        ("footnote", "endnote", "comment", "picture", "object", "equation"), 1
    )


def test_a_text_box_is_counted_once_and_its_text_left_out() -> None:
    box = f"<w:txbxContent>{paragraph('in de doos')}</w:txbxContent>"
    body = paragraph(
        "a",
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert text(body) == "a"
    assert dropped(body) == {"textbox": 1}


def test_a_header_counts_when_it_has_text() -> None:
    assert counted(read(docx(paragraph("a"), header=paragraph("Vertrouwelijk")), "a.docx")) == {
        "header": 1
    }
    assert counted(read(docx(paragraph("a"), header=paragraph()), "a.docx")) == {}


# --- bold ---------------------------------------------------------------------------------------

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Plain"/>
<w:style w:type="paragraph" w:styleId="Heavy"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Heavy"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b w:val="true"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Weak"><w:rPr><w:b w:val="0"/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("paragraph_style", "label", "talk"),
    [
        ("", BOLD, ""),
        ("", '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Weak"/>'),
        ("Heavy", "", '<w:b w:val="false"/>'),
        ("Child", "", '<w:rStyle w:val="Strong"/>'),  # bold in bold is plain
        ("Loop", BOLD, ""),
    ],
)
def test_bold_labels_are_speakers(paragraph_style: str, label: str, talk: str) -> None:
    style = f'<w:pPr><w:pStyle w:val="{paragraph_style}"/></w:pPr>' if paragraph_style else ""
    body = "".join(
        f"<w:p>{style}{run(name, label)}{run(' Dat weet ik niet.', talk)}</w:p>"
        for name in ("Jan", "Anna", "Jan", "Anna")
    )
    assert (
        said(read(docx(body, styles=STYLES), "a.docx"))
        == [
            ("Jan", "Dat weet ik niet."),
            ("Anna", "Dat weet ik niet."),
        ]
        * 2
    )


# --- tables ---------------------------------------------------------------------------------------


def test_tables_stand_in_their_place() -> None:
    assert text(paragraph("voor"), table(["a", "b"], ["c", "d"]), paragraph("na")) == (
        "voor\na\tb\nc\td\nna"
    )


def test_a_transcript_table_gives_turns_with_times() -> None:
    transcript = read(
        docx(table(["Tijd", "Spreker", "Tekst"], ["00:00:05", "I", "Hoe?"],
                   ["00:00:09", "R1", paragraph("Zo.") + paragraph("En zo.")])),
        "a.docx",
    )  # fmt: skip
    assert said(transcript) == [("I", "Hoe?"), ("R1", "Zo.\nEn zo.")]
    assert [turn.time_ms for turn in transcript.turns] == [5000, 9000]
    assert transcript.interviewers == {"I"}


def test_a_nested_table_is_read_within_its_cell() -> None:
    assert text(table([table(["a", "b"]) + paragraph(), "c"])) == "a\tb\tc"


def test_a_merged_cell_covers_its_columns() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + paragraph("Deel 1") + "</w:tc>"
    rows = f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>"
    assert text(rows) == "Deel 1"


def test_a_table_in_a_content_control_is_read() -> None:
    rows = table(["a", "b"]).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>").replace(
        "</w:tr>", "</w:tr></w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert text(rows) == "a\tb"


# --- kinds of Word file ---------------------------------------------------------------------------


def test_strict_office_files_are_read() -> None:
    assert read(docx(paragraph("een"), namespace=STRICT_WORD), "a.docx").text == "een"


def test_the_main_part_may_have_another_name() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    data = zip_of({"_rels/.rels": relations, "word/document2.xml": word_xml(paragraph("een"))})
    assert read(data, "a.docx").text == "een"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zip_of({"xl/workbook.xml": "<a/>"}), "not a Word file"),
        (docx(document="<a/>"), "not a Word file"),
        (docx(document=word_xml("<w:p>")), "entry word/document.xml, line 1: Its XML is broken"),
        (docx(document='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
                       + word_xml(paragraph("&x;"))[38:]), "document type"),
        (docx(paragraph("a"))[:900], "damaged"),
        (docx(document=word_xml(paragraph("a" * 80 * 2**20))), "more than 64 MB"),
        (docx(document=b"<w>" * 100_000), "depth"),
        (b"", "empty"),
    ],
    ids=["workbook", "no document", "broken xml", "entity", "cut off", "bomb", "deep", "empty"],
)  # fmt: skip
def test_what_is_no_sound_word_file_is_refused(
    data: bytes, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualcoder_net.formats.container.MAX_RATIO", 10**6)
    with pytest.raises(FileError, match=expected) as caught:
        read(data, "a.docx")
    assert str(caught.value).startswith("a.docx")
    assert caught.value.remedy is not None


def test_tables_nested_as_deep_as_xml_allows_are_read() -> None:
    body = paragraph("diep")
    for _ in range(80):
        body = table([body])
    assert text(body) == "diep"


def test_a_hostile_span_costs_nothing() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + paragraph("a") + "</w:tc>"
    assert text(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>") == "a"


# --- properties -----------------------------------------------------------------------------------

SAMPLE_XML = word_xml(
    paragraph(run("I:", BOLD), " Hoe?")
    + table(["Tijd", "Spreker", "Tekst"], ["0:05", "R", "Zo."])
    + paragraph(sign("begin"), instruction("X"), sign("separate"), "y", sign("end"))
    + paragraph(f"<w:ins {TRACKED}>{run('in')}</w:ins><w:del {TRACKED}/>")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Zl", "Zp"],
                                      exclude_characters="\ufffe\uffff\u00ad"))))  # fmt: skip
def test_every_character_of_the_paragraphs_survives(paragraphs: list[str]) -> None:
    escaped = (
        p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for p in paragraphs
    )
    assert text(*(f"<w:p>{run(p)}</w:p>" for p in escaped)) == "\n".join(paragraphs)


@settings(max_examples=200, deadline=None)
@given(damaged(docx(document=SAMPLE_XML, styles=STYLES)))
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    reads_or_refuses(read, data, "a.docx")


@settings(max_examples=300, deadline=None)
@given(damaged(SAMPLE_XML.encode()))
def test_damaged_xml_in_a_sound_file_is_read_or_refused(xml: bytes) -> None:
    reads_or_refuses(read, docx(document=xml, styles=STYLES), "a.docx")


def test_an_interview_of_8000_words_takes_little_time() -> None:
    talk = "Wij werken samen in het netwerk en dat gaat soms moeizaam, zeg maar. " * 6
    body = "".join(paragraph(run(f"{'IR'[n % 2]}:", BOLD), f" {talk}") for n in range(103))
    data = docx(body)
    read(data, "a.docx")
    times = []
    for _ in range(5):
        started = time.perf_counter()
        transcript = read(data, "a.docx")
        times.append(time.perf_counter() - started)
    assert len(transcript.text.split()) > 8000
    assert min(times) < 0.25  # some 20 ms on one quiet core; here it guards against worse growth
