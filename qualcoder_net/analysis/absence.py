"""Absence as a finding: what is there in each row and column, and if nothing is, in what way not.

A code is *present* where respondents' talk is coded with it outside every code that states a lack
(`gap`); *said absent* where its codings all overlap such a code. Where nothing is coded it depends
on what was asked: a question marked with the code or one above it makes its source *asked, absent*;
a source in which other questions are marked, *not asked*; one in which none is, *not established*.
A source that its coder has not finished says nothing of absence yet: *unfinished*.

A row of several sources takes the first of these that any of its sources has, in the order of
KINDS (METHOD.md, Matrices).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from qualcoder_net.analysis.spans import overlapping

Kind = Literal[
    "present", "said absent", "unfinished", "asked, absent", "not asked", "not established"
]
KINDS: tuple[Kind, ...] = (
    "present", "said absent", "unfinished", "asked, absent", "not asked", "not established",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """What is looked for: the `codes` that stand for it, and those above, which ask for it too."""

    codes: frozenset[int]
    above: frozenset[int] = frozenset()


@dataclass(frozen=True)
class AbsenceInput:
    """What is looked at.

    `codings`: coding_id, source_id, start, end, code_id. `talk`: respondents' turns, source_id,
    start, end, row (its row's key; a turn in several rows stands there once for each). Codings
    outside all talk are marks on questions. `rows`: row key -> its sources. `gaps`: the codes that
    state a lack. `finished`: the sources that are coded to the end.
    """

    codings: pd.DataFrame
    talk: pd.DataFrame
    rows: Mapping[str, Sequence[int]]
    columns: Mapping[str, Column]
    gaps: Collection[int]
    finished: Collection[int]


@dataclass(frozen=True)
class AbsenceResult:
    """`kinds`: rows × columns of KINDS. `evidence`: row, column, source_id, coding_id, and `lacks`
    (the coding overlaps a code that states a lack); `questions`: row, column, source_id, coding_id
    of the marked questions that asked for it.
    """

    kinds: pd.DataFrame
    evidence: pd.DataFrame
    questions: pd.DataFrame


def absence(given: AbsenceInput) -> AbsenceResult:
    """The kind of presence or absence of each column in each row, with what it rests on."""
    codings = given.codings.reset_index(drop=True)
    spoken = overlapping(codings, given.talk)
    said, asked = codings[spoken], codings[~spoken]
    lacking = said["code_id"].isin(given.gaps)
    said = said.assign(lacks=overlapping(said, said[lacking]))
    by_row = {row: _said_in(said, given.talk, row) for row in given.rows}
    with_questions, finished = set(asked["source_id"]), set(given.finished)
    kinds: dict[str, list[Kind]] = {}
    evidence: list[pd.DataFrame] = []
    questions: list[pd.DataFrame] = []
    for key, column in given.columns.items():
        marks = asked[asked["code_id"].isin(column.codes | column.above)]
        kinds[key] = []
        for row, sources in given.rows.items():
            here = by_row[row][by_row[row]["code_id"].isin(column.codes)]
            known = _Known(
                lacks={int(source): bool(all_lack) for source, all_lack in _all_lack(here)},
                asked=set(marks["source_id"]),
                with_questions=with_questions,
                finished=finished,
            )
            kinds[key].append(_first(known, sources))
            evidence.append(_of_cell(here, row, key, sources))
            questions.append(_of_cell(marks, row, key, sources))
    return AbsenceResult(
        kinds=pd.DataFrame(kinds, index=pd.Index(list(given.rows))),
        evidence=_lines(evidence, ["row", "column", "source_id", "coding_id", "lacks"]),
        questions=_lines(questions, ["row", "column", "source_id", "coding_id"]),
    )


@dataclass(frozen=True)
class _Known:
    """What is known of sources: in which a column is coded (and whether all of that states a
    lack), in which it was asked, in which any question is marked, and which are finished.
    """

    lacks: Mapping[int, bool]
    asked: Collection[int]
    with_questions: Collection[int]
    finished: Collection[int]

    def kind(self, source_id: int) -> Kind:
        if source_id in self.lacks:
            return "said absent" if self.lacks[source_id] else "present"
        if source_id not in self.finished:
            return "unfinished"
        if source_id in self.asked:
            return "asked, absent"
        return "not asked" if source_id in self.with_questions else "not established"


def _first(known: _Known, sources: Sequence[int]) -> Kind:
    found = {known.kind(source) for source in sources}
    return next((kind for kind in KINDS if kind in found), "not established")


def _said_in(said: pd.DataFrame, talk: pd.DataFrame, row: str) -> pd.DataFrame:
    """What is said in a row: of a source whose speakers are in different rows, only its own."""
    return said[overlapping(said, talk[talk["row"] == row])]


def _all_lack(said: pd.DataFrame) -> Iterable[tuple[Any, Any]]:
    """(source id, whether each of its codings states a lack)."""
    return said.groupby("source_id")["lacks"].all().items()


def _of_cell(found: pd.DataFrame, row: str, key: str, sources: Sequence[int]) -> pd.DataFrame:
    return found[found["source_id"].isin(sources)].assign(row=row, column=key)


def _lines(found: Sequence[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    return pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)
