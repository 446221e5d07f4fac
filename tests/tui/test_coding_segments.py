"""Segments: selecting, overlap and nesting, removing, borders, others' codings."""

from __future__ import annotations

from textual.events import MouseMove

from qualcoder_net.core.project import Project
from qualcoder_net.tui.dialogs import Choose, Confirm
from tests.tui.conftest import Running
from tests.tui.desk import at, coded, coding_screen, here, press, segment, stripes, told


async def test_v_selects_by_word_and_the_code_applies_to_just_that(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        at(app, "Vertrouwen komt")
        await press(pilot, "v", "right", "right", "right", "apostrophe", "d")
        assert coded(study) == [("dubbele loyaliteit", "Vertrouwen komt te voet")]
        assert stripes(app) == coded(study)


async def test_capital_v_selects_whole_sentences(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Dan leg je")
        await press(pilot, "V", "down", "apostrophe", "d")
        assert coded(study) == [
            ("dubbele loyaliteit", "Dan leg je het uit. Vertrouwen komt te voet.")
        ]


async def test_a_selection_takes_several_codes_and_the_next_movement_leaves_it(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        study.codebook.edit(study.codebook.find("vertrouwen"), key="v")
        at(app, "Dan leg je")
        screen = coding_screen(app)
        screen.refresh_project()
        await press(pilot, "V", "down", "apostrophe", "d", "apostrophe", "v")
        assert len({words for _code, words in coded(study)}) == 1
        assert [code for code, _words in coded(study)] == ["dubbele loyaliteit", "vertrouwen"]
        await press(pilot, "down")
        assert not screen.transcript.is_selecting


async def test_a_turn_is_selected_by_its_borders(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Ga je gang")
        await press(pilot, "V", "right_square_bracket", "apostrophe", "d")
        assert coded(study) == [("dubbele loyaliteit", "Ga je gang. Ik zit er klaar voor.")]


async def test_dragging_with_the_mouse_selects(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        transcript = coding_screen(app).transcript
        turn = transcript.view.text.index("Ga je gang")
        text = next(x for x in range(60) if transcript.point_at(x, 1) != (turn, turn + 1))
        await pilot.mouse_down(transcript, offset=(text - 1, 1))
        for x in (text + 3, text + 8):
            await pilot._post_mouse_events([MouseMove], transcript, offset=(x, 1), button=1)
        await pilot.mouse_up(transcript, offset=(text + 8, 1))
        assert transcript.is_selecting
        await press(pilot, "apostrophe", "d")
        assert coded(study)[0][1] == here(app) == "Ga je gang"


async def test_nested_and_overlapping_codings_stand_side_by_side(
    running: Running, study: Project
) -> None:
    source = study.sources.find("oostrand-r1")
    text = study.sources.text(source).content
    outer, inner = text.index("Dan leg je"), text.index("Vertrouwen komt")
    end = text.index("Mijn eigen directeur")
    study.codings.apply(study.codebook.find("functioneren"), source, outer, end)
    study.codings.apply(study.codebook.find("vertrouwen"), source, inner, end)
    study.codings.apply(study.codebook.find("politiek"), source, inner, len(text))
    async with running() as (app, pilot):
        at(app, "Vertrouwen komt")
        await pilot.pause()
        said = segment(app)
        assert all(name in said for name in ("Functioneren", "vertrouwen", "politiek"))
        letters = {stripe.letter for stripe in coding_screen(app).transcript.stripes}
        assert len(letters) == 3


async def test_x_removes_the_coding_under_the_cursor(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "apostrophe", "d", "x")
        assert coded(study) == [] == stripes(app)
        await press(pilot, "u")
        assert len(coded(study)) == len(stripes(app)) == 1


async def test_of_several_codings_x_asks_which(running: Running, study: Project) -> None:
    source = study.sources.find("oostrand-r1")
    for code in ("vertrouwen", "politiek"):
        study.codings.apply(study.codebook.find(code), source, 3, 22)
    async with running() as (app, pilot):
        await press(pilot, "x")
        assert isinstance(app.screen, Choose)
        await press(pilot, "down", "enter")
        assert [code for code, _words in coded(study)] == ["vertrouwen"]
        assert stripes(app) == coded(study)


async def test_with_nothing_under_the_cursor_x_says_so(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "x")
        assert any("no coding under the cursor" in said for said in told(app))


async def test_anothers_coding_is_named_and_removed_only_after_a_question(
    running: Running, study: Project
) -> None:
    with Project.open(study.place, coder="bert") as theirs:
        source = theirs.sources.find("oostrand-r1")
        theirs.codings.apply(theirs.codebook.find("vertrouwen"), source, 3, 22)
    async with running() as (app, pilot):
        assert not coding_screen(app).transcript.stripes[0].own
        assert "(bert)" in segment(app)
        await press(pilot, "x")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "escape")
        assert len(coded(study)) == 1
        await press(pilot, "x", "enter")
        assert coded(study) == [] == stripes(app)


# --- borders ---


async def test_borders_move_by_word_and_character_and_enter_keeps(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        at(app, "Vertrouwen komt")
        await press(pilot, "apostrophe", "d", "b", "left", "left")
        assert coding_screen(app).mode == "borders"
        await press(pilot, "greater_than_sign", "right_square_bracket", "enter")
        assert coded(study) == [("dubbele loyaliteit", "komt te")]
        assert stripes(app) == coded(study)
        assert app.focused is coding_screen(app).transcript
        await press(pilot, "u")
        assert stripes(app) == coded(study) == [("dubbele loyaliteit", "Vertrouwen komt te voet.")]


async def test_escape_leaves_the_borders_as_they_were(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Vertrouwen komt")
        await press(pilot, "apostrophe", "d", "b", "left", "escape")
        assert stripes(app) == coded(study) == [("dubbele loyaliteit", "Vertrouwen komt te voet.")]
        assert coding_screen(app).mode == "segment"
        assert not coding_screen(app).transcript.is_selecting


async def test_anothers_borders_are_not_moved(running: Running, study: Project) -> None:
    with Project.open(study.place, coder="bert") as theirs:
        source = theirs.sources.find("oostrand-r1")
        theirs.codings.apply(theirs.codebook.find("vertrouwen"), source, 3, 22)
    async with running() as (app, pilot):
        await press(pilot, "b")
        assert coding_screen(app).mode == "segment"
        assert any("no coding of yours" in said for said in told(app))
