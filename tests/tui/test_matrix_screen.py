"""The matrix screen: what it counts, how it is set, and down to the quotations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.coding import CodingScreen
from qualcoder_net.tui.screens.matrix import MatrixScreen
from qualcoder_net.tui.screens.matrix_settings import MatrixSettings, figure
from qualcoder_net.tui.screens.quotations import QuotationsScreen
from qualcoder_net.tui.widgets.heat_table import HeatTable, _head
from qualcoder_net.tui.widgets.keyhints import KeyHints
from tests.tui.conftest import Running
from tests.tui.waiting import settled

CODED = (
    ("oostrand-r1", "dubbele loyaliteit", "Dat schuurt."),
    ("oostrand-r1", "vertrouwen", "Vertrouwen komt te voet."),
    ("oostrand-r2", "politiek", "Omdat de raad wil weten wie er verantwoordelijk is."),
    ("oostrand-r2", "vertrouwen", "Vertrouwen is geen verantwoording."),
    ("kade-r1", "Waarde", "Voor de mensen met een tas vol dichte enveloppen."),
)


def code_some(project: Project) -> None:
    for name, code, words in CODED:
        source = project.sources.find(name)
        start = project.sources.text(source).content.index(words)
        project.codings.apply(project.codebook.find(code), source, start, start + len(words))


async def counted(app: QualcoderApp, pilot: Pilot[Any]) -> tuple[MatrixScreen, HeatTable]:
    """The screen when its counting is done."""
    screen = app.screen
    assert isinstance(screen, MatrixScreen)
    await settled(app, pilot)
    return screen, screen.query_one(HeatTable)


def text_of(app: QualcoderApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).visual)


async def test_it_shows_cases_by_branches_with_totals(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await pilot.press("f5")
        _screen, table = await counted(app, pilot)
        grid = table.grid
        assert [*grid.rows] == ["Oostrand", "De Kade"]
        assert [*grid.columns] == ["Functioneren", "Legitimatie", "Waarde"]
        assert [[*row] for row in grid.figures] == [["3", "1", "·"], ["·", "·", "1"]]
        assert [*grid.column_totals] == ["3", "1", "1"]
        assert grid.total == "5"


async def test_the_status_names_the_cell_in_full(study: Project, running: Running) -> None:
    code_some(study)
    async with running(size=(80, 24)) as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("d")
        await counted(app, pilot)
        await pilot.press("right")
        await pilot.pause()
        assert "Oostrand  ×  Functioneren › dubbele loyaliteit:  1" in text_of(app, "#matrix-cell")
        await pilot.press("end")
        await pilot.pause()
        assert "Oostrand  ×  all columns" in text_of(app, "#matrix-cell")
        assert "anna" in text_of(app, "#matrix-note")


async def test_enter_opens_the_quotations_and_again_the_place(
    study: Project, running: Running
) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("right", "enter")
        await pilot.pause()
        quotations = app.screen
        assert isinstance(quotations, QuotationsScreen)
        await settled(app, pilot)
        assert [quote.text for quote in quotations._quotes] == [CODED[2][2]]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        # and back in the matrix she is where she was
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("escape")
        _screen, table = await counted(app, pilot)
        assert table.at == (0, 1)


async def test_an_empty_cell_opens_nothing(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MatrixScreen)


async def test_rows_and_cells_are_chosen_and_remembered(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("r", *"source", "enter")
        await pilot.pause()
        screen, table = await counted(app, pilot)
        assert [*table.grid.rows] == ["oostrand-r1", "oostrand-r2", "kade-r1"]
        await pilot.press("c", "end", "up", "enter")
        await pilot.pause()
        await pilot.press("s", "s", "e")
        screen, table = await counted(app, pilot)
        assert screen.settings.cells == "presence"
        assert "●" in {figure for row in table.grid.figures for figure in row}
        kept = MatrixSettings.of(study.preference("matrix"))
        assert (kept.rows, kept.cells, kept.sort, kept.hide_empty) == (
            "source", "presence", "total", True,
        )  # fmt: skip


async def test_a_filter_keeps_only_the_talk_that_fits(study: Project, running: Running) -> None:
    code_some(study)
    level = study.attributes.define("niveau", "source", "choice", ["bestuur", "uitvoering"])
    study.attributes.set(level, study.sources.find("oostrand-r1"), "bestuur")
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("f", *"niveau", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        screen, table = await counted(app, pilot)
        assert table.grid.total == "2"
        said = str(screen.query_one("#matrix-settings", KeyHints).render())
        assert "niveau = bestuur" in said
        await pilot.press("f", "enter")
        await pilot.pause()
        _screen, table = await counted(app, pilot)
        assert table.grid.total == "5"


async def test_only_the_codes_beneath_one(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("b", *"func", "enter")
        await pilot.pause()
        _screen, table = await counted(app, pilot)
        assert [*table.grid.columns] == ["dubbele loyaliteit", "vertrouwen", "besluitvorming"]


async def test_the_code_beneath_which_is_counted_may_get_another_id_or_go(
    study: Project, running: Running
) -> None:
    code_some(study)
    legitimation = study.codebook.find("Legitimatie")
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("b", *"legit", "enter")
        await pilot.pause()
        study.codebook.edit(legitimation, slug="legitimiteit")
        app.project_changed()
        _screen, table = await counted(app, pilot)
        assert [*table.grid.columns] == ["eigen organisatie", "politiek"]
        study.codebook.delete(study.codebook.find("legitimiteit"))
        app.project_changed()
        await counted(app, pilot)
        assert [*table.grid.columns] == ["Functioneren", "Waarde"]


async def test_several_analysts_must_be_chosen_between(study: Project, running: Running) -> None:
    code_some(study)
    with Project.open(study.store.path or "", coder="bert") as other:
        source = other.sources.find("kade-r1")
        other.codings.apply(other.codebook.find("politiek"), source, 0, 40)
    async with running() as (app, pilot):
        await pilot.press("f5")
        _screen, table = await counted(app, pilot)
        assert not table.display
        assert "Several analysts" in text_of(app, "#matrix-hint")
        assert "--coders" not in text_of(app, "#matrix-hint")
        await pilot.press("o", *"bert", "tab", "enter")
        await pilot.pause()
        _screen, table = await counted(app, pilot)
        assert table.display
        assert "bert" in text_of(app, "#matrix-note")


async def test_an_empty_project_gives_a_hint(tmp_path: Path, running: Running) -> None:
    with Project.create(tmp_path / "leeg.qnet", coder="anna") as empty:
        async with running(empty, size=(80, 24)) as (app, pilot):
            await pilot.press("f5")
            _screen, table = await counted(app, pilot)
            assert not table.display
            assert "no codes yet" in text_of(app, "#matrix-hint")


async def test_it_counts_again_after_an_undo(study: Project, running: Running) -> None:
    code_some(study)
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("u")
        _screen, table = await counted(app, pilot)
        assert table.grid.total == "4"


@pytest.mark.parametrize("ending", ["csv", "docx"])
async def test_it_is_written_to_a_file(
    study: Project, running: Running, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code_some(study)
    monkeypatch.chdir(tmp_path)
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("w", *["backspace"] * 4, *ending, "enter")
        await pilot.pause()
        if ending == "docx":
            await pilot.press("enter")
        await settled(app, pilot)
    assert (tmp_path / f"studie-matrix.{ending}").stat().st_size > 50


async def test_a_file_is_replaced_only_when_she_says_so(
    study: Project, running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code_some(study)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "studie-matrix.csv"
    file.write_text("mine", "utf-8")
    async with running() as (app, pilot):
        await pilot.press("f5")
        await counted(app, pilot)
        await pilot.press("w", *["backspace"] * 4, *"csv", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert file.read_text("utf-8") == "mine"
        await pilot.press("w", *["backspace"] * 4, *"csv", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await settled(app, pilot)
    assert "Oostrand" in file.read_text("utf-8-sig")


async def test_the_table_scrolls_with_its_heads_in_place(study: Project, running: Running) -> None:
    code_some(study)
    for n in range(30):
        study.cases.add(f"Netwerk {n}")
        study.codebook.add(f"code nummer {n}")
    async with running(size=(80, 24)) as (app, pilot):
        await pilot.press("f5")
        _screen, table = await counted(app, pilot)
        await pilot.press("end", "G", "k")
        await pilot.pause()
        assert table.scroll_offset.x > 0 and table.scroll_offset.y > 0
        lines = [table.render_line(y).text for y in range(table.size.height)]
        assert "Total" in lines[table._head_height - 1]
        assert any("Netwerk 29" in line for line in lines)
        assert lines[table._total_line].startswith("Total")


def test_figures_are_short_and_nought_is_a_dot() -> None:
    assert figure(0, "segments") == "·"
    assert figure(1234, "words") == "1234"
    assert figure(0.123, "share") == "12%"
    assert figure(0.0123, "share") == "1.2%"
    assert figure(float("nan"), "share") == "–"
    assert figure(2.25, "per_1000") == "2.2"
    assert figure(True, "presence") == "●"


def test_heads_break_long_words_and_end_after_three_lines() -> None:
    assert _head("Netwerkoriëntatie", 10) == ["Netwerkor-", "iëntatie"]
    lines = _head("de waarde voor de bewoners van de wijk en de stad", 10)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(len(line) <= 10 for line in lines)
