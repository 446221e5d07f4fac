"""What holds on every screen: palette, help, themes, others' acts, empty and read-only projects."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Static

from qualcoder_net.core.identity import load_settings
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import msg
from qualcoder_net.store import folders
from qualcoder_net.tui.palette import Palette
from qualcoder_net.tui.screens.help import HelpScreen
from qualcoder_net.tui.widgets.keyline import KeyLine
from tests.tui.conftest import Running
from tests.tui.desk import at, coded, coding_screen, here, press, stripes, told, type_in


def keys(app: object) -> str:
    return str(coding_screen(app).query_one(KeyLine).render())  # type: ignore[arg-type]


async def test_the_palette_finds_an_action_and_does_it(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        await type_in(pilot, "finished")
        await press(pilot, "enter")
        assert study.sources.state(study.sources.find("oostrand-r1")).finished


async def test_help_lists_the_keys_and_closes(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert app.screen is coding_screen(app)


async def test_the_key_line_follows_pane_and_mode(running: Running) -> None:
    async with running() as (app, pilot):
        assert "sentence" in keys(app)
        await press(pilot, "f6")
        assert "code the segment" in keys(app) and "sentence" not in keys(app)
        await press(pilot, "escape", "apostrophe", "d", "b")
        assert "keep" in keys(app) and "start by word" in keys(app)


async def test_a_chosen_theme_is_kept(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "colon")
        await type_in(pilot, "theme")
        await press(pilot, "enter", "down", "enter")
        assert app.theme == "light"
    assert load_settings().theme == "light"


async def test_an_error_says_what_and_what_next(running: Running) -> None:
    async with running() as (app, pilot):
        app.report_error(Refused(msg("It is so."), msg("Do this.")))
        await pilot.pause()
        assert told(app) == ["It is so. Do this."]


async def test_what_another_program_codes_appears(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        with Project.open(study.place, coder="anna") as other:
            source = other.sources.find("oostrand-r1")
            other.codings.apply(other.codebook.find("vertrouwen"), source, 3, 22)
        await pilot.pause(1.6)
        assert stripes(app) == coded(study) == [("vertrouwen", "Zullen we beginnen?")]


async def test_ones_own_act_is_not_taken_for_anothers(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "apostrophe", "d")
        assert app._revision == app.project.journal.revision()


async def test_going_to_a_segment_opens_its_source_and_selects_it(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        source = study.sources.find("kade-r1")
        start = study.sources.text(source).content.index("een tas")
        await app.go_to_segment(source, start, start + 7)
        await pilot.pause()
        assert coding_screen(app).opened.source.name == "kade-r1"
        assert here(app) == "een tas"


async def test_another_project_can_be_used(
    running: Running, study: Project, tmp_path: Path
) -> None:
    other = Project.create(tmp_path / "other.qnet", name="ander", coder="anna")
    async with running() as (app, pilot):
        await app.use_project(other)
        await pilot.pause()
        assert app.project is other
        assert coding_screen(app).desk is None


# --- little or nothing there ---


async def test_an_empty_project_says_how_to_begin(running: Running, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "empty.qnet", coder="anna")
    async with running(project) as (app, pilot):
        screen = coding_screen(app)
        assert "F7" in str(screen.query_one("#no-sources", Static).render())
        assert "No codes yet" in str(screen.query_one("#no-codes", Static).render())
        await press(pilot, "down", "1", "i", "x", "f", "m", "slash", "c", "f6", "n")
        assert app.screen is screen
        assert any("no source" in said for said in told(app))


async def test_removing_the_open_source_shows_another_and_undo_brings_it_back(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        study.sources.remove(study.sources.find("oostrand-r1"))
        app.project_changed()
        await pilot.pause()
        assert coding_screen(app).opened.source.name == "oostrand-r2"
        await press(pilot, "u")
        rows = coding_screen(app).query_one("#sources").rows  # type: ignore[attr-defined]
        assert "oostrand-r1" in [row.label for row in rows]


async def test_a_read_only_project_can_be_read_and_refuses_in_words(
    running: Running, study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.close()
    monkeypatch.setattr(folders, "may_write", lambda path: False)
    async with running(Project.open(study.place, coder="anna")) as (app, pilot):
        assert "read only" in str(coding_screen(app).query_one("#text-title").render())
        await press(pilot, "down", "apostrophe", "d")
        assert stripes(app) == []
        assert any("can only be read" in said for said in told(app))


# --- sizes ---


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (120, 35), (200, 60)])
async def test_it_works_at_every_size(
    running: Running, study: Project, size: tuple[int, int]
) -> None:
    async with running(size=size) as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "f6", "down", "enter", "escape", "question_mark", "escape")
        assert [words for _code, words in coded(study)] == ["Dat schuurt."]
        assert coding_screen(app).transcript.size.width > 30


async def test_on_a_narrow_screen_panes_lie_over_the_text_until_left(running: Running) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        screen = coding_screen(app)
        width = screen.transcript.size.width
        assert not screen.query_one("#codes-pane").display
        await press(pilot, "f6")
        assert screen.query_one("#codes-pane").display
        assert screen.transcript.size.width == width
        await press(pilot, "escape")
        assert not screen.query_one("#codes-pane").display


def test_the_first_frame_needs_no_heavy_module(study: Project, tmp_path: Path) -> None:
    code = f"""
import asyncio, sys
from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
async def main():
    async with QualcoderApp(Project.open({study.place!r}, coder="carla")).run_test() as pilot:
        await pilot.pause()
asyncio.run(main())
print([name for name in ("pandas", "numpy", "lxml", "docx", "openpyxl", "alembic", "spacy")
       if name in sys.modules])
"""
    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QUALCODER_NET_CONFIG": str(tmp_path)},
    )
    assert said.stdout.strip().endswith("[]"), said.stdout
