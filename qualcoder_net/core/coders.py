"""Coders: who has worked in the project, in which role, and whose codings a figure rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from qualcoder_net.core.names import ROLE_NAMES, choices
from qualcoder_net.errors import CoderNotFound, Refused, SeveralAnalysts
from qualcoder_net.i18n import msg
from qualcoder_net.model import ROLES, Coder, Role
from qualcoder_net.store import schema
from qualcoder_net.store.journal import enter_coder

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


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
        """How many codings each coder has, by coder id."""
        codings = schema.codings
        with self._project.store.reading() as connection:
            rows = connection.execute(
                select(codings.c.coder_id, func.count()).group_by(codings.c.coder_id)
            )
            return {row[0]: row[1] for row in rows}

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

    def basis(self, names: Sequence[str] | None = None) -> list[Coder]:
        """Whose codings a figure rests on (METHOD.md, Basis).

        As named; else the consensus coders if they have codings; else the only analyst who has.
        Several analysts are refused, with their names: nobody should mix them unawares.
        """
        if names:
            return [self.find(name) for name in names]
        counts = self.coding_counts()
        coders = [coder for coder in self.all() if counts.get(coder.id)]
        consensus = [coder for coder in coders if coder.role == "consensus"]
        if consensus:
            return consensus
        analysts = [coder for coder in coders if coder.role == "analyst"]
        if len(analysts) > 1:
            raise SeveralAnalysts(
                msg(
                    "Several analysts have coded: {names}.",
                    names=", ".join(coder.name for coder in analysts),
                ),
                msg("Say whose codings to count."),
            )
        return analysts
