"""What is measured within a process of its own: `python -m tests.benchmarks.inside TASK …`.

Each task is a function of its arguments, given as text, and prints what it measured as JSON. Times
are in seconds; what a task needs to begin with is made before its clock starts.
"""

from __future__ import annotations

import asyncio
import csv
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qualcoder_net.core.project import Project
from qualcoder_net.store import schema

Measured = dict[str, Any]
_SECOND_CODER = "Tweede"


class Clock:
    """`with clock: …` sets `clock.seconds`."""

    seconds = 0.0

    def __enter__(self) -> Clock:
        self._begun = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._begun


# --- analyses -----------------------------------------------------------------------------------


def matrix(file: str) -> Measured:
    """Case × branch, the first call after the imports."""
    from qualcoder_net.core.matrix import MatrixRequest, build_matrix

    with Project.open(file) as project:
        with Clock() as clock:
            counted = build_matrix(project, MatrixRequest())
        result = counted.result
        return {
            "seconds": clock.seconds,
            "values": result.values.to_numpy().tolist(),
            "totals": [*result.row_totals.tolist(), *result.column_totals.tolist()],
        }


def matrix_floor(file: str) -> Measured:
    from tests.benchmarks.floors import case_by_branch

    with Clock() as clock:
        values, rows, columns, _total = case_by_branch(Path(file))
    return {
        "seconds": clock.seconds,
        "values": values.tolist(),
        "totals": [*rows.tolist(), *columns.tolist()],
    }


# --- quotations out -----------------------------------------------------------------------------


def quotations(file: str, target: str) -> Measured:
    """Every code's quotations with their matrix into a .docx or .xlsx, from the open project."""
    from qualcoder_net.core.matrix import MatrixRequest, build_matrix
    from qualcoder_net.reports.export import matrix_report
    from qualcoder_net.reports.write import write_matrix

    with Project.open(file) as project:
        leaves = [code.slug for code in project.codebook.tree().codes if code.parent_id]
        with Clock() as clock:
            with Clock() as counting:
                counted = build_matrix(project, MatrixRequest(columns=leaves))
            with Clock() as gathering:
                report = matrix_report(project, counted, language="nl", quotes="all")
            with Clock() as writing:
                write_matrix(report, Path(target))
    return {
        "seconds": clock.seconds,
        "counting": counting.seconds,
        "gathering": gathering.seconds,
        "writing": writing.seconds,
        "quotations": sum(len(cell.quotations) for cell in report.quotations),
        "megabytes": _peak(),
    }


def codings_table(file: str, target: str) -> Measured:
    """All codings with their quotations into a table, as `codings export` writes it."""
    from qualcoder_net.core.codings_files import export_codings

    with Project.open(file) as project, Clock() as clock:
        written = export_codings(project, Path(target))
    return {"seconds": clock.seconds, "quotations": written}


# --- in -----------------------------------------------------------------------------------------


def interviews(file: str, number: str, words: str, seed: str, cache: str) -> Measured:
    """Word interviews into a project without sources."""
    from qualcoder_net.core.importing import Wanted, import_sources
    from tests.benchmarks.interviews import interview_files

    files = interview_files(int(number), int(words), int(seed), Path(cache))
    with Project.create(file) as project, Clock() as clock:
        result = import_sources(project, [Wanted(one) for one in files])
    return {
        "seconds": clock.seconds,
        "sources": len(result.imported),
        "words": sum(one.words for one in result.imported),
    }


def codings_in(file: str, table: str) -> Measured:
    """A second coder's table with as many codings as the first has, and undoing that."""
    from qualcoder_net.core.codings_files import export_codings, import_codings

    made, theirs = Path(table), Path(table).with_suffix(".second.csv")
    with Project.open(file) as project:
        export_codings(project, made)
        with made.open(newline="", encoding="utf-8-sig") as here, theirs.open("w", newline="") as f:
            rows = csv.DictReader(here)
            writer = csv.DictWriter(f, rows.fieldnames or ())
            writer.writeheader()
            writer.writerows({**row, "coder": _SECOND_CODER} for row in rows)
        with Clock() as clock:
            result = import_codings(project, theirs)
        with Clock() as undoing:
            project.undo()
    return {"seconds": clock.seconds, "undo": undoing.seconds, "added": result.added}


# --- acts ---------------------------------------------------------------------------------------


