"""`memos`: notes on codings, codes, sources, cases and the project."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import Yes, just_one
from qualcoder_net.core.names import MEMO_TARGET_NAMES
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.memos import Target
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Memo


def list_memos(
    console: Console,
    project: Project,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help=_("Only on this source."))
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help=_("Only on this code."))
    ] = None,
    case: Annotated[
        str | None, typer.Option("--case", metavar="NAME", help=_("Only on this case."))
    ] = None,
    coding: Annotated[
        int | None, typer.Option("--coding", metavar="N", help=_("Only on this coding."))
    ] = None,
) -> None:
    if any(said is not None for said in (source, code, case, coding)):
        memos = project.memos.about(_target(project, source, code, case, coding))
    else:
        memos = project.memos.all()
    records = _records(project, memos)
    headings = {
        "memo": _("no."), "on": _("on"), "about": _("what"), "coder": _("coder"),
        "text": _("memo"),
    }  # fmt: skip
    shown = [{**r, "on": MEMO_TARGET_NAMES[r["on"]]} for r in records]
    console.table(records, headings, shown=shown, empty=msg("There are no such memos."))


def _records(project: Project, memos: list[Memo]) -> list[dict[str, Any]]:
    coders = {coder.id: coder.name for coder in project.coders.all()}
    cases = {case.id: case.name for case in project.cases.all()}
    sources = {source.id: source.name for source in project.sources.all()}
    codes = {code.id: code.slug for code in project.codebook.tree().codes}

    def about(memo: Memo) -> tuple[str, str | int]:
        if memo.coding_id is not None:
            return "coding", memo.coding_id
        if memo.code_id is not None:
            return "code", codes[memo.code_id]
        if memo.source_id is not None:
            return "source", sources[memo.source_id]
        if memo.case_id is not None:
            return "case", cases[memo.case_id]
        return "project", project.name

    return [
        {
            "memo": memo.id,
            "on": about(memo)[0],
            "about": about(memo)[1],
            "coder": coders[memo.coder_id],
            "created_at": memo.created_at,
            "modified_at": memo.modified_at,
            "text": memo.text,
        }
        for memo in memos
    ]


def add(
    console: Console,
    project: Project,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=_("The memo; - reads it from standard input."))
    ],
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help=_("On this source."))
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help=_("On this code."))
    ] = None,
    case: Annotated[
        str | None, typer.Option("--case", metavar="NAME", help=_("On this case."))
    ] = None,
    coding: Annotated[
        int | None, typer.Option("--coding", metavar="N", help=_("On this coding."))
    ] = None,
) -> None:
    target = _target(project, source, code, case, coding)
    with console.act(project) as more:
        more["memo"] = project.memos.add(_read(text), target).id


def edit(
    console: Console,
    project: Project,
    memo: Annotated[int, typer.Argument(metavar="MEMO", help=_("Its number in the list."))],
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=_("The memo; - reads it from standard input."))
    ],
) -> None:
    found = _find(project, memo)
    with console.act(project, memo=found.id):
        project.memos.edit(found, _read(text))


def delete(
    console: Console,
    project: Project,
    memo: Annotated[int, typer.Argument(metavar="MEMO", help=_("Its number in the list."))],
    yes: Yes = False,
) -> None:
    found = _find(project, memo)
    words = " ".join(found.text.split())[:60]
    console.confirm(msg("Delete the memo “{text}”?", text=words), yes=yes)
    with console.act(project, memo=found.id):
        project.memos.delete(found)


def _target(
    project: Project, source: str | None, code: str | None, case: str | None, coding: int | None
) -> Target:
    """What a memo is about; nothing named means the project."""
    if source is None and code is None and case is None and coding is None:
        return None
    match just_one(source=source, code=code, case=case, coding=coding):
        case "source":
            return project.sources.find(source or "")
        case "code":
            return project.codebook.find(code or "")
        case "case":
            return project.cases.find(case or "")
        case _:
            return project.codings.get(coding or 0)


def _find(project: Project, number: int) -> Memo:
    for memo in project.memos.all():
        if memo.id == number:
            return memo
    raise Refused(
        msg("There is no memo {number}.", number=number), msg("`memos list` numbers them.")
    )


def _read(text: str) -> str:
    return sys.stdin.read() if text == "-" else text


COMMANDS: dict[str, Line] = {
    "list": (list_memos, msg("List memos.")),
    "add": (add, msg("Write a memo; on the project, unless you say on what.")),
    "edit": (edit, msg("Change a memo's text.")),
    "delete": (delete, msg("Delete a memo.")),
}
