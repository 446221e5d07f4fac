"""Codebook files by their endings: what is read, what is refused, what is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook import CodebookFile, read_codebook, write_codebook
from qualcoder_net.model import CodeDraft

BOOK = CodebookFile(
    name={"nl": "Klein"},
    language="nl",
    codes=(
        CodeDraft(
            "trouw",
            {"nl": "Trouw", "en": "Loyalty"},
            definition={"nl": "Bij iets blijven."},
            cues={"nl": ("trouw", "sta voor")},
            colour="#3b82c4",
            key="t",
            children=(CodeDraft("dubbel", {"nl": "Dubbel"}, gap=True),),
        ),
    ),
)


def error(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        read_codebook(path)
    assert caught.value.remedy is not None
    assert str(caught.value).startswith(str(path))
    return str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".csv", ".xlsx"])
def test_a_codebook_comes_back_from_every_format_that_is_written(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"book{ending}"
    write_codebook(BOOK, path)
    assert read_codebook(path).codes == BOOK.codes
    assert read_codebook(path).language == "nl"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_yaml_file_is_given_back_byte_for_byte(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf# mine\r\ncodes:\r\n- Trouw   # here\r\n- 'Macht\xc3\xa9'"
    (tmp_path / "in.yaml").write_bytes(data)
    write_codebook(read_codebook(tmp_path / "in.yaml"), tmp_path / "out.yaml")
    assert (tmp_path / "out.yaml").read_bytes() == data


def test_a_yaml_file_of_an_older_encoding_is_read(tmp_path: Path) -> None:
    text = "codes:\n- label: Coöperatie\n  definition: Één coöperatie, geïntegreerd.\n"
    for encoding in ("cp1252", "utf-16"):
        (tmp_path / "book.yaml").write_bytes(text.encode(encoding))
        assert read_codebook(tmp_path / "book.yaml").codes[0].label == {"": "Coöperatie"}


def test_only_the_codes_count_when_codebooks_are_compared() -> None:
    assert CodebookFile(original="codes: []") == CodebookFile()


# --- refused --------------------------------------------------------------------------------------


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "codebook.yaml").touch()
    assert "Did you mean “codebook.yaml”?" in error(tmp_path / "codeboek.yaml")


def test_a_folder_is_no_codebook(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").mkdir()
    assert "It is a folder, not a file." in error(tmp_path / "book.yaml")
    with pytest.raises(FileError, match="It is a folder"):
        write_codebook(BOOK, tmp_path / "book.yaml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_text("codes: []")
    path.chmod(0)
    assert "You may not read it." in error(path)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        write_codebook(BOOK, tmp_path / "no such folder" / "book.yaml")
    assert list(tmp_path.iterdir()) == []


def test_other_formats_are_refused_with_the_list(tmp_path: Path) -> None:
    for name in ("book.qdc", "book"):
        (tmp_path / name).write_text("x")
        assert "Use one of: .yaml .yml .csv .xlsx .docx." in error(tmp_path / name)
    with pytest.raises(FileError, match=r"Use one of: \.yaml \.yml \.csv \.xlsx\."):
        write_codebook(BOOK, tmp_path / "book.docx")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("book.yaml", b"PK\x03\x04rest"),
        ("book.yaml", b"\x89PNG\r\n\x1a\n\0\0"),
        ("book.csv", b"%PDF-1.4"),
        ("book.docx", b"codes:\n- A\n"),
        ("book.xlsx", b"{\\rtf1 }"),
    ],
)
def test_a_file_of_another_kind_than_its_name_is_refused(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert "It is not the kind of file that its name says." in error(tmp_path / name)


@pytest.mark.parametrize("ending", ["yaml", "csv", "xlsx", "docx"])
def test_an_empty_file_is_called_empty(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"book.{ending}"
    path.write_bytes(b"")
    assert "It is empty" in error(path)


def test_binary_text_and_nul_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_bytes(b"codes:\n- A\n- B\0\n")
    assert "line 3" in error(path)


def test_a_file_far_larger_than_any_codebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_bytes(b"codes:\n" + b"- A\n" * 2_100_000)
    assert "a codebook is read up to 8 MB" in error(path)
