"""Projects in files, and programs of another version or with less patience."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.store import schema, upgrade

NOW = schema.SCHEMA_VERSION
NEXT = f"{int(NOW) + 1:04}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An empty project's file."""
    place = tmp_path / "study.qnet"
    Project.create(place, coder="anna").close()
    return place


@pytest.fixture
def shared_file() -> Iterator[Path]:
    """A small project in a folder that everyone may enter, read and write."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        place = folder / "study.qnet"
        with Project.create(place, coder="anna") as project:
            project.codebook.add("trust")
        place.chmod(0o666)
        yield place


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This program with one migration more, which adds a column and makes a table anew."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "next.py").write_text(
        f'revision = "{NEXT}"\n'
        f'down_revision = "{schema.SCHEMA_VERSION}"\n'
        "import sqlalchemy as sa\n"
        "from alembic import op\n"
        "def upgrade():\n"
        '    op.add_column("codes", sa.Column("note", sa.Text()))\n'
        '    with op.batch_alter_table("cases") as cases:\n'
        '        cases.alter_column("name", type_=sa.String(400))\n'
    )
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", NEXT)
    return folder


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a tenth of a second where the program waits for half a minute."""
    connect = sqlite3.connect

    def quickly(*given: Any, **said: Any) -> sqlite3.Connection:
        return connect(*given, **said | {"timeout": 0.1})

    monkeypatch.setattr(sqlite3, "connect", quickly)
