"""A program in a pseudo-terminal: press a key, and know when the frame it caused is painted.

The terminal says that it knows synchronised updates, so a program brackets every frame it paints
and the end of one is seen exactly (private mode 2026). What arrives is timed; nothing is drawn.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from tests.benchmarks.bench import Failed

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_END = b"\x1b[?2026l"
_PATIENCE = 60.0  # seconds until a frame that does not come is given up


@dataclass(frozen=True)
class Frame:
    """What was painted, and when its last byte had come (`time.perf_counter`)."""

    at: float
    painted: bytes


@dataclass
class Terminal:
    """A running program and its screen of `columns` × `rows` cells; `begun` is when it was started.

    Use as a context manager: in the end the program is stopped.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    columns: int = 160
    rows: int = 50
    frames: list[Frame] = field(default_factory=list)

    def __enter__(self) -> Terminal:
        self._screen, program = pty.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("4H", self.rows, self.columns, 0, 0))
        self._pending = b""
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            self.command, stdin=program, stdout=program, stderr=program, start_new_session=True,
            env={**self.environment}, cwd=self.folder,
        )  # fmt: skip
        os.close(program)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._screen)

    # --- what is painted ------------------------------------------------------------------------

    def wait(
        self, wanted: Callable[[Frame], bool] = lambda frame: True, patience: float = _PATIENCE
    ) -> Frame:
        """The next frame that is *wanted*."""
        until = time.perf_counter() + patience
        while True:
            seen = len(self.frames)
            if not self._read(until - time.perf_counter()):
                raise Failed(f"{' '.join(self.command)}: no such frame.\n{self._last_words()}")
            for frame in self.frames[seen:]:
                if wanted(frame):
                    return frame

    def settle(self, quiet: float = 0.2) -> float:
        """Wait until nothing has been painted for so many seconds; when the last frame was."""
        while self._read(quiet):
            pass
        return self.frames[-1].at if self.frames else time.perf_counter()

    def send(self, keys: str) -> float:
        """Press keys without waiting; when that was."""
        pressed = time.perf_counter()
        os.write(self._screen, keys.encode())
        return pressed

    def press(self, keys: str, wanted: Callable[[Frame], bool] = lambda frame: True) -> float:
        """The seconds from pressing keys to the end of the first frame that is *wanted*."""
        pressed = self.send(keys)
        return self.wait(wanted).at - pressed

    def read_for(self, seconds: float) -> None:
        """Take in what comes in so many seconds, no less and no more."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def _read(self, patience: float) -> bool:
        """Take in what has come; False when nothing came in time or the program has ended."""
        if not select.select([self._screen], [], [], max(0.0, patience))[0]:
            return False
        try:
            data = os.read(self._screen, 1 << 20)
        except OSError:  # the program has let go of the terminal
            return False
        now = time.perf_counter()
        if _ASKED in data:
            os.write(self._screen, _ANSWER)
        *whole, self._pending = (self._pending + data).split(_FRAME_END)
        self.frames += [Frame(now, painted) for painted in whole]
        return True

    def _last_words(self) -> str:
        return self._pending[-2000:].decode(errors="replace")


def shows(text: str) -> Callable[[Frame], bool]:
    """Whether a frame paints this text, in one piece."""
    wanted = text.encode()
    return lambda frame: wanted in frame.painted


def memory(process_id: int) -> tuple[float, float]:
    """The resident memory of a process and the most it has had, in MB; 0 where it is not told."""
    try:
        said = Path(f"/proc/{process_id}/status").read_text()
    except OSError:
        return 0.0, 0.0
    lines = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    now, most = (int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def processor_time(process_id: int) -> float:
    """The seconds that a process has been on a processor; 0 where it is not told."""
    try:
        said = Path(f"/proc/{process_id}/stat").read_text()
    except OSError:
        return 0.0
    of_program, of_system = said.rpartition(")")[2].split()[11:13]
    return (int(of_program) + int(of_system)) / os.sysconf("SC_CLK_TCK")
