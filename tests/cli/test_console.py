from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.cli.console import aligned
from qualcoder_net.cli.safe import cut, harmless, one_line, padded, width


def test_escape_sequences_cannot_reach_the_terminal() -> None:
    assert harmless("a\x1b[2Jb\x9bc\u202ed\te\nf") == "a␛[2Jb�c�d\te\nf"


@given(st.text())
def test_one_line_is_one_line_without_steering_characters(text: str) -> None:
    said = one_line(text)
    assert len(said.splitlines()) <= 1
    assert harmless(said) == said


@given(st.text(), st.integers(min_value=1, max_value=30))
def test_a_cut_text_fits(text: str, columns: int) -> None:
    said = cut(one_line(text), columns)
    assert width(said) <= columns


def test_wide_and_combining_characters_are_measured_as_shown() -> None:
    assert width("日本") == 4
    assert width("e\u0301") == 1
    assert padded("日", 4) == "日  "
    assert padded("12", 4, right=True) == "  12"


def test_columns_align_and_numbers_stand_at_the_right() -> None:
    lines = aligned(
        [{"a": "one", "n": 5}, {"a": "日本語", "n": 12}], {"a": "name", "n": "no."}, columns=None
    )
    assert list(lines) == ["name    no.", "one       5", "日本語   12"]


def test_the_widest_cells_are_cut_to_the_terminal() -> None:
    record = {"a": "short", "b": "x" * 20, "c": "word " * 20}
    lines = list(aligned([record], {"a": "a", "b": "b", "c": "c"}, columns=60))
    assert all(width(line) <= 60 for line in lines)
    assert lines[1].startswith(f"short  {'x' * 20}  word") and lines[1].endswith("…")


def test_a_narrow_terminal_still_shows_the_beginning_of_every_cell() -> None:
    lines = list(aligned([{"a": "x" * 30, "b": "y" * 30}], {"a": "a", "b": "b"}, columns=5))
    assert lines[1] == f"{'x' * 9}…  {'y' * 9}…"


def test_into_a_file_nothing_is_cut() -> None:
    assert list(aligned([{"a": "x" * 500}], {"a": "a"}, columns=None))[1] == "x" * 500
