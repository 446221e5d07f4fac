"""Every message that a user can see is there in Dutch, and the compiled catalogue is the newest."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests import translations


def test_every_message_is_translated_and_compiled() -> None:
    assert list(translations.problems()) == []


def test_translations_keep_the_placeholders_of_the_original() -> None:
    for language in translations.languages():
        for message in translations.read(language):
            originals = message.id if isinstance(message.id, tuple) else (message.id,)
            shown = message.string if isinstance(message.string, tuple) else (message.string,)
            wanted = set().union(*map(_places, originals))
            for text in shown if message.id else ():
                assert _places(text) <= wanted, message.id
                assert isinstance(message.id, tuple) or _places(text) == wanted, message.id


def test_only_the_command_line_names_its_options() -> None:
    """What the layers beneath say appears on a screen too, where there are none."""
    shared = ("core", "formats", "reports", "store", "tui", "model.py", "errors.py")
    for place, message in translations.said():
        if place.split("/")[1] in shared:
            texts = message if isinstance(message, tuple) else (message,)
            assert [text for text in texts if re.search(r"(?<!\S)--[a-z]", text)] == []


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_reworded_plural_loses_its_translation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = Catalog(locale="nl"), Catalog(locale="nl")
    old.add(("{n} turn", "{n} turnings"), ("{n} beurt", "{n} wendingen"))
    old.add(("{n} word", "{n} words"), ("{n} woord", "{n} woorden"))
    new.add(("{n} turn", "{n} turns"))
    new.add(("{n} word", "{n} words"))
    (tmp_path / "nl" / "LC_MESSAGES").mkdir(parents=True)
    monkeypatch.setattr(translations, "LOCALES", tmp_path)
    monkeypatch.setattr(translations, "extracted", lambda: new)
    with translations.catalogue_file("nl").open("wb") as stream:
        write_po(stream, old)

    assert "nl: not translated: ('{n} turn', '{n} turns')" in list(translations.problems())
    translations.update()
    kept = translations.read("nl")
    assert kept.get("{n} word").string == ("{n} woord", "{n} woorden")
    assert kept.get("{n} turn").string == ("", "")
