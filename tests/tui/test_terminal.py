"""The whole program in a real pseudo-terminal: coding by keys, a sudden death, and back again."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.importing import Wanted, import_sources
from qualcoder_net.core.project import Project

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]

TEXT = """I: Hoe gaat het?
R: Nou ja, goed. Je staat met een been hier. En met het andere daar. Dat wringt wel eens.
"""
SLOW = 90.0  # seconds that a busy machine may take


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    transcript = tmp_path / "r1.txt"
    transcript.write_text(TEXT, "utf-8")
    file = tmp_path / "study.qnet"
    with Project.create(file, coder="anna") as project:
        project.codebook.add("Dubbele loyaliteit")
        import_sources(project, [Wanted(transcript)])
    return file


def started(project_file: Path, home: Path) -> pexpect.spawn[str]:
    program = pexpect.spawn(
        sys.executable,
        ["-m", "qualcoder_net", "open", str(project_file), "--coder", "anna", "--lang", "en"],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "QUALCODER_NET_CONFIG": str(home),
        },
        dimensions=(30, 110),
        encoding="utf-8",
        timeout=SLOW,
    )
    program.expect("Codebook")
    return program


def wait_until(program: pexpect.spawn[str], holds: Callable[[], bool]) -> None:
    """Let the program paint, and wait for what its keys should have done to the project."""
    until = time.monotonic() + SLOW
    while not holds():
        assert time.monotonic() < until, "the keys had no effect in time"
        try:
            program.read_nonblocking(100_000, timeout=0.1)
        except pexpect.TIMEOUT:
            continue


def codings_in(project_file: Path) -> int:
    with Project.open(project_file, coder="looker") as project:
        return len(project.codings.select())


def test_three_codings_by_keys_survive_a_kill_and_can_be_undone_afterwards(
    project_file: Path, tmp_path: Path
) -> None:
    program = started(project_file, tmp_path)
    program.send("\r")
    program.expect("code and stay")  # the picker is open
    program.send("loyal\r")
    wait_until(program, lambda: codings_in(project_file) == 1)
    for n in (2, 3):
        program.send("\x1b[B")  # the next sentence
        time.sleep(0.3)
        program.send("1")  # the slot that the first use filled
        wait_until(program, lambda n=n: codings_in(project_file) == n)  # type: ignore[misc]
    program.kill(signal.SIGKILL)
    program.wait()

    with Project.open(project_file, coder="anna") as project:
        assert len(project.codings.select()) == 3
        assert check_project(project).problems == ()

    again = started(project_file, tmp_path)
    again.send("u")
    wait_until(again, lambda: codings_in(project_file) == 2)
    again.send("\x11")  # ctrl+q
    again.expect(pexpect.EOF)
    assert codings_in(project_file) == 2
