"""Codes in a line of text: a swatch of their colour, a letter on it."""

from __future__ import annotations

from textual.color import Color
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from qualcoder_net.tui.widgets.lanes import Rgb, ink_on, legible


def seen_on(widget: Widget, colour: str) -> Rgb:
    """A code's colour as it can be seen on the widget's ground."""
    ground = widget.background_colors[1]
    return legible(colour, ground.rgb if ground.ansi is None else (0, 0, 0))


def swatch(widget: Widget, colour: str) -> Content:
    return Content.styled("▌", Style(foreground=Color(*seen_on(widget, colour))))


def badge(widget: Widget, letter: str, colour: str, *, own: bool = True) -> Content:
    """The letter of a stripe; another coder's is not filled."""
    seen = seen_on(widget, colour)
    if not own:
        return Content.styled(f" {letter} ", Style(foreground=Color(*seen)))
    style = Style(background=Color(*seen), foreground=Color(*ink_on(seen)), bold=True)
    return Content.styled(f" {letter} ", style)
