"""Visual lines: offsets exact, nothing lost, nothing too wide."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.model import Speaker, Turn
from qualcoder_net.tui.widgets.cells import LINE_BREAK, SPACES, WIDTHS, width_of
from qualcoder_net.tui.widgets.layout import ASIDE, Layout, TranscriptView, lay_out

SPEAKERS = {
    1: Speaker(1, "a", 1, "I", is_interviewer=True),
    2: Speaker(2, "b", 1, "R1"),
}


def view_of(text: str) -> TranscriptView:
    """Turns by “I:” and “R1:” at the beginning of a line."""
    found = list(re.finditer(r"^(I|R1): ?", text, re.MULTILINE))
    turns = []
    for n, label in enumerate(found):
        heading = text.find("\n#", label.end())
        stops = [
            at for at in (heading, found[n + 1].start() if n + 1 < len(found) else -1) if at > 0
        ]
        end = min(stops, default=len(text))
        end = label.end() + len(text[label.end() : end].rstrip())
        speaker = 1 if label[1] == "I" else 2
        turns.append(Turn(n, 1, label.end(), end, speaker, number=n + 1))
    return TranscriptView(text, turns, SPEAKERS)


def shown_lines(view: TranscriptView, width: int = 20) -> list[str]:
    layout = lay_out(view, width)
    return [view.text[s:e] for s, e in zip(layout.starts, layout.ends, strict=True)]


def test_lines_break_at_spaces_and_the_space_is_on_neither() -> None:
    assert shown_lines(TranscriptView("een twee drie vier"), 9) == ["een twee", "drie vier"]


def test_a_line_may_be_exactly_full() -> None:
    assert shown_lines(TranscriptView("abcd efgh"), 4) == ["abcd", "efgh"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    text = "het samenwerkingsverband is"
    assert shown_lines(TranscriptView(text), 10) == ["het", "samenwerki", "ngsverband", "is"]


def test_several_spaces_at_a_break_are_on_neither_line() -> None:
    assert shown_lines(TranscriptView("abcd    efgh"), 6) == ["abcd", "efgh"]


def test_wide_characters_count_two_and_closing_marks_stay() -> None:
    assert shown_lines(TranscriptView("组织网络。双重"), 8) == ["组织网", "络。双重"]


def test_combining_marks_stay_on_their_letter() -> None:
    word = "e\u0301" * 6
    assert shown_lines(TranscriptView(word), 4) == ["e\u0301" * 4, "e\u0301" * 2]


def test_labels_before_turns_are_not_shown_twice() -> None:
    view = view_of("I: Hoe gaat het?\nR1: Goed.")
    assert shown_lines(view) == ["Hoe gaat het?", "Goed."]
    layout = lay_out(view, 20)
    assert [layout.line(n).turn for n in range(2)] == [0, 1]


def test_a_time_before_the_label_goes_with_it() -> None:
    text = "[00:01:02] R1: Goed."
    view = TranscriptView(text, [Turn(1, 1, 15, 20, 2, number=1)], SPEAKERS)
    assert shown_lines(view) == ["Goed."]


def test_a_label_on_a_line_of_its_own_goes_too() -> None:
    text = "R1  00:01:02\nGoed."
    view = TranscriptView(text, [Turn(1, 1, 13, 18, 2, number=1)], SPEAKERS)
    assert shown_lines(view) == ["Goed."]


def test_labels_above_several_turns_stay_labels_when_their_speaker_is_renamed() -> None:
    text = "Verslag\n\nJan [0:01]\nGoed.\nEva\nEn?\nJan [0:09]\nBeter.\nTot slot\nNu?\nEva:\nJa."
    starts = [text.index(said) for said in ("Goed.", "En?", "Beter.", "Nu?", "Ja.")]
    turns = [
        Turn(n, 1, start, text.index("\n", start) if n < 5 else len(text), 2 - n % 2, number=n)
        for n, start in enumerate(starts, 1)
    ]
    shown = ["Verslag", "", "Goed.", "En?", "Beter.", "", "Tot slot", "", "Nu?", "Ja."]
    assert shown_lines(TranscriptView(text, turns, SPEAKERS)) == shown


def test_headings_and_preamble_are_asides_with_air_around_them() -> None:
    view = view_of("# Kop\n\nI: Hoe?\n# Deel twee\nR1: Goed.")
    layout = lay_out(view, 20)
    assert shown_lines(view) == ["# Kop", "", "Hoe?", "", "# Deel twee", "", "Goed."]
    assert layout.turns == [ASIDE, ASIDE, 0, ASIDE, ASIDE, ASIDE, 1]


def test_only_the_first_line_of_a_turn_is_its_first() -> None:
    layout = lay_out(view_of("I: een twee drie vier\nR1: vijf"), 9)
    assert [layout.line(n).is_first for n in range(len(layout))] == [True, False, True]


def test_paragraphs_within_a_turn_keep_one_empty_line_between_them() -> None:
    assert shown_lines(view_of("R1: een\n\n\n\ntwee\ndrie")) == ["een", "", "twee", "drie"]


def test_a_turn_without_text_still_has_its_line() -> None:
    text = "R1: \nI: Hoe?"
    turns = [Turn(1, 1, 4, 4, 2, number=1), Turn(2, 1, 8, 12, 1, number=2)]
    layout = lay_out(TranscriptView(text, turns, SPEAKERS), 20)
    assert [layout.line(n).turn for n in range(len(layout))] == [0, 1]


def test_an_empty_text_has_no_lines() -> None:
    assert len(lay_out(TranscriptView(""), 20)) == 0
    assert len(lay_out(TranscriptView(" \n\t "), 20)) == 0


def test_an_offset_that_is_not_shown_belongs_to_the_next_line() -> None:
    view = view_of("I: Hoe?\nR1: Goed.")
    layout = lay_out(view, 20)
    assert layout.line_of(view.text.index("R1")) == 1
    assert layout.lines_of(0, len(view.text)) == (0, 1)


LETTERS = st.sampled_from("ab cd \n\t—é网络。👩\u200d\u0301\u202e\x1b#IR1: \u2028\u3000")
ANY_VIEW = st.text(LETTERS, max_size=120).map(view_of)


@given(ANY_VIEW, st.integers(2, 30))
def test_lines_ascend_and_fit(view: TranscriptView, width: int) -> None:
    layout = lay_out(view, width)
    assert list(layout.starts) == sorted(layout.starts)
    assert list(layout.ends) == sorted(layout.ends)
    following = [*layout.starts[1:], len(view.text)]
    for start, end, limit in zip(layout.starts, layout.ends, following, strict=False):
        assert start <= end <= limit
        line = view.text[start:end]
        while line and (line[-1] in SPACES or not WIDTHS[line[-1]]):
            line = line[:-1]  # a space, and marks upon it, may hang over the edge
        assert width_of(line) <= width


@given(ANY_VIEW, st.integers(2, 30))
def test_everything_in_a_turn_is_shown_once_but_spaces(view: TranscriptView, width: int) -> None:
    layout = lay_out(view, width)
    lines = zip(layout.starts, layout.ends, strict=True)
    seen = [at for start, end in lines for at in range(start, end)]
    assert len(seen) == len(set(seen))
    space = {at for at, c in enumerate(view.text) if c in SPACES or LINE_BREAK.match(c)}
    said = {at for turn in view.turns for at in range(turn.start, turn.end)}
    assert said - space <= set(seen)


@given(ANY_VIEW, st.integers(2, 30))
def test_every_shown_offset_is_found_on_its_line(view: TranscriptView, width: int) -> None:
    layout: Layout = lay_out(view, width)
    for number, (start, end) in enumerate(zip(layout.starts, layout.ends, strict=True)):
        for offset in range(start, end):
            assert layout.line_of(offset) == number
            assert layout.lines_of(offset, offset + 1) == (number, number)


@given(st.text(st.sampled_from("abcdé ’\n"), max_size=200), st.integers(2, 20))
def test_the_quick_way_for_plain_text_breaks_as_the_careful_one(text: str, width: int) -> None:
    quick = lay_out(TranscriptView(text), width)
    careful = lay_out(TranscriptView(text.replace("a", "\u10d0")), width)  # one cell, not plain
    assert (quick.starts, quick.ends) == (careful.starts, careful.ends)
