"""Talk as a frame: the turns that figures are counted over."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from qualcoder_net.core.frames import frame
from qualcoder_net.store import schema

if TYPE_CHECKING:
    import pandas as pd
    from sqlalchemy import Connection


def talk_frame(
    connection: Connection,
    sources: Collection[int] | None = None,
    *,
    with_interviewers: bool = False,
) -> pd.DataFrame:
    """The turns of respondents (or of all): turn_id, source_id, start, end, speaker_id, words.

    `sources`: only in those with these ids.
    A turn without a speaker is a respondent's; its speaker_id is missing.
    """
    turns, speakers = schema.turns, schema.speakers
    query = select(
        turns.c.id.label("turn_id"),
        turns.c.source_id,
        turns.c.start,
        turns.c.end,
        func.coalesce(turns.c.speaker_id, 0).label("speaker_id"),
        turns.c.words,
    )
    if not with_interviewers:
        query = query.outerjoin(speakers, speakers.c.id == turns.c.speaker_id).where(
            speakers.c.is_interviewer.is_(None) | speakers.c.is_interviewer.is_(False)
        )
    if sources is not None:
        query = query.where(turns.c.source_id.in_(sources))
    talk = frame(connection, query)
    return talk.assign(speaker_id=talk["speaker_id"].where(talk["speaker_id"] > 0))
