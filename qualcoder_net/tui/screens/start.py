"""The start screen: recent projects, a new one, another one, or the demo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qualcoder_net import __version__
from qualcoder_net.core.identity import load_settings, save_settings
from qualcoder_net.core.project import Project
from qualcoder_net.i18n import _, msg
from qualcoder_net.progress import Report
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.dialogs import Confirm, Prompt
from qualcoder_net.tui.file_dialog import ChooseFile
from qualcoder_net.tui.jobs import asking, job
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.file_tree import short_folder
from qualcoder_net.tui.widgets.keyhints import Hint, KeyHints
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.tui.app import QualcoderApp

_CODEBOOKS = (".yaml", ".yml", ".csv", ".xlsx", ".docx")


class StartScreen(Screen[None]):
    """Shown when the program starts without a project."""

    CONTEXT: ClassVar[Context] = "start"
    BINDINGS: ClassVar[list[BindingType]] = bindings("start")

    def __init__(self) -> None:
        super().__init__()
        self.places: list[str] = []

    @property
    def context(self) -> Context:
        return self.CONTEXT

    @property
    def program(self) -> QualcoderApp:
        return cast("QualcoderApp", self.app)

    def is_at_hand(self, action: Action) -> bool:
        """For the key line: nothing that needs a project or a list that is empty."""
        if action.name in ("open_highlighted", "forget"):
            return bool(self.places)
        return action.context == "start" or action.name in ("help", "palette", "quit")

    @property
    def _demo(self) -> Callable[[], Project]:
        """How the sample study is made; an app may know a better place for it."""
        made: Callable[[], Project] = getattr(self.app, "build_demo", _sample_here)
        return made

    def compose(self) -> ComposeResult:
        with Center(id="start-outer"), Vertical(id="start-box"):
            yield Static(
                Content.assemble(
                    ("qualcoder-net", "bold"), (f"  {__version__}", "$foreground 60%")
                ),
                id="start-title",
            )
            yield Static(
                _("Code interviews, compare cases, keep every word on this computer."),
                id="start-line",
            )
            yield KeyHints(
                (
                    Hint.of("n", _("a new project, with or without a codebook")),
                    Hint.of("o", _("open a project that is on this computer or a server")),
                    Hint.of("d", _("a small study to look around in")),
                    Hint.of("p", _("practise coding on it, beside its reference")),
                ),
                one_per_line=True,
                id="start-ways",
            )
            yield Static(_("Recent projects"), id="start-recent")
            yield OptionList(id="start-list", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._fill()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self.places = [*load_settings().recent]
        listing = self.query_one(OptionList)
        at = listing.highlighted or 0
        listing.clear_options()
        listing.add_options(Option(_place_said(place)) for place in self.places)
        listing.highlighted = min(at, len(self.places) - 1) if self.places else None
        listing.display = self.query_one("#start-recent").display = bool(self.places)

    # --- opening ---

    async def _open(self, place: str) -> None:
        project = await job(
            self.app,
            lambda report: Project.open(place),
            title=_("Opening {name}").format(name=place),
        )
        await self.program.use_project(project)

    @asking
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        await self._open_recent(self.places[event.option_index])

    @asking
    async def action_open_highlighted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            await self._open_recent(self.places[at])

    async def _open_recent(self, place: str) -> None:
        if _is_gone(place):
            question = _("{name} is no longer there. Take it off this list?")
            detail = _("It was moved, renamed or deleted; o opens it from where it is now.")
            name = Path(place).name
            if await self.app.push_screen_wait(Confirm(question.format(name=name), detail)):
                self._forget(place)
            return
        await self._open(place)

    def action_forget(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and self.places:
            self._forget(self.places[at])

    def _forget(self, place: str) -> None:
        """Off the list; the project itself stays where it is."""
        settings = load_settings()
        kept = tuple(other for other in settings.recent if other != place)
        save_settings(replace(settings, recent=kept))
        self._fill()

    @asking
    async def action_open_other(self) -> None:
        detail = _("A .qnet file, or postgresql://user@host/database. Leave empty to look for one.")
        given = await self.app.push_screen_wait(
            Prompt(_("Open a project"), detail=detail, yes=_("open"))
        )
        if given is None:
            return
        place = given.strip()
        if not place or ("://" not in place and Path(place).expanduser().is_dir()):
            start = Path(place).expanduser() if place else Path.cwd()
            path = await self.app.push_screen_wait(
                ChooseFile(_("Open a project"), (".qnet",), start)
            )
            place = str(path) if path else ""
        if place:
            await self._open(place if "://" in place else str(Path(place).expanduser()))

    # --- new ---

    @asking
    async def action_new(self) -> None:
        detail = _("The file that will hold all of it, in {folder} unless you say where.")
        given = await self.app.push_screen_wait(
            Prompt(
                _("New project"),
                _("study") + ".qnet",
                detail=detail.format(folder=short_folder(Path.cwd())),
                yes=_("go on"),
                check=_taken,
                suggested=True,
            )
        )
        if not given or not given.strip():
            return
        place = _place_of(given)
        codebook = None
        question = _("Start with a codebook file?")
        detail = _("You can also load one later, or let codes arise while you code.")
        if await self.app.push_screen_wait(Confirm(question, detail)):
            codebook = await self.app.push_screen_wait(ChooseFile(_("Codebook"), _CODEBOOKS))
        project = await job(
            self.app,
            partial(_create, place, codebook),
            title=_("Making {name}").format(name=place),
        )
        # without transcripts there is nothing to read yet
        await self.program.use_project(project, "import")

    @asking
    async def action_demo(self) -> None:
        await self._open_demo("coding")

    @asking
    async def action_practise(self) -> None:
        await self._open_demo("practice")

    async def _open_demo(self, screen: str) -> None:
        build = self._demo
        project = await job(self.app, lambda report: build(), title=_("Building the demo"))
        await self.program.use_project(project, screen)


def _create(place: str, codebook: Path | None, report: Report) -> Project:
    """A new project with the codebook loaded; a codebook that cannot be read makes none."""
    from qualcoder_net.core.codebook_files import load_codebook
    from qualcoder_net.formats.codebook import read_codebook

    file = read_codebook(codebook) if codebook else None
    project = Project.create(place)
    if file is not None:
        load_codebook(project, file)
    return project


def _place_of(given: str) -> str:
    """Where a new project goes: a database's URL, or a .qnet file."""
    place = given.strip()
    if "://" in place:
        return place
    path = Path(place).expanduser()
    is_whole = path.suffix == ".qnet" or not path.name  # “/” has no name: it is taken
    return str(path if is_whole else path.with_name(f"{path.name}.qnet"))


def _taken(given: str) -> str:
    """What is wrong with the name of a new project, or ""."""
    place = _place_of(given) if given.strip() else ""
    if place and "://" not in place and Path(place).exists():
        return str(msg("{file} already exists.", file=place))
    return ""


def _is_gone(place: str) -> bool:
    return "://" not in place and not Path(place).exists()


def _place_said(place: str) -> Content:
    if "://" in place:
        return Content.assemble((shown(place), "bold"))
    path = Path(place)
    gone = f"  {_('(no longer there)')}" if _is_gone(place) else ""
    return Content.assemble(
        (shown(path.stem), "bold" if not gone else "$foreground 60%"),
        (f"  {shown(short_folder(path.parent))}{gone}", "$foreground 60%"),
    )


def _sample_here() -> Project:
    """The sample study in the current folder: the one that is there, or a new one."""
    from qualcoder_net.core.shipped import is_sample, make_sample

    file, n = Path("demo.qnet"), 1
    while file.exists():
        project = Project.open(file)
        if is_sample(project):
            return project
        project.close()
        n += 1
        file = Path(f"demo-{n}.qnet")
    return make_sample(file)
