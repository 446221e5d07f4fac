from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from qualcoder_net.core.importing import Imported
from qualcoder_net.core.understood import facts, left_out, remarks
from qualcoder_net.i18n import msg, use_language
from qualcoder_net.model import Dropped, DroppedKind

ONE = Imported(
    "R1", Path("R1.txt"), turns=1, words=12, speakers=("I", "R"), interviewers=("I",),
    language="nl", encoding="UTF-8", dropped=(Dropped("footnote", 2, "p. 3"),),
    notes=(msg("Stopped."),),
)  # fmt: skip


@pytest.mark.parametrize("kind", get_args(DroppedKind))
def test_everything_that_a_file_can_lose_is_said_in_one_and_in_many(kind: DroppedKind) -> None:
    for language in ("en", "nl"):
        use_language(language)
        assert str(left_out(Dropped(kind, 1))).startswith("1 ")
        assert str(left_out(Dropped(kind, 2, "x"))).endswith(" (x)")


def test_an_import_is_told_by_its_facts() -> None:
    assert [(str(name), str(value)) for name, value in facts(ONE)] == [
        ("size", "1 turn, 12 words"), ("asks", "I"), ("answers", "R"),
        ("language", "Dutch"), ("encoding", "UTF-8"),
    ]  # fmt: skip


def test_what_is_not_known_is_not_told() -> None:
    bare = Imported("R1", Path("R1.txt"), words=1, language="und")
    said = [f"{name}: {value}" for name, value in facts(bare)]
    assert said == ["size: 0 turns, 1 word", "language: not recognised"]


def test_losses_stand_before_advice() -> None:
    assert list(map(str, remarks(ONE))) == ["2 footnotes left out (p. 3)", "Stopped."]
