"""What suggestions are made from: units of respondents' talk, labels and hints of a project."""

from __future__ import annotations

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.errors import Refused
from qualcoder_net.suggest.material import UNITS, Material, gather_material
from tests.core.helpers import code


def row(material: Material, words: str) -> int:
    return next(n for n, text in enumerate(material.units.texts) if words in text)


def column(material: Material, name: str) -> int:
    return next(n for n, one in enumerate(material.codes) if one.name("en") == name)


def test_units_are_what_respondents_say_with_the_question_before(project: Project) -> None:
    material = gather_material(project, encoder=None)
    at = row(material, "one foot here")
    assert material.units.texts[at] == "I stand with one foot here and one foot there."
    assert material.units.questions[at] == "And your own board?"
    assert not any(text.endswith("?") for text in material.units.texts)
    source = material.sources[int(material.units.source[at])]
    start, end = int(material.units.start[at]), int(material.units.end[at])
    assert project.sources.text(source).content[start:end] == material.units.texts[at]


def test_units_may_be_turns_or_paragraphs(project: Project) -> None:
    turns = gather_material(project, "turn", encoder=None).units
    paragraphs = gather_material(project, "paragraph", encoder=None).units
    sentences = gather_material(project, encoder=None).units
    assert len(turns) == len(paragraphs) == 4 < len(sentences)
    assert "My board wants figures" in turns.texts[1] and "one foot here" in turns.texts[1]
    with pytest.raises(Refused, match=r"by “word”.*sentence"):
        gather_material(project, "word", encoder=None)  # type: ignore[arg-type]
    assert UNITS == ("sentence", "turn", "paragraph")


def test_labels_are_the_codings_with_the_codes_above_them(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here and one foot there", "network first")
    material = gather_material(project, encoder=None)
    given, at = material.labels.given, row(material, "one foot here")
    assert given[at, column(material, "network first")] == 1
    assert given[at, column(material, "loyalty")] == 1
    assert given.sum() == 2
    assert material.labels.known[at] and material.labels.known.sum() == 1
    project.sources.finish(project.sources.find("Oostrand-R1"))
    known = gather_material(project, encoder=None).labels.known
    assert known.sum() > 1 and not known.all()


def test_what_the_coder_codes_blind_is_left_out(project: Project) -> None:
    project.sources.code_blind(project.sources.find("Oostrand-R1"))
    material = gather_material(project, encoder=None)
    assert [source.name for source in material.sources] == ["De Kade-R1"]


def test_an_encoder_that_fails_is_told_and_done_without(project: Project) -> None:
    material = gather_material(project, encoder="sentence-transformers:/nowhere")
    assert material.encoder is None and material.units.vectors is None
    assert "/nowhere" in str(material.complaint)


def test_sentences_get_vectors_and_likeness_to_the_codes(project: Project) -> None:
    material = gather_material(project)
    assert material.complaint is None and material.units.vectors is not None
    assert material.hints.likeness is not None
    assert material.hints.likeness.shape == (len(material.units), len(material.codes))


def test_a_project_without_sources_or_codes_gives_nothing(place: object) -> None:
    with Project.create(place) as empty:  # type: ignore[arg-type]
        material = gather_material(empty)
    assert len(material.units) == 0 and material.codes == []
