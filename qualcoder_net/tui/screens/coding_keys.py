"""After `'`: the codes that own a letter, until one is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Code
from qualcoder_net.tui.widgets.badges import swatch
from qualcoder_net.tui.widgets.cells import shown

_WITH_WHAT_FOLLOWS = "\u00a0"  # a line is broken between two codes, not within one


class KeyCodes(ModalScreen["Code | None"]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, owned: Mapping[str, Code]) -> None:
        super().__init__(classes="keycodes")
        self._owned = owned

    def compose(self) -> ComposeResult:
        with Vertical(id="keycodes-box") as box:
            box.border_title = _("which letter?")
            yield Static(markup=False, id="keycodes")

    def on_mount(self) -> None:
        language = current_language()
        said = [
            Content.assemble(
                swatch(self, code.colour),
                (key, "bold"),
                (" " + shown(code.name(language))).replace(" ", _WITH_WHAT_FOLLOWS),
            )
            for key, code in sorted(self._owned.items())
        ]
        self.query_one(Static).update(Content("   ").join(said))

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in self._owned:
            event.stop()
            self.dismiss(self._owned[event.character])

    def action_leave(self) -> None:
        self.dismiss(None)
