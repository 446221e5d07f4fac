"""Places where coders differ, one after the other: their stripes side by side, the code beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _
from qualcoder_net.model import Codebook, Coder, Coding
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.compared_desk import ComparedDesk, difference_marks, sign_of
from qualcoder_net.tui.screens.places_choices import PlacesChoices
from qualcoder_net.tui.screens.places_filter import PlacesFilter
from qualcoder_net.tui.screens.places_words import explained, headline, who_coded_what
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.compared_page import ColumnHeads, ComparedPage, fitting_gutter
from qualcoder_net.tui.widgets.keyhints import KeyHints
from qualcoder_net.tui.widgets.keyline import KeyLine
from qualcoder_net.tui.widgets.overlays import Lit
from qualcoder_net.tui.widgets.status import PaneTitle

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place

Key = tuple[int, int, int, int]
_PANEL_PADDING = 3  # cells


def key_of(place: Place) -> Key:
    """By which a place is known again after the project was read anew."""
    return place.source.id, place.code.id, place.start, place.end


class PlacesScreen(PlacesChoices):
    """Walks from place to place. What is compared and what can be done about it, subclasses say:
    `find`, `coders`, `heading`, and for more `is_open`, `said_of_decision` and actions of their own
    in a context within which "places" lies.
    """

    CONTEXT: ClassVar[Context] = "places"
    BINDINGS: ClassVar[list[BindingType]] = bindings("places")
    AUTO_FOCUS = "#compared-page"
    # Narrow: what is said of a place stands beneath the text, else beside it.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (100, "-normal"), (150, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012
    CAN_DECIDE: ClassVar[bool] = False

    def __init__(self, coders: Sequence[Coder], only: PlacesFilter) -> None:
        super().__init__()
        self.coders = coders
        self.only = only
        self.book = Codebook(())
        self.found: list[Place] = []
        self.passing: list[Place] = []
        self.desk: ComparedDesk | None = None
        self._here: Key | None = None
        self._at = 0

    # --- what subclasses say --------------------------------------------------------------------

    def find(self) -> list[Place]:
        """In a thread: all places, in the order of the text."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        return _("Differences")

    def also_shown(self) -> Sequence[Coder]:
        """In a thread: who else has a column, beside those compared."""
        return ()

    def is_open(self, place: Place) -> bool:
        """Whether something is still to be done about a place."""
        return place.resolution is None

    def said_of_decision(self, place: Place) -> Content:
        return Content("")

    def said_of_progress(self) -> str:
        """Behind the position."""
        return ""

    # --- the parts ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        yield KeyHints(id="places-filter")
        with Horizontal(id="places-panes"):
            with Vertical(id="compared-pane", classes="pane"):
                yield PaneTitle(id="compared-title")
                yield ColumnHeads(id="compared-heads")
                yield ComparedPage(id="compared-page")
            with Vertical(id="place-pane", classes="pane"):
                yield PaneTitle(id="place-position")
                with VerticalScroll(id="place-scroll"):
                    yield Static(id="place-said", markup=False)
        yield Static(id="places-hint", classes="empty-hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.say_title(self.heading)
        self.query_one("#place-position", PaneTitle).say(_("Comparing…"))
        self.refresh_project()

    @property
    def page(self) -> ComparedPage:
        return self.query_one(ComparedPage)

    @property
    def place(self) -> Place | None:
        return self.passing[self._at] if self._at < len(self.passing) else None

    # --- finding --------------------------------------------------------------------------------

    def refresh_project(self) -> None:
        self.book = self.project.codebook.tree()
        self.run_worker(self._find, thread=True, exclusive=True, group="count")

    def _find(self) -> None:
        try:
            found, also = self.find(), self.also_shown()
            self.app.call_from_thread(self._found, found, also)
        except QualcoderError as error:
            self.app.call_from_thread(self._refuse, error)

    def _found(self, found: list[Place], also: Sequence[Coder]) -> None:
        self.found, self.columns = found, [*self.coders, *also]
        self.desk = None  # what was read of the source may be out of date
        self.show_places()

    def _refuse(self, error: QualcoderError) -> None:
        self.found, self.passing = [], []
        self._hint(str(error))

    def show_places(self) -> None:
        """Those that pass, on the place where one was, or what came after it."""
        self.passing = self.only.passing(self.found, self.book)
        keys = [key_of(place) for place in self.passing]
        if self._here in keys:
            self._at = keys.index(self._here)
        self._at = max(0, min(self._at, len(keys) - 1))
        self.query_one("#places-filter", KeyHints).hints = self.only.hints(
            with_open=self.CAN_DECIDE
        )
        self._hint("" if self.passing else self._emptiness())
        if self.passing:
            self._look()

    def filter(self, **changed: Any) -> None:
        self.only = replace(self.only, **changed)
        self.show_places()

    def _emptiness(self) -> str:
        if not self.found:
            return _("These coders do not differ anywhere.")
        return _("No place is left by what is chosen above: c, s and t choose anew.")

    def _hint(self, said: str) -> None:
        hint = self.query_one("#places-hint", Static)
        hint.update(said)
        hint.display = bool(said)
        self.query_one("#places-panes").display = not said
        self.program.update_keyline()

    # --- looking at a place ---------------------------------------------------------------------

    def _look(self) -> None:
        place = self.place
        if place is None:
            return
        if not self.page.size.width:
            return  # the panes have just come; as soon as they have a size, this is called again
        self._here = key_of(place)
        is_fresh = self.desk is None or self.desk.source.id != place.source.id
        if self.desk is None or is_fresh:
            self.desk = ComparedDesk(self.project, place.source, self.book, self.columns)
        changed = self.desk.look_at(place, self.columns[len(self.coders) :])
        self._draw(self.desk, changed, is_fresh)
        self.page.set_marks(difference_marks(place, self.coders, self.desk.view.text))
        self.page.light(Lit(selection=(place.start, place.end)))
        self.page.bring_into_view((place.start, place.end), jump=True)
        self._say(place)

    def _draw(self, desk: ComparedDesk, changed: Sequence[Coding], is_fresh: bool) -> None:
        """As little as makes the page show what the desk now is."""
        page = self.page
        gutter = fitting_gutter(len(self.columns), page.size.width)
        if gutter != page.columns.gutter or (is_fresh and desk.view != page.view):
            page.put(desk.view, desk.stripes_in(gutter.columns), gutter)
        elif is_fresh:
            page.set_stripes(desk.stripes_in(gutter.columns))
        else:
            for coding in changed:
                if desk.has_column(coding, gutter.columns):
                    page.add_stripe(desk.stripe(coding))

    def _say(self, place: Place) -> None:
        assert self.desk is not None
        speaker = self.desk.speaker_at(place.start)
        name = Content.styled(shown(place.source.name), "bold")
        who = f" · {shown(speaker.name)}" if speaker else ""
        fiction = f"   {_('fiction')}" if place.source.fiction else ""
        title = Content.assemble(name, who, (fiction, "dim"))
        self.query_one("#compared-title", PaneTitle).say(title)
        self.query_one(ColumnHeads).say(
            [(sign_of(n, coder), coder.name) for n, coder in enumerate(self.columns, 1)]
        )
        position = _("{n} of {total}").format(n=self._at + 1, total=len(self.passing))
        progress = self.said_of_progress()
        self.query_one("#place-position", PaneTitle).say(
            f"{position} · {progress}" if progress else position
        )
        self._say_place(place)
        self.program.update_keyline()

    def _say_place(self, place: Place) -> None:
        assert self.desk is not None
        panel = self.query_one("#place-said", Static)
        width = self.query_one("#place-scroll").size.width - _PANEL_PADDING
        is_narrow = self.has_class("-narrow")
        gap, lines = Content("\n" if is_narrow else "\n\n"), 1 if is_narrow else 2
        parts = [
            headline(panel, self.desk, place),
            who_coded_what(panel, self.desk, place, self.coders, max(20, width), lines),
            self.said_of_decision(place),
            explained(place, self.book),
        ]
        panel.update(gap.join(part for part in parts if part.plain))
        self.query_one("#place-scroll", VerticalScroll).scroll_home(animate=False)

    def on_compared_page_sized(self) -> None:
        self.call_after_refresh(self._look_afresh)  # the panel beside it has its size then, too

    def _look_afresh(self) -> None:
        self.page.scroll_to(y=0, animate=False)
        self._look()

    def on_resize(self) -> None:
        if self.passing:
            self.call_after_refresh(self._look)

    # --- moving ---------------------------------------------------------------------------------

    def go_to(self, at: int) -> None:
        self._at = at
        self._look()

    def action_step(self, step: int) -> None:
        if self.passing:
            self.go_to((self._at + step) % len(self.passing))

    def action_step_source(self, step: int) -> None:
        """To the first place in another source."""
        place = self.place
        if place is None:
            return
        ids = [other.source.id for other in self.passing]
        sources = list(dict.fromkeys(ids))
        following = sources[(sources.index(place.source.id) + step) % len(sources)]
        self.go_to(ids.index(following))

    def action_page(self, pages: int) -> None:
        self.page.page(pages)

    def action_next_pane(self) -> None:
        scroll = self.query_one("#place-scroll")
        (scroll if self.page.has_focus else self.page).focus()

    def is_at_hand(self, action: Action) -> bool:
        """Nothing that needs a place where there is none; choosing anew needs some to choose from.

        Textual asks before anything has been composed.
        """
        if action.context == "everywhere" or action.name == "back":
            return True
        return bool(self.found if action.method.startswith("choose") else self.passing)

    def action_open_place(self) -> None:
        """The program goes: this screen stays where it is."""
        if place := self.place:
            self.app.call_later(self.program.go_to_segment, place.source, place.start, place.end)

    def action_back(self) -> None:
        self.app.pop_screen()
