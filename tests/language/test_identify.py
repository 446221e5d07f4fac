from __future__ import annotations

import pytest

from qualcoder_net.language.identify import identify_language
from tests.language.marked import marked_lines, text_and_sentences

DUTCH = [
    "Nee.",
    "Ja, dat klopt.",
    "Dat weet ik niet.",
    "Hoe gaat het?",
    "Nou, ik werk hier nu een jaar of zeven.",
    "we hebben dat toen met z'n allen besloten",
    "Dat was het eigenlijk wel, denk ik.",
    "Toen zei die manager: “Let's keep it simple”, en dat was dan het plan.",
    "Wij hebben een team van professionals, een community manager en een projectleider.",
]
ENGLISH = [
    "Yes.",
    "I don't know.",
    "How are you?",
    "Well, you know, it was just me and a desk.",
    "we didn't really know what we were doing",
    "That’s what they said.",
    "The gemeente was our partner, and the wijkraad too, but they never came.",
]
OTHERS = [
    "Ik wit it net, mar dat hat er my net ferteld, dus it kin wol wêze.",  # Frisian
    "Wy hawwe dat doe mei-inoar besletten, en it wie in moai feest.",
    "Das habe ich nicht gewusst, aber es war eigentlich immer so.",  # German
    "Ja, das ist richtig.",
    "Wir haben in der Gemeinde mit den Leuten gesprochen und dann war es gut.",
    "Je ne sais pas, mais c'est comme ça que nous avons commencé.",  # French
    "Oui, bien sûr.",
    "Ons het dit nie geweet nie, maar dit was vir hulle ook moeilik.",  # Afrikaans
    "No lo sé, pero la gente de la calle no quería hablar con nosotros.",  # Spanish
    "Non lo so, ma le persone del quartiere non volevano parlare con noi.",  # Italian
    "Não sei, mas as pessoas da rua não queriam falar com a gente.",  # Portuguese
    "Det ved jeg ikke, men vi har altid gjort det på den måde.",  # Danish
    "Jag vet inte, men det var så vi började och det är bra.",  # Swedish
]
NOTHING = [
    "",
    "   ",
    "12.03.2020 – 10:30",
    "… ?!",
    "😀",
    "是。不是。",
    "Amsterdam Rotterdam Utrecht",
    "\x00",
]


@pytest.mark.parametrize("text", DUTCH)
def test_dutch_is_recognised_also_when_short(text: str) -> None:
    assert identify_language(text) == "nl"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised_also_when_short(text: str) -> None:
    assert identify_language(text) == "en"


@pytest.mark.parametrize("text", OTHERS)
def test_a_neighbouring_language_is_undetermined(text: str) -> None:
    assert identify_language(text) == "und"


@pytest.mark.parametrize("text", NOTHING)
def test_a_text_without_words_of_a_language_is_undetermined(text: str) -> None:
    assert identify_language(text) == "und"


@pytest.mark.parametrize(
    ("name", "language"), [("speech_nl.txt", "nl"), ("prose_nl.txt", "nl"), ("prose_en.txt", "en")]
)
def test_every_paragraph_is_recognised(name: str, language: str) -> None:
    for line in marked_lines(name):
        text, _ = text_and_sentences(line)
        assert identify_language(text) == language, text


def test_an_english_letter_of_consent_before_a_dutch_interview_does_not_mislead() -> None:
    consent = "I agree that this interview is recorded and that it may be used in the study. "
    interview = "En toen hebben we gezegd dat we het gewoon zelf gingen doen, ja. "
    assert identify_language(consent * 30 + interview * 500) == "nl"


def test_two_languages_in_equal_parts_are_undetermined() -> None:
    assert identify_language("Yes. Nee.") == "und"
