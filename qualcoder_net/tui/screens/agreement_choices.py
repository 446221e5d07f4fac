"""What can be chosen on the agreement screen: coders, unit, level, branch, order."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcoder_net.core.names import UNIT_NAMES
from qualcoder_net.i18n import Message, _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.progress import Report
from qualcoder_net.tui.choosing import ask_branch
from qualcoder_net.tui.dialogs import Choose, ChooseMany
from qualcoder_net.tui.file_dialog import ask_where_to_write
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.agreement_settings import ORDERS, AgreementSettings
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.writing import DOCUMENTS, write_in_job

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult
    from qualcoder_net.core.project import Project


class AgreementChoices(ProjectScreen):
    """Asks, and hands the answer to `change`; the screen itself compares and shows."""

    settings: AgreementSettings
    book: Codebook

    @property
    def result(self) -> AgreementResult | None:
        """What is shown; None while nothing is."""
        raise NotImplementedError

    def change(self, **changed: Any) -> None:
        """Other settings: keep them and compare again."""
        raise NotImplementedError

    @asking
    async def action_choose_coders(self) -> None:
        counts = self.project.coders.coding_counts()
        options = [
            (coder.name, f"{coder.name} ({counts.get(coder.id, 0)})")
            for coder in self.project.coders.all()
        ]
        coders = await self.app.push_screen_wait(
            ChooseMany(
                _("Whose codings to compare"),
                options,
                self.settings.coders,
                detail=_(
                    "With none marked: all who coded, but for practising coders and the consensus."
                ),
            )
        )
        if coders is not None:
            self.change(coders=tuple(coders))

    @asking
    async def action_choose_unit(self) -> None:
        options = [(name, str(label)) for name, label in UNIT_NAMES.items()]
        unit = await self.app.push_screen_wait(
            Choose(_("Coded or not is asked of all"), options, False, chosen=self.settings.unit)
        )
        if unit:
            self.change(unit=unit)

    def action_toggle_counted(self) -> None:
        self.change(counted="any" if self.settings.counted == "half" else "half")

    def action_deepen(self, step: int) -> None:
        self.change(depth=self.settings.deepened(self.book, step))

    @asking
    async def action_choose_branch(self) -> None:
        under = await ask_branch(self.app, self.book, self.settings.under)
        if under is not None:
            self.change(under=under or None)

    def action_next_order(self) -> None:
        orders = [*ORDERS]
        self.change(sort=orders[(orders.index(self.settings.sort) + 1) % len(orders)])

    # --- out ---

    @asking
    async def action_write(self) -> None:
        if (result := self.result) is None:
            return
        name = f"{self.project.name or 'study'}-{_('agreement')}.docx"
        endings = f"{DOCUMENTS} .csv .json"
        path = await ask_where_to_write(self.app, _("Write the agreement to"), name, endings)
        if path:
            await write_in_job(self.app, path, partial(_write, self.project, result, path))


def _write(
    project: Project, result: AgreementResult, path: Path, report: Report
) -> tuple[Message, ...]:
    """In a thread: the report; its imports are slow the first time."""
    from qualcoder_net.reports.agreement.report import write_agreement_report

    return write_agreement_report(
        project,
        result,
        path,
        language=current_language(),
        force=path.exists(),  # she was asked
        progress=report,
    )
