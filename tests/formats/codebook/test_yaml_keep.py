"""The export to YAML changes what changed and keeps a person's file as it was for the rest."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.yaml import dump, read
from qualcoder_net.model import CodeDraft
from tests.formats.codebook.odd import ALIASES, ALL, COMMENTS, DASHES_ALONE, ITEMS_IN_BRACES

SHIPPED = Path(__file__).parents[3] / "codebooks" / "organisatienetwerken.yaml"
Edit = Callable[[CodeDraft], list[CodeDraft]]


def edited(codes: tuple[CodeDraft, ...], slug: str, edit: Edit) -> tuple[CodeDraft, ...]:
    """The codes with the one called *slug* replaced by what *edit* makes of it."""
    done: list[CodeDraft] = []
    for code in codes:
        if code.slug == slug:
            done += edit(code)
        else:
            done.append(replace(code, children=edited(code.children, slug, edit)))
    return tuple(done)


def difference(text: str, changed: CodebookFile) -> list[str]:
    """The lines that go (-) and come (+), after checking that the result says what it should."""
    after = dump(changed)
    assert read(after, "after.yaml") == changed.as_read()
    lines = difflib.unified_diff(text.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def change(text: str, slug: str, edit: Edit) -> list[str]:
    book = read(text, "before.yaml")
    return difference(text, replace(book, codes=edited(book.codes, slug, edit)))


def with_fields(**fields: object) -> Edit:
    return lambda code: [replace(code, **fields)]


# --- fields ---------------------------------------------------------------------------------------


def test_a_changed_label_keeps_its_quotes_and_its_comment() -> None:
    assert change(COMMENTS, "vertrouwen", with_fields(label={"nl": "Trouw's"})) == [
        "-  label: 'Vertrouwen'   # quoted in one way",
        "+  label: 'Trouw''s'   # quoted in one way",
    ]


def test_a_code_with_another_id_keeps_its_lines_and_comments() -> None:
    assert change(COMMENTS, "vertrouwen", with_fields(slug="trust")) == [
        "-- id: vertrouwen    # after an id",
        "+- id: trust    # after an id",
    ]
    assert change(COMMENTS, "institutioneel", with_fields(slug="formeel")) == [
        "-  - label: {nl: Institutioneel, en: Institutional}  # in braces",
        "+  - id: formeel",
        "+    label: {nl: Institutioneel, en: Institutional}  # in braces",
    ]


def test_a_folded_text_stays_folded() -> None:
    assert change(COMMENTS, "vertrouwen", with_fields(definition={"nl": "Kort.\nEn klaar."})) == [
        "-    Dat de ander doet",
        "-    wat hij zegt.",
        "+    Kort.",
        "-    Tweede alinea.",
        "+    En klaar.",
    ]


def test_a_text_in_lines_stays_in_lines() -> None:
    assert change(COMMENTS, "vertrouwen", with_fields(inclusion={"nl": "a: b\n  c"})) == [
        "-    - als het gezegd wordt",
        "-      en ook zo",
        "+    a: b",
        "+      c",
    ]


def test_one_language_changes_and_the_other_stays() -> None:
    texts = {"nl": "Niet nooit.", "en": 'Not "hope".', "fy": "Net."}
    assert change(COMMENTS, "vertrouwen", with_fields(exclusion=texts)) == [
        "-    nl: Niet als het hoop is.   # after a text",
        "+    nl: Niet nooit.   # after a text",
        "+    fy: Net.",
    ]


def test_a_translation_turns_a_bare_label_into_one_by_language() -> None:
    label = {"nl": "Vertrouwen", "en": "Trust"}
    assert change(COMMENTS, "vertrouwen", with_fields(label=label)) == [
        "-  label: 'Vertrouwen'   # quoted in one way",
        "+  label:   # quoted in one way",
        "+    nl: Vertrouwen",
        "+    en: Trust",
    ]


def test_an_empty_field_is_filled_where_it_stands() -> None:
    assert change(COMMENTS, "vertrouwen", with_fields(example={"nl": "“Dat zit goed.”"})) == [
        "-  example:    # nothing yet",
        "+  example: “Dat zit goed.”    # nothing yet",
    ]


def test_cues_below_one_another_keep_their_comments() -> None:
    cues = {"nl": ("vertrouwen op", "rekenen op")}
    assert change(COMMENTS, "vertrouwen", with_fields(cues=cues)) == [
        '-    - "erop aan kunnen"',
        "+    - rekenen op",
    ]


def test_cues_in_brackets_keep_what_they_share_at_both_ends() -> None:
    cues = {"nl": ("macht", "de baas", "gezag", "invloed")}
    assert change(COMMENTS, "macht", with_fields(cues=cues)) == [
        "-  cues: [ macht , \"de baas\", 'zeggenschap',",
        "-          doorzettings*,   # within the brackets",
        '+  cues: [ macht , "de baas", gezag,   # within the brackets',
    ]


def test_a_new_field_goes_where_a_person_would_put_it() -> None:
    assert change(
        COMMENTS, "persoonlijk", with_fields(key="p", definition={"nl": "Van iemand."})
    ) == [
        "+    definition: Van iemand.",
        "+    key: p",
    ]


def test_a_field_that_goes_leaves_the_comments_around_it() -> None:
    assert change(COMMENTS, "vertrouwen", with_fields(colour=None, key=None)) == [
        "-  colour: teal",
        "-  key: v",
    ]
    assert change(COMMENTS, "vertrouwen", with_fields(inclusion={})) == [
        "-  inclusion: |",
        "-    - als het gezegd wordt",
        "-      en ook zo",
    ]


def test_american_spelling_stays_american() -> None:
    assert change(COMMENTS, "institutioneel", with_fields(colour="#000000")) == [
        "-    color: '#ABC'",
        "+    color: '#000000'",
    ]


def test_a_label_changed_beside_no_id_writes_the_id_that_codings_know() -> None:
    label = {"nl": "Stelsel", "en": "Institutional"}
    assert change(COMMENTS, "institutioneel", with_fields(label=label)) == [
        "-  - label: {nl: Institutioneel, en: Institutional}  # in braces",
        "+  - id: institutioneel",
        "+    label: {nl: Stelsel, en: Institutional}  # in braces",
    ]


def test_a_code_in_braces_stays_in_braces() -> None:
    assert change(ITEMS_IN_BRACES, "een", with_fields(label={"": "Eén"}, key="e")) == [
        '-  - {id: een, label: Een, colour: "#111111"}   # first',
        '+  - {id: een, label: Eén, colour: "#111111", key: e}   # first',
    ]


def test_the_name_and_the_language_change_in_their_place() -> None:
    book = read(COMMENTS, "x")
    assert difference(COMMENTS, replace(book, name={"nl": "Ons boek"})) == [
        '-name: "Mijn boek"   # after the name',
        '+name: "Ons boek"   # after the name',
    ]


def test_line_ends_of_windows_stay_so_in_what_is_new() -> None:
    text = COMMENTS.replace("\n", "\r\n")
    book = read(text, "x")
    codes = edited(book.codes, "macht", with_fields(definition={"nl": "a\nb"}, key="m"))
    after = dump(replace(book, codes=codes))
    assert after.count("\n") == after.count("\r\n")
    assert "key: m\r\n" in after


# --- codes ----------------------------------------------------------------------------------------


def test_a_new_code_leaves_every_line_that_was_there() -> None:
    new = CodeDraft("gezag", {"nl": "Gezag"}, definition={"nl": "Wie het zegt."})
    assert change(COMMENTS, "macht", lambda code: [code, new]) == [
        "+",
        "+- id: gezag",
        "+  label: Gezag",
        "+  definition: Wie het zegt.",
    ]
    below = CodeDraft("daad", {"nl": "Daad"})
    assert change(COMMENTS, "persoonlijk", with_fields(children=(below,))) == [
        "+    children:",
        "+    - id: daad",
        "+      label: Daad",
    ]


def test_a_code_that_goes_takes_the_comment_directly_above_it_and_no_other() -> None:
    assert change(COMMENTS, "institutioneel", lambda _: []) == [
        "-  # directly above institutioneel",
        "-  - label: {nl: Institutioneel, en: Institutional}  # in braces",
        "-    color: '#ABC'",
    ]


def test_a_code_that_moves_takes_its_text_and_comments_along_and_is_indented_anew() -> None:
    book = read(COMMENTS, "x")
    trust, power = book.codes
    moved = replace(book, codes=(replace(trust, children=(*trust.children, power)),))
    lines = difference(COMMENTS, moved)
    block = [
        "  # directly above macht",
        "  - label: Macht",
        "    cues: [ macht , \"de baas\", 'zeggenschap',",
        "            doorzettings*,   # within the brackets",
        "            invloed ]",
        "    definition: macht is een lang woord dat op",
        "      de volgende regel",
        "      verder gaat",
    ]
    assert [line[1:] for line in lines if line.startswith("+") and line != "+"] == block
    assert [line[1:] for line in lines if line.startswith("-")] == [line[2:] for line in block]


def test_the_order_of_codes_changes_by_whole_blocks() -> None:
    book = read(DASHES_ALONE, "x")
    after = dump(replace(book, codes=book.codes[::-1]))
    assert sorted(after.splitlines()) == sorted(DASHES_ALONE.splitlines())
    assert after.index("Vier") < after.index("Een")


def test_the_first_code_that_goes_leaves_no_gap_at_the_top() -> None:
    text = "codes:\n  - A\n\n  # about b\n  - B\n\n  - C\n"
    book = read(text, "x")
    assert dump(replace(book, codes=book.codes[1:])) == "codes:\n  # about b\n  - B\n\n  - C\n"
    assert dump(replace(book, codes=book.codes[2:])) == "codes:\n  - C\n"
    assert dump(replace(book, codes=())) == "codes: []\n"


def test_a_change_far_away_leaves_aliases_alone() -> None:
    label = {"nl": "Vierde"}
    assert change(ALIASES, "vier", with_fields(label=label, key="v")) == [
        "-    label: Vier",
        "+    label: Vierde",
        "+    key: v",
    ]


def test_a_text_that_aliases_share_is_written_out_when_one_of_them_changes() -> None:
    book = read(ALIASES, "x")
    codes = edited(book.codes, "een", with_fields(definition={"nl": "Alleen hier."}))
    after = dump(replace(book, codes=codes))
    assert read(after, "x") == replace(book, codes=codes)
    assert "label: Twee   # keeps its comment" in after


@pytest.mark.parametrize("name", ["brackets", "nested labels", "outline"])
def test_what_cannot_be_changed_in_part_is_written_anew_and_says_the_same(name: str) -> None:
    book = read(ALL[name], name)
    new = CodeDraft("nieuw", {book.language: "Nieuw"})
    first = replace(book.codes[0], children=(*book.codes[0].children, new))
    changed = replace(book, codes=(first, *book.codes[1:]))
    assert read(dump(changed), name) == changed


def test_in_the_shipped_codebook_one_change_is_one_change() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    book = read(text, "x")
    first = book.codes[0]
    after = replace(book, codes=(replace(first, gap=not first.gap), *book.codes[1:]))
    assert len(difference(text, after)) == 1
    assert len(difference(text, replace(book, codes=book.codes[:1]))) > 100
    swapped = dump(replace(book, codes=book.codes[::-1]))
    assert sorted(filter(None, swapped.splitlines())) == sorted(filter(None, text.splitlines()))
