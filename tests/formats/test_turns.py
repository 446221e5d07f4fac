"""Speaker turns and times, in the conventions that transcripts come in."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.formats.timestamps import rising
from qualcoder_net.formats.turns import Paragraph, transcript_from
from qualcoder_net.model import Transcript


def read(text: str) -> Transcript:
    return transcript_from([Paragraph(line) for line in text.split("\n")])


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


QUESTION = "Hoe ervaart u de samenwerking in het netwerk?"
ANSWER = "Nou, je staat met één been hier en met het andere in je eigen organisatie."
FOLLOW_UP = "Kunt u daar een voorbeeld van geven?"

# name -> (the file, its speakers in order of the three turns)
CONVENTIONS = {
    "letters": ("I: {q}\nR: {a}\nI: {f}", "I R I"),
    "numbered respondents": ("I: {q}\nR1: {a}\nI: {f}", "I R1 I"),
    "without a space": ("I:{q}\nR:{a}\nI:{f}", "I R I"),
    "words": ("Interviewer: {q}\nRespondent 2: {a}\nInterviewer: {f}",
              "Interviewer|Respondent 2|Interviewer"),
    "capitals": ("INTERVIEWER: {q}\nRESPONDENT: {a}\nINTERVIEWER: {f}",
                 "INTERVIEWER RESPONDENT INTERVIEWER"),
    "short forms": ("Int.: {q}\nResp. 1: {a}\nInt.: {f}", "Int.|Resp. 1|Int."),
    "numbered speakers": ("Spk 1: {q}\nSpk 2: {a}\nSpk 1: {f}", "Spk 1|Spk 2|Spk 1"),
    "a name once among letters": ("I: {q}\nJan de Vries: {a}\nI: {f}", "I|Jan de Vries|I"),
    "a name at the end": ("I: {q}\nR: {a}\nI: {f}\nMarieke: Nee.", "I|R|I|Marieke"),
    "question and answer": ("V: {q}\nA: {a}\nV: {f}", "V A V"),
    "numbered questions": ("Vraag 1: {q}\nAntwoord: {a}\nVraag 2: {f}", "Vraag|Antwoord|Vraag"),
    "english questions": ("Q1: {q}\nA1: {a}\nQ2: {f}", "Q A Q"),
    "tabs": ("I\t{q}\nR\t{a}\nI\t{f}", "I R I"),
    "colon and tab": ("I:\t{q}\nR:\t{a}\nI:\t{f}", "I R I"),
    "dashes": ("I - {q}\nR - {a}\nI - {f}", "I R I"),
    "line numbers": ("31\tI\t{q}\n32\tR2\t{a}\n33\tI\t{f}", "I R2 I"),
    "square brackets": ("[I] {q}\n[R1] {a}\n[I] {f}", "I R1 I"),
    "square brackets and colon": ("[I]: {q}\n[Anna]: {a}\n[I]: {f}", "I Anna I"),
    "angle brackets": ("<I> {q}\n<R1> {a}\n<I> {f}", "I R1 I"),
    "bold in Markdown": ("**I:** {q}\n\n**R1:** {a}\n\n**I:** {f}", "I R1 I"),
    "bold without the colon": ("**I**: {q}\n\n**R1**: {a}\n\n**I**: {f}", "I R1 I"),
    "italic in Markdown": ("*I:* {q}\n\n_R1:_ {a}\n\n*I:* {f}", "I R1 I"),
    "Markdown headings": ("### Interviewer\n{q}\n\n### Respondent\n{a}\n\n### Interviewer\n{f}",
                          "Interviewer Respondent Interviewer"),
    "label above the talk": ("Interviewer\n{q}\n\nRespondent\n{a}\n\nInterviewer\n{f}",
                             "Interviewer Respondent Interviewer"),
    "label and colon above": ("Anna:\n{q}\n\nBert:\n{a}\n\nAnna:\n{f}", "Anna|Bert|Anna"),
    "label and time above": ("Speaker 1  00:00:12\n{q}\n\nSpeaker 2  00:00:31\n{a}\n\n"
                             "Speaker 1  00:01:40\n{f}", "Speaker 1|Speaker 2|Speaker 1"),
    "name and short time above": ("Anna de Boer   0:03\n{q}\n\nBert Visser   0:09\n{a}\n\n"
                                  "Anna de Boer   1:12\n{f}",
                                  "Anna de Boer|Bert Visser|Anna de Boer"),
    "label and time in brackets above": ("Interviewer (00:12):\n{q}\n\nSpreker 2 (00:31):\n{a}\n\n"
                                         "Interviewer (01:40):\n{f}",
                                         "Interviewer|Spreker 2|Interviewer"),
    "time first": ("[00:01:02] I: {q}\n[00:01:09] R1: {a}\n[00:02:00] I: {f}", "I R1 I"),
    "bare time first": ("00:01:02 I: {q}\n00:01:09 R1: {a}\n00:02:00 I: {f}", "I R1 I"),
    "time between": ("I [00:01:02]: {q}\nR1 [00:01:09]: {a}\nI [00:02:00]: {f}", "I R1 I"),
    "time behind": ("I: [00:01:02] {q}\nR1: [00:01:09] {a}\nI: [00:02:00] {f}", "I R1 I"),
    "time and label above": ("[00:01:02] Interviewer\n{q}\n[00:01:09] Bert\n{a}\n"
                             "[00:02:00] Interviewer\n{f}", "Interviewer|Bert|Interviewer"),
    "f4": ("I: {q} #00:00:12-3#\n\nB: {a} #00:01:09-8#\n\nI: {f} #00:02:00-1#", "I B I"),
    "asides": ("I: {q}\nR2 (bestuurder): {a}\nI (lacht): {f}", "I R2 I"),
    "quoted": ("> I: {q}\n> R: {a}\n> I: {f}", "I R I"),
    "dutch names": ("Mevr. Van 't Hof: {q}\nJan-Willem d'Hont: {a}\nMevr. Van 't Hof: {f}\n"
                    "Jan-Willem d'Hont: Ja.",
                    "Mevr. Van 't Hof|Jan-Willem d'Hont|Mevr. Van 't Hof|Jan-Willem d'Hont"),
    "accents": ("Zoë: {q}\nÖmer: {a}\nZoë: {f}", "Zoë|Ömer|Zoë"),
    "invisible mark first": ("\u200eI: {q}\n\u200eR: {a}\n\u200eI: {f}", "I R I"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CONVENTIONS.values(), ids=CONVENTIONS.keys())
def test_each_convention_gives_its_speakers_and_their_talk(text: str, speakers: str) -> None:
    expected = speakers.split("|") if "|" in speakers else speakers.split()
    transcript = read(text.format(q=QUESTION, a=ANSWER, f=FOLLOW_UP))
    assert [speaker for speaker, _ in said(transcript)] == expected
    assert [talk for _, talk in said(transcript)][:3] == [QUESTION, ANSWER, FOLLOW_UP]


@pytest.mark.parametrize(
    "name", [n for n, (text, _) in CONVENTIONS.items() if "00:01:09" in text and n != "f4"]
)
def test_a_time_beside_the_label_is_the_turns_time(name: str) -> None:
    text = CONVENTIONS[name][0].format(q=QUESTION, a=ANSWER, f=FOLLOW_UP)
    transcript = read(text)
    assert [turn.time_ms for turn in transcript.turns] == [62_000, 69_000, 120_000]
    assert [ms for _, ms in transcript.times] == [62_000, 69_000, 120_000]
    assert all("00:0" in transcript.text[offset : offset + 9] for offset, _ in transcript.times)


def test_the_text_is_the_paragraphs_joined_by_line_feeds() -> None:
    transcript = transcript_from([Paragraph("I: Hallo"), Paragraph(""), Paragraph("R: Dag")])
    assert transcript.text == "I: Hallo\n\nR: Dag"


def test_paragraphs_without_a_label_belong_to_the_running_turn() -> None:
    transcript = read("I: Vertel.\nR: Ja.\n\nEn nog iets.\nEn dit.\n\nI: Dank u.")
    assert said(transcript)[1] == ("R", "Ja.\n\nEn nog iets.\nEn dit.")


def test_what_precedes_the_first_speaker_is_nobodys() -> None:
    transcript = read("Interview met R3\nDe Kade, voorjaar\n\nI: Vertel.\nR: Ja.")
    assert said(transcript) == [("I", "Vertel."), ("R", "Ja.")]


def test_without_speakers_each_paragraph_is_a_turn() -> None:
    transcript = read("Een verslag.\n\n  Van een gesprek.  \n[00:01:00]\nEinde.")
    assert said(transcript) == [
        (None, "Een verslag."),
        (None, "Van een gesprek."),
        (None, "Einde."),
    ]
    assert transcript.turns[2].time_ms == 60_000
    assert transcript.interviewers == frozenset()


FALSE_LABELS = [
    "Let op: dat geldt niet voor iedereen.", "Dus: we stoppen ermee.", "Vraag: wie betaalt dat?",
    "http://www.dekade.nl is de site.", "https://dekade.nl", "12:30 was het afgelopen.",
    "Locatie: kantoor van de gemeente", "Datum: 12 maart 2024", "Ten eerste: het geld.",
    "Maar ja: dat is de vraag.", "Bijvoorbeeld: de wethouder.", "Nou ja: zo gaat dat.",
    "NB: dit is vertrouwelijk.", "Thema 2: vertrouwen", "Stap 3: besluiten",
    "Mattheus 5:3 zegt dat.",
    "[lacht]", "[Stilte]", "(onverstaanbaar)", "Ja - dat denk ik wel.", "Hij zei: ik ga weg.",
    "Aan de ene kant: het netwerk.", "Tijd: 14.00 uur", "Ik zei nog: pas op.", "C:\\map\\bestand",
]  # fmt: skip


@pytest.mark.parametrize("line", FALSE_LABELS)
def test_lines_that_only_look_labelled_do_not_begin_a_turn(line: str) -> None:
    talk = f"{ANSWER}\n{line}\nEn verder niets.\n{line}"
    transcript = read(f"I: {QUESTION}\nR: {talk}\nI: {FOLLOW_UP}\nR: Nee.")
    assert said(transcript) == [("I", QUESTION), ("R", talk), ("I", FOLLOW_UP), ("R", "Nee.")]


@pytest.mark.parametrize("line", FALSE_LABELS)
def test_lines_that_only_look_labelled_make_no_speakers_by_themselves(line: str) -> None:
    transcript = read(f"{line}\nEen gewone alinea.\n{line}\nNog een.")
    assert {turn.speaker for turn in transcript.turns} == {None}


def test_a_name_that_recurs_within_one_speakers_talk_is_no_speaker() -> None:
    talk = "Er zijn twee netwerken.\nDe Kade: dat loopt goed."
    transcript = read(f"I: Vertel.\nR: {talk}\nI: En verder?\nR: {talk}\nI: Dank u.")
    assert said(transcript)[1] == ("R", talk)
    assert {turn.speaker for turn in transcript.turns} == {"I", "R"}


def test_a_third_voice_that_answers_the_interviewer_is_a_speaker() -> None:
    transcript = read("I: Vertel.\nR: Ja.\nBert: Nee.\nI: En u?\nBert: Nee.\nR: Ja.\nI: Dank.")
    assert [speaker for speaker, _ in said(transcript)] == ["I", "R", "Bert", "I", "Bert", "R", "I"]


def test_where_every_line_has_a_speaker_one_that_occurs_once_is_one_too() -> None:
    transcript = read("Moderator: Hoi.\nJan: Dag.\nEva: Hoi.\nJan: Ja.\nEva: Nee.\nAllen: (lachen)")
    assert said(transcript)[-1] == ("Allen", "(lachen)")


def test_answers_without_a_label_are_not_the_interviewers() -> None:
    transcript = read("Interviewer: Lukt het?\n\nSoms.\n\nSoms niet.\n\nInterviewer: O?\n\nJa.\n")
    assert said(transcript) == [
        ("Interviewer", "Lukt het?"), (None, "Soms.\n\nSoms niet."),
        ("Interviewer", "O?"), (None, "Ja."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("Anna de Boer (AB)", "AB"),
        ("Anna de Boer", "Anna"),
        ("Anna de Boer", "AdB"),
        ("Anna de Boer", "Anna de Boer"),
        ("Bert Visser en Anna de Boer", "Anna"),
        ("AB", "AB"),
    ],
)
def test_a_header_tells_which_name_asks(value: str, label: str) -> None:
    transcript = read(
        f"Interviewer: {value}\nDatum: 12 maart\n\n{label}: Hoe?\nR4: Zo.\n{label}: En?\nR4: Ja."
    )
    assert said(transcript)[0] == (label, "Hoe?")
    assert transcript.interviewers == {label}


HEADERS = [
    "Interview 3\nDatum: 12 maart 2024\nLocatie: Utrecht\n\n",
    "Datum: 12 maart\nInterviewer: Anna de Boer\nRespondent: R3\n\n",
    "Interviewer: Anna de Boer\nGeïnterviewde: wethouder, gemeente Oostrand\nDatum: 12 maart\n",
    "TRANSCRIPT\n\nNaam: R3\nFunctie: bestuurder\nDuur: 58:12\n\n",
    "Datum\t12 maart 2024\nInterviewer\tAnna de Boer\nLocatie\tUtrecht\n\n",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("labels", [("I", "R"), ("Interviewer", "Respondent"), ("Anna", "Bert")])
def test_a_header_is_no_turn(header: str, labels: tuple[str, str]) -> None:
    one, other = labels
    turns = f"{one}: {QUESTION}\n{other}: {ANSWER}\n{one}: {FOLLOW_UP}\n{other}: Nee."
    transcript = read(header + turns)
    assert said(transcript)[0] == (one, QUESTION)
    assert len(transcript.turns) == 4


def test_a_header_without_fields_is_no_turn_when_others_speak() -> None:
    transcript = read("Interviewer: Anna\nRespondent: Bert\n\nI: Vertel.\nR: Ja.\nI: Dank.\nR: Ja.")
    assert said(transcript)[0] == ("I", "Vertel.")


def test_an_interviewer_named_on_top_does_not_own_the_whole_text() -> None:
    transcript = read("Interviewer: Anna de Boer\n\nHet gesprek ging over geld.\nEn over macht.")
    assert {turn.speaker for turn in transcript.turns} == {None}


def test_numbered_headings_are_no_speakers() -> None:
    transcript = read("I: Inleiding\nTekst.\nII: Methode\nTekst.\nIII: Slot\nTekst.")
    assert {turn.speaker for turn in transcript.turns} == {None}


def test_a_name_said_once_in_running_text_is_no_speaker() -> None:
    transcript = read("Een alinea.\nUtrecht: een stad.\nNog een alinea.")
    assert {turn.speaker for turn in transcript.turns} == {None}


@pytest.mark.parametrize(
    ("labels", "asking"),
    [
        (["I", "R"], {"I"}),
        (["I1", "R1", "I2"], {"I1", "I2"}),
        (["INT", "R"], {"INT"}),
        (["Interviewer 2", "Respondent"], {"Interviewer 2"}),
        (["Interviewers", "Anna", "Bert"], {"Interviewers"}),
        (["Onderzoeker", "Deelnemer 1"], {"Onderzoeker"}),
        (["Moderator", "P1", "P2"], {"Moderator"}),
        (["Researcher", "Participant"], {"Researcher"}),
        (["V", "A"], {"V"}),
        (["Vraag", "Antwoord"], {"Vraag"}),
        (["Q", "A"], {"Q"}),
        (["Anna", "Bert"], set()),
        (["Speaker 1", "Speaker 2"], set()),
        (["V", "W"], set()),
    ],
)
def test_conventions_tell_who_asks(labels: list[str], asking: set[str]) -> None:
    transcript = read("\n".join(f"{label}: Dat is zo." for label in labels * 2))
    assert {turn.speaker for turn in transcript.turns} == set(labels)
    assert transcript.interviewers == asking


def test_labels_that_differ_in_spelling_only_are_one_speaker() -> None:
    transcript = read("Respondent 1: a\nI: b\nRESPONDENT 1: c\nI: d\nrespondent-1: e")
    assert [speaker for speaker, _ in said(transcript)] == [
        "Respondent 1", "I", "Respondent 1", "I", "Respondent 1",
    ]  # fmt: skip


def test_an_f4_time_at_a_paragraphs_end_is_when_the_next_turn_begins() -> None:
    transcript = read("I: Vertel. #00:00:05-2#\nR: Ja. #00:00:09-5#\n\nI: Dank. #00:00:12-0#")
    assert [turn.time_ms for turn in transcript.turns] == [None, 5200, 9500]
    assert [ms for _, ms in transcript.times] == [5200, 9500, 12_000]
    assert said(transcript)[0] == ("I", "Vertel.")


def test_times_within_a_turn_index_the_text() -> None:
    transcript = read("I: Vertel.\nR: Eerst dit (0:30) en toen [1:02:03.5] dat.")
    assert transcript.times == (
        (transcript.text.index("(0:30)"), 30_000),
        (transcript.text.index("[1:02:03.5]"), 3_723_500),
    )


def test_a_clock_on_the_wall_does_not_upset_the_times() -> None:
    transcript = read("[00:01:00] I: Hoe laat?\n[00:02:00] R: Om (14:30).\n[00:03:00] I: Ja.")
    assert [ms for _, ms in transcript.times] == [60_000, 120_000, 180_000]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=40))
def test_kept_times_never_go_back_and_none_could_be_added(pairs: list[tuple[int, int]]) -> None:
    kept = rising(pairs)
    assert list(kept) == sorted(kept)
    assert all(a[1] <= b[1] for a, b in pairwise(kept))
    for pair in pairs:  # the longest: adding any other would go back
        if pair not in kept:
            more = sorted([*kept, pair])
            assert any(a[1] > b[1] for a, b in pairwise(more))


# --- Word: bold labels; tables and VTT: speakers that the format says ----------------------------


def test_a_bold_label_needs_no_colon() -> None:
    transcript = transcript_from(
        [
            Paragraph("Anna Vertel eens.", bold=5),
            Paragraph("Bert Dat is een lang verhaal.", bold=4),
            Paragraph("Anna Ga door.", bold=4),
            Paragraph("Bert Nee.", bold=4),
        ]
    )
    assert said(transcript) == [
        ("Anna", "Vertel eens."), ("Bert", "Dat is een lang verhaal."),
        ("Anna", "Ga door."), ("Bert", "Nee."),
    ]  # fmt: skip


def test_a_bold_name_and_a_time_may_stand_above_the_talk() -> None:
    transcript = transcript_from(
        [
            Paragraph("Anna de Boer\u00a0\u00a0 0:03\nHoe gaat het?", bold=12),
            Paragraph("Bert Visser   0:09\nGoed.", bold=11),
            Paragraph("Anna de Boer   1:12\nMooi.", bold=12),
        ]
    )
    assert [(turn.speaker, turn.time_ms) for turn in transcript.turns] == [
        ("Anna de Boer", 3000), ("Bert Visser", 9000), ("Anna de Boer", 72_000),
    ]  # fmt: skip
    assert said(transcript)[0] == ("Anna de Boer", "Hoe gaat het?")


def test_a_bold_question_with_a_label_keeps_its_talk() -> None:
    transcript = transcript_from(
        [Paragraph("I: Hoe gaat het?", bold=16), Paragraph("R: Goed: best goed.", bold=0)]
    )
    assert said(transcript) == [("I", "Hoe gaat het?"), ("R", "Goed: best goed.")]


def test_bold_words_at_a_lines_start_are_no_speakers() -> None:
    transcript = transcript_from(
        [Paragraph("Vertrouwen is nodig.", bold=10), Paragraph("Geld is er niet.", bold=4)]
    )
    assert {turn.speaker for turn in transcript.turns} == {None}


def test_line_breaks_within_a_paragraph_may_begin_turns() -> None:
    transcript = transcript_from([Paragraph("I: Vertel.\nR: Ja.", bold=2)])
    assert said(transcript) == [("I", "Vertel."), ("R", "Ja.")]


def test_speakers_of_the_format_are_written_before_their_talk() -> None:
    transcript = transcript_from(
        [
            Paragraph("Hoe gaat het?", speaker="Interviewer:", time_ms=1000),
            Paragraph("Goed.\nLet op: nog iets.\nI: zei hij", speaker="R1", time_ms=2500),
            Paragraph("", speaker="R1", time_ms=3000),
            Paragraph("Iemand anders", speaker=""),
        ]
    )
    assert transcript.text == (
        "Interviewer: Hoe gaat het?\nR1: Goed.\nLet op: nog iets.\nI: zei hij\nR1:\nIemand anders"
    )
    assert said(transcript) == [
        ("Interviewer", "Hoe gaat het?"), ("R1", "Goed.\nLet op: nog iets.\nI: zei hij"),
        (None, "Iemand anders"),
    ]  # fmt: skip
    assert [turn.time_ms for turn in transcript.turns] == [1000, 2500, None]
    assert [ms for _, ms in transcript.times] == [1000, 2500, 3000]
    assert [transcript.text[offset - 2 :][:6] for offset, _ in transcript.times] == [
        ": Hoe ", ": Goed", "1:\nIem",
    ]  # fmt: skip
    assert transcript.interviewers == {"Interviewer"}


def test_a_table_of_metadata_above_the_talk_is_a_header() -> None:
    transcript = transcript_from(
        [
            Paragraph("12 maart", speaker="Datum"),
            Paragraph("Anna de Boer", speaker="Interviewer"),
            Paragraph("Utrecht", speaker="Locatie"),
            Paragraph("Interviewer: Vertel."),
            Paragraph("Respondent: Ja."),
        ]
    )
    assert said(transcript) == [("Interviewer", "Vertel."), ("Respondent", "Ja.")]


def test_carriage_returns_become_line_feeds() -> None:
    assert transcript_from([Paragraph("a\r\nb\rc")]).text == "a\nb\nc"


# --- whatever the text --------------------------------------------------------------------------

LABELS = st.sampled_from(["I", "R1", "Anna", "**R**", "[I]", "Speaker 1 00:01", "V", "A", "Datum"])
LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.builds(
        "{}{}{}".format,
        LABELS,
        st.sampled_from([": ", "\t", " - ", "", ":", " (12:34): "]),
        st.text(st.sampled_from("ab .\n:#*[]()01234\u00a0\f\u2028é😀"), max_size=20),
    ),
)
PARAGRAPHS = st.builds(
    Paragraph,
    LINES,
    st.integers(0, 20),
    st.one_of(st.none(), st.sampled_from(["", "Anna", "I", " R1: ", "\n", "Datum", "😀"])),
    st.one_of(st.none(), st.integers(0, 10**7)),
)


@given(st.lists(PARAGRAPHS, max_size=12))
def test_turns_are_exact_in_order_and_never_overlap(paragraphs: list[Paragraph]) -> None:
    transcript = transcript_from(paragraphs)
    end = 0
    for turn in transcript.turns:
        assert end <= turn.start < turn.end <= len(transcript.text)
        talk = transcript.text[turn.start : turn.end]
        assert talk == talk.strip()
        assert turn.speaker is None or turn.speaker.strip()
        end = turn.end
    assert all(0 <= offset <= len(transcript.text) for offset, _ in transcript.times)
    assert list(transcript.times) == sorted(transcript.times)
    assert transcript.interviewers <= {turn.speaker for turn in transcript.turns}


@given(st.lists(LINES.filter(lambda line: "\r" not in line), max_size=12))
def test_text_without_speakers_of_the_format_stays_as_it_is(lines: list[str]) -> None:
    assert transcript_from([Paragraph(line) for line in lines]).text == "\n".join(lines)


ODD_LINES = {
    "spaces before the colon": "I" + " " * 300_000 + ":",
    "bullets": "- " * 150_000,
    "one word": "A" * 300_000,
    "brackets": "[" * 300_000,
    "stars": "**" * 150_000,
    "short times": "12:34 " * 50_000,
    "f4 times": "#00:00:00-0# " * 25_000,
    "an open time": "(" + "1:00" * 75_000,
    "open asides": "R1 " + "(" * 300_000,
    "nothing": " " * 300_000,
}


@pytest.mark.parametrize("line", ODD_LINES.values(), ids=ODD_LINES.keys())
def test_odd_long_lines_are_read_in_no_time(line: str) -> None:
    started = time.process_time()
    transcript = read(f"I: Vertel.\n{line}\nR: Ja.\n{line}")
    assert time.process_time() - started < 2
    assert transcript.turns


def test_bold_names_on_lines_of_their_own_are_speakers_of_what_stands_beneath() -> None:
    said = [
        ("Interviewer", "Hoe gaat het met het netwerk?"),
        ("Jan de Vries", "Nou ja, goed. Het loopt."),
        ("Interviewer", "En verder?"),
        ("Jan de Vries", "Verder niks."),
    ]
    paragraphs = [Paragraph("Gesprek op het kantoor", bold=22)]
    for name, talk in said:
        paragraphs += [Paragraph(name, bold=len(name)), Paragraph(talk)]
    transcript = transcript_from(paragraphs)
    turns = [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]
    assert turns == said
    assert transcript.interviewers == {"Interviewer"}
