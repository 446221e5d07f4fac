"""How a cue is written: read into a pattern, or into the reason why it cannot be.

A plain word matches by lemma or text; several words match one after another; `word*` is a word
beginning; `…` (or three dots) allows up to three words in between; "..." is literal text. Capitals
do not matter. Cues come from files of others: their length bounds the work that they can cause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcoder_net.i18n import Message, msg
from qualcoder_net.language.kin import meets, separated
from qualcoder_net.language.lemmas import plain
from qualcoder_net.language.words import WORD

GAP = 3  # words that `…` allows in between
LEAST_BEGINNING = 3  # letters before a `*`
MOST_CHARACTERS = 200

_MOST_WORDS = 12
_QUOTED = re.compile(r'["“”„](.*)["“”]', re.DOTALL)
_APOSTROPHE = re.compile("['‘’]")
_GAP_SIGN = re.compile(r"…|\.{3,}")


@dataclass(frozen=True, slots=True)
class WordItem:
    """One word of a pattern: met by any of `forms` as text or lemma, or by its `beginning`.

    `gap` words may stand between the word before it and this one.
    """

    forms: frozenset[str] = frozenset()
    beginning: str = ""
    gap: int = 0


@dataclass(frozen=True, slots=True)
class WordPattern:
    items: tuple[WordItem, ...]


@dataclass(frozen=True, slots=True)
class LiteralPattern:
    """Text as it stands; `words` are those in it, all of which a source must hold."""

    regex: re.Pattern[str]
    words: frozenset[str]


Pattern = WordPattern | LiteralPattern


class Unreadable(Exception):
    """Why a cue cannot be read."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


def read_cue(cue: str, language: str) -> list[Pattern]:
    """The patterns of a cue in *language*, any of which is a hit. Raises Unreadable."""
    cue = " ".join(cue.split())
    if len(cue) > MOST_CHARACTERS:
        raise Unreadable(msg("it is longer than {most} characters", most=MOST_CHARACTERS))
    if quoted := _QUOTED.fullmatch(cue):
        return [_literal(quoted[1])]
    if '"' in cue:
        raise Unreadable(msg("quotation marks may only stand around the whole cue"))
    items = _items(cue, language)
    patterns: list[Pattern] = [WordPattern(items)]
    if len(items) == 1 and items[0].forms:
        patterns += _separated(cue, language)
    return patterns


def _separated(word: str, language: str) -> list[Pattern]:
    """A separable verb in two: “leg dat eens uit”, “uit te leggen”."""
    patterns: list[Pattern] = []
    for verb, particle in separated(word, language):
        forms, apart = meets(verb, language), frozenset({particle})
        patterns += [
            WordPattern((WordItem(forms), WordItem(apart, gap=GAP))),
            WordPattern((WordItem(apart), WordItem(frozenset({"te"})), WordItem(forms))),
        ]
    return patterns


def _literal(text: str) -> LiteralPattern:
    text = text.strip()
    words = frozenset(plain(word) for word in WORD.findall(text))
    _check(words)
    regex = r"\s+".join(_APOSTROPHE.sub("['‘’]", re.escape(piece)) for piece in text.split())
    return LiteralPattern(re.compile(rf"(?<!\w){regex}(?!\w)", re.IGNORECASE), words)


def _items(cue: str, language: str) -> tuple[WordItem, ...]:
    items: list[WordItem] = []
    for number, part in enumerate(_GAP_SIGN.split(cue)):
        found = [item for piece in part.split() for item in _piece(piece, language)]
        if number and not (items and found):
            raise Unreadable(msg("“…” needs a word before it and one after it"))
        if number:
            found[0] = WordItem(found[0].forms, found[0].beginning, GAP)
        items += found
    _check(items)
    return tuple(items)


def _piece(piece: str, language: str) -> list[WordItem]:
    """The words of a stretch without spaces: mostly one, none of a lone sign, two of “r&d”."""
    if "*" in piece:
        beginning = piece.removesuffix("*")
        if not WORD.fullmatch(beginning):
            raise Unreadable(msg("“*” may only stand at the end of a word"))
        if len(beginning) < LEAST_BEGINNING:
            raise Unreadable(
                msg("“{piece}” begins too many words: give at least {n} letters",
                    piece=piece, n=LEAST_BEGINNING)
            )  # fmt: skip
        return [WordItem(beginning=plain(beginning))]
    return [WordItem(meets(word, language)) for word in WORD.findall(piece)]


def _check(words: frozenset[str] | list[WordItem]) -> None:
    if not words:
        raise Unreadable(msg("it holds no word"))
    if len(words) > _MOST_WORDS:
        raise Unreadable(msg("it holds more than {most} words", most=_MOST_WORDS))
