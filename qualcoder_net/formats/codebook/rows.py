"""What one row of a codebook table says of its code."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualcoder_net.formats.codebook.columns import Columns
from qualcoder_net.formats.codebook.drafts import FoundCode
from qualcoder_net.formats.codebook.fields import (
    Where,
    clean_line,
    clean_text,
    read_colour,
    read_flag,
    read_guid,
    read_id,
    read_key,
)

_CUE_PARTS = re.compile(r"(?P<text>[^\\;]+|\\+(?![\\;]|$))|(?P<slashes>\\*)(?P<end>;|$)")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its cells by column, and the place of a column (or None: of the row)."""

    where: Callable[[int | None], Where]
    cells: Sequence[str]
    indent: int = 0

    def cell(self, column: int | None) -> str:
        within = column is not None and column < len(self.cells)
        return self.cells[column] if within and column is not None else ""

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


def code_of(columns: Columns, row: GridRow) -> FoundCode:
    """What one row says of its code, apart from its place in the tree."""

    def where(name: str | None) -> Where:
        places = {**columns.texts, "cues": columns.cues}
        column = next(iter(places.get(name or "", {}).values()), columns.words.get(name or ""))
        return row.where(column)

    code = FoundCode(where=where)
    for name, by_language in columns.texts.items():
        for language, column in by_language.items():
            clean = clean_line if name == "label" else clean_text
            if text := clean(row.cell(column), row.where(column)):
                code.texts[name] = {**code.texts.get(name, {}), language: text}
    code.cues = {
        language: split_cues(clean_text(row.cell(column), row.where(column)))
        for language, column in columns.cues.items()
    }
    for name, column in columns.words.items():
        word, place = row.cell(column).strip(), row.where(column)
        if not word:
            continue
        match name:
            case "id":
                code.id = read_id(word, place)
            case "colour":
                code.colour = read_colour(word, place)
            case "key":
                code.key = read_key(word, place)
            case "gap":
                code.gap = read_flag(word, place)
            case "exclusive":
                code.exclusive = read_flag(word, place)
            case "guid":
                code.guid = read_guid(word, place)
    if code.id and not columns.texts.get("label") and not columns.levels:
        code.texts["label"] = {"": code.id}
    return code


# --- cues -----------------------------------------------------------------------------------------


def split_cues(cell: str) -> tuple[str, ...]:
    """The cues in a cell, parted by semicolons or lines; `\\;` is a semicolon of the cue."""
    cues = []
    for line in cell.split("\n"):
        cue = ""
        for found in _CUE_PARTS.finditer(line):
            if found["text"]:
                cue += found["text"]
                continue
            slashes, odd = divmod(len(found["slashes"]), 2)
            cue += "\\" * slashes
            if odd:
                cue += found["end"] or "\\"
            elif found["end"]:
                cues.append(cue)
                cue = ""
        cues.append(cue)
    return tuple(line for cue in cues if (line := " ".join(cue.split())))


def joined_cues(cues: Sequence[str]) -> str:
    """The cues as one cell that `split_cues` takes apart again."""
    return "; ".join(
        re.sub(r"(\\*)(;|$)", lambda found: 2 * found[1] + found[2].replace(";", "\\;"), cue)
        for cue in cues
    )
