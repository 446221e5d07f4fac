"""Column widths of Word tables, in twips, from the texts that they have to hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SHORT = 24  # characters that an upright head may have without being broken
_PADDING = 140  # what a cell's margins take
_SPARE = 240  # the same, and more for a short word of wide letters
_WIDEST_FIGURE = 1900


@dataclass(frozen=True)
class Layout:
    """The widths of a table's columns, and whether and how high its heads stand upright."""

    widths: list[int]
    upwards: bool = False
    header_height: int = 0

    @staticmethod
    def of_figures(
        room: int, sides: Sequence[Sequence[str]], heads: Sequence[str], character: int
    ) -> Layout:
        """Equal columns of figures beneath *heads*, after columns of row headings (*sides*).

        Heads stand upright where their longest word would be torn apart lying.
        """
        # row headings take what figures leave, and at least a fair part
        fair = room // 4 if len(sides) < 2 else room // (2 * len(sides))
        spare = (room - len(heads) * _WIDEST_FIGURE) // max(len(sides), 1)
        most = max(fair, min(spare, room // 2))
        first = [_side(labels, character, most) for labels in sides]
        width = min((room - sum(first)) // max(len(heads), 1), _WIDEST_FIGURE)
        widest = max((longest_word(head) for head in heads), default=0)
        widths = first + [width] * len(heads)
        if widest * character + _PADDING <= width:
            return Layout(widths)
        height = max(_height(head, max((width - 120) // 220, 1)) for head in heads)
        return Layout(widths, True, height * character + 200)

    @staticmethod
    def of_texts(room: int, columns: Sequence[Sequence[str]], character: int) -> Layout:
        """Columns of running text, by how much they hold; none tears a word while there is room."""
        whole = [max(map(len, texts)) * character + _SPARE for texts in columns]
        if sum(whole) <= room:
            return Layout(whole)
        least = [max(map(longest_word, texts)) * character + _SPARE for texts in columns]
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


def _side(labels: Sequence[str], character: int, most: int) -> int:
    longest = max((len(label) for label in labels), default=0)
    return min(max(longest * character + 160, 1500), most)


def _height(head: str, lines: int) -> int:
    """The characters an upright head takes: all, while it is short, else spread over *lines*."""
    if len(head) <= _SHORT:
        return len(head)
    # words do not fill their lines: a third more than if they did
    spread = round(len(head) / lines * 1.3)
    return min(max(_SHORT, longest_word(head), spread), 2 * _SHORT)


def longest_word(label: str) -> int:
    return max((len(word) for word in re.split(r"[\s/-]+", label)), default=0)
