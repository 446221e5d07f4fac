"""Hand-ins: what is written is read back, and nothing that anybody may send does harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qualcoder_net.errors import FileError
from qualcoder_net.formats.hand_in import (
    KIND,
    MAX_BYTES,
    HandedCoding,
    HandedDispute,
    HandedSource,
    HandIn,
    hand_in_bytes,
    read_hand_in,
)

WORK = HandIn(
    student="Kim de Vries",
    guid="A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
    written_at="2026-03-01T10:00:00.000Z",
    program="0.1.0",
    sources=(
        HandedSource(
            name="Oostrand-R1",
            sha256="0" * 64,
            blind=True,
            codings=(
                HandedCoding(10, 20, "waarde", "waarde", "human", "2026-03-01T09:00:00.000Z"),
                HandedCoding(15, 90, "directe-waarde", "waarde/directe-waarde", "human", "x"),
            ),
            disputes=(HandedDispute(10, 20, "waarde", True, "Ik lees “dit” anders.\n🙂"),),
        ),
        HandedSource("De Kade-R1", "f" * 64, False, (), ()),
    ),
)


def file(change: Callable[[Any], object] = lambda said: None) -> bytes:
    """A good hand-in, with something changed in it."""
    said = json.loads(hand_in_bytes(WORK))
    change(said)
    return json.dumps(said).encode()


def test_what_is_written_is_read_back() -> None:
    assert read_hand_in(hand_in_bytes(WORK), "kim.json") == WORK


def test_a_mark_before_the_text_and_unknown_fields_are_no_trouble() -> None:
    more = file(lambda said: said.update(later={"a": [1]}))
    assert read_hand_in(b"\xef\xbb\xbf" + more, "kim.json") == WORK


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"{}", b"null", b'"hand-in"', b"\xff\xfe{}", b"\x00" * 40, b"PK\x03\x04",
        b"[" * 200_000, b'{"a":' * 100_000, b'{"kind": NaN}', b'{"kind": -Infinity}',
        b'{"kind": ' + b"9" * 5_000 + b"}", b'{"kind": ["' + KIND.encode() + b'"]}',
        file(lambda said: said.update(kind="qualcoder-net project")),
    ],
)  # fmt: skip
def test_what_is_no_hand_in_is_told(data: bytes) -> None:
    with pytest.raises(FileError, match=r"kim\.json: this is no hand-in.*hand in again"):
        read_hand_in(data, "kim.json")


def test_a_file_beyond_reason_is_not_even_parsed() -> None:
    with pytest.raises(FileError, match="larger than any hand-in"):
        read_hand_in(b" " * (MAX_BYTES + 1), "kim.json")


@pytest.mark.parametrize("version", [0, 2, "1", None, 1.5])
def test_another_version_is_told_with_the_students_program(version: object) -> None:
    with pytest.raises(FileError, match=r"another version.*she has 0\.1\.0"):
        read_hand_in(file(lambda said: said.update(version=version)), "kim.json")


def source(said: Any) -> Any:
    return said["sources"][0]


def coding(said: Any) -> Any:
    return said["sources"][0]["codings"][1]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda said: said.update(student="kim"), "student"),
        (lambda said: said["student"].update(name="  "), "student.name"),
        (lambda said: said["student"].update(name=["kim"]), "student.name"),
        (lambda said: said["student"].update(name="k" * 301), "student.name"),
        (lambda said: said["student"].update(name="kim\ud800"), "student.name"),
        (lambda said: said["student"].pop("guid"), "student.guid"),
        (lambda said: said.update(sources=[]), "sources"),
        (lambda said: said.update(sources={"0": {}}), "sources"),
        (lambda said: said.update(sources=[7]), "sources[0]"),
        (lambda said: source(said).update(finished=False), "sources[0].finished"),
        (lambda said: source(said).update(blind="yes"), "sources[0].blind"),
        (lambda said: source(said).update(sha256="abc"), "sources[0].sha256"),
        (lambda said: source(said).update(codings=None), "sources[0].codings"),
        (lambda said: coding(said).update(start=-1), "sources[0].codings[1].start"),
        (lambda said: coding(said).update(start=True), "sources[0].codings[1].start"),
        (lambda said: coding(said).update(start=1.0), "sources[0].codings[1].start"),
        (lambda said: coding(said).update(start="15"), "sources[0].codings[1].start"),
        (lambda said: coding(said).update(end=10**30), "sources[0].codings[1].end"),
        (lambda said: coding(said).update(end=15), "sources[0].codings[1].end"),
        (lambda said: coding(said).pop("code"), "sources[0].codings[1].code"),
        (lambda said: source(said)["disputes"][0].update(note="n" * 20_001), "disputes[0].note"),
        (lambda said: source(said)["disputes"][0].update(note="a\0b"), "disputes[0].note"),
    ],
)
def test_every_value_is_checked_and_its_place_named(
    change: Callable[[Any], object], place: str
) -> None:
    with pytest.raises(FileError) as refused:
        read_hand_in(file(change), "kim.json")
    assert str(refused.value.place).endswith(place)
    assert "hand in again" in str(refused.value)


def test_a_number_too_large_for_any_machine_is_refused() -> None:
    huge = file().replace(b'"start": 15', b'"start": 1e999')
    with pytest.raises(FileError, match="no character number"):
        read_hand_in(huge, "kim.json")
