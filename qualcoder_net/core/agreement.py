"""Agreement between the coders of a project: where it may be measured, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import Select, select

from qualcoder_net.analysis.agreement import (
    Agreement,
    AgreementInput,
    Disagreements,
    Intervals,
    Unitizing,
    agreement,
    disagreements,
    intervals,
    unitizing,
)
from qualcoder_net.core.blindness import blind_sources
from qualcoder_net.core.frames import frame
from qualcoder_net.core.names import COUNTED_NAMES, UNIT_NAMES, one_of
from qualcoder_net.core.talk import talk_frame
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import msg
from qualcoder_net.model import Code, Codebook, Coder, Source
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# Whose codings are compared unasked: practice and what came of comparing are not.
_COMPARED = ("analyst", "second", "reference")


@dataclass(frozen=True)
class AgreementRequest:
    """What a researcher asks for.

    `coders`: two or more names; none for all who have coded, but for practice and consensus.
    `unit`: "characters", "sentences" or "turns"; a sentence or turn counts as coded when half of
    its characters are, or `counted` "any". `depth`: None takes every code by itself; 1 the
    branches, each with all codes beneath it, 2 the level below, and so on. `under`: only beneath
    this code.
    """

    coders: Sequence[str] = ()
    unit: str = "characters"
    counted: str = "half"
    depth: int | None = None
    under: str | None = None


@dataclass(frozen=True)
class Measured:
    """Agreement on some sources."""

    sources: list[Source]
    agreement: Agreement
    intervals: Intervals
    unitizing: Unitizing


@dataclass(frozen=True)
class AgreementResult:
    """The agreement of coders, where they coded blind and elsewhere apart.

    `blind`: on the sources that all of them finished and coded blind, without suggestions; `seen`:
    on the other sources that all finished. Either may be None. `unfinished` are sources that one of
    them has coded and not all have finished; `hidden` is how many the coder at work still codes
    blind, which are in none of these. `columns`: the codes of `book` that are compared, by key.
    `in_study`: how many sources there are.
    """

    request: AgreementRequest
    coders: list[Coder]
    book: Codebook
    columns: dict[str, Code]
    blind: Measured | None
    seen: Measured | None
    unfinished: list[Source]
    hidden: int
    in_study: int


def measure_agreement(project: Project, request: AgreementRequest) -> AgreementResult:
    """Compare coders. Raises NotFound or Refused when there is nothing to compare."""
    comparison = Comparison(project, request)
    blind, seen, unfinished = comparison.finished()
    return AgreementResult(
        request=request,
        coders=comparison.coders,
        book=comparison.book,
        columns=comparison.columns,
        blind=comparison.measured(blind) if blind else None,
        seen=comparison.measured(seen) if seen else None,
        unfinished=unfinished,
        hidden=len(blind_sources(project)),
        in_study=len(project.sources.all()),
    )


def find_disagreements(
    project: Project, request: AgreementRequest, sources: Sequence[Source]
) -> Disagreements:
    """Where the coders differ in these sources; see `analysis.agreement.disagreements`."""
    return disagreements(Comparison(project, request).given(sources))


class Comparison:
    """A request, with what its names stand for."""

    def __init__(self, project: Project, request: AgreementRequest) -> None:
        self._project = project
        self.coders = _coders(project, request.coders)
        not_so = msg("Agreement is not measured on “{unit}”.", unit=request.unit)
        self.unit = one_of(request.unit, UNIT_NAMES, not_so)
        no_rule = msg("There is no rule “{rule}” for when a unit is coded.", rule=request.counted)
        self.counted = one_of(request.counted, COUNTED_NAMES, no_rule)
        self.book = project.codebook.tree()
        self._own_only = request.depth is None
        self.columns = _columns(self.book, request)

    def sources(self) -> tuple[list[Source], list[Source], list[Source]]:
        """The sources all finished and coded blind; all finished; one coded and not all finished.

        What the coder at work still codes blind is none of these.
        """
        states = [self._project.sources.states(coder.name) for coder in self.coders]
        coded, suggested = self._coded()
        hidden = set(blind_sources(self._project))
        blind: list[Source] = []
        seen: list[Source] = []
        unfinished: list[Source] = []
        for source in self._project.sources.all():
            here = [of_coder.get(source.id) for of_coder in states]
            if source.id in hidden:
                continue
            if all(state and state.finished for state in here):
                was_blind = all(state and state.blind for state in here)
                (blind if was_blind and source.id not in suggested else seen).append(source)
            elif source.id in coded:
                unfinished.append(source)
        return blind, seen, unfinished

    def finished(self) -> tuple[list[Source], list[Source], list[Source]]:
        """As `sources`. Raises Refused when there is none that all finished."""
        blind, seen, unfinished = self.sources()
        if not (blind or seen):
            raise Refused(
                msg(
                    "There is no source that each of {names} has finished.",
                    names=[coder.name for coder in self.coders],
                ),
                msg(
                    "Mark as finished what each has coded to the end; agreement is measured there."
                ),
            )
        return blind, seen, unfinished

    def measured(self, sources: list[Source]) -> Measured:
        given = self.given(sources)
        return Measured(
            sources=sources,
            agreement=agreement(given, self.unit, self.counted),
            intervals=intervals(given, self.unit, self.counted),
            unitizing=unitizing(given),
        )

    def given(self, sources: Sequence[Source]) -> AgreementInput:
        ids = [source.id for source in sources]
        with self._project.store.reading() as connection:
            talk = talk_frame(connection, ids)
            codings = frame(connection, _codings(self.coders, ids))
        return AgreementInput(
            codings=codings,
            talk=talk,
            coders=[coder.id for coder in self.coders],
            columns={key: self._together(code) for key, code in self.columns.items()},
            sentences=self._sentences(sources) if self.unit == "sentences" else None,
            exclusive={
                parent.slug: {child.slug: self._beneath(child) for child in children}
                for parent in self.book.codes
                if parent.exclusive and (children := self.book.children(parent))
            },
        )

    def _together(self, code: Code) -> frozenset[int]:
        return frozenset([code.id]) if self._own_only else self._beneath(code)

    def _beneath(self, code: Code) -> frozenset[int]:
        return frozenset(one.id for one in self.book.subtree(code))

    def _sentences(self, sources: Sequence[Source]) -> pd.DataFrame:
        rows = [
            (source.id, *span)
            for source in sources
            for span in self._project.sources.sentences(source)
        ]
        return pd.DataFrame(rows, columns=["source_id", "start", "end"])

    def _coded(self) -> tuple[set[int], set[int]]:
        """The sources in which one of the coders has coded, and in which from a suggestion."""
        codings = schema.codings
        query = (
            select(codings.c.source_id, codings.c.origin)
            .where(codings.c.coder_id.in_([coder.id for coder in self.coders]))
            .distinct()
        )
        with self._project.store.reading() as connection:
            found = [(row.source_id, row.origin) for row in connection.execute(query)]
        suggested = {source for source, origin in found if origin == "suggestion"}
        return {source for source, _origin in found}, suggested


def _codings(coders: Sequence[Coder], source_ids: Sequence[int]) -> Select[Any]:
    c = schema.codings.c
    return select(
        c.id.label("coding_id"), c.source_id, c.start, c.end, c.code_id, c.coder_id
    ).where(c.source_id.in_(source_ids), c.coder_id.in_([coder.id for coder in coders]))


def _coders(project: Project, names: Sequence[str]) -> list[Coder]:
    if names:
        coders = [project.coders.find(name) for name in dict.fromkeys(names)]
    else:
        counts = project.coders.coding_counts()
        coders = [c for c in project.coders.all() if counts.get(c.id) and c.role in _COMPARED]
    if len(coders) < 2:
        raise Refused(
            msg("Agreement is between two coders or more."),
            msg("Name them, or have a second coder code some of the sources."),
        )
    return coders


def _columns(book: Codebook, request: AgreementRequest) -> dict[str, Code]:
    """Every code by itself, or those of one level, with a branch that ends above it."""
    root = book.find(request.under) if request.under else None
    walk = [(depth + 1, code) for depth, code in book.walk(root)]
    if request.depth is None:
        return {code.slug: code for _depth, code in walk} or _only(root)
    if request.depth < 1:
        raise Refused(msg("Depth counts from 1, the branches."))
    chosen = {
        code.slug: code
        for depth, code in walk
        if depth == request.depth or (depth < request.depth and not book.children(code))
    }
    return chosen or _only(root)


def _only(root: Code | None) -> dict[str, Code]:
    return {root.slug: root} if root else {}
