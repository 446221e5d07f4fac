"""The table of actions: every row can be run, no key means two things in one place."""

from __future__ import annotations

import pytest

from qualcoder_net.tui.actions import ACTIONS, WITHIN, Context, actions, bindings, key_shown
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.agreement import AgreementScreen
from qualcoder_net.tui.screens.coding import CodingScreen, CodingTranscript
from qualcoder_net.tui.screens.disagreements import DisagreementsScreen
from qualcoder_net.tui.screens.places import PlacesScreen
from qualcoder_net.tui.screens.practice import PracticeScreen
from qualcoder_net.tui.screens.practice_places import PracticePlacesScreen
from qualcoder_net.tui.screens.practice_result import PracticeResultScreen
from qualcoder_net.tui.widgets.code_tree import CodeTree
from qualcoder_net.tui.widgets.source_tree import SourceTree
from qualcoder_net.tui.widgets.status import BorderLine, FindLine

# Terminals send these as Tab, Enter and Backspace.
FORBIDDEN = {"ctrl+i", "ctrl+m", "ctrl+h"}

OWNERS: dict[Context, type] = {
    "everywhere": QualcoderApp,
    "coding": CodingScreen,
    "transcript": CodingTranscript,
    "sources": SourceTree,
    "codes": CodeTree,
    "borders": CodingScreen,
    "find": FindLine,
    "agreement": AgreementScreen,
    "places": PlacesScreen,
    "disagreements": DisagreementsScreen,
    "practice": PracticeScreen,
    "practice_result": PracticeResultScreen,
    "practice_places": PracticePlacesScreen,
}


def test_every_action_has_its_method() -> None:
    for context, owner in OWNERS.items():
        for action in actions(context):
            name = action.name.split("(")[0]
            where = CodingScreen if name.startswith("screen.") else owner
            assert hasattr(where, f"action_{name.removeprefix('screen.')}"), action.name


def test_no_key_has_two_meanings_in_one_place() -> None:
    places: list[tuple[Context, ...]] = [(c, "everywhere") for c in OWNERS if c not in WITHIN]
    places += [(*WITHIN[context], "everywhere") for context in ("transcript", "sources", "codes")]
    walks: tuple[Context, ...] = ("disagreements", "practice_places")
    places += [(*WITHIN[context], "everywhere") for context in walks]
    for place in places:
        own = [key for action in actions(place[0]) for key in action.keys]
        assert len(own) == len(set(own)), place
    for parts in (
        ("coding", "transcript"),
        ("disagreements", "places"),
        ("practice_places", "places"),
    ):
        keys = [
            key
            for part in (*parts, "everywhere")
            for a in actions(part)  # type: ignore[arg-type]
            for key in a.keys
        ]
        assert len(keys) == len(set(keys))


def test_no_key_is_bound_that_terminals_send_as_another() -> None:
    assert not FORBIDDEN & {key for action in ACTIONS for key in action.keys}


def test_bindings_hold_no_text() -> None:
    for binding in bindings("transcript"):
        assert binding.description == ""  # type: ignore[union-attr]
        assert not binding.show  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ctrl+p", "^p"),
        ("enter", "⏎"),
        ("f6", "F6"),
        ("question_mark", "?"),
        ("x", "x"),
        ("f", "f"),
    ],
)
def test_keys_are_shown_as_they_are_written(key: str, shown: str) -> None:
    assert key_shown(key) == shown


def test_the_border_keys_call_the_screen() -> None:
    assert all(b.action.startswith("screen.") for b in BorderLine.BINDINGS)  # type: ignore[union-attr]
