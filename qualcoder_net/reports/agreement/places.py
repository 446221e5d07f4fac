"""Places where coders differ as a report or a terminal tells them: who coded which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcoder_net.core.consensus_words import decision, difference
from qualcoder_net.core.quoting import Quote, Quoter
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, msg

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Code, Codebook, Coder, Coding


@dataclass(frozen=True)
class Side:
    """What one coder did at a place: the words with its code, or with (other code, words)."""

    coder: Coder
    quotations: tuple[str, ...]
    others: tuple[tuple[Code, str], ...]


@dataclass(frozen=True)
class Told:
    """A place with the words there; `decision` is None where nothing has been decided."""

    place: Place
    quote: Quote
    difference: Message
    sides: tuple[Side, ...]
    decision: Message | None


def told(
    project: Project, places: Sequence[Place], coders: Sequence[Coder], book: Codebook
) -> Iterator[Told]:
    """The places, each with a side for every coder."""
    quoter = Quoter(project)
    names = {coder.id: coder.name for coder in project.coders.all()}

    def words(coding: Coding) -> str:
        content = project.sources.text(place.source).content
        return " ".join(content[coding.start : coding.end].split())

    for place in places:
        yield Told(
            place,
            quoter.quote(place.source, place.start, place.end),
            difference(place),
            tuple(
                Side(
                    coder,
                    tuple(words(c) for c in place.codings if c.coder_id == coder.id),
                    tuple(
                        (book.by_id[c.code_id], words(c))
                        for c in place.others
                        if c.coder_id == coder.id
                    ),
                )
                for coder in coders
            ),
            decision(place.resolution, names) if place.resolution else None,
        )


def how_many(said: str) -> int | None:
    """How many places to list: “none”, a number, or “all” (None)."""
    if said in ("none", "all"):
        return 0 if said == "none" else None
    if said.isdecimal():
        return int(said)
    raise Refused(
        msg("“{said}” is no number of disagreements.", said=said),
        msg("Say none, all, or a number such as 30."),
    )


def spread(places: Sequence[Place], at_most: int | None) -> list[Place]:
    """At most so many, from each source in turn its first that is left; in their own order."""
    if at_most is None or len(places) <= at_most:
        return [*places]
    turns: dict[int, int] = {}
    ranked = []
    for at, place in enumerate(places):
        turns[place.source.id] = turns.get(place.source.id, 0) + 1
        ranked.append((turns[place.source.id], at))
    return [places[at] for at in sorted(at for _turn, at in sorted(ranked)[:at_most])]
