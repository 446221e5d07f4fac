"""Codebooks in YAML: what is understood, and that what is written reads back the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.yaml import dump, read
from qualcoder_net.model import CodeDraft
from tests.formats.codebook.odd import ALL
from tests.formats.codebook.strategies import changed, codebooks

SHIPPED = Path(__file__).parents[3] / "codebooks" / "organisatienetwerken.yaml"
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def codes(text: str) -> tuple[CodeDraft, ...]:
    return read(text, "book.yaml").codes


def code(text: str) -> CodeDraft:
    (only,) = codes(text)
    return only


# --- the schema -----------------------------------------------------------------------------------


def test_all_fields_of_a_code_are_read() -> None:
    text = """\
name: {nl: Boek, en: Book}
language: nl
codes:
  - id: trouw
    label: {nl: Trouw, en: Loyalty}
    definition: Aan wie iemand zich houdt.
    inclusion: {en: Yes when it is said.}
    exclusion: Niet als het hoop is.
    example: |
      “Daar sta ik voor.”
      “Altijd.”
    cues: {nl: [trouw, "sta* voor"], en: [loyal]}
    colour: "#3B82C4"
    key: T
    gap: true
    exclusive: false
    guid: 6F9619FF-8B86-D011-B42D-00C04FC964FF
    children:
      - label: Dubbel
