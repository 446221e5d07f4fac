"""The last line of every screen: the keys that matter here, as many as there is room for."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from qualcoder_net.tui.actions import Action, Context, at_hand, can_be_done

_GAP = 2  # cells between two keys


class KeyLine(Widget):
    """Reads the table of actions by the screen's `context`; heavier actions come first.

    A screen may have `is_at_hand(action)` to leave out what makes no sense just now.
    """

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground 75%;
        padding: 0 1;
        & > .keyline--key { color: $text-primary; text-style: bold; }
        &:nocolor > .keyline--key { text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {"keyline--key"}  # noqa: RUF012

    def refresh_keys(self) -> None:
        self.refresh()

    def render(self) -> Content:
        context: Context = getattr(self.screen, "context", "everywhere")
        chosen = [
            action
            for action in at_hand(context)
            if action.footer and action.listed and can_be_done(self.screen, action)
        ]
        chosen.sort(key=lambda action: -action.footer)
        style = self.get_visual_style("keyline--key", partial=True)
        parts = [
            Content.assemble((keys, style), " ", label) for keys, label in _fitting(chosen, self)
        ]
        return Content(" " * _GAP).join(parts)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width


def _fitting(chosen: list[Action], line: KeyLine) -> list[tuple[str, str]]:
    room = line.content_size.width
    fitting = []
    for action in chosen:
        keys, label = action.keys_shown, str(action.label)
        room -= Content(f"{keys} {label}").cell_length + _GAP
        if room + _GAP < 0:
            break
        fitting.append((keys, label))
    return fitting
