"""What practice came to, in words: how far one is, how blind it was, how one differs."""

from __future__ import annotations

from collections.abc import Sequence

from qualcoder_net.core.comparing import Compared
from qualcoder_net.core.consensus import Place
from qualcoder_net.core.practice import Interview, Result
from qualcoder_net.core.yardsticks import Yardstick
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import Codebook, Coding

UNIT = msg("Unit: each character, coded or not. Each code by itself; branches with all beneath.")
SEGMENTS = msg("Segments: codings that overlap are one; beside it the share of the characters.")


def state(interview: Interview) -> Message:
    """How far the coder at work is with an interview."""
    match interview.state:
        case "new":
            return msg("not begun")
        case "coding":
            return nmsg("blind, {n} coding so far", "blind, {n} codings so far", n=interview.own)
    return nmsg("finished, {n} coding", "finished, {n} codings", n=interview.own)


def universe(compared: Compared, source: str) -> Message:
    """In which talk it was asked whether it is coded."""
    of = compared.codes.universe
    return msg(
        "Universe: respondents' talk in “{source}”: {turns}, {characters}.",
        source=source,
        turns=nmsg("{n} turn", "{n} turns", n=of.turns),
        characters=nmsg("{n} character", "{n} characters", n=of.characters),
    )


def blindness(result: Result) -> Message:
    """Whether the figures are those of independent coding."""
    if result.blind:
        return msg("You coded it blind.")
    return msg(
        "Not all of this was coded blind: you coded while others' codings could be seen, or from "
        "suggestions. Read the agreement as no more than that."
    )


def reservations(result: Result) -> list[Message]:
    """What else a reader must know of the reference."""
    if result.whole:
        return []
    return [
        msg(
            "“{coder}”, whose coding is the reference, has not marked this interview as finished: "
            "what it lacks may not have been coded yet.",
            coder=result.reference.name,
        )
    ]


def yardstick(yard: Yardstick) -> Message:
    """Who stands beside the student."""
    if yard.blind:
        return msg(
            "Yardstick: {coder}, who coded the same interview, blind.", coder=yard.coder.name
        )
    return msg("Yardstick: {coder}, who coded the same, but not blind.", coder=yard.coder.name)


def difference(result: Result, place: Place, book: Codebook, language: str) -> Message:
    """How the two differ at a place, to the one who practised."""
    others = [book.by_id[coding.code_id].name(language) for coding in place.others]
    codes = [f"“{name}”" for name in dict.fromkeys(others)]
    if place.kind == "borders":
        return msg("you both have it, with other borders")
    if result.reference in place.missing:
        if codes:
            return msg("you have it; the reference has {codes}", codes=codes)
        return msg("you have it; the reference has nothing here")
    if codes:
        return msg("the reference has it; you have {codes}", codes=codes)
    return msg("the reference has it; you have nothing here")


def of_reference(result: Result, place: Place) -> Sequence[Coding]:
    """The reference's codings with the code of this place."""
    return [coding for coding in place.codings if coding.coder_id == result.reference.id]
