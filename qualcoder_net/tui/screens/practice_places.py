"""Walking the places where a student and the reference differ, and disputing the reference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from qualcoder_net.i18n import _, ngettext
from qualcoder_net.model import Code, Memo
from qualcoder_net.tui.actions import Context, bindings
from qualcoder_net.tui.dialogs import TextEdit
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.places import PlacesScreen
from qualcoder_net.tui.screens.places_filter import PlacesFilter
from qualcoder_net.tui.widgets.cells import shown

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.practice import Result


class PracticePlacesScreen(PlacesScreen):
    """The code's definition stands beside each place; nothing is decided here, only disputed."""

    CONTEXT: ClassVar[Context] = "practice_places"
    BINDINGS: ClassVar[list[BindingType]] = bindings("practice_places")

    def __init__(self, found: Result, code: Code | None = None) -> None:
        super().__init__([found.reference, found.coder], PlacesFilter(code))
        self._source, self._reference = found.source, found.reference.name
        self._disputes: Mapping[int, Memo] = {}

    @property
    def heading(self) -> str:
        return _("Where you and the reference differ")

    def find(self) -> list[Place]:
        from qualcoder_net.core.practice import result

        found = result(self.project, self._source, self._reference)
        self._disputes = found.disputes
        return list(found.places)

    def said_of_progress(self) -> str:
        n = sum(place.number in self._disputes for place in self.passing)
        return ngettext("{n} disputed", "{n} disputed", n).format(n=n) if n else ""

    def said_of_decision(self, place: Place) -> Content:
        memo = self._disputes.get(place.number)
        if memo is None:
            return Content("")
        return Content.assemble(
            ("≠ ", "bold $text-warning"), _("You dispute it:"), " ", (shown(memo.text), "italic")
        )

    @asking
    async def action_dispute(self) -> None:
        from qualcoder_net.core.practice import dispute

        place = self.place
        if place is None:
            return
        memo = self._disputes.get(place.number)
        note = await self.app.push_screen_wait(
            TextEdit(
                _("Why is the reference wrong here?"),
                memo.text if memo else "",
                detail=_("Your teacher reads this with what you hand in."),
            )
        )
        if note is not None and note.strip() and (memo is None or note.strip() != memo.text):
            dispute(self.project, self._source, place.number, note, self._reference)
            self.program.acted()
            self.refresh_project()
