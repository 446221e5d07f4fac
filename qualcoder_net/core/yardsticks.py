"""The yardstick: how far others than the students agree with the reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcoder_net.core.comparing import Compared, Comparing
from qualcoder_net.core.sources import SourceState
from qualcoder_net.model import Coder, Coding, Source

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


@dataclass(frozen=True)
class Yardstick:
    """How far another coder agrees with the same reference; `blind` when she coded it so."""

    coder: Coder
    compared: Compared
    blind: bool


def yardsticks(
    project: Project,
    comparing: Comparing,
    source: Source,
    reference: Coder,
    *,
    but: Coder | None = None,
) -> list[Yardstick]:
    """Second coders who finished the source, beside the reference; without any, the analysts."""

    def coded(coder: Coder) -> list[Coding]:
        return project.codings.select(sources=[source], coder_ids=[coder.id])

    others = [
        coder
        for coder in project.coders.all()
        if coder not in (reference, but)
        and state_of(project, coder, source).finished
        and coded(coder)
    ]
    seconds = [coder for coder in others if coder.role == "second"]
    theirs = coded(reference)
    return [
        Yardstick(
            coder,
            comparing.compared([source], theirs, coded(coder)),
            state_of(project, coder, source).blind,
        )
        for coder in seconds or [coder for coder in others if coder.role == "analyst"]
    ]


def state_of(project: Project, coder: Coder, source: Source) -> SourceState:
    """What a coder has said of her work on a source."""
    return project.sources.states(coder.name).get(source.id, SourceState())
