"""What every benchmark works with: the project, places to work in, fresh processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.benchmarks.generate import CODER, FULL, Scale, project_file

ROOT = Path(__file__).parents[2]
_NUMBERS = count(1)
_LEFT_OUT = ("NO_COLOR", "LC_ALL", "LC_MESSAGES", "TEXTUAL", "COLUMNS", "LINES", "PYTHONSTARTUP")


class Failed(Exception):
    """A benchmark could not be run; its figure would mean nothing."""


@dataclass(frozen=True)
class Bench:
    """One run: its scale and seed, the cache of generated files, a folder that goes afterwards."""

    scale: Scale
    seed: int
    cache: Path
    work: Path

    @property
    def is_full(self) -> bool:
        return self.scale is FULL

    def times(self, often: int) -> int:
        """How often to measure; a smoke test does it twice at most."""
        return often if self.is_full else min(often, 2)

    def sized(self, large: int, small: int) -> int:
        return large if self.is_full else small

    def project(self) -> Path:
        """The generated project, only to be read."""
        return project_file(self.scale, self.seed, self.cache)

    def copy(self) -> Path:
        """A fresh copy of it, to be written in."""
        file = Path(shutil.copy(self.project(), self.place(".qnet")))
        os.sync()  # else the copy is still being written while the program waits for its disk
        return file

    def place(self, ending: str = "") -> Path:
        """A name in the working folder that nothing has yet."""
        return self.work / f"{next(_NUMBERS)}{ending}"

    def environment(self) -> dict[str, str]:
        """As on a coder's own machine with nothing configured, and a terminal with all colours."""
        kept = {name: said for name, said in os.environ.items() if not name.startswith(_LEFT_OUT)}
        return kept | {
            "QUALCODER_NET_CONFIG": str(self.work / "config"),
            "QUALCODER_NET_CODER": CODER,
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }

    def inside(self, task: str, *arguments: Any) -> dict[str, Any]:
        """Run a task of `inside.py` in a fresh process; what it measured."""
        command = [sys.executable, "-m", "tests.benchmarks.inside", task, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment(), capture_output=True, text=True
        )
        if done.returncode:
            raise Failed(f"{task}:\n{done.stderr.strip()}")
        measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return measured

    def run(self, command: list[str]) -> float:
        """The seconds that a command takes from its start to its end."""
        begun = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, env=self.environment(), capture_output=True)
        seconds = time.perf_counter() - begun
        if done.returncode:
            raise Failed(f"{' '.join(command)}:\n{done.stderr.decode(errors='replace').strip()}")
        return seconds


def program(*arguments: str) -> list[str]:
    """The command line of the installed program, beside the Python that runs this."""
    installed = Path(sys.executable).with_name("qualcoder-net")
    return [str(installed), *arguments]
