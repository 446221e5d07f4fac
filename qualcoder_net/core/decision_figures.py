"""How coders decided on suggestions, and how fast: figures that a team can report of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from qualcoder_net.model import Code, Coder, Decision

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# Who took longer than this for one decision did something else meanwhile.
LONGEST = 300.0  # seconds


@dataclass(frozen=True)
class DecisionFigures:
    """How often coders accepted, rejected and skipped, and how fast.

    None for `code` or `coder`: of all. `taken_back`: of those accepted, whose coding was removed
    since. `seconds`: the median of the `timed` decisions. Not timed: those of more than LONGEST
    seconds (`too_long`), and those whose time was not measured, as in accepting all at once.
    """

    code: Code | None
    coder: Coder | None
    accepted: int
    taken_back: int
    rejected: int
    skipped: int
    seconds: float | None
    timed: int
    too_long: int


@dataclass(frozen=True)
class DecisionReport:
    """Figures for each code (in the book's order) and coder, for each coder, and over all."""

    each: tuple[DecisionFigures, ...]
    coders: tuple[DecisionFigures, ...]
    total: DecisionFigures


def decision_report(project: Project) -> DecisionReport:
    """How coders decided, as far as the coder at work may see it."""
    decisions = project.decisions.all()
    of_coder: dict[int, list[Decision]] = {}
    of_both: dict[tuple[int, int], list[Decision]] = {}
    for decision in decisions:
        of_coder.setdefault(decision.coder_id, []).append(decision)
        of_both.setdefault((decision.code_id, decision.coder_id), []).append(decision)
    coders = [coder for coder in project.coders.all() if coder.id in of_coder]
    return DecisionReport(
        each=tuple(
            figures(of_both[code.id, coder.id], code, coder)
            for _depth, code in project.codebook.tree().walk()
            for coder in coders
            if (code.id, coder.id) in of_both
        ),
        coders=tuple(figures(of_coder[coder.id], None, coder) for coder in coders),
        total=figures(decisions),
    )


def figures(
    decisions: Sequence[Decision], code: Code | None = None, coder: Coder | None = None
) -> DecisionFigures:
    """The figures of some decisions, said to be of a code and a coder."""
    verdicts = [decision.verdict for decision in decisions]
    measured = [decision.seconds for decision in decisions if decision.seconds is not None]
    timed = [seconds for seconds in measured if seconds <= LONGEST]
    return DecisionFigures(
        code=code,
        coder=coder,
        accepted=verdicts.count("accepted"),
        taken_back=sum(decision.taken_back for decision in decisions),
        rejected=verdicts.count("rejected"),
        skipped=verdicts.count("skipped"),
        seconds=median(timed) if timed else None,
        timed=len(timed),
        too_long=len(measured) - len(timed),
    )
