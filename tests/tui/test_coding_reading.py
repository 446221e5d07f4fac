"""Reading: find, jumps between codings, memos, copies, finished and blind, where one left off."""

from __future__ import annotations

from textual.widgets import Label, TextArea

from qualcoder_net.core.project import Project
from qualcoder_net.tui.screens.coding_reading import occurrences
from qualcoder_net.tui.widgets.source_tree import SourceTree
from tests.tui.conftest import Running
from tests.tui.desk import at, coded, coding_screen, here, press, segment, stripes, told, type_in


def apply(project: Project, source_name: str, words: str, code: str) -> None:
    source = project.sources.find(source_name)
    start = project.sources.text(source).content.index(words)
    project.codings.apply(project.codebook.find(code), source, start, start + len(words))


# --- find ---


async def test_find_counts_while_typing_and_goes_to_the_next_hit(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "slash")
        await type_in(pilot, "EIGEN DIR")
        screen = coding_screen(app)
        assert str(screen.query_one("#find-count").render()) == "1 of 2"
        assert "eigen directeur" in here(app)
        await press(pilot, "enter", "n")
        assert here(app) == "Mijn eigen directeur begrijpt het wel."
        assert "hit 2/2" in str(screen.query_one("#text-title").render())
        await press(pilot, "n")
        assert here(app).startswith("De ene dag")
        await press(pilot, "N")
        assert here(app).startswith("Mijn eigen")


async def test_escape_ends_a_search_where_it_began(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "down", "slash")
        await type_in(pilot, "voet")
        await press(pilot, "escape")
        assert here(app) == "Ga je gang."
        assert not coding_screen(app).has_hits


async def test_escape_in_the_text_puts_the_hits_out(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "slash")
        await type_in(pilot, "voet")
        await press(pilot, "enter", "escape")
        assert not coding_screen(app).has_hits
        assert here(app) == "Vertrouwen komt te voet."


async def test_what_does_not_occur_is_said_so(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "slash")
        await type_in(pilot, "zebra")
        assert str(coding_screen(app).query_one("#find-count").render()) == "not found"
        await press(pilot, "enter", "n")
        assert any("no hits" in said for said in told(app))


async def test_a_speakers_label_is_no_hit(running: Running) -> None:
    async with running() as (app, _pilot):
        desk = coding_screen(app).opened
        assert desk.view.text.count("R: ") == 3
        assert occurrences(desk.view, "R: ") == []


# --- codings of a code ---


async def test_c_visits_the_codings_of_the_code_also_in_other_sources(
    running: Running, study: Project
) -> None:
    apply(study, "oostrand-r1", "Dat schuurt.", "vertrouwen")
    apply(study, "oostrand-r1", "Vertrouwen komt te voet.", "vertrouwen")
    apply(study, "oostrand-r2", "Vertrouwen is geen verantwoording.", "vertrouwen")
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "c")
        assert here(app) == "Vertrouwen komt te voet."
        await press(pilot, "c")
        assert here(app) == "Vertrouwen is geen verantwoording."
        assert coding_screen(app).opened.source.name == "oostrand-r2"
        await press(pilot, "c")
        assert here(app) == "Dat schuurt."
        await press(pilot, "C")
        assert here(app) == "Vertrouwen is geen verantwoording."


# --- memos ---


async def test_a_memo_on_the_coding_under_the_cursor(running: Running, study: Project) -> None:
    apply(study, "oostrand-r1", "Zullen we beginnen?", "vertrouwen")
    async with running() as (app, pilot):
        await press(pilot, "m")
        await type_in(pilot, "hier begint het")
        await press(pilot, "ctrl+s")
        (coding,) = study.codings.select()
        assert [memo.text for memo in study.memos.about(coding)] == ["hier begint het"]
        assert "✎" in segment(app)
        await press(pilot, "m")
        assert app.screen.query_one(TextArea).text == "hier begint het"
        app.screen.query_one(TextArea).text = ""
        await press(pilot, "ctrl+s")
        assert study.memos.all() == []
        assert "✎" not in segment(app)


