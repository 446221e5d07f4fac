"""The only writer of journalled rows: changes them and remembers what they were before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from qualcoder_net.errors import Conflict, Refused
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import JsonRow
from qualcoder_net.store import schema

# SQLite takes at most 32,766 values in one statement.
BATCH = 10_000
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


@dataclass(slots=True)
class Change:
    """What an act did to one row. No `before`: made; no `after`: deleted.

    Made and deleted rows are whole; of an updated row there are the columns that changed.
    """

    table_name: str
    row_id: int
    before: JsonRow | None
    after: JsonRow | None

    def as_row(self) -> JsonRow:
        return {
            "table_name": self.table_name,
            "row_id": self.row_id,
            "before": self.before,
            "after": self.after,
        }


class Recorder:
    """Writes rows within one act. Ids are given here and never again to another row."""

    def __init__(self, connection: Connection, coder_id: int) -> None:
        self.connection = connection
        self.coder_id = coder_id
        self.summary: Message | None = None
        # set for an act that changes no journalled row yet belongs in the history
        self.keep = False
        self.operation_id: int | None = None
        self._changes: dict[tuple[str, int], Change] = {}

    def insert(self, table: Table, **values: Any) -> int:
        (row_id,) = self.insert_many(table, [values])
        return row_id

    def insert_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Make rows (columns that have a default may be left out); their new ids, in order."""
        if not rows:
            return []
        ids = list(next_ids(self.connection, table, len(rows)))
        defaults = _defaults(table)
        whole = [{**defaults, **row, "id": row_id} for row_id, row in zip(ids, rows, strict=True)]
        for row in whole:
            refuse_what_cannot_be_kept(table, row)
        self.connection.execute(insert(table), whole)
        for row in whole:
            self._remember(Change(table.name, row["id"], None, row))
        return ids

    def update(self, table: Table, row_id: int, **values: Any) -> int:
        """Change one row; Conflict when it is gone, so that nobody believes it was changed."""
        there = select(table.c.id).where(table.c.id == row_id)
        if self.connection.execute(there).first() is None:
            raise Conflict(
                msg("What you are changing has been deleted meanwhile."),
                msg("The history shows by whom."),
            )
        return self.update_where(table, table.c.id == row_id, **values)

    def update_where(self, table: Table, condition: ColumnElement[bool], **values: Any) -> int:
        """Give the same values to all rows that meet *condition*; how many really changed."""
        refuse_what_cannot_be_kept(table, values)
        columns = [table.c.id, *(table.c[name] for name in values)]
        ids: list[int] = []
        for row in self.connection.execute(select(*columns).where(condition)):
            before = {
                name: row._mapping[name] for name in values if row._mapping[name] != values[name]
            }
            if before:
                after = {name: values[name] for name in before}
                self._remember(Change(table.name, row.id, before, after))
                ids.append(row.id)
        for some in batches(ids):
            self.connection.execute(update(table).where(table.c.id.in_(some)).values(values))
        return len(ids)

    def update_each(self, table: Table, values_by_id: Mapping[int, Mapping[str, Any]]) -> int:
        """Give each row its own values (all with the same columns); how many really changed."""
        if not values_by_id:
            return 0
        names = list(next(iter(values_by_id.values())))
        changed: list[JsonRow] = []
        for row_id, row in _rows(self.connection, table, values_by_id).items():
            values = values_by_id[row_id]
            before = {name: row[name] for name in names if row[name] != values[name]}
            if before:
                after = {name: values[name] for name in before}
                self._remember(Change(table.name, row_id, before, after))
                changed.append({"row_id": row_id, **values})
        _update_many(self.connection, table, changed)
        return len(changed)

    def delete(self, table: Table, *row_ids: int) -> int:
        return sum(self.delete_where(table, table.c.id.in_(some)) for some in batches([*row_ids]))

    def delete_where(self, table: Table, condition: ColumnElement[bool]) -> int:
        rows = self.connection.execute(select(table).where(condition)).mappings().all()
        for row in rows:
            self._remember(Change(table.name, row["id"], dict(row), None))
        for some in batches([row["id"] for row in rows]):
            self.connection.execute(delete(table).where(table.c.id.in_(some)))
        return len(rows)

    def forget(self) -> None:
        """Leave what was changed so far out of the journal; for an erasure, and nothing else.

        The act itself stays in the history, and cannot be undone.
        """
        self._changes.clear()
        self.keep = True

    def finish(self) -> list[Change]:
        """The act's changes, one per row, without those that cancelled out."""
        return [
            change
            for change in self._changes.values()
            if change.before is not None or change.after is not None
        ]

    def _remember(self, change: Change) -> None:
        """Fold a row's changes within the act into one: its first before, its last after."""
        key = (change.table_name, change.row_id)
        first = self._changes.get(key)
        if first is None or (first.before is None and first.after is None):
            self._changes[key] = change
        elif first.before is None:  # made in this act
            first.after = {**(first.after or {}), **change.after} if change.after else None
        elif change.after is None:  # changed, now deleted: the whole row as it was at first
            first.before = {**(change.before or {}), **first.before}
            first.after = None
        else:
            first.before = {**(change.before or {}), **first.before}
            first.after = {**(first.after or {}), **change.after}


