"""`cases`: what is compared, and which sources and speakers belong to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.attributes import export_table, import_table, set_values
from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import (
    CaseName,
    Force,
    NewFile,
    OldFile,
    SourceName,
    Yes,
    pair,
)
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.project import Project


def list_cases(console: Console, project: Project) -> None:
    attributes = project.attributes.all("case")
    values = {a.name: project.attributes.values(a) for a in attributes}
    members = project.cases.members()
    sources = {source.id: source.name for source in project.sources.all()}
    speakers = {speaker.id: speaker.name for speaker in project.sources.speakers()}
    records: list[dict[str, Any]] = []
    for case in project.cases.all():
        own = [member for member in members if member.case_id == case.id]
        alone = [m for m in own if m.speaker_id is not None]
        records.append(
            {
                "case": case.name,
                "sources": [sources[m.source_id] for m in own if m.speaker_id is None],
                "speakers": [
                    f"{sources[m.source_id]} · {speakers[m.speaker_id or 0]}" for m in alone
                ],
                "attributes": {n: v[case.id] for n, v in values.items() if case.id in v},
            }
        )
    shown = [{**r, **{f"={n}": v for n, v in r["attributes"].items()}} for r in records]
    headings = {
        "case": _("case"),
        **{f"={a.name}": a.name for a in attributes},
        "speakers": _("speakers"),
        "sources": _("sources"),
    }
    console.table(records, headings, shown=shown, empty=msg("There are no cases yet."))


def add(
    console: Console,
    project: Project,
    name: Annotated[str, typer.Argument(metavar="CASE", help=_("What to call it."))],
) -> None:
    with console.act(project, case=name.strip()):
        project.cases.add(name)


def set_attributes(
    console: Console,
    project: Project,
    case: CaseName,
    values: Annotated[
        list[str], typer.Argument(metavar="NAME=VALUE…", help=_("Its attributes; empty to clear."))
    ],
) -> None:
    pairs = [pair(said, "NAME=VALUE") for said in values]
    set_values(console, project, project.cases.find(case), pairs)


def assign(
    console: Console,
    project: Project,
    source: SourceName,
    cases: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CASE]…", help=_("Its cases from now on; none: no case.")),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help=_("Only this speaker of it."))
    ] = None,
) -> None:
    found = project.sources.find(source)
    member = project.speakers.find(found, speaker) if speaker else found
    wanted = [project.cases.find(name) for name in cases or ()]
    with console.act(project, source=found.name, speaker=speaker, cases=[c.name for c in wanted]):
        project.cases.assign(member, *wanted)


def set_sources(
    console: Console,
    project: Project,
    case: CaseName,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]…", help=_("Its sources from now on; none: no source.")),
    ] = None,
) -> None:
    found = project.cases.find(case)
    wanted = [project.sources.find(name) for name in sources or ()]
    with console.act(project, case=found.name, sources=[source.name for source in wanted]):
        project.cases.set_sources(found, *wanted)


def rename(
    console: Console,
    project: Project,
    case: CaseName,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("The new name."))],
) -> None:
    found = project.cases.find(case)
    with console.act(project, case=name.strip()):
        project.cases.rename(found, name)


def move(
    console: Console,
    project: Project,
    case: CaseName,
    position: Annotated[
        int, typer.Argument(metavar="POSITION", min=1, help=_("Its place in lists, from 1."))
    ],
) -> None:
    found = project.cases.find(case)
    with console.act(project, case=found.name):
        project.cases.move(found, position - 1)


def delete(console: Console, project: Project, case: CaseName, yes: Yes = False) -> None:
    found = project.cases.find(case)
    question = msg(
        "Case “{case}” goes, with its attributes and memos; its sources stay. Delete?",
        case=found.name,
    )
    console.confirm(question, yes=yes)
    with console.act(project, case=found.name):
        project.cases.delete(found)


def import_cases(console: Console, project: Project, file: OldFile) -> None:
    import_table(console, project, "case", file)


def export_cases(console: Console, project: Project, file: NewFile, force: Force = False) -> None:
    export_table(console, project, "case", file, force)


COMMANDS: dict[str, Line] = {
    "list": (list_cases, msg("List the cases, with their attributes and sources.")),
    "add": (add, msg("Add a case.")),
    "set": (set_attributes, msg("Set attributes of a case.")),
    "assign": (assign, msg("Say to which cases a source, or one speaker of it, belongs.")),
    "sources": (set_sources, msg("Say which sources belong to a case.")),
    "import": (import_cases, msg("Read cases and their attributes from a .csv or .xlsx table.")),
    "export": (export_cases, msg("Write cases and their attributes to a .csv or .xlsx table.")),
    "rename": (rename, msg("Rename a case.")),
    "move": (move, msg("Change the order of the cases.")),
    "delete": (delete, msg("Delete a case; its sources stay.")),
}
