"""The start screen: recent projects, new ones, and one that is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from qualcoder_net.core.identity import load_settings, remember_project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.dialogs import Prompt
from qualcoder_net.tui.screens.coding import CodingScreen
from qualcoder_net.tui.screens.importing import ImportScreen
from qualcoder_net.tui.screens.practice import PracticeScreen
from qualcoder_net.tui.screens.start import StartScreen
from qualcoder_net.tui.widgets.keyhints import KeyHints
from tests.tui.conftest import make_study
from tests.tui.waiting import click_hint, settled, typed


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


async def started(app: QualcoderApp, pilot: Pilot[Any]) -> StartScreen:
    await pilot.pause()
    assert isinstance(app.screen, StartScreen)
    return app.screen


async def test_a_first_start_says_what_can_be_done() -> None:
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(app, pilot)
        said = str(screen.query_one("#start-ways", KeyHints).render())
        assert "a new project" in said
        assert "look around" in said
        assert not screen.query_one("#start-recent").display


async def test_the_ways_to_begin_can_be_clicked() -> None:
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await click_hint(pilot, "a new project")
        assert isinstance(app.screen, Prompt)
        await click_hint(pilot, "cancel")
        assert isinstance(app.screen, StartScreen)


async def test_a_recent_project_opens_in_the_text(tmp_path: Path) -> None:
    make_study(tmp_path / "studie.qnet").close()
    remember_project(tmp_path / "studie.qnet")
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await typed(pilot, "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, CodingScreen)
        assert app.project.name == "studie"


async def test_a_project_that_is_gone_can_leave_the_list(tmp_path: Path) -> None:
    remember_project(tmp_path / "weg.qnet")
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(app, pilot)
        await typed(pilot, "enter")
        assert "no longer there" in app.screen.asked  # type: ignore[attr-defined]
        await typed(pilot, "enter")
        assert app.screen is screen
        assert load_settings().recent == ()


async def test_a_new_project_begins_with_importing(tmp_path: Path) -> None:
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await typed(pilot, "n", *"wijk.v2", "enter", "n")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen)
        assert (tmp_path / "wijk.v2.qnet").is_file()
        app.project.close()


async def test_a_new_project_takes_a_codebook(tmp_path: Path) -> None:
    book = tmp_path / "boek.yaml"
    book.write_text("codes:\n  - id: waarde\n    label: Waarde\n", "utf-8")
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await typed(pilot, "n", "enter", "y", "tab", *str(book), "enter")
        await settled(app, pilot)
        assert app.project.codebook.find("waarde")
        app.project.close()


async def test_a_codebook_with_errors_makes_no_project(tmp_path: Path) -> None:
    book = tmp_path / "boek.yaml"
    book.write_text("codes:\n  - id: a\n    label: A\n  - id: a\n    label: B\n", "utf-8")
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(app, pilot)
        await typed(pilot, "n", "enter", "y", "tab", *str(book), "enter")
        await settled(app, pilot)
        assert app.screen is screen
        assert [*tmp_path.glob("*.qnet")] == []


async def test_a_file_that_is_no_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tekst.qnet").write_text("hallo", "utf-8")
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await started(app, pilot)
        await typed(pilot, "o", *str(tmp_path / "tekst.qnet"), "enter")
        await settled(app, pilot)
        assert app.screen is screen
        assert any(n.severity == "error" for n in app._notifications)


async def test_the_demo_is_built_where_there_is_one(tmp_path: Path) -> None:
    app = QualcoderApp(None)
    app.build_demo = lambda: make_study(tmp_path / "demo.qnet")  # type: ignore[attr-defined]
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await typed(pilot, "d")
        await settled(app, pilot)
        assert isinstance(app.screen, CodingScreen)
        app.project.close()


async def test_one_practises_on_the_demo(tmp_path: Path) -> None:
    app = QualcoderApp(None)
    app.build_demo = lambda: make_study(tmp_path / "demo.qnet")  # type: ignore[attr-defined]
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await typed(pilot, "p")
        await settled(app, pilot)
        assert isinstance(app.screen, PracticeScreen)
        app.project.close()


async def test_a_name_that_is_taken_is_told_before_anything_else_is_asked(tmp_path: Path) -> None:
    (tmp_path / "study.qnet").touch()
    app = QualcoderApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await started(app, pilot)
        await typed(pilot, "n", "enter")
        assert isinstance(app.screen, Prompt)
        said = str(app.screen.query_one(".dialog-problem", Label).visual)
        assert said == "study.qnet already exists."
        await typed(pilot, *["backspace"] * 12, "slash", "enter")
        said = str(app.screen.query_one(".dialog-problem", Label).visual)
        assert said == "/ already exists."
