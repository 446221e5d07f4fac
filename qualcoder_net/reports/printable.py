"""Making any text safe for documents: characters that XML forbids become signs one can see."""

from __future__ import annotations

import re

# Controls other than tab and line feed, lone surrogates and the two non-characters of XML.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """*text* with line ends as “\\n” and no character that a document could not hold.

    Control characters show as their pictures (NUL as ␀), others as �; nothing is dropped.
    """
    if not _UNPRINTABLE.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub(lambda found: _picture(ord(found[0])), text)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
