"""Memos on everything, changed and taken away."""

from __future__ import annotations

import pytest

from qualcoder_net.core.memos import Target
from qualcoder_net.core.project import Project
from qualcoder_net.errors import Conflict, Refused
from tests.core.helpers import code, dump


def targets(project: Project) -> list[Target]:
    return [
        code(project, "Oostrand-R1", "one foot here", "value"),
        project.codebook.find("value"),
        project.sources.find("Oostrand-R1"),
        project.cases.find("Oostrand"),
        None,
    ]


def test_a_memo_can_be_about_anything(project: Project) -> None:
    things = targets(project)
    for number, thing in enumerate(things):
        project.memos.add(f" memo {number}\n", thing)
        project.memos.add(f"more on {number}", thing)
    for number, thing in enumerate(things):
        assert [memo.text for memo in project.memos.about(thing)] == [
            f"memo {number}",
            f"more on {number}",
        ]
    assert len(project.memos.all()) == 10


def test_a_changed_memo_keeps_who_and_when(project: Project) -> None:
    memo = project.memos.add("First thought")
    before = dump(project)
    project.memos.edit(memo, "Second thought")
    (changed,) = project.memos.about(None)
    assert (changed.text, changed.created_at) == ("Second thought", memo.created_at)
    assert changed.modified_at >= memo.modified_at
    assert changed.coder_id == project.coders.find("anna").id
    project.undo()
    assert dump(project) == before


def test_an_empty_memo_is_refused(project: Project) -> None:
    memo = project.memos.add("Something")
    with pytest.raises(Refused, match="nothing in this memo"):
        project.memos.add(" \n")
    with pytest.raises(Refused, match="nothing in this memo"):
        project.memos.edit(memo, "")


def test_a_memo_that_another_deleted_is_not_silently_lost(project: Project) -> None:
    memo = project.memos.add("Something")
    project.memos.delete(memo)
    with pytest.raises(Conflict, match="has been deleted meanwhile"):
        project.memos.edit(memo, "Something else")
    project.undo()
    project.memos.edit(memo, "Something else")
    assert project.memos.all()[0].text == "Something else"


def test_any_words_can_be_written(project: Project) -> None:
    words = "“Één” \N{ZERO WIDTH JOINER} 👩🏽‍🌾 \u202e \x0b \ufeff \U0010ffff x"
    project.memos.add(words)
    assert project.memos.all()[0].text == words
