"""Codings: apply a code to a segment, change its borders, take it away, list what was coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, select

from qualcoder_net.core.asked import asked, asked_counts, is_question
from qualcoder_net.core.blindness import visible_codings
from qualcoder_net.core.codebook import enter_code, read_codebook_rows
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, current_language, msg, nmsg
from qualcoder_net.model import Code, Coding, Origin, Segment, Source
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid, now
from qualcoder_net.store.recorder import BATCH, batches

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder

_IN_VIVO_AT_MOST = 80  # code points


class Codings:
    def __init__(self, project: Project) -> None:
        self._project = project

    # --- acts ---

    def apply(self, code: Code, source: Source, start: int, end: int) -> Coding:
        """Code the characters [start, end) of a source, less the white space at their ends."""
        (coding,) = self.apply_all([code], source, start, end)
        return coding

    def apply_all(
        self, codes: Iterable[Code], source: Source, start: int, end: int
    ) -> list[Coding]:
        """Code one segment with several codes; with none of them if it has one already."""
        segment, mark = self._segment(source, start, end)
        names = {code.id: code.name(current_language()) for code in codes}
        with self._project.journal.operation("code") as act:
            codings = [enter_coding(act, segment, mark, code_id) for code_id in names]
            act.summary = _coded(act, segment, source, [f"“{name}”" for name in names.values()])
        return codings

    def apply_new(
        self, label: str, source: Source, start: int, end: int, parent: Code | None = None
    ) -> Coding:
        """Code a segment with a code that is made for it, beneath *parent* or as a branch."""
        segment, mark = self._segment(source, start, end)
        with self._project.journal.operation("code") as act:
            code = enter_code(act, label, parent)
            coding = enter_coding(act, segment, mark, code.id)
            act.summary = msg(
                "Coded a segment of “{source}” with the new code “{code}”",
                source=source.name,
                code=code.name(current_language()),
            )
        return coding

    def remove(self, *codings: Coding) -> None:
        """Take codings away, with their memos. Anyone may; the history says who did."""
        if not codings:
            return
        ids = [coding.id for coding in codings]
        code = self._project.codebook.tree().by_id.get(codings[0].code_id)
        with self._project.journal.operation("uncode") as act:
            delete_codings(act, *ids)
            act.summary = nmsg(
                "Removed a coding with “{code}”",
                "Removed {n} codings, the first with “{code}”",
                n=len(ids),
                code=code.name(current_language()) if code else "",
            )

    def change_borders(self, coding: Coding, start: int, end: int) -> Coding:
        """Let a coding run over [start, end) instead."""
        source = self._project.sources.get(coding.source_id)
        segment, mark = self._segment(source, start, end)
        with self._project.journal.operation("borders") as act:
            if segment != coding.segment:
                _refuse_twin(act, segment, coding.code_id, coding.coder_id)
            act.update(
                schema.codings,
                coding.id,
                start=segment.start,
                end=segment.end,
                fingerprint=mark,
            )
            act.summary = msg("Changed the borders of a coding in “{source}”", source=source.name)
        return self.get(coding.id)

    def _segment(self, source: Source, start: int, end: int) -> tuple[Segment, str]:
        """The segment without white space at its ends, and its quotation's fingerprint."""
        content = self._project.sources.text(source).content
        start, end = trimmed(content, start, end)
        return Segment(source.id, start, end), fingerprint(content[start:end])

    # --- reading ---

    def get(self, coding_id: int) -> Coding:
        with self._project.store.reading() as connection:
            row = connection.execute(_query().where(schema.codings.c.id == coding_id)).first()
        if row is None:
            raise Refused(msg("This coding no longer exists."))
        return Coding(*row)

    def of_source(self, source: Source, *, only_mine: bool = False) -> list[Coding]:
        """The codings of a source in text order; others' only if the coder is not coding blind."""
        me = self._project.me()
        mine = [me.id if me else 0] if only_mine else None
        return self.select(sources=[source], coder_ids=mine)

    def select(
        self,
        *,
        sources: Collection[Source] | None = None,
        codes: Collection[Code] | None = None,
        coder_ids: Collection[int] | None = None,
        ids: Collection[int] | None = None,
        hidden: bool = False,
    ) -> list[Coding]:
        """Codings of all coders that meet every given filter, by source and place.

        Others' in sources that the coder at work codes blind are left out, unless `hidden` asks
        for them: for acts that must not lose any, never to be shown.
        """
        codings = schema.codings
        query = _query() if hidden else _query().where(visible_codings(self._project))
        for column, wanted in (
            (codings.c.source_id, None if sources is None else [s.id for s in sources]),
            (codings.c.code_id, None if codes is None else [c.id for c in codes]),
            (codings.c.coder_id, coder_ids),
        ):
            if wanted is not None:
                query = query.where(column.in_(wanted))
        # in lots, because a statement takes only so many ids
        lots: Iterable[Collection[int] | None] = [None]
        if ids is not None:
            lots = batches(sorted({*ids}))
        found: list[Coding] = []
        with self._project.store.reading() as connection:
            for some in lots:
                asked = query if some is None else query.where(codings.c.id.in_(some))
                found += [Coding(*row) for row in connection.execute(asked).all()]
        if ids is not None and len(ids) > BATCH:
            found.sort(key=lambda c: (c.source_id, c.start, c.end, c.id))
        return found

    def counts(self) -> dict[int, int]:
        """How many codings each code has itself, by code id.

        Left out: marks on questions, and what blindness hides.
        """
        return self._counts(schema.codings.c.code_id, visible_codings(self._project))

    def counts_by_source(self) -> dict[int, int]:
        """How many codings each source has, by source id; as in `counts`."""
        return self._counts(schema.codings.c.source_id, visible_codings(self._project))

    def own_counts(self) -> dict[int, int]:
        """How many codings the coder at work has made, by source id, without marks on questions."""
        me = self._project.me()
        return (
            self._counts(schema.codings.c.source_id, schema.codings.c.coder_id == me.id)
            if me
            else {}
        )

    def _counts(self, by: ColumnElement[int], condition: ColumnElement[bool]) -> dict[int, int]:
        query = select(by, func.count()).where(condition).group_by(by)
        with self._project.store.reading() as connection:
            counts = Counter({row[0]: row[1] for row in connection.execute(query)})
            return +(counts - asked_counts(connection, by, condition))

    def marks_on_questions(self) -> set[int]:
        """Ids of the codings that say what was asked: they are no evidence."""
        with self._project.store.reading() as connection:
            return {*connection.execute(asked(schema.codings.c.id)).scalars()}

    def frame(self) -> pd.DataFrame:
        """All codings as a DataFrame, each with its quotation, source, code, coder and turn."""
        from qualcoder_net.core.frames import codings_frame

        return codings_frame(self._project)


