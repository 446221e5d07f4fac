"""Codes on segments: give, take away, move borders, by picker, slot, key, or in vivo."""

from __future__ import annotations

from textual import events
from textual.content import Content

from qualcoder_net.core.codings import in_vivo, trimmed
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import _, msg
from qualcoder_net.model import Code, Coding, Span
from qualcoder_net.tui.dialogs import Choose, Confirm, Prompt
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.coding_base import CodingBase
from qualcoder_net.tui.screens.coding_keys import KeyCodes
from qualcoder_net.tui.widgets.badges import swatch
from qualcoder_net.tui.widgets.code_picker import CodePicker, Picked
from qualcoder_net.tui.widgets.movement import Border, Unit
from qualcoder_net.tui.widgets.outline import Outline
from qualcoder_net.tui.widgets.status import BorderLine


class Codes(CodingBase):
    _last_code: Code | None = None
    _moved: Coding | None = None  # whose borders are being moved
    _before: Span = (0, 0)

    # --- giving codes ---------------------------------------------------------------------------

    def apply(self, code: Code) -> None:
        """Code the selection, or the sentence; several codes may follow on the same segment."""
        self.give(Picked(code))

    def give(self, picked: Picked, slot: int | None = None) -> None:
        """Code the selection, or the sentence, with what was picked: a new code is made with it.

        *slot* is the key that asked, and that stands for the code from now on.
        """
        desk, span, codings = self.opened, self.here, self.project.codings
        if picked.code is not None:
            coding = codings.apply(picked.code, desk.source, *span)
        else:
            coding = codings.apply_new(picked.label, desk.source, *span, parent=picked.parent)
            self._take_book()
        code = picked.code or desk.book.by_id[coding.code_id]
        self._last_code = code
        self._keep_selection(span)
        if slot is not None:
            self.slots.put(slot, code)
        taken = self.slots.note_use(code)
        self.kept(coding)
        self.recount(coding, 1)
        if slot or taken:
            self.show_codes()
        if taken:
            self.say(msg("“{code}” is now on key {key}", code=self.name_of(code), key=taken))

    def _keep_selection(self, span: Span) -> None:
        """A selection stays for the next code, but the next movement leaves it."""
        if self.transcript.is_selecting:
            self.transcript.select(*span)

    def _take_book(self) -> None:
        """The codebook has changed by this screen's own act."""
        book = self.project.codebook.tree()
        self.overview.book = self.opened.book = book
        self.slots.set_book(book)
        self.show_codes()

    @asking
    async def action_pick_code(self) -> None:
        desk = self.opened
        trimmed(desk.view.text, *self.here)
        here = {c.code_id for c in self.codings_here() if desk.is_own(c)}
        picker = CodePicker(
            desk.book,
            self._excerpt(),
            marks=self.slots.marks(desk.book),
            here=here,
            first=self._last_code,
            apply=self._apply_and_stay,
        )
        if picked := await self.app.push_screen_wait(picker):
            self.give(picked)

    def _apply_and_stay(self, picked: Picked) -> None:
        try:
            self.give(picked)
        except Refused as error:
            self.program.report_error(error)
        picker = self.app.screen
        if isinstance(picker, CodePicker):
            picker.set_book(self.opened.book)

    def _excerpt(self) -> str:
        """The words that are about to be coded, as a title."""
        start, end = self.here
        said = " ".join(self.opened.view.text[start:end].split())
        return f"“{said[:52].rstrip()}…”" if len(said) > 54 else f"“{said}”"

    async def pick(self, title: str, first: Code | None = None) -> Code | None:
        """Ask for a code of the book."""
        book = self.overview.book
        if not book.codes:
            raise Refused(msg("There are no codes yet."), msg("Enter on a sentence makes one."))
        picker = CodePicker(
            book, title, marks=self.slots.marks(book), first=first, may_create=False
        )
        picked = await self.app.push_screen_wait(picker)
        return picked.code if picked else None

    @asking
    async def action_in_vivo(self) -> None:
        """A code in the speaker's own words."""
        start, end = trimmed(self.opened.view.text, *self.here)
        words = in_vivo(self.opened.view.text[start:end])
        label = await self.app.push_screen_wait(Prompt(_("Code in vivo"), words))
        if label is not None:
            self.give(Picked(label=label))

    def on_outline_chosen(self, event: Outline.Chosen) -> None:
        """Enter in the codebook pane codes the segment."""
        code = self.overview.book.by_id.get(event.key) if isinstance(event.key, int) else None
        if event.outline.id == "codes" and code is not None:
            event.stop()
            self.program.guarded(lambda: self.apply(code))

    # --- slots and keys -------------------------------------------------------------------------

    def action_slot(self, number: int) -> None:
        if code := self.slots.codes.get(number):
            self.apply(code)
        else:
            self._fill_slot(number)

    @asking
    async def _fill_slot(self, number: int) -> None:
        title = str(msg("Key {key} is free: which code?", key=number))
        picker = CodePicker(
            self.opened.book, title, marks=self.slots.marks(self.opened.book), first=self._last_code
        )
        if picked := await self.app.push_screen_wait(picker):
            if picked.code is not None:  # the key is its own, even where it is applied already
                self.slots.put(number, picked.code)
                self.show_codes()
            self.give(picked, slot=number)

    @asking
    async def action_set_slot(self) -> None:
        options = [
            (n, f"{n}  {self.name_of(self.slots.codes[n]) if n in self.slots.codes else '–'}")
            for n in range(1, 10)
        ]
        number = await self.app.push_screen_wait(Choose(_("Which key?"), options, filterable=False))
        if number is None:
            return
        title = str(msg("Key {key}", key=number))
        wish: str | None = "code"
        if number in self.slots.codes:
            wishes = [("code", _("another code…")), ("none", _("no code"))]
            wish = await self.app.push_screen_wait(Choose(title, wishes, filterable=False))
        if wish == "none":
            self.slots.put(number, None)
        elif wish and (code := await self.pick(title)):
            self.slots.put(number, code)
        self.show_codes()

    @asking
    async def action_key_code(self) -> None:
        """After `'`, a letter that a code owns."""
        book = self.opened.book
        owned = {code.key: code for code in book.codes if code.key and not code.key.isdigit()}
        if not owned:
            raise Refused(
                msg("No code owns a letter yet."), msg("Give codes keys in the codebook (F3).")
            )
        if code := await self.app.push_screen_wait(KeyCodes(owned)):
            self.apply(code)

    # --- taking away ----------------------------------------------------------------------------

    @asking
    async def action_uncode(self) -> None:
        coding = await self.choose_coding(_("Remove which coding?"))
        if coding is None:
            return
        if not self.opened.is_own(coding) and not await self._may_remove(coding):
            return
        self.project.codings.remove(coding)
        self.taken_away(coding)
        self.say(msg("Removed “{code}”", code=self.name_of(self.opened.code_of(coding))))

    async def _may_remove(self, coding: Coding) -> bool:
        coder, code = self.opened.coder_of(coding), self.name_of(self.opened.code_of(coding))
        question = msg("Remove “{code}”, coded by {coder}?", code=code, coder=coder)
        detail = msg("It is another coder's work. The history will say that you removed it.")
        return await self.app.push_screen_wait(Confirm(str(question), str(detail)))

    async def choose_coding(self, title: str, *, own_only: bool = False) -> Coding | None:
        """The coding under the cursor; asks when there are several, refuses when none."""
        here = [c for c in self.codings_here() if not own_only or self.opened.is_own(c)]
        if not here:
            raise Refused(
                msg("There is no coding of yours under the cursor.")
                if own_only
                else msg("There is no coding under the cursor.")
            )
        if len(here) == 1:
            return here[0]
        options = [(coding.id, self._line_of(coding)) for coding in here]
        chosen = await self.app.push_screen_wait(Choose(title, options, filterable=False))
        return self.opened.codings.get(chosen) if chosen is not None else None

    def _line_of(self, coding: Coding) -> Content:
        desk = self.opened
        code = desk.code_of(coding)
        coder = "" if desk.is_own(coding) else f" ({desk.coder_of(coding)})"
        said = self.quotation(coding)
        return Content.assemble(
            swatch(self, code.colour if code else "#808080"),
            " ",
            (self.name_of(code), "bold"),
            (f"{coder}  “{said[:40]}{'…' if len(said) > 40 else ''}”", "dim"),
        )

    # --- borders --------------------------------------------------------------------------------

    @asking
    async def action_change_borders(self) -> None:
        """Select a coding's segment and move its ends; Enter keeps, Escape leaves it."""
        coding = await self.choose_coding(_("Move the borders of which coding?"), own_only=True)
        if coding is None:
            return
        self._moved, self._before = coding, (coding.start, coding.end)
        self.transcript.select(coding.start, coding.end)
        self.mode = "borders"
        line = self.query_one(BorderLine)
        name = self.name_of(self.opened.code_of(coding))
        line.border_title = str(msg("borders of “{code}”", code=name))
        self._show_borders()
        line.focus()

    def _show_borders(self) -> None:
        start, end = self.here
        words = self.opened.view.text[start:end].split()
        first, last = " ".join(words[:6]), " ".join(words[-6:])
        said = f"“{' '.join(words)}”" if len(words) <= 12 else f"“{first} … {last}”"
        self.query_one(BorderLine).update(Content(said), layout=False)

    def action_border(self, border: Border, unit: Unit, step: int) -> None:
        self.transcript.action_move_border(border, unit, step)
        self._show_borders()

    def action_keep_borders(self) -> None:
        coding, span = self._moved, self.here
        self._end_borders()
        if coding is not None and span != (coding.start, coding.end):
            changed = self.project.codings.change_borders(coding, *span)
            self.kept(changed)
            self.transcript.set_marks(self.opened.memo_marks())

    def action_leave_borders(self) -> None:
        self._end_borders()

    def _end_borders(self) -> None:
        self._moved = None
        self.transcript.action_clear_selection()
        self.mode = "segment"
        self.to_text()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Going elsewhere leaves the borders as they were."""
        if isinstance(event.widget, BorderLine) and self._moved is not None and self.is_current:
            self._moved = None
            self.transcript.action_clear_selection()
            self.mode = "segment"
