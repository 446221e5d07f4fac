"""The cases screen: tables whose cells can be changed, and attributes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from qualcoder_net.core.project import Project
from qualcoder_net.model import AttributeOwner
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.cases import CasesScreen, GridTable
from tests.tui.conftest import Running
from tests.tui.test_matrix_screen import code_some
from tests.tui.waiting import settled, typed


async def opened(app: QualcoderApp, pilot: Pilot[Any], *keys: str) -> CasesScreen:
    await typed(pilot, "f4")
    screen = app.screen
    assert isinstance(screen, CasesScreen)
    await typed(pilot, *keys)
    return screen


def column_of(screen: CasesScreen, title: str) -> int:
    return [column.title for column in screen.table.columns].index(title)


def go(screen: CasesScreen, row: int, title: str) -> None:
    screen.query_one(GridTable).move_cursor(row=row, column=column_of(screen, title))


def members(project: Project, case: str) -> set[str]:
    wanted = project.cases.find(case).id
    names = {source.id: source.name for source in project.sources.all()}
    return {names[m.source_id] for m in project.cases.members() if m.case_id == wanted}


def value(project: Project, name: str, owner: AttributeOwner, owner_id: int) -> str:
    return project.attributes.values(project.attributes.find(name, owner)).get(owner_id, "")


async def test_three_tables_show_cases_sources_and_speakers(
    study: Project, running: Running
) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        assert screen.table.cells[0][:2] == ["Oostrand", "oostrand-r1, oostrand-r2"]
        await typed(pilot, "2")
        assert [row[0] for row in screen.table.cells] == ["oostrand-r1", "oostrand-r2", "kade-r1"]
        assert screen.query_one(GridTable).row_count == 3
        await typed(pilot, "3")
        rows = {(row[0], row[1]): row[2:] for row in screen.table.cells}
        assert rows["Jelle", "kade-r1"][0] == "yes"
        assert rows["Samira", "kade-r1"] == ["", "(De Kade)"]


async def test_a_case_is_added_renamed_moved_and_deleted(study: Project, running: Running) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        await opened(app, pilot, "a", *"Noord", "enter")
        assert [case.name for case in study.cases.all()] == ["Oostrand", "De Kade", "Noord"]
        await typed(pilot, "K")
        assert [case.name for case in study.cases.all()] == ["Oostrand", "Noord", "De Kade"]
        await typed(pilot, "r", *"wijk", "enter")
        assert study.cases.find("Noordwijk")
        await typed(pilot, "x", "enter")
        assert [case.name for case in study.cases.all()] == ["Oostrand", "De Kade"]
        await typed(pilot, "u")
        assert len(study.cases.all()) == 3


async def test_a_case_that_exists_is_refused_with_a_reason(
    study: Project, running: Running
) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        await opened(app, pilot, "a", *"oostrand", "enter")
        assert len(study.cases.all()) == 2
        assert any("already is a case" in (n.title or "") for n in app._notifications)


async def test_sources_are_put_in_a_case_and_the_other_way_round(
    study: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        go(screen, 1, "Sources")
        await typed(pilot, "enter", *"r2", "tab", "enter")
        assert members(study, "De Kade") == {"kade-r1", "oostrand-r2"}
        await typed(pilot, "u")
        assert members(study, "De Kade") == {"kade-r1"}
        await typed(pilot, "ctrl+r")
        assert members(study, "Oostrand") == {"oostrand-r1", "oostrand-r2"}
        await typed(pilot, "2", "b", *"oost", "tab", "enter")
        assert members(study, "Oostrand") == {"oostrand-r2"}


async def test_a_speaker_can_belong_to_a_case_of_her_own(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "3")
        row = [cells[0] for cells in screen.table.cells].index("Samira")
        go(screen, row, "Cases")
        await typed(pilot, "enter", *"oost", "tab", "enter")
        samira = next(s for s in study.sources.speakers() if s.name == "Samira")
        oostrand = study.cases.find("Oostrand")
        assert (oostrand.id, samira.id) in {
            (m.case_id, m.speaker_id) for m in study.cases.members()
        }


async def test_who_asks_is_turned_about_with_a_key(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "3")
        row = [cells[0] for cells in screen.table.cells].index("Samira")
        go(screen, row, "Speaker")
        await typed(pilot, "i")
        assert next(s for s in study.sources.speakers() if s.name == "Samira").is_interviewer
        await typed(pilot, "i")
        assert not next(s for s in study.sources.speakers() if s.name == "Samira").is_interviewer


async def test_an_attribute_is_defined_and_its_values_chosen(
    study: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "2", "n", *"niveau", "enter", "end", "enter")
        await typed(pilot, *"bestuur", "enter", *"uitvoering", "ctrl+s")
        attribute = study.attributes.find("niveau", "source")
        assert (attribute.kind, attribute.choices) == ("choice", ("bestuur", "uitvoering"))
        go(screen, 1, "niveau")
        await typed(pilot, "enter", *"uit", "enter")
        source = study.sources.find("oostrand-r2")
        assert value(study, "niveau", "source", source.id) == "uitvoering"
        assert "uitvoering" in screen.table.cells[1]


async def test_a_value_that_does_not_fit_is_refused_with_a_remedy(
    study: Project, running: Running
) -> None:
    since = study.attributes.define("since", "case", "number")
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        go(screen, 0, "since")
        await typed(pilot, "enter", *"lang", "enter")
        assert study.attributes.values(since) == {}
        assert any("Write a number" in n.message for n in app._notifications)
        await typed(pilot, "enter", *"2011", "enter")
        assert [*study.attributes.values(since).values()] == ["2011"]


async def test_an_attribute_is_renamed_changed_and_deleted(
    study: Project, running: Running
) -> None:
    size = study.attributes.define("omvang", "case")
    study.attributes.set(size, study.cases.find("Oostrand"), "12")
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        go(screen, 0, "omvang")
        await typed(pilot, "e", "enter", *" (fte)", "enter")
        assert study.attributes.find("omvang (fte)")
        await typed(pilot, "e", "down", "enter", "down", "enter")
        assert study.attributes.find("omvang (fte)").kind == "number"
        await typed(pilot, "e", "end", "enter", "enter")
        assert study.attributes.all() == []


async def test_a_source_leaves_the_study_only_after_a_yes(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await opened(app, pilot, "2", "x")
        assert "2 codings" in app.screen.detail  # type: ignore[attr-defined]
        await typed(pilot, "n")
        assert len(study.sources.all()) == 3
        await typed(pilot, "x", "y")
        assert len(study.sources.all()) == 2
        await typed(pilot, "u")
        assert len(study.codings.select()) == 5


async def test_what_cannot_be_changed_says_so(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "2")
        go(screen, 0, "Words")
        await pilot.pause()
        assert "cannot be changed" in str(screen.query_one("#cases-cell", Static).visual)
        await typed(pilot, "enter")
        assert app.screen is screen


async def test_tables_go_out_and_come_back(
    study: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "kenmerken.csv"
    table.write_text("case,since\nOostrand,2011\nNoord,2015\n", "utf-8")
    async with running() as (app, pilot):
        await opened(app, pilot, "L", "tab", *str(table), "enter")
        await settled(app, pilot)
        assert {case.name for case in study.cases.all()} == {"Oostrand", "De Kade", "Noord"}
        await typed(pilot, "w", "enter")
        await settled(app, pilot)
    assert "Noord" in (tmp_path / "studie-cases.csv").read_text("utf-8-sig")


async def test_without_cases_it_says_what_they_are(tmp_path: Path, running: Running) -> None:
    with Project.create(tmp_path / "leeg.qnet", coder="anna") as empty:
        async with running(empty, size=(80, 24)) as (app, pilot):
            screen = await opened(app, pilot)
            assert screen.query_one("#cases-hint").display
            await typed(pilot, "2")
            assert "F7" in str(screen.query_one("#cases-hint", Static).visual)
