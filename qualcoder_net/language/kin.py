"""Which other words say the same as a cue's word: loyaliteit and loyaal, uitleggen and legt … uit.

Each guess is checked against the word list of the lemmas, so that only real words come out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qualcoder_net.language.lemmas import lemma, plain

_QUALITY = {"nl": ("heid", "iteit"), "en": ("ness", "ty", "ity")}
_LEAST = 4  # letters of a word that has kin
_LONG_VOWELS = {"aa": "a", "ee": "e", "ie": "i", "oo": "o", "uu": "u"}
_PARTICLES = re.compile(
    "aan|achter|af|bij|binnen|boven|dicht|door|in|langs|los|mee|na|neer|om|onder|open|op|over|rond|"
    "samen|tegen|terug|toe|uit|vast|voor|voorbij|vooruit|weer|weg"
)


def meets(word: str, language: str) -> frozenset[str]:
    """The words and lemmas by which a cue's *word* is met: itself, its lemma and their kin.

    Both, since some lemmas are each other's (zit, zitten) or a noun's (uitleggen: uitleg).
    """
    own = {plain(word), lemma(word, language)}
    return frozenset(own.union(*(_kin(form, language[:2].lower()) for form in own)))


def separated(word: str, language: str) -> list[tuple[str, str]]:
    """(verb, particle) of a Dutch separable verb: uitleggen -> (leggen, uit); else nothing."""
    if language[:2].lower() != "nl":
        return []
    found = []
    for form in sorted({plain(word), lemma(word, language)}):
        for length in range(2, len(form) - 3):
            particle, verb = form[:length], form[length:]
            if _PARTICLES.fullmatch(particle) and verb.endswith("n") and _known(verb, "nl"):
                found.append((verb, particle))
    return found


def _kin(word: str, code: str) -> set[str]:
    """The adjective of a quality, the quality of an adjective: kwetsbaarheid, kwetsbaar."""
    if len(word) < _LEAST:
        return set()
    guesses = set()
    for ending in _QUALITY.get(code, ()):
        guesses |= {f"{_shortened(word)}{ending}", f"{word}{ending}"}
        if word.endswith(ending) and len(stem := word.removesuffix(ending)) >= _LEAST:
            guesses |= {stem, *_lengthened(stem)}
    return {guess for guess in guesses if guess != word and _known(guess, code)}


def _shortened(word: str) -> str:
    """loyaal -> loyal, before an ending that opens the syllable."""
    return f"{word[:-3]}{_LONG_VOWELS.get(word[-3:-1], word[-3:-1])}{word[-1]}"


def _lengthened(stem: str) -> list[str]:
    """loyal -> loyaal, where a syllable is closed again."""
    return [
        f"{stem[:-2]}{long}{stem[-1]}" for long, short in _LONG_VOWELS.items() if stem[-2] == short
    ]


@lru_cache(maxsize=1 << 16)
def _known(word: str, code: str) -> bool:
    from simplemma import is_known

    return is_known(word, code)
