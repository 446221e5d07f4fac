"""What figures are counted from: the codings of chosen coders, and the talk that they are on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from qualcoder_net.core.blindness import blind_sources
from qualcoder_net.core.coders import Basis
from qualcoder_net.core.frames import frame
from qualcoder_net.core.talk import talk_frame
from qualcoder_net.model import Coder
from qualcoder_net.store import schema

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.project import Project


@dataclass(frozen=True)
class Evidence:
    """`codings`: coding_id, source_id, start, end, code_id; `talk` as in `talk_frame`.

    `blind`: ids of the sources left out of both, because the coder at work codes them blind and
    others' codings are counted; so are those that the basis leaves out.
    """

    basis: Basis
    codings: pd.DataFrame
    talk: pd.DataFrame
    blind: list[int]

    @property
    def coders(self) -> list[Coder]:
        return self.basis.coders

    @property
    def words(self) -> int:
        return int(self.talk["words"].sum())

    @property
    def sources(self) -> int:
        return int(self.talk["source_id"].nunique())


def gather(
    project: Project,
    coders: Sequence[str] | None = None,
    *,
    origin: str | None = None,
    with_interviewers: bool = False,
) -> Evidence:
    """The codings of *coders* (None: the project's basis) and the talk of respondents (or all)."""
    basis = project.coders.basis(coders)
    codings = schema.codings
    query = select(
        codings.c.id.label("coding_id"),
        codings.c.source_id,
        codings.c.start,
        codings.c.end,
        codings.c.code_id,
    ).where(basis.codings())
    if origin:
        query = query.where(codings.c.origin == origin)
    blind = blind_sources(project) if _of_others(project, basis.coders) else []
    out = {*blind, *basis.left_out}
    with project.store.reading() as connection:
        found = frame(connection, query)
        talk = talk_frame(connection, with_interviewers=with_interviewers)
    return Evidence(
        basis=basis,
        codings=found[~found["source_id"].isin(out)],
        talk=talk[~talk["source_id"].isin(out)],
        blind=blind,
    )


def _of_others(project: Project, coders: Iterable[Coder]) -> bool:
    return any(coder.name != project.journal.coder_name for coder in coders)
