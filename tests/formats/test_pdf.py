from __future__ import annotations

import io
import time

import pypdf
import pytest
from hypothesis import given, settings

from qualcoder_net.errors import FileError
from qualcoder_net.formats import pdf as reader
from qualcoder_net.formats.pdf import read
from tests.formats.makers import Text, counted, damaged, pdf, reads_or_refuses, said

LEFT, TOP, LEADING = 72.0, 760.0, 14.0
FULL = "Dit is een regel die de hele breedte van de bladspiegel vult met woorden"


def lines(*texts: str, x: float = LEFT, top: float = TOP) -> list[Text]:
    """Lines below one another; an empty one leaves room."""
    return [(x, top - n * LEADING, text) for n, text in enumerate(texts) if text]


def text(*pages: list[Text]) -> str:
    return read(pdf(*pages), "a.pdf").text


# --- paragraphs ---------------------------------------------------------------------------------


def test_lines_of_one_paragraph_are_joined_by_spaces() -> None:
    assert text(lines(FULL, FULL, "tot hier.")) == f"{FULL} {FULL} tot hier."


def test_dutch_letters_and_curly_quotes_survive() -> None:
    assert text(lines("één coöperatief ‘ja’ “nee” – €5 (of 6)")) == (
        "één coöperatief ‘ja’ “nee” – €5 (of 6)"
    )


def test_white_between_lines_parts_paragraphs() -> None:
    assert text(lines(FULL, FULL, "", FULL, FULL)) == f"{FULL} {FULL}\n{FULL} {FULL}"


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert text(lines(FULL, "kort.", FULL, FULL)) == f"{FULL} kort.\n{FULL} {FULL}"


def test_a_line_that_starts_a_speaker_starts_a_paragraph() -> None:
    page = lines("I: Hoe gaat het?", f"R1: {FULL}", "en verder.", f"I: {FULL}", "echt?")
    assert said(read(pdf(page), "a.pdf")) == [
        ("I", "Hoe gaat het?"),
        ("R1", f"{FULL} en verder."),
        ("I", f"{FULL} echt?"),
    ]


def test_a_bold_speaker_is_recognised() -> None:
    talk = [("Jan", "Dat weet ik niet."), ("Anna", "Ik wel.")] * 2
    page = lines(*[f"**{name}** {said}" for name, said in talk])
    assert said(read(pdf(page), "a.pdf")) == talk


def test_a_hanging_indent_keeps_its_paragraph_together() -> None:
    page: list[Text] = [
        (72, 760, f"R1: {FULL}"), (120, 746, FULL), (120, 732, f"{FULL} woord"),
        (72, 718, "I: Ja?"),
    ]  # fmt: skip
    assert said(read(pdf(page), "a.pdf")) == [("R1", f"{FULL} {FULL} {FULL} woord"), ("I", "Ja?")]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert text(lines(FULL, FULL), lines("gaat hier door.")) == f"{FULL} {FULL} gaat hier door."


def test_columns_far_apart_are_parted_by_a_tab() -> None:
    rows = [
        ("0:05", "I", "Hoe?"),
        ("0:09", "R", "Zo."),
        ("0:12", "I", "Ja?"),
        ("0:20", "R", "Ja."),
    ]
    page = [
        (x, TOP - n * LEADING, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((72.0, 200.0, 330.0), row, strict=True)
    ]
    transcript = read(pdf(page), "a.pdf")
    assert said(transcript) == [("I", "Hoe?"), ("R", "Zo."), ("I", "Ja?"), ("R", "Ja.")]
    assert [turn.time_ms for turn in transcript.turns] == [5000, 9000, 12000, 20000]


# --- broken words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("samen-", "werking loopt", "samenwerking loopt"),
        ("Noord-", "Holland", "Noord-Holland"),
        ("in-", "en uitstroom", "in- en uitstroom"),
        ("zei hij -", "en ging", "zei hij - en ging"),
        ("in 2019-", "2020", "in 2019- 2020"),
    ],
)
def test_hyphens_at_line_ends(end: str, start: str, joined: str) -> None:
    assert text(lines(f"{FULL} {end}", start)) == f"{FULL} {joined}"


# --- margins ----------------------------------------------------------------------------------


def pages_with(header: str, footer: str, n: int = 4) -> list[list[Text]]:
    return [
        [
            (LEFT, 810, header.format(k=k)),
            *lines(f"I: Vraag {'abcd'[k - 1]}?", f"R: Antwoord {'abcd'[k - 1]}."),
            (280, 30, footer.format(k=k)),
        ]
        for k in range(1, n + 1)
    ]


