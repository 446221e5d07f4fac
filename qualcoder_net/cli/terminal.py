"""The terminal itself: its width, messages beside the answer, and one line of progress."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from time import monotonic

from qualcoder_net.cli.safe import cut, harmless, one_line, width

_SECONDS_BETWEEN = 0.1


def terminal_width() -> int | None:
    """The columns of the terminal; None when the answer goes into a file or another program."""
    return get_terminal_size().columns if sys.stdout.isatty() else None


class ProgressLine:
    """A Report shown in one line on stderr, written over at most ten times a second."""

    def __init__(self) -> None:
        self._shown_at = 0.0
        self._columns = 0

    def show(self, done: int, total: int, what: str) -> None:
        if not sys.stderr.isatty() or monotonic() - self._shown_at < _SECONDS_BETWEEN:
            return
        self.clear()
        line = cut(one_line(f"{done}/{total} {what}"), get_terminal_size().columns - 1)
        self._shown_at, self._columns = monotonic(), width(line)
        print(line, end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Make place for what is said next."""
        if self._columns:
            print("\r" + " " * self._columns, end="\r", file=sys.stderr, flush=True)
            self._columns = 0


# There is one terminal, so one line: whoever writes to it clears it first.
progress_line = ProgressLine()


def complain(text: str) -> None:
    """A message to the user, beside the answer."""
    progress_line.clear()
    print(harmless(text), file=sys.stderr, flush=True)
