"""What can be chosen on the matrix screen: rows, columns, cells, coders, filter, and a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcoder_net.core.names import CELL_NAMES, ORDER_NAMES, OWNER_PLURALS
from qualcoder_net.i18n import Message, _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.progress import Report
from qualcoder_net.tui.choosing import ask_branch
from qualcoder_net.tui.dialogs import Choose, ChooseMany
from qualcoder_net.tui.file_dialog import ask_where_to_write
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.screens.matrix_settings import MatrixSettings
from qualcoder_net.tui.writing import write_in_job

if TYPE_CHECKING:
    from qualcoder_net.core.matrix import Matrix
    from qualcoder_net.core.project import Project

_WITH_QUOTES = {".docx", ".html", ".md"}


class MatrixChoices(ProjectScreen):
    """Asks, and hands the answer to `change`; the screen itself counts and shows."""

    settings: MatrixSettings
    counted: Matrix | None
    book: Codebook

    def change(self, **changed: Any) -> None:
        """Other settings: keep them and count again."""
        raise NotImplementedError

    @asking
    async def action_choose_rows(self) -> None:
        options = [(name, str(label)) for name, label in OWNER_PLURALS.items()]
        for attribute in self.project.attributes.all():
            name = f"{attribute.owner}:{attribute.name}"
            owner = OWNER_PLURALS[attribute.owner]
            label = _("{attribute} of {owners}").format(attribute=attribute.name, owners=owner)
            options.append((name, label))
        rows = await self.app.push_screen_wait(
            Choose(_("What the rows are"), options, chosen=self.settings.rows)
        )
        if rows:
            self.change(rows=rows)

    @asking
    async def action_choose_cells(self) -> None:
        options = [(name, str(label)) for name, label in CELL_NAMES.items()]
        cells = await self.app.push_screen_wait(
            Choose(_("What a cell counts"), options, False, chosen=self.settings.cells)
        )
        if cells:
            self.change(cells=cells)

    @asking
    async def action_choose_branch(self) -> None:
        under = await ask_branch(self.app, self.book, self.settings.under)
        if under is not None:
            self.change(under=under or None)

    @asking
    async def action_choose_coders(self) -> None:
        counts = self.project.coders.coding_counts()
        options = [
            (coder.name, f"{coder.name} ({counts.get(coder.id, 0)})")
            for coder in self.project.coders.all()
        ]
        coders = await self.app.push_screen_wait(
            ChooseMany(
                _("Whose codings count"),
                options,
                self.settings.coders,
                detail=_("With none marked, the consensus counts, or else the one analyst."),
            )
        )
        if coders is not None:
            self.change(coders=tuple(coders))

    @asking
    async def action_choose_filter(self) -> None:
        attributes = self.project.attributes.all()
        options = [("", _("no filter"))] + [
            (f"{a.owner}:{a.name}", f"{a.name} ({OWNER_PLURALS[a.owner]})") for a in attributes
        ]
        name = await self.app.push_screen_wait(Choose(_("Only talk of what has"), options))
        if not name:
            if name is not None:
                self.change(where=())
            return
        attribute = next(a for a in attributes if f"{a.owner}:{a.name}" == name)
        values = sorted({*self.project.attributes.values(attribute).values()}, key=str.casefold)
        value = await self.app.push_screen_wait(
            Choose(f"{attribute.name} =", [(value, value) for value in values])
        )
        if value is not None:
            others = tuple(pair for pair in self.settings.where if pair[0] != name)
            self.change(where=(*others, (name, value)))

    def action_deepen(self, step: int) -> None:
        root = self.settings.branch(self.book)
        deepest = max([depth + 1 for depth, _code in self.book.walk(root)], default=1)
        depth = self.settings.depth or deepest
        self.change(depth=max(1, min(depth + step, deepest)))

    def action_next_order(self) -> None:
        orders = [*ORDER_NAMES]
        self.change(sort=orders[(orders.index(self.settings.sort) + 1) % len(orders)])

    def action_toggle_empty(self) -> None:
        self.change(hide_empty=not self.settings.hide_empty)

    def action_toggle_questions(self) -> None:
        self.change(with_interviewers=not self.settings.with_interviewers)

    # --- out ---

    @asking
    async def action_write(self) -> None:
        if (counted := self.counted) is None:
            return
        name = f"{self.project.name or 'matrix'}-matrix.docx"
        endings = ".docx .xlsx .csv .html .md .json"
        path = await ask_where_to_write(self.app, _("Write the matrix to"), name, endings)
        if path is None or (quotes := await self._quotes_for(path)) is None:
            return
        await write_in_job(self.app, path, partial(_write, self.project, counted, path, quotes))

    async def _quotes_for(self, path: Path) -> str | None:
        if path.suffix.lower() not in _WITH_QUOTES:
            return "none"
        options = [
            ("3", _("three typical ones of each cell")),
            ("all", _("all")),
            ("none", _("none")),
        ]
        return await self.app.push_screen_wait(Choose(_("Quotations"), options, False))


def _write(
    project: Project, counted: Matrix, path: Path, quotes: str, report: Report
) -> tuple[Message, ...]:
    """In a thread: the report; its imports are slow the first time."""
    from qualcoder_net.reports.export import write_matrix_report

    return write_matrix_report(
        project,
        counted,
        path,
        language=current_language(),
        quotes=quotes,
        force=path.exists(),  # she was asked
        progress=report,
    )
