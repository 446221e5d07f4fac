"""Absence in a project: what is there of codes in each case, and if nothing is, in what way not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from qualcoder_net.analysis.absence import AbsenceInput, AbsenceResult, Column, Kind, absence
from qualcoder_net.core.coders import Basis
from qualcoder_net.core.evidence import Evidence, gather
from qualcoder_net.core.matrix import talk_in_rows
from qualcoder_net.model import Case, Code, Coder

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.project import Project


@dataclass(frozen=True)
class Absence:
    """`result` has the cases' ids (as text) for rows and the codes' ids (slugs) for columns."""

    result: AbsenceResult
    cases: dict[str, Case]
    codes: dict[str, Code]
    coders: list[Coder]
    blind_sources: int

    def kind(self, case: str, code: str) -> Kind:
        kind: Any = self.result.kinds.at[case, code]
        return cast("Kind", kind)

    def evidence(self, case: str, code: str) -> pd.DataFrame:
        """The codings behind a cell: source_id, coding_id, lacks (it states a lack)."""
        found = self.result.evidence
        return found[(found["row"] == case) & (found["column"] == code)]


def find_absence(
    project: Project, codes: Sequence[Code], evidence: Evidence | None = None
) -> Absence:
    """What is there of each code (with all beneath it) in each case, by METHOD.md's kinds.

    A question asks for a code when it is marked with it, with one beneath it, or with its parent.
    A source is finished when each of the coders who coded in it has said so. The codings are those
    of `evidence`, else of the project's basis.
    """
    evidence = evidence or gather(project)
    book = project.codebook.tree()
    cases = {str(case.id): case for case in project.cases.all()}
    sources: dict[str, dict[int, None]] = {key: {} for key in cases}
    for member in project.cases.members():
        if member.source_id not in evidence.blind:
            sources[str(member.case_id)][member.source_id] = None
    _heading, _labels, talk = talk_in_rows(project, evidence.talk, "case")
    result = absence(
        AbsenceInput(
            codings=evidence.codings,
            talk=talk,
            rows={key: list(ids) for key, ids in sources.items()},
            columns={
                code.slug: Column(
                    codes=frozenset(one.id for one in book.subtree(code)),
                    above=frozenset([code.parent_id] if code.parent_id is not None else []),
                )
                for code in codes
            },
            gaps=[code.id for code in book.codes if code.gap],
            finished=finished_sources(project, evidence.basis),
        )
    )
    by_slug = {code.slug: code for code in codes}
    return Absence(result, cases, by_slug, evidence.coders, len(evidence.blind))


def finished_sources(project: Project, basis: Basis) -> frozenset[int]:
    """The sources that one of the coders has finished, and none of them has left unfinished.

    Where there is a consensus, those have finished between whom it is.
    """
    states = [project.sources.states(coder.name) for coder in basis.coders]
    said = {source_id for of_coder in states for source_id in of_coder}
    return basis.settled | {
        source_id
        for source_id in said
        if all(s[source_id].finished for s in states if source_id in s)
    }
