"""`sources`: list and show the transcripts; the acts on them are in `sources_acts`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli import sources_acts
from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import (
    Force,
    NewFile,
    SourceName,
    turn_numbered,
)
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Source, Speaker, Turn


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
    """Every sentence with its number; one outside all turns (a title) has none.

    Speakers' labels are left out.
    """
    text = project.sources.text(source).content
    turns = project.sources.turns(source)
    speakers = {speaker.id: speaker for speaker in project.sources.speakers(source)}
    left = iter(turns)
    turn, number = next(left, None), 0
    for start, end in project.sources.sentences(source, turns):
        while turn is not None and start >= turn.end:
            turn, number = next(left, None), 0
        inside = turn if turn is not None and turn.start <= start else None
        if turn is not None and not inside and _is_label(text[start : turn.start], turn, speakers):
            continue
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


def _is_label(before: str, turn: Turn, speakers: dict[int, Speaker]) -> bool:
    """Whether what stands before a turn says who speaks: on the same line, or by her name."""
    speaker = speakers.get(turn.speaker_id or 0)
    named = speaker is not None and before.strip(" \n:").casefold() == speaker.name.casefold()
    return named or "\n" not in before


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


COMMANDS: dict[str, Line] = {
    "list": (list_sources, msg("List the sources.")),
    "show": (show, msg("Show a source, with its turns and sentences numbered.")),
    "rename": (sources_acts.rename, msg("Rename a source.")),
    "replace": (
        sources_acts.replace,
        msg("Give a source a corrected text; its codings move along."),
    ),
    "finish": (sources_acts.finish, msg("Say that you have coded all of a source.")),
    "blind": (
        sources_acts.blind,
        msg("Hide others' codings of a source until you have finished it."),
    ),
    "remove": (sources_acts.remove, msg("Take a source out of the study; this can be undone.")),
    "erase": (sources_acts.erase, msg("Erase a source for good, as when consent is withdrawn.")),
    "speaker": (
        sources_acts.speaker,
        msg("Rename or merge a speaker, or say who asks and who speaks."),
    ),
    "split": (sources_acts.split, msg("Make two turns of one.")),
    "join": (sources_acts.join, msg("Make a turn one with the turn before it.")),
    "original": (original, msg("Write the file that was imported, byte for byte.")),
}
