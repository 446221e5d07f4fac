"""Handing in: what a student has finished, written to a file for her teacher."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.blind_work import worked_blind
from qualcoder_net.errors import FileError, Refused
from qualcoder_net.formats.hand_in import (
    HandedCoding,
    HandedDispute,
    HandedSource,
    HandIn,
    hand_in_bytes,
)
from qualcoder_net.formats.writing import refuse_existing, whole_file
from qualcoder_net.i18n import msg
from qualcoder_net.model import Codebook, Coder, Source
from qualcoder_net.store.journal import now
from qualcoder_net.version import __version__

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def hand_in(
    project: Project, file: Path, sources: Sequence[Source] = (), *, force: bool = False
) -> HandIn:
    """Write what the coder at work has coded in these sources (none: in all she has finished).

    The project need not hold a reference. Raises Refused for what is not finished, FileError when
    *file* cannot be written or is there already.
    """
    if file.suffix.lower() != ".json":
        raise FileError(file, msg("a hand-in is a .json file."), msg("End its name in .json."))
    me, finished = project.me(), _finished(project)
    for source in sources:
        if source not in finished:
            raise Refused(
                msg("You have not finished “{source}” yet.", source=source.name),
                msg("Mark it as finished when you have coded it to the end."),
            )
    if me is None or not finished:
        raise Refused(
            msg("You have not finished any interview yet, so there is nothing to hand in."),
            msg("Mark an interview as finished when you have coded it to the end."),
        )
    refuse_existing(file, force)
    book = project.codebook.tree()
    work = HandIn(
        student=me.name,
        guid=me.guid,
        written_at=now(),
        program=__version__,
        sources=tuple(_handed(project, book, me, source) for source in sources or finished),
    )
    with whole_file(file) as stream:
        stream.write(hand_in_bytes(work))
    return work


def _finished(project: Project) -> list[Source]:
    states = project.sources.states()
    return [s for s in project.sources.all() if s.id in states and states[s.id].finished]


def _handed(project: Project, book: Codebook, me: Coder, source: Source) -> HandedSource:
    codings = {coding.id: coding for coding in project.codings.select(sources=[source])}
    disputed = [
        (codings[memo.coding_id], memo)
        for memo in project.memos.disputes(me)
        if memo.coding_id in codings
    ]
    return HandedSource(
        name=source.name,
        sha256=source.text_sha256,
        blind=worked_blind(project, me, source),
        codings=tuple(
            HandedCoding(
                start=coding.start,
                end=coding.end,
                code=(code := book.by_id[coding.code_id]).slug,
                path="/".join(one.slug for one in [*book.ancestors(code), code]),
                origin=coding.origin,
                created_at=coding.created_at,
            )
            for coding in codings.values()
            if coding.coder_id == me.id
        ),
        disputes=tuple(
            HandedDispute(
                start=coding.start,
                end=coding.end,
                code=book.by_id[coding.code_id].slug,
                of_reference=coding.coder_id != me.id,
                note=memo.text,
            )
            for coding, memo in disputed
        ),
    )
