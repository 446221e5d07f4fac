"""What practice with an interview came to: figures beside the reference, down to the places."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import DataTable, Static

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg
from qualcoder_net.model import Codebook, Source, text_in
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.agreement import CodesTable
from qualcoder_net.tui.screens.agreement_table import Table, legend
from qualcoder_net.tui.screens.practice_hand_in import HandingIn
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.core.practice import Result


class PracticeResultScreen(HandingIn):
    """Compares in a thread; the yardstick stands beside every figure."""

    CONTEXT: ClassVar[Context] = "practice_result"
    BINDINGS: ClassVar[list[BindingType]] = bindings("practice_result")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012

    def __init__(self, source: Source, reference: str | None) -> None:
        super().__init__()
        self._source, self._reference = source, reference
        self.book = Codebook(())
        self.found: Result | None = None
        self.table = Table((), ())

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield Static(id="practice-heading", markup=False)
        yield CodesTable(
            id="practice-codes", cursor_type="row", zebra_stripes=True, cell_padding=0,
            fixed_columns=1,
        )  # fmt: skip
        yield Static(id="practice-hint", classes="empty-hint", markup=False)
        yield Static(id="practice-code", markup=False)
        with VerticalScroll(id="practice-notes"):
            yield Static(id="practice-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.say_title(_("Practice"), self._source.name)
        self.query_one("#practice-hint").display = False
        self.query_one(CodesTable).focus()
        self.refresh_project()

    def refresh_project(self) -> None:
        self.book = self.project.codebook.tree()
        self.query_one("#practice-code", Static).update(_("Comparing…"))
        self.run_worker(self._compare, thread=True, exclusive=True, group="count")

    def _compare(self) -> None:
        from qualcoder_net.core.practice import result

        try:
            found = result(self.project, self._source, self._reference)
            self.app.call_from_thread(self._show, found)
        except QualcoderError as error:
            self.app.call_from_thread(self._refuse, error)

    # --- showing ---

    def _show(self, found: Result) -> None:
        from qualcoder_net.core.practice_words import blindness

        self.found = found
        heading = msg(
            "{coder} beside the reference of {reference}. {blind}",
            coder=found.coder.name,
            reference=found.reference.name,
            blind=blindness(found),
        )
        self.query_one("#practice-heading", Static).update(shown(str(heading)))
        self.query_one("#practice-hint").display = False
        self.query_one(CodesTable).display = True
        self._fill()
        self.query_one("#practice-note", Static).update("\n".join(map(shown, _notes(found))))
        self.program.update_keyline()

    def _fill(self) -> None:
        from qualcoder_net.tui.screens.practice_table import practice_table

        assert self.found is not None
        grid = self.query_one(CodesTable)
        at = grid.cursor_row
        width = grid.scrollable_content_region.width or self.size.width
        self.table = practice_table(self.found, self.book, width)
        grid.clear(columns=True)
        name, *figures = self.table.heads
        grid.add_column(Text(name.title), width=name.width)
        for head in figures:
            grid.add_column(Text(head.title, justify="right"), width=head.width + 1)
        for row in self.table.rows:
            grid.add_row(*row.cells)
        grid.fixed_rows = self.table.overall
        grid.move_cursor(row=at)
        self._say_code()

    def _refuse(self, error: QualcoderError) -> None:
        self.found, self.table = None, Table((), ())
        self.query_one("#practice-hint", Static).update(shown(str(error)))
        self.query_one("#practice-hint").display = True
        self.query_one(CodesTable).display = False
        self.query_one("#practice-code", Static).update("")
        self.program.update_keyline()

    def on_resize(self) -> None:
        if self.found is not None:
            self.call_after_refresh(self._fill)

    # --- the highlighted code ---

    @property
    def highlighted(self) -> str | None:
        """The slug of the code under the cursor; None on the rows of all codes together."""
        row = self.query_one(CodesTable).cursor_row
        return self.table.rows[row].key if row < len(self.table.rows) else None

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        self._say_code()

    def _say_code(self) -> None:
        slug, language = self.highlighted, current_language()
        said = _("Over all codes that you or the reference used.")
        if code := self.book.by_slug.get(slug or ""):
            said = self.book.path(code, language)
            if definition := text_in(code.definition, language):
                said = f"{said}: {' '.join(definition.split())}"
        self.query_one("#practice-code", Static).update(shown(said))

    # --- acts ---

    def is_at_hand(self, action: Action) -> bool:
        needs_places = action.name in ("disagreements", "all_disagreements")
        return not needs_places or bool(self.found and self.found.places)

    def action_disagreements(self) -> None:
        self._walk(self.highlighted)

    def action_all_disagreements(self) -> None:
        self._walk(None)

    def _walk(self, slug: str | None) -> None:
        from qualcoder_net.tui.screens.practice_places import PracticePlacesScreen

        if self.found and self.found.places:
            code = self.book.by_slug.get(slug or "")
            self.app.push_screen(PracticePlacesScreen(self.found, code))

    def action_back(self) -> None:
        self.app.pop_screen()


def _notes(found: Result) -> list[str]:
    """What the figures rest on."""
    from qualcoder_net.core.practice_words import (
        SEGMENTS,
        UNIT,
        reservations,
        universe,
        yardstick,
    )

    said: list[Message] = [
        nmsg(
            "You and the reference differ at {n} place.",
            "You and the reference differ at {n} places.",
            n=len(found.places),
        ),
        *reservations(found),
        *map(yardstick, found.yardsticks),
        UNIT,
        universe(found.compared, found.source.name),
        SEGMENTS,
    ]
    return [*map(str, said), legend()]
