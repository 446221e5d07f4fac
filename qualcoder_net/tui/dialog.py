"""What every small question has in common: a box, and the keys that answer, for the mouse too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label

from qualcoder_net.i18n import _
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box over the screen: a title, what is asked, and the keys that answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    AUTO_FOCUS = "Input, TextArea, OptionList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high"), (50, "-tall")]  # noqa: RUF012

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
            yield Label("", classes="dialog-problem", markup=False)
            yield KeyHints(self.keys(), padded=True, classes="dialog-keys")

    def compose_answer(self) -> ComposeResult:
        """What the answer is given in."""
        yield from ()

    def keys(self) -> Sequence[Hint]:
        return Hint.of("enter", _("keep")), Hint.of("escape", _("cancel"))

    def complain(self, problem: str) -> None:
        """Say what is wrong with the answer so far; with "" nothing is."""
        label = self.query_one(".dialog-problem", Label)
        label.update(problem)
        label.display = bool(problem)

    def action_cancel(self) -> None:
        self.dismiss(None)
