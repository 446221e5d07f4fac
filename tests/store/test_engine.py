"""Opening a place of either kind: there must be a project, and one reading is one moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from qualcoder_net.core.project import Project
from qualcoder_net.errors import ProjectError
from qualcoder_net.store import schema
from tests.core.helpers import code
from tests.store.helpers import refusal


def test_a_database_without_a_project_is_refused(place: Path | str) -> None:
    if isinstance(place, Path):
        with closing(sqlite3.connect(place)) as connection:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    assert "There is no qualcoder-net project in" in refusal(place)


def test_a_project_is_not_made_over_another(study: Path | str) -> None:
    with pytest.raises(ProjectError, match=r"already (is a project|exists)"):
        Project.create(study)
    with Project.open(study) as project:
        assert len(project.sources.all()) == 2


def test_what_is_read_in_one_reading_is_of_one_moment(project: Project) -> None:
    with project.store.reading() as connection:
        count = text("SELECT count(*) FROM codings")
        assert connection.scalar(count) == 0
        code(project, "Oostrand-R1", "That is hard", "value")
        assert connection.scalar(count) == 0
    assert len(project.codings.select()) == 1
