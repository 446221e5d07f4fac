"""What figures of agreement rest on, in words."""

from __future__ import annotations

from typing import Any

from qualcoder_net.core.agreement import AgreementResult, Measured
from qualcoder_net.i18n import Message, msg, nmsg

PREVALENCE = msg("Beneath a coder's name: how much of the universe's characters that coder coded.")


UNITIZING = msg(
    "The unitizing α's: of borders and codes together (uα), of coded or not (|uα), of the code "
    "where both coded (cuα), of one code against the others there ((k)uα)."
)


def unit(result: AgreementResult) -> Message:
    """On what it was asked whether it is coded or not."""
    if result.request.unit == "characters":
        return msg("Unit: each character, coded or not.")
    half = result.request.counted == "half"
    if result.request.unit == "sentences":
        if half:
            return msg("Unit: each sentence, coded when half of its characters are.")
        return msg("Unit: each sentence, coded when any of its characters is.")
    if half:
        return msg("Unit: each turn, coded when half of its characters are.")
    return msg("Unit: each turn, coded when any of its characters is.")


def universe(result: AgreementResult, measured: Measured) -> Message:
    """In which talk, and whether those sources were coded blind."""
    of, names = measured.agreement.universe, [coder.name for coder in result.coders]
    counts: dict[str, Any] = {
        "turns": nmsg("{n} turn", "{n} turns", n=of.turns),
        "characters": nmsg("{n} character", "{n} characters", n=of.characters),
        "names": names,
        "n": of.sources,
    }
    if measured is result.blind:
        return nmsg(
            "Universe: respondents' talk in {n} source, finished and coded blind by each of "
            "{names}: {turns}, {characters}.",
            "Universe: respondents' talk in {n} sources, finished and coded blind by each of "
            "{names}: {turns}, {characters}.",
            **counts,
        )
    return nmsg(
        "Universe: respondents' talk in {n} source, finished but not coded blind by each of "
        "{names}: {turns}, {characters}.",
        "Universe: respondents' talk in {n} sources, finished but not coded blind by each of "
        "{names}: {turns}, {characters}.",
        **counts,
    )


def certainty(measured: Measured) -> Message:
    """How the intervals were made, and of what they speak."""
    drawn = measured.intervals
    draws = nmsg("{n} time", "{n} times", n=drawn.draws)
    if drawn.over == "sources":
        return nmsg(
            "Intervals: 95 %, by drawing {n} source anew {draws}.",
            "Intervals: 95 %, by drawing {n} sources anew {draws}.",
            n=drawn.resampled,
            draws=draws,
        )
    return nmsg(
        "Intervals: 95 %, within these sources, by drawing {n} turn anew {draws}.",
        "Intervals: 95 %, within these sources, by drawing {n} turns anew {draws}.",
        n=drawn.resampled,
        draws=draws,
    )


def blindness(hidden: int) -> Message:
    """What the coder at work still codes blind."""
    return nmsg(
        "You are still coding {n} source blind: it is compared once you have finished it.",
        "You are still coding {n} sources blind: they are compared once you have finished them.",
        n=hidden,
    )


def compared(result: AgreementResult) -> Message:
    """What stands for a code."""
    if result.request.depth is None:
        return msg("Each code by itself, without the codes beneath it.")
    return msg("Each code together with all codes beneath it.")
