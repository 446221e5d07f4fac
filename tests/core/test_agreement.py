"""Agreement in a project: whose codings, on which sources, and the check figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.agreement import (
    AgreementRequest,
    AgreementResult,
    find_disagreements,
    measure_agreement,
)
from qualcoder_net.core.agreement_words import certainty, compared, unit, universe
from qualcoder_net.core.project import Project
from qualcoder_net.errors import CodeNotFound, CoderNotFound, Refused
from qualcoder_net.model import Source
from tests.core.helpers import code, import_text, sql

Study = Path | str


def finish(project: Project, *names: str, blind: bool = True) -> None:
    for name in names:
        source = project.sources.find(name)
        if blind:
            project.sources.code_blind(source)
        project.sources.finish(source)


def measure(project: Project, *coders: str, **asked: object) -> AgreementResult:
    return measure_agreement(project, AgreementRequest(coders=coders, **asked))  # type: ignore[arg-type]


@pytest.fixture
def bas(project: Project, study: Study) -> Project:
    """What Bas codes beside Anna, both blind and to the end, in one of two sources."""
    code(project, "Oostrand-R1", "one foot here and one foot there", "dual loyalty")
    code(project, "Oostrand-R1", "Nobody asked for a plan", "value")
    finish(project, "Oostrand-R1")
    with Project.open(study, coder="bas") as other:
        code(other, "Oostrand-R1", "one foot here and one foot there", "dual loyalty")
        code(other, "De Kade-R1", "a messenger", "dual loyalty")
        finish(other, "Oostrand-R1")
    return project


@pytest.mark.parametrize(
    ("size", "first", "second", "alpha", "jaccard"),
    [
        (10_000, (0, 200), (100, 300), 0.490, 0.333),
        (1_000, (0, 900), (100, 1_000), -0.111, 0.800),
    ],
)
def test_the_check_figures_of_the_method(
    project: Project,
    study: Study,
    tmp_path: Path,
    size: int,
    first: tuple[int, int],
    second: tuple[int, int],
    alpha: float,
    jaccard: float,
) -> None:
    source = import_text(project, tmp_path, "plain.txt", "x" * size)
    value = project.codebook.find("value")
    project.codings.apply(value, source, *first)
    finish(project, source.name)
    with Project.open(study, coder="bas") as other:
        other.codings.apply(value, source, *second)
        finish(other, source.name)
    measured = measure(project).blind
    assert measured is not None
    figures = measured.agreement.codes.loc["value"]
    assert measured.agreement.universe.characters == size
    assert figures["alpha"] == pytest.approx(alpha, abs=0.0006)
    assert figures["cohen_kappa"] == pytest.approx(alpha, abs=0.0006)
    assert figures["jaccard"] == pytest.approx(jaccard, abs=0.0006)


def test_only_what_all_finished_is_measured(bas: Project) -> None:
    result = measure(bas)
    assert result.blind is not None and result.seen is None
    assert [source.name for source in result.blind.sources] == ["Oostrand-R1"]
    assert [source.name for source in result.unfinished] == ["De Kade-R1"]
    assert [coder.name for coder in result.coders] == ["anna", "bas"]
    codes = result.blind.agreement.codes
    assert codes.loc["dual-loyalty", "alpha"] == 1
    assert codes.loc["value", "used_by"] == 1
    answers = bas.sources.turns(bas.sources.find("Oostrand-R1"))[1::2]
    characters = sum(turn.end - turn.start for turn in answers)
    assert result.blind.agreement.universe.characters == characters


def test_sources_that_were_not_coded_blind_stand_apart(bas: Project, study: Study) -> None:
    finish(bas, "De Kade-R1")
    with Project.open(study, coder="bas") as other:
        finish(other, "De Kade-R1", blind=False)
    result = measure(bas)
    assert result.blind is not None and result.seen is not None
    assert [source.name for source in result.seen.sources] == ["De Kade-R1"]
    assert "finished and coded blind" in str(universe(result, result.blind))
    assert "but not coded blind" in str(universe(result, result.seen))


def test_a_suggestion_that_was_accepted_makes_its_source_not_blind(bas: Project) -> None:
    sql(bas, "UPDATE codings SET origin = 'suggestion' WHERE source_id = :id",
        id=bas.sources.find("Oostrand-R1").id)  # fmt: skip
    result = measure(bas)
    assert result.blind is None and result.seen is not None


def test_what_the_coder_at_work_still_codes_blind_is_not_told(bas: Project) -> None:
    bas.sources.finish(bas.sources.find("Oostrand-R1"), finished=False)
    with pytest.raises(Refused, match="no source that each of anna, bas has finished"):
        measure(bas)


def test_branches_take_the_codes_beneath_them(bas: Project) -> None:
    result = measure(bas, depth=1)
    assert result.blind is not None
    assert result.blind.agreement.codes.loc["loyalty", "alpha"] == 1
    assert "all codes beneath" in str(compared(result))
    beneath = measure(bas, under="loyalty")
    assert "value" not in beneath.columns and "dual-loyalty" in beneath.columns


@pytest.mark.parametrize("counted", ["half", "any"])
@pytest.mark.parametrize("name", ["sentences", "turns"])
def test_units_are_sentences_or_turns_too(bas: Project, name: str, counted: str) -> None:
    result = measure(bas, unit=name, counted=counted)
    assert result.blind is not None
    source: Source = result.blind.sources[0]
    turns = bas.sources.turns(source)[1::2]
    sentences = [
        span for span in bas.sources.sentences(source)
        if any(turn.start <= span[0] < turn.end for turn in turns)
    ]  # fmt: skip
    expected = len(sentences) if name == "sentences" else len(turns)
    assert result.blind.agreement.universe.units == expected
    assert name[:-1] in str(unit(result)) and counted in str(unit(result))


def test_intervals_say_of_what_they_speak(bas: Project) -> None:
    result = measure(bas)
    assert result.blind is not None
    assert "within these sources" in str(certainty(result.blind))


def test_disagreements_can_be_walked_through(bas: Project) -> None:
    found = find_disagreements(bas, AgreementRequest(), [bas.sources.find("Oostrand-R1")])
    (place,) = found.places.itertuples()
    assert (place.code, place.kind) == ("value", "omission")


def test_practice_and_consensus_are_not_compared_unasked(bas: Project, study: Study) -> None:
    with Project.open(study, coder="cato") as other:
        code(other, "Oostrand-R1", "one foot here", "value")
        other.coders.set_role("cato", "practice")
        finish(other, "Oostrand-R1")
    assert [coder.name for coder in measure(bas).coders] == ["anna", "bas"]
    assert len(measure(bas, "anna", "bas", "cato").coders) == 3


def test_what_cannot_be_compared_is_refused(bas: Project) -> None:
    with pytest.raises(CoderNotFound):
        measure(bas, "anna", "zoe")
    with pytest.raises(Refused, match="two coders"):
        measure(bas, "anna")
    with pytest.raises(Refused, match="“words”"):
        measure(bas, unit="words")
    with pytest.raises(Refused, match="“most”"):
        measure(bas, counted="most")
    with pytest.raises(Refused, match="counts from 1"):
        measure(bas, depth=0)
    with pytest.raises(CodeNotFound):
        measure(bas, under="nothing")
