"""The Word styles that reports use, and the blank document that carries them.

The same list makes the styles of our own documents and fills what a user's template lacks, so a
report looks like the template wherever the template has an opinion.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document

from qualcoder_net.reports.word.markup import NAMESPACE, parsed, tag

_W = f'xmlns:w="{NAMESPACE}"'
_INK = "1F3A5F"
_GREY = "595959"


@dataclass(frozen=True, slots=True)
class Style:
    """A style as WordprocessingML.

    `ours` marks those that Word does not know, `rare` others that few templates have.
    """

    id: str
    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    following: str = ""
    paragraph: str = ""
    run: str = ""
    table: str = ""
    ours: bool = False
    rare: bool = False

    def xml(self, ids: Mapping[str, str]) -> str:
        """The style's element; *ids* are the ids under which a document knows our styles."""
        default = ' w:default="1"' if self.based_on == "" else ""
        custom = ' w:customStyle="1"' if self.ours else ""
        following = self.following or ("Normal" if self.kind == "paragraph" else "")
        parts = [
            f"<w:name w:val={quoteattr(self.name)}/>",
            f'<w:basedOn w:val="{ids.get(self.based_on, self.based_on)}"/>'
            if self.based_on
            else "",
            f'<w:next w:val="{ids.get(following, following)}"/>' if following else "",
            "<w:qFormat/>",
            f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else "",
            f"<w:rPr>{self.run}</w:rPr>" if self.run else "",
            self.table,
        ]
        return (
            f'<w:style w:type="{self.kind}" w:styleId="{ids[self.id]}"{default}{custom}>'
            f"{''.join(parts)}</w:style>"
        )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'


def _space(before: int, after: int, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"


def _colour(rgb: str) -> str:
    return f'<w:color w:val="{rgb}"/>'


def _heading(level: int, points: float, before: int) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        paragraph=f'{_KEEP}{_space(before, 80)}<w:outlineLvl w:val="{level - 1}"/>',
        run=f"{_BOLD}{_colour(_INK)}{_size(points)}",
    )


_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    for side, size, colour in (
        ("top", 8, "404040"), ("bottom", 8, "404040"), ("insideH", 4, "BFBFBF"),
    )
)  # fmt: skip
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 60), ("left", 60), ("bottom", 60), ("right", 60))
)

STYLES: tuple[Style, ...] = (
    Style("Normal", "Normal", based_on=""),
    Style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based_on=""),
    Style(
        "TableNormal", "Normal Table", kind="table", based_on="",
        table='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>",
    ),
    Style("Title", "Title", paragraph=_KEEP + _space(0, 60), run=_BOLD + _colour(_INK) + _size(20)),
    Style("Subtitle", "Subtitle", paragraph=_space(0, 240), run=_colour(_GREY) + _size(10.5)),
    _heading(1, 15, 360),
    _heading(2, 12.5, 300),
    _heading(3, 10.5, 200),
    _heading(4, 10, 160),
    _heading(5, 10, 160),
    _heading(6, 10, 160),
    Style(
        "Caption", "caption",
        paragraph=_KEEP + _space(120, 100), run=_BOLD + _colour("262626") + _size(9.5),
    ),
    # Spoken language is full of what a spelling checker would underline: it is left alone.
    Style(
        "Quote", "Quote", following="Quote",
        paragraph='<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" '
        f'w:color="A9C8E4"/></w:pBdr>{_space(40, 100, 259)}<w:ind w:left="340" w:right="340"/>',
        run="<w:noProof/>",
    ),
    Style(
        "Byline", "Byline", ours=True, paragraph=_space(0, 240), run=_colour(_GREY) + _size(10),
    ),
    Style("Figure", "Figure", ours=True, paragraph=_KEEP + _space(200, 40)),
    # its bullets are in the document's list of numberings
    Style(
        "ListBullet", "List Bullet", following="ListBullet", rare=True,
        paragraph=_space(0, 120, 264) + "<w:contextualSpacing/>",
    ),
    Style(
        "TOCHeading", "TOC Heading", rare=True,
        paragraph=_KEEP + _space(240, 80), run=_BOLD + _colour(_INK) + _size(12.5),
    ),
    Style("TOC1", "toc 1", rare=True, paragraph=_space(80, 20)),
    Style("TOC2", "toc 2", rare=True, paragraph=_space(0, 20) + '<w:ind w:left="280"/>'),
    Style("Footer", "footer", paragraph=_space(0, 0), run=_colour(_GREY) + _size(8.5)),
    Style("MatrixHeading", "Matrix Heading", ours=True, based_on="MatrixText", run=_BOLD),
    Style(
        "MatrixText", "Matrix Text", ours=True,
        paragraph=_space(0, 0) + '<w:jc w:val="left"/>', run=_size(9),
    ),
    Style(
        "MatrixFigure", "Matrix Figure", ours=True, based_on="MatrixText",
        paragraph='<w:jc w:val="center"/>',
    ),
    Style(
        "MatrixTotal", "Matrix Total", ours=True, based_on="MatrixFigure", run=_BOLD,
    ),
    Style(
        "MatrixNote", "Matrix Note", ours=True,
        paragraph=_space(60, 0), run=_colour("404040") + _size(8.5),
    ),
    Style(
        "Matrix", "Matrix", kind="table", ours=True, based_on="TableNormal",
        table=f"<w:tblPr><w:tblBorders>{_RULES}</w:tblBorders>"
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>",
    ),
    Style(
        "CodeDescription", "Code Description", ours=True,
        paragraph='<w:keepLines/>' + _space(0, 60, 259),
    ),
    Style(
        "QuotationReference", "Quotation Reference", kind="character", ours=True,
        based_on="DefaultParagraphFont", run="<w:noProof/>" + _colour(_GREY) + _size(8.5),
    ),
)  # fmt: skip


