"""Reads codebooks in Word: from tables, else from the document's headings and the text below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.columns import Columns, recognised, refuse_slips
from qualcoder_net.formats.codebook.drafts import in_language, settle
from qualcoder_net.formats.codebook.fields import Where, clean_line, shortened
from qualcoder_net.formats.codebook.rows import GridRow
from qualcoder_net.formats.codebook.tree import codes_of
from qualcoder_net.formats.codebook.word import Block, Paragraph, WordTable, blocks_of
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Dropped

# A title or two may stand above the headings of the columns.
_HEADINGS_WITHIN = 3
_MARKED = re.compile(r"([^:\n]{2,40}):\s*(.*)", re.DOTALL)
# What a paragraph below a heading may say of the code after its name and a colon.
_MARKS = frozenset(
    {"definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "id"}
)


@dataclass(slots=True)
class _Entry:
    """A code as a document shows it: texts by canonical heading, and where it stands."""

    place: Callable[[str | None], Message]
    cells: dict[str, str] = field(default_factory=dict)
    indent: int = 0


def read(data: bytes, name: str) -> CodebookFile:
    """The codebook in the Word file *data*; *name* is the file's, for messages.

    Raises FileError, with the table and the row, for what is no codebook.
    """
    blocks = blocks_of(data, name)
    entries, others = _in_tables(blocks, name)
    title = "" if entries else _title(blocks)
    entries = entries or _under_headings(blocks)
    if not entries:
        raise Where(name).error(
            msg("It has no table with codes and no headings."),
            msg("Write “label” and “definition” above the columns, or make the codes headings."),
        )
    headings = list(dict.fromkeys(heading for entry in entries for heading in entry.cells))
    columns = recognised(headings)
    rows = [_grid_row(entry, headings, name) for entry in entries]
    codes = settle(codes_of(columns, rows), columns.language)
    return CodebookFile(
        name=in_language({"": clean_line(title, Where(name))}, columns.language),
        language=columns.language,
        codes=codes,
        dropped=tuple(Dropped("column", 1, heading) for heading in dict.fromkeys(others)),
    )


def _grid_row(entry: _Entry, headings: Sequence[str], name: str) -> GridRow:
    def where(column: int | None) -> Where:
        return Where(name, entry.place(headings[column] if column is not None else None))

    return GridRow(where, [entry.cells.get(heading, "") for heading in headings], entry.indent)


# --- tables ---------------------------------------------------------------------------------------


def _in_tables(blocks: Sequence[Block], name: str) -> tuple[list[_Entry], list[str]]:
    """The codes in all tables that have any, and the headings that mean nothing here."""
    entries: list[_Entry] = []
    others: list[str] = []
    tables = [block for block in blocks if isinstance(block, WordTable)]
    for number, table in enumerate(tables, start=1):
        for found, left in _in_table(table, msg("table {table}", table=number), number, name):
            entries += found
            others += left
    return entries, others


def _in_table(
    table: WordTable, place: Message, number: int, name: str
) -> Iterator[tuple[list[_Entry], list[str]]]:
    rows = table.texts()
    for start in range(min(_HEADINGS_WITHIN, len(rows))):
        if columns := _columns(rows[start], Where(name, place)):
            yield _rows_below(table, start, columns, number), list(columns.others)
            return
    if columns := _columns([row[0] if row else "" for row in rows], Where(name, place)):
        yield _columns_beside(rows, columns, number), list(columns.others)
        return
    for inner in table.nested():
        yield from _in_table(inner, place, number, name)


def _columns(headings: Sequence[str], where: Where) -> Columns | None:
    """The columns, if these are headings of a table of codes."""
    if any("\n" in heading.strip() or len(heading) > 60 for heading in headings):
        return None
    columns = recognised(headings)
    known = len({*map(str.strip, headings)} - {""}) - len(columns.others)
    if not columns.names_codes or (known < 2 and len(columns.others) > 0):
        return None
    refuse_slips(columns, where)
    return columns


def _rows_below(table: WordTable, start: int, columns: Columns, number: int) -> list[_Entry]:
    """A code for each row; a row whose label is merged with the one above goes on with that."""
    texts = table.texts()
    named = columns.canonical(texts[start])
    written = dict(zip(named, texts[start], strict=True))
    names = {*columns.texts.get("label", {}).values(), columns.words.get("id", -1)}
    entries: list[_Entry] = []
    for n in range(start + 1, len(texts)):
        cells = dict(zip(named, texts[n], strict=False))
        if texts[n] == texts[start] or not any(text.strip() for text in texts[n]):
            continue  # the headings again, at the top of a page
        merged = any(table.is_merged(n, column) for column in names if column >= 0)
        if merged and entries:
            entries[-1].cells = _joined(entries[-1].cells, cells)
        else:
            entries.append(_Entry(_row_place(number, n + 1, written), cells))
    return entries


def _columns_beside(rows: Sequence[Sequence[str]], columns: Columns, number: int) -> list[_Entry]:
    """A code for each column beside the names of the fields; mostly there is one."""
    named = columns.canonical([row[0] if row else "" for row in rows])
    entries = []
    for column in range(1, max(map(len, rows))):
        cells = {
            heading: row[column] if column < len(row) else ""
            for heading, row in zip(named, rows, strict=True)
        }
        if any(text.strip() for text in cells.values()):
            entries.append(_Entry(_column_place(number, column + 1, named), cells))
    return entries


def _joined(above: dict[str, str], below: dict[str, str]) -> dict[str, str]:
    return {
        heading: "\n".join(filter(None, (above.get(heading, ""), text.strip())))
        for heading, text in {**dict.fromkeys(above, ""), **below}.items()
    }


def _row_place(table: int, row: int, written: Mapping[str, str]) -> Callable[[str | None], Message]:
    """The place of a row; *written* are the document's own headings by ours."""

    def place(heading: str | None) -> Message:
        if heading is None:
            return msg("table {table}, row {row}", table=table, row=row)
        return msg(
            "table {table}, row {row}, column “{column}”",
            table=table, row=row, column=shortened(written.get(heading, heading)),
        )  # fmt: skip

    return place


