"""The coding screen: sources by case, the transcript, the codebook; keys do the rest."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Static

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _
from qualcoder_net.model import Code, Source, Span
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.coding_codes import Codes
from qualcoder_net.tui.screens.coding_desk import Desk
from qualcoder_net.tui.screens.coding_overview import FINISHED, Overview
from qualcoder_net.tui.screens.coding_reading import Reading
from qualcoder_net.tui.screens.coding_slots import Slots
from qualcoder_net.tui.screens.coding_speakers import Speakers
from qualcoder_net.tui.widgets.cells import fitted, shown, width_of
from qualcoder_net.tui.widgets.code_picker import code_detail
from qualcoder_net.tui.widgets.code_tree import CodeTree
from qualcoder_net.tui.widgets.keyline import KeyLine
from qualcoder_net.tui.widgets.outline import Outline
from qualcoder_net.tui.widgets.source_tree import SourceTree
from qualcoder_net.tui.widgets.status import Foot, PaneTitle
from qualcoder_net.tui.widgets.transcript import Transcript

_KEEP_PLACE_EVERY = 5.0  # seconds
_NAME_AT_MOST = 40  # cells of a source's name in the title, so that what follows is seen
_COUNT_AFTER = 0.6  # seconds; the first frame comes first


class CodingTranscript(Transcript, inherit_bindings=False):
    """The transcript with the keys of the table of actions."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("transcript")

    def action_clear_selection(self) -> None:
        """The selection goes, else the hits of a search, else back to where one came from."""
        screen = self.screen
        if self.is_selecting or not isinstance(screen, CodingScreen):
            super().action_clear_selection()
        elif not screen.end_find():
            self.app.call_later(screen.program.go_back)


