"""The fields of a code on the codebook screen: each change is one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.content import Content

from qualcoder_net.core.code_fields import judged
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import _, current_language, ngettext
from qualcoder_net.model import PALETTE, Code, Codebook
from qualcoder_net.tui.dialogs import Choose, Prompt, TextEdit
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.widgets.code_form import CodeForm, Field

_OTHER = "other"
_LANGUAGES = ("nl", "en", "de", "fr")


class CodebookFields(ProjectScreen):
    """Asks for what the highlighted code should say of itself, and keeps it."""

    book: Codebook
    extra_languages: set[str]

    @property
    def code(self) -> Code | None:
        raise NotImplementedError

    def highlight(self, code_id: int) -> None:
        raise NotImplementedError

    def acted(self, code: Code | None = None) -> None:
        self.program.project_changed()
        if code is not None:
            self.highlight(code.id)

    def named(self, code: Code) -> str:
        return self.book.path(code, current_language())

    @asking
    async def on_code_form_asked(self, event: CodeForm.Asked) -> None:
        if (code := self.code) is not None:
            await self._change(code, event.field)

    async def _change(self, code: Code, field: Field) -> None:
        match field.name:
            case "label":
                await self.ask_label(code, field.language)
            case "colour":
                await self.ask_colour(code)
            case "key":
                detail = _(
                    "A letter, typed after '; or a digit from 1 to 9, typed alone. Empty: none."
                )
                await self._set_word(code, field, detail)
            case "slug":
                detail = _("Exports, scripts and other projects know the code by it.")
                await self._set_word(code, field, detail)
            case "gap" | "exclusive":
                self._edit(code, **{field.name: not getattr(code, field.name)})
            case "cues":
                await self._set_cues(code, field)
            case _:
                await self._set_text(code, field)

    def _edit(self, code: Code, **fields: Any) -> None:
        if any(getattr(code, name) != value for name, value in fields.items()):
            self.acted(self.project.codebook.edit(code, **fields))

    async def _set_text(self, code: Code, field: Field) -> None:
        texts: dict[str, str] = dict(getattr(code, field.name))
        text = await self.app.push_screen_wait(
            TextEdit(field.title, texts.get(field.language, ""), detail=self.named(code))
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

    async def _set_word(self, code: Code, field: Field, detail: str) -> None:
        """A field of one word, judged while it is written."""
        now: str = getattr(code, field.name) or ""
        check = self._judge(code, field.name)
        word = await self.app.push_screen_wait(Prompt(field.title, now, detail=detail, check=check))
        if word is not None:
            self._edit(code, **{field.name: word})

    def _judge(self, code: Code, name: str) -> Callable[[str], str]:
        """What is wrong with a line as a field of the code; "" when nothing is."""

        def problem(line: str) -> str:
            try:
                judged(self.book, code, {name: line})
            except Refused as error:
                return str(error)
            return ""

        return problem

    @asking
    async def action_recolour(self) -> None:
        if code := self.code:
            await self.ask_colour(code)

    async def ask_colour(self, code: Code) -> None:
        users: dict[str, int] = {}
        for other in self.book.codes:
            users[other.colour.lower()] = users.get(other.colour.lower(), 0) + 1
        options: list[tuple[str, str | Content]] = [
            (colour, _swatch(colour, users.get(colour.lower(), 0))) for colour in PALETTE
        ]
        options.append((_OTHER, _("another…")))
        colour = await self.app.push_screen_wait(
            Choose(_("Colour"), options, False, chosen=code.colour, detail=self.named(code))
        )
        if colour == _OTHER:
            await self._set_word(code, Field("colour"), _("As #3b82c4, or a name, such as teal."))
        elif colour:
            self._edit(code, colour=colour)

    @asking
    async def action_language(self) -> None:
        language = await self.app.push_screen_wait(
            Choose(_("Write texts in"), [(name, name) for name in _LANGUAGES], False)
        )
        if language:
            self.extra_languages.add(language)
            self.refresh_project()

    async def ask_label(self, code: Code, language: str) -> None:
        now = code.label.get(language, "") if language else code.name(current_language())
        label = await self.app.push_screen_wait(Prompt(_("Label"), now))
        if label is not None and label.strip() != now:
            self.acted(self.project.codebook.rename(code, label, language))


def _swatch(colour: str, users: int) -> Content:
    used = ngettext("{n} code", "{n} codes", users).format(n=users) if users else ""
    return Content.assemble(("██████", colour), f" {colour}  ", (used, "$foreground 60%"))
