"""Type, see what fits, choose: what code picker and palette have in common."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from qualcoder_net.i18n import _
from qualcoder_net.tui.widgets.fuzzy import fit
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints

Answer = TypeVar("Answer")
_SHOWN = 200  # of a long list; typing narrows it down
_WELL = 0.3  # what fits less well stands below what else is offered


@dataclass(frozen=True, slots=True)
class Item:
    """Something to choose: found by `name`, `context` and `prose`, shown as `content`."""

    key: Hashable
    name: str
    content: Content
    context: str = ""
    prose: str = ""


class Picker(ModalScreen[Answer]):
    """A line to type in over the list of what fits, the best first; beside it what it means."""

    AUTO_FOCUS = "Input"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "list('cursor_down')", show=False, priority=True),
        Binding("up", "list('cursor_up')", show=False, priority=True),
        Binding("pagedown", "list('page_down')", show=False, priority=True),
        Binding("pageup", "list('page_up')", show=False, priority=True),
    ]

    def __init__(self, title: str, items: Sequence[Item], placeholder: str) -> None:
        super().__init__(classes="picker")
        self._title = title
        self._items = items
        self._placeholder = placeholder
        self._keys: list[Hashable] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="picker-box") as box:
            box.border_title = self._title.replace("[", "\\[")
            yield Input(placeholder=self._placeholder, classes="picker-input", compact=True)
            with Horizontal(classes="picker-body"):
                yield OptionList(classes="picker-list", markup=False, compact=True)
                yield Static("", classes="picker-detail", markup=False)
            yield KeyHints(self.keys(), padded=True)

    def on_mount(self) -> None:
        self.show_fitting("")

    # --- what a kind of picker says -------------------------------------------------------------

    def keys(self) -> Sequence[Hint]:
        return Hint.of("enter", _("choose")), Hint.of("escape", _("leave"))

    def extra(self, typed: str, fitting: Sequence[Item]) -> Iterable[Item]:
        """What is offered below the items that fit."""
        return ()

    def content_of(self, item: Item, typed: str) -> Content:
        """How an item stands in the list."""
        return item.content

    def detail(self, key: Hashable | None) -> Content:
        """What is said of the highlighted item."""
        return Content("")

    def chosen(self, key: Hashable) -> None:
        raise NotImplementedError

    # --- the list -------------------------------------------------------------------------------

    @property
    def typed(self) -> str:
        return self.query_one(Input).value.strip()

    @property
    def listing(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def highlighted(self) -> Hashable | None:
        at = self.listing.highlighted
        return self._keys[at] if at is not None and at < len(self._keys) else None

    def show_fitting(self, typed: str, highlight: Hashable | None = None) -> None:
        scored = [(fit(typed, item.name, item.context, item.prose), item) for item in self._items]
        fitting = [(score, item) for score, item in scored if score > 0]
        if typed.strip():
            fitting.sort(key=lambda scored: -scored[0])
        well = [item for score, item in fitting[:_SHOWN] if score >= _WELL]
        barely = [item for score, item in fitting[:_SHOWN] if score < _WELL]
        shown = [*well, *self.extra(typed, [*well, *barely]), *barely]
        self._keys = [item.key for item in shown]
        self.listing.clear_options()
        self.listing.add_options(Option(self.content_of(item, typed.strip())) for item in shown)
        at = self._keys.index(highlight) if highlight in self._keys else 0
        self.listing.highlighted = at if shown else None
        if not shown:
            self.show_detail()

    def show_detail(self) -> None:
        self.query_one(".picker-detail", Static).update(self.detail(self.highlighted))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_fitting(event.value)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.show_detail()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.highlighted is not None:
            self.chosen(self.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.chosen(self._keys[event.option_index])

    def action_list(self, movement: str) -> None:
        getattr(self.listing, f"action_{movement}")()

    def action_leave(self) -> None:
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box leaves."""
        if event.widget is self:
            self.action_leave()
