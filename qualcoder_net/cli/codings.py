"""`codings`: which segments were coded with what, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import (
    AtSaid,
    CodeNames,
    CoderNames,
    Force,
    NewFile,
    OldFile,
    SourceNames,
    SpanSaid,
    codes_with_those_beneath,
    just_one,
    span_said,
)
from qualcoder_net.errors import Refused
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import _, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Coding


def list_codings(
    console: Console,
    project: Project,
    source: SourceNames = None,
    code: CodeNames = None,
    by: CoderNames = None,
) -> None:
    from qualcoder_net.core.codings_files import coding_rows

    codings = _chosen(console, project, source, code, by)
    rows = zip(codings, coding_rows(project, codings), strict=True)
    records = [{"coding": coding.id, **row} for coding, row in rows]
    headings = {
        "coding": _("no."), "source": _("source"), "turn": _("turn"), "speaker": _("speaker"),
        "code": _("code"), "coder": _("coder"), "quotation": _("quotation"),
    }  # fmt: skip
    console.table(records, headings, empty=msg("There are no such codings."))


def export(
    console: Console,
    project: Project,
    file: NewFile,
    source: SourceNames = None,
    code: CodeNames = None,
    by: CoderNames = None,
    force: Force = False,
) -> None:
    from qualcoder_net.core.codings_files import export_codings

    refuse_existing(file, force)
    n = export_codings(project, file, _chosen(console, project, source, code, by))
    console.answer(
        [{"file": str(file), "codings": n}],
        [nmsg("Wrote {n} coding to {file}.", "Wrote {n} codings to {file}.", n=n, file=file)],
    )


def _chosen(
    console: Console,
    project: Project,
    sources: Sequence[str] | None,
    codes: Sequence[str] | None,
    coders: Sequence[str] | None,
) -> list[Coding]:
    """The codings that meet every filter; others' stay hidden in what this coder codes blind."""
    filters: dict[str, Any] = {
        "sources": None if not sources else [project.sources.find(name) for name in sources],
        "codes": codes_with_those_beneath(project, codes),
        "coder_ids": None if not coders else [project.coders.find(name).id for name in coders],
    }
    seen = project.codings.select(**filters)
    if hidden := len(project.codings.select(**filters, hidden=True)) - len(seen):
        console.note(
            nmsg(
                "{n} coding by others is hidden until you finish what you code blind.",
                "{n} codings by others are hidden until you finish what you code blind.",
                n=hidden,
            )
        )
    return seen


# --- acts ---


def add(
    console: Console,
    project: Project,
    source: Annotated[str, typer.Option("--source", metavar="NAME", help=_("The source."))],
    code: Annotated[
        list[str] | None,
        typer.Option("--code", metavar="CODE", help=_("The code; may be repeated.")),
    ] = None,
    new: Annotated[
        str | None, typer.Option("--new", metavar="LABEL", help=_("A new code with this label."))
    ] = None,
    under: Annotated[
        str | None,
        typer.Option("--under", metavar="CODE", help=_("The code to put a new one beneath.")),
    ] = None,
    span: SpanSaid = None,
    at: AtSaid = None,
) -> None:
    just_one(code=code or None, new=new)
    if under and new is None:
        raise typer.BadParameter(_("it is for a new code: say --new."), param_hint=["--under"])
    found = project.sources.find(source)
    book = project.codebook.tree()
    codes, parent = [book.find(name) for name in code or ()], book.find(under) if under else None
    start, end = span_said(project, found, span, at)
    with console.act(project, source=found.name) as more:
        if new is None:
            codings = project.codings.apply_all(codes, found, start, end)
        else:
            codings = [project.codings.apply_new(new, found, start, end, parent)]
        more["codings"] = [coding.id for coding in codings]
        more |= {"start": codings[0].start, "end": codings[0].end}


def borders(
    console: Console,
    project: Project,
    coding: Annotated[int, typer.Argument(metavar="CODING", help=_("Its number in the list."))],
    span: SpanSaid = None,
    at: AtSaid = None,
) -> None:
    just_one(span=span, at=at)
    found = project.codings.get(coding)
    source = project.sources.get(found.source_id)
    start, end = span_said(project, source, span, at)
    with console.act(project, coding=found.id) as more:
        changed = project.codings.change_borders(found, start, end)
        more |= {"start": changed.start, "end": changed.end}


def remove(
    console: Console,
    project: Project,
    coding: Annotated[
        list[int], typer.Argument(metavar="CODING…", help=_("Their numbers in the list."))
    ],
) -> None:
    found = project.codings.select(ids=coding)
    if missing := sorted(set(coding) - {one.id for one in found}):
        raise Refused(
            msg("There is no coding {number}.", number=missing[0]),
            msg("`codings list` numbers them."),
        )
    with console.act(project, codings=[one.id for one in found]):
        project.codings.remove(*found)


def import_codings(console: Console, project: Project, file: OldFile) -> None:
    from qualcoder_net.core.codings_files import import_codings

    read = import_codings(project, file)
    record: dict[str, Any] = {"file": str(file), "added": read.added, "known": read.known}
    lines = [nmsg("Imported {n} coding.", "Imported {n} codings.", n=read.added)]
    if read.known:
        lines.append(nmsg("{n} was known already.", "{n} were known already.", n=read.known))
    console.answer([record], lines)


COMMANDS: dict[str, Line] = {
    "list": (list_codings, msg("List codings with their quotations.")),
    "add": (add, msg("Code a segment, with codes of the book or with a new one.")),
    "borders": (borders, msg("Let a coding run over another segment.")),
    "remove": (remove, msg("Take codings away.")),
    "import": (import_codings, msg("Read codings from a .csv, .xlsx or .json table.")),
    "export": (export, msg("Write codings with their quotations to .csv, .xlsx or .json.")),
}
