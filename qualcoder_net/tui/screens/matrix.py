"""The matrix screen: cases by codes, every setting under a key, every figure down to its words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from qualcoder_net.core.matrix_words import FICTION, basis, unit, universe
from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.matrix_choices import MatrixChoices
from qualcoder_net.tui.screens.matrix_settings import NO_FIGURE, NOUGHT, MatrixSettings, grid_of
from qualcoder_net.tui.widgets.heat_table import NOTHING, HeatTable
from qualcoder_net.tui.widgets.keyhints import KeyHints
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.core.matrix import Matrix


class MatrixScreen(MatrixChoices):
    """Counts in a thread whenever a setting or the project changes; the keys stay free."""

    CONTEXT: ClassVar[Context] = "matrix"
    BINDINGS: ClassVar[list[BindingType]] = bindings("matrix")

    def __init__(self) -> None:
        super().__init__()
        self.settings = MatrixSettings()
        self.counted = None
        self.book = Codebook(())

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield KeyHints(id="matrix-settings")
        yield HeatTable(id="matrix-table")
        yield Static(id="matrix-hint", classes="empty-hint", markup=False)
        yield Static(id="matrix-cell", markup=False)
        yield Static(id="matrix-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.settings = MatrixSettings.of(self.project.preference("matrix"))
        self.query_one(HeatTable).focus()
        self.refresh_project()

    # --- counting and showing ---

    def refresh_project(self) -> None:
        self.book = self.project.codebook.tree()
        self._count()

    def change(self, **changed: Any) -> None:
        self.settings = replace(self.settings, **changed)
        self.project.set_preference("matrix", self.settings.kept())
        self._count()

    def _count(self) -> None:
        self.say_title(_("Matrix"))
        self._say_settings()
        self.query_one("#matrix-cell", Static).update(_("Counting…"))
        self.run_worker(
            partial(self._counted, self.settings), thread=True, exclusive=True, group="count"
        )

    def _say_settings(self) -> None:
        self.query_one("#matrix-settings", KeyHints).hints = self.settings.hints(self.book)

    def is_at_hand(self, action: Action) -> bool:
        return action.name not in ("quotations", "write") or self.query_one(HeatTable).display

    def _counted(self, settings: MatrixSettings) -> None:
        """In a thread: count, then show; what is asked for meanwhile is shown instead."""
        from qualcoder_net.core.matrix import build_matrix

        try:
            counted = build_matrix(self.project, settings.request(self.book))
            self.app.call_from_thread(self._show, settings, counted)
        except QualcoderError as error:
            self.app.call_from_thread(self._refuse, settings, error)

    def _show(self, settings: MatrixSettings, counted: Matrix) -> None:
        if settings != self.settings:
            return
        table, keys = self.query_one(HeatTable), self._keys_at_cursor()
        self.counted = counted
        table.grid = grid_of(counted, self.book)
        table.cursor = self._place_of(*keys)
        self._hint(self._emptiness(counted))
        said = f"{unit(counted)}\n{universe(counted)} {basis(counted)}"
        if counted.fiction:
            said = f"{said} {FICTION}"
        self.query_one("#matrix-note", Static).update(said)
        self._say_cell()

    def _refuse(self, settings: MatrixSettings, error: QualcoderError) -> None:
        if settings != self.settings:
            return
        self.counted = None
        self.query_one(HeatTable).grid = NOTHING
        self.query_one("#matrix-note", Static).update("")
        self.query_one("#matrix-cell", Static).update("")
        if not settings.coders and len(self.project.coders.all()) > 1:
            self._hint(str(error.what), _("Press o to choose whose codings count."))
        else:
            self._hint(str(error))

    def _hint(self, *lines: str) -> None:
        hint = self.query_one("#matrix-hint", Static)
        hint.update("\n".join(line for line in lines if line))
        hint.display = any(lines)
        self.query_one(HeatTable).display = not any(lines)
        self.program.update_keyline()

    def _emptiness(self, counted: Matrix) -> str:
        if not self.book.codes:
            return _("There are no codes yet. F3 opens the codebook, F2 the coding screen.")
        if not counted.sources:
            return _("There are no transcripts yet. F7 brings them in.")
        if not counted.row_labels or not counted.column_codes:
            return _("Nothing is coded in these rows and columns; e shows the empty ones.")
        return ""

    def _keys_at_cursor(self) -> tuple[str | None, str | None]:
        """The row's and column's keys under the cursor; None for the totals."""
        row, column = self.query_one(HeatTable).at
        if self.counted is None:
            return "", ""
        rows, columns = [*self.counted.row_labels], [*self.counted.column_codes]
        return rows[row] if row is not None else None, (
            columns[column] if column is not None else None
        )

    def _place_of(self, row: str | None, column: str | None) -> tuple[int, int]:
        assert self.counted is not None
        places = []
        for key, keys in ((row, self.counted.row_labels), (column, self.counted.column_codes)):
            known = [*keys]
            places.append(len(known) if key is None else known.index(key) if key in known else 0)
        return places[0], places[1]

    # --- the highlighted cell ---

    def on_heat_table_moved(self) -> None:
        self._say_cell()

    def on_heat_table_opened(self) -> None:
        self.action_quotations()

    def _cell_said(self) -> str:
        """Row and column in full, as the heads may be cut."""
        assert self.counted is not None
        row, column = self._keys_at_cursor()
        language, counted = current_language(), self.counted
        row_said = _("all rows") if row is None else counted.row_labels[row]
        column_said = _("all columns")
        if column is not None:
            column_said = self.book.path(counted.column_codes[column], language)
        return f"{row_said}  ×  {column_said}"

    def _say_cell(self) -> None:
        table, counted = self.query_one(HeatTable), self.counted
        if counted is None or not table.grid.columns:
            self.query_one("#matrix-cell", Static).update("")
            return
        row, column = table.at
        grid = table.grid
        figures = grid.column_totals if row is None else grid.figures[row]
        whole = grid.total if row is None else grid.row_totals[row]
        figure = whole if column is None else figures[column]
        figure = {NOUGHT: _("none"), NO_FIGURE: _("no words to count in")}.get(figure, figure)
        self.figure_said = f"{self._cell_said()}:  {figure}"
        self.query_one("#matrix-cell", Static).update(self.figure_said)

    def action_quotations(self) -> None:
        from qualcoder_net.tui.screens.quotations import QuotationsScreen

        if self.counted is None:
            return
        ids = self.counted.codings_behind(*self._keys_at_cursor())
        if not ids:
            self.notify(_("Nothing is coded here."), timeout=3)
            return
        self.app.push_screen(QuotationsScreen(self.figure_said, ids))

    async def action_back(self) -> None:
        await self.program.open_screen("coding")
