from __future__ import annotations

import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.formats import rtf
from qualcoder_net.formats.rtf import read
from tests.formats.makers import counted, damaged, reads_or_refuses, said

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset238{\*\panose 0202}Arial;}"
    r"{\f2\ftech\fcharset2 Wingdings;}{\f3\fmodern\fcharset128 MS Mincho;}}"
)


def rtf_file(body: str | bytes, head: str = r"\rtf1\ansi\ansicpg1252\deff0") -> bytes:
    written = body if isinstance(body, bytes) else body.encode("cp1252")
    return f"{{{head}{FONTS}".encode() + written + b"}"


def text(body: str | bytes, **head: str) -> str:
    return read(rtf_file(body, **head), "a.rtf").text


def dropped(body: str) -> dict[str, int]:
    return dict(counted(read(rtf_file(body), "a.rtf")))


# --- text ---------------------------------------------------------------------------------------


def test_paragraphs_lines_and_tabs_become_characters() -> None:
    assert text(r"een\par twee\line drie\tab vier\par\par vijf") == "een\ntwee\ndrie\tvier\n\nvijf"
    assert text("een\\\ntwee") == "een\ntwee"  # as the Mac writes it


def test_line_ends_in_the_file_are_no_text() -> None:
    assert text("ee\r\nn\ntwee") == "eentwee"


@pytest.mark.parametrize(
    "written",
    [
        rb"\'e9\'e9n co\'f6peratief \'91ja\'92 \'93nee\'94 \'80",
        "één coöperatief ‘ja’ “nee” €".encode("cp1252"),
        rb"\u233?\u233 ?n co\uc1\u246\'f6peratief \lquote ja\rquote  \ldblquote nee\rdblquote  "
        rb"\u8364\'80",
        rb"\uc0\u233\u233 n co{\uc2\u246 xx}peratief \u8216 ja\u8217  \u8220 nee\u8221  \u8364 ",
    ],
    ids=["bytes", "raw bytes", "unicode with fallback", "unicode with other fallbacks"],
)
def test_dutch_letters_and_curly_quotes_survive(written: bytes) -> None:
    assert text(written) == "één coöperatief ‘ja’ “nee” €"


def test_a_mac_file_is_read_with_its_own_letters() -> None:
    assert text(rb"\'8e\'8en", head=r"\rtf1\mac") == "één"


def test_a_font_may_have_its_own_letters() -> None:
    assert text(rb"{\f1 \'9a\'ec}\'ec{\f3 \'93\'fa}") == "šěì日"


def test_characters_beyond_16_bits_are_joined_from_their_halves() -> None:
    assert text(r"\u-10179?\u-8693?!\u-8693?") == "😋!\ufffd"


def test_a_missing_fallback_costs_no_paragraph_and_no_letter_of_the_next() -> None:
    assert text(r"a\u233\par bc\u233\b d") == "aé\nbcé"


def test_signs_of_symbol_fonts_are_made_out() -> None:
    field = rb'{\field{\*\fldinst SYMBOL 224 \\f "Wingdings"}{\fldrslt}}'
    assert text(rb"{\f2\u-3872?}{\f2 \'e0}" + field) == "→→→"


def test_special_characters_and_hyphens() -> None:
    assert text(r"a\~b\_c\-d\emdash e\bullet f\{g\}\\") == "a\u00a0b\u2011cd—e•f{g}\\"


def test_an_unknown_control_word_is_skipped_and_its_text_kept() -> None:
    assert text(r"a\nonsense42 b{\*\nonsense weg}c") == "abc"


def test_a_fields_result_and_a_links_text_are_kept() -> None:
    link = r'{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt{\ul hier}}}'
    assert text(f"kijk {link}.") == "kijk hier."


def test_automatic_list_numbers_are_no_text() -> None:
    assert text(r"{\listtext\tab 1.\tab}een\par{\pntext 2.\tab}twee") == "een\ntwee"


# --- changes and hidden text ----------------------------------------------------------------------


def test_deleted_text_is_left_out_and_changes_are_counted() -> None:
    body = r"Ik wil {\deleted\revauthdel1 niet }{\revised\revauth1 wel }mee{\deleted\b  x}."
    assert text(body) == "Ik wil wel mee."
    assert dropped(body) == {"deletion": 2, "insertion": 1}


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    assert text(r"een {\deleted\par}twee") == "een twee"


def test_hidden_text_is_left_out_and_plain_shows_it_again() -> None:
    assert text(r"a\v b\plain c\v d\v0 e") == "ace"
    assert dropped(r"a\v b\plain c\v d\v0 e") == {"hidden": 2}


# --- what is not carried ------------------------------------------------------------------------


def test_notes_pictures_and_boxes_are_counted() -> None:
    body = (
        r"a{\super\chftn{\footnote\chftn  noot}}{\footnote\ftnalt eindnoot}"
        r"{\*\atnid JV}{\*\annotation opmerking}"
        r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 0100}}"
        r"{\object{\result {\pict 00}}}{\shp{\*\shpinst{\shptxt doos}}}{\mmath{\*\moMath x}}"
        r"{\header Vertrouwelijk\par}{\footer \pard\par}b"
    )
    assert text(body) == "ab"
    assert dropped(body) == {
        "footnote": 1, "endnote": 1, "comment": 1, "picture": 1, "object": 1, "textbox": 1,
        "equation": 1, "header": 1,
    }  # fmt: skip


