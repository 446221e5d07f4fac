"""Hand-ins: what one student coded, as a JSON file without a word of the interviews in it.

Quotations stay out (offsets say where they are), so that the file may be sent by mail; a note with
which she disputes the reference goes as she wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from qualcoder_net.errors import FileError
from qualcoder_net.i18n import Message, msg

KIND = "qualcoder-net hand-in"
VERSION = 1
# A student's thousand codings are some 150 kB.
MAX_BYTES = 5 * 10**6
_LONGEST_NAME = 300
_LONGEST_NOTE = 20_000
_LARGEST_OFFSET = 2**31
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class HandedCoding:
    """A coding: `code` is its id in the codebook, `path` the ids of it and those above it."""

    start: int
    end: int
    code: str
    path: str
    origin: str
    created_at: str


@dataclass(frozen=True, slots=True)
class HandedDispute:
    """A note on a coding of the reference, or on her own where the reference has none."""

    start: int
    end: int
    code: str
    of_reference: bool
    note: str


@dataclass(frozen=True, slots=True)
class HandedSource:
    """A source that she finished; `sha256` is that of the text she coded, as 64 hex digits.

    `blind`: she saw nobody else's codings of it before she had finished.
    """

    name: str
    sha256: str
    blind: bool
    codings: tuple[HandedCoding, ...]
    disputes: tuple[HandedDispute, ...]


@dataclass(frozen=True, slots=True)
class HandIn:
    """One student's work. `guid` tells two students of one name apart."""

    student: str
    guid: str
    written_at: str
    program: str
    sources: tuple[HandedSource, ...]


# --- writing -------------------------------------------------------------------------------------


def hand_in_bytes(work: HandIn) -> bytes:
    """The file, UTF-8, indented so that a student can read what she sends."""
    said = {
        "kind": KIND,
        "version": VERSION,
        "program": work.program,
        "student": {"name": work.student, "guid": work.guid},
        "written_at": work.written_at,
        "sources": [
            {
                "name": source.name,
                "sha256": source.sha256,
                "finished": True,
                "blind": source.blind,
                "codings": [
                    {name: getattr(coding, name) for name in HandedCoding.__slots__}
                    for coding in source.codings
                ],
                "disputes": [
                    {name: getattr(dispute, name) for name in HandedDispute.__slots__}
                    for dispute in source.disputes
                ],
            }
            for source in work.sources
        ],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


# --- reading -------------------------------------------------------------------------------------


def read_hand_in(data: bytes, name: str) -> HandIn:
    """The hand-in in the bytes of file *name*, which may come from anybody.

    Every value is checked for its type and bounds; fields that we do not know are passed over.
    Raises FileError, with the place in the file where there is one.
    """
    said = _Record(_parsed(data, name), name)
    if said.values.get("kind") != KIND:
        raise _no_hand_in(name)
    if said.values.get("version") != VERSION:
        raise FileError(
            name,
            msg("it was written by another version of the program."),
            msg("Use the same version as the student: she has {program}.",
                program=str(said.values.get("program", "?"))[:40]),
        )  # fmt: skip
    student = said.record("student")
    sources = said.records("sources")
    if not sources:
        said.refuse("sources", msg("no source is handed in."))
    return HandIn(
        student=student.text("name"),
        guid=student.text("guid"),
        written_at=said.text("written_at"),
        program=said.text("program"),
        sources=tuple(_source(source) for source in sources),
    )


def _source(said: _Record) -> HandedSource:
    if not said.flag("finished"):
        said.refuse("finished", msg("this source is not finished."))
    sha256 = said.text("sha256")
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        said.refuse("sha256", msg("this is no SHA-256: that has 64 digits, 0–9 and a–f."))
    return HandedSource(
        name=said.text("name"),
        sha256=sha256,
        blind=said.flag("blind"),
        codings=tuple(
            HandedCoding(*one.segment(), one.text("code"), one.text("path"), one.text("origin"),
                         one.text("created_at"))
            for one in said.records("codings")
        ),
        disputes=tuple(
            HandedDispute(*one.segment(), one.text("code"), one.flag("of_reference"),
                          one.text("note", _LONGEST_NOTE))
            for one in said.records("disputes")
        ),
    )  # fmt: skip


class _Record:
    """A record of the file and its place in it, from which values are taken by their type."""

    def __init__(self, values: object, name: str, place: str = "") -> None:
        self._name, self._place = name, place
        if not isinstance(values, Mapping):
            if not place:
                raise _no_hand_in(name)
            self._wrong(place, msg("this is no record."))
        self.values: Mapping[str, Any] = values

    def text(self, key: str, longest: int = _LONGEST_NAME) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            self.refuse(key, msg("there is no text here."))
        if len(value) > longest:
            self.refuse(key, msg("this is longer than {n} characters.", n=longest))
        if _NO_CHARACTER.search(value):
            self.refuse(key, msg("this has a character that no text can have."))
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key)
        if not isinstance(value, bool):
            self.refuse(key, msg("this is neither true nor false."))
        return value

    def segment(self) -> tuple[int, int]:
        start, end = self._offset("start"), self._offset("end")
        if start >= end:
            self.refuse("end", msg("the segment ends before it begins."))
        return start, end

    def record(self, key: str) -> _Record:
        return _Record(self.values.get(key), self._name, self._at(key))

    def records(self, key: str) -> list[_Record]:
        found = self.values.get(key)
        if not isinstance(found, list):
            self.refuse(key, msg("this is no list."))
        return [_Record(one, self._name, f"{self._at(key)}[{n}]") for n, one in enumerate(found)]

    def refuse(self, key: str, what: Message) -> NoReturn:
        self._wrong(self._at(key), what)

    def _offset(self, key: str) -> int:
        value = self.values.get(key)
        if type(value) is not int or not 0 <= value <= _LARGEST_OFFSET:
            self.refuse(key, msg("this is no character number."))
        return value

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _wrong(self, place: str, what: Message) -> NoReturn:
        raise FileError(self._name, what, _AGAIN, place=msg("at {place}", place=place))


_AGAIN = msg("Have the student hand in again, and change nothing in the file.")


def _parsed(data: bytes, name: str) -> object:
    if len(data) > MAX_BYTES:
        raise FileError(
            name,
            msg("it is larger than any hand-in ({n} MB).", n=-(-len(data) // 10**6)),
            msg("Take it out of the folder, and ask who sent it."),
        )
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _no_hand_in(name) from error


def _no_number(said: str) -> NoReturn:
    raise ValueError(f"{said} is no number")


def _no_hand_in(name: str) -> FileError:
    return FileError(
        name,
        msg("this is no hand-in."),
        msg("Have the student hand in again, or take the file out of the folder."),
    )
