"""Reads any transcript: finds out what a file is, and hands it to the reader of that format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from qualcoder_net.errors import FileError
from qualcoder_net.formats.encoding import refuse_unstorable
from qualcoder_net.formats.files import TRANSCRIPT_SUFFIXES, bytes_of, expand
from qualcoder_net.formats.signatures import Kind, kind_of, refusal_of
from qualcoder_net.i18n import msg
from qualcoder_net.model import Transcript

__all__ = ["TRANSCRIPT_SUFFIXES", "expand", "read_transcript"]

_TEXT_READERS = {
    ".txt": "plain", ".md": "plain", ".vtt": "subtitles", ".srt": "subtitles", ".csv": "tables",
    ".tsv": "tables", ".html": "html", ".htm": "html", ".fodt": "odt",
}  # fmt: skip
_KIND_READERS: dict[Kind, str] = {
    "docx": "docx", "odt": "odt", "xlsx": "tables", "rtf": "rtf", "pdf": "pdf", "html": "html",
}  # fmt: skip
_ZIP_READERS = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx", ".odt": "odt",
    ".ott": "odt", ".xlsx": "tables",
}  # fmt: skip
_SUBTITLES = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:WEBVTT\s|\d+\s*\r?\n\d\d:\d\d:\d\d,\d{3}\s+-->)", re.ASCII
)
_HEAD = 4096


def read_transcript(path: Path) -> tuple[Transcript, bytes]:
    """The transcript in the file *path*, and the file's bytes.

    What is in the file decides how it is read, whatever its name says: a “.doc” that holds RTF or
    a “.docx” that holds HTML reads well. The name decides between formats that are plain text.
    Raises FileError for what is missing, may not be read, is too large or no transcript.
    """
    data = bytes_of(path)
    transcript = _reader_for(path, data)(data, str(path))
    refuse_unstorable(transcript.text, str(path))
    if not transcript.text.strip():
        raise FileError(
            path, msg("It has no text."), msg("Open it to see whether its text is a picture.")
        )
    return transcript, data


# --- the reader ----------------------------------------------------------------------------------


def _reader_for(path: Path, data: bytes) -> Callable[[bytes, str], Transcript]:
    suffix = path.suffix.lower()
    kind = kind_of(data)
    if kind == "zip" and suffix in _ZIP_READERS:
        return _reader(_ZIP_READERS[suffix])  # cut off or broken, which that reader explains
    if kind == "ole":
        from qualcoder_net.formats.container import open_zip

        open_zip(data, str(path))  # tells old and protected office files apart, and refuses them
    if kind in _KIND_READERS:
        return _reader(_KIND_READERS[kind])
    if refusal := refusal_of(data, str(path)):
        raise refusal
    if _SUBTITLES.match(data, 0, _HEAD):
        return _reader("subtitles")
    if suffix in _TEXT_READERS:
        return _reader(_TEXT_READERS[suffix])
    if suffix in TRANSCRIPT_SUFFIXES or suffix == ".doc":
        return _reader("plain")  # text under a wrong name; what is no text is refused there
    raise FileError(
        path,
        msg("Its name does not say which kind of transcript it is."),
        msg(
            "If it is plain text, let its name end in .txt. Read are: {suffixes}.",
            suffixes=" ".join(TRANSCRIPT_SUFFIXES),
        ),
    )


def _reader(module: str) -> Callable[[bytes, str], Transcript]:
    """A format's `read`. Only the module that is needed is loaded: some need heavy libraries."""
    if module == "plain":
        from qualcoder_net.formats.plain import read
    elif module == "subtitles":
        from qualcoder_net.formats.subtitles import read
    elif module == "tables":
        from qualcoder_net.formats.tables import read
    elif module == "docx":
        from qualcoder_net.formats.docx import read
    elif module == "odt":
        from qualcoder_net.formats.odt import read
    elif module == "rtf":
        from qualcoder_net.formats.rtf import read
    elif module == "html":
        from qualcoder_net.formats.html import read
    else:
        from qualcoder_net.formats.pdf import read
    return read
