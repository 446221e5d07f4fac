"""Reads OpenDocument texts (.odt, .ott, and flat .fodt): as they read with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from qualcoder_net.errors import FileError
from qualcoder_net.formats.container import SafeZip, open_zip, parse_xml
from qualcoder_net.formats.flow import Flow
from qualcoder_net.formats.styles import OdfStyle, odf_styles
from qualcoder_net.formats.symbols import readable
from qualcoder_net.i18n import msg
from qualcoder_net.model import Transcript

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _STYLE = f"{{{_ODF}office:1.0}}", f"{{{_ODF}style:1.0}}"
_TEXT, _TABLE = f"{{{_ODF}text:1.0}}", f"{{{_ODF}table:1.0}}"
_DRAW = f"{{{_ODF}drawing:1.0}}"
_MANIFEST = f"{{{_ODF}manifest:1.0}}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_XLINK = "{http://www.w3.org/1999/xlink}"
_MOST_SPACES = 200  # what one <text:s> may stand for; wider is a layout, and can be hostile
_MARGINALS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_BLANKS = re.compile(r"[ \t\r\n]+")


def read(data: bytes, name: str) -> Transcript:
    """The transcript in the OpenDocument text *data*; *name* is the file's, for messages.

    Raises FileError for anything that is no sound OpenDocument text.
    """
    formulas: frozenset[str] = frozenset()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):  # a flat file: all in one XML
        root = styles = parse_xml(data, name, "office:document")
    else:
        archive = open_zip(data, name)
        formulas = _formulas(archive, name)
        if "content.xml" not in archive:
            raise _no_text(name)
        root = parse_xml(archive.read("content.xml"), name, "content.xml")
        styles = root
        if "styles.xml" in archive:
            styles = parse_xml(archive.read("styles.xml"), name, "styles.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise _no_text(name)
    flow = Flow()
    for master in styles.iterfind(f"{_OFFICE}master-styles/{_STYLE}master-page"):
        for marginal in (master.find(f"{_STYLE}{tag}") for tag in _MARGINALS):
            flow.drop("header", marginal is not None and _has_text(marginal))
    _Walk(flow, odf_styles([styles, root]), formulas).blocks(body)
    return flow.transcript()


def _formulas(archive: SafeZip, name: str) -> frozenset[str]:
    """The objects that the file's list of contents calls formulas. Raises FileError if locked."""
    place = "META-INF/manifest.xml"
    if place not in archive:
        return frozenset()
    manifest = parse_xml(archive.read(place), name, place)
    locked = next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None
    if locked or "encrypted-package" in archive:
        raise FileError(
            name,
            msg("It is protected by a password."),
            msg("Open it in its own program and save it without a password."),
        )
    return frozenset(
        entry.get(f"{_MANIFEST}full-path", "").strip("/")
        for entry in manifest.iter(f"{_MANIFEST}file-entry")
        if "formula" in entry.get(f"{_MANIFEST}media-type", "")
    )


def _no_text(name: str) -> FileError:
    return FileError(
        name,
        msg("It is not an OpenDocument text, although its name says so."),
        msg("Open it in the program that made it and save it as .odt, or correct its ending."),
    )


def _has_text(element: etree._Element) -> bool:
    return any(text.strip() for text in element.itertext())


