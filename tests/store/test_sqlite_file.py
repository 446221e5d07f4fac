"""Projects in files: what is no project, what cannot be written, what is full, what was killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.errors import ProjectError
from qualcoder_net.store import folders
from tests.conftest import make_study
from tests.core.helpers import dump
from tests.store.helpers import refusal, without_rights

# --- what is no project ---


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("Nothing")
    assert "notes.txt is not a qualcoder-net project" in refusal(other)
    assert other.read_text() == "Nothing"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.qnet").touch()
    assert "is not a qualcoder-net project" in refusal(tmp_path / "empty.qnet")


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    other = tmp_path / "other.qda"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE project (name)")
    before = other.read_bytes()
    assert "is not a qualcoder-net project" in refusal(other)
    assert other.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["other.qda"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.qnet")
    assert "is not a qualcoder-net project" in refusal(tmp_path / "pipe.qnet")


def test_a_missing_project_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "There is no project" in refusal(tmp_path / "none.qnet")
    assert not list(tmp_path.iterdir())


def test_a_project_is_not_made_over_any_file_or_link(tmp_path: Path) -> None:
    (tmp_path / "text.qnet").write_text("mine")
    (tmp_path / "link.qnet").symlink_to(tmp_path / "nowhere")
    for name in ("text.qnet", "link.qnet"):
        with pytest.raises(ProjectError, match="already exists"):
            Project.create(tmp_path / name)
    assert (tmp_path / "text.qnet").read_text() == "mine"


def test_a_project_is_not_made_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no folder"):
        Project.create(tmp_path / "missing" / "study.qnet")


# --- killed, or not closed ---


def test_a_project_whose_first_session_was_killed_opens_with_all_of_it(tmp_path: Path) -> None:
    place = tmp_path / "study.qnet"
    session = (
        "import os, sys\n"
        "from qualcoder_net.core.project import Project\n"
        "Project.create(sys.argv[1], coder='anna').codebook.add('trust')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", session, str(place)], check=False)
    with Project.open(place, coder="anna") as project:
        assert [code.slug for code in project.codebook.tree().codes] == ["trust"]
        project.undo()


def test_a_closed_project_is_whole_in_its_one_file(file: Path) -> None:
    with Project.open(file, coder="anna") as project:
        project.codebook.add("trust")
        assert (file.parent / "study.qnet-wal").stat().st_size > 0
    assert [path.name for path in file.parent.iterdir()] == ["study.qnet"]


def test_a_project_that_another_still_has_open_is_whole_in_its_file_too(
    file: Path, tmp_path: Path
) -> None:
    with Project.open(file, coder="bas") as other:
        other.history()
        with Project.open(file, coder="anna") as project:
            project.codebook.add("trust")
        copy = tmp_path / "copy.qnet"
        copy.write_bytes(file.read_bytes())
    with Project.open(copy) as project:
        assert [code.slug for code in project.codebook.tree().codes] == ["trust"]


def test_everything_is_synchronised_to_the_disk(file: Path) -> None:
    with Project.open(file) as project, project.store.reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id")
        }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": int.from_bytes(b"QNET", "big"),
    }


# --- what cannot be written ---


def test_a_file_that_may_not_be_written_opens_for_reading(shared_file: Path) -> None:
    before = shared_file.read_bytes()
    with (
        without_rights(shared_file, shared_file.parent),
        Project.open(shared_file, coder="bas") as project,
    ):
        assert [code.slug for code in project.codebook.tree().codes] == ["trust"]
        assert "can only be read here" in str(project.warnings()[-1])
        with pytest.raises(ProjectError, match="can only be read here"):
            project.codebook.add("power")
        project.set_preference("slots", {})
        assert project.preference("slots") is None
        assert check_project(project).problems == ()
    assert shared_file.read_bytes() == before
    assert [path.name for path in shared_file.parent.iterdir()] == ["study.qnet"]


def test_a_writable_file_in_a_folder_that_is_not_opens_for_reading(shared_file: Path) -> None:
    with (
        without_rights(shared_file.parent),
        Project.open(shared_file, coder="bas") as project,
        pytest.raises(ProjectError, match="can only be read here"),
    ):
        project.codebook.add("power")


def test_who_may_only_read_sees_the_acts_of_who_is_writing(shared_file: Path) -> None:
    with Project.open(shared_file, coder="anna") as writer:
        writer.codebook.add("power")
        for companion in shared_file.parent.iterdir():
            companion.chmod(0o666)
        with (
            without_rights(shared_file, shared_file.parent),
            Project.open(shared_file, coder="bas") as reader,
        ):
            assert len(reader.codebook.tree().codes) == 2


def test_a_project_that_may_not_be_read_is_refused(shared_file: Path) -> None:
    shared_file.chmod(0)
    with without_rights():
        assert "cannot be opened: Permission denied" in refusal(shared_file)
    shared_file.parent.chmod(0)
    with without_rights():
        assert "cannot be opened: Permission denied" in refusal(shared_file)
    shared_file.parent.chmod(0o777)


def test_a_project_is_not_made_where_one_may_not_write(shared_file: Path) -> None:
    new = shared_file.with_name("new.qnet")
    with (
        without_rights(shared_file.parent),
        pytest.raises(ProjectError, match=r"new.qnet cannot be made: Permission denied"),
    ):
        Project.create(new)
    assert not new.exists()


# --- busy, damaged, full ---


def test_a_project_that_another_program_locks_says_so(file: Path, impatient: None) -> None:
    with closing(sqlite3.connect(file)) as other, Project.open(file, coder="anna") as project:
        other.execute("BEGIN IMMEDIATE")
        assert project.codebook.tree().codes == ()
        with pytest.raises(ProjectError, match=r"Another program has kept .*study.qnet busy"):
            project.codebook.add("trust")
        other.execute("ROLLBACK")
        project.codebook.add("trust")


def test_a_damaged_project_says_so(file: Path) -> None:
    with Project.open(file, coder="anna") as project:
        for n in range(50):
            project.codebook.add(f"code {n}")
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with (
        pytest.raises(ProjectError, match=r"study.qnet is damaged"),
        Project.open(file) as project,
    ):
        project.codebook.tree()


def test_a_truncated_project_says_so(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:6000])
    with (
        pytest.raises(ProjectError, match=r"study.qnet is damaged"),
        Project.open(file) as project,
    ):
        project.codebook.tree()


def memos_until(project: Project, said: str) -> int:
    """Write memos until it is refused so; how many were written."""
    written = 0
    with pytest.raises(ProjectError, match=said):
        while written < 1000:
            project.memos.add("much " * 1000)
            written += 1
    return written


def test_a_full_disk_keeps_the_project_as_it_was(file: Path) -> None:
    with Project.open(file, coder="anna") as project:
        project.codebook.add("trust")
        before = dump(project)
        with project.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as many as there are
        kept = memos_until(project, r"The disk is full; nothing was changed")
        with project.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert len(project.memos.all()) == kept
        assert check_project(project).problems == ()
        for _ in range(kept):
            project.undo()
        assert dump(project) == before


def test_a_really_full_disk_keeps_every_finished_act(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        project = Project.create(disk / "study.qnet", coder="anna")
        kept = memos_until(project, "The disk is full; nothing was changed")
        assert len(project.memos.all()) == kept
        project.close()
        with pytest.raises(ProjectError, match=r"cannot be made: .*full|The disk is full"):
            Project.create(disk / "other.qnet")
        assert not (disk / "other.qnet").exists()
        (tmp_path / "copy.qnet").write_bytes((disk / "study.qnet").read_bytes())
        for companion in disk.glob("study.qnet-wal"):
            (tmp_path / "copy.qnet-wal").write_bytes(companion.read_bytes())
        with Project.open(tmp_path / "copy.qnet", coder="anna") as copy:
            assert len(copy.memos.all()) == kept
            assert check_project(copy).problems == ()
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_file_that_may_not_grow_keeps_every_finished_act(file: Path) -> None:
    session = (
        "import resource, sys\n"
        "from qualcoder_net.core.project import Project\n"
        "from qualcoder_net.errors import ProjectError\n"
        "project = Project.open(sys.argv[1], coder='anna')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "try:\n"
        "    for n in range(1000):\n"
        "        project.memos.add('much ' * 1000)\n"
        "except ProjectError as error:\n"
        "    print(n, error)\n"
        "project.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", session, str(file)], capture_output=True, text=True, check=True
    )
    kept, said = done.stdout.split(" ", 1)
    assert "nothing was changed" in said
    with Project.open(file) as project:
        assert len(project.memos.all()) == int(kept) > 0
        assert check_project(project).problems == ()


# --- on a network folder ---


def test_on_a_network_folder_the_log_is_no_shared_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "study.qnet"
    Project.create(place, coder="anna").close()
    monkeypatch.setattr(folders, "is_network_folder", lambda path: True)
    with Project.open(place, coder="anna") as project:
        assert "lies on a network folder" in str(project.warnings()[0])
        project.codebook.add("trust")
        with Project.open(place, coder="bas") as other:
            other.codebook.add("power")
        assert len(project.codebook.tree().codes) == 2
        assert [path.name for path in tmp_path.iterdir()] == ["study.qnet"]


def test_a_large_act_on_a_network_folder_does_not_shut_out_its_own_readings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    monkeypatch.setattr(folders, "is_network_folder", lambda path: True)
    make_study(tmp_path / "study.qnet")
    with Project.open(tmp_path / "study.qnet", coder="anna") as project:
        source = project.sources.find("De Kade-R1")
        file = tmp_path / "longer.txt"
        # more than SQLite keeps in memory before it begins to write
        file.write_text(project.sources.text(source).content + " and so on" * 300_000)
        project.sources.replace(source, file)
        assert check_project(project).problems == ()