def _column_place(table: int, column: int, named: Sequence[str]) -> Callable[[str | None], Message]:
    def place(heading: str | None) -> Message:
        if heading is None or heading not in named:
            return msg("table {table}, column {column}", table=table, column=column)
        return msg("table {table}, row {row}", table=table, row=named.index(heading) + 1)

    return place


# --- headings -------------------------------------------------------------------------------------


def _title(blocks: Sequence[Block]) -> str:
    titles = (b.text for b in blocks if isinstance(b, Paragraph) and b.level == 0)
    return next(filter(str.strip, titles), "")


def _under_headings(blocks: Sequence[Block]) -> list[_Entry]:
    """A code for each heading, as deep as the heading; the text below it defines it."""
    entries: list[_Entry] = []
    current = "definition"
    for block in blocks:
        if not isinstance(block, Paragraph) or not block.text.strip() or block.level == 0:
            continue
        text = block.text.strip()
        if block.level is not None:
            label = " ".join(text.split())
            entries.append(_Entry(_heading_place(label), {"label": label}, block.level))
            current = "definition"
        elif entries:
            current, text = _marked(text) or (current, text)
            entries[-1].cells = _joined(entries[-1].cells, {current: text})
    return entries


def _marked(text: str) -> tuple[str, str] | None:
    """“Wanneer wel: …” -> (“inclusion”, “…”)."""
    if not (found := _MARKED.fullmatch(text)):
        return None
    columns = recognised([found[1]])
    name = columns.canonical([found[1]])[0]
    return (name, found[2]) if name.split("_")[0] in _MARKS else None


def _heading_place(label: str) -> Callable[[str | None], Message]:
    return lambda _: msg("heading “{heading}”", heading=shortened(label))
