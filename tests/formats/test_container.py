from __future__ import annotations

import io
import stat
import struct
import time
import warnings
import zipfile

import pytest
from hypothesis import given, settings

from qualcoder_net.errors import FileError
from qualcoder_net.formats import container
from qualcoder_net.formats.container import open_zip, parse_xml
from tests.formats.makers import damaged, zip_of

WHOLE = zip_of({"a.xml": "<a>één</a>" * 50, "b/c.bin": bytes(range(256)) * 20})


def refused(data: bytes) -> FileError:
    with pytest.raises(FileError) as caught:
        open_zip(data, "f.docx").verify()
    assert str(caught.value).startswith("f.docx")
    assert caught.value.remedy is not None
    return caught.value


def entry(name: str, *, mode: int = 0) -> bytes:
    """A zip with one entry whose name is taken as it is."""
    packed = io.BytesIO()
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    info.external_attr = mode << 16
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, b"x")
    return packed.getvalue()


def test_entries_are_read_whole_and_folders_are_not_listed() -> None:
    archive = open_zip(zip_of({"word/": b"", "word/a.xml": "<a/>", "b": b"\0\1"}), "f.docx")
    assert archive.names == ("word/a.xml", "b")
    assert "word/a.xml" in archive
    assert "word/b.xml" not in archive
    assert archive.read("b") == b"\0\1"


def test_a_missing_entry_is_named() -> None:
    with pytest.raises(FileError, match=r"f\.docx, entry word/document\.xml: This part is missing"):
        open_zip(WHOLE, "f.docx").read("word/document.xml")


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up", "a/../../up", "a\\b", "C:/x", "c:x", "a/..", "..", "\\\\h\\s"]
)
def test_an_entry_that_points_outside_is_refused(name: str) -> None:
    assert "points outside the file" in str(refused(entry(name)))


def test_dots_within_a_name_are_allowed() -> None:
    assert open_zip(entry("a..b/c..xml"), "f.docx").names == ("a..b/c..xml",)


def test_a_link_is_refused() -> None:
    assert "points outside" in str(refused(entry("link", mode=stat.S_IFLNK | 0o777)))


@pytest.mark.parametrize(("first", "second"), [("a", "a"), ("Word/A.xml", "word/a.XML"),
                                               ("é", "e\u0301")])  # fmt: skip
def test_two_entries_of_one_name_are_refused(first: str, second: str) -> None:
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(first, b"1")
        archive.writestr(second, b"2")
    assert "two entries of the same name" in str(refused(packed.getvalue()))


def test_an_encrypted_entry_is_refused_with_a_remedy() -> None:
    data = bytearray(zip_of({"secret.xml": "<a/>"}))
    data[data.index(b"PK\1\2") + 8] |= 1  # the flag in the table of contents
    error = refused(bytes(data))
    assert "protected by a password" in str(error)
    assert "without a password" in str(error)


def test_packing_that_office_programs_do_not_use_is_refused() -> None:
    assert "packed in a way" in str(refused(zip_of({"a": b"x" * 99}, zipfile.ZIP_LZMA)))


def test_a_bomb_is_stopped_by_its_ratio_before_it_is_unpacked() -> None:
    bomb = zip_of({"word/document.xml": b"\0" * (100 * 2**20)})
    assert len(bomb) < 2**20
    started = time.perf_counter()
    assert "more than 200 times its size" in str(refused(bomb))
    assert time.perf_counter() - started < 1


def test_a_large_entry_is_stopped_at_its_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_MEMBER", 2**20)
    assert "more than 1 MB" in str(refused(zip_of({"a": b"x" * 2_000_000}, zipfile.ZIP_STORED)))


