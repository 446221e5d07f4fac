"""Why a unit was suggested can be told."""

from __future__ import annotations

import numpy as np

from qualcoder_net.suggest.learn import Ground, fit
from qualcoder_net.suggest.reasons import nearest, weighty_words
from tests.suggest.talk import talk


def test_the_word_that_tells_the_code_weighs_most() -> None:
    given = talk(["brug", "koffie"])
    ground = Ground.of(given.units)
    model = fit(given.units, given.labels, given.hints, ground=ground)
    for code, word in enumerate(["brug", "koffie"]):
        row = int(np.flatnonzero(given.labels.given[:, code])[0])
        assert weighty_words(model, ground, row, code)[0].word == word


def test_of_a_code_that_is_not_graded_no_word_weighs() -> None:
    given = talk(["brug", "koffie"], only_in={"brug": [0]})
    ground = Ground.of(given.units)
    model = fit(given.units, given.labels, given.hints, ground=ground)
    assert model.graded.tolist() == [False, True]
    assert weighty_words(model, ground, 0, 0) == []
    row = int(np.flatnonzero(given.labels.given[:, 1])[0])
    assert weighty_words(model, ground, row, 1)[0].word == "koffie"


def test_the_nearest_quotations_are_other_units_confirmed_for_the_code() -> None:
    given = talk(["brug"], vectors=True)
    ground = Ground.of(given.units)
    confirmed = np.flatnonzero(given.labels.given[:, 0] == 1)
    row = int(confirmed[0])
    found = nearest(ground, given.labels, row, 0, most=3)
    assert len(found) == 3
    assert all(each.row in confirmed and each.row != row for each in found)
    assert found[0].likeness >= found[1].likeness >= found[2].likeness


def test_a_code_without_codings_has_nothing_near() -> None:
    given = talk(["brug"], sources=1, each=10)
    labels = given.labels.__class__(np.zeros_like(given.labels.given), given.labels.known)
    assert nearest(Ground.of(given.units), labels, 0, 0) == []
