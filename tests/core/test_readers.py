"""Reading many files in processes of our own: in any program, in order, and stopped at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qualcoder_net.core import readers
from qualcoder_net.core.preparing import Prepared, Wanted
from qualcoder_net.core.project import Project
from qualcoder_net.core.readers import FILES_EACH, Outcome, prepared_or_errors
from qualcoder_net.errors import FileError
from tests.core.helpers import write

MANY = 2 * FILES_EACH
SCRIPT = """\
import sys
from pathlib import Path
from qualcoder_net import open_project
from qualcoder_net.core.importing import Wanted, import_sources

project = open_project(sys.argv[1])
project.codebook.add("trust")
result = import_sources(project, [Wanted(file) for file in sorted(Path(sys.argv[2]).iterdir())])
print(len(result.imported), "imported")
project.close()
"""


@pytest.fixture
def wanted(tmp_path: Path) -> list[Wanted]:
    """So many interviews that they are read by two processes; one of them is empty."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    files = [
        write(folder, f"R{n:02}.txt", f"I: Well?\n\nR: All is well {n}.\n") for n in range(MANY)
    ]
    write(folder, "R03.txt", " ")
    return [Wanted(file, language="en") for file in files]


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, on a machine of two processors."""
    started: list[subprocess.Popen[bytes]] = []

    class Remembered(subprocess.Popen[bytes]):
        def __init__(self, *given: Any, **said: Any) -> None:
            super().__init__(*given, **said)
            started.append(self)

    monkeypatch.setattr(readers, "_cores", lambda: 2)
    monkeypatch.setattr(readers.subprocess, "Popen", Remembered)
    return started


def read(outcome: Outcome) -> str:
    return outcome.name if isinstance(outcome, Prepared) else type(outcome).__name__


def expected(wanted: list[Wanted]) -> list[str]:
    return [FileError.__name__ if n == 3 else one.file.stem for n, one in enumerate(wanted)]


def test_a_few_files_are_read_here(
    wanted: list[Wanted], processes: list[subprocess.Popen[bytes]]
) -> None:
    few = wanted[: MANY - 1]
    assert [read(outcome) for outcome in prepared_or_errors(few)] == expected(few)
    assert processes == []


def test_many_files_are_read_by_processes_that_end_with_it(
    wanted: list[Wanted], processes: list[subprocess.Popen[bytes]]
) -> None:
    assert [read(outcome) for outcome in prepared_or_errors(wanted)] == expected(wanted)
    assert len(processes) == 2
    assert all(process.returncode is not None for process in processes)


def test_files_whose_reader_is_killed_are_read_here(
    wanted: list[Wanted], processes: list[subprocess.Popen[bytes]]
) -> None:
    outcomes = prepared_or_errors(wanted)
    names = [read(next(outcomes))]
    for process in processes:
        process.kill()
    assert names + [read(outcome) for outcome in outcomes] == expected(wanted)


@pytest.mark.parametrize("program", ["", "/no/such/python", sys.executable])
def test_where_no_process_can_be_started_files_are_read_here(
    wanted: list[Wanted], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(readers, "_cores", lambda: 2)
    monkeypatch.setattr(readers, "_SERVE", "print('something else')")
    monkeypatch.setattr(readers.sys, "executable", program)
    assert [read(outcome) for outcome in prepared_or_errors(wanted)] == expected(wanted)


def test_who_asks_no_further_stops_the_processes(
    wanted: list[Wanted], processes: list[subprocess.Popen[bytes]]
) -> None:
    outcomes = prepared_or_errors(wanted)
    assert read(next(outcomes)) == "R00"
    outcomes.close()
    assert len(processes) == 2
    assert all(process.returncode is not None for process in processes)


def test_a_script_without_a_guard_imports_many_files_once(
    wanted: list[Wanted], tmp_path: Path
) -> None:
    place, script = tmp_path / "study.qnet", write(tmp_path, "script.py", SCRIPT)
    Project.create(place, coder="anna").close()
    wanted[3].file.unlink()
    folder = wanted[0].file.parent
    write(folder, "more.txt", "I: And?\n\nR: More.\n")
    done = subprocess.run(
        [sys.executable, script, place, folder], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{MANY} imported\n", "")
    with Project.open(place) as project:
        assert [act.verb for act in project.history()] == ["import", "add code"]
        assert len(project.sources.all()) == MANY
