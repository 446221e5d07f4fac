"""Help: the keys of the screen one comes from, read from the table of actions."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from qualcoder_net.i18n import Message, _, msg
from qualcoder_net.tui.actions import WITHIN, Action, Context, actions

_HEADINGS: dict[Context, Message] = {
    "transcript": msg("In the text"),
    "coding": msg("While coding"),
    "sources": msg("In the list of sources"),
    "codes": msg("In the list of codes"),
    "borders": msg("While borders are moved"),
    "everywhere": msg("Everywhere"),
}


class HelpScreen(ModalScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "leave", show=False)
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def compose(self) -> ComposeResult:
        with Vertical(id="help-box") as box:
            box.border_title = _("Help")
            with VerticalScroll(id="help-body"):
                yield Static(id="help-text", markup=False)
            yield Label(_("Esc leave   : all actions by name"), id="help-keys", markup=False)

    def on_mount(self) -> None:
        self.query_one("#help-text", Static).update(help_text(self._context))
        self.query_one("#help-body").focus()

    def action_leave(self) -> None:
        self.dismiss(None)


def help_text(context: Context) -> Content:
    """What can be done there, with the keys; those by name alone come last of each part."""
    near = (*WITHIN.get(context, (context,)), "everywhere")
    shown = [_part(part) for part in dict.fromkeys(near)]
    return Content("\n\n").join(part for part in shown if part)


def _part(context: Context) -> Content:
    rows = [action for action in actions(context) if action.listed]
    if not rows:
        return Content("")
    rows.sort(key=lambda action: not action.keys)
    heading = _HEADINGS.get(context, msg("On this screen"))
    lines = [Content.styled(str(heading), "bold underline"), *map(_line, rows)]
    return Content("\n").join(lines)


def _line(action: Action) -> Content:
    label, said = str(action.label), str(action.help) if action.help else ""
    return Content.assemble(
        (f"{action.keys_shown or ':':<12}", "bold"), f"{label:<30} ", (said, "dim")
    )
