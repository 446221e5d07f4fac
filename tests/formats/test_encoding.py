"""Bytes to text: encodings found and said, and what is no text refused with a reason."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.formats.encoding import MAX_TEXT_BYTES, decode, normalise

DUTCH = [
    "I: Kunt u vertellen?\nR: Ja, categorieën van cliënten, dat is één.",
    "café",
    "Zo’n bestuurder – die zegt “ja”… en doet ‘nee’.",
    "’s Avonds kostte het € 100 per idee.",
    "Vóór alles: coördinatie, reünie, ruïne, geïnterviewde, façade.",
    "Één ding, zei Zoë.",
    "Ik vind het een geïntegreerd netwerk. " * 100,
    "Het was 20° en ½ liter — meer niet.",
    "Die „oude” aanhalingstekens.",
]
SAID = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "DOS (CP 850)",
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}


def can_hold(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "codec"), [(text, codec) for text in DUTCH for codec in SAID if can_hold(text, codec)]
)
def test_dutch_comes_right_from_every_usual_encoding(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "r1.txt") == (text, SAID[codec])


def test_a_euro_sign_of_iso_8859_15_comes_right() -> None:
    text = "Het coördineren kost € 100."
    assert decode(text.encode("iso8859-15"), "r1.txt") == (text, "ISO 8859-15")


@pytest.mark.parametrize("text", ["Grüße aus Köln, straße", "Où êtes-vous ? À Besançon, déjà."])
@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_german_and_french_come_right(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "r1.txt")[0] == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_any_text_in_utf_8_comes_back_the_same(text: str) -> None:
    data = ("Ja. " + text).encode()
    assert decode(data, "r1.txt") == ("Ja. " + text, "UTF-8")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_with_a_mark_comes_back_the_same(text: str) -> None:
    for codec, mark in (("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("utf-32-le", "\ufeff")):
        assert decode((mark + "Ja. " + text).encode(codec), "r1.txt")[0] == "Ja. " + text


def test_emoji_that_a_program_wrote_as_two_halves_are_joined() -> None:
    assert decode(b"ja \xed\xa0\xbd\xed\xb8\x80", "r1.txt") == ("ja 😀", "CESU-8")


def test_controls_and_bidi_marks_stay() -> None:
    text = "I: a\x07b\u202ec\u2066d\f\x1be"
    assert decode(text.encode(), "r1.txt")[0] == text


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n \t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\0\0\0\0", "empty"),
        ("\ufeff \u2003\n".encode("utf-16"), "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"ID3\x03\0\0\0", "sound"),
        (b"\xff\xfb\x90\x64\0\0", "sound"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "sound"),
        (b"OggS\0\x02", "sound"),
        (b"\0\0\0\x20ftypM4A \0", "sound"),
        (b"\0\0\0\x20ftypisom\0", "film"),
        (b"\x1a\x45\xdf\xa3\x01\0", "film"),
        (b"MZ\x90\0\x03\0", "program"),
        (b"\x7fELF\x02\x01\x01\0", "program"),
        (b"\x1f\x8b\x08\0abc", "archive"),
        (b"SQLite format 3\0abc", "database"),
        (b"%PDF-1.7\nabc", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "older office program"),
        (zipped("a.txt"), "zip file"),
        (zipped("word/document.xml"), "Word file"),
        (zipped("xl/workbook.xml"), "Excel file"),
        (bytes(range(1, 256)) * 4, "not text"),
        (b"abc\0def", "NUL"),
    ],
)
def test_what_is_no_text_is_refused_for_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(FileError, match=what) as raised:
        decode(data, "r1.txt")
    assert raised.value.remedy is not None


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b"een\ntwee\ndrie\0", "line 3", "NUL"),
        (b"een\r\ntwee\r\ndrie\0", "line 3", "NUL"),
        ("een\ntwee \ud83d drie".encode("utf-8", "surrogatepass"), "line 2", r"U\+D83D"),
        ("een\n\ude00 drie".encode("utf-16", "surrogatepass"), "line 2", r"U\+DE00"),
        ("een\n\n\ud83d".encode("utf-16-le", "surrogatepass"), "line 3", r"U\+D83D"),
        ("één\nzoë\ncafé".encode()[:-1], "line 3", "cut off"),
        ("ja, één".encode("utf-16")[:-1], "line 1", "cut off"),
        ("één\nzoë\n".encode() + b"caf\xe9 en\n" + "één".encode(), "line 3", "damaged"),
    ],
)
def test_damage_is_refused_with_its_line(data: bytes, place: str, what: str) -> None:
    with pytest.raises(FileError, match=what) as raised:
        decode(data, "r1.txt")
    assert str(raised.value.place) == place


def test_a_text_that_is_too_large_is_refused_at_once() -> None:
    data = bytes(MAX_TEXT_BYTES + 1)
    started = time.process_time()
    with pytest.raises(FileError, match="51 MB; such files are read up to 50 MB"):
        decode(data, "r1.txt")
    assert time.process_time() - started < 0.1


@given(st.text())
def test_normalising_leaves_line_feeds_only_and_nothing_to_do_again(text: str) -> None:
    once = normalise(text)
    assert "\r" not in once
    assert not once.startswith("\ufeff")
    assert normalise(once) == once
    assert [c for c in once if c != "\n"] == [c for c in text.lstrip("\ufeff") if c not in "\r\n"]
