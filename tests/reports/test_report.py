"""The values of a report, and its sentences of method."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from qualcoder_net.analysis.matrix import MatrixResult
from qualcoder_net.reports.method import caption, notes, typical_sentence
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.report import CodebookEntry, Grid, Heading, printed_labels
from qualcoder_net.reports.shades import shades
from qualcoder_net.reports.words import words
from tests.reports.sample import grid, report

t = words("en")


def test_a_grid_takes_plain_numbers_from_a_result() -> None:
    values = pd.DataFrame([[0.5, np.nan]], index=["a"], columns=["x", "y"])
    result = MatrixResult(
        values, pd.Series([0.5]), pd.Series([0.5, np.nan]), float("nan"), pd.DataFrame()
    )
    assert Grid.of(result) == Grid(((0.5, None),), (0.5,), (0.5, None), None)
    counts = pd.DataFrame(np.array([[3]]), index=["a"], columns=["x"])
    plain = Grid.of(MatrixResult(counts, counts["x"], counts.loc["a"], 3, pd.DataFrame()))
    assert type(plain.values[0][0]) is int


def test_transposing_twice_changes_nothing() -> None:
    assert report(2, 3).transposed().transposed() == report(2, 3)
    empty = report(0, 3, quotations=(), grid=Grid((), (), (0, 0, 0), 0))
    assert empty.transposed().transposed() == empty


def test_a_transposed_report_keeps_quotations_with_their_cell() -> None:
    turned = report(2, 3).transposed()
    assert [(cell.row, cell.column) for cell in turned.quotations] == [(0, 1), (1, 0)]
    assert turned.quotations[1].quotations == report(2, 3).quotations[0].quotations
    assert turned.row_heading == "Code"
    assert turned.grid.values[2] == (2, 5)


def test_labels_that_are_called_the_same_show_their_path() -> None:
    heads = (
        Heading("trust", "A › trust"),
        Heading("trust", "B › trust"),
        Heading("money", "A › m"),
    )
    assert printed_labels(heads) == ["A › trust", "B › trust", "money"]


def test_fiction_is_said_in_the_caption() -> None:
    assert caption(report(), t) == "Segments by network and code."
    marked = caption(report(fiction=True), t, "part 1 of 2")
    assert marked == "Segments by network and code (part 1 of 2). Fictional material."


def test_notes_name_unit_universe_and_coders_in_that_order() -> None:
    said = notes(report(), t)
    assert [word for word, _ in said] == ["Unit", "Universe", "Coders", "Totals", "Shading"]
    assert said[1][1] == "Talk of 11 respondents."


def test_notes_explain_a_figure_that_does_not_exist() -> None:
    missing = report(1, 1, grid=grid(1, 1, lambda i, j: None), cells="share")
    assert notes(missing, t)[-1][0] == "n/a"


def test_notes_explain_the_signs_of_presence() -> None:
    assert ("Signs", "x: at least one segment; –: none.") in notes(report(cells="presence"), t)


def test_the_rule_of_choice_names_its_number() -> None:
    assert typical_sentence(3, t).startswith("At most 3 quotations per cell")
    assert typical_sentence(1, t).startswith("At most 1 quotation per cell")


def test_shades_follow_heat_and_stay_light_for_presence() -> None:
    assert shades(report(1, 4, grid=grid(1, 4), quotations=())).tolist() == [[0, 2, 3, 4]]
    present = report(1, 2, grid=grid(1, 2, lambda i, j: j == 1), cells="presence", quotations=())
    assert shades(present).tolist() == [[0, 2]]


def test_a_colour_that_is_none_becomes_grey() -> None:
    assert CodebookEntry(0, "a", colour="#3B82c4").rgb == "3B82c4"
    assert CodebookEntry(0, "a", colour="red").rgb == "808080"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é\ttab\nline", "plain é\ttab\nline"),
        ("a\x00b\x1bc", "a␀b␛c"),
        ("\r\n\r", "\n\n"),
        ("\ud800 \ufffe \x85", "� � �"),
        ("\x7f", "␡"),
        ("👩‍🔬 字", "👩‍🔬 字"),
    ],
)
def test_characters_that_documents_cannot_hold_are_shown(text: str, shown: str) -> None:
    assert printable(text) == shown
