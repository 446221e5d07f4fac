"""Comparing coders for the screen: the figures, what they rest on, or why there are none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import Message, _, nmsg
from qualcoder_net.model import Codebook, Coder
from qualcoder_net.tui.screens.agreement_settings import AgreementSettings
from qualcoder_net.tui.screens.agreement_table import legend
from qualcoder_net.tui.widgets.cells import shown

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured
    from qualcoder_net.core.project import Project

Part = Literal["blind", "seen"]


@dataclass(frozen=True)
class Compared:
    """What a thread found: the figures, and for each part how many places differ, by code id."""

    settings: AgreementSettings
    result: AgreementResult
    places: dict[Part, Counter[int]]

    def part(self, part: Part) -> Measured | None:
        return self.result.blind if part == "blind" else self.result.seen


def compare(project: Project, settings: AgreementSettings, book: Codebook) -> Compared:
    """The figures, and how often coders differ on each code; raises as `measure_agreement`."""
    from qualcoder_net.core.agreement import find_disagreements, measure_agreement

    result = measure_agreement(project, settings.request(book))
    parts: tuple[tuple[Part, Measured | None], ...]
    parts = ("blind", result.blind), ("seen", result.seen)
    by_itself = replace(settings, depth=None).request(book)
    places: dict[Part, Counter[int]] = {}
    for part, measured in parts:
        if measured is not None:
            found = find_disagreements(project, by_itself, measured.sources).places["code"]
            places[part] = Counter(book.by_slug[key].id for key in found)
    return Compared(settings, result, places)


def why_nothing(project: Project, settings: AgreementSettings, error: QualcoderError) -> str:
    """What there would have to be, and what there is: who coded, who has finished how much."""
    from qualcoder_net.core.agreement_words import blindness
    from qualcoder_net.core.blindness import blind_sources

    lines = [str(error), ""]
    counts, total = project.coders.coding_counts(), len(project.sources.all())
    who = [coder for coder in project.coders.all() if _concerned(coder, settings, counts)]
    for coder in who:
        finished = sum(state.finished for state in project.sources.states(coder.name).values())
        lines.append(
            _("{coder}: {n} of {total} sources finished").format(
                coder=shown(coder.name), n=finished, total=total
            )
        )
    if hidden := len(blind_sources(project)):
        lines += ["", str(blindness(hidden))]
    return "\n".join(lines)


def _concerned(coder: Coder, settings: AgreementSettings, counts: dict[int, int]) -> bool:
    return coder.name in settings.coders if settings.coders else bool(counts.get(coder.id))


def notes_of(compared: Compared, part: Part, unused: int) -> list[str]:
    """What the figures of a part rest on, and what is left out of them."""
    from qualcoder_net.core.agreement_words import blindness, certainty, unit, universe
    from qualcoder_net.core.agreement_words import compared as standing_for

    result, measured = compared.result, compared.part(part)
    assert measured is not None
    said: list[Message | str] = [
        universe(result, measured),
        f"{unit(result)} {standing_for(result)} {legend()}",
        certainty(measured),
    ]
    if unused:
        left_out = nmsg(
            "{n} code that nobody used is left out.",
            "{n} codes that nobody used are left out.",
            n=unused,
        )
        said[-1] = f"{said[-1]} {left_out}"
    if result.hidden:
        said.append(blindness(result.hidden))
    if result.unfinished:
        unfinished = nmsg(
            "Not all have finished {n} source that is coded: {names}.",
            "Not all have finished {n} sources that are coded: {names}.",
            n=len(result.unfinished),
            names=[source.name for source in result.unfinished],
        )
        said.append(unfinished)
    return [str(line) for line in said]
