"""The cursor and the selection, as values."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.model import Speaker, Turn
from qualcoder_net.tui.widgets import movement
from qualcoder_net.tui.widgets.layout import TranscriptView
from qualcoder_net.tui.widgets.movement import Place, selected
from qualcoder_net.tui.widgets.track import Track

TEXT = "Kop.\nI: Hoe gaat het? En nu?\nR1: Goed. Heel goed dus.\nI: Mooi."


def view_of(text: str) -> TranscriptView:
    turns, sentences = [], []
    for line in re.finditer(r"(?:(I|R1): )?(.+)", text):
        if line[1]:
            speaker = 1 if line[1] == "I" else 2
            turns.append(Turn(0, 1, line.start(2), line.end(2), speaker, number=len(turns) + 1))
            sentences.append((line.start(1), line.start(2)))  # the label, never shown
        said = re.compile(r"[^.?\n]+[.?]*\s?").finditer(text, line.start(2), line.end())
        sentences.extend(found.span() for found in said)
    speakers = {1: Speaker(1, "a", 1, "I", is_interviewer=True), 2: Speaker(2, "b", 1, "R1")}
    return TranscriptView(text, turns, speakers, sentences)


TRACK = Track.of(view_of(TEXT))
SENTENCES = ["Kop.", "Hoe gaat het?", "En nu?", "Goed.", "Heel goed dus.", "Mooi."]


def quote(place: Place) -> str:
    start, end = selected(TRACK, place)
    return TEXT[start:end]


def walk(place: Place, *moves: Callable[[Track, Place], Place]) -> list[str]:
    seen = []
    for move in moves:
        place = move(TRACK, place)
        seen.append(quote(place))
    return seen


down = partial(movement.by_sentence, step=1)
up = partial(movement.by_sentence, step=-1)
right = partial(movement.by_word, step=1)
left = partial(movement.by_word, step=-1)
next_turn = partial(movement.by_turn, step=1)
back = partial(movement.by_turn, step=-1)
start = movement.toggle
sentences = partial(movement.toggle, by_sentence=True)


def border(border: str, unit: str, step: int) -> Callable[[Track, Place], Place]:
    return partial(movement.move_border, border=border, unit=unit, step=step)  # type: ignore[arg-type]


def test_the_cursor_stops_at_sentences_and_never_at_labels_or_spaces() -> None:
    assert [TEXT[s:e] for s, e in TRACK.stops] == SENTENCES
    assert [view_of(TEXT).sentences[i][0] for i in TRACK.sentences] == [s for s, _ in TRACK.stops]


def test_down_and_up_go_by_sentence_and_stay_at_the_ends() -> None:
    assert walk(Place(), down, down, up, up, up) == [
        "Hoe gaat het?", "En nu?", "Hoe gaat het?", "Kop.", "Kop.",
    ]  # fmt: skip
    assert quote(down(TRACK, Place(5))) == "Mooi."


def test_turns_are_reached_at_their_first_sentence() -> None:
    moves = (next_turn, next_turn, down, back, back, back, back)
    assert walk(Place(), *moves) == [
        "Hoe gaat het?", "Goed.", "Heel goed dus.", "Goed.", "Hoe gaat het?", "Kop.", "Kop.",
    ]  # fmt: skip
    assert quote(next_turn(TRACK, Place(5))) == "Mooi."


def test_a_selection_begins_with_a_word_and_grows_by_words() -> None:
    assert walk(Place(1), start, right, right, right, left) == [
        "Hoe", "Hoe gaat", "Hoe gaat het", "Hoe gaat het? En", "Hoe gaat het",
    ]  # fmt: skip


def test_it_begins_at_the_word_one_has_gone_to() -> None:
    assert walk(Place(1), right, right, start, right)[2:] == ["gaat", "gaat het"]
    assert walk(Place(1), left, start) == ["Hoe gaat het?", "het"]


def test_words_leap_over_the_label_between_turns() -> None:
    assert walk(Place(2), start, right, right)[1:] == ["En nu", "En nu?\nR1: Goed"]


def test_a_selection_grows_backwards_past_its_anchor() -> None:
    assert walk(Place(4), start, right, left, left) == [
        "Heel", "Heel goed", "Heel", "Goed. Heel",
    ]  # fmt: skip


def test_down_takes_the_rest_of_the_sentence_then_the_next() -> None:
    assert walk(Place(1), start, down, down, up, up) == [
        "Hoe", "Hoe gaat het?", "Hoe gaat het? En nu?", "Hoe gaat het?", "Hoe",
    ]  # fmt: skip


def test_whole_sentences_are_selected_forward_and_back() -> None:
    assert walk(Place(3), sentences, down, up, up) == [
        "Goed.", "Goed. Heel goed dus.", "Goed.", "En nu?\nR1: Goed.",
    ]  # fmt: skip


def test_turns_are_selected_to_their_ends() -> None:
    assert walk(Place(1), sentences, next_turn, next_turn, back, back)[1:] == [
        "Hoe gaat het? En nu?",
        "Hoe gaat het? En nu?\nR1: Goed. Heel goed dus.",
        "Hoe gaat het? En nu?",
        "Hoe gaat het?",
    ]


def test_starting_again_ends_a_selection() -> None:
    place = start(TRACK, start(TRACK, Place(1)))
    assert (place.is_selecting, quote(place)) == (False, "Hoe gaat het?")


def test_sentences_round_a_free_selection_up() -> None:
    assert walk(Place(1), start, right, sentences, sentences)[2:] == [
        "Hoe gaat het?", "Hoe gaat het?",
    ]  # fmt: skip


def test_the_end_of_a_segment_moves_by_word_and_by_character() -> None:
    place = movement.select(TRACK, *TRACK.stops[1])
    word, less, mark = (border("end", *by) for by in (("word", 1), ("word", -1), ("character", 1)))
    assert walk(place, less, less, word, mark, word) == [
        "Hoe gaat het", "Hoe gaat", "Hoe gaat het", "Hoe gaat het?", "Hoe gaat het? En",
    ]  # fmt: skip


def test_the_start_of_a_segment_moves_by_word_and_by_character() -> None:
    place = movement.select(TRACK, *TRACK.stops[1])
    less, mark, word = (
        border("start", *by) for by in (("word", 1), ("character", 1), ("word", -1))
    )
    assert walk(place, less, mark, word, word, word) == [
        "gaat het?", "aat het?", "gaat het?", "Hoe gaat het?", "Kop.\nI: Hoe gaat het?",
    ]  # fmt: skip


def test_a_segment_never_shrinks_to_nothing() -> None:
    place = movement.select(TRACK, 0, 1)
    assert quote(border("end", "character", -1)(TRACK, place)) == "K"
    assert quote(border("start", "word", 1)(TRACK, place)) == "K"


def test_a_text_without_turns_is_walked_by_paragraph() -> None:
    track = Track.of(TranscriptView("a. b.\nc.", (), {}, [(0, 2), (3, 5), (6, 8)]))
    assert selected(track, movement.by_turn(track, Place(), 1)) == (6, 8)


def test_a_text_without_sentences_is_walked_by_block() -> None:
    view = TranscriptView("I: ja", [Turn(1, 1, 3, 5, number=1)])
    assert selected(Track.of(view), Place()) == (3, 5)


def test_an_empty_text_has_nowhere_to_go() -> None:
    track = Track.of(TranscriptView(""))
    assert down(track, Place()) == Place()
    assert right(track, Place()) == Place()
    assert selected(track, Place()) == (0, 0)


ANY_MOVE = st.sampled_from(
    [down, up, right, left, next_turn, back, start, sentences]
    + [border(b, u, s) for b in ("start", "end") for u in ("word", "character") for s in (1, -1)]
    + [lambda track, place: movement.clear(place)]
)


@given(
    st.text(st.sampled_from("ab é.?\nI:R1 网\u0301"), max_size=80).map(view_of),
    st.lists(ANY_MOVE, max_size=30),
)
def test_wherever_one_walks_something_is_selected_and_the_cursor_is_there(
    view: TranscriptView, moves: list[Callable[[Track, Place], Place]]
) -> None:
    track, place = Track.of(view), Place()
    if not track.stops:
        return
    for move in moves:
        place = move(track, place)
        span = selected(track, place)
        assert 0 <= span[0] < span[1] <= len(view.text)
        assert 0 <= place.stop < len(track.stops)
        if not place.is_selecting:
            assert span == track.stops[place.stop]
