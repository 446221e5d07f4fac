"""Decides which heads of lines are speakers, by weighing all of a text's lines together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from qualcoder_net.formats import labels
from qualcoder_net.formats.line_heads import Head, Line, Style, head_of

__all__ = ["Head", "Line", "interviewers_named", "speakers_in"]

# Styles that ordinary lines have too; they count where two voices use them, as in a dialogue.
_WEAK: frozenset[Style] = frozenset({"bold", "tab", "dash", "alone"})
_FIELD_STYLES: frozenset[Style] = frozenset({"said", "colon", "tab"})
_HEADER_LINES = 40
_SEVERAL = re.compile(r"\s*(?:[,;/&+]|\ben\b|\band\b)\s*")
_DENSE = 0.8  # lines with a speaker, of all lines with text


def speakers_in(lines: Sequence[Line]) -> list[Head]:
    """The heads of *lines* that are speakers, in order.

    What the format says is believed, and so is a role (“I”, “R1”, “Respondent”); question and
    answer letters when both occur; a name when it recurs, takes turns with another speaker, or
    stands where every line has a speaker. The fields of a header are left out.
    """
    heads = [head for n, line in enumerate(lines) if (head := head_of(n, line))]
    header = _end_of_header(lines, heads)
    heads = _pair_questions_with_answers([head for head in heads if head.line >= header])
    heads = [head for head in heads if not _never_speaks(head)]
    counts = Counter((head.key, head.style in _WEAK) for head in heads)
    believed = _without_lonely_styles([head for head in heads if _is_believed(head, counts)])
    chosen = _without_mere_mentions(believed)
    if _is_dense(chosen, lines):
        known = {head.line for head in chosen}
        chosen = [head for head in heads if head.line in known or _is_plain_name(head)]
    else:
        chosen = _with_alternating_names(heads, chosen)
    return _without_headings(chosen, lines)


def _pair_questions_with_answers(heads: list[Head]) -> list[Head]:
    """Q and A are speakers when both occur; their numbers count questions, not voices.

    Without the other, a letter that recurs is someone's initial and “Vraag” a heading.
    """
    roles = {labels.role_of(head.label) for head in heads}
    names = Counter(head.key for head in heads)
    paired = {"question", "answer"} <= roles
    result = []
    for head in heads:
        if head.style == "said" or not _is_question_or_answer(head):
            result.append(head)
        elif paired:
            result.append(replace(head, label=head.label.rstrip("0123456789. -")))
        elif len(head.key) <= 2 and names[head.key] > 1:
            result.append(head)
    return result


def _is_question_or_answer(head: Head) -> bool:
    return labels.role_of(head.label) in ("question", "answer")


def _never_speaks(head: Head) -> bool:
    if head.style == "said" or _is_question_or_answer(head):
        return False
    return labels.is_never_a_speaker(head.label)


def _is_believed(head: Head, counts: Mapping[tuple[str, bool], int]) -> bool:
    if head.style == "said" or labels.role_of(head.label) is not None:
        return True
    times = counts[head.key, head.style in _WEAK]
    if head.style == "alone" or (head.style == "bracket" and not head.value):
        return False  # “Zo”, “[Stilte]”
    if head.style == "bold":
        return times > 1
    needed = 3 if head.style == "dash" else 2
    return times >= needed and (labels.is_name(head.label) or head.label in ("i", "r"))


def _without_lonely_styles(heads: list[Head]) -> list[Head]:
    voices: dict[Style, set[str]] = {}
    for head in heads:
        voices.setdefault(head.style, set()).add(head.key)
    return [h for h in heads if h.style not in _WEAK or len(voices[h.style]) > 1]


def _is_dense(heads: Sequence[Head], lines: Sequence[Line]) -> bool:
    """Whether nearly every line begins with a speaker, so that one that occurs once is one too."""
    if len(heads) < 4:
        return False
    written = sum(1 for line in lines[heads[0].line :] if line.text.strip())
    return len(heads) >= _DENSE * written


def _is_plain_name(head: Head) -> bool:
    return head.style in ("colon", "time") and labels.is_name(head.label)


def _without_mere_mentions(heads: list[Head]) -> list[Head]:
    """Where roles speak, a name is a speaker only if it once follows the interviewer.

    “De Kade: dat is een ander verhaal” within a respondent's talk follows the respondent always.
    """
    roles = Counter(labels.role_of(head.label) for head in heads)
    if min(roles["interviewer"], roles["respondent"]) < 2:
        return heads
    answering = {head.key for before, head in pairwise(heads) if _asks(before)}
    return [
        head
        for head in heads
        if head.style == "said" or labels.role_of(head.label) or head.key in answering
    ]


def _with_alternating_names(heads: list[Head], chosen: list[Head]) -> list[Head]:
    """*chosen* and the names that occur once where one speaker would otherwise follow himself."""
    known = {head.line for head in chosen}
    following: Head | None = None
    after: dict[int, Head | None] = {}  # by line, the next known speaker
    for head in reversed(heads):
        after[head.line] = following
        following = head if head.line in known else following
    result: list[Head] = []
    for head in heads:
        if head.line in known or (result and _takes_turns(head, result[-1], after[head.line])):
            result.append(head)
    return result


def _takes_turns(head: Head, before: Head, after: Head | None) -> bool:
    if not _is_plain_name(head):
        return False
    return before.key == after.key if after else _asks(before)


def _asks(head: Head) -> bool:
    return labels.role_of(head.label) == "interviewer"


def _without_headings(heads: list[Head], lines: Sequence[Line]) -> list[Head]:
    """Leaves out numbered headings (“I: Inleiding”) and a lone “Interviewer: Anna” on top."""
    keys = Counter(head.key for head in heads)
    if any(head.key == "ii" for head in heads):
        heads = [h for h in heads if h.style == "said" or not _is_roman_number(h)]
    others = sum(1 for n in keys.values() if n > 1)
    heads = [
        head
        for head in heads
        if not (others and head.line < _HEADER_LINES and _is_header_value(head, keys[head.key]))
    ]
    written = sum(1 for line in lines if line.text.strip())
    if len(heads) == 1 and heads[0].style == "colon" and heads[0].value and _asks(heads[0]):
        return heads if written == 1 else []
    return heads


def _is_roman_number(head: Head) -> bool:
    return head.key == "i" or labels.is_roman(head.label)


# --- the header above an interview ----------------------------------------------------------------


def interviewers_named(lines: Sequence[Line], speakers: Iterable[Head]) -> set[str]:
    """Keys of the labels by which a header's “Interviewer: Anna de Boer (AB)” may go below.

    These are the whole name, its first name, its initials, and what stands in brackets.
    """
    spoken = {head.line for head in speakers}
    keys: set[str] = set()
    for number, line in enumerate(lines[:_HEADER_LINES]):
        head = head_of(number, line)
        if head and number not in spoken and head.style in _FIELD_STYLES and _asks(head):
            for name in _SEVERAL.split(head.value):
                keys |= {labels.key_of(form) for form in labels.forms_of_name(name)}
    return keys - {""}


def _is_header_value(head: Head, times: int) -> bool:
    """“Interviewer: Anna de Boer” above turns that are labelled otherwise."""
    if times > 1 or head.style != "colon" or not labels.is_spelled_role(head.label):
        return False
    return _names_someone(head.value)


def _names_someone(value: str) -> bool:
    name = labels.clean(value)
    return labels.is_name(name) and not labels.is_never_a_speaker(name)


def _end_of_header(lines: Sequence[Line], heads: Iterable[Head]) -> int:
    """The number of the first line below the header's fields; 0 without a header."""
    by_line = {head.line: head for head in heads}
    end = 0
    for number, line in enumerate(lines[:_HEADER_LINES]):
        if not (text := line.text.strip()):
            continue
        head = by_line.get(number)
        if head is None:
            if len(text) > 100:
                break
        elif head.style in _FIELD_STYLES and labels.is_field(head.label):
            end = number + 1
        elif not _may_stand_in_header(head):
            break
    while end and (head := by_line.get(end)) and _may_stand_in_header(head, strictly=True):
        end += 1
    return end


def _may_stand_in_header(head: Head, *, strictly: bool = False) -> bool:
    """A role in full with a short value; *strictly* one with a name or code as its value."""
    if head.style == "alone" and not strictly:
        return labels.role_of(head.label) is None  # the title
    if head.style not in _FIELD_STYLES or not labels.is_spelled_role(head.label):
        return False
    if strictly:
        return _names_someone(head.value)
    return 0 < len(head.value) <= 60 and "?" not in head.value
