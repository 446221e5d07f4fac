"""Column widths of Word tables, in twips, from the texts that they have to hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SHORT = 24  # characters that an upright head may have without being broken
_MARGINS = 140  # what a cell's margins take
_WIDEST_FIGURE = 1900
_LEAST_SIDE = 1500

# How wide the letters of Arial bold are, in thousandths of their size; others are as digits.
_LETTERS = {
    letter: width
    for letters, width in (
        ("ijlI.,:;|! ", 278), ("tf()-/", 333), ("r", 389), ("bdghnopqu", 611), ("w", 778),
        ("m", 889), ("EFLPSTVXYZ", 667), ("ABCDHKNRU", 722), ("GOQ", 778), ("M", 833), ("W", 944),
    )
    for letter in letters
}  # fmt: skip
_SIZE = 180  # nine points


@dataclass(frozen=True)
class Layout:
    """The widths of a table's columns, and whether and how high its heads stand upright."""

    widths: list[int]
    upwards: bool = False
    header_height: int = 0

    @staticmethod
    def of_figures(
        room: int, sides: Sequence[Sequence[str]], heads: Sequence[str], wideness: float = 1
    ) -> Layout:
        """Columns of figures beneath *heads*, after columns of row headings (*sides*).

        They are equal, unless a word of a head would be torn apart then; where none of this helps,
        heads stand upright. *wideness* is that of the letters, beside those of Arial.
        """
        # row headings take what figures leave, and at least a fair part
        fair = room // 4 if len(sides) < 2 else room // (2 * len(sides))
        spare = (room - len(heads) * _WIDEST_FIGURE) // max(len(sides), 1)
        most = max(fair, min(spare, room // 2))
        needed = [widest(_words(head), wideness) + _MARGINS for head in heads]
        whole = [max(widest(labels, wideness) + _MARGINS, _LEAST_SIDE) for labels in sides]
        several = len(sides) > 1 and sum(whole) + sum(needed) <= room
        first = whole if several else [min(one, most) for one in whole]
        left = room - sum(first)
        width = min(left // max(len(heads), 1), _WIDEST_FIGURE)
        if max(needed, default=0) <= width:
            return Layout(first + [width] * len(heads))
        if sum(needed) <= left:
            more = min((left - sum(needed)) // len(heads), _WIDEST_FIGURE)
            return Layout(first + [one + more for one in needed])
        lines = max((width - 120) // 220, 1)
        height = max(_height(head, lines) for head in heads)
        average = round(_SIZE * 0.522 * wideness)
        return Layout(first + [width] * len(heads), True, height * average + 200)

    @staticmethod
    def of_texts(room: int, columns: Sequence[Sequence[str]], wideness: float = 1) -> Layout:
        """Columns of running text, by how much they hold; none tears a word while there is room."""
        whole = [widest(texts, wideness) + _MARGINS for texts in columns]
        if sum(whole) <= room:
            return Layout(whole)
        least = [widest(_words(" ".join(texts)), wideness) + _MARGINS for texts in columns]
        if sum(least) > room:
            least = [width * room // sum(least) for width in least]
        amounts = [1 + sum(map(len, texts)) / len(texts) for texts in columns]
        return Layout(_shared(room, amounts, least, whole))


def _shared(
    room: int, amounts: Sequence[float], least: Sequence[int], most: Sequence[int]
) -> list[int]:
    """*room* in proportion to *amounts*, each share kept within its bounds.

    Shares out of bounds are set to them and the rest is shared anew, as web pages do with flexible
    boxes: first those bounds that weigh most together.
    """
    shares, settled = [0.0] * len(amounts), [False] * len(amounts)
    while not all(settled):
        loose = [i for i, is_settled in enumerate(settled) if not is_settled]
        left = room - sum(share for i, share in enumerate(shares) if settled[i])
        total = sum(amounts[i] for i in loose)
        free = {i: left * amounts[i] / total for i in loose}
        kept = {i: min(max(free[i], least[i]), most[i]) for i in loose}
        off = {i: kept[i] - free[i] for i in loose}
        beyond = sum(off.values())
        for i in loose:
            shares[i] = kept[i]
            settled[i] = abs(beyond) < 1 or off[i] * beyond > 0
    return [int(share) for share in shares]


def _height(head: str, lines: int) -> int:
    """The characters an upright head takes: all, while it is short, else spread over *lines*."""
    if len(head) <= _SHORT:
        return len(head)
    # words do not fill their lines: a third more than if they did
    spread = round(len(head) / lines * 1.3)
    return min(max(_SHORT, max(map(len, _words(head))), spread), 2 * _SHORT)


def widest(texts: Iterable[str], wideness: float = 1) -> int:
    """What the widest line of all takes in bold."""
    lines = (line for text in texts for line in text.split("\n"))
    ems = max((sum(_LETTERS.get(letter, 556) for letter in line) for line in lines), default=0)
    return round(ems * _SIZE * wideness / 1000)


def _words(text: str) -> list[str]:
    """The pieces between which a line may break."""
    return re.split(r"\s+|(?<=[/-])", text)
