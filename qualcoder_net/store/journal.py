"""One mechanism for audit, undo and redo: every act of a coder and the rows it changed.

A use-case writes through the Recorder of one `with journal.operation(…)` block; the act, its row
changes and their before and after go to disk in the same transaction. Undo puts `before` back,
redo `after`; both check first that each row still is what the act left, and both are acts
themselves. Each coder has her own stack of acts, and it survives a restart.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from qualcoder_net.errors import Conflict, Refused
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Coder, JsonRow, Operation, Role
from qualcoder_net.store import schema
from qualcoder_net.store.engine import Store
from qualcoder_net.store.recorder import (
    Change,
    Recorder,
    next_ids,
    refuse_what_cannot_be_kept,
    replay,
)
from qualcoder_net.store.soundness import refuse_unsound
from qualcoder_net.version import __version__

Kind = Literal["do", "undo", "redo"]


def now() -> str:
    """This moment, UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_guid() -> str:
    return str(uuid.uuid4()).upper()


class Journal:
    """The acts of all coders in one project; records new ones under one coder's name."""

    def __init__(self, store: Store, coder_name: str) -> None:
        self._store = store
        self.coder_name = coder_name

    @contextmanager
    def operation(self, verb: str, summary: Message | None = None) -> Iterator[Recorder]:
        """One user act. Nothing is kept when the block raises, nor when it changed nothing.

        The summary may be given later, by `recorder.summary = …`, when counts are known by then.
        """
        try:
            with self._store.writing() as connection:
                recorder = Recorder(connection, self.coder(connection).id)
                recorder.summary = summary
                yield recorder
                changed = recorder.finish()
                if changed or recorder.keep:
                    assert recorder.summary is not None, f"act “{verb}” has no summary"
                    recorder.operation_id = self._write(
                        connection, verb, recorder.summary, changed, final=recorder.keep
                    )
        except IntegrityError as error:
            raise Conflict(
                msg("Someone else has just deleted or taken what this act needs."),
                msg("Look at it again; the history shows what was done."),
            ) from error

    def undo(self, operation_id: int | None = None) -> Operation:
        """Take back this coder's last act, or the named one. Raises Conflict, changing nothing."""
        return self._replay("undo", operation_id)

    def redo(self) -> Operation:
        """Do again what this coder undid last. Raises Conflict, changing nothing."""
        return self._replay("redo", None)

    def revision(self) -> int:
        """The number of the newest act: it grows whenever anyone has done anything."""
        with self._store.reading() as connection:
            return connection.scalar(select(func.max(schema.operations.c.id))) or 0

    def history(self, *, coder: str | None = None, limit: int | None = None) -> list[Operation]:
        """The acts, newest first."""
        query = _operations().order_by(schema.operations.c.id.desc()).limit(limit)
        if coder is not None:
            query = query.where(schema.coders.c.name == coder)
        with self._store.reading() as connection:
            return [_operation(row) for row in connection.execute(query)]

    def coder(self, connection: Connection) -> Coder:
        """The coder in whose name we write; entered in the project at her first act."""
        return enter_coder(connection, self.coder_name)

    # --- within one transaction -----------------------------------------------------------------

    def _write(
        self,
        connection: Connection,
        verb: str,
        summary: Message,
        changed: list[Change],
        *,
        kind: Kind = "do",
        target: int | None = None,
        final: bool = False,
    ) -> int:
        coder = self.coder(connection)
        if kind == "do":
            self._drop_undone(connection, coder)
        (operation_id,) = next_ids(connection, schema.operations, 1)
        connection.execute(
            insert(schema.operations).values(
                id=operation_id,
                guid=new_guid(),
                coder_id=coder.id,
                at=now(),
                verb=verb,
                summary=summary.to_json(),
                tool_version=__version__,
                kind=kind,
                target_id=target,
                state="final" if final or kind != "do" else "done",
                change_count=len(changed),
            )
        )
        if changed and kind == "do":
            connection.execute(
                insert(schema.changes),
                [
                    {"operation_id": operation_id, "number": number, **change.as_row()}
                    for number, change in enumerate(changed)
                ],
            )
        return operation_id

    def _drop_undone(self, connection: Connection, coder: Coder) -> None:
        """After something new, what was undone before can no longer be redone."""
        operations = schema.operations
        connection.execute(
            update(operations)
            .where(
                operations.c.coder_id == coder.id,
                operations.c.kind == "do",
                operations.c.state == "undone",
            )
            .values(state="dropped")
        )

    def _replay(self, kind: Literal["undo", "redo"], operation_id: int | None) -> Operation:
        operations = schema.operations
        forward = kind == "redo"
        try:
            with self._store.writing() as connection:
                coder = self.coder(connection)
                row = self._candidate(connection, coder, kind, operation_id)
                summary = Message.from_json(row.summary)
                changed = _changes_of(connection, row.id)
                replay(connection, changed, forward=forward)
                refuse_unsound(connection, changed)
                connection.execute(
                    update(operations)
                    .where(operations.c.id == row.id)
                    .values(state="done" if forward else "undone")
                )
                self._write(connection, kind, summary, changed, kind=kind, target=row.id)
        except IntegrityError as error:
            raise Conflict(
                msg("“{act}” cannot be taken back: later work rests on it.", act=summary)
                if not forward
                else msg("“{act}” cannot be done again: what it needs is gone.", act=summary),
                msg("Undo the later work first; the history shows it."),
            ) from error
        except Conflict as conflict:
            raise Conflict(
                msg("“{act}”: {problem}", act=summary, problem=conflict.what),
                conflict.remedy,
            ) from conflict
        with self._store.reading() as connection:
            return _operation(
                connection.execute(_operations().where(operations.c.id == row.id)).one()
            )

    def _candidate(
        self, connection: Connection, coder: Coder, kind: str, operation_id: int | None
    ) -> Row[Any]:
        operations = schema.operations
        mine = select(operations).where(
            operations.c.coder_id == coder.id, operations.c.kind == "do"
        )
        if operation_id is not None:
            row = connection.execute(mine.where(operations.c.id == operation_id)).first()
            if row is None or row.state != "done":
                raise Refused(
                    msg("Act {number} cannot be undone by {coder}.",
                        number=operation_id, coder=coder.name),
                    msg("The history shows the acts, who did them and which are undone."),
                )  # fmt: skip
            return row
        if kind == "undo":
            newest = mine.where(operations.c.state == "done").order_by(operations.c.id.desc())
        else:  # what was undone last: the newest undoing whose act is still undone
            undoing = operations.alias()
            newest = (
                mine.join(undoing, undoing.c.target_id == operations.c.id)
                .where(
                    operations.c.state == "undone",
                    undoing.c.coder_id == coder.id,
                    undoing.c.kind == "undo",
                )
                .order_by(undoing.c.id.desc())
            )
        row = connection.execute(newest.limit(1)).first()
        if row is None:
            raise Refused(
                msg("{coder} has nothing to undo.", coder=coder.name)
                if kind == "undo"
                else msg("{coder} has nothing to redo.", coder=coder.name)
            )
        return row


