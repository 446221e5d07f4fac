"""Where the sentences of a transcript begin and end, by rules alone: the same on every machine.

A paragraph is read from sign to sign (see `signs`). Each kind of sign has its rule, a small
function below, that weighs the words before and after it. Spoken text sets the rules: a sentence
that trails off goes on when the next word is small, and a question is over even then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualcoder_net.language.abbreviations import NAME_PARTS, Kind, Lexicon, lexicon
from qualcoder_net.language.paragraphs import hard_line_feeds
from qualcoder_net.language.signs import (
    ASKING,
    BRACKETS,
    DASH_RUN,
    DASHES,
    ELLIPSES,
    FULL_WIDTH,
    MARKS,
    PICTURE_RUN,
    QUOTES,
    SIGN,
    Case,
    Ending,
    Next,
    ending_at,
    next_at,
    skip,
    skip_notes,
)

Span = tuple[int, int]

_LETTER = re.compile(r"[^\W_]")
_LABEL = re.compile(
    r"(?P<number>\d{1,2})|\d{1,2}(?:\.\d{1,2})+|[A-NP-Za-np-z]|[ivx]{2,5}|[IVX]{2,5}"
)
_LABEL_LENGTH = 12
_INLINE_NUMBER = re.compile(r"(?P<opens>[:;])?\s{1,3}(?P<number>\d{1,2})\Z")
_INITIALS = re.compile(r"[^\W\d_a-z]|IJ|(?:[^\W\d_a-z][a-z]?[.-]{1,2})+[^\W\d_a-z][a-z]?")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,2})+")
_VOWEL_OR_DIGIT = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü\d]")
_HUMMED = re.compile(r"(?!.\Z)(?:h?m+h?m*|p+f+|t+s+|b+r+|p?s+t+|h+|g+r+|z+)")
_TOKEN_BORDERS = str.maketrans(dict.fromkeys('([{"“”„«»/–—…', " "))
_LOOK_BACK = 40  # characters; room for an abbreviation and the word before it
_BRACKET_BACK = 300  # characters; how far an opening bracket is looked for


class _Paragraph(NamedTuple):
    """A stretch of the text between hard borders, stripped, and the words to judge it by."""

    text: str
    start: int
    end: int
    words: Lexicon


def sentence_spans(text: str, language: str, breaks: Sequence[int] = ()) -> list[Span]:
    """The sentences of *text* as half-open code point spans, in order and without overlap.

    Together they cover all that is not white space; each is stripped and not empty. A sentence
    ends at every offset in *breaks* (the borders of turns), at a blank line, and at a line feed
    unless the source is hard-wrapped (see `paragraphs`). *language* is “nl” or “en”; any other
    is read with the words of both.
    """
    words = lexicon(language)
    spans: list[Span] = []
    for start, end in _stretches(text, breaks):
        spans.extend(_sentences_in(_Paragraph(text, start, end, words)))
    return spans


def _stretches(text: str, breaks: Sequence[int]) -> Iterator[Span]:
    inside = (offset for offset in breaks if 0 < offset < len(text))
    start = 0
    for border in sorted({*hard_line_feeds(text), *inside, len(text)}):
        stretch = text[start:border]
        if stripped := stretch.strip():
            begin = start + len(stretch) - len(stretch.lstrip())
            yield begin, begin + len(stripped)
        start = border


def _sentences_in(paragraph: _Paragraph) -> Iterator[Span]:
    text, start, end, _ = paragraph
    sentence = start
    position = skip_notes(text, start, end)
    spoken = False  # whether the sentence has a word so far; signs and notes are none
    listed = 0  # the last list number passed: after “1.” comes “2.”
    while found := SIGN.search(text, position, end):
        sign = found.start()
        spoken = spoken or _LETTER.search(text, position, sign) is not None
        label = _list_label(paragraph, sentence, sign, listed)
        border, position, begin = _border_at(paragraph, sentence, sign)
        if label is not None:
            listed = label
        elif border and spoken and position < end:
            yield sentence, position
            sentence, position, spoken = begin, skip_notes(text, begin, end), False
    yield sentence, end


def _border_at(paragraph: _Paragraph, sentence: int, sign: int) -> tuple[bool, int, int]:
    """Whether the sentence that began at *sentence* ends with *sign*; where that ends; what then.

    The second value is the sentence's end if it ends here, and where to read on if not; the third
    is where the next would begin.
    """
    text, _, end, words = paragraph
    char = text[sign]
    if char in MARKS:
        ending = ending_at(text, sign, end)
        return _marks_end(paragraph, sentence, ending), ending.end, ending.next.begin
    if char in BRACKETS:
        following = next_at(text, sign + 1, end)
        return _restarts(following, words), sign + 1, following.begin
    stop = skip(DASH_RUN if char in DASHES else PICTURE_RUN, text, sign, end)
    following = next_at(text, stop, end)
    ends = _restarts if char in DASHES else _is_capital
    return ends(following, words), stop, following.begin


# --- the rules --------------------------------------------------------------------------------


def _marks_end(paragraph: _Paragraph, sentence: int, ending: Ending) -> bool:
    """Which of the rules below applies to a run of marks, and its verdict."""
    if ending.marks[-1] in FULL_WIDTH:
        return True
    if not ending.next.apart and not _space_forgotten(paragraph, ending):
        return False
    if ending.next.case is Case.SMALL and (ending.closers or ending.next.dashed):
        return False  # ‘Wie ben jij?’ vroeg hij; dat was zo – hè? – en toen
    if ending.closers and not _closers_end(paragraph, sentence, ending):
        return False
    if not ASKING.isdisjoint(ending.marks):
        return True
    if len(ending.marks) > 1 or ending.marks in ELLIPSES:
        return _ellipsis_ends(paragraph, sentence, ending)
    return _full_stop_ends(paragraph, sentence, ending)


def _space_forgotten(paragraph: _Paragraph, ending: Ending) -> bool:
    """“klaar.Toen”, “Wat?Ik”: typed without a space. Addresses and file names are not."""
    text, words = paragraph.text, paragraph.words
    before = text[max(paragraph.start, ending.start - _LOOK_BACK) : ending.start].split()
    token = before[-1] if before else ""
    plain = len(token) > 1 and token[-2:].islower() and token[-2:].isalpha()
    address = token.startswith("www.") or any(char in "/@=" for char in token)
    if ending.closers or not plain or address or not _is_capital(ending.next, words):
        return False
    return ending.marks != "." or ending.next.word in words.openers


def _closers_end(paragraph: _Paragraph, sentence: int, ending: Ending) -> bool:
    """After a closing bracket or quote, a capital may still belong to the sentence around it."""
    text, words = paragraph.text, paragraph.words
    if any(closer in BRACKETS for closer in ending.closers):
        near = max(sentence, ending.start - _BRACKET_BACK)
        opened = max(text.rfind(bracket, near, ending.start) for bracket in "([{")
        if opened > near and _LETTER.search(text, near, opened):
            return _restarts(ending.next, words)  # Toen kwam (hoe heet hij?) Pieters
    if any(closer in QUOTES for closer in ending.closers) and ending.marks[-1] in ASKING:
        return not _is_tagged(text, ending.next, words)
    return True


def _is_tagged(text: str, following: Next, words: Lexicon) -> bool:
    """“Who?” John asked him; “Who?” John said. The quoted question does not end the sentence."""
    after = text[following.begin : following.begin + _LOOK_BACK].split(maxsplit=2)
    if len(after) < 2:
        return False
    verb = after[1].rstrip(",.:;")
    return verb in words.tags or (verb == "said" and verb != after[1])


def _ellipsis_ends(paragraph: _Paragraph, sentence: int, ending: Ending) -> bool:
    """Dots end a sentence only before a capital, and not before a name that was searched for."""
    words = paragraph.words
    if not _is_capital(ending.next, words):
        return False
    _, token = _tokens_before(paragraph.text, sentence, ending.start)
    return token.lower() not in words.hanging or ending.next.word in words.openers


def _full_stop_ends(paragraph: _Paragraph, sentence: int, ending: Ending) -> bool:
    words, following = paragraph.words, ending.next
    previous, token = _tokens_before(paragraph.text, sentence, ending.start)
    kind = _abbreviation(previous, token, following, words)
    if kind is not None:
        return _abbreviation_ends(kind, following, words)
    if _INITIALS.fullmatch(token) and previous.lower() not in words.lettered:
        return following.word in words.openers and following.word not in NAME_PARTS
    return following.case is not Case.SMALL or not _looks_clipped(token)


def _abbreviation_ends(kind: Kind, following: Next, words: Lexicon) -> bool:
    if kind is Kind.LEADS or following.case in (Case.SMALL, Case.DIGIT):
        return False
    if following.case is not Case.CAPITAL or kind in (Kind.OFTEN_ENDS, Kind.BESIDE_NUMBER):
        return True
    evidence = words.restarts if kind is Kind.RARELY_ENDS else words.openers
    return following.word in evidence


def _restarts(following: Next, words: Lexicon) -> bool:
    """After a dash or a bracket, only a capital that can be no name begins a sentence."""
    return following.apart and _is_capital(following, words) and following.word in words.restarts


def _list_label(paragraph: _Paragraph, sentence: int, sign: int, listed: int) -> int | None:
    """The number of a list's item (“1.”, “a.”, “II.”) whose point is at *sign*, or None.

    A number is a label where it opens a paragraph or follows a colon, and then in sequence; a
    letter or Roman number where it opens a sentence (it leaves the number as it was). “O.” is what
    people say.
    """
    text, start, end, words = paragraph
    short = sign - sentence <= _LABEL_LENGTH
    if text[sign] != "." or not (short or text[sign - 1].isdigit()):
        return None
    if short and (label := _LABEL.fullmatch(text, sentence, sign)):
        number = int(label["number"] or 0)
        in_place = not number or sentence == start or number in (1, listed + 1)
        return (number or listed) if in_place else None
    inline = _INLINE_NUMBER.search(text, max(sentence, sign - _LABEL_LENGTH), sign)
    if inline is None or int(inline["number"]) != listed + 1:
        return None
    if not (listed or inline["opens"]) or _restarts(next_at(text, sign + 1, end), words):
        return None
    return listed + 1


# --- words beside a sign ----------------------------------------------------------------------


def _is_capital(following: Next, words: Lexicon) -> bool:
    return following.case is Case.CAPITAL and following.word not in words.always_capital


def _tokens_before(text: str, sentence: int, sign: int) -> tuple[str, str]:
    """The word that the mark at *sign* is attached to (“” when it stands apart), and one before."""
    before = text[max(sentence, sign - _LOOK_BACK) : sign]
    if not before or before[-1].isspace():
        return "", ""
    parts = before.rsplit(None, 2)
    if not parts[-1].isalnum():
        parts = before.translate(_TOKEN_BORDERS).rsplit(None, 2)
    previous = parts[-2] if len(parts) > 1 else ""
    return previous, parts[-1].lstrip("'‘’`*_-") if parts else ""


def _abbreviation(previous: str, token: str, following: Next, words: Lexicon) -> Kind | None:
    if token.isupper() and "." not in token:
        return None  # an initial, or an acronym: the WO is no Wednesday
    folded = token.lower()
    kind = words.abbreviations.get(folded) or words.abbreviations.get(f"{previous} {folded}")
    if kind is Kind.BESIDE_NUMBER and not previous.isdigit():
        return Kind.LEADS if following.case is Case.DIGIT else None
    if kind is None and _DOTTED.fullmatch(token) and not _INITIALS.fullmatch(token):
        return Kind.MAY_END
    return kind


def _looks_clipped(token: str) -> bool:
    """Whether a word before a small letter is an abbreviation we do not know: “mnl.”, not “hm.”"""
    return token.islower() and not (_VOWEL_OR_DIGIT.search(token) or _HUMMED.fullmatch(token))
