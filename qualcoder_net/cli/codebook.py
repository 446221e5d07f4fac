"""`codebook`: show, load and write the codes; the acts on them are in `codebook_acts`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli import codebook_acts
from qualcoder_net.cli.console import Console, Record
from qualcoder_net.cli.parameters import (
    Force,
    NewFile,
    OldFile,
    Yes,
)
from qualcoder_net.core.names import FIELD_NAMES, capitalised
from qualcoder_net.core.understood import left_out
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg
from qualcoder_net.model import CODE_FIELDS, CODE_TEXTS, text_in

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.codebook_files import CodebookDifference
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Code, Codebook


# --- showing ---


def show(
    console: Console,
    project: Project,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help=_("All that this code says of itself."))
    ] = None,
) -> None:
    book = project.codebook.tree()
    counts = project.codings.counts()
    if code is not None:
        record = _record(book, book.find(code), counts)
        console.answer([record], _described(record))
        return
    records = [_record(book, one, counts) for _depth, one in book.walk()]
    shown = [
        {**r, "label": "  " * r["depth"] + r["label"], "codings": r["codings"] or None}
        for r in records
    ]
    headings = {"label": _("code"), "codings": _("codings"), "code": _("id")}
    console.table(records, headings, shown=shown, empty=msg("There are no codes yet."))


def _record(book: Codebook, code: Code, counts: dict[int, int]) -> dict[str, Any]:
    language = current_language()
    parent = book.by_id.get(code.parent_id or 0)
    return {
        "code": code.slug,
        "label": code.name(language),
        "path": book.path(code, language),
        "depth": book.depth(code),
        "parent": parent.slug if parent else None,
        "codings": counts.get(code.id, 0),
        **{name: getattr(code, name) for name in CODE_FIELDS if name != "label"},
        "labels": dict(code.label),
    }


def _described(record: Record) -> Iterator[Message | str]:
    language = current_language()
    yield f"{record['path']} ({record['code']})"
    yield nmsg("{n} coding", "{n} codings", n=record["codings"])
    said = {name: text_in(record[name], language).strip() for name in CODE_TEXTS[1:]}
    said["cues"] = ", ".join(record["cues"].get(language, ()))
    said |= {"colour": record["colour"], "key": record["key"] or ""}
    for name, text in said.items():
        if text:
            yield f"{capitalised(FIELD_NAMES[name])}: {text}"
    for name in ("gap", "exclusive"):
        if record[name]:
            yield f"{capitalised(FIELD_NAMES[name])}."


# --- files ---


def import_codebook(
    console: Console,
    project: Project,
    file: OldFile,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only show what would change."))
    ] = False,
    yes: Yes = False,
) -> None:
    from qualcoder_net.core.codebook_files import compare_codebook, load_codebook

    codebook_file, difference = compare_codebook(project, file)
    for dropped in codebook_file.dropped:
        console.note(left_out(dropped))
    if not console.options.json:
        console.answer([], difference.lines())
    if not difference:
        console.note(msg("The project's codebook says all this already."))
    elif not dry_run:
        console.confirm(_question(difference), yes=yes)
        load_codebook(project, codebook_file)
        console.note(msg("Loaded."))
    if console.options.json:
        console.answer(_changes(difference))


def _question(difference: CodebookDifference) -> Message:
    added = nmsg("{n} code", "{n} codes", n=len(difference.added))
    changed = nmsg("{n} code", "{n} codes", n=len(difference.changed))
    if not difference.changed:
        return msg("Add {added}?", added=added)
    if not difference.added:
        return msg("Change {changed}?", changed=changed)
    return msg("Add {added} and change {changed}?", added=added, changed=changed)


def _changes(difference: CodebookDifference) -> list[Record]:
    return [
        *({"change": "added", "code": draft.slug} for draft in difference.added),
        *({"change": "changed", "code": code.slug, "fields": list(fields)}
          for code, fields in difference.changed),
        *({"change": "absent", "code": code.slug, "codings": n} for code, n in difference.absent),
    ]  # fmt: skip


def export(console: Console, project: Project, file: NewFile, force: Force = False) -> None:
    from qualcoder_net.core.codebook_files import export_codebook

    refuse_existing(file, force)
    export_codebook(project, file)
    n = len(project.codebook.tree().codes)
    console.answer(
        [{"file": str(file), "codes": n}],
        [nmsg("Wrote {n} code to {file}.", "Wrote {n} codes to {file}.", n=n, file=file)],
    )


COMMANDS: dict[str, Line] = {
    "show": (show, msg("Show the tree of codes, or all that one code says.")),
    "import": (import_codebook, msg("Load a codebook, after showing what that changes.")),
    "export": (export, msg("Write the codebook to a .yaml, .csv or .xlsx file.")),
    "add": (codebook_acts.add, msg("Add a code.")),
    "edit": (codebook_acts.edit, msg("Change what a code says of itself.")),
    "rename": (codebook_acts.rename, msg("Give a code another label.")),
    "move": (codebook_acts.move, msg("Put a code, with those beneath it, somewhere else.")),
    "merge": (codebook_acts.merge, msg("Make two codes one.")),
    "split": (codebook_acts.split, msg("Give some codings of a code to a new one.")),
    "delete": (codebook_acts.delete, msg("Delete a code, those beneath it, and their codings.")),
}
