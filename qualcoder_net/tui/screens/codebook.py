"""The codebook screen: the tree with its counts, and everything a code says of itself."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from qualcoder_net.i18n import _, current_language, ngettext
from qualcoder_net.model import Code, Codebook
from qualcoder_net.tui.actions import Action, Context, bindings
from qualcoder_net.tui.screens.codebook_acts import CodebookActs
from qualcoder_net.tui.screens.codebook_files import CodebookFiles
from qualcoder_net.tui.widgets.code_form import CodeForm, languages_of
from qualcoder_net.tui.widgets.keyline import KeyLine
from qualcoder_net.tui.widgets.outline import Outline, Row


class CodebookScreen(CodebookActs, CodebookFiles):
    """A tree on the left, the highlighted code's fields on the right."""

    CONTEXT: ClassVar[Context] = "codebook"
    BINDINGS: ClassVar[list[BindingType]] = bindings("codebook")

    def __init__(self) -> None:
        super().__init__()
        self.book = Codebook(())
        self.extra_languages: set[str] = set()
        self._counts: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        yield Static(classes="screen-title", markup=False)
        with Horizontal(id="codebook-panes"):
            yield Outline(id="codebook-tree")
            yield CodeForm(id="codebook-form")
        yield Static(id="codebook-hint", classes="empty-hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.outline.focus()
        self.refresh_project()

    # --- showing ---

    def refresh_project(self) -> None:
        self.book = self.project.codebook.tree()
        self._counts = self.project.codings.counts()
        self.outline.set_rows([self._row(depth, code) for depth, code in self.book.walk()])
        self._show_code()
        n, codings = len(self.book.codes), sum(self._counts.values())
        self.say_title(
            _("Codebook"),
            ngettext("{n} code", "{n} codes", n).format(n=n),
            ngettext("{n} coding", "{n} codings", codings).format(n=codings),
        )
        hint = self.query_one("#codebook-hint", Static)
        hint.update(
            _("There are no codes yet.\n\na adds one, L loads a codebook file.\n"
              "Or let codes arise while you code: F2.")
        )  # fmt: skip
        hint.display = not n
        self.query_one("#codebook-panes").display = bool(n)
        self.program.update_keyline()

    def is_at_hand(self, action: Action) -> bool:
        """Without codes, only what makes the first ones."""
        needs_none = action.name in ("add_sibling", "load", "back")
        return bool(self.book.codes) or needs_none or action.context == "everywhere"

    def _row(self, depth: int, code: Code) -> Row:
        """Colour, name, its key, and how many codings with it or a code beneath it."""
        count = sum(self._counts.get(c.id, 0) for c in self.book.subtree(code))
        key = f"'{code.key}  " if code.key else ""
        return Row(
            key=code.id,
            label=code.name(current_language()),
            depth=depth,
            lead="■ ",
            right=f"{key}{count or '·':>3}",
            colour=code.colour,
        )

    @property
    def outline(self) -> Outline:
        return self.query_one(Outline)

    def highlight(self, code_id: int) -> None:
        """Put the cursor on a code and show it."""
        self.outline.highlight(code_id)
        self._show_code()

    @property
    def code(self) -> Code | None:
        """The highlighted code, as last read."""
        return next((c for c in self.book.codes if c.id == self.outline.highlighted), None)

    def _show_code(self) -> None:
        form, code = self.query_one(CodeForm), self.code
        if code is None:
            return
        languages = sorted({*languages_of(self.book), *self.extra_languages})
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
        return "  ·  ".join(said)

    def on_outline_highlighted(self) -> None:
        self._show_code()

    # --- panes ---

    def on_outline_chosen(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        if self.code is not None:
            self.query_one(CodeForm).focus()

    def action_next_pane(self) -> None:
        tree, form = self.outline, self.query_one(CodeForm)
        (tree if form.has_focus else form).focus()

    async def action_back(self) -> None:
        """From the fields to the tree, from the tree to the text."""
        if self.query_one(CodeForm).has_focus:
            self.outline.focus()
        else:
            await self.program.open_screen("coding")