class CodingScreen(Codes, Reading, Speakers):
    CONTEXT: ClassVar[Context] = "coding"
    BINDINGS: ClassVar[list[BindingType]] = bindings("coding")
    AUTO_FOCUS = "Transcript"
    # Narrow: both side panes lie over the text when asked for. Medium: the sources alone do.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (100, "-medium"), (120, "-normal"), (150, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._kept_place: tuple[str, int] | None = None
        self._at = 0
        self._know_size()

    def compose(self) -> ComposeResult:
        with Horizontal(id="panes"):
            with Vertical(id="sources-pane", classes="pane side"):
                yield PaneTitle(id="sources-title")
                yield SourceTree(id="sources")
            with Vertical(id="text-pane", classes="pane"):
                yield PaneTitle(id="text-title")
                yield CodingTranscript(id="transcript")
                yield Static("", id="no-sources", classes="hint", markup=False)
            with Vertical(id="codes-pane", classes="pane side"):
                yield PaneTitle(id="codes-title")
                yield CodeTree(id="codes")
                yield Static("", id="no-codes", classes="hint", markup=False)
                yield Static("", id="code-detail", markup=False)
        yield Foot()
        yield KeyLine()

    def on_mount(self) -> None:
        self.overview = Overview(self.project)
        self.slots = Slots(self.project, self.overview.book)
        self.show_panes()
        self._open_first()
        self.set_timer(_COUNT_AFTER, self._count)
        self.set_interval(_KEEP_PLACE_EVERY, self._keep_place_slowly)

    def _know_size(self) -> None:
        """Have the breakpoints' classes before the first layout: long texts are wrapped once."""
        width, height = self.app.size
        for cells, breakpoints in (
            (width, self.HORIZONTAL_BREAKPOINTS),
            (height, self.VERTICAL_BREAKPOINTS),
        ):
            names = [name for least, name in breakpoints if cells >= least]
            self.add_class(names[-1])

    # --- opening --------------------------------------------------------------------------------

    def _open_first(self) -> None:
        """The source in which this coder was last, at the place where she left it."""
        last = self.project.preference("last_source")
        order = self.overview.source_order()
        unfinished = (s for s in order if not self._is_finished(s))
        first = next((s for s in order if s.guid == last), None) or next(unfinished, None)
        if first := first or next(iter(order), None):
            self.open_source(first)
        else:
            self.desk = None
            self._show_emptiness()

    def _is_finished(self, source: Source) -> bool:
        state = self.overview.states.get(source.id)
        return state is not None and state.finished

    def open_source(self, source: Source, place: int | Span | None = None) -> None:
        """Show a source at a place, or where this coder left it."""
        self._keep_place()
        self.end_find()
        if place is None:
            place = int(self.project.preference(f"position:{source.guid}", 0))
        desk = self.desk = Desk(self.project, source, self.overview.book)
        self._show_emptiness()
        start = place if isinstance(place, int) else place[0]
        self.transcript.show(desk.view, desk.stripes(), start)
        self.transcript.set_marks(desk.memo_marks())
        if not isinstance(place, int):
            self.transcript.go_to(place)
        self.show_sources()
        self.query_one(SourceTree).highlight_source(source.id)
        self.show_title()
        self.show_segment()

    def go_to_segment(self, source: Source, start: int, end: int) -> None:
        """From elsewhere to a place in the text."""
        if self.desk is not None and self.desk.source.id == source.id:
            self.transcript.go_to((start, end))
        else:
            self.open_source(source, (start, end))
        self.to_text()

    def action_next_source(self, step: int = 1) -> None:
        order = self.overview.source_order()
        ids = [source.id for source in order]
        at = ids.index(self.opened.source.id) + step
        if 0 <= at < len(order):
            self.open_source(order[at])

    def action_previous_source(self) -> None:
        self.action_next_source(-1)

    # --- where she left off ---------------------------------------------------------------------

    def _place_to_keep(self) -> tuple[str, int] | None:
        if self.desk is None:
            return None
        with suppress(NoMatches):  # at the very end the transcript has gone before its screen
            self._at = self.here[0]
        place = (self.desk.source.guid, self._at)
        return None if place == self._kept_place else place

    def _keep_place(self) -> None:
        if place := self._place_to_keep():
            self._write_place(place)

    def _keep_place_slowly(self) -> None:
        if place := self._place_to_keep():
            self.run_worker(lambda: self._write_place(place), thread=True, group="place")

    def _write_place(self, place: tuple[str, int]) -> None:
        guid, offset = place
        with suppress(QualcoderError):  # a busy database: the next time will do
            if self._kept_place is None or self._kept_place[0] != guid:
                self.project.set_preference("last_source", guid)
            self.project.set_preference(f"position:{guid}", offset)
            self._kept_place = place

    def on_unmount(self) -> None:
        if self.program.has_project:
            self._keep_place()

    def on_screen_suspend(self) -> None:
        self._keep_place()

    def on_screen_resume(self) -> None:
        if self.desk is not None:
            self.show_title()

    # --- panes ----------------------------------------------------------------------------------

    def show_panes(self) -> None:
        self.show_sources()
        self.show_codes()
        self.show_title()

    def show_codes(self) -> None:
        super().show_codes()
        has_codes = bool(self.overview.book.codes)
        self.query_one(CodeTree).display = has_codes
        hint = self.query_one("#no-codes", Static)
        hint.display = not has_codes
        hint.update(
            _("No codes yet.\n\nEnter on a sentence: type a name.\ni: in the speaker's own "
              "words.\nF3: the codebook.")
        )  # fmt: skip
        codes = self.query_one("#codes-title", PaneTitle)
        codes.say(f"{_('Codebook')}  {len(self.overview.book.codes)}")

    def _show_emptiness(self) -> None:
        self.transcript.display = self.desk is not None
        hint = self.query_one("#no-sources", Static)
        hint.display = self.desk is None
        hint.update(
            _("There are no transcripts in this project yet.\n\nF7 brings them in from files and "
              "folders.")
        )  # fmt: skip
        if self.desk is None:
            self.show_title()

    def show_title(self) -> None:
        finished = sum(state.finished for state in self.overview.states.values())
        total = len(self.overview.sources)
        sources = f"{_('Sources')}  {finished}/{total} {FINISHED}" if finished else _("Sources")
        self.query_one("#sources-title", PaneTitle).say(sources)
        self.query_one("#text-title", PaneTitle).say(self._title())

    def _title(self) -> Content:
        """Source · speaker, and what is special about it."""
        if self.desk is None:
            return Content(shown(self.project.name))
        speaker = self.desk.speaker_at(self.here[0])
        state = self.overview.states.get(self.desk.source.id)
        notes = [
            f"{FINISHED} {_('finished')}" if state and state.finished else "",
            _("blind") if state and state.hides_others else "",
            _("fiction") if self.desk.source.fiction else "",
            _("read only") if self.project.store.read_only else "",
            _("hit {place}").format(place=self.hit_place) if self.has_hits else "",
            _("Esc: back") if self.program.way_back else "",
        ]
        name = self.desk.source.name
        return Content.assemble(
            (fitted(name, min(width_of(name), _NAME_AT_MOST)), "bold"),
            f" · {shown(speaker.name)}" if speaker else "",
            *((f"   {note}", "dim") for note in notes if note),
        )

    def _count(self) -> None:
        """Count in the background; the text can be read and coded meanwhile."""
        acts = self.overview.acts
        self.run_worker(lambda: self._counted(acts), thread=True, group="counts", exclusive=True)

    def _counted(self, acts: int) -> None:
        with suppress(QualcoderError):
            counts, own = self.overview.count()
            self.app.call_from_thread(self._show_counts, acts, counts, own)

    def _show_counts(self, acts: int, counts: Counter[int], own: Counter[int]) -> None:
        if acts != self.overview.acts:  # something was coded meanwhile
            self._count()
            return
        self.overview.counts, self.overview.own = counts, own
        self.show_sources()
        self.show_codes()

    def show_code_detail(self, code: Code | None) -> None:
        """Where there is room: what the code under the cursor means."""
        detail = self.query_one("#code-detail", Static)
        said = code_detail(code, self.overview.book) if code else Content("")
        detail.update(said, layout=False)

    def action_next_pane(self) -> None:
        order: list[Widget] = [
            self.query_one(SourceTree), self.transcript, self.query_one(CodeTree),
        ]  # fmt: skip
        focused = self.focused
        at = order.index(focused) if focused in order else 0
        following = order[(at + 1) % len(order)]
        if isinstance(following, Outline) and not following.rows:
            following = self.transcript
        pane = following.parent
        if isinstance(pane, Widget):
            pane.add_class("-open")
        following.focus()

    def action_to_transcript(self) -> None:
        self.to_text()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane that lay over the text goes when another is focused."""
        for pane in self.query(".pane"):
            has_it = event.widget in pane.walk_children()
            pane.set_class(has_it, "-open")
        if isinstance(event.widget, CodeTree):
            self.show_code_detail(self.highlighted_code)
        self.program.update_keyline()

    @property
    def context(self) -> Context:
        if self.mode == "borders":
            return "borders"
        if self.mode == "find":
            return "find"
        focused = self.focused
        if isinstance(focused, SourceTree):
            return "sources"
        return "codes" if isinstance(focused, CodeTree) else "transcript"

    def is_at_hand(self, action: Action) -> bool:
        """Nothing that needs a source or hits where there are none, or would only be typed."""
        if self.desk is None:
            return action.context == "everywhere"
        if self.mode == "find" and action.name in ("help", "undo"):
            return False
        return self.has_hits or action.name not in ("next_hit", "previous_hit")

    # --- what happens ---------------------------------------------------------------------------

    def on_transcript_cursor_moved(self) -> None:
        self.show_title()

    def on_transcript_selection_changed(self) -> None:
        self._at = self.here[0]
        self.show_segment()
        if self.has_class("-wide", "-high") and not self.query_one(CodeTree).has_focus:
            here = self.codings_here()
            code = self.opened.code_of(here[0]) if here else self.highlighted_code
            self.show_code_detail(code)

    def on_outline_chosen(self, event: Outline.Chosen) -> None:
        if event.outline.id == "sources" and isinstance(event.key, tuple):
            event.stop()
            source = next(s for s in self.overview.sources if s.id == event.key[1])
            self.open_source(source)
            self.to_text()
        else:
            super().on_outline_chosen(event)

    def on_outline_highlighted(self, event: Outline.Highlighted) -> None:
        if event.outline.id == "codes":
            self.show_code_detail(self.highlighted_code)

    async def _ask_code(self, first: Code | None) -> Code | None:
        return await self.pick(_("Memo on which code?"), first)

    def refresh_project(self) -> None:
        """Others' acts, an undo, another screen's work: show what differs, and only that."""
        if not self.query(Transcript):  # the program is being left: the transcript went first
            return
        self.overview.read()
        self.slots.set_book(self.overview.book)
        self._count()
        fresh = next(
            (s for s in self.overview.sources if self.desk and s.guid == self.desk.source.guid),
            None,
        )
        self._changed_spans: list[Span] = []
        if self.desk is None or fresh is None:
            self.desk = None
            self._open_first()
        elif fresh.text_id != self.desk.source.text_id:
            self.open_source(fresh, self.here[0])
        else:
            self._show_difference(self.desk, fresh)
        self.show_panes()
        self.show_segment()

    def _show_difference(self, desk: Desk, fresh: Source) -> None:
        desk.source = fresh
        difference = desk.look_again(self.overview.book)
        self._changed_spans = difference.spans
        if difference.is_other_view:
            self.transcript.show(desk.view, desk.stripes(), self.here[0])
        elif len(difference.spans) > 50:
            self.transcript.set_stripes(desk.stripes())
        else:
            for coding in difference.gone:
                self.transcript.remove_stripe(coding.id)
            for coding in difference.changed:
                self.transcript.add_stripe(desk.stripe(coding))
        self.transcript.set_marks(desk.memo_marks())

    def show_what_changed(self) -> None:
        """After an undo or redo: look at the place it concerned."""
        if self._changed_spans and self.desk is not None:
            self.transcript.go_to(self._changed_spans[-1])
            self.transcript.action_clear_selection()
