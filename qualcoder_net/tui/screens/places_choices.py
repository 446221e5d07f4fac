"""Which places are walked through, chosen from what there is: a code, a source, a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Codebook
from qualcoder_net.tui.dialogs import Choose
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.screens.places_filter import KINDS, PlacesFilter
from qualcoder_net.tui.widgets.cells import shown

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place


class PlacesChoices(ProjectScreen):
    """Asks, with how many places each answer would leave, and hands it to `filter`."""

    only: PlacesFilter
    book: Codebook
    found: list[Place]

    def filter(self, **changed: Any) -> None:
        """Other places: show them."""
        raise NotImplementedError

    @asking
    async def action_choose_code(self) -> None:
        language = current_language()
        counts = {code.id: 0 for code in self.book.codes}
        for place in replace(self.only, code=None).passing(self.found, self.book):
            for code in (place.code, *self.book.ancestors(place.code)):
                counts[code.id] += 1
        options = [(0, _("all codes"))] + [
            (code.id, f"{'  ' * depth}{shown(code.name(language))}  {counts[code.id]}")
            for depth, code in self.book.walk()
            if counts[code.id]
        ]
        chosen = await self.app.push_screen_wait(
            Choose(_("Differences on"), options, chosen=self.only.code.id if self.only.code else 0)
        )
        if chosen is not None:
            self.filter(code=self.book.by_id.get(chosen))

    @asking
    async def action_choose_source(self) -> None:
        there = replace(self.only, source=None).passing(self.found, self.book)
        ids = [place.source.id for place in there]
        sources = {place.source.id: place.source for place in there}
        options = [(0, _("all sources"))] + [
            (key, f"{shown(source.name)}  {ids.count(key)}") for key, source in sources.items()
        ]
        here = self.only.source.id if self.only.source else 0
        chosen = await self.app.push_screen_wait(Choose(_("Differences in"), options, chosen=here))
        if chosen is not None:
            self.filter(source=sources.get(chosen))

    @asking
    async def action_choose_kind(self) -> None:
        there = replace(self.only, kind=None).passing(self.found, self.book)
        kinds = [place.kind for place in there]
        options = [("", _("all kinds"))] + [
            (kind, f"{label}  {kinds.count(kind)}") for kind, label in KINDS.items()
        ]
        chosen = await self.app.push_screen_wait(
            Choose(_("Kind of difference"), options, False, chosen=self.only.kind or "")
        )
        if chosen is not None:
            self.filter(kind=chosen or None)
