"""Sources: the transcripts of a project, and what each coder has said of her work on them."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select

from qualcoder_net.errors import Refused, SourceNotFound
from qualcoder_net.i18n import msg, nmsg
from qualcoder_net.model import Dropped, Source, SourceText, Span, Speaker, Turn, cut_at
from qualcoder_net.progress import Report, silent
from qualcoder_net.store import schema

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.erasing import Erased
    from qualcoder_net.core.project import Project
    from qualcoder_net.core.replacing import Replacement
    from qualcoder_net.store.recorder import Recorder

# Texts are immutable, so a few are kept in memory: every act on a segment needs its text.
_KEPT_TEXTS = 4


@dataclass(frozen=True, slots=True)
class SourceState:
    """What one coder has said of one source. Blind hides others' codings and all suggestions."""

    finished: bool = False
    blind: bool = False

    @property
    def hides_others(self) -> bool:
        return self.blind and not self.finished


class Sources:
    def __init__(self, project: Project) -> None:
        self._project = project
        self._texts: OrderedDict[int, SourceText] = OrderedDict()

    # --- reading ---

    def all(self) -> list[Source]:
        with self._project.store.reading() as connection:
            rows = connection.execute(select(schema.sources).order_by(schema.sources.c.id))
            return [_source(row) for row in rows]

    def get(self, source_id: int) -> Source:
        with self._project.store.reading() as connection:
            row = connection.execute(
                select(schema.sources).where(schema.sources.c.id == source_id)
            ).first()
        if row is None:
            raise SourceNotFound(str(source_id))
        return _source(row)

    def find(self, name: str) -> Source:
        """The source of that name; a file's name with its ending will do as well."""
        return find_source(self.all(), name)

    def text(self, source: Source) -> SourceText:
        """The source's text with its borders; kept in memory for a while."""
        known = self._texts.pop(source.text_id, None)
        if known is None:
            texts = schema.texts
            with self._project.store.reading() as connection:
                row = connection.execute(select(texts).where(texts.c.id == source.text_id)).one()
            known = _source_text(row)
        self._texts[source.text_id] = known
        while len(self._texts) > _KEPT_TEXTS:
            self._texts.popitem(last=False)
        return known

    def forget_texts(self) -> None:
        """Drop the texts kept in memory (after an erasure)."""
        self._texts.clear()

    def turns(self, source: Source) -> list[Turn]:
        c = schema.turns.c
        query = select(c.id, c.source_id, c.start, c.end, c.speaker_id, c.time_ms)
        with self._project.store.reading() as connection:
            rows = connection.execute(query.where(c.source_id == source.id).order_by(c.start)).all()
        return [Turn(*row, number=number) for number, row in enumerate(rows, 1)]

    def speakers(self, source: Source | None = None) -> list[Speaker]:
        """The speakers of one source, or of all."""
        speakers = schema.speakers
        query = select(speakers).order_by(speakers.c.source_id, speakers.c.id)
        if source is not None:
            query = query.where(speakers.c.source_id == source.id)
        with self._project.store.reading() as connection:
            return [
                Speaker(row.id, row.guid, row.source_id, row.name, row.is_interviewer)
                for row in connection.execute(query)
            ]

    def sentences(self, source: Source, turns: Iterable[Turn] | None = None) -> list[Span]:
        """The source's sentences, cut where turns begin and end."""
        turns = self.turns(source) if turns is None else turns
        borders = sorted({offset for turn in turns for offset in (turn.start, turn.end)})
        return list(cut_at(self.text(source).sentences, borders))

    def original(self, source: Source) -> bytes:
        """The imported file, byte for byte."""
        originals, sources = schema.originals, schema.sources
        with self._project.store.reading() as connection:
            data = connection.execute(
                select(originals.c.data)
                .join_from(sources, originals)
                .where(sources.c.id == source.id)
            ).scalar_one()
        return bytes(data)

    def frame(self) -> pd.DataFrame:
        """Sources as a DataFrame: one row each, with their cases, turns, codings and attributes."""
        from qualcoder_net.core.frames import sources_frame

        return sources_frame(self._project)

    # --- acts ---

    def rename(self, source: Source, name: str) -> None:
        name = name.strip()
        if not name:
            raise Refused(msg("A source needs a name."))
        if any(other.name == name and other.id != source.id for other in self.all()):
            raise Refused(msg("There already is a source “{name}”.", name=name))
        with self._project.journal.operation("rename") as act:
            act.update(schema.sources, source.id, name=name)
            act.summary = msg("Renamed source “{old}” to “{new}”", old=source.name, new=name)

    def remove(self, source: Source) -> int:
        """Take a source with its codings and memos out of the study (undoably); the codings' count.

        Its text stays in the file so that undo can bring it back; `erase` removes it for good.
        """
        with self._project.journal.operation("remove") as act:
            codings = schema.codings
            of_source = select(codings.c.id).where(codings.c.source_id == source.id)
            act.delete_where(schema.memos, schema.memos.c.coding_id.in_(of_source))
            count = act.delete_where(codings, codings.c.source_id == source.id)
            delete_source_rows(act, source)
            act.summary = nmsg(
                "Removed source “{source}” ({n} coding)",
                "Removed source “{source}” ({n} codings)",
                n=count,
                source=source.name,
            )
        return count

    def replace(
        self, source: Source, file: Path, *, dry_run: bool = False, report: Report = silent
    ) -> Replacement:
        """Give a source the text of a corrected file and re-anchor its codings by difference."""
        from qualcoder_net.core.replacing import replace_source

        return replace_source(self._project, source, file, dry_run=dry_run, report=report)

    def erase(self, source: Source) -> Erased:
        """Remove a source for good, journal included; what may still hold words of it."""
        from qualcoder_net.core.erasing import erase_source

        return erase_source(self._project, source)

    # --- each coder's progress ---

    def states(self, coder_name: str | None = None) -> dict[int, SourceState]:
        """What a coder (default: the one at work) has said, by source id, where she has."""
        states, coders = schema.source_states, schema.coders
        name = coder_name or self._project.journal.coder_name
        with self._project.store.reading() as connection:
            rows = connection.execute(
                select(states).join_from(states, coders).where(coders.c.name == name)
            )
            return {row.source_id: SourceState(row.finished, row.blind) for row in rows}

    def state(self, source: Source) -> SourceState:
        return self.states().get(source.id, SourceState())

    def finish(self, *sources: Source, finished: bool = True) -> None:
        """Say that the coder at work has coded all of these sources (or, after all, not)."""
        first = sources[0].name if sources else ""
        with self._project.journal.operation("finish") as act:
            for source in sources:
                set_state(act, source, finished=finished)
            act.summary = (
                nmsg("Finished coding “{source}”", "Finished coding {n} sources, “{source}” first",
                     n=len(sources), source=first)
                if finished
                else nmsg("Reopened “{source}” for coding",
                          "Reopened {n} sources for coding, “{source}” first",
                          n=len(sources), source=first)
            )  # fmt: skip

    def code_blind(self, *sources: Source, blind: bool = True) -> None:
        """Hide others' codings and all suggestions from this coder until she has finished."""
        first = sources[0].name if sources else ""
        with self._project.journal.operation("blind") as act:
            for source in sources:
                set_state(act, source, blind=blind)
            act.summary = (
                nmsg("Coding “{source}” blind", "Coding {n} sources blind, “{source}” first",
                     n=len(sources), source=first)
                if blind
                else nmsg("No longer coding “{source}” blind",
                          "No longer coding {n} sources blind, “{source}” first",
                          n=len(sources), source=first)
            )  # fmt: skip


