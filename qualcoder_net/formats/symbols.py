"""What the signs of Word's symbol fonts are in Unicode, as far as interviews have them.

Word itself types some of them: `-->` becomes an arrow and `:)` a face of the font Wingdings.
"""

from __future__ import annotations

_UNKNOWN = "\ufffd"
_PRIVATE = range(0xF000, 0xF100)  # where Word keeps the 256 places of a symbol font

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖",
    0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF3: "⇔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xA5: "∞",
    0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "symbolmt": _SYMBOL}
_ANYWHERE = {_PRIVATE.start + code: sign for code, sign in {**_SYMBOL, **_WINGDINGS}.items()}


def is_sign_font(font: str) -> bool:
    return font.casefold().startswith(("wingdings", "webdings", "symbol"))


def readable(text: str, font: str = "") -> str:
    """The text with signs at the private places of Unicode made out, as far as we know them.

    Without its *font* a sign is taken for what it most often is; the tables do not overlap.
    """
    if is_sign_font(font):
        return "".join(symbol(font, ord(c)) if ord(c) in _PRIVATE else c for c in text)
    return text.translate(_ANYWHERE)


def symbol(font: str, code: int) -> str:
    """The character at *code* in *font*; U+FFFD where we cannot know it."""
    if code in _PRIVATE:
        code -= _PRIVATE.start
    elif code > 0xFF:
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else _UNKNOWN
    if is_sign_font(font):
        return _FONTS.get(font.casefold(), {}).get(code, _UNKNOWN)
    return bytes([code]).decode("cp1252", "replace") if code >= 0x20 else ""
