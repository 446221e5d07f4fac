"""How the screens look, at two sizes, dark and light; `pytest --snapshot-update` redraws them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from qualcoder_net import i18n
from qualcoder_net.core.codebook_files import compare_codebook, load_codebook
from qualcoder_net.core.importing import import_sources
from qualcoder_net.core.manifests import read_manifest
from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from tests.tui.waiting import settled

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
KEYS = {
    "coding": ["]", "]", "]", "]", "down", "down"],
    "picker": ["]", "]", "]", "enter", "l", "o", "y", "a", "l"],
    "codebook": ["f3", "down", "down", "down"],
    "cases": ["f4"],
    "matrix": ["f5", "right", "right"],
    "help": ["?"],
}
COMPARED_KEYS = {
    "agreement": ["f9", "down", "down"],
    "disagreements": ["f9", "a"],
}
# What the second coder coded: one segment with other borders, one with another code.
OTHERWISE = (
    ("ontstaan", "en dat plan was er niet."),
    ("opgave", "Een wijk die weer op eigen benen kan staan"),
)
LOOKS = {"small-dark": ((80, 24), "dark"), "large-light": ((160, 50), "light")}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample study, in a file of its own."""
    file = tmp_path_factory.mktemp("sample") / "sample.qnet"
    with Project.create(file, name="Voorbeeld", coder="referentie") as project:
        book, _ = compare_codebook(project, ROOT / "codebooks" / "vier-perspectieven.yaml")
        load_codebook(project, book)
        manifest = read_manifest(ROOT / "transcripts" / "interviews.csv")
        wanted = [one for one in manifest if one.file.name == "oostrand-r1.txt"]
        import_sources(project, wanted)
        for name, quotation in (
            ("ontstaan", "Er wordt altijd gevraagd naar het plan, en dat plan was er niet."),
            ("ambitie", "Een wijk die weer op eigen benen kan staan"),
        ):
            source = project.sources.find("oostrand-r1")
            start = project.sources.text(source).content.index(quotation)
            code = project.codebook.find(name)
            project.codings.apply(code, source, start, start + len(quotation))
    return file


@pytest.fixture
def coded_twice(sample: Path, tmp_path: Path) -> Path:
    """The same with a second coder, both blind and to the end."""
    file = copyfile(sample, tmp_path / "twice.qnet")
    for coder in ("referentie", "tweede"):
        with Project.open(file, coder=coder) as project:
            source = project.sources.find("oostrand-r1")
            content = project.sources.text(source).content
            for name, words in OTHERWISE if coder == "tweede" else ():
                start = content.index(words)
                code = project.codebook.find(name)
                project.codings.apply(code, source, start, start + len(words))
            project.sources.code_blind(source)
            project.sources.finish(source)
    return file


@pytest.fixture
def compared_app(coded_twice: Path, request: pytest.FixtureRequest) -> Iterator[QualcoderApp]:
    i18n.use_language("en")
    with Project.open(coded_twice, coder="referentie") as project:
        yield QualcoderApp(project, theme=request.param)


@pytest.fixture
def app(sample: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[QualcoderApp]:
    """A copy for each test: a project remembers where its coder was."""
    i18n.use_language("en")
    with Project.open(copyfile(sample, tmp_path / "sample.qnet"), coder="referentie") as project:
        yield QualcoderApp(project, theme=request.param)


def pressing(keys: list[str]) -> Callable[[Pilot[None]], Any]:
    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot.app, pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot.app, pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause(1.0)

    return press


@pytest.mark.parametrize("screen", KEYS)
@pytest.mark.parametrize(("size", "app"), LOOKS.values(), ids=list(LOOKS), indirect=["app"])
def test_screens_look_as_they_did(
    app: QualcoderApp, size: tuple[int, int], screen: str, snap_compare: Any
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=pressing(KEYS[screen]))


@pytest.mark.parametrize("screen", COMPARED_KEYS)
@pytest.mark.parametrize(
    ("size", "compared_app"), LOOKS.values(), ids=list(LOOKS), indirect=["compared_app"]
)
def test_screens_that_compare_coders_look_as_they_did(
    compared_app: QualcoderApp, size: tuple[int, int], screen: str, snap_compare: Any
) -> None:
    keys = COMPARED_KEYS[screen]
    assert snap_compare(compared_app, terminal_size=size, run_before=pressing(keys))
