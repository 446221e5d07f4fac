"""Consensus: what is decided where coders differ, which codings that leaves, what it never does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from qualcoder_net.core.agreement import AgreementRequest, measure_agreement
from qualcoder_net.core.check import check_project
from qualcoder_net.core.consensus import Place, places, reopen, resolve, take_over
from qualcoder_net.core.matrix import MatrixRequest, build_matrix
from qualcoder_net.core.matrix_words import basis
from qualcoder_net.core.project import Project
from qualcoder_net.errors import QualcoderError, Refused
from qualcoder_net.model import Choice, Role
from qualcoder_net.store import schema
from tests.core.helpers import code, dump, quotation, sql, write

Study = Path | str
REQUEST = AgreementRequest(coders=("anna", "bas"))
SOURCE = "Oostrand-R1"
FEET = "one foot here and one foot there"


def work(place: Study, name: str, *coded: tuple[str, str], finished: bool = True) -> None:
    """What a coder codes in the one source, blind and to its end."""
    with Project.open(place, coder=name) as project:
        source = project.sources.find(SOURCE)
        project.sources.code_blind(source)
        for words, label in coded:
            code(project, SOURCE, words, label)
        project.sources.finish(source, finished=finished)


@pytest.fixture
def pair(project: Project, study: Study) -> Project:
    """What Anna and Bas coded alike, and six places at which they differ."""
    work(
        study, "anna",
        ("That is hard", "value"), ("Nobody asked for a plan", "lack of public demand"),
        (FEET, "dual loyalty"), ("one foot here", "loyalty"), ("and one foot there", "loyalty"),
        ("My board wants figures", "legitimation"), ("kitchen table", "public demand"),
    )  # fmt: skip
    work(
        study, "bas",
        ("That is hard", "value"), ("Nobody asked for a plan.", "lack of public demand"),
        ("one foot here and", "dual loyalty"), ("one foot here and one foot there", "loyalty"),
        ("My board wants figures", "network first"),
    )  # fmt: skip
    return project


def at(project: Project, label: str) -> Place:
    """The first place at which the code is disagreed on."""
    return next(p for p in places(project, REQUEST) if p.code.name("en") == label)


def agreed(project: Project) -> list[tuple[str, str]]:
    """(code, quotation) of every coding of the consensus."""
    book = project.codebook.tree()
    coder = next((c for c in project.coders.all() if c.role == "consensus"), None)
    codings = project.codings.select(coder_ids=[coder.id]) if coder else []
    return [(book.by_id[c.code_id].name("en"), quotation(project, c)) for c in codings]


def decide(project: Project, label: str, choice: Choice = "merge", **more: object) -> None:
    resolve(project, REQUEST, at(project, label), choice, **more)  # type: ignore[arg-type]


ALIKE = ("value", "That is hard")
# what both coded, to the character, although in two segments here and in one there
TOGETHER = ("loyalty", FEET)


def test_places_are_numbered_in_the_order_of_the_text_with_all_behind_them(pair: Project) -> None:
    found = places(pair, REQUEST)
    assert [(p.number, p.code.name("en"), p.kind) for p in found] == [
        (1, "lack of public demand", "borders"),
        (2, "loyalty", "borders"),
        (3, "dual loyalty", "borders"),
        (4, "network first", "other code"),
        (5, "legitimation", "other code"),
        (6, "public demand", "omission"),
    ]
    names = {coder.id: coder.name for coder in pair.coders.all()}
    first, other = found[2], found[4]
    assert [(names[c.coder_id], quotation(pair, c)) for c in first.codings] == [
        ("anna", FEET), ("bas", "one foot here and"),
    ]  # fmt: skip
    assert (first.missing, first.others, first.resolution) == ((), (), None)
    assert [coder.name for coder in other.missing] == ["bas"]
    (with_other,) = other.others
    assert pair.codebook.tree().by_id[with_other.code_id].name("en") == "network first"


def test_a_branch_narrows_the_places_and_levels_do_not_change_them(pair: Project) -> None:
    under = AgreementRequest(coders=("anna", "bas"), under="legitimation", depth=1, unit="turns")
    assert [place.code.name("en") for place in places(pair, under)] == [
        "lack of public demand", "public demand",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "choice", "coder", "expected"),
    [
        ("dual loyalty", "coder", "anna", [FEET]),
        ("dual loyalty", "coder", "bas", ["one foot here and"]),
        ("dual loyalty", "merge", None, [FEET]),
        ("dual loyalty", "common", None, ["one foot here and"]),
        ("dual loyalty", "neither", None, []),
        ("public demand", "coder", "anna", ["kitchen table"]),
        ("public demand", "coder", "bas", []),
        ("loyalty", "coder", "anna", ["one foot here", "and one foot there"]),
        ("loyalty", "merge", None, [FEET]),
        # the space between her two segments is not hers
        ("loyalty", "common", None, ["one foot here", "and one foot there"]),
    ],
)
def test_a_choice_says_which_codings_the_consensus_gets(
    pair: Project, label: str, choice: Choice, coder: str | None, expected: list[str]
) -> None:
    decide(pair, label, choice, coder=pair.coders.find(coder) if coder else None)
    assert [words for name, words in agreed(pair) if name == label] == expected
    resolution = at(pair, label).resolution
    assert resolution is not None
    assert (resolution.choice, resolution.coder_id) == (choice, pair.coders.find("anna").id)
    assert resolution.chosen_coder_id == (pair.coders.find(coder).id if coder else None)
    assert check_project(pair).problems == ()


def test_the_union_and_the_intersection_are_without_white_space_at_their_ends(
    project: Project, study: Study
) -> None:
    work(study, "anna", ("one foot here", "value"), ("hard. My board", "loyalty"))
    work(study, "bas", ("foot here and", "value"), ("is hard. My", "loyalty"))
    content = project.sources.text(project.sources.find(SOURCE)).content
    start = content.index("one foot here")
    # her coding ends, and his begins, at a space: only a damaged project, or another program's
    sql(project, "UPDATE codings SET start = start - 1 WHERE start = :start", start=start)
    decide(project, "value", "merge")
    assert ("value", "one foot here and") in agreed(project)
    decide(project, "loyalty", "common")
    assert ("loyalty", "hard. My") in agreed(project)


def test_what_all_agree_on_is_taken_over_in_the_same_act_and_once(pair: Project) -> None:
    before = pair.journal.revision()
    decide(pair, "public demand", "neither")
    assert pair.journal.revision() == before + 1
    assert agreed(pair) == [ALIKE]
    decide(pair, "lack of public demand", "common")
    assert agreed(pair) == [("lack of public demand", "Nobody asked for a plan"), ALIKE]
    said = [str(act.summary) for act in pair.history(limit=2)]
    assert said == [
        "Resolved “lack of public demand” in “Oostrand-R1”: only what everyone coded",
        "Resolved “public demand” in “Oostrand-R1”: not coded; took over 1 coding that all agree "
        "on",
    ]


def test_segments_that_together_cover_the_same_are_agreed_on(
    project: Project, study: Study
) -> None:
    work(study, "anna", ("one foot here", "loyalty"), (" here and one foot there", "loyalty"))
    work(study, "bas", (FEET, "loyalty"), ("That is hard", "value"))
    decide(project, "value", "neither")
    assert agreed(project) == [TOGETHER]


def test_questions_that_all_marked_are_taken_over_too(project: Project, study: Study) -> None:
    work(study, "anna", ("your own board", "loyalty"), ("one foot here", "value"))
    work(study, "bas", ("your own board", "loyalty"), ("did the workshop", "value"))
    decide(project, "value", "merge")
    assert agreed(project) == [("loyalty", "your own board"), ("value", "one foot here")]


def test_a_question_in_the_middle_of_what_was_coded_is_not_marked_by_that(
    project: Project, study: Study
) -> None:
    across = "for a plan.\n\nI: And your own board?\n\nR: I stand"
    work(study, "anna", (across, "loyalty"), ("That is hard", "value"))
    work(study, "bas", (across, "loyalty"))
    decide(project, "value")
    assert ("loyalty", across) in agreed(project) and len(agreed(project)) == 2


def test_deciding_anew_replaces_the_decision_and_its_codings_in_one_act(pair: Project) -> None:
    decide(pair, "dual loyalty", "merge", note="First thought")
    after = dump(pair)
    decide(pair, "dual loyalty", "common", note=" Second ")
    place = at(pair, "dual loyalty")
    assert place.resolution is not None and place.resolution.note == "Second"
    assert len(dump(pair)["resolutions"]) == 1
    assert [words for name, words in agreed(pair) if name == "dual loyalty"] == [
        "one foot here and"
    ]
    pair.undo()
    assert dump(pair) == after


def test_deciding_the_same_again_is_no_act(pair: Project) -> None:
    decide(pair, "dual loyalty", "merge")
    before = pair.journal.revision()
    decide(pair, "dual loyalty", "merge")
    assert pair.journal.revision() == before


def test_a_decision_is_undone_redone_and_reopened_with_its_codings(pair: Project) -> None:
    before = dump(pair)
    decide(pair, "dual loyalty")
    done = dump(pair)
    pair.undo()
    # the consensus is known by now as one who may work here, as any coder is after an undone act
    assert {**dump(pair), "coders": []} == {**before, "coders": []}
    pair.redo()
    assert dump(pair) == done
    reopen(pair, at(pair, "dual loyalty"))
    assert at(pair, "dual loyalty").resolution is None
    assert agreed(pair) == [ALIKE]
    assert str(pair.history(limit=1)[0].summary) == "Reopened “dual loyalty” in “Oostrand-R1”"
    pair.undo()
    assert dump(pair) == done
    reopen(pair, at(pair, "dual loyalty"))
    with pytest.raises(Refused, match="Nothing has been decided"):
        reopen(pair, at(pair, "dual loyalty"))


def test_the_originals_and_the_figures_between_them_stay_as_they_were(pair: Project) -> None:
    def measured_now() -> object:
        measured = measure_agreement(pair, REQUEST).blind
        assert measured is not None
        return measured.agreement.codes.to_dict(), measured.agreement.overall.to_dict()

    before, codings = measured_now(), dump(pair)["codings"]
    for place in places(pair, REQUEST):
        resolve(pair, REQUEST, place, "merge")
    assert measured_now() == before
    assert dump(pair)["codings"][: len(codings)] == codings
    assert all(place.resolution for place in places(pair, REQUEST))


def test_a_source_without_any_difference_has_its_agreed_codings_taken_over(
    project: Project, study: Study
) -> None:
    for name in ("anna", "bas"):
        work(study, name, (FEET, "loyalty"), ("That is hard", "value"))
    source = project.sources.find(SOURCE)
    assert places(project, REQUEST) == []
    assert take_over(project, REQUEST, source) == 2
    assert agreed(project) == [TOGETHER, ALIKE]
    assert take_over(project, REQUEST, source) == 0
    assert str(project.history(limit=1)[0].summary) == (
        "Took over 2 codings that all agree on in “Oostrand-R1”"
    )


def test_a_memo_on_a_consensus_coding_lasts_as_long_as_that_coding(pair: Project) -> None:
    decide(pair, "dual loyalty", "merge")
    consensus = pair.coders.find("consensus")
    (coding,) = pair.codings.select(coder_ids=[consensus.id], codes=[at(pair, "dual loyalty").code])
    pair.memos.add("Why", coding)
    decide(pair, "dual loyalty", "coder", coder=pair.coders.find("anna"))  # the same words
    assert len(pair.memos.all()) == 1
    decide(pair, "dual loyalty", "neither")
    assert pair.memos.all() == []
    assert check_project(pair).problems == ()


# --- what figures rest on ---


def figures(project: Project, **asked: object) -> tuple[int, str]:
    counted = build_matrix(project, MatrixRequest(**asked))  # type: ignore[arg-type]
    return int(counted.result.total), str(basis(counted))


def test_figures_rest_on_the_consensus_where_there_is_one(pair: Project) -> None:
    code(pair, "De Kade-R1", "a messenger", "value")
    with pytest.raises(Refused, match="Several analysts"):
        figures(pair)
    pair.coders.set_role("bas", "second")
    assert figures(pair) == (6, "Coded by anna.")
    decide(pair, "dual loyalty", "neither")
    said = (
        "Coded by consensus (1 source), anna (1 source). 5 disagreements are undecided, so that "
        "the consensus has nothing there."
    )
    assert figures(pair) == (2, said)
    assert figures(pair, coders=["anna"]) == (6, "Coded by anna.")
    assert figures(pair, coders=["consensus"]) == (1, "Coded by consensus.")


def test_with_several_analysts_only_sources_with_a_consensus_count(pair: Project) -> None:
    code(pair, "De Kade-R1", "a messenger", "value")
    decide(pair, "dual loyalty", "neither")
    for place in places(pair, REQUEST):
        resolve(pair, REQUEST, place, "neither")
    said = "Coded by consensus. 1 source without a consensus is left out."
    assert figures(pair) == (1, said)
    assert build_matrix(pair, MatrixRequest()).sources == 1


def test_a_source_of_which_it_was_decided_that_nothing_is_coded_has_a_consensus(
    project: Project, study: Study
) -> None:
    work(study, "anna", ("That is hard", "value"))
    work(study, "bas", finished=True)
    project.coders.set_role("bas", "second")
    decide(project, "value", "neither")
    assert figures(project) == (0, "Coded by consensus (1 source), anna (1 source).")


# --- what is refused ---


def refused(pair: Project, act: Callable[[], object], said: str) -> None:
    before = dump(pair)
    with pytest.raises(QualcoderError, match=said):
        act()
    assert {**dump(pair), "coders": []} == {**before, "coders": []}


def test_an_intersection_of_nothing_is_refused(pair: Project) -> None:
    refused(pair, lambda: decide(pair, "public demand", "common"), "nothing here that each of them")


def test_an_unknown_choice_and_a_coder_who_is_not_compared_are_refused(
    pair: Project, study: Study
) -> None:
    refused(pair, lambda: decide(pair, "loyalty", "both"), "cannot be resolved as “both”")  # type: ignore[arg-type]
    refused(pair, lambda: decide(pair, "loyalty", "coder"), "Say as which of the compared coders")
    pair.coders.set_role("cato", "second")
    cato = pair.coders.find("cato")
    refused(pair, lambda: decide(pair, "loyalty", "coder", coder=cato), "anna, bas")


def test_a_place_that_changed_since_it_was_shown_is_refused(pair: Project, study: Study) -> None:
    place = at(pair, "dual loyalty")
    with Project.open(study, coder="bas") as bas:
        (coding,) = [c for c in place.codings if c.coder_id == bas.coders.find("bas").id]
        bas.codings.change_borders(coding, place.start, place.end - 2)
    refused(pair, lambda: resolve(pair, REQUEST, place, "merge"), "has been changed since")
    pair.codings.remove(*place.codings)
    refused(pair, lambda: resolve(pair, REQUEST, place, "merge"), "has been changed since")
    pair.sources.remove(place.source)
    refused(pair, lambda: resolve(pair, REQUEST, place, "merge"), "No source “Oostrand-R1”")


def test_a_source_that_is_not_finished_by_all_has_no_places(pair: Project, study: Study) -> None:
    place = at(pair, "dual loyalty")
    with Project.open(study, coder="bas") as bas:
        bas.sources.finish(place.source, finished=False)
        refused(pair, lambda: resolve(pair, REQUEST, place, "merge"), "not been finished by each")
        refused(pair, lambda: places(pair, REQUEST, [place.source]), "not been finished by each")
        refused(pair, lambda: places(bas, REQUEST, [place.source]), "You are coding “Oos")
        refused(pair, lambda: resolve(bas, REQUEST, place, "merge"), "coding “Oostrand-R1” blind")
    refused(pair, lambda: places(pair, REQUEST), "no source that each of anna, bas has finished")


def test_who_codes_blind_is_not_told_what_was_decided(pair: Project, study: Study) -> None:
    decide(pair, "dual loyalty", "merge")
    with Project.open(study, coder="cato") as cato:
        cato.sources.code_blind(cato.sources.find(SOURCE))
        assert not any("dual loyalty" in str(act.said) for act in cato.history(limit=3))
        assert agreed(cato) == []


def test_several_coders_for_the_consensus_are_refused(pair: Project) -> None:
    for name in ("both", "all"):
        pair.coders.set_role(name, "consensus")
    refused(pair, lambda: decide(pair, "loyalty"), "several coders for the consensus: both, all")


def test_who_is_called_consensus_and_codes_otherwise_is_refused(
    pair: Project, study: Study
) -> None:
    with Project.open(study, coder="Consensus") as other:
        code(other, "De Kade-R1", "a messenger", "value")
    refused(pair, lambda: decide(pair, "loyalty"), "“Consensus” has coded as analyst")
    pair.coders.set_role("Consensus", "consensus")
    decide(pair, "loyalty")
    assert ("value", "a messenger") in agreed(pair)


@pytest.mark.parametrize(("name", "role"), [("consensus", "analyst"), ("together", "consensus")])
def test_who_has_the_role_or_the_name_and_no_codings_is_the_consensus(
    pair: Project, name: str, role: Role
) -> None:
    pair.coders.set_role(name, role)
    decide(pair, "loyalty")
    assert [c.name for c in pair.coders.all() if c.role == "consensus"] == [name]
    pair.undo()
    assert pair.coders.find(name).role == role


def test_the_consensus_is_not_one_of_those_compared(pair: Project) -> None:
    decide(pair, "loyalty")
    with Project.open(pair.store.path or str(pair.store.engine.url.render_as_string(False)),
                      coder="consensus") as consensus:  # fmt: skip
        consensus.sources.finish(consensus.sources.find(SOURCE))
    request = AgreementRequest(coders=("anna", "consensus"))
    place = places(pair, request)[0]
    refused(pair, lambda: resolve(pair, request, place, "merge"), "cannot be one of those compared")


# --- decisions live on with what they are about ---


def test_a_decision_goes_with_its_source_or_code_and_comes_back_with_it(pair: Project) -> None:
    decide(pair, "dual loyalty")
    before = dump(pair)
    for act in (
        lambda: pair.sources.remove(pair.sources.find(SOURCE)),
        lambda: pair.codebook.delete(pair.codebook.find("loyalty")),
    ):
        act()
        assert dump(pair)["resolutions"] == []
        assert check_project(pair).problems == ()
        pair.undo()
        assert dump(pair) == before


def test_merging_codes_merges_what_was_decided_on_them(pair: Project) -> None:
    decide(pair, "dual loyalty")
    decide(pair, "public demand", "neither")
    book = pair.codebook
    into = book.find("loyalty")
    decide(pair, "loyalty")
    assert at(pair, "loyalty").start == at(pair, "dual loyalty").start
    book.merge(book.find("dual loyalty"), into=into)
    book.merge(book.find("value"), into=book.find("public demand"))
    assert [row["code_id"] for row in dump(pair)["resolutions"]] == [
        book.find("public demand").id, into.id,
    ]  # fmt: skip
    assert check_project(pair).problems == ()


def test_a_decision_follows_its_words_into_a_corrected_text(pair: Project, tmp_path: Path) -> None:
    decide(pair, "dual loyalty", "common")
    decide(pair, "public demand", "neither")
    source = pair.sources.find(SOURCE)
    content = pair.sources.text(source).content
    moved = content.replace("kitchen table", "bed").replace("I stand", "So, well, I stand")
    before = dump(pair)
    done = pair.sources.replace(source, write(tmp_path, "corrected.txt", moved))
    assert done.undecided == 1
    assert at(pair, "dual loyalty").resolution is not None
    assert len(dump(pair)["resolutions"]) == 1
    assert check_project(pair).problems == ()
    pair.undo()
    assert dump(pair) == before


def test_undoing_a_correction_that_has_been_decided_on_since_is_refused(
    pair: Project, study: Study, tmp_path: Path
) -> None:
    source = pair.sources.find(SOURCE)
    content = pair.sources.text(source).content
    file = write(tmp_path, "corrected.txt", content.replace("I stand", "So, well, I stand"))
    pair.sources.replace(source, file)
    with Project.open(study, coder="cato") as cato:
        decide(cato, "public demand", "neither")
    with pytest.raises(QualcoderError, match="coded since"):
        pair.undo()


def test_an_erased_source_takes_its_decisions_and_their_notes_along(pair: Project) -> None:
    decide(pair, "dual loyalty", note="Zaanstra said so")
    pair.sources.erase(pair.sources.find(SOURCE))
    assert dump(pair)["resolutions"] == []
    with pair.store.reading() as connection:
        assert "Zaanstra" not in repr(connection.execute(select(schema.changes)).all())
    assert check_project(pair).problems == ()


def test_a_decision_that_lies_elsewhere_than_where_it_was_made_is_found(pair: Project) -> None:
    decide(pair, "dual loyalty")
    sql(pair, "UPDATE resolutions SET start = start + 1")
    (problem,) = check_project(pair).problems
    assert "is not on the words it was made on" in str(problem)
