"""Keys and what they do, in as many lines as they need; a click on one presses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from textual import events
from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from qualcoder_net.tui.widgets.badges import seen_on

_WORDS = {"escape": "Esc", "minus": "-", "colon": ":", "up": "↑", "down": "↓"}


@dataclass(frozen=True, slots=True)
class Hint:
    """`keys` as they are written, each with the key that a click on it presses ("" for none).

    The label presses `press`. A `value` stands out behind the label: what a setting is now. Of
    several that exclude each other one `is_current`. A code's `colour` (#rrggbb) stands before it.
    """

    keys: tuple[tuple[str, str], ...]
    label: str
    press: str = ""
    value: str = ""
    is_current: bool = False
    colour: str = ""

    @classmethod
    def of(cls, key: str, label: str, value: str = "", *, is_current: bool = False) -> Self:
        """One key, written out: “Ctrl+S”."""
        words = (_WORDS.get(part, part.capitalize()) for part in key.split("+"))
        said = key if len(key) == 1 else "+".join(words)
        return cls(((said, key),), label, key, value, is_current)

    def pieces(self) -> Iterable[tuple[str, str, str]]:
        """(text, part or colour, key to press) from left to right."""
        if self.colour:
            yield "▌", self.colour, self.press
        for n, (said, press) in enumerate(self.keys):
            yield (f" {said}" if n else said), "key", press
        yield " ", "label", self.press
        yield self.label, "current" if self.is_current else "label", self.press
        if self.value:
            yield f" {self.value}", "value", self.press

    @property
    def width(self) -> int:
        return Content("".join(text for text, _part, _press in self.pieces())).cell_length


class _Spot(NamedTuple):
    line: int
    left: int
    right: int
    press: str


class KeyHints(Widget):
    """Hints side by side, or *one_per_line*; *padded* ones stand on a ground, as buttons do."""

    COMPONENT_CLASSES = {  # noqa: RUF012
        "keyhints--key", "keyhints--label", "keyhints--value", "keyhints--current",
        "keyhints--hovered",
    }  # fmt: skip
    DEFAULT_CSS = """
    KeyHints {
        width: 1fr;
        height: auto;
        pointer: pointer;
        & > .keyhints--key { color: $text-primary; text-style: bold; }
        & > .keyhints--label { color: $foreground 75%; }
        & > .keyhints--value { color: $foreground; }
        & > .keyhints--current { color: $foreground; text-style: bold underline; }
        & > .keyhints--hovered { color: $foreground; background: $primary 35%; }
        &:nocolor > .keyhints--hovered { text-style: bold underline; }
        &.-padded > .keyhints--key { background: $primary 18%; }
        &.-padded > .keyhints--label { color: $foreground; background: $primary 18%; }
    }
    """
    hints: reactive[Sequence[Hint]] = reactive((), layout=True)
    hovered: reactive[str] = reactive("")

    def __init__(
        self,
        hints: Sequence[Hint] = (),
        *,
        padded: bool = False,
        one_per_line: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_class(padded, "-padded")
        self._pad, self._gap = (" ", 1) if padded else ("", 2)
        self._one_per_line = one_per_line
        self._spots: list[_Spot] = []
        self.set_reactive(KeyHints.hints, hints)

    def lines(self, width: int) -> list[list[Hint]]:
        """The hints in lines of *width* cells; none is broken over two."""
        lines: list[list[Hint]] = [[]]
        room = width
        for hint in self.hints:
            needed = hint.width + 2 * len(self._pad) + (self._gap if lines[-1] else 0)
            if lines[-1] and (self._one_per_line or needed > room):
                lines.append([])
                needed, room = needed - self._gap, width
            lines[-1].append(hint)
            room -= needed
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        self._spots = []
        return Content("\n").join(
            self._line(number, hints)
            for number, hints in enumerate(self.lines(self.content_size.width))
        )

    def _line(self, number: int, hints: Iterable[Hint]) -> Content:
        parts: list[Content] = []
        at = 0
        for n, hint in enumerate(hints):
            if n:
                parts.append(Content(" " * self._gap))
                at += self._gap
            margins = (self._pad, "key", hint.press), (self._pad, "label", hint.press)
            for text, part, press in (margins[0], *hint.pieces(), margins[1]):
                piece = Content(text)
                self._spots.append(_Spot(number, at, at + piece.cell_length, press))
                at += piece.cell_length
                is_hovered = press and press == self.hovered
                parts.append(piece.stylize(self._style("hovered" if is_hovered else part)))
        return Content("").join(parts)

    def _style(self, part: str) -> Style:
        if part.startswith("#"):
            return Style(foreground=Color(*seen_on(self, part)))
        return self.get_visual_style(f"keyhints--{part}", partial=True)

    # --- the mouse ---

    def _press_at(self, event: events.MouseEvent) -> str:
        x, y = event.get_content_offset_capture(self)
        return next((s.press for s in self._spots if s.line == y and s.left <= x < s.right), "")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hovered = self._press_at(event)

    def on_leave(self) -> None:
        self.hovered = ""

    def on_click(self, event: events.Click) -> None:
        if press := self._press_at(event):
            event.stop()
            self.app.simulate_key(press)
