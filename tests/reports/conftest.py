"""Dutch words for report tests, so that they do not wait for the translators."""

from __future__ import annotations

import gettext

import pytest

DUTCH = {
    "Table": "Tabel",
    "Total": "Totaal",
    "Page {page} of {pages}": "Pagina {page} van {pages}",
    "Fictional material": "Fictief materiaal",
    "November": "november",
    "Quotations": "Citaten",
    "n/a": "n.v.t.",
    "turn {n}": "beurt {n}",
}


class _Dutch(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return DUTCH.get(message, message)


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports in "nl" speak the few Dutch words above."""
    monkeypatch.setattr(
        "qualcoder_net.reports.words.catalogue",
        lambda language: _Dutch() if language == "nl" else gettext.NullTranslations(),
    )
