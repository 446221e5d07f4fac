"""What a counted matrix rests on, in words: its unit, its universe, and whose codings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from qualcoder_net.i18n import Message, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.analysis.matrix import Cells
    from qualcoder_net.core.matrix import Matrix
    from qualcoder_net.model import Coder

UNITS: Mapping[Cells, Message] = {
    "segments": msg("Number of segments."),
    "sources": msg("Number of sources with at least one segment."),
    "speakers": msg("Number of speakers with at least one segment."),
    "words": msg("Number of words in segments."),
    "share": msg("Words in segments, as a share of the words spoken."),
    "presence": msg("Whether there is at least one segment."),
    "per_1000": msg("Number of segments per 1,000 words spoken."),
}
FICTION = msg("Fictional material.")
SEGMENT = msg(
    "A segment is a stretch of talk that carries the code or one beneath it; codings that overlap "
    "are one segment, whoever made them."
)


def unit(matrix: Matrix) -> Message:
    """What one figure counts; SEGMENT says what it takes for a segment."""
    return UNITS[matrix.cells]


def universe(matrix: Matrix) -> Message:
    """In what it was counted."""
    counts: dict[str, Any] = {
        "words": nmsg("{n} word", "{n} words", n=matrix.words),
        "n": matrix.sources,
    }
    if matrix.request.with_interviewers:
        said = nmsg(
            "All talk, the interviewer's included: {words} in {n} source.",
            "All talk, the interviewer's included: {words} in {n} sources.",
            **counts,
        )
    else:
        said = nmsg(
            "Respondents' talk, without the interviewer's: {words} in {n} source.",
            "Respondents' talk, without the interviewer's: {words} in {n} sources.",
            **counts,
        )
    filters = [f"{name} = {value}" for name, value in matrix.request.where]
    return _and(said, msg("Only talk with {filters}.", filters=filters)) if filters else said


def basis(matrix: Matrix, called: Callable[[Coder], Message | str] | None = None) -> Message:
    """Whose codings were counted; *called* gives coders other names than those they work under."""
    if not matrix.coders:
        return msg("No codings yet.")
    names = [called(coder) if called else coder.name for coder in matrix.coders]
    if any(n < matrix.sources for n in matrix.coder_sources):
        names = [
            nmsg("{coder} ({n} source)", "{coder} ({n} sources)", n=n, coder=name)
            for name, n in zip(names, matrix.coder_sources, strict=True)
            if n
        ]
    said = msg("Coded by {names}.", names=names)
    if matrix.undecided:
        open_places = nmsg(
            "{n} disagreement is undecided, so that the consensus has nothing there.",
            "{n} disagreements are undecided, so that the consensus has nothing there.",
            n=matrix.undecided,
        )
        said = _and(said, open_places)
    if matrix.sources_left_out:
        without = nmsg(
            "{n} source without a consensus is left out.",
            "{n} sources without a consensus are left out.",
            n=matrix.sources_left_out,
        )
        said = _and(said, without)
    if matrix.blind_sources:
        left_out = nmsg(
            "{n} source that is still being coded blind is left out.",
            "{n} sources that are still being coded blind are left out.",
            n=matrix.blind_sources,
        )
        said = _and(said, left_out)
    if matrix.request.origin == "human":
        return _and(said, msg("Codings accepted from suggestions are left out."))
    if matrix.request.origin == "suggestion":
        return _and(said, msg("Only codings accepted from suggestions."))
    return said


def _and(one: Message, next: Message) -> Message:
    return msg("{one} {next}", one=one, next=next)
