"""The codebook screen: the tree with its counts, and everything a code says of itself."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from qualcoder_net.i18n import _, current_language, ngettext
from qualcoder_net.model import Code, Codebook
from qualcoder_net.tui.actions import Context, bindings
from qualcoder_net.tui.screens.codebook_acts import CodebookActs
from qualcoder_net.tui.screens.codebook_files import CodebookFiles
from qualcoder_net.tui.widgets.code_form import CodeForm, languages_of
from qualcoder_net.tui.widgets.keyline import KeyLine


class CodebookScreen(CodebookActs, CodebookFiles):
    """A tree on the left, the highlighted code's fields on the right."""

    CONTEXT: ClassVar[Context] = "codebook"
    BINDINGS: ClassVar[list[BindingType]] = bindings("codebook")

    def __init__(self) -> None:
        super().__init__()
        self.book = Codebook(())
        self.extra_languages: set[str] = set()
        self._counts: dict[int, int] = {}
        self._folded: set[int] = set()

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        with Horizontal(id="codebook-panes"):
            tree: Tree[int] = Tree("", id="codebook-tree")
            tree.show_root = False
            tree.guide_depth = 2
            tree.auto_expand = False
            tree.ICON_NODE, tree.ICON_NODE_EXPANDED = "▸ ", "▾ "
            yield tree
            yield CodeForm(id="codebook-form")
        yield Static(id="codebook-hint", classes="hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(Tree).focus()
        self.refresh_project()

    # --- showing ---

    def refresh_project(self) -> None:
        self.book = self.project.codebook.tree()
        self._counts = self.project.codings.counts()
        self._fill_tree()
        self._show_code()
        n, codings = len(self.book.codes), sum(self._counts.values())
        said = [
            _("Codebook · {project}").format(project=self.project.name),
            ngettext("{n} code", "{n} codes", n).format(n=n),
            ngettext("{n} coding", "{n} codings", codings).format(n=codings),
        ]
        self.query_one(".screen-title", Static).update("  ·  ".join(said))
        hint = self.query_one("#codebook-hint", Static)
        hint.update(
            _("There are no codes yet.\n\na adds one, L loads a codebook file; or let codes arise "
              "while you code (F2).")
        )  # fmt: skip
        hint.display = not n
        self.query_one("#codebook-panes").display = bool(n)

    def _fill_tree(self) -> None:
        tree: Tree[int] = self.query_one("#codebook-tree", Tree)
        code = self.code
        at = tree.cursor_line
        self._folded = {n.data for n in _nodes(tree.root) if n.data and not n.is_expanded}
        tree.clear()

        def add(parent: TreeNode[int], code: Code | None) -> None:
            for child in self.book.children(code):
                label = self._label(child)
                if self.book.children(child):
                    expand = child.id not in self._folded
                    add(parent.add(label, child.id, expand=expand), child)
                else:
                    parent.add_leaf(label, child.id)

        add(tree.root, None)
        tree.root.expand()
        if code is None or not self.highlight(code.id):
            tree.cursor_line = max(0, min(at, tree.last_line))

    def _label(self, code: Code) -> Text:
        """Colour, name, and how many codings with it or a code beneath it."""
        count = sum(self._counts.get(c.id, 0) for c in self.book.subtree(code))
        key = f" '{code.key}" if code.key else ""
        return Text.assemble(
            ("■ ", code.colour), code.name(current_language()), (f"  {count or '·'}{key}", "dim")
        )

    def highlight(self, code_id: int) -> bool:
        """Put the cursor on a code; False when it is not in the tree."""
        tree: Tree[int] = self.query_one("#codebook-tree", Tree)
        node = next((node for node in _nodes(tree.root) if node.data == code_id), None)
        if node is None:
            return False
        parent = node.parent
        while parent is not None:
            parent.expand()
            parent = parent.parent
        # lines are known after the tree has been built, which it does when asked for its last one
        _built = tree.last_line
        tree.cursor_line = node.line
        return True

    @property
    def code(self) -> Code | None:
        """The highlighted code, as last read."""
        node = self.query_one("#codebook-tree", Tree).cursor_node
        return self.book.by_id.get(node.data) if node is not None and node.data else None

    def _show_code(self) -> None:
        form, code = self.query_one(CodeForm), self.code
        if code is None:
            return
        languages = sorted({*languages_of(self.book), *self.extra_languages})
        form.border_title = None
        form.show(code, languages, self._about(code))

    def _about(self, code: Code) -> str:
        own = self._counts.get(code.id, 0)
        below = sum(self._counts.get(c.id, 0) for c in self.book.subtree(code)) - own
        memos = len(self.project.memos.about(code))
        said = [ngettext("{n} coding", "{n} codings", own).format(n=own)]
        if self.book.children(code):
            said.append(_("{n} beneath it").format(n=below))
        if memos:
            said.append(ngettext("{n} memo", "{n} memos", memos).format(n=memos))
        return f"{code.slug}  ·  {'  ·  '.join(said)}"

    def on_tree_node_highlighted(self) -> None:
        self._show_code()

    # --- panes ---

    def on_tree_node_selected(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        if self.code is not None:
            self.query_one(CodeForm).focus()

    def action_next_pane(self) -> None:
        tree, form = self.query_one(Tree), self.query_one(CodeForm)
        (tree if form.has_focus else form).focus()

    async def action_back(self) -> None:
        """From the fields to the tree, from the tree to the text."""
        if self.query_one(CodeForm).has_focus:
            self.query_one(Tree).focus()
        else:
            await self.program.open_screen("coding")


def _nodes(root: TreeNode[int]) -> list[TreeNode[int]]:
    found = []
    for child in root.children:
        found += [child, *_nodes(child)]
    return found
