"""Reads Word files (.docx, .docm, .dotx): the text as it reads with all changes accepted.

The walk is our own: the text must have tables in their place, inserted text and linked text, and
must not have what was deleted or moved away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from qualcoder_net.formats.container import open_zip, parse_xml
from qualcoder_net.formats.docx_parts import main_part, no_word_file, related_parts
from qualcoder_net.formats.flow import Flow
from qualcoder_net.formats.styles import WordStyles, is_on, word_styles
from qualcoder_net.formats.symbols import symbol
from qualcoder_net.model import DroppedKind, Transcript

_WORD = (  # the namespace of nearly every Word file, and that of “Strict Open XML”
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    "{http://purl.oclc.org/ooxml/officeDocument/math}oMath",
)
_SPACES = str.maketrans("\n\r\t", "   ")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def read(data: bytes, name: str) -> Transcript:
    """The transcript in the Word file *data*; *name* is the file's, for messages.

    Raises FileError for anything that is no sound Word file.
    """
    archive = open_zip(data, name)
    place = main_part(archive, name)
    root = parse_xml(archive.read(place), name, place)
    w = next((f"{{{uri}}}" for uri in _WORD if root.tag == f"{{{uri}}}document"), None)
    if w is None:
        raise no_word_file(name)
    flow, styles = Flow(), WordStyles()
    for kind, part in related_parts(archive, name, place):
        if kind == "styles":
            styles = word_styles(parse_xml(archive.read(part), name, part))
        elif kind in ("header", "footer"):
            texts = parse_xml(archive.read(part), name, part).iter(f"{w}t")
            flow.drop("header", any((t.text or "").strip() for t in texts))
    _Walk(flow, styles, w).blocks(root)
    return flow.transcript()


class _Walk:
    """One pass over the body in reading order. `w` is the namespace prefix of this file's tags."""

    def __init__(self, flow: Flow, styles: WordStyles, w: str) -> None:
        self._flow = flow
        self._styles = styles
        self._w = w
        self._val = f"{w}val"
        self._properties = f"{w}rPr"
        self._switches = (f"{w}b", f"{w}rStyle", f"{w}vanish")
        self._style_is_bold = False  # what the open paragraph's style says
        self._fields: list[bool] = []  # of each open field: are we in its instruction?
        through = ("hyperlink", "smartTag", "customXml", "sdtContent", "sdt", "fldSimple", "dir",
                   "bdo", "moveTo", "rubyBase", "ruby")  # fmt: skip
        self._inline: dict[str, Callable[[etree._Element], None]] = {
            f"{w}r": self._run,
            f"{w}ins": self._insertion,
            f"{w}del": lambda _: flow.drop("deletion"),
            _MATH[0]: lambda _: flow.drop("equation"),
            _MATH[1]: lambda _: flow.drop("equation"),
            **dict.fromkeys((f"{w}{tag}" for tag in through), self._inlines),
            **{f"{math}Para": self._inlines for math in _MATH},
            f"{_COMPATIBILITY}AlternateContent": lambda e: self._alternative(e, self._inlines),
        }
        self._in_run: dict[str, Callable[[etree._Element, bool], None]] = {
            f"{w}t": self._text,
            f"{w}tab": lambda _, bold: flow.add("\t", bold),
            f"{w}ptab": lambda _, bold: flow.add("\t", bold),
            f"{w}br": self._break,
            f"{w}cr": lambda _, __: flow.end_paragraph(),
            f"{w}noBreakHyphen": lambda _, bold: flow.add("\u2011", bold),
            f"{w}sym": self._symbol,
            f"{w}fldChar": self._field,
            f"{w}drawing": lambda e, _: self._picture(e, "picture"),
            f"{w}pict": lambda e, _: self._picture(e, "picture"),
            f"{w}object": lambda e, _: self._picture(e, "object"),
            f"{w}footnoteReference": lambda _, __: flow.drop("footnote"),
            f"{w}endnoteReference": lambda _, __: flow.drop("endnote"),
            f"{w}commentReference": lambda _, __: flow.drop("comment"),
            f"{w}ruby": lambda e, _: self._inlines(e),
            f"{_COMPATIBILITY}AlternateContent": lambda e, bold: self._alternative(
                e, lambda chosen: self._run_content(chosen, bold)
            ),
        }
        self._blocks: dict[str, Callable[[etree._Element], None]] = {
            f"{w}p": self._paragraph,
            f"{w}tbl": self._table,
            f"{w}altChunk": lambda _: flow.drop("object"),
            f"{w}subDoc": lambda _: flow.drop("object"),
            **dict.fromkeys(
                (f"{w}{t}" for t in ("body", "sdt", "sdtContent", "customXml", "ins", "moveTo")),
                self.blocks,
            ),
            **{math: lambda _: flow.drop("equation") for math in _MATH},
            **{f"{math}Para": self._inlines for math in _MATH},
            f"{_COMPATIBILITY}AlternateContent": lambda e: self._alternative(e, self.blocks),
        }

    # --- blocks -------------------------------------------------------------------------------

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if act := self._blocks.get(child.tag):
                act(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        w = self._w
        properties = paragraph.find(f"{w}pPr")
        style = mark = None
        if properties is not None:
            style, mark = properties.find(f"{w}pStyle"), properties.find(f"{w}rPr")
        self._style_is_bold = self._styles.paragraph(
            style.get(self._val) if style is not None else None
        )
        self._inlines(paragraph)
        self._fields.clear()  # instructions end with their paragraph, even in a broken field
        if mark is not None and any(mark.find(f"{w}{t}") is not None for t in ("del", "moveFrom")):
            return  # the paragraph's end was taken out: it runs on into the next
        self._flow.end_paragraph()

    def _table(self, table: etree._Element) -> None:
        self._flow.open_table()
        self._rows(table)
        self._flow.close_table()

    def _rows(self, parent: etree._Element) -> None:
        w = self._w
        for child in parent:
            if child.tag == f"{w}tr":
                if child.find(f"{w}trPr/{w}del") is not None:
                    self._flow.drop("deletion")
                    continue
                if child.find(f"{w}trPr/{w}ins") is not None:
                    self._flow.drop("insertion")
                self._flow.open_row()
                self._cells(child)
            elif child.tag in (f"{w}sdt", f"{w}sdtContent", f"{w}customXml", f"{w}ins"):
                self._rows(child)

    def _cells(self, parent: etree._Element) -> None:
        w = self._w
        for child in parent:
            if child.tag == f"{w}tc":
                if child.find(f"{w}tcPr/{w}cellDel") is not None:
                    self._flow.drop("deletion")
                    continue
                span = child.find(f"{w}tcPr/{w}gridSpan")
                self._flow.open_cell()
                self.blocks(child)
                self._flow.close_cell(_number(span.get(self._val)) if span is not None else 1)
            elif child.tag in (f"{w}sdt", f"{w}sdtContent", f"{w}customXml"):
                self._cells(child)

    # --- within a paragraph -----------------------------------------------------------------------

    def _inlines(self, parent: etree._Element) -> None:
        for child in parent:
            if act := self._inline.get(child.tag):
                act(child)

    def _insertion(self, inserted: etree._Element) -> None:
        self._flow.drop("insertion")
        self._inlines(inserted)

    def _run(self, run: etree._Element) -> None:
        bold = self._style_is_bold
        for child in run:
            if child.tag == self._properties:  # always the first
                switches = {p.tag: p.get(self._val) for p in child.iterchildren(*self._switches)}
                if self._is_hidden(switches):
                    self._flow.drop("hidden")
                    return
                bold = self._is_bold(switches) if switches else bold
            elif act := self._in_run.get(child.tag):
                act(child, bold)

    def _run_content(self, run: etree._Element, bold: bool) -> None:
        for child in run:
            if act := self._in_run.get(child.tag):
                act(child, bold)

    def _is_hidden(self, switches: Mapping[str, str | None]) -> bool:
        vanish = f"{self._w}vanish"
        return vanish in switches and is_on(switches[vanish])

    def _is_bold(self, switches: Mapping[str, str | None]) -> bool:
        direct = f"{self._w}b"
        if direct in switches:
            return is_on(switches[direct])
        of_characters = self._styles.character(switches.get(f"{self._w}rStyle"))
        return self._style_is_bold != of_characters  # bold in bold is plain, says the standard

    def _text(self, text: etree._Element, bold: bool) -> None:
        if text.text and not (self._fields and any(self._fields[:-1])):
            self._flow.add(_one_line(text.text), bold)

    def _break(self, line_break: etree._Element, _: bool) -> None:
        if line_break.get(f"{self._w}type", "textWrapping") == "textWrapping":
            self._flow.end_paragraph()
        else:  # a new page or column makes no line of its own
            self._flow.end_open_paragraph()

    def _symbol(self, sign: etree._Element, bold: bool) -> None:
        font, code = sign.get(f"{self._w}font", ""), _number(sign.get(f"{self._w}char"), 16)
        self._flow.add(symbol(font, code), bold)

    def _field(self, sign: etree._Element, _: bool) -> None:
        kind = sign.get(f"{self._w}fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _picture(self, shape: etree._Element, kind: DroppedKind) -> None:
        if next(shape.iter(f"{self._w}txbxContent"), None) is not None:
            kind = "textbox"
        elif next(shape.iter("{*}chart", "{*}relIds"), None) is not None:
            kind = "object"
        self._flow.drop(kind)

    def _alternative(self, choices: etree._Element, act: Callable[[etree._Element], None]) -> None:
        """The same content for newer and older programs: take the newer, once."""
        for tag in ("Choice", "Fallback"):
            chosen = choices.find(f"{_COMPATIBILITY}{tag}")
            if chosen is not None and len(chosen):
                act(chosen)
                return


def _one_line(text: str) -> str:
    """Line ends and tabs that stand in the XML itself are spaces on the page."""
    return text.translate(_SPACES) if "\n" in text or "\t" in text or "\r" in text else text


def _number(text: str | None, base: int = 10) -> int:
    try:
        return min(max(int(text or "", base), 0), 0x10FFFF)
    except ValueError:
        return 0
