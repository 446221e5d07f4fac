"""Figures, what they are measured against, and the table of them."""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

Unit = Literal["s", "ms", "MB"]
Judged = Literal["median", "p95"]
_PER_SECOND = {"s": 1.0, "ms": 1000.0}


@dataclass(frozen=True)
class Result:
    """What one benchmark measured. Samples and floor are in seconds (of memory in MB).

    `judged` by their median, or where a budget says so the 95th percentile. `budget` is in `unit`;
    `at_most` is how many times the floor is allowed. `floor` did the same with less, in this run.
    """

    what: str
    samples: Sequence[float]
    unit: Unit = "s"
    judged: Judged = "median"
    budget: float | None = None
    floor: Sequence[float] = ()
    at_most: float | None = None
    note: str = ""

    def figure(self, statistic: Judged) -> float:
        return _figure(self.samples, statistic, self.unit)

    @property
    def measured(self) -> float:
        return self.figure(self.judged)

    @property
    def floor_measured(self) -> float | None:
        return _figure(self.floor, self.judged, self.unit) if self.floor else None

    @property
    def ratio(self) -> float | None:
        return self.measured / floor if (floor := self.floor_measured) else None

    @property
    def verdict(self) -> str:
        """✓ within all that is allowed, ✗ not, · nothing is said of it."""
        allowed = [self.measured <= self.budget] if self.budget is not None else []
        if self.at_most is not None and self.ratio is not None:
            allowed.append(self.ratio <= self.at_most)
        return "·" if not allowed else "✓" if all(allowed) else "✗"

    def as_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "unit": self.unit,
            "median": self.figure("median"),
            "p95": self.figure("p95"),
            "judged": self.judged,
            "times": len(self.samples),
            "budget": self.budget,
            "floor": self.floor_measured,
            "ratio": self.ratio,
            "at_most": self.at_most,
            "verdict": self.verdict,
            "note": self.note,
        }


def without_budget(result: Result) -> Result:
    """The same figure, held against nothing."""
    return replace(result, budget=None, at_most=None)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least this *share* (0–1) of them does not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _figure(samples: Sequence[float], statistic: Judged, unit: Unit) -> float:
    seconds = statistics.median(samples) if statistic == "median" else percentile(samples, 0.95)
    return seconds * _PER_SECOND.get(unit, 1.0)


# --- the table ----------------------------------------------------------------------------------

_HEADS = ("what", "measured", "times", "budget", "floor", "ratio", "")


def table(results: Sequence[Result]) -> str:
    """All results as aligned lines; notes follow beneath their line."""
    rows = [_row(result) for result in results]
    widths = [max(len(row[i]) for row in [_HEADS, *rows]) for i in range(len(_HEADS))]

    def line(row: Sequence[str]) -> str:
        first, *rest = (
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return "  ".join([first, *rest]).rstrip()

    lines = [line(_HEADS), line(["─" * width for width in widths])]
    for result, row in zip(results, rows, strict=True):
        lines.append(line(row))
        if result.note:
            lines.append(f"    {result.note}")
    return "\n".join(lines)


def _row(result: Result) -> tuple[str, ...]:
    measured = _said(result.measured, result.unit)
    if result.judged == "p95":
        measured = f"p50 {_said(result.figure('median'), result.unit)}, p95 {measured}"
    budget = [f"≤ {_said(result.budget, result.unit)}"] if result.budget is not None else []
    if result.at_most is not None:
        budget.append(f"≤ {result.at_most:g} ×")
    floor = result.floor_measured
    return (
        result.what,
        measured,
        str(len(result.samples)),
        ", ".join(budget) or "–",
        "–" if floor is None else _said(floor, result.unit),
        "–" if result.ratio is None else f"{result.ratio:.1f} ×",
        result.verdict,
    )


def _said(figure: float, unit: Unit) -> str:
    digits = 0 if unit == "MB" or figure >= 100 else 1 if unit == "ms" or figure >= 10 else 2
    return f"{figure:.{digits}f} {unit}"


def load() -> float:
    """How many processes want a processor, of late; 0 where it is not told."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def machine(others: float) -> str:
    """On what it was measured, and the load that *others* made before: figures grow with it."""
    return (
        f"{os.cpu_count()} cores, load of others {others:.1f}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}"
    )
