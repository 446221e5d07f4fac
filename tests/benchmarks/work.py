"""Benchmarks of the program's work: starting, analyses, files in and out, acts."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.benchmarks.bench import Bench, Failed, program
from tests.benchmarks.generate import LONG
from tests.benchmarks.results import Result


def help_text(bench: Bench) -> Iterator[Result]:
    """`--help` and an interpreter that does nothing, in turn."""
    samples, floor = [], []
    for _n in range(bench.times(15)):
        floor.append(bench.run([sys.executable, "-c", ""]))
        samples.append(bench.run(program("--help")))
    yield Result("--help, beside an empty interpreter", samples, "ms", floor=floor, at_most=10)


def matrix(bench: Bench) -> Iterator[Result]:
    file, samples, floor = bench.project(), [], []
    for _n in range(bench.times(5)):
        bare = bench.inside("matrix_floor", file)
        counted = bench.inside("matrix", file)
        if (bare["values"], bare["totals"]) != (counted["values"], counted["totals"]):
            raise Failed("the matrix differs from the one that its floor counted")
        floor.append(bare["seconds"])
        samples.append(counted["seconds"])
    yield Result(
        f"case × code matrix over {bench.scale.codings:,} codings, first call",
        samples, budget=0.5, floor=floor, at_most=3,
    )  # fmt: skip


def apply(bench: Bench) -> Iterator[Result]:
    """In one process, without a screen: what of an act's time is the database's."""
    often = bench.sized(300, 10)
    floor = bench.inside("apply_floor", bench.copy(), often)["samples"]
    samples = bench.inside("apply", bench.copy(), LONG, often)["samples"]
    yield Result(
        "apply a code, durable (beside two plain rows, as durable)",
        samples, "ms", "p95", budget=50, floor=floor,
    )  # fmt: skip


def quotations(bench: Bench) -> Iterator[Result]:
    for ending, budget in ((".xlsx", 10), (".docx", 60)):
        done = bench.inside("quotations", bench.project(), bench.place(ending))
        if done["quotations"] != bench.scale.codings:
            raise Failed(f"only {done['quotations']} quotations were written")
        parts = ", ".join(
            f"{part} {done[part]:.1f} s" for part in ("counting", "gathering", "writing")
        )
        yield Result(
            f"matrix with all {done['quotations']:,} quotations to {ending[1:]}",
            [done["seconds"]], budget=budget, note=f"{parts}; at most {done['megabytes']:.0f} MB",
        )  # fmt: skip
    done = bench.inside("codings_table", bench.project(), bench.place(".xlsx"))
    yield Result(
        f"{done['quotations']:,} codings with quotations to xlsx", [done["seconds"]], budget=10
    )


def interviews(bench: Bench) -> Iterator[Result]:
    number, words = bench.sized(100, 12), bench.sized(8_000, 200)
    samples = []
    for _n in range(bench.times(3)):
        done = bench.inside(
            "interviews", bench.place(".qnet"), number, words, bench.seed, bench.cache
        )
        if done["sources"] != number:
            raise Failed(f"only {done['sources']} interviews were imported")
        samples.append(done["seconds"])
    yield Result(
        f"import {number} interviews of {words:,} words (docx), both cores", samples, budget=10
    )


def journal(bench: Bench) -> Iterator[Result]:
    number = bench.sized(10_000, 100)
    runs = [bench.inside("journal", bench.copy(), number) for _n in range(bench.times(3))]
    for part, what in (("do", "as one act"), ("undo", "undone"), ("redo", "redone")):
        yield Result(f"{number:,} codings {what}", [done[part] for done in runs])


def codings_in(bench: Bench) -> Iterator[Result]:
    done = bench.inside("codings_in", bench.copy(), bench.place(".csv"))
    if done["added"] != bench.scale.codings:
        raise Failed(f"only {done['added']} codings were imported")
    note = f"undone in {done['undo']:.1f} s"
    yield Result(f"import {done['added']:,} codings from csv", [done["seconds"]], note=note)
