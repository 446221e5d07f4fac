"""Attributes: their kinds, the one written form of each value, and what does not fit."""

from __future__ import annotations

import pytest

from qualcoder_net.core.attributes import Owner, as_date, as_number, kind_of, owner_kind
from qualcoder_net.core.project import Project
from qualcoder_net.errors import AttributeNotFound, Refused
from qualcoder_net.model import AttributeKind, AttributeOwner
from tests.core.helpers import dump


def owners(project: Project) -> dict[AttributeOwner, Owner]:
    source = project.sources.find("Oostrand-R1")
    return {
        "case": project.cases.find("Oostrand"),
        "source": source,
        "speaker": project.speakers.find(source, "R"),
    }


@pytest.mark.parametrize("owner", ["case", "source", "speaker"])
def test_cases_sources_and_speakers_have_values(project: Project, owner: AttributeOwner) -> None:
    thing = owners(project)[owner]
    attribute = project.attributes.define(" level ", owner)
    assert owner_kind(thing) == owner
    project.attributes.set(attribute, thing, " board ")
    assert project.attributes.values(attribute) == {thing.id: "board"}
    project.attributes.set(attribute, thing, "staff")
    assert project.attributes.values(attribute) == {thing.id: "staff"}
    project.undo()
    assert project.attributes.values(attribute) == {thing.id: "board"}
    project.attributes.set(attribute, thing, "  ")
    assert project.attributes.values(attribute) == {}


def test_several_values_are_one_act_and_all_fit_or_none_is_set(project: Project) -> None:
    case, define = project.cases.find("Oostrand"), project.attributes.define
    level, since = define("level", "case"), define("since", "case", "number")
    project.attributes.set(level, case, "old")
    before, acts = dump(project), len(project.history())
    with pytest.raises(Refused, match="“long ago” does not fit attribute “since”"):
        project.attributes.set_all(case, {level: "board", since: "long ago"})
    assert (dump(project), len(project.history())) == (before, acts)
    project.attributes.set_all(case, {level: "", since: "2014,0"})
    values = project.attributes.values
    assert (values(level), values(since)) == ({}, {case.id: "2014"})
    assert str(project.history(limit=1)[0].summary) == "Set level, since of “Oostrand”"
    assert len(project.history()) == acts + 1
    project.undo()
    assert dump(project) == before


def test_the_history_tells_a_value_in_its_written_form(project: Project) -> None:
    case = project.cases.find("Oostrand")
    since = project.attributes.define("since", "case", "number")
    project.attributes.set(since, case, "2014,50")
    assert str(project.history(limit=1)[0].summary) == "Set since of “Oostrand” to “2014.5”"
    project.attributes.set(since, case, "")
    assert str(project.history(limit=1)[0].summary) == "Emptied since of “Oostrand”"


def test_a_source_cannot_have_a_value_of_a_cases_attribute(project: Project) -> None:
    since = project.attributes.define("since", "case")
    with pytest.raises(TypeError, match="property of a case"):
        project.attributes.set(since, project.sources.all()[0], "2014")


@pytest.mark.parametrize(
    ("kind", "said", "written"),
    [
        ("text", " Long ago ", "Long ago"),
        ("number", "12,5", "12.5"),
        ("number", " -3 ", "-3"),
        ("number", "2014.0", "2014"),
        ("number", "12,50", "12.5"),
        ("number", "-0", "0"),
        ("number", "100", "100"),
        ("date", "2026-3-1", "2026-03-01"),
        ("date", "31-12-2025", "2025-12-31"),
        ("date", "1.3.2026", "2026-03-01"),
        ("choice", "BOARD", "board"),
    ],
)
def test_a_value_has_one_written_form(
    project: Project, kind: AttributeKind, said: str, written: str
) -> None:
    attribute = project.attributes.define("about", "case", kind, ["board", "staff"])
    case = project.cases.find("Oostrand")
    project.attributes.set(attribute, case, said)
    assert project.attributes.values(attribute) == {case.id: written}


