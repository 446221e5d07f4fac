from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from qualcoder_net.errors import FileError
from qualcoder_net.formats.html import read
from tests.formats.makers import counted, damaged, reads_or_refuses, said


def text(page: str) -> str:
    return read(page.encode(), "a.html").text


def dropped(page: str) -> dict[str, int]:
    return dict(counted(read(page.encode(), "a.html")))


# --- text ---------------------------------------------------------------------------------------


def test_blocks_and_breaks_become_lines() -> None:
    assert text("<h1>Kop</h1>los<div>a<p>b<br>c</p>d</div><ul><li>e<li>f</ul>") == (
        "Kop\nlos\na\nb\nc\nd\ne\nf"
    )


def test_white_space_counts_as_on_the_page() -> None:
    assert text("<p>\n  a <b> b</b>\n\tc </p>\n\n<p>d</p>") == "a b c\nd"
    assert text("<p>a<span> </span>b<br> c</p>") == "a b\nc"
    assert text("<pre>\na  b\n c</pre>").strip("\n") == "a  b\n c"


def test_an_empty_line_is_kept_and_an_empty_block_is_not() -> None:
    assert text("<p>a</p><p><br></p><p></p><p>b</p>") == "a\n\nb"


def test_entities_become_characters() -> None:
    assert text("<p>&eacute;&eacute;n &amp; &#x2014; &#8364;&nbsp;5 &lsquo;x&rsquo;</p>") == (
        "één & — €\u00a05 ‘x’"
    )


def test_entities_of_our_own_making_do_nothing() -> None:
    assert "root:" not in text('<!DOCTYPE p [<!ENTITY x SYSTEM "/etc/passwd">]><p>a &x;</p>')


def test_a_title_and_ruby_readings_are_no_text() -> None:
    assert text("<head><title>t</title></head><body><ruby>a<rt>b</rt></ruby></body>") == "a"


def test_marks_that_word_makes_for_lists_are_no_text() -> None:
    assert text('<p><span style="mso-list:Ignore">1.</span>een</p>') == "een"


