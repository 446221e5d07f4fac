"""The pre-study's report, written from any screen of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.core.shipped import make_sample
from qualcoder_net.tui.app import QualcoderApp
from tests.tui.conftest import Running
from tests.tui.waiting import settled


async def test_the_pre_studys_report_is_written_where_she_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with make_sample(tmp_path / "sample.qnet", coder="anna") as project:
        app = QualcoderApp(project)
        async with app.run_test() as pilot:
            await settled(app, pilot)
            await app.run_action("write_prestudy")
            await settled(app, pilot)
            await pilot.press(*["backspace"] * 4, *"md", "enter")
            await settled(app, pilot)
    assert "referentie" in (tmp_path / "pre-study.md").read_text("utf-8")


async def test_a_project_of_another_kind_is_told_what_it_lacks(
    study: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await app.run_action("write_prestudy")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert any("not all in this codebook" in note.title for note in app._notifications)
    assert not (tmp_path / "pre-study.docx").exists()
