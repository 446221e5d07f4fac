"""Tells what kind of file some bytes are by how they begin, whatever their name says."""

from __future__ import annotations

import re
from typing import Literal

from qualcoder_net.errors import FileError
from qualcoder_net.i18n import Message, msg

Kind = Literal[
    "zip", "docx", "odt", "xlsx", "ole", "rtf", "pdf", "html", "picture", "sound", "film",
    "program", "archive", "database",
]  # fmt: skip

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"OggS", "sound"),
    (b"fLaC", "sound"),
    (b"#!AMR", "sound"),
    (b"caff\0", "sound"),
    (b"\x1aE\xdf\xa3", "film"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "sound"),  # wma, or wmv
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\x1f\x8b\x08", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"SQLite format 3\0", "database"),
)
# Too short to go by alone: text may begin so too. They count when NUL bytes follow.
_SHORT_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = ((b"MZ", "program"), (b"BM", "picture"))
_RIFF: dict[bytes, Kind] = {b"WAVE": "sound", b"AVI ": "film", b"WEBP": "picture"}
_ENTRIES: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MPEG = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xeb][\x00-\xff]")
_AAC = re.compile(rb"\xff[\xf0\xf1\xf8\xf9]")
_LOOKED_AT = 4096


def kind_of(data: bytes) -> Kind | None:
    """The kind of file that *data* begins like; None for text and for what we do not know."""
    head = data[:_LOOKED_AT]
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return _kind_of_zip(data) if kind == "zip" else kind
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[:2] == b"\0\0" and head[4:8] == b"ftyp":
        return "sound" if head[8:11] in (b"M4A", b"M4B") else "film"
    if head[:3] == b"ID3" and head[3:4] < b"\x10":
        return "sound"
    if b"\0" in head:
        for beginning, kind in _SHORT_BEGINNINGS:
            if head.startswith(beginning):
                return kind
    if _MPEG.match(head) or _AAC.match(head):
        return "sound"
    return "html" if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")) else None


def _kind_of_zip(data: bytes) -> Kind:
    """Which office file a zip is, by the entry names in its directory at the end."""
    directory = data[:_LOOKED_AT] + data[-(2**20) :]
    return next((kind for entry, kind in _ENTRIES if entry in directory), "zip")


# --- what none of the readers can read -----------------------------------------------------------

_TRANSCRIBE = msg("Transcribe it first, and import that.")
_RECOGNISE = msg("Have the text in it recognised (OCR), and import that.")
_UNPACK = msg("Unpack it, and choose from the files in it.")
_OTHER_FILE = msg("Choose the file that has the text.")
_REFUSED: dict[Kind, tuple[Message, Message]] = {
    "sound": (msg("It is a sound recording, not text."), _TRANSCRIBE),
    "film": (msg("It is a film, not text."), _TRANSCRIBE),
    "picture": (msg("It is a picture, not text."), _RECOGNISE),
    "program": (msg("It is a program, not text."), _OTHER_FILE),
    "database": (msg("It is a database, not text."), _OTHER_FILE),
    "archive": (msg("It is a packed archive, not text."), _UNPACK),
    "docx": (msg("It is a Word file, not plain text."), msg("Let its name end in .docx.")),
    "odt": (msg("It is an OpenDocument text, not plain text."), msg("Let its name end in .odt.")),
    "xlsx": (msg("It is an Excel file, not plain text."), msg("Let its name end in .xlsx.")),
    "pdf": (msg("It is a PDF, not plain text."), msg("Let its name end in .pdf.")),
    "ole": (
        msg("It is a file of an older office program, not plain text."),
        msg("Open it in that program or LibreOffice and save it as .docx or .xlsx."),
    ),
    "zip": (msg("It is a zip file, not text."), _UNPACK),
}


def refusal_of(data: bytes, name: str) -> FileError | None:
    """The error for a file in which no reader could find text, or None."""
    kind = kind_of(data)
    if kind is None or kind not in _REFUSED:
        return None
    what, remedy = _REFUSED[kind]
    return FileError(name, what, remedy)
