"""The words of a text with their lemmas: the form under which inflections of a word meet."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from qualcoder_net.language.words import WORD

if TYPE_CHECKING:
    from simplemma import Lemmatizer

LANGUAGES = ("nl", "en")  # those whose lemmas we know

_LONGEST = 64  # letters of a word that can have a lemma
_ACCENTED = frozenset({"één", "hé"})  # that are no stressed “een” and “he”
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-", "\u00ad": None})


class Word(NamedTuple):
    """A word at `text[start:end]`."""

    lemma: str
    start: int
    end: int


def words_with_lemmas(text: str, language: str) -> list[Word]:
    """The words of *text* in order, as `words.word_starts` sees them."""
    return [
        Word(lemma(found[0], language), found.start(), found.end())
        for found in WORD.finditer(text)
    ]  # fmt: skip


@lru_cache(maxsize=1 << 18)
def lemma(word: str, language: str) -> str:
    """The lemma of one word, in lower case; of a language we do not know, the word itself."""
    word = plain(word)
    code = language[:2].lower()
    if code not in LANGUAGES or not 0 < len(word) <= _LONGEST or not word.isprintable():
        return word
    found = _lemma(word, code)
    if code == "nl" and found == word and word not in _ACCENTED:
        return _unstressed(word)
    return found


def plain(word: str) -> str:
    """The word as it is compared: in lower case, with typewriter apostrophes and hyphens."""
    return unicodedata.normalize("NFC", word).translate(_PLAIN).lower()


def _lemma(word: str, code: str) -> str:
    # separable verbs come as “uit_leggen”, and “I” with its capital
    return _lemmatizer().lemmatize(word, code).replace("_", "").lower()


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer

    return Lemmatizer(cache_max_size=0)


def _unstressed(word: str) -> str:
    """The lemma of a Dutch word that is stressed in writing, as íéts and dáárom are; else itself.

    Accents that belong to the word are known with it: café.
    """
    from simplemma import is_known

    pieces = unicodedata.normalize("NFD", word).replace("\u0301", "")
    bare = unicodedata.normalize("NFC", pieces)
    return _lemma(bare, "nl") if bare != word and is_known(bare, "nl") else word
