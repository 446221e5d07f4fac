"""Codebook files: show what loading one would change, load it, and write the book back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from qualcoder_net.core.codebook import insert_drafts, read_codebook_rows
from qualcoder_net.formats.codebook import CodebookFile, read_codebook, write_codebook
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import CODE_FIELDS, Code, Codebook, CodeDraft
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder


@dataclass(frozen=True)
class CodebookDifference:
    """What loading a file does to the project's codebook. Codes are matched by id (slug) or guid.

    `absent` codes are in the project but not in the file: they stay, unless asked otherwise.
    `changed` holds (code, names of the fields that differ); "place" is parent or order.
    """

    added: tuple[CodeDraft, ...]
    changed: tuple[tuple[Code, tuple[str, ...]], ...]
    absent: tuple[tuple[Code, int], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)

    def lines(self) -> Iterator[Message]:
        """The difference as a researcher would want to read it, one line a code."""
        for draft in self.added:
            yield msg("+ {code}", code=draft.slug)
        for code, fields in self.changed:
            yield msg("~ {code}: {fields}", code=code.slug, fields=", ".join(fields))
        for code, count in self.absent:
            yield nmsg(
                "? {code} is not in the file ({n} coding); it stays",
                "? {code} is not in the file ({n} codings); it stays",
                n=count,
                code=code.slug,
            )


@dataclass(frozen=True)
class _Placed:
    """A draft with where the file puts it."""

    draft: CodeDraft
    parent_slug: str | None
    position: int


def compare_codebook(project: Project, file: Path) -> tuple[CodebookFile, CodebookDifference]:
    """Read a codebook file and say what loading it would change."""
    codebook_file = read_codebook(file)
    return codebook_file, _difference(project, codebook_file)


def load_codebook(project: Project, codebook_file: CodebookFile) -> CodebookDifference:
    """Make the project's codes as the file says, in one act; codes absent from it stay."""
    difference = _difference(project, codebook_file)
    if difference:
        with project.journal.operation("codebook") as act:
            _apply(act, codebook_file)
            act.summary = msg(
                "Loaded a codebook: {added} codes added, {changed} changed",
                added=len(difference.added),
                changed=len(difference.changed),
            )
    project.set_setting("codebook_language", codebook_file.language)
    project.set_setting("codebook_name", dict(codebook_file.name))
    if codebook_file.original is not None:
        project.set_setting("codebook_original", codebook_file.original)
    return difference


def codebook_file_of(project: Project) -> CodebookFile:
    """The project's codebook as a file's value; with the YAML it came from, if it did."""
    book = project.codebook.tree()

    original: str | None = project.setting("codebook_original")
    with_guids = original is not None and "guid:" in original

    def draft(code: Code) -> CodeDraft:
        return CodeDraft(
            slug=code.slug,
            guid=code.guid if with_guids else None,
            children=tuple(draft(child) for child in book.children(code)),
            **{name: getattr(code, name) for name in CODE_FIELDS},
        )

    return CodebookFile(
        name=project.setting("codebook_name") or {"": project.name},
        language=project.setting("codebook_language") or "nl",
        codes=tuple(draft(code) for code in book.children(None)),
        original=original,
    )


def export_codebook(project: Project, file: Path) -> None:
    """Write the codebook; YAML keeps the order and comments of the file that was loaded."""
    write_codebook(codebook_file_of(project), file)


def _walk(codebook_file: CodebookFile) -> Iterator[_Placed]:
    def below(drafts: tuple[CodeDraft, ...], parent: str | None) -> Iterator[_Placed]:
        for position, draft in enumerate(drafts):
            yield _Placed(draft, parent, position)
            yield from below(draft.children, draft.slug)

    return below(codebook_file.codes, None)


def _difference(project: Project, codebook_file: CodebookFile) -> CodebookDifference:
    codings = schema.codings
    with project.store.reading() as connection:
        book = read_codebook_rows(connection)
        rows = connection.execute(
            select(codings.c.code_id, func.count()).group_by(codings.c.code_id)
        )
        counts: dict[int, int] = {row[0]: row[1] for row in rows}
    placed = list(_walk(codebook_file))
    known = _matches(book, placed)
    changed = [
        (known[p.draft.slug], fields)
        for p in placed
        if p.draft.slug in known and (fields := _changed_fields(book, known[p.draft.slug], p))
    ]
    in_file = {code.id for code in known.values()}
    return CodebookDifference(
        added=tuple(p.draft for p in placed if p.draft.slug not in known),
        changed=tuple(changed),
        absent=tuple((c, counts.get(c.id, 0)) for c in book.codes if c.id not in in_file),
    )


def _matches(book: Codebook, placed: list[_Placed]) -> dict[str, Code]:
    """The project's code for each of the file's, by the file's slug."""
    by_guid = {code.guid: code for code in book.codes}
    found: dict[str, Code] = {}
    for p in placed:
        code = by_guid.get((p.draft.guid or "").upper()) or book.by_slug.get(p.draft.slug)
        if code:
            found[p.draft.slug] = code
    return found


def _changed_fields(book: Codebook, code: Code, placed: _Placed) -> tuple[str, ...]:
    draft = placed.draft
    fields = [name for name in CODE_FIELDS if _said(draft, code, name) != getattr(code, name)]
    parent = book.by_id.get(code.parent_id) if code.parent_id is not None else None
    if (parent.slug if parent else None) != placed.parent_slug or code.position != placed.position:
        fields.append("place")
    return tuple(fields)


def _said(draft: CodeDraft, code: Code, name: str) -> Any:
    """What the file says of a field; a colour that it leaves open stays what it is."""
    value = getattr(draft, name)
    if name == "colour" and value is None:
        return code.colour
    if name == "cues":
        return {language: [*cues] for language, cues in value.items()}
    return value


def _apply(act: Recorder, codebook_file: CodebookFile) -> None:
    """Within an act: first make what is new, then put everything in its place."""
    book = read_codebook_rows(act.connection)
    placed = list(_walk(codebook_file))
    known = _matches(book, placed)
    ids = {slug: code.id for slug, code in known.items()}
    for p in placed:
        if p.draft.slug not in ids:
            alone = _without_children(p.draft)
            (ids[p.draft.slug],) = insert_drafts(act, [alone], None, book)
    for p in placed:
        code = known.get(p.draft.slug)
        fields: dict[str, Any] = {
            "parent_id": ids[p.parent_slug] if p.parent_slug else None,
            "position": p.position,
        }
        if code:
            fields |= {name: _said(p.draft, code, name) for name in CODE_FIELDS}
        act.update(schema.codes, ids[p.draft.slug], **fields)


def _without_children(draft: CodeDraft) -> CodeDraft:
    from dataclasses import replace

    return replace(draft, children=())
