"""Speakers and turns after import: rename, merge, say who interviews; split and join turns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from qualcoder_net.errors import NotFound, Refused
from qualcoder_net.i18n import msg
from qualcoder_net.model import Source, Speaker, Turn
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder


class Speakers:
    def __init__(self, project: Project) -> None:
        self._project = project

    def find(self, source: Source, name: str) -> Speaker:
        speakers = self._project.sources.speakers(source)
        for speaker in speakers:
            if speaker.name.casefold() == name.strip().casefold():
                return speaker
        raise NotFound(
            msg("No speaker “{name}” in “{source}”.", name=name, source=source.name),
            name,
            [speaker.name for speaker in speakers],
        )

    def rename(self, speaker: Speaker, name: str) -> None:
        """Give a speaker another name; the text, and so every offset, stays as it is."""
        name = name.strip()
        if not name:
            raise Refused(msg("A speaker needs a name."))
        source = self._project.sources.get(speaker.source_id)
        others = [s for s in self._project.sources.speakers(source) if s.id != speaker.id]
        if any(other.name == name for other in others):
            raise Refused(
                msg("“{source}” already has a speaker “{name}”.", source=source.name, name=name),
                msg("To make them one, merge them."),
            )
        with self._project.journal.operation("speaker") as act:
            act.update(schema.speakers, speaker.id, name=name)
            act.summary = msg(
                "Renamed speaker “{old}” to “{new}” in “{source}”",
                old=speaker.name, new=name, source=source.name,
            )  # fmt: skip

    def merge(self, speaker: Speaker, into: Speaker) -> None:
        """All turns of *speaker* become turns of *into*; her own attributes go."""
        if speaker.source_id != into.source_id or speaker.id == into.id:
            raise Refused(msg("Only two speakers of one source can be merged."))
        source = self._project.sources.get(speaker.source_id)
        turns, members, values = schema.turns, schema.case_members, schema.attribute_values
        with self._project.journal.operation("speaker") as act:
            act.update_where(turns, turns.c.speaker_id == speaker.id, speaker_id=into.id)
            act.delete_where(members, members.c.speaker_id == speaker.id)
            act.delete_where(values, values.c.speaker_id == speaker.id)
            act.delete(schema.speakers, speaker.id)
            act.summary = msg(
                "Merged speaker “{speaker}” into “{into}” in “{source}”",
                speaker=speaker.name, into=into.name, source=source.name,
            )  # fmt: skip

    def make_interviewer(self, speaker: Speaker, is_interviewer: bool = True) -> None:
        """Say that a speaker asks (her talk is no evidence) or, after all, answers."""
        source = self._project.sources.get(speaker.source_id)
        template = (
            msg("Made “{speaker}” interviewer in “{source}”",
                speaker=speaker.name, source=source.name)
            if is_interviewer
            else msg("Made “{speaker}” respondent in “{source}”",
                     speaker=speaker.name, source=source.name)
        )  # fmt: skip
        with self._project.journal.operation("speaker", template) as act:
            act.update(schema.speakers, speaker.id, is_interviewer=is_interviewer)

    # --- turns ---

    def split_turn(self, source: Source, offset: int, speaker_name: str | None = None) -> None:
        """End a turn at *offset* and begin another there, of the named speaker (new or known)."""
        turn = self._turn_at(source, offset)
        text = self._project.sources.text(source)
        first_end = offset - (len(text.content[turn.start : offset]) - len(
            text.content[turn.start : offset].rstrip()
        ))  # fmt: skip
        second_start = offset + (
            len(text.content[offset : turn.end]) - len(text.content[offset : turn.end].lstrip())
        )
        if first_end <= turn.start or second_start >= turn.end:
            raise Refused(
                msg("A turn cannot be split at its border."),
                msg("Put the cursor on the first sentence of the new turn."),
            )
        with self._project.journal.operation("turn") as act:
            act.update(
                schema.turns,
                turn.id,
                end=first_end,
                words=_words(text.words, turn.start, first_end),
            )
            act.insert(
                schema.turns,
                source_id=source.id,
                start=second_start,
                end=turn.end,
                speaker_id=self._speaker_id(act, source, turn, speaker_name),
                time_ms=None,
                words=_words(text.words, second_start, turn.end),
            )
            act.summary = msg(
                "Split turn {number} of “{source}”", number=turn.number, source=source.name
            )

    def join_turns(self, source: Source, offset: int) -> None:
        """Make the turn at *offset* one with the turn before it; that one's speaker stays."""
        turns = self._project.sources.turns(source)
        second = self._turn_at(source, offset)
        if second.number < 2:
            raise Refused(msg("There is no turn before the first."))
        first = turns[second.number - 2]
        text = self._project.sources.text(source)
        with self._project.journal.operation("turn") as act:
            act.delete(schema.turns, second.id)
            act.update(
                schema.turns,
                first.id,
                end=second.end,
                words=_words(text.words, first.start, second.end),
            )
            act.summary = msg(
                "Joined turns {first} and {second} of “{source}”",
                first=first.number, second=second.number, source=source.name,
            )  # fmt: skip

    def set_speaker(self, source: Source, offset: int, speaker_name: str) -> None:
        """Give the turn at *offset* to another speaker (new or known)."""
        turn = self._turn_at(source, offset)
        with self._project.journal.operation("turn") as act:
            speaker_id = self._speaker_id(act, source, turn, speaker_name)
            act.update(schema.turns, turn.id, speaker_id=speaker_id)
            act.summary = msg(
                "Gave turn {number} of “{source}” to “{speaker}”",
                number=turn.number, source=source.name, speaker=speaker_name.strip(),
            )  # fmt: skip

    def _turn_at(self, source: Source, offset: int) -> Turn:
        for turn in self._project.sources.turns(source):
            if turn.start <= offset < turn.end:
                return turn
        raise Refused(
            msg("There is no turn at character {offset} of “{source}”.",
                offset=offset, source=source.name)
        )  # fmt: skip

    def _speaker_id(
        self, act: Recorder, source: Source, turn: Turn, name: str | None
    ) -> int | None:
        if name is None or not name.strip():
            return turn.speaker_id
        speakers = schema.speakers
        rows = act.connection.execute(select(speakers).where(speakers.c.source_id == source.id))
        for row in rows:
            if row.name.casefold() == name.strip().casefold():
                return int(row.id)
        return act.insert(
            speakers, guid=new_guid(), source_id=source.id, name=name.strip(), is_interviewer=False
        )


def _words(word_starts: Sequence[int], start: int, end: int) -> int:
    """How many words begin in [start, end)."""
    return bisect_left(word_starts, end) - bisect_left(word_starts, start)
