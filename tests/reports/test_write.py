"""Writing a report: the ending decides, and nothing is half done."""

from __future__ import annotations

import errno
import os
import resource
import zipfile
from pathlib import Path

import pytest

from qualcoder_net.errors import FileError
from qualcoder_net.progress import Cancelled
from qualcoder_net.reports import csv as csv_report
from qualcoder_net.reports.write import WRITERS, write_matrix
from tests.reports.sample import report


@pytest.mark.parametrize("ending", [*WRITERS, ".DOCX", ".Html"])
def test_the_ending_decides(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"matrix{ending}"
    assert write_matrix(report(), path) == ()
    assert path.stat().st_size > 100
    assert zipfile.is_zipfile(path) == (ending.lower() in (".docx", ".xlsx"))
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    write_matrix(report(), tmp_path / "matrix.csv")
    assert (tmp_path / "matrix.csv").stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize("name", ["matrix.pdf", "matrix", "matrix.doc"])
def test_an_unknown_ending_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match=r"Use one of: \.docx, \.xlsx, \.csv, \.html, \.md, \.json"):
        write_matrix(report(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    path = tmp_path / "matrix.csv"
    path.write_text("mine")
    with pytest.raises(FileError, match=r"matrix\.csv: this file already exists"):
        write_matrix(report(), path)
    assert path.read_text() == "mine"
    write_matrix(report(), path, force=True)
    assert "Network" in path.read_text("utf-8-sig")


def test_a_file_that_appears_meanwhile_is_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "matrix.csv"
    monkeypatch.setattr(
        csv_report, "write", lambda *_, **__: path.write_text("someone else's") and None
    )
    with pytest.raises(FileError, match="already exists"):
        write_matrix(report(), path)
    assert path.read_text() == "someone else's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    link = tmp_path / "matrix.csv"
    link.symlink_to(tmp_path / "shelf" / "real.csv")
    with pytest.raises(FileError, match="already exists"):
        write_matrix(report(), link)
    write_matrix(report(), link, force=True)
    assert link.is_symlink()
    assert (tmp_path / "shelf" / "real.csv").exists()


def test_a_folder_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(FileError, match="this is a folder"):
        write_matrix(report(), tmp_path / "folder.csv", force=True)
    with pytest.raises(FileError, match="could not be written"):
        write_matrix(report(), tmp_path / "nowhere" / "matrix.csv")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("ending", list(WRITERS))
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"matrix{ending}"
    path.write_text("mine")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        with pytest.raises(FileError, match="could not be written"):
            write_matrix(report(), path, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_folder_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(FileError, match="Read-only file system"):
        write_matrix(report(), tmp_path / "matrix.csv")


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_stopping_leaves_nothing(tmp_path: Path, ending: str) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_matrix(report(), tmp_path / f"matrix{ending}", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_template_is_for_word_only(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="for Word only"):
        write_matrix(report(), tmp_path / "matrix.xlsx", template=tmp_path / "house.docx")


def test_a_bad_template_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"house\.docx"):
        write_matrix(report(), tmp_path / "matrix.docx", template=tmp_path / "house.docx")
    assert list(tmp_path.iterdir()) == []
