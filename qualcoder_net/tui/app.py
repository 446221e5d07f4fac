"""The program on the screen: which screen is shown, what holds on all, and who else acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import Screen

from qualcoder_net.core.identity import load_settings, remember_project, save_settings
from qualcoder_net.core.project import Project
from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _, msg
from qualcoder_net.model import Operation, Source
from qualcoder_net.tui import jobs
from qualcoder_net.tui.actions import PANES, Action, bindings
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.themes import DEFAULT, NAMES, THEMES
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.tui.screens.coding import CodingScreen

_LOOK_EVERY = 1.0  # seconds between two looks at what others did

# name -> (module in screens, class): imported when first opened, for a fast first frame
_SCREENS = {
    "start": ("start", "StartScreen"),
    "coding": ("coding", "CodingScreen"),
    "codebook": ("codebook", "CodebookScreen"),
    "cases": ("cases", "CasesScreen"),
    "matrix": ("matrix", "MatrixScreen"),
    "import": ("importing", "ImportScreen"),
    "history": ("history", "HistoryScreen"),
    "agreement": ("agreement", "AgreementScreen"),
    "practice": ("practice", "PracticeScreen"),
}


def _maker(module: str, name: str) -> Callable[[], Screen[Any]]:
    def make() -> Screen[Any]:
        screens = import_module(f"qualcoder_net.tui.screens.{module}")
        screen: Screen[Any] = getattr(screens, name)()
        return screen

    return make


# What makes no sense before a project is open.
_OF_A_PROJECT = ("undo", "redo", "open_screen", "project_memo", "write_prestudy")


class QualcoderApp(App[None]):
    """One project at a time (none at first: the start screen chooses), a mode for each screen.

    Every screen keeps its place while another is looked at.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "screens.tcss",
        "agreement.tcss",
        "practice.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    MODES: ClassVar[dict[str, Any]] = {name: _maker(*place) for name, place in _SCREENS.items()}
    ENABLE_COMMAND_PALETTE = False
    TITLE = "qualcoder-net"

    def __init__(self, project: Project | None, *, theme: str | None = None) -> None:
        # the first screen from the start, instead of an empty one that it would replace
        self.DEFAULT_MODE = "coding" if project else "start"  # type: ignore[misc]
        super().__init__()
        self._project = project
        self._revision = 0
        self._shown_revisions: dict[str, int] = {}
        self._way_back: str | None = None
        for look in THEMES:
            self.register_theme(look)
        wanted = theme or load_settings().theme or DEFAULT
        self.theme = wanted if wanted in NAMES else DEFAULT

    # --- the project ----------------------------------------------------------------------------

    @property
    def project(self) -> Project:
        assert self._project is not None, "no project is open"
        return self._project

    @property
    def has_project(self) -> bool:
        return self._project is not None

    def on_mount(self) -> None:
        self.set_interval(_LOOK_EVERY, self._look_for_others)
        if self._project is not None:
            self._begin(self._project, "coding")

    async def use_project(self, project: Project, screen: str = "coding") -> None:
        """Leave the project that is open, if any, for another."""
        if self._project is not None:
            await self.switch_mode("start")
        for name in _SCREENS:
            if name != "start":
                await self.remove_mode(name)
                self.add_mode(name, self.MODES[name])
        before, self._project = self._project, project
        self._begin(project, screen)
        if before is not None:
            before.close()

    def _begin(self, project: Project, screen: str) -> None:
        self._revision = project.journal.revision()
        self._shown_revisions.clear()
        self.sub_title = project.name
        remember_project(project.place)
        self.switch_mode(screen)
        self._shown_revisions[screen] = self._revision
        for warning in project.warnings():
            self.notify(str(warning), severity="warning", timeout=12, markup=False)

    # --- what others do -------------------------------------------------------------------------

    def acted(self) -> None:
        """This program did something, and its screen shows it; other screens catch up later."""
        revision = self.project.journal.revision()
        if revision == self._revision + 1:
            self._revision = revision
            self._shown_revisions[self.current_mode] = revision

    def _look_for_others(self) -> None:
        if self._project is not None:
            self.run_worker(self._look, thread=True, group="look", exclusive=True)

    def _look(self) -> None:
        project = self._project
        with suppress(QualcoderError):  # a busy database is asked again in a second
            if project is not None:
                self.call_from_thread(self._seen, project, project.journal.revision())

    def _seen(self, project: Project, revision: int) -> None:
        if project is self._project and revision != self._revision:
            self.project_changed(revision)

    def project_changed(self, revision: int | None = None) -> None:
        """Let the screens that are open show the project as it is now."""
        self._revision = self.project.journal.revision() if revision is None else revision
        self._shown_revisions[self.current_mode] = self._revision
        for screen in self.screen_stack:
            if isinstance(screen, ProjectScreen):
                screen.refresh_project()

    # --- screens --------------------------------------------------------------------------------

    async def action_open_screen(self, name: str) -> None:
        await self.open_screen(name)

    async def open_screen(self, name: str) -> None:
        """Show a screen by its name (“matrix”); it is imported when first shown."""
        if self._project is None and name != "start":
            return
        if isinstance(self.screen, ProjectScreen) and self.current_mode == name:
            return
        self._way_back = None
        is_known = name in self._shown_revisions
        await self.switch_mode(name)
        if is_known and self._shown_revisions[name] != self._revision:
            self.project_changed(self._revision)
        self._shown_revisions[name] = self._revision

    async def go_to_segment(self, source: Source, start: int, end: int) -> None:
        """To a place in a source, on the coding screen."""
        if coding := await self._to_coding():
            coding.go_to_segment(source, start, end)

    async def go_to_source(self, source: Source) -> None:
        """To where one left a source, on the coding screen."""
        if coding := await self._to_coding():
            coding.open_source(source)
            coding.to_text()

    async def _to_coding(self) -> CodingScreen | None:
        from qualcoder_net.tui.screens.coding import CodingScreen

        before = self.current_mode
        await self.open_screen("coding")
        self._way_back = before if before != "coding" else None
        while not isinstance(self.screen, CodingScreen) and len(self.screen_stack) > 1:
            await self.pop_screen()
        return self.screen if isinstance(self.screen, CodingScreen) else None

    @property
    def way_back(self) -> str | None:
        """The screen from which one came to a place in a source, until another is opened."""
        return self._way_back

    async def go_back(self) -> None:
        """To that screen, which is as it was."""
        if self._way_back is not None:
            await self.open_screen(self._way_back)

    # --- acts everywhere ------------------------------------------------------------------------

    def action_undo(self) -> None:
        self._replayed(self.project.undo(), _("Undone"))

    def action_redo(self) -> None:
        self._replayed(self.project.redo(), _("Done again"))

    def _replayed(self, act: Operation, title: str) -> None:
        self.project_changed()
        if isinstance(self.screen, ProjectScreen):
            self.screen.show_what_changed()
        self.notify(str(act.summary), title=title, timeout=4, markup=False)

    @asking
    async def action_project_memo(self) -> None:
        from qualcoder_net.tui.screens.memos import write_memo

        await write_memo(self, self.project, None, _("Memo on the project"))

    @asking
    async def action_write_prestudy(self) -> None:
        from qualcoder_net.tui.writing import write_prestudy

        await write_prestudy(self, self.project)

    @asking
    async def action_choose_theme(self) -> None:
        from qualcoder_net.tui.dialogs import Choose

        options = [(name, str(label)) for name, label in NAMES.items()]
        name = await self.push_screen_wait(
            Choose(_("Theme"), options, filterable=False, chosen=self.theme)
        )
        if name:
            self.theme = name
            save_settings(replace(load_settings(), theme=name))

    def action_palette(self) -> None:
        from qualcoder_net.tui.palette import Palette

        screen = self.screen
        if isinstance(screen, ProjectScreen) or not screen.is_modal:
            self.push_screen(Palette(screen), self._run_chosen)

    async def _run_chosen(self, action: Action | None) -> None:
        if action is None:
            return
        owner: DOMNode = self.screen
        if action.context == "everywhere":
            owner = self
        elif action.context in PANES and self.screen.focused:
            owner = self.screen.focused
        await self.run_action(action.name, owner)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a project there is nothing to undo and no other screen to go to."""
        if self._project is None and action in _OF_A_PROJECT:
            return False
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        from qualcoder_net.tui.screens.help import HelpScreen

        if not self.screen.is_modal:
            self.push_screen(HelpScreen(getattr(self.screen, "context", "start")))

    def action_help_quit(self) -> None:
        """Textual's hint at ctrl+c, in our words."""
        self.notify(str(msg("Press {key} to leave. Nothing is lost.", key="ctrl+q")), timeout=4)

    # --- errors and the key line ----------------------------------------------------------------

    async def run_action(
        self,
        action: Any,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """As in Textual; what a user can mend is told to her. Bugs crash visibly."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except QualcoderError as error:
            self.report_error(error)
            return True

    def report_error(self, error: QualcoderError) -> None:
        jobs.report_error(self, error)

    def guarded(self, act: Callable[[], object]) -> None:
        """The same for what a message handler, not an action, does."""
        try:
            act()
        except QualcoderError as error:
            self.report_error(error)

    def update_keyline(self) -> None:
        """Another pane or mode: other keys hold."""
        with suppress(NoMatches):
            self.screen.query_one(KeyLine).refresh_keys()
