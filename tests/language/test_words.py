from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.language.words import word_starts


@pytest.mark.parametrize(
    "marked",
    [
        "",
        " … – ?! ",
        "|Nou |ja… |dat |dus.",
        "|de |auto's |van |z’n |wijk-aanpak",
        "|'t |Is |'s |avonds |’n |beetje",
        "‘|Wat |kom |jij |doen?’ |zei |hij",
        "|'s-Hertogenbosch",
        "'|Wat' |en '|tijd'",
        "|I |told |'em |it's |don’t",
        "|Ik |dacht--|nee – |ja",
        "|in- |en |verkoop",
        "|om |10.30 |uur, € |1.250,50",
        "|klaar.|Toen",
        "_|nadruk_ |en **|vet**",
        "|he\u0301 |cafe\u0301s |cafés",
        "|35/|40 |mensen",
        "|één |Yılmaz |Ñandú",
        "|leuk 😀 |hoor",
        "(|lacht) [|onverstaanbaar]",
    ],
)
def test_words_begin_where_a_reader_sees_them_begin(marked: str) -> None:
    pieces = marked.split("|")
    expected = [len("".join(pieces[:number])) for number in range(1, len(pieces))]
    assert word_starts("".join(pieces)) == expected


@settings(deadline=None)
@given(st.text())
def test_starts_are_in_order_and_stand_at_a_letter_a_digit_or_an_apostrophe(text: str) -> None:
    starts = word_starts(text)
    assert starts == sorted(set(starts))
    assert all(text[start].isalnum() or text[start] in "'’‘" for start in starts)


@settings(deadline=None)
@given(st.text(alphabet="ab1 .,'’-_\n\u0301é", max_size=60))
def test_every_run_of_letters_begins_in_a_word(text: str) -> None:
    starts = word_starts(text)
    for offset, char in enumerate(text):
        fresh = offset == 0 or text[offset - 1].isspace()
        if char.isalnum() and fresh:
            assert offset in starts


@pytest.mark.parametrize(
    "piece", ["a'", "a-", "1.", "'", "-", "a\u0301", "\u0301", "a", " ", "'s "]
)
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.process_time()
        word_starts(text)
        return time.process_time() - begin

    short, long = seconds(50_000), seconds(400_000)
    assert long < max(24 * short, 0.3)
