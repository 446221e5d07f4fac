"""From a counted matrix to a report: all of it in the report's language, whatever the screen's."""

from __future__ import annotations

import pytest

from qualcoder_net.core.matrix import MatrixRequest, build_matrix
from qualcoder_net.core.matrix_words import basis, unit, universe
from qualcoder_net.core.project import Project
from qualcoder_net.i18n import use_language
from qualcoder_net.reports import export
from qualcoder_net.reports.export import matrix_report
from tests.core.helpers import code

SENTENCES = {
    "en": ("Case", "Case by code", "Number of segments. A segment is", "Coded by anna."),
    "nl": ("Casus", "Casus naar code", "Aantal segmenten. Een segment is", "Gecodeerd door anna."),
}


@pytest.fixture
def coded(project: Project) -> Project:
    code(project, "Oostrand-R1", "one foot here and one foot there", "dual loyalty")
    return project


@pytest.mark.parametrize("screen", ["en", "nl"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_report_speaks_its_own_language(coded: Project, screen: str, language: str) -> None:
    use_language(screen)
    counted = build_matrix(coded, MatrixRequest())
    report = matrix_report(coded, counted, language=language)
    heading, caption, unit_, coders = SENTENCES[language]
    assert (report.row_heading, report.caption, report.coders) == (heading, caption, coders)
    assert report.unit.startswith(unit_)


def test_a_report_and_a_screen_in_one_language_say_the_same(coded: Project) -> None:
    counted = build_matrix(coded, MatrixRequest())
    report = matrix_report(coded, counted, language="en")
    assert report.unit.startswith(str(unit(counted)))
    assert (report.universe, report.coders) == (str(universe(counted)), str(basis(counted)))


def test_a_coder_who_chose_no_name_is_called_by_her_role(
    coded: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "login_name", lambda: "anna")
    counted = build_matrix(coded, MatrixRequest())
    assert matrix_report(coded, counted, language="en").coders == "Coded by the analyst."
    assert matrix_report(coded, counted, language="nl").coders == "Gecodeerd door de analist."