class _Walk:
    """One pass over the body in reading order."""

    def __init__(
        self, flow: Flow, styles: dict[tuple[str, str], OdfStyle], formulas: frozenset[str]
    ) -> None:
        self._flow = flow
        self._formulas = formulas
        self._styles = styles
        self._sign_font = ""
        self._after_blank = True  # white space that follows white space counts for nothing
        self._blocks: dict[str, Callable[[etree._Element], None]] = {
            f"{_TEXT}p": self._paragraph,
            f"{_TEXT}h": self._paragraph,
            f"{_TABLE}table": self._table,
            f"{_TEXT}tracked-changes": self._tracked_changes,
            **dict.fromkeys((f"{_TEXT}{tag}" for tag in _THROUGH), self.blocks),
        }
        self._inline: dict[str, Callable[[etree._Element, bool], None]] = {
            f"{_TEXT}s": self._spaces,
            f"{_TEXT}tab": lambda _, bold: self._put("\t", bold),
            f"{_TEXT}line-break": lambda _, __: self._end_line(),
            f"{_TEXT}note": self._note,
            f"{_OFFICE}annotation": lambda _, __: flow.drop("comment"),
            f"{_TEXT}ruby-text": lambda _, __: None,
            f"{_TEXT}hidden-text": lambda _, __: flow.drop("hidden"),
            f"{_TEXT}script": lambda _, __: flow.drop("script"),
        }

    # --- blocks -------------------------------------------------------------------------------

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if act := self._blocks.get(child.tag):
                act(child)
            elif child.tag.startswith(_DRAW):
                self._drawing(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = paragraph.get(f"{_TEXT}style-name", "")
        self._after_blank = True
        self._styled("paragraph", style, paragraph, False)
        self._flow.end_paragraph()

    def _table(self, table: etree._Element) -> None:
        self._flow.open_table()
        self._rows(table)
        self._flow.close_table()

    def _rows(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{_TABLE}table-row":
                self._flow.open_row()
                self._cells(child)
            elif child.tag in _ROW_GROUPS:
                self._rows(child)

    def _cells(self, row: etree._Element) -> None:
        for cell in row:
            if cell.tag == f"{_TABLE}table-cell":
                self._flow.open_cell()
                self.blocks(cell)
                self._flow.close_cell()
            elif cell.tag == f"{_TABLE}covered-table-cell":
                self._flow.cover_cell()

    def _tracked_changes(self, changes: etree._Element) -> None:
        """What was deleted stands here, apart from the text; what was inserted is in the text."""
        for region in changes.iterfind(f"{_TEXT}changed-region"):
            self._flow.drop("deletion", region.find(f"{_TEXT}deletion") is not None)
            self._flow.drop("insertion", region.find(f"{_TEXT}insertion") is not None)

    # --- within a paragraph -----------------------------------------------------------------------

    def _inlines(self, parent: etree._Element, bold: bool) -> None:
        if parent.text:
            self._text(parent.text, bold)
        for child in parent:
            if act := self._inline.get(child.tag):
                act(child, bold)
            elif child.tag.startswith(_DRAW) and child.tag != f"{_DRAW}a":
                self._drawing(child)
            else:  # a span, a link, a field with its result
                style = child.get(f"{_TEXT}style-name", "")
                self._styled("text", style, child, bold)
            if child.tail:
                self._text(child.tail, bold)

    def _styled(self, family: str, name: str, content: etree._Element, bold: bool) -> None:
        style = self._styles.get((family, name), _NO_STYLE)
        if style.hidden:
            self._flow.drop("hidden", _has_text(content))
            return
        outer, self._sign_font = self._sign_font, style.sign_font
        self._inlines(content, bold if style.bold is None else style.bold)
        self._sign_font = outer

    def _text(self, text: str, bold: bool) -> None:
        text = _BLANKS.sub(" ", text)
        if self._after_blank:
            text = text.removeprefix(" ")
        if text:
            self._put(readable(text, self._sign_font) if self._sign_font else text, bold)
            self._after_blank = text.endswith(" ")

    def _put(self, text: str, bold: bool) -> None:
        self._flow.add(text, bold)
        self._after_blank = False

    def _spaces(self, spaces: etree._Element, bold: bool) -> None:
        count = spaces.get(f"{_TEXT}c", "1")
        self._put(" " * min(int(count[:9]), _MOST_SPACES) if count.isdecimal() else " ", bold)

    def _end_line(self) -> None:
        self._flow.end_paragraph()
        self._after_blank = True

    def _note(self, note: etree._Element, _: bool) -> None:
        is_endnote = note.get(f"{_TEXT}note-class") == "endnote"
        self._flow.drop("endnote" if is_endnote else "footnote")

    def _drawing(self, shape: etree._Element) -> None:
        """A frame, a shape or a group of them."""
        if shape.tag in (f"{_DRAW}g", f"{_DRAW}a"):
            for inner in shape:
                self._drawing(inner)
            return
        box = shape.find(f"{_DRAW}text-box")
        embedded = shape.find(f"{_DRAW}object")
        if box is not None or (shape.tag != f"{_DRAW}frame" and _has_text(shape)):
            self._flow.drop("textbox")
        elif embedded is not None:
            target = embedded.get(f"{_XLINK}href", "").removeprefix("./").strip("/")
            is_formula = target in self._formulas or embedded.find(_MATH) is not None
            self._flow.drop("equation" if is_formula else "object")
        elif shape.find(f"{_DRAW}object-ole") is not None:
            self._flow.drop("object")
        elif shape.tag.startswith(_DRAW):
            self._flow.drop("picture")


_NO_STYLE = OdfStyle()
_THROUGH = ("list", "list-item", "list-header", "section", "numbered-paragraph", "index-body",
            "index-title", "table-of-content", "illustration-index", "table-index", "object-index",
            "user-index", "alphabetical-index", "bibliography")  # fmt: skip
_ROW_GROUPS = {f"{_TABLE}{tag}" for tag in ("table-header-rows", "table-rows", "table-row-group")}
