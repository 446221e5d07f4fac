"""Reads YAML 1.2 into nodes that know where they stand; makes no objects and follows no tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from qualcoder_net.formats.codebook.drafts import MAX_DEPTH, too_deep
from qualcoder_net.formats.codebook.fields import Where, shortened
from qualcoder_net.formats.codebook.yaml_errors import explained
from qualcoder_net.formats.codebook.yaml_node import Node
from qualcoder_net.formats.codebook.yaml_text import YamlText
from qualcoder_net.i18n import msg

# A code within a code is a list in a field; beneath the deepest code there are its own fields.
_MAX_NESTING = 2 * MAX_DEPTH + 10
_PLAIN_TAGS = re.compile(r"!|tag:yaml\.org,2002:(str|bool|int|float|null|seq|map)")


def yaml_root(yaml: YamlText) -> Node | None:
    """The one document of the text, or None when it holds nothing. Raises FileError."""
    return _Composer(yaml).compose()


class _Composer:
    """Builds nodes from the parser's events."""

    def __init__(self, yaml: YamlText) -> None:
        self._yaml = yaml
        self._open: list[Node] = []
        self._keys: list[Node | None] = []
        self._names: list[dict[str, Node]] = []
        self._anchors: dict[str, Node] = {}
        self._root: Node | None = None

    def compose(self) -> Node | None:
        documents = 0
        for event in self._events():
            if isinstance(event, NodeEvent):
                self._node(event)
            elif isinstance(event, CollectionEndEvent):
                self._close(event)
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._yaml.where(event.start_mark.index).error(
                        msg("A second document begins here."),
                        msg(
                            "Remove the line with ---, or keep each codebook in a file of its own."
                        ),
                    )
        return self._root

    def _events(self) -> Iterator[Any]:
        try:
            yield from YAML(typ="safe", pure=True).parse(self._yaml.text)
        except (YAMLError, ValueError, OverflowError, IndexError, AttributeError) as error:
            # beside its own errors the parser lets slip what a mad escape or mark makes of it
            raise explained(error, self._yaml) from error

    def _node(self, event: Any) -> None:
        start = event.start_mark.index
        if isinstance(event, AliasEvent):
            self._attach(self._aliased(event))
            return
        if event.tag is not None and not _PLAIN_TAGS.fullmatch(str(event.tag)):
            raise self._where(start).error(
                msg("A text cannot begin with an exclamation mark: in YAML that is a tag."),
                msg("Put the text in quotes, or remove the tag."),
            )
        if isinstance(event, ScalarEvent):
            node = Node("scalar", start, event.end_mark.index, event.value, event.style)
            if node.style in ("|", ">"):
                node.end = start + len(self._yaml.text[start : node.end].rstrip())
        elif isinstance(event, MappingStartEvent):
            node = Node("mapping", start, start, flow=bool(event.flow_style))
        else:
            assert isinstance(event, SequenceStartEvent)
            node = Node("sequence", start, start, flow=bool(event.flow_style))
        if event.anchor:
            node.shared = True
            self._anchors[event.anchor] = node
        self._attach(node)
        if node.kind != "scalar":
            self._open.append(node)
            self._keys.append(None)
            self._names.append({})
            if len(self._open) > _MAX_NESTING:
                raise too_deep(self._yaml.where(start))

    def _aliased(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        node = self._anchors.get(event.anchor)
        if node is None:
            raise self._where(start).error(
                msg("“*{name}” refers to nothing above it.", name=shortened(event.anchor)),
                msg("Put the text in quotes if it should begin with an asterisk."),
            )
        if node in self._open:
            raise self._where(start).error(
                msg("“*{name}” stands within what it refers to, so it would never end.",
                    name=shortened(event.anchor)),
                msg("Write out here what should stand here."),
            )  # fmt: skip
        return replace(node, start=start, end=end, shared=True)

    def _attach(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if parent.kind == "sequence":
            parent.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = self._checked_key(node)
        else:
            if node.is_null and node.start == node.end:
                # the parser puts a value that is not there at the next line
                colon = self._yaml.text.find(":", key.end)
                node.start = node.end = colon + 1 if colon >= 0 else key.end
            parent.pairs.append((key, node))
            self._keys[-1] = None

    def _checked_key(self, key: Node) -> Node:
        if key.kind != "scalar":
            raise self._yaml.where(key.start).error(
                msg("The name of a field must be one word."),
                msg("Put the text in quotes if it begins with a bracket."),
            )
        other = self._names[-1].setdefault(key.value, key)
        if other is not key:
            raise self._yaml.where(key.start, key.value).error(
                msg("The field stands here for the second time; first at line {line}.",
                    line=self._yaml.line(other.start) + 1),
                msg("Keep one of the two, or begin the next code with a dash."),
            )  # fmt: skip
        return key

    def _close(self, event: Any) -> None:
        node = self._open.pop()
        self._keys.pop()
        self._names.pop()
        if node.flow:
            node.end = event.end_mark.index
        elif node.pairs:
            node.end = max(node.pairs[-1][0].end, node.pairs[-1][1].end)
        elif node.items:
            node.end = node.items[-1].end
        if node.pairs and not node.flow:
            node.start = min(node.start, node.pairs[0][0].start)

    def _where(self, offset: int) -> Where:
        """The place, with the innermost field that is open there."""
        for node, key in zip(reversed(self._open), reversed(self._keys), strict=True):
            if found := key or (node.pairs[-1][0] if node.pairs else None):
                return self._yaml.where(offset, found.value)
        return self._yaml.where(offset)
