"""`agreement`: how far coders coded the same talk with the same codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.figures import figure_table
from qualcoder_net.cli.parameters import Compared, Force, Template, names_in, refuse_to_write
from qualcoder_net.core.names import COUNTED_NAMES, UNIT_NAMES, choices, meant_or_said
from qualcoder_net.i18n import Message, _, current_language, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured
    from qualcoder_net.core.project import Project
    from qualcoder_net.reports.words import Words


def agreement(
    console: Console,
    project: Project,
    coders: Compared = None,
    unit: Annotated[
        str, typer.Option("--unit", metavar="UNIT", help=choices(UNIT_NAMES))
    ] = "characters",
    counted: Annotated[
        str,
        typer.Option(
            "--counted", metavar="half|any",
            help=_("How much of a sentence or turn must be coded for it to count."),
        ),
    ] = "half",
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth", metavar="N",
            help=_("A level of the tree, with all beneath; 1: branches. Else each code by itself."),
        ),
    ] = None,
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help=_("Only codes beneath this one."))
    ] = None,
    disagreements: Annotated[
        str | None,
        typer.Option(
            "--disagreements", metavar="none|N|all",
            help=_("List where they differ; a report lists 30 unless told otherwise."),
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help=_("Write .docx, .html, .md, .xlsx, .csv or .json.")
        ),
    ] = None,
    template: Template = None,
    force: Force = False,
) -> None:  # fmt: skip
    from qualcoder_net.core.agreement import AgreementRequest, measure_agreement

    refuse_to_write(to, template, force)
    request = AgreementRequest(
        coders=names_in(coders),
        unit=meant_or_said(unit, UNIT_NAMES),
        counted=meant_or_said(counted, COUNTED_NAMES),
        depth=depth,
        under=under,
    )
    result = measure_agreement(project, request)
    if to is None:
        console.answer(*_answer(project, result, disagreements or "none"))
        return
    from qualcoder_net.reports.agreement.report import write_agreement_report

    notes = write_agreement_report(
        project, result, to,
        language=current_language(), disagreements=disagreements or "30", template=template,
        force=force, progress=console.progress,
    )  # fmt: skip
    console.wrote(to, notes)


def _answer(
    project: Project, result: AgreementResult, disagreements: str
) -> tuple[list[dict[str, Any]], Iterator[Message | str]]:
    """For programs and for people: the figures, with as many disagreements as are asked for."""
    from qualcoder_net.reports.agreement.figures import as_record
    from qualcoder_net.reports.agreement.places import how_many, spread

    record, lines = as_record(result), as_lines(result)
    at_most = how_many(disagreements)
    if at_most == 0:
        return [record], lines
    from qualcoder_net.cli.consensus import place_lines, place_records
    from qualcoder_net.core.consensus import places_of

    every = places_of(project, result)
    shown = spread(every, at_most)
    record["disagreements"] = place_records(project, shown, result.coders)
    places = place_lines(project, shown, result.coders, of=every)
    return [record], chain(lines, [""], places)


# --- on the terminal ---


def as_lines(result: AgreementResult) -> Iterator[Message | str]:
    from qualcoder_net.core.agreement_words import PREVALENCE, blindness, compared, unit

    for number, measured in enumerate(part for part in (result.blind, result.seen) if part):
        if number:
            yield ""
        yield from _part(result, measured)
    yield ""
    yield unit(result)
    yield compared(result)
    yield PREVALENCE
    if result.hidden:
        yield blindness(result.hidden)
    if result.unfinished:
        yield nmsg(
            "Not all have finished {n} source that is coded: {names}.",
            "Not all have finished {n} sources that are coded: {names}.",
            n=len(result.unfinished),
            names=[source.name for source in result.unfinished],
        )


def _part(result: AgreementResult, measured: Measured) -> Iterator[Message | str]:
    from qualcoder_net.core.agreement_words import certainty, universe
    from qualcoder_net.reports.words import words

    t = words(current_language())
    yield from _table(result, measured, t)
    yield from _unitizing(result, measured, t)
    yield ""
    yield universe(result, measured)
    yield certainty(measured)
    unused = int((measured.agreement.codes["used_by"] == 0).sum())
    if unused:
        yield nmsg(
            "{n} code that nobody used is left out.",
            "{n} codes that nobody used are left out.",
            n=unused,
        )


def _table(result: AgreementResult, measured: Measured, t: Words) -> Iterator[str]:
    from qualcoder_net.reports.agreement.figures import code_rows, heads, overall_rows

    rows = [
        [row.label, *row.cells, _("one coder only") if row.only else ""]
        for row in (*code_rows(result, measured, t), *overall_rows(result, measured, t))
    ]
    yield from figure_table([_("Code"), *heads(result, t), ""], rows)


def _unitizing(result: AgreementResult, measured: Measured, t: Words) -> Iterator[Message | str]:
    from qualcoder_net.core.agreement_words import UNITIZING
    from qualcoder_net.reports.agreement.figures import UNITIZING_HEADS, unitizing_rows

    rows = [[row.label, *row.cells, ""] for row in unitizing_rows(result, measured, t)]
    if rows:
        yield ""
        yield from figure_table([_("Within"), *UNITIZING_HEADS, ""], rows)
        yield UNITIZING
