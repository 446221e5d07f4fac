"""The cases screen: cases, sources and speakers as tables whose cells can be changed."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from qualcoder_net.core.names import KIND_NAMES
from qualcoder_net.i18n import _, ngettext
from qualcoder_net.model import OWNERS, AttributeOwner, Case
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.cases_acts import CasesActs
from qualcoder_net.tui.screens.cases_attributes import CasesAttributes
from qualcoder_net.tui.screens.cases_tables import (
    OWNER_TITLES,
    Column,
    Owner,
    Table,
    table_of,
)
from qualcoder_net.tui.widgets.cells import fitted, shown, width_of
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints
from qualcoder_net.tui.widgets.keyline import KeyLine

_WIDEST = 36  # cells; the whole of a longer value stands in the status line
_ONLY_FOR: dict[str, AttributeOwner] = {
    "add_case": "case",
    "move(1)": "case",
    "interviewer": "speaker",
}


class GridTable(DataTable[Text]):
    """Enter changes a cell; a click only goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.edit", show=False)]


class CasesScreen(CasesAttributes, CasesActs):
    """One table at a time: 1 cases, 2 sources, 3 speakers."""

    CONTEXT: ClassVar[Context] = "cases"
    BINDINGS: ClassVar[list[BindingType]] = bindings("cases")

    def __init__(self) -> None:
        super().__init__()
        self.owner: AttributeOwner = "case"
        self.table = Table((), (), ())
        self._places: dict[AttributeOwner, Coordinate] = {}

    def compose(self) -> ComposeResult:
        yield KeyHints(classes="screen-title")
        table = GridTable(id="cases-table", fixed_columns=1, zebra_stripes=True)
        yield table
        yield Static(id="cases-hint", classes="empty-hint", markup=False)
        yield Static(id="cases-cell", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(GridTable).focus()
        self.refresh_project()

    def is_at_hand(self, action: Action) -> bool:
        """For the key line: what makes sense in this table, and in an empty one."""
        if _ONLY_FOR.get(action.name, self.owner) != self.owner:
            return False
        needs_none = action.context == "everywhere" or action.method in ("show", "back")
        first = self.owner == "case" and action.name in ("add_case", "load")
        return bool(self.table.owners) or needs_none or first

    # --- showing ---

    def refresh_project(self) -> None:
        owner, at = self.highlighted_owner, self.query_one(GridTable).cursor_coordinate
        self.table = table_of(self.project, self.owner)
        self._fill()
        ids = [one.id for one in self.table.owners]
        row = ids.index(owner.id) if owner is not None and owner.id in ids else at.row
        self.query_one(GridTable).move_cursor(row=row, column=at.column)
        self._say_title()
        self._say_cell()

    def _fill(self) -> None:
        grid, table = self.query_one(GridTable), self.table
        grid.clear(columns=True)
        for n, column in enumerate(table.columns):
            widest = max([width_of(row[n]) for row in table.cells], default=0)
            title = Text(column.title, justify="right" if column.is_number else "left")
            grid.add_column(title, width=min(_WIDEST, max(widest, width_of(column.title), 4)))
        for row in table.cells:
            grid.add_row(*(_cell(c, value) for c, value in zip(table.columns, row, strict=True)))
        hint = self.query_one("#cases-hint", Static)
        hint.update(self._emptiness())
        hint.display, grid.display = not table.owners, bool(table.owners)

    def _emptiness(self) -> str:
        if self.owner == "case":
            return _(
                "There are no cases yet: what your study compares, such as networks.\n\n"
                "a adds one; importing (F7) and loading a table (L) can make them too."
            )
        return _("There are no transcripts yet. F7 brings them in.")

    def _say_title(self) -> None:
        tables = [
            Hint.of(str(n), str(OWNER_TITLES[owner]), is_current=owner == self.owner)
            for n, owner in enumerate(OWNERS, 1)
        ]
        n = len(self.table.owners)
        rows = Hint((), ngettext("{n} row", "{n} rows", n).format(n=n))
        project = Hint((), shown(self.project.name))
        self.query_one(".screen-title", KeyHints).hints = (*tables, rows, project)
        self.program.update_keyline()

    def _say_cell(self) -> None:
        """The whole of what the highlighted cell says, and what kind of thing it is."""
        said, column = "", self.highlighted_column
        owner = self.highlighted_owner
        if owner is not None and column is not None:
            value = self.highlighted_value or "–"
            whose = "" if column.change == "name" else f"{shown(owner.name)}  ·  "
            said = f"{whose}{column.title}: {shown(value)}"
            if column.attribute is not None:
                said += f"  ({KIND_NAMES[column.attribute.kind]})"
            elif not column.change:
                said += f"  ({_('cannot be changed here')})"
        self.query_one("#cases-cell", Static).update(said)

    def on_data_table_cell_highlighted(self) -> None:
        self._say_cell()

    # --- what is highlighted ---

    @property
    def highlighted_owner(self) -> Owner | None:
        row = self.query_one(GridTable).cursor_coordinate.row
        return self.table.owners[row] if 0 <= row < len(self.table.owners) else None

    @property
    def highlighted_column(self) -> Column | None:
        column = self.query_one(GridTable).cursor_coordinate.column
        return self.table.columns[column] if 0 <= column < len(self.table.columns) else None

    @property
    def highlighted_value(self) -> str:
        row, column = self.query_one(GridTable).cursor_coordinate
        return self.table.cells[row][column] if row < len(self.table.cells) else ""

    def highlight(self, owner: Owner) -> None:
        ids = [one.id for one in self.table.owners]
        if owner.id in ids:
            self.query_one(GridTable).move_cursor(row=ids.index(owner.id))

    # --- moving about ---

    def action_show(self, owner: AttributeOwner) -> None:
        if owner == self.owner:
            return
        grid = self.query_one(GridTable)
        self._places[self.owner] = grid.cursor_coordinate
        self.owner = owner
        self.table = table_of(self.project, owner)
        self._fill()
        grid.cursor_coordinate = self._places.get(owner, Coordinate(0, 0))
        grid.focus()
        self._say_title()
        self._say_cell()

    def action_move(self, step: int) -> None:
        case = self.highlighted_owner
        if isinstance(case, Case):
            place = [one.id for one in self.table.owners].index(case.id) + step
            if 0 <= place < len(self.table.owners):
                self.project.cases.move(case, place)
                self.program.project_changed()

    async def action_back(self) -> None:
        await self.program.open_screen("coding")


def _cell(column: Column, value: str) -> Text:
    text = fitted(value, min(_WIDEST, width_of(value))).rstrip()
    return Text(text, justify="right" if column.is_number else "left", no_wrap=True)
