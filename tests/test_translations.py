"""Every message that a user can see is there in Dutch, and the compiled catalogue is the newest."""

from __future__ import annotations

import string

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


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
