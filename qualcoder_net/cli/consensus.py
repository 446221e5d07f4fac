"""`consensus`: the places where coders differ, one after the other, and what is decided on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import (
    CodeNames,
    Compared,
    PlaceNumber,
    SourceName,
    SourceNames,
    codes_with_those_beneath,
    names_in,
)
from qualcoder_net.core.names import CHOICE_NAMES
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.agreement import AgreementRequest
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Choice, Coder
    from qualcoder_net.reports.agreement.places import Told


def list_places(
    console: Console,
    project: Project,
    coders: Compared = None,
    source: SourceNames = None,
    code: CodeNames = None,
    undecided: Annotated[
        bool, typer.Option("--undecided", help=_("Only what has not been decided yet."))
    ] = False,
) -> None:
    from qualcoder_net.core.consensus import places

    every = places(project, _request(coders))
    sources = {project.sources.find(name).id for name in source or ()}
    codes = codes_with_those_beneath(project, code)
    wanted = [
        place
        for place in every
        if (not sources or place.source.id in sources)
        and (codes is None or place.code in codes)
        and not (undecided and place.resolution)
    ]
    compared = _compared(project, coders)
    console.answer(
        place_records(project, wanted, compared), place_lines(project, wanted, compared, of=every)
    )


def resolve(
    console: Console,
    project: Project,
    number: PlaceNumber,
    choose: Annotated[
        str,
        typer.Option(
            "--choose", metavar="CODER|merge|common|neither",
            help=_("As this coder did; all that anyone coded; only what everyone coded; nothing."),
        ),
    ],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help=_("Why."))] = "",
    coders: Compared = None,
) -> None:  # fmt: skip
    from qualcoder_net.core import consensus

    place = _numbered(project, coders, number)
    choice, chosen = _choice(project, coders, choose)
    with console.act(project, number=number):
        consensus.resolve(project, _request(coders), place, choice, coder=chosen, note=note)


def reopen(
    console: Console, project: Project, number: PlaceNumber, coders: Compared = None
) -> None:
    from qualcoder_net.core import consensus

    with console.act(project, number=number):
        consensus.reopen(project, _numbered(project, coders, number))


def take_over(
    console: Console, project: Project, source: SourceName, coders: Compared = None
) -> None:
    from qualcoder_net.core import consensus

    found = project.sources.find(source)
    with console.act(project, source=found.name):
        consensus.take_over(project, _request(coders), found)


COMMANDS: dict[str, Line] = {
    "list": (list_places, msg("List the places where coders differ, with what was decided.")),
    "resolve": (resolve, msg("Decide on a place, or decide anew; the coders' own codings stay.")),
    "reopen": (reopen, msg("Take back what was decided on a place.")),
    "agreed": (take_over, msg("Take over what all agree on in a source.")),
}


def _request(coders: str | None) -> AgreementRequest:
    from qualcoder_net.core.agreement import AgreementRequest

    return AgreementRequest(coders=names_in(coders))


def _choice(project: Project, coders: str | None, said: str) -> tuple[Choice, Coder | None]:
    """What is chosen; a coder, when it is the name of one who is compared."""
    choices = [name for name in CHOICE_NAMES if name != "coder"]
    if said in choices:
        return cast("Choice", said), None
    by_name = {coder.name: coder for coder in _compared(project, coders)}
    if said not in by_name:
        raise Refused(
            msg("A place cannot be resolved as “{choice}”.", choice=said),
            msg("Choose one of: {names}.", names=[*by_name, *choices]),
        )
    return "coder", by_name[said]


def _compared(project: Project, coders: str | None) -> list[Coder]:
    from qualcoder_net.core.agreement import Comparison

    return Comparison(project, _request(coders)).coders


def _numbered(project: Project, coders: str | None, number: int) -> Place:
    from qualcoder_net.core.consensus import places

    every = places(project, _request(coders))
    if not 1 <= number <= len(every):
        raise Refused(
            msg("There is no place {number}.", number=number),
            nmsg("There is {n} place.", "They are numbered 1 to {n}.", n=len(every)),
        )
    return every[number - 1]


# --- places told ---


def place_lines(
    project: Project, places: Sequence[Place], coders: Sequence[Coder], *, of: Sequence[Place]
) -> Iterator[Message | str]:
    """Some places, each in lines that make sense one by one; then how many there are in all."""
    for place in _told(project, places, coders):
        yield from _lines(place)
        yield ""
    decided = sum(place.resolution is not None for place in of)
    yield nmsg(
        "{shown} of {n} place where they differ; {decided} decided.",
        "{shown} of {n} places where they differ; {decided} decided.",
        n=len(of),
        shown=len(places),
        decided=decided,
    )


def place_records(
    project: Project, places: Sequence[Place], coders: Sequence[Coder]
) -> list[dict[str, Any]]:
    """The same for programs."""
    return [_record(place) for place in _told(project, places, coders)]


def _told(project: Project, places: Sequence[Place], coders: Sequence[Coder]) -> Iterator[Told]:
    from qualcoder_net.reports.agreement.places import told

    return told(project, places, coders, project.codebook.tree())


def _lines(told: Told) -> Iterator[Message | str]:
    place, language = told.place, current_language()
    yield msg(
        "{number}. {place}. {code}: {difference}.",
        number=place.number,
        place=told.quote.reference(),
        code=place.code.name(language),
        difference=told.difference,
    )
    for side in told.sides:
        name = side.coder.name
        for words in side.quotations:
            yield f"  {name}: “{words}”"
        for code, words in side.others:
            yield f"  {name} ({code.name(language)}): “{words}”"
        if not (side.quotations or side.others):
            yield msg("  {coder}: nothing", coder=name)
    if told.decision:
        yield msg("  Decided: {decision}", decision=told.decision)


def _record(told: Told) -> dict[str, Any]:
    place, resolution = told.place, told.place.resolution
    return {
        "number": place.number,
        "source": place.source.name,
        "start": place.start,
        "end": place.end,
        "turn": told.quote.turn,
        "sentence": told.quote.sentence,
        "code": place.code.slug,
        "kind": place.kind,
        "coders": {
            side.coder.name: {
                "quotations": list(side.quotations),
                "other_codes": [
                    {"code": code.slug, "quotation": words} for code, words in side.others
                ],
            }
            for side in told.sides
        },
        "choice": resolution.choice if resolution else None,
        "decision": str(told.decision) if told.decision else None,
    }
