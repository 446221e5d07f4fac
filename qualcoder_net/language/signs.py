"""The signs that may end a sentence, with what belongs to them and what comes after.

Every pattern here reads a stretch once or looks ahead a bounded way, so that reading a text takes
time in proportion to its length, whatever it holds.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

FULL_WIDTH = "。！？｡"
ELLIPSES = "…‥"
_ASKING = "?!‽⁇⁈⁉‼؟！？"
MARKS = f".{ELLIPSES}{_ASKING}{FULL_WIDTH}۔।"
QUOTES = "\"'”’“‘»›«」』"
BRACKETS = ")]}"
DASHES = "–—―-"
CLOSERS = f"{QUOTES}{BRACKETS}*_"  # * and _ are emphasis in Markdown
_BLANK = " \u00a0\u202f"
ASKING = frozenset(_ASKING)
_PICTURES = "\u2600-\u27bf\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

# Signs inside a word, number or address (wijk-aanpak, 10.30, www.dekade.nl) are passed over.
SIGN = re.compile(
    rf"[{re.escape(MARKS + BRACKETS + DASHES)}{_PICTURES}](?:(?<=[{FULL_WIDTH}])|(?![a-z\d]))"
)
DASH_RUN = re.compile(rf"[{re.escape(DASHES)}]++")
PICTURE_RUN = re.compile(rf"[{_PICTURES}\u200d\ufe0f]++")
_MARKS_RUN = (
    rf"(?:[{re.escape(MARKS + CLOSERS)}]|(?<=\.)[{_BLANK}](?=\.(?:[\s.]|\Z)))++"  # “. . .” too
)

# What is heard, not said: “(lacht)”, “[00:12:33]”; but not “(Dat was in mei.)” or “(…)”.
_NOTE = r"[(\[{](?:[^()\[\]{}.!?…]|\.(?=\d)){1,40}[)\]}]\.?(?=\s|\Z)"
_TIME = r"\#\d\d?:[\d:.,-]{2,12}\#"
_SMILEY = rf"[{_PICTURES}][{_PICTURES}\u200d\ufe0f]*+|[:;]-?[()DPp](?=\s|\Z)"
_NOTES = re.compile(rf"(?:\s*+(?:{_NOTE}|{_TIME}))*+")
_ENDING = re.compile(rf"({_MARKS_RUN})(?:\s*+(?:{_NOTE}|{_TIME}|{_SMILEY})){{0,6}}+")
_SMILEYS = re.compile(rf"(?:\s*+(?:{_SMILEY})){{0,6}}+")

# The next word, after what a sentence may open with: quotes, brackets, dashes, ’s (Ochtends).
_OPENING = re.compile(
    rf"""
    \s*+ (?P<lead> [\s\"'‘’“”„‚«»‹›「『(\[{{¿¡*_\#>•·{re.escape(DASHES)}{_INVISIBLE}]{{0,8}}+ )
    (?: (?<=['’‘]) [tsnkmr] [\s-] \s*+ )?+
    (?P<word> [^\W\d_]{{1,40}}+ )?
    """,
    re.VERBOSE,
)
_DASH_SET = frozenset(DASHES)


class Case(Enum):
    """How the text after a sign begins."""

    END = auto()
    CAPITAL = auto()  # or a letter of a script without capitals
    SMALL = auto()
    DIGIT = auto()
    SYMBOL = auto()


class Next(NamedTuple):
    """What follows a sign: the case and the letters (“It” of “It’s”) of its first word.

    `begin` is where the text goes on after white space; `apart` says whether there was any (or
    the text ends), `dashed` whether a dash comes before the word.
    """

    case: Case
    word: str
    begin: int
    apart: bool
    dashed: bool


class Ending(NamedTuple):
    """A run of marks and what belongs to it; `end` is where a sentence would end.

    `marks` are the outermost ones and `closers` the quotes and brackets after those: of “?’.” the
    marks are “.” and there are no closers.
    """

    start: int
    end: int
    marks: str
    closers: str
    next: Next


def skip(pattern: re.Pattern[str], text: str, position: int, end: int) -> int:
    """Where *pattern*, matched at *position*, leaves off; *position* when it does not match."""
    found = pattern.match(text, position, end)
    return found.end() if found else position


def skip_notes(text: str, position: int, end: int) -> int:
    """Where the words begin of a sentence that may open with a note: “(lacht) Nou ja.”"""
    return skip(_NOTES, text, position, end) if text[position] in "([{#" else position


def ending_at(text: str, start: int, end: int) -> Ending:
    """The ending that begins with the mark at *start*, in a paragraph that ends at *end*.

    Notes and smileys after the marks belong to what was just said. But a note before a small
    letter (“[onverstaanbaar] met de zorg”) opens what comes next.
    """
    found = _ENDING.match(text, start, end)
    assert found is not None  # the caller saw a mark
    run, run_end, stop = found[1], found.end(1), found.end()
    following = next_at(text, stop, end)
    if stop > run_end and following.case is Case.SMALL:
        stop = skip(_SMILEYS, text, run_end, end)
        following = next_at(text, stop, end)
    if len(run) == 1:
        return Ending(start, stop, run, "", following)
    inner = run.rstrip(CLOSERS)
    marks = inner[len(inner.rstrip(MARKS + _BLANK)) :]
    return Ending(start, stop, marks, run[len(inner) :], following)


def next_at(text: str, position: int, end: int) -> Next:
    """What the text from *position* on begins with, opening quotes, brackets and dashes aside."""
    found = _OPENING.match(text, position, end)
    assert found is not None  # every part of the pattern may be empty
    lead, word = found.groups()
    begin = found.start("lead")
    case = _case_of(word) if word else _case_at(text, found.end(), end)
    apart = begin > position or position >= end
    return Next(case, word or "", begin, apart, not _DASH_SET.isdisjoint(lead))


def _case_of(word: str) -> Case:
    return Case.SMALL if word[0].islower() else Case.CAPITAL


def _case_at(text: str, position: int, end: int) -> Case:
    if position >= end:
        return Case.END
    return Case.DIGIT if text[position].isdigit() else Case.SYMBOL
