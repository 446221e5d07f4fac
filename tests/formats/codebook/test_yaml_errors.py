"""What a wrong YAML codebook gets: one sentence with line and field, and what to do."""

from __future__ import annotations

import time

import pytest

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook.yaml import read


def error(text: str) -> str:
    with pytest.raises(FileError) as caught:
        read(text, "book.yaml")
    assert caught.value.remedy is not None
    return str(caught.value)


def code(*lines: str) -> str:
    """A codebook of one code, whose fields begin at line 3."""
    return "codes:\n  - label: A\n" + "".join(f"    {line}\n" for line in lines)


# --- YAML itself ----------------------------------------------------------------------------------

MISTAKES = {
    "tab": ("codes:\n  - id: a\n\tlabel: A", "line 3, field “label”: ", "with a tab"),
    "tab within": ("codes:\n  - id:\ta", "line 2, field “id”: ", "A tab stands"),
    "too deep": (
        "codes:\n  - id: a\n      label: A",
        "line 3, field “label”: ",
        "begins with 6 spaces, which fits no line above it. "
        "Give it 4, to stand below “id:” of line 2",
    ),
    "too shallow": (
        "codes:\n  - id: a\n   label: A",
        "line 3, field “label”: ",
        "begins with 3 spaces, which fits no line above it. "
        "Give it 4, to stand below “id:” of line 2",
    ),
    "list askew": (
        "codes:\n  - id: a\n    children:\n      - B\n     - C",
        "line 5: ",
        "begins with 5 spaces, which fits no line above it. "
        "Give it 6, to stand below “-” of line 4",
    ),
    "no colon": (code("definition", "key: a"), "line 3: ", "“definition” has no colon after it"),
    "no space after colon": (
        "codes:\n  - id:a\n    label: A",
        "line 2, field “id”: ",
        "There is no space after the colon of “id”",
    ),
    "no space after dash": ("codes:\n  -id: a\n   label: A", "line 2: ", "no space after the dash"),
    "colon in text": (
        code("definition: dit: dat"),
        "line 3, field “definition”: ",
        "holds a colon",
    ),
    "quote open": (
        code('definition: "dit', "key: a"),
        "line 3, field “definition”: ",
        "never closed",
    ),
    "text after quote": (
        code("example: 'foto's maken'"),
        "line 3, field “example”: ",
        "More text follows the closing quotation mark",
    ),
    "bracket open": (
        code("cues: [a, b", "key: a"),
        "line 3, field “cues”: ",
        "The bracket that opens here is not closed on line 4",
    ),
    "bracket open to the end": (code("cues: [a, "), "line 3, field “cues”: ", "The text ends"),
    "comma missing": (code('cues: ["a" "b"]'), "line 3, field “cues”: ", "a comma is missing"),
    "sign": (code("example: @home"), "line 3, field “example”: ", "cannot begin with @"),
    "percent": (code("example: % van de tijd"), "line 3, field “example”: ", "cannot begin with %"),
    "dash": (code("example: - ja"), "line 3, field “example”: ", "cannot begin with -"),
    "ampersand": (code("example: & zo"), "line 3, field “example”: ", "cannot begin with &"),
    "backslash": (
        code('example: "\\d"'),
        "line 3, field “example”: ",
        "A backslash in double quotes",
    ),
    "huge escape": (code('example: "\\UFFFFFFFF"'), "line 3, field “example”: ", "A backslash"),
    "block": (code("example: > ja"), "line 3, field “example”: ", "begins on the next line"),
    "tag": (code("example: !!python/object:os.system x"), "line 3, field “example”: ", "is a tag"),
    "own tag": (code("example: !let op"), "line 3, field “example”: ", "exclamation mark"),
    "unknown alias": (
        code("example: *belangrijk*"),
        "line 3, field “example”: ",
        "nothing above it",
    ),
    "cycle": (
        "codes:\n  - &a\n    label: A\n    children:\n      - *a",
        "line 5, field “children”: ",
        "would never end",
    ),
    "twice": (
        code("key: a", "definition: x", "key: b"),
        "line 5, field “key”: ",
        "for the second time; first at line 3",
    ),
    "two documents": ("codes: []\n---\ncodes: []", "line 2: ", "A second document begins here"),
    "control": (code("example: a\x07b"), "line 3, field “example”: ", "(U+0007)"),
    "escaped control": (code('example: "\\e[31m"'), "line 3, field “example”: ", "(U+001B)"),
    "half a character": (code('example: "\\ud800"'), "line 3, field “example”: ", "(U+D800)"),
    "list as name": (code("[a]: b"), "line 3: ", "must be one word"),
    "version": ("%YAML 9.0\n---\ncodes: []", "line 1: ", "begins with %"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_yaml_is_named_with_line_and_field(name: str) -> None:
    text, place, said = MISTAKES[name]
    assert error(text).startswith(f"book.yaml, {place}")
    assert said in error(text)


# --- the codebook ---------------------------------------------------------------------------------

WRONG = {
    "empty": ("# only a comment\n", ": It is empty."),
    "not fields": ("- A\n- B\n", ", line 1: A codebook does not begin like this."),
    "a word": ("hallo", ", line 1: A codebook does not begin like this."),
    "no codes": ("name: X\n", ": It has no list of codes."),
    "codes a word": ("codes: A\n", ", line 1, field “codes”: Here a list of codes is expected."),
    "unknown above": (
        "code: []\n",
        ", line 1, field “code”: “code” is no field that is known here. Did you mean “codes”?",
    ),
    "unknown field": (
        code("definitoin: x"),
        ", line 3, field “definitoin”: “definitoin” is no field that is known here. "
        "Did you mean “definition”?",
    ),
    "far field": (code("zzz: x"), "Known are: id, label, definition"),
    "both spellings": (code("color: red", "colour: blue"), "are the same field"),
    "no label": (code("children:", "  - id: b"), ", line 4: The code has no label."),
    "empty label": (
        code("children:", "  - label: ''"),
        ", line 4, field “label”: The code has no label.",
    ),
    "empty code": ("codes:\n  - \n", ", line 2: Here a code is expected."),
    "list as code": ("codes:\n  - [a, b]\n", ", line 2: Here a code is expected."),
    "text with fields": (
        code("definition:", "  nl:", "    x: y"),
        ", line 5, field “definition.nl”: Here a text is expected",
    ),
    "no language": (
        code("definition: {Nederlands: x}"),
        ", line 3, field “definition”: “Nederlands” is no language code.",
    ),
    "language twice": (
        code("definition: {nl: x, NL: y}"),
        ", line 3, field “definition”: The language “nl” stands here twice.",
    ),
    "language of the book": (
        "language: Dutch please\ncodes: []",
        ", line 1, field “language”: “Dutch please” is no language code.",
    ),
    "cue with fields": (
        code("cues: [a, b: c]"),
        ", line 3, field “cues”: A cue is a word or a few words",
    ),
    "bad colour": (code("colour: reed"), "“reed” is no colour. Did you mean “red”?"),
    "colour as comment": (
        code("colour: #3b82c4"),
        ", line 3, field “colour”: A # outside quotes begins a comment, so the code has no colour. "
        'Write it in quotes: "#3b82c4".',
    ),
    "colour as list": (code("colour: [1, 2, 3]"), "Here one word is expected"),
    "long key": (code("key: ab"), ", line 3, field “key”: “ab” is no key that a code can own."),
    "key nought": (code("key: 0"), "“0” is no key that a code can own. Write one letter, or"),
    "flag": (code("gap: maybe"), ", line 3, field “gap”: “maybe” is neither true nor false."),
    "guid": (code("guid: 1234"), ", line 3, field “guid”: “1234” is no GUID."),
    "empty id": (code("id: ' '"), ", line 3, field “id”: The id is empty."),
    "id twice": (
        "codes:\n  - {id: a, label: A}\n  - label: B\n    id: a\n",
        ", line 4, field “id”: “a” stands at another code already: line 2, field “id”.",
    ),
    "key twice": (
        "codes:\n  - {key: a, label: A}\n  - label: B\n    key: A\n",
        ", line 4, field “key”: “a” stands at another code already: line 2, field “key”.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_codebook_is_named_with_line_and_field(name: str) -> None:
    text, said = WRONG[name]
    assert said in error(text)


def test_lines_are_counted_as_editors_count_them() -> None:
    assert "line 3, field “key”" in error(code("key: 12").replace("\n", "\r\n"))
    assert "line 3, field “key”" in error("\ufeff" + code("key: 12"))
    assert "line 4, field “key”" in error(code("example: a\u2028b", "key: 12"))


# --- hostile files --------------------------------------------------------------------------------


def test_codes_that_are_nested_too_deep_are_refused() -> None:
    lines = ["codes:"]
    for depth in range(51):
        lines += [f"{'  ' * depth * 2}- label: A{depth}", f"{'  ' * depth * 2}  children:"]
    assert "nested more than 50 deep" in error("\n".join(lines))
    assert "nested more than 50 deep" in error("codes: " + "[" * 100_000)
    assert "nested more than 50 deep" in error("codes: " + "{a: " * 100_000)


def test_aliases_that_stack_codes_too_deep_are_refused() -> None:
    lines = ["codes:"]
    for n in range(300):
        below = f", children: [*a{n - 1}]" if n else ""
        lines.append(f"  - &a{n} {{label: A{n}{below}}}")
    assert "nested more than 50 deep" in error("\n".join(lines))


def test_aliases_that_multiply_are_stopped_soon() -> None:
    lines = ["codes:", "  - &a0 {label: A}"]
    for n in range(1, 30):
        below = ", ".join([f"*a{n - 1}"] * 9)
        lines.append(f"  - &a{n} {{label: A, children: [{below}]}}")
    started = time.perf_counter()
    assert "more than 20,000 codes" in error("\n".join(lines))
    assert time.perf_counter() - started < 20


def test_more_codes_than_any_codebook_has_are_refused() -> None:
    said = error("codes:\n" + "- A\n" * 20_001)
    assert said.startswith("book.yaml, line 20002: The codebook has more than 20,000 codes.")


def test_twenty_thousand_codes_of_one_label_are_read_soon() -> None:
    started = time.perf_counter()
    codes = read("codes:\n" + "- A\n" * 20_000, "book.yaml").codes
    assert time.perf_counter() - started < 20
    assert codes[-1].slug == "a-20000"
