"""A table of figures with heat: frozen heads and totals, a shade and a mark for every figure.

Only visible lines are drawn, so that a matrix of any size scrolls at the same speed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcoder_net.tui.widgets.cells import fitted, width_of

# How much, in a form that reads without colour; by shade.
MARKS = " ░▒▓█"

# Heads of fewer lines are tried first, with columns of at most so many cells, the gap included;
# what does not fit the screen stands in narrower columns under heads of more lines.
_HEADS = ((1, 30), (2, 22), (3, 18))
_HEAD_LINES = 3
_LEAST = 7
_ROW_LABEL_SHARE = 0.34


@dataclass(frozen=True)
class HeatGrid:
    """What is shown. `figures` and `shades` are rows × columns; totals are figures too."""

    corner: str
    rows: Sequence[str]
    columns: Sequence[str]
    figures: Sequence[Sequence[str]]
    shades: Sequence[Sequence[int]]
    row_totals: Sequence[str]
    column_totals: Sequence[str]
    total: str
    total_label: str


NOTHING = HeatGrid("", (), (), (), (), (), (), "", "")


class HeatTable(ScrollView, can_focus=True):
    """Figures by row and column. The cursor also goes to the totals, one beyond the last."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heat-table--head", "heat-table--label", "heat-table--total", "heat-table--nought",
        "heat-table--cursor", "heat-table--lit", *(f"heat-table--shade-{n}" for n in range(1, 5)),
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1, 0)", show=False),
        Binding("up,k", "step(-1, 0)", show=False),
        Binding("right,l", "step(0, 1)", show=False),
        Binding("left,h", "step(0, -1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "edge('left')", show=False),
        Binding("end", "edge('right')", show=False),
        Binding("ctrl+home,g", "edge('top')", show=False),
        Binding("ctrl+end,G", "edge('bottom')", show=False),
    ]

    grid: reactive[HeatGrid] = reactive(NOTHING, init=False)
    cursor: reactive[tuple[int, int]] = reactive((0, 0), init=False)

    class Moved(Message):
        """The cursor stands on another cell."""

    class Opened(Message):
        """A cell was clicked that already had the cursor."""

    # --- what the cursor is on ---

    @property
    def at(self) -> tuple[int | None, int | None]:
        """(row, column) under the cursor; None stands for the totals."""
        row, column = self.cursor
        return (
            row if row < len(self.grid.rows) else None,
            column if column < len(self.grid.columns) else None,
        )

    def validate_cursor(self, cursor: tuple[int, int]) -> tuple[int, int]:
        row, column = cursor
        return (
            max(0, min(row, len(self.grid.rows))),
            max(0, min(column, len(self.grid.columns))),
        )

    def watch_grid(self) -> None:
        self.cursor = self.validate_cursor(self.cursor)
        self._measure()

    def watch_cursor(self) -> None:
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._measure()

    # --- measures ---

    def _measure(self) -> None:
        grid = self.grid
        figures = [[*row, total] for row, total in zip(grid.figures, grid.row_totals, strict=True)]
        figures.append([*grid.column_totals, grid.total])
        labels = [*grid.columns, grid.total_label]
        longest = max([width_of(label) for label in (*grid.rows, grid.corner, grid.total_label)])
        room = max(12, int(self.size.width * _ROW_LABEL_SHARE))
        self._label_width = min(longest, room) + 1
        room = self.scrollable_content_region.width - self._label_width
        for lines, most in _HEADS:
            self._widths = [
                _column_width(label, [row[n] for row in figures], lines, most)
                for n, label in enumerate(labels)
            ]
            if sum(self._widths) <= room:
                break
        self._heads = [_head(label, width - 1) for label, width in zip(labels, self._widths)]  # noqa: B905
        self._head_height = max([1, *(len(head) for head in self._heads)])
        self._lefts = [sum(self._widths[:n]) for n in range(len(self._widths) + 1)]
        self.virtual_size = Size(
            self._label_width + self._lefts[-1], self._head_height + len(grid.rows) + 1
        )
        self._keep_in_sight()
        self.refresh()

    @property
    def _body_height(self) -> int:
        return max(1, self.scrollable_content_region.height - self._head_height - 1)

    def _keep_in_sight(self) -> None:
        if not self.is_mounted or not self.size:
            return
        row, column = self.cursor
        width = max(1, self.scrollable_content_region.width - self._label_width)
        top = self.scroll_offset.y
        if row < len(self.grid.rows):
            top = max(row - self._body_height + 1, min(top, row))
        left, right = self._lefts[column], self._lefts[column + 1]
        x = max(right - width, min(self.scroll_offset.x, left))
        self.scroll_to(x, top, animate=False, force=True)

    # --- keys and mouse ---

    def action_step(self, down: int, right: int) -> None:
        self.cursor = (self.cursor[0] + down, self.cursor[1] + right)

    def action_page(self, pages: int) -> None:
        self.cursor = (self.cursor[0] + pages * self._body_height, self.cursor[1])

    def action_edge(self, edge: str) -> None:
        row, column = self.cursor
        self.cursor = {
            "left": (row, 0),
            "right": (row, len(self.grid.columns)),
            "top": (0, column),
            "bottom": (len(self.grid.rows), column),
        }[edge]

    def on_click(self, event: events.Click) -> None:
        place = self._place(event.x, event.y)
        if place is None:
            return
        if place == self.cursor:
            self.post_message(self.Opened())
        self.cursor = place

    def _place(self, x: int, y: int) -> tuple[int, int] | None:
        row = y - self._head_height + self.scroll_offset.y
        if y == self._total_line:
            row = len(self.grid.rows)
        elif y < self._head_height or y > self._total_line or row >= len(self.grid.rows):
            return None
        cell = x - self._label_width + self.scroll_offset.x
        if x < self._label_width:
            return row, self.cursor[1]
        column = next((n for n, left in enumerate(self._lefts[1:]) if cell < left), None)
        return (row, column) if column is not None else None

    # --- drawing ---

    @property
    def _total_line(self) -> int:
        """Where the totals stand: beneath the last row, at the latest on the last line."""
        return min(
            self._head_height + len(self.grid.rows), self.scrollable_content_region.height - 1
        )

    def render_line(self, y: int) -> Strip:
        if not self.grid.columns and not self.grid.rows:
            return Strip.blank(self.size.width, self.rich_style)
        if y < self._head_height:
            return self._head_line(y)
        if y == self._total_line:
            return self._figures_line(None)
        row = y - self._head_height + self.scroll_offset.y
        if y > self._total_line or row >= len(self.grid.rows):
            return Strip.blank(self.size.width, self.rich_style)
        return self._figures_line(row)

    def _head_line(self, y: int) -> Strip:
        head, lit = self._style("head"), self._style("lit")
        last = self._head_height - 1
        corner = self.grid.corner if y == last else ""
        segments = []
        for n in self._columns_in_sight():
            lines, width = self._heads[n], self._widths[n]
            at = y - (self._head_height - len(lines))
            text = lines[at] if at >= 0 else ""
            style = lit if n == self.cursor[1] else head
            segments.append(Segment(" " * (width - width_of(text) - 1) + text + " ", style))
        return self._joined(Segment(fitted(corner, self._label_width), head), segments, head)

    def _figures_line(self, row: int | None) -> Strip:
        grid = self.grid
        is_total, cursor = row is None, self.cursor
        at = len(grid.rows) if row is None else row
        figures = grid.column_totals if row is None else grid.figures[row]
        label = grid.total_label if row is None else grid.rows[row]
        ground = self._style("total" if is_total else "label")
        segments = []
        for n in self._columns_in_sight():
            if n == len(grid.columns):
                end = grid.total if row is None else grid.row_totals[row]
                segments.append(self._cell(end, 0, n, (at, n) == cursor, True))
            else:
                shade = 0 if row is None else grid.shades[row][n]
                segments.append(self._cell(figures[n], shade, n, (at, n) == cursor, is_total))
        style = self._style("lit") if at == self.cursor[0] else ground
        # a table shorter than its place ends where its rows end
        rest = self._style("total") if is_total else self.rich_style
        return self._joined(Segment(fitted(label, self._label_width), style), segments, rest)

    def _cell(self, figure: str, shade: int, column: int, is_here: bool, is_total: bool) -> Segment:
        width = self._widths[column]
        mark = MARKS[shade]
        text = f"{figure:>{width - 3}} {mark} "
        if is_here:
            return Segment(text, self._style("cursor"))
        if is_total:
            return Segment(text, self._style("total"))
        if not shade:
            return Segment(text, self._style("nought"))
        return Segment(text, self._style(f"shade-{shade}"))

    def _columns_in_sight(self) -> range:
        """The columns, the totals among them, of which any part is scrolled to."""
        left = self.scroll_offset.x
        right = left + self.scrollable_content_region.width - self._label_width
        first = max(0, bisect_right(self._lefts, left) - 1)
        return range(first, min(bisect_left(self._lefts, right), len(self._widths)))

    def _joined(self, label: Segment, cells: list[Segment], rest: Style) -> Strip:
        """The frozen label, and as much of the cells in sight as is scrolled to."""
        room = self.scrollable_content_region.width - self._label_width
        first = self._columns_in_sight().start
        left = self.scroll_offset.x - self._lefts[first]
        body = Strip(cells).crop_extend(left, left + room, rest)
        return Strip.join([Strip([label], self._label_width), body])

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"heat-table--{part}")

    @property
    def cursor_region(self) -> Region:
        row, column = self.cursor
        return Region(self._lefts[column], row, self._widths[column], 1)