@pytest.mark.parametrize(
    ("kind", "said", "remedy"),
    [
        ("number", "twelve", "Write a number"),
        ("number", "1.2.3", "Write a number"),
        ("number", "١٢", "Write a number"),
        ("number", "1e5", "Write a number"),
        ("date", "2026-02-30", "Write a date"),
        ("date", "March", "Write a date"),
        ("choice", "else", "Choose from: board, staff"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    project: Project, kind: AttributeKind, said: str, remedy: str
) -> None:
    attribute = project.attributes.define("about", "case", kind, ["board", "staff"])
    with pytest.raises(Refused, match=f"“{said}” does not fit attribute “about”. {remedy}"):
        project.attributes.set(attribute, project.cases.find("Oostrand"), said)
    assert project.attributes.values(attribute) == {}


def test_a_choice_without_choices_takes_anything(project: Project) -> None:
    attribute = project.attributes.define("about", "case", "choice")
    case = project.cases.find("Oostrand")
    project.attributes.set(attribute, case, "Anything")
    assert project.attributes.values(attribute) == {case.id: "Anything"}


def test_an_attribute_name_is_one_per_owner(project: Project) -> None:
    project.attributes.define("level", "case")
    project.attributes.define("level", "source")
    with pytest.raises(Refused, match="There already is an attribute “LEVEL”"):
        project.attributes.define("LEVEL", "case")
    with pytest.raises(Refused, match="Write it as case:level, source:level"):
        project.attributes.find("level")
    assert project.attributes.find("Level", "source").owner == "source"
    with pytest.raises(AttributeNotFound, match="Did you mean “level”"):
        project.attributes.find("levels")
    with pytest.raises(Refused, match="needs a name"):
        project.attributes.define(" ", "case")


def test_what_is_no_owner_or_kind_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="belongs to a case, source or speaker"):
        project.attributes.define("x", "code")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="belongs to a case, source or speaker"):
        project.attributes.define("x", "case", "colour")  # type: ignore[arg-type]


def test_a_changed_kind_rewrites_its_values(project: Project) -> None:
    case = project.cases.find("Oostrand")
    since = project.attributes.define("since", "case")
    project.attributes.set(since, case, "12,5")
    before = dump(project)
    changed = project.attributes.change(since, name="years", kind="number")
    assert (changed.name, changed.kind) == ("years", "number")
    assert project.attributes.values(changed) == {case.id: "12.5"}
    project.undo()
    assert dump(project) == before


def test_a_kind_that_a_value_does_not_fit_is_refused(project: Project) -> None:
    since = project.attributes.define("since", "case")
    project.attributes.set(since, project.cases.find("Oostrand"), "long ago")
    before = dump(project)
    with pytest.raises(Refused, match="“long ago” does not fit"):
        project.attributes.change(since, kind="number")
    with pytest.raises(Refused, match="There already is an attribute"):
        project.attributes.define("level", "case")
        project.attributes.change(since, name="level")
    project.undo()
    assert dump(project) == before


def test_a_deleted_attribute_comes_back_with_its_values(project: Project) -> None:
    since = project.attributes.define("since", "case", "number")
    for case in project.cases.all():
        project.attributes.set(since, case, "2014")
    before = dump(project)
    project.attributes.delete(since)
    assert project.attributes.all() == []
    project.undo()
    assert dump(project) == before


def test_numbers_are_numbers_in_a_frame(project: Project) -> None:
    since = project.attributes.define("since", "case", "number")
    project.attributes.set(since, project.cases.find("Oostrand"), "2014")
    frame = project.cases.frame().set_index("case")
    assert frame.loc["Oostrand", "since"] == 2014
    assert frame["since"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "2,5", ""], "number"),
        (["2026-01-01", "1-2-2026"], "date"),
        (["1", "2026-01-01"], "text"),
        (["001", "012"], "text"),
        (["0", "0,5"], "number"),
        (["", " "], "text"),
        ([], "text"),
    ],
)
def test_a_column_is_of_the_kind_that_fits_all_of_it(
    values: list[str], kind: AttributeKind
) -> None:
    assert kind_of(values) == kind


def test_what_is_no_number_or_date_is_none() -> None:
    assert [as_number(said) for said in ("", "-", "1,", "½")] == [None] * 4
    assert [as_date(said) for said in ("", "1-1-26", "2026/01/01", "0-1-2026")] == [None] * 4


def test_an_attribute_keeps_a_name(project: Project) -> None:
    level = project.attributes.define("level", "case")
    with pytest.raises(Refused, match="needs a name"):
        project.attributes.change(level, name="  ")
    assert project.attributes.find("level") == level
