"""The small questions: what each key answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.screen import ModalScreen

from qualcoder_net.tui import dialogs
from qualcoder_net.tui.dialogs import Choose, ChooseMany, Confirm, Prompt, TextEdit
from qualcoder_net.tui.themes import DEFAULT, THEMES

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
