"""The import screen: what is understood of files before they are brought in."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.dialogs import Confirm
from qualcoder_net.tui.screens.importing import ImportScreen
from tests.tui.conftest import Running
from tests.tui.waiting import settled, typed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two interviews, a broken file and a picture."""
    place = tmp_path / "nieuw"
    place.mkdir()
    (place / "noord-r1.txt").write_text(
        "I: Hoe begon het?\nR: Met een subsidie, en daarna vooral met praten.\n"
        "I: En toen?\nR: Toen kwam de rest vanzelf.\n",
        "utf-8",
    )
    (place / "noord-r2.txt").write_text(
        "Piet: Wie deed mee?\nKlaas: Bijna iedereen.\nPiet: En nu?\nKlaas: Nu ook nog.\n", "utf-8"
    )
    (place / "stuk.docx").write_bytes(b"PK\x03\x04 geen echte zip")
    (place / "foto.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(place)
    return place


async def opened(app: QualcoderApp, pilot: Pilot[Any], at: str = "") -> ImportScreen:
    await typed(pilot, "f7")
    screen = app.screen
    assert isinstance(screen, ImportScreen)
    await settled(app, pilot)
    for _wait in range(50):
        if screen.files.root.children:
            break
        await asyncio.sleep(0.05)
    if at:
        await to(screen, pilot, at)
    return screen


async def to(screen: ImportScreen, pilot: Pilot[Any], name: str) -> None:
    """The cursor to a file, and its preview read."""
    for node in screen.files.root.children:
        if node.data is not None and node.data.path.name == name:
            screen.files.move_cursor(node)
    await asyncio.sleep(0.3)  # the screen waits a moment before it reads
    for _wait in range(100):
        if screen.file in screen.read and not preview(screen).startswith("Reading"):
            break
        await asyncio.sleep(0.05)
    await pilot.pause()


def preview(screen: ImportScreen) -> str:
    return str(screen.query_one("#import-preview", Static).visual)


async def test_only_transcripts_are_shown(study: Project, running: Running, folder: Path) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        names = [node.data.path.name for node in screen.files.root.children if node.data]
        assert names == ["noord-r1.txt", "noord-r2.txt", "stuk.docx"]


async def test_the_preview_shows_turns_and_what_is_doubtful(
    study: Project, running: Running, folder: Path
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "noord-r1.txt")
        said = preview(screen)
        assert "Hoe begon het?" in said and "Met een subsidie" in said
        assert "asks: I" in said and "answers: R" in said
        await to(screen, pilot, "noord-r2.txt")
        assert "No speaker was recognised as interviewer" in preview(screen)
        assert len(study.sources.all()) == 3


async def test_a_file_that_cannot_be_read_says_why(
    study: Project, running: Running, folder: Path
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "stuk.docx")
        assert "This file cannot be imported." in preview(screen)


async def test_a_file_goes_in_with_case_interviewer_and_name_as_one_act(
    study: Project, running: Running, folder: Path
) -> None:
    before = len(study.history())
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "noord-r2.txt")
        await typed(pilot, "c", *"another", "tab", "enter", *"Noord", "enter")
        await typed(pilot, "i", *"piet", "tab", "enter")
        await to(screen, pilot, "noord-r2.txt")
        await typed(pilot, "r", *["backspace"] * 8, *"klaas", "enter")
        await to(screen, pilot, "noord-r2.txt")
        assert "cases: Noord" in preview(screen) and "asks: Piet" in preview(screen)
        await typed(pilot, "space", "w")
        await settled(app, pilot)
        assert "✓ klaas" in preview(screen)
    source = study.sources.find("klaas")
    asks = {s.name for s in study.sources.speakers(source) if s.is_interviewer}
    assert asks == {"Piet"}
    noord = study.cases.find("Noord")
    assert (noord.id, source.id) in {(m.case_id, m.source_id) for m in study.cases.members()}
    assert len(study.history()) == before + 1


async def test_a_bad_file_stops_all_unless_the_others_are_wanted(
    study: Project, running: Running, folder: Path
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await typed(pilot, "a")
        assert len(screen.marked) == 3
        await typed(pilot, "w")
        await pilot.pause(0.5)
        assert isinstance(app.screen, Confirm)
        assert "stuk.docx" in app.screen.detail
        assert "--skip-bad" not in app.screen.detail
        await typed(pilot, "escape")
        assert len(study.sources.all()) == 3
        await typed(pilot, "w")
        await pilot.pause(0.5)
        await typed(pilot, "enter")
        await settled(app, pilot)
        assert len(study.sources.all()) == 5
        assert "✗" in preview(screen) and "stuk.docx" in preview(screen)


async def test_the_same_file_again_is_recognised(
    study: Project, running: Running, folder: Path
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "noord-r1.txt")
        await typed(pilot, "w")
        await settled(app, pilot)
        assert len(study.sources.all()) == 4
        await to(screen, pilot, "noord-r2.txt")
        await to(screen, pilot, "noord-r1.txt")
        assert "already, as “noord-r1”" in preview(screen)
        await typed(pilot, "w")
        await settled(app, pilot)
        assert len(study.sources.all()) == 4
        assert "= noord-r1" in preview(screen)


async def test_a_typed_pattern_marks_files(study: Project, running: Running, folder: Path) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await typed(pilot, "o", *f"{folder}/noord-*.txt", "enter")
        assert sorted(file.name for file in screen.marked) == ["noord-r1.txt", "noord-r2.txt"]
        await typed(pilot, "o", *f"{folder}/zuid-*.txt", "enter")
        assert any("No transcript fits" in (n.title or "") for n in app._notifications)


async def test_a_manifest_says_cases_and_attributes(
    study: Project, running: Running, folder: Path
) -> None:
    (folder / "lijst.csv").write_text(
        "file,case,niveau\nnoord-r1.txt,Noord,bestuur\nnoord-r2.txt,Noord,uitvoering\n", "utf-8"
    )
    async with running() as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "t", "tab", *str(folder / "lijst.csv"), "enter")
        await pilot.pause(0.3)
        await typed(pilot, "w")
        await settled(app, pilot)
    values = study.attributes.values(study.attributes.find("niveau"))
    assert sorted(values.values()) == ["bestuur", "uitvoering"]
    assert study.cases.find("Noord")


async def test_an_import_can_be_taken_back(study: Project, running: Running, folder: Path) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        await opened(app, pilot, "noord-r1.txt")
        await typed(pilot, "w")
        await settled(app, pilot)
        assert len(study.sources.all()) == 4
        await typed(pilot, "u")
        assert len(study.sources.all()) == 3


async def test_nothing_marked_says_how_to_mark(
    study: Project, running: Running, folder: Path
) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        screen.files.move_cursor(screen.files.root)
        await pilot.pause()
        await typed(pilot, "w")
        assert len(study.sources.all()) == 3
        assert any("Mark files first" in n.message for n in app._notifications)
