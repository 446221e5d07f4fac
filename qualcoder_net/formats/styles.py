"""Which styles of a Word or OpenDocument file are bold: that is how speakers are often marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from qualcoder_net.formats.symbols import is_sign_font

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _STYLE = f"{{{_ODF}office:1.0}}", f"{{{_ODF}style:1.0}}"
_TEXT, _FO = f"{{{_ODF}text:1.0}}", f"{{{_ODF}xsl-fo-compatible:1.0}}"

FAMILIES = ("paragraph", "text")


def nearest(style: str, said: Mapping[str, bool | None], parents: Mapping[str, str]) -> bool | None:
    """What *style* says, or else the first of its ancestors that says anything."""
    seen: set[str] = set()
    while style in said and style not in seen:
        value = said[style]
        if value is not None:
            return value
        seen.add(style)
        style = parents.get(style, "")
    return None


# --- Word -----------------------------------------------------------------------------------------


def is_on(value: str | None) -> bool:
    """A switch such as `<w:b w:val="…"/>`; without a value it is on."""
    return value not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class WordStyles:
    """Bold or not, by style id; `plain` is what a paragraph without a style takes after."""

    paragraphs: Mapping[str, bool] = field(default_factory=dict)
    characters: Mapping[str, bool] = field(default_factory=dict)
    plain: bool = False

    def paragraph(self, style: str | None) -> bool:
        return self.paragraphs.get(style, self.plain) if style else self.plain

    def character(self, style: str | None) -> bool:
        return bool(style and self.characters.get(style))


def word_styles(root: etree._Element) -> WordStyles:
    """The styles in the root element of styles.xml."""
    w = root.tag.partition("}")[0] + "}" if "}" in root.tag else ""
    said: dict[str, bool | None] = {}
    parents: dict[str, str] = {}
    kinds: dict[str, str] = {}
    plain = ""
    for style in root.iterfind(f"{w}style"):
        name = style.get(f"{w}styleId", "")
        kinds[name] = style.get(f"{w}type", "paragraph")
        switch, parent = style.find(f"{w}rPr/{w}b"), style.find(f"{w}basedOn")
        said[name] = is_on(switch.get(f"{w}val")) if switch is not None else None
        if parent is not None:
            parents[name] = parent.get(f"{w}val", "")
        if kinds[name] == "paragraph" and style.get(f"{w}default") in ("1", "true", "on"):
            plain = name
    bold = {name: bool(nearest(name, said, parents)) for name in said}
    return WordStyles(
        {name: bold[name] for name, kind in kinds.items() if kind == "paragraph"},
        {name: bold[name] for name, kind in kinds.items() if kind == "character"},
        bold.get(plain, False),
    )


# --- OpenDocument ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OdfStyle:
    """What a style says of its text; None where it leaves that to what is around it."""

    bold: bool | None = None
    hidden: bool | None = None
    sign_font: str = ""  # a font such as Wingdings, whose letters are signs


def odf_styles(roots: Sequence[etree._Element]) -> dict[tuple[str, str], OdfStyle]:
    """The styles of paragraphs and of text in *roots*, by (family, name)."""
    bold: dict[str, dict[str, bool | None]] = {family: {} for family in FAMILIES}
    hidden: dict[str, dict[str, bool | None]] = {family: {} for family in FAMILIES}
    parents: dict[str, dict[str, str]] = {family: {} for family in FAMILIES}
    fonts: dict[tuple[str, str], str] = {}
    for style in (style for root in roots for style in _odf_styles_in(root)):
        family, name = style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")
        if family not in FAMILIES:
            continue
        said = style.find(f"{_STYLE}text-properties")
        said = etree.Element("nothing") if said is None else said
        weight, display = said.get(f"{_FO}font-weight"), said.get(f"{_TEXT}display")
        bold[family][name] = None if weight is None else is_heavy(weight)
        hidden[family][name] = None if display is None else display == "none"
        parents[family][name] = style.get(f"{_STYLE}parent-style-name", "")
        font = said.get(f"{_STYLE}font-name", "")
        fonts[family, name] = font if is_sign_font(font) else ""
    return {
        (family, name): OdfStyle(
            nearest(name, bold[family], parents[family]),
            nearest(name, hidden[family], parents[family]),
            fonts[family, name],
        )
        for family in FAMILIES
        for name in bold[family]
    }


def _odf_styles_in(root: etree._Element) -> Iterator[etree._Element]:
    for group in ("styles", "automatic-styles"):
        yield from root.iterfind(f"{_OFFICE}{group}/{_STYLE}style")


def is_heavy(weight: str) -> bool:
    """A font weight as ODF and CSS write it: “bold”, or a number of which 400 is plain."""
    weight = weight.strip().casefold()
    return weight in ("bold", "bolder") or (len(weight) == 3 and "600" <= weight <= "999")
