"""Attributes: typed properties of cases, sources and speakers, and their values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, func, select

from qualcoder_net.errors import AttributeNotFound, Refused
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import (
    KINDS,
    OWNERS,
    Attribute,
    AttributeKind,
    AttributeOwner,
    Case,
    Source,
    Speaker,
)
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder

Owner = Case | Source | Speaker


class Attributes:
    def __init__(self, project: Project) -> None:
        self._project = project

    def all(self, owner: AttributeOwner | None = None) -> list[Attribute]:
        attributes = schema.attributes
        query = select(attributes).order_by(attributes.c.position, attributes.c.id)
        if owner:
            query = query.where(attributes.c.owner == owner)
        with self._project.store.reading() as connection:
            return [_attribute(row) for row in connection.execute(query)]

    def find(self, name: str, owner: AttributeOwner | None = None) -> Attribute:
        """The attribute of that name; `owner` decides when cases and sources both have one."""
        attributes = self.all(owner)
        found = [a for a in attributes if a.name.casefold() == name.strip().casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(
                msg("Several things have an attribute “{name}”.", name=name),
                msg("Write it as {names}.", names=", ".join(f"{a.owner}:{a.name}" for a in found)),
            )
        raise AttributeNotFound(name, [a.name for a in attributes])

    def values(self, attribute: Attribute) -> dict[int, str]:
        """The attribute's values by the id of the case, source or speaker."""
        values = schema.attribute_values
        owner = values.c[f"{attribute.owner}_id"]
        with self._project.store.reading() as connection:
            rows = connection.execute(
                select(owner, values.c.value).where(values.c.attribute_id == attribute.id)
            )
            return {row[0]: row[1] for row in rows}

    # --- acts ---

    def define(
        self,
        name: str,
        owner: AttributeOwner,
        kind: AttributeKind = "text",
        choices: Sequence[str] = (),
    ) -> Attribute:
        """A new attribute. `choices` are the values that a choice may have."""
        if owner not in OWNERS or kind not in KINDS:
            raise Refused(
                msg("An attribute belongs to a case, source or speaker and is a text, number, date "
                    "or choice.")
            )  # fmt: skip
        if any(a.name.casefold() == name.strip().casefold() for a in self.all(owner)):
            raise Refused(msg("There already is an attribute “{name}”.", name=name.strip()))
        with self._project.journal.operation("attribute") as act:
            attribute = find_or_add_attribute(act, name, owner, kind, choices)
            act.summary = msg("Added attribute “{name}”", name=attribute.name)
        return attribute

    def change(
        self,
        attribute: Attribute,
        *,
        name: str | None = None,
        kind: AttributeKind | None = None,
        choices: Sequence[str] | None = None,
    ) -> Attribute:
        """Rename an attribute or change its kind; values that would not fit are refused."""
        new = Attribute(
            id=attribute.id,
            guid=attribute.guid,
            name=(name or attribute.name).strip(),
            owner=attribute.owner,
            kind=kind or attribute.kind,
            choices=tuple(attribute.choices if choices is None else choices),
            position=attribute.position,
        )
        if not new.name:
            raise Refused(msg("An attribute needs a name."))
        twins = (a for a in self.all(attribute.owner) if a.id != attribute.id)
        if any(a.name.casefold() == new.name.casefold() for a in twins):
            raise Refused(msg("There already is an attribute “{name}”.", name=new.name))
        fitting = {i: written(new, value) for i, value in self.values(attribute).items()}
        values = schema.attribute_values
        with self._project.journal.operation("attribute") as act:
            act.update(
                schema.attributes,
                attribute.id,
                name=new.name,
                kind=new.kind,
                choices=list(new.choices),
            )
            for owner_id, value in fitting.items():
                mine = values.c[f"{attribute.owner}_id"] == owner_id
                act.update_where(
                    values, mine & (values.c.attribute_id == attribute.id), value=value
                )
            act.summary = msg("Changed attribute “{name}”", name=new.name)
        return new

    def delete(self, attribute: Attribute) -> None:
        """Delete an attribute with all its values."""
        values = schema.attribute_values
        summary = msg("Deleted attribute “{name}”", name=attribute.name)
        with self._project.journal.operation("attribute", summary) as act:
            act.delete_where(values, values.c.attribute_id == attribute.id)
            act.delete(schema.attributes, attribute.id)

    def set(self, attribute: Attribute, owner: Owner, value: str) -> None:
        """Give a case, source or speaker a value; an empty one takes it away."""
        self.set_all(owner, {attribute: value})

    def set_all(self, owner: Owner, values: Mapping[Attribute, str]) -> None:
        """Give a case, source or speaker several values; none of them if one does not fit."""
        for attribute in values:
            if attribute.owner != owner_kind(owner):
                raise TypeError(f"“{attribute.name}” is a property of a {attribute.owner}")
        with self._project.journal.operation("attribute") as act:
            for attribute, value in values.items():
                set_value(act, attribute, owner.id, value)
            act.summary = _given(owner, values)


