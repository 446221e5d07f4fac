"""The coefficients against published worked examples, and other programs where installed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from qualcoder_net.analysis.agreement import agreement
from tests.analysis.agreement.small import judged


def by_chance(observed: float, coefficient: float) -> float:
    """The agreement expected by chance, from coefficient = (observed − chance) / (1 − chance)."""
    return (observed - coefficient) / (1 - coefficient)


def test_krippendorffs_binary_example() -> None:
    """Krippendorff (2011), Computing Krippendorff's alpha-reliability, section A: α = 0.095."""
    project = judged([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
    alpha = agreement(project.as_input()).codes.loc["1", "alpha"]
    assert alpha == pytest.approx(0.095, abs=5e-4)


# Fleiss (1971), Measuring nominal scale agreement among many raters, table 1: the diagnoses of 30
# patients by six psychiatrists each; 1 depression, 2 personality disorder, 3 schizophrenia,
# 4 neurosis, 5 other. A row is a patient.
DIAGNOSES = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444
224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444
133333 555555
"""


def test_fleiss_kappa_of_each_category_and_of_all() -> None:
    """The kappas of Fleiss's table 1 and section on single categories."""
    patients = DIAGNOSES.split()
    raters = [[int(patient[rater]) for patient in patients] for rater in range(6)]
    result = agreement(judged(*raters).as_input())
    kappas = result.codes["fleiss_kappa"]
    published = {"1": 0.245, "2": 0.245, "3": 0.520, "4": 0.471, "5": 0.566}
    assert kappas.to_dict() == pytest.approx(published, abs=6e-4)
    # over categories Fleiss weighs each by p(1−p), p being its share of the judgements
    share = result.prevalence["share"].groupby("code").mean()
    weight = share * (1 - share)
    assert (kappas * weight).sum() / weight.sum() == pytest.approx(0.430, abs=5e-4)


def cases(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Two coders' judgements from a table of how often they gave each pair of categories."""
    counts = np.array(table)
    first, second = np.indices(counts.shape) + 1
    return (
        first.ravel().repeat(counts.ravel()).tolist(),
        second.ravel().repeat(counts.ravel()).tolist(),
    )


def test_cohens_kappa_of_all_categories() -> None:
    """Cohen (1968), Weighted kappa, table 1: 200 cases in three categories, unweighted κ = 0.492.

    κ over all categories is the sum over them of observed minus expected agreement, by the sum of
    one minus expected.
    """
    result = agreement(judged(*cases([[88, 14, 18], [10, 40, 10], [2, 6, 12]])).as_input())
    observed, kappa = result.codes["agreement"], result.codes["cohen_kappa"]
    chance = (observed - kappa) / (1 - kappa)
    over_all = (observed - chance).sum() / (1 - chance).sum()
    assert over_all == pytest.approx(0.492, abs=6e-4)


def test_cohens_kappa_of_a_two_by_two_table() -> None:
    """Fifty proposals judged by two readers, both yes 20, both no 15: κ = 0.4 (Wikipedia)."""
    first, second = cases([[20, 5], [10, 15]])
    row = agreement(judged(first, second).as_input()).codes.loc["1"]
    assert row["agreement"] == pytest.approx(0.7)
    assert row["cohen_kappa"] == pytest.approx(0.4)


def test_scotts_pi_takes_what_both_coders_did_as_chance() -> None:
    """Of the same table: chance is 0.55² + 0.45², whoever said yes more often."""
    row = agreement(judged(*cases([[20, 5], [10, 15]])).as_input()).codes.loc["1"]
    chance = by_chance(row["agreement"], row["scott_pi"])
    assert chance == pytest.approx(0.55**2 + 0.45**2)
    assert row["scott_pi"] < row["cohen_kappa"]


def random_judgements(coders: int) -> list[list[int]]:
    random = np.random.default_rng(7)
    truth = random.random(200) < 0.3
    return [(truth ^ (random.random(200) < 0.15)).astype(int).tolist() for _ in range(coders)]


def test_cohens_kappa_is_that_of_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    first, second = random_judgements(2)
    kappa = agreement(judged(first, second).as_input()).codes.loc["1", "cohen_kappa"]
    assert kappa == pytest.approx(metrics.cohen_kappa_score(first, second))


@pytest.mark.parametrize("coders", [2, 4])
def test_alpha_is_that_of_the_krippendorff_package(coders: int) -> None:
    krippendorff = pytest.importorskip("krippendorff")
    rows = random_judgements(coders)
    alpha = agreement(judged(*rows).as_input()).codes.loc["1", "alpha"]
    theirs = krippendorff.alpha(reliability_data=rows, level_of_measurement="nominal")
    assert alpha == pytest.approx(theirs)
