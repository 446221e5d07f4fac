"""Subtitles as transcripts: cues become turns, with the times of the recording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.formats import subtitles
from qualcoder_net.model import Dropped, Transcript


def read(text: str, name: str = "r1.vtt") -> Transcript:
    return subtitles.read(text.encode(), name)


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


VOICES = """WEBVTT - R1
Kind: captions

NOTE
Gemaakt op 12 maart
door Anna

STYLE
::cue { color: white }

1f3a-0
00:01.000 --> 00:04.000 align:start position:0%
<v.loud Interviewer>Hoe gaat het met
de <i>samenwerking</i> &amp; het netwerk?</v>

00:04.500 --> 00:05.000
<v R1>Goed.

00:05.000 --> 00:07.250
<v R1>Maar het is 5 &lt; 6.

01:00:05.000 --> 01:00:06.000
<v Interviewer>Ja?</v> <v R1>Nee.</v>
"""


def test_voices_are_speakers_and_their_cues_one_turn() -> None:
    transcript = read(VOICES)
    assert transcript.text == (
        "Gemaakt op 12 maart\ndoor Anna\n\n"
        "Interviewer: Hoe gaat het met de samenwerking & het netwerk?\n"
        "R1: Goed. Maar het is 5 < 6.\nInterviewer: Ja?\nR1: Nee."
    )
    assert said(transcript) == [
        ("Interviewer", "Hoe gaat het met de samenwerking & het netwerk?"),
        ("R1", "Goed. Maar het is 5 < 6."), ("Interviewer", "Ja?"), ("R1", "Nee."),
    ]  # fmt: skip
    assert transcript.interviewers == {"Interviewer"}
    assert [turn.time_ms for turn in transcript.turns] == [1000, 4500, 3_605_000, 3_605_000]


def test_each_cue_is_indexed_where_it_begins() -> None:
    transcript = read(VOICES)
    assert [(transcript.text[at:][:5], ms) for at, ms in transcript.times] == [
        ("Hoe g", 1000), ("Goed.", 4500), ("Maar ", 5000), ("Ja?\nR", 3_605_000),
        ("Nee.", 3_605_000),
    ]  # fmt: skip


def test_styles_settings_and_notes_are_reported() -> None:
    later = VOICES + "\nNOTE tot hier\nnagekeken\n"
    assert read(later).dropped == (Dropped("cue_setting", 2), Dropped("comment", 1))
    assert "nagekeken" not in read(later).text


CUES = """
00:01.000 --> 00:02.000
<v Jelle>Hoe gaat het?

00:02.000 --> 00:03.000
<v Samira>Goed.
"""


def test_a_note_above_the_first_cue_is_the_head_of_the_text() -> None:
    transcript = read(f"WEBVTT\n\nNOTE Verzonnen gesprek\n\nNOTE\nMet Samira,  \nin mei.\n{CUES}")
    assert transcript.text == (
        "Verzonnen gesprek\n\nMet Samira,\nin mei.\n\nJelle: Hoe gaat het?\nSamira: Goed."
    )
    assert said(transcript) == [("Jelle", "Hoe gaat het?"), ("Samira", "Goed.")]
    assert [transcript.text[at:][:3] for at, _ in transcript.times] == ["Hoe", "Goe"]
    assert transcript.dropped == ()


def test_a_note_in_the_head_may_say_who_asks() -> None:
    assert read(f"WEBVTT\n{CUES}").interviewers == frozenset()
    noted = read(f"WEBVTT\n\nNOTE\nDatum: 12 mei\nInterviewer: Jelle Bos\n{CUES}")
    assert noted.interviewers == {"Jelle"}
    assert said(noted) == [("Jelle", "Hoe gaat het?"), ("Samira", "Goed.")]


def test_what_a_program_notes_of_its_work_is_no_head() -> None:
    notes = 'NOTE duration:"00:30:12"\n\nNOTE language:nl-nl\n\nNOTE Confidence: 0.911\n\nNOTE\n'
    transcript = read(f"WEBVTT\n\n{notes}{CUES}")
    assert transcript.text.startswith("Jelle: Hoe")
    assert transcript.dropped == (Dropped("comment", 4),)


def test_names_in_the_cues_are_speakers() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nI: Hoe gaat het\nmet u?\n\n"
        "2\n00:00:02,500 --> 00:00:04,000\nvandaag dan?\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\nJan de Vries: Goed.\n\n"
        "4\n00:00:06,000 --> 00:00:07,000\nI: Mooi.\n"
    )
    transcript = read(text, "r1.srt")
    assert said(transcript) == [
        ("I", "Hoe gaat het met u? vandaag dan?"), ("Jan de Vries", "Goed."), ("I", "Mooi."),
    ]  # fmt: skip
    assert [ms for _, ms in transcript.times] == [1000, 2500, 5000, 6000]


def test_what_precedes_the_first_name_belongs_to_nobody() -> None:
    text = (
        "1\n00:00:00,000 --> 00:00:01,000\nGesprek met een wethouder.\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nI: Hoe gaat het?\n\n"
        "3\n00:00:04,000 --> 00:00:05,000\nR: Goed.\n"
    )
    transcript = read(text, "r1.srt")
    assert transcript.text.startswith("Gesprek met een wethouder.\nI: Hoe")
    assert said(transcript) == [("I", "Hoe gaat het?"), ("R", "Goed.")]
    assert [ms for _, ms in transcript.times] == [0, 2000, 4000]


def test_a_name_on_every_cue_makes_one_turn() -> None:
    text = "WEBVTT\n\n" + "\n".join(
        f"{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{'Anna' if n < 4 else 'Bert'}: zin {n}.\n"
        for n in range(1, 7)
    )
    assert said(read(text)) == [("Anna", "zin 1. zin 2. zin 3."), ("Bert", "zin 4. zin 5. zin 6.")]


def test_blank_lines_between_cues_may_be_missing() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nI: een\n2\n00:00:02,000 --> 00:00:03,000\nR: twee"
    assert said(read(text, "r1.srt")) == [("I", "een"), ("R", "twee")]


def test_a_blank_line_within_a_cue_loses_no_text() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\neen\n\ntwee\n\n2\n00:00:02,000 --> 00:00:03,000\ndrie"
    assert said(read(text, "r1.srt")) == [(None, "een twee drie")]


def test_lines_that_automatic_captions_repeat_appear_once() -> None:
    text = """WEBVTT
