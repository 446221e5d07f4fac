"""Opens zip-based files and their XML from memory, trusting nothing that they say of themselves."""

from __future__ import annotations

import io
import re
import stat
import unicodedata
import zipfile
import zlib

from lxml import etree

from qualcoder_net.errors import FileError
from qualcoder_net.i18n import Message, msg

# An interview of 8,000 words is about 1 MB of XML, one of 120,000 words 15 MB. Four times that
# still opens; what is larger is not an interview, and its tree would not fit in memory.
MAX_MEMBER = 64 * 2**20
# All that is unpacked from one file, whatever the number of its entries.
MAX_TOTAL = 256 * 2**20
# A Word file has some twenty entries and one for each picture.
MAX_ENTRIES = 10_000
# Office XML shrinks 10 to 60 times; deflate itself stops at 1,032 times. Little entries may shrink
# more (an empty sheet), and cannot hurt.
MAX_RATIO = 200
RATIO_COUNTS_FROM = 2**20
CHUNK = 2**18

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CENTRAL_HEADER = b"PK\x01\x02"
_DRIVE = re.compile(r"^[A-Za-z]:")
# What zipfile and zlib raise on a file that is cut off, changed, or made to hurt.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
_COPY_AGAIN = msg("Copy or download it again, or open it in its own program and save it anew.")


