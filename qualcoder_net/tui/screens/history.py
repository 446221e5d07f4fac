"""The history screen: every act in the project, newest first, who did it, what is undone."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Static

from qualcoder_net.i18n import _, ngettext
from qualcoder_net.model import Operation
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.dialogs import Choose, Confirm
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.widgets.cells import fitted, shown
from qualcoder_net.tui.widgets.keyline import KeyLine

_PORTION = 500
_NEAR_END = 20
_WHO = 12  # cells of a coder's name


class ActsTable(DataTable[Text]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.undo_this", show=False),
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]


class HistoryScreen(ProjectScreen):
    """A table of acts; older ones are read when the cursor nears the end."""

    CONTEXT: ClassVar[Context] = "history"
    BINDINGS: ClassVar[list[BindingType]] = bindings("history")

    def __init__(self) -> None:
        super().__init__()
        self.coder: str | None = None
        self.acts: list[Operation] = []
        self._limit = _PORTION

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield ActsTable(id="history-table", cursor_type="row", zebra_stripes=True)
        yield Static(_("Nothing has been done yet."), id="history-hint", classes="empty-hint")
        yield Static(id="history-act", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        table = self.query_one(ActsTable)
        for label, width in (
            (_("When"), 16),
            (_("Who"), _WHO),
            ("", 1),
            (_("What"), None),
        ):
            table.add_column(Text(label), width=width)
        table.focus()
        self.refresh_project()

    def refresh_project(self) -> None:
        table = self.query_one(ActsTable)
        at = table.cursor_row
        self.acts = self.project.history(coder=self.coder, limit=self._limit)
        table.clear()
        for act in self.acts:
            table.add_row(*_row(act))
        table.move_cursor(row=at)
        table.display = bool(self.acts)
        self.query_one("#history-hint").display = not self.acts
        self._say_title()

    def _say_title(self) -> None:
        n = len(self.acts)
        count = ngettext("{n} act", "{n} acts", n).format(n=n)
        if n == self._limit:
            count = _("the last {n} acts").format(n=n)
        self.say_title(_("History"), self.coder or _("all coders"), count)
        self.program.update_keyline()

    def is_at_hand(self, action: Action) -> bool:
        return bool(self.acts) or action.name != "undo_this"

    def _say_act(self, at: int) -> None:
        """The highlighted act in full."""
        said = ""
        if 0 <= at < len(self.acts):
            act = self.acts[at]
            rows = ngettext("{n} change", "{n} changes", act.changes).format(n=act.changes)
            held = f"  ·  {_('undone')}" if act.undone else ""
            said = f"{shown(str(act.summary))}\n{act.coder}  ·  {_when(act.at)}  ·  {rows}{held}"
        self.query_one("#history-act", Static).update(said)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        self._say_act(event.cursor_row)
        if len(self.acts) == self._limit and event.cursor_row > self._limit - _NEAR_END:
            self._limit += _PORTION
            self.refresh_project()

    @asking
    async def action_choose_coder(self) -> None:
        names = [coder.name for coder in self.project.coders.all()]
        options = [("", _("all coders")), *((name, name) for name in names)]
        coder = await self.app.push_screen_wait(
            Choose(_("Acts of"), options, chosen=self.coder or "")
        )
        if coder is not None:
            self.coder, self._limit = coder or None, _PORTION
            self.refresh_project()

    @asking
    async def action_undo_this(self) -> None:
        at = self.query_one(ActsTable).cursor_row
        if not 0 <= at < len(self.acts):
            return
        act = self.acts[at]
        if act.kind != "do" or act.undone or act.coder != self.project.journal.coder_name:
            self.notify(_("Only an act of your own that still holds can be undone."), timeout=4)
            return
        detail = _("Only this act is taken back; later ones stay.")
        if await self.app.push_screen_wait(
            Confirm(_("Undo “{act}”?").format(act=act.summary), detail, yes=_("undo"))
        ):
            self.project.undo(act.id)
            self.program.project_changed()

    async def action_back(self) -> None:
        await self.program.open_screen("coding")


def _row(act: Operation) -> tuple[Text, ...]:
    """Undone acts are struck through and marked; undoing and redoing are acts too."""
    mark = {"do": "✗" if act.undone else "", "undo": "↶", "redo": "↷"}[act.kind]
    style = "dim strike" if act.undone else "dim" if act.kind != "do" else ""
    return (
        Text(_when(act.at), style="dim"),
        Text(fitted(act.coder, _WHO).rstrip()),
        Text(mark),
        Text(shown(str(act.said)), style=style),
    )


def _when(at: str) -> str:
    """A moment in the user's own time zone, to the minute."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at[:16]
    return f"{moment:%Y-%m-%d %H:%M}"
