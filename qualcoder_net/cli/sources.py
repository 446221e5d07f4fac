"""`sources`: the transcripts, their turns and sentences, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import (
    Force,
    NewFile,
    OldFile,
    SourceName,
    Yes,
    just_one,
    refuse_existing,
    sentence_said,
    turn_numbered,
)
from qualcoder_net.i18n import Message, _, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.project import Project
    from qualcoder_net.core.replacing import Replacement
    from qualcoder_net.model import Source


# --- reading ---


def list_sources(console: Console, project: Project) -> None:
    states = project.sources.states()
    speakers: dict[int, list[str]] = {}
    for speaker in project.sources.speakers():
        speakers.setdefault(speaker.source_id, []).append(speaker.name)
    cases = {case.id: case.name for case in project.cases.all()}
    of_cases: dict[int, list[str]] = {}
    for member in project.cases.members():
        if member.speaker_id is None:
            of_cases.setdefault(member.source_id, []).append(cases[member.case_id])
    attributes = [(a.name, project.attributes.values(a)) for a in project.attributes.all("source")]
    records = [
        {
            "source": source.name,
            "words": source.words,
            "language": source.language,
            "cases": of_cases.get(source.id, []),
            "speakers": speakers.get(source.id, []),
            "file": source.imported_name,
            "encoding": source.encoding,
            "imported_at": source.imported_at,
            "fiction": source.fiction,
            "finished": source.id in states and states[source.id].finished,
            "blind": source.id in states and states[source.id].blind,
            "attributes": {name: v[source.id] for name, v in attributes if source.id in v},
        }
        for source in project.sources.all()
    ]
    headings = {
        "source": _("source"), "words": _("words"), "cases": _("cases"),
        "finished": _("finished"), "blind": _("blind"), "speakers": _("speakers"),
    }  # fmt: skip
    console.table(records, headings, empty=msg("There are no sources yet."))


def show(
    console: Console,
    project: Project,
    source: SourceName,
    turn: Annotated[
        int | None, typer.Option("--turn", metavar="N", min=1, help=_("Only this turn."))
    ] = None,
) -> None:
    found = project.sources.find(source)
    if turn is not None:
        turn_numbered(project.sources.turns(found), found, turn)
    records = [r for r in _sentences(project, found) if turn is None or r["turn"] == turn]
    console.answer(records, _numbered(records))


def _sentences(project: Project, source: Source) -> Iterator[dict[str, Any]]:
    """Every sentence with its number; one outside all turns (a title) has none."""
    text = project.sources.text(source).content
    turns = project.sources.turns(source)
    speakers = {speaker.id: speaker for speaker in project.sources.speakers(source)}
    left = iter(turns)
    turn, number = next(left, None), 0
    for start, end in project.sources.sentences(source, turns):
        while turn is not None and start >= turn.end:
            turn, number = next(left, None), 0
        inside = turn if turn is not None and turn.start <= start else None
        number += inside is not None
        speaker = speakers.get(inside.speaker_id or 0) if inside else None
        yield {
            "turn": inside.number if inside else None,
            "sentence": number if inside else None,
            "speaker": speaker.name if speaker else None,
            "interviewer": speaker is not None and speaker.is_interviewer,
            "time_ms": inside.time_ms if inside else None,
            "start": start,
            "end": end,
            "text": text[start:end],
        }


def _numbered(records: list[dict[str, Any]]) -> Iterator[str]:
    """Sentences as “12.3  words”, each turn's first one beneath a line with its speaker."""
    shown = 0
    for record in records:
        words = " ".join(record["text"].split())
        if not words:
            continue
        if record["turn"] is None:
            yield f"{'–':>9}  {words}"
            continue
        if record["turn"] != shown:
            shown = record["turn"]
            yield f"{shown:>6}     {record['speaker'] or ''}".rstrip()
        yield f"{record['turn']:>6}.{record['sentence']:<4}{words}"


def original(
    console: Console, project: Project, source: SourceName, file: NewFile, force: Force = False
) -> None:
    from qualcoder_net.formats.writing import whole_file

    found = project.sources.find(source)
    refuse_existing(file, force)
    data = project.sources.original(found)
    with whole_file(file) as stream:
        stream.write(data)
    console.answer(
        [{"source": found.name, "file": str(file), "bytes": len(data)}],
        [msg("Wrote the file that was imported to {file}.", file=file)],
    )


# --- acts ---


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
        project.sources.finish(found, not reopen)


def blind(
    console: Console,
    project: Project,
    source: SourceName,
    off: Annotated[bool, typer.Option("--off", help=_("See them after all."))] = False,
) -> None:
    found = project.sources.find(source)
    with console.act(project, source=found.name, blind=not off):
        project.sources.code_blind(found, not off)


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
    copies = project.sources.erase(found)
    console.answer(
        [{"source": found.name, "erased": True, "copies": [str(copy) for copy in copies]}],
        [
            msg("Erased “{source}”.", source=found.name),
            *(msg("This copy may still hold it: {file}", file=copy) for copy in copies),
        ],
    )
    console.note(
        msg("Backups elsewhere, and copies that you sent to others, are beyond our reach.")
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


COMMANDS: dict[str, Line] = {
    "list": (list_sources, msg("List the sources.")),
    "show": (show, msg("Show a source, with its turns and sentences numbered.")),
    "rename": (rename, msg("Rename a source.")),
    "replace": (replace, msg("Give a source a corrected text; its codings move along.")),
    "finish": (finish, msg("Say that you have coded all of a source.")),
    "blind": (blind, msg("Hide others' codings of a source until you have finished it.")),
    "remove": (remove, msg("Take a source out of the study; this can be undone.")),
    "erase": (erase, msg("Erase a source for good, as when consent is withdrawn.")),
    "speaker": (speaker, msg("Rename or merge a speaker, or say who asks and who speaks.")),
    "split": (split, msg("Make two turns of one.")),
    "join": (join, msg("Make a turn one with the turn before it.")),
    "original": (original, msg("Write the file that was imported, byte for byte.")),
}
