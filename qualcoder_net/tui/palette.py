"""The palette: everything that can be done on this screen, found by name."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content
from textual.screen import Screen

from qualcoder_net.i18n import _
from qualcoder_net.tui.actions import Action, Context, at_hand, can_be_done
from qualcoder_net.tui.widgets.cells import fitted
from qualcoder_net.tui.widgets.picker import Item, Picker

_LABEL = 38


class Palette(Picker["Action | None"]):
    """Answers with an action of the screen below."""

    def __init__(self, below: Screen[object]) -> None:
        context: Context = getattr(below, "context", "everywhere")
        found = [a for a in at_hand(context) if a.palette and a.listed and can_be_done(below, a)]
        self._actions = {action.name: action for action in found}
        items = [_item(action) for action in self._actions.values()]
        super().__init__(_("All actions"), items, _("What do you want to do?"))

    def detail(self, key: Hashable | None) -> Content:
        action = self._actions.get(str(key))
        return Content(str(action.help)) if action and action.help else Content("")

    def chosen(self, key: Hashable) -> None:
        self.dismiss(self._actions[str(key)])


def _item(action: Action) -> Item:
    label, keys = str(action.label), action.keys_shown
    content = Content.assemble(fitted(label, _LABEL), " ", (keys, "bold"))
    return Item(action.name, label, content, prose=str(action.help or ""))
