"""Opening a place: what is no project, what is old or new, what cannot be written, what is full."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.errors import ProjectError
from qualcoder_net.store import engine, folders, schema, upgrade
from tests.conftest import PostgresPlaces, make_study
from tests.core.helpers import code, dump, quotations


def refusal(place: Path | str) -> str:
    with pytest.raises(ProjectError) as caught:
        Project.open(place)
    assert caught.value.remedy is not None
    return str(caught.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An empty project's file."""
    place = tmp_path / "study.qnet"
    Project.create(place, coder="anna").close()
    return place


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


def test_a_database_without_a_project_is_refused(place: Path | str) -> None:
    if isinstance(place, Path):
        with closing(sqlite3.connect(place)) as connection:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    assert "There is no qualcoder-net project in" in refusal(place)


def test_another_programs_tables_are_not_taken_for_a_newer_version(
    postgres: PostgresPlaces,
) -> None:
    with postgres.borrowed(postgres.new()) as place:
        store = engine._connect_postgres(str(place))
        with store.writing() as connection:
            connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
            connection.execute(text("INSERT INTO alembic_version VALUES ('ae1027a6acf')"))
        store.close()
        assert "There is no qualcoder-net project in" in refusal(place)


def test_a_project_is_not_made_over_another(study: Path | str) -> None:
    with pytest.raises(ProjectError, match=r"already (is a project|exists)"):
        Project.create(study)
    with Project.open(study) as project:
        assert len(project.sources.all()) == 2


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


def test_what_is_read_in_one_reading_is_of_one_moment(project: Project) -> None:
    with project.store.reading() as connection:
        count = text("SELECT count(*) FROM codings")
        assert connection.scalar(count) == 0
        code(project, "Oostrand-R1", "That is hard", "value")
        assert connection.scalar(count) == 0
    assert len(project.codings.select()) == 1


# --- versions ---


def set_version(place: Path | str, version: str) -> None:
    with Project.open(place) as project, project.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def test_a_newer_project_is_refused(study: Path | str) -> None:
    set_version(study, "0999")
    assert "was made by a newer version of qualcoder-net" in refusal(study)


def test_a_project_that_has_lost_its_version_is_refused(study: Path | str) -> None:
    set_version(study, "")
    assert "newer version" in refusal(study)


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This program with one migration more, which adds a column and makes a table anew."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for part in ("env.py", "versions/0001_first.py"):
        (folder / part).write_text((upgrade.MIGRATIONS / part).read_text())
    (folder / "versions" / "0002_second.py").write_text(
        'revision = "0002"\n'
        'down_revision = "0001"\n'
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        "def upgrade():\n"
        '    op.add_column("codes", sa.Column("note", sa.Text()))\n'
        '    with op.batch_alter_table("cases") as cases:\n'
        '        cases.alter_column("name", type_=sa.String(400))\n'
    )
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", "0002")
    return folder


def test_an_older_project_is_upgraded_with_all_that_is_in_it(
    study: Path | str, newer_program: Path
) -> None:
    with Project.open(study, coder="anna") as project:
        with project.store.reading() as connection:
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0002"
            assert connection.scalar(text("SELECT count(note) FROM codes")) == 0
        assert len(project.cases.members()) == 2
        assert check_project(project).problems == ()
        if project.store.path:
            with project.store.reading() as connection:
                assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        project.undo()
        assert project.sources.all() == []


