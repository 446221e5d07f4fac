"""What can be done to codes on the codebook screen: each answer is one act."""

from __future__ import annotations

from textual.content import Content

from qualcoder_net.i18n import _, current_language, ngettext
from qualcoder_net.model import Code, text_in
from qualcoder_net.tui.dialogs import Choose, ChooseMany, Confirm, Prompt
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.codebook_fields import CodebookFields
from qualcoder_net.tui.widgets.cells import shown

_QUOTE_LENGTH = 90


class CodebookActs(CodebookFields):
    """Asks, acts on the highlighted code, and shows the book again."""

    # --- new codes, names, places ---

    async def _add(self, parent: Code | None) -> None:
        title = _("New code")
        if parent:
            name = parent.name(current_language())
            title = _("New code beneath “{code}”").format(code=name)
        if label := await self.app.push_screen_wait(Prompt(title, placeholder=_("Label"))):
            self.acted(self.project.codebook.add(label, parent))

    @asking
    async def action_add_sibling(self) -> None:
        code = self.code
        await self._add(self.book.by_id.get(code.parent_id or 0) if code else None)

    @asking
    async def action_add_beneath(self) -> None:
        await self._add(self.code)

    @asking
    async def action_rename(self) -> None:
        if code := self.code:
            await self.ask_label(code, "")

    @asking
    async def action_place(self) -> None:
        if (code := self.code) is None:
            return
        below = {c.id for c in self.book.subtree(code)}
        options = [(0, _("(top of the book)")), *self._paths(without=below)]
        title = _("Put “{code}” beneath").format(code=code.name(current_language()))
        chosen = await self.app.push_screen_wait(Choose(title, options, chosen=code.parent_id or 0))
        if chosen is not None and chosen != (code.parent_id or 0):
            self.project.codebook.move(code, self.book.by_id.get(chosen))
            self.acted(code)

    def action_move(self, step: int) -> None:
        if (code := self.code) is None:
            return
        parent = self.book.by_id.get(code.parent_id or 0)
        siblings = self.book.children(parent)
        place = siblings.index(code) + step
        if 0 <= place < len(siblings):
            self.project.codebook.move(code, parent, place)
            self.acted(code)

    def _paths(self, without: set[int]) -> list[tuple[int, str]]:
        language = current_language()
        return [
            (code.id, self.book.path(code, language))
            for _depth, code in self.book.walk()
            if code.id not in without
        ]

    # --- codings: merge, split, delete ---

    def _codings(self, code: Code) -> int:
        return len(self.project.codings.select(codes=[code]))

    @asking
    async def action_merge(self) -> None:
        if (code := self.code) is None:
            return
        below = {c.id for c in self.book.subtree(code)}
        name = code.name(current_language())
        chosen = await self.app.push_screen_wait(
            Choose(_("Merge “{code}” into").format(code=name), self._paths(without=below))
        )
        if chosen is None:
            return
        into = self.book.by_id[chosen]
        if await self._may_merge(code, into):
            moved = self.project.codebook.merge(code, into)
            self.acted(into)
            said = ngettext("{n} coding moved", "{n} codings moved", moved).format(n=moved)
            self.notify(said, timeout=4)

    async def _may_merge(self, code: Code, into: Code) -> bool:
        language, n = current_language(), self._codings(code)
        question = _("Merge “{code}” into “{into}”?").format(
            code=code.name(language), into=into.name(language)
        )
        said = [
            ngettext(
                "{n} coding becomes one with “{into}”.", "{n} codings become ones with “{into}”.", n
            ).format(n=n, into=into.name(language))
        ]
        if children := len(self.book.children(code)):
            said.append(
                ngettext(
                    "The {n} code beneath it moves along.",
                    "The {n} codes beneath it move along.",
                    children,
                ).format(n=children)
            )
        said.append(_("Its own definition and other texts go. u takes the merge back."))
        return await self.app.push_screen_wait(Confirm(question, " ".join(said), yes=_("merge")))

    @asking
    async def action_split(self) -> None:
        from qualcoder_net.core.quoting import Quoter

        if (code := self.code) is None:
            return
        codings = self.project.codings.select(codes=[code])
        quotes = Quoter(self.project).quotes(codings)
        options = [
            (n, f"{_short(quote.text)}  ({quote.reference()})") for n, quote in enumerate(quotes)
        ]
        name = code.name(current_language())
        chosen = await self.app.push_screen_wait(
            ChooseMany(
                _("Which codings with “{code}” go to a new code?").format(code=name), options
            )
        )
        if not chosen:
            return
        n = len(chosen)
        title = ngettext("A code for this {n} coding", "A code for these {n} codings", n)
        if label := await self.app.push_screen_wait(Prompt(title.format(n=n))):
            self.acted(self.project.codebook.split(code, label, [codings[i] for i in chosen]))

    @asking
    async def action_delete_code(self) -> None:
        if (code := self.code) is None:
            return
        codes, codings = self.project.codebook.effect_of_deleting(code)
        question = _("Delete “{code}”?").format(code=code.name(current_language()))
        said = _("{codes} and {codings} go, with their memos. u brings them back.").format(
            codes=ngettext("{n} code", "{n} codes", codes).format(n=codes),
            codings=ngettext("{n} coding", "{n} codings", codings).format(n=codings),
        )
        if await self.app.push_screen_wait(Confirm(question, said, yes=_("delete"))):
            self.project.codebook.delete(code)
            self.acted()

    # --- from here to elsewhere ---

    @asking
    async def action_memo(self) -> None:
        from qualcoder_net.tui.screens.memos import write_memo

        if code := self.code:
            title = _("Memo on “{code}”").format(code=code.name(current_language()))
            await write_memo(self.app, self.project, code, title)
            self.refresh_project()

    def action_quotations(self) -> None:
        from qualcoder_net.tui.screens.quotations import QuotationsScreen

        if code := self.code:
            ids = [c.id for c in self.project.codings.select(codes=self.book.subtree(code))]
            self.app.push_screen(QuotationsScreen(self.named(code), ids))

    @asking
    async def action_search(self) -> None:
        language = current_language()
        options = [
            (code.id, Content.assemble(
                self.book.path(code, language),
                (f"  {_short(text_in(code.definition, language))}", "$foreground 60%")))
            for _depth, code in self.book.walk()
        ]  # fmt: skip
        chosen = await self.app.push_screen_wait(Choose(_("Search the codebook"), options))
        if chosen is not None:
            self.highlight(chosen)


def _short(text: str) -> str:
    line = shown(" ".join(text.split()))
    return line if len(line) <= _QUOTE_LENGTH else line[: _QUOTE_LENGTH - 1] + "…"
