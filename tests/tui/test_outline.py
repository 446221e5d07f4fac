"""The panes' list: folding, moving, choosing, and a cursor that stays on its row."""

from __future__ import annotations

from textual.app import App, ComposeResult

from qualcoder_net.tui.widgets.outline import Outline, Row

ROWS = [Row("a", "A"), Row("b", "B", 1), Row("c", "C", 2), Row("d", "D", 1), Row("e", "E")]


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[object] = []

    def compose(self) -> ComposeResult:
        yield Outline()

    def on_mount(self) -> None:
        self.outline.set_rows(ROWS)
        self.outline.focus()

    @property
    def outline(self) -> Outline:
        return self.query_one(Outline)

    def on_outline_chosen(self, event: Outline.Chosen) -> None:
        self.chosen.append(event.key)

    def lines(self) -> list[str]:
        outline = self.outline
        found = [outline.render_line(y).text.strip() for y in range(outline.size.height)]
        return [line for line in found if line]


async def test_a_folded_branch_hides_what_lies_beneath() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        await pilot.press("down", "left")
        assert app.lines() == ["▾ A", "▸ B", "D", "E"]
        await pilot.press("right")
        assert app.lines() == ["▾ A", "▾ B", "C", "D", "E"]
        await pilot.press("left", "up", "left")
        assert app.lines() == ["▸ A", "E"]


async def test_left_on_a_leaf_goes_to_its_branch() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        await pilot.press("down", "down", "left")
        assert app.outline.highlighted == "b"


async def test_highlighting_a_hidden_row_unfolds_to_it() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        await pilot.press("left")
        app.outline.highlight("c")
        assert app.outline.highlighted == "c"
        assert len(app.lines()) == 5


async def test_the_cursor_stays_on_its_row_when_rows_change() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        await pilot.press("end")
        app.outline.set_rows([Row("new", "New"), *ROWS])
        assert app.outline.highlighted == "e"
        app.outline.set_rows(ROWS[:2])
        assert app.outline.highlighted == "b"
        app.outline.set_rows([])
        assert app.outline.highlighted is None
        await pilot.press("down", "enter", "left", "right", "space", "pagedown")


async def test_enter_and_a_double_click_choose() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        await pilot.press("end", "enter")
        await pilot.click(Outline, offset=(5, 3))
        assert app.chosen == ["e"] and app.outline.highlighted == "d"
        await pilot.click(Outline, offset=(5, 0), times=2)
        assert app.chosen == ["e", "a"]


async def test_a_click_on_an_arrow_folds() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        await pilot.click(Outline, offset=(5, 0))
        assert len(app.lines()) == 5
        await pilot.click(Outline, offset=(0, 0))
        assert app.lines() == ["▸ A", "E"]


async def test_where_one_click_is_enough_it_chooses_or_folds() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        app.outline.ONE_CLICK = True  # type: ignore[misc]
        await pilot.click(Outline, offset=(5, 3))
        assert app.chosen == ["d"]
        await pilot.click(Outline, offset=(5, 0))
        assert app.lines() == ["▸ A", "E"]


async def test_counts_stand_at_the_right_and_long_labels_are_cut() -> None:
    async with Host().run_test(size=(20, 8)) as pilot:
        app: Host = pilot.app  # type: ignore[assignment]
        app.outline.set_rows([Row("x", "a label too long for the pane", right="12")])
        (line,) = app.lines()
        assert line.startswith("a label") and "…" in line and line.endswith("12")
