"""Says in a researcher's words what is wrong with a YAML text, where the parser says it in its own.

The parser tells what it expected; a person wants to know which line to look at and what to change
there. So the lines themselves are looked at: is it the indentation, a quotation mark, a colon?
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook.fields import Where, shortened
from qualcoder_net.formats.codebook.yaml_text import YamlText
from qualcoder_net.i18n import Message, msg

_FIELD = re.compile(r"\s*(?:- +)*([^\W\d]\w*)\s*:")
_IN_QUOTES = msg("Put the whole text in quotes.")
_MAX_LOOK_BACK = 500

# (what, remedy) about a line, or None when the guess does not hold there
Said = tuple[Message, Message]


def explained(error: Exception, yaml: YamlText) -> FileError:
    """The parser's *error* about *yaml*, for people."""
    problem = str(getattr(error, "problem", None) or "")
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return _unreadable_character(error, yaml)
    offset = min(mark.index, len(yaml.text))
    line = yaml.line(offset)
    opened = yaml.line(context.index) if context is not None else line
    wording = f"{getattr(error, 'context', None) or ''}: {problem}"
    for pattern, explain in _EXPLANATIONS:
        if re.search(pattern, wording):
            at, (what, remedy) = explain(yaml, line, yaml.column(offset), opened)
            return _place(yaml, at).error(what, remedy)
    return _place(yaml, line).error(
        msg("This is no YAML that can be understood ({problem}).", problem=shortened(problem)),
        _IN_QUOTES,
    )


def _place(yaml: YamlText, line: int) -> Where:
    """The line, with the name of the field that stands on it."""
    text = yaml.lines[line] if line < len(yaml.lines) else ""
    found = _FIELD.match(text)
    return yaml.where_line(line, found[1] if found else None)


def _unreadable_character(error: Exception, yaml: YamlText) -> FileError:
    if isinstance(error, OverflowError) and (found := re.search(r"\\U(?!000|0010)", yaml.text)):
        line, (what, remedy) = _bad_escape(yaml, yaml.line(found.start()), 0, 0)
        return _place(yaml, line).error(what, remedy)
    position = getattr(error, "position", None)
    if not isinstance(position, int) or position >= len(yaml.text):
        return Where(yaml.file).error(
            msg(
                "This is no YAML that can be understood ({problem}).", problem=shortened(str(error))
            ),
            _IN_QUOTES,
        )
    return _place(yaml, yaml.line(position)).error(
        msg("It holds a character that is no text (U+{code}).",
            code=f"{ord(yaml.text[position]):04X}"),
        msg("Remove it; it may have come along with a copy from another program."),
    )  # fmt: skip


# --- each kind of mistake: (line to name, what, remedy) ---------------------------------------

Explanation = Callable[[YamlText, int, int, int], tuple[int, Said]]


