"""Importing transcripts: read files, find their turns and borders, and enter them in one act."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from qualcoder_net.core.attributes import kind_of
from qualcoder_net.core.entering import enter_source
from qualcoder_net.core.preparing import Prepared, Wanted, prepare
from qualcoder_net.core.readers import prepared_or_errors
from qualcoder_net.errors import QualcoderError, Refused, SomeUnreadable
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import AttributeKind, AttributeOwner, Dropped
from qualcoder_net.progress import Report, silent
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder

__all__ = [
    "ImportResult", "Imported", "Prepared", "Wanted", "import_sources", "prepare", "understood",
]  # fmt: skip


@dataclass(frozen=True)
class Imported:
    """What an import understood of a file. `twin_of` names a source made of the same bytes."""

    name: str
    file: Path
    turns: int = 0
    speakers: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()
    words: int = 0
    language: str = ""
    encoding: str | None = None
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[Message, ...] = ()
    twin_of: str | None = None


@dataclass(frozen=True)
class ImportResult:
    imported: tuple[Imported, ...] = ()
    known: tuple[Imported, ...] = ()
    failed: tuple[QualcoderError, ...] = ()


def import_sources(
    project: Project,
    wanted: Sequence[Wanted],
    *,
    skip_bad: bool = False,
    report: Report = silent,
) -> ImportResult:
    """Import files as one act. A file whose bytes the project has is passed over and named.

    A file that cannot be read stops the import with nothing changed, unless *skip_bad*.
    """
    if not wanted:
        raise Refused(msg("There is nothing to import."), msg("Name transcripts or a folder."))
    prepared, failed = _prepare_all(wanted, report)
    if failed and not skip_bad:
        raise failed[0] if len(wanted) == 1 else _some_unreadable(failed)
    imported: list[Imported] = []
    known: list[Imported] = []
    with project.journal.operation("import") as act:
        hashes, names = _known_sources(act)
        kinds = _kinds(wanted)
        for n, one in enumerate(prepared):
            report(n, len(prepared), one.name)
            digest = sha256(one.data).hexdigest()
            if twin := hashes.get(digest):
                known.append(Imported(name=one.name, file=one.wanted.file, twin_of=twin))
                continue
            name = _free_name(one.name, names)
            enter_source(act, one, name, digest, kinds)
            hashes[digest] = name
            names.add(name)
            imported.append(understood(one, name))
        act.summary = nmsg(
            "Imported “{first}”",
            "Imported {n} sources, “{first}” first",
            n=len(imported),
            first=imported[0].name if imported else "",
        )
    return ImportResult(tuple(imported), tuple(known), tuple(failed))


def understood(one: Prepared, name: str) -> Imported:
    """What is understood of a file that will be the source *name*."""
    transcript = one.transcript
    notes = []
    if name != one.name:
        notes.append(
            msg("There was a source “{old}” with another content, so this one is “{new}”. "
                "If it is a corrected version, remove it and give “{old}” its text with "
                "`qualcoder-net sources replace`.", old=one.name, new=name)
        )  # fmt: skip
    if not one.speakers:
        notes.append(msg("No speakers were recognised: all of it counts as the respondent's talk."))
    elif not transcript.interviewers:
        notes.append(
            msg("No speaker was recognised as interviewer: say who is, so that questions do not "
                "count as answers.")
        )  # fmt: skip
    return Imported(
        name=name,
        file=one.wanted.file,
        turns=len(transcript.turns),
        speakers=tuple(one.speakers),
        interviewers=tuple(s for s in one.speakers if s in transcript.interviewers),
        words=len(one.words),
        language=one.language,
        encoding=transcript.encoding,
        dropped=transcript.dropped,
        notes=tuple(notes),
    )


# --- steps ---


def _prepare_all(
    wanted: Sequence[Wanted], report: Report
) -> tuple[list[Prepared], list[QualcoderError]]:
    prepared: list[Prepared] = []
    failed: list[QualcoderError] = []
    with closing(prepared_or_errors(wanted)) as outcomes:
        for n, outcome in enumerate(outcomes):
            report(n, len(wanted), wanted[n].file.name)
            if isinstance(outcome, Prepared):
                prepared.append(outcome)
            else:
                failed.append(outcome)
    return prepared, failed


def _some_unreadable(failed: list[QualcoderError]) -> SomeUnreadable:
    lines = "\n".join(f"  {error}" for error in failed)
    return SomeUnreadable(
        nmsg(
            "{n} file cannot be imported, so nothing was imported:\n{lines}\n",
            "{n} files cannot be imported, so nothing was imported:\n{lines}\n",
            n=len(failed),
            lines=lines,
        ),
        msg("Mend these files or leave them out, or import only the others."),
    )


def _known_sources(act: Recorder) -> tuple[dict[str, str], set[str]]:
    """The names of the project's sources: by the hash of the file each came from, and all."""
    sources = schema.sources.c
    rows = act.connection.execute(select(sources.file_sha256, sources.name)).all()
    return {row[0]: row[1] for row in rows}, {row[1] for row in rows}


def _free_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    n = 2
    while f"{name} ({n})" in taken:
        n += 1
    return f"{name} ({n})"


def _kinds(wanted: Sequence[Wanted]) -> dict[tuple[AttributeOwner, str], AttributeKind]:
    """The kind of each attribute, judged by all the values that this import brings."""
    values: dict[tuple[AttributeOwner, str], list[str]] = {}
    for one in wanted:
        for key, value in one.attributes.items():
            values.setdefault(key, []).append(value)
    return {key: kind_of(said) for key, said in values.items()}
