"""Quotations with a reference by which they can be found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.core.quoting import Quoter, clock, sentence_span
from tests.core.helpers import code, import_text, span


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("one foot here", "Oostrand-R1, R, turn 4.1"),
        ("That is hard", "Oostrand-R1, R, turn 4.2"),
        ("life of their own", "Oostrand-R1, R, turn 4.3"),
        ("We knew each other", "Oostrand-R1, R, turn 2.2"),
        ("R: I stand", "Oostrand-R1, R, turn 4.1"),
        ("a plan.\n\nI: And your", "Oostrand-R1, R, turn 2.3"),
        ("I: How", "Oostrand-R1, I, turn 1.1"),
        ("R: ", "Oostrand-R1"),
    ],
)
def test_a_reference_names_source_speaker_turn_and_sentence(
    project: Project, words: str, reference: str
) -> None:
    source = project.sources.find("Oostrand-R1")
    quote = Quoter(project).quote(source, *span(project, source, words))
    assert quote.reference() == reference
    assert quote.text == words


def test_a_reference_tells_the_time_where_there_is_one(project: Project, tmp_path: Path) -> None:
    text = "WEBVTT\n\n1\n00:12:40.500 --> 00:12:45.000\n<v Ann>So it goes.\n"
    source = import_text(project, tmp_path, "R9.vtt", text)
    quote = Quoter(project).quote(source, *span(project, source, "it goes"))
    assert quote.reference() == "R9, Ann, turn 1.1 (12:40)"


def test_codings_are_quoted_in_their_order(project: Project) -> None:
    second = code(project, "De Kade-R1", "a messenger", "value")
    first = code(project, "Oostrand-R1", "one foot here", "value")
    quotes = Quoter(project).quotes([second, first])
    assert [(quote.text, quote.coding) for quote in quotes] == [
        ("a messenger", second),
        ("one foot here", first),
    ]


def test_a_sentence_is_found_back_by_its_numbers(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    content = project.sources.text(source).content
    sentences, turns = project.sources.sentences(source), project.sources.turns(source)
    found = sentence_span(sentences, turns[3], 2)
    assert found is not None
    assert content[slice(*found)].strip() == "That is hard."
    assert sentence_span(sentences, turns[3], 9) is None
    assert sentence_span(sentences, turns[3], 0) is None


def test_a_time_is_told_as_a_clock_tells_it() -> None:
    assert [clock(ms) for ms in (0, 59_999, 760_500, 3_760_000)] == [
        "0:00",
        "0:59",
        "12:40",
        "1:02:40",
    ]
