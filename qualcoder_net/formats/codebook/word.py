"""The paragraphs and tables of a Word file, as a codebook needs them.

Text is as it reads with all changes accepted; headings have their depth, and merged cells are
known as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from qualcoder_net.errors import FileError
from qualcoder_net.formats.container import open_zip, parse_xml
from qualcoder_net.formats.docx_parts import main_part, no_word_file, related_parts
from qualcoder_net.i18n import msg

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_THROUGH = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
_PASSED_OVER = ("del", "moveFrom", "drawing", "pict", "object", "pPr", "rPr", "instrText")
_HEADING = re.compile(r"(?:heading|kop|überschrift)\s*(\d)", re.IGNORECASE)
_WIDEST_SPAN = 100
_MAX_CELLS = 500_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`level` is 1 … 9 for headings, 0 for the title, None for text."""

    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    goes_on: bool
    nested: tuple[WordTable, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table as a grid; a cell that is merged with one above or before it is empty."""

    rows: tuple[tuple[_Cell, ...], ...]

    def texts(self) -> list[list[str]]:
        return [[cell.text for cell in row] for row in self.rows]

    def is_merged(self, row: int, column: int) -> bool:
        """Whether the cell goes on with the one above it."""
        cells = self.rows[row]
        return column < len(cells) and cells[column].goes_on

    def nested(self) -> Iterator[WordTable]:
        for row in self.rows:
            for cell in row:
                yield from cell.nested


Block = Paragraph | WordTable


def blocks_of(data: bytes, name: str) -> list[Block]:
    """The paragraphs and tables of the Word file *data*, in their order."""
    archive = open_zip(data, name)
    place = main_part(archive, name)
    root = parse_xml(archive.read(place), name, place)
    w = next((f"{{{uri}}}" for uri in _NAMESPACES if root.tag == f"{{{uri}}}document"), None)
    if w is None:
        raise no_word_file(name)
    levels: dict[str, int] = {}
    for kind, part in related_parts(archive, name, place):
        if kind == "styles":
            levels = _levels(parse_xml(archive.read(part), name, part), w)
    return list(_Reader(w, levels, name).blocks(root))


def _levels(styles: etree._Element, w: str) -> dict[str, int]:
    """The depth of headings by style id; styles that build on a heading are headings too."""
    own: dict[str, int] = {}
    parents: dict[str, str] = {}
    for style in styles.iter(f"{w}style"):
        style_id = style.get(f"{w}styleId", "")
        name = _value(style.find(f"{w}name"), w)
        outline = _value(style.find(f"{w}pPr/{w}outlineLvl"), w)
        if found := _HEADING.fullmatch(name):
            own[style_id] = int(found[1])
        elif name.casefold() == "title":
            own[style_id] = 0
        elif outline.isdecimal() and int(outline) < 9:
            own[style_id] = int(outline) + 1
        parents[style_id] = _value(style.find(f"{w}basedOn"), w)
    levels = dict(own)
    for style_id in parents:
        above, steps = style_id, 0
        while above and above not in own and steps < len(parents):
            above, steps = parents.get(above, ""), steps + 1
        if above in own and own[above] > 0:
            levels.setdefault(style_id, own[above])
    return levels


def _value(element: etree._Element | None, w: str) -> str:
    return element.get(f"{w}val", "") if element is not None else ""


class _Reader:
    """Walks through a document; `w` is the namespace prefix of its tags."""

    def __init__(self, w: str, levels: dict[str, int], name: str) -> None:
        self._w = w
        self._levels = levels
        self._name = name
        self._cells_read = 0
        self._through = {f"{w}{tag}" for tag in _THROUGH}
        self._passed_over = {_FALLBACK, *(f"{w}{tag}" for tag in _PASSED_OVER)}

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{self._w}p":
                yield Paragraph(self._text(child), self._level(child))
            elif child.tag == f"{self._w}tbl":
                yield self._table(child)
            elif child.tag in self._through:
                yield from self.blocks(child)

    def _level(self, paragraph: etree._Element) -> int | None:
        w = self._w
        outline = _value(paragraph.find(f"{w}pPr/{w}outlineLvl"), w)
        if outline.isdecimal():
            return int(outline) + 1 if int(outline) < 9 else None
        return self._levels.get(_value(paragraph.find(f"{w}pPr/{w}pStyle"), w))

    def _text(self, parent: etree._Element) -> str:
        return "".join(self._pieces(parent))

    def _pieces(self, parent: etree._Element) -> Iterator[str]:
        w = self._w
        for child in parent:
            if child.tag in self._passed_over:
                continue
            if child.tag == f"{w}t":
                yield child.text or ""
            elif child.tag == f"{w}tab":
                yield "\t"
            elif child.tag in (f"{w}br", f"{w}cr"):
                yield "\n"
            elif child.tag == f"{w}noBreakHyphen":
                yield "\u2011"
            else:
                yield from self._pieces(child)

    def _table(self, table: etree._Element) -> WordTable:
        return WordTable(tuple(tuple(self._cells(row)) for row in self._rows(table)))

    def _rows(self, parent: etree._Element) -> Iterator[etree._Element]:
        w = self._w
        for child in parent:
            if child.tag == f"{w}tr" and child.find(f"{w}trPr/{w}del") is None:
                yield child
            elif child.tag in self._through:
                yield from self._rows(child)

    def _cells(self, parent: etree._Element) -> Iterator[_Cell]:
        w = self._w
        before = parent.find(f"{w}trPr/{w}gridBefore")
        yield from [_Cell("", False, ())] * _span(before, w, 0)
        for child in parent:
            if child.tag in self._through:
                yield from self._cells(child)
            if child.tag != f"{w}tc":
                continue
            merge = child.find(f"{w}tcPr/{w}vMerge")
            goes_on = merge is not None and _value(merge, w) != "restart"
            inner = list(self.blocks(child))
            tables = tuple(block for block in inner if isinstance(block, WordTable))
            yield _Cell("" if goes_on else _flat(inner), goes_on, tables)
            span = _span(child.find(f"{w}tcPr/{w}gridSpan"), w, 1)
            yield from [_Cell("", goes_on, ())] * (span - 1)
            self._cells_read += span
            if self._cells_read > _MAX_CELLS:
                raise FileError(
                    self._name,
                    msg("Its tables have more than {n} cells.", n=_MAX_CELLS),
                    msg("Check that this is a codebook and not a table of codings."),
                )


def _span(element: etree._Element | None, w: str, default: int) -> int:
    text = _value(element, w)
    return min(int(text), _WIDEST_SPAN) if text.isdecimal() and int(text) > 0 else default


def _flat(blocks: list[Block]) -> str:
    """The text of a cell; the rows of a table within it are lines."""
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [" ".join(filter(None, map(str.strip, row))) for row in block.texts()]
    return "\n".join(lines).strip("\n")
