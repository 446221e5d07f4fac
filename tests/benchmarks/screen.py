"""Benchmarks of the screen, as a coder meets it: the program in a pseudo-terminal, keys pressed."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcoder_net.core.project import Project
from tests.benchmarks.bench import ROOT, Bench, Failed, program
from tests.benchmarks.generate import CODER, DENSE, LONG
from tests.benchmarks.results import Result, percentile
from tests.benchmarks.terminal import Terminal, memory, processor_time, shows

_DOWN, _PAGE_DOWN, _NEXT_SOURCE, _PREVIOUS_SOURCE = "\x1b[B", "\x1b[6~", "}", "{"
_LETTER = "ω"  # of a code that nobody has given yet: seen when its first stripe is painted
_SLOT = "1"
_HELD = 1 / 30  # seconds between two presses of a key that is held down


@dataclass(frozen=True)
class _Study:
    """A copy of the project in which the coder left off in a source; `opening` is seen there."""

    file: Path
    opening: str


def _study(bench: Bench, source_name: str, *, before: bool = False) -> _Study:
    """Left off in a source, or in the one *before* it in the list; `opening` is of that source."""
    from qualcoder_net.tui.screens.coding_overview import Overview

    file = bench.copy()
    with Project.open(file, coder=CODER) as project:
        source = left = project.sources.find(source_name)
        if before:
            order = Overview(project).source_order()
            left = order[[one.id for one in order].index(source.id) - 1]
        project.set_preference("last_source", left.guid)
        code = project.codebook.edit(project.codebook.find("tak-1"), key=_LETTER)
        project.set_preference("slots", {_SLOT: code.guid})
        opening, elsewhere = _opening(project, source.name), _opening(project, left.name)
        if before and opening == elsewhere:
            raise Failed("two sources begin alike; another seed may do")
        return _Study(file, elsewhere if before else opening)


def _opening(project: Project, source_name: str) -> str:
    """The first words that the transcript shows of a source, on one line."""
    source = project.sources.find(source_name)
    text, turn = project.sources.text(source).content, project.sources.turns(source)[0]
    return text[turn.start : turn.start + 40].split("?")[0]


def _terminal(bench: Bench, command: list[str]) -> Terminal:
    return Terminal(command, bench.environment(), ROOT)


def _program(bench: Bench, study: _Study) -> Terminal:
    return _terminal(bench, program("open", str(study.file)))


def bare_app(bench: Bench, lines: int, margins: tuple[int, int, int, int]) -> Terminal:
    """A bare scrolling view of so many lines; `margins` are left, right, above and below it."""
    arguments = [str(number) for number in (lines, *margins)]
    return _terminal(bench, [sys.executable, "-m", "tests.benchmarks.bare", *arguments])


def _bare(bench: Bench, file: Path) -> Terminal:
    """The same in the place of the transcript, with as many lines.

    Asked for before any program runs: one that is not listened to stands still.
    """
    place = bench.inside("transcript_place", file)
    return bare_app(
        bench, place["lines"], (place["left"], place["right"], place["above"], place["below"])
    )


def _wait_for_bare(bare: Terminal) -> float:
    return bare.wait(shows("Vertrouwen")).at - bare.begun


# --- opening ------------------------------------------------------------------------------------


def first_frame(bench: Bench) -> Iterator[Result]:
    study = _study(bench, "Interview 001")
    samples, floor, settled, processor = [], [], [], []
    for _n in range(bench.times(7)):
        with _bare(bench, study.file) as bare:
            floor.append(_wait_for_bare(bare))
        with _program(bench, study) as terminal:
            samples.append(terminal.wait(shows(study.opening)).at - terminal.begun)
            processor.append(processor_time(terminal.process.pid))
            settled.append(terminal.settle(1.5) - terminal.begun)
    yield Result(
        "open to first frame, beside a bare Textual app",
        samples, budget=1.0, floor=floor,
        note=f"{statistics.median(processor):.2f} s of it on the processor; "
        f"all counts shown after {statistics.median(settled):.2f} s",
    )  # fmt: skip


def open_source(bench: Bench) -> Iterator[Result]:
    for name in (DENSE, LONG):
        study = _study(bench, name, before=True)
        with Project.open(study.file) as project:
            wanted = shows(_opening(project, name))
        samples = []
        with _program(bench, study) as terminal:
            terminal.wait(shows(study.opening))
            terminal.settle(bench.sized(3, 1))
            for _n in range(bench.times(7)):
                samples.append(terminal.press(_NEXT_SOURCE, wanted))
                terminal.settle(0.5)
                terminal.press(_PREVIOUS_SOURCE, shows(study.opening))
                terminal.settle(0.5)
        done = bench.inside("open_source", bench.project(), name, bench.times(5))
        reading, showing = (statistics.median(done[part]) for part in ("reading", "showing"))
        words = bench.scale.long_words if name == LONG else bench.scale.words
        yield Result(
            f"open a source of {words:,} words with {done['codings']:,} codings",
            samples, "ms", budget=500,
            note=f"without panes and terminal: reading {reading * 1000:.0f} ms, "
            f"showing {showing * 1000:.0f} ms",
        )  # fmt: skip


def resident(bench: Bench) -> Iterator[Result]:
    """After opening, reading on, and looking into some sources."""
    study = _study(bench, DENSE)
    with _program(bench, study) as terminal:
        terminal.wait(shows(study.opening))
        terminal.settle(bench.sized(3, 1))
        for key in [*[_PAGE_DOWN] * 20, *[_PREVIOUS_SOURCE] * 3]:
            terminal.send(key)
            terminal.settle(0.3)
        now, most = memory(terminal.process.pid)
    if now:
        yield Result(
            "memory with the project open", [now], "MB", budget=400, note=f"at most {most:.0f} MB"
        )


# --- keys ---------------------------------------------------------------------------------------


def keys(bench: Bench) -> Iterator[Result]:
    """Down, sentence by sentence and scrolling; the program and a bare app in turns."""
    study = _study(bench, LONG)
    firsts: tuple[list[float], list[float]] = ([], [])
    wholes: tuple[list[float], list[float]] = ([], [])
    held: tuple[list[float], list[float]] = ([], [])
    with _bare(bench, study.file) as bare, _program(bench, study) as ours:
        both = (ours, bare)
        _wait_for_bare(bare)
        ours.wait(shows(study.opening))
        for terminal in both:
            terminal.settle(bench.sized(3, 1))
            for _n in range(bench.sized(45, 3)):  # until the cursor is low and every press scrolls
                terminal.press(_DOWN)
                terminal.settle(0.05)
        for _round in range(bench.times(4)):
            for terminal, first, whole in zip(both, firsts, wholes, strict=True):
                for _n in range(bench.sized(50, 5)):
                    terminal.settle(0.15)
                    begun = time.perf_counter()
                    first.append(terminal.press(_DOWN))
                    whole.append(terminal.settle(0.1) - begun)
            for terminal, lag in zip(both, held, strict=True):
                lag.append(_hold(terminal, bench.sized(45, 5)))
    words = f"{bench.scale.long_words:,} words with {bench.scale.dense:,} codings"
    yield Result(
        f"key press to painted frame, {words}",
        firsts[0], "ms", "p95", budget=30, floor=firsts[1], at_most=2,
    )  # fmt: skip
    yield Result(
        "the same until all is painted, status line and title too",
        wholes[0], "ms", "p95", floor=wholes[1],
    )  # fmt: skip
    yield Result(
        "key held at 30 a second: last press until all is painted",
        held[0], "ms", floor=held[1],
    )  # fmt: skip


def _hold(terminal: Terminal, presses: int) -> float:
    terminal.settle(0.3)
    for _n in range(presses):
        last = terminal.send(_DOWN)
        terminal.read_for(_HELD)
    return terminal.settle(0.3) - last


def apply(bench: Bench) -> Iterator[Result]:
    """A slot key, until the stripe is painted; the act is on disk before that."""
    study = _study(bench, LONG)
    samples, wholes = [], []
    with _program(bench, study) as terminal:
        terminal.wait(shows(study.opening))
        terminal.settle(bench.sized(3, 1))
        for _n in range(bench.sized(80, 3)):
            terminal.press(_DOWN)
            terminal.settle(0.25)
            begun = time.perf_counter()
            samples.append(terminal.press(_SLOT, shows(_LETTER)))
            wholes.append(terminal.settle(0.25) - begun)
    with Project.open(study.file) as project:
        code = project.codebook.find("tak-1")
        if len(project.codings.select(codes=[code])) != len(samples):  # questions, too
            raise Failed("what was painted is not what is on disk")
    yield Result(
        "apply a code, durable and painted", samples, "ms", "p95", budget=50,
        note=f"all painted p50 {statistics.median(wholes) * 1000:.0f} ms, "
        f"p95 {percentile(wholes, 0.95) * 1000:.0f} ms",
    )  # fmt: skip
