"""Importing transcripts: read files, find their turns and borders, and enter them in one act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from qualcoder_net.core.attributes import find_or_add_attribute, kind_of, set_value
from qualcoder_net.core.cases import find_or_add_case, set_members
from qualcoder_net.core.sources import pack
from qualcoder_net.errors import FileError, QualcoderError, Refused, SomeUnreadable
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import (
    AttributeKind,
    AttributeOwner,
    Dropped,
    Source,
    Span,
    Transcript,
)
from qualcoder_net.progress import Report, silent
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid, now
from qualcoder_net.store.recorder import Recorder, next_ids

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# From this many files on, reading them in two processes wins over starting the second.
_PARALLEL = 12


@dataclass(frozen=True)
class Wanted:
    """One file to import, and what is said of it besides.

    `attributes` are keyed by (owner, name); those of speakers go to every respondent.
    """

    file: Path
    name: str | None = None
    cases: tuple[str, ...] = ()
    attributes: Mapping[tuple[AttributeOwner, str], str] = field(default_factory=dict)
    interviewers: tuple[str, ...] = ()
    language: str | None = None
    fiction: bool = False


@dataclass(frozen=True)
class Prepared:
    """A file read, with all borders computed: everything an import needs but the project."""

    wanted: Wanted
    transcript: Transcript
    data: bytes
    language: str
    sentences: list[Span]
    words: list[int]

    @property
    def name(self) -> str:
        return self.wanted.name or self.wanted.file.stem

    @property
    def speakers(self) -> list[str]:
        """The speakers in the order in which they first speak."""
        return list(dict.fromkeys(t.speaker for t in self.transcript.turns if t.speaker))


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


def prepare(wanted: Wanted) -> Prepared:
    """Read one file and compute its borders; touches no project. Raises FileError."""
    from qualcoder_net.formats.reading import read_transcript
    from qualcoder_net.language.identify import identify_language
    from qualcoder_net.language.sentences import sentence_spans
    from qualcoder_net.language.words import word_starts

    transcript, data = read_transcript(wanted.file)
    language = wanted.language or identify_language(transcript.text)
    breaks = sorted({o for turn in transcript.turns for o in (turn.start, turn.end)})
    return Prepared(
        wanted=wanted,
        transcript=_with_interviewers(transcript, wanted),
        data=data,
        language=language,
        sentences=sentence_spans(transcript.text, language, breaks),
        words=word_starts(transcript.text),
    )


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


def enter_source(
    act: Recorder,
    one: Prepared,
    name: str,
    digest: str,
    kinds: Mapping[tuple[AttributeOwner, str], AttributeKind],
) -> int:
    """Within an act: the rows of a new source, its speakers, turns, cases and attributes."""
    text_id, original_id = enter_text(act, one, digest)
    source_id = act.insert(
        schema.sources,
        guid=new_guid(),
        name=name,
        imported_name=one.wanted.file.name,
        text_id=text_id,
        original_id=original_id,
        imported_at=now(),
        fiction=one.wanted.fiction,
        **source_facts(one, digest),
    )
    speaker_ids = enter_speakers(act, source_id, one, one.speakers)
    enter_turns(act, source_id, one, speaker_ids)
    _enter_cases(act, source_id, one)
    _enter_attributes(act, source_id, one, speaker_ids, kinds)
    return source_id


def enter_text(act: Recorder, one: Prepared, digest: str) -> tuple[int, int]:
    """Keep the immutable text and original file, outside the journal; (text id, original id)."""
    (text_id,) = next_ids(act.connection, schema.texts, 1)
    (original_id,) = next_ids(act.connection, schema.originals, 1)
    act.connection.execute(
        insert(schema.texts).values(
            id=text_id,
            sha256=text_digest(one.transcript.text),
            content=one.transcript.text,
            sentences=pack(offset for span in one.sentences for offset in span),
            words=pack(one.words),
            times=pack(number for pair in one.transcript.times for number in pair),
        )
    )
    act.connection.execute(
        insert(schema.originals).values(id=original_id, sha256=digest, data=one.data)
    )
    return text_id, original_id


def source_facts(one: Prepared, digest: str) -> dict[str, Any]:
    """The columns of a source that follow from its file."""
    return {
        "text_sha256": text_digest(one.transcript.text),
        "file_sha256": digest,
        "language": one.language,
        "words": len(one.words),
        "encoding": one.transcript.encoding,
        "dropped": [[d.kind, d.count, d.detail] for d in one.transcript.dropped],
    }


def enter_speakers(
    act: Recorder, source_id: int, one: Prepared, names: Sequence[str]
) -> dict[str, int]:
    ids = act.insert_many(
        schema.speakers,
        [
            {
                "guid": new_guid(),
                "source_id": source_id,
                "name": name,
                "is_interviewer": name in one.transcript.interviewers,
            }
            for name in names
        ],
    )
    return dict(zip(names, ids, strict=True))


def enter_turns(
    act: Recorder, source_id: int, one: Prepared, speaker_ids: Mapping[str, int]
) -> None:
    act.insert_many(
        schema.turns,
        [
            {
                "source_id": source_id,
                "start": turn.start,
                "end": turn.end,
                "speaker_id": speaker_ids[turn.speaker] if turn.speaker else None,
                "time_ms": turn.time_ms,
                "words": bisect_left(one.words, turn.end) - bisect_left(one.words, turn.start),
            }
            for turn in one.transcript.turns
        ],
    )


def text_digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


# --- steps ---


def _with_interviewers(transcript: Transcript, wanted: Wanted) -> Transcript:
    """Let the user's word on who asks the questions overrule the file's conventions."""
    if not wanted.interviewers:
        return transcript
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker}
    said = {name.casefold() for name in wanted.interviewers}
    found = frozenset(name for name in speakers if name.casefold() in said)
    if not found:
        raise FileError(
            wanted.file,
            msg("nobody called {names} speaks in it.", names=", ".join(wanted.interviewers)),
            msg("Its speakers are: {names}.", names=", ".join(sorted(speakers)) or "–"),
        )
    return replace(transcript, interviewers=found)


def _prepare_all(
    wanted: Sequence[Wanted], report: Report
) -> tuple[list[Prepared], list[QualcoderError]]:
    prepared: list[Prepared] = []
    failed: list[QualcoderError] = []
    for n, outcome in enumerate(_outcomes(wanted)):
        report(n, len(wanted), wanted[n].file.name)
        if isinstance(outcome, Prepared):
            prepared.append(outcome)
        else:
            failed.append(outcome)
    return prepared, failed


def _outcomes(wanted: Sequence[Wanted]) -> Iterable[Prepared | QualcoderError]:
    if len(wanted) < _PARALLEL:
        yield from map(_prepared_or_error, wanted)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Fresh processes: forking a program with threads and a terminal is not safe.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        yield from pool.map(_prepared_or_error, wanted, chunksize=4)


def _prepared_or_error(wanted: Wanted) -> Prepared | QualcoderError:
    try:
        return prepare(wanted)
    except QualcoderError as error:
        return error


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
    rows = act.connection.execute(select(schema.sources.c.file_sha256, schema.sources.c.name))
    by_hash = {row[0]: row[1] for row in rows}
    return by_hash, set(by_hash.values()) | {
        row[0] for row in act.connection.execute(select(schema.sources.c.name))
    }


def _free_name(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    n = 2
    while f"{name} ({n})" in taken:
        n += 1
    return f"{name} ({n})"


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


def _enter_cases(act: Recorder, source_id: int, one: Prepared) -> None:
    source = Source(source_id, "", one.name, "", 0, "", "", "", 0, "")
    if one.wanted.cases:
        cases = [find_or_add_case(act, name) for name in one.wanted.cases]
        set_members(act, source, [case.id for case in cases])


def _kinds(wanted: Sequence[Wanted]) -> dict[tuple[AttributeOwner, str], AttributeKind]:
    """The kind of each attribute, judged by all the values that this import brings."""
    values: dict[tuple[AttributeOwner, str], list[str]] = {}
    for one in wanted:
        for key, value in one.attributes.items():
            values.setdefault(key, []).append(value)
    return {key: kind_of(said) for key, said in values.items()}


def _enter_attributes(
    act: Recorder,
    source_id: int,
    one: Prepared,
    speaker_ids: Mapping[str, int],
    kinds: Mapping[tuple[AttributeOwner, str], AttributeKind],
) -> None:
    respondents = [
        speaker_id
        for name, speaker_id in speaker_ids.items()
        if name not in one.transcript.interviewers
    ]
    for (owner, name), value in one.wanted.attributes.items():
        attribute = find_or_add_attribute(act, name, owner, kinds[owner, name])
        if owner == "source":
            owners = [source_id]
        elif owner == "speaker":
            owners = respondents
        else:
            owners = [find_or_add_case(act, case).id for case in one.wanted.cases]
        for owner_id in owners:
            try:
                set_value(act, attribute, owner_id, value)
            except Refused as error:
                raise FileError(one.wanted.file, error.what, error.remedy) from error
