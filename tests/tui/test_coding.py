"""Coding by picker, slot, letter and in vivo: what the project keeps and what the page shows."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from qualcoder_net.core.project import Project
from qualcoder_net.tui.screens.coding_keys import KeyCodes
from qualcoder_net.tui.widgets.code_picker import CodePicker
from qualcoder_net.tui.widgets.code_tree import CodeTree
from qualcoder_net.tui.widgets.status import SegmentLine
from tests.tui.conftest import Running
from tests.tui.desk import (
    at,
    coded,
    coding_screen,
    here,
    listed,
    press,
    segment,
    stripes,
    told,
    type_in,
)


async def test_the_first_source_is_open_and_the_text_focused(running: Running) -> None:
    async with running() as (app, _pilot):
        screen = coding_screen(app)
        assert screen.desk is not None and screen.desk.source.name == "oostrand-r1"
        assert app.focused is screen.transcript
        assert here(app) == "Zullen we beginnen?"


async def test_enter_and_a_few_letters_code_the_sentence(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "enter")
        assert isinstance(app.screen, CodePicker)
        await type_in(pilot, "dubb")
        await press(pilot, "enter")
        assert coded(study) == [("dubbele loyaliteit", "Dat schuurt.")]
        assert stripes(app) == coded(study)
        assert segment(app) == "d Functioneren › dubbele loyaliteit"


async def test_the_picker_finds_by_path_and_by_definition(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter")
        await type_in(pilot, "spanning")
        assert "dubbele loyaliteit" in listed(app)[0] or "dubbele loyaliteit" in listed(app)[-1]
        app.screen.query_one(Input).value = "legitimatie"
        await pilot.pause()
        assert [line for line in listed(app) if "politiek" in line]


async def test_the_picker_shows_what_the_highlighted_code_means(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter", "down")
        said = str(app.screen.query_one(".picker-detail").render())
        assert "Spanning tussen netwerk en eigen organisatie." in said


async def test_tab_codes_and_stays_for_another(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "enter")
        await type_in(pilot, "dubb")
        await press(pilot, "tab")
        assert isinstance(app.screen, CodePicker)
        await type_in(pilot, "vertr")
        await press(pilot, "enter")
        assert coded(study) == [
            ("dubbele loyaliteit", "Dat schuurt."),
            ("vertrouwen", "Dat schuurt."),
        ]
        assert stripes(app) == coded(study)


async def test_a_new_name_makes_a_branch(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter")
        await type_in(pilot, "zwijgen")
        assert any("“zwijgen”" in line for line in listed(app))
        await press(pilot, "enter")
        assert coded(study) == [("zwijgen", "Zullen we beginnen?")]
        assert study.codebook.find("zwijgen").parent_id is None
        assert any(row.label == "zwijgen" for row in app.screen.query_one(CodeTree).rows)


async def test_a_new_name_goes_beneath_the_highlighted_code(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter")
        await type_in(pilot, "vertrouwen kwijt")
        app.screen.query_one(Input).value = "vertrouw"
        await pilot.pause()
        listing = app.screen.query_one(OptionList)
        (row,) = [n for n, line in enumerate(listed(app)) if "beneath" in line]
        assert "“vertrouwen”" in listed(app)[row]
        listing.highlighted = row
        await press(pilot, "enter")
        assert study.codebook.find("vertrouw").parent_id == study.codebook.find("vertrouwen").id


async def test_an_exact_name_is_not_offered_as_new(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter")
        await type_in(pilot, "vertrouwen")
        assert not any(line.endswith("code “vertrouwen”") for line in listed(app))
        await press(pilot, "escape")


async def test_a_typed_new_name_is_not_taken_for_a_scattering_of_letters(
    running: Running, study: Project
) -> None:
    """“nieuw” has its letters in “fuNctIonErEn › vertroUWen”, but nobody means that."""
    async with running() as (_app, pilot):
        await press(pilot, "enter")
        await type_in(pilot, "nieuw")
        await press(pilot, "enter")
        assert coded(study) == [("nieuw", "Zullen we beginnen?")]


async def test_escape_leaves_the_picker_and_nothing_is_coded(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter", "escape")
        assert coded(study) == []
        assert app.focused is coding_screen(app).transcript


# --- slots and keys ---


async def test_first_use_fills_a_slot_and_the_digit_codes_from_then_on(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "enter")
        await type_in(pilot, "vertr")
        await press(pilot, "enter", "down", "1")
        assert [code for code, _words in coded(study)] == ["vertrouwen", "vertrouwen"]
        rows = app.screen.query_one(CodeTree).rows
        (row,) = [row for row in rows if row.label == "vertrouwen"]
        assert row.lead.startswith("▌1")


async def test_an_empty_slot_asks_for_its_code_and_keeps_it(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "4")
        assert isinstance(app.screen, CodePicker)
        await type_in(pilot, "polit")
        await press(pilot, "enter", "down", "4")
        assert [code for code, _words in coded(study)] == ["politiek", "politiek"]


async def test_an_empty_slot_takes_a_new_code(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "4")
        await type_in(pilot, "zwijgen")
        await press(pilot, "enter", "down", "4")
        assert [code for code, _words in coded(study)] == ["zwijgen", "zwijgen"]
        (row,) = [row for row in app.screen.query_one(CodeTree).rows if row.label == "zwijgen"]
        assert row.lead.startswith("▌4")


async def test_an_empty_slot_takes_a_code_that_the_segment_has_already(
    running: Running, study: Project
) -> None:
    async with running() as (_app, pilot):
        await press(pilot, "apostrophe", "d", "4")
        await type_in(pilot, "dubb")
        await press(pilot, "enter", "down", "4")
        assert [code for code, _words in coded(study)] == ["dubbele loyaliteit"] * 2


async def test_slots_survive_a_restart(running: Running, study: Project) -> None:
    async with running() as (_app, pilot):
        await press(pilot, "4")
        await type_in(pilot, "polit")
        await press(pilot, "enter")
    async with running(Project.open(study.place, coder="anna")) as (_app, pilot):
        await press(pilot, "end", "4")
        assert [code for code, _words in coded(study)] == ["politiek", "politiek"]


async def test_a_code_with_a_digit_as_key_is_pinned_to_its_slot(
    running: Running, study: Project
) -> None:
    study.codebook.edit(study.codebook.find("waarde"), key="9")
    async with running() as (_app, pilot):
        await press(pilot, "9")
        assert coded(study) == [("Waarde", "Zullen we beginnen?")]


async def test_apostrophe_and_a_letter_code_with_the_codes_owner(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "apostrophe")
        assert isinstance(app.screen, KeyCodes)
        await press(pilot, "d")
        assert coded(study) == [("dubbele loyaliteit", "Zullen we beginnen?")]
        assert stripes(app) == coded(study)


async def test_enter_in_the_codebook_pane_codes_the_segment(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "f6", "down", "down", "enter")
        assert coded(study) == [("vertrouwen", "Zullen we beginnen?")]
        await press(pilot, "escape")
        assert app.focused is coding_screen(app).transcript


async def test_the_same_code_twice_is_refused_in_words(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "apostrophe", "d", "apostrophe", "d")
        assert len(coded(study)) == 1
        assert any("already" in said for said in told(app))


async def test_in_vivo_makes_a_code_of_the_words(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Vertrouwen komt te voet")
        await press(pilot, "i")
        assert app.screen.query_one(Input).value == "Vertrouwen komt te voet"
        await press(pilot, "enter")
        assert coded(study) == [("Vertrouwen komt te voet", "Vertrouwen komt te voet.")]
        assert stripes(app) == coded(study)


async def test_one_undo_takes_a_new_code_and_its_coding_away(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        acts, codes = len(study.history()), study.codebook.tree()
        await press(pilot, "i", "enter")
        assert len(study.history()) == acts + 1
        said = "Coded a segment of “oostrand-r1” with the new code “Zullen we beginnen”"
        assert str(study.history(limit=1)[0].summary) == said
        assert any(row.label == "Zullen we beginnen" for row in app.screen.query_one(CodeTree).rows)
        await press(pilot, "u")
        assert (coded(study), stripes(app), study.codebook.tree()) == ([], [], codes)
        assert all(row.label != "Zullen we beginnen" for row in app.screen.query_one(CodeTree).rows)
        await press(pilot, "ctrl+r")
        assert coded(study) == [("Zullen we beginnen", "Zullen we beginnen?")] == stripes(app)


async def test_a_new_code_by_the_name_of_a_sibling_is_refused_and_nothing_coded(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "i")
        app.screen.query_one(Input).value = "Waarde"
        await press(pilot, "enter")
        assert coded(study) == [] == stripes(app)
        assert any("already is a code" in said for said in told(app))


# --- undo ---


async def test_undo_and_redo_take_the_stripe_away_and_bring_it_back(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        await press(pilot, "apostrophe", "d", "u")
        assert coded(study) == [] == stripes(app)
        assert any("Marked a question" in said for said in told(app))
        await press(pilot, "ctrl+r")
        assert coded(study) == [("dubbele loyaliteit", "Zullen we beginnen?")] == stripes(app)


async def test_undo_works_across_a_restart(running: Running, study: Project) -> None:
    async with running() as (_app, pilot):
        await press(pilot, "apostrophe", "d")
    async with running(Project.open(study.place, coder="anna")) as (app, pilot):
        assert len(stripes(app)) == 1
        await press(pilot, "u")
        assert coded(study) == [] == stripes(app)


async def test_counts_beside_the_text_follow_each_act(running: Running) -> None:
    async with running() as (app, pilot):
        await pilot.pause(0.2)
        await press(pilot, "right_square_bracket", "apostrophe", "d")
        screen = coding_screen(app)
        right = {row.label: row.right.strip() for row in screen.query_one(CodeTree).rows}
        assert (right["Functioneren"], right["dubbele loyaliteit"]) == ("1", "1")
        sources = {row.label: row.right.strip() for row in screen.query_one("#sources").rows}  # type: ignore[attr-defined]
        assert sources["oostrand-r1"] == "1"
        await press(pilot, "x")
        right = {row.label: row.right.strip() for row in screen.query_one(CodeTree).rows}
        assert (right["Functioneren"], right["dubbele loyaliteit"]) == ("", "")


async def test_a_code_on_a_question_says_that_it_was_asked_and_is_not_counted(
    running: Running,
) -> None:
    async with running() as (app, pilot):
        await pilot.pause(0.2)
        await press(pilot, "apostrophe", "d")
        screen = coding_screen(app)
        assert "dubbele loyaliteit asked" in str(screen.query_one(SegmentLine).render())
        right = {row.label: row.right.strip() for row in screen.query_one(CodeTree).rows}
        assert (right["Functioneren"], right["dubbele loyaliteit"]) == ("", "")
        await press(pilot, "right_square_bracket", "apostrophe", "d")
        assert "asked" not in str(screen.query_one(SegmentLine).render())
