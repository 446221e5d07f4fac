"""Writes a file whole or not at all: a full disk or a crash leaves no half of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from qualcoder_net.errors import FileError, FileExists
from qualcoder_net.i18n import msg


def refuse_existing(path: Path, force: bool = False) -> None:
    """Nothing is written over a file that exists, unless *force*: raises FileExists."""
    if path.is_dir():
        raise FileError(path, msg("this is a folder."), msg("Give the name of a file in it."))
    if not force and os.path.lexists(path):
        raise FileExists(path)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file *path*, in place of an older one, when the block ends.

    Raises FileError when the folder is missing, may not be written, or is full.
    """
    unfinished = path.with_name(f".{path.name}.{uuid4().hex[:8]}.unfinished")
    try:
        with unfinished.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise FileError(
            path,
            msg("cannot be written: {reason}.", reason=error.strerror or str(error)),
            msg("Choose a folder with room in which you may write."),
        ) from error
    finally:
        # what was not put in place goes; a failure to tidy must not hide the first error
        if unfinished.exists():
            unfinished.unlink(missing_ok=True)
