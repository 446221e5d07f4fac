"""Themes of a project: found, counted by case, and the strongest passage of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.core.themes import find_themes, load_themes, strongest
from qualcoder_net.errors import FileError
from tests.core.helpers import code

THEMES = """\
themes:
  - id: torn
    query: {all: [loyalty, value], within: turn}
  - id: unthanked
    query: legitimation
"""


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    file = tmp_path / "themes.yaml"
    file.write_text(THEMES, "utf-8")
    return file


def test_themes_are_counted_by_case_with_who_speaks(project: Project, themes: Path) -> None:
    code(project, "Oostrand-R1", "one foot here", "network first")
    code(project, "Oostrand-R1", "My board wants figures", "value")
    code(project, "De Kade-R1", "nobody thanks you", "public demand")
    code(project, "De Kade-R1", "Does anybody thank you?", "legitimation")  # a question
    found = find_themes(project, load_themes(project, themes))
    oostrand, kade = found.case_names
    assert found.speaking(oostrand, "torn") == found.speaking(kade, "unthanked") == 1
    assert found.speaking(kade, "torn") == found.speaking(oostrand, "unthanked") == 0
    assert found.segments.column_totals.to_dict() == {"torn": 1, "unthanked": 1}
    assert found.respondents == {oostrand: 1, kade: 1}
    assert found.passages["codes"].tolist() == [2, 1]


def test_the_strongest_passage_is_where_most_codes_meet(project: Project, themes: Path) -> None:
    code(project, "De Kade-R1", "For the quay, and for the town that pays me", "legitimation")
    code(project, "De Kade-R1", "nobody thanks you", "public demand")
    code(project, "De Kade-R1", "nobody thanks you", "value")
    found = find_themes(project, load_themes(project, themes))
    quote = strongest(project, found).get("unthanked")
    assert quote is not None and quote.text == "nobody thanks you"
    assert strongest(project, found).get("torn") is None


def test_of_equal_passages_the_one_of_readable_length_is_shown(
    project: Project, themes: Path
) -> None:
    code(project, "De Kade-R1", "plan", "legitimation")
    code(project, "De Kade-R1", "For the quay, and for the town that pays me", "legitimation")
    found = find_themes(project, load_themes(project, themes))
    quote = strongest(project, found).get("unthanked")
    assert quote is not None and quote.text.startswith("For the quay")


def test_a_theme_with_an_unknown_code_is_refused_with_its_name(
    project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "themes.yaml"
    file.write_text("themes:\n  - {id: torn, query: {any: [value, loyality]}}\n", "utf-8")
    with pytest.raises(FileError, match=r"theme “torn”: .*“loyality”.*“loyalty”"):
        load_themes(project, file)


def test_a_stage_direction_is_no_respondent(project: Project, tmp_path: Path) -> None:
    from qualcoder_net.core.importing import Wanted, import_sources

    file = tmp_path / "Lint-R1.txt"
    file.write_text("I: Yes?\n\nR: We began.\n\nA dog barks outside.\n\nI: And?\n\nR: It grew.\n")
    import_sources(project, [Wanted(file, cases=("Lint",), language="en")])
    found = find_themes(project, [])
    assert list(found.respondents.values()) == [1, 1, 1]
