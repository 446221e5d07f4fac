"""Reads PDF files that hold text: the lines of each page, mended into paragraphs."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdf
from pypdf.errors import DependencyError, LimitReachedError

from qualcoder_net.errors import FileError
from qualcoder_net.formats.flow import OpenLine
from qualcoder_net.formats.pdf_lines import Printed, paragraphs_from, width, without_margins
from qualcoder_net.formats.symbols import readable
from qualcoder_net.formats.turns import transcript_from
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Dropped, DroppedKind, Transcript

# A day of talk fills 400 pages.
MAX_PAGES = 2_000
# One page of text is some 10 kB; drawings may take megabytes.
MAX_STREAM = 32 * 2**20
# A hundred pages take two or three seconds.
MAX_SECONDS = 90.0

_MADE_TO_BE_READ = msg("Ask for the Word or text file that it was made from.")
_SAVE_ANEW = msg("Open it in a PDF viewer and print it to a new PDF, or copy its text into Word.")
_TRAILER = 2**16  # mail programs and scanners may write something after the end
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t]{2,}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
# pypdf tells of every oddity that it reads past; what matters reaches the user as a FileError.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(data: bytes, name: str) -> Transcript:
    """The transcript in the PDF file *data*; *name* is the file's, for messages.

    Raises FileError for what is no PDF, is locked or broken, has no text (a scan), or would take
    too long.
    """
    if b"%PDF-" not in data[:1024]:
        raise FileError(
            name,
            msg("It is not a PDF file, although its name says so."),
            msg("Open it in the program that made it and save it anew, or correct its ending."),
        )
    if b"%%EOF" not in data[-_TRAILER:]:
        raise FileError(
            name,
            msg("Its end is missing: the file was cut off."),
            msg("Copy or download it again, or make it anew from the file that it came from."),
        )
    limits = pypdf.get_configuration().with_overwrites(
        zlib_maximum_output_length=MAX_STREAM,
        lzw_maximum_output_length=MAX_STREAM,
        run_length_maximum_output_length=MAX_STREAM,
        array_based_stream_maximum_output_length=MAX_STREAM,
        stream_decoding_work_maximum_length=4 * MAX_STREAM,
    )
    with pypdf.apply_configuration(limits), _only_file_errors(name):
        return _transcript(_open(data, name), name)


@contextmanager
def _only_file_errors(name: str, place: Message | None = None) -> Iterator[None]:
    """Tell of whatever goes wrong in a broken PDF as a FileError.

    The library meets broken files with nearly every kind of exception.
    """
    try:
        yield
    except FileError:
        raise
    except LimitReachedError as error:
        raise FileError(
            name, msg("It unpacks to more than a document can need."), _SAVE_ANEW, place=place
        ) from error
    except Exception as error:
        raise FileError(
            name, msg("It is damaged and cannot be read."), _SAVE_ANEW, place=place
        ) from error


def _open(data: bytes, name: str) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        # a file that only forbids changes opens without a password
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        raise FileError(
            name,
            msg("It is protected by a password."),
            msg("Open it in a PDF viewer and print it to a PDF without one."),
        )
    if (pages := len(reader.pages)) > MAX_PAGES:
        raise FileError(
            name,
            msg("It has {pages} pages; a transcript is read up to {n}.", pages=pages, n=MAX_PAGES),
            msg("Split it into files of one interview each."),
        )
    return reader


def _transcript(reader: pypdf.PdfReader, name: str) -> Transcript:
    until = time.monotonic() + MAX_SECONDS
    dropped: Counter[DroppedKind] = Counter()
    pictures: set[object] = set()
    pages: list[list[Printed]] = []
    for number, page in enumerate(reader.pages):
        with _only_file_errors(name, msg("page {n}", n=number + 1)):
            lines = _Lines(number, name, until)
            page.extract_text(visitor_text=lines.piece, visitor_operand_before=lines.check_time)
            pages.append(lines.done())
            here = _pictures(page)
            if here and not pages[-1]:
                dropped["scanned_page"] += 1
            else:
                pictures |= here
            dropped["annotation"] += _notes(page)
    if not any(pages):
        raise _no_text(name, scanned=dropped["scanned_page"])
    _refuse_unreadable(pages, name)
    kept, dropped["header"], dropped["page_number"] = without_margins(pages)
    dropped["picture"] = len(pictures)
    return transcript_from(
        paragraphs_from(kept), dropped=[Dropped(kind, n) for kind, n in dropped.items() if n]
    )


def _no_text(name: str, *, scanned: int) -> FileError:
    if scanned:
        return FileError(
            name,
            msg("Its pages are pictures (a scan), without text."),
            msg("Have a program recognise the text (OCR) and check it, then import the result."),
        )
    return FileError(name, msg("It has no text."), _MADE_TO_BE_READ)


def _pictures(page: pypdf.PageObject) -> set[object]:
    """The pictures that a page shows; one that recurs, such as a logo, is the same one."""
    resources = _value(page.get("/Resources"))
    shown = _value(resources.get("/XObject")) if isinstance(resources, dict) else None
    if not isinstance(shown, dict):
        return set()
    found: set[object] = set()
    for reference in shown.values():
        shape = _value(reference)
        if isinstance(shape, dict) and shape.get("/Subtype") == "/Image":
            found.add(getattr(reference, "idnum", id(shape)))
    return found


def _notes(page: pypdf.PageObject) -> int:
    """How many comments and remarks readers put on a page; links are none."""
    notes = _value(page.get("/Annots"))
    if not isinstance(notes, list):
        return 0
    kinds = (_value(note).get("/Subtype") for note in notes if isinstance(_value(note), dict))
    return sum(kind in ("/Text", "/FreeText", "/Highlight", "/StrikeOut") for kind in kinds)


def _value(reference: Any) -> Any:
    return reference.get_object() if hasattr(reference, "get_object") else reference


def _refuse_unreadable(pages: list[list[Printed]], name: str) -> None:
    """Some files draw letters without saying which they are."""
    text = "".join(line.text for page in pages for line in page)
    unknown = sum(1 for sign in text if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff")
    if 10 * unknown > len(text):
        raise FileError(
            name,
            msg("Its letters cannot be told: its fonts do not say which they are."),
            _MADE_TO_BE_READ,
        )


class _Lines:
    """Receives the pieces of one page's text, with their places, and makes lines of them."""

    def __init__(self, page: int, name: str, until: float) -> None:
        self._page = page
        self._name = name
        self._until = until
        self._lines: list[Printed] = []
        self._open = OpenLine()
        self._x = self._y = self._size = 0.0  # where the open line starts, and its letters' size
        self._column = self._end = 0.0  # where its last column starts, and ends by our estimate

    def check_time(self, *_: Any) -> None:
        if time.monotonic() > self._until:
            raise FileError(
                self._name,
                msg("It takes longer than {n} seconds to read.", n=int(MAX_SECONDS)),
                _SAVE_ANEW,
                place=msg("page {n}", n=self._page + 1),
            )

    def piece(self, text: str, page: Any, matrix: Any, font: Any, size: float) -> None:
        """A piece of one font, placed in the coordinates of *matrix* on those of the *page*."""
        ends_line = text.endswith("\n")
        text = _CONTROL.sub(" ", text.removesuffix("\n"))
        if not text.strip():
            if text and self._open:
                self._open.add(" ", False)
        else:
            scale = abs(matrix[3] * page[3]) or abs(matrix[1] * page[2]) or 1.0
            x = matrix[4] * page[0] + matrix[5] * page[2] + page[4]
            y = matrix[4] * page[1] + matrix[5] * page[3] + page[5]
            name = _font_name(font)
            text = readable(text, name)
            self._add(text, x, y, abs(size) * scale, _BOLD.search(name) is not None)
        if ends_line:
            self._end_line()

    def _add(self, text: str, x: float, y: float, size: float, bold: bool) -> None:
        if not self._open:
            text = text.lstrip()
            self._x, self._y, self._size = x, y, size
            self._column = x
        elif x - self._end > max(2 * size, 0.35 * (self._end - self._column)):
            self._open.add("\t", bold)  # far from what precedes it: another column
            self._column = x
        self._open.add(text, bold)
        self._end = x + width(text, size)

    def _end_line(self) -> None:
        text, bold = self._open.take()
        text = _BLANKS.sub(_one_blank, text.rstrip())
        if text:
            self._lines.append(
                Printed(
                    text, self._x, self._end, self._y, self._size, min(bold, len(text)), self._page
                )
            )

    def done(self) -> list[Printed]:
        self.check_time()
        self._end_line()
        return self._lines


def _one_blank(blanks: re.Match[str]) -> str:
    return "\t" if "\t" in blanks[0] else blanks[0]


def _font_name(font: Any) -> str:
    """Such as “Calibri-Bold”, without the tag of a font that is embedded in part."""
    name = str(_value(font.get("/BaseFont"))) if isinstance(font, dict) else ""
    return name.removeprefix("/").rpartition("+")[2]
