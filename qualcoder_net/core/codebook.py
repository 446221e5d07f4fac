"""The codebook: add, rename, move, define, merge, split and delete codes, each as one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select

from qualcoder_net.core.code_fields import judged
from qualcoder_net.core.names import FIELD_NAMES
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import current_language, msg, nmsg
from qualcoder_net.model import (
    CODE_FIELDS,
    CODE_TEXTS,
    PALETTE,
    Code,
    Codebook,
    CodeDraft,
    Coding,
    text_in,
    unique_slug,
)
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid
from qualcoder_net.store.recorder import batches

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder


class CodebookNoun:
    """`project.codebook`. `tree()` is the codebook as a value; the rest are acts on it."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def tree(self) -> Codebook:
        with self._project.store.reading() as connection:
            return read_codebook_rows(connection)

    def find(self, name: str) -> Code:
        return self.tree().find(name)

    def frame(self) -> pd.DataFrame:
        """The codes as a DataFrame, in the book's order, with paths and numbers of codings."""
        from qualcoder_net.core.frames import codes_frame

        return codes_frame(self._project)

    # --- acts ---

    def add(
        self,
        label: str,
        parent: Code | None = None,
        *,
        slug: str | None = None,
        **fields: Any,
    ) -> Code:
        """A new code beneath *parent* (None: a branch), last among its siblings."""
        with self._project.journal.operation("add code") as act:
            code = enter_code(act, label, parent, slug=slug, **fields)
            act.summary = msg("Added code “{code}”", code=label.strip())
        return code

    def edit(self, code: Code, **fields: Any) -> Code:
        """Change what a code says of itself: any of CODE_FIELDS, or its `slug`.

        An empty key takes the code's away. Raises Refused as `code_fields.judged` does.
        """
        with self._project.journal.operation("edit code") as act:
            kept = judged(read_codebook_rows(act.connection), code, fields)
            act.update(schema.codes, code.id, **kept)
            act.summary = msg(
                "Changed code “{code}”: {what}",
                what=[FIELD_NAMES[name] for name in kept],
                code=code.name(current_language()),
            )
        return self.tree().by_id[code.id]

    def rename(self, code: Code, label: str, language: str = "") -> Code:
        """Change a code's label in one language; its id stays, so exports still match."""
        label = _named(label)
        with self._project.journal.operation("rename") as act:
            book = read_codebook_rows(act.connection)
            code = book.by_id.get(code.id, code)  # another may have changed another language's
            _refuse_twin(book, label, book.by_id.get(code.parent_id or 0), code)
            labels = {**code.label, _language_of(code.label, language): label}
            act.update(schema.codes, code.id, label=labels)
            act.summary = msg(
                "Renamed code “{old}” to “{new}”", old=code.name(current_language()), new=label
            )
        return self.tree().by_id[code.id]

    def move(self, code: Code, parent: Code | None, position: int | None = None) -> None:
        """Put a code, with all beneath it, under another parent, or at a place among siblings."""
        with self._project.journal.operation("move") as act:
            book = read_codebook_rows(act.connection)
            if parent is not None and parent.id in {c.id for c in book.subtree(code)}:
                raise Refused(msg("“{code}” cannot be moved beneath itself.", code=code.slug))
            siblings = [c for c in book.children(parent) if c.id != code.id]
            place = len(siblings) if position is None else max(0, min(position, len(siblings)))
            siblings.insert(place, code)
            act.update(schema.codes, code.id, parent_id=parent.id if parent else None)
            act.update_each(
                schema.codes, {sibling.id: {"position": n} for n, sibling in enumerate(siblings)}
            )
            language = current_language()
            act.summary = (
                msg("Moved code “{code}” beneath “{parent}”",
                    code=code.name(language), parent=parent.name(language))
                if parent
                else msg("Moved code “{code}” to the top", code=code.name(language))
            )  # fmt: skip

    def merge(self, code: Code, into: Code) -> int:
        """All codings, memos and children of *code* become those of *into*; codings moved.

        A coder's coding of a segment that she coded with both is kept once.
        """
        codes, codings, memos = schema.codes, schema.codings, schema.memos
        if code.id == into.id:
            raise Refused(msg("A code cannot be merged into itself."))
        with self._project.journal.operation("merge") as act:
            book = read_codebook_rows(act.connection)
            if into.id in {c.id for c in book.subtree(code)}:
                raise Refused(
                    msg("“{into}” lies beneath “{code}”.", into=into.slug, code=code.slug),
                    msg("Merge the other way round."),
                )
            total = act.connection.scalar(
                select(func.count()).select_from(codings).where(codings.c.code_id == code.id)
            )
            for double, kept in _doubles(act, code, into):
                act.update_where(memos, memos.c.coding_id == double, coding_id=kept)
                act.delete(codings, double)
            act.update_where(codings, codings.c.code_id == code.id, code_id=into.id)
            act.update_where(memos, memos.c.code_id == code.id, code_id=into.id)
            _merge_resolutions(act, code, into)
            _merge_decisions(act, code, into)
            first = len(book.children(into))
            act.update_each(
                codes,
                {
                    child.id: {"parent_id": into.id, "position": first + n}
                    for n, child in enumerate(book.children(code))
                },
            )
            act.delete(codes, code.id)
            language = current_language()
            act.summary = nmsg(
                "Merged “{code}” into “{into}” ({n} coding)",
                "Merged “{code}” into “{into}” ({n} codings)",
                n=total or 0,
                code=code.name(language),
                into=into.name(language),
            )
        return total or 0

    def split(self, code: Code, label: str, codings: Iterable[Coding]) -> Code:
        """Give some of a code's codings to a new code, which becomes its sibling."""
        chosen = [coding.id for coding in codings if coding.code_id == code.id]
        if not chosen:
            raise Refused(
                msg("None of these codings is with “{code}”.", code=code.slug),
                msg("Choose the codings that the new code should take."),
            )
        with self._project.journal.operation("split") as act:
            parent = read_codebook_rows(act.connection).by_id.get(code.parent_id or 0)
            new = enter_code(act, label, parent)
            act.update_each(schema.codings, {i: {"code_id": new.id} for i in chosen})
            for some in batches(chosen):  # how a coding came about goes with it
                accepted = schema.decisions.c.coding_id.in_(some)
                act.update_where(schema.decisions, accepted, code_id=new.id)
            act.summary = nmsg(
                "Split “{new}” from “{code}” ({n} coding)",
                "Split “{new}” from “{code}” ({n} codings)",
                n=len(chosen),
                new=new.name(current_language()),
                code=code.name(current_language()),
            )
        return new

    def effect_of_deleting(self, code: Code) -> tuple[int, int]:
        """(codes, codings) that would go with *code*: what to say before deleting it."""
        below = [c.id for c in self.tree().subtree(code)]
        codings = schema.codings
        with self._project.store.reading() as connection:
            count = connection.scalar(
                select(func.count()).select_from(codings).where(codings.c.code_id.in_(below))
            )
        return len(below), count or 0

    def delete(self, code: Code) -> None:
        """Delete a code, all beneath it, and all their codings and memos."""
        codes, codings, memos = schema.codes, schema.codings, schema.memos
        with self._project.journal.operation("delete code") as act:
            below = [c.id for c in read_codebook_rows(act.connection).subtree(code)]
            of_codes = select(codings.c.id).where(codings.c.code_id.in_(below))
            act.delete_where(memos, memos.c.code_id.in_(below) | memos.c.coding_id.in_(of_codes))
            count = act.delete_where(codings, codings.c.code_id.in_(below))
            for table in (schema.resolutions, schema.decisions):
                act.delete_where(table, table.c.code_id.in_(below))
            act.delete(codes, *below)
            act.summary = nmsg(
                "Deleted code “{code}” with {n} coding",
                "Deleted code “{code}” with {n} codings",
                n=count,
                code=code.name(current_language()),
            )


