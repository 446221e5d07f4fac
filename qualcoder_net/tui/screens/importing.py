"""The import screen: find transcripts, see what is understood of them, bring them in."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from qualcoder_net.errors import QualcoderError
from qualcoder_net.formats.files import TRANSCRIPT_SUFFIXES
from qualcoder_net.i18n import _, ngettext
from qualcoder_net.tui.actions import Context, bindings
from qualcoder_net.tui.screens.importing_acts import ImportActs
from qualcoder_net.tui.screens.importing_preview import preview_of, trouble_of
from qualcoder_net.tui.widgets.file_tree import FileTree
from qualcoder_net.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from qualcoder_net.core.importing import Prepared, Wanted

_PAUSE = 0.15  # seconds on a file before it is read
_KEPT = 8  # files read, for going back and forth between them


class MarkingTree(FileTree):
    """Space marks a file instead of folding a folder."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "screen.mark", show=False)]


class ImportScreen(ImportActs):
    """Folders on the left; on the right the highlighted file as it would be imported."""

    CONTEXT: ClassVar[Context] = "import"
    BINDINGS: ClassVar[list[BindingType]] = bindings("import")

    def __init__(self) -> None:
        super().__init__()
        self.wanted = {}
        self.marked = {}
        self.read = {}
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        with Horizontal(id="import-panes"):
            yield MarkingTree(Path.cwd(), TRANSCRIPT_SUFFIXES, id="import-tree")
            with VerticalScroll(id="import-preview-pane"):
                yield Static(id="import-preview", markup=False)
        yield Static(id="import-marked", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.files.focus()
        self.say_title(_("Import"))
        self.say(_("Go to a transcript to see what is understood of it. Space marks it, a marks "
                   "all of a folder, w brings in what is marked."))  # fmt: skip
        self.show_marked()

    @property
    def files(self) -> FileTree:
        return self.query_one(MarkingTree)

    @property
    def file(self) -> Path | None:
        path = self.files.highlighted
        return path if path is not None and path.is_file() else None

    @property
    def folder(self) -> Path:
        path = self.files.highlighted or Path(self.files.path)
        return path if path.is_dir() else path.parent

    def open_folder(self, folder: Path) -> None:
        self.files.path = folder.resolve()
        self.files.focus()

    def say(self, content: object) -> None:
        self.query_one("#import-preview", Static).update(content)  # type: ignore[arg-type]
        self.query_one("#import-preview-pane").scroll_home(animate=False)

    # --- the preview ---

    def on_tree_node_highlighted(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self.look)

    def look(self) -> None:
        """Show what is understood of the highlighted file, reading it in a thread."""
        if (file := self.file) is None:
            return
        wanted = self.wanted_of(file)
        before = self.read.get(file)
        if before is not None and before[0] == wanted:
            self._show(wanted, before[1])
            return
        self.say(_("Reading {file}").format(file=file.name))
        work = partial(self._prepare, wanted)
        self.run_worker(work, thread=True, exclusive=True, group="preview")

    def _prepare(self, wanted: Wanted) -> None:
        from qualcoder_net.core.importing import prepare

        outcome: Prepared | QualcoderError
        try:
            outcome = prepare(wanted)
        except QualcoderError as error:
            outcome = error
        self.app.call_from_thread(self._show, wanted, outcome)

    def _show(self, wanted: Wanted, outcome: Prepared | QualcoderError) -> None:
        if len(self.read) >= _KEPT:
            self.read.clear()
        self.read[wanted.file] = (wanted, outcome)
        if self.file != wanted.file:
            return
        if isinstance(outcome, QualcoderError):
            self.say(trouble_of(outcome))
            return
        digest = sha256(outcome.data).hexdigest()
        twins = [s.name for s in self.project.sources.all() if s.file_sha256 == digest]
        width = self.query_one("#import-preview-pane").size.width - 3
        self.say(preview_of(outcome, twins[0] if twins else None, width))

    # --- marks ---

    def show_marked(self) -> None:
        self.files.show_marks(self.marked)
        n = len(self.marked)
        said = _("Nothing is marked yet.")
        if n:
            names = ", ".join(file.name for file in [*self.marked][:6]) + (" …" if n > 6 else "")
            said = ngettext("{n} file marked: {names}", "{n} files marked: {names}", n)
            said = said.format(n=n, names=names)
        self.query_one("#import-marked", Static).update(said)

    def on_directory_tree_file_selected(self) -> None:
        self.action_look()

    def action_look(self) -> None:
        self.look()
        self.query_one("#import-preview-pane").focus()

    def action_next_pane(self) -> None:
        pane = self.query_one("#import-preview-pane")
        (self.files if pane.has_focus else pane).focus()

    def action_up(self) -> None:
        self.files.action_above()

    async def action_back(self) -> None:
        if self.query_one("#import-preview-pane").has_focus:
            self.files.focus()
        else:
            await self.program.open_screen("coding")
