"""Reads the plain part of YAML in which nearly all codebooks are written, ten times as fast.

Fields and lists in lines, texts on one line or after > and |, simple brackets. Whatever else
stands in a text, sense or nonsense, makes this give up, and the full parser reads it; where this
does not give up, both give the same nodes. The tests hold it to that.
"""

from __future__ import annotations

import re

from qualcoder_net.formats.codebook_yaml_node import Node
from qualcoder_net.formats.codebook_yaml_text import YamlText

# Tabs, other line ends than LF, and what YAML may not hold.
_ODD = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_KEY = re.compile(r"([A-Za-z_][\w-]{0,99}):(?: +|$)", re.MULTILINE)
_DASH = re.compile(r"- +(?=[^\s#-])")
_BLOCK = re.compile(r"([|>])(-?) *(?: #.*)?$", re.MULTILINE)
_REST = re.compile(r" *(?: #.*)?$", re.MULTILINE)
_QUOTED = re.compile(r"\"([^\"\\\n]*+)\"|'((?:[^'\n]|'')*+)'")
_PLAIN_BEGINS = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]")
_PLAIN_IN_BRACKETS = re.compile(
    r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\s:#,\[\]{}?]| ++(?=[^\s:#,\[\]{}?]))*+"
)
_KEY_IN_BRACKETS = re.compile(r"([A-Za-z_][\w-]{0,99}): +")
_SPACE = re.compile(r"\s*")
_DEEPEST = 100


class _NotPlain(Exception):
    """The text has something that only the full parser can judge."""


def plain_root(yaml: YamlText) -> Node | None:
    """The document's root, or None when the full parser must read it."""
    if _ODD.search(yaml.text):
        return None
    try:
        return _Reader(yaml).root()
    except _NotPlain:
        return None