def enter_coder(connection: Connection, name: str, role: Role = "analyst") -> Coder:
    """The coder of that name; a new one gets a row, outside the journal: she is no act's effect."""
    if not name.strip():
        raise Refused(msg("A coder needs a name."))
    refuse_what_cannot_be_kept(schema.coders, {"name": name})
    row = connection.execute(select(schema.coders).where(schema.coders.c.name == name)).first()
    if row is None:
        (coder_id,) = next_ids(connection, schema.coders, 1)
        values: JsonRow = {"id": coder_id, "guid": new_guid(), "name": name, "role": role}
        connection.execute(insert(schema.coders).values(values))
        return Coder(**values)
    return Coder(row.id, row.guid, row.name, row.role)


def _changes_of(connection: Connection, operation_id: int) -> list[Change]:
    changes = schema.changes
    rows = connection.execute(
        select(changes).where(changes.c.operation_id == operation_id).order_by(changes.c.number)
    )
    return [Change(row.table_name, row.row_id, row.before, row.after) for row in rows]


def _operations() -> Select[Any]:
    operations, coders = schema.operations, schema.coders
    return select(operations, coders.c.name.label("coder")).join_from(operations, coders)


def _operation(row: Row[Any]) -> Operation:
    return Operation(
        id=row.id,
        coder=row.coder,
        at=row.at,
        verb=row.verb,
        summary=Message.from_json(row.summary),
        tool_version=row.tool_version,
        changes=row.change_count,
        kind=row.kind,
        undone=row.state in ("undone", "dropped"),
    )
