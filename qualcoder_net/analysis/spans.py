"""Spans of several sources as numbers on one line, and what many analyses ask of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]


def ints(column: pd.Series[Any]) -> Ints:
    return column.to_numpy(np.int64)


def ranges(first: Ints, behind: Ints) -> tuple[Ints, Ints]:
    """All (i, j) with first[i] <= j < behind[i], by i."""
    sizes = np.maximum(behind - first, 0)
    which = np.repeat(np.arange(len(sizes)), sizes)
    return which, np.arange(len(which)) + (first - (np.cumsum(sizes) - sizes))[which]


def on_one_line(*tables: pd.DataFrame) -> list[tuple[Ints, Ints]]:
    """Starts and ends (columns source_id, start, end) with the sources far enough apart that no
    span reaches into the next.
    """
    apart = 1 + max((int(table["end"].max()) for table in tables if len(table)), default=0)
    return [
        (
            ints(table["source_id"]) * apart + ints(table["start"]),
            ints(table["source_id"]) * apart + ints(table["end"]),
        )
        for table in tables
    ]


def overlapping(segments: pd.DataFrame, others: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether each segment shares a character with any of *others*, of the same source."""
    if segments.empty or others.empty:
        return np.zeros(len(segments), dtype=np.bool_)
    (begin, end), (starts, ends) = on_one_line(segments, others)
    order = np.argsort(starts, kind="stable")
    starts, reach = starts[order], np.maximum.accumulate(ends[order])
    before = np.searchsorted(starts, end, side="left")  # those that begin before the segment ends
    furthest = np.where(before > 0, reach[np.maximum(before - 1, 0)], -1)
    return np.asarray(furthest > begin, dtype=np.bool_)
