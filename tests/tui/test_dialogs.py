"""The small questions: what each key answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.screen import ModalScreen

from qualcoder_net.tui import dialogs
from qualcoder_net.tui.dialogs import Choose, ChooseMany, Confirm, Prompt, TextEdit
from qualcoder_net.tui.file_dialog import ChooseFile
from qualcoder_net.tui.themes import DEFAULT, THEMES
from tests.tui.waiting import click_hint

NOTHING = object()


class Asking(App[None]):
    CSS_PATH = str(Path(dialogs.__file__).with_name("screens.tcss"))

    def __init__(self, question: ModalScreen[Any]) -> None:
        super().__init__()
        self.question = question
        self.answer: Any = NOTHING
        for look in THEMES:
            self.register_theme(look)
        self.theme = DEFAULT

    def on_mount(self) -> None:
        self.push_screen(self.question, self.keep)

    def keep(self, answer: Any) -> None:
        self.answer = answer


async def answered(question: ModalScreen[Any], *keys: str) -> Any:
    app = Asking(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    return app.answer


async def clicked(question: ModalScreen[Any], *steps: str | tuple[int, int]) -> Any:
    """The answer to clicks: on a hint by what it says, on a list by place."""
    app = Asking(question)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for step in steps:
            if isinstance(step, str):
                await click_hint(pilot, step)
            else:
                await pilot.click("OptionList", offset=step)
            await pilot.pause()
    return app.answer


FRUIT = [("a", "Appel"), ("b", "Banaan"), ("c", "Café [noir]"), ("d", "Druif")]


@pytest.mark.parametrize(
    ("key", "answer"),
    [("enter", True), ("y", True), ("escape", False), ("n", False), ("x", NOTHING)],
)
async def test_confirm_answers_yes_no_or_nothing(key: str, answer: Any) -> None:
    assert await answered(Confirm("Delete [this]?", "3 codings go with it."), key) is answer


async def test_prompt_gives_the_line_as_edited() -> None:
    assert await answered(Prompt("Name", "abc"), "end", "d", "enter") == "abcd"


async def test_prompt_gives_none_on_escape() -> None:
    assert await answered(Prompt("Name", "abc"), "end", "d", "escape") is None


async def test_prompt_stays_open_and_says_what_is_wrong() -> None:
    question = Prompt("Name", check=lambda line: "" if line else "A name, please.")
    assert await answered(question, "enter") is NOTHING
    question = Prompt("Name", check=lambda line: "" if line else "A name, please.")
    assert await answered(question, "enter", "x", "enter") == "x"


async def test_text_edit_keeps_several_lines() -> None:
    assert await answered(TextEdit("Memo", "een"), "enter", "t", "w", "ctrl+s") == "een\ntw"


async def test_text_edit_asks_twice_before_throwing_work_away() -> None:
    assert await answered(TextEdit("Memo", "een"), "escape") is None
    assert await answered(TextEdit("Memo", "een"), "x", "escape") is NOTHING
    assert await answered(TextEdit("Memo", "een"), "x", "escape", "escape") is None


async def test_choose_takes_the_highlighted_option() -> None:
    assert await answered(Choose("Fruit", FRUIT), "enter") == "a"
    assert await answered(Choose("Fruit", FRUIT), "down", "down", "enter") == "c"
    assert await answered(Choose("Fruit", FRUIT, chosen="d"), "enter") == "d"
    assert await answered(Choose("Fruit", FRUIT, filterable=False), "down", "enter") == "b"


async def test_choose_filters_without_case_or_accents() -> None:
    assert await answered(Choose("Fruit", FRUIT), *"CAFE", "enter") == "c"
    assert await answered(Choose("Fruit", FRUIT), *"zzz", "enter") is NOTHING


async def test_choose_many_marks_with_tab_or_space_and_keeps_the_order() -> None:
    many = ["down", "down", "space", "up", "up", "up"]
    assert await answered(ChooseMany("Fruit", FRUIT), *many, "tab", "enter") == ["a", "c"]


async def test_choose_many_can_take_a_mark_away() -> None:
    assert await answered(ChooseMany("Fruit", FRUIT, ["a", "d"]), "tab", "enter") == ["d"]
    assert await answered(ChooseMany("Fruit", FRUIT, ["a"]), "escape") is None


async def test_choose_many_marks_all_that_the_filter_shows() -> None:
    assert await answered(ChooseMany("Fruit", FRUIT), "a", "ctrl+a", "enter") == ["a", "b", "c"]


async def test_the_keys_of_a_dialog_can_be_clicked() -> None:
    assert await clicked(Confirm("Delete?"), "yes") is True
    assert await clicked(Confirm("Delete?"), "Esc") is False
    assert await clicked(Confirm("Delete?", yes="delete"), "delete") is True
    assert await clicked(Prompt("Name", "abc"), "keep") == "abc"
    assert await clicked(Prompt("Name", "abc"), "cancel") is None
    assert await clicked(TextEdit("Memo", "een"), "Ctrl+S") == "een"
    assert await clicked(Choose("Fruit", FRUIT), "choose") == "a"


async def test_clicking_an_option_chooses_it() -> None:
    assert await clicked(Choose("Fruit", FRUIT), (3, 1)) == "b"
    assert await clicked(Choose("Fruit", FRUIT, filterable=False), (3, 2)) == "c"


async def test_clicking_options_marks_them_until_they_are_kept() -> None:
    assert await clicked(ChooseMany("Fruit", FRUIT), (3, 1), (3, 3), "keep") == ["b", "d"]
    assert await clicked(ChooseMany("Fruit", FRUIT, ["b"]), (3, 1), "keep") == []
    assert await clicked(ChooseMany("Fruit", FRUIT), (3, 1), "mark all", "keep") == [*"abcd"]
    assert await clicked(ChooseMany("Fruit", FRUIT, filterable=False), (3, 1), "keep") == ["b"]


async def test_a_file_is_chosen_by_mouse_alone(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "book.yaml").write_text("codes: []")
    app = Asking(ChooseFile("Codebook", (".yaml",), tmp_path / "below"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await click_hint(pilot, "Tab")  # to the line of text, from where a click goes up too
        await click_hint(pilot, "folder above")
        await pilot.pause(0.3)
        await pilot.click("FileTree", offset=(6, 2))
        await pilot.pause()
    assert app.answer == tmp_path / "book.yaml"


@pytest.mark.parametrize("size", [(80, 24), (120, 35), (200, 60), (60, 18)])
async def test_the_keys_stay_in_sight_below_long_lists_and_texts(size: tuple[int, int]) -> None:
    many = [(n, f"option {n}") for n in range(99)]
    long = "A sentence of some length that is said again and again. " * 40
    for question in (
        Choose("One", many, detail=long),
        ChooseMany("Many", many),
        Confirm("Sure?", long),
        TextEdit("Memo", long, detail=long),
    ):
        app = Asking(question)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            box, hints = (app.screen.query_one(name) for name in (".dialog-box", "KeyHints"))
            assert box.region.contains_region(hints.region), question
            assert hints.region.bottom == box.region.bottom - 1, question
