"""Reads codebooks in YAML, and writes them so that a person's own file keeps its face."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.drafts import (
    MAX_CODES,
    MAX_DEPTH,
    FoundCode,
    in_language,
    settle,
    too_deep,
    too_many,
)
from qualcoder_net.formats.codebook.fields import (
    FIELDS,
    OTHER_NAMES,
    Where,
    clean_line,
    clean_text,
    read_colour,
    read_flag,
    read_guid,
    read_id,
    read_key,
    read_language,
    unknown_field,
)
from qualcoder_net.formats.codebook.yaml_node import Node
from qualcoder_net.formats.codebook.yaml_parse import yaml_root
from qualcoder_net.formats.codebook.yaml_text import YamlText
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import CODE_TEXTS, Texts

TOP_FIELDS = ("name", "language", "codes")
BYTE_ORDER_MARK = "\ufeff"
# An alias costs a few letters and may stand for much: what it stands for is counted each time.
_MAX_VALUES = 40 * MAX_CODES


@dataclass(slots=True, eq=False)
class YamlCode(FoundCode):
    """A code with the node in which it stands; `plainly` if that node's fields are its own."""

    node: Node = field(default_factory=lambda: Node("scalar", 0, 0))
    plainly: bool = False


@dataclass(frozen=True, slots=True)
class YamlCodebook:
    """A codebook read, with where everything stands in its text."""

    yaml: YamlText
    root: Node
    codes: list[YamlCode]
    file: CodebookFile


def read(text: str, name: str) -> CodebookFile:
    """The codebook in a YAML text; *name* is the file's, for messages.

    Raises FileError, with the line and the field, for what is no YAML or no codebook.
    """
    return understand(text, name).file


def dump(codebook_file: CodebookFile) -> str:
    """The codebook as YAML.

    With `original`, that text with only what changed changed: its order, comments, quotes and
    layout stay. Reading it gives the same codebook, but for white space around texts.
    """
    from qualcoder_net.formats.codebook.yaml_keep import kept
    from qualcoder_net.formats.codebook.yaml_write import fresh

    if codebook_file.original is None:
        return fresh(codebook_file)
    return kept(codebook_file, codebook_file.original)


def understand(text: str, name: str) -> YamlCodebook:
    """As `read`, with the nodes; for those who change the text."""
    yaml = YamlText(text.removeprefix(BYTE_ORDER_MARK), name)
    root = yaml_root(yaml)
    if root is None or root.is_null:
        raise Where(name).error(
            msg("It is empty."), msg("A codebook has a list “codes:” with a label for each code.")
        )
    if root.kind != "mapping":
        raise yaml.where(root.start).error(
            msg("A codebook does not begin like this."),
            msg("Begin with the line “codes:” and put the codes below it, indented."),
        )
    return _Reader(yaml).codebook(root, text)


