"""Acts on single codes: add, edit, rename, move, merge, split, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import CodeName, CoderNames, SourceNames, Yes, just_one
from qualcoder_net.i18n import _, current_language, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Code


def add(
    console: Console,
    project: Project,
    label: Annotated[str, typer.Argument(metavar="LABEL", help=_("What to call it."))],
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help=_("The code to put it beneath."))
    ] = None,
    id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help=_("Its id (default: made of the label).")),
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
    id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help=_("Its id, which exports and scripts call it by.")),
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
    words = {"colour": colour, "key": key, "slug": id}
    fields |= {name: word for name, word in words.items() if word is not None}
    if not fields:
        raise typer.BadParameter(_("say what to change; --help shows what can be."))
    with console.act(project) as more:
        more["code"] = project.codebook.edit(found, **fields).slug


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
    codings = nmsg("{n} coding", "{n} codings", n=project.codings.counts().get(found.id, 0))
    below = len(book.children(found))
    names = {"code": found.slug, "into": target.slug}
    question = (
        nmsg(
            "“{code}” disappears; “{into}” gets its {codings} and the {n} code beneath it. Merge?",
            "“{code}” disappears; “{into}” gets its {codings} and the {n} codes beneath it. Merge?",
            n=below, codings=codings, **names,
        ) if below
        else msg("“{code}” disappears; “{into}” gets its {codings}. Merge?",
                 codings=codings, **names)
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
        ids=coding or None,
        sources=None if not source else [project.sources.find(name) for name in source],
        coder_ids=None if not by else [project.coders.find(name).id for name in by],
    )
    with console.act(project) as more:
        more["code"] = project.codebook.split(found, label, chosen).slug


def delete(console: Console, project: Project, code: CodeName, yes: Yes = False) -> None:
    found = project.codebook.find(code)
    codes, codings = project.codebook.effect_of_deleting(found)
    said = {"code": found.slug, "codings": nmsg("{n} coding", "{n} codings", n=codings)}
    question = (
        nmsg(
            "“{code}” and the {n} code beneath it go, with {codings}. Delete?",
            "“{code}” and the {n} codes beneath it go, with {codings}. Delete?",
            n=codes - 1, **said,
        ) if codes > 1
        else msg("“{code}” goes, with {codings}. Delete?", **said)
    )  # fmt: skip
    console.confirm(question, yes=yes)
    with console.act(project, code=found.slug, codes=codes, codings=codings):
        project.codebook.delete(found)
