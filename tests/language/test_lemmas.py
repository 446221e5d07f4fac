from __future__ import annotations

import pytest

from qualcoder_net.language.lemmas import lemma, plain, words_with_lemmas
from qualcoder_net.language.words import word_starts


@pytest.mark.parametrize(
    "words",
    [
        "loyaliteit loyaliteiten Loyaliteiten",
        "loyaal loyale",
        "bewoner bewoners",
        "uitgelegd uitlegt uitlegde",
        "steunen steunt gesteund steunde",
        "auto auto's auto’s",
        "daarom dáárom",
        "iets íéts",
    ],
)
def test_dutch_inflections_meet(words: str) -> None:
    assert len({lemma(word, "nl") for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["loyalty loyalties", "go went goes", "child children’s"])
def test_english_inflections_meet(words: str) -> None:
    assert len({lemma(word, "en") for word in words.split()}) == 1


def test_a_separable_verb_is_one_word() -> None:
    assert lemma("uitgelegd", "nl") == "uitleggen"
    assert lemma("opgelost", "nl") == "oplossen"


@pytest.mark.parametrize("word", ["één", "hé", "café"])
def test_an_accent_that_belongs_to_the_word_stays(word: str) -> None:
    assert lemma(word, "nl") == word


@pytest.mark.parametrize("language", ["und", "fy", "", "xx-unknown"])
def test_of_an_unknown_language_a_lemma_is_the_word_itself(language: str) -> None:
    assert lemma("Bewoners", language) == "bewoners"


def test_a_region_does_not_change_the_language() -> None:
    assert lemma("bewoners", "nl-BE") == lemma("bewoners", "NL") == "bewoner"


def test_words_lie_where_the_text_has_them() -> None:
    text = "Ja… z’n collega's, dáár!\nI’m 51."
    found = words_with_lemmas(text, "nl")
    assert [text[w.start : w.end] for w in found] == [
        "Ja", "z’n", "collega's", "dáár", "I’m", "51",
    ]  # fmt: skip
    assert [w.start for w in found] == word_starts(text)
    assert found[2].lemma == "collega"


@pytest.mark.parametrize("text", ["", " … ?!", "\n\n"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert words_with_lemmas(text, "nl") == []


@pytest.mark.parametrize("word", ["a" * 100_000, "\ud800", "İ", "e\u0301e\u0301n", "12.30"])
def test_a_strange_word_has_a_lemma(word: str) -> None:
    assert lemma(word, "nl") == plain(word)
