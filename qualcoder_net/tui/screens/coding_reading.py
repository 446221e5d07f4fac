"""Finding one's way and leaving notes: search, codings of a code, memos, quotations, progress."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from qualcoder_net.errors import Refused
from qualcoder_net.i18n import _, msg, nmsg
from qualcoder_net.model import Code, Coding, Source, Span
from qualcoder_net.tui.dialogs import Choose, Prompt
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.coding_base import CodingBase
from qualcoder_net.tui.screens.memos import write_memo
from qualcoder_net.tui.widgets.code_tree import CodeTree
from qualcoder_net.tui.widgets.layout import TranscriptView
from qualcoder_net.tui.widgets.status import FindLine


def occurrences(view: TranscriptView, sought: str) -> list[Span]:
    """Where a text occurs in what is shown: blind to case, any space stands for any other."""
    words = [re.escape(word) for word in sought.split()]
    if not words:
        return []
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    starts = [start for start, _end, _turn in view.blocks]
    found = (match.span() for match in pattern.finditer(view.text))
    return [span for span in found if _is_shown(view, starts, span)]


def _is_shown(view: TranscriptView, starts: Sequence[int], span: Span) -> bool:
    """Whether a span lies in a block: speakers' labels before turns are not on the page."""
    block = bisect_right(starts, span[0]) - 1
    return block >= 0 and span[0] < view.blocks[block][1]


