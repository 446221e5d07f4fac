"""Entering what was read of a file as the rows of a source, within an act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import insert

from qualcoder_net.core.attributes import find_or_add_attribute, set_value
from qualcoder_net.core.cases import find_or_add_case, set_members
from qualcoder_net.core.preparing import Prepared
from qualcoder_net.core.sources import pack
from qualcoder_net.errors import FileError, Refused
from qualcoder_net.i18n import msg
from qualcoder_net.model import AttributeKind, AttributeOwner, Source
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid, now
from qualcoder_net.store.recorder import Recorder, next_ids


def enter_source(
    act: Recorder,
    one: Prepared,
    name: str,
    digest: str,
    kinds: Mapping[tuple[AttributeOwner, str], AttributeKind],
) -> int:
    """The rows of a new source, its speakers, turns, cases and attributes; the source's id."""
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


def _enter_cases(act: Recorder, source_id: int, one: Prepared) -> None:
    source = Source(source_id, "", one.name, "", 0, "", "", "", 0, "")
    if one.wanted.cases:
        cases = [find_or_add_case(act, name) for name in one.wanted.cases]
        set_members(act, source, [case.id for case in cases])


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
        elif one.wanted.cases:
            owners = [find_or_add_case(act, case).id for case in one.wanted.cases]
        else:
            raise FileError(
                one.wanted.file,
                msg("“{name}” is said of its case, but it is in none.", name=name),
                msg("Say which case it belongs to."),
            )
        for owner_id in owners:
            try:
                set_value(act, attribute, owner_id, value)
            except Refused as error:
                raise FileError(one.wanted.file, error.what, error.remedy) from error