class SafeZip:
    """A zip file in memory whose names were judged harmless and whose entries are read in bounds.

    `names` are its files (no folders), in the order of its directory.
    """

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self._name = name
        self._zip = archive
        self._entries = {
            info.filename: info for info in archive.infolist() if not info.filename.endswith("/")
        }
        self._unpacked = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def __contains__(self, member: str) -> bool:
        return member in self._entries

    def read(self, member: str) -> bytes:
        """The bytes of one entry. Raises FileError when it is missing, broken or too large."""
        info = self._entries.get(member)
        if info is None:
            raise self._error(member, msg("This part is missing from the file."), _COPY_AGAIN)
        content = bytearray()
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    content += chunk
                    self._unpacked += len(chunk)
                    self._stay_within_bounds(info, len(content))
        except _BROKEN as error:
            raise self._error(
                member, msg("This part is damaged and cannot be unpacked."), _COPY_AGAIN
            ) from error
        return bytes(content)

    def verify(self) -> None:
        """Unpack every entry within the bounds, so that another library may open the same bytes."""
        for member in self._entries:
            self.read(member)

    def _stay_within_bounds(self, info: zipfile.ZipInfo, size: int) -> None:
        if size > RATIO_COUNTS_FROM and size > MAX_RATIO * max(info.compress_size, 1):
            raise self._error(
                info.filename,
                msg("This part unpacks to more than {n} times its size.", n=MAX_RATIO),
                msg("No office program writes that; don't open the file, and ask who sent it."),
            )
        if size > MAX_MEMBER or self._unpacked > MAX_TOTAL:
            limit = MAX_MEMBER if size > MAX_MEMBER else MAX_TOTAL
            raise self._error(
                info.filename,
                msg("This part unpacks to more than {n} MB.", n=limit // 2**20),
                msg("Split it into smaller files, or save it as plain text."),
            )

    def _error(self, member: str, what: Message, remedy: Message) -> FileError:
        return FileError(self._name, what, remedy, place=_entry(member))


def open_zip(data: bytes, name: str) -> SafeZip:
    """The zip file in *data*; *name* is the file's, for messages.

    Raises FileError for what is no zip, is cut off, encrypted, or has entries no office program
    writes: paths that leave the folder, links, names that occur twice.
    """
    if not data.startswith(b"PK"):
        _refuse_what_is_no_zip(data, name)
    if data.count(_CENTRAL_HEADER) > MAX_ENTRIES:
        # counted before zipfile reads them: a directory of millions costs gigabytes
        raise FileError(
            name,
            msg("It holds more than {n} entries.", n=MAX_ENTRIES),
            msg("No office program writes that; don't open the file, and ask who sent it."),
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise FileError(
            name, msg("It is damaged: its table of contents is cut off or broken."), _COPY_AGAIN
        ) from error
    _judge_entries(archive, name)
    return SafeZip(name, archive)


def _judge_entries(archive: zipfile.ZipFile, name: str) -> None:
    seen: set[str] = set()
    for info in archive.infolist():
        entry = info.orig_filename
        if info.flag_bits & 0x2041:  # encrypted, strongly encrypted, or its directory masked
            raise FileError(
                name,
                msg("It is protected by a password."),
                msg("Open it in its own program and save it without a password."),
                place=_entry(entry),
            )
        if _leaves_its_folder(entry) or stat.S_ISLNK(info.external_attr >> 16):
            raise FileError(
                name,
                msg("It has an entry that points outside the file."),
                msg("No office program writes that; don't open the file, and ask who sent it."),
                place=_entry(entry),
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileError(
                name,
                msg("It is packed in a way that office programs do not use."),
                _COPY_AGAIN,
                place=_entry(entry),
            )
        folded = unicodedata.normalize("NFC", entry).casefold()
        if folded in seen:
            raise FileError(
                name,
                msg("It has two entries of the same name, so it is unclear which one counts."),
                msg("Open it in its own program and save it anew."),
                place=_entry(entry),
            )
        seen.add(folded)


def _leaves_its_folder(entry: str) -> bool:
    return (
        not entry
        or entry.startswith("/")
        or "\\" in entry
        or "\0" in entry
        or bool(_DRIVE.match(entry))
        or ".." in entry.split("/")
    )


def _refuse_what_is_no_zip(data: bytes, name: str) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise FileError(name, msg("It is empty."), _COPY_AGAIN)
    if not data.startswith(_OLE):
        raise FileError(
            name,
            msg("It is not the kind of file that its name says."),
            msg("Open it in the program that made it and save it anew, or correct its ending."),
        )
    if _names_stream(data, "EncryptedPackage"):
        raise FileError(
            name,
            msg("It is protected by a password."),
            msg("Open it in its own program and save it without a password."),
        )
    if _names_stream(data, "Workbook") or _names_stream(data, "Book"):
        raise FileError(
            name,
            msg("It is an Excel file of before 2007 (.xls)."),
            msg("Open it in Excel or LibreOffice and save it as .xlsx."),
        )
    raise FileError(
        name,
        msg("It is a Word file of before 2007 (.doc)."),
        msg("Open it in Word or LibreOffice and save it as .docx."),
    )


def _names_stream(data: bytes, stream: str) -> bool:
    """Whether a compound file lists *stream*: its directory holds names in UTF-16."""
    return (stream + "\0").encode("utf-16-le") in data


# --- XML ----------------------------------------------------------------------------------------

_DOCTYPE = re.compile(rb"<!DOCTYPE")
_PROLOG = 2**16


def parse_xml(data: bytes, name: str, place: str) -> etree._Element:
    """The root element of *data*, which is the part *place* (an entry's name) of the file *name*.

    No entities, no document type, no network; deeper than 256 levels is refused (libxml2's own
    limit while `huge_tree` is off), so walks may recurse. Raises FileError with the line.
    """
    if _DOCTYPE.search(data[:_PROLOG].replace(b"\0", b"")):  # also in UTF-16
        raise _doctype_refused(name, place)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 1
        raise FileError(
            name,
            msg("Its XML is broken: {problem}.", problem=_short(str(error))),
            _COPY_AGAIN,
            place=msg("entry {entry}, line {line}", entry=place, line=line),
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype_refused(name, place)
    return root


def _doctype_refused(name: str, place: str) -> FileError:
    return FileError(
        name,
        msg("Its XML declares a document type, which can make a program read other files."),
        msg("No office program writes that; don't open the file, and ask who sent it."),
        place=_entry(place),
    )


def _short(problem: str) -> str:
    """The parser's words without its own mention of the place, which our message gives."""
    first = re.sub(r",? line \d+, column \d+.*", "", problem.splitlines()[0] if problem else "?")
    first = first.rstrip(".")
    return first if len(first) <= 160 else first[:157] + "…"


def _entry(member: str) -> Message:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in member)
    return msg("entry {entry}", entry=shown if len(shown) <= 100 else shown[:99] + "…")
