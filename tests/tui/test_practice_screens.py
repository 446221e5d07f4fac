"""Practice on the screen: begin blind, see the result, dispute the reference, hand in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.agreement import CodesTable
from qualcoder_net.tui.screens.coding import CodingScreen
from qualcoder_net.tui.screens.practice import InterviewsTable, PracticeScreen
from qualcoder_net.tui.screens.practice_places import PracticePlacesScreen
from qualcoder_net.tui.screens.practice_result import PracticeResultScreen
from tests.tui.conftest import Running
from tests.tui.second_coder import ANNA, BAS, as_coder, code, finish
from tests.tui.waiting import settled, typed

HERS = (
    ("oostrand-r1", "dubbele loyaliteit", "Dat schuurt."),
    ("oostrand-r1", "politiek", "Mijn eigen directeur begrijpt het wel."),
)


@pytest.fixture
def kim(study: Project) -> Iterator[Project]:
    """Kim's desk beside Anna's reference and Bas's second coding of two interviews."""
    code(study, ANNA)
    finish(study, "oostrand-r1", "oostrand-r2")
    study.coders.set_role("anna", "reference")
    with as_coder(study, "bas") as other:
        code(other, BAS)
        finish(other, "oostrand-r1", "oostrand-r2")
        other.coders.set_role("bas", "second")
    with as_coder(study, "kim") as hers:
        yield hers


def practised(project: Project) -> None:
    from qualcoder_net.core.practice import begin

    source = project.sources.find("oostrand-r1")
    begin(project, source)
    code(project, HERS)
    project.sources.finish(source)


async def opened(app: QualcoderApp, pilot: Pilot[Any]) -> PracticeScreen:
    """The list of interviews when it is there."""
    await pilot.press("f10")
    await settled(app, pilot)
    assert isinstance(app.screen, PracticeScreen)
    return app.screen


async def result_of(app: QualcoderApp, pilot: Pilot[Any]) -> PracticeResultScreen:
    await opened(app, pilot)
    await pilot.press("enter")
    await settled(app, pilot)
    assert isinstance(app.screen, PracticeResultScreen)
    return app.screen


async def walking(app: QualcoderApp, pilot: Pilot[Any]) -> PracticePlacesScreen:
    await result_of(app, pilot)
    await pilot.press("a")
    await settled(app, pilot)
    assert isinstance(app.screen, PracticePlacesScreen)
    return app.screen


def text_of(screen: Any, selector: str) -> str:
    return " ".join(str(screen.query_one(selector, Static).visual).split())


def rows(screen: PracticeScreen) -> list[list[str]]:
    table = screen.query_one(InterviewsTable)
    return [
        [str(cell) for cell in table.get_row_at(n)] for n in range(table.row_count)
    ]  # fmt: skip


async def test_interviews_with_a_reference_are_chosen_from(kim: Project, running: Running) -> None:
    async with running(kim) as (app, pilot):
        screen = await opened(app, pilot)
        assert [row[0] for row in rows(screen)] == ["oostrand-r1", "oostrand-r2"]
        assert rows(screen)[0][2:] == ["3", "not begun", ""]
        said = text_of(screen, "#practice-next")
        assert "The reference uses 3 codes" in said and "“oostrand-r1” blind" in said


async def test_beginning_opens_the_interview_blind(kim: Project, running: Running) -> None:
    async with running(kim) as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "down", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, CodingScreen)
        source = kim.sources.find("oostrand-r2")
        assert app.screen.opened.source.id == source.id
        assert kim.sources.state(source).hides_others
        me = kim.me()
        assert me is not None and me.role == "practice"
        await pilot.press("f")
        assert kim.sources.state(source).finished
        screen = await opened(app, pilot)
        assert rows(screen)[1][3].startswith("finished")


async def test_the_result_stands_beside_the_yardstick(kim: Project, running: Running) -> None:
    practised(kim)
    async with running(kim) as (app, pilot):
        screen = await result_of(app, pilot)
        assert [head.title for head in screen.table.heads] == [
            "Code", "α", "", "Jaccard", "you", "", "reference", "", "α bas", "differ",
        ]  # fmt: skip
        names = [row.cells[0].plain.strip(" ▌") for row in screen.table.rows]
        assert names == [
            "All codes, pooled", "Median of the codes", "Functioneren", "Legitimatie", "Waarde",
            "dubbele loyaliteit", "vertrouwen", "eigen organisatie", "politiek",
        ]  # fmt: skip
        assert screen.table.rows[0].cells[-1].plain == "4"
        assert "kim beside the reference of anna. You coded it blind." in text_of(
            screen, "#practice-heading"
        )
        notes = text_of(screen, "#practice-note")
        assert "Yardstick: bas" in notes and "Unit: each character" in notes
        await typed(pilot, *["down"] * 5)
        assert "Spanning tussen netwerk en eigen organisatie." in text_of(screen, "#practice-code")


