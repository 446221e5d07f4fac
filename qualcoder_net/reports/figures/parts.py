"""What charts have in common: labels beside, heads above, a key, bars with their figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, radians, sin
from typing import Literal

from qualcoder_net.reports.figures.drawing import (
    GREY,
    LINE,
    SMALL,
    Sheet,
    text_width,
    wrapped,
)
from qualcoder_net.reports.words import words

Values = Sequence[float | None]

WIDTH = 16.0  # what a Word page has between its margins
GAP = 0.2
_LABELS = 5.6, 4.6, 3.8  # the most that labels beside a chart take, and less where heads need it
_SLANT = 50  # degrees at which heads stand that do not fit lying
_TALLEST = 5.0  # of heads that stand upright
_NARROWEST = 8.0  # so that what is measured can be read beneath


class Side:
    """The labels of the rows, wrapped at the left of a chart; a row has room for all its lines."""

    def __init__(self, rows: Sequence[str], least: float = 0.62, most: float = _LABELS[0]) -> None:
        self._labels = [wrapped(row, most) for row in rows]
        self.width = GAP + max(text_width(line) for label in self._labels for line in label)
        self._heights = [max(least, len(label) * LINE + 0.22) for label in self._labels]
        self.height = sum(self._heights)

    def drawn(
        self, page: Sheet, top: float, *, ruled: bool = True
    ) -> Iterator[tuple[float, float]]:
        """Draw label after label; the middle and height of each row."""
        for label, height in zip(self._labels, self._heights, strict=True):
            if ruled:
                page.line(0, top, page.width, top)
            page.text(0, top + height / 2, *label)
            yield top + height / 2, height
            top += height
        if ruled:
            page.line(0, top, page.width, top)


class Head:
    """The labels of the columns above a grid: lying where they fit, else aslant or upright."""

    def __init__(self, columns: Sequence[str], start: float, least: float = 0) -> None:
        self._start, self._angle = start, 0
        room, long = WIDTH - start, [text_width(column) for column in columns]
        word = max((text_width(word) for column in columns for word in column.split()), default=0)
        self.width = min(room / len(columns), max(least, min(word + 2 * GAP, 3.4), 1.6))
        self.end = max(start + self.width * len(columns), _NARROWEST)
        if word <= self.width - 0.1:
            self._labels = [wrapped(column, self.width - 0.1) for column in columns]
            self.height = max(len(label) for label in self._labels) * LINE + 0.25
            return
        # what leans over to the right must end before the paper does
        leaning = [length * cos(radians(_SLANT)) + GAP for length in long]
        aslant = min((room - lean) / (j + 0.5) for j, lean in enumerate(leaning))
        if aslant >= max(least, 0.9):
            self._angle, self.end = _SLANT, WIDTH
            self.width = min(self.width, aslant)
            self._labels = [[column] for column in columns]
            self.height = max(long) * sin(radians(_SLANT)) + 0.6
        else:
            self._angle = 90
            self._labels = [wrapped(column, _TALLEST) for column in columns]
            self.height = min(max(long), _TALLEST) + 0.35

    @property
    def lies(self) -> bool:
        return not self._angle

    def middle(self, column: int) -> float:
        return self._start + (column + 0.5) * self.width

    def draw(self, page: Sheet) -> None:
        for j, label in enumerate(self._labels):
            if self.lies:
                middle = self.height - 0.15 - len(label) * LINE / 2
                page.text(self.middle(j), middle, *label, align="center")
                continue
            first = self.middle(j) - LINE * (len(label) - 1) / 2
            for i, line in enumerate(label):
                page.text(first + i * LINE, self.height - 0.2, line, angle=self._angle)


def grid(
    rows: Sequence[str], columns: Sequence[str], tall: float, least: float = 0
) -> tuple[Side, Head]:
    """Labels beside and above a grid, those beside wrapped as narrow as lets the others lie.

    Rows are at least *tall* and columns *least* wide.
    """
    for most in _LABELS:
        side = Side(rows, tall, most)
        head = Head(columns, side.width, least)
        if head.lies:
            return side, head
    side = Side(rows, tall)
    return side, Head(columns, side.width, least)


class Foot:
    """What the chart measures, beneath it."""

    def __init__(self, axis: str, start: float, end: float = WIDTH) -> None:
        self._start = start if text_width(axis, SMALL) <= end - start else 0
        self._lines = wrapped(axis, end - self._start, SMALL)
        self.height = len(self._lines) * LINE + 0.3

    def draw(self, page: Sheet) -> None:
        middle = page.height - len(self._lines) * LINE / 2
        page.text(self._start, middle, *self._lines, size=SMALL, colour=GREY)


class Key:
    """Which ground is which series: in one line, or in as many as they need."""

    def __init__(self, names: Sequence[str], colours: Sequence[str], start: float) -> None:
        self._places: list[tuple[float, float, str, str]] = []
        widest = max((text_width(name) for name in names), default=0)
        start = start if start + widest + 0.5 <= WIDTH else 0
        x, y = start, 0.3
        for name, colour in zip(names, colours, strict=False):
            width = 0.5 + text_width(name) + 0.6
            if x > start and x + width > WIDTH + 0.6:
                x, y = start, y + 0.5
            self._places.append((x, y, name, colour))
            x += width
        self.height = y + 0.45 if names else 0.1

    def draw(self, page: Sheet) -> None:
        for x, y, name, colour in self._places:
            page.bar(x, y - 0.14, 0.32, 0.28, colour, GREY)
            page.text(x + 0.5, y, name)


def bar(
    page: Sheet,
    x: float,
    y: float,
    length: float,
    thick: float,
    colour: str,
    said: str,
    way: int = 1,
) -> None:
    """A bar from x to the right (or the left: *way* -1), with its figure at the end."""
    if length:
        page.bar(min(x, x + way * length), y - thick / 2, length, thick, colour, GREY)
    align: Literal["left", "right"] = "left" if way > 0 else "right"
    page.text(x + way * (length + 0.12), y, said, align=align, size=SMALL)


class Figures:
    """The values of a chart as it prints them: with one decimal if any has one, else with none."""

    def __init__(self, language: str, *values: Values) -> None:
        self._t = words(language)
        flat = [value for row in values for value in row if value is not None]
        self.most = max(flat, default=0) or 1
        self._decimals = 0 if all(value == round(value) for value in flat) else 1
        self.width = max((text_width(self.said(v), SMALL) for v in (*flat, None)), default=0) + GAP

    def said(self, value: float | None) -> str:
        """The value as printed; a true zero has no decimals, so that it is not taken for small."""
        if value is None:
            return self._t("n/a")
        return self._t.number(value, self._decimals if value else 0)


def check(places: Sequence[object], *values: Sequence[object]) -> None:
    """Raises ValueError where there is nothing to draw, or not something for every place."""
    if not places:
        raise ValueError("there is nothing to draw")
    if any(len(one) != len(places) for one in values):
        raise ValueError(f"not {len(places)} of each")
