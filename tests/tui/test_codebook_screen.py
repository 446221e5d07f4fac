"""The codebook screen: every edit one act, and said beforehand what happens to the codings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Label, Static

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.dialogs import Confirm
from qualcoder_net.tui.screens.codebook import CodebookScreen
from qualcoder_net.tui.screens.quotations import QuotationsScreen
from qualcoder_net.tui.widgets.code_form import CodeForm
from tests.tui.conftest import Running
from tests.tui.test_matrix_screen import code_some
from tests.tui.waiting import settled, typed


async def opened(app: QualcoderApp, pilot: Pilot[Any], code: str = "") -> CodebookScreen:
    await pilot.press("f3")
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, CodebookScreen)
    if code:
        screen.highlight(app.project.codebook.find(code).id)
        await pilot.pause()
    return screen


def acts(project: Project) -> int:
    return len(project.history())


def labels(project: Project) -> list[str]:
    return [code.name("en") for _depth, code in project.codebook.tree().walk()]


async def test_the_tree_shows_codes_with_counts_of_all_beneath(
    study: Project, running: Running
) -> None:
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot)
        shown = {row.label: row.right.split()[-1] for row in screen.outline.rows}
        assert shown["Functioneren"] == "3"
        assert shown["vertrouwen"] == "2"
        assert shown["besluitvorming"] == "·"


async def test_a_code_is_added_beside_and_beneath(study: Project, running: Running) -> None:
    async with running(size=(80, 24)) as (app, pilot):
        screen = await opened(app, pilot, "politiek")
        await typed(pilot, "a", *"raad", "enter")
        book = study.codebook.tree()
        assert book.path(book.find("raad"), "nl") == "Legitimatie › raad"
        assert screen.code is not None and screen.code.slug == "raad"
        await typed(pilot, "A", *"college", "enter")
        book = study.codebook.tree()
        assert book.path(book.find("college"), "nl") == "Legitimatie › raad › college"


async def test_renaming_is_one_act_and_can_be_undone(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, "politiek")
        before = acts(study)
        await typed(pilot, "r", *" en raad", "enter")
        assert "politiek en raad" in labels(study)
        assert acts(study) == before + 1
        await typed(pilot, "u")
        assert "politiek" in labels(study)


async def test_a_name_that_a_sibling_has_is_refused(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, "politiek")
        await typed(pilot, "a", *"politiek", "enter")
        assert labels(study).count("politiek") == 1
        assert any("already" in (n.title or "") for n in app._notifications)


async def test_a_code_is_moved_among_its_siblings_and_beneath_another(
    study: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, "vertrouwen")
        await typed(pilot, "K")
        assert labels(study)[:3] == ["Functioneren", "vertrouwen", "dubbele loyaliteit"]
        await typed(pilot, "J", "J")
        assert labels(study)[3] == "vertrouwen"
        await typed(pilot, "p", *"waarde", "enter")
        book = study.codebook.tree()
        assert book.path(book.find("vertrouwen"), "nl") == "Waarde › vertrouwen"


async def test_every_field_can_be_changed(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "politiek")
        await typed(pilot, "enter")
        form = screen.query_one(CodeForm)
        assert form.has_focus

        async def change(name: str, language: str, *keys: str) -> None:
            fields = [(field.name, field.language) for field in form._fields]
            form.highlighted = fields.index((name, language))
            await typed(pilot, "enter", *keys)

        await change("definition", "nl", *"de raad", "ctrl+s")
        await change("cues", "nl", *"raad", "enter", *"wethouder", "ctrl+s")
        await change("key", "", "p", "enter")
        await change("gap", "")
        await change("exclusive", "")
        await change("colour", "", "down", "enter")
        code = study.codebook.find("politiek")
        assert code.definition == {"nl": "de raad"}
        assert code.cues == {"nl": ["raad", "wethouder"]}
        assert (code.key, code.gap, code.exclusive) == ("p", True, True)
        assert code.colour != screen.book.codes[0].colour


async def ask(app: QualcoderApp, pilot: Pilot[Any], code: str, field: str) -> None:
    """Open the question for a field of a code."""
    screen = await opened(app, pilot, code)
    form = screen.query_one(CodeForm)
    await typed(pilot, "enter")
    form.highlighted = [field.name for field in form._fields].index(field)
    await typed(pilot, "enter")


def problem(app: QualcoderApp) -> str:
    return str(app.screen.query_one(".dialog-problem", Label).visual)


async def test_a_key_that_another_code_owns_is_refused_where_it_is_written(
    study: Project, running: Running
) -> None:
    async with running() as (app, pilot):
        await ask(app, pilot, "politiek", "key")
        await typed(pilot, "d", "enter")
        assert problem(app) == "Key d belongs to “dubbele-loyaliteit”."
        await typed(pilot, "backspace", "quotation_mark", "enter")
        assert "no key that a code can own" in problem(app)
        await typed(pilot, "backspace", "7", "enter")
        assert study.codebook.find("politiek").key == "7"


async def test_a_code_gets_another_id(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        politics, acts = study.codebook.find("politiek"), len(study.history())
        await ask(app, pilot, "politiek", "slug")
        app.screen.query_one(Input).value = "waarde"
        await typed(pilot, "enter")
        assert problem(app) == "There already is a code “waarde”."
        app.screen.query_one(Input).value = " raad "
        await typed(pilot, "enter")
        changed = study.codebook.find("raad")
        assert (changed.id, changed.slug) == (politics.id, "raad")
        assert len(study.history()) == acts + 1
        assert len(study.codings.select(codes=[changed])) == 1
        await typed(pilot, "u")
        assert study.codebook.tree().by_slug["politiek"] == politics


async def test_a_colour_can_be_written(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, "politiek")
        await typed(
            pilot, "c", "end", "enter", *["backspace"] * 7, "number_sign", *"12ab9", "enter"
        )
        await typed(pilot, "f", "enter")
        assert study.codebook.find("politiek").colour == "#12ab9f"


async def test_merging_says_how_many_codings_move(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await opened(app, pilot, "vertrouwen")
        await typed(pilot, "M", *"politiek", "enter")
        question = app.screen
        assert isinstance(question, Confirm)
        assert "2 codings" in question.detail
        await typed(pilot, "enter")
        politics = study.codebook.find("politiek")
        assert len(study.codings.select(codes=[politics])) == 3
        assert "vertrouwen" not in labels(study)
        await typed(pilot, "u")
        assert "vertrouwen" in labels(study)


async def test_splitting_takes_the_chosen_quotations(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "vertrouwen")
        await typed(pilot, "S", *"te voet", "tab", "enter", *"traag", "enter")
        new = study.codebook.find("traag")
        (coding,) = study.codings.select(codes=[new])
        source = study.sources.get(coding.source_id)
        words = study.sources.text(source).content[coding.start : coding.end]
        assert words == "Vertrouwen komt te voet."
        assert screen.code == new


async def test_deleting_says_what_goes_and_needs_a_yes(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await opened(app, pilot, "Functioneren")
        await typed(pilot, "x")
        question = app.screen
        assert isinstance(question, Confirm)
        assert "4 codes" in question.detail and "3 codings" in question.detail
        await typed(pilot, "escape")
        assert "Functioneren" in labels(study)
        await typed(pilot, "x", "enter")
        assert labels(study) == ["Legitimatie", "eigen organisatie", "politiek", "Waarde"]


async def test_search_finds_words_of_the_definition(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        screen = await opened(app, pilot, "Waarde")
        await typed(pilot, "slash", *"spanning", "enter")
        assert screen.code is not None and screen.code.name("nl") == "dubbele loyaliteit"


async def test_a_memo_on_a_code(study: Project, running: Running) -> None:
    async with running() as (app, pilot):
        await opened(app, pilot, "politiek")
        await typed(pilot, "m", *"let op", "ctrl+s")
        (memo,) = study.memos.about(study.codebook.find("politiek"))
        assert memo.text == "let op"


async def test_quotations_of_a_code_with_all_beneath_it(study: Project, running: Running) -> None:
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        await opened(app, pilot, "Functioneren")
        await typed(pilot, "o")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, QuotationsScreen)
        assert "3 codings" in str(screen.query_one(".screen-title", Static).visual)
        await typed(pilot, "escape")
        assert isinstance(app.screen, CodebookScreen)


async def test_loading_shows_the_difference_first(
    study: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "boek.yaml"
    file.write_text(
        "codes:\n  - id: waarde\n    label: Waarde\n    key: w\n  - id: nieuw\n    label: Nieuw\n",
        "utf-8",
    )
    async with running() as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "L", "tab", *str(file), "enter")
        await pilot.pause(0.3)
        question = app.screen
        assert isinstance(question, Confirm)
        assert "+ nieuw" in question.detail and "~ waarde" in question.detail
        assert "Nieuw" not in labels(study)
        await typed(pilot, "enter")
        await settled(app, pilot)
        assert "Nieuw" in labels(study)
        assert study.codebook.find("waarde").key == "w"


async def test_the_book_is_written(
    study: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await opened(app, pilot)
        await typed(pilot, "w", "enter")
        await settled(app, pilot)
    assert "dubbele loyaliteit" in (tmp_path / "studie-codebook.yaml").read_text("utf-8")


async def test_an_empty_book_says_how_to_begin(tmp_path: Path, running: Running) -> None:
    with Project.create(tmp_path / "leeg.qnet", coder="anna") as empty:
        async with running(empty, size=(80, 24)) as (app, pilot):
            screen = await opened(app, pilot)
            assert screen.query_one("#codebook-hint").display
            await typed(pilot, "a", *"eerste", "enter")
            assert labels(empty) == ["eerste"]
            assert not screen.query_one("#codebook-hint").display
