"""A project as a whole: make, open, look at, check, copy; its history, undo and redo."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import Place, place_of
from qualcoder_net.core.names import ROLE_NAMES
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, _, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Operation


def new(
    console: Console,
    place: Place,
    codebook: Annotated[
        Path | None,
        typer.Option(
            "--codebook",
            metavar="FILE",
            help=_("Start with the codes of this file, or of a shipped book by name."),
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help=_("What to call the study (default: the file's).")
        ),
    ] = None,
) -> None:
    from qualcoder_net.core.codebook_files import load_codebook
    from qualcoder_net.core.identity import remember_project
    from qualcoder_net.core.project import Project
    from qualcoder_net.core.shipped import codebook_file
    from qualcoder_net.formats.codebook import read_codebook

    # read first: a codebook with a mistake leaves no empty project behind
    book = read_codebook(codebook_file(codebook)) if codebook else None
    with Project.create(_new_place(place), name=name, coder=console.options.coder) as project:
        if book:
            load_codebook(project, book)
        codes = len(project.codebook.tree().codes)
        remember_project(project.place)
        for warning in project.warnings():
            console.note(warning)
        console.answer(
            [{"project": project.place, "name": project.name, "codes": codes}],
            [
                msg("Made {project}.", project=project.place),
                *([nmsg("It has {n} code.", "It has {n} codes.", n=codes)] if book else []),
            ],
        )


def open_project(console: Console, place: Place) -> None:
    from qualcoder_net.core.project import Project

    with Project.open(place_of(place), coder=console.options.coder) as project:
        show_screen(console, project)


def show_screen(console: Console, project: Project | None) -> None:
    """Show a project, or the screen on which one is chosen, if there is a terminal to show it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            msg("The screen needs a terminal."),
            msg("Every act is a command as well: qualcoder-net --help"),
        )
    assert console.options.screen is not None
    console.options.screen(project, console.options.coder)


def info(console: Console, project: Project) -> None:
    sources = project.sources.all()
    counts = project.coders.coding_counts()
    coders = project.coders.all()
    record = {
        "project": project.place,
        "name": project.name,
        "created_at": project.setting("created_at"),
        "codes": len(project.codebook.tree().codes),
        "cases": len(project.cases.all()),
        "sources": len(sources),
        "words": sum(source.words for source in sources),
        "codings": sum(counts.values()),
        "memos": len(project.memos.all()),
        "coders": [
            {"coder": c.name, "role": c.role, "codings": counts.get(c.id, 0)} for c in coders
        ],
        "acts": project.journal.revision(),
    }
    console.answer([record], _told(record))


def _told(record: dict[str, Any]) -> list[Message]:
    coders = (
        nmsg("{coder} ({role}): {n} coding", "{coder} ({role}): {n} codings",
             n=coder["codings"], coder=coder["coder"], role=ROLE_NAMES[coder["role"]])
        for coder in record["coders"]
    )  # fmt: skip
    return [
        msg("{name} ({project})", name=record["name"], project=record["project"]),
        nmsg("{n} source", "{n} sources", n=record["sources"]),
        nmsg("{n} word", "{n} words", n=record["words"]),
        nmsg("{n} code", "{n} codes", n=record["codes"]),
        nmsg("{n} case", "{n} cases", n=record["cases"]),
        nmsg("{n} coding", "{n} codings", n=record["codings"]),
        nmsg("{n} memo", "{n} memos", n=record["memos"]),
        *coders,
    ]


def check(console: Console, project: Project) -> None:
    from qualcoder_net.core.check import check_project

    found = check_project(project, console.progress)
    looked_at = msg(
        "Looked at {rows}, {sources} and {codings}.",
        rows=nmsg("{n} row", "{n} rows", n=found.rows),
        sources=nmsg("{n} source", "{n} sources", n=found.sources),
        codings=nmsg("{n} coding", "{n} codings", n=found.codings),
    )
    record = {
        "rows": found.rows,
        "sources": found.sources,
        "codings": found.codings,
        "problems": [str(problem) for problem in found.problems],
    }
    sound = [] if found.problems else [msg("Everything is whole and in its place.")]
    console.answer([record], [looked_at, *sound, *found.problems])
    if found.problems:
        raise Refused(
            nmsg("{n} problem was found.", "{n} problems were found.", n=len(found.problems)),
            msg("Go on from your last backup that is sound, and keep this file for study."),
        )


def backup(
    console: Console,
    project: Project,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help=_("The copy (default: beside the project, with the date in its name)."),
        ),
    ] = None,
) -> None:
    from qualcoder_net.store.backup import backup_file

    path = project.store.path
    if file is None and path:
        file = path.with_name(f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S}.qnet")
    made = backup_file(project.store, file or Path(), console.progress)
    console.answer(
        [{"project": project.place, "backup": str(made)}], [msg("Copied to {file}.", file=made)]
    )


def history(
    console: Console,
    project: Project,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help=_("Only this coder's acts."))
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help=_("Only the newest."))
    ] = None,
) -> None:
    if by is not None:
        project.coders.find(by)
    acts = project.history(coder=by, limit=limit)
    records: list[dict[str, Any]] = [
        {
            "operation": act.id,
            "at": act.at,
            "coder": act.coder,
            "kind": act.kind,
            "undone": act.undone,
            "changes": act.changes,
            "summary": str(act.summary),
        }
        for act in acts
    ]
    shown = [
        {**record, "at": _local(act.at), "summary": _told_of(act)}
        for record, act in zip(records, acts, strict=True)
    ]
    headings = {
        "operation": _("no."), "at": _("when"), "coder": _("coder"), "summary": _("what"),
    }  # fmt: skip
    console.table(records, headings, shown=shown, empty=msg("Nothing was done yet."))


def _local(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def _told_of(act: Operation) -> Message:
    return msg("{act} (undone)", act=act.said) if act.undone else act.said


def undo(
    console: Console,
    project: Project,
    operation: Annotated[
        int | None,
        typer.Option(
            "--operation", metavar="N", help=_("This act of yours, by its number in `history`.")
        ),
    ] = None,
) -> None:
    act = project.undo(operation)
    console.answer(
        [{"undone": act.id, "summary": str(act.summary)}], [msg("Undid: {act}", act=act.summary)]
    )


def redo(console: Console, project: Project) -> None:
    act = project.redo()
    console.answer(
        [{"redone": act.id, "summary": str(act.summary)}], [msg("Redid: {act}", act=act.summary)]
    )


def _new_place(said: str) -> str | Path:
    """Where a project is to be made; a file gets the ending .qnet unless it has one."""
    if "://" in said:
        return said
    path = Path(said).expanduser()
    return path if path.suffix or not path.name else path.with_name(path.name + ".qnet")
