"""Text from anywhere made harmless for a terminal, and its width there."""

from __future__ import annotations

import re
import unicodedata

# Controls but tab and line feed (an escape sequence in a transcript must not steer the terminal),
# the signs that turn the direction of everything after them, and bytes of a name that are no text.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """*text* with a sign in the place of every character that would steer the terminal."""
    return _STEERING.sub(lambda found: _sign(ord(found[0])), text)


def _sign(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "�"


def one_line(text: str) -> str:
    """*text* in one harmless line; white space is single, but for an indent of spaces."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + harmless(" ".join(text.split()))


def width(text: str) -> int:
    """The columns that *text* takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """*text* with spaces up to *columns*, before it when it stands at the right."""
    space = " " * (columns - width(text))
    return space + text if right else text + space


def cut(text: str, columns: int) -> str:
    """*text* within *columns*, with … where something was left out."""
    if width(text) <= columns:
        return text
    taken, room = [], columns - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        taken.append(character)
    return "".join(taken).rstrip() + "…"
