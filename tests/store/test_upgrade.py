"""Versions: an older project is copied and upgraded, a newer one refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.store import schema
from tests.store.helpers import refusal, without_rights


def set_version(place: Path | str, version: str) -> None:
    with Project.open(place) as project, project.store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def test_a_newer_project_is_refused(study: Path | str) -> None:
    set_version(study, "0999")
    assert "was made by a newer version of qualcoder-net" in refusal(study)


def test_a_project_that_has_lost_its_version_is_refused(study: Path | str) -> None:
    set_version(study, "")
    assert "newer version" in refusal(study)


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


def test_a_damaged_project_is_not_upgraded(study: Path | str, newer_program: Path) -> None:
    if not isinstance(study, Path):
        pytest.skip("PostgreSQL lets nobody break a reference")
    with closing(sqlite3.connect(study)) as connection, connection:
        connection.execute("DELETE FROM codes WHERE slug = 'loyalty'")
    assert "is damaged, so it was not upgraded" in refusal(study)
    with closing(sqlite3.connect(study)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            ("0001",)
        ]


def test_an_older_project_that_may_not_be_written_is_refused_with_a_way_out(
    shared_file: Path, newer_program: Path
) -> None:
    with without_rights(shared_file, shared_file.parent):
        assert "is of an older version and can only be read here" in refusal(shared_file)
