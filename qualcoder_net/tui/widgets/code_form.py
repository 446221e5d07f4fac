"""What a code says of itself, field by field; Enter on a field changes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from qualcoder_net.core.names import FIELD_NAMES, capitalised
from qualcoder_net.i18n import _
from qualcoder_net.model import CODE_FIELDS, CODE_TEXTS, Code, Codebook
from qualcoder_net.tui.widgets.cells import shown

PER_LANGUAGE = (*CODE_TEXTS, "cues")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a code; `language` only where it has a text per language."""

    name: str
    language: str = ""

    @property
    def title(self) -> str:
        name = capitalised(FIELD_NAMES[self.name])
        return f"{name} ({self.language})" if self.language else name


class CodeForm(OptionList):
    """The highlighted code's fields, in the book's languages."""

    class Asked(Message):
        """The user wants to change this field."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._fields: list[Field] = []

    def show(self, code: Code, languages: Sequence[str], about: str) -> None:
        """Fill the form with a code. *about* is a line of figures: its codings and memos."""
        at, before = self.highlighted, self.scroll_offset
        self._fields = [*_fields(languages)]
        self.clear_options()
        for field, following in zip(self._fields, [*self._fields[1:], None], strict=True):
            line = _line(code, field)
            if field.name in PER_LANGUAGE and (following is None or following.name != field.name):
                line += "\n"  # air below the texts that belong together
            self.add_option(Option(line))
        self.add_option(Option(Content.styled(about, "$foreground 60%"), disabled=True))
        self.highlighted = min(at or 0, len(self._fields) - 1)
        if at:
            self.scroll_to(y=before.y, animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self._fields):
            self.post_message(self.Asked(self._fields[event.option_index]))


def languages_of(book: Codebook) -> list[str]:
    """The languages that any code of the book has texts in; "" where it is not said."""
    found = {
        language
        for code in book.codes
        for name in PER_LANGUAGE
        for language, text in getattr(code, name).items()
        if text
    }
    return sorted(found) or [""]


def _fields(languages: Sequence[str]) -> Iterator[Field]:
    for name in (*CODE_FIELDS, "slug"):
        if name in PER_LANGUAGE:
            yield from (Field(name, language) for language in languages)
        else:
            yield Field(name)


def _line(code: Code, field: Field) -> Content:
    """A field as it is shown: short ones on one line, texts beneath their name."""
    value: Any = getattr(code, field.name)
    title = (f"{field.title}  ", "$foreground 60%")
    match field.name:
        case "colour":
            return Content.assemble(title, ("████", value), f" {value}")
        case "key":
            return Content.assemble(title, f"' {value}" if value else "–")
        case "gap" | "exclusive":
            return Content.assemble(title, _("yes") if value else _("no"))
        case "slug":
            return Content.assemble(title, shown(value))
        case "cues":
            said = " · ".join(value.get(field.language, ()))
        case _:
            said = value.get(field.language, "")
    said = shown(" ".join(said.split()))
    if not said:
        return Content.assemble(title, "–")
    if field.name == "label":
        return Content.assemble(title, (said, "bold"))
    return Content.assemble(title, "\n", said)
