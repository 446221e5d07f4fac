"""What undoing and redoing must not leave behind, although each row by itself may go back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, and_, select

from qualcoder_net.errors import Conflict
from qualcoder_net.i18n import msg
from qualcoder_net.store import schema
from qualcoder_net.store.recorder import Change, batches

# What tells rows of a table apart, where the database itself does not see to it.
_ONCE: dict[str, tuple[str, ...]] = {
    "codings": ("source_id", "start", "end", "code_id", "coder_id"),
    "attribute_values": ("attribute_id", "case_id", "source_id", "speaker_id"),
    "case_members": ("case_id", "source_id", "speaker_id"),
    "speakers": ("source_id", "name"),
    "resolutions": ("source_id", "code_id", "start", "end"),
    "decisions": ("source_id", "start", "end", "code_id", "coder_id"),
}


def refuse_unsound(connection: Connection, changes: Sequence[Change]) -> None:
    """Raise Conflict when replaying *changes* clashes with what others have done since."""
    by_table: dict[str, list[Change]] = {}
    for change in changes:
        by_table.setdefault(change.table_name, []).append(change)
    if "codes" in by_table:
        _refuse_circles(connection)
    for table_name, own in by_table.items():
        if table_name in _ONCE:
            _refuse_twins(connection, schema.JOURNALLED[table_name], {c.row_id for c in own})
    for change in by_table.get("sources", ()):
        if change.before and change.after and "text_id" in change.before:
            texts = (change.before["text_id"], change.after["text_id"])
            for table in (schema.codings, schema.resolutions, schema.decisions):
                own_rows = {change.row_id for change in by_table.get(table.name, ())}
                _refuse_strays(connection, table, change.row_id, texts, own_rows)


def _refuse_circles(connection: Connection) -> None:
    """A code beneath itself would be out of every list, with its codings."""
    codes = schema.codes.c
    parents = {
        row.id: row.parent_id for row in connection.execute(select(codes.id, codes.parent_id))
    }

    def ancestors(code_id: int) -> Iterator[int]:
        seen: set[int] = set()
        at = parents[code_id]
        while at in parents and at not in seen:
            seen.add(at)
            yield at
            at = parents[at]

    if any(code_id in ancestors(code_id) for code_id in parents):
        raise Conflict(
            msg("a code would come to lie beneath itself, since others have been moved."),
            msg("Undo the later moves first; the history shows them."),
        )


def _refuse_twins(connection: Connection, table: Table, own: set[int]) -> None:
    """The same coding, value or name would stand there twice."""
    other = table.alias()
    same = [
        table.c[name].is_not_distinct_from(other.c[name])
        if table.c[name].nullable
        else table.c[name] == other.c[name]
        for name in _ONCE[table.name]
    ]
    pairs = select(other.c.id).join_from(table, other, and_(table.c.id != other.c.id, *same))
    for some in batches(sorted(own)):
        if {*connection.scalars(pairs.where(table.c.id.in_(some)))} - own:
            raise Conflict(
                msg("the same has been entered anew since."),
                msg("Take that away first; the history shows it."),
            )


def _refuse_strays(
    connection: Connection, table: Table, source_id: int, texts: tuple[int, int], own: set[int]
) -> None:
    """Segments of a table made on the one text would lie on other words in the other."""
    rows = table.c
    query = select(rows.id, rows.start, rows.end).where(rows.source_id == source_id)
    since = [row for row in connection.execute(query) if row.id not in own]
    if not since:
        return
    content = schema.texts.c.content
    one, other = (
        connection.scalar(select(content).where(schema.texts.c.id == text_id)) or ""
        for text_id in texts
    )
    if any(one[row.start : row.end] != other[row.start : row.end] for row in since):
        raise Conflict(
            msg("the text has been coded since, on words that are elsewhere in the other text."),
            msg("Undo these codings first; the history shows them."),
        )
