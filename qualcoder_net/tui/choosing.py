"""Questions that are answered from a list: one of it, or any number."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Hashable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.tui.dialog import Answer, Dialog
from qualcoder_net.tui.widgets.keyhints import Hint

Key = TypeVar("Key", bound=Hashable)

# Options are drawn at once, so a long list shows its first part until the filter narrows it.
_SHOWN = 500


class _Filter(Input):
    """What is typed to narrow a list. A space means something only after a word."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return (key != "space" or bool(self.value)) and super().check_consume_key(key, character)


class _Listing(Dialog[Answer], Generic[Answer, Key]):
    """A list under a line that filters it: every word typed must occur in an option."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list('cursor_down')", show=False),
        Binding("up", "list('cursor_up')", show=False),
        Binding("pagedown", "list('page_down')", show=False),
        Binding("pageup", "list('page_up')", show=False),
        Binding("enter", "accept", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[Key, str | Content]],
        *,
        filterable: bool,
        detail: str,
        highlight: Key | None = None,
    ) -> None:
        super().__init__(title, detail)
        self._options = [(key, label, _folded(str(label))) for key, label in options]
        self._filterable = filterable
        self._highlight = highlight
        self._shown: list[Key] = []
        self._filter = ""

    def compose_answer(self) -> ComposeResult:
        if self._filterable:
            yield _Filter(placeholder=_("Type to filter"), classes="dialog-input", compact=True)
        yield OptionList(classes="dialog-list", markup=False, compact=True)

    def on_mount(self) -> None:
        keys = [key for key, _label, _folded in self._options]
        self._fill("", keys.index(self._highlight) if self._highlight in keys else 0)
        if not self._filterable:
            self.query_one(OptionList).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._filter:
            self._fill(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.clicked()

    def action_list(self, movement: str) -> None:
        getattr(self.query_one(OptionList), f"action_{movement}")()

    def action_accept(self) -> None:
        self.picked()

    @property
    def highlighted(self) -> Key | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def label_of(self, key: Key, label: str | Content) -> str | Content:
        return label

    def picked(self) -> None:
        raise NotImplementedError

    def clicked(self) -> None:
        """The mouse is on the highlighted option."""
        self.picked()

    def _fill(self, typed: str, highlight: int = 0) -> None:
        self._filter = typed
        words = _folded(typed).split()
        fitting = [(k, label) for k, label, folded in self._options if _has_all(folded, words)]
        self._shown = [key for key, _label in fitting[:_SHOWN]]
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(Option(self.label_of(*option)) for option in fitting[:_SHOWN])
        listing.highlighted = min(highlight, len(self._shown) - 1) if self._shown else None
        self.complain(self._said_of(len(fitting)))

    def _said_of(self, fitting: int) -> str:
        if not self._options:
            return _("There is nothing to choose from.")
        if not fitting:
            return _("Nothing fits.")
        return _("… and more: type to narrow it down") if fitting > _SHOWN else ""


class Choose(_Listing[Key | None, Key]):
    """One of a list, by its key, or None. `chosen` is highlighted at first."""

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[Key, str | Content]],
        filterable: bool = True,
        *,
        chosen: Key | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(title, options, filterable=filterable, detail=detail, highlight=chosen)

    def keys(self) -> Sequence[Hint]:
        return Hint.of("enter", _("choose")), Hint.of("escape", _("cancel"))

    def picked(self) -> None:
        if self._shown:
            self.dismiss(self.highlighted)


class ChooseMany(_Listing[list[Key] | None, Key]):
    """Any number of a list, by their keys in the list's order, or None. Tab marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,space", "mark", show=False, priority=True),
        Binding("ctrl+a", "mark_all", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[Key, str | Content]],
        chosen: Collection[Key] = (),
        filterable: bool = True,
        *,
        detail: str = "",
    ) -> None:
        super().__init__(title, options, filterable=filterable, detail=detail)
        self._marked = set(chosen)

    def keys(self) -> Sequence[Hint]:
        return (
            Hint.of("tab", _("mark")),
            Hint.of("ctrl+a", _("mark all")),
            Hint.of("enter", _("keep")),
            Hint.of("escape", _("cancel")),
        )

    def label_of(self, key: Key, label: str | Content) -> Content:
        return Content.assemble("[✓] " if key in self._marked else "[ ] ", label)

    def clicked(self) -> None:
        self._mark(0)

    def action_mark(self) -> None:
        self._mark(1)

    def _mark(self, step: int) -> None:
        """Mark what is highlighted, or not any more, and go on by *step*."""
        key, at = self.highlighted, self.query_one(OptionList).highlighted
        if key is None or at is None:
            return
        self._marked ^= {key}
        self._fill(self._typed(), at + step)

    def action_mark_all(self) -> None:
        shown = set(self._shown)
        self._marked = self._marked - shown if shown <= self._marked else self._marked | shown
        self._fill(self._typed(), self.query_one(OptionList).highlighted or 0)

    def picked(self) -> None:
        self.dismiss([key for key, _label, _folded in self._options if key in self._marked])

    def _typed(self) -> str:
        return self.query_one(Input).value if self._filterable else ""


def _folded(text: str) -> str:
    """Without case and accents, so that “cafe” finds “Café”."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _has_all(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


async def ask_branch(app: App[None], book: Codebook, chosen: str | None) -> str | None:
    """The GUID of a code that has others beneath it, "" for the whole book; None for no answer."""
    language = current_language()
    options = [("", _("whole book"))] + [
        (code.guid, book.path(code, language))
        for _depth, code in book.walk()
        if book.children(code)
    ]
    return await app.push_screen_wait(Choose(_("Codes beneath"), options, chosen=chosen or ""))
