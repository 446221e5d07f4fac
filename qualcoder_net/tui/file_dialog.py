"""Which file: typed, or found in a tree of folders; and where to write one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from qualcoder_net.i18n import _
from qualcoder_net.tui.dialogs import Confirm, Dialog, Prompt
from qualcoder_net.tui.widgets.file_tree import FileTree
from qualcoder_net.tui.widgets.keyhints import Hint


class ChooseFile(Dialog[Path | None]):
    """A file to read, or None. The tree shows the files with one of *endings*."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,f6", "other", show=False, priority=True),
        Binding("minus", "above", show=False),
    ]

    def __init__(self, title: str, endings: Sequence[str], start: Path | None = None) -> None:
        super().__init__(title, " ".join(endings))
        self._endings = endings
        self._start = start or Path.cwd()

    def compose_answer(self) -> ComposeResult:
        placeholder = _("Type a path, or Tab to the folders")
        yield Input(placeholder=placeholder, classes="dialog-input", compact=True)
        yield FileTree(self._start, self._endings)

    def keys(self) -> Sequence[Hint]:
        return (
            Hint.of("tab", _("folders")),
            Hint.of("minus", _("folder above")),
            Hint.of("enter", _("choose")),
            Hint.of("escape", _("cancel")),
        )

    def on_mount(self) -> None:
        self.query_one(FileTree).focus()

    def action_other(self) -> None:
        tree, line = self.query_one(FileTree), self.query_one(Input)
        (line if tree.has_focus else tree).focus()

    def action_above(self) -> None:
        self.query_one(FileTree).action_above()

    def on_directory_tree_file_selected(self, event: FileTree.FileSelected) -> None:
        event.stop()
        self.dismiss(event.path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        path = Path(event.value).expanduser()
        if path.is_dir():
            self.query_one(FileTree).path = path
            self.query_one(FileTree).focus()
        elif path.is_file():
            self.dismiss(path)
        else:
            self.complain(_("There is no such file."))


async def ask_where_to_write(app: App[None], title: str, name: str, endings: str) -> Path | None:
    """A path to write to, replacing what is there only when she says so; within a worker."""
    given = await app.push_screen_wait(Prompt(title, name, detail=endings))
    if not given or not given.strip():
        return None
    path = Path(given.strip()).expanduser()
    if path.is_dir():
        path = path / name
    if not path.exists():
        return path
    question = _("{file} exists. Replace it?").format(file=path)
    return path if await app.push_screen_wait(Confirm(question)) else None
