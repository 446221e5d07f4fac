"""Who says what: speakers renamed, merged, made interviewer; turns split, joined, given away."""

from __future__ import annotations

from qualcoder_net.errors import Refused
from qualcoder_net.i18n import _, msg
from qualcoder_net.model import Speaker
from qualcoder_net.tui.dialogs import Choose, Prompt
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.coding_base import CodingBase

_OTHER = "another"


class Speakers(CodingBase):
    def _changed(self) -> None:
        self.refresh_project()
        self.program.acted()

    async def _choose_speaker(
        self, title: str, *, without: Speaker | None = None
    ) -> Speaker | None:
        """One of the source's speakers; the one at the cursor is highlighted."""
        speakers = self.opened.view.speakers
        options = [(s.id, self._said_of(s)) for s in speakers.values() if s != without]
        if not options:
            raise Refused(
                msg("No speakers are known in this source."), msg("T gives a turn to a speaker.")
            )
        here = self.opened.speaker_at(self.here[0])
        chosen = await self.app.push_screen_wait(
            Choose(title, options, filterable=False, chosen=here.id if here else None)
        )
        return speakers[chosen] if chosen is not None else None

    def _said_of(self, speaker: Speaker) -> str:
        return f"{speaker.name}  {_('interviewer')}" if speaker.is_interviewer else speaker.name

    async def _name_speaker(self, title: str) -> str | None:
        """A known speaker's name or a new one."""
        speakers = self.opened.view.speakers.values()
        options = [(speaker.name, self._said_of(speaker)) for speaker in speakers]
        options.append((_OTHER, _("another speaker…")))
        chosen = await self.app.push_screen_wait(Choose(title, options, filterable=False))
        if chosen == _OTHER:
            return await self.app.push_screen_wait(Prompt(_("Name of the speaker")))
        return chosen

    @asking
    async def action_rename_speaker(self) -> None:
        speaker = await self._choose_speaker(_("Rename which speaker?"))
        if speaker is None:
            return
        name = await self.app.push_screen_wait(Prompt(_("Name of the speaker"), speaker.name))
        if name is not None and name.strip() != speaker.name:
            self.project.speakers.rename(speaker, name)
            self._changed()

    @asking
    async def action_merge_speakers(self) -> None:
        speaker = await self._choose_speaker(_("Which speaker is really another?"))
        if speaker is None:
            return
        title = str(msg("“{speaker}” is really …", speaker=speaker.name))
        into = await self._choose_speaker(title, without=speaker)
        if into is not None:
            self.project.speakers.merge(speaker, into)
            self._changed()

    @asking
    async def action_toggle_interviewer(self) -> None:
        speaker = await self._choose_speaker(_("Who asks, or after all answers?"))
        if speaker is not None:
            self.project.speakers.make_interviewer(speaker, not speaker.is_interviewer)
            self._changed()

    @asking
    async def action_give_turn(self) -> None:
        turn = self.opened.turn_at(self.here[0])
        if turn is None:
            raise Refused(msg("There is no turn under the cursor."))
        name = await self._name_speaker(str(msg("Who says turn {number}?", number=turn.number)))
        if name:
            self.project.speakers.set_speaker(self.opened.source, turn.start, name)
            self._changed()

    @asking
    async def action_split_turn(self) -> None:
        offset = self.here[0]
        name = await self._name_speaker(_("Who speaks from here on?"))
        if name:
            self.project.speakers.split_turn(self.opened.source, offset, name)
            self._changed()

    def action_join_turns(self) -> None:
        self.project.speakers.join_turns(self.opened.source, self.here[0])
        self._changed()