class _Reader:
    """Turns nodes into what they mean."""

    def __init__(self, yaml: YamlText) -> None:
        self._yaml = yaml
        self._values = 0
        self._codes_read = 0
        self._depth = 0
        self._read: dict[str, Callable[[YamlCode, Node, str], None]] = {
            "id": self._read_id,
            "cues": self._read_cues,
            "children": self._read_children,
            **dict.fromkeys(CODE_TEXTS, self._read_texts),
            **dict.fromkeys(("colour", "key", "gap", "exclusive", "guid"), self._read_word),
        }

    def codebook(self, root: Node, original: str) -> YamlCodebook:
        fields: dict[str, Node] = {}
        for key, value in root.pairs:
            if key.value not in TOP_FIELDS:
                raise unknown_field(key.value, self._where(key, key.value), TOP_FIELDS)
            fields[key.value] = value
        if "codes" not in fields:
            raise Where(self._yaml.file).error(
                msg("It has no list of codes."),
                msg("Put the codes below a line “codes:”, each with a dash before it."),
            )
        language, name = "", {}
        if (node := fields.get("language")) and not node.is_null:
            language = read_language(self._word(node, "language"), self._where(node, "language"))
        if "name" in fields:
            name = in_language(self._texts(fields["name"], "name", one_line=True), language)
        codes = self._codes(fields["codes"], "codes")
        drafts = settle(codes, language)
        return YamlCodebook(self._yaml, root, codes, CodebookFile(name, language, drafts, original))

    # --- codes ------------------------------------------------------------------------------------

    def _codes(self, node: Node, name: str) -> list[YamlCode]:
        if node.is_null:
            return []
        self._depth += 1
        if self._depth > MAX_DEPTH + 1:  # aliases can stack what the text has side by side
            raise too_deep(self._where(node))
        try:
            if node.kind == "sequence":
                return [self._code(item) for item in node.items]
            if node.kind == "mapping":
                return [self._labelled(key, value, node) for key, value in node.pairs]
        finally:
            self._depth -= 1
        raise self._where(node, name).error(
            msg("Here a list of codes is expected."),
            msg("Put each code on a line of its own, indented, with a dash before it."),
        )

    def _code(self, node: Node) -> YamlCode:
        """An item of a list of codes: fields, a label alone, or a label with codes below it."""
        self._count_code(node)
        if node.kind == "scalar" and not node.is_null:
            return self._only_label(node, node)
        if node.kind == "mapping" and node.pairs:
            key, value = node.pairs[0]
            if (
                len(node.pairs) == 1
                and not _is_field(key)
                and (value.kind != "scalar" or value.is_null)
            ):
                return self._labelled(key, value, node)
            return self._with_fields(node)
        raise self._where(node).error(
            msg("Here a code is expected."),
            msg("Write a label after the dash, or fields such as “label:”."),
        )

    def _only_label(self, node: Node, label: Node) -> YamlCode:
        code = YamlCode(where=lambda name: self._where(node, name), node=node)
        code.texts["label"] = {"": clean_line(label.value, self._where(label))}
        return code

    def _labelled(self, key: Node, value: Node, node: Node) -> YamlCode:
        """`Label: …`, with a definition, codes or fields after the colon."""
        self._count_code(value)
        if value.kind == "mapping" and value.pairs and all(_is_field(k) for k, _ in value.pairs):
            code = self._with_fields(value)
            if "label" not in code.texts:
                code.texts["label"] = {"": clean_line(key.value, self._where(key))}
            elif not code.id:
                code.id = clean_line(key.value, self._where(key))
        else:
            code = self._only_label(key, key)
            if value.kind == "scalar":
                code.texts["definition"] = self._texts(value, "definition")
            else:
                code.children = list(self._codes(value, key.value))
        code.node, code.plainly = node, False
        return code

    def _with_fields(self, node: Node) -> YamlCode:
        places = {OTHER_NAMES.get(key.value, key.value): key for key, _ in node.pairs}
        code = YamlCode(
            where=lambda name: self._where(places.get(name or "", node), name),
            node=node,
            plainly=True,
        )
        for key, value in node.pairs:
            name = OTHER_NAMES.get(key.value, key.value)
            if name not in self._read:
                raise unknown_field(key.value, self._where(key, key.value))
            if places[name] is not key:
                raise self._where(key, key.value).error(
                    msg("“{one}” and “{other}” are the same field.",
                        one=key.value, other=places[name].value),
                    msg("Keep one of the two."),
                )  # fmt: skip
            self._count(value)
            if not value.is_null:
                self._read[name](code, value, key.value)
            elif name == "colour":
                self._refuse_comment(value, key.value)
        return code

    # --- fields -----------------------------------------------------------------------------------

    def _read_id(self, code: YamlCode, node: Node, name: str) -> None:
        code.id = read_id(self._word(node, name), self._where(node, name))

    def _read_children(self, code: YamlCode, node: Node, name: str) -> None:
        code.children = list(self._codes(node, name))

    def _read_texts(self, code: YamlCode, node: Node, name: str) -> None:
        code.texts[name] = self._texts(node, name, one_line=name == "label")

    def _read_word(self, code: YamlCode, node: Node, name: str) -> None:
        word, where = self._word(node, name), self._where(node, name)
        match OTHER_NAMES.get(name, name):
            case "colour":
                code.colour = read_colour(word, where)
            case "key":
                code.key = read_key(word, where)
            case "gap":
                code.gap = read_flag(word, where)
            case "exclusive":
                code.exclusive = read_flag(word, where)
            case _:
                code.guid = read_guid(word, where)

    def _read_cues(self, code: YamlCode, node: Node, name: str) -> None:
        if node.kind != "mapping":
            code.cues = {"": self._cues(node, name)}
            return
        code.cues = {
            language: self._cues(value, f"{name}.{key.value}")
            for language, key, value in self._by_language(node, name)
        }

    def _cues(self, node: Node, name: str) -> tuple[str, ...]:
        if node.is_null:
            return ()
        cues = []
        for item in node.items if node.kind == "sequence" else [node]:
            self._count(item)
            if item.kind != "scalar":
                raise self._where(item, name).error(
                    msg("A cue is a word or a few words, not a list or fields."),
                    msg("Put a cue with brackets, or with a colon and a space, in quotes."),
                )
            if not item.is_null and (cue := clean_line(item.value, self._where(item, name))):
                cues.append(cue)
        return tuple(cues)

    def _texts(self, node: Node, name: str, *, one_line: bool = False) -> Texts:
        if node.kind != "mapping":
            return {"": self._text(node, name, one_line)}
        return {
            language: self._text(value, f"{name}.{key.value}", one_line)
            for language, key, value in self._by_language(node, name)
        }

    def _text(self, node: Node, name: str, one_line: bool) -> str:
        if node.is_null:
            return ""
        if node.kind == "sequence" and not one_line:
            # people list what to include; each item is then a line of the text
            for item in node.items:
                self._count(item)
            return "\n".join(filter(None, (self._text(i, name, True) for i in node.items)))
        if node.kind != "scalar":
            raise self._wrong_kind(
                node, name, msg("Here a text is expected, not a list or fields.")
            )
        clean = clean_line if one_line else clean_text
        return clean(node.value, self._where(node, name))

    def _by_language(self, node: Node, name: str) -> list[tuple[str, Node, Node]]:
        found: dict[str, tuple[str, Node, Node]] = {}
        for key, value in node.pairs:
            where = self._where(key, name)
            language = read_language(key.value or "und", where)
            if language in found:
                raise where.error(
                    msg("The language “{language}” stands here twice.", language=language),
                    msg("Keep one of the two."),
                )
            self._count(value)
            found[language] = (language, key, value)
        return list(found.values())

    def _word(self, node: Node, name: str) -> str:
        if node.kind != "scalar":
            raise self._wrong_kind(
                node, name, msg("Here one word is expected, not a list or fields.")
            )
        return node.value

    # --- places -----------------------------------------------------------------------------------

    def _wrong_kind(self, node: Node, name: str, what: Message) -> Exception:
        return self._where(node, name).error(
            what,
            msg("Put a text that begins with a bracket in quotes.")
            if node.flow
            else msg("Write it after the colon; put a text with a colon or a dash in quotes."),
        )

    def _refuse_comment(self, node: Node, name: str) -> None:
        """`colour: #3b82c4` has no colour: # begins a comment there."""
        line = self._yaml.lines[self._yaml.line(node.start)]
        if found := re.search(r":\s+(#[0-9a-fA-F]{3,8})\b", line):
            raise self._where(node, name).error(
                msg("A # outside quotes begins a comment, so the code has no colour."),
                msg('Write it in quotes: "{colour}".', colour=found[1]),
            )

    def _count_code(self, node: Node) -> None:
        self._codes_read += 1
        if self._codes_read > 2 * MAX_CODES:  # `settle` counts them exactly
            raise too_many(self._where(node))

    def _count(self, node: Node) -> None:
        self._values += 1
        if self._values > _MAX_VALUES:
            raise too_many(self._where(node))

    def _where(self, node: Node, name: str | None = None) -> Where:
        return self._yaml.where(node.start, name)


def _is_field(key: Node) -> bool:
    return key.value in FIELDS or key.value in OTHER_NAMES
