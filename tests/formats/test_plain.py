"""Plain text and Markdown: the text stays as it is, turns are spans into it."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.formats import plain
from qualcoder_net.formats.encoding import normalise
from qualcoder_net.formats.signatures import kind_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
TALK = st.lists(
    st.builds(
        "{}{}".format,
        st.sampled_from(["", "I: ", "R1:\t", "[00:01:00] R1: ", "**Anna:** ", "Datum: ", "- "]),
        TEXTS,
    ),
    min_size=1,
    max_size=10,
).map("\r\n".join)


@given(st.one_of(TEXTS, TALK))
def test_any_text_is_kept_exactly_and_its_turns_are_spans_of_it(text: str) -> None:
    data = text.encode()
    assume(normalise(text).strip().strip("\ufeff\u200b") and kind_of(data) is None)
    assume(not data.startswith((b"\xff\xfe", b"\xfe\xff")))
    transcript = plain.read(data, "r1.txt")
    assert transcript.text == normalise(text)
    assert transcript.encoding == "UTF-8"
    end = 0
    for turn in transcript.turns:
        assert end <= turn.start < turn.end <= len(transcript.text)
        assert transcript.text[turn.start : turn.end].strip()
        end = turn.end


def test_line_ends_become_line_feeds_and_the_mark_goes() -> None:
    transcript = plain.read("\ufeffI: één\r\nR: twee\rI: drie\n".encode(), "r1.txt")
    assert transcript.text == "I: één\nR: twee\nI: drie\n"
    assert [turn.speaker for turn in transcript.turns] == ["I", "R", "I"]


def test_other_line_separators_stay_within_the_line() -> None:
    transcript = plain.read("I: één\u2028twee\u0085drie\ffour\nR: ja".encode(), "r1.txt")
    assert len(transcript.turns) == 2
    assert transcript.text.startswith("I: één\u2028twee\u0085drie\f")


def test_markdown_stays_as_it_is_written() -> None:
    text = "# Interview R1\n\n**I:** Wat is *echt* nodig?\n\n**R1:** Tijd,\n- geld\n- en rust.\n"
    transcript = plain.read(text.encode(), "r1.md")
    assert transcript.text == text
    spoken = [(turn.speaker, text[turn.start : turn.end]) for turn in transcript.turns]
    assert spoken == [("I", "Wat is *echt* nodig?"), ("R1", "Tijd,\n- geld\n- en rust.")]


def test_text_wrapped_by_hand_has_its_paragraphs_as_turns() -> None:
    block = (
        "Het netwerk bestaat nu vier jaar en heeft in die tijd veel bereikt,\n"
        "al is niet iedereen in de moederorganisaties daarvan overtuigd, zo\n"
        "bleek uit het gesprek."
    )
    transcript = plain.read(f"{block}\n\n{block}\n".encode(), "verslag.txt")
    assert [transcript.text[turn.start : turn.end] for turn in transcript.turns] == [block, block]


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs() -> None:
    transcript = plain.read(b"Een.\nTwee.\n\nDrie.\nVier.\n", "verslag.txt")
    assert len(transcript.turns) == 4


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FileError, match=r"leeg\.txt: It is empty"):
        plain.read(b" \r\n\t\n", "leeg.txt")


def test_an_interview_of_120_000_words_is_read_in_well_under_a_second() -> None:
    question = "I: Hoe ervaart u de samenwerking in het netwerk sinds vorig jaar?"
    answer = "R1: " + "Je staat met één been hier en met het andere in je eigen organisatie. " * 4
    text = "\n\n".join([f"{question}\n{answer}"] * (120_000 // 68))
    started = time.process_time()
    transcript = plain.read(text.encode(), "lang.txt")
    elapsed = time.process_time() - started
    assert len(transcript.turns) == 2 * (120_000 // 68)
    assert elapsed < 1
