"""`agreement`: how far coders coded the same talk with the same codes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.figures import coefficient, figure_table, percent, plain
from qualcoder_net.cli.safe import one_line
from qualcoder_net.core.names import COUNTED_NAMES, UNIT_NAMES, choices, meant_or_said
from qualcoder_net.i18n import Message, _, current_language, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured
    from qualcoder_net.core.project import Project
    from qualcoder_net.reports.words import Words


def agreement(
    console: Console,
    project: Project,
    coders: Annotated[
        str | None, typer.Option("--coders", metavar="A,B", help=_("Whose codings to compare."))
    ] = None,
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
) -> None:  # fmt: skip
    from qualcoder_net.core.agreement import AgreementRequest, measure_agreement

    request = AgreementRequest(
        coders=[name.strip() for name in coders.split(",")] if coders else (),
        unit=meant_or_said(unit, UNIT_NAMES),
        counted=meant_or_said(counted, COUNTED_NAMES),
        depth=depth,
        under=under,
    )
    result = measure_agreement(project, request)
    console.answer([as_record(result)], as_lines(result))


def as_record(result: AgreementResult) -> dict[str, Any]:
    """The figures for a program, with what they rest on."""
    from qualcoder_net.core.agreement_words import compared, unit

    return {
        "coders": [coder.name for coder in result.coders],
        "unit": result.request.unit,
        "unit_said": str(unit(result)),
        "codes_said": str(compared(result)),
        "blind": _record(result, result.blind),
        "not_blind": _record(result, result.seen),
        "unfinished": [source.name for source in result.unfinished],
    }


def _record(result: AgreementResult, measured: Measured | None) -> dict[str, Any] | None:
    if measured is None:
        return None
    from qualcoder_net.core.agreement_words import certainty, universe

    found, drawn = measured.agreement, measured.intervals
    of = found.universe
    codes = [
        {
            "code": key,
            **_plain_row(found.codes.loc[key]),
            **_plain_row(drawn.codes.loc[key]),
            "prevalence": {
                coder.name: _plain_row(found.prevalence.loc[(key, coder.id)])
                for coder in result.coders
            },
        }
        for key in result.columns
    ]
    return {
        "sources": [source.name for source in measured.sources],
        "turns": of.turns,
        "characters": of.characters,
        "units": of.units,
        "universe": str(universe(result, measured)),
        "intervals": str(certainty(measured)),
        "codes": codes,
        "overall": {name: _plain_row(found.overall.loc[name]) for name in ("pooled", "median")},
        "pooled_intervals": _plain_row(drawn.pooled),
    }


def _plain_row(row: Any) -> dict[str, Any]:
    return {str(name): plain(value) for name, value in row.items()}


# --- on the terminal ---


def as_lines(result: AgreementResult) -> Iterator[Message | str]:
    from qualcoder_net.core.agreement_words import PREVALENCE, compared, unit

    for number, measured in enumerate(part for part in (result.blind, result.seen) if part):
        if number:
            yield ""
        yield from _part(result, measured)
    yield ""
    yield unit(result)
    yield compared(result)
    yield PREVALENCE
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

    yield from _table(result, measured, words(current_language()))
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
    found, drawn = measured.agreement, measured.intervals
    kappa = "cohen_kappa" if len(result.coders) == 2 else "fleiss_kappa"
    language = current_language()
    heads = ["α", "95 %", "κ", "Jaccard", _("agree"), *(c.name for c in result.coders), ""]
    rows: list[list[str]] = []
    for key, code in result.columns.items():
        row: Any = found.codes.loc[key]
        if not row["used_by"]:
            continue
        shares = (found.prevalence["share"][key, coder.id] for coder in result.coders)
        rows.append([
            one_line(code.name(language)),
            *_figures(row, drawn.codes.loc[key], kappa, t),
            *(percent(share, t) for share in shares),
            _("one coder only") if row["used_by"] == 1 else "",
        ])  # fmt: skip
    pooled, median = found.overall.loc["pooled"], found.overall.loc["median"]
    nothing = ["" for _coder in result.coders]
    rows.append([_("All, pooled"), *_figures(pooled, drawn.pooled, kappa, t), *nothing, ""])
    rows.append([_("Median of the codes"), *_figures(median, None, kappa, t), *nothing, ""])
    yield from figure_table([_("Code"), *map(one_line, heads)], rows)


def _figures(row: Any, limits: Any, kappa: str, t: Words) -> list[str]:
    between = ""
    if limits is not None and not math.isnan(limits["alpha_low"]):
        between = f"{coefficient(limits['alpha_low'], t)}–{coefficient(limits['alpha_high'], t)}"
    return [
        coefficient(row["alpha"], t),
        between,
        coefficient(row[kappa], t),
        coefficient(row["jaccard"], t),
        percent(row["agreement"], t),
    ]
