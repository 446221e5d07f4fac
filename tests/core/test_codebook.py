"""The codebook: every change of it does what it says, and is undone exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.project import Project
from qualcoder_net.errors import CodeNotFound, Refused
from qualcoder_net.i18n import use_language
from qualcoder_net.model import PALETTE
from tests.core.helpers import code, dump, quotations


def tree(project: Project) -> list[str]:
    """The codes in reading order, indented by depth."""
    return ["  " * depth + code.slug for depth, code in project.codebook.tree().walk()]


STUDY = [
    "loyalty",
    "  dual-loyalty",
    "  network-first",
    "legitimation",
    "  public-demand",
    "    lack-of-public-demand",
    "value",
]


def test_the_tree_is_in_the_order_in_which_codes_were_added(project: Project) -> None:
    assert tree(project) == STUDY


# --- adding and editing ---


def test_a_new_code_gets_an_id_a_guid_and_a_colour_of_its_own(project: Project) -> None:
    first, second = project.codebook.add(" Trust "), project.codebook.add("Tröst", slug="comfort")
    assert (first.slug, second.slug) == ("trust", "comfort")
    assert first.name("en") == "Trust"
    assert {first.colour, second.colour} < set(PALETTE)
    assert first.colour != second.colour
    assert len(first.guid) == 36
    assert tree(project)[-2:] == ["trust", "comfort"]


def test_a_label_that_stands_elsewhere_gets_another_id(project: Project) -> None:
    below = project.codebook.add("Value", project.codebook.find("loyalty"))
    assert below.slug == "value-2"


def test_a_label_cannot_stand_twice_in_one_place(project: Project) -> None:
    with pytest.raises(Refused, match="There already is a code “VALUE” here"):
        project.codebook.add("VALUE")
    with pytest.raises(Refused, match="There already is a code “value” here"):
        project.codebook.rename(project.codebook.find("loyalty"), "value")
    project.codebook.rename(project.codebook.find("value"), "VALUE")


def test_a_code_needs_a_label(project: Project) -> None:
    for refused in (
        lambda: project.codebook.add(" "),
        lambda: project.codebook.rename(project.codebook.find("value"), ""),
    ):
        with pytest.raises(Refused, match="needs a label"):
            refused()
    assert tree(project) == STUDY


def test_ids_and_keys_are_one_codes_alone(project: Project) -> None:
    book, value = project.codebook, project.codebook.find("value")
    before = dump(project)
    with pytest.raises(Refused, match="There already is a code “value”"):
        book.add("worth", slug="value")
    with pytest.raises(Refused, match="There already is a code “loyalty”"):
        book.edit(value, slug="loyalty")
    with pytest.raises(Refused, match="Key l belongs to “loyalty”"):
        book.edit(value, key="l")
    with pytest.raises(Refused, match="Key l belongs to “loyalty”"):
        book.add("love", key="L")
    assert book.edit(book.find("loyalty"), key="L", slug="loyalty").key == "l"
    assert dump(project) == before
    book.edit(book.find("loyalty"), key=None)
    assert book.edit(value, key="l", slug="worth").key == "l"
    assert book.find("worth").id == value.id


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": "#12"}, "“#12” is no colour"),
        ({"colour": "reed"}, "“reed” is no colour. Did you mean “red”"),
        ({"colour": None}, "“” is no colour"),
        ({"key": "ab"}, "“ab” is no key that a code can own. Write one letter"),
        ({"key": "0"}, "“0” is no key"),
        ({"key": "'"}, "“'” is no key"),
        ({"slug": " "}, "A code needs an id"),
        ({"slug": "a\x07b"}, "It holds a character that is no text"),
        ({"slug": "a" * 201}, "is too long"),
        ({"slug": "legitimation"}, "There already is a code “legitimation”"),
    ],
)
def test_what_no_codebook_file_could_hold_is_refused(
    project: Project, fields: dict[str, str | None], said: str
) -> None:
    before, acts = dump(project), project.journal.revision()
    with pytest.raises(Refused, match=said):
        project.codebook.edit(project.codebook.find("value"), **fields)
    if fields != {"colour": None}:  # which is: the next of the palette
        with pytest.raises(Refused, match=said):
            project.codebook.add("Trust", **fields)
    assert (dump(project), project.journal.revision()) == (before, acts)


def test_colour_key_and_id_are_kept_as_files_write_them(project: Project) -> None:
    added = project.codebook.add("Trust", colour="Teal", key="T", slug=" to  trust ")
    assert (added.colour, added.key, added.slug) == ("#008080", "t", "to trust")
    edited = project.codebook.edit(added, colour="#ABC", key="4", slug="vertrouwen")
    assert (edited.colour, edited.key, edited.slug) == ("#aabbcc", "4", "vertrouwen")
    said = "Changed code “Trust”: colour, key, id"
    assert str(project.history(limit=1)[0].summary) == said
    assert project.codebook.edit(edited, key=" ").key is None


def test_a_code_with_another_id_keeps_all_that_belongs_to_it(
    project: Project, tmp_path: Path
) -> None:
    loyalty = project.codebook.find("loyalty")
    coding = code(project, "Oostrand-R1", "one foot here", "loyalty")
    project.memos.add("Look again", loyalty)
    before = dump(project)
    changed = project.codebook.edit(loyalty, slug="trouw")
    assert (changed.id, changed.guid) == (loyalty.id, loyalty.guid)
    assert tree(project)[:3] == ["trouw", "  dual-loyalty", "  network-first"]
    assert project.codebook.find("trouw").id == project.codebook.find("Loyalty").id
    assert project.codings.select(codes=[changed]) == [coding]
    assert [memo.text for memo in project.memos.about(changed)] == ["Look again"]
    assert list(project.matrix().columns) == ["loyalty", "legitimation", "value"]
    assert list(project.codings.frame()["code"]) == ["trouw"]
    project.undo()
    assert dump(project) == before
    assert project.codebook.find("loyalty") == loyalty


def test_all_that_a_code_says_can_be_changed_and_undone(project: Project) -> None:
    before = dump(project)
    edited = project.codebook.edit(
        project.codebook.find("value"),
        label={"nl": "Waarde", "en": "Value"},
        definition={"nl": "Wat het oplevert"},
        cues={"nl": ("waarde*", "opleveren"), "en": ["value"]},
        colour="#123456",
        gap=True,
        exclusive=True,
    )
    assert edited.cues == {"nl": ["waarde*", "opleveren"], "en": ["value"]}
    assert (edited.name("nl"), edited.name("en"), edited.gap) == ("Waarde", "Value", True)
    project.undo()
    assert dump(project) == before


def test_a_misspelt_field_is_the_programmers_mistake(project: Project) -> None:
    with pytest.raises(TypeError, match="no field color"):
        project.codebook.edit(project.codebook.find("value"), color="#123456")


def test_renaming_changes_the_label_that_is_shown(project: Project) -> None:
    value = project.codebook.edit(
        project.codebook.find("value"), label={"nl": "Waarde", "en": "Value"}
    )
    use_language("nl")
    renamed = project.codebook.rename(value, "Nut")
    assert renamed.label == {"nl": "Nut", "en": "Value"}
    assert project.codebook.rename(renamed, "Worth", "en").label == {"nl": "Nut", "en": "Worth"}
    assert renamed.slug == "value"


# --- finding ---


@pytest.mark.parametrize(
    "name",
    [
        "dual-loyalty",
        "Dual Loyalty",
        "loyalty › dual loyalty",
        "loyalty/dual-loyalty",
        "LOYALTY > dual loyalty",
    ],
)
def test_a_code_is_found_by_id_label_or_path(project: Project, name: str) -> None:
    assert project.codebook.find(name).slug == "dual-loyalty"


def test_an_unknown_code_suggests_the_nearest(project: Project) -> None:
    with pytest.raises(CodeNotFound, match=r"No code “dual loyalti”. Did you mean “dual loyalty”"):
        project.codebook.find("dual loyalti")


def test_a_label_of_two_codes_is_refused_with_their_ids(project: Project) -> None:
    project.codebook.add("Value", project.codebook.find("loyalty"), slug="worth")
    project.codebook.edit(project.codebook.find("value"), slug="gain")
    with pytest.raises(Refused, match=r"“Value” is the name of 2 codes. Use one of: gain, worth"):
        project.codebook.find("Value")


# --- moving ---


def test_a_moved_code_takes_its_children_along(project: Project) -> None:
    before = dump(project)
    project.codebook.move(project.codebook.find("loyalty"), project.codebook.find("value"))
    assert tree(project)[-4:] == ["value", "  loyalty", "    dual-loyalty", "    network-first"]
    project.codebook.move(project.codebook.find("loyalty"), None, 1)
    assert [slug for slug in tree(project) if slug[0] != " "] == [
        "legitimation",
        "loyalty",
        "value",
    ]
    project.undo()
    project.undo()
    assert dump(project) == before


def test_a_code_moves_among_its_siblings(project: Project) -> None:
    def branches() -> list[str]:
        return [slug for slug in tree(project) if slug[0] != " "]

    move, find = project.codebook.move, project.codebook.find
    move(find("value"), None, 0)
    assert branches() == ["value", "loyalty", "legitimation"]
    move(find("value"), None, 99)
    assert branches() == ["loyalty", "legitimation", "value"]
    move(find("value"), None, -3)
    move(find("legitimation"), None, 1)
    assert branches() == ["value", "legitimation", "loyalty"]


def test_a_code_is_not_moved_beneath_itself(project: Project) -> None:
    for parent in ("legitimation", "lack-of-public-demand"):
        with pytest.raises(Refused, match="cannot be moved beneath itself"):
            project.codebook.move(
                project.codebook.find("legitimation"), project.codebook.find(parent)
            )


# --- merging ---


def test_a_merge_moves_codings_memos_and_children(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "loyalty")
    code(project, "De Kade-R1", "a messenger", "dual loyalty")
    code(project, "Oostrand-R1", "That is hard", "value")
    project.memos.add("On loyalty", project.codebook.find("loyalty"))
    before = dump(project)
    value = project.codebook.find("value")
    assert project.codebook.merge(project.codebook.find("loyalty"), into=value) == 1
    assert tree(project)[-3:] == ["value", "  dual-loyalty", "  network-first"]
    assert quotations(project) == [
        ("value", "one foot here"),
        ("value", "That is hard"),
        ("dual-loyalty", "a messenger"),
    ]
    assert [memo.text for memo in project.memos.about(value)] == ["On loyalty"]
    assert str(project.history(limit=1)[0].summary) == "Merged “loyalty” into “value” (1 coding)"
    project.undo()
    assert dump(project) == before
    project.redo()
    assert len(tree(project)) == len(STUDY) - 1


def test_a_segment_with_both_codes_is_kept_once_per_coder_with_both_memos(
    project: Project, study: Path | str
) -> None:
    project.memos.add("first", code(project, "Oostrand-R1", "That is hard", "loyalty"))
    kept = code(project, "Oostrand-R1", "That is hard", "value")
    project.memos.add("second", kept)
    with Project.open(study, coder="bas") as other:
        code(other, "Oostrand-R1", "That is hard", "loyalty")
    before = dump(project)
    value = project.codebook.find("value")
    assert project.codebook.merge(project.codebook.find("loyalty"), into=value) == 2
    assert quotations(project) == [("value", "That is hard")] * 2
    assert sorted(memo.text for memo in project.memos.about(kept)) == ["first", "second"]
    project.undo()
    assert dump(project) == before


def test_a_code_is_merged_into_neither_itself_nor_what_lies_beneath_it(project: Project) -> None:
    loyalty = project.codebook.find("loyalty")
    with pytest.raises(Refused, match="into itself"):
        project.codebook.merge(loyalty, loyalty)
    with pytest.raises(Refused, match=r"lies beneath “loyalty”. Merge the other way round"):
        project.codebook.merge(loyalty, project.codebook.find("dual loyalty"))
    project.codebook.merge(project.codebook.find("dual loyalty"), loyalty)


# --- splitting and deleting ---


def test_a_split_gives_the_chosen_codings_to_a_new_sibling(project: Project) -> None:
    chosen = code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    code(project, "Oostrand-R1", "one foot there", "dual loyalty")
    foreign = code(project, "Oostrand-R1", "That is hard", "value")
    before = dump(project)
    torn = project.codebook.split(
        project.codebook.find("dual loyalty"), " torn ", [chosen, foreign]
    )
    assert (torn.slug, torn.name("en")) == ("torn", "torn")
    assert tree(project)[:4] == ["loyalty", "  dual-loyalty", "  network-first", "  torn"]
    assert quotations(project) == [
        ("torn", "one foot here"),
        ("dual-loyalty", "one foot there"),
        ("value", "That is hard"),
    ]
    project.undo()
    assert dump(project) == before


def test_a_split_needs_codings_of_the_code(project: Project) -> None:
    foreign = code(project, "Oostrand-R1", "That is hard", "value")
    with pytest.raises(Refused, match="None of these codings is with “loyalty”"):
        project.codebook.split(project.codebook.find("loyalty"), "new", [foreign])


def test_deleting_says_beforehand_what_goes_and_is_undone_whole(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    coding = code(project, "De Kade-R1", "a messenger", "loyalty")
    code(project, "Oostrand-R1", "That is hard", "value")
    project.memos.add("On a coding", coding)
    project.memos.add("On a code", project.codebook.find("dual loyalty"))
    before = dump(project)
    loyalty = project.codebook.find("loyalty")
    assert project.codebook.effect_of_deleting(loyalty) == (3, 2)
    project.codebook.delete(loyalty)
    assert tree(project) == STUDY[3:]
    assert quotations(project) == [("value", "That is hard")]
    assert project.memos.all() == []
    project.undo()
    assert dump(project) == before


def test_a_label_that_another_gave_meanwhile_stays(project: Project, study: Path | str) -> None:
    value = project.codebook.edit(project.codebook.find("value"), label={"nl": "a", "en": "b"})
    with Project.open(study, coder="bas") as other:
        other.codebook.rename(value, "worth", "en")
    assert project.codebook.rename(value, "waarde", "nl").label == {"nl": "waarde", "en": "worth"}


@pytest.mark.parametrize("character", ["\0", "\udcff"])
def test_no_text_of_a_code_has_a_character_that_no_text_can_have(
    project: Project, character: str
) -> None:
    value = project.codebook.find("value")
    before = dump(project)
    with pytest.raises(Refused, match="a character that no text can have"):
        project.codebook.add(f"a{character}b")
    with pytest.raises(Refused, match="a character that no text can have"):
        project.codebook.edit(value, cues={"en": [f"a{character}b"]})
    assert dump(project) == before
