"""Walking through disagreements: what is seen of each, deciding, and going there and back."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from qualcoder_net.core.project import Project
from qualcoder_net.errors import Refused
from qualcoder_net.model import Coding
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.agreement import AgreementScreen
from qualcoder_net.tui.screens.coding import CodingScreen
from qualcoder_net.tui.screens.disagreements import DisagreementsScreen
from qualcoder_net.tui.screens.places_words import ends
from qualcoder_net.tui.widgets.compared_page import ColumnHeads, fitting_gutter
from qualcoder_net.tui.widgets.lanes import Gutter
from tests.tui.conftest import Running
from tests.tui.desk import told
from tests.tui.second_coder import PLACES, as_coder, code, code_twice, finish
from tests.tui.waiting import laid_out, settled, typed


@pytest.fixture
def twice(study: Project) -> Project:
    code_twice(study)
    return study


async def walking(app: QualcoderApp, pilot: Pilot[Any]) -> DisagreementsScreen:
    """All disagreements, when they have been found."""
    if not isinstance(app.screen, DisagreementsScreen):
        await pilot.press("f9")
        await settled(app, pilot)
        await pilot.press("a")
    await laid_out(app, pilot)
    assert isinstance(app.screen, DisagreementsScreen)
    return app.screen


def here(screen: DisagreementsScreen) -> tuple[str, str]:
    place = screen.place
    assert place is not None
    return place.code.name("nl"), place.kind


def text_of(screen: DisagreementsScreen, selector: str) -> str:
    return " ".join(str(screen.query_one(selector, Static).visual).split())


def position(screen: DisagreementsScreen) -> str:
    return text_of(screen, "#place-position")


def drawn(screen: DisagreementsScreen) -> list[str]:
    """The lines of the page."""
    page = screen.page
    return [page.render_line(y).text for y in range(page.size.height)]


def line_with(screen: DisagreementsScreen, words: str) -> str:
    return next(line for line in drawn(screen) if words in line)


def is_in_sight(screen: DisagreementsScreen) -> bool:
    place, page = screen.place, screen.page
    assert place is not None
    first, last = page.lines.lines_of(place.start, place.end)
    top = page.scroll_offset.y
    return top <= first <= last < top + page.size.height


def consensus(project: Project) -> list[tuple[str, str]]:
    """(code, quotation) of what the consensus has."""
    book = project.codebook.tree()
    names = {coder.id: coder.name for coder in project.coders.all()}
    found = [c for c in project.codings.select(hidden=True) if names[c.coder_id] == "consensus"]
    texts = {source.id: project.sources.text(source).content for source in project.sources.all()}
    return [
        (book.by_id[c.code_id].name("nl"), texts[c.source_id][c.start : c.end])
        for c in sorted(found, key=lambda c: (c.source_id, c.start))
    ]


def originals(project: Project) -> list[Coding]:
    names = {coder.id: coder.name for coder in project.coders.all()}
    return [c for c in project.codings.select(hidden=True) if names[c.coder_id] != "consensus"]


# --- what is seen -------------------------------------------------------------------------------


async def test_each_coder_has_a_column_with_a_number_and_name_above(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        assert screen.page.columns.gutter.columns == 2
        heads = str(screen.query_one(ColumnHeads).render())
        assert heads.split() == ["1", "2", "1", "anna", "2", "bas"]
        stripes = {(s.label, s.column) for s in screen.page.stripes}
        assert stripes == {
            ("dubbele loyaliteit", 0), ("dubbele loyaliteit", 1), ("eigen organisatie", 0),
            ("politiek", 1), ("vertrouwen", 0), ("vertrouwen", 1),
        }  # fmt: skip


async def test_letters_stand_beneath_the_number_of_who_coded(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        first, second = (str(screen.query_one(ColumnHeads).render()).index(n) for n in "12")
        begins = line_with(screen, "Je staat met één been hier")
        assert (begins[first], begins[second]) == ("d", " ")
        later = line_with(screen, "Dat schuurt.")
        assert later[second] == "d"


async def test_where_borders_differ_the_words_of_one_coder_are_marked_with_her_number(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        place = screen.place
        assert place is not None and here(screen) == PLACES[0]
        view = screen.page.view
        lit = view.text[place.start : place.end]
        assert lit.startswith("Je staat met één been") and lit.endswith("Dat schuurt.")
        line = line_with(screen, "Je staat met één been hier")
        mark = screen.page.columns.before_stripes + screen.page.columns.gutter.width
        assert line[mark] == "1"


async def test_the_panel_names_code_kind_coders_words_and_meaning(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        assert position(screen) == "1 of 4 · 0 decided"
        said = text_of(screen, "#place-said")
        assert "dubbele loyaliteit · all coded it here, with other borders" in said
        assert "1 anna “Je staat met één been" in said and "2 bas “Dat schuurt.”" in said
        assert "Functioneren › dubbele loyaliteit Spanning tussen netwerk en eigen" in said
        assert "Not decided yet." in said
        await pilot.press("n")
        said = text_of(screen, "#place-said")
        assert "eigen organisatie · bas gave another code here" in said
        assert "2 bas with another code p politiek “Mijn eigen directeur begrijpt het wel.”" in said
        await typed(pilot, "n", "n")
        said = text_of(screen, "#place-said")
        assert "besluitvorming · not coded by bas" in said and "2 bas nothing here" in said


async def test_n_and_the_arrows_go_on_and_back_across_sources_and_round(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        seen = [here(screen)]
        for key in ("n", "down", "j"):
            await typed(pilot, key)
            seen.append(here(screen))
        assert seen == [*PLACES]
        assert "oostrand-r2" in text_of(screen, "#compared-title")
        await typed(pilot, "n")
        assert here(screen) == PLACES[0]
        await typed(pilot, "N", "up", "k")
        assert here(screen) == PLACES[1]
        await typed(pilot, "right_curly_bracket")
        assert here(screen) == PLACES[3]


async def test_it_can_be_read_without_colour(
    twice: Project, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        strip = next(
            s for y in range(30) if "Dat schuurt" in (s := screen.page.render_line(y)).text
        )
        lit = [segment for segment in strip if "Dat schuurt" in segment.text]
        assert all(segment.style and segment.style.reverse for segment in lit)


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (200, 60)])
async def test_place_and_panel_are_in_sight_at_every_size(
    twice: Project, running: Running, size: tuple[int, int]
) -> None:
    async with running(size=size) as (app, pilot):
        screen = await walking(app, pilot)
        await typed(pilot, "n")
        assert is_in_sight(screen)
        panel, page = screen.query_one("#place-said").region, screen.page.region
        assert panel.width > 30 and page.height >= 8
        assert (panel.y > page.y + page.height) == (size[0] < 100)  # beneath, else beside
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert is_in_sight(screen)


def test_as_many_columns_as_fit_and_two_at_least() -> None:
    assert fitting_gutter(2, 76) == Gutter(2, 4)
    assert fitting_gutter(3, 76) == Gutter(3, 3)
    assert fitting_gutter(2, 40) == Gutter(2, 2)
    assert fitting_gutter(9, 80) == Gutter(4, 2)


def test_a_long_quotation_shows_how_it_begins_and_ends() -> None:
    words = "Je staat met één been hier en met het andere in je eigen huis."
    assert ends(words, 80) == [f"“{words}”"]
    assert ends(words, 33) == ["“Je staat met één … eigen huis.”"]
    assert " ".join(ends(words, 20, 2)).endswith("huis.”") and len(ends(words, 20, 2)) == 2


async def test_three_coders_have_three_columns(twice: Project, running: Running) -> None:
    with as_coder(twice, "carla") as third:
        code(third, [("oostrand-r1", "dubbele loyaliteit", "Dat schuurt.")])
        finish(third, "oostrand-r1", "oostrand-r2")
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        assert screen.page.columns.gutter.columns == 3
        said = text_of(screen, "#place-said")
        assert "2 bas “Dat schuurt.” 3 carla “Dat schuurt.”" in said
        await typed(pilot, "3")
        await settled(app, pilot)
        assert ("dubbele loyaliteit", "Dat schuurt.") in consensus(twice)


async def test_coders_who_agree_on_all_have_nothing_to_walk_through(
    study: Project, running: Running
) -> None:
    for name in ("anna", "bas"):
        with as_coder(study, name) as one:
            code(one, [("oostrand-r1", "vertrouwen", "Vertrouwen komt te voet.")])
            finish(one, "oostrand-r1")
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        assert "do not differ anywhere" in text_of(screen, "#places-hint")
        await typed(pilot, "n", "1", "plus", "r", "enter", "f", "m")
        assert app.screen is screen


# --- choosing which -----------------------------------------------------------------------------


async def choose(app: QualcoderApp, pilot: Pilot[Any], key: str, words: str) -> list[str]:
    """Press a key and choose the option with these words; what was offered."""
    await pilot.press(key)
    await settled(app, pilot)
    options = [str(o.prompt).strip() for o in app.screen.query_one(OptionList).options]
    at = next(n for n, option in enumerate(options) if words in option)
    highlighted = app.screen.query_one(OptionList).highlighted or 0
    await typed(pilot, *["down"] * (at - highlighted), *["up"] * (highlighted - at), "enter")
    await settled(app, pilot)
    return options


async def test_code_source_and_kind_narrow_down_what_is_walked_through(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        offered = await choose(app, pilot, "t", "other code")
        assert offered == ["all kinds", "other borders  1", "other code  2", "nothing  1"]
        assert [place.code.name("nl") for place in screen.passing] == [
            "eigen organisatie", "politiek",
        ]  # fmt: skip
        await choose(app, pilot, "c", "politiek")
        assert position(screen).startswith("1 of 1")
        await choose(app, pilot, "t", "all kinds")
        await choose(app, pilot, "c", "all codes")
        offered = await choose(app, pilot, "s", "oostrand-r2")
        assert offered == ["all sources", "oostrand-r1  3", "oostrand-r2  1"]
        assert [here(screen)] == [PLACES[3]] and len(screen.passing) == 1


# --- deciding -----------------------------------------------------------------------------------


async def test_a_digit_keeps_that_coders_codings_and_goes_on(
    twice: Project, running: Running
) -> None:
    before = originals(twice)
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await pilot.press("2")
        await settled(app, pilot)
        assert here(screen) == PLACES[1] and position(screen) == "2 of 4 · 1 decided"
        # what both coded alike comes along
        assert consensus(twice) == [
            ("dubbele loyaliteit", "Dat schuurt."), ("vertrouwen", "Vertrouwen komt te voet."),
        ]  # fmt: skip
        assert originals(twice) == before
        assert screen.page.columns.gutter.columns == 3
        assert "= consensus" in str(screen.query_one(ColumnHeads).render())
        await pilot.press("N")
        assert "Decided: as bas did (anna, 20" in text_of(screen, "#place-said")


async def test_together_overlap_and_neither(twice: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await pilot.press("plus")
        await settled(app, pilot)
        (merged, *_alike) = consensus(twice)
        assert merged[1].startswith("Je staat met één been") and merged[1].endswith("schuurt.")
        await typed(pilot, "N", "minus")
        await settled(app, pilot)
        assert ("dubbele loyaliteit", "Dat schuurt.") in consensus(twice)
        assert here(screen) == PLACES[1]
        await pilot.press("0")
        await settled(app, pilot)
        assert position(screen) == "3 of 4 · 2 decided"
        assert "eigen organisatie" not in dict(consensus(twice))


async def test_each_decision_is_one_act_that_u_takes_back_at_its_place(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await typed(pilot, "1")
        await settled(app, pilot)
        await typed(pilot, "1", "n")
        await settled(app, pilot)
        assert here(screen) == PLACES[3]
        await pilot.press("u")
        await settled(app, pilot)
        assert here(screen) == PLACES[1] and position(screen) == "2 of 4 · 1 decided"
        await pilot.press("u")
        await settled(app, pilot)
        assert here(screen) == PLACES[0] and consensus(twice) == []
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert position(screen) == "1 of 4 · 1 decided"


async def test_keys_pressed_fast_decide_on_one_place_after_another(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await pilot.press("1", "1", "1", "1")
        await settled(app, pilot)
        assert position(screen).endswith("4 decided")
        assert any("Every place here has been decided" in said for said in told(app))


async def test_a_decision_is_reopened(twice: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await typed(pilot, "r")
        assert consensus(twice) == []
        await typed(pilot, "1", "N")
        await settled(app, pilot)
        await pilot.press("r")
        await settled(app, pilot)
        assert position(screen) == "1 of 4 · 0 decided"
        assert "dubbele loyaliteit" not in dict(consensus(twice))


async def test_a_decision_says_why_and_keeps_saying_it(twice: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await choose(app, pilot, "m", "as bas did")
        app.screen.query_one(Input).value = "zie de definitie"
        await pilot.press("enter")
        await settled(app, pilot)
        await typed(pilot, "N")
        assert "as bas did" in (said := text_of(screen, "#place-said"))
        assert "zie de definitie" in said
        await typed(pilot, "1", "N")
        await settled(app, pilot)
        assert "as anna did" in (said := text_of(screen, "#place-said"))
        assert "zie de definitie" in said


async def test_what_is_decided_can_be_passed_over(twice: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await typed(pilot, "f", "1")
        await settled(app, pilot)
        assert here(screen) == PLACES[1] and position(screen) == "1 of 3 · 0 decided"
        await pilot.press("1", "1", "1")
        await settled(app, pilot)
        assert "No place is left" in text_of(screen, "#places-hint")
        await pilot.press("f")
        assert len(screen.passing) == 4


async def test_what_was_changed_meanwhile_is_not_decided_on(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        with as_coder(twice, "bas") as other:
            assert screen.place is not None
            (coding,) = (c for c in screen.place.codings if c.coder_id == screen.coders[1].id)
            other.codings.change_borders(coding, coding.start, coding.end - 2)
        await pilot.press("1")
        await pilot.pause()
        assert any("changed since" in said for said in told(app))
        assert consensus(twice) == []


# --- there and back -----------------------------------------------------------------------------


async def test_enter_opens_the_place_for_coding_and_escape_comes_back(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        await typed(pilot, "n", "enter")
        await settled(app, pilot)
        coding = app.screen
        assert isinstance(coding, CodingScreen)
        start, end = coding.transcript.selection
        assert coding.transcript.view.text[start:end] == "Mijn eigen directeur begrijpt het wel."
        assert "Esc: back" in str(coding.query_one("#text-title", Static).visual)
        if coding.transcript.is_selecting:
            await pilot.press("escape")
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen and here(screen) == PLACES[1]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, AgreementScreen)


async def test_the_way_back_is_forgotten_when_another_screen_is_opened(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        await walking(app, pilot)
        await typed(pilot, "enter")
        await settled(app, pilot)
        await typed(pilot, "f5", "f2")
        await settled(app, pilot)
        await typed(pilot, "escape", "escape")
        assert isinstance(app.screen, CodingScreen)
        assert "Esc: back" not in str(app.screen.query_one("#text-title", Static).visual)


async def test_what_a_coder_changes_there_is_seen_here(twice: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        assert len(screen.passing) == 4
        with as_coder(twice, "bas") as other:
            code(other, [("oostrand-r2", "besluitvorming", "Niemand. Dat is de kunst, en ook de "
                          "ellende.")])  # fmt: skip
        app.project_changed()
        await settled(app, pilot)
        assert len(screen.passing) == 3


async def test_a_source_that_is_reopened_for_coding_is_told_of(
    twice: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        screen = await walking(app, pilot)
        with as_coder(twice, "bas") as other:
            other.sources.finish(other.sources.find("oostrand-r1"), finished=False)
        app.project_changed()
        await settled(app, pilot)
        assert "has not been finished by each of anna, bas" in text_of(screen, "#places-hint")
        with pytest.raises(Refused):
            screen.find()
