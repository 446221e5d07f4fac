"""Cases: what is compared, and which sources and speakers belong to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from qualcoder_net.errors import CaseNotFound, Refused
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import Case, Source, Speaker
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Member:
    """A source of a case; with `speaker_id`, only that speaker of it."""

    case_id: int
    source_id: int
    speaker_id: int | None = None


class Cases:
    def __init__(self, project: Project) -> None:
        self._project = project

    def all(self) -> list[Case]:
        cases = schema.cases
        with self._project.store.reading() as connection:
            rows = connection.execute(select(cases).order_by(cases.c.position, cases.c.id))
            return [Case(row.id, row.guid, row.name, row.position) for row in rows]

    def find(self, name: str) -> Case:
        cases = self.all()
        for case in cases:
            if case.name.casefold() == name.strip().casefold():
                return case
        raise CaseNotFound(name, [case.name for case in cases])

    def members(self) -> list[Member]:
        members = schema.case_members
        with self._project.store.reading() as connection:
            rows = connection.execute(select(members).order_by(members.c.id))
            return [Member(row.case_id, row.source_id, row.speaker_id) for row in rows]

    def frame(self) -> pd.DataFrame:
        """Cases as a DataFrame: name, numbers of sources and speakers, and their attributes."""
        from qualcoder_net.core.frames import cases_frame

        return cases_frame(self._project)

    # --- acts ---

    def add(self, name: str) -> Case:
        with self._project.journal.operation("case") as act:
            known = {row.name.casefold() for row in act.connection.execute(select(schema.cases))}
            if name.strip().casefold() in known:
                raise Refused(msg("There already is a case “{case}”.", case=name.strip()))
            case = find_or_add_case(act, name)
            act.summary = msg("Added case “{case}”", case=case.name)
        return case

    def rename(self, case: Case, name: str) -> None:
        name = name.strip()
        if not name:
            raise Refused(msg("A case needs a name."))
        if any(c.name.casefold() == name.casefold() and c.id != case.id for c in self.all()):
            raise Refused(msg("There already is a case “{case}”.", case=name))
        summary = msg("Renamed case “{old}” to “{new}”", old=case.name, new=name)
        with self._project.journal.operation("case", summary) as act:
            act.update(schema.cases, case.id, name=name)

    def delete(self, case: Case) -> None:
        """Delete a case, its attribute values and memos; its sources stay in the study."""
        with self._project.journal.operation(
            "case", msg("Deleted case “{case}”", case=case.name)
        ) as act:
            for table in (schema.case_members, schema.attribute_values, schema.memos):
                act.delete_where(table, table.c.case_id == case.id)
            act.delete(schema.cases, case.id)

    def move(self, case: Case, position: int) -> None:
        """Change the order in which cases stand in lists and matrices."""
        others = [c for c in self.all() if c.id != case.id]
        others.insert(max(0, min(position, len(others))), case)
        with self._project.journal.operation(
            "case", msg("Moved case “{case}”", case=case.name)
        ) as act:
            act.update_each(schema.cases, {c.id: {"position": n} for n, c in enumerate(others)})

    def assign(self, member: Source | Speaker, *cases: Case) -> None:
        """Let a source, or one speaker of it, belong to just these cases (none: to no case)."""
        names = ", ".join(case.name for case in cases)
        with self._project.journal.operation("case") as act:
            set_members(act, member, [case.id for case in cases])
            act.summary = (
                msg("Put “{member}” in case {cases}", member=member.name, cases=names)
                if cases
                else msg("Took “{member}” out of its cases", member=member.name)
            )

    def set_sources(self, case: Case, *sources: Source) -> None:
        """Let just these sources (none: no source) belong to a case, each with all its speakers.

        Single speakers who belong to it by themselves stay in it.
        """
        members = schema.case_members
        whole = (members.c.case_id == case.id) & members.c.speaker_id.is_(None)
        with self._project.journal.operation("case") as act:
            rows = act.connection.execute(select(members).where(whole))
            known = {row.source_id: row.id for row in rows}
            wanted = {source.id: source for source in sources}
            gone = [source_id for source_id in known if source_id not in wanted]
            new = [source for source_id, source in wanted.items() if source_id not in known]
            act.delete(members, *(known[source_id] for source_id in gone))
            act.insert_many(
                members,
                [{"case_id": case.id, "source_id": s.id, "speaker_id": None} for s in new],
            )
            act.summary = _moved(case, [source.name for source in new], len(gone))


def _moved(case: Case, came: list[str], went: int) -> Message:
    """What happened to a case's sources, in words."""
    out = nmsg(
        "Took {n} source out of case “{case}”",
        "Took {n} sources out of case “{case}”",
        n=went, case=case.name,
    )  # fmt: skip
    if not came:
        return out
    into = nmsg(
        "Put “{first}” in case “{case}”",
        "Put {n} sources in case “{case}”, “{first}” first",
        n=len(came), case=case.name, first=came[0],
    )  # fmt: skip
    return msg("{one}. {other}", one=into, other=out) if went else into


def find_or_add_case(act: Recorder, name: str) -> Case:
    """Within an act: the case of that name, made when there is none."""
    name = name.strip()
    if not name:
        raise Refused(msg("A case needs a name."))
    cases = schema.cases
    for row in act.connection.execute(select(cases)):
        if row.name.casefold() == name.casefold():
            return Case(row.id, row.guid, row.name, row.position)
    position = act.connection.scalar(select(func.coalesce(func.max(cases.c.position) + 1, 0)))
    values: dict[str, Any] = {"guid": new_guid(), "name": name, "position": position}
    return Case(id=act.insert(cases, **values), **values)


def set_members(act: Recorder, member: Source | Speaker, case_ids: list[int]) -> None:
    """Within an act: make these the cases of a source or speaker."""
    members = schema.case_members
    if isinstance(member, Speaker):
        source_id, speaker_id = member.source_id, member.id
        mine = members.c.speaker_id == member.id
    else:
        source_id, speaker_id = member.id, None
        mine = (members.c.source_id == member.id) & members.c.speaker_id.is_(None)
    known = {row.case_id: row.id for row in act.connection.execute(select(members).where(mine))}
    act.delete(members, *(row_id for case_id, row_id in known.items() if case_id not in case_ids))
    for case_id in case_ids:
        if case_id not in known:
            act.insert(members, case_id=case_id, source_id=source_id, speaker_id=speaker_id)
