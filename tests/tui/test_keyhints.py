"""Keys on the screen: in as many lines as they need, true, and to be clicked."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import Key

from qualcoder_net.core.project import Project
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints
from qualcoder_net.tui.widgets.keyline import KeyLine
from tests.tui.conftest import Running
from tests.tui.desk import at, coding_screen, here, press, stripes
from tests.tui.waiting import click_hint, settled

HINTS = (
    Hint.of("ctrl+s", "keep"),
    Hint.of("escape", "leave it as it was"),
    Hint((("[", "a"), ("]", "b")), "turn", "b"),
    Hint((("1-9", ""),), "slots"),
)


class Showing(App[None]):
    def __init__(self, hints: KeyHints) -> None:
        super().__init__()
        self.shown = hints
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.shown

    def on_key(self, event: Key) -> None:
        self.pressed.append(event.key)


def lines(hints: KeyHints) -> list[str]:
    return [line.rstrip() for line in str(hints.render()).split("\n")]


async def test_hints_take_as_many_lines_as_they_need() -> None:
    app = Showing(KeyHints(HINTS))
    async with app.run_test(size=(80, 10)) as pilot:
        assert lines(app.shown) == ["Ctrl+S keep  Esc leave it as it was  [ ] turn  1-9 slots"]
        await pilot.resize_terminal(34, 10)
        await pilot.pause()
        assert lines(app.shown) == ["Ctrl+S keep", "Esc leave it as it was  [ ] turn", "1-9 slots"]
        assert app.shown.size.height == 3


async def test_hints_can_stand_one_on_a_line() -> None:
    app = Showing(KeyHints(HINTS[:2], one_per_line=True))
    async with app.run_test(size=(80, 10)):
        assert lines(app.shown) == ["Ctrl+S keep", "Esc leave it as it was"]


@pytest.mark.parametrize("padded", [False, True])
async def test_a_click_presses_the_key_it_is_on(padded: bool) -> None:
    app = Showing(KeyHints(HINTS, padded=padded))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        for said in ("keep", "Esc", "[", "]", "turn", "slots"):
            await click_hint(pilot, said)
        assert app.pressed == ["ctrl+s", "escape", "a", "b", "b"]


async def test_the_hint_under_the_mouse_stands_out() -> None:
    app = Showing(KeyHints(HINTS))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.hover(KeyHints, offset=(14, 0))
        assert app.shown.hovered == "escape"
        await pilot.hover(KeyHints, offset=(70, 5))
        assert app.shown.hovered == ""


# --- the key line ---


def key_line(app: Any) -> str:
    return str(app.screen.query_one(KeyLine).render())


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
async def test_help_stands_at_the_right_edge(running: Running, width: int) -> None:
    async with running(size=(width, 30)) as (app, pilot):
        for screen in ("f2", "f3", "f4", "f5", "f7", "f8"):
            await press(pilot, screen)
            await settled(app, pilot)
            line = key_line(app)
            assert line.endswith("  ? help") and len(line) == width - 2, line


async def test_the_key_line_can_be_clicked(running: Running) -> None:
    async with running() as (app, pilot):
        at(app, "Zullen we beginnen?")
        await click_hint(pilot, "]")
        assert here(app).startswith("Ga je gang.")
        await click_hint(pilot, "[")
        assert here(app) == "Zullen we beginnen?"
        await click_hint(pilot, "sentence")
        await click_hint(pilot, "code")
        await press(pilot, *"vert", "enter")
        assert stripes(app) == [("vertrouwen", "Ga je gang.")]
        await click_hint(pilot, "undo")
        assert stripes(app) == []


async def test_clicking_the_slots_codes_nothing(running: Running) -> None:
    async with running() as (app, pilot):
        await click_hint(pilot, "1-9")
        await click_hint(pilot, "slots")
        assert stripes(app) == [] and app.screen is coding_screen(app)


async def test_settings_and_tables_can_be_clicked(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "f5")
        await settled(app, pilot)
        await click_hint(pilot, "level")
        await settled(app, pilot)
        assert "level 2" in str(app.screen.query_one("#matrix-settings", KeyHints).render())
        await press(pilot, "f4")
        await click_hint(pilot, "Speakers")
        assert "6 rows" in str(app.screen.query_one(".screen-title", KeyHints).render())


async def test_the_key_line_says_what_works_while_one_searches(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "slash")
        assert "leave" in key_line(app) and "undo" not in key_line(app)
        assert "sentence" not in key_line(app) and "help" not in key_line(app)
        await press(pilot, *"vertrouwen", "enter")
        assert "n N next hit" in key_line(app)
        await press(pilot, "escape")
        assert "next hit" not in key_line(app)


async def test_an_empty_project_offers_only_what_can_be_done(
    running: Running, tmp_path: Any
) -> None:
    with Project.create(tmp_path / "leeg.qnet", name="leeg", coder="anna") as project:
        async with running(project, size=(140, 35)) as (app, pilot):
            assert "F7 import" in key_line(app) and "sentence" not in key_line(app)
            await press(pilot, "f3")
            assert "a add" in key_line(app) and "rename" not in key_line(app)
            await press(pilot, "f4")
            assert "a add case" in key_line(app) and "rename" not in key_line(app)
            await press(pilot, "f5")
            await settled(app, pilot)
            assert "quotations" not in key_line(app)
            await press(pilot, "f8")
            assert "undo this" not in key_line(app)
            await press(pilot, "f3", "a", *"Eerste", "enter")
            await settled(app, pilot)
            assert "rename" in key_line(app)
