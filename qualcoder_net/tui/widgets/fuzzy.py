"""How well what is typed fits a name: in linear time, blind to case and accents.

Textual's own matcher weighs every way in which the letters may be found, which takes exponentially
long on a definition of some lines; here the first good way counts.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Without case and accents: “Coördinatie” -> “coordinatie”."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def fit(query: str, name: str, context: str = "", prose: str = "") -> float:
    """How well *query* fits, 0 (not at all) to 1; an empty query fits everything alike.

    *name* counts most, then *context* (a path; the name may be part of it), both also with letters
    left out; in *prose* (a definition) whole words or their beginnings must occur.
    """
    wanted = folded(query).strip()
    if not wanted:
        return 0.5
    return max(
        _fit_name(wanted, folded(name)),
        0.7 * _fit_name(wanted, folded(context)),
        0.35 if prose and _fits_prose(wanted, folded(prose)) else 0.0,
    )


def _fit_name(wanted: str, name: str) -> float:
    if not name:
        return 0.0
    if wanted == name:
        return 1.0
    if name.startswith(wanted):
        return 0.95
    at = name.find(wanted)
    if at >= 0:
        return 0.9 if not name[at - 1].isalnum() else 0.75
    words = wanted.split()
    if len(words) > 1 and all(word in name for word in words):
        return 0.7
    return _fit_letters("".join(words), name)


def _fit_letters(wanted: str, name: str) -> float:
    """The letters in their order, each as near the beginning of a word as can be; at most 0.6."""
    at, runs, begun = -1, 0, 0
    for letter in wanted:
        found = _next_begin(letter, name, at + 1) if at < 0 or name[at + 1 :][:1] != letter else -1
        if found < 0:
            found = name.find(letter, at + 1)
        if found < 0:
            return _fit_plainly(wanted, name)
        runs += found != at + 1
        begun += found == 0 or not name[found - 1].isalnum()
        at = found
    return 0.6 - 0.35 * (runs - begun if runs > begun else 0) / len(wanted) - 0.05


def _fit_plainly(wanted: str, name: str) -> float:
    """The same without a preference for words' beginnings, where that preference led astray."""
    at = -1
    for letter in wanted:
        at = name.find(letter, at + 1)
        if at < 0:
            return 0.0
    return 0.15


def _next_begin(letter: str, name: str, start: int) -> int:
    """Where the next word that begins with *letter* begins, or -1."""
    at = name.find(letter, start)
    while at > 0 and name[at - 1].isalnum():
        at = name.find(letter, at + 1)
    return at


def _fits_prose(wanted: str, prose: str) -> bool:
    padded = " " + prose.replace("\n", " ")
    return len(wanted) > 2 and all(
        f" {word}" in padded or (len(word) > 3 and word in padded) for word in wanted.split()
    )
