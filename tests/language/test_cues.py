from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.core.shipped import shipped
from qualcoder_net.formats.codebook import read_codebook
from qualcoder_net.language.cues import Cues
from qualcoder_net.model import Code, Span


def code(*cues: str, language: str = "nl", code_id: int = 1, **more: tuple[str, ...]) -> Code:
    return Code(code_id, f"g{code_id}", f"code-{code_id}", {"": "Code"},
                cues={language: cues, **more})  # fmt: skip


def found(cue: str, text: str, language: str = "nl", sentences: tuple[Span, ...] = ()) -> list[str]:
    cues = Cues([code(cue, language=language)], language)
    assert not cues.bad
    return [text[hit.start : hit.end] for hit in cues.hits(text, sentences)]


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("loyaliteit", "Om hun loyaliteiten draait het.", ["loyaliteiten"]),
        ("loyaliteit", "Loyaal? Loyale mensen.", ["Loyaal", "Loyale"]),
        ("loyaal", "De loyaliteit.", ["loyaliteit"]),
        ("kwetsbaarheid", "Het is kwetsbaar.", ["kwetsbaar"]),
        ("loyaliteit", "een loyaliteitsconflict", []),
        ("zitten", "Hij zat, zij zit.", ["zat", "zit"]),
        ("lopen", "Het loopt en liep.", ["loopt", "liep"]),
        ("uitleggen", "Leg dat eens uit.", ["Leg dat eens uit"]),
        ("uitleggen", "Ik heb uitgelegd wat uit te leggen is.", ["uitgelegd", "uit te leggen"]),
        ("uitleggen", "Leggen ze het dan helemaal niet uit?", []),
        ("toegevoegde waarde", "De TOEGEVOEGDE\nwaarden.", ["TOEGEVOEGDE\nwaarden"]),
        ("toegevoegde waarde", "waarde toegevoegd", []),
        ("hardnekkig*", "Hardnekkigheid, onhardnekkig", ["Hardnekkigheid"]),
        ("wijk … levendig*", "de wijk is nu veel levendiger", ["wijk is nu veel levendiger"]),
        ("wijk … levendig*", "de wijk is nu echt veel levendiger", []),
        ("wijk...levendig", "een wijk, zeg maar, levendig", ["wijk, zeg maar, levendig"]),
        ("waar doen … voor", "Waar doen we het nou voor", ["Waar doen we het nou voor"]),
        ('"schulden"', "Schulden, schuld, schuldenaar", ["Schulden"]),
        ('"zo zat"', "Ik ben het zo  zat. Zo zaten ze.", ["zo  zat"]),
        ("“z'n eigen”", "op z’n eigen kosten", ["z’n eigen"]),
        ("R&D", "onze r & d, r en d", ["r & d"]),
        ("z'n vak", "hij kent z’n vak", ["z’n vak"]),
    ],
)
def test_a_dutch_cue_matches_as_the_codebook_says(cue: str, text: str, expected: list[str]) -> None:
    assert found(cue, text) == expected


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("loyalty", "Divided loyalties; a loyal man", ["loyalties", "loyal"]),
        ("cannot solve alone", "They cannot solve alone", ["cannot solve alone"]),
        ("residents' initiative", "a resident's initiative", ["resident's initiative"]),
        ("drop-in", "a Drop-in centre", ["Drop-in"]),
        ("go", "He went.", ["went"]),
    ],
)
def test_an_english_cue_matches_as_the_codebook_says(
    cue: str, text: str, expected: list[str]
) -> None:
    assert found(cue, text, "en") == expected


def test_a_hit_says_which_code_which_cue_and_where() -> None:
    cues = Cues([code("steun", code_id=4), code("krijgen", "steun", code_id=7)], "nl")
    hits = cues.hits("Wie krijgt steun?")
    assert [(h.code_id, h.cue, h.start, h.end) for h in hits] == [
        (7, "krijgen", 4, 10), (4, "steun", 11, 16), (7, "steun", 11, 16),
    ]  # fmt: skip


def test_words_of_two_sentences_are_no_cue_together() -> None:
    text = "Dat is een netwerk. De organisatie blijft."
    assert found("netwerk … organisatie", text) == ["netwerk. De organisatie"]
    assert found("netwerk … organisatie", text, sentences=((0, 19), (20, 42))) == []