Kind: captions
Language: nl

00:00:00.000 --> 00:00:02.000 align:start position:0%
\x20
dus<00:00:00.500><c> het</c><00:00:01.000><c> netwerk</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
dus het netwerk
\x20

00:00:02.010 --> 00:00:04.000 align:start position:0%
dus het netwerk
groeit<00:00:03.000><c> hard</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
groeit hard
\x20

00:00:04.010 --> 00:00:06.000 align:start position:0%
groeit hard
zegt<00:00:05.000><c> men</c>
"""
    transcript = read(text)
    assert said(transcript) == [(None, "dus het netwerk groeit hard zegt men")]
    assert [ms for _, ms in transcript.times] == [0, 2010, 4010]


def test_people_may_say_the_same_twice() -> None:
    cues = ["Ja.", "Ja.", "Dat is zo.", "Echt waar.", "Goed.", "Dan niet."]
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:00:0{n}.000 --> 00:00:0{n}.990\n{cue}" for n, cue in enumerate(cues)
    )
    assert read(text).text == " ".join(cues)


def test_without_names_a_pause_or_a_mark_begins_a_paragraph() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n- Hoe gaat het?\n- Goed.\n\n"
        "2\n00:00:02,100 --> 00:00:03,000\nHeel goed.\n\n"
        "3\n00:00:09,000 --> 00:00:10,000\nNa de pauze.\n\n"
        "4\n00:00:10,000 --> 00:00:11,000\n>> Nee.\n"
    )
    assert said(read(text, "r1.srt")) == [
        (None, "Hoe gaat het?"), (None, "Goed. Heel goed."), (None, "Na de pauze."), (None, "Nee."),
    ]  # fmt: skip


def test_marks_and_entities_go_but_other_angle_brackets_stay() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n"
        '<font color="red">{\\an8}rood</font> &quot;ja&quot; &nbsp;<3 a<b <c.geel.groot>geel</c>'
    )
    assert read(text).text == 'rood "ja" <3 a<b geel'


def test_windows_line_ends_and_encoding_are_understood() -> None:
    text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nI: één\r\n\r\n"
    transcript = subtitles.read(text.encode("cp1252"), "r1.srt")
    assert said(transcript) == [("I", "één")]
    assert transcript.encoding == "Windows-1252"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:0x.000\nJa", 3),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nJa", 3),
        ("1\n00:00:01,000 --> 00:00:02,000\nJa\n\n2\n00:00:02,000 –> 00:00:03,000\nNee", 6),
        ("1\n00:00:01,000 -->\nJa", 2),
        ("\nZomaar een tekst.", 2),
        ("Zomaar een tekst.\n\n00:00:01,000 --> 00:00:02,000\nJa", 1),
        ("WEBVTT\n\nNOTE niets", 1),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FileError) as raised:
        read(text, "r1.srt")
    assert str(raised.value.place) == f"line {line}"


def test_cues_without_text_are_no_transcript() -> None:
    with pytest.raises(FileError, match="None of its cues has text"):
        read("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n")


CUE_TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
    | st.sampled_from(["Anna: ja", "<v Bert>nee</v>", "- ja", ">> I: nee", "[00:01] R1: hm", "3"]),
    min_size=1,
    max_size=3,
).map("\n".join)


@given(st.lists(CUE_TEXTS.filter(lambda text: ">" not in text or "-" not in text), min_size=1))
def test_any_cues_give_turns_in_order_and_times_that_rise(cues: list[str]) -> None:
    text = "WEBVTT\n\n" + "".join(
        f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n{cue}\n\n"
        for n, cue in enumerate([*cues, "slot"])
    )
    transcript = read(text)
    end = 0
    for turn in transcript.turns:
        assert end <= turn.start < turn.end <= len(transcript.text)
        end = turn.end
    offsets = [offset for offset, _ in transcript.times]
    times = [ms for _, ms in transcript.times]
    assert offsets == sorted(set(offsets))
    assert times == sorted(times)
    assert transcript.text.endswith("slot")
