"""The journal: every act recorded with what it changed; undone, redone, across restarts."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from qualcoder_net import __version__
from qualcoder_net.core import codings
from qualcoder_net.core.cases_files import import_table
from qualcoder_net.core.codebook_files import compare_codebook, load_codebook
from qualcoder_net.core.codings_files import import_codings
from qualcoder_net.core.importing import Wanted, import_sources
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Conflict, Refused
from qualcoder_net.i18n import msg
from qualcoder_net.model import Attribute, Operation
from qualcoder_net.store import recorder, schema
from tests.core.helpers import code, dump, quotations, span, write
from tests.core.suggesting import Suggestion, suggested


def changes_of(project: Project, act: Operation) -> list[dict[str, Any]]:
    changes = schema.changes
    with project.store.reading() as connection:
        rows = connection.execute(
            select(changes).where(changes.c.operation_id == act.id).order_by(changes.c.number)
        )
        return [dict(row._mapping) for row in rows]


def last(project: Project) -> Operation:
    return project.history(limit=1)[0]


# --- what is recorded ---


def test_an_act_is_recorded_with_coder_time_verb_words_and_version(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    act = last(project)
    assert (act.coder, act.verb, act.kind, act.undone) == ("anna", "code", "do", False)
    assert str(act.summary) == "Coded a segment of “Oostrand-R1” with “dual loyalty”"
    assert act.tool_version == __version__
    assert act.changes == 1
    assert act.at.endswith("Z")
    assert len(act.at) == len("2026-03-01T12:00:00.000Z")


def test_a_made_row_is_recorded_whole_with_nothing_before(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    (change,) = changes_of(project, last(project))
    assert change["before"] is None
    assert (change["table_name"], change["row_id"]) == ("codings", coding.id)
    row = next(row for row in dump(project)["codings"] if row["id"] == coding.id)
    assert change["after"] == row


def test_of_a_changed_row_only_the_changed_columns_are_recorded(project: Project) -> None:
    renamed = project.codebook.rename(project.codebook.find("value"), "worth")
    (change,) = changes_of(project, last(project))
    assert change["row_id"] == renamed.id
    assert change["before"] == {"label": {"": "value"}}
    assert change["after"] == {"label": {"": "worth"}}


def test_a_deleted_row_is_recorded_whole_with_nothing_after(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot here", "dual loyalty")
    row = next(row for row in dump(project)["codings"] if row["id"] == coding.id)
    project.codings.remove(coding)
    (change,) = changes_of(project, last(project))
    assert change["after"] is None
    assert change["before"] == row


def test_several_changes_of_a_row_in_one_act_are_one_change(project: Project) -> None:
    book = project.codebook.tree()
    value = book.by_slug["value"]
    with project.journal.operation("edit code", msg("Changed a code twice")) as act:
        act.update(schema.codes, value.id, colour="#000001")
        act.update(schema.codes, value.id, colour="#000002", gap=True)
    (change,) = changes_of(project, last(project))
    assert change["before"] == {"colour": value.colour, "gap": False}
    assert change["after"] == {"colour": "#000002", "gap": True}


def test_a_row_changed_then_deleted_in_one_act_is_recorded_as_it_was_at_first(
    project: Project,
) -> None:
    value = project.codebook.find("value")
    before = dump(project)
    with project.journal.operation("delete code", msg("Changed and deleted")) as act:
        act.update(schema.codes, value.id, colour="#000001")
        act.delete(schema.codes, value.id)
    project.undo()
    assert dump(project) == before


def test_a_row_made_changed_and_deleted_in_one_act_leaves_no_trace(project: Project) -> None:
    acts = len(project.history())
    with project.journal.operation("case", msg("Nothing after all")) as act:
        row_id = act.insert(schema.cases, guid="A" * 36, name="Fleeting", position=9)
        act.update(schema.cases, row_id, name="Gone")
        act.delete(schema.cases, row_id)
    assert len(project.history()) == acts


def test_an_act_that_changes_nothing_leaves_no_trace(project: Project) -> None:
    before = project.journal.revision()
    value = project.codebook.find("value")
    project.codebook.edit(value, colour=value.colour, gap=value.gap)
    assert project.journal.revision() == before


def test_an_act_that_fails_leaves_nothing(project: Project) -> None:
    before, revision = dump(project), project.journal.revision()

    def fail_halfway() -> None:
        with project.journal.operation("case", msg("Half")) as act:
            act.insert(schema.cases, guid="B" * 36, name="Half", position=9)
            raise ValueError

    with pytest.raises(ValueError):
        fail_halfway()
    assert dump(project) == before
    assert project.journal.revision() == revision


def test_ids_are_never_given_again(project: Project) -> None:
    first = project.cases.add("Third")
    project.cases.delete(first)
    assert project.cases.add("Fourth").id > first.id
    project.undo()
    assert project.cases.add("Fifth").id > first.id + 1


def test_history_tells_the_acts_newest_first_and_by_coder(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    with Project.open(_place(project), coder="bas") as other:
        code(other, "Oostrand-R1", "one foot here", "value")
    assert [act.coder for act in project.history(limit=2)] == ["bas", "anna"]
    assert [act.verb for act in project.history(coder="bas")] == ["code"]
    ids = [act.id for act in project.history()]
    assert ids == sorted(ids, reverse=True)


def _place(project: Project) -> Path | str:
    if project.store.path:
        return project.store.path
    return project.store.engine.url.render_as_string(hide_password=False)


# --- every verb ---


def _coding(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")


def _several_codes(project: Project) -> None:
    source, codes = project.sources.find("Oostrand-R1"), project.codebook.tree().codes
    project.codings.apply_all(codes[:2], source, *span(project, source, "one foot there"))


def _new_code(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    project.codings.apply_new("new", source, *span(project, source, "one foot there"))


def _borders(project: Project) -> None:
    source = project.sources.find("Oostrand-R1")
    project.codings.change_borders(
        project.codings.of_source(source)[0], *span(project, source, "I stand with")
    )


def _uncode(project: Project) -> None:
    project.codings.remove(*project.codings.of_source(project.sources.find("Oostrand-R1")))


def _code_of(name: str) -> Callable[[Project], Any]:
    return lambda project: project.codebook.find(name)


def _level(project: Project) -> Attribute:
    return project.attributes.find("level")


def _import(project: Project, folder: Path) -> None:
    file = write(folder, "R2.txt", "I: Well?\n\nR: Well.\n")
    import_sources(project, [Wanted(file, cases=("Oostrand",))])


def _replace(project: Project, folder: Path) -> None:
    source = project.sources.find("De Kade-R1")
    text = project.sources.text(source).content.replace("messenger", "courier")
    project.sources.replace(source, write(folder, "kade2.txt", text))


def _codebook(project: Project, folder: Path) -> None:
    codebook_file, _ = compare_codebook(
        project, write(folder, "book.yaml", "codes:\n- id: trust\n  label: trust\n")
    )
    load_codebook(project, codebook_file)


def _codings_table(project: Project, folder: Path) -> None:
    table = "source,start,end,quotation,code\nOostrand-R1,0,1,I,loyalty\n"
    import_codings(project, write(folder, "codings.csv", table))


def _cases_table(project: Project, folder: Path) -> None:
    import_table(project, "case", write(folder, "cases.csv", "case,since\nOostrand,2014\n"))


def _suggested(project: Project, words: str = "one foot there") -> Suggestion:
    return suggested(project, "Oostrand-R1", words, "value")


ACTS: list[tuple[str, Callable[..., Any]]] = [
    ("code", _coding),
    ("code", _several_codes),
    ("code", _new_code),
    ("borders", _borders),
    ("uncode", _uncode),
    ("add code", lambda p: p.codebook.add("new")),
    ("edit code", lambda p: p.codebook.edit(p.codebook.find("value"), gap=True)),
    ("edit code", lambda p: p.codebook.edit(p.codebook.find("value"), slug="worth", key="w")),
    ("rename", lambda p: p.codebook.rename(p.codebook.find("value"), "worth")),
    ("move", lambda p: p.codebook.move(p.codebook.find("value"), p.codebook.find("loyalty"))),
    ("merge", lambda p: p.codebook.merge(p.codebook.find("loyalty"), p.codebook.find("value"))),
    ("split", lambda p: p.codebook.split(p.codebook.find("value"), "new", p.codings.select())),
    ("delete code", lambda p: p.codebook.delete(p.codebook.find("loyalty"))),
    ("codebook", _codebook),
    ("case", lambda p: p.cases.add("Third")),
    ("case", lambda p: p.cases.rename(p.cases.find("Oostrand"), "East Rim")),
    ("case", lambda p: p.cases.move(p.cases.find("De Kade"), 0)),
    ("case", lambda p: p.cases.assign(p.sources.find("De Kade-R1"), p.cases.find("Oostrand"))),
    ("case", lambda p: p.cases.set_sources(p.cases.find("Oostrand"), p.sources.all()[1])),
    ("case", lambda p: p.cases.delete(p.cases.find("Oostrand"))),
    ("attribute", lambda p: p.attributes.define("since", "case", "number")),
    ("attribute", lambda p: p.attributes.set(_level(p), p.cases.all()[1], "staff")),
    ("attribute", lambda p: p.attributes.set_all(p.cases.all()[0], {_level(p): ""})),
    ("attribute", lambda p: p.attributes.change(_level(p), name="layer", kind="choice")),
    ("attribute", lambda p: p.attributes.delete(_level(p))),
    ("attributes", _cases_table),
    ("memo", lambda p: p.memos.add("Look again", p.codebook.find("value"))),
    ("memo", lambda p: p.memos.edit(p.memos.all()[0], "Most striking")),
    ("memo", lambda p: p.memos.delete(p.memos.all()[0])),
    ("speaker", lambda p: p.speakers.rename(p.sources.speakers()[1], "Director")),
    ("speaker", lambda p: p.speakers.make_interviewer(p.sources.speakers()[1])),
    ("speaker", lambda p: p.speakers.merge(p.sources.speakers()[0], p.sources.speakers()[1])),
    ("turn", lambda p: p.speakers.split_turn(p.sources.all()[0], 50)),
    ("turn", lambda p: p.speakers.join_turns(p.sources.all()[0], 50)),
    ("turn", lambda p: p.speakers.set_speaker(p.sources.all()[0], 50, "X")),
    ("finish", lambda p: p.sources.finish(p.sources.all()[0])),
    ("blind", lambda p: p.sources.code_blind(p.sources.all()[0])),
    ("rename", lambda p: p.sources.rename(p.sources.all()[0], "East-R1")),
    ("remove", lambda p: p.sources.remove(p.sources.all()[0])),
    ("role", lambda p: p.coders.set_role("anna", "second")),
    ("import", _import),
    ("replace", _replace),
    ("import codings", _codings_table),
    ("accept", lambda p: p.decisions.accept(_suggested(p))),
    ("accept", lambda p: p.decisions.accept_all([_suggested(p), _suggested(p, "That is hard")])),
    ("reject", lambda p: p.decisions.reject(_suggested(p))),
    ("skip", lambda p: p.decisions.skip(_suggested(p))),
]


def test_every_verb_is_recorded_and_undone_and_redone_exactly(places: Any, tmp_path: Path) -> None:
    """Each act alone, on a study with codings, a memo and an attribute."""
    with places.borrowed(places.study()) as where, Project.open(where, coder="anna") as project:
        code(project, "Oostrand-R1", "I stand with one foot here", "value")
        code(project, "Oostrand-R1", "My board wants figures", "loyalty")
        project.memos.add("Striking", project.codings.select()[0])
        level = project.attributes.define("level", "case")
        project.attributes.set(level, project.cases.all()[0], "board")
        for number, (verb, act) in enumerate(ACTS):
            folder = tmp_path / str(number)
            folder.mkdir()
            before = dump(project)
            act(project, folder) if act.__code__.co_argcount == 2 else act(project)
            after = dump(project)
            done = last(project)
            assert (done.verb, after != before) == (verb, True)
            assert len(changes_of(project, done)) == done.changes
            assert "{" not in str(done.summary)
            project.undo()
            assert dump(project) == before, verb
            project.redo()
            assert dump(project) == after, verb
            project.undo()


def test_every_act_of_every_noun_is_among_these(project: Project) -> None:
    """Who adds an act to the core adds it above; erasing alone is no act that can be undone."""
    nouns = [name for name, of in vars(Project).items() if isinstance(of, cached_property)]
    acts = {
        f"{noun}.{name}"
        for noun in nouns
        for name, method in vars(type(getattr(project, noun))).items()
        if not name.startswith("_") and "journal.operation(" in inspect.getsource(method)
    }
    assert len(acts) > 20
    tried = inspect.getsource(sys.modules[__name__])
    assert [act for act in sorted(acts) if f".{act}(" not in tried] == []


# --- undo and redo ---


def test_undo_and_redo_are_acts_themselves(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    done = last(project)
    undone = project.undo()
    assert (undone.id, undone.undone) == (done.id, True)
    assert [act.kind for act in project.history(limit=2)] == ["undo", "do"]
    assert project.redo().undone is False
    assert [act.kind for act in project.history(limit=3)] == ["redo", "undo", "do"]
    assert str(last(project).summary) == str(done.summary)


def test_undo_goes_back_and_redo_forward_in_order(project: Project) -> None:
    for words in ("one foot here", "one foot there", "That is hard"):
        code(project, "Oostrand-R1", words, "value")
    project.undo()
    project.undo()
    assert [said for _, said in quotations(project)] == ["one foot here"]
    project.redo()
    assert [said for _, said in quotations(project)] == ["one foot here", "one foot there"]
    project.redo()
    assert len(quotations(project)) == 3


def test_undo_outlives_a_restart(study: Path | str) -> None:
    with Project.open(study, coder="anna") as project:
        code(project, "Oostrand-R1", "one foot here", "value")
        code(project, "Oostrand-R1", "That is hard", "value")
        project.undo()
    with Project.open(study, coder="anna") as project:
        project.undo()
        assert quotations(project) == []
        project.redo()
        project.redo()
        assert [said for _, said in quotations(project)] == ["one foot here", "That is hard"]


def test_something_new_ends_what_could_be_redone(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    project.undo()
    code(project, "Oostrand-R1", "That is hard", "value")
    with pytest.raises(Refused, match="anna has nothing to redo"):
        project.redo()
    project.undo()
    assert quotations(project) == []
    project.redo()
    assert quotations(project) == [("value", "That is hard")]


def test_each_coder_has_her_own_stack(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    with Project.open(_place(project), coder="bas") as other:
        code(other, "Oostrand-R1", "That is hard", "value")
        project.undo()
        assert quotations(other) == [("value", "That is hard")]
        other.undo()
        with pytest.raises(Refused, match="bas has nothing to undo"):
            other.undo()
        project.redo()
        assert quotations(other) == [("value", "one foot here")]


def test_a_numbered_act_is_undone_out_of_turn(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    first = last(project)
    code(project, "Oostrand-R1", "That is hard", "value")
    project.undo(first.id)
    assert quotations(project) == [("value", "That is hard")]
    with pytest.raises(Refused, match="cannot be undone by anna"):
        project.undo(first.id)


def test_redo_does_again_what_was_undone_last(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    first = last(project)
    code(project, "Oostrand-R1", "one foot there", "value")
    code(project, "Oostrand-R1", "That is hard", "value")
    project.undo(first.id)
    project.undo()
    assert str(project.redo().summary) and quotations(project) == [
        ("value", "one foot there"),
        ("value", "That is hard"),
    ]
    project.redo()
    assert len(quotations(project)) == 3


def test_another_coders_act_cannot_be_undone(project: Project) -> None:
    with Project.open(_place(project), coder="bas") as other:
        code(other, "Oostrand-R1", "That is hard", "value")
        number = last(other).id
    with pytest.raises(Refused, match=f"Act {number} cannot be undone by anna"):
        project.undo(number)


# --- conflicts ---


def test_undo_of_a_row_that_another_changed_is_a_conflict_and_changes_nothing(
    project: Project,
) -> None:
    value = project.codebook.find("value")
    project.codebook.edit(value, colour="#111111")
    with Project.open(_place(project), coder="bas") as other:
        other.codebook.edit(value, colour="#222222")
    before, revision = dump(project), project.journal.revision()
    with pytest.raises(Conflict, match=r"Changed code “value”: colour.*changed again since"):
        project.undo()
    assert dump(project) == before
    assert project.journal.revision() == revision


def test_undo_of_a_row_whose_other_columns_changed_is_no_conflict(project: Project) -> None:
    value = project.codebook.find("value")
    project.codebook.edit(value, colour="#111111")
    with Project.open(_place(project), coder="bas") as other:
        other.codebook.edit(value, gap=True)
    project.undo()
    value = project.codebook.find("value")
    assert (value.colour != "#111111", value.gap) == (True, True)


def test_undo_of_a_row_that_another_deleted_is_a_conflict(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot here", "value")
    with Project.open(_place(project), coder="bas") as other:
        other.codings.remove(coding)
    before = dump(project)
    with pytest.raises(Conflict, match="has been deleted since"):
        project.undo()
    assert dump(project) == before


def test_undoing_a_code_on_which_anothers_coding_rests_is_a_conflict(project: Project) -> None:
    project.codebook.add("trust")
    with Project.open(_place(project), coder="bas") as other:
        code(other, "Oostrand-R1", "That is hard", "trust")
        before, revision = dump(project), project.journal.revision()
        with pytest.raises(Conflict, match=r"Added code “trust”.*later work rests on it"):
            project.undo()
        assert dump(project) == before
        assert project.journal.revision() == revision
        other.undo()
        project.undo()
        assert "trust" not in project.codebook.tree().by_slug


def test_redoing_a_coding_whose_code_is_gone_is_a_conflict(project: Project) -> None:
    with Project.open(_place(project), coder="bas") as other:
        other.codebook.add("trust")
        code(project, "Oostrand-R1", "That is hard", "trust")
        project.undo()
        other.undo()
    before = dump(project)
    with pytest.raises(Conflict, match="what it needs is gone"):
        project.redo()
    assert dump(project) == before


def test_undoing_a_deletion_whose_name_is_taken_again_is_a_conflict(project: Project) -> None:
    project.cases.delete(project.cases.find("Oostrand"))
    with Project.open(_place(project), coder="bas") as other:
        other.cases.add("Oostrand")
    before = dump(project)
    with pytest.raises(Conflict):
        project.undo()
    assert dump(project) == before


def test_an_act_on_something_deleted_meanwhile_is_a_conflict(project: Project) -> None:
    value = project.codebook.find("value")
    source = project.sources.find("Oostrand-R1")
    with Project.open(_place(project), coder="bas") as other:
        other.codebook.delete(other.codebook.find("value"))
    before, revision = dump(project), project.journal.revision()
    with pytest.raises(Conflict):
        project.codings.apply(value, source, *span(project, source, "That is hard"))
    with pytest.raises(Conflict):
        project.codebook.rename(value, "worth")
    with pytest.raises(Conflict):
        project.codebook.edit(value, gap=True)
    with pytest.raises(Conflict):
        project.memos.add("Well", value)
    assert dump(project) == before
    assert project.journal.revision() == revision


# --- size ---


def test_no_act_of_many_rows_asks_a_statement_to_take_more_values_than_it_can(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (recorder, codings):
        monkeypatch.setattr(module, "BATCH", 40)
    if project.store.path:
        with project.store.engine.connect() as connection:
            connection.connection.driver_connection.setlimit(9, 50)
    source = project.sources.find("Oostrand-R1")
    code_id = project.codebook.find("value").id
    row = {
        "source_id": source.id,
        "start": 0,
        "end": 1,
        "code_id": code_id,
        "origin": "human",
        "created_at": "2026-01-01T00:00:00.000Z",
        "fingerprint": "0",
    }
    with project.journal.operation("code", msg("Coded much")) as act:
        act.insert_many(
            schema.codings,
            [row | {"guid": f"{n:036}", "coder_id": act.coder_id} for n in range(100)],
        )
    many = project.codings.select()
    assert len(many) == 100
    assert project.codings.select(ids=[coding.id for coding in many[10:]]) == many[10:]
    project.codings.remove(*many)
    assert project.codings.select() == []
    project.undo()
    assert project.codings.select() == many
    project.codebook.merge(project.codebook.find("value"), project.codebook.find("loyalty"))
    project.undo()
    project.undo()
    assert project.codings.select() == []