def set_state(act: Recorder, source: Source, **values: bool) -> None:
    """Within an act: what the coder at work says of her work on a source."""
    states = schema.source_states
    mine = (states.c.source_id == source.id) & (states.c.coder_id == act.coder_id)
    known = act.connection.scalar(select(func.count()).select_from(states).where(mine))
    if known:
        act.update_where(states, mine, **values)
    else:
        act.insert(states, source_id=source.id, coder_id=act.coder_id, **values)


def find_source(sources: Sequence[Source], name: str) -> Source:
    """The source of that name, or with that file's name; raises SourceNotFound."""
    folded = name.casefold()
    for found in (
        [s for s in sources if s.name == name],
        [s for s in sources if s.name.casefold() == folded],
        [s for s in sources if s.imported_name.casefold() == folded],
    ):
        if len(found) == 1:
            return found[0]
    raise SourceNotFound(name, [source.name for source in sources])


def delete_source_rows(act: Any, source: Source) -> None:
    """Within an act: delete a source and what hangs on it, except codings and their memos."""
    speakers = schema.speakers
    of_source = select(speakers.c.id).where(speakers.c.source_id == source.id)
    values, members = schema.attribute_values, schema.case_members
    act.delete_where(values, (values.c.source_id == source.id) | values.c.speaker_id.in_(of_source))
    act.delete_where(members, members.c.source_id == source.id)
    states, turns = schema.source_states, schema.turns
    for table in (
        schema.memos, schema.resolutions, schema.decisions, states, turns, speakers,
    ):  # fmt: skip
        act.delete_where(table, table.c.source_id == source.id)
    act.delete(schema.sources, source.id)


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers as little-endian unsigned 32-bit, as `texts` keeps its borders."""
    packed = array("I", numbers)
    if packed.itemsize != 4 or _BIG_ENDIAN:
        import struct

        return struct.pack(f"<{len(packed)}I", *packed)
    return packed.tobytes()


def unpack(data: bytes) -> list[int]:
    if _BIG_ENDIAN:
        import struct

        return [*struct.unpack(f"<{len(data) // 4}I", data)]
    return memoryview(data).cast("I").tolist()


_BIG_ENDIAN = array("I", [1]).tobytes()[0] == 0


def _pairs(data: bytes) -> list[tuple[int, int]]:
    flat = unpack(data)
    return list(zip(flat[::2], flat[1::2], strict=True))


def _source(row: Row[Any]) -> Source:
    return Source(
        id=row.id,
        guid=row.guid,
        name=row.name,
        imported_name=row.imported_name,
        text_id=row.text_id,
        text_sha256=row.text_sha256,
        file_sha256=row.file_sha256,
        language=row.language,
        words=row.words,
        imported_at=row.imported_at,
        encoding=row.encoding,
        fiction=row.fiction,
        dropped=tuple(Dropped(*entry) for entry in row.dropped),
    )


def _source_text(row: Row[Any]) -> SourceText:
    return SourceText(
        id=row.id,
        content=row.content,
        sha256=row.sha256,
        sentences=_pairs(bytes(row.sentences)),
        words=unpack(bytes(row.words)),
        times=_pairs(bytes(row.times)),
    )
