"""Tells apart the one-byte encodings of Western text from before Unicode by how they read.

Statistics of whole languages go wrong on an interview with a dozen accents, so each character
beyond ASCII is weighed where it stands: “é” within a word reads well, “Ž” within one does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

# In order of likelihood, which decides when they read equally well.
_ENCODINGS = (
    ("cp1252", "Windows-1252"),
    ("iso8859-15", "ISO 8859-15"),
    ("mac_roman", "Mac Roman"),
    ("cp850", "DOS (CP 850)"),
)
_ENOUGH = 20_000  # characters beyond ASCII
_FOREIGN = re.compile(r"[^\x00-\x7f]")

# How often Dutch, English, German and French need a small letter, roughly.
_LETTERS = (
    dict.fromkeys("éëèïöü", 3) | dict.fromkeys("óêáçàä", 2) | dict.fromkeys("âûîôñßåæøœúí", 1)
)
_PLAIN_SIGNS = frozenset("°½¼¾²³«»§©®·×±£¿¡\u00a0")
_WORST = -6


def likeliest(data: bytes) -> tuple[str, str]:
    """The text in *data* and the name of the encoding in which it reads best."""
    read = [(data.decode(codec, "replace"), said) for codec, said in _ENCODINGS]
    text, said = max(read, key=lambda pair: _reads_well(pair[0]))
    return text, said


def _reads_well(text: str) -> int:
    """How well the characters beyond ASCII fit where they stand; more is better."""
    return sum(
        _weigh(
            found[0],
            text[max(0, found.start() - 1) : found.start()],
            text[found.end() : found.end() + 1],
        )
        for found in islice(_FOREIGN.finditer(text), _ENOUGH)
    )


def _weigh(sign: str, before: str, after: str) -> int:
    if sign == "\ufffd" or "\x80" <= sign <= "\x9f":
        return _WORST
    if sign.islower():
        in_word = before.isalpha() or after.isalpha()
        return _LETTERS.get(sign, 0) if in_word or sign == "à" else -1
    if sign.isupper():
        return -3 if before.islower() else 1
    if rule := _RULES.get(sign):
        return 3 if rule(before, after) else -2
    return 0 if sign in _PLAIN_SIGNS else -2


def _opens(before: str, after: str) -> bool:
    return not before.isalnum() and not after.isspace()


def _closes(before: str, after: str) -> bool:
    return not before.isspace() or after.isalpha()  # also “’s avonds”


def _parts(before: str, after: str) -> bool:
    return before.isspace() == after.isspace() and before.isalnum() == after.isalnum()


def _trails(before: str, after: str) -> bool:
    return before.isalnum() or before.isspace() or not after.isalnum()


def _prices(before: str, after: str) -> bool:
    return not before.isalpha() and not after.isalpha()


def _lists(before: str, after: str) -> bool:
    return not before.isalnum() and not after.isalnum()


_RULES: dict[str, Callable[[str, str], bool]] = {
    "‘": _opens, "“": _opens, "„": _opens, "’": _closes, "”": _closes,
    "–": _parts, "—": _parts, "…": _trails, "€": _prices, "•": _lists,
}  # fmt: skip
