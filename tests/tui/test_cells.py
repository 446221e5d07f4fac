"""What reaches the terminal is safe, and as wide as we think."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcoder_net.tui.widgets.cells import (
    ODD,
    WIDTHS,
    cluster_end,
    cluster_start,
    fitted,
    offset_at,
    shown,
    width_of,
)

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@given(ANY_TEXT)
def test_shown_text_is_as_wide_as_its_code_points(text: str) -> None:
    assert cell_len(shown(text)) == width_of(text) == sum(WIDTHS[c] for c in text)


@given(ANY_TEXT)
def test_no_control_direction_or_half_character_reaches_the_terminal(text: str) -> None:
    seen = shown(text)
    seen.encode("utf-8")
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in seen)
    assert not any(unicodedata.bidirectional(c) in _DIRECTIONS for c in seen)


_DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def test_an_escape_sequence_is_shown_as_pictures() -> None:
    assert shown("a\x1b[31mb\x07\x9b\ud800") == "a␛[31mb␇��"


def test_a_tab_is_four_spaces_and_a_soft_hyphen_nothing() -> None:
    assert (shown("a\tb\u00adc"), width_of("a\tb\u00adc")) == ("a    bc", 7)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("één", 3),
        ("e\u0301e\u0301n", 3),
        ("网络", 4),
        ("👨\u200d👩\u200d👧", 6),
        ("❤\ufe0f", 1),
        ("👍🏽", 2),
    ],
)
def test_widths_do_not_depend_on_what_a_terminal_joins(text: str, cells: int) -> None:
    assert width_of(text) == cells


def test_plain_text_is_its_own_picture_one_cell_each() -> None:
    plain = [chr(c) for c in range(0x10000) if ODD.fullmatch(chr(c)) is None]
    assert len(plain) > 900
    assert all(shown(c) == c and cell_len(c) == 1 for c in plain)


@given(ANY_TEXT, st.integers(0, 12))
def test_a_fitted_text_fills_its_width_exactly(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) == width


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert (fitted("Wethouder", 6), fitted("R2", 6)) == ("Wetho…", "R2    ")


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.integers(0, 80))
def test_the_code_point_under_a_cell_covers_it(text: str, x: int) -> None:
    found = offset_at(text, 0, len(text), x)
    before = sum(WIDTHS[c] for c in text[:found])
    total = sum(WIDTHS[c] for c in text)
    assert 0 <= found < len(text)
    if x < total:
        assert before <= x < before + WIDTHS[text[found]]


def test_a_wide_character_is_hit_on_either_of_its_cells() -> None:
    assert [offset_at("a网b", 0, 3, x) for x in range(6)] == [0, 1, 1, 2, 2, 2]


def test_marks_belong_to_what_they_stand_upon() -> None:
    text = "e\u0301\u0302x"
    assert cluster_end(text, 0, len(text)) == 3
    assert (cluster_start(text, 3), cluster_start(text, 4)) == (0, 3)
