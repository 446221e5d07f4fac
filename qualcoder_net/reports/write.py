"""A matrix report into a file: the ending decides how, and all of it or nothing is written."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from qualcoder_net.errors import FileError
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import Message, msg
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.report import MatrixReport

# ending -> the module whose `write` makes it; loaded when it is wanted
WRITERS = {
    ".docx": "word",
    ".xlsx": "excel",
    ".csv": "csv",
    ".html": "html",
    ".md": "markdown",
    ".json": "json",
}


def write_matrix(
    report: MatrixReport,
    path: Path | str,
    *,
    template: Path | str | None = None,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write *report* to *path* and return what the user should know about it, if anything.

    `template` is a Word document whose styles, page and content a .docx takes over. An existing
    file is replaced only with `force`. When anything goes wrong (FileError), or the user stops it
    (Cancelled), whatever was at *path* is still there as it was, and nothing else.
    """
    path = Path(path)
    module = WRITERS.get(path.suffix.lower())
    if module is None:
        raise FileError(
            path,
            msg("no kind of report ends in “{ending}”.", ending=path.suffix or path.name),
            msg("Use one of: {endings}.", endings=", ".join(WRITERS)),
        )
    if template is not None and module != "word":
        raise FileError(
            path,
            msg("a template is for Word only."),
            msg("Let the file's name end in .docx, or leave the template out."),
        )
    refuse_existing(path, force)
    write = import_module(f"qualcoder_net.reports.{module}").write
    extra = {"template": Path(template)} if template is not None else {}
    with _replacing(path, force) as stream:
        notes: tuple[Message, ...] | None = write(report, stream, progress=progress, **extra)
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
