"""Paragraphs, fields and tables as WordprocessingML text.

python-docx adds paragraph by paragraph, which for a hundred thousand quotations takes minutes;
written as text and parsed in one go they take seconds. Lengths are twips (twentieths of a point).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.parser import parse_xml

from qualcoder_net.reports.printable import printable

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# Characters that reorder the text around them; inside isolates they end where the text ends.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tag(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{NAMESPACE}}}{name}"


def parsed(xml: str) -> Any:
    """*xml* as an element that python-docx knows; its namespace need not be declared."""
    return parse_xml(re.sub(r"^<(w:\w+)", rf'<\1 xmlns:w="{NAMESPACE}"', xml, count=1))


def run(text: str, style: str = "", properties: str = "") -> str:
    """Text with a character style; line feeds and tabs become Word's own."""
    if style:
        properties = f'<w:rStyle w:val="{style}"/>{properties}'
    before = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    return f"{before}{_text(printable(text))}</w:r>"


def quoted(text: str) -> str:
    """Somebody's words, which must not turn around what stands beside them."""
    return f"\u2068{text}\u2069" if not _BIDI_CONTROLS.isdisjoint(text) else text


def _text(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    lines = (
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
            for part in line.split("\t")
        )
        for line in text.split("\n")
    )
    return "<w:br/>".join(lines)


def field(instruction: str, cached: str, properties: str = "") -> str:
    """A field that shows *cached* until Word counts it anew, which it does without asking."""
    return f"{field_start(instruction)}{run(cached, properties=properties)}{FIELD_END}"


def field_start(instruction: str) -> str:
    """A field's beginning, for one whose result is more than a run."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmarked(number: int, name: str, runs: str) -> str:
    """Runs that fields and links find by *name*; *number* is unique in the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
    )


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph of runs; *properties* are further children of `w:pPr`, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its paragraph, its ground, and how it stands out.

    `fill` is RRGGBB or empty; `rule` names the sides that get a line; `upwards` turns the text;
    `top` lets it start at the top, as running text does.
    """

    content: str
    fill: str = ""
    rule: tuple[str, ...] = ()
    upwards: bool = False
    top: bool = False

    @property
    def is_lying_head(self) -> bool:
        """A head that is not turned stands on its line, however high its turned neighbours are."""
        return "bottom" in self.rule and not self.upwards

    @property
    def _stands(self) -> str:
        if self.is_lying_head:
            return "bottom"
        return "top" if self.top else "center"

    def xml(self, width: int) -> str:
        borders = "".join(f"<w:{side} {_LINE}/>" for side in self.rule)
        parts = [
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
            f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "",
            '<w:textDirection w:val="btLr"/>' if self.upwards else "",
            f'<w:vAlign w:val="{self._stands}"/>',
        ]
        return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{self.content}</w:tc>"


_LINE = 'w:val="single" w:sz="8" w:space="0" w:color="404040"'


def table(
    style: str,
    widths: Sequence[int],
    rows: Sequence[Sequence[TableCell]],
    *,
    name: str,
    header_height: int = 0,
    totals: bool = False,
) -> str:
    """A table whose first row is repeated on every page and whose rows are never torn apart.

    `name` is its alternative text; `header_height` the least height of the first row; `totals`
    says that its last row and column are such.
    """
    look, last = ("07E0", 1) if totals else ("06A0", 0)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{_header(header_height) if i == 0 else ''}</w:trPr>"
        f"{''.join(cell.xml(width) for cell, width in zip(row, widths, strict=True))}</w:tr>"
        for i, row in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="{last}" w:firstColumn="1" '
        f'w:lastColumn="{last}" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(printable(name))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _header(height: int) -> str:
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    return f"{least}<w:tblHeader/>"
