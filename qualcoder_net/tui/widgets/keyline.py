"""The last line of every screen: the keys that matter here, as many as there is room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qualcoder_net.tui.actions import Action, Context, at_hand, can_be_done, key_shown
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints

_GAP = 2  # cells between two keys


class KeyLine(KeyHints):
    """Reads the table of actions by the screen's `context`; heavier actions come first.

    Help stands at the right edge, always in the same place. A screen may have `is_at_hand(action)`
    to leave out what makes no sense just now.
    """

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        background: $panel;
        padding: 0 1;
    }
    """

    def refresh_keys(self) -> None:
        self.refresh()

    def lines(self, width: int) -> list[list[Hint]]:
        context: Context = getattr(self.screen, "context", "everywhere")
        near = [action for action in at_hand(context) if can_be_done(self.screen, action)]
        pressed = {key_shown(key): key for action in near for key in action.keys}
        said = [action for action in near if action.footer and action.listed]
        said.sort(key=lambda action: -action.footer)
        last = [_hint(action, pressed) for action in said if action.name == "help"]
        room = width - sum(hint.width for hint in last)
        line = []
        for action in said:
            hint = _hint(action, pressed)
            if action.name != "help" and hint.width + _GAP <= room:
                line.append(hint)
                room -= hint.width + _GAP
        if last and room:
            last = [replace(last[0], keys=((" " * (room - 1), ""), *last[0].keys))]
        return [[*line, *last]]


def _hint(action: Action, pressed: Mapping[str, str]) -> Hint:
    """A row that stands for a pair of keys can be clicked on either."""
    first = action.keys[0] if action.keys and action.clickable else ""
    keys = tuple((said, pressed.get(said, first)) for said in action.keys_shown.split(" "))
    return Hint(keys if action.clickable else ((action.keys_shown, ""),), str(action.label), first)