def _cannot_begin(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    text = yaml.lines[line] if line < len(yaml.lines) else ""
    character = text[column : column + 1]
    if character == "\t":
        if not text[:column].strip():
            what = msg("The line is indented with a tab; YAML indents with spaces.")
        else:
            what = msg("A tab stands where only spaces may stand.")
        return line, (what, msg("Replace the tab by spaces, as many as the lines around it have."))
    if not character.strip():
        return line, (
            msg("The text ends here, while a bracket or a field above is not complete."),
            msg("Close the bracket, or write what is missing."),
        )
    if not text[:column].strip() and character in "-?":
        return line, _misplaced(yaml, line)
    return line, (
        msg("A text cannot begin with {character}.", character=shortened(character)),
        _IN_QUOTES,
    )


def _bad_mark(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    """An & or * that no name follows."""
    return line, (msg("A text cannot begin with & or *."), _IN_QUOTES)


def _colon_or_indent(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    """A colon where no field can begin: in a text, or after a line that was not what it seemed."""
    text = yaml.lines[line][:column]
    if re.search(r"\w[\"']?:\s", text):
        return line, (
            msg("The text holds a colon followed by a space, which YAML reads as another field."),
            _IN_QUOTES,
        )
    if re.match(r"\s*-\w", text):
        return line, (
            msg("There is no space after the dash."),
            msg("Write “- ” before each code of a list."),
        )
    before = _line_before(yaml, line)
    if before is not None:
        earlier = yaml.lines[before]
        if re.match(r"\s*-\w", earlier):
            return before, (
                msg("There is no space after the dash."),
                msg("Write “- ” before each code of a list."),
            )
        if found := re.match(r"\s*(?:- +)*(\w+):[^\s/]", earlier):
            return before, (
                msg("There is no space after the colon of “{field}”.", field=found[1]),
                msg("Write “{field}: ” and then the text.", field=found[1]),
            )
    return line, _misplaced(yaml, line)


def _indent_or_rest(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    """Something follows that fits no list or code that is open."""
    text = yaml.lines[line] if line < len(yaml.lines) else ""
    if before := text[:column].rstrip():
        if before[-1] in "\"'":
            return line, (
                msg("More text follows the closing quotation mark."),
                msg("Use the other kind of quotation mark around the whole text."),
            )
        return line, (
            msg("“{rest}” does not fit here.", rest=shortened(text[column:])),
            _IN_QUOTES,
        )
    return line, _misplaced(yaml, line)


def _no_colon(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    text = yaml.lines[opened].strip()
    return opened, (
        msg("“{text}” has no colon after it, so it is no field.", text=shortened(text)),
        msg("Write the name of the field, a colon and a space; or indent a text that goes on."),
    )


def _quote_open(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    return opened, (
        msg("The quotation mark that opens here is never closed."),
        msg("Close it, or write the text without quotes or with the other kind."),
    )


def _bracket_open(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    if opened != line:
        return opened, (
            msg("The bracket that opens here is not closed on line {line} either.", line=line + 1),
            msg("Close it, or put a text that has brackets in it in quotes."),
        )
    return line, (
        msg("Between these brackets a comma is missing, or a quotation mark."),
        msg("Part them by commas; put a text with commas, colons or brackets in quotes."),
    )


def _bad_escape(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    return line, (
        msg("A backslash in double quotes begins a code, and this is none that YAML knows."),
        msg("Write two backslashes, or use single quotes."),
    )


def _bad_block(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    return line, (
        msg("A text that is opened by | or > begins on the next line."),
        msg("Move the text to the next line, indented; or put it in quotes."),
    )


def _bad_version(yaml: YamlText, line: int, column: int, opened: int) -> tuple[int, Said]:
    return line, (
        msg("A line that begins with % is for the reader of the file, and this one is not known."),
        msg("Remove the line, or put the text in quotes."),
    )


_EXPLANATIONS: tuple[tuple[str, Explanation], ...] = (
    (r"cannot start any token|expected the node content", _cannot_begin),
    (r"scanning an (anchor|alias)", _bad_mark),
    (r"(mapping keys|sequence entries) are not allowed", _cannot_begin),
    (r"mapping values are not allowed", _colon_or_indent),
    (r"expected <block end>", _indent_or_rest),
    (r"could not find expected ':'", _no_colon),
    (r"found unexpected (end of stream|document separator)", _quote_open),
    (r"expected ',' or", _bracket_open),
    (r"escape (character|sequence)|expected escape", _bad_escape),
    (r"(chomping|indentation) indicator|expected a comment or a line break", _bad_block),
    (r"directive|incompatible YAML|version|expected alphabetic or numeric", _bad_version),
)


# --- indentation --------------------------------------------------------------------------------


def _misplaced(yaml: YamlText, line: int) -> Said:
    """How many spaces the line has, and how many it seems to need."""
    spaces = _spaces(yaml.lines[line])
    places = _places_above(yaml, line)
    if spaces in places or not places:
        return (
            msg("The line does not belong where its indentation puts it."),
            msg("Give the fields of one code, and the codes of one list, equally many spaces."),
        )
    wanted = min(places, key=lambda place: (abs(place - spaces), -place))
    at, word = places[wanted]
    return (
        msg("The line begins with {spaces} spaces, which fits no line above it.", spaces=spaces),
        msg("Give it {wanted}, to stand below “{word}” of line {line}.",
            wanted=wanted, word=shortened(word), line=at + 1),
    )  # fmt: skip


def _places_above(yaml: YamlText, line: int) -> dict[int, tuple[int, str]]:
    """The columns at which a field or a dash may stand here -> (line, word) that show it."""
    places: dict[int, tuple[int, str]] = {}
    reached = 10**9
    for at in range(line - 1, max(-1, line - _MAX_LOOK_BACK), -1):
        found = re.match(r"( *)((?:- +)*)(.*)", yaml.lines[at])
        if not found or not found[3].strip() or found[3].startswith("#"):
            continue
        column, dashes, rest = len(found[1]), found[2], found[3].split()[0]
        if column < reached:
            if dashes:
                places.setdefault(column + len(dashes), (at, rest))
                places.setdefault(column, (at, dashes.strip()))
            elif ":" in found[3]:
                places.setdefault(column, (at, rest))
            reached = column
        if column == 0:
            break
    return places


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _line_before(yaml: YamlText, line: int) -> int | None:
    """The nearest line above that is neither empty nor a comment."""
    for at in range(line - 1, max(-1, line - _MAX_LOOK_BACK), -1):
        if (text := yaml.lines[at].strip()) and not text.startswith("#"):
            return at
    return None
