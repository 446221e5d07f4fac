"""The reference to practise against: whose coding it is, and in which interviews there is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from qualcoder_net.errors import HasOtherRole, Refused, SeveralReferences
from qualcoder_net.i18n import msg
from qualcoder_net.model import Coder, Source
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


class References:
    """Who is the reference in each source, for somebody who practises or teaches.

    Coders in the role of reference; without any, in each source its consensus, else its analyst.
    `named` takes the place of them all; `practising`, a coder's name, is never her own reference.
    """

    def __init__(
        self, project: Project, named: str | None = None, *, practising: str | None = None
    ) -> None:
        self._coders = [project.coders.find(named)] if named else project.coders.all()
        self._named, self._practising = bool(named), practising
        self.work = _work(project)
        self._appointed = any(
            coder.role == "reference" for _source, coder_id in self.work
            for coder in self._coders if coder.id == coder_id
        )  # fmt: skip

    def candidates(self, source: Source) -> list[Coder]:
        """One coder; none; or several, of whom one must be named."""
        return [c for c in self._eligible(source) if c.name != self._practising]

    def one(self, source: Source) -> Coder:
        """The reference of a source. Raises Refused when it has none, or several could be."""
        found = self.candidates(source)
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralReferences(
                msg(
                    "Several coders could be the reference of “{source}”: {names}.",
                    source=source.name,
                    names=[coder.name for coder in found],
                ),
                msg("Say whose coding is the reference."),
            )
        if self._eligible(source):
            raise HasOtherRole(
                msg("The reference coding of “{source}” is your own.", source=source.name),
                msg("Practise under another name."),
            )
        raise Refused(
            msg("“{source}” has no reference coding to compare with.", source=source.name),
            msg(
                "Choose an interview that has one; or import the codings of a reference, and give "
                "their coder the role of reference."
            ),
        )

    def _eligible(self, source: Source) -> list[Coder]:
        here = [coder for coder in self._coders if self.work.get((source.id, coder.id))]
        if self._named:
            return here
        if self._appointed:
            return [coder for coder in here if coder.role == "reference"]
        consensus = [coder for coder in here if coder.role == "consensus"]
        return consensus or [coder for coder in here if coder.role == "analyst"]


def _work(project: Project) -> dict[tuple[int, int], Counter[int]]:
    """(source id, coder id) -> how often the coder has coded there with each code (id).

    Marks on questions are left out. Counted also where the coder at work codes blind: what is
    shown of it is only how much there is.
    """
    c = schema.codings.c
    questions = project.codings.marks_on_questions()
    work: dict[tuple[int, int], Counter[int]] = {}
    with project.store.reading() as connection:
        for coding, source, coder, code in connection.execute(
            select(c.id, c.source_id, c.coder_id, c.code_id)
        ):
            if coding not in questions:
                work.setdefault((source, coder), Counter())[code] += 1
    return work
