"""Speakers and turns on the coding screen, and back by undo."""

from __future__ import annotations

from textual.widgets import Input

from qualcoder_net.core.project import Project
from tests.tui.conftest import Running
from tests.tui.desk import at, coding_screen, press, told, type_in


def speakers(project: Project) -> dict[str, bool]:
    source = project.sources.find("oostrand-r1")
    return {s.name: s.is_interviewer for s in project.sources.speakers(source)}


def said_by(project: Project) -> list[str]:
    source = project.sources.find("oostrand-r1")
    names = {s.id: s.name for s in project.sources.speakers(source)}
    return [names[turn.speaker_id or 0] for turn in project.sources.turns(source)]


def shown_by(app: object) -> list[str]:
    view = coding_screen(app).transcript.view  # type: ignore[arg-type]
    return [speaker.name for turn in view.turns if (speaker := view.speaker_of(turn))]


async def by_palette(pilot: object, wish: str) -> None:
    await press(pilot, "colon")  # type: ignore[arg-type]
    await type_in(pilot, wish)  # type: ignore[arg-type]
    await press(pilot, "enter")  # type: ignore[arg-type]


async def test_a_speaker_is_renamed_and_undone(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Ga je gang")
        await by_palette(pilot, "rename a speaker")
        await press(pilot, "enter")
        app.screen.query_one(Input).value = "Bestuurder"
        await press(pilot, "enter")
        assert "Bestuurder" in speakers(study) and "Bestuurder" in shown_by(app)
        await press(pilot, "u")
        assert "R" in speakers(study) and "R" in shown_by(app)


async def test_a_speaker_becomes_interviewer(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Ga je gang")
        await by_palette(pilot, "make a speaker interviewer")
        await press(pilot, "enter")
        assert speakers(study)["R"]


async def test_two_speakers_are_merged(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Ga je gang")
        await by_palette(pilot, "merge two speakers")
        await press(pilot, "enter", "enter")
        assert set(said_by(study)) == set(shown_by(app)) == {"I"}


async def test_t_gives_a_turn_to_a_new_speaker(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        at(app, "Ga je gang")
        await press(pilot, "t", "end", "enter")
        await type_in(pilot, "Wethouder")
        await press(pilot, "enter")
        assert said_by(study)[1] == shown_by(app)[1] == "Wethouder"


async def test_a_turn_is_split_at_the_cursor_and_joined_again(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        turns = len(said_by(study))
        await press(pilot, "T", "enter")
        assert len(said_by(study)) == len(shown_by(app)) == turns + 1
        assert said_by(study)[4] == "I"
        await press(pilot, "J")
        assert len(said_by(study)) == len(shown_by(app)) == turns
        assert said_by(study)[3] == "R"


async def test_the_first_turn_cannot_be_joined(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "J")
        assert any("no turn before the first" in said for said in told(app))


async def test_the_cursor_stays_where_it_was(running: Running) -> None:
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "T", "enter")
        start, end = coding_screen(app).here
        assert coding_screen(app).opened.view.text[start:end] == "Dat schuurt."
