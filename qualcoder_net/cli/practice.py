"""`practice`: a student codes blind and sees how far she agrees; a teacher collects a class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import Force
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg
from qualcoder_net.reports.report import plain

if TYPE_CHECKING:
    from qualcoder_net.core.practice import Interview
    from qualcoder_net.core.project import Project


def practice(
    console: Console,
    project: Project,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help=_("Practise on this interview."))
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option("--reference", metavar="CODER", help=_("Whose coding is the reference.")),
    ] = None,
    dispute: Annotated[
        int | None,
        typer.Option("--dispute", metavar="N", help=_("Dispute the reference at difference N.")),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help=_("Why you dispute it."))
    ] = None,
    hand_in: Annotated[
        Path | None,
        typer.Option(
            "--hand-in", metavar="FILE",
            help=_("Write what you have finished to a .json file for your teacher."),
        ),
    ] = None,
    collect: Annotated[
        Path | None,
        typer.Option(
            "--collect", metavar="DIR", help=_("Compare the hand-ins in this folder."),
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help=_("Write what was collected: .docx .html .md .xlsx .csv."),
        ),
    ] = None,
    force: Force = False,
) -> None:  # fmt: skip
    _refuse_what_does_not_go_together(
        source=source, dispute=dispute, note=note, hand_in=hand_in, collect=collect, to=to
    )
    if collect is not None:
        from qualcoder_net.cli.practice_class import show_class

        show_class(console, project, collect, reference=reference, to=to, force=force)
    elif hand_in is not None:
        _hand_in(console, project, hand_in, source, force=force)
    elif source is None:
        _list(console, project, reference)
    elif dispute is not None and note is not None:
        _dispute(console, project, source, dispute, note, reference)
    else:
        _practise(console, project, source, reference)


def _refuse_what_does_not_go_together(**said: object) -> None:
    """Raises a usage error: each option with what it needs, and at most one thing at a time."""
    given = {name for name, value in said.items() if value is not None}
    for option, needed in (
        ("dispute", "source"), ("dispute", "note"), ("note", "dispute"), ("to", "collect"),
    ):  # fmt: skip
        if option in given and needed not in given:
            raise typer.BadParameter(
                _("it goes with --{option}.").format(option=needed), param_hint=[f"--{option}"]
            )
    for one, other in (("hand_in", "collect"), ("dispute", "hand_in"), ("source", "collect")):
        if {one, other} <= given:
            raise typer.BadParameter(
                _("it does not go with --{option}.").format(option=other.replace("_", "-")),
                param_hint=[f"--{one.replace('_', '-')}"],
            )


# --- which interviews there are ---


def _list(console: Console, project: Project, reference: str | None) -> None:
    from qualcoder_net.core.practice import interviews
    from qualcoder_net.core.practice_words import state
    from qualcoder_net.reports.words import words

    found = interviews(project, reference)
    t = words(current_language())
    records = [_interview_record(one) for one in found]
    shown = [
        {
            **record,
            "state": str(state(one)),
            "alpha": "" if one.alpha is None else t.coefficient(one.alpha),
        }
        for one, record in zip(found, records, strict=True)
    ]
    headings = {
        "source": _("interview"), "words": _("words"), "codes": _("codes in the reference"),
        "state": _("you"), "alpha": "α",
    }  # fmt: skip
    console.table(records, headings, shown=shown)
    if not console.options.json:
        console.answer([], ["", *_next_steps(console, project, found)])


def _interview_record(one: Interview) -> dict[str, Any]:
    return {
        "source": one.source.name,
        "words": one.source.words,
        "references": [coder.name for coder in one.references],
        "codes": one.codes,
        "reference_codings": one.codings,
        "state": one.state,
        "codings": one.own,
        "alpha": plain(one.alpha),
    }


def _next_steps(
    console: Console, project: Project, found: Sequence[Interview]
) -> Iterator[Message | str]:
    """What to do now, as lines that can be typed."""
    unclear = next((one for one in found if len(one.references) > 1), None)
    if unclear:
        yield msg(
            "Several coders could be the reference: {names}. Say whose coding it is: --reference",
            names=[coder.name for coder in unclear.references],
        )
    by_state = {one.state: one for one in reversed(found)}
    if begun := by_state.get("coding"):
        yield from _how_to_code(console, project, begun.source.name)
    elif new := by_state.get("new"):
        line = _line(console, "practice", project, "--source", new.source.name)
        yield msg("Begin with one:  {line}", line=line)
    if done := by_state.get("finished"):
        line = _line(console, "practice", project, "--source", done.source.name)
        yield msg("See how far you agree:  {line}", line=line)
        line = _line(console, "practice", project, "--hand-in", "FILE.json")
        yield msg("Hand in what you have finished:  {line}", line=line)


def _how_to_code(console: Console, project: Project, source: str) -> Iterator[Message | str]:
    opening = _line(console, "open", project)
    yield msg("Code “{source}” against the codebook:  {line}", source=source, line=opening)
    yield msg("Press f there when you have coded it to the end. How far you agree is told by:")
    yield f"  {_line(console, 'practice', project, '--source', source)}"


def _line(console: Console, verb: str, project: Project, *words: str) -> str:
    """A line to type; with the coder's name where that was said on this one."""
    coder = ("--coder", console.options.coder) if console.options.coder else ()
    said = [project.place, *words, *coder]
    return " ".join(["qualcoder-net", verb, *(f'"{w}"' if " " in w else w for w in said)])