def apply(file: str, source_name: str, times: str) -> Measured:
    """Codes given one by one, each durable when the call returns."""
    with Project.open(file) as project:
        source = project.sources.find(source_name)
        code = project.codebook.find("tak-1")
        spans = [span for span in project.sources.sentences(source) if span[1] - span[0] > 5]
        samples = []
        for start, end in spans[: int(times)]:
            with Clock() as clock:
                project.codings.apply(code, source, start, end)
            samples.append(clock.seconds)
    return {"samples": samples}


def apply_floor(file: str, times: str) -> Measured:
    """Two rows in a transaction of plain sqlite3, as durable."""
    import sqlite3

    connection = sqlite3.connect(Path(file), isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, said TEXT)")
    samples = []
    for _n in range(int(times)):
        with Clock() as clock:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO plain (said) VALUES (?)", ("x" * 150,))
            connection.execute("INSERT INTO plain (said) VALUES (?)", ("x" * 400,))
            connection.execute("COMMIT")
        samples.append(clock.seconds)
    connection.close()
    return {"samples": samples}


def journal(file: str, number: str) -> Measured:
    """So many codings as one act, its undo and its redo."""
    from qualcoder_net.i18n import msg

    coding = schema.codings
    with Project.open(file) as project:
        old = project.codings.select()[: int(number)]
        code = project.codebook.find("tak-1")
        rows = [
            {
                "guid": f"bench-{one.id}",
                "source_id": one.source_id,
                "start": one.start,
                "end": one.end,
                "code_id": code.id,
                "coder_id": one.coder_id,
                "origin": "human",
                "created_at": one.created_at,
                "fingerprint": "0" * 16,
            }
            for one in old
        ]
        with Clock() as doing, project.journal.operation("code", msg("Coded")) as act:
            act.insert_many(coding, rows)
        with Clock() as undoing:
            project.undo()
        with Clock() as redoing:
            project.redo()
    return {"do": doing.seconds, "undo": undoing.seconds, "redo": redoing.seconds}


# --- the screen, without a terminal -------------------------------------------------------------


def open_source(file: str, source_name: str, times: str) -> Measured:
    """Read a source with its codings and show it in the transcript, painted."""
    return asyncio.run(_open_source(file, source_name, int(times)))


async def _open_source(file: str, source_name: str, times: int) -> Measured:
    from textual.app import App, ComposeResult

    from qualcoder_net.tui.screens.coding_desk import Desk
    from qualcoder_net.tui.widgets.transcript import Transcript, TranscriptView

    class Stage(App[None]):
        def compose(self) -> ComposeResult:
            yield Transcript()

    reading, showing, count = [], [], 0
    app = Stage()
    async with app.run_test(size=(160, 50)) as pilot:
        transcript = app.query_one(Transcript)
        for _n in range(times):
            with Project.open(file) as project:
                source = project.sources.find(source_name)
                book = project.codebook.tree()
                with Clock() as clock:
                    desk = Desk(project, source, book)
                    stripes = desk.stripes()
                reading.append(clock.seconds)
                count = len(stripes)
                with Clock() as clock:
                    transcript.show(desk.view, stripes)
                    await pilot.pause()
                showing.append(clock.seconds)
                transcript.show(TranscriptView(""))
                await pilot.pause()
    samples = [sum(pair) for pair in zip(reading, showing, strict=True)]
    return {"samples": samples, "reading": reading, "showing": showing, "codings": count}


def transcript_place(file: str) -> Measured:
    """How many lines the transcript has, and how much lies around it, in a large terminal."""
    return asyncio.run(_transcript_place(file))


async def _transcript_place(file: str) -> Measured:
    from qualcoder_net.tui.app import QualcoderApp
    from qualcoder_net.tui.widgets.transcript import Transcript

    columns, rows = 160, 50
    with Project.open(file) as project:
        app = QualcoderApp(project)
        async with app.run_test(size=(columns, rows)) as pilot:
            await pilot.pause()
            transcript = app.screen.query_one(Transcript)
            region = transcript.region
            return {
                "lines": len(transcript.lines),
                "left": region.x,
                "right": columns - region.right,
                "above": region.y,
                "below": rows - region.bottom,
            }


def _peak() -> float:
    """The most memory this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


TASKS: dict[str, Callable[..., Measured]] = {
    task.__name__: task
    for task in (
        matrix, matrix_floor, quotations, codings_table, interviews, codings_in, apply,
        apply_floor, journal, open_source, transcript_place,
    )
}  # fmt: skip

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    print(json.dumps(TASKS[name](*arguments)))
