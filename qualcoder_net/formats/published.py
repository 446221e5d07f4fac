"""What a published study reports of its cases, from the YAML that comes with the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcoder_net.model import Texts


@dataclass(frozen=True)
class Fact:
    """A row of the comparison table: what it is called, and what it says of each case."""

    label: Texts
    of: Mapping[str, Texts]


@dataclass(frozen=True)
class Form:
    """A form of legitimation: its letter in the study ("" for none) and the code it stands for."""

    letter: str
    code: str


@dataclass(frozen=True)
class Published:
    """The study's own figures, and by which codes and attributes a replication finds them.

    `values`: case -> code -> "x" or "(x)"; what is not named is empty. `attributes`: what a case's
    attributes are called. `levels`: the values of `level_attribute`, from the board down, and what
    they are called.
    """

    citation: str
    case_attribute: str
    facts: tuple[Fact, ...]
    value_codes: tuple[str, ...]
    values: Mapping[str, Mapping[str, str]]
    attributes: Mapping[str, Texts]
    level_attribute: str
    levels: Mapping[str, Texts]
    helping: str
    hindering: str
    forms: tuple[Form, ...]
    gap: str
    legitimation: Mapping[str, Texts]
    branches: tuple[str, ...]

    @property
    def cases(self) -> list[str]:
        return list(self.values)

    @property
    def codes(self) -> list[str]:
        """All codes that it asks for."""
        forces = (self.helping, self.hindering)
        forms = (form.code for form in self.forms)
        return [*dict.fromkeys([*self.branches, *self.value_codes, *forces, *forms, self.gap])]


def read_published(file: Path) -> Published:
    from ruamel.yaml import YAML

    said: dict[str, Any] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return Published(
        citation=said["citation"].strip(),
        case_attribute=said["case_attribute"],
        facts=tuple(
            Fact(fact["label"], {case: _texts(text) for case, text in fact["of"].items()})
            for fact in said["facts"]
        ),
        value_codes=tuple(said["value_codes"]),
        values=said["values"],
        attributes=said["attributes"],
        level_attribute=said["level_attribute"],
        levels=said["levels"],
        helping=said["forces"]["helping"],
        hindering=said["forces"]["hindering"],
        forms=tuple(Form(one.get("form", ""), one["code"]) for one in said["legitimation"]),
        gap=said["gap"],
        legitimation={case: _texts(text) for case, text in said["legitimation_reported"].items()},
        branches=tuple(said["branches"]),
    )


def _texts(said: str | Texts) -> Texts:
    return {"": said} if isinstance(said, str) else said
