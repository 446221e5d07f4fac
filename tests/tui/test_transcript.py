"""The transcript in a running app: what it shows, where it goes, what it says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseMove
from textual.geometry import Region
from textual.pilot import Pilot

from qualcoder_net.model import Speaker, Turn
from qualcoder_net.tui.widgets.layout import TranscriptView
from qualcoder_net.tui.widgets.transcript import Mark, Stripe, Transcript
from tests.tui.test_movement import view_of
from tests.tui.tryout import made_up, made_up_codings

TEXT = "Kop.\nI: Hoe gaat het? En nu?\nR1: Goed. Heel goed dus.\nI: Mooi."
GOED, HEEL = TEXT.index("Goed."), TEXT.index("Heel")
GUTTER = 3 + 8 + 3  # number, lanes with mark, speaker


class Reader(App[None]):
    """Nothing but a transcript, and what it said."""

    def __init__(self, view: TranscriptView, stripes: list[Stripe], offset: int) -> None:
        super().__init__()
        self.given = view, stripes, offset
        self.said: list[Any] = []

    def compose(self) -> ComposeResult:
        yield Transcript()

    def on_mount(self) -> None:
        self.transcript.show(*self.given)
        self.transcript.focus()

    @property
    def transcript(self) -> Transcript:
        return self.query_one(Transcript)

    def on_transcript_cursor_moved(self, event: Transcript.CursorMoved) -> None:
        self.said.append(("cursor", event.sentence, event.span))

    def on_transcript_selection_changed(self, event: Transcript.SelectionChanged) -> None:
        self.said.append(("selection", event.span, event.is_free))


@asynccontextmanager
async def reading(
    view: TranscriptView | str = TEXT,
    stripes: list[Stripe] | None = None,
    *,
    offset: int = 0,
    size: tuple[int, int] = (60, 12),
) -> AsyncIterator[tuple[Transcript, Pilot[None]]]:
    if isinstance(view, str):
        view = view_of(view)
    app = Reader(view, stripes or [], offset)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app.transcript, pilot


def screen(transcript: Transcript) -> list[str]:
    width, height = transcript.size
    strips = transcript.render_lines(Region(0, 0, width, height))
    return [strip.text.rstrip() for strip in strips]


def stripe(coding_id: int, start: int, end: int, letter: str = "a") -> Stripe:
    return Stripe(coding_id, start, end, "#3b82c4", letter, "a code")


def quote(transcript: Transcript) -> str:
    start, end = transcript.selection
    return transcript.view.text[start:end]


# --- looks --------------------------------------------------------------------------------------


async def test_turns_show_their_number_speaker_and_text_once() -> None:
    async with reading() as (transcript, _):
        assert screen(transcript)[:6] == [
            "              Kop.",
            "",
            " 1         I  Hoe gaat het? En nu?",
            " 2         R1 Goed. Heel goed dus.",
            " 3         I  Mooi.",
            "",
        ]


async def test_stripes_show_letter_bar_and_end_in_their_lanes() -> None:
    text = "R1: " + "een twee drie vier " * 10
    stripes = [stripe(1, 4, 150, "a"), stripe(2, 60, 70, "b"), stripe(3, 4, 20, "c")]
    async with reading(text, stripes) as (transcript, _):
        lanes = [line[3:7].rstrip() for line in screen(transcript)[:5]]
        assert lanes == ["ac", "┃b", "┃", "╹", ""]


async def test_more_than_four_lanes_are_counted() -> None:
    stripes = [stripe(n, 8, 14, "abcdef"[n]) for n in range(6)]
    async with reading(TEXT, stripes) as (transcript, _):
        assert screen(transcript)[2][3:9] == "abcd+2"


async def test_a_stripe_from_above_has_its_letter_and_speaker_on_top() -> None:
    text = "R1: " + "een twee drie vier. " * 40
    async with reading(text, [stripe(1, 4, 700)], size=(60, 8)) as (transcript, pilot):
        transcript.scroll_to(y=5, animate=False)
        await pilot.pause()
        assert [line[3] for line in screen(transcript)[:3]] == ["a", "┃", "┃"]
        assert screen(transcript)[0][11:13] == "R1"


async def test_a_text_without_turns_has_no_columns_for_them() -> None:
    async with reading(TranscriptView("Een notitie.", (), {}, [(0, 12)])) as (transcript, _):
        assert screen(transcript)[0] == "        Een notitie."


async def test_no_control_character_reaches_the_terminal() -> None:
    text = "I: a\x1b]0;x\x07b\x9b31m\u202ec\ud800d\x00"
    async with reading(text) as (transcript, _):
        assert screen(transcript)[0][14:] == "a␛]0;x␇b�31mc�d␀"


async def test_marks_stand_beside_the_text() -> None:
    async with reading() as (transcript, pilot):
        transcript.set_marks([Mark(8, 21, "d", "#a65fb0")])
        await pilot.pause()
        assert screen(transcript)[2][9] == "d"


async def test_hits_are_underlined_and_the_current_one_stronger() -> None:
    async with reading() as (transcript, pilot):
        hits = [(GOED + 1, GOED + 5), (HEEL + 1, HEEL + 5)]
        transcript.set_hits(hits, 1)
        await pilot.pause()
        line = transcript.render_line(3)
        styles = {s.text: s.style for s in line if s.style is not None and s.style.underline}
        assert list(styles) == ["oed.", "eel "]
        assert styles["eel "].bold and not styles["oed."].bold


async def test_coded_text_is_tinted_with_the_colour_of_the_inner_coding() -> None:
    stripes = [stripe(1, GOED, HEEL + 13), Stripe(2, GOED, GOED + 5, "#c2556b", "b", "inner")]
    async with reading(TEXT, stripes) as (transcript, _):
        tints = {s.text: s.style.bgcolor for s in transcript.render_line(3) if s.style}
        assert len({tints["Goed."], tints[" Heel goed dus"], tints["."]}) == 3


async def test_in_no_colour_the_cursor_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as (transcript, _):
        assert [s.text for s in transcript.render_line(0) if s.style and s.style.reverse] == [
            "Kop."
        ]


async def test_a_theme_changes_what_is_on_the_screen() -> None:
    async with reading(TEXT, [stripe(1, 0, 10)]) as (transcript, pilot):
        before = transcript.render_lines(Region(0, 0, 59, 4))
        transcript.app.theme = "textual-light"
        await pilot.pause()
        assert transcript.render_lines(Region(0, 0, 59, 4)) != before


async def test_the_cursor_is_fainter_without_focus() -> None:
    async with reading() as (transcript, pilot):
        before = transcript.render_lines(Region(0, 0, 59, 1))
        transcript.blur()
        await pilot.pause()
        after = transcript.render_lines(Region(0, 0, 59, 1))
        assert before[0].text == after[0].text
        assert before != after


# --- walking ------------------------------------------------------------------------------------


async def test_it_opens_at_the_sentence_asked_for_and_says_so() -> None:
    async with reading(offset=HEEL + 3) as (transcript, _):
        assert quote(transcript) == "Heel goed dus."
        said = transcript.app.said  # type: ignore[attr-defined]
        assert said == [
            ("cursor", transcript.cursor, (HEEL, HEEL + 14)),
            ("selection", (HEEL, HEEL + 14), False),
        ]


async def test_moves_tell_where_the_cursor_is() -> None:
    async with reading() as (transcript, pilot):
        said = transcript.app.said  # type: ignore[attr-defined]
        said.clear()
        transcript.action_next_turn()
        transcript.action_toggle_selection()
        transcript.action_word_right()
        await pilot.pause()
        assert said == [
            ("cursor", 2, (8, 21)),
            ("selection", (8, 21), False),
            ("selection", (8, 11), True),
            ("selection", (8, 16), True),
        ]


async def test_shift_extends_and_a_plain_move_ends_it() -> None:
    async with reading() as (transcript, _):
        transcript.action_next_turn()
        transcript.action_next_sentence(True)
        assert quote(transcript) == "Hoe gaat het? En nu?"
        transcript.action_next_sentence()
        assert (quote(transcript), transcript.is_selecting) == ("Goed.", False)


async def test_a_started_selection_is_extended_by_every_move_until_it_is_cleared() -> None:
    async with reading() as (transcript, _):
        transcript.action_next_turn()
        transcript.action_select_sentences()
        transcript.action_next_sentence()
        transcript.action_end()
        assert quote(transcript) == TEXT[8:]
        transcript.action_home()
        assert quote(transcript) == TEXT[:21]
        transcript.action_clear_selection()
        assert quote(transcript) == "Kop."


async def test_a_span_gone_to_is_selected_unless_it_is_a_sentence() -> None:
    async with reading() as (transcript, _):
        transcript.go_to((HEEL, HEEL + 9))
        assert (quote(transcript), transcript.is_selecting) == ("Heel goed", True)
        transcript.go_to((GOED, GOED + 5))
        assert (quote(transcript), transcript.is_selecting) == ("Goed.", False)


async def test_codings_at_the_cursor_share_a_character_with_it() -> None:
    spans = {3: (GOED, GOED + 2), 1: (GOED - 6, GOED + 1), 2: (HEEL, HEEL + 4), 4: (0, GOED)}
    stripes = [stripe(coding_id, *span) for coding_id, span in spans.items()]
    async with reading(TEXT, stripes, offset=GOED) as (transcript, _):
        assert transcript.codings_at_cursor == [1, 3]


async def test_borders_of_a_segment_are_moved() -> None:
    async with reading() as (transcript, _):
        transcript.select(HEEL, HEEL + 9)
        transcript.action_move_border("end", "word", 1)
        transcript.action_move_border("start", "character", 1)
        assert quote(transcript) == "eel goed dus"


async def test_an_empty_source_can_be_shown_and_walked() -> None:
    async with reading(TranscriptView("")) as (transcript, pilot):
        for name in (
            "next_sentence", "previous_turn", "page_down", "home", "end", "word_left",
            "toggle_selection", "select_sentences", "clear_selection",
        ):  # fmt: skip
            getattr(transcript, f"action_{name}")()
        for name in ("next_sentence", "previous_turn", "page_down", "home", "word_left"):
            getattr(transcript, f"action_{name}")(True)
        transcript.add_stripe(stripe(1, 0, 1))
        transcript.set_hits([(0, 1)], 0)
        await pilot.click(Transcript, offset=(20, 1))
        assert (transcript.cursor, transcript.selection) == (-1, (0, 0))


# --- scrolling ----------------------------------------------------------------------------------


def rows_of_cursor(transcript: Transcript) -> tuple[int, int]:
    first, last = transcript.lines.lines_of(*transcript.selection)
    return first - transcript.scroll_offset.y, last - transcript.scroll_offset.y


async def test_the_cursor_is_kept_in_view_with_lines_around_it() -> None:
    async with reading(made_up(2000), size=(80, 24)) as (transcript, _):
        for _step in range(40):
            transcript.action_next_sentence()
            assert rows_of_cursor(transcript)[0] >= 0
            assert rows_of_cursor(transcript)[1] <= 24 - 1 - 3
        for _step in range(20):
            transcript.action_previous_sentence()
            assert rows_of_cursor(transcript)[0] >= 3 or transcript.scroll_offset.y == 0


async def test_pages_turn_and_come_back() -> None:
    async with reading(made_up(2000), size=(80, 24)) as (transcript, _):
        seen = [transcript.cursor]
        for _step in range(6):
            transcript.action_page_down()
            seen.append(transcript.cursor)
        assert seen == sorted(set(seen))
        for _step in range(8):
            transcript.action_page_up()
        assert transcript.cursor == 0
        transcript.action_end()
        assert transcript.cursor == len(transcript.view.sentences) - 1
        assert transcript.scroll_offset.y == transcript.max_scroll_y


async def test_a_sentence_taller_than_the_screen_is_read_through() -> None:
    text = "I: Hoe?\nR1: " + "en toen en nu " * 60 + "klaar.\nI: Zo."
    async with reading(text, size=(50, 10)) as (transcript, _):
        transcript.action_next_sentence()
        tall = quote(transcript)
        tops = [transcript.scroll_offset.y]
        while quote(transcript) == tall:
            transcript.action_next_sentence()
            tops.append(transcript.scroll_offset.y)
            assert len(tops) < 20
        assert all(after - before <= 8 for before, after in pairwise(tops))
        assert quote(transcript) == "Zo."
        transcript.action_previous_sentence()
        assert rows_of_cursor(transcript)[1] <= 9
        transcript.action_page_up()
        assert quote(transcript) == tall


async def test_a_new_width_keeps_the_cursor_where_it_is_on_the_screen() -> None:
    async with reading(made_up(3000), size=(100, 30)) as (transcript, pilot):
        for _step in range(60):
            transcript.action_next_sentence()
        row = rows_of_cursor(transcript)[0]
        await pilot.resize_terminal(60, 30)
        assert transcript.lines.line(0).end <= 60
        assert rows_of_cursor(transcript)[0] == row
        await pilot.resize_terminal(60, 14)
        assert 0 <= rows_of_cursor(transcript)[0] < 14


# --- drawing only what changed ------------------------------------------------------------------


async def test_only_the_lines_of_the_old_and_new_cursor_are_drawn_again() -> None:
    async with reading(made_up(2000), made_up_codings(made_up(2000), 50)) as (transcript, pilot):
        await pilot.pause()
        transcript._exchange_repaint_regions()
        before = transcript.lines.lines_of(*transcript.selection)
        transcript.action_next_sentence()
        after = transcript.lines.lines_of(*transcript.selection)
        drawn = {y for region in transcript._exchange_repaint_regions() for y in region.line_range}
        lines = {*range(before[0], before[1] + 1), *range(after[0], after[1] + 1)}
        assert drawn == lines


async def test_a_new_stripe_is_drawn_on_its_lines_alone() -> None:
    async with reading() as (transcript, pilot):
        await pilot.pause()
        transcript._exchange_repaint_regions()
        transcript.add_stripe(stripe(7, 8, 40))
        regions = transcript._exchange_repaint_regions()
        assert [(region.y, region.height) for region in regions] == [(2, 2)]
        assert [line[3:4] for line in screen(transcript)[1:5]] == ["", "a", "╹", " "]
        transcript.remove_stripe(7)
        assert [line[3:4] for line in screen(transcript)[1:5]] == ["", " ", " ", " "]


async def test_kept_lines_look_as_if_drawn_anew() -> None:
    view = made_up(1500)
    async with reading(view, made_up_codings(view, 200), size=(80, 20)) as (transcript, _):
        whole = transcript.size.region
        for step in range(40):
            transcript.action_next_sentence(step % 7 == 3)
            transcript.add_stripe(stripe(1000 + step, *transcript.selection))
            transcript.remove_stripe(step * 3)
            kept = transcript.render_lines(whole)
            transcript.refresh()
            assert kept == transcript.render_lines(whole)


# --- mouse --------------------------------------------------------------------------------------


async def test_a_click_sets_the_cursor() -> None:
    async with reading() as (transcript, pilot):
        await pilot.click(Transcript, offset=(GUTTER + 8, 3))
        assert (quote(transcript), transcript.is_selecting) == ("Heel goed dus.", False)


async def move(pilot: Pilot[None], offset: tuple[int, int]) -> None:
    """The mouse with its button held down."""
    await pilot._post_mouse_events([MouseMove], Transcript, offset=offset, button=1)


async def test_dragging_selects_from_character_to_character_either_way() -> None:
    async with reading() as (transcript, pilot):
        await pilot.mouse_down(Transcript, offset=(GUTTER + 4, 2))
        await move(pilot, (GUTTER + 3, 3))
        assert quote(transcript) == "gaat het? En nu?\nR1: Goed"
        await move(pilot, (GUTTER, 2))
        assert quote(transcript) == "Hoe g"
        await pilot.mouse_up(Transcript, offset=(GUTTER, 2))
        await pilot.hover(Transcript, offset=(GUTTER + 3, 3))
        assert quote(transcript) == "Hoe g"


async def test_a_double_click_selects_the_word_and_a_triple_the_sentence() -> None:
    async with reading() as (transcript, pilot):
        await pilot.click(Transcript, offset=(GUTTER + 5, 2), times=2)
        assert (quote(transcript), transcript.is_selecting) == ("gaat", True)
        await pilot.click(Transcript, offset=(GUTTER + 5, 2), times=3)
        assert quote(transcript) == "Hoe gaat het?"


async def test_wide_characters_are_hit_where_they_are_seen() -> None:
    text = "R1: 组织网络。双重"
    turns = [Turn(1, 1, 4, len(text), 2, number=1)]
    view = TranscriptView(text, turns, {2: Speaker(2, "b", 1, "R1")}, [(4, 9), (9, 11)])
    async with reading(view) as (transcript, pilot):
        await pilot.click(Transcript, offset=(GUTTER + 9, 0))
        assert quote(transcript) == "组织网络。"
        await pilot.click(Transcript, offset=(GUTTER + 10, 0))
        assert quote(transcript) == "双重"
