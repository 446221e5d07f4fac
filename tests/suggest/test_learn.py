"""What is learned from decisions, and what is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qualcoder_net.suggest import teaching
from qualcoder_net.suggest.features import Floats, Hints, Labels
from qualcoder_net.suggest.figures import average_precision
from qualcoder_net.suggest.learn import fit
from qualcoder_net.suggest.ridge import Ridge
from tests.suggest.talk import Talk, talk


def no_labels(given: Talk) -> Labels:
    return Labels(np.zeros_like(given.labels.given), np.zeros(len(given.units), dtype=bool))


def taught_by(given: Talk, sources: list[int]) -> Labels:
    there = np.isin(given.units.source, sources)
    return Labels(np.where(there[:, None], given.labels.given, 0).astype(np.int8), there)


def test_a_word_that_tells_a_code_is_found_in_an_interview_without_codings() -> None:
    given = talk(["brug", "koffie"])
    model = fit(given.units, taught_by(given, [0, 1, 2, 3, 4]), given.hints)
    new = given.units.source == 5
    scores = model.scores(given.units, given.hints)[new]
    assert model.graded.all()
    for code in (0, 1):
        true = given.labels.given[new, code] == 1
        assert average_precision(scores[:, code], true) > 0.9


def test_scores_are_shares_between_0_and_1_for_every_unit_and_code() -> None:
    given = talk(["brug", "koffie"], vectors=True)
    scores = fit(given.units, given.labels, given.hints).scores(given.units, given.hints)
    assert scores.shape == (len(given.units), 2)
    assert np.isfinite(scores).all()
    assert scores.min() >= 0
    assert scores.max() <= 1


def test_the_same_decisions_teach_the_same_bit_for_bit() -> None:
    given = talk(["brug", "koffie"], vectors=True)
    once, again = (
        fit(given.units, given.labels, given.hints, seed=3).scores(given.units, given.hints)
        for _ in range(2)
    )
    assert once.tobytes() == again.tobytes()


@pytest.mark.parametrize(
    ("examples", "sources", "graded"), [(4, 4, False), (5, 1, False), (5, 2, True)]
)
def test_a_code_is_graded_from_five_examples_in_two_sources(
    examples: int, sources: int, graded: bool
) -> None:
    given = talk(["brug"])
    marks = np.zeros_like(given.labels.given)
    for i in range(examples):
        marks[(i % sources) * 60 + i * 3] = 1
    model = fit(given.units, Labels(marks, given.labels.known), given.hints)
    assert model.graded.tolist() == [graded]
    assert (int(model.examples[0]), int(model.sources[0])) == (examples, sources)
    assert np.isnan(model.thresholds[0]) == (not graded)
    assert np.isfinite(model.scores(given.units, given.hints)).all()


def test_without_any_coding_cues_and_likeness_rank_across_codes() -> None:
    given = talk(["brug", "koffie"])
    cues: Floats = np.zeros((len(given.units), 2), dtype=np.float32)
    alike: Floats = np.random.default_rng(0).normal(size=cues.shape).astype(np.float32)
    cues[7, 1] = 1
    hints = Hints(cues, alike)
    scores = fit(given.units, no_labels(given), hints).scores(given.units, hints)
    assert np.unravel_index(scores.argmax(), scores.shape) == (7, 1)
    assert scores[6, 1] > scores[20:, 1].mean()  # beside the cue
    assert 0 < scores.mean() < 0.1


def test_a_rejected_unit_falls_and_its_like_falls_somewhat() -> None:
    given = talk(["brug"], vectors=False)
    texts = list(given.units.texts)
    texts[40] = texts[100] = "de oude brug over de rivier bij het dorp"
    texts[160] = "die oude brug over de rivier bij een dorp"
    units = replace(given.units, texts=texts, lemmas=texts)
    known = given.labels.known & ~np.isin(np.arange(len(units)), [40, 100, 160])
    before = Labels(np.where(known[:, None], given.labels.given, 0).astype(np.int8), known)
    marks = before.given.copy()
    marks[40] = -1
    was, now = (
        fit(units, labels, given.hints).scores(units, given.hints)[:, 0]
        for labels in (before, Labels(marks, known))
    )
    falls = now / was
    assert falls[40] < 0.2
    assert falls[100] < 0.2  # the same words elsewhere
    assert falls[40] < falls[160] < 0.8  # nearly the same
    others = np.flatnonzero(given.labels.given[:, 0] == 1)
    assert now[others].mean() > was[others].mean() * 0.85  # no more than that


def test_rejections_lower_a_code_that_is_not_graded() -> None:
    given = talk(["brug"])
    hints = Hints(given.labels.given.astype(np.float32))  # a cue, always right
    row = int(np.flatnonzero(given.labels.given[:, 0])[0])
    marks = np.zeros_like(given.labels.given)
    marks[row] = -1
    was, now = (
        fit(given.units, labels, hints).scores(given.units, hints)[row, 0]
        for labels in (no_labels(given), Labels(marks, no_labels(given).known))
    )
    assert now < was / 5


def test_a_single_example_raises_what_is_like_it() -> None:
    given = talk(["brug"])
    row, other = np.flatnonzero(given.labels.given[:, 0])[:2]
    marks = np.zeros_like(given.labels.given)
    marks[row] = 1
    known = marks[:, 0] == 1
    was, now = (
        fit(given.units, labels, given.hints).scores(given.units, given.hints)
        for labels in (no_labels(given), Labels(marks, known))
    )
    assert now[row, 0] > 5 * was[row, 0]
    assert now[other, 0] > was[other, 0]


def test_silence_in_an_unfinished_source_says_nothing() -> None:
    given = talk(["brug", "koffie"])
    half = given.units.source < 3
    given_here = np.where(half[:, None], given.labels.given, 0).astype(np.int8)
    scores = [
        fit(given.units, Labels(given_here, known), given.hints).scores(given.units, given.hints)
        for known in (half, np.ones(len(half), dtype=bool))
    ]
    missed = ~half & (given.labels.given[:, 0] == 1)
    assert scores[0][missed, 0].mean() > 2 * scores[1][missed, 0].mean()


def test_all_rejected_all_confirmed_and_no_code_at_all_do_not_fail() -> None:
    given = talk(["brug", "koffie"], sources=2, each=20)
    everywhere = np.ones_like(given.labels.given)
    for marks in (everywhere, -everywhere):
        labels = Labels(marks, given.labels.known)
        scores = fit(given.units, labels, given.hints).scores(given.units, given.hints)
        assert np.isfinite(scores).all()
    none = Hints(np.zeros((40, 0), dtype=np.float32))
    empty = Labels(np.zeros((40, 0), dtype=np.int8), given.labels.known)
    assert fit(given.units, empty, none).scores(given.units, none).shape == (40, 0)


def test_a_project_without_talk_has_no_scores() -> None:
    given = talk(["brug"], sources=1, each=1)
    nothing = np.zeros(0, dtype=np.int64)
    units, hints = given.units.take(nothing), given.hints.take(nothing)
    assert fit(units, given.labels.take(nothing), hints).scores(units, hints).shape == (0, 1)


def test_one_unit_alone_can_be_scored() -> None:
    given = talk(["brug"], vectors=True)
    model = fit(given.units, given.labels, given.hints)
    one = np.array([5])
    assert model.scores(given.units.take(one), given.hints.take(one)).shape == (1, 1)


def test_vectors_that_are_no_numbers_count_as_none() -> None:
    given = talk(["brug"], vectors=True)
    broken = given.units.vectors.copy() if given.units.vectors is not None else None
    assert broken is not None
    broken[3] = np.nan
    units = replace(given.units, vectors=broken)
    hints = replace(given.hints, likeness=np.full_like(given.hints.cues, np.nan))
    assert np.isfinite(fit(units, given.labels, hints).scores(units, hints)).all()


def test_what_the_ridge_says_of_rows_left_out_is_what_another_learned_without_them() -> None:
    random = np.random.default_rng(0)
    points = random.normal(size=(40, 12)).astype(np.float32)
    targets = random.normal(size=(40, 3)).astype(np.float32)
    kernel = points @ points.T
    out, kept = np.arange(10, 17), np.r_[0:10, 17:40]
    ridge = Ridge(kernel.copy(), targets)
    without = Ridge(kernel[np.ix_(kept, kept)].copy(), targets[kept])
    expected = kernel[np.ix_(out, kept)] @ without.shares
    assert np.allclose(ridge.left_out(out), expected, atol=1e-3)
    assert np.allclose(ridge.shares_without(out)[kept], without.shares, atol=1e-3)
    assert not ridge.shares_without(out)[out].any()


def test_a_large_project_is_sampled_and_rare_codes_keep_all_their_examples(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = talk(["brug", "koffie"], sources=10, each=100, only_in={"koffie": [3]})
    monkeypatch.setattr(teaching, "MOST_TAUGHT", 600)
    rows, counts_for = teaching._taught(given.units, given.labels, 0)
    rare = np.flatnonzero(given.labels.given[:, 1] == 1)
    assert 0 < len(rare) <= 40
    assert set(rare) <= set(rows)
    assert len(rows) <= 612
    assert counts_for.sum() == pytest.approx(1000, rel=0.02)
    scores = fit(given.units, given.labels, given.hints).scores(given.units, given.hints)
    assert average_precision(scores[:, 0], given.labels.given[:, 0] == 1) > 0.9