def test_many_entries_are_stopped_at_their_total(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_TOTAL", 2**20)
    entries = {f"e{n}": b"x" * 400_000 for n in range(3)}
    assert "entry e2: This part unpacks" in str(refused(zip_of(entries, zipfile.ZIP_STORED)))


def test_a_lie_about_an_entrys_size_does_not_pass() -> None:
    data = bytearray(zip_of({"a": b"x" * 5000}))
    struct.pack_into("<I", data, data.index(b"PK\1\2") + 24, 3)
    assert isinstance(refused(bytes(data)), FileError)


def test_too_many_entries_are_refused_before_they_are_listed() -> None:
    assert "more than 10,000 entries" in str(refused(b"PK\3\4" + b"PK\1\2" * 10_001))


def test_a_cut_off_zip_is_called_damaged() -> None:
    assert "cut off or broken" in str(refused(WHOLE[: len(WHOLE) // 2]))


def test_changed_content_is_called_damaged() -> None:
    data = bytearray(zip_of({"a": b"sound content"}, zipfile.ZIP_STORED))
    data[data.index(b"sound")] ^= 1
    assert "entry a: This part is damaged" in str(refused(bytes(data)))


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        ("WordDocument", "save it as .docx"),
        ("Workbook", "save it as .xlsx"),
        ("EncryptedPackage", "protected by a password"),
    ],
)
def test_old_and_locked_office_files_are_told_apart(stream: str, expected: str) -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert expected in str(refused(compound + f"{stream}\0".encode("utf-16-le")))


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b" \n"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert "empty" in str(refused(data))


def test_another_kind_of_file_is_not_called_damaged() -> None:
    assert "not the kind of file" in str(refused(b"{\\rtf1 hello}"))


@settings(max_examples=300, deadline=None)
@given(damaged(WHOLE))
def test_a_damaged_zip_opens_or_is_refused(data: bytes) -> None:
    try:
        open_zip(data, "f.docx").verify()
    except FileError as error:
        assert error.remedy is not None


# --- XML ----------------------------------------------------------------------------------------


def xml_refused(data: bytes) -> FileError:
    with pytest.raises(FileError) as caught:
        parse_xml(data, "f.docx", "word/document.xml")
    assert str(caught.value).startswith("f.docx, entry word/document.xml")
    return caught.value


def test_sound_xml_is_parsed_without_its_comments_and_instructions() -> None:
    root = parse_xml("<a>x<!-- c -->y<?p q?><b/>é</a>".encode(), "f", "p")
    assert root.text == "xy"
    assert [child.tag for child in root] == ["b"]


def test_broken_xml_is_refused_with_its_line() -> None:
    assert ", line 3:" in str(xml_refused(b"<a>\n<b>\n</a>"))


def test_billion_laughs_is_refused_at_once() -> None:
    entities = b'<!ENTITY e0 "lol">' + b"".join(
        b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12)
    )
    started = time.perf_counter()
    error = xml_refused(b'<?xml version="1.0"?><!DOCTYPE a [%s]><a b="&e11;">&e11;</a>' % entities)
    assert "document type" in str(error)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_an_outside_entity_is_refused_in_any_encoding(encoding: str) -> None:
    xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    mark = "" if encoding == "utf-8" else '<?xml version="1.0" encoding="utf-16"?>'
    assert "document type" in str(xml_refused((mark + xml).encode(encoding)))


def test_a_document_type_behind_a_long_comment_is_refused() -> None:
    error = xml_refused(b"<!--" + b"x" * 100_000 + b"--><!DOCTYPE a><a/>")
    assert "document type" in str(error)


def test_nesting_of_100_000_levels_is_refused() -> None:
    error = xml_refused(b"<a>" * 100_000 + b"</a>" * 100_000)
    assert "depth" in str(error).lower()


def test_an_unknown_encoding_and_no_xml_at_all_are_refused() -> None:
    assert xml_refused(b'<?xml version="1.0" encoding="klingon"?><a/>')
    assert xml_refused(b"")
    assert xml_refused(b"\xff\xfe\0")


@settings(max_examples=300, deadline=None)
@given(damaged('<?xml version="1.0"?><a b="1">één<c>&amp;<d/></c></a>'.encode()))
def test_damaged_xml_parses_or_is_refused(data: bytes) -> None:
    try:
        assert isinstance(parse_xml(data, "f", "p").tag, str)
    except FileError as error:
        assert error.place is not None
