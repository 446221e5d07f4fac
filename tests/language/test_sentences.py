from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.language.sentences import sentence_spans
from tests.language.marked import marked_lines, score, text_and_sentences

SIGNS = " .!?…,;:-–—()[]{}'\"‘’“”„«»*_#\n\t\u00a0\u2009\u200b0123aAbiI.zZé。！😀\ud800"
LANGUAGES = st.sampled_from(["nl", "en", "und", ""])
TEXTS = st.text() | st.text(alphabet=SIGNS, max_size=200)


def sentences(text: str, language: str = "nl", breaks: tuple[int, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language, breaks)]


# --- traps ------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", marked_lines("traps_nl.txt"))
def test_a_dutch_trap_is_avoided(line: str) -> None:
    text, expected = text_and_sentences(line)
    assert sentences(text, "nl") == expected


@pytest.mark.parametrize("line", marked_lines("traps_en.txt"))
def test_an_english_trap_is_avoided(line: str) -> None:
    text, expected = text_and_sentences(line)
    assert sentences(text, "en") == expected


def test_an_undetermined_language_is_read_with_the_words_of_both() -> None:
    assert sentences("Dhr. Bos en Mrs. Green. Zo.", "und") == ["Dhr. Bos en Mrs. Green.", "Zo."]


# --- running text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "language", "least", "spans_floor", "borders_floor"),
    [
        ("speech_nl.txt", "nl", 300, 0.97, 0.98),
        ("speech_en.txt", "en", 40, 0.98, 0.99),
        ("prose_nl.txt", "nl", 70, 0.99, 0.99),
        ("prose_en.txt", "en", 35, 0.99, 0.99),
    ],
)
def test_borders_are_found_in_running_text(
    name: str, language: str, least: int, spans_floor: float, borders_floor: float
) -> None:
    result = score(name, language)
    report = "\n".join(result.wrong)
    assert result.sentences >= least
    assert result.spans_f1 >= spans_floor, report
    assert result.borders_f1 >= borders_floor, report


def test_speech_without_any_sign_stays_whole() -> None:
    text = "en toen gingen we met z'n allen naar de wijk en daar stond niemand " * 200
    assert sentences(text) == [text.strip()]


# --- breaks and line feeds --------------------------------------------------------------------


def test_a_break_ends_a_sentence_in_the_middle_of_words() -> None:
    text = "En toen dacht ik ja precies dat dacht ik ook."
    at = text.index("ja")
    assert sentences(text, breaks=(at,)) == ["En toen dacht ik", text[at:]]


def test_breaks_may_come_unsorted_doubled_and_from_outside_the_text() -> None:
    assert sentences("ja nee", breaks=(99, 3, 3, 0, 6, -2)) == ["ja", "nee"]


def test_a_line_feed_ends_a_sentence() -> None:
    assert sentences("dat was\nmijn huis") == ["dat was", "mijn huis"]


def test_lines_of_all_lengths_are_paragraphs() -> None:
    text = (
        "nou dat was dus heel lang geleden en toen woonde ik hier nog niet\n"
        "ja dat klopt\n"
        "want we zijn pas later gekomen en toen stond de school er al\n"
        "oké\n"
        "en de werkplaats ook"
    )
    assert sentences(text) == text.split("\n")


WRAPPED = """\
Nou, ik werk hier nu een jaar of zeven, eerst bij het welzijnswerk en
daarna bij de gemeente. En ja, dan zie je die wijk toch veranderen. Toen
ik begon stond er niks, hè. Een leeg schoolplein en een hek eromheen, dat
was alles
Toen kwam Fatima met het plan voor een huiskamer en daar hebben we met de
hele straat over gepraat.

Nu zit daar De Kade, met een huiskamer en een werkplaats. Daar komen elke
dag mensen binnen, ook mensen die anders thuis zouden zitten en die we
vroeger nooit zagen"""


