"""One source with several coders' codings side by side, and a place in it that is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from qualcoder_net.model import Codebook, Coder, Coding, Source, Span, union_of
from qualcoder_net.tui.screens.coding_desk import Desk
from qualcoder_net.tui.widgets.lanes import Mark, Stripe

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.project import Project

CONSENSUS_SIGN = "="
_BY_SEVERAL = "≠"


class ComparedDesk(Desk):
    """`coders` are those compared, then the consensus; the column of each is its place in them."""

    def __init__(
        self, project: Project, source: Source, book: Codebook, coders: Sequence[Coder]
    ) -> None:
        self._columns = {coder.id: n for n, coder in enumerate(coders)}
        self._looked_at: set[int] = set()
        super().__init__(project, source, book)

    def look_at(self, place: Place, also: Sequence[Coder] = ()) -> list[Coding]:
        """Let what belongs to a place stand out: its own codings, and those instead of it.

        Returns the codings that look different now, those that no longer stand out first.
        """
        before = self._looked_at
        self._looked_at = {coding.id for coding in (*place.codings, *place.others)}
        ids = {coder.id for coder in also}
        self._looked_at |= {
            coding.id
            for coding in self.codings.values()
            if coding.coder_id in ids
            and coding.code_id == place.code.id
            and coding.start < place.end
            and place.start < coding.end
        }
        changed = (*sorted(before - self._looked_at), *sorted(self._looked_at - before))
        return [self.codings[coding_id] for coding_id in changed if coding_id in self.codings]

    def has_column(self, coding: Coding, columns: int) -> bool:
        """Whether its coder is one of the first so many."""
        return self._columns.get(coding.coder_id, columns) < columns

    def stripes_in(self, columns: int) -> list[Stripe]:
        """The stripes of the first so many coders."""
        return [
            self.stripe(coding)
            for coding in self.codings.values()
            if self.has_column(coding, columns)
        ]

    def stripe(self, coding: Coding) -> Stripe:
        is_here = coding.id in self._looked_at
        return replace(
            super().stripe(coding),
            own=is_here,
            placed_first=is_here,
            column=self._columns.get(coding.coder_id, 0),
        )


def sign_of(number: int, coder: Coder) -> str:
    """What stands over a coder's stripes: the digit that decides for her, or the consensus's."""
    return CONSENSUS_SIGN if coder.role == "consensus" else str(number)


def difference_marks(place: Place, coders: Sequence[Coder], text: str) -> list[Mark]:
    """Where some, but not all, coded words within a place, with the sign of who did.

    Nothing where the whole of it is by the same coders: then the light on the place says it.
    """
    signs = {coder.id: sign_of(n, coder) for n, coder in enumerate(coders, 1)}
    stretches = [(span, who) for span, who in _stretches(place) if text[slice(*span)].strip()]
    if len({who for _span, who in stretches}) < 2:
        return []
    everyone = {coding.coder_id for coding in place.codings} | {c.id for c in place.missing}
    return [
        Mark(*span, _sign(who, signs), style="difference")
        for span, who in stretches
        if who != everyone
    ]


def _sign(who: frozenset[int], signs: dict[int, str]) -> str:
    return signs.get(next(iter(who)), _BY_SEVERAL) if len(who) == 1 else _BY_SEVERAL


def _stretches(place: Place) -> Iterator[tuple[Span, frozenset[int]]]:
    """The place from border to border, with who coded each part."""
    coders = {coding.coder_id for coding in place.codings}
    spans = {
        coder: union_of((c.start, c.end) for c in place.codings if c.coder_id == coder)
        for coder in coders
    }
    borders = sorted({at for of_coder in spans.values() for span in of_coder for at in span})
    for start, end in pairwise(borders):
        yield (
            (start, end),
            frozenset(
                coder
                for coder, of_coder in spans.items()
                if any(s <= start < e for s, e in of_coder)
            ),
        )
