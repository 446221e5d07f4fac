"""Versions: an older project is copied and upgraded, a newer one refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import inspect, text

from qualcoder_net.core.agreement import AgreementRequest
from qualcoder_net.core.check import check_project
from qualcoder_net.core.consensus import places as places_of
from qualcoder_net.core.consensus import resolve
from qualcoder_net.core.project import Project
from qualcoder_net.store import schema
from tests.conftest import Places
from tests.core.helpers import dump
from tests.store.conftest import NEXT, NOW
from tests.store.helpers import refusal, without_rights

HERE = Path(__file__).parent


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
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == NEXT
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
    copy = file.with_name(f"study.before-upgrade-{NOW}.qnet")
    assert copy.exists()
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NOW)
    with Project.open(copy) as project:
        assert check_project(project).problems == ()
    assert "newer version" in refusal(file)


def test_a_failed_upgrade_leaves_the_project_as_it_was(
    study: Path | str, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = newer_program / "versions" / "next.py"
    good = second.read_text()
    second.write_text(good + "    raise RuntimeError('halfway')\n")
    with pytest.raises(RuntimeError, match="halfway"):
        Project.open(study)
    with monkeypatch.context() as older:
        older.setattr(schema, "SCHEMA_VERSION", NOW)
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
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NOW,)]


def test_an_older_project_that_may_not_be_written_is_refused_with_a_way_out(
    shared_file: Path, newer_program: Path
) -> None:
    with without_rights(shared_file, shared_file.parent):
        assert "is of an older version and can only be read here" in refusal(shared_file)


# --- projects that real programs of older versions made ---


@contextmanager
def study_of(places: Places, version: str) -> Iterator[Path | str]:
    """A study that the program of that version made."""
    with places.borrowed(places.new()) as place:
        script = (HERE / f"version_{version}.{places.kind}.sql").read_text("utf-8")
        if isinstance(place, Path):
            with closing(sqlite3.connect(place)) as connection:
                connection.executescript(script)
        else:
            with psycopg.connect(place, autocommit=True) as server:
                server.execute(script.encode())
        yield place


@pytest.fixture
def first_study(places: Places) -> Iterator[Path | str]:
    """Two coders have coded one source of two."""
    with study_of(places, "0001") as place:
        yield place


@pytest.fixture
def second_study(places: Places) -> Iterator[Path | str]:
    """Two coders have coded one source of two, and anna has decided where they differ."""
    with study_of(places, "0002") as place:
        yield place


@pytest.fixture(params=["0001", "0002"])
def old_study(request: pytest.FixtureRequest, places: Places) -> Iterator[Path | str]:
    with study_of(places, request.param) as place:
        yield place


def test_a_project_of_the_first_version_is_upgraded_and_worked_in(first_study: Path | str) -> None:
    with Project.open(first_study, coder="anna") as project:
        assert check_project(project).problems == ()
        assert [memo.text for memo in project.memos.all()] == ["Torn, she says."]
        request = AgreementRequest()
        omission, borders = places_of(project, request)
        assert (borders.code.slug, borders.kind) == ("dual-loyalty", "borders")
        resolve(project, request, borders, "common")
        resolve(project, request, omission, "neither", note="A plan is no value.")
        assert [place.resolution is not None for place in places_of(project, request)] == [True] * 2
        assert check_project(project).problems == ()
        project.undo()
        project.undo()
        project.undo()
        assert str(project.history(limit=1)[0].summary) == "Set since of “Oostrand” to “2019”"
    with Project.open(first_study, coder="bas") as project:  # what an old program undid
        project.redo()
        assert check_project(project).problems == ()
    if isinstance(first_study, Path):
        with closing(sqlite3.connect(first_study.with_name("study.before-upgrade-0001.qnet"))) as c:
            assert c.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_a_project_of_the_second_version_is_upgraded_and_worked_in(
    second_study: Path | str,
) -> None:
    with Project.open(second_study, coder="anna") as project:
        assert check_project(project).problems == ()
        decided = [place.resolution for place in places_of(project, AgreementRequest())]
        assert [one and one.choice for one in decided] == ["neither", "common"]
        assert dump(project)["decisions"] == []
        project.redo()  # what an old program undid
        assert len(project.codings.select(coder_ids=[1])) == 2
        assert check_project(project).problems == ()


def test_an_upgraded_project_has_the_tables_of_a_new_one(
    old_study: Path | str, place: Path | str
) -> None:
    with Project.open(old_study) as upgraded, Project.create(place) as new:
        assert described(upgraded) == described(new)
        with upgraded.store.reading() as old, new.store.reading() as fresh:
            names = text("SELECT table_name FROM row_ids ORDER BY 1")
            assert [*old.scalars(names)] == [*fresh.scalars(names)]


def described(project: Project) -> dict[str, object]:
    """What the database says of each table: columns, keys, indexes, and what must be unique."""
    with project.store.reading() as connection:
        tables = inspect(connection)
        return {
            name: (
                [{**column, "type": str(column["type"])} for column in tables.get_columns(name)],
                tables.get_pk_constraint(name),
                sorted(tables.get_foreign_keys(name), key=str),
                sorted(tables.get_indexes(name), key=str),
                sorted(tables.get_unique_constraints(name), key=str),
            )
            for name in tables.get_table_names()
        }