def test_the_line_feeds_of_a_hard_wrapped_source_are_soft() -> None:
    found = [" ".join(sentence.split()) for sentence in sentences(WRAPPED)]
    assert found[1] == "En ja, dan zie je die wijk toch veranderen."
    assert found[2] == "Toen ik begon stond er niks, hè."
    assert found[5] == "Nu zit daar De Kade, met een huiskamer en een werkplaats."
    assert found[6].endswith("thuis zouden zitten en die we vroeger nooit zagen")
    assert len(found) == 7


def test_a_short_line_ends_a_paragraph_even_in_a_hard_wrapped_source() -> None:
    assert any(s.endswith("was alles") for s in sentences(WRAPPED))


def test_a_blank_line_ends_a_sentence_in_a_hard_wrapped_source() -> None:
    text = WRAPPED.replace("\n\nNu", "\n \nnu").replace("gepraat.", "gepraat " + "x" * 40)
    assert any(s.startswith("nu zit") for s in sentences(text))


def test_an_item_on_its_own_line_begins_a_sentence_in_a_hard_wrapped_source() -> None:
    lines = WRAPPED.split("\n")
    text = "\n".join(
        [*lines[:2], "Karin: ja precies, zo was het toen ook wel bij ons in de wijk ja", *lines[2:]]
    )
    assert any(s.startswith("Karin: ja") for s in sentences(text))


def test_one_long_address_does_not_hide_that_a_source_is_hard_wrapped() -> None:
    address = "https://www.dekade.nl/" + "a" * 150
    text = f"{address}\n\n{WRAPPED}\n\n{address}"
    assert "Toen\nik begon stond er niks, hè." in sentences(text)


def test_speakers_in_small_letters_do_not_make_a_source_hard_wrapped() -> None:
    turn = "r1: en toen gingen we met zijn allen naar het plein en daar stond dan\n"
    assert len(sentences(turn * 10)) == 10


# --- properties -------------------------------------------------------------------------------


@settings(deadline=None)
@given(TEXTS, LANGUAGES, st.lists(st.integers(-5, 250), max_size=5))
def test_sentences_cover_all_that_is_not_white_space_in_order_and_once(
    text: str, language: str, breaks: list[int]
) -> None:
    spans = sentence_spans(text, language, breaks)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    gaps = zip(
        [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True
    )
    assert all(not text[start:end].strip() for start, end in gaps)


@settings(deadline=None)
@given(TEXTS, LANGUAGES, st.lists(st.integers(0, 200), max_size=5))
def test_no_sentence_crosses_a_break(text: str, language: str, breaks: list[int]) -> None:
    for start, end in sentence_spans(text, language, breaks):
        assert not any(start < offset < end for offset in breaks)


@settings(deadline=None)
@given(TEXTS, TEXTS, LANGUAGES)
def test_no_sentence_crosses_a_blank_line(before: str, after: str, language: str) -> None:
    for start, end in sentence_spans(f"{before}\n\n{after}", language):
        assert not start < len(before) + 1 < end


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_sentences(text: str) -> None:
    assert sentence_spans(text, "nl") == sentence_spans(text, "nl")


# --- hostile input ----------------------------------------------------------------------------

HOSTILE = [
    *(". ", "…", '"', "'", "”. ", "(", ")", ") ", "a) ", "b.) ", "(a", "(a.", ".(", ". (a", "- "),
    *(
        ". - ",
        "a.",
        "A. ",
        "a.Aa",
        "1.",
        "1. ",
        "? a ",
        "😀",
        "😀 ",
        ".😀 ",
        ". [lacht] ",
        "[x] ",
        "[x]. ",
    ),
    *(".", ".#0:", "#0:0", ".\u200b", " ", "\n", "a\n", "x" * 60 + "\n", ".'", "'s ", "。"),
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("opening", ["a ", '"' * 20_000], ids=["word", "quotes"])
def test_time_grows_with_the_length_of_hostile_text(piece: str, opening: str) -> None:
    def seconds(length: int) -> float:
        text = opening + piece * (length // len(piece)) + " b"
        begin = time.process_time()
        sentence_spans(text, "nl")
        return time.process_time() - begin

    short, long = seconds(6_000), seconds(48_000)
    assert long < max(24 * short, 0.5)  # eight times the text; 64 times if it grew by the square
