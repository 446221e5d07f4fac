"""A value of a YAML text that knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["scalar", "mapping", "sequence"]
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class Node:
    """A value as it stands in the text: `text[start:end]`.

    `style` is how a scalar is quoted: None (plain), `'`, `"`, `|` or `>`. `flow` marks collections
    in brackets, `shared` nodes that an anchor or an alias makes stand in several places.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    style: str | None = None
    flow: bool = False
    shared: bool = False
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)

    @property
    def is_null(self) -> bool:
        return self.kind == "scalar" and self.style is None and self.value in _NULLS
