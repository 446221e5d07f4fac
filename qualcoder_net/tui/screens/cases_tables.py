"""Cases, sources and speakers as rows of text, with what each column lets one change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcoder_net.i18n import Message, _, msg
from qualcoder_net.model import Attribute, AttributeOwner, Case, Source, Speaker

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

OWNER_TITLES: Mapping[AttributeOwner, Message] = {
    "case": msg("Cases"),
    "source": msg("Sources"),
    "speaker": msg("Speakers"),
}
Owner = Case | Source | Speaker


@dataclass(frozen=True, slots=True)
class Column:
    """`change` names what Enter changes: name, cases, sources, interviewer, attribute or ""."""

    title: str
    change: str = ""
    attribute: Attribute | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """One row per owner; `cells` are rows × columns."""

    columns: Sequence[Column]
    owners: Sequence[Owner]
    cells: Sequence[Sequence[str]]


def table_of(project: Project, owner: AttributeOwner) -> Table:
    make: dict[AttributeOwner, Callable[[Project], Table]] = {
        "case": _cases,
        "source": _sources,
        "speaker": _speakers,
    }
    table = make[owner](project)
    attributes = project.attributes.all(owner)
    values = [project.attributes.values(attribute) for attribute in attributes]
    return Table(
        columns=[
            *table.columns,
            *(Column(a.name, "attribute", a, a.kind == "number") for a in attributes),
        ],
        owners=table.owners,
        cells=[
            [*row, *(of_attribute.get(one.id, "") for of_attribute in values)]
            for one, row in zip(table.owners, table.cells, strict=True)
        ],
    )


def cases_by_member(project: Project) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Case ids by source id, and by the id of a speaker who is in cases herself."""
    by_source: dict[int, list[int]] = {}
    by_speaker: dict[int, list[int]] = {}
    for member in project.cases.members():
        if member.speaker_id is None:
            by_source.setdefault(member.source_id, []).append(member.case_id)
        else:
            by_speaker.setdefault(member.speaker_id, []).append(member.case_id)
    return by_source, by_speaker


def _cases(project: Project) -> Table:
    cases = project.cases.all()
    by_source, by_speaker = cases_by_member(project)
    sources = {source.id: source.name for source in project.sources.all()}
    speakers = {
        speaker.id: f"{speaker.name} ({sources[speaker.source_id]})"
        for speaker in project.sources.speakers()
    }

    def members(of: Mapping[int, Sequence[int]], names: Mapping[int, str], case: Case) -> str:
        return ", ".join(names[i] for i, case_ids in of.items() if case.id in case_ids)

    return Table(
        columns=[
            Column(_("Case"), "name"),
            Column(_("Sources"), "sources"),
            Column(_("Single speakers"), ""),
        ],
        owners=cases,
        cells=[
            [c.name, members(by_source, sources, c), members(by_speaker, speakers, c)]
            for c in cases
        ],
    )


def _sources(project: Project) -> Table:
    sources = project.sources.all()
    cases = {case.id: case.name for case in project.cases.all()}
    by_source, _by_speaker = cases_by_member(project)
    speakers: dict[int, list[str]] = {}
    for speaker in project.sources.speakers():
        if not speaker.is_interviewer:
            speakers.setdefault(speaker.source_id, []).append(speaker.name)
    return Table(
        columns=[
            Column(_("Source"), "name"),
            Column(_("Cases"), "cases"),
            Column(_("Respondents")),
            Column(_("Words"), is_number=True),
        ],
        owners=sources,
        cells=[
            [
                source.name,
                ", ".join(cases[i] for i in by_source.get(source.id, [])),
                ", ".join(speakers.get(source.id, [])),
                str(source.words),
            ]
            for source in sources
        ],
    )


def _speakers(project: Project) -> Table:
    sources = {source.id: source.name for source in project.sources.all()}
    cases = {case.id: case.name for case in project.cases.all()}
    by_source, by_speaker = cases_by_member(project)
    speakers = project.sources.speakers()

    def cases_said(speaker: Speaker) -> str:
        own = by_speaker.get(speaker.id)
        if own is not None:
            return ", ".join(cases[i] for i in own)
        of_source = ", ".join(cases[i] for i in by_source.get(speaker.source_id, []))
        return f"({of_source})" if of_source else ""

    return Table(
        columns=[
            Column(_("Speaker"), "name"),
            Column(_("Source")),
            Column(_("Interviewer"), "interviewer"),
            Column(_("Cases"), "cases"),
        ],
        owners=speakers,
        cells=[
            [
                speaker.name,
                sources[speaker.source_id],
                _("yes") if speaker.is_interviewer else "",
                cases_said(speaker),
            ]
            for speaker in speakers
        ],
    )
