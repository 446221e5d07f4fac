"""Coders: who has worked in the project, in which role, and whose codings a figure rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select, true, union

from qualcoder_net.core.asked import asked_counts
from qualcoder_net.core.names import ROLE_NAMES, choices
from qualcoder_net.errors import CoderNotFound, Refused, SeveralAnalysts
from qualcoder_net.i18n import msg
from qualcoder_net.model import ROLES, Coder, Role
from qualcoder_net.store import schema
from qualcoder_net.store.journal import enter_coder

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


@dataclass(frozen=True)
class Basis:
    """Whose codings figures rest on.

    `settled`: ids of the sources in which those of the consensus count, and elsewhere those of the
    other coders; empty when those of all `coders` count everywhere. `left_out`: ids of the sources
    in which nobody's do, for there is no consensus and no one analyst.
    """

    coders: list[Coder]
    settled: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()

    def codings(self) -> ColumnElement[bool]:
        """The condition on `codings` under which one counts."""
        c = schema.codings.c
        condition: ColumnElement[bool] = c.coder_id.in_([coder.id for coder in self.coders])
        if not self.settled:
            return condition
        consensus = [coder.id for coder in self.coders if coder.role == "consensus"]
        return condition & (c.coder_id.in_(consensus) | c.source_id.not_in(self.settled))

    def counts_in(self, coder: Coder, source_id: int) -> bool:
        """Whether a coder's codings count in a source."""
        if source_id in self.left_out:
            return False
        return not self.settled or (coder.role == "consensus") == (source_id in self.settled)


class Coders:
    def __init__(self, project: Project) -> None:
        self._project = project

    def all(self) -> list[Coder]:
        with self._project.store.reading() as connection:
            rows = connection.execute(select(schema.coders).order_by(schema.coders.c.id))
            return [Coder(row.id, row.guid, row.name, row.role) for row in rows]

    def find(self, name: str) -> Coder:
        coders = self.all()
        for coder in coders:
            if coder.name == name:
                return coder
        raise CoderNotFound(name, [coder.name for coder in coders])

    def coding_counts(self) -> dict[int, int]:
        """How many codings each coder has, by coder id, without marks on questions."""
        coder = schema.codings.c.coder_id
        query = select(coder, func.count()).group_by(coder)
        with self._project.store.reading() as connection:
            counts = Counter({row[0]: row[1] for row in connection.execute(query)})
            return +(counts - asked_counts(connection, coder, true()))

    def set_role(self, name: str, role: Role) -> None:
        """Say what a coder's codings are for; a coder who has not worked here yet is entered."""
        if role not in ROLES:
            raise Refused(
                msg("There is no role “{role}”.", role=role),
                msg("Choose one of: {names}.", names=choices(ROLE_NAMES)),
            )
        with self._project.journal.operation("role") as act:
            coder = enter_coder(act.connection, name)
            act.update(schema.coders, coder.id, role=role)
            act.summary = msg(
                "Gave “{coder}” the role of {role}", coder=name, role=ROLE_NAMES[role]
            )

    def basis(self, names: Sequence[str] | None = None) -> Basis:
        """Whose codings figures rest on (METHOD.md, Basis).

        As named; else, source by source, the consensus where there is one, and the only analyst who
        has coded where there is none. Several analysts are refused, with their names: nobody should
        mix them unawares. With a consensus, sources that have none are then left out instead.
        """
        if names:
            return Basis([self.find(name) for name in names])
        counts = self.coding_counts()
        coders = self.all()
        analysts = [c for c in coders if c.role == "analyst" and counts.get(c.id)]
        consensus = [c for c in coders if c.role == "consensus"]
        settled = self._settled(consensus)
        if settled:
            rest = frozenset(s.id for s in self._project.sources.all()) - settled
            if rest and len(analysts) == 1:
                return Basis([*consensus, *analysts], settled)
            return Basis(consensus, settled, left_out=rest)
        if len(analysts) > 1:
            raise SeveralAnalysts(
                msg(
                    "Several analysts have coded: {names}.",
                    names=", ".join(coder.name for coder in analysts),
                ),
                msg("Say whose codings to count."),
            )
        return Basis(analysts)

    def _settled(self, consensus: Sequence[Coder]) -> frozenset[int]:
        """Ids of the sources that have consensus codings, or in which something was decided."""
        if not consensus:
            return frozenset()
        codings, resolutions = schema.codings.c, schema.resolutions.c
        written = select(codings.source_id).where(codings.coder_id.in_([c.id for c in consensus]))
        with self._project.store.reading() as connection:
            return frozenset(connection.scalars(union(written, select(resolutions.source_id))))
