"""Which of the places where coders differ are walked through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcoder_net.i18n import Message, _, current_language, msg
from qualcoder_net.model import Code, Codebook, Source
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.keyhints import Hint

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place

KINDS: Mapping[str, Message] = {
    "borders": msg("other borders"),
    "other code": msg("other code"),
    "omission": msg("nothing"),
}


@dataclass(frozen=True)
class PlacesFilter:
    """None, or not `only_open`, lets all through; a code takes those beneath it along."""

    code: Code | None = None
    source: Source | None = None
    kind: str | None = None
    only_open: bool = False

    def passing(self, places: Iterable[Place], book: Codebook) -> list[Place]:
        codes = {code.id for code in book.subtree(self.code)} if self.code else None
        return [
            place
            for place in places
            if (codes is None or place.code.id in codes)
            and (self.source is None or place.source.id == self.source.id)
            and (self.kind is None or place.kind == self.kind)
            and not (self.only_open and place.resolution is not None)
        ]

    def hints(self, *, with_open: bool) -> Sequence[Hint]:
        """What is walked through, each behind the key that changes it."""
        name = shown(self.code.name(current_language())) if self.code else _("all")
        source = shown(self.source.name) if self.source else _("all")
        hints = [
            Hint.of("c", _("code"), name),
            Hint.of("s", _("source"), source),
            Hint.of("t", _("kind"), str(KINDS[self.kind]) if self.kind else _("all")),
        ]
        if with_open:
            said = _("passed over") if self.only_open else _("shown too")
            hints.append(Hint.of("f", _("decided"), said))
        return hints