class Reading(CodingBase):
    _sought = ""
    _hits: Sequence[Span] = ()
    _hit: int | None = None
    _origin = 0  # where the search began
    _visited: Code | None = None  # whose codings c and C visit

    # --- find -----------------------------------------------------------------------------------

    @property
    def has_hits(self) -> bool:
        return bool(self._hits)

    def action_find(self) -> None:
        self.opened  # noqa: B018 - refuses without a source
        self._origin = self.here[0]
        self.mode = "find"
        self.query_one(FindLine).begin(self._sought)

    def on_find_line_sought(self, event: FindLine.Sought) -> None:
        self._sought = event.text
        self._hits = occurrences(self.opened.view, event.text)
        self._hit = None
        if self._hits:
            starts = [start for start, _end in self._hits]
            self._go_to_hit(bisect_left(starts, self._origin) % len(self._hits))
        else:
            self.transcript.set_hits(())
            self.query_one(FindLine).say(_("not found") if event.text.strip() else "")

    def on_find_line_stepped(self, event: FindLine.Stepped) -> None:
        self._step_hit(event.step)

    def on_find_line_done(self, event: FindLine.Done) -> None:
        self.mode = "segment"
        self.to_text()
        if not event.kept:
            self.end_find()
            self.transcript.go_to(self._origin)
        elif not self._hits and self._sought:
            self.say(msg("“{text}” does not occur in this source.", text=self._sought))

    def end_find(self) -> bool:
        """Put the hits out; whether there were any."""
        had, self._hits, self._hit = bool(self._hits), (), None
        if had:
            self.transcript.set_hits(())
            self.program.update_keyline()
        return had

    def _go_to_hit(self, hit: int) -> None:
        self._hit = hit
        self.transcript.set_hits(self._hits, hit)
        self.transcript.go_to(self._hits[hit][0])
        place = str(msg("{n} of {total}", n=hit + 1, total=len(self._hits)))
        self.query_one(FindLine).say(place)
        self.program.update_keyline()

    @property
    def hit_place(self) -> str:
        return f"{(self._hit or 0) + 1}/{len(self._hits)}"

    def _step_hit(self, step: int) -> None:
        if not self._hits:
            raise Refused(msg("There are no hits to go to."), msg("Press / to find."))
        self._go_to_hit(((self._hit or 0) + step) % len(self._hits))

    def action_next_hit(self) -> None:
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        self._step_hit(-1)

    # --- codings of a code ----------------------------------------------------------------------

    def action_next_coding(self) -> None:
        self._visit(1)

    def action_previous_coding(self) -> None:
        self._visit(-1)

    @asking
    async def action_choose_codings(self) -> None:
        book, counts = self.overview.book, self.overview.counts
        options = [
            (code.id, f"{'  ' * depth}{self.name_of(code)}  {counts[code.id]}")
            for depth, code in book.walk()
            if counts[code.id]
        ]
        chosen = await self.app.push_screen_wait(Choose(_("Go through the codings of"), options))
        if chosen is not None:
            self._visited = book.by_id[chosen]
            self._visit(1, stay_with=self._visited)

    def _visit(self, step: int, stay_with: Code | None = None) -> None:
        """To the next coding of a code: the one under the cursor, else the one visited last."""
        code = stay_with or self._code_to_visit()
        places = self._codings_of(code)
        if not places:
            raise Refused(msg("“{code}” has not been given yet.", code=self.name_of(code)))
        order = {source.id: n for n, source in enumerate(self.overview.source_order())}
        keys = [(order.get(c.source_id, 0), c.start, c.end) for c in places]
        here = (order.get(self.opened.source.id, 0), *self.here)
        index = bisect_right(keys, here) if step > 0 else bisect_left(keys, here) - 1
        index %= len(places)
        self._visited = code
        self.go_to_coding(places[index])
        said = msg(
            "“{code}”: {n} of {total}", code=self.name_of(code), n=index + 1, total=len(places)
        )
        self.say(said, timeout=2)

    def _code_to_visit(self) -> Code:
        here = [self.opened.code_of(coding) for coding in self.codings_here()]
        if self._visited is not None and self._visited in here:
            return self._visited
        code = next((code for code in here if code is not None), self._visited)
        if code is None:
            code = self.highlighted_code
        if code is None:
            raise Refused(msg("There is no coding under the cursor."))
        return code

    def _codings_of(self, code: Code) -> list[Coding]:
        """A code's codings in the order of the sources."""
        order = {source.id: n for n, source in enumerate(self.overview.source_order())}
        found = self.project.codings.select(codes=[code])
        return sorted(found, key=lambda c: (order.get(c.source_id, 0), c.start, c.end, c.id))

    def go_to_coding(self, coding: Coding) -> None:
        span = (coding.start, coding.end)
        if coding.source_id == self.opened.source.id:
            self.transcript.go_to(span)
        else:
            self.open_source(self.project.sources.get(coding.source_id), span)

    # --- memos and quotations -------------------------------------------------------------------

    @asking
    async def action_memo(self) -> None:
        """On a coding under the cursor, else on the source."""
        here = self.codings_here()
        if not here:
            await self._memo_on_source()
            return
        coding: Coding | None = here[0]
        if len(here) > 1:
            coding = await self._choose_for_memo(here)
        if coding is None:
            return
        name = self.name_of(self.opened.code_of(coding))
        title = str(
            msg("Memo on “{code}”: “{words}”", code=name, words=self.quotation(coding)[:60])
        )
        if await write_memo(self.app, self.project, coding, title):
            self._show_memos()

    async def _choose_for_memo(self, here: list[Coding]) -> Coding | None:
        options = [(c.id, self.name_of(self.opened.code_of(c))) for c in here]
        chosen = await self.app.push_screen_wait(
            Choose(_("Memo on which coding?"), options, filterable=False)
        )
        return self.opened.codings[chosen] if chosen is not None else None

    def _show_memos(self) -> None:
        self.refresh_project()
        self.program.acted()

    async def _memo_on_source(self) -> None:
        source = self.opened.source
        title = str(msg("Memo on source “{source}”", source=source.name))
        if await write_memo(self.app, self.project, source, title):
            self._show_memos()

    @asking
    async def action_memo_on_source(self) -> None:
        await self._memo_on_source()

    @asking
    async def action_memo_on_code(self) -> None:
        code = self.highlighted_code if self.query_one(CodeTree).has_focus else None
        here = next((self.opened.code_of(c) for c in self.codings_here()), None)
        code = code or await self._ask_code(here)
        title = str(msg("Memo on code “{code}”", code=self.name_of(code)))
        if code and await write_memo(self.app, self.project, code, title):
            self._show_memos()

    async def _ask_code(self, first: Code | None) -> Code | None:
        raise NotImplementedError

    @asking
    async def action_memo_on_case(self) -> None:
        cases = {case.id: case for case in self.overview.cases}
        if not cases:
            raise Refused(msg("There are no cases yet."), msg("F4 makes cases."))
        mine = [m.case_id for m in self.overview.members if m.source_id == self.opened.source.id]
        options = [(case.id, case.name) for case in cases.values()]
        first = mine[0] if mine else None
        chosen = await self.app.push_screen_wait(
            Choose(_("Memo on which case?"), options, chosen=first)
        )
        if chosen is None:
            return
        title = str(msg("Memo on case “{case}”", case=cases[chosen].name))
        if await write_memo(self.app, self.project, cases[chosen], title):
            self._show_memos()

    def action_copy(self) -> None:
        """The words with their reference, to the clipboard."""
        from qualcoder_net.core.quoting import Quoter

        quote = Quoter(self.project).quote(self.opened.source, *self.here)
        self.app.copy_to_clipboard(f"“{quote.text}” ({quote.reference()})")
        words = nmsg("{n} word copied", "{n} words copied", n=len(quote.text.split()))
        self.say(quote.reference(), title=str(words))

    # --- progress -------------------------------------------------------------------------------

    def action_toggle_finished(self) -> None:
        source = self.opened.source
        state = self.project.sources.state(source)
        self.project.sources.finish(source, finished=not state.finished)
        if state.finished:
            said = msg("“{source}” is open for coding again", source=source.name)
        elif (me := self.project.me()) and me.role == "practice":
            said = msg("“{source}” is finished; F10 shows what came of it", source=source.name)
        else:
            said = msg("“{source}” is finished", source=source.name)
        self._show_state(said)

    def action_toggle_blind(self) -> None:
        source = self.opened.source
        state = self.project.sources.state(source)
        self.project.sources.code_blind(source, blind=not state.blind)
        self._show_state(
            msg("Blind: others' codings are hidden until you have finished this source")
            if not state.blind
            else msg("No longer blind: others' codings are shown")
        )

    def _show_state(self, said: object) -> None:
        self.refresh_project()
        self.program.acted()
        self.say(said)

    @asking
    async def action_rename_source(self) -> None:
        source: Source = self.opened.source
        name = await self.app.push_screen_wait(Prompt(_("Name of this source"), source.name))
        if name is not None and name.strip() != source.name:
            self.project.sources.rename(source, name)
            self.refresh_project()
            self.program.acted()
