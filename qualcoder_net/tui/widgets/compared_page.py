"""A page on which coders' codings stand side by side: a column of stripes for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from qualcoder_net.tui.widgets.cells import fitted, shown
from qualcoder_net.tui.widgets.lanes import Gutter
from qualcoder_net.tui.widgets.page import Page

_SHARE = 4  # the gutter takes at most one cell of so many
_LANES = (4, 3, 2)  # tried in this order
_GAP = 3  # between two names


def fitting_gutter(columns: int, width: int) -> Gutter:
    """Room for all columns, with as many lanes as a page of *width* cells allows.

    Where even the fewest lanes are too many, so many columns as fit, but two at least.
    """
    room = width // _SHARE
    for lanes in _LANES:
        if (gutter := Gutter(columns, lanes)).width <= room:
            return gutter
    fewest = _LANES[-1]
    return Gutter(min(columns, max(2, room // Gutter(columns, fewest).column_width)), fewest)


class ComparedPage(Page, can_focus=True, inherit_bindings=False):
    """Lights a place instead of having a cursor; the screen has the keys.

    The text is not tinted by what it is coded with: of several coders that would mean nothing.
    """

    TINTED: ClassVar[bool] = False

    class Sized(Message):
        """It has another width: another number of lanes may fit."""

    def on_resize(self) -> None:
        is_wider_or_narrower = self.scrollable_content_region.width != self._wrapped_to
        super().on_resize()
        if is_wider_or_narrower:
            self.post_message(self.Sized())

    def page(self, pages: int) -> None:
        """Read on or back."""
        self.scroll_to(y=self.scroll_offset.y + pages * max(1, self.size.height - 2), animate=False)


class ColumnHeads(Widget):
    """Above the page: a sign over each column of stripes, and beside them whose they are."""

    COMPONENT_CLASSES = {"column-heads--sign", "column-heads--name"}  # noqa: RUF012
    DEFAULT_CSS = """
    ColumnHeads {
        height: 1;
        & > .column-heads--sign { color: $text-primary; text-style: bold; }
        & > .column-heads--name { color: $foreground 75%; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._names: Sequence[tuple[str, str]] = ()

    def say(self, names: Sequence[tuple[str, str]]) -> None:
        """(sign, name) of every column, also of those there is no room for."""
        self._names = names
        self.refresh()

    def render(self) -> Content:
        columns = self.screen.query_one(ComparedPage).columns
        sign = self.get_visual_style("column-heads--sign", partial=True)
        name = self.get_visual_style("column-heads--name", partial=True)
        gutter = columns.gutter
        heads = [fitted(sign, gutter.column_width) for sign, _name in self._names]
        over = Content("".join(heads[: gutter.columns]).ljust(gutter.width)).stylize(sign)
        said = [
            Content.assemble(Content(mark).stylize(sign), " ", Content(shown(who)).stylize(name))
            for mark, who in self._names
        ]
        beside = Content(" " * _GAP).join(said)
        lead = " " * columns.before_stripes
        return Content.assemble(lead, over, "  ", beside)
