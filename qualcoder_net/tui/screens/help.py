"""Help: the keys of the screen one comes from, read from the table of actions."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcoder_net.i18n import Message, _, msg
from qualcoder_net.tui.actions import WITHIN, Action, Context, actions
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints

_HEADINGS: dict[Context, Message] = {
    "transcript": msg("In the text"),
    "coding": msg("While coding"),
    "sources": msg("In the list of sources"),
    "codes": msg("In the list of codes"),
    "borders": msg("While borders are moved"),
    "find": msg("While you type what to find"),
    "places": msg("From difference to difference"),
    "disagreements": msg("Deciding what the consensus is"),
    "everywhere": msg("Everywhere"),
}


class HelpScreen(ModalScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "leave", show=False)
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._about = context

    def compose(self) -> ComposeResult:
        with Vertical(id="help-box") as box:
            box.border_title = _("Help")
            with VerticalScroll(id="help-body"):
                yield Static(id="help-text", markup=False)
            yield KeyHints((Hint.of("escape", _("leave")),), padded=True)

    def on_mount(self) -> None:
        self.query_one("#help-text", Static).update(help_text(self._about))
        self.query_one("#help-body").focus()

    def action_leave(self) -> None:
        self.dismiss(None)


def help_text(context: Context) -> Table:
    """What can be done there, with the keys; those by name alone come last of each part."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(ratio=2)
    table.add_column(ratio=5)
    parts: tuple[Context, ...] = (*WITHIN.get(context, (context,)), "everywhere")
    for part in dict.fromkeys(parts):
        rows = [action for action in actions(part) if action.listed]
        if rows:
            _add_part(table, str(_HEADINGS.get(part, msg("On this screen"))), rows)
    return table


def _add_part(table: Table, heading: str, rows: list[Action]) -> None:
    table.add_row("", Text(heading, "bold underline"), "")
    for action in sorted(rows, key=lambda action: not action.keys):
        said = str(action.help) if action.help else ""
        table.add_row(Text(action.keys_shown or ":"), Text(str(action.label)), Text(said, "dim"))
    table.add_row("", "", "")
