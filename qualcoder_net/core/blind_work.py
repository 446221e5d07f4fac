"""Whether a coder's work on a source was blind all the way, as the journal tells it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select

from qualcoder_net.model import Coder, Source
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def worked_blind(project: Project, coder: Coder, source: Source) -> bool:
    """Whether the coder saw nothing of others while she coded this source.

    She did not when the source is not blind for her now, when she coded before she made it blind,
    or went on after it had been opened for her once: by lifting the blind, or by finishing it and
    reopening it. Nor when a coding came from a suggestion.
    """
    state = project.sources.states(coder.name).get(source.id)
    if state is None or not state.blind:
        return False
    mine = project.codings.select(sources=[source], coder_ids=[coder.id])
    if any(coding.origin == "suggestion" for coding in mine):
        return False
    return _all_hidden(_changes(project, coder), coder, source, {coding.id for coding in mine})


def _all_hidden(
    changes: Iterable[Row[Any]], coder: Coder, source: Source, codings: set[int]
) -> bool:
    """Whether each change of her codings fell in the one time that others' were hidden."""
    of_both = {"source_id": source.id, "coder_id": coder.id}
    state: dict[str, Any] = {}
    states: set[int] = set()
    hidden = opened = False
    for row in changes:
        new = row.before if row.kind == "undo" else row.after
        own = of_both.items() <= (row.after or row.before).items()
        if row.table_name == "codings":
            codings |= {row.row_id} if own else set()
            if row.row_id in codings and (opened or not hidden):
                return False
        elif own or row.row_id in states:
            states.add(row.row_id)
            state = {} if new is None else {**state, **new}
            hides = bool(state.get("blind") and not state.get("finished"))
            opened |= hidden and not hides
            hidden = hides
    return True


def _changes(project: Project, coder: Coder) -> list[Row[Any]]:
    """What the coder's acts, undoings and redoings changed of codings and states, in order."""
    operations, changes = schema.operations, schema.changes
    query = (
        select(
            operations.c.kind,
            changes.c.table_name,
            changes.c.row_id,
            changes.c.before,
            changes.c.after,
        )
        .join(
            changes,
            changes.c.operation_id == func.coalesce(operations.c.target_id, operations.c.id),
        )
        .where(
            operations.c.coder_id == coder.id,
            changes.c.table_name.in_(["codings", "source_states"]),
        )
        .order_by(operations.c.id, changes.c.number)
    )
    with project.store.reading() as connection:
        return list(connection.execute(query))