def _column_width(label: str, figures: Sequence[str], lines: int, most: int) -> int:
    widest = max((len(figure) for figure in figures), default=0) + 3
    words = max((width_of(word) for word in label.split()), default=0) + 1
    wished = max(-(-width_of(label) // lines) + 1, words)
    return max(widest, min(max(wished, _LEAST), most))


@lru_cache(maxsize=2048)
def _head(label: str, width: int) -> list[str]:
    """A column's label broken over at most three lines, the last one cut where it must be."""
    lines = [""]
    for word in label.split():
        while width_of(word) > width:  # a compound that no line holds is broken
            room = width - width_of(lines[-1]) - (1 if lines[-1] else 0) - 1
            if room < 4:
                lines.append("")
                room = width - 1
            lines[-1] = f"{lines[-1]} {word[:room]}-".strip()
            word = word[room:]
            lines.append("")
        if not lines[-1]:
            lines[-1] = word
        elif width_of(lines[-1]) + 1 + width_of(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    lines = [line for line in lines if line]
    if len(lines) > _HEAD_LINES:
        lines = lines[:_HEAD_LINES]
        lines[-1] = fitted(lines[-1] + "…", width).rstrip() if width_of(lines[-1]) < width else (
            lines[-1][: width - 1] + "…"
        )  # fmt: skip
    return lines
