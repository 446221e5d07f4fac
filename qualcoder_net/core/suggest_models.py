"""What suggestions have learned, kept with where it comes from, so that it can be made again.

A model is computed from the project and may go at any time; an erasure takes all, since they have
learned from the erased words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from qualcoder_net.store import schema
from qualcoder_net.store.journal import now
from qualcoder_net.store.recorder import next_ids

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

KEPT = 3  # of each kind


@dataclass(frozen=True)
class SavedModel:
    """A model of a kind ("trained", "graded"), made when `revision` was the newest act.

    `encoder`: its name and version. `payload` is a JSON value, `data` anything else. An id is never
    given again: a decision's `model` may name it.
    """

    id: int
    kind: str
    made_at: str
    revision: int
    encoder: str
    seed: int
    payload: Any
    data: bytes = b""


def save(
    project: Project,
    kind: str,
    *,
    revision: int,
    encoder: str,
    seed: int,
    payload: Any,
    data: bytes = b"",
) -> SavedModel | None:
    """Keep a model as the latest of its kind.

    None, and nothing kept, in a project that can only be read, and when a source was erased after
    *revision*: the model may hold its words. Raises ValueError for numbers that JSON cannot hold.
    """
    json.dumps(payload, allow_nan=False)
    if project.store.read_only:
        return None
    models, operations = schema.models, schema.operations
    with project.store.writing() as connection:
        erasures = select(func.max(operations.c.id)).where(operations.c.verb == "erase")
        if (connection.scalar(erasures) or 0) > revision:
            return None
        (model_id,) = next_ids(connection, models, 1)
        saved = SavedModel(model_id, kind, now(), revision, encoder, seed, payload, data)
        connection.execute(insert(models).values(vars(saved)))
        ids = select(models.c.id).where(models.c.kind == kind).order_by(models.c.id.desc())
        older = connection.scalars(ids).all()[KEPT:]
        connection.execute(delete(models).where(models.c.id.in_(older)))
    return saved


def latest(project: Project, kind: str) -> SavedModel | None:
    """The newest model of a kind, if one is kept."""
    models = schema.models
    query = select(models).where(models.c.kind == kind).order_by(models.c.id.desc()).limit(1)
    with project.store.reading() as connection:
        row = connection.execute(query).mappings().first()
    return SavedModel(**{**row, "data": bytes(row["data"])}) if row else None