def _given(owner: Owner, values: Mapping[Attribute, str]) -> Message:
    """Which values an owner was given, in words."""
    if len(values) != 1:
        names = [attribute.name for attribute in values]
        return msg("Set {names} of “{owner}”", names=names, owner=owner.name)
    ((attribute, value),) = values.items()
    if not value.strip():
        return msg("Emptied {name} of “{owner}”", name=attribute.name, owner=owner.name)
    return msg("Set {name} of “{owner}” to “{value}”",
               name=attribute.name, owner=owner.name, value=written(attribute, value))  # fmt: skip


def owner_kind(owner: Owner) -> AttributeOwner:
    match owner:
        case Case():
            return "case"
        case Source():
            return "source"
        case Speaker():
            return "speaker"


def find_or_add_attribute(
    act: Recorder,
    name: str,
    owner: AttributeOwner,
    kind: AttributeKind = "text",
    choices: Sequence[str] = (),
) -> Attribute:
    """Within an act: the attribute of that name and owner, made when there is none."""
    name = name.strip()
    if not name:
        raise Refused(msg("An attribute needs a name."))
    attributes = schema.attributes
    rows = act.connection.execute(select(attributes).where(attributes.c.owner == owner))
    for row in rows:
        if row.name.casefold() == name.casefold():
            return _attribute(row)
    position = act.connection.scalar(select(func.coalesce(func.max(attributes.c.position) + 1, 0)))
    values: dict[str, Any] = {
        "guid": new_guid(),
        "name": name,
        "owner": owner,
        "kind": kind,
        "position": position,
    }
    attribute_id = act.insert(attributes, **values, choices=[*choices])
    return Attribute(id=attribute_id, **values, choices=tuple(choices))


def set_value(act: Recorder, attribute: Attribute, owner_id: int, value: str) -> None:
    """Within an act: give an owner a value in its written form, or take an empty one away."""
    values = schema.attribute_values
    column = f"{attribute.owner}_id"
    mine: ColumnElement[bool] = (values.c.attribute_id == attribute.id) & (
        values.c[column] == owner_id
    )
    if not value.strip():
        act.delete_where(values, mine)
        return
    text = written(attribute, value)
    known = act.connection.scalar(select(func.count()).select_from(values).where(mine))
    if known:
        act.update_where(values, mine, value=text)
    else:
        act.insert(values, attribute_id=attribute.id, **{column: owner_id}, value=text)


def written(attribute: Attribute, value: str) -> str:
    """A value in the one form its kind is kept in; refuses what does not fit the kind."""
    value = value.strip()
    match attribute.kind:
        case "number":
            number = as_number(value)
            if number is None:
                raise _unfit(attribute, value, msg("Write a number, such as 12 or 12.5."))
            return number
        case "date":
            day = as_date(value)
            if day is None:
                raise _unfit(attribute, value, msg("Write a date as 2026-03-31 or 31-3-2026."))
            return day
        case "choice" if attribute.choices:
            for choice in attribute.choices:
                if choice.casefold() == value.casefold():
                    return choice
            raise _unfit(
                attribute,
                value,
                msg("Choose from: {choices}.", choices=", ".join(attribute.choices)),
            )
        case _:
            return value


def as_number(value: str) -> str | None:
    """A number in its one written form (“12,50” is 12.5); None when it is none."""
    plain = value.strip().replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,10})?", plain):
        return None
    number = Decimal(plain)
    return f"{number.normalize():f}" if number else "0"


def as_date(value: str) -> str | None:
    """A date as it is kept (ISO), from ISO or day-month-year; None when it is none."""
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value.strip()):
        year, month, day = iso.groups()
    elif dutch := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", value.strip()):
        day, month, year = dutch.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def kind_of(values: Sequence[str]) -> AttributeKind:
    """The kind that fits all of a column's values: number, date, or else text.

    What begins with needless zeros is a name made of digits, such as a respondent's: text.
    """
    said = [value.strip() for value in values if value.strip()]
    zeros = any(re.match(r"-?0[0-9]", value) for value in said)
    if said and not zeros and all(as_number(value) is not None for value in said):
        return "number"
    if said and all(as_date(value) is not None for value in said):
        return "date"
    return "text"


def _unfit(attribute: Attribute, value: str, remedy: Any) -> Refused:
    return Refused(
        msg("“{value}” does not fit attribute “{name}”.", value=value, name=attribute.name), remedy
    )


def _attribute(row: Row[Any]) -> Attribute:
    return Attribute(
        row.id, row.guid, row.name, row.owner, row.kind, tuple(row.choices), row.position
    )
