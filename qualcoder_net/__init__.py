"""qualcoder-net: code and compare qualitative interviews in the terminal, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcoder_net.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from qualcoder_net.core.project import Project

__all__ = ["__version__", "open_project"]


def open_project(where: str | Path, *, coder: str | None = None) -> Project:
    """Open a project for a notebook or script: a `.qnet` file or a PostgreSQL URL.

    `coder` is the name under which changes are recorded (default: configuration, then login name).
    Use it as a context manager, or call `close()`.
    """
    from qualcoder_net.core.project import Project

    return Project.open(where, coder=coder)
