"""Choosing typical quotations and saying where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.reports.quotations import reference, typical
from qualcoder_net.reports.report import Quotation
from qualcoder_net.reports.words import words


def said(length: int, source: str, speaker: str = "R1") -> Quotation:
    return Quotation("x" * length, source, speaker)


def test_few_quotations_are_all_typical() -> None:
    quotations = (said(5, "a"), said(900, "a"))
    assert typical(quotations, 3) == quotations


def test_every_source_comes_before_any_has_two() -> None:
    chosen = typical([said(50, "a"), said(50, "a"), said(50, "a"), said(400, "b")], 2)
    assert [quotation.source for quotation in chosen] == ["a", "b"]


def test_within_a_source_every_speaker_comes_before_any_has_two() -> None:
    chosen = typical([said(50, "a"), said(50, "a"), said(50, "a"), said(400, "a", "R2")], 2)
    assert [quotation.speaker for quotation in chosen] == ["R1", "R2"]


def test_the_length_nearest_the_median_is_preferred() -> None:
    chosen = typical([said(5, "a"), said(100, "a"), said(110, "a"), said(900, "a")], 2)
    assert [len(quotation.text) for quotation in chosen] == [100, 110]


def test_the_earliest_wins_among_equals_and_the_order_stays() -> None:
    quotations = [said(50, "b"), said(50, "a"), said(50, "c")]
    assert typical(quotations, 2) == (quotations[0], quotations[1])


quotations = st.lists(
    st.builds(said, st.integers(0, 40), st.sampled_from("abc"), st.sampled_from(["R1", "R2"]))
)


@given(quotations, st.integers(0, 8))
def test_the_choice_is_as_many_as_asked_for_and_spread_evenly(
    quotations: list[Quotation], n: int
) -> None:
    chosen = typical(quotations, n)
    assert len(chosen) == min(n, len(quotations))
    assert typical(quotations, n) == chosen
    for source in "abc":
        have = sum(quotation.source == source for quotation in quotations)
        got = sum(quotation.source == source for quotation in chosen)
        others = [sum(c.source == other for c in chosen) for other in "abc" if other != source]
        # a source has fewer than another only when it has no more to give
        assert got == have or all(got >= other - 1 for other in others)


@pytest.mark.usefixtures("dutch")
def test_a_reference_names_source_speaker_turn_and_line() -> None:
    quotation = Quotation("…", "Oostrand 2", "R2", turn=32, line=118)
    assert reference(quotation, words("en")) == "Oostrand 2, R2, turn\u00a032, line\u00a0118"
    assert reference(quotation, words("nl")) == "Oostrand 2, R2, beurt\u00a032, line\u00a0118"


def test_a_reference_leaves_out_what_is_not_known() -> None:
    quotation = Quotation("…", "Lint", sentence=2, code="child", coder="AB")
    assert reference(quotation, words("en")) == "Lint, sentence\u00a02, code child, coder AB"
