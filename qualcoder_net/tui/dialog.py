"""What every small question has in common: a box over the screen, and the keys that answer."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label

from qualcoder_net.i18n import _

Answer = TypeVar("Answer")


def keys_said(*pairs: tuple[str, str]) -> Content:
    """The line that says what the keys of a dialog do."""
    parts: list[Content | str | tuple[str, str]] = []
    for key, meaning in pairs:
        parts += [(key, "bold"), f" {meaning}   "]
    return Content.assemble(*parts).rstrip()


class Dialog(ModalScreen[Answer]):
    """A box over the screen: a title, what is asked, and the keys that answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    AUTO_FOCUS = "Input, TextArea, OptionList"

    def __init__(self, title: str, detail: str = "") -> None:
        super().__init__(classes="dialog")
        self.asked = title
        self.detail = detail

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Label(self.asked, classes="dialog-title", markup=False)
            if self.detail:
                with VerticalScroll(classes="dialog-detail"):
                    yield Label(self.detail, markup=False)
            yield from self.compose_answer()
            yield Label(self.keys(), classes="dialog-keys")

    def compose_answer(self) -> ComposeResult:
        """What the answer is given in."""
        yield from ()

    def keys(self) -> Content:
        return keys_said((_("Enter"), _("keep")), (_("Esc"), _("cancel")))

    def action_cancel(self) -> None:
        self.dismiss(None)