def read_codebook_rows(connection: Any) -> Codebook:
    rows = connection.execute(select(schema.codes).order_by(schema.codes.c.id))
    return Codebook(tuple(_code(row) for row in rows))


def enter_code(
    act: Recorder, label: str, parent: Code | None, *, slug: str | None = None, **fields: Any
) -> Code:
    """Within an act: a new code beneath *parent*, last among its siblings."""
    label = _named(label)
    book = read_codebook_rows(act.connection)
    _refuse_twin(book, label, parent, None)
    said = {name: value for name, value in {"slug": slug, **fields}.items() if value is not None}
    kept = {"slug": unique_slug(label, book.by_slug), "label": {"": label}}
    draft = CodeDraft(**kept | judged(book, None, said))
    (code_id,) = insert_drafts(act, [draft], parent, book)
    return read_codebook_rows(act.connection).by_id[code_id]


def insert_drafts(
    act: Recorder, drafts: Iterable[CodeDraft], parent: Code | None, book: Codebook
) -> list[int]:
    """Within an act: make codes from drafts, with their children, last beneath *parent*.

    Returns the new top codes' ids. Codes without a colour get the next of the palette.
    """
    position = len(book.children(parent))
    used = len(book.codes)

    def insert(draft: CodeDraft, parent_id: int | None, position: int) -> int:
        nonlocal used
        values = asdict(draft)
        del values["children"]
        values["guid"] = (draft.guid or new_guid()).upper()
        values["colour"] = draft.colour or PALETTE[used % len(PALETTE)]
        values["cues"] = {language: [*cues] for language, cues in draft.cues.items()}
        used += 1
        code_id = act.insert(schema.codes, **values, parent_id=parent_id, position=position)
        for n, child in enumerate(draft.children):
            insert(child, code_id, n)
        return code_id

    parent_id = parent.id if parent else None
    return [insert(draft, parent_id, position + n) for n, draft in enumerate(drafts)]


