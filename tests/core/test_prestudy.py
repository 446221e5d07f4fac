"""The pre-study's questions: what the shipped interviews answer, and what another project may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcoder_net.core.codebook_files import load_codebook
from qualcoder_net.core.prestudy import PreStudy, Value, find_prestudy
from qualcoder_net.core.project import Project
from qualcoder_net.core.shipped import CODEBOOK, make_sample, shipped
from qualcoder_net.errors import Refused
from qualcoder_net.formats.codebook import read_codebook
from tests.core.helpers import code, import_text
from tests.test_corpus import PUBLISHED, UNUSED


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with make_sample(tmp_path_factory.mktemp("prestudy") / "sample.qnet") as project:
        yield project


@pytest.fixture(scope="module")
def found(sample: Project) -> PreStudy:
    return find_prestudy(sample)


def test_every_cell_of_the_value_table_is_as_the_pre_study_reports_it(found: PreStudy) -> None:
    tables = {
        case.model: {code: v.mark for code, v in found.values[case.key].items() if v.mark}
        for case in found.cases
    }
    assert tables == PUBLISHED
    values = [value for of_case in found.values.values() for value in of_case.values()]
    assert len(values) == 20
    assert all(value.published is not None and not value.differs for value in values)


@pytest.mark.parametrize(
    ("speak", "respondents", "mark"),
    [(0, 2, ""), (1, 2, "(x)"), (2, 2, "x"), (1, 3, "(x)"), (2, 3, "x"), (1, 1, "x")],
)
def test_a_mark_is_whole_when_more_than_half_speak_of_it(
    speak: int, respondents: int, mark: str
) -> None:
    assert Value(speak, respondents, None).mark == mark
    assert not Value(speak, respondents, None).differs
    assert Value(speak, respondents, "x").differs == (mark != "x")


def test_figures_rest_on_the_analyst_alone(found: PreStudy) -> None:
    assert [coder.name for coder in found.evidence.coders] == ["referentie"]
    assert sum(one.codings for one in found.interviews) == 1073
    assert sum(one.questions for one in found.interviews) == 283  # of 315 marks
    assert found.respondents == len(found.interviews) == 12


def test_the_second_coder_stands_beside_them(found: PreStudy) -> None:
    assert found.agreement is not None and found.agreement.blind is not None
    assert len(found.agreement.blind.sources) == 5
    assert found.agreement.seen is None
    assert list(found.agreement.columns) == list(found.published.branches)


def test_every_theme_is_found_in_every_network_with_a_quotation(found: PreStudy) -> None:
    assert len(found.themes.themes) == 11
    assert found.strongest.keys() == found.themes.themes.keys()
    for theme in found.themes.themes:
        assert all(found.themes.speaking(case.key, theme) for case in found.cases), theme


def test_a_theme_is_no_more_than_its_codes(sample: Project, found: PreStudy) -> None:
    """A theme of one code counts what the matrix counts for that code."""
    for theme in ("legitimatiehiaat", "zachte-sturing", "netwerkdrukte"):
        name = {"legitimatiehiaat": "legitimatiehiaten"}.get(theme, theme)
        matrix = sample.matrix(rows="case", columns=[theme], cells="segments")
        assert found.themes.segments.values[name].tolist() == matrix.iloc[:, 0].tolist()


def test_absence_is_told_apart(found: PreStudy) -> None:
    kinds = {
        found.legitimation.kind(case.key, form.code)
        for case in found.cases
        for form in found.published.forms
    }
    assert kinds == {"present", "said absent", "not asked"}


def test_unused_codes_are_named(found: PreStudy) -> None:
    assert {code.slug for code in found.unused} == UNUSED


def test_another_coders_figures_can_be_asked_for(sample: Project) -> None:
    of_second = find_prestudy(sample, ["tweede"])
    assert sum(one.codings for one in of_second.interviews) == 348
    used = {sample.codebook.tree().by_id[id].slug for id in of_second.evidence.codings["code_id"]}
    unused = {code.slug for code in of_second.unused}
    assert not used & unused and len(used) + len(unused) == 106
    assert any(v.differs for of_case in of_second.values.values() for v in of_case.values())


def test_another_codebook_is_refused_with_the_codes_that_it_lacks(project: Project) -> None:
    with pytest.raises(Refused, match=r"not all in this codebook: .*waarde.*organisatienetwerken"):
        find_prestudy(project)


def test_a_code_that_only_a_theme_asks_for_is_named_when_it_lacks(tmp_path: Path) -> None:
    with Project.create(tmp_path / "own.qnet") as own:
        load_codebook(own, read_codebook(shipped(CODEBOOK)))
        own.codebook.delete(own.codebook.find("netwerkdrukte"))
        with pytest.raises(Refused, match="not all in this codebook: netwerkdrukte"):
            find_prestudy(own)


def test_a_study_without_cases_cannot_be_compared(tmp_path: Path) -> None:
    with Project.create(tmp_path / "empty.qnet") as empty:
        load_codebook(empty, read_codebook(shipped(CODEBOOK)))
        with pytest.raises(Refused, match="no cases to compare"):
            find_prestudy(empty)


def test_a_study_of_ones_own_needs_no_model_level_or_second_coder(tmp_path: Path) -> None:
    with Project.create(tmp_path / "own.qnet") as own:
        load_codebook(own, read_codebook(shipped(CODEBOOK)))
        own.cases.add("Harbour")
        study = find_prestudy(own)
    assert study.forces is None and study.agreement is None
    (case,) = study.cases
    assert (case.model, case.respondents) == (None, 0)
    assert all(v.published is None and v.mark == "" for v in study.values[case.key].values())
    assert study.strongest == {}


def test_everybody_is_one_respondent_and_only_cases_are_networks(tmp_path: Path) -> None:
    """Also who belongs to two cases, and who belongs to none."""
    with Project.create(tmp_path / "own.qnet") as own:
        load_codebook(own, read_codebook(shipped(CODEBOOK)))
        quay, harbour = own.cases.add("Quay"), own.cases.add("Harbour")
        for name in ("Both", "Nowhere"):
            source = import_text(
                own, tmp_path, f"{name}.txt", f"I: {name}?\n\nR: We steer softly.\n"
            )
            code(own, name, "We steer softly", "zachte-sturing")
            if name == "Both":
                own.cases.assign(source, quay, harbour)
        study = find_prestudy(own)
    assert [case.respondents for case in study.cases] == [1, 1]
    assert study.respondents == 2
    theme = study.themes.speakers
    assert int(theme.column_totals["zachte-sturing"]) == 2
    assert study.networks(theme, "zachte-sturing") == 2
