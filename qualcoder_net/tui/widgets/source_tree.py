"""The pane of sources by case, with own coding counts and a mark on what is finished."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qualcoder_net.tui.actions import bindings
from qualcoder_net.tui.widgets.outline import Outline


class SourceTree(Outline):
    ONE_CLICK: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("sources")

    def highlight_source(self, source_id: int) -> None:
        """Put the cursor on a source, in the case it is already in where there are several."""
        here = self.highlighted
        if isinstance(here, tuple) and here[1] == source_id:
            return
        keys = [row.key for row in self.rows if isinstance(row.key, tuple)]
        self.highlight(next((key for key in keys if key[1] == source_id), None))

    def action_open_highlighted(self) -> None:
        if isinstance(self.highlighted, tuple):
            self.action_choose()
        else:
            self.action_toggle_node()
