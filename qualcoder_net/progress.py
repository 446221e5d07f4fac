"""How slow work tells how far it is and hears that it should stop."""

from __future__ import annotations

from collections.abc import Callable

# done, total, what is being done now. May raise Cancelled, which the worker lets pass.
Report = Callable[[int, int, str], None]


class Cancelled(Exception):
    """The user stopped the work; nothing of it was kept."""


def silent(done: int, total: int, what: str) -> None:
    """A Report for callers who do not listen."""