"""
    book = read(text, "book.yaml")
    assert (book.name, book.language) == ({"nl": "Boek", "en": "Book"}, "nl")
    assert book.codes == (
        CodeDraft(
            slug="trouw",
            label={"nl": "Trouw", "en": "Loyalty"},
            definition={"nl": "Aan wie iemand zich houdt."},
            inclusion={"en": "Yes when it is said."},
            exclusion={"nl": "Niet als het hoop is."},
            example={"nl": "“Daar sta ik voor.”\n“Altijd.”"},
            cues={"nl": ("trouw", "sta* voor"), "en": ("loyal",)},
            colour="#3b82c4",
            key="t",
            gap=True,
            exclusive=False,
            guid="6f9619ff-8b86-d011-b42d-00c04fc964ff",
            children=(CodeDraft("dubbel", {"nl": "Dubbel"}),),
        ),
    )


def test_a_text_without_language_is_in_that_of_the_book_or_in_none() -> None:
    assert code("language: en\ncodes: [{label: Trust}]").label == {"en": "Trust"}
    assert code("codes: [{label: Trust}]").label == {"": "Trust"}
    assert code("language: en\ncodes: [{label: {und: A, en: B}}]").label == {"": "A", "en": "B"}


def test_words_that_yaml_has_other_uses_for_stay_text() -> None:
    draft = code(
        "codes:\n- label: no\n  definition: 2020\n  example: 1.50\n  cues: [yes, null, 007]"
    )
    assert draft.label == {"": "no"}
    assert draft.definition == {"": "2020"}
    assert draft.example == {"": "1.50"}
    assert draft.cues == {"": ("yes", "007")}


def test_empty_fields_are_as_good_as_absent() -> None:
    assert code("codes:\n- label: A\n  definition:\n  cues: []\n  example: ''\n  key: ~") == (
        CodeDraft("a", {"": "A"})
    )
    assert codes("codes:") == ()
    assert codes("codes: []") == ()


def test_labels_alone_and_nested_labels_are_codes() -> None:
    as_list = codes("codes:\n- Waarde:\n  - Direct\n  - Indirect:\n    - Ver\n- Ontwerp")
    as_fields = codes("codes:\n  Waarde:\n    Direct:\n    Indirect:\n      Ver:\n  Ontwerp:")
    assert as_list == as_fields
    assert [draft.slug for draft in as_list] == ["waarde", "ontwerp"]
    assert as_list[0].children[1].children[0].label == {"": "Ver"}


def test_below_a_label_a_text_is_the_definition_and_fields_are_fields() -> None:
    one, other = codes("codes:\n  Trouw: Bij iets blijven.\n  macht: {label: Macht, key: m}")
    assert one == CodeDraft("trouw", {"": "Trouw"}, {"": "Bij iets blijven."})
    assert other == CodeDraft("macht", {"": "Macht"}, key="m")


def test_a_list_of_texts_is_a_text_of_lines() -> None:
    draft = code("codes:\n- label: A\n  inclusion:\n  - dit\n  - ook dat")
    assert draft.inclusion == {"": "dit\nook dat"}


def test_a_code_without_id_gets_that_of_its_label_with_the_parents_if_taken() -> None:
    a, b = codes(
        "codes:\n- {label: A, children: [Overig]}\n- {label: B, children: [Overig, Overig]}"
    )
    assert [child.slug for child in a.children] == ["overig"]
    assert [child.slug for child in b.children] == ["b-overig", "b-overig-2"]


def test_an_id_that_is_given_is_never_taken_by_a_code_without() -> None:
    first, second = codes("codes:\n- Trouw\n- {id: trouw, label: Anders}")
    assert (first.slug, second.slug) == ("trouw-2", "trouw")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"#ABC"', "#aabbcc"),
        ("teal", "#008080"),
        ("Dark Slate Grey", "#2f4f4f"),
        ("3b82c4", "#3b82c4"),
    ],
)
def test_colours_are_read_as_six_digits(written: str, meant: str) -> None:
    assert code(f"codes:\n- label: A\n  colour: {written}").colour == meant
    assert code(f"codes:\n- label: A\n  color: {written}").colour == meant


def test_the_names_of_colours_are_those_of_css() -> None:
    from textual._color_constants import COLOR_NAME_TO_RGB

    from qualcoder_net.formats.codebook.colours import CSS_COLOURS

    assert len(CSS_COLOURS) == 148
    for name, colour in CSS_COLOURS.items():
        assert colour == "#{:02x}{:02x}{:02x}".format(*COLOR_NAME_TO_RGB[name][:3])


@pytest.mark.parametrize(("written", "meant"), [("T", "t"), ("É", "é"), ("1", "1"), ('"9"', "9")])
def test_a_key_is_a_letter_or_the_digit_of_a_slot(written: str, meant: str) -> None:
    assert code(f"codes:\n- label: A\n  key: {written}").key == meant


@pytest.mark.parametrize("word", ["true", "True", "yes", "ja"])
def test_a_flag_may_be_said_in_several_ways(word: str) -> None:
    assert code(f"codes:\n- label: A\n  gap: {word}").gap is True


def test_aliases_stand_for_what_they_refer_to() -> None:
    one, other = codes(ALL["aliases"])[:2]
    assert one.definition == other.definition == {"nl": "Een tekst die twee keer geldt."}
    assert one.cues == other.cues == {"nl": ("samen", "met z'n allen")}


def test_the_two_halves_that_json_writes_become_one_character() -> None:
    assert code('codes: [{"label": "\\ud83d\\ude00"}]').label == {"": "😀"}


# --- there and back -------------------------------------------------------------------------------


def test_the_shipped_codebook_is_read_and_given_back_byte_for_byte() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    book = read(text, SHIPPED.name)
    assert len(book.codes) >= 4
    assert all(draft.definition for draft in book.codes)
    assert dump(book) == text


def test_the_shipped_codebook_written_anew_reads_the_same() -> None:
    book = read(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)
    anew = dump(replace(book, original=None))
    assert "#" not in anew.replace('"#', "")
    assert read(anew, "anew.yaml") == book


@pytest.mark.parametrize("name", ALL)
def test_a_codebook_in_which_nothing_changed_is_given_back_byte_for_byte(name: str) -> None:
    assert dump(read(ALL[name], name)) == ALL[name]


@slow
@given(codebooks())
def test_every_codebook_reads_back_as_it_was_written(book: CodebookFile) -> None:
    assert read(dump(book), "x.yaml") == book


@slow
@given(st.data())
def test_every_change_to_every_codebook_reads_back(data: st.DataObject) -> None:
    before = data.draw(codebooks())
    after = data.draw(changed(before))
    assert read(dump(replace(after, original=dump(before))), "x.yaml") == after.as_read()


@slow
@given(st.sampled_from(sorted(ALL)), st.data())
def test_every_change_to_a_codebook_of_odd_layout_reads_back(
    name: str, data: st.DataObject
) -> None:
    after = data.draw(changed(read(ALL[name], name)))
    assert read(dump(after), name) == after.as_read()


def test_a_new_codebook_is_laid_out_as_a_person_would() -> None:
    book = CodebookFile(
        name={"nl": "Klein"},
        language="nl",
        codes=(
            CodeDraft(
                "trouw",
                {"nl": "Trouw"},
                definition={"nl": "Aan wie of wat iemand zich houdt, ook als dat iets kost, en hoe "
                                  "dat in het gesprek ter sprake komt."},
                example={"nl": "Ja: altijd."},
                inclusion={"nl": "Een.\nTwee."},
                cues={"nl": ("trouw", "sta voor")},
                colour="#3b82c4",
                key="y",
                gap=True,
                children=(CodeDraft("dubbel", {"nl": "Dubbel"}),),
            ),
            CodeDraft("macht", {"nl": "Macht", "en": "Power"}),
        ),
    )  # fmt: skip
    assert (
        dump(book)
        == """\
name: Klein
language: nl

codes:
  - id: trouw
    label: Trouw
    definition: >-
      Aan wie of wat iemand zich houdt, ook als dat iets kost, en hoe dat in het gesprek
      ter sprake komt.
    inclusion: |-
      Een.
      Twee.
    example: "Ja: altijd."
    cues: [trouw, sta voor]
    colour: "#3b82c4"
    key: "y"
    gap: true
    children:
      - id: dubbel
        label: Dubbel

  - id: macht
    label:
      nl: Macht
      en: Power
"""
    )
