"""The disagreements screen: decide, place by place, what the consensus is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from qualcoder_net.core.names import CHOICE_NAMES
from qualcoder_net.i18n import _, ngettext
from qualcoder_net.model import Choice, Code, Coder
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.dialogs import Choose, Prompt
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.places import Key, PlacesScreen, key_of
from qualcoder_net.tui.screens.places_filter import PlacesFilter
from qualcoder_net.tui.screens.places_words import decision

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementRequest
    from qualcoder_net.core.consensus import Place


class DisagreementsScreen(PlacesScreen):
    """Every decision is one act; the next place that is open follows."""

    CONTEXT: ClassVar[Context] = "disagreements"
    BINDINGS: ClassVar[list[BindingType]] = bindings("disagreements")
    CAN_DECIDE: ClassVar[bool] = True

    def __init__(
        self,
        request: AgreementRequest,
        coders: Sequence[Coder],
        source_ids: Sequence[int],
        code: Code | None = None,
    ) -> None:
        super().__init__(coders, PlacesFilter(code))
        self._request = request
        self._source_ids = {*source_ids}
        self._names: dict[int, str] = {}
        self._decided: set[Key] = set()  # since the places were read
        self._show_changed = False

    # --- what is walked through -----------------------------------------------------------------

    def find(self) -> list[Place]:
        from qualcoder_net.core.consensus import places

        self._names = {coder.id: coder.name for coder in self.project.coders.all()}
        sources = [s for s in self.project.sources.all() if s.id in self._source_ids]
        return places(self.project, self._request, sources)

    def also_shown(self) -> Sequence[Coder]:
        counts = self.project.coders.coding_counts()
        return [
            coder
            for coder in self.project.coders.all()
            if coder.role == "consensus" and counts.get(coder.id)
        ]

    def _found(self, found: list[Place], also: Sequence[Coder]) -> None:
        before = {key_of(place): place.resolution for place in self.found}
        self._decided.clear()
        if self._show_changed:
            self._show_changed = False
            changed = (p for p in found if before.get(key_of(p), p.resolution) != p.resolution)
            if place := next(changed, None):
                self._here = key_of(place)
        super()._found(found, also)

    def show_what_changed(self) -> None:
        self._show_changed = True

    def is_open(self, place: Place) -> bool:
        if not super().is_open(place):
            return False
        return not self._decided or key_of(place) not in self._decided

    # --- what is said ---------------------------------------------------------------------------

    def said_of_progress(self) -> str:
        decided = sum(not self.is_open(place) for place in self.passing)
        return ngettext("{n} decided", "{n} decided", decided).format(n=decided)

    def said_of_decision(self, place: Place) -> Content:
        return decision(place, self.coders, self._names)

    def is_at_hand(self, action: Action) -> bool:
        place = self.place
        if action.name == "reopen":
            return place is not None and not self.is_open(place)
        if action.name == "toggle_open":
            return bool(self.found)
        if action.name == "decide('common')":
            return place is not None and place.kind == "borders"
        return super().is_at_hand(action)

    # --- deciding -------------------------------------------------------------------------------

    def action_keep(self, number: int) -> None:
        if self.place is not None and number <= len(self.coders):
            self._decide("coder", self.coders[number - 1])

    def action_decide(self, choice: Choice) -> None:
        if self.place is not None:
            self._decide(choice)

    def _decide(self, choice: Choice, coder: Coder | None = None, note: str = "") -> None:
        from qualcoder_net.core.consensus import resolve

        place = self.place
        if place is None:
            return
        if not note and place.resolution is not None:
            note = place.resolution.note  # why, if it was said, holds until something else is said
        resolve(self.project, self._request, place, choice, coder=coder, note=note)
        self._decided.add(key_of(place))
        self._go_on()
        self.program.acted()
        self.refresh_project()

    def _go_on(self) -> None:
        """To the next place that is open, if there is one."""
        n = len(self.passing)
        following = [(self._at + step) % n for step in range(1, n)]
        at = next((i for i in following if self.is_open(self.passing[i])), None)
        if at is None:
            self.notify(_("Every place here has been decided."), timeout=4)
        else:
            self.go_to(at)

    @asking
    async def action_decide_with_note(self) -> None:
        place = self.place
        if place is None:
            return
        options = self._choices(place)
        before = place.resolution
        chosen = (before.choice, before.chosen_coder_id) if before else None
        answer = await self.app.push_screen_wait(
            Choose(_("What is decided"), options, False, chosen=chosen)
        )
        if answer is None:
            return
        note = await self.app.push_screen_wait(
            Prompt(_("Why"), before.note if before else "", _("for whoever reads it later"))
        )
        if note is not None:
            choice, coder_id = answer
            coder = next((c for c in self.coders if c.id == coder_id), None)
            self._decide(choice, coder, note)

    def _choices(self, place: Place) -> list[tuple[tuple[Choice, int | None], str]]:
        options: list[tuple[tuple[Choice, int | None], str]] = [
            (("coder", coder.id), _("as {coder} did").format(coder=coder.name))
            for coder in self.coders
        ]
        others: tuple[Choice, ...] = ("merge", "common", "neither")
        options += [((choice, None), str(CHOICE_NAMES[choice])) for choice in others]
        return [o for o in options if o[0][0] != "common" or place.kind == "borders"]

    def action_reopen(self) -> None:
        from qualcoder_net.core.consensus import reopen

        if self.place is not None and not self.is_open(self.place):
            reopen(self.project, self.place)
            self.program.acted()
            self.refresh_project()

    def action_toggle_open(self) -> None:
        self.filter(only_open=not self.only.only_open)