def next_ids(connection: Connection, table: Table, count: int) -> range:
    """Fresh ids for *count* rows; safe because writers take turns."""
    row_ids = schema.row_ids
    after = connection.execute(
        update(row_ids)
        .where(row_ids.c.table_name == table.name)
        .values(next=row_ids.c.next + count)
        .returning(row_ids.c.next)
    ).scalar_one()
    return range(after - count, after)


def replay(connection: Connection, changes: list[Change], *, forward: bool) -> None:
    """Put every row into its state after (*forward*) or before the act.

    Raises Conflict when a row is not in the state that the act, or its undoing, left it in.
    Deletes come first and inserts last, so that unique names are free before they are taken.
    """
    grouped: dict[str, list[tuple[int, JsonRow | None, JsonRow | None]]] = {}
    for change in changes:
        expected, wanted = (
            (change.before, change.after) if forward else (change.after, change.before)
        )
        grouped.setdefault(change.table_name, []).append((change.row_id, expected, wanted))
    current = {
        name: _rows(connection, schema.JOURNALLED[name], [row_id for row_id, _, _ in group])
        for name, group in grouped.items()
    }
    for name, group in grouped.items():
        for row_id, expected, _ in group:
            _expect(current[name].get(row_id), expected)
    for name, group in grouped.items():
        table = schema.JOURNALLED[name]
        for some in batches([row_id for row_id, _, wanted in group if wanted is None]):
            connection.execute(delete(table).where(table.c.id.in_(some)))
    for name, group in grouped.items():
        _update_many(
            connection,
            schema.JOURNALLED[name],
            [
                {"row_id": row_id, **wanted}
                for row_id, expected, wanted in group
                if wanted is not None and expected is not None
            ],
        )
    for name, group in grouped.items():
        table = schema.JOURNALLED[name]
        made = [
            {**_defaults(table), **wanted}
            for _, expected, wanted in group
            if expected is None and wanted is not None
        ]
        if made:
            connection.execute(insert(table), made)


def _expect(row: JsonRow | None, expected: JsonRow | None) -> None:
    if expected is None:
        if row is not None:
            raise Conflict(msg("something else has taken its place."))
    elif row is None:
        raise Conflict(
            msg("what it changed has been deleted since."),
            msg("The history shows by whom; undo that first."),
        )
    elif any(name in row and row[name] != value for name, value in expected.items()):
        raise Conflict(
            msg("what it changed has been changed again since."),
            msg("The history shows by whom; undo that first."),
        )


def _update_many(connection: Connection, table: Table, rows: list[JsonRow]) -> None:
    """Update rows by `row_id`, in one statement per set of columns."""
    by_columns: dict[tuple[str, ...], list[JsonRow]] = {}
    for row in rows:
        by_columns.setdefault(tuple(row), []).append(row)
    for columns, some in by_columns.items():
        # parameter names apart from column names, which an UPDATE keeps for itself
        assigned = {name: bindparam(f"new_{name}", type_=table.c[name].type)
                    for name in columns if name != "row_id"}  # fmt: skip
        connection.execute(
            update(table).where(table.c.id == bindparam("row_id")).values(assigned),
            [{k if k == "row_id" else f"new_{k}": v for k, v in row.items()} for row in some],
        )


def refuse_what_cannot_be_kept(table: Table, values: Mapping[str, Any]) -> None:
    """The same limits in every database: lengths, and characters that are none."""
    for name, value in values.items():
        if isinstance(value, (dict, list)):
            said: Iterable[str] = _texts_in(value)
        elif isinstance(value, str):
            said = (value,)
        else:
            continue
        longest = getattr(table.c[name].type, "length", None)
        if longest and len(value) > longest:
            raise Refused(
                msg("“{start}…” is too long: {n} characters, where {longest} fit.",
                    start=value[:30], n=len(value), longest=longest),
                msg("Shorten it."),
            )  # fmt: skip
        if any(map(_NO_CHARACTER.search, said)):
            raise Refused(
                msg("This text has a character that no text can have."),
                msg("Write it anew; it came from a damaged file or another encoding."),
            )


def _texts_in(value: Any) -> Iterator[str]:
    """The texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def _rows(connection: Connection, table: Table, ids: Iterable[int]) -> dict[int, JsonRow]:
    found: dict[int, JsonRow] = {}
    for some in batches(list(ids)):
        for row in connection.execute(select(table).where(table.c.id.in_(some))).mappings():
            found[row["id"]] = dict(row)
    return found


def _defaults(table: Table) -> JsonRow:
    """What a column holds when a row, or an older act, does not say."""
    return {
        column.name: column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        for column in table.c
        if column.name != "id"
    }


def batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """The ids in lots that one statement can take."""
    return (ids[i : i + BATCH] for i in range(0, len(ids), BATCH))
