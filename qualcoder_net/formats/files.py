"""The files that a user means, by name, pattern or folder, and their bytes within bounds."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qualcoder_net.errors import FileError, nearest
from qualcoder_net.formats.encoding import MAX_TEXT_BYTES, too_large
from qualcoder_net.formats.signatures import kind_of
from qualcoder_net.i18n import msg

TRANSCRIPT_SUFFIXES = (
    ".txt", ".md", ".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".fodt", ".rtf", ".html",
    ".htm", ".pdf", ".vtt", ".srt", ".csv", ".tsv", ".xlsx",
)  # fmt: skip
# Pictures in a document make it large, not its text.
MAX_FILE_BYTES = 100 * 10**6

_RECORDINGS = frozenset(
    """.mp3 .wav .m4a .aac .ogg .oga .opus .flac .wma .amr .aif .aiff .dss .ds2 .caf
    .mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg .3gp""".split()  # noqa: SIM905
)
_HEAD = 4096


# --- bytes ---------------------------------------------------------------------------------------


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that may hold a transcript, a codebook or a table.

    Raises FileError for what is missing, no file, not readable, a recording, or too large; that
    is found out before the file is read.
    """
    if path.suffix.lower() in _RECORDINGS and path.is_file():
        raise FileError(
            path, msg("It is a recording, not text."), msg("Transcribe it first, and import that.")
        )
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _no_file(path, stat.S_ISDIR(status.st_mode))
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            limit = MAX_FILE_BYTES if _may_be_large(head) else MAX_TEXT_BYTES
            if status.st_size > limit:
                raise too_large(str(path), status.st_size, limit)
            # the file may have grown since; never read more than we would take
            data = head + stream.read(limit - len(head) + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > limit:
        raise too_large(str(path), len(data), limit)
    return data


def _may_be_large(head: bytes) -> bool:
    return kind_of(head) in ("zip", "docx", "odt", "xlsx", "ole", "pdf", "rtf")


def _no_file(path: Path, is_folder: bool) -> FileError:
    if is_folder:
        return FileError(
            path,
            msg("It is a folder, not a file."),
            msg("Name one of the files in it."),
        )
    return FileError(path, msg("It is a device, not a file."), msg("Name a file."))


def _unreadable(path: Path, error: OSError) -> FileError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _missing(path)
    if isinstance(error, PermissionError):
        return FileError(
            path,
            msg("You may not read it."),
            msg("Close it in other programs, or ask its owner for the right to read it."),
        )
    return FileError(
        path,
        msg("It cannot be read: {reason}.", reason=error.strerror or str(error)),
        msg("Copy it to this computer's own disk and try again."),
    )


def _missing(path: Path) -> FileError:
    try:
        beside = [other.name for other in path.parent.iterdir()]
    except OSError:
        return FileError(path, msg("There is no such file or folder."), msg("Check the path."))
    if near := nearest(path.name, beside):
        return FileError(
            path, msg("There is no such file."), msg("Did you mean “{near}”?", near=near)
        )
    return FileError(path, msg("There is no such file."), msg("Check its name."))


# --- files, patterns and folders -----------------------------------------------------------------


def expand(paths: Sequence[str | Path]) -> tuple[list[Path], list[Path]]:
    """The transcripts that *paths* mean, and the files passed over.

    A file that is named is taken as it is; patterns (`*`, `?`, `[…]`, `**`) and folders, with the
    folders in them, give their transcripts in natural order (R2 before R10). Of these, files that
    are no transcripts are passed over; hidden files and lock files of office programs are not even
    mentioned. Raises FileError for what is missing and for a pattern or folder without transcripts.
    """
    found: dict[Path, Path] = {}  # by resolved path: each file once
    passed: dict[Path, Path] = {}
    for given in paths:
        path = Path(given).expanduser()
        if path.is_file():
            found.setdefault(path.resolve(), path)
            continue
        files = sorted(_files_meant_by(path), key=_natural)
        fitting = [file for file in files if file.suffix.lower() in TRANSCRIPT_SUFFIXES]
        if not fitting:
            raise _nothing_in(path, files)
        found |= {f.resolve(): f for f in fitting if f.resolve() not in found}
        passed |= {f.resolve(): f for f in files if f not in set(fitting)}
    return list(found.values()), [f for key, f in passed.items() if key not in found]


def files_below(folder: Path, suffix: str) -> list[Path]:
    """The files with that ending in a folder and the folders in it, in natural order."""
    if folder.is_dir():
        found = (file for file in _files_in(folder) if file.suffix.lower() == suffix)
        return sorted(found, key=_natural)
    if not folder.exists():
        raise FileError(folder, msg("There is no such folder."), msg("Check its name."))
    raise FileError(
        folder, msg("It is a file, not a folder."), msg("Name the folder in which it lies.")
    )


def _files_meant_by(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _files_in(path)
        return
    if path.exists():
        raise _no_file(path, is_folder=False)
    if not glob.has_magic(str(path)):
        raise _missing(path)
    as_written = next(n for n, part in enumerate(path.parts) if glob.has_magic(part))
    for match in map(Path, glob.iglob(str(path), recursive=True)):  # noqa: PTH207 - also absolute
        if any(map(_is_to_skip, match.parts[as_written:])):
            continue
        if match.is_dir():
            yield from _files_in(match)
        elif match.is_file():
            yield match


def _files_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=_cannot_list):
        folders[:] = [name for name in folders if not _is_to_skip(name)]
        yield from (Path(parent, name) for name in files if not _is_to_skip(name))


def _cannot_list(error: OSError) -> None:
    raise _unreadable(Path(error.filename or "."), error)


def _is_to_skip(name: str) -> bool:
    """Hidden files, and the locks and leftovers that programs put beside a document."""
    return name.startswith((".", "~$", "__MACOSX")) or name in ("Thumbs.db", "desktop.ini")


def _natural(path: Path) -> list[tuple[int, int | str]]:
    parts = re.split(r"(\d+)", str(path).casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts]


def _nothing_in(path: Path, files: Iterable[Path]) -> FileError:
    what = (
        msg("There is no transcript in this folder.")
        if path.is_dir()
        else msg("No transcript fits this pattern.")
    )
    others = sorted({file.suffix.lower() or file.name for file in files})
    if others:
        return FileError(
            path,
            what,
            msg(
                "There are only {others} files; read are: {suffixes}.",
                others=", ".join(others[:8]),
                suffixes=" ".join(TRANSCRIPT_SUFFIXES),
            ),
        )
    return FileError(path, what, msg("Check the name of the folder."))
