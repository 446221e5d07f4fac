"""What tests of the store share: being refused, being without rights, being out of room."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.errors import ProjectError


def refusal(place: Path | str) -> str:
    with pytest.raises(ProjectError) as caught:
        Project.open(place)
    assert caught.value.remedy is not None
    return str(caught.value)


@contextmanager
def without_rights(*unwritable: Path) -> Iterator[None]:
    """Let nobody write these; as root, by being nobody for a while."""
    modes = {path: path.stat().st_mode for path in unwritable}
    for path in unwritable:
        path.chmod(path.stat().st_mode & ~0o222)
    root = os.geteuid() == 0
    try:
        if root:
            os.setresuid(65534, 65534, 0)
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for path, mode in modes.items():
            path.chmod(mode)
