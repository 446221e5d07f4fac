"""The pane of codes with their counts, slots and keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qualcoder_net.tui.actions import bindings
from qualcoder_net.tui.widgets.outline import Outline


class CodeTree(Outline):
    BINDINGS: ClassVar[list[BindingType]] = bindings("codes")

    def action_apply_highlighted(self) -> None:
        self.action_choose()