def test_an_older_project_is_copied_beside_itself_before_it_is_upgraded(
    file: Path, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.open(file).close()
    copy = file.with_name("study.before-upgrade-0001.qnet")
    assert copy.exists()
    monkeypatch.setattr(schema, "SCHEMA_VERSION", "0001")
    with Project.open(copy) as project:
        assert check_project(project).problems == ()
    assert "newer version" in refusal(file)


def test_a_failed_upgrade_leaves_the_project_as_it_was(
    study: Path | str, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = newer_program / "versions" / "0002_second.py"
    good = second.read_text()
    second.write_text(good + "    raise RuntimeError('halfway')\n")
    with pytest.raises(RuntimeError, match="halfway"):
        Project.open(study)
    with monkeypatch.context() as older:
        older.setattr(schema, "SCHEMA_VERSION", "0001")
        with Project.open(study) as project, project.store.reading() as connection:
            assert check_project(project).problems == ()
            columns = connection.execute(text("SELECT * FROM codes LIMIT 1")).keys()
            assert "note" not in columns
    second.write_text(good)
    with Project.open(study) as project:  # a second try, beside the first one's copy
        assert check_project(project).problems == ()


# --- what cannot be written ---


@contextmanager
def without_rights(*unwritable: Path) -> Iterator[None]:
    """Let nobody write these; as root, by being nobody for a while."""
    modes = {path: path.stat().st_mode for path in unwritable}
    for path in unwritable:
        path.chmod(path.stat().st_mode & ~0o222)
    root = os.geteuid() == 0
    try:
        if root:
            os.setresuid(65534, 65534, 0)
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def shared_file() -> Iterator[Path]:
    """A small project in a folder that everyone may enter, read and write."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        place = folder / "study.qnet"
        with Project.create(place, coder="anna") as project:
            project.codebook.add("trust")
        place.chmod(0o666)
        yield place


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


def test_an_older_project_that_may_not_be_written_is_refused_with_a_way_out(
    shared_file: Path, newer_program: Path
) -> None:
    with without_rights(shared_file, shared_file.parent):
        assert "is of an older version and can only be read here" in refusal(shared_file)


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


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a tenth of a second where the program waits for half a minute."""
    connect = sqlite3.connect

    def quickly(*given: Any, **said: Any) -> sqlite3.Connection:
        return connect(*given, **said | {"timeout": 0.1})

    monkeypatch.setattr(sqlite3, "connect", quickly)


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


# --- PostgreSQL's own troubles ---


def test_a_lost_connection_is_told_and_the_next_act_makes_a_new_one(
    postgres: PostgresPlaces,
) -> None:
    with postgres.borrowed(postgres.study()) as place:
        project = Project.open(place, coder="anna")
        with (
            pytest.raises(ProjectError, match=r"connection to .* was lost"),
            project.store.writing() as connection,
        ):
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        code(project, "Oostrand-R1", "That is hard", "value")
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{project.store.engine.url.database}'"
        )
        assert quotations(project) == [("value", "That is hard")]
        project.close()


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = refusal(f"postgresql://anna:geheim@/study?host={tmp_path}")
    assert "cannot be reached" in said
    assert "geheim" not in said


def test_who_may_only_read_the_database_is_told(postgres: PostgresPlaces) -> None:
    with postgres.borrowed(postgres.study()) as place:
        project = Project.open(place, coder="anna")
        with project.store.engine.connect() as connection:
            connection.execute(text("CREATE ROLE reader"))
            connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
            connection.commit()
        try:
            with (
                pytest.raises(ProjectError, match="can only be read here"),
                project.store.writing() as connection,
            ):
                connection.execute(text("SET LOCAL ROLE reader"))
                connection.execute(text("DELETE FROM codings"))
        finally:
            with project.store.engine.connect() as connection:
                connection.execute(text("DROP OWNED BY reader"))
                connection.execute(text("DROP ROLE reader"))
                connection.commit()
            project.close()


# --- passwords ---


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:geheim@127.0.0.1:1/study",
        "postgres://anna:geheim@127.0.0.1:1/study",
        "postgresql://anna@127.0.0.1:1/study?password=geheim",
        "postgresql://anna:ge@heim@127.0.0.1:1/study",
        "postgresql://anna:ge/heim@127.0.0.1:1/study",
        "postgresql://anna:ge:heim@127.0.0.1:1/study",
        "postgresql://anna:geheim@127.0.0.1:port/study",
        "postgresql://anna:geheim@127.0.0.1:1/study?no_such_option=1",
    ],
)
def test_no_message_shows_a_password(address: str) -> None:
    assert not re.search("ge.?heim|heim", refusal(address))
    with pytest.raises(ProjectError) as caught:
        Project.create(address)
    assert "heim" not in str(caught.value)


def test_an_open_project_shows_its_place_without_password(postgres: PostgresPlaces) -> None:
    with postgres.borrowed(postgres.study()) as place:
        address = str(place).replace("postgres:@", "postgres:geheim@")
        with Project.open(address) as project:
            assert "geheim" not in project.store.name + project.place + repr(project.store.engine)
        with Project.open(f"{place}&password=geheim") as project:
            assert "geheim" not in project.store.name + project.place


# --- kinds of folders ---

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
//server/team /mnt/Team\\040drive cifs rw 0 0
/dev/sdb1 /home/anna/local ext4 rw 0 0
C: /mnt/c 9p rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/tmp/study.qnet", "ext4"),
        ("/home/bas/study.qnet", "nfs4"),
        ("/home/anna/local/study.qnet", "ext4"),
        ("/home/anna/localstudy.qnet", "nfs4"),
        ("/mnt/Team drive/study.qnet", "cifs"),
        ("/mnt/c/study.qnet", "9p"),
    ],
)
def test_the_file_system_of_a_path_is_that_of_its_nearest_mount(
    tmp_path: Path, path: str, kind: str
) -> None:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS)
    assert folders.file_system_of(Path(path), table) == kind


def test_without_a_table_of_mounts_a_folder_is_taken_for_a_local_one(tmp_path: Path) -> None:
    assert folders.file_system_of(tmp_path, tmp_path / "none") is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Hogeschool", "OneDrive"),
        ("Dropbox (Werk)", "Dropbox"),
        ("SURFdrive", "SURFdrive"),
        ("Toolbox", None),
        ("boxes", None),
        ("interviews", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str | None
) -> None:
    place = tmp_path / folder / "study.qnet"
    place.parent.mkdir()
    assert folders.synced_by(place) == service
    with Project.create(place) as project:
        said = " ".join(map(str, project.warnings()))
        assert (f"{service} synchronises" in said) is (service is not None)


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
