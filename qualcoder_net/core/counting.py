"""How often each code has been given, as far as the coder at work may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def coding_counts(project: Project) -> dict[int, int]:
    """Codings by code id, leaving out others' in sources that the coder is coding blind."""
    codings, coders = schema.codings, schema.coders
    blind = [
        source_id for source_id, state in project.sources.states().items() if state.hides_others
    ]
    query = (
        select(codings.c.code_id, func.count())
        .join_from(codings, coders)
        .where(codings.c.source_id.not_in(blind) | (coders.c.name == project.journal.coder_name))
        .group_by(codings.c.code_id)
    )
    with project.store.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}
