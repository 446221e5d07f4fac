"""The quotations screen: read, copy, go to the place."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens import quotations
from qualcoder_net.tui.screens.coding import CodingScreen
from qualcoder_net.tui.screens.quotations import QuotationsScreen
from tests.tui.conftest import Running
from tests.tui.test_matrix_screen import CODED, code_some
from tests.tui.waiting import settled, typed


async def shown(app: QualcoderApp, pilot: Pilot[Any], ids: list[int]) -> QuotationsScreen:
    screen = QuotationsScreen("Oostrand", ids)
    await app.push_screen(screen)
    await settled(app, pilot)
    return screen


def all_ids(project: Project) -> list[int]:
    return [coding.id for coding in project.codings.select()]


async def test_each_quotation_stands_with_reference_and_code(
    study: Project, running: Running
) -> None:
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        screen = await shown(app, pilot, all_ids(study))
        listing = screen.query_one(OptionList)
        first = str(listing.get_option_at_index(0).prompt)
        assert "“Dat schuurt.”" in first
        assert "oostrand-r1, R, turn 4.2" in first
        assert "dubbele loyaliteit" in first
        assert listing.option_count == len(CODED)


async def test_y_copies_words_and_reference(study: Project, running: Running) -> None:
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        await shown(app, pilot, all_ids(study))
        await typed(pilot, "down", "y")
        assert app.clipboard.startswith("“Vertrouwen komt te voet.” (oostrand-r1, R, turn")


async def test_enter_goes_to_the_place(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await shown(app, pilot, all_ids(study))
        await typed(pilot, "end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)


async def test_a_coding_that_goes_leaves_the_list(study: Project, running: Running) -> None:
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        screen = await shown(app, pilot, all_ids(study)[-1:])
        study.codings.remove(study.codings.select()[-1])
        app.project_changed()
        await settled(app, pilot)
        assert screen.query_one("#quotations-hint", Static).display


async def test_long_lists_come_in_portions(
    study: Project, running: Running, monkeypatch: Any
) -> None:
    monkeypatch.setattr(quotations, "_PORTION", 2)
    monkeypatch.setattr(quotations, "_NEAR_END", 1)
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        screen = await shown(app, pilot, all_ids(study))
        listing = screen.query_one(OptionList)
        assert listing.option_count == 2
        for _step in range(4):
            await typed(pilot, "down")
            await settled(app, pilot)
        assert listing.option_count == 5
        assert [quote.text for quote in screen._quotes] == [words for _s, _c, words in CODED]


async def test_a_blind_coder_sees_only_her_own(study: Project, running: Running) -> None:
    code_some(study)
    source = study.sources.find("oostrand-r1")
    with Project.open(study.store.path or "", coder="bert") as other:
        other.codings.apply(other.codebook.find("politiek"), source, 0, 21)
    ids = all_ids(study)
    study.sources.code_blind(source)
    async with running(size=(80, 24)) as (app, pilot):
        screen = await shown(app, pilot, ids)
        assert len(screen._quotes) == len(CODED)
        study.sources.finish(source)
        app.project_changed()
        await settled(app, pilot)
        assert len(screen._quotes) == len(CODED) + 1
