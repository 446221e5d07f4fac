"""Quotations behind a figure or of a code: read them, copy them, go where they were said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qualcoder_net.i18n import _, current_language, ngettext
from qualcoder_net.model import Codebook, Coding
from qualcoder_net.tui.actions import Context, bindings
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.core.quoting import Quote, Quoter

# Read and laid out at a time; the next portion comes when the cursor nears the end.
_PORTION = 200
_NEAR_END = 20
# Ids in one question to the database, which takes a limited number.
_ASKED = 5000


class QuotationsScreen(ProjectScreen):
    """The quotations of codings, by source and place."""

    CONTEXT: ClassVar[Context] = "quotations"
    BINDINGS: ClassVar[list[BindingType]] = bindings("quotations")

    def __init__(self, title: str, coding_ids: Sequence[int]) -> None:
        super().__init__()
        self._title = title
        self._ids = [*coding_ids]
        self._codings: list[Coding] = []
        self._quotes: list[Quote] = []
        self._wanted = 0
        self._book = Codebook(())
        self._coders: dict[int, str] = {}

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield OptionList(id="quotations", markup=False)
        yield Static(id="quotations-hint", classes="empty-hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self.refresh_project()

    def refresh_project(self) -> None:
        """Codings may have gone, or their codes been renamed."""
        from qualcoder_net.core.quoting import Quoter

        self._quoter: Quoter = Quoter(self.project)
        self._book = self.project.codebook.tree()
        self._coders = {coder.id: coder.name for coder in self.project.coders.all()}
        self.run_worker(self._find, thread=True, exclusive=True, group="quotes")

    def _find(self) -> None:
        """In a thread: the codings that are still there and may be seen, by source and place."""
        found: list[Coding] = []
        for first in range(0, len(self._ids), _ASKED):
            found += self.project.codings.select(ids=self._ids[first : first + _ASKED])
        found.sort(key=lambda c: (c.source_id, c.start, c.end, c.id))
        self.app.call_from_thread(self._begin, found)

    def _begin(self, codings: list[Coding]) -> None:
        self._codings, self._quotes, self._wanted = codings, [], 0
        listing = self.query_one(OptionList)
        listing.clear_options()
        hint = self.query_one("#quotations-hint", Static)
        hint.update(_("There is nothing here: no coding is left."))
        hint.display, listing.display = not codings, bool(codings)
        n = len(codings)
        count = ngettext("{n} coding", "{n} codings", n).format(n=n)
        self.say_title(self._title, count)
        self._more()

    # --- portions ---

    def _more(self) -> None:
        portion = self._codings[self._wanted : self._wanted + _PORTION]
        if portion:
            self._wanted += len(portion)
            self.run_worker(partial(self._read, portion), thread=True, group="quotes")

    def _read(self, portion: Sequence[Coding]) -> None:
        self.app.call_from_thread(self._add, self._quoter.quotes(portion))

    def _add(self, quotes: list[Quote]) -> None:
        listing = self.query_one(OptionList)
        self._quotes += quotes
        listing.add_options(Option(self._option(quote)) for quote in quotes)
        if listing.highlighted is None and self._quotes:
            listing.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if len(self._quotes) == self._wanted and event.option_index >= self._wanted - _NEAR_END:
            self._more()

    def _option(self, quote: Quote) -> Content:
        """The words, and beneath them where they stand, with which code, by whom."""
        assert quote.coding is not None
        code = self._book.by_id.get(quote.coding.code_id)
        line: list[tuple[str, str] | str] = [(quote.reference(), "$foreground 60%")]
        if code:
            line += [
                "  ",
                ("■", code.colour),
                (f" {code.name(current_language())}", "$foreground 60%"),
            ]
        if len({*self._coders}) > 1:
            line.append((f"  {self._coders.get(quote.coding.coder_id, '')}", "$foreground 60%"))
        return Content.assemble("“", shown(quote.text), "”\n", *line, "\n")

    # --- acts ---

    def on_option_list_option_selected(self) -> None:
        self.action_go()

    def _highlighted(self) -> Quote | None:
        at = self.query_one(OptionList).highlighted
        return self._quotes[at] if at is not None and at < len(self._quotes) else None

    def action_go(self) -> None:
        """The program goes: this screen may be taken off on the way."""
        if quote := self._highlighted():
            self.app.call_later(self.program.go_to_segment, quote.source, quote.start, quote.end)

    def action_copy(self) -> None:
        if quote := self._highlighted():
            self.app.copy_to_clipboard(f"“{quote.text}” ({quote.reference()})")
            self.notify(_("Copied, with its reference."), timeout=3)

    def action_back(self) -> None:
        self.app.pop_screen()
