"""A list with branches that fold: the panes beside the transcript."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcoder_net.tui.widgets.cells import fitted, width_of
from qualcoder_net.tui.widgets.lanes import legible

_ROOMY = 32  # cells; a narrower pane indents by one


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `lead` stands before the label (a slot, a mark), `right` at the right edge.

    A `colour` (#rrggbb) tints the lead. A row is a branch when the next one lies deeper.
    """

    key: Hashable
    label: str
    depth: int = 0
    lead: str = ""
    right: str = ""
    colour: str = ""
    quiet: bool = False
    current: bool = False


class Outline(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor. Enter or a double click chooses (`Chosen`); moving only tells
    (`Highlighted`). With `ONE_CLICK` a single one chooses too, or folds a branch; else it folds
    only on the arrow.
    """

    ONE_CLICK: ClassVar[bool] = False

    class Chosen(Message):
        def __init__(self, outline: Outline, key: Hashable) -> None:
            super().__init__()
            self.outline, self.key = outline, key

        @property
        def control(self) -> Outline:
            return self.outline

    class Highlighted(Chosen):
        pass

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("right", "unfold", show=False),
        Binding("left", "fold", show=False),
        Binding("enter", "choose", show=False),
        Binding("space", "toggle_node", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline--cursor", "outline--current", "outline--quiet", "outline--right",
    }  # fmt: skip
    DEFAULT_CSS = """
    Outline {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .outline--cursor { background: $foreground 9%; }
        & > .outline--current { text-style: bold; color: $primary; }
        & > .outline--quiet { color: $foreground 60%; }
        & > .outline--right { color: $foreground 60%; }
        &:focus > .outline--cursor { background: $primary 38%; text-style: bold; }
        &:nocolor:focus > .outline--cursor { text-style: reverse; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._folded: set[Hashable] = set()
        self._seen: list[int] = []  # indexes of the rows that no fold hides
        self._at = 0

    # --- rows -----------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the cursor stays on its row as far as that is still there."""
        here = self.highlighted
        self._rows = rows
        self._index()
        self.highlight(here)

    def update_rows(self, changed: Mapping[Any, Row]) -> None:
        """Other contents for some rows, in their places."""
        self._rows = [changed.get(row.key, row) for row in self._rows]
        for y, index in enumerate(self._seen):
            if self._rows[index].key in changed:
                self._refresh_row(y)

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    @property
    def highlighted(self) -> Hashable | None:
        return self._rows[self._seen[self._at]].key if self._at < len(self._seen) else None

    def highlight(self, key: Hashable | None) -> None:
        """Put the cursor on a row, unfolding what hides it; None or an unknown key: no matter."""
        index = next((i for i, row in enumerate(self._rows) if row.key == key), None)
        if index is None:
            self._to(min(self._at, len(self._seen) - 1))
            return
        depth = self._rows[index].depth
        for above in range(index - 1, -1, -1):
            if self._rows[above].depth < depth:
                depth = self._rows[above].depth
                self._folded.discard(self._rows[above].key)
        self._index()
        self._to(self._seen.index(index))

    def _index(self) -> None:
        self._seen = []
        hidden_below: int | None = None
        for index, row in enumerate(self._rows):
            if hidden_below is not None and row.depth > hidden_below:
                continue
            hidden_below = row.depth if row.key in self._folded else None
            self._seen.append(index)
        self.virtual_size = Size(self.size.width, len(self._seen))
        self.refresh()

    def _is_branch(self, index: int) -> bool:
        following = index + 1
        return following < len(self._rows) and self._rows[following].depth > self._rows[index].depth

    # --- moving ---------------------------------------------------------------------------------

    def _to(self, at: int, *, tell: bool = False) -> None:
        at = max(0, min(at, len(self._seen) - 1))
        before, self._at = self._at, at
        self._refresh_row(before)
        self._refresh_row(at)
        if self._seen:
            self.scroll_to_region(Region(0, at, 1, 1), animate=False, immediate=True)
        if tell and self.highlighted is not None:
            self.post_message(self.Highlighted(self, self.highlighted))

    def action_move(self, step: int) -> None:
        self._to(self._at + step, tell=True)

    def action_page(self, step: int) -> None:
        self._to(self._at + step * max(1, self.size.height - 1), tell=True)

    def action_choose(self) -> None:
        if self.highlighted is not None:
            self.post_message(self.Chosen(self, self.highlighted))

    def action_toggle_node(self) -> None:
        if self._seen and self._is_branch(self._seen[self._at]):
            self._folded ^= {self.highlighted}
            self._index()

    def action_unfold(self) -> None:
        if self.highlighted in self._folded:
            self.action_toggle_node()
        else:
            self.action_move(1)

    def action_fold(self) -> None:
        """Fold the branch; on a leaf go to the branch it hangs on."""
        if not self._seen:
            return
        index = self._seen[self._at]
        if self._is_branch(index) and self.highlighted not in self._folded:
            self.action_toggle_node()
            return
        for y in range(self._at - 1, -1, -1):
            if self._rows[self._seen[y]].depth < self._rows[index].depth:
                self._to(y, tell=True)
                return

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if not 0 <= at < len(self._seen):
            return
        self._to(at, tell=True)
        row, is_branch = self._rows[self._seen[at]], self._is_branch(self._seen[at])
        if event.chain == 2 or (self.ONE_CLICK and not is_branch):
            self.action_choose()
        elif self.ONE_CLICK or event.get_content_offset_capture(self).x < self._lead(row):
            self.action_toggle_node()

    # --- drawing --------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._seen))

    def _refresh_row(self, y: int) -> None:
        self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if at >= len(self._seen):
            return Strip.blank(self.size.width, self.rich_style)
        row = self._rows[self._seen[at]]
        base = self.rich_style
        if row.quiet:
            base += self._part("quiet")
        if row.current:
            base += self._part("current")
        over = self._part("cursor") if at == self._at else Style.null()
        strip = Strip(list(self._cells(row, self._seen[at], width, base, over)))
        return strip.adjust_cell_length(self.size.width, base + over)

    def _cells(self, row: Row, index: int, width: int, base: Style, over: Style) -> list[Segment]:
        arrow = " " if not self._is_branch(index) else "▸" if row.key in self._folded else "▾"
        lead = arrow.rjust(self._lead(row) - 1) + " "
        right = f" {row.right} " if row.right else " "
        room = max(1, width - width_of(lead) - width_of(row.lead) - width_of(right))
        tint = Style.null()
        if row.colour and not over.reverse:
            ground = self.background_colors[1]
            rgb = legible(row.colour, ground.rgb if ground.ansi is None else (0, 0, 0))
            tint = Style(color=f"#{rgb[0]:02x}{rgb[1]:02x}{rgb[2]:02x}", bold=True)
        return [
            Segment(lead, base + self._part("quiet") + over),
            Segment(row.lead, base + tint + over),
            Segment(fitted(row.label, room), base + over),
            Segment(right, base + self._part("right") + over),
        ]

    def _lead(self, row: Row) -> int:
        """Cells before what a row says: what it is indented by, and its arrow."""
        return (2 if self.size.width >= _ROOMY else 1) * row.depth + 2

    def _part(self, name: str) -> Style:
        """What a component sets itself, its colours as they come out over the background."""
        own = self.get_component_rich_style(f"outline--{name}", partial=True)
        whole = self.get_component_rich_style(f"outline--{name}")
        return own + Style(
            color=whole.color if own.color else None, bgcolor=whole.bgcolor if own.bgcolor else None
        )

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
