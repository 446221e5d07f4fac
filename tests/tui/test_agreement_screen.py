"""The agreement screen: its figures and what they rest on, how it is set, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from qualcoder_net import i18n
from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.agreement import AgreementScreen, CodesTable
from qualcoder_net.tui.screens.agreement_settings import AgreementSettings
from qualcoder_net.tui.screens.agreement_table import strength
from qualcoder_net.tui.screens.coding import CodingScreen
from qualcoder_net.tui.screens.disagreements import DisagreementsScreen
from qualcoder_net.tui.widgets.keyhints import KeyHints
from tests.tui.conftest import Running
from tests.tui.second_coder import as_coder, code, code_twice, finish
from tests.tui.waiting import settled, typed


async def opened(app: QualcoderApp, pilot: Pilot[Any]) -> AgreementScreen:
    """The screen when its comparing is done."""
    if not isinstance(app.screen, AgreementScreen):
        await pilot.press("f9")
    await settled(app, pilot)
    assert isinstance(app.screen, AgreementScreen)
    return app.screen


def rows(screen: AgreementScreen) -> dict[str, list[str]]:
    """What stands in the table, by the name in a row's first cell."""
    cells = [[cell.plain for cell in row.cells] for row in screen.table.rows]
    return {row[0].removeprefix("▌ "): row[1:] for row in cells}


def text_of(screen: AgreementScreen, selector: str) -> str:
    return " ".join(str(screen.query_one(selector, Static).visual).split())


def settings(screen: AgreementScreen) -> str:
    return " ".join(str(screen.query_one("#agreement-settings", KeyHints).render()).split())


