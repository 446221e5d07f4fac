"""Words, figures and dates in a report's own language."""

from __future__ import annotations

import datetime as dt

import pytest

from qualcoder_net import i18n
from qualcoder_net.reports.words import words


@pytest.mark.usefixtures("dutch")
def test_a_report_speaks_its_own_language_whatever_the_screen_speaks() -> None:
    before = i18n.current_language()
    assert words("nl")("Table") == "Tabel"
    assert words("en")("Table") == "Table"
    assert i18n.current_language() == before


@pytest.mark.usefixtures("dutch")
def test_dates_and_values_are_filled_in() -> None:
    assert words("nl").date(dt.date(2025, 11, 3)) == "3 november 2025"
    assert words("en").date(dt.date(2025, 11, 3)) == "3 November 2025"
    assert words("nl")("turn {n}", n=32) == "beurt 32"


def test_dutch_has_commas_where_english_has_points() -> None:
    assert words("nl").number(12345.67, 2) == "12.345,67"
    assert words("en").number(12345.67, 2) == "12,345.67"


@pytest.mark.parametrize(
    ("cells", "figure", "printed"),
    [
        ("segments", 1234, "1,234"),
        ("segments", 0, "0"),
        ("share", 0.1234, "12.3%"),
        ("share", 0.0, "0%"),
        ("share", 0.0001, "0.0%"),
        ("share", None, "n/a"),
        ("per_1000", 4.26, "4.3"),
        ("presence", True, "x"),
        ("presence", False, "–"),
    ],
)
def test_figures_are_printed_by_their_kind(cells: str, figure: object, printed: str) -> None:
    assert words("en").figure(figure, cells) == printed  # type: ignore[arg-type]


def test_a_language_that_we_do_not_speak_gets_english() -> None:
    assert words("fr").locale == "en-GB"
    assert words("nl").locale == "nl-NL"


def test_plurals_choose_their_form() -> None:
    assert words("en").plural("{n} turn", "{n} turns", n=1) == "1 turn"
    assert words("en").plural("{n} turn", "{n} turns", n=1200) == "1,200 turns"
