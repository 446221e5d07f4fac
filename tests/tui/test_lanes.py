"""Stripes keep their lanes; their colours can be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.model import PALETTE
from qualcoder_net.tui.widgets.lanes import (
    Lanes,
    Placed,
    Stripe,
    contrast,
    glyph,
    ink_on,
    legible,
    rgb,
)
from qualcoder_net.tui.widgets.layout import Layout

TEN_LINES = Layout(range(0, 100, 10), range(9, 109, 10), [0] * 10)


def stripe(coding_id: int, start: int, end: int, *, own: bool = True) -> Stripe:
    return Stripe(coding_id, start, end, "#3b82c4", "a", "a code", own)


def lane_of(lanes: Lanes, coding_id: int) -> int:
    placed = lanes.get(coding_id)
    assert placed is not None
    return placed.lane


def test_codings_on_different_lines_share_the_first_lane() -> None:
    lanes = Lanes(TEN_LINES, [stripe(1, 0, 15), stripe(2, 20, 25)])
    assert [lane_of(lanes, 1), lane_of(lanes, 2)] == [0, 0]


def test_codings_that_meet_on_a_line_have_different_lanes() -> None:
    lanes = Lanes(TEN_LINES, [stripe(1, 0, 13), stripe(2, 15, 25)])
    assert [lane_of(lanes, 1), lane_of(lanes, 2)] == [0, 1]


def test_the_older_coding_is_placed_first_whatever_the_order_given() -> None:
    lanes = Lanes(TEN_LINES, [stripe(9, 0, 50), stripe(3, 0, 5), stripe(5, 0, 5)])
    assert [lane_of(lanes, n) for n in (3, 5, 9)] == [0, 1, 2]


def test_every_column_of_the_gutter_has_lanes_of_its_own() -> None:
    lanes = Lanes(
        TEN_LINES,
        [stripe(1, 0, 50), replace(stripe(2, 0, 50), column=1), replace(stripe(3, 5, 9), column=1)],
    )
    assert [lane_of(lanes, n) for n in (1, 2, 3)] == [0, 0, 1]
    assert [(p.stripe.column, p.lane) for p in lanes.on_line(0)] == [(0, 0), (1, 0), (1, 1)]
    lanes.remove(2)
    assert [placed.stripe.coding_id for placed in lanes.on_line(0)] == [1, 3]


def test_what_is_placed_first_has_the_first_lane() -> None:
    lanes = Lanes(TEN_LINES, [stripe(1, 0, 50), replace(stripe(2, 0, 50), placed_first=True)])
    assert [lane_of(lanes, 1), lane_of(lanes, 2)] == [1, 0]


def test_those_in_the_way_of_what_is_placed_first_are_its_columns_own() -> None:
    beside = replace(stripe(2, 0, 50), column=1)
    lanes = Lanes(TEN_LINES, [stripe(1, 0, 50), beside, stripe(3, 60, 70), stripe(4, 5, 9)])
    assert lanes.in_the_way(stripe(5, 0, 5)) == []
    first = replace(stripe(5, 0, 5), placed_first=True)
    assert [one.coding_id for one in lanes.in_the_way(first)] == [1, 4]


def test_removing_leaves_the_others_and_the_place_is_taken_by_the_next() -> None:
    lanes = Lanes(TEN_LINES, [stripe(1, 0, 50), stripe(2, 0, 50), stripe(3, 0, 50)])
    lanes.remove(1)
    assert [lane_of(lanes, 2), lane_of(lanes, 3)] == [1, 2]
    lanes.add(stripe(4, 10, 15))
    assert lane_of(lanes, 4) == 0


def test_new_borders_move_that_coding_alone() -> None:
    lanes = Lanes(TEN_LINES, [stripe(1, 0, 50), stripe(2, 0, 50)])
    lanes.add(stripe(1, 60, 70))
    assert [p.stripe.coding_id for p in lanes.on_line(0)] == [2]
    assert lane_of(lanes, 2) == 1
    assert len(lanes) == 2


def test_a_text_without_lines_has_no_stripes() -> None:
    assert Lanes(Layout((), (), ())).add(stripe(1, 0, 5)) is None


SPANS = st.tuples(st.integers(0, 108), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1]))
STRIPES = st.lists(SPANS, max_size=25).map(lambda s: [stripe(n, *x) for n, x in enumerate(s)])


@given(STRIPES)
def test_no_two_codings_share_a_cell(stripes: list[Stripe]) -> None:
    lanes = Lanes(TEN_LINES, stripes)
    for line in range(10):
        placed = lanes.on_line(line)
        assert len({p.lane for p in placed}) == len(placed)
        expected = {s.coding_id for s in stripes if _touches(s, line)}
        assert {p.stripe.coding_id for p in placed} == expected


@given(STRIPES, SPANS)
def test_one_more_moves_none(stripes: list[Stripe], span: tuple[int, int]) -> None:
    lanes = Lanes(TEN_LINES, stripes)
    before = [lane_of(lanes, s.coding_id) for s in stripes]
    lanes.add(stripe(1000, *span))
    assert [lane_of(lanes, s.coding_id) for s in stripes] == before
    again = Lanes(TEN_LINES, [*stripes, stripe(1000, *span)])
    assert lane_of(again, 1000) == lane_of(lanes, 1000)


@given(STRIPES)
def test_a_lane_depends_on_older_codings_of_the_same_lines_alone(stripes: list[Stripe]) -> None:
    lanes = Lanes(TEN_LINES, stripes)
    for s in stripes:
        first, last = TEN_LINES.lines_of(s.start, s.end)
        older = [
            o
            for o in stripes
            if o.coding_id < s.coding_id
            and any(_touches(o, line) for line in range(first, last + 1))
        ]
        taken = {lane_of(lanes, o.coding_id) for o in older}
        assert lane_of(lanes, s.coding_id) == next(n for n in range(99) if n not in taken)


def _touches(s: Stripe, line: int) -> bool:
    first, last = TEN_LINES.lines_of(s.start, s.end)
    return first <= line <= last


def test_begin_middle_and_end_of_a_stripe_differ() -> None:
    placed = Placed(stripe(1, 0, 30), 0, 2, 4)
    parts = [glyph(placed, line, is_top=False) for line in (2, 3, 4)]
    assert parts == [("a", "begin"), ("┃", "bar"), ("╹", "bar")]
    assert glyph(placed, 3, is_top=True) == ("a", "again")


def test_a_stripe_on_one_line_is_its_letter() -> None:
    assert glyph(Placed(stripe(1, 0, 3), 0, 2, 2), 2, is_top=False) == ("a", "begin")


def test_another_coders_stripe_is_broken() -> None:
    placed = Placed(stripe(1, 0, 30, own=False), 0, 2, 4)
    assert [glyph(placed, line, is_top=False)[0] for line in (3, 4)] == ["┆", "╵"]


GROUNDS = [(0, 0, 0), (30, 30, 30), (128, 128, 128), (216, 216, 216), (255, 255, 255)]


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", [*PALETTE, "#000000", "#ffffff", "#ffff00", "#0000ff"])
def test_every_colour_stands_out_from_every_ground(
    colour: str, ground: tuple[int, int, int]
) -> None:
    assert contrast(legible(colour, ground), ground) >= 2.99
    assert contrast(ink_on(rgb(colour)), rgb(colour)) >= 4.5


def test_a_colour_that_stands_out_is_left_as_it_is() -> None:
    assert legible("#c2703d", (0, 0, 0)) == (0xC2, 0x70, 0x3D)


def test_contrast_is_that_of_the_published_examples() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(rgb("#777"), rgb("#fff")) == pytest.approx(4.48, abs=0.01)


def test_what_is_no_colour_is_grey() -> None:
    assert rgb("rood") == rgb("") == rgb("#12345") == (128, 128, 128)
