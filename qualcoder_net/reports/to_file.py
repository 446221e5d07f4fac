"""A report into a file: the ending decides how, and all of it or nothing is written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from qualcoder_net.errors import FileError
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import Message, msg
from qualcoder_net.progress import Report, silent


def write_report(
    report: object,
    path: Path | str,
    writers: Mapping[str, str],
    *,
    template: Path | str | None = None,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write *report* to *path* and return what the user should know about it, if anything.

    *writers* says for each ending which module's `write` makes it; it is loaded when it is wanted.
    `template` is a Word document whose styles, page and content a .docx takes over. An existing
    file is replaced only with `force`. When anything goes wrong (FileError), or the user stops it
    (Cancelled), whatever was at *path* is still there as it was, and nothing else.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in writers:
        raise FileError(
            path,
            msg("no kind of report ends in “{ending}”.", ending=path.suffix or path.name),
            msg("Use one of: {endings}.", endings=", ".join(writers)),
        )
    if template is not None and ending != ".docx":
        raise FileError(
            path,
            msg("a template is for Word only."),
            msg("Let the file's name end in .docx, or leave the template out."),
        )
    refuse_existing(path, force)
    write: Callable[..., tuple[Message, ...] | None]
    write = import_module(f"qualcoder_net.reports.{writers[ending]}").write
    extra: dict[str, Any] = {"template": Path(template)} if template is not None else {}
    with _replacing(path, force) as stream:
        notes = write(report, stream, progress=progress, **extra)
    return notes or ()


@contextlib.contextmanager
def _replacing(path: Path, force: bool) -> Iterator[BinaryIO]:
    """A file beside *path* that takes its place once it is whole and on disk."""
    target = path.resolve()  # a link stays a link; what it points to is replaced
    beside = target.with_name(f".{target.stem[:40]}.{os.getpid()}.part")
    try:
        try:
            with beside.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            refuse_existing(path, force)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(
            path,
            msg("the report could not be written ({reason}).", reason=error.strerror or error),
            msg(
                "Check that the folder exists, has room and may be written to, and that no other "
                "program has the file open."
            ),
        ) from error
