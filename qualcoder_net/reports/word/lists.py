"""Bullets for the list style of a Word document that has none."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from qualcoder_net.reports.word.markup import parsed, tag


def ensure_bullets(document: Document, style_id: str) -> None:
    """Let the style *style_id* number its paragraphs with bullets, unless it does already."""
    styles: Any = document.styles.element
    (style,) = styles.xpath(f"w:style[@w:styleId='{style_id}']")
    if style.xpath("w:pPr/w:numPr"):
        return
    numbering = _numbering(document)
    abstract = 1 + max(map(int, numbering.xpath("w:abstractNum/@w:abstractNumId")), default=-1)
    number = 1 + max(map(int, numbering.xpath("w:num/@w:numId")), default=0)
    bullets = parsed(
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{style_id}"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="280"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(len(numbering.findall(tag("abstractNum"))), bullets)
    using = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    last = numbering.xpath("w:num | w:abstractNum")[-1]
    last.addnext(parsed(using))
    numbered = style.get_or_add_pPr().get_or_add_numPr()
    numbered.append(parsed(f'<w:numId w:val="{number}"/>'))


def _numbering(document: Document) -> Any:
    """The root of the document's lists, made if it has none."""
    part: Any = document.part
    try:
        return part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        made: Any = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parsed("<w:numbering/>"),
            part.package,
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return made.element
