"""Reading many files at once, in processes of our own.

Not those of `multiprocessing`: they run the main module again, so that a researcher's own script
without a `__main__` guard would start its whole work in each. These know nothing of the program
that they read for, and end when it does.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from queue import SimpleQueue

from qualcoder_net.core.preparing import Prepared, Wanted, prepared_or_error
from qualcoder_net.errors import QualcoderError
from qualcoder_net.progress import Cancelled

# So many files a process has to read before starting it pays.
FILES_EACH = 6

Outcome = Prepared | QualcoderError


def prepared_or_errors(wanted: Sequence[Wanted]) -> Generator[Outcome, None, None]:
    """Each file as it was prepared, or why it could not be, in their order.

    Many are read by several processes; closing the generator stops them.
    """
    processes = min(_cores(), len(wanted) // FILES_EACH)
    if processes < 2:
        yield from map(prepared_or_error, wanted)
        return
    free: SimpleQueue[_Reader] = SimpleQueue()

    def read(one: Wanted) -> Outcome:
        reader = free.get()
        try:
            return reader.read(one)
        finally:
            free.put(reader)

    with ExitStack() as ends:  # in the end, from below: stop them, join the threads, tidy up
        readers = [ends.enter_context(_Reader()) for _ in range(processes)]
        pool = ends.enter_context(ThreadPoolExecutor(processes))
        for reader in readers:
            ends.callback(reader.stop)
            free.put(reader)
        yield from pool.map(read, wanted)


def _cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Reader:
    """A process that reads files one after another, as long as it lives."""

    def __init__(self) -> None:
        self._stopped = False
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> _Reader:
        code = f"import sys; sys.path[:] = {sys.path!r}; {_SERVE}"
        with suppress(OSError):  # a program that cannot start Python reads by itself
            self._process = subprocess.Popen(
                [sys.executable or "", "-c", code],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self

    def __exit__(self, *error: object) -> None:
        if self._process:
            with suppress(OSError):  # what was not sent
                self._process.communicate()

    def read(self, wanted: Wanted) -> Outcome:
        """What the process answers; when it is gone, the file is read here."""
        if self._process and self._process.stdin and self._process.stdout:
            try:
                pickle.dump(wanted, self._process.stdin)
                self._process.stdin.flush()
                outcome: Outcome = pickle.load(self._process.stdout)
                return outcome
            except (OSError, EOFError, pickle.UnpicklingError):
                if self._stopped:
                    raise Cancelled from None
        return prepared_or_error(wanted)

    def stop(self) -> None:
        """End the process, be it in the middle of a file."""
        self._stopped = True
        if self._process:
            self._process.kill()


_SERVE = f"from {__name__} import serve; serve()"


def serve() -> None:
    """In a reader's process: answer each `Wanted` on stdin with its outcome on stdout."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who waits for us is asked to stop, and says so
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    with suppress(EOFError, BrokenPipeError):
        while True:
            wanted = pickle.load(sys.stdin.buffer)
            pickle.dump(prepared_or_error(wanted), answers)
            answers.flush()
