"""Coding blind: what a coder may not see of others until she has finished a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, true

from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def blind_sources(project: Project) -> list[int]:
    """Ids of the sources in which others' work is hidden from the coder at work."""
    return [i for i, state in project.sources.states().items() if state.hides_others]


def visible_codings(project: Project) -> ColumnElement[bool]:
    """The condition on `codings` that leaves out what the coder at work may not see yet."""
    blind = blind_sources(project)
    if not blind:
        return true()
    me = project.me()
    codings = schema.codings
    return codings.c.source_id.not_in(blind) | (codings.c.coder_id == (me.id if me else 0))
