"""Projects in PostgreSQL: lost connections, missing rights, and no password ever shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from qualcoder_net.core.project import Project
from qualcoder_net.errors import ProjectError
from qualcoder_net.store.engine import Store
from qualcoder_net.store.postgres import postgres_engine
from tests.conftest import PostgresPlaces
from tests.core.helpers import code, quotations
from tests.store.helpers import refusal


def test_another_programs_tables_are_not_taken_for_a_newer_version(
    postgres: PostgresPlaces,
) -> None:
    with postgres.borrowed(postgres.new()) as place:
        store = Store(postgres_engine(str(place)), path=None)
        with store.writing() as connection:
            connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
            connection.execute(text("INSERT INTO alembic_version VALUES ('ae1027a6acf')"))
        store.close()
        assert "There is no qualcoder-net project in" in refusal(place)


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


def test_an_open_project_can_be_opened_again_with_its_password(postgres: PostgresPlaces) -> None:
    with postgres.borrowed(postgres.study()) as place:
        address = str(place).replace("postgres:@", "postgres:geheim@")
        assert ":geheim@" in address
        with Project.open(address) as project, Project.open(project.store.address) as again:
            assert again.store.engine.url.password == "geheim"
            assert again.place == project.place
