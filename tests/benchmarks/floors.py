"""The same work with the least tools there are: what a benchmark may be measured against."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_CODINGS = "SELECT source_id, start, end, code_id FROM codings"
_ANSWERS = """
    SELECT turns.source_id, turns.start, turns.end FROM turns
    LEFT JOIN speakers ON speakers.id = turns.speaker_id
    WHERE speakers.is_interviewer IS NULL OR NOT speakers.is_interviewer
    ORDER BY turns.source_id, turns.start
"""
_BRANCHES = "SELECT id, coalesce(parent_id, id) FROM codes"
_LENGTH = 10_000_000  # characters; room for each source on one line


def case_by_branch(file: Path) -> tuple[Ints, Ints, Ints, int]:
    """Coded segments per case and branch, by plain sqlite3 and numpy.

    (cases × branches, totals of cases, totals of branches, total), as the program counts them:
    overlapping codings of a column once, and only where respondents speak. Codes are two levels
    deep and each source is in one case.
    """
    with closing(sqlite3.connect(file)) as connection:
        codings = _columns(connection, _CODINGS)
        answers = _columns(connection, _ANSWERS)
        branches = dict(connection.execute(_BRANCHES))
        members = dict(connection.execute("SELECT source_id, case_id FROM case_members"))
    cases = {case: n for n, case in enumerate(sorted({*members.values()}))}
    columns = {branch: n for n, branch in enumerate(sorted({*branches.values()}))}
    case_of = _lookup({source: cases[case] for source, case in members.items()})
    column_of = _lookup({code: columns[branch] for code, branch in branches.items()})

    starts, ends = (answers[0] * _LENGTH + offset for offset in answers[1:])
    source, start, end, code = codings
    start, end, column = source * _LENGTH + start, source * _LENGTH + end, column_of[code]

    def count(column: Ints, number: int) -> tuple[Ints, Ints]:
        """Segments by case and column, and by column alone."""
        order = np.lexsort((start, column))
        begin, stop, of = start[order], end[order], column[order]
        shift = of * _LENGTH * (int(source.max()) + 1)
        reach = np.maximum.accumulate(stop + shift)
        first = np.flatnonzero(np.append(True, (begin + shift)[1:] >= reach[:-1]))
        last = np.append(first[1:], len(order)) - 1
        stop, begin, of = (reach - shift)[last], begin[first], of[first]
        answered = np.searchsorted(ends, begin, "right") < np.searchsorted(starts, stop, "left")
        begin, of = begin[answered], of[answered]
        cell = case_of[begin // _LENGTH] * number + of
        table = np.bincount(cell, minlength=len(cases) * number).reshape(len(cases), number)
        return table, table.sum(axis=0)

    table, column_totals = count(column, len(columns))
    together, total = count(np.zeros_like(column), 1)
    return table, together[:, 0], column_totals, int(total[0])


def _columns(connection: sqlite3.Connection, query: str) -> list[Ints]:
    rows = np.array(connection.execute(query).fetchall(), np.int64)
    return list(np.ascontiguousarray(rows.T))


def _lookup(numbers: dict[int, int]) -> Ints:
    table = np.zeros(max(numbers) + 1, np.int64)
    table[list(numbers)] = list(numbers.values())
    return table
