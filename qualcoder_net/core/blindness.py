"""Coding blind: what a coder may not see of others until she has finished a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Table, true

from qualcoder_net.i18n import msg
from qualcoder_net.model import Operation
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def blind_sources(project: Project) -> list[int]:
    """Ids of the sources in which others' work is hidden from the coder at work."""
    return [i for i, state in project.sources.states().items() if state.hides_others]


def visible_codings(project: Project) -> ColumnElement[bool]:
    """The condition on `codings` that leaves out what the coder at work may not see yet."""
    return visible(project, schema.codings)


def visible(project: Project, table: Table) -> ColumnElement[bool]:
    """The same on any table of what coders did in sources."""
    blind = blind_sources(project)
    if not blind:
        return true()
    me = project.me()
    return table.c.source_id.not_in(blind) | (table.c.coder_id == (me.id if me else 0))


# Acts whose summaries tell with what was coded. An undoing may be of one of them.
_TELLING = {
    "code", "uncode", "resolve", "reopen", "accept", "reject", "skip", "undo", "redo",
}  # fmt: skip


def without_others_codings(project: Project, acts: Sequence[Operation]) -> list[Operation]:
    """The acts, without what others' tell of their codings while the coder at work codes blind."""
    if not blind_sources(project):
        return [*acts]
    hidden = msg("Worked on codings (hidden until you finish what you code blind)")
    mine = project.journal.coder_name
    return [
        replace(act, summary=hidden) if act.coder != mine and act.verb in _TELLING else act
        for act in acts
    ]