def test_every_language_has_its_own_cues() -> None:
    codes = [code("steun", en=("support",)), code("geld", code_id=2)]
    assert [h.cue for h in Cues(codes, "en").hits("steun, geld, support")] == ["support"]
    assert [h.cue for h in Cues(codes, "nl").hits("steun, geld, support")] == ["steun", "geld"]


def test_cues_without_a_language_are_found_in_all() -> None:
    codes = [code("Bossche Bond", language=""), code("steun")]
    assert [h.cue for h in Cues(codes, "en").hits("the Bossche Bond, steun")] == ["Bossche Bond"]


@pytest.mark.parametrize("language", ["en", "fy", "und", ""])
def test_cues_of_another_language_serve_where_there_are_no_others(language: str) -> None:
    hits = Cues([code("kredietbank")], language).hits("at the Kredietbank")
    assert [hit.cue for hit in hits] == ["kredietbank"]


def test_an_empty_text_has_no_cues_and_no_cues_are_never_found() -> None:
    assert Cues([code("steun")], "nl").hits("") == []
    assert Cues([], "nl").hits("Wat een steun.") == []
    assert Cues([code()], "nl").hits("Wat een steun.", [(0, 14)]) == []


@pytest.mark.parametrize(
    ("cue", "why"),
    [
        ("", "it holds no word"),
        ('""', "it holds no word"),
        ("?!", "it holds no word"),
        ("*", "“*” may only stand at the end of a word"),
        ("on*eens", "“*” may only stand at the end of a word"),
        ("d*", "“d*” begins too many words: give at least 3 letters"),
        ("… steun", "“…” needs a word before it and one after it"),
        ("steun …", "“…” needs a word before it and one after it"),
        ("steun … … geven", "“…” needs a word before it and one after it"),
        ('zo "zat"', "quotation marks may only stand around the whole cue"),
        ('"zo zat', "quotation marks may only stand around the whole cue"),
        ("a" * 201, "it is longer than 200 characters"),
        ("ja " * 13, "it holds more than 12 words"),
    ],
)
def test_a_bad_cue_says_which_code_which_cue_and_why(cue: str, why: str) -> None:
    cues = Cues([code(cue, "steun")], "nl")
    (bad,) = cues.bad
    assert (bad.code_id, bad.cue) == (1, cue)
    assert str(bad.what).startswith("Code “code-1”, cue “") and str(bad.what).endswith(f": {why}.")
    assert len(str(bad.what)) < 200
    assert [hit.cue for hit in cues.hits("steun")] == ["steun"]


def test_more_cues_than_any_codebook_has_are_left_out_and_named() -> None:
    cues = Cues([code(*(f"woord{number}" for number in range(20_002)))], "nl")
    assert len(cues.bad) == 2
    assert "20000" in str(cues.bad[0].what)


@pytest.mark.parametrize(
    "cues",
    [
        ["ja … ja … ja … ja … ja … ja … ja … ja … ja … ja … ja … nee"],
        [f"ja … nee{number}" for number in range(2_000)],
        ['"' + "ja " * 12 + 'nee"'],
        [f"jaj{'a' * number}*" for number in range(150)],
    ],
)
def test_hostile_cues_do_not_explode(cues: list[str]) -> None:
    text = "ja " * 3_000 + "ja" * 50_000
    began = time.process_time()
    Cues([code(*cues)], "nl").hits(text)
    assert time.process_time() - began < 30


@settings(max_examples=200, deadline=None)
@given(cue=st.text(max_size=30), text=st.text(max_size=60), language=st.sampled_from(["nl", "en"]))
def test_whatever_a_cue_holds_it_is_found_or_named(cue: str, text: str, language: str) -> None:
    cues = Cues([code(cue, language=language)], language)
    hits = cues.hits(f"{text} {cue}")
    assert not (cues.bad and hits)
    assert all(0 <= hit.start < hit.end <= len(text) + 1 + len(cue) for hit in hits)


def test_all_cues_of_the_shipped_codebooks_are_good() -> None:
    for name in ("organisatienetwerken", "vier-perspectieven"):
        drafts = list(read_codebook(shipped(f"codebooks/{name}.yaml")).codes)
        codes = []
        while drafts:
            draft = drafts.pop()
            drafts += draft.children
            codes.append(Code(len(codes), "g", draft.slug, draft.label, cues=draft.cues))
        for language in ("nl", "en"):
            assert Cues(codes, language).bad == []
