"""Small questions over any screen: yes or no, a line, a text, one or several of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from qualcoder_net.i18n import _
from qualcoder_net.tui.choosing import Choose, ChooseMany
from qualcoder_net.tui.dialog import Dialog
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints

__all__ = ["Choose", "ChooseMany", "Confirm", "Dialog", "Prompt", "TextEdit"]


class Confirm(Dialog[bool]):
    """Yes or no. Enter and `y` say yes, Escape and `n` say no. A long detail scrolls."""

    AUTO_FOCUS = "*"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y,j", "yes", show=False),
        Binding("n", "cancel", show=False),
    ]

    def __init__(self, question: str, detail: str = "", *, yes: str = "") -> None:
        super().__init__(question, detail)
        self._yes = yes

    def keys(self) -> Sequence[Hint]:
        return Hint.of("enter", self._yes or _("yes")), Hint.of("escape", _("no"))

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_cancel(self) -> None:
        self.dismiss(False)


class Prompt(Dialog[str | None]):
    """One line of text, or None. `check` says what is wrong with a line, or returns "".

    `yes` says what Enter does with it. A `suggested` value goes when one types.
    """

    def __init__(
        self,
        title: str,
        value: str = "",
        placeholder: str = "",
        *,
        detail: str = "",
        yes: str = "",
        check: Callable[[str], str] | None = None,
        suggested: bool = False,
    ) -> None:
        super().__init__(title, detail)
        self._value = value
        self._suggested = suggested
        self._placeholder = placeholder
        self._yes = yes
        self._check = check

    def keys(self) -> Sequence[Hint]:
        return Hint.of("enter", self._yes or _("keep")), Hint.of("escape", _("cancel"))

    def compose_answer(self) -> ComposeResult:
        yield Input(
            self._value,
            self._placeholder,
            select_on_focus=self._suggested,
            classes="dialog-input",
            compact=True,
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if problem := self._check(event.value) if self._check else "":
            self.complain(problem)
            return
        self.dismiss(event.value)


class TextEdit(Dialog[str | None]):
    """A text of several lines, or None. What was written is not thrown away at one Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,ctrl+enter", "keep", show=False, priority=True)
    ]

    def __init__(self, title: str, text: str = "", *, detail: str = "") -> None:
        super().__init__(title, detail)
        self._text = text
        self._warned = False

    def compose_answer(self) -> ComposeResult:
        yield TextArea(
            self._text, soft_wrap=True, tab_behavior="focus", classes="dialog-text", compact=True
        )

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def keys(self) -> Sequence[Hint]:
        return Hint.of("ctrl+s", _("keep")), Hint.of("escape", _("cancel"))

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text)

    def action_cancel(self) -> None:
        if self._warned or self.query_one(TextArea).text == self._text:
            self.dismiss(None)
            return
        self._warned = True
        again = Hint.of("escape", _("again: throw away what you wrote"))
        self.query_one(KeyHints).hints = (Hint.of("ctrl+s", _("keep")), again)
