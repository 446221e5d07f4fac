"""The line beneath the transcript: what is under the cursor, a search, or borders being moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from qualcoder_net.i18n import _
from qualcoder_net.tui.actions import bindings


class PaneTitle(Static):
    """The line above a pane. Saying the same again costs nothing, saying something else little."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, classes="pane-title", markup=False)
        self._said: Content | None = None

    def say(self, said: Content | str) -> None:
        said = Content(said) if isinstance(said, str) else said
        if self._said is None or not said.is_same(self._said):
            self._said = said
            self.update(said, layout=False)


class SegmentLine(Static):
    """Names the codes under the cursor; one short line each, as many as fit."""

    def show(self, said: Sequence[Content], title: str, note: str = "") -> None:
        heading = f" {title} · {note} " if note else f" {title} "
        if heading != self.border_title:
            self.border_title = heading
        self.update(Content("   ").join(said), layout=False)


class BorderLine(Static, can_focus=True):
    """Has the keys while the borders of a coding are moved."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("borders", "screen")


class FindLine(Horizontal):
    """A line to type in what to find; says at once how often it occurs."""

    class Sought(Message):
        """Other text is looked for."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Done(Message):
        """Enter or Escape: `kept` says whether the hits stay."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    BINDINGS: ClassVar[list[BindingType]] = bindings("find")

    class Stepped(Message):
        """To the next or previous hit while still typing."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def compose(self) -> ComposeResult:
        yield Label("/", id="find-sign")
        yield Input(placeholder=_("Find in this source"), id="find-input", compact=True)
        yield Label("", id="find-count", markup=False)

    def begin(self, text: str = "") -> None:
        line = self.query_one(Input)
        line.value = text
        line.action_select_all()
        line.focus()

    def say(self, said: str) -> None:
        self.query_one("#find-count", Label).update(said)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Sought(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        self.post_message(self.Done(kept=True))

    def action_leave(self) -> None:
        self.post_message(self.Done(kept=False))

    def action_step(self, step: int) -> None:
        self.post_message(self.Stepped(step))


class Foot(Widget):
    """One of the three at a time, in the same place, so that the text above never moves."""

    def compose(self) -> ComposeResult:
        yield SegmentLine(id="segment", markup=False)
        yield FindLine(id="find")
        yield BorderLine(id="borders", markup=False)

    def on_mount(self) -> None:
        self.turn_to("segment")

    def turn_to(self, name: str) -> None:
        for line in self.children:
            line.display = line.id == name
