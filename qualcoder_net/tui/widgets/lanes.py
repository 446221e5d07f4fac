"""Codings as stripes beside the text: which lane each one has, how it is drawn, in what colour.

A coding takes the first lane of its column that no coding with a smaller id has on any of its
visual lines. So a new coding never moves another; one that is removed leaves its lane empty and the
rest in place.
"""

from __future__ import annotations

import colorsys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qualcoder_net.tui.widgets.layout import Layout

LANES_SHOWN = 4

Part = Literal["begin", "again", "bar"]
MarkStyle = Literal["ghost", "focused", "difference"]


@dataclass(frozen=True, slots=True)
class Gutter:
    """The room for stripes: one column or, to compare coders, several, with so many lanes each."""

    columns: int = 1
    lanes: int = LANES_SHOWN

    @property
    def column_width(self) -> int:
        return self.lanes + 2 + (self.columns > 1)  # "+n", and what parts it from the next

    @property
    def width(self) -> int:
        return self.columns * self.column_width


ONE_COLUMN = Gutter()


@dataclass(frozen=True, slots=True)
class Stripe:
    """A coding as the transcript shows it: `[start, end)` in the text, colour (#rrggbb), letter.

    `own` is false for another coder's coding, which is drawn broken; where coders are compared,
    for what is not looked at. `column` is the gutter's; what is `placed_first` has the first lanes.
    """

    coding_id: int
    start: int
    end: int
    colour: str
    letter: str
    label: str
    own: bool = True
    column: int = 0
    placed_first: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text with a letter that is not a coding: a suggestion, a difference."""

    start: int
    end: int
    letter: str
    colour: str = ""
    style: MarkStyle = "ghost"


@dataclass(frozen=True, slots=True)
class Placed:
    """A stripe on the screen: its lane, and its first and last visual line."""

    stripe: Stripe
    lane: int
    first: int
    last: int


class Lanes:
    """All stripes of a transcript, placed on the lines of one layout."""

    def __init__(self, layout: Layout, stripes: Iterable[Stripe] = ()) -> None:
        self._layout = layout
        # by column, per line, a bit for each lane in use
        self._taken: dict[int, list[int]] = defaultdict(lambda: [0] * len(layout))
        self._on_line: dict[int, dict[tuple[int, int], Placed]] = {}  # by column and lane
        self._by_coding: dict[int, Placed] = {}
        for stripe in sorted(stripes, key=lambda s: (not s.placed_first, s.coding_id)):
            self.add(stripe)

    def __len__(self) -> int:
        return len(self._by_coding)

    def get(self, coding_id: int) -> Placed | None:
        return self._by_coding.get(coding_id)

    def add(self, stripe: Stripe) -> Placed | None:
        """Place one more; None on a text without lines. A coding that is there is placed anew."""
        self.remove(stripe.coding_id)
        if not len(self._layout):
            return None
        first, last = self._layout.lines_of(stripe.start, stripe.end)
        taken = self._taken[stripe.column]
        lane = _free_lane(taken, first, last)
        placed = Placed(stripe, lane, first, last)
        for line in range(first, last + 1):
            taken[line] |= 1 << lane
            self._on_line.setdefault(line, {})[stripe.column, lane] = placed
        self._by_coding[stripe.coding_id] = placed
        return placed

    def remove(self, coding_id: int) -> Placed | None:
        placed = self._by_coding.pop(coding_id, None)
        if placed is not None:
            column = placed.stripe.column
            for line in range(placed.first, placed.last + 1):
                self._taken[column][line] &= ~(1 << placed.lane)
                del self._on_line[line][column, placed.lane]
        return placed

    def in_the_way(self, stripe: Stripe) -> list[Stripe]:
        """Those of its column that must be placed anew after one that is placed first."""
        if not stripe.placed_first or not len(self._layout):
            return []
        first, last = self._layout.lines_of(stripe.start, stripe.end)
        near = {
            placed.stripe.coding_id: placed.stripe
            for line in range(first, last + 1)
            for placed in self.on_line(line)
        }
        return [
            near[coding_id]
            for coding_id in sorted(near)
            if near[coding_id].column == stripe.column and not near[coding_id].placed_first
        ]

    def on_line(self, line: int) -> list[Placed]:
        """What touches a visual line, by column and lane."""
        found = self._on_line.get(line)
        return [found[place] for place in sorted(found)] if found else []


def _free_lane(taken_on: Sequence[int], first: int, last: int) -> int:
    taken = 0
    for line in range(first, last + 1):
        taken |= taken_on[line]
    return (~taken & (taken + 1)).bit_length() - 1


def glyph(placed: Placed, line: int, *, is_top: bool) -> tuple[str, Part]:
    """The character of a stripe on one of its lines, and which part of the stripe it is.

    The letter stands where the coding begins, and again on the top line of the screen. The bar
    ends half-way down its last line.
    """
    letter = placed.stripe.letter
    if line == placed.first:
        return letter, "begin"
    if is_top:
        return letter, "again"
    if placed.stripe.own:
        return ("╹" if line == placed.last else "┃"), "bar"
    return ("╵" if line == placed.last else "┆"), "bar"


# --- colours that can be seen -------------------------------------------------------------------

Rgb = tuple[int, int, int]
_GREY: Rgb = (128, 128, 128)


def rgb(colour: str) -> Rgb:
    """`#rrggbb` or `#rgb` as numbers; grey when it is neither."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        number = int(digits, 16) if len(digits) == 6 else None
    except ValueError:
        number = None
    return _GREY if number is None else (number >> 16, number >> 8 & 255, number & 255)


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=1024)
def legible(colour: str, ground: Rgb, ratio: float = 3.0) -> Rgb:
    """*colour* as it is if it stands out from *ground* by *ratio*, else lightened or darkened.

    Hue and saturation stay; the change is the least that suffices.
    """
    wanted = rgb(colour)
    if contrast(wanted, ground) >= ratio:
        return wanted
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in wanted))
    limit = 1.0 if contrast((255, 255, 255), ground) >= contrast((0, 0, 0), ground) else 0.0
    near, far = lightness, limit
    for _ in range(12):
        middle = (near + far) / 2
        if contrast(_from_hls(hue, middle, saturation), ground) >= ratio:
            far = middle
        else:
            near = middle
    return _from_hls(hue, far, saturation)


def ink_on(colour: Rgb) -> Rgb:
    """Black or white, whichever is easier to read on *colour*."""
    black, white = (0, 0, 0), (255, 255, 255)
    return black if contrast(black, colour) >= contrast(white, colour) else white


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """*one* with a *share* (0 to 1) of *other*."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _from_hls(hue: float, lightness: float, saturation: float) -> Rgb:
    red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