def test_raw_picture_bytes_with_braces_are_jumped_over() -> None:
    body = rb"a{\pict\bin4 }}{{}b{\*\other\bin3 {{{}c\bin2 }}d"
    assert text(body) == "abcd"


def test_the_documents_own_information_is_no_text() -> None:
    assert text(r"{\info{\title Titel}{\author Jan}}{\stylesheet{\s0 Normal;}}"
                r"{\colortbl;\red0\green0\blue0;}a") == "a"  # fmt: skip


# --- bold and tables ------------------------------------------------------------------------------


def test_bold_labels_are_speakers() -> None:
    body = (
        r"{\b Jan}  Dat weet ik niet.\par\b Anna\b0  Ik wel.\par"
        r"\pard\plain\b Jan\plain  O.\par{\b\f1 Anna} Ja."
    )
    assert said(read(rtf_file(body), "a.rtf")) == [
        ("Jan", "Dat weet ik niet."),
        ("Anna", "Ik wel."),
        ("Jan", "O."),
        ("Anna", "Ja."),
    ]


def row(*cells: str, intbl: str = r"\intbl") -> str:
    return (
        rf"\trowd\cellx100 \pard{intbl} {''.join(cell + chr(92) + 'cell ' for cell in cells)}\row "
    )


@pytest.mark.parametrize("intbl", [r"\intbl", ""], ids=["as Word", "without \\intbl"])
def test_a_transcript_table_gives_turns_with_times(intbl: str) -> None:
    rows = [("Tijd", "Spreker", "Tekst"), ("0:05", "I", "Hoe?"), ("0:09", "R1", r"Zo.\par En zo.")]
    table = "".join(row(*cells, intbl=intbl) for cells in rows)
    transcript = read(rtf_file(rf"voor\par {table}\pard na\par"), "a.rtf")
    assert said(transcript)[0] == ("I", "Hoe?")
    assert transcript.text == "voor\nI: Hoe?\nR1: Zo.\nEn zo.\nna"
    assert [turn.time_ms for turn in transcript.turns] == [5000, 9000]


def test_other_tables_are_lines_with_tabs_in_their_place() -> None:
    body = rf"voor\par {row('a', 'b')}{row('c', 'd')}\pard tussen\par {row('e', '')}"
    assert text(body) == "voor\na\tb\nc\td\ntussen\ne"


def test_a_nested_table_is_read_within_its_cell() -> None:
    nested = r"\itap2 a\nestcell b\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}"
    assert text(rf"\trowd\pard\intbl {nested}\itap1 c\cell\row") == "a\tb\nc"


# --- kinds of file --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "not an RTF file"),
        (b"gewone tekst", "not an RTF file"),
        (b"PK\3\4", "not an RTF file"),
        (rtf_file("een twee")[:-1], "cut off"),
        (rtf_file(r"een {\b twee")[:-1], "cut off"),
        (rtf_file(rb"{\pict\bin99999 abc}"), "cut off"),
        (b"{\\rtf1 " + b"{" * 100_000 + b"}" * 100_001, "nests more than 1,000 groups"),
    ],
)
def test_what_is_no_sound_rtf_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(FileError, match=expected) as caught:
        read(data, "a.rtf")
    assert str(caught.value).startswith("a.rtf")
    assert caught.value.remedy is not None


def test_deep_nesting_in_what_is_skipped_costs_nothing() -> None:
    assert text(rb"a{\*\x " + b"{" * 100_000 + b"}" * 100_000 + b"}b") == "ab"


def test_a_file_above_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf, "MAX_SIZE", 1000)
    with pytest.raises(FileError, match="larger than"):
        read(rtf_file("x" * 1001), "a.rtf")


def test_what_follows_the_documents_end_is_not_read() -> None:
    assert read(rtf_file("een") + b"\0\0rommel}}", "a.rtf").text == "een"


def test_an_unknown_code_page_is_read_as_western_european() -> None:
    assert text(rb"\'e9", head=r"\rtf1\ansi\ansicpg99999") == "é"


def test_the_code_page_is_told() -> None:
    assert read(rtf_file("a", head=r"\rtf1\ansi\ansicpg1250"), "a.rtf").encoding == "cp1250"


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co"], exclude_characters="\u00ad")))
def test_every_character_written_in_unicode_survives(line: str) -> None:
    raw = line.encode("utf-16-le")
    codes = struct.unpack(f"<{len(raw) // 2}h", raw)
    assert text("".join(rf"\u{code}?" for code in codes)) == line


SAMPLE = rtf_file(
    r"{\b I:} Hoe \'e9\u233?n?\par " + row("0:05", "R", "Zo.") + r"\pard{\pict\bin3 abc}"
    r"{\field{\*\fldinst X}{\fldrslt y}}{\deleted weg}{\f2 \'e0}{\*\x {\y z}}\par"
)


@settings(max_examples=500, deadline=None)
@given(damaged(SAMPLE))
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    reads_or_refuses(read, data, "a.rtf")


@pytest.mark.parametrize(
    "body", [b"\\'41" * 200_000, b"\\u65?" * 200_000, b"{}" * 200_000, b"{\\*\\x}" * 100_000,
             b"\\cell" * 100_000, b"\\row\\trowd" * 100_000, b"\\bin99999999999 x", b"\\" * 99_999],
    ids=["bytes", "unicode", "groups", "skipped", "cells", "rows", "huge binary", "backslashes"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_file(body: bytes) -> None:
    started = time.perf_counter()
    reads_or_refuses(read, rtf_file(body), "a.rtf")
    assert time.perf_counter() - started < 6
