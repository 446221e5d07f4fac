"""What was asked: codings that lie in an interviewer's turn mark a question and are no evidence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from qualcoder_net.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from qualcoder_net.model import Segment


def asked(*columns: ColumnElement[Any]) -> Select[Any]:
    """The marks on questions: the wanted columns of `codings`, a row for each."""
    turns, codings, speakers = schema.turns, schema.codings, schema.speakers
    interviewers = select(speakers.c.id).where(speakers.c.is_interviewer)
    return (
        select(*columns)
        .select_from(turns)
        .join(
            codings,
            (codings.c.source_id == turns.c.source_id)
            & (codings.c.start >= turns.c.start)
            & (codings.c.start < turns.c.end)
            & (codings.c.end <= turns.c.end),
        )
        .where(turns.c.speaker_id.in_(interviewers))
    )


def asked_counts(
    connection: Connection, by: ColumnElement[int], condition: ColumnElement[bool]
) -> Counter[int]:
    """How many marks on questions there are by a column of `codings`.

    Counted here and not by the database, which would then look up a turn for every coding.
    """
    return Counter(connection.execute(asked(by).where(condition)).scalars())


def is_question(connection: Connection, segment: Segment) -> bool:
    """Whether a segment lies in an interviewer's turn."""
    turns, speakers = schema.turns, schema.speakers
    query = (
        select(turns.c.id)
        .join(speakers, speakers.c.id == turns.c.speaker_id)
        .where(
            turns.c.source_id == segment.source_id,
            turns.c.start <= segment.start,
            turns.c.end >= segment.end,
            speakers.c.is_interviewer,
        )
    )
    return connection.execute(query).first() is not None
