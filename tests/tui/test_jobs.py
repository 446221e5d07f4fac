"""Slow work beside the screen: progress, Escape, errors told."""

from __future__ import annotations

import time
from typing import Any

from textual.app import App
from textual.widgets import Label, ProgressBar

from qualcoder_net.errors import Refused
from qualcoder_net.i18n import msg
from qualcoder_net.progress import Report
from qualcoder_net.tui.jobs import JobScreen, asking, run_job


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.asked = 0

    @asking
    async def action_ask(self) -> None:
        self.asked += 1
        raise Refused(msg("No."), msg("Do something else."))


def slow(report: Report) -> str:
    for n in range(100):
        report(n, 100, f"step {n}")
        time.sleep(0.02)
    return "ready"


async def test_a_jobs_result_arrives() -> None:
    app = Host()
    async with app.run_test() as pilot:
        run_job(app.screen, lambda report: 42, title="Counting", done=app.results.append)
        await pilot.pause(0.3)
        assert app.results == [42]
        assert not isinstance(app.screen, JobScreen)


async def test_a_slow_job_shows_how_far_it_is() -> None:
    app = Host()
    async with app.run_test() as pilot:
        run_job(app.screen, slow, title="Working", done=app.results.append)
        await pilot.pause(0.6)
        assert str(app.screen.query_one("#job-title", Label).render()) == "Working"
        assert app.screen.query_one(ProgressBar).progress > 0
        assert "step" in str(app.screen.query_one("#job-what", Label).render())
        await pilot.press("escape")
        await pilot.pause(0.3)


async def test_escape_stops_a_job_and_nothing_is_done() -> None:
    app = Host()
    async with app.run_test() as pilot:
        run_job(app.screen, slow, title="Working", done=app.results.append)
        await pilot.pause(0.3)
        await pilot.press("escape")
        await pilot.pause(0.3)
        assert not isinstance(app.screen, JobScreen)
        assert app.results == []


async def test_an_error_of_a_job_is_told() -> None:
    def failing(report: Report) -> None:
        raise Refused(msg("It cannot be."), msg("Try later."))

    app = Host()
    async with app.run_test() as pilot:
        run_job(app.screen, failing, title="Failing", done=app.results.append)
        await pilot.pause(0.3)
        (said,) = app._notifications
        assert (said.title, said.message) == ("It cannot be.", "Try later.")
        assert app.results == []


async def test_an_asking_action_tells_its_error() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.action_ask()
        await pilot.pause(0.2)
        assert app.asked == 1
        assert [n.title for n in app._notifications] == ["No."]
