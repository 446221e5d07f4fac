"""What RTF's control words mean, as far as a transcript is concerned."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from qualcoder_net.model import DroppedKind

CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
    "~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip

# Groups whose text is not the interview's: never shown, or made by the program.
SKIPPED = frozenset(
    ["colortbl", "stylesheet", "info", "fldinst", "pntext", "listtext", "xe", "tc", "txe", "rxe",
     "nonshppict", "nonesttables", "filetbl", "revtbl", "listtable", "template", "listpicture"]
)  # fmt: skip
# Groups that we count and leave out.
COUNTED: dict[str, DroppedKind] = {
    "pict": "picture", "object": "object", "footnote": "footnote", "annotation": "comment",
    "shp": "picture", "shpgrp": "picture", "do": "picture", "mmath": "equation",
    "moMath": "equation", "header": "header", "headerl": "header", "headerr": "header",
    "headerf": "header", "footer": "header", "footerl": "header", "footerr": "header",
    "footerf": "header",
}  # fmt: skip
# Groups marked as skippable for old programs that hold text or things to count all the same.
KNOWN_WHEN_STARRED = frozenset(["shppict", "nesttableprops", "fldrslt", *COUNTED])

_MARKUP = re.compile(r"\\[a-zA-Z]+-?\d* ?|\\'[0-9a-fA-F]{2}|\\.|[{}\r\n]", re.DOTALL)


def kind_of(word: str, group: str) -> DroppedKind | None:
    """What the *group* that begins with *word* counts as; None for an empty header."""
    kind = COUNTED[word]
    if word == "footnote" and "\\ftnalt" in group[:200]:
        return "endnote"
    if word in ("shp", "shpgrp", "do") and ("\\shptxt" in group or "\\dptxbxtext" in group):
        return "textbox"
    if kind == "header" and not _MARKUP.sub("", group).strip():
        return None
    return kind


# --- character sets -------------------------------------------------------------------------------

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "shift_jis", 80: "euc_kr", 83: "mac_greek",
    84: "mac_cyrillic", 88: "mac_latin2", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SYMBOLS = 2  # the charset of fonts such as Wingdings, whose letters are signs

_FONT_PARTS = re.compile(r"\\f(\d{1,6})|\\fcharset(\d{1,3})|\\cpg(\d{1,5})|([^\\{};]{1,64});")


@dataclass(slots=True)
class Font:
    """How a font's bytes are to be read; without a codec, as the document says."""

    name: str = ""
    codec: str | None = None
    has_signs: bool = False


def fonts_in(table: str) -> dict[int, Font]:
    """The fonts of a font table, by number."""
    fonts: dict[int, Font] = {}
    font = Font()
    for number, charset, page, name in _FONT_PARTS.findall(table):
        if number:
            font = fonts.setdefault(int(number), Font())
        elif charset:
            font.has_signs = int(charset) == _SYMBOLS
            font.codec = _CHARSETS.get(int(charset))
        elif page:
            font.codec = codec_of(int(page))
        else:
            font.name = name.strip()
    return fonts


def codec_of(page: int) -> str:
    """The codec of a Windows code page; that of western Europe where Python knows none."""
    special = {10000: "mac_roman", 65001: "utf-8", 1361: "johab", 708: "iso8859_6"}
    name = special.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
