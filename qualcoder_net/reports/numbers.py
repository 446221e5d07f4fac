"""Which number each table and figure of a document has, and what `[[key]]` in its texts says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from qualcoder_net.reports.document import (
    Block,
    Chapter,
    Document,
    Figure,
    MatrixTable,
    Table,
)
from qualcoder_net.reports.report import MatrixReport
from qualcoder_net.reports.words import Words

_REFERENCE = re.compile(r"\[\[([^\[\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a table or figure, with the word for it: “Tabel 3”."""

    kind: Literal["table", "figure"]
    label: str
    number: int

    @property
    def name(self) -> str:
        return f"{self.label} {self.number}"

    @property
    def anchor(self) -> str:
        return f"{self.kind}-{self.number}"


Numbered = tuple[Block, Number | None]


class Numbers:
    """The blocks of a document with their numbers, which count on from *tables* and *figures*.

    Raises ValueError where two blocks have one key.
    """

    def __init__(self, document: Document, t: Words, *, tables: int = 0, figures: int = 0) -> None:
        counted = {"table": tables, "figure": figures}
        labels = {"table": t("Table"), "figure": t("Figure")}
        self.blocks: list[Numbered] = []
        self._named: dict[str, Number] = {}
        self._matrices: dict[int, Number] = {}
        for block in document.blocks:
            if not isinstance(block, Table | Figure | MatrixTable):
                self.blocks.append((block, None))
                continue
            kind: Literal["table", "figure"] = "figure" if isinstance(block, Figure) else "table"
            counted[kind] += 1
            number = Number(kind, labels[kind], counted[kind])
            self.blocks.append((block, number))
            if block.key in self._named:
                raise ValueError(f"two blocks have the key {block.key!r}")
            if block.key:
                self._named[block.key] = number
            if isinstance(block, MatrixTable):
                self._matrices.setdefault(id(block.report), number)

    def of_matrix(self, report: MatrixReport) -> Number | None:
        """The number of the table that shows *report*, if there is one."""
        return self._matrices.get(id(report))

    def pieces(self, text: str) -> Iterator[str | Number]:
        """*text* cut at its references; brackets around what is no key are text."""
        start = 0
        for found in _REFERENCE.finditer(text):
            number = self._named.get(found[1])
            if number is not None:
                yield text[start : found.start()]
                yield number
                start = found.end()
        yield text[start:]

    def plain(self, text: str) -> str:
        """*text* with the names of what it refers to: “zie Tabel 3”."""
        return "".join(
            piece if isinstance(piece, str) else piece.name for piece in self.pieces(text)
        )


def pages(blocks: Iterable[Numbered]) -> list[tuple[bool, list[Numbered]]]:
    """Blocks by the way their page stands (True: on its side); headings go with what follows.

    There is always a first page, and it may be empty.
    """
    found: list[tuple[bool, list[Numbered]]] = []
    headings: list[Numbered] = []
    for one in blocks:
        block = one[0]
        headings.append(one)
        if isinstance(block, Chapter):
            continue
        wide = isinstance(block, Table | MatrixTable) and block.wide
        if not found or found[-1][0] != wide:
            found.append((wide, []))
        found[-1][1].extend(headings)
        headings = []
    if headings or not found:
        found.append((False, headings))
    return found
