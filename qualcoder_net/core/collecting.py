"""Collecting: a class's hand-ins beside the reference, without writing anything in the project."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from qualcoder_net.core.comparing import OTHER, Compared, Comparing
from qualcoder_net.core.hand_ins import Disputed, HandIns, Work
from qualcoder_net.core.references import References
from qualcoder_net.core.yardsticks import Yardstick, yardsticks
from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.formats.files import files_below
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Code, Codebook, Coder, Coding, Source

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


@dataclass(frozen=True)
class Beside:
    """One coder's work on one source, beside the reference: a student's, or the yardstick."""

    coder: str
    is_yardstick: bool
    source: Source
    reference: Coder
    blind: bool
    disputes: int
    compared: Compared

    def branches(self, book: Codebook) -> list[tuple[Code, float]]:
        """The branches of the codebook, each with its α."""
        alphas = self.compared.branches.codes["alpha"]
        return [(branch, float(alphas[branch.slug])) for branch in book.children(None)]


@dataclass(frozen=True)
class CodeInClass:
    """How the students agree with the reference on one code, over all that each handed in.

    `students`: how many have an α; `median`, `lowest` and `highest` of it. `used`: how many used
    the code. `yardstick`: the α of the coder beside them, NaN without one.
    """

    code: Code
    students: int
    used: int
    median: float
    lowest: float
    highest: float
    yardstick: float


@dataclass(frozen=True)
class Collected:
    """All hand-ins of a folder. `problems`: what could not be used, each with its file and place.

    `rows`: by source, each time the students and then the yardsticks. `codes`: those with an α, the
    least agreed on first. `files`: how many were looked at.
    """

    rows: Sequence[Beside]
    codes: Sequence[CodeInClass]
    disputes: Sequence[Disputed]
    problems: Sequence[QualcoderError]
    notes: Sequence[Message]
    files: int

    @property
    def students(self) -> list[str]:
        return list(dict.fromkeys(row.coder for row in self.rows if not row.is_yardstick))


def collect(project: Project, folder: Path, reference: str | None = None) -> Collected:
    """Read the hand-ins in a folder and compare each with the reference, in this project's talk.

    What cannot be used is a problem, and the rest is counted all the same. Raises FileError for a
    folder without hand-ins, Refused or NotFound for a reference there is not.
    """
    files = files_below(folder, ".json")
    if not files:
        raise FileError(
            folder,
            msg("there is no hand-in in this folder."),
            msg("A student writes one by handing in; its name ends in .json."),
        )
    return _Collection(project, reference).of(files)


class _Collection:
    def __init__(self, project: Project, reference: str | None) -> None:
        self._project = project
        self._references = References(project, reference)
        self._comparing = Comparing(project)
        self._hand_ins = HandIns(project, self._references, self._comparing.book)

    def of(self, files: Sequence[Path]) -> Collected:
        works = self._hand_ins.works(files)
        sources = {work.source.id: work.source for work in works}
        yards = {
            source.id: yardsticks(
                self._project, self._comparing, source, self._references.one(source)
            )
            for source in sources.values()
        }
        return Collected(
            rows=[
                row
                for source in sorted(sources.values(), key=lambda source: source.id)
                for row in self._rows(source, works, yards[source.id])
            ],
            codes=self._codes(works, yards, sources),
            disputes=[dispute for work in works for dispute in work.disputes],
            problems=self._hand_ins.problems,
            notes=self._hand_ins.notes,
            files=len(files),
        )

    def _rows(
        self, source: Source, works: Sequence[Work], yards: Sequence[Yardstick]
    ) -> Iterator[Beside]:
        reference = self._references.one(source)
        for work in works:
            if work.source == source:
                theirs = self._hand_ins.reference(source)
                compared = self._comparing.compared([source], theirs, work.codings)
                n = len(work.disputes)
                yield Beside(work.student, False, source, reference, work.blind, n, compared)
        for yard in yards:
            yield Beside(yard.coder.name, True, source, reference, yard.blind, 0, yard.compared)

    def _codes(
        self,
        works: Sequence[Work],
        yards: Mapping[int, Sequence[Yardstick]],
        sources: Mapping[int, Source],
    ) -> list[CodeInClass]:
        """Each code over the class, the least agreed on first."""
        students: dict[str, dict[int, Sequence[Coding]]] = {}
        for work in works:
            students.setdefault(work.student, {})[work.source.id] = work.codings
        beside: dict[int, dict[int, Sequence[Coding]]] = {}
        for source_id, some in yards.items():
            for yard in some:
                beside.setdefault(yard.coder.id, {})[source_id] = self._project.codings.select(
                    sources=[sources[source_id]], coder_ids=[yard.coder.id]
                )
        found = [self._over_all(mine, sources) for mine in students.values()]
        others = [self._over_all(theirs, sources) for theirs in beside.values()]
        rows = [
            row for _depth, code in self._comparing.book.walk()
            if (row := _in_class(code, found, others))
        ]  # fmt: skip
        # what the same is when it is shown, the more students have
        return sorted(rows, key=lambda row: (round(row.median, 2), -row.students))

    def _over_all(
        self, codings: Mapping[int, Sequence[Coding]], sources: Mapping[int, Source]
    ) -> Compared:
        """One coder's figures over all the sources she has."""
        return self._comparing.compared(
            [sources[source_id] for source_id in codings],
            [
                coding
                for source_id in codings
                for coding in self._hand_ins.reference(sources[source_id])
            ],
            [coding for some in codings.values() for coding in some],
        )


def _in_class(
    code: Code, students: Sequence[Compared], others: Sequence[Compared]
) -> CodeInClass | None:
    alphas = _alphas(code, students)
    if not alphas:
        return None
    used = (one.codes.prevalence["segments"][code.slug, OTHER] > 0 for one in students)
    return CodeInClass(
        code=code,
        students=len(alphas),
        used=sum(map(bool, used)),
        median=median(alphas),
        lowest=min(alphas),
        highest=max(alphas),
        yardstick=median(_alphas(code, others) or [math.nan]),
    )


def _alphas(code: Code, some: Sequence[Compared]) -> list[float]:
    """The α on a code of those who have one."""
    found = (float(one.codes.codes["alpha"][code.slug]) for one in some)
    return [alpha for alpha in found if not math.isnan(alpha)]
