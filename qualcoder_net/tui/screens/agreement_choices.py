"""What can be chosen on the agreement screen: coders, unit, level, branch, order."""

from __future__ import annotations

from typing import Any

from qualcoder_net.core.names import UNIT_NAMES
from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.tui.dialogs import Choose, ChooseMany
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.agreement_settings import ORDERS, AgreementSettings
from qualcoder_net.tui.screens.base import ProjectScreen


class AgreementChoices(ProjectScreen):
    """Asks, and hands the answer to `change`; the screen itself compares and shows."""

    settings: AgreementSettings
    book: Codebook

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
        language = current_language()
        options = [("", _("whole book"))] + [
            (code.guid, self.book.path(code, language))
            for _depth, code in self.book.walk()
            if self.book.children(code)
        ]
        under = await self.app.push_screen_wait(
            Choose(_("Codes beneath"), options, chosen=self.settings.under or "")
        )
        if under is not None:
            self.change(under=under or None)

    def action_next_order(self) -> None:
        orders = [*ORDERS]
        self.change(sort=orders[(orders.index(self.settings.sort) + 1) % len(orders)])
