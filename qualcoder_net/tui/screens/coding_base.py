"""What all parts of the coding screen share: the project around, the source that is open, its page.

The parts are mixins of one noun each (codes, reading, speakers); `coding.py` puts them together.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import var

from qualcoder_net.errors import Refused
from qualcoder_net.i18n import _, current_language, msg, nmsg
from qualcoder_net.model import PATH_SEPARATOR, Code, Coding, Source, Span
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.screens.coding_desk import MEMO, Desk
from qualcoder_net.tui.screens.coding_overview import Overview
from qualcoder_net.tui.screens.coding_slots import Slots
from qualcoder_net.tui.widgets.badges import badge
from qualcoder_net.tui.widgets.cells import fitted, shown
from qualcoder_net.tui.widgets.code_tree import CodeTree
from qualcoder_net.tui.widgets.source_tree import SourceTree
from qualcoder_net.tui.widgets.status import Foot, SegmentLine
from qualcoder_net.tui.widgets.transcript import Transcript

# Cells: of a code's name where many must be named, and what a broken line may leave empty.
_SHORT = 32
_LOST_AT_A_BREAK = 20


class CodingBase(ProjectScreen):
    """`desk` holds the open source; None while the project has none."""

    overview: Overview
    slots: Slots
    desk: Desk | None = None
    mode: var[str] = var("segment")  # or find, borders: what stands beneath the transcript

    # --- widgets --------------------------------------------------------------------------------

    @property
    def transcript(self) -> Transcript:
        return self.query_one(Transcript)

    @property
    def foot(self) -> Foot:
        return self.query_one(Foot)

    def watch_mode(self, mode: str) -> None:
        if self.is_mounted:
            self.foot.turn_to(mode)
            self.program.update_keyline()

    # --- where one is ---------------------------------------------------------------------------

    @property
    def opened(self) -> Desk:
        """The desk; what needs a source is refused without one."""
        if self.desk is None:
            raise Refused(msg("There is no source to work on yet."), msg("F7 imports transcripts."))
        return self.desk

    @property
    def here(self) -> Span:
        return self.transcript.selection

    def codings_here(self) -> list[Coding]:
        """The codings under the cursor; own ones first, then the shortest."""
        if self.desk is None:
            return []
        found = [
            self.desk.codings[coding_id]
            for coding_id in self.transcript.codings_at_cursor
            if coding_id in self.desk.codings
        ]
        return sorted(found, key=lambda c: (not self.opened.is_own(c), c.end - c.start, c.id))

    @property
    def highlighted_code(self) -> Code | None:
        """The code on which the cursor of the codebook pane stands."""
        key = self.query_one(CodeTree).highlighted
        return self.overview.book.by_id.get(key) if isinstance(key, int) else None

    def quotation(self, coding: Coding) -> str:
        return shown(" ".join(self.opened.view.text[coding.start : coding.end].split()))

    def name_of(self, code: Code | None) -> str:
        return code.name(current_language()) if code else "?"

    # --- showing --------------------------------------------------------------------------------

    def say(self, text: object, *, title: str = "", timeout: float = 3) -> None:
        self.notify(str(text), title=title, timeout=timeout, markup=False)

    def show_segment(self) -> None:
        """Name what is under the cursor."""
        if self.desk is None:
            return
        desk, (start, end) = self.desk, self.here
        words = nmsg("{n} word", "{n} words", n=desk.words_in(start, end))
        title = _("selection") if self.transcript.is_selecting else _("this segment")
        line = self.query_one(SegmentLine)
        here = self.codings_here()
        lines = max(1, line.content_size.height)
        room = (self.size.width - 4) * lines - _LOST_AT_A_BREAK * (lines - 1)
        said = _fitting([self._said(coding, short=False) for coding in here], room)
        if len(said) < len(here):
            said = _fitting([self._said(coding, short=True) for coding in here], room)
        if not here:
            said = [Content.styled(_("not coded"), "dim")]
        elif len(said) < len(here):
            said.append(Content(f"+{len(here) - len(said)}"))
        line.show(said, title, str(words))

    def _said(self, coding: Coding, *, short: bool) -> Content:
        """A coding as the status line names it: letter, path, coder when not the own one, memo."""
        desk, line = self.opened, self.query_one(SegmentLine)
        code = desk.code_of(coding)
        own = desk.is_own(coding)
        letter = desk.letter(coding.code_id)
        parents = desk.book.ancestors(code) if code and not short else []
        path = "".join(self.name_of(parent) + PATH_SEPARATOR for parent in parents)
        name = self.name_of(code)
        name = fitted(name, _SHORT).rstrip() if short else shown(name)
        return Content.assemble(
            badge(line, letter, code.colour if code else "#808080", own=own),
            " ",
            (shown(path), "dim"),
            (name, "bold" if own else "italic"),
            (f" {_('asked')}" if desk.is_question(coding) else "", "dim"),
            ("" if own else f" ({shown(desk.coder_of(coding))})", "dim"),
            f" {MEMO}" if coding.id in desk.with_memo else "",
        )

    def show_title(self) -> None:
        raise NotImplementedError

    def show_sources(self) -> None:
        open_id = self.desk.source.id if self.desk else None
        self.query_one(SourceTree).set_rows(self.overview.source_rows(open_id))

    def show_codes(self) -> None:
        marks = self.slots.marks(self.overview.book)
        self.query_one(CodeTree).set_rows(self.overview.code_rows(marks))

    # --- after an act ---------------------------------------------------------------------------

    def kept(self, *codings: Coding) -> None:
        """Codings that were just made or changed: draw them, nothing else."""
        for coding in codings:
            self.opened.add(coding)
            self.transcript.add_stripe(self.opened.stripe(coding))
        self.program.acted()
        self.show_segment()

    def taken_away(self, *codings: Coding) -> None:
        desk = self.opened
        had_memo = any(coding.id in desk.with_memo for coding in codings)
        for coding in codings:
            desk.drop(coding)
            self.transcript.remove_stripe(coding.id)
            self.recount(coding, -1)
        if had_memo:
            self.transcript.set_marks(desk.memo_marks())
        self.program.acted()
        self.show_segment()

    def recount(self, coding: Coding, by: int) -> None:
        """Keep the counts beside the transcript true, without counting anew."""
        if self.opened.is_question(coding):
            return
        own = self.opened.is_own(coding)
        self.overview.counted(coding.code_id, coding.source_id, by, own=own)
        if code := self.overview.book.by_id.get(coding.code_id):
            marks = self.slots.marks(self.overview.book)
            changed = self.overview.changed_code_rows(code, marks)
            self.query_one(CodeTree).update_rows(changed)
        tree = self.query_one(SourceTree)
        tree.update_rows(self.overview.rows_of_open(tree.rows, self.opened.source))

    def open_source(self, source: Source, place: int | Span | None = None) -> None:
        raise NotImplementedError

    def to_text(self) -> None:
        """Back to the transcript, whatever was open beside it."""
        try:
            self.transcript.focus()
        except NoMatches:
            return


def _fitting(said: Sequence[Content], room: int) -> list[Content]:
    """As many as fit into *room* cells, with three between them."""
    fitting = []
    for content in said:
        room -= content.cell_length + 3
        if room < 0:
            break
        fitting.append(content)
    return fitting
