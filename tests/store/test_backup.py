"""A whole copy, also while others write; never over a file, never half."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError, ProjectError, Refused
from qualcoder_net.progress import Cancelled
from qualcoder_net.store import backup
from qualcoder_net.store.backup import backup_file
from tests.conftest import PostgresPlaces, make_study
from tests.core.helpers import code, dump, quotations
from tests.store.helpers import without_rights


@pytest.fixture
def study_file(tmp_path: Path) -> Path:
    make_study(tmp_path / "study.qnet")
    return tmp_path / "study.qnet"


def test_a_backup_is_the_whole_project_in_one_file(study_file: Path) -> None:
    target = study_file.with_name("copy.qnet")
    with Project.open(study_file, coder="anna") as project:
        code(project, "Oostrand-R1", "That is hard", "value")
        assert backup_file(project.store, target) == target
        with Project.open(target, coder="anna") as copy:
            assert dump(copy) == dump(project)
            assert check_project(copy).problems == ()
            copy.undo()
        assert quotations(project) == [("value", "That is hard")]
    assert sorted(path.name for path in target.parent.iterdir()) == ["copy.qnet", "study.qnet"]


def test_a_backup_is_never_made_over_a_file(study_file: Path) -> None:
    target = study_file.with_name("copy.qnet")
    target.write_text("mine")
    with (
        Project.open(study_file) as project,
        pytest.raises(FileError, match=r"copy.qnet: this file already exists"),
    ):
        backup_file(project.store, target)
    assert target.read_text() == "mine"


def test_a_backup_that_cannot_be_written_says_so(study_file: Path) -> None:
    with (
        Project.open(study_file) as project,
        pytest.raises(FileError, match=r"copy.qnet: cannot be written"),
    ):
        backup_file(project.store, study_file.parent / "missing" / "copy.qnet")


def test_a_backup_is_whole_although_others_write_meanwhile(
    study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES_AT_ONCE", 5)
    target = study_file.with_name("copy.qnet")
    acts: list[int] = []

    def write() -> None:
        with Project.open(study_file, coder="bas") as other:
            for number in range(30):
                other.memos.add(f"memo {number} " * 100)
                acts.append(number)

    with Project.open(study_file, coder="anna") as project:
        writer = threading.Thread(target=write)
        writer.start()
        backup_file(project.store, target)
        writer.join()
        with Project.open(target) as copy:
            assert check_project(copy).problems == ()
            kept = [memo.text for memo in copy.memos.all()]
        assert kept == [memo.text for memo in project.memos.all()][: len(kept)]
    assert len(acts) == 30


def test_a_cancelled_backup_leaves_nothing(
    study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES_AT_ONCE", 1)
    told: list[tuple[int, int]] = []

    def cancel(done: int, total: int, what: str) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise Cancelled

    with Project.open(study_file) as project:
        with pytest.raises(Cancelled):
            backup_file(project.store, study_file.with_name("copy.qnet"), cancel)
        assert [path.name for path in study_file.parent.glob("copy*")] == []
    assert told[0] < told[1] < told[2]


def test_a_project_that_may_only_be_read_can_be_backed_up_elsewhere(
    shared_file: Path,
) -> None:
    elsewhere = shared_file.parent / "mine"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    with (
        without_rights(shared_file, shared_file.parent),
        Project.open(shared_file) as project,
    ):
        backup_file(project.store, elsewhere / "copy.qnet")
    with Project.open(elsewhere / "copy.qnet", coder="anna") as copy:
        copy.codebook.add("power")


def test_a_backup_of_a_damaged_project_says_what_is_wrong(study_file: Path) -> None:
    with Project.open(study_file) as project:
        project.close()
        whole = study_file.read_bytes()
        study_file.write_bytes(b"\xff" * len(whole))
        with pytest.raises(ProjectError, match="is damaged"):
            backup_file(project.store, study_file.with_name("copy.qnet"))
    assert not study_file.with_name("copy.qnet").exists()


def test_a_project_in_postgresql_is_backed_up_on_its_server(postgres: PostgresPlaces) -> None:
    with (
        postgres.borrowed(postgres.study()) as place,
        Project.open(place) as project,
        pytest.raises(Refused, match="backed up on its server"),
    ):
        backup_file(project.store, Path("copy.qnet"))


def test_a_backup_has_no_log_beside_it(study_file: Path) -> None:
    target = study_file.with_name("copy.qnet")
    with Project.open(study_file) as project:
        backup_file(project.store, target)
    with sqlite3.connect(target) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
