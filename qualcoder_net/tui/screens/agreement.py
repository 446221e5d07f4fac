"""The agreement screen: how far coders coded alike, code by code, down to where they differ."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import DataTable, Static

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.agreement_choices import AgreementChoices
from qualcoder_net.tui.screens.agreement_compared import (
    Compared,
    Part,
    compare,
    notes_of,
    why_nothing,
)
from qualcoder_net.tui.screens.agreement_settings import AgreementSettings
from qualcoder_net.tui.screens.agreement_table import Table, said_of, table_of
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured

_NO_TABLE = Table((), ())


class CodesTable(DataTable[Text]):
    """Enter walks through where coders differ; a click only goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.disagreements", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]


class AgreementScreen(AgreementChoices):
    """Compares in a thread whenever a setting or the project changes; the keys stay free."""

    CONTEXT: ClassVar[Context] = "agreement"
    BINDINGS: ClassVar[list[BindingType]] = bindings("agreement")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.settings = AgreementSettings()
        self.book = Codebook(())
        self.compared: Compared | None = None
        self.shown_part: Part = "blind"
        self.table = _NO_TABLE

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield KeyHints(id="agreement-settings")
        yield CodesTable(
            id="agreement-table", cursor_type="row", zebra_stripes=True, cell_padding=0,
            fixed_columns=1,
        )  # fmt: skip
        yield Static(id="agreement-hint", classes="empty-hint", markup=False)
        yield Static(id="agreement-code", markup=False)
        with VerticalScroll(id="agreement-notes"):
            yield Static(id="agreement-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.settings = AgreementSettings.of(self.project.preference("agreement"))
        self.query_one(CodesTable).focus()
        self.refresh_project()

    # --- comparing ---

    def refresh_project(self) -> None:
        self.book = self.project.codebook.tree()
        self._compare()

    def change(self, **changed: Any) -> None:
        self.settings = replace(self.settings, **changed)
        self.project.set_preference("agreement", self.settings.kept())
        self._compare()

    def _compare(self) -> None:
        self.say_title(_("Agreement"))
        self._say_settings()
        self.query_one("#agreement-code", Static).update(_("Comparing…"))
        self.run_worker(
            partial(self._compared, self.settings, self.book),
            thread=True, exclusive=True, group="count",
        )  # fmt: skip

    def _compared(self, settings: AgreementSettings, book: Codebook) -> None:
        """In a thread: compare, then show; what is asked for meanwhile is shown instead."""
        try:
            compared = compare(self.project, settings, book)
            self.app.call_from_thread(self._show, compared)
        except QualcoderError as error:
            emptiness = why_nothing(self.project, settings, error)
            self.app.call_from_thread(self._refuse, settings, emptiness)

    # --- showing ---

    def _show(self, compared: Compared) -> None:
        if compared.settings != self.settings:
            return
        self.compared = compared
        if self.measured is None:
            self.shown_part = "seen" if self.shown_part == "blind" else "blind"
        self._say_settings()
        self._fill()
        self._say_note()
        nothing = len(self.table.rows) == self.table.overall
        self._hint(_("Nobody used any of these codes in the sources compared.") if nothing else "")

    @property
    def result(self) -> AgreementResult | None:
        return self.compared.result if self.compared else None

    @property
    def measured(self) -> Measured | None:
        """The part that is shown."""
        return self.compared.part(self.shown_part) if self.compared else None

    def _fill(self) -> None:
        compared, measured, grid = self.compared, self.measured, self.query_one(CodesTable)
        assert compared is not None and measured is not None
        key, row = self.highlighted, grid.cursor_row
        self.table = table_of(
            compared.result, measured, self._places_by_key(), self.settings.sort,
            grid.scrollable_content_region.width or self.size.width,
        )  # fmt: skip
        grid.clear(columns=True)
        name, *figures = self.table.heads
        grid.add_column(Text(name.title), width=name.width)
        for head in figures:
            grid.add_column(Text(head.title, justify="right"), width=head.width + 1)
        for one in self.table.rows:
            grid.add_row(*one.cells)
        grid.fixed_rows = self.table.overall
        keys = [one.key for one in self.table.rows]
        grid.move_cursor(row=keys.index(key) if key in keys else row)
        self._say_code()

    def _places_by_key(self) -> dict[str | None, int]:
        """How often coders differ on the codes of each row; None for all of them."""
        assert self.compared is not None
        counts, own_only = self.compared.places[self.shown_part], self.settings.depth is None
        by_key: dict[str | None, int] = {None: counts.total()}
        for key, code in self.compared.result.columns.items():
            codes = [code] if own_only else self.book.subtree(code)
            by_key[key] = sum(counts[one.id] for one in codes)
        return by_key

    def on_resize(self) -> None:
        if self.measured is not None:
            self.call_after_refresh(self._fill)

    def _refuse(self, settings: AgreementSettings, emptiness: str) -> None:
        if settings == self.settings:
            self.compared, self.table = None, _NO_TABLE
            for selector in ("#agreement-code", "#agreement-note"):
                self.query_one(selector, Static).update("")
            self._say_settings()
            self._hint(emptiness)

    def _hint(self, said: str) -> None:
        hint = self.query_one("#agreement-hint", Static)
        hint.update(said)
        hint.display, self.query_one(CodesTable).display = bool(said), not said
        self.program.update_keyline()

    def _say_settings(self) -> None:
        """Where both kinds of sources are there, the key that shows each stands first."""
        hints = self.settings.hints(self.book)
        compared = self.compared
        if compared and compared.result.blind and compared.result.seen:
            blind, seen = len(compared.result.blind.sources), len(compared.result.seen.sources)
            is_blind = self.shown_part == "blind"
            said = _("coded blind ({n})").format(n=blind), _("not blind ({n})").format(n=seen)
            hints = [
                Hint.of("1", said[0], is_current=is_blind),
                Hint.of("2", said[1], is_current=not is_blind),
                *hints,
            ]
        self.query_one("#agreement-settings", KeyHints).hints = hints

    def _say_note(self) -> None:
        assert self.compared is not None
        lines = notes_of(self.compared, self.shown_part, self.table.unused)
        self.query_one("#agreement-note", Static).update("\n".join(map(shown, lines)))

    # --- the highlighted code ---

    @property
    def highlighted(self) -> str | None:
        """The key of the code under the cursor; None on the rows of all codes together."""
        row = self.query_one(CodesTable).cursor_row
        return self.table.rows[row].key if row < len(self.table.rows) else None

    def on_data_table_row_highlighted(self) -> None:
        self._say_code()

    def _say_code(self) -> None:
        said, key = "", self.highlighted
        if self.compared and self.measured and key in self.compared.result.columns:
            code = self.compared.result.columns[key]
            path = shown(self.book.path(code, current_language()))
            said = f"{path}:  {said_of(self.compared.result, self.measured, key)}"
        elif self.table.rows:
            said = _("Over all codes that somebody used.")
        self.query_one("#agreement-code", Static).update(said)

    # --- acts ---

    def is_at_hand(self, action: Action) -> bool:
        if action.context != "agreement":
            return True
        if action.method == "show":
            return bool(self.compared and self.compared.result.blind and self.compared.result.seen)
        if action.name == "toggle_counted":
            return self.settings.unit != "characters"
        return action.name not in ("disagreements", "all_disagreements") or bool(self.table.rows)

    def action_show(self, part: Part) -> None:
        if self.compared and self.compared.part(part) and part != self.shown_part:
            self.shown_part = part
            self._show(self.compared)

    def action_disagreements(self) -> None:
        self._walk(self.highlighted)

    def action_all_disagreements(self) -> None:
        self._walk(None)

    def _walk(self, key: str | None) -> None:
        from qualcoder_net.tui.screens.disagreements import DisagreementsScreen

        if self.compared is None or self.measured is None:
            return
        result = self.compared.result
        request = replace(result.request, coders=[coder.name for coder in result.coders])
        code = result.columns[key] if key else None
        sources = [source.id for source in self.measured.sources]
        self.app.push_screen(DisagreementsScreen(request, result.coders, sources, code))

    async def action_back(self) -> None:
        await self.program.open_screen("coding")