async def test_the_places_of_one_code_are_walked(kim: Project, running: Running) -> None:
    practised(kim)
    async with running(kim) as (app, pilot):
        screen = await result_of(app, pilot)
        screen.query_one(CodesTable).move_cursor(row=5)
        await pilot.press("enter")
        await settled(app, pilot)
        places = app.screen
        assert isinstance(places, PracticePlacesScreen)
        assert [place.code.name("nl") for place in places.passing] == ["dubbele loyaliteit"]
        assert "Spanning tussen netwerk" in text_of(places, "#place-said")
        await pilot.press("escape")
        assert app.screen is screen


async def test_a_place_is_disputed_with_a_note(kim: Project, running: Running) -> None:
    practised(kim)
    async with running(kim) as (app, pilot):
        screen = await walking(app, pilot)
        assert len(screen.found) == 4
        await pilot.press("d")
        await settled(app, pilot)
        await typed(pilot, "N", "o", "ctrl+s")
        await settled(app, pilot)
        assert "You dispute it: No" in text_of(screen, "#place-said")
        assert "1 disputed" in text_of(screen, "#place-position")
        assert [memo.text for memo in kim.memos.disputes(kim.coders.find("kim"))] == ["No"]
        await pilot.press("u")
        await settled(app, pilot)
        assert "dispute it" not in text_of(screen, "#place-said")


async def test_a_place_leads_to_the_text_and_back(kim: Project, running: Running) -> None:
    practised(kim)
    async with running(kim) as (app, pilot):
        screen = await walking(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, CodingScreen)
        await app.go_back()
        await settled(app, pilot)
        assert app.screen is screen


async def test_what_is_finished_is_handed_in(
    kim: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practised(kim)
    monkeypatch.chdir(tmp_path)
    async with running(kim) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("h")
        await settled(app, pilot)
        assert app.screen.query_one(Input).value == "kim.json"
        await pilot.press("enter")
        await settled(app, pilot)
    said = json.loads((tmp_path / "kim.json").read_text("utf-8"))
    assert [source["name"] for source in said["sources"]] == ["oostrand-r1"]


async def test_with_nothing_finished_nothing_is_written(
    kim: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(kim) as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "h", "enter")
        await settled(app, pilot)
    assert not (tmp_path / "kim.json").exists()


async def test_who_has_coded_in_another_role_practises_under_another_name(
    kim: Project, study: Project, running: Running
) -> None:
    with as_coder(study, "cato") as cato:
        code(cato, HERS[:1])
        async with running(cato) as (app, pilot):
            await opened(app, pilot)
            await pilot.press("enter")
            await settled(app, pilot)
            field = app.screen.query_one(Input)
            assert field.value == "cato (practice)"
            field.value = "anna"
            await pilot.press("enter")
            assert app.screen.query_one(Input) is field, "anna has another role too"
            field.value = "cato 2"
            await pilot.press("enter")
            await settled(app, pilot)
            await settled(app, pilot)
            assert isinstance(app.screen, PracticeScreen)
            assert app.project.journal.coder_name == "cato 2"
            assert rows(app.screen)[0][3] == "not begun"
            app.project.close()


async def test_of_several_references_one_is_chosen(kim: Project, running: Running) -> None:
    kim.coders.set_role("bas", "reference")
    async with running(kim) as (app, pilot):
        screen = await opened(app, pilot)
        assert rows(screen)[0][2] == "?"
        assert "anna, bas. o chooses one" in text_of(screen, "#practice-next")
        await pilot.press("o")
        await settled(app, pilot)
        await typed(pilot, "down", "down", "enter")
        await settled(app, pilot)
        assert screen.reference == "bas" and rows(screen)[0][2] == "3"


async def test_without_a_reference_it_is_said(study: Project, running: Running) -> None:
    async with running(study) as (app, pilot):
        screen = await opened(app, pilot)
        assert "No interview here has a reference" in text_of(screen, "#practice-hint")
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is screen
