"""The history screen: every act, who did it, and taking one back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.history import ActsTable, HistoryScreen
from tests.tui.conftest import Running
from tests.tui.waiting import typed


async def opened(app: QualcoderApp, pilot: Pilot[Any]) -> HistoryScreen:
    await typed(pilot, "f8")
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


def rows(screen: HistoryScreen) -> list[tuple[str, str, str]]:
    """(who, mark, what) of every row."""
    table = screen.query_one(ActsTable)
    return [tuple(str(cell) for cell in table.get_row_at(n)[1:]) for n in range(table.row_count)]  # type: ignore[misc]


async def test_acts_stand_newest_first(study: Project, running: Running) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        acts = rows(screen)
        assert acts[-1] == ("anna", "", "Imported 3 sources, “oostrand-r1” first")
        assert len(acts) == len(study.history())
        await typed(pilot, "end")
        assert "changes" in str(screen.query_one("#history-act", Static).visual)


async def test_undo_and_redo_show_as_acts(study: Project, running: Running) -> None:
    study.cases.add("Noord")
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        await typed(pilot, "u")
        assert [mark for _who, mark, _what in rows(screen)[:2]] == ["↶", "✗"]
        await typed(pilot, "ctrl+r")
        assert [mark for _who, mark, _what in rows(screen)[:3]] == ["↷", "↶", ""]
        assert study.cases.find("Noord")


async def test_one_coders_acts_only(study: Project, running: Running) -> None:
    with Project.open(study.store.path or "", coder="bert") as other:
        other.cases.add("Noord")
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await typed(pilot, "f", *"bert", "enter")
        assert [who for who, _mark, _what in rows(screen)] == ["bert"]
        assert "bert" in str(screen.query_one(".screen-title", Static).visual)


async def test_one_act_is_taken_back_after_a_yes(study: Project, running: Running) -> None:
    study.cases.add("Noord")
    study.cases.add("Zuid")
    async with running() as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "down", "enter")
        await typed(pilot, "enter")
        assert [case.name for case in study.cases.all()] == ["Oostrand", "De Kade", "Zuid"]


async def test_anothers_act_cannot_be_taken_back(study: Project, running: Running) -> None:
    with Project.open(study.store.path or "", coder="bert") as other:
        other.cases.add("Noord")
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await typed(pilot, "enter")
        assert app.screen is screen
        assert study.cases.find("Noord")


async def test_an_empty_history_says_so(tmp_path: Path, running: Running) -> None:
    with Project.create(tmp_path / "leeg.qnet", coder="anna") as empty:
        async with running(empty, size=(80, 24)) as (app, pilot):
            screen = await opened(app, pilot)
            assert screen.query_one("#history-hint").display