def _coded(act: Recorder, segment: Segment, source: Source, codes: list[str]) -> Message:
    if is_question(act.connection, segment):
        return msg("Marked a question in “{source}” with {codes}", source=source.name, codes=codes)
    return msg("Coded a segment of “{source}” with {codes}", source=source.name, codes=codes)


def enter_coding(
    act: Recorder, segment: Segment, mark: str, code_id: int, *, origin: Origin = "human"
) -> Coding:
    """Within an act: a coding of the segment, whose fingerprint is *mark*, by the coder at work."""
    _refuse_twin(act, segment, code_id, act.coder_id)
    values: dict[str, Any] = {
        "guid": new_guid(),
        "source_id": segment.source_id,
        "start": segment.start,
        "end": segment.end,
        "code_id": code_id,
        "coder_id": act.coder_id,
        "origin": origin,
        "created_at": now(),
    }
    return Coding(id=act.insert(schema.codings, **values, fingerprint=mark), **values)


def delete_codings(act: Recorder, *ids: int) -> None:
    """Within an act: take codings away, with their memos."""
    for some in batches(ids):
        act.delete_where(schema.memos, schema.memos.c.coding_id.in_(some))
    act.delete(schema.codings, *ids)


def _refuse_twin(act: Recorder, segment: Segment, code_id: int, coder_id: int) -> None:
    codings = schema.codings
    twin = act.connection.execute(
        select(codings.c.id).where(
            codings.c.source_id == segment.source_id,
            codings.c.start == segment.start,
            codings.c.end == segment.end,
            codings.c.code_id == code_id,
            codings.c.coder_id == coder_id,
        )
    ).first()
    if twin:
        label = read_codebook_rows(act.connection).by_id[code_id].name(current_language())
        raise Refused(msg("This segment is coded with “{code}” already.", code=label))


def trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) within the text and without white space at its ends; refuses what is empty."""
    if not 0 <= start < end <= len(content):
        raise Refused(
            msg(
                "Characters {start} to {end} are not a segment of this text of {length}.",
                start=start, end=end, length=len(content),
            )
        )  # fmt: skip
    quotation = content[start:end]
    start += len(quotation) - len(quotation.lstrip())
    end -= len(quotation) - len(quotation.rstrip())
    if start >= end:
        raise Refused(
            msg("There is only white space to code here."), msg("Select some words first.")
        )
    return start, end


def in_vivo(quotation: str) -> str:
    """A code's label in the speaker's own words: the first of them, on one line."""
    return " ".join(quotation.split())[:_IN_VIVO_AT_MOST].strip(" .,;:!?…“”\"'")


def fingerprint(quotation: str) -> str:
    """What `check` compares a quotation with: says nothing of the text, so it may be journalled."""
    return blake2b(quotation.encode(), digest_size=8).hexdigest()


def _query() -> Select[Any]:
    """The columns in the order of a Coding's fields."""
    c = schema.codings.c
    return select(
        c.id, c.guid, c.source_id, c.start, c.end, c.code_id, c.coder_id, c.origin, c.created_at
    ).order_by(c.source_id, c.start, c.end, c.id)
