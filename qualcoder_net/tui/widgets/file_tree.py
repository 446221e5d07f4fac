"""Folders and the files in them that can be read here, some of them marked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Self

from rich.style import Style
from rich.text import Text, TextType
from textual.binding import Binding, BindingType
from textual.widgets import DirectoryTree
from textual.widgets._directory_tree import DirEntry
from textual.widgets._tree import TreeNode


class FileTree(DirectoryTree):
    """A folder's folders, and of its files those with one of *endings*."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("backspace,minus", "above", show=False)]
    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = ""

    def __init__(self, path: Path, endings: Iterable[str], *, id: str | None = None) -> None:
        self.endings = frozenset(endings)
        self.marked: set[Path] = set()
        super().__init__(path, id=id)
        self.guide_depth = 2
        self.show_root = True

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        return [
            path
            for path in paths
            if not path.name.startswith((".", "~$")) and (self._fits(path) or _is_folder(path))
        ]

    def _fits(self, path: Path) -> bool:
        return path.suffix.lower() in self.endings

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        label = super().render_label(node, base_style, style)
        if node.data is not None and node.data.path in self.marked:
            return Text.assemble(("✓ ", base_style), label)
        return label

    def reset_node(
        self, node: TreeNode[DirEntry], label: TextType, data: DirEntry | None = None
    ) -> Self:
        """The topmost folder is said with all above it: that is where one is."""
        if node is self.root and data is not None:
            label = short_folder(data.path.resolve())
        return super().reset_node(node, label, data)

    @property
    def highlighted(self) -> Path | None:
        node = self.cursor_node
        return node.data.path if node is not None and node.data is not None else None

    def action_above(self) -> None:
        """To the folder that holds this one."""
        self.path = Path(self.path).resolve().parent

    def show_marks(self, marked: Iterable[Path]) -> None:
        self.marked = set(marked)
        self._invalidate()
        self.refresh()


def short_folder(folder: Path) -> str:
    """A folder as one knows it: “~” for home."""
    try:
        return f"~/{folder.relative_to(Path.home())}".removesuffix("/.")
    except (ValueError, RuntimeError):
        return str(folder)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
