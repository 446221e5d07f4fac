"""Memos: a coder's notes on a coding, code, source, case, or on the study as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, select

from qualcoder_net.core.blindness import visible_codings
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Case, Code, Coder, Coding, Memo, Source
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid, now

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# What a memo can be about; None is the project itself.
Target = Coding | Code | Source | Case | None


class Memos:
    def __init__(self, project: Project) -> None:
        self._project = project

    def all(self) -> list[Memo]:
        """Every memo of the study, oldest first."""
        return self._read(_query())

    def about(self, target: Target) -> list[Memo]:
        """The memos on one thing (None: on the project), oldest first."""
        query = _query()
        for column, wanted in _columns(target).items():
            query = query.where(schema.memos.c[column] == wanted)
        return self._read(query)

    def add(self, text: str, about: Target = None) -> Memo:
        return self._add("memo", _wrote(about), text, about)

    def _add(self, verb: str, summary: Message, text: str, about: Target) -> Memo:
        moment = now()
        with self._project.journal.operation(verb, summary) as act:
            values: dict[str, Any] = {
                "guid": new_guid(),
                "text": _said(text),
                "coder_id": act.coder_id,
                "created_at": moment,
                "modified_at": moment,
                **_columns(about),
            }
            return Memo(id=act.insert(schema.memos, **values), **values)

    def edit(self, memo: Memo, text: str) -> None:
        """Change a memo's text."""
        with self._project.journal.operation("memo", msg("Changed a memo")) as act:
            act.update(schema.memos, memo.id, text=_said(text), modified_at=now())

    def delete(self, memo: Memo) -> None:
        with self._project.journal.operation("memo", msg("Deleted a memo")) as act:
            act.delete(schema.memos, memo.id)

    # --- disputes: memos in which a practising coder says where she thinks the reference wrong ---

    def dispute(self, coding: Coding, source: Source, text: str) -> Memo:
        """Dispute the reference by a memo on its coding, or on one's own where it has none."""
        # without its code: the history is also read by who codes the same source blind
        summary = msg("Disputed the reference coding of “{source}”", source=source.name)
        return self._add("dispute", summary, text, coding)

    def disputes(self, coder: Coder) -> list[Memo]:
        """The memos that a coder wrote as disputes, oldest first; the journal knows which."""
        operations, changes = schema.operations, schema.changes
        written = (
            select(changes.c.row_id)
            .join(operations, operations.c.id == changes.c.operation_id)
            .where(operations.c.verb == "dispute", changes.c.table_name == "memos")
        )
        mine = (schema.memos.c.coder_id == coder.id) & schema.memos.c.id.in_(written)
        return self._read(_query().where(mine))

    # --- rows ---

    def _read(self, query: Select[Any]) -> list[Memo]:
        """The memos of a query, without those on codings that are hidden from a blind coder."""
        seen = select(schema.codings.c.id).where(visible_codings(self._project))
        on_coding = schema.memos.c.coding_id
        query = query.where(on_coding.is_(None) | on_coding.in_(seen))
        with self._project.store.reading() as connection:
            return [_memo(row) for row in connection.execute(query)]


def _said(text: str) -> str:
    if not text.strip():
        raise Refused(msg("There is nothing in this memo."), msg("Write something, or delete it."))
    return text.strip()


def _columns(target: Target) -> dict[str, int | None]:
    """Which column of a memo's row names its target; the others are empty."""
    columns: dict[str, int | None] = dict.fromkeys(("coding_id", "code_id", "source_id", "case_id"))
    match target:
        case Coding():
            columns["coding_id"] = target.id
        case Code():
            columns["code_id"] = target.id
        case Source():
            columns["source_id"] = target.id
        case Case():
            columns["case_id"] = target.id
        case None:
            pass
    return columns


def _wrote(target: Target) -> Message:
    match target:
        case Coding():
            return msg("Wrote a memo on a coding")
        case Code():
            return msg("Wrote a memo on code “{code}”", code=target.slug)
        case Source():
            return msg("Wrote a memo on source “{source}”", source=target.name)
        case Case():
            return msg("Wrote a memo on case “{case}”", case=target.name)
        case None:
            return msg("Wrote a memo on the project")


def _query() -> Select[Any]:
    return select(schema.memos).order_by(schema.memos.c.id)


def _memo(row: Row[Any]) -> Memo:
    return Memo(
        id=row.id,
        guid=row.guid,
        text=row.text,
        coder_id=row.coder_id,
        created_at=row.created_at,
        modified_at=row.modified_at,
        coding_id=row.coding_id,
        code_id=row.code_id,
        source_id=row.source_id,
        case_id=row.case_id,
    )
