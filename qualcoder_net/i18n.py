"""Text in the user's language: English in the code, translated at the moment it is shown."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "nl")
_DOMAIN = "qualcoder_net"
_LOCALES = Path(__file__).parent / "locales"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Show everything from now on in *language* (one of LANGUAGES; others fall back to English)."""
    global _translations, _language
    _translations = catalogue(language)
    _language = language if language in LANGUAGES else "en"


def current_language() -> str:
    return _language


def catalogue(language: str) -> gettext.NullTranslations:
    """The translations of one language; for a report whose language differs from the screen's."""
    return gettext.translation(_DOMAIN, _LOCALES, languages=[language], fallback=True)


def preferred_language() -> str:
    """The language of the user's locale when we speak it, else English.

    LANGUAGE goes before the others and may name several (nl:en), as gettext has it.
    """
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            break
    else:
        value = locale.getlocale()[0] or ""
    codes = (wanted[:2].lower() for wanted in value.split(":"))
    return next((code for code in codes if code in LANGUAGES), "en")


def _(text: str) -> str:
    return _translations.gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    return _translations.ngettext(one, many, n)


def number(value: float, language: str, decimals: int = 0) -> str:
    """A number as *language* writes it: 12,345.6 in English, 12.345,6 in Dutch."""
    text = f"{value:,.{decimals}f}"
    return text.translate(_COMMA_FOR_POINT) if language == "nl" else text


_COMMA_FOR_POINT = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said later, in whatever language is then in use.

    `text` is the English original with `{named}` places for `values`; a value may be a Message
    itself, or a list, which is parted by commas. With `many`, the value `n` chooses between the
    two forms; `n` is a count, and written as the language writes large numbers. A Message goes
    into the journal as JSON and comes back from it.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    many: str | None = None

    def __str__(self) -> str:
        return self._said(_translations, _language)

    def said_in(self, language: str) -> str:
        """The sentence in another language than the screen's."""
        return self._said(catalogue(language), language)

    def _said(self, translations: gettext.NullTranslations, language: str) -> str:
        if self.many:
            pattern = translations.ngettext(self.text, self.many, int(self.values["n"]))
        else:
            pattern = translations.gettext(self.text) if self.text else ""

        def said(value: Any, is_count: bool) -> Any:
            if isinstance(value, Message):
                return value._said(translations, language)
            if isinstance(value, (list, tuple)):
                return ", ".join(str(said(one, is_count=False)) for one in value)
            return number(value, language) if is_count and type(value) is int else value

        values = {name: said(value, name == "n") for name, value in self.values.items()}
        return pattern.format_map(values) if values else pattern

    def to_json(self) -> dict[str, Any]:
        said = {"text": self.text, "values": {k: _plain(v) for k, v in self.values.items()}}
        return said | {"many": self.many} if self.many else said

    @staticmethod
    def from_json(said: Mapping[str, Any]) -> Message:
        values = {name: _from_plain(value) for name, value in said.get("values", {}).items()}
        return Message(said["text"], values, said.get("many"))


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return value.to_json()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (int, float, str)) else str(value)


def _from_plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Message.from_json(value)
    return [_from_plain(one) for one in value] if isinstance(value, list) else value


def msg(text: str, /, **values: Any) -> Message:
    """A Message: `msg("Renamed “{old}” to “{new}”", old=…, new=…)`."""
    return Message(text, values)


def nmsg(one: str, many: str, /, *, n: int, **values: Any) -> Message:
    """A Message with a plural: `nmsg("{n} coding", "{n} codings", n=3)`."""
    return Message(one, {"n": n, **values}, many)
