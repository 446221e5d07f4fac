"""A small study for the screens: three interviews, two cases, eight codes, some codings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from textual.pilot import Pilot

from qualcoder_net.core.importing import Wanted, import_sources
from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp

OOSTRAND_R1 = """\
I: Zullen we beginnen?
R: Ga je gang. Ik zit er klaar voor.
I: Hoe ervaar je dat zelf, namens twee organisaties?
R: Je staat met één been hier en met het andere in je eigen huis. Dat schuurt. De ene dag zit je \
aan tafel namens de wijk, de volgende dag vraagt je eigen directeur wat het oplevert.
I: En dan?
R: Dan leg je het uit. Vertrouwen komt te voet. Mijn eigen directeur begrijpt het wel.
"""
OOSTRAND_R2 = """\
I: Wie neemt in zo'n geval het besluit?
R: Niemand. Dat is de kunst, en ook de ellende.
I: Waarom ellende?
R: Omdat de raad wil weten wie er verantwoordelijk is. Vertrouwen is geen verantwoording.
"""
KADE_R1 = """\
Jelle: Wat is een loods?
Samira: Wij zijn met z'n negenen. Elke organisatie heeft er eentje.
Jelle: Waarom doe je het?
Samira: Voor de mensen met een tas vol dichte enveloppen.
"""
CODES: dict[str, tuple[str, ...]] = {
    "Functioneren": ("dubbele loyaliteit", "vertrouwen", "besluitvorming"),
    "Legitimatie": ("eigen organisatie", "politiek"),
    "Waarde": (),
}


def make_study(place: Path, coder: str = "anna") -> Project:
    """The study, with nothing coded yet."""
    folder = place.parent / "transcripts"
    folder.mkdir(exist_ok=True)
    wanted = []
    for name, case, text in (
        ("oostrand-r1", "Oostrand", OOSTRAND_R1),
        ("oostrand-r2", "Oostrand", OOSTRAND_R2),
        ("kade-r1", "De Kade", KADE_R1),
    ):
        file = folder / f"{name}.txt"
        file.write_text(text, "utf-8")
        asks = ("Jelle",) if name == "kade-r1" else ()
        wanted.append(Wanted(file, cases=(case,), language="nl", interviewers=asks))
    project = Project.create(place, name="studie", coder=coder)
    import_sources(project, wanted)
    for branch, children in CODES.items():
        parent = project.codebook.add(branch)
        for child in children:
            project.codebook.add(child, parent)
    loyalty = project.codebook.find("dubbele loyaliteit")
    project.codebook.edit(
        loyalty, definition={"nl": "Spanning tussen netwerk en eigen organisatie."}, key="d"
    )
    return project


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's settings stay out of it."""
    monkeypatch.setenv("QUALCODER_NET_CONFIG", str(tmp_path / "config"))


@pytest.fixture(scope="session")
def study_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study, made once."""
    file = tmp_path_factory.mktemp("study") / "studie.qnet"
    make_study(file).close()
    return file


@pytest.fixture
def study(tmp_path: Path, study_file: Path) -> Iterator[Project]:
    project = Project.open(copyfile(study_file, tmp_path / "studie.qnet"), coder="anna")
    yield project
    project.close()


Running = Callable[..., AbstractAsyncContextManager[tuple[QualcoderApp, Pilot[Any]]]]


@pytest.fixture
def running(study: Project) -> Running:
    """`async with running(size=…) as (app, pilot):` the program on the study."""

    @asynccontextmanager
    async def run(project: Project | None = None, size: tuple[int, int] = (120, 35)) -> Any:
        app = QualcoderApp(project or study)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield app, pilot

    return run