class _Reader:
    """Goes down the lines; `_line` is the next that is not read, `_at` where its content begins."""

    def __init__(self, yaml: YamlText) -> None:
        self._text = yaml.text
        self._lines = yaml.lines
        self._starts = [yaml.start_of(line) for line in range(len(yaml.lines) + 1)]
        self._line = -1
        self._at = 0
        self._indent = -1
        self._depth = 0

    def root(self) -> Node:
        self._next(0)
        if self._indent != 0:
            raise _NotPlain
        node = self._mapping(0)
        if self._indent >= 0:
            raise _NotPlain
        return node

    def _next(self, line: int) -> None:
        """Go to the first line from *line* on that is neither empty nor a comment."""
        while line < len(self._lines):
            content = self._lines[line].lstrip(" ")
            if content not in ("", "\n") and content[0] != "#":
                self._line, self._indent = line, len(self._lines[line]) - len(content)
                self._at = self._starts[line] + self._indent
                return
            line += 1
        self._line, self._indent = len(self._lines), -1

    # --- collections in lines ---------------------------------------------------------------------

    def _mapping(self, indent: int) -> Node:
        node = Node("mapping", self._at, self._at)
        names = set()
        self._descend()
        while self._indent == indent and (found := _KEY.match(self._text, self._at)):
            if found[1] in names:
                raise _NotPlain
            names.add(found[1])
            key = Node("scalar", self._at, found.end(1), found[1])
            value = self._value(found.end(), key, indent)
            node.pairs.append((key, value))
            node.end = max(key.end, value.end)
        if not node.pairs or self._indent >= indent:
            raise _NotPlain
        self._depth -= 1
        return node

    def _sequence(self, indent: int) -> Node:
        node = Node("sequence", self._at, self._at)
        self._descend()
        while self._indent == indent and (found := _DASH.match(self._text, self._at)):
            self._at = found.end()
            if _KEY.match(self._text, self._at):
                self._indent += found.end() - found.start()
                node.items.append(self._mapping(self._indent))
            else:
                node.items.append(self._scalar(self._at, indent))
            node.end = node.items[-1].end
        if not node.items or self._indent > indent:
            raise _NotPlain
        self._depth -= 1
        return node

    def _descend(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _NotPlain

    def _value(self, at: int, key: Node, indent: int) -> Node:
        """What stands after a key, on its line or below it."""
        if at < len(self._text) and self._text[at] not in "\n#":
            return self._scalar(at, indent)
        if at < len(self._text) and self._text[at] == "#" and self._text[at - 1] != " ":
            raise _NotPlain
        self._next(self._line + 1)
        dash = self._text.startswith("-", self._at) and self._indent >= 0
        if self._indent > indent:
            return self._sequence(self._indent) if dash else self._mapping(self._indent)
        if self._indent == indent and dash:
            return self._sequence(indent)
        return Node("scalar", key.end + 1, key.end + 1)

    # --- single values ----------------------------------------------------------------------------

    def _scalar(self, at: int, indent: int) -> Node:
        sign = self._text[at]
        if sign in "|>":
            return self._block(at, indent)
        if sign in "[{":
            node = self._brackets(at)
        elif found := _QUOTED.match(self._text, at):
            node = _quoted(found)
        else:
            node = self._plain(at)
        if not _REST.match(self._text, node.end):
            raise _NotPlain
        line = self._line
        while line + 1 < len(self._lines) and self._starts[line + 1] <= node.end - 1:
            line += 1
        self._next(line + 1)
        return node

    def _plain(self, at: int) -> Node:
        ends = self._text.find("\n", at)
        text = self._text[at : ends if ends >= 0 else None]
        text = text.partition(" #")[0].rstrip(" ")
        if not _PLAIN_BEGINS.match(text) or ": " in text or text.endswith(":"):
            raise _NotPlain
        return Node("scalar", at, at + len(text), text)

    def _block(self, at: int, indent: int) -> Node:
        """A text after > or |, its lines indented by more than *indent*."""
        header = _BLOCK.match(self._text, at)
        first = self._line + 1
        if not header or first >= len(self._lines) or not self._lines[first].strip():
            raise _NotPlain
        column = len(self._lines[first]) - len(self._lines[first].lstrip(" "))
        if column <= indent:
            raise _NotPlain
        lines: list[str] = []
        after = first
        for after in range(first, len(self._lines) + 1):
            if after == len(self._lines):
                break
            line = self._lines[after].removesuffix("\n")
            blank = not line.strip(" ")
            if blank and len(line) > column:
                raise _NotPlain
            if not blank and line[:column].strip(" "):
                break
            lines.append(line[column:])
        while not lines[-1]:
            lines.pop()
        last = first + len(lines) - 1
        value = "\n".join(lines) if header[1] == "|" else _folded(lines)
        ended = header[2] or not self._lines[last].endswith("\n")
        end = self._starts[last] + len(self._lines[last].rstrip())
        self._next(after)
        return Node("scalar", at, end, value if ended else value + "\n", header[1])

    # --- brackets ---------------------------------------------------------------------------------

    def _brackets(self, at: int) -> Node:
        """`[a, "b"]` or `{nl: a, en: "b"}`; nothing within them but single texts."""
        is_list = self._text[at] == "["
        node = Node("sequence" if is_list else "mapping", at, at, flow=True)
        names = set()
        at = self._space(at + 1)
        while not self._text.startswith("]" if is_list else "}", at):
            if is_list:
                node.items.append(self._within(at))
                at = node.items[-1].end
            elif (found := _KEY_IN_BRACKETS.match(self._text, at)) and found[1] not in names:
                names.add(found[1])
                key = Node("scalar", at, found.end(1), found[1])
                node.pairs.append((key, self._within(found.end())))
                at = node.pairs[-1][1].end
            else:
                raise _NotPlain
            at = self._space(at)
            if self._text.startswith(",", at):
                at = self._space(at + 1)
            elif not self._text.startswith("]" if is_list else "}", at):
                raise _NotPlain
        node.end = at + 1
        return node

    def _within(self, at: int) -> Node:
        if found := _QUOTED.match(self._text, at):
            return _quoted(found)
        if found := _PLAIN_IN_BRACKETS.match(self._text, at):
            return Node("scalar", at, found.end(), found[0])
        raise _NotPlain

    def _space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at


def _quoted(found: re.Match[str]) -> Node:
    if found[1] is not None:
        return Node("scalar", found.start(), found.end(), found[1], '"')
    return Node("scalar", found.start(), found.end(), found[2].replace("''", "'"), "'")


def _folded(lines: list[str]) -> str:
    """The lines of a text after >: a line end is a space, an empty line a line end."""
    value, empty = lines[0], 0
    for line in lines:
        if line.startswith(" "):
            raise _NotPlain
    for line in lines[1:]:
        if not line:
            empty += 1
            continue
        value += ("\n" * empty or " ") + line
        empty = 0
    return value