def test_running_headers_and_page_numbers_are_removed_and_counted() -> None:
    transcript = read(pdf(*pages_with("Interview 7, vertrouwelijk", "{k}")), "a.pdf")
    assert transcript.text == "\n".join(f"I: Vraag {c}?\nR: Antwoord {c}." for c in "abcd")
    assert counted(transcript) == {"header": 1, "page_number": 4}


def test_page_numbers_in_words_are_removed() -> None:
    assert "agina" not in text(*pages_with("Kop", "Pagina {k} van 4"))


def test_a_page_number_in_a_running_header_goes_with_it() -> None:
    assert counted(read(pdf(*pages_with("Interview, blad {k}", "x")), "a.pdf")) == {"header": 2}


def test_numbers_that_do_not_count_pages_are_text() -> None:
    pages = [lines(f"Hoeveel {what}?", "", "", n) for what, n in (("a", "40"), ("b", "12"))]
    assert text(*pages).split() == ["Hoeveel", "a?", "40", "Hoeveel", "b?", "12"]


def test_a_single_page_keeps_its_lines() -> None:
    assert text(lines("Kop", "", "I: Hoe?")) == "Kop\nI: Hoe?"


# --- what is not carried ------------------------------------------------------------------------


def test_a_scan_is_refused_with_a_remedy() -> None:
    with pytest.raises(FileError, match=r"a scan.*OCR"):
        read(pdf([], [], pictures=True), "a.pdf")


def test_scanned_pages_among_others_are_counted() -> None:
    transcript = read(pdf(lines("I: Hoe?"), [], pictures=True), "a.pdf")
    assert counted(transcript) == {"scanned_page": 1, "picture": 1}


def test_a_picture_that_recurs_counts_once() -> None:
    assert counted(read(pdf(lines("a"), lines("b"), pictures=True), "a.pdf"))["picture"] == 1


# --- kinds of file --------------------------------------------------------------------------------


def locked(password: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines("I: Hoe?"))))
    writer.encrypt(password, owner, algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def test_a_file_that_forbids_only_changes_is_read() -> None:
    assert read(locked("", "geheim"), "a.pdf").text == "I: Hoe?"


def bomb() -> bytes:
    """A page whose content unpacks to far more than a page can need."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines("a"))))
    content = pypdf.generic.StreamObject()
    content.set_data(b" " * (40 * 2**20))
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(
        content.flate_encode()
    )
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "not a PDF"),
        (b"gewone tekst", "not a PDF"),
        (b"%PDF-1.4\n", "cut off"),
        (b"%PDF-1.4\n%%EOF", "damaged"),
        (pdf(lines(FULL))[:-100], "cut off"),
        (pdf([]), "no text"),
        (locked("geheim", "geheim"), "protected by a password"),
        (bomb(), "unpacks to more"),
    ],
    ids=["empty", "text", "head", "hollow", "cut off", "blank", "locked", "bomb"],
)
def test_what_is_no_sound_pdf_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(FileError, match=expected) as caught:
        read(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf")
    assert caught.value.remedy is not None


def test_letters_that_cannot_be_told_are_refused() -> None:
    data = pdf(lines("abcdefghij")).replace(
        b"/Encoding /WinAnsiEncoding",
        b"/Encoding << /Differences [97 " + b"/uniE001 " * 9 + b"] >>",
    )
    with pytest.raises(FileError, match="letters cannot be told"):
        read(data, "a.pdf")


def test_more_pages_than_the_cap_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    with pytest.raises(FileError, match="3 pages; a transcript is read up to 2"):
        read(pdf(*[lines("a")] * 3), "a.pdf")


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SECONDS", -1.0)
    with pytest.raises(FileError, match=r"a\.pdf, page 1: It takes longer"):
        read(pdf(lines("a")), "a.pdf")


@settings(max_examples=250, deadline=None)
@given(damaged(pdf(lines("**I:** Hoe (gaat) het?", "R: Goed-", "zo."), lines("b"), pictures=True)))
def test_a_damaged_file_is_read_or_refused(data: bytes) -> None:
    reads_or_refuses(read, data, "a.pdf")


def test_pages_that_contain_each_other_end() -> None:
    data = pdf(lines("a")).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")
    started = time.perf_counter()
    reads_or_refuses(read, data, "a.pdf")
    assert time.perf_counter() - started < 5
