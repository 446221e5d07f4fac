"""Codebook files: show what loading one would change, load it, and write the book back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from qualcoder_net.core.codebook import insert_drafts, read_codebook_rows
from qualcoder_net.core.names import FIELD_NAMES
from qualcoder_net.errors import Refused
from qualcoder_net.formats.codebook import CodebookFile, read_codebook, write_codebook
from qualcoder_net.formats.codebook.drafts import normal
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import CODE_FIELDS, PALETTE, Code, Codebook, CodeDraft
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
            yield msg(
                "~ {code}: {fields}", code=code.slug, fields=[FIELD_NAMES[name] for name in fields]
            )
        for code, count in self.absent:
            yield nmsg(
                "? {code} is not in the file ({n} coding); it stays",
                "? {code} is not in the file ({n} codings); it stays",
                n=count,
                code=code.slug,
            )


@dataclass(frozen=True)
class _Placed:
    """A draft with where the file puts it: beneath a code, after what came before."""

    draft: CodeDraft
    parent_slug: str | None


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
                "Loaded a codebook (codes added: {added}; changed: {changed})",
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
        for draft in drafts:
            yield _Placed(draft, parent)
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
    moved = _moved(placed, known)
    changed = []
    for p in placed:
        if code := known.get(p.draft.slug):
            fields = [*_changed_fields(p.draft, code, codebook_file.language)]
            fields += ["place"] if p.draft.slug in moved else []
            changed += [(code, tuple(fields))] if fields else []
    in_file = {code.id for code in known.values()}
    return CodebookDifference(
        added=tuple(p.draft for p in placed if p.draft.slug not in known),
        changed=tuple(changed),
        absent=tuple((c, counts.get(c.id, 0)) for c in book.codes if c.id not in in_file),
    )


def _matches(book: Codebook, placed: list[_Placed]) -> dict[str, Code]:
    """The project's code for each of the file's, by the file's slug: that of its guid, else of its
    slug. Refuses a file that gives a code the slug of another, or the key of one it lacks."""
    by_guid = {code.guid: code for code in book.codes}
    found = {
        p.draft.slug: code for p in placed if (code := by_guid.get((p.draft.guid or "").upper()))
    }
    taken = {code.id for code in found.values()}
    for slug in (p.draft.slug for p in placed):
        other = book.by_slug.get(slug)
        if other is None or (slug in found and found[slug].id == other.id):
            continue
        if slug in found:
            raise Refused(
                msg("“{code}” is another code in this file than in the project.", code=slug),
                msg("Give it another id in the file, or take away its guid there."),
            )
        if other.id not in taken:
            found[slug] = other
    in_file = {code.id for code in found.values()}
    owners = {code.key: code for code in book.codes if code.key and code.id not in in_file}
    for key in (p.draft.key for p in placed):
        if key in owners:
            raise Refused(
                msg("Key {key} belongs to “{code}”, which is not in this file.",
                    key=key, code=owners[key].slug),
                msg("Give one of the two codes another key."),
            )  # fmt: skip
    return found


def _changed_fields(draft: CodeDraft, code: Code, language: str) -> dict[str, Any]:
    """What the file says otherwise than the project, by field; a colour left open stays.

    Compared as files hold them: a label made on the screen has no language, but is written out in
    the book's.
    """
    now = CodeDraft(slug=code.slug, **{name: getattr(code, name) for name in CODE_FIELDS})
    said, known = normal(draft, language), normal(now, language)
    changed = {} if draft.slug == code.slug else {"slug": draft.slug}
    for name in CODE_FIELDS:
        value = getattr(said, name)
        if value != getattr(known, name) and not (name == "colour" and value is None):
            changed[name] = _plain(value)
    return changed


def _plain(value: Any) -> Any:
    """Cues as the database has them: lists."""
    if isinstance(value, Mapping):
        return {key: [*v] if isinstance(v, tuple) else v for key, v in value.items()}
    return value


def _moved(placed: list[_Placed], known: dict[str, Code]) -> set[str]:
    """The file's codes that it puts beneath another parent, or in another order, than they are."""
    moved: set[str] = set()
    staying: dict[int | None, list[tuple[Code, str]]] = {}
    for p in placed:
        code, parent = known.get(p.draft.slug), known.get(p.parent_slug or "")
        if code is None:
            continue
        if bool(p.parent_slug) != bool(parent) or code.parent_id != (parent and parent.id):
            moved.add(p.draft.slug)
        else:
            staying.setdefault(code.parent_id, []).append((code, p.draft.slug))
    for siblings in staying.values():
        in_order = sorted(siblings, key=lambda s: (s[0].position, s[0].id))
        moved |= {
            slug for (_, slug), then in zip(siblings, in_order, strict=True) if slug != then[1]
        }
    return moved


def _apply(act: Recorder, codebook_file: CodebookFile) -> None:
    """Within an act: first say what changed, then make what is new, then put all in its place."""
    book = read_codebook_rows(act.connection)
    placed = list(_walk(codebook_file))
    known = _matches(book, placed)
    ids = {slug: code.id for slug, code in known.items()}
    for p in placed:
        if code := known.get(p.draft.slug):
            fields = _changed_fields(p.draft, code, codebook_file.language)
            act.update(schema.codes, code.id, **fields)
    new = [p.draft for p in placed if p.draft.slug not in known]
    for n, draft in enumerate(new, start=len(book.codes)):
        colour = draft.colour or PALETTE[n % len(PALETTE)]
        alone = replace(draft, children=(), colour=colour)
        (ids[draft.slug],) = insert_drafts(act, [alone], None, book)
    children: dict[int | None, list[int]] = {}
    for p in placed:
        parent_id = ids[p.parent_slug] if p.parent_slug else None
        children.setdefault(parent_id, []).append(ids[p.draft.slug])
    for parent_id, order in children.items():
        _keep_the_absent(book, parent_id, order, {*ids.values()})
        places = {i: {"parent_id": parent_id, "position": n} for n, i in enumerate(order)}
        act.update_each(schema.codes, places)


def _keep_the_absent(
    book: Codebook, parent_id: int | None, order: list[int], in_file: set[int]
) -> None:
    """Let siblings that the file does not have stay behind the one that they stood behind."""
    if parent_id is not None and parent_id not in book.by_id:
        return  # a new parent has no other children
    before = 0
    for sibling in book.children(book.by_id[parent_id] if parent_id is not None else None):
        if sibling.id not in in_file:
            order.insert(order.index(before) + 1 if before in order else 0, sibling.id)
        before = sibling.id
