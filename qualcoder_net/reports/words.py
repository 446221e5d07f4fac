"""A report's own language: its words, figures and dates, whatever language the screen speaks."""

from __future__ import annotations

import datetime as dt
from math import isnan
from typing import TYPE_CHECKING, Any

from qualcoder_net.i18n import LANGUAGES, Message, catalogue, number

if TYPE_CHECKING:
    from qualcoder_net.analysis.matrix import Cells

LOCALES = {"nl": "nl-NL", "en": "en-GB"}


class Words:
    """Says things in one language: `t = words("nl")`, then `t("Table")`.

    `t("Page {page}", page=3)` fills in values; `t.plural("{n} turn", "{n} turns", n=2)` counts.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = catalogue(self.language)

    def __call__(self, text: str, /, **values: Any) -> str:
        said = self._catalogue.gettext(text)
        return said.format_map(values) if values else said

    def plural(self, one: str, many: str, /, *, n: int, **values: Any) -> str:
        said = self._catalogue.ngettext(one, many, n)
        return said.format_map({"n": self.number(n), **values})

    def say(self, message: Message) -> str:
        """A message of the core in the report's language."""
        return message.said_in(self.language)

    @property
    def locale(self) -> str:
        """The language with its country, as Word and web pages name it: nl-NL."""
        return LOCALES[self.language]

    def number(self, value: float, decimals: int = 0) -> str:
        return number(value, self.language, decimals)

    def date(self, day: dt.date) -> str:
        return f"{day.day} {self._months()[day.month - 1]} {day.year}"

    def figure(self, value: float | None, cells: Cells) -> str:
        """A matrix figure as it is printed. None (nothing to divide by) has a sign of its own, and
        a true zero has no decimals, so that it is not taken for a small figure rounded.
        """
        t = self
        if value is None:
            return t("n/a")
        match cells:
            case "presence":
                return "x" if value else "–"
            case "share":
                return f"{self.number(100 * value, 1 if value else 0)}%"
            case "per_1000":
                return self.number(value, 1 if value else 0)
        return self.number(value)

    def coefficient(self, value: float) -> str:
        """A coefficient of agreement, in two decimals; NaN has a sign of its own."""
        return self("n/a") if isnan(value) else self.number(round(value, 2) + 0.0, 2)  # never −0.00

    def percent(self, share: float) -> str:
        """A share (0–1) in hundredths."""
        return self("n/a") if isnan(share) else f"{self.number(100 * share, 1)}%"

    def _months(self) -> tuple[str, ...]:
        t = self
        return (
            t("January"), t("February"), t("March"), t("April"), t("May"), t("June"), t("July"),
            t("August"), t("September"), t("October"), t("November"), t("December"),
        )  # fmt: skip


def words(language: str) -> Words:
    """The words of a report in *language*; a language we do not speak gets English."""
    return Words(language)
