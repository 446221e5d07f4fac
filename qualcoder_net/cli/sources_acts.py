"""Acts on sources, their speakers and turns: from a corrected text to erasing for good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import (
    OldFile,
    SourceName,
    Yes,
    just_one,
    sentence_said,
    turn_numbered,
)
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.erasing import Erased
    from qualcoder_net.core.project import Project
    from qualcoder_net.core.replacing import Replacement


def rename(
    console: Console,
    project: Project,
    source: SourceName,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("The new name."))],
) -> None:
    found = project.sources.find(source)
    with console.act(project, source=name.strip()):
        project.sources.rename(found, name)


def replace(
    console: Console,
    project: Project,
    source: SourceName,
    file: OldFile,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only tell which codings would not fit."))
    ] = False,
) -> None:
    found = project.sources.find(source)
    done = project.sources.replace(found, file, dry_run=dry_run, report=console.progress)
    record = {
        "source": found.name,
        "file": str(file),
        "done": not dry_run,
        "kept": done.kept,
        "changed": done.changed,
        "misfits": [
            {"code": m.code, "coder": m.coder, "quotation": m.quotation} for m in done.misfits
        ],
        "speakers_gone": list(done.speakers_gone),
        "undecided": done.undecided,
    }
    console.answer([record], _replaced(done))
    if dry_run:
        console.note(msg("Nothing was changed: this was a dry run."))


def _replaced(done: Replacement) -> Iterator[Message | str]:
    yield nmsg("{n} coding keeps its words.", "{n} codings keep their words.", n=done.kept)
    yield nmsg("{n} coding has other words.", "{n} codings have other words.", n=done.changed)
    yield nmsg("{n} coding does not fit.", "{n} codings do not fit.", n=len(done.misfits))
    for misfit in done.misfits:
        words = " ".join(misfit.quotation.split())
        yield f"  {misfit.code} ({misfit.coder}): “{words}”"
    for name in done.speakers_gone:
        yield msg("Speaker “{name}” no longer speaks.", name=name)


def finish(
    console: Console,
    project: Project,
    source: SourceName,
    reopen: Annotated[
        bool, typer.Option("--reopen", help=_("After all, it is not finished."))
    ] = False,
) -> None:
    found = project.sources.find(source)
    with console.act(project, source=found.name, finished=not reopen):
        project.sources.finish(found, finished=not reopen)


def blind(
    console: Console,
    project: Project,
    source: SourceName,
    off: Annotated[bool, typer.Option("--off", help=_("See them after all."))] = False,
) -> None:
    found = project.sources.find(source)
    with console.act(project, source=found.name, blind=not off):
        project.sources.code_blind(found, blind=not off)


def remove(console: Console, project: Project, source: SourceName) -> None:
    found = project.sources.find(source)
    with console.act(project, source=found.name):
        project.sources.remove(found)


def erase(console: Console, project: Project, source: SourceName, yes: Yes = False) -> None:
    found = project.sources.find(source)
    console.note(
        msg(
            "“{source}” goes for good: its text, original file, codings and memos, and all that "
            "the history holds of them. This can never be undone.",
            source=found.name,
        )
    )
    console.confirm_by_name(msg("Type its name to erase it:"), found.name, yes=yes)
    erased = project.sources.erase(found)
    record = {
        "source": found.name,
        "erased": True,
        "copies": [str(copy) for copy in erased.copies],
        "codes": [code.slug for code in erased.codes],
    }
    console.answer([record], _erased(found.name, erased))
    console.note(
        msg("Backups elsewhere, and copies that you sent to others, are beyond our reach.")
    )


def _erased(name: str, erased: Erased) -> Iterator[Message]:
    yield msg("Erased “{source}”.", source=name)
    for copy in erased.copies:
        yield msg("This copy may still hold it: {file}", file=copy)
    for code in erased.codes:
        yield msg(
            "Code “{code}” (id {id}) is still called by words from it.",
            code=code.name(current_language()),
            id=code.slug,
        )
    if erased.codes:
        yield msg(
            "Give such a code another label and id, or delete it. The history goes on naming it."
        )


# --- speakers and turns ---


def speaker(
    console: Console,
    project: Project,
    source: SourceName,
    name: Annotated[str, typer.Argument(metavar="SPEAKER", help=_("A speaker of it."))],
    rename: Annotated[
        str | None, typer.Option("--rename", metavar="NAME", help=_("Give another name."))
    ] = None,
    merge_into: Annotated[
        str | None,
        typer.Option("--merge-into", metavar="NAME", help=_("Make one with this speaker.")),
    ] = None,
    interviewer: Annotated[
        bool, typer.Option("--interviewer", help=_("Asks the questions: no evidence."))
    ] = False,
    respondent: Annotated[bool, typer.Option("--respondent", help=_("Answers them."))] = False,
    turn: Annotated[
        int | None,
        typer.Option("--turn", metavar="N", min=1, help=_("Speaks this turn; may be a new name.")),
    ] = None,
) -> None:
    wanted = just_one(
        rename=rename, merge_into=merge_into, interviewer=interviewer, respondent=respondent,
        turn=turn,
    )  # fmt: skip
    found = project.sources.find(source)
    if wanted == "turn":
        start = turn_numbered(project.sources.turns(found), found, turn or 0).start
        with console.act(project, source=found.name, turn=turn):
            project.speakers.set_speaker(found, start, name)
        return
    who = project.speakers.find(found, name)
    other = project.speakers.find(found, merge_into) if merge_into else who
    with console.act(project, source=found.name):
        match wanted:
            case "rename":
                project.speakers.rename(who, rename or "")
            case "merge_into":
                project.speakers.merge(who, other)
            case _:
                project.speakers.make_interviewer(who, interviewer)


def split(
    console: Console,
    project: Project,
    source: SourceName,
    at: Annotated[
        str,
        typer.Option(
            "--at", metavar="TURN.SENTENCE", help=_("The first sentence of the new turn.")
        ),
    ],
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help=_("Who speaks it."))
    ] = None,
) -> None:
    found = project.sources.find(source)
    start, _end = sentence_said(project, found, at)
    with console.act(project, source=found.name):
        project.speakers.split_turn(found, start, speaker)


def join(
    console: Console,
    project: Project,
    source: SourceName,
    turn: Annotated[
        int,
        typer.Option("--turn", metavar="N", min=1, help=_("The turn to add to the one before.")),
    ],
) -> None:
    found = project.sources.find(source)
    start = turn_numbered(project.sources.turns(found), found, turn).start
    with console.act(project, source=found.name):
        project.speakers.join_turns(found, start)
