"""What can be done to codes on the codebook screen: each answer is one act."""

from __future__ import annotations

import re
from typing import Any

from textual.content import Content

from qualcoder_net.i18n import _, current_language, ngettext
from qualcoder_net.model import PALETTE, Code, Codebook, text_in
from qualcoder_net.tui.dialogs import Choose, ChooseMany, Confirm, Prompt, TextEdit
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.code_form import CodeForm, Field

_QUOTE_LENGTH = 90
_OTHER = "other"
_LANGUAGES = ("nl", "en", "de", "fr")


class CodebookActs(ProjectScreen):
    """Asks, acts on the highlighted code, and shows the book again."""

    book: Codebook
    extra_languages: set[str]

    @property
    def code(self) -> Code | None:
        raise NotImplementedError

    def highlight(self, code_id: int) -> None:
        raise NotImplementedError

    def _acted(self, code: Code | None = None) -> None:
        self.program.project_changed()
        if code is not None:
            self.highlight(code.id)

    # --- new codes, names, places ---

    async def _add(self, parent: Code | None) -> None:
        title = _("New code")
        if parent:
            name = parent.name(current_language())
            title = _("New code beneath “{code}”").format(code=name)
        if label := await self.app.push_screen_wait(Prompt(title, placeholder=_("Label"))):
            self._acted(self.project.codebook.add(label, parent))

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
            await self._rename(code, "")

    async def _rename(self, code: Code, language: str) -> None:
        now = code.label.get(language, "") if language else code.name(current_language())
        label = await self.app.push_screen_wait(Prompt(_("Label"), now))
        if label is not None and label.strip() != now:
            self._acted(self.project.codebook.rename(code, label, language))

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
            self._acted(code)

    def action_move(self, step: int) -> None:
        if (code := self.code) is None:
            return
        parent = self.book.by_id.get(code.parent_id or 0)
        siblings = self.book.children(parent)
        place = siblings.index(code) + step
        if 0 <= place < len(siblings):
            self.project.codebook.move(code, parent, place)
            self._acted(code)

    def _paths(self, without: set[int]) -> list[tuple[int, str]]:
        language = current_language()
        return [
            (code.id, self.book.path(code, language))
            for _depth, code in self.book.walk()
            if code.id not in without
        ]

    # --- fields ---

    @asking
    async def on_code_form_asked(self, event: CodeForm.Asked) -> None:
        if (code := self.code) is not None:
            await self._change(code, event.field)

    async def _change(self, code: Code, field: Field) -> None:
        match field.name:
            case "label":
                await self._rename(code, field.language)
            case "colour":
                await self._recolour(code)
            case "key":
                await self._set_key(code)
            case "gap" | "exclusive":
                self._edit(code, **{field.name: not getattr(code, field.name)})
            case "cues":
                await self._set_cues(code, field)
            case _:
                await self._set_text(code, field)

    def _edit(self, code: Code, **fields: Any) -> None:
        if any(getattr(code, name) != value for name, value in fields.items()):
            self._acted(self.project.codebook.edit(code, **fields))

    async def _set_text(self, code: Code, field: Field) -> None:
        texts: dict[str, str] = dict(getattr(code, field.name))
        text = await self.app.push_screen_wait(
            TextEdit(field.title, texts.get(field.language, ""), detail=self._named(code))
        )
        if text is not None:
            texts[field.language] = text.strip()
            self._edit(code, **{field.name: {key: said for key, said in texts.items() if said}})

    async def _set_cues(self, code: Code, field: Field) -> None:
        cues = {language: [*said] for language, said in code.cues.items()}
        detail = _("One on a line. word* is a beginning, … up to three words in between.")
        text = await self.app.push_screen_wait(
            TextEdit(field.title, "\n".join(cues.get(field.language, ())), detail=detail)
        )
        if text is not None:
            cues[field.language] = [line.strip() for line in text.splitlines() if line.strip()]
            self._edit(code, cues={key: said for key, said in cues.items() if said})

    async def _set_key(self, code: Code) -> None:
        detail = _("A letter: ' and this letter code with it. Empty: none.")
        key = await self.app.push_screen_wait(
            Prompt(_("Key"), code.key or "", detail=detail, check=_wrong_key)
        )
        if key is not None:
            self._edit(code, key=key.strip() or None)

    @asking
    async def action_recolour(self) -> None:
        if code := self.code:
            await self._recolour(code)

    async def _recolour(self, code: Code) -> None:
        users: dict[str, int] = {}
        for other in self.book.codes:
            users[other.colour.lower()] = users.get(other.colour.lower(), 0) + 1
        options: list[tuple[str, str | Content]] = [
            (colour, _swatch(colour, users.get(colour.lower(), 0))) for colour in PALETTE
        ]
        options.append((_OTHER, _("another…")))
        colour = await self.app.push_screen_wait(
            Choose(_("Colour"), options, False, chosen=code.colour, detail=self._named(code))
        )
        if colour == _OTHER:
            prompt = Prompt(_("Colour"), code.colour, detail=_("As #rrggbb"), check=_wrong_colour)
            colour = await self.app.push_screen_wait(prompt)
        if colour:
            self._edit(code, colour=colour.strip().lower())

    @asking
    async def action_language(self) -> None:
        language = await self.app.push_screen_wait(
            Choose(_("Write texts in"), [(name, name) for name in _LANGUAGES], False)
        )
        if language:
            self.extra_languages.add(language)
            self.refresh_project()

    def _named(self, code: Code) -> str:
        return self.book.path(code, current_language())

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
            self._acted(into)
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
            self._acted(self.project.codebook.split(code, label, [codings[i] for i in chosen]))

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
            self._acted()

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
            self.app.push_screen(QuotationsScreen(self._named(code), ids))

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


def _swatch(colour: str, users: int) -> Content:
    used = ngettext("{n} code", "{n} codes", users).format(n=users) if users else ""
    return Content.assemble(("██████", colour), f" {colour}  ", (used, "$foreground 60%"))


def _wrong_key(line: str) -> str:
    key = line.strip()
    return "" if not key or (len(key) == 1 and key.isalnum()) else _("One letter or digit, please.")


def _wrong_colour(line: str) -> str:
    fits = re.fullmatch(r"#[0-9a-fA-F]{6}", line.strip())
    return "" if fits else _("Write it as #rrggbb, such as #3b82c4.")