# --- encodings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<p>“één”</p>".encode(), "UTF-8"),
        ("<p>“één”</p>".encode("utf-8-sig"), "UTF-8"),
        ("<p>“één”</p>".encode("utf-16"), "UTF-16"),
        ('<meta charset="windows-1252"><p>“één”</p>'.encode("cp1252"), "windows-1252"),
        ('<meta charset="iso-8859-1"><p>“één”</p>'.encode("cp1252"), "iso-8859-1"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>“één”</p>'
         .encode("cp1252"), "windows-1252"),
        ('<meta charset="windows-1252"><p>“één”</p>'.encode(), "UTF-8"),
        ('<meta charset="rot13"><p>“één”</p>'.encode(), "UTF-8"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_and_told(data: bytes, encoding: str) -> None:
    transcript = read(data, "a.html")
    assert transcript.text == "“één”"
    assert transcript.encoding == encoding


# --- speakers -------------------------------------------------------------------------------------

LINES = [("Jan", "Dat weet ik niet."), ("Anna", "Ik wel.")] * 2


@pytest.mark.parametrize(
    "label",
    ["<b>{}</b>", "<strong>{}</strong>", '<span style="font-weight: 700">{}</span>',
     '<span class="x heavy">{}</span>',
     '<b><span style="mso-bidi-font-weight:normal">{}</span></b>'],
)  # fmt: skip
def test_bold_labels_are_speakers(label: str) -> None:
    styles = "<style>p.x, .heavy { color: red; font-weight: bold }</style>"
    page = styles + "".join(f"<p>{label.format(name)} {talk}</p>" for name, talk in LINES)
    assert said(read(page.encode(), "a.html")) == LINES


def test_plain_text_within_bold_is_plain() -> None:
    page = "".join(
        f'<p><b>{name}<span style="font-weight:normal"> {talk}</span></b></p>'
        for name, talk in LINES
    )
    assert said(read(page.encode(), "a.html")) == LINES


# --- tables ---------------------------------------------------------------------------------------


def test_a_transcript_table_gives_turns_with_times() -> None:
    page = (
        "voor<table><thead><tr><th>Tijd<th>Spreker<th>Tekst</thead><tbody>"
        "<tr><td>0:05<td>I<td>Hoe?<tr><td>0:09<td>R1<td><p>Zo.</p><p>En zo.</p></table>"
    )
    transcript = read(page.encode(), "a.html")
    assert said(transcript) == [("I", "Hoe?"), ("R1", "Zo.\nEn zo.")]
    assert [turn.time_ms for turn in transcript.turns] == [5000, 9000]


def test_other_tables_are_lines_with_tabs_in_their_place() -> None:
    page = "voor<table><tr><td>a<td>b<tr><td colspan=2>c</table>na"
    assert text(page) == "voor\na\tb\nc\nna"


def test_a_nested_table_is_read_within_its_cell() -> None:
    assert text("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>") == "a\nb\tc\nd"


def test_cells_without_a_row_or_table_are_lines() -> None:
    assert text("<div><td>a</td><tr>b</tr></div>") == "a\nb"
    assert text("<table><td>c</td><tr><td>d<td>e</table>") == "c\nd\te"


# --- what is not carried ------------------------------------------------------------------------


def test_scripts_pictures_and_objects_are_counted() -> None:
    page = (
        "<script>var a = '<p>weg</p>';</script><style>p {}</style><p>a<img src=x><iframe>weg"
        "</iframe><svg><text>weg</text></svg><math><mi>x</mi></math>b</p>"
    )
    assert text(page) == "ab"
    found = {(d.kind, d.detail): d.count for d in read(page.encode(), "a.html").dropped}
    assert found == {
        ("script", ""): 1, ("script", "style"): 1, ("picture", ""): 2, ("object", ""): 1,
        ("equation", ""): 1,
    }  # fmt: skip


def test_changes_are_counted_and_deleted_text_left_out() -> None:
    page = "<p>Ik wil <del>niet </del><ins>wel </ins>mee.</p>"
    assert text(page) == "Ik wil wel mee."
    assert dropped(page) == {"deletion": 1, "insertion": 1}


def test_hidden_text_is_left_out_and_counted() -> None:
    page = '<p>a<span style="display: none">b</span><span hidden>c</span>d</p>'
    assert text(page) == "ad"
    assert dropped(page) == {"hidden": 2}


def test_notes_and_headers_that_word_processors_write_are_counted() -> None:
    page = (
        '<div title="header"><p>Vertrouwelijk</p></div>'
        '<p>a<a class="sdfootnoteanc" href="#x"><sup>1</sup></a>'
        '<a href="#_ftn1"><sup>[1]</sup></a>b</p>'
        '<div id="sdfootnote1"><p>noot</p></div><div id="ftn1"><p>noot</p></div>'
    )
    assert text(page) == "ab"
    assert dropped(page) == {"header": 1, "footnote": 2}


# --- kinds of file --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"<p>a\0b</p>", "NUL"),
        (b"<div>" * 100_000, "nests more than 1,000 elements"),
        (b"<p>" + b"x" * 11 * 2**20, "larger than a page"),
        (b"<p>\xff\xfe\xfa\xe9" + "é".encode() * 9, "damaged|no character"),
    ],
)
def test_what_is_no_sound_page_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(FileError, match=expected) as caught:
        read(data, "a.html")
    assert str(caught.value).startswith("a.html")
    assert caught.value.remedy is not None


SAMPLE = (
    "<html><head><style>.b {font-weight:bold}</style></head><body><p><b>I:</b> Hoe &eacute;én?</p>"
    "<table><tr><th>Tijd<th>Spreker<th>Tekst</tr><tr><td>0:05<td>R<td>Zo.<br>Ja</tr></table>"
    "<pre>a\nb</pre><script>x</script><p><span class=b>R:</span> <del>z</del></p></body></html>"
).encode()


@settings(max_examples=500, deadline=None)
@given(damaged(SAMPLE))
def test_a_damaged_page_is_read_or_refused(data: bytes) -> None:
    reads_or_refuses(read, data, "a.html")


@pytest.mark.parametrize(
    "page",
    [b"<p>&" * 50_000, b"<table><tr><td>" * 300 + b"<p>Tijd" * 30_000, b"<td><tr></table>" * 30_000,
     b"<style>" + b"a" * 2_000_000 + b"</style>x", b"<a " + b"b='c' " * 50_000 + b">x",
     b"<meta " + b"charset" * 50_000 + b">x", b"<!--" * 100_000 + b"x", b"<" * 500_000],
    ids=["paragraphs", "tables", "rows", "css", "attributes", "charset", "comments", "tags"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_file(page: bytes) -> None:
    started = time.perf_counter()
    reads_or_refuses(read, page, "a.html")
    assert time.perf_counter() - started < 6
