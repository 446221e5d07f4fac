"""What a Message says: now, in another language, and after a stay in the journal."""

from __future__ import annotations

import json

import pytest

from qualcoder_net.i18n import Message, msg, nmsg, preferred_language, use_language

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
NESTED = msg("{name} ({project})", name=nmsg("{n} turn", "{n} turns", n=2), project="x")


def test_a_message_is_said_in_the_language_in_use_when_it_is_said() -> None:
    turns = nmsg("{n} turn", "{n} turns", n=2)
    assert str(turns) == "2 turns"
    use_language("nl")
    assert str(turns) == "2 beurten"


def test_messages_within_a_message_are_said_in_its_language() -> None:
    assert str(NESTED) == "2 turns (x)"
    assert NESTED.said_in("nl") == "2 beurten (x)"


def test_a_list_is_said_with_commas() -> None:
    said = msg("Choose one of: {names}.", names=["a", nmsg("{n} word", "{n} words", n=1)])
    assert str(said) == "Choose one of: a, 1 word."


def test_counts_are_written_as_the_language_writes_large_numbers() -> None:
    said = msg("{name} ({project})", name=nmsg("{n} word", "{n} words", n=12345), project=12345)
    assert str(said) == said.said_in("en") == "12,345 words (12345)"
    assert said.said_in("nl") == "12.345 woorden (12345)"


def test_a_message_says_the_same_after_the_journal() -> None:
    said = msg("Choose one of: {names}.", names=(NESTED, "b", 3))
    again = Message.from_json(json.loads(json.dumps(said.to_json())))
    assert str(again) == str(said) == "Choose one of: 2 turns (x), b, 3."
    use_language("nl")
    assert str(again) == str(said)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fy:nl:en"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "fy_NL.UTF-8"}, "en"),
    ],
)
def test_the_locale_says_which_language_is_preferred(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], language: str
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() == language