def style_ids(document: Document) -> tuple[dict[str, str], list[str]]:
    """Under which id *document* knows each of our styles, after adding those that it lacks.

    Word keeps the names of its own styles in English whatever its language, and translates only
    ids (“Kop1”), so styles are recognised by name and kind. Also returns the names of the usual
    styles that had to be added.
    """
    styles: Any = document.styles.element
    known = {}
    for element in styles.findall(tag("style")):
        name = element.find(tag("name"))
        if name is not None:
            kind = element.get(tag("type"), "paragraph")
            called = name.get(tag("val")).casefold()
            known[kind, called] = element.get(tag("styleId"))
    taken = set(known.values())
    ids = {style.id: known.get((style.kind, style.name.casefold()), "") for style in STYLES}
    lacking = [style for style in STYLES if not ids[style.id]]
    for style in lacking:
        ids[style.id] = style.id if style.id not in taken else f"{style.id}Report"
    for style in lacking:
        styles.append(parsed(style.xml(ids)))
    return ids, [style.name.title() for style in lacking if not (style.ours or style.rare)]


# --- our own blank document ----------------------------------------------------------------------


def blank(locale: str) -> Document:
    """An empty A4 document in *locale* with all our styles and nothing of anybody else's."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in _parts(locale).items():
            parts.writestr(
                name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}'
            )
    package.seek(0)
    return docx.Document(package)


def _parts(locale: str) -> dict[str, str]:
    ids = {style.id: style.id for style in STYLES}
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    comma = locale.startswith("nl")
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{word}.settings+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/relationships/officeDocument" '
        'Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/relationships/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/relationships/settings" Target="settings.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document {_W} xmlns:r="{office}/relationships"><w:body><w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1247" w:right="1134" w:bottom="1247" w:left="1134" '
        'w:header="624" w:footer="624" w:gutter="0"/><w:cols w:space="708"/>'
        "</w:sectPr></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        f'{_size(10)}<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f"{_space(0, 120, 264)}</w:pPr></w:pPrDefault></w:docDefaults>"
        f"{''.join(style.xml(ids) for style in STYLES)}</w:styles>",
        "word/settings.xml": f'<w:settings {_W}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="708"/><w:compat>{compatibility}</w:compat>'
        f'<w:themeFontLang w:val="{locale}"/><w:decimalSymbol w:val="{"," if comma else "."}"/>'
        f'<w:listSeparator w:val="{";" if comma else ","}"/></w:settings>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
    }
