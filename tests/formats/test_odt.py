from __future__ import annotations

import pytest
from hypothesis import given, settings

from qualcoder_net.errors import FileError
from qualcoder_net.formats.odt import read
from tests.formats.makers import (
    counted,
    damaged,
    odf_xml,
    odt,
    reads_or_refuses,
    said,
    zip_of,
)


def text(body: str, styles: str = "") -> str:
    return read(odt(body, styles), "a.odt").text


def dropped(body: str, styles: str = "") -> dict[str, int]:
    return dict(counted(read(odt(body, styles), "a.odt")))


def style(name: str, properties: str = "", *, family: str = "text", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{parent}"><style:text-properties {properties}/></style:style>'
    )


def p(content: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{content}</text:p>'


def span(content: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{content}</text:span>'


def table(*rows: list[str]) -> str:
    cells = (
        "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows
    )
    return (
        "<table:table><table:table-column/>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        + "</table:table>"
    )


# --- text ---------------------------------------------------------------------------------------


def test_headings_paragraphs_lists_and_sections_become_lines_in_order() -> None:
    assert (
        text(
            "<text:h>Kop</text:h>"
            + p("één ‘x’")
            + f"<text:list><text:list-item>{p('a')}<text:list><text:list-item>{p('b')}"
            "</text:list-item></text:list></text:list-item></text:list>"
            + f"<text:section>{p('c')}</text:section>"
        )
        == "Kop\néén ‘x’\na\nb\nc"
    )


def test_white_space_counts_as_the_standard_says() -> None:
    assert text(p("\n  a \t\n b")) == "a b"
    assert text(p('a<text:s text:c="3"/>b<text:s/><text:tab/>c')) == "a   b \tc"
    assert text(p("a<text:line-break/> b")) == "a\nb"
    assert text(p(f"a {span(' b', 'T')}")) == "a b"


def test_a_hostile_count_of_spaces_is_bounded() -> None:
    assert len(text(p('a<text:s text:c="999999999999"/>b'))) < 1000


def test_links_fields_and_spans_are_text_and_bookmarks_leave_nothing() -> None:
    assert (
        text(
            p(
                '<text:a>a</text:a><text:bookmark text:name="x"/><text:page-number>7'
                "</text:page-number><text:soft-page-break/>b"
            )
        )
        == "a7b"
    )


def test_signs_of_symbol_fonts_are_made_out() -> None:
    assert text(p(span("\uf0e0", "T")), style("T", 'style:font-name="Wingdings"')) == "→"


# --- changes ------------------------------------------------------------------------------------


def test_deleted_text_is_left_out_and_changes_are_counted() -> None:
    changes = (
        "<text:tracked-changes>"
        f'<text:changed-region text:id="a"><text:deletion>{p("niet")}</text:deletion>'
        "</text:changed-region>"
        '<text:changed-region text:id="b"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = changes + p(
        'Ik wil <text:change text:change-id="a"/><text:change-start text:change-id="b"/>wel'
        '<text:change-end text:change-id="b"/> mee.'
    )
    assert text(body) == "Ik wil wel mee."
    assert dropped(body) == {"deletion": 1, "insertion": 1}


# --- what is not carried ------------------------------------------------------------------------


def test_notes_comments_and_frames_are_counted() -> None:
    body = p(
        "a"
        + "".join(
            f'<text:note text:note-class="{kind}"><text:note-body>{p("noot")}</text:note-body>'
            "</text:note>"
            for kind in ("footnote", "endnote")
        )
        + f"<office:annotation>{p('opmerking')}</office:annotation>b"
        + "<draw:frame><draw:image/></draw:frame>"
        + f"<draw:frame><draw:text-box>{p('doos')}</draw:text-box></draw:frame>"
        + '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame>'
        + "<draw:frame><draw:object><math:math/></draw:object></draw:frame>"
        + f"<draw:custom-shape>{p('vorm')}</draw:custom-shape>"
        + "<draw:g><draw:frame><draw:image/></draw:frame></draw:g>"
    )
    assert text(body) == "ab"
    assert dropped(body) == {
        "footnote": 1, "endnote": 1, "comment": 1, "picture": 2, "textbox": 2, "object": 1,
        "equation": 1,
    }  # fmt: skip


def test_a_formula_that_the_manifest_names_is_an_equation() -> None:
    formula = (
        '<manifest:file-entry manifest:full-path="Object 1/" '
        'manifest:media-type="application/vnd.oasis.opendocument.formula"/>'
    )
    body = p('<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>')
    assert counted(read(odt(body, manifest=formula), "a.odt")) == {"equation": 1}


def test_headers_and_footers_with_text_are_counted() -> None:
    master = (
        f"<style:header>{p('Vertrouwelijk')}</style:header><style:footer>{p('')}</style:footer>"
    )
    assert counted(read(odt(p("a"), master=master), "a.odt")) == {"header": 1}


def test_hidden_text_is_left_out_and_counted() -> None:
    body = p(f"a{span('b', 'T')}<text:hidden-text>c</text:hidden-text>")
    hidden = style("T", 'text:display="none"')
    assert text(body, hidden) == "a"
    assert dropped(body, hidden) == {"hidden": 2}


# --- bold ---------------------------------------------------------------------------------------

STYLES = (
    style("B", 'fo:font-weight="bold"')
    + style("B2", 'fo:font-weight="700"')
    + style("N", 'fo:font-weight="normal"')
    + style("Child", "", parent="B")
    + style("P", 'fo:font-weight="bold"', family="paragraph")
    + style("Loop", "", parent="Loop")
)


@pytest.mark.parametrize(
    ("paragraph", "label", "talk"),
    [("", "B", ""), ("", "B2", "Loop"), ("", "Child", ""), ("P", "", "N")],
)
def test_bold_labels_are_speakers(paragraph: str, label: str, talk: str) -> None:
    body = "".join(
        p(span(name, label) + span(" Dat weet ik niet.", talk), paragraph)
        for name in ("Jan", "Anna", "Jan", "Anna")
    )
    assert (
        said(read(odt(body, STYLES), "a.odt"))
        == [("Jan", "Dat weet ik niet."), ("Anna", "Dat weet ik niet.")] * 2
    )


# --- tables ---------------------------------------------------------------------------------------


def test_a_transcript_table_gives_turns_with_times() -> None:
    rows = table(["Tijd", "Spreker", "Tekst"], ["0:05", "I", "Hoe?"], ["0:09", "R1", "Zo."])
    header = rows.replace("<table:table-row>", "<table:table-header-rows><table:table-row>", 1)
    header = header.replace("</table:table-row>", "</table:table-row></table:table-header-rows>", 1)
    transcript = read(odt(p("voor") + header), "a.odt")
    assert said(transcript) == [("I", "Hoe?"), ("R1", "Zo.")]
    assert [turn.time_ms for turn in transcript.turns] == [5000, 9000]


def test_other_tables_are_lines_with_tabs_in_their_place() -> None:
    inner = table(["c", "d"])
    assert text(p("voor") + table(["a", "b"]) + p("na")) == "voor\na\tb\nna"
    assert text(
        f"<table:table><table:table-row><table:table-cell>{inner}</table:table-cell>"
        "<table:covered-table-cell/></table:table-row></table:table>"
    ) == "c\td"  # fmt: skip


# --- kinds of file --------------------------------------------------------------------------------


def test_a_flat_file_is_read() -> None:
    flat = odf_xml(p(span("I:", "B") + " Hoe?"), STYLES, root="document")
    assert said(read(flat.encode(), "a.fodt")) == [("I", "Hoe?")]


ENCRYPTED = (
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    "</manifest:file-entry>"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (odt(p("a"), manifest=ENCRYPTED), "protected by a password"),
        (zip_of({"encrypted-package": b"x", "META-INF/manifest.xml": "<m/>"}), "by a password"),
        (odt(content="<a/>"), "not an OpenDocument text"),
        (zip_of({"word/document.xml": "<a/>"}), "not an OpenDocument text"),
        (odt(content='<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>'), "document type"),
        (odt(p("a" * 30 * 2**20)), "more than 200 times its size"),
        (odt(content="<a>" * 100_000), "depth"),
        (odt(p("a"))[:300], "damaged"),
        (b"<office", "broken"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "document type"),
        (b"", "empty"),
    ],
)
def test_what_is_no_sound_opendocument_text_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(FileError, match=expected) as caught:
        read(data, "a.odt")
    assert str(caught.value).startswith("a.odt")
    assert caught.value.remedy is not None


# --- properties -----------------------------------------------------------------------------------

SAMPLE = odf_xml(
    p(span("I:", "B") + ' Hoe<text:s text:c="2"/>?<text:tab/>')
    + table(["Tijd", "Spreker", "Tekst"], ["0:05", "R", "Zo."])
    + p("<draw:frame><draw:image/></draw:frame>"),
    STYLES,
)


@settings(max_examples=200, deadline=None)
@given(damaged(odt(content=SAMPLE, manifest="<manifest:file-entry/>")))
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    reads_or_refuses(read, data, "a.odt")


@settings(max_examples=300, deadline=None)
@given(damaged(SAMPLE.encode()))
def test_damaged_xml_in_a_sound_file_is_read_or_refused(xml: bytes) -> None:
    reads_or_refuses(read, zip_of({"content.xml": xml}), "a.odt")


@settings(max_examples=100, deadline=None)
@given(damaged(SAMPLE.replace("document-content", "document").encode()))
def test_a_damaged_flat_file_is_read_or_refused(xml: bytes) -> None:
    reads_or_refuses(read, xml, "a.fodt")