# --- practising ---


def _practise(console: Console, project: Project, name: str, reference: str | None) -> None:
    """Begin, or go on; show what came of it once the source is finished."""
    from qualcoder_net.core.practice import begin

    source = project.sources.find(name)
    before = project.journal.revision()
    interview = begin(project, source, reference)
    if interview.state == "finished":
        from qualcoder_net.cli.practice_result import show_result

        show_result(console, project, name, reference)
        return
    began = project.journal.revision() > before
    lines: list[Message | str] = [
        msg("You practise on “{source}” now. It is blind: others' codings are hidden until you "
            "have finished it.", source=source.name)
        if began
        else nmsg("You are coding “{source}” blind: {n} coding so far.",
                  "You are coding “{source}” blind: {n} codings so far.",
                  n=interview.own, source=source.name),
        *_how_to_code(console, project, source.name),
    ]  # fmt: skip
    console.answer([{**_interview_record(interview), "began": began}], lines)


def _dispute(
    console: Console, project: Project, name: str, number: int, note: str, reference: str | None
) -> None:
    from qualcoder_net.core.practice import dispute

    source = project.sources.find(name)
    with console.act(project, source=source.name, number=number) as more:
        place = dispute(project, source, number, note, reference)
        more["code"] = place.code.slug


def _hand_in(
    console: Console, project: Project, file: Path, name: str | None, *, force: bool
) -> None:
    from qualcoder_net.core.handing_in import hand_in

    sources = [project.sources.find(name)] if name else []
    work = hand_in(project, file, sources, force=force)
    codings = sum(len(source.codings) for source in work.sources)
    disputes = sum(len(source.disputes) for source in work.sources)
    record = {
        "file": str(file),
        "student": work.student,
        "sources": [source.name for source in work.sources],
        "codings": codings,
        "disputes": disputes,
    }
    console.answer([record], [
        nmsg("Wrote {n} coding to {file}. Interviews: {names}.",
             "Wrote {n} codings to {file}. Interviews: {names}.",
             n=codings, file=file, names=record["sources"]),
        msg("It holds no words of the interviews, so it may be sent by mail.")
        if not disputes
        else nmsg(
            "It holds no words of the interviews but those you quote in your {n} note.",
            "It holds no words of the interviews but those you quote in your {n} notes.",
            n=disputes,
        ),
    ])  # fmt: skip
