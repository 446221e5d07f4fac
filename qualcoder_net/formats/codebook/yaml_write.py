"""Writes codes as YAML, the way a person would lay them out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.fields import NO_LANGUAGE
from qualcoder_net.model import CODE_TEXTS, CodeDraft, slug, text_in

WIDTH = 90
STEP = 2
# What stands after the colon of a field: a text, a flag, or these by language.
Value = str | bool | tuple[str, ...] | Mapping[str, str] | Mapping[str, tuple[str, ...]]
Codes = tuple[CodeDraft, ...]

# Not in a text without double quotes: what YAML reads as a line end, or cannot hold as it is.
_NEEDS_ESCAPE = re.compile(
    "[^\n\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]"
)
_NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`=]|: |:$| #|[\t\n]|^\.\.\.|^<<$")
_NOT_PLAIN_IN_BRACKETS = re.compile(r"[,\[\]{}]|:")
# What other readers take for a number, a date or a truth value; quoted, it stays a text for all.
_LOOKS_OTHERWISE = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[-+.]?[\d.][\d_.:,eExXoO+-]*|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_FOLDS = re.compile(r"(?<=[^\s]) (?=[^\s])")


def fresh(book: CodebookFile) -> str:
    """The whole codebook as a new YAML text."""
    lines: list[str] = []
    bare = bare_language(book)
    for name, value in top_values(book).items():
        lines += field_lines(name, value, 0)
    lines += [*([""] if lines else []), "codes:" if book.codes else "codes: []"]
    for number, draft in enumerate(book.codes):
        lines += [*([""] if number else []), *code_lines(draft, bare, STEP)]
    return "\n".join(lines) + "\n"


def bare_language(book: CodebookFile) -> str | None:
    """The language whose texts stand bare after their field; None where most are translated."""
    stack, translated, codes = list(book.codes), 0, 0
    while stack:
        draft = stack.pop()
        codes += 1
        translated += len(draft.label) > 1
        stack.extend(draft.children)
    return None if 2 * translated > codes else book.language


def code_lines(draft: CodeDraft, language: str | None, column: int, step: int = STEP) -> list[str]:
    """A code as an item of a list: the dash at *column*, lists of codes indented by *step*."""
    inner = column + 2
    lines: list[str] = []
    for name, value in {"id": draft.slug, **values(draft, language)}.items():
        lines += field_lines(name, value, inner)
    if draft.children:
        lines.append(" " * inner + "children:")
        for child in draft.children:
            lines += code_lines(child, language, inner + step, step)
    return [" " * column + "- " + lines[0][inner:], *lines[1:]]


def top_values(book: CodebookFile) -> dict[str, Value]:
    """What stands above the codes, by field; empty fields are left out."""
    found: dict[str, Value] = {}
    if book.name:
        found["name"] = _one_or_all(book.name, book.language)
    if book.language:
        found["language"] = book.language
    return found


def values(draft: CodeDraft, language: str | None) -> dict[str, Value]:
    """The fields of a code in their order, without id and children; empty ones are left out.

    What is said in *language* alone stands bare, all else below its language.
    """
    found: dict[str, Value] = {}
    for name in CODE_TEXTS:
        if texts := getattr(draft, name):
            found[name] = _one_or_all(texts, language)
    if draft.cues:
        cues = {lang: tuple(cues) for lang, cues in draft.cues.items()}
        found["cues"] = (
            next(iter(cues.values()))
            if set(cues) in ({language}, {""})
            else {lang or NO_LANGUAGE: said for lang, said in cues.items()}
        )
    for name in ("colour", "key", "gap", "exclusive", "guid"):
        if value := getattr(draft, name):
            found[name] = value
    return found


def _one_or_all(texts: Mapping[str, str], language: str | None) -> Value:
    if set(texts) in ({language}, {""}):
        return next(iter(texts.values()))
    return {lang or NO_LANGUAGE: text for lang, text in texts.items()}


def implied_id(draft: CodeDraft, language: str) -> str:
    """The id that a code has when the file gives none and no other code has the same."""
    return slug(text_in(draft.label, language))


# --- lines ----------------------------------------------------------------------------------------


def field_lines(name: str, value: Value, column: int) -> list[str]:
    """A field, as lines without their ends: `name: value`, below `name:` when it is long.

    *name* is as it is to be written, in quotes if it needs them.
    """
    head = " " * column + name + ":"
    if isinstance(value, bool):
        return [f"{head} {'true' if value else 'false'}"]
    if isinstance(value, str):
        return _text_lines(head, value, column + STEP)
    if isinstance(value, tuple):
        start = len(head) + 1
        rows = bracket_rows(value, WIDTH - start - 1, WIDTH - start - 1)
        return [f"{head} {rows[0]}", *indented(rows[1:], start + 1)]
    lines = [head]
    for key, inner in value.items():
        lines += field_lines(inline(key), inner, column + STEP)
    return lines


def _text_lines(head: str, text: str, column: int) -> list[str]:
    if can_be_block(text):
        if "\n" in text:
            return [f"{head} |-", *indented(text.split("\n"), column)]
        line = f"{head} {inline(text)}"
        if len(line) > WIDTH and _FOLDS.search(text):
            return [f"{head} >-", *indented(folded(text, WIDTH - column), column)]
    return [f"{head} {inline(text)}"]


def indented(lines: Sequence[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def folded(text: str, width: int) -> list[str]:
    """The lines of a text for `>`: broken at single spaces, a line end doubled."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.append("")
        lines += _wrapped(paragraph, max(width, 40)) if paragraph else []
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in _FOLDS.split(paragraph):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def can_be_block(text: str) -> bool:
    """Whether | or > can hold the text as it is."""
    return not _NEEDS_ESCAPE.search(text)


def can_be_folded(text: str) -> bool:
    """Whether > can: a line that begins with white space would not be folded."""
    return can_be_block(text) and not re.search(r"\n[ \t]", text)


# --- one line -------------------------------------------------------------------------------------


def bracket_rows(cues: Sequence[str], first: int, others: int) -> list[str]:
    """`[a, b]` in rows of at most so many characters, where the cues allow that."""
    rows = [""]
    for cue in cues:
        piece = inline(cue, in_brackets=True) + ","
        if rows[-1] and len(rows[-1]) + 1 + len(piece) > (others if len(rows) > 1 else first):
            rows.append(piece)
        else:
            rows[-1] = f"{rows[-1]} {piece}".strip()
    rows[0] = "[" + rows[0]
    rows[-1] = rows[-1].removesuffix(",") + "]"
    return rows


def brackets(cues: Sequence[str]) -> str:
    return "[" + ", ".join(inline(cue, in_brackets=True) for cue in cues) + "]"


def inline(text: str, style: str | None = None, *, in_brackets: bool = False) -> str:
    """The text on one line: plain where that is possible, else in quotes.

    With *style* `'` or `"` in those, if they can hold it.
    """
    if _NEEDS_ESCAPE.search(text) or "\n" in text or "\t" in text:
        return _double_quoted(text)
    if style == '"':
        return _double_quoted(text)
    if style != "'" and _can_be_plain(text, in_brackets):
        return text
    if style == "'" or '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _can_be_plain(text: str, in_brackets: bool) -> bool:
    return not (
        not text
        or text != text.strip()
        or _NOT_PLAIN.search(text)
        or _LOOKS_OTHERWISE.fullmatch(text)
        or text.startswith("---")
        or (in_brackets and _NOT_PLAIN_IN_BRACKETS.search(text))
    )


def _double_quoted(text: str) -> str:
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _NEEDS_ESCAPE.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
