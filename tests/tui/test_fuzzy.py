"""How well what is typed fits a name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.tui.widgets.fuzzy import fit


def best(query: str, *names: str) -> str:
    return max(names, key=lambda name: fit(query, name))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("loy", "Dubbele loyaliteit"),
        ("dl", "Dubbele loyaliteit"),
        ("dubloy", "Dubbele loyaliteit"),
        ("COORD", "Coördinatie"),
        ("loyaliteit dubbele", "Dubbele loyaliteit"),
    ],
)
def test_beginnings_and_parts_of_words_fit_whatever_case_and_accents(query: str, name: str) -> None:
    assert fit(query, name) > 0.3
    assert best(query, name, "Waarde", "Ontwerp") == name


def test_the_nearer_name_wins() -> None:
    assert best("waarde", "Directe waarde", "Waarde", "Waardering") == "Waarde"
    assert best("vert", "Overtuiging", "Vertrouwen") == "Vertrouwen"


def test_a_definition_fits_by_its_words_and_less_than_a_name() -> None:
    prose = "Erop rekenen dat een ander het goede zal doen."
    assert 0 < fit("rekenen", "Vertrouwen", prose=prose) < fit("vertr", "Vertrouwen")
    assert fit("rkn", "Vertrouwen", prose=prose) == 0


def test_what_is_not_there_does_not_fit() -> None:
    assert fit("xyz", "Vertrouwen", "Functioneren › Vertrouwen", "Erop rekenen.") == 0


def test_a_long_definition_takes_no_time() -> None:
    begun = time.perf_counter()
    fit("eeeeeeeeee", "e" * 60, "e" * 300, "een " * 500)
    assert time.perf_counter() - begun < 0.1


@given(st.text(max_size=20), st.text(max_size=60), st.text(max_size=60), st.text(max_size=200))
def test_any_text_fits_between_nothing_and_all(
    query: str, name: str, context: str, prose: str
) -> None:
    assert 0 <= fit(query, name, context, prose) <= 1
    assert fit(name, name) == 1 or not fit(name, name) < 0.5