def _doubles(act: Recorder, code: Code, into: Code) -> list[tuple[int, int]]:
    """(coding with *code*, coding with *into*) pairs on the same segment by the same coder."""
    codings = schema.codings
    ours, theirs = codings.alias(), codings.alias()
    rows = act.connection.execute(
        select(ours.c.id, theirs.c.id).where(
            ours.c.code_id == code.id,
            theirs.c.code_id == into.id,
            *(ours.c[name] == theirs.c[name] for name in ("source_id", "start", "end", "coder_id")),
        )
    )
    return [(row[0], row[1]) for row in rows]


def _merge_resolutions(act: Recorder, code: Code, into: Code) -> None:
    """What was resolved with *code* was resolved with *into*, where nothing else was."""
    rows = schema.resolutions
    twin = rows.alias()
    same = [rows.c[name] == twin.c[name] for name in ("source_id", "start", "end")]
    double = select(twin.c.id).where(twin.c.code_id == into.id, *same).exists()
    act.delete_where(rows, (rows.c.code_id == code.id) & double)
    act.update_where(rows, rows.c.code_id == code.id, code_id=into.id)


def _merge_decisions(act: Recorder, code: Code, into: Code) -> None:
    """Likewise what coders decided on suggestions; of two on one place an acceptance stays."""
    rows = schema.decisions
    twin = rows.alias()
    same = [rows.c[name] == twin.c[name] for name in ("source_id", "start", "end", "coder_id")]
    pairs = select(rows.c.id, rows.c.verdict, twin.c.id, twin.c.verdict).where(
        rows.c.code_id == code.id, twin.c.code_id == into.id, *same
    )
    for one, verdict, other, others in act.connection.execute(pairs).all():
        only_one = verdict == "accepted" and others != "accepted"
        act.delete(rows, other if only_one else one)
    act.update_where(rows, rows.c.code_id == code.id, code_id=into.id)


def _named(label: str) -> str:
    if not label.strip():
        raise Refused(msg("A code needs a label."))
    return label.strip()


def _refuse_twin(book: Codebook, label: str, parent: Code | None, code: Code | None) -> None:
    for sibling in book.children(parent):
        same = label.casefold() in (text.casefold() for text in sibling.label.values())
        if same and (code is None or sibling.id != code.id):
            raise Refused(
                msg("There already is a code “{code}” here.", code=label),
                msg("Choose another label, or merge the two."),
            )


def _language_of(texts: Mapping[str, str], language: str) -> str:
    """Which text to change: in the language asked for, else the one that is shown."""
    if language or not texts:
        return language
    shown = text_in(texts, current_language())
    return next(key for key, text in texts.items() if text == shown)


def _code(row: Row[Any]) -> Code:
    return Code(
        id=row.id,
        guid=row.guid,
        slug=row.slug,
        parent_id=row.parent_id,
        position=row.position,
        **{name: getattr(row, name) for name in (*CODE_TEXTS, *_PLAIN_FIELDS)},
    )


_PLAIN_FIELDS = tuple(name for name in CODE_FIELDS if name not in CODE_TEXTS)