async def test_without_a_coding_the_memo_is_on_the_source(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "m")
        await type_in(pilot, "eerste gesprek")
        await press(pilot, "ctrl+s")
        source = study.sources.find("oostrand-r1")
        assert [memo.text for memo in study.memos.about(source)] == ["eerste gesprek"]
        rows = {row.label: row.right for row in app.screen.query_one(SourceTree).rows}
        assert "✎" in rows["oostrand-r1"]


async def test_memos_on_code_case_and_project_by_the_palette(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        for wish, keys in (
            ("memo on a code", ("enter",)),
            ("memo on a case", ("enter",)),
            ("memo on the project", ()),
        ):
            await press(pilot, "colon")
            await type_in(pilot, wish)
            await press(pilot, "enter", *keys)
            await pilot.pause()
            await type_in(pilot, "nota")
            await press(pilot, "ctrl+s")
        memos = study.memos.all()
        assert len(memos) == 3
        assert (memos[0].code_id, memos[1].case_id) == (
            study.codebook.find("functioneren").id,
            study.cases.find("Oostrand").id,
        )
        assert memos[2].code_id is memos[2].case_id is memos[2].source_id is None
        assert app.screen is coding_screen(app)


async def test_anothers_memo_is_shown_and_left_alone(running: Running, study: Project) -> None:
    with Project.open(study.place, coder="bert") as theirs:
        theirs.memos.add("van bert", theirs.sources.find("oostrand-r1"))
    async with running() as (app, pilot):
        await press(pilot, "m")
        labels = [str(label.render()) for label in app.screen.query(Label)]
        assert "bert: van bert" in labels
        await type_in(pilot, "van mij")
        await press(pilot, "ctrl+s")
        assert sorted(memo.text for memo in study.memos.all()) == ["van bert", "van mij"]


# --- copy ---


async def test_y_copies_the_quotation_with_its_reference(running: Running) -> None:
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "y")
        assert app.clipboard == "“Dat schuurt.” (oostrand-r1, R, turn 4.2)"


# --- finished, blind ---


async def test_f_says_that_a_source_is_finished_and_reopens_it(
    running: Running, study: Project
) -> None:
    async with running() as (app, pilot):
        source = study.sources.find("oostrand-r1")
        await press(pilot, "f")
        assert study.sources.state(source).finished
        rows = {row.label: row.right for row in app.screen.query_one(SourceTree).rows}
        assert "✓" in rows["oostrand-r1"] and "✓" not in rows["oostrand-r2"]
        await press(pilot, "f")
        assert not study.sources.state(source).finished


async def test_blind_hides_others_codings_until_the_source_is_finished(
    running: Running, study: Project
) -> None:
    with Project.open(study.place, coder="bert") as theirs:
        apply(theirs, "oostrand-r1", "Dat schuurt.", "vertrouwen")
    async with running() as (app, pilot):
        assert len(stripes(app)) == 1
        await press(pilot, "B")
        assert stripes(app) == []
        assert len(coded(study)) == 1
        await press(pilot, "f")
        assert len(stripes(app)) == 1


# --- where one left off ---


async def test_one_lands_where_one_left_off(running: Running, study: Project) -> None:
    async with running() as (app, pilot):
        await press(pilot, "right_curly_bracket")
        at(app, "Waarom ellende?")
        await pilot.pause()
    async with running(Project.open(study.place, coder="anna")) as (app, _pilot):
        assert coding_screen(app).opened.source.name == "oostrand-r2"
        assert here(app) == "Waarom ellende?"


async def test_each_source_keeps_its_place(running: Running) -> None:
    async with running() as (app, pilot):
        at(app, "Dat schuurt")
        await press(pilot, "right_curly_bracket", "down", "left_curly_bracket")
        assert here(app) == "Dat schuurt."


async def test_a_source_is_opened_from_its_pane(running: Running) -> None:
    async with running() as (app, pilot):
        await press(pilot, "f6", "f6")
        assert isinstance(app.focused, SourceTree)
        await press(pilot, "end", "o")
        assert coding_screen(app).opened.source.name == "kade-r1"
        assert app.focused is coding_screen(app).transcript
