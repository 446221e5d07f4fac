"""Text as terminal cells: how wide each code point is and what is safe to show for it.

Width here belongs to one code point alone, whatever stands beside it, so that every terminal
agrees where a column is. For that reason joiners, variation selectors and skin tones, over which
terminals differ, are not sent: a joined family shows as its members. The text keeps them; only the
screen leaves them out.
"""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, get_character_cell_size

TAB = "    "

# Runs of anything that is not one plain cell: the rest needs no thought at all.
ODD = re.compile(
    "[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0386\u0388-\u03ff"
    "\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]+"
)

# What begins a new line in a text. After import it is the line feed; the others survive in texts
# from word processors.
LINE_BREAK = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")

# Spaces at which a line may be broken; a no-break space is none.
SPACES = frozenset(
    " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)


def _unseen() -> dict[int, str]:
    """Code points that take no cell or that terminals disagree about; bidi controls reorder."""
    ranges = (
        (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180F), (0x200B, 0x200B),
        (0x200D, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0x1F3FB, 0x1F3FF),
        (0xE0000, 0xE0FFF),
    )  # fmt: skip
    return {point: "" for first, last in ranges for point in range(first, last + 1)}


def _stand_ins() -> dict[int, str]:
    """Control characters, which a terminal would obey, and surrogates, which it cannot be sent."""
    pictures = {point: chr(0x2400 + point) for point in range(0x20)} | {0x7F: "␡"}
    broken = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "�")
    return pictures | broken | {0x09: TAB, 0x2028: "␤", 0x2029: "␤"}


_SHOWN = _unseen() | _stand_ins()


def shown(text: str) -> str:
    """What the terminal gets for *text*: no control, escape or direction character in it."""
    return text.translate(_SHOWN)


class _Widths(dict[str, int]):
    """Cells of each code point (0, 1, 2; a tab four), worked out once."""

    def __missing__(self, character: str) -> int:
        stand_in = _SHOWN.get(ord(character))
        if stand_in is None:
            width = get_character_cell_size(character)
        else:
            width = len(stand_in)
        self[character] = width
        return width


WIDTHS = _Widths()


def width_of(text: str) -> int:
    """Cells that `shown(text)` takes."""
    return len(text) if ODD.search(text) is None else sum(map(WIDTHS.__getitem__, text))


def fitted(text: str, width: int) -> str:
    """*text* as it is shown, in exactly *width* cells: cut with an ellipsis, or padded."""
    safe = shown(text)
    while cell_len(safe) > width:
        safe = safe[:-2].rstrip() + "…" if len(safe) > 1 else ""
    return safe + " " * (width - cell_len(safe))


def offset_at(text: str, start: int, end: int, x: int) -> int:
    """The code point of `text[start:end]` that covers cell *x*; the last one beyond its end.

    Code points without a cell of their own belong to the one before them.
    """
    if ODD.search(text, start, end) is None:
        return max(start, min(start + x, end - 1))
    found, cell = start, 0
    for offset in range(start, end):
        width = WIDTHS[text[offset]]
        if width and cell > x:
            break
        if width:
            found = offset
        cell += width
    return found


def cluster_end(text: str, offset: int, limit: int) -> int:
    """Where what stands at *offset* ends, with the marks that share its cell; at most *limit*."""
    offset += 1
    while offset < limit and WIDTHS[text[offset]] == 0:
        offset += 1
    return min(offset, limit)


def cluster_start(text: str, offset: int) -> int:
    """Where what stands before *offset* begins: its own code point, not a mark upon it."""
    offset = max(0, offset - 1)
    while offset > 0 and WIDTHS[text[offset]] == 0:
        offset -= 1
    return offset


def may_break_between(before: str, after: str) -> bool:
    """Whether a line may end between two code points, neither a space: beside wide characters.

    Closing punctuation stays with what it closes, opening punctuation with what it opens.
    """
    if WIDTHS[before] < 2 and WIDTHS[after] < 2:
        return False
    closes = unicodedata.category(after) in ("Pe", "Pf", "Po")
    opens = unicodedata.category(before) in ("Ps", "Pi")
    return not closes and not opens
