"""Changes single fields of a YAML codebook in the style in which they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualcoder_net.formats.codebook.fields import NO_LANGUAGE, kept_text
from qualcoder_net.formats.codebook.yaml_lines import changed_mapping, extent
from qualcoder_net.formats.codebook.yaml_node import Node
from qualcoder_net.formats.codebook.yaml_text import YamlText, split_lines
from qualcoder_net.formats.codebook.yaml_write import (
    WIDTH,
    Value,
    bracket_rows,
    brackets,
    can_be_block,
    can_be_folded,
    field_lines,
    folded,
    indented,
    inline,
)

_COMMENT = re.compile(r"[ \t]+#.*")


class FieldKeeper:
    """Gives the lines of fields with new values; *language* is that of the book's bare texts."""

    def __init__(self, yaml: YamlText, language: str, newline: str) -> None:
        self._yaml = yaml
        self._text = yaml.text
        self._language = language
        self._newline = newline

    def changed(self, key: Node, node: Node, value: Value) -> list[str]:
        """The lines of a field that stood in the text, with *value* in place of *node*."""
        value = self._in_shape(node, value)
        if not node.shared and not node.is_null:
            if node.kind == "mapping" and isinstance(value, Mapping) and not node.flow:
                return self._by_language(key, node, value)
            if node.kind == "sequence" and isinstance(value, tuple) and not node.flow:
                return self._listed(key, node, value)
            source = self._source(node, value)
            if source is not None:
                return self.spliced(key, node, source)
        return self._anew(key, node, value)

    def fresh(self, name: str, value: Value, column: int) -> list[str]:
        """The lines of a field that is new."""
        return self._ended(field_lines(inline(name), value, column))

    def spliced(self, key: Node, node: Node, source: str) -> list[str]:
        """The lines from *key* on with *source* in place of *node*."""
        first, last = extent(self._yaml, key, node)
        start = self._yaml.start_of(first)
        whole = "".join(self._yaml.lines[first : last + 1])
        text = whole[: node.start - start] + source + whole[node.end - start :]
        return split_lines(text)

    def label_alone(self, node: Node, value: Value) -> str | None:
        """The source of a code that is no more than its label."""
        return self._line(node, value) if isinstance(value, str) else None

    def bracketed(
        self, node: Node, before: Mapping[str, object], new: Mapping[str, Value | None]
    ) -> str | None:
        """The source of a code in brackets, `{id: a, label: A}`; None if it no longer fits."""
        sources = {key.value: self._text[key.start : value.end] for key, value in node.pairs}
        for key, value in node.pairs:
            wanted = new.get(key.value)
            if before.get(key.value) == wanted:
                continue
            if wanted is None:
                del sources[key.value]
            else:
                wanted = self._in_shape(value, wanted)
                piece = self._source(value, wanted) or _in_brackets(wanted)
                sources[key.value] = f"{self._text[key.start : key.end]}: {piece}"
        for name, wanted in new.items():
            if name not in sources and wanted is not None:
                sources[name] = f"{name}: {_in_brackets(wanted)}"
        return self._rejoined(node, sources)

    # --- shapes -----------------------------------------------------------------------------------

    def _in_shape(self, node: Node, value: Value) -> Value:
        """What was written below its language stays so, and what stood bare stays bare."""
        language = self._language or NO_LANGUAGE
        if isinstance(value, Mapping):
            bare = node.kind != "mapping" and not node.is_null and set(value) == {language}
            return value[language] if bare else value
        if node.kind != "mapping" or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return {language: value}
        return {language: tuple(value)}

    def _anew(self, key: Node, node: Node, value: Value) -> list[str]:
        """The field laid out as new ones are, with the comment that stood at its end."""
        name = self._text[key.start : key.end]
        lines = field_lines(name, value, self._yaml.column(key.start))
        rest = self._text[max(node.end, key.end) :].split("\n", 1)[0].rstrip("\r")
        header = self._text[node.start : node.end].split("\n", 1)[0].rstrip("\r")
        if node.style in ("|", ">"):
            rest = header.lstrip("|>+-0123456789")
        if node.is_null:
            rest = rest[1:] if rest.startswith(":") else rest
        if found := _COMMENT.fullmatch(rest):
            lines[0] += found[0]
        return self._ended(lines)

    def _ended(self, lines: Sequence[str]) -> list[str]:
        return [line + self._newline for line in lines]

    # --- collections in lines ---------------------------------------------------------------------

    def _by_language(
        self, key: Node, node: Node, value: Mapping[str, str] | Mapping[str, tuple[str, ...]]
    ) -> list[str]:
        names = {_language(inner) for inner, _ in node.pairs}
        column = self._yaml.column(node.pairs[0][0].start)

        def change(inner: Node, text: Node) -> list[str] | None:
            wanted = value.get(_language(inner))
            if wanted is None:
                return []
            return None if _says(text) == wanted else self.changed(inner, text, wanted)

        added = {
            name: self.fresh(name, wanted, column)
            for name, wanted in value.items()
            if name not in names
        }
        lines = changed_mapping(self._yaml, node, change, added, (), _language)
        first = self._yaml.line(key.start)
        return [*self._yaml.lines[first : self._yaml.line(node.pairs[0][0].start)], *lines]

    def _listed(self, key: Node, node: Node, cues: Sequence[str]) -> list[str]:
        """Cues below one another, each with the lines it had."""
        column = self._yaml.column(node.start)
        old: dict[str, list[list[str]]] = {}
        after = self._yaml.line(key.end)
        for item in node.items:
            last = self._yaml.line(item.end)
            old.setdefault(_cue(item), []).append(self._yaml.lines[after + 1 : last + 1])
            after = last
        lines = self._yaml.lines[self._yaml.line(key.start) : self._yaml.line(key.end) + 1]
        for cue in cues:
            if old.get(cue):
                lines = [*lines, *old[cue].pop(0)]
            else:
                lines = [*lines, f"{' ' * column}- {inline(cue)}{self._newline}"]
        return lines

    # --- what stands in one place -------------------------------------------------------------

    def _source(self, node: Node, value: Value) -> str | None:
        """What to write in place of *node*; None when it should be laid out anew."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if node.kind == "scalar" and isinstance(value, str):
            return self._block(node, value) if node.style in ("|", ">") else self._line(node, value)
        if node.kind == "sequence" and node.flow and isinstance(value, tuple):
            return self._bracket_list(node, value)
        if node.kind == "mapping" and node.flow and isinstance(value, Mapping):
            return self._bracket_mapping(node, value)
        return None

    def _line(self, node: Node, text: str) -> str | None:
        old = self._text[node.start : node.end]
        new = inline(text, node.style)
        before = self._yaml.column(node.start)
        if "\n" in text and can_be_block(text):
            return None
        if before + len(new) > WIDTH and ("\n" in old or before + len(old) <= WIDTH):
            return None
        return new

    def _block(self, node: Node, text: str) -> str | None:
        header, _, body = self._text[node.start : node.end].partition("\n")
        old = [line.rstrip("\r\n") for line in split_lines(body) if line.strip()]
        possible = can_be_folded(text) if node.style == ">" else can_be_block(text)
        if not possible or not old or re.match(r"[|>][+-]?\d", header):
            return None
        column = min(len(line) - len(line.lstrip(" ")) for line in old)
        lines = text.split("\n")
        if node.style == ">":
            width = max(map(len, old)) if len(old) > 1 else WIDTH
            lines = folded(text, max(WIDTH - 20, min(width, WIDTH + 30)) - column)
        return self._newline.join([header.rstrip("\r"), *indented(lines, column)])

    def _bracket_list(self, node: Node, cues: Sequence[str]) -> str:
        """`[a, b]` with other cues: what they share at both ends stays as it was."""
        items, old = node.items, [_cue(item) for item in node.items]
        start = _shared_length(old, cues)
        end = _shared_length(old[start:][::-1], list(cues)[start:][::-1])
        middle = ", ".join(inline(c, in_brackets=True) for c in cues[start : len(cues) - end])
        left, right = start, len(items) - end  # items[left:right] go
        if not start and not end:
            return brackets(cues)
        if left == right:
            at = items[left - 1].end if left else items[0].start
            source = self._cut(node, at, at, f", {middle}" if left else f"{middle}, ")
        elif middle:
            source = self._cut(node, items[left].start, items[right - 1].end, middle)
        elif left:
            source = self._cut(node, items[left - 1].end, items[right - 1].end, "")
        else:
            source = self._cut(node, items[0].start, items[right].start, "")
        return self._wrapped(node, source, cues)

    def _cut(self, node: Node, start: int, end: int, text: str) -> str:
        return self._text[node.start : start] + text + self._text[end : node.end]

    def _wrapped(self, node: Node, source: str, cues: Sequence[str]) -> str:
        """The source, or when it became too wide the cues over lines that begin where it does."""
        column = self._yaml.column(node.start)
        old = split_lines(self._text[node.start : node.end])
        width = max(WIDTH, column + len(old[0]), *map(len, old))
        lines = split_lines(source)
        if max(column + len(lines[0]), *map(len, lines)) <= width:
            return source
        inner = column + 1
        if len(old) > 1 and (spaces := len(old[1]) - len(old[1].lstrip())):
            inner = spaces
        rows = bracket_rows(cues, width - column - 1, width - inner)
        return (self._newline + " " * inner).join(rows)

    def _bracket_mapping(
        self, node: Node, value: Mapping[str, str] | Mapping[str, tuple[str, ...]]
    ) -> str | None:
        sources: dict[str, str] = {}
        for key, old in node.pairs:
            wanted = value.get(_language(key))
            if wanted is None:
                continue
            source = self._text[key.start : old.end]
            if _says(old) != wanted:
                piece = None
                if old.kind == "sequence" and isinstance(wanted, tuple) and not old.shared:
                    piece = self._bracket_list(old, wanted)
                elif isinstance(wanted, str):
                    piece = inline(wanted, old.style, in_brackets=True)
                source = f"{self._text[key.start : key.end]}: {piece or _in_brackets(wanted)}"
            sources[_language(key)] = source
        for name, wanted in value.items():
            if name not in sources:
                sources[name] = f"{inline(name)}: {_in_brackets(wanted)}"
        return self._rejoined(node, sources)

    def _rejoined(self, node: Node, sources: Mapping[str, str]) -> str | None:
        """`{…}` with other fields; None when a line would be too wide for them."""
        old = self._text[node.start : node.end]
        padding = " " if old.startswith("{ ") else ""
        source = "{" + padding + ", ".join(sources.values()) + padding + "}"
        return source if self._yaml.column(node.start) + len(source) <= WIDTH else None


def _says(node: Node) -> str | tuple[str, ...] | None:
    """What a field says in one language: a text or cues."""
    if node.kind == "sequence":
        return tuple(_cue(item) for item in node.items)
    return None if node.is_null else kept_text(node.value)


def _cue(node: Node) -> str:
    return " ".join(kept_text(node.value).split())


def _language(key: Node) -> str:
    return key.value.strip().replace("_", "-").lower()


def _in_brackets(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return inline(value, in_brackets=True)
    if isinstance(value, tuple):
        return brackets(value)
    return "{" + ", ".join(f"{inline(k)}: {_in_brackets(v)}" for k, v in value.items()) + "}"


def _shared_length(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items two lists have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
