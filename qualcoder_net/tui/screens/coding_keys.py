"""After `'`: the codes that own a letter, until one is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Code
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints


class KeyCodes(ModalScreen["Code | None"]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, owned: Mapping[str, Code]) -> None:
        super().__init__(classes="keycodes")
        self._owned = owned

    def compose(self) -> ComposeResult:
        language = current_language()
        with Vertical(id="keycodes-box") as box:
            box.border_title = _("which letter?")
            yield KeyHints(
                [
                    Hint(((key, key),), shown(code.name(language)), key, colour=code.colour)
                    for key, code in sorted(self._owned.items())
                ]
            )

    def on_key(self, event: events.Key) -> None:
        key = event.character or event.key
        if key in self._owned:
            event.stop()
            self.dismiss(self._owned[key])

    def action_leave(self) -> None:
        self.dismiss(None)
