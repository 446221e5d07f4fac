"""`codebook`: show, load and write the codes, and change them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console, Record
from qualcoder_net.cli.dropped import in_words
from qualcoder_net.cli.parameters import (
    CodeName,
    CoderNames,
    Force,
    NewFile,
    OldFile,
    SourceNames,
    Yes,
    just_one,
    refuse_existing,
)
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg
from qualcoder_net.model import CODE_FIELDS, text_in

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
    for name, word in (
        ("definition", _("Definition")), ("inclusion", _("Inclusion")),
        ("exclusion", _("Exclusion")), ("example", _("Example")),
    ):  # fmt: skip
        if text := text_in(record[name], language):
            yield f"{word}: {text.strip()}"
    if cues := record["cues"].get(language):
        yield f"{_('Cues')}: {', '.join(cues)}"
    yield f"{_('Colour')}: {record['colour']}"
    if record["key"]:
        yield f"{_('Key')}: {record['key']}"


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
        console.note(in_words(dropped))
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


def _question(difference: CodebookDifference) -> str:
    added = nmsg("Add {n} code", "Add {n} codes", n=len(difference.added))
    changed = nmsg("change {n}?", "change {n}?", n=len(difference.changed))
    return str(msg("{added} and {changed}", added=added, changed=changed))


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


# --- acts ---

# What can be said of a code on the line; a text is in the language of --in.
_TEXTS = ("definition", "inclusion", "exclusion", "example")


def add(
    console: Console,
    project: Project,
    label: Annotated[str, typer.Argument(metavar="LABEL", help=_("What to call it."))],
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help=_("The code to put it beneath."))
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", help=_("Its id (default: made of the label)."))
    ] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", metavar="TEXT", help=_("What it means."))
    ] = None,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="#RRGGBB", help=_("Its colour."))
    ] = None,
) -> None:
    parent = project.codebook.find(under) if under else None
    fields: dict[str, Any] = {"colour": colour}
    if definition:
        fields["definition"] = {"": definition}
    with console.act(project) as more:
        more["code"] = project.codebook.add(label, parent, slug=id, **fields).slug


def edit(
    console: Console,
    project: Project,
    code: CodeName,
    definition: Annotated[
        str | None, typer.Option("--definition", metavar="TEXT", help=_("What it means."))
    ] = None,
    inclusion: Annotated[
        str | None, typer.Option("--inclusion", metavar="TEXT", help=_("What belongs to it."))
    ] = None,
    exclusion: Annotated[
        str | None, typer.Option("--exclusion", metavar="TEXT", help=_("What does not."))
    ] = None,
    example: Annotated[
        str | None, typer.Option("--example", metavar="TEXT", help=_("An example."))
    ] = None,
    cue: Annotated[
        list[str] | None,
        typer.Option("--cue", metavar="TEXT", help=_("Its cues, in place of the old; repeatable.")),
    ] = None,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="#RRGGBB", help=_("Its colour."))
    ] = None,
    key: Annotated[
        str | None, typer.Option("--key", metavar="LETTER", help=_("The letter that gives it."))
    ] = None,
    language: Annotated[
        str | None, typer.Option("--in", metavar="nl|en", help=_("The language of these texts."))
    ] = None,
) -> None:
    found = project.codebook.find(code)
    language = language or _language_of(found)
    said = {"definition": definition, "inclusion": inclusion, "exclusion": exclusion,
            "example": example}  # fmt: skip
    fields: dict[str, Any] = {
        name: {**getattr(found, name), language: text}
        for name, text in said.items()
        if text is not None
    }
    if cue is not None:
        fields["cues"] = {**found.cues, language: cue}
    fields |= {name: v for name, v in (("colour", colour), ("key", key)) if v is not None}
    if not fields:
        raise typer.BadParameter(_("say what to change; --help shows what can be."))
    with console.act(project, code=found.slug):
        project.codebook.edit(found, **fields)


def _language_of(code: Code) -> str:
    """The language in which a code speaks when none is named."""
    return current_language() if current_language() in code.label else next(iter(code.label), "")


def rename(
    console: Console,
    project: Project,
    code: CodeName,
    label: Annotated[str, typer.Argument(metavar="LABEL", help=_("The new label."))],
    language: Annotated[
        str, typer.Option("--in", metavar="nl|en", help=_("The language of the label."))
    ] = "",
) -> None:
    found = project.codebook.find(code)
    with console.act(project, code=found.slug):
        project.codebook.rename(found, label, language)


def move(
    console: Console,
    project: Project,
    code: CodeName,
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help=_("The code to put it beneath."))
    ] = None,
    top: Annotated[bool, typer.Option("--top", help=_("Make it a branch."))] = False,
    position: Annotated[
        int | None,
        typer.Option("--position", metavar="N", min=1, help=_("Its place there, from 1.")),
    ] = None,
) -> None:
    book = project.codebook.tree()
    found = book.find(code)
    if position is None or under or top:
        just_one(under=under, top=top)
        parent = book.find(under) if under else None
    else:
        parent = book.by_id.get(found.parent_id or 0)
    with console.act(project, code=found.slug):
        project.codebook.move(found, parent, None if position is None else position - 1)


def merge(
    console: Console,
    project: Project,
    code: CodeName,
    into: Annotated[str, typer.Argument(metavar="INTO", help=_("The code that takes it all."))],
    yes: Yes = False,
) -> None:
    book = project.codebook.tree()
    found, target = book.find(code), book.find(into)
    n = project.codings.counts().get(found.id, 0)
    below = len(book.children(found))
    question = nmsg(
        "“{code}” disappears; its {n} coding and the {below} codes beneath it go to “{into}”. "
        "Merge?",
        "“{code}” disappears; its {n} codings and the {below} codes beneath it go to “{into}”. "
        "Merge?",
        n=n, code=found.slug, below=below, into=target.slug,
    )  # fmt: skip
    console.confirm(question, yes=yes)
    with console.act(project, code=target.slug):
        project.codebook.merge(found, into=target)


def split(
    console: Console,
    project: Project,
    code: CodeName,
    label: Annotated[str, typer.Argument(metavar="LABEL", help=_("What to call the new code."))],
    coding: Annotated[
        list[int] | None,
        typer.Option("--coding", metavar="N", help=_("A coding that it takes; may be repeated.")),
    ] = None,
    source: SourceNames = None,
    by: CoderNames = None,
) -> None:
    found = project.codebook.find(code)
    if not (coding or source or by):
        raise typer.BadParameter(_("say which codings it takes: --coding, --source or --by."))
    chosen = project.codings.select(
        codes=[found],
        ids=_known(coding),
        sources=None if not source else [project.sources.find(name) for name in source],
        coder_ids=None if not by else [project.coders.find(name).id for name in by],
    )
    with console.act(project) as more:
        more["code"] = project.codebook.split(found, label, chosen).slug


def _known(ids: Sequence[int] | None) -> Sequence[int] | None:
    return ids or None


def delete(console: Console, project: Project, code: CodeName, yes: Yes = False) -> None:
    found = project.codebook.find(code)
    codes, codings = project.codebook.effect_of_deleting(found)
    question = nmsg(
        "“{code}” goes ({codes} codes with those beneath it), with {n} coding. Delete?",
        "“{code}” goes ({codes} codes with those beneath it), with {n} codings. Delete?",
        n=codings, code=found.slug, codes=codes,
    )  # fmt: skip
    console.confirm(question, yes=yes)
    with console.act(project, code=found.slug, codes=codes, codings=codings):
        project.codebook.delete(found)


COMMANDS: dict[str, Line] = {
    "show": (show, msg("Show the tree of codes, or all that one code says.")),
    "import": (import_codebook, msg("Load a codebook, after showing what that changes.")),
    "export": (export, msg("Write the codebook to a .yaml, .csv or .xlsx file.")),
    "add": (add, msg("Add a code.")),
    "edit": (edit, msg("Change what a code says of itself.")),
    "rename": (rename, msg("Give a code another label.")),
    "move": (move, msg("Put a code, with those beneath it, somewhere else.")),
    "merge": (merge, msg("Make two codes one.")),
    "split": (split, msg("Give some codings of a code to a new one.")),
    "delete": (delete, msg("Delete a code, those beneath it, and their codings.")),
}
