"""Textual and nothing else: plain lines, one of them reversed and moved by a key.

`python -m tests.benchmarks.bare LINES LEFT RIGHT ABOVE BELOW` scrolls so many lines in the middle
of the terminal, with so many empty columns and rows around them.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

_CONTEXT = 3  # lines kept in view below the one that is reversed
_TEXT = "Vertrouwen komt te voet en gaat te paard, zeggen ze dan, en in het begin merk je dat ook. "


class Bare(ScrollView, can_focus=True, inherit_bindings=False):
    BINDINGS: ClassVar = [("down", "step(1)"), ("up", "step(-1)")]

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.virtual_size = Size(80, lines)
        self.at = 0

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.size.width
        style = self.rich_style + Style(reverse=True) if number == self.at else self.rich_style
        return Strip([Segment(f"{number:6} {_TEXT * 3}"[:width].ljust(width), style)], width)

    def action_step(self, step: int) -> None:
        self.refresh_lines(min(self.at, self.at + step), 2)
        self.at += step
        if self.at >= self.scroll_offset.y + self.size.height - _CONTEXT:
            self.scroll_to(y=self.at - self.size.height + _CONTEXT + 1, animate=False)


class BareApp(App[None]):
    def __init__(self, lines: int, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.lines, self.margins = lines, margins

    def compose(self) -> ComposeResult:
        yield Bare(self.lines)

    def on_mount(self) -> None:
        left, right, above, below = self.margins
        bare = self.query_one(Bare)
        bare.styles.margin = (above, right, below, left)
        bare.focus()


if __name__ == "__main__":
    lines, left, right, above, below = map(int, sys.argv[1:])
    BareApp(lines, (left, right, above, below)).run()