async def test_every_code_has_its_figures_beneath_all_codes_together(
    study: Project, running: Running
) -> None:
    code_twice(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        found = rows(screen)
        assert [*found] == [
            "All codes, pooled", "Median of the codes", "dubbele loyaliteit", "vertrouwen",
            "besluitvorming", "eigen organisatie", "politiek",
        ]  # fmt: skip
        assert [head.title for head in screen.table.heads] == [
            "Code", "α", "", "95 %", "κ", "Jaccard", "agree", "anna", "bas", "differ",
        ]  # fmt: skip
        alpha, mark, _interval, kappa, jaccard, agree, *_rest = found["vertrouwen"]
        assert (alpha, mark, kappa, jaccard, agree) == ("1.00", "●", "1.00", "1.00", "100.0%")
        assert found["vertrouwen"][-1] == "·" and found["All codes, pooled"][-1] == "4"
        assert "dubbele loyaliteit" not in text_of(screen, "#agreement-code")
        assert "2 sources, finished and coded blind by each of anna, bas" in text_of(
            screen, "#agreement-note"
        )


async def test_a_code_of_one_coder_is_flagged(study: Project, running: Running) -> None:
    code_twice(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        _alpha, _mark, interval, *_middle, anna, bas, _differ = rows(screen)["besluitvorming"]
        assert interval == "one coder"
        assert anna.endswith("%") and bas == "–"
        await typed(pilot, "down", "down", "down", "down")
        said = text_of(screen, "#agreement-code")
        assert said.startswith("Functioneren › besluitvorming: anna: 1 segment · bas: 0 segments")
        assert said.endswith("only anna used this code")


async def test_sources_not_coded_blind_stand_apart(study: Project, running: Running) -> None:
    code_twice(study)
    code(study, [("kade-r1", "Waarde", "Voor de mensen met een tas vol dichte enveloppen.")])
    finish(study, "kade-r1")
    with as_coder(study, "bas") as other:
        finish(other, "kade-r1", blind=False)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        assert settings(screen).startswith("1 coded blind (2) 2 not blind (1)")
        assert "Waarde" not in rows(screen)
        await pilot.press("2")
        assert [*rows(screen)][2:] == ["Waarde"]
        assert "1 source, finished but not coded blind" in text_of(screen, "#agreement-note")
        await pilot.press("1")
        assert "vertrouwen" in rows(screen)


async def test_codes_stand_by_the_book_by_name_or_by_the_lowest_alpha(
    study: Project, running: Running
) -> None:
    code_twice(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("s")
        await opened(app, pilot)
        names = [*rows(screen)][2:]
        assert names == sorted(names, key=str.casefold)
        await pilot.press("s")
        await opened(app, pilot)
        assert [*rows(screen)][-1] == "vertrouwen"  # on which they agree wholly


async def test_unit_rule_and_level_are_set_by_key_and_remembered(
    study: Project, running: Running
) -> None:
    code_twice(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("c")
        await settled(app, pilot)
        await typed(pilot, "down", "enter")
        await opened(app, pilot)
        assert "unit sentences h coded from half of it" in settings(screen)
        assert "each sentence, coded when half" in text_of(screen, "#agreement-note")
        await typed(pilot, "h", "D", "D")
        await opened(app, pilot)
        assert "coded from any of it d level 1" in settings(screen)
        found = rows(screen)
        assert [*found][2:] == ["Functioneren", "Legitimatie"]
        assert found["Functioneren"][-1] == "2"  # one on loyalty, one on deciding
    async with running() as (app, pilot):
        assert (await opened(app, pilot)).settings.counted == "any"


def test_the_level_goes_from_the_branches_to_each_code_by_itself(study: Project) -> None:
    book, at = study.codebook.tree(), AgreementSettings()
    assert at.deepened(book, 1) is None
    assert at.deepened(book, -1) == 2
    assert AgreementSettings(depth=1).deepened(book, -1) == 1
    assert AgreementSettings(depth=2).deepened(book, 1) is None


def test_the_marks_are_at_the_borders_as_they_are_shown() -> None:
    assert [strength(alpha) for alpha in (0.8, 0.7996, 0.667, 0.6664, -0.1)] == [
        "firm", "firm", "tentative", "weak", "weak",
    ]  # fmt: skip
    assert strength(float("nan")) == ""


async def test_enter_walks_through_one_code_and_a_through_all(
    study: Project, running: Running
) -> None:
    code_twice(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        await typed(pilot, "down", "down", "enter")
        await settled(app, pilot)
        walk = app.screen
        assert isinstance(walk, DisagreementsScreen)
        assert [place.code.slug for place in walk.passing] == ["dubbele-loyaliteit"]
        await pilot.press("escape")
        assert app.screen is screen and screen.query_one(CodesTable).cursor_row == 2
        await pilot.press("a")
        await settled(app, pilot)
        assert isinstance(app.screen, DisagreementsScreen) and len(app.screen.passing) == 4


async def test_a_branch_walks_through_the_codes_beneath_it(
    study: Project, running: Running
) -> None:
    code_twice(study)
    study.set_preference("agreement", {"depth": 1})
    async with running() as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "down", "down", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, DisagreementsScreen)
        assert [place.code.slug for place in app.screen.passing] == [
            "dubbele-loyaliteit", "besluitvorming",
        ]  # fmt: skip


async def test_without_a_second_coder_it_says_so(study: Project, running: Running) -> None:
    code(study, [("oostrand-r1", "vertrouwen", "Vertrouwen komt te voet.")])
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        said = text_of(screen, "#agreement-hint")
        assert said.startswith("Agreement is between two coders or more.")
        assert "anna: 0 of 3 sources finished" in said
        assert not screen.query_one(CodesTable).display
        await typed(pilot, "enter", "a", "1", "2")
        assert app.screen is screen


async def test_where_not_all_have_finished_it_says_how_far_each_is(
    study: Project, running: Running
) -> None:
    code_twice(study)
    study.sources.finish(study.sources.find("oostrand-r1"), finished=False)
    study.sources.finish(study.sources.find("oostrand-r2"), finished=False)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        said = text_of(screen, "#agreement-hint")
        assert "no source that each of anna, bas has finished" in said
        assert "anna: 0 of 3 sources finished bas: 2 of 3 sources finished" in said
        assert "You are still coding 2 sources blind" in said


async def test_coders_are_chosen_from_all(study: Project, running: Running) -> None:
    code_twice(study)
    with as_coder(study, "carla") as third:
        code(third, [("oostrand-r1", "vertrouwen", "Vertrouwen komt te voet.")])
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        assert "no source that each of anna, bas, carla" in text_of(screen, "#agreement-hint")
        await pilot.press("o")
        await settled(app, pilot)
        assert len(app.screen.query_one(OptionList).options) == 3
        await typed(pilot, "tab", "tab", "enter")
        await opened(app, pilot)
        assert "coders anna, bas" in settings(screen)
        assert "vertrouwen" in rows(screen)


async def test_what_another_does_is_compared_too(study: Project, running: Running) -> None:
    code_twice(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot)
        with as_coder(study, "bas") as other:
            code(other, [("oostrand-r2", "besluitvorming", "Niemand.")])
        app.project_changed()
        await settled(app, pilot)
        assert rows(screen)["besluitvorming"][2] != "one coder"


async def test_escape_goes_to_the_coding_screen(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)


async def test_it_fits_eighty_columns_with_the_figures_in_dutch(
    study: Project, running: Running
) -> None:
    code_twice(study)
    i18n.use_language("nl")
    try:
        async with running(size=(80, 24)) as (app, pilot):
            screen = await opened(app, pilot)
            assert sum(head.width + 1 for head in screen.table.heads) <= 78
            assert rows(screen)["vertrouwen"][0] == "1,00"
            assert "Alle codes samen" in rows(screen)
    finally:
        i18n.use_language("en")


@pytest.mark.parametrize("ending", ["md", "csv"])
async def test_it_is_written_to_a_file(
    study: Project, running: Running, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code_twice(study)
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await opened(app, pilot)
        await pilot.press("w", *["backspace"] * 4, *ending, "enter")
        await settled(app, pilot)
    (file,) = tmp_path.glob(f"*agreement.{ending}")
    assert "vertrouwen" in file.read_text("utf-8-sig")
