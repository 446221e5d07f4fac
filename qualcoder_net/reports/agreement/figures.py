"""The figures of agreement as rows to print, and as values for other programs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import PATH_SEPARATOR
from qualcoder_net.reports.report import plain

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.core.agreement import AgreementResult, Measured
    from qualcoder_net.reports.words import Words

# Why a coefficient of the unitizing family does not exist.
UNDEFINED: dict[str, Message] = {
    "overlap": msg("segments of one coder overlap"),
    "none": msg("nobody coded it"),
    "all": msg("there are no gaps"),
    "apart": msg("no segments of two coders overlap"),
    "one value": msg("only one code was used"),
}


@dataclass(frozen=True)
class FigureRow:
    """Figures as they are printed: α, its interval, κ, Jaccard, percent agreement, and how much of
    the universe each coder coded (nothing in the rows over all codes).

    `only`: the one coder who used the code.
    """

    label: str
    cells: tuple[str, ...]
    only: str = ""


def heads(result: AgreementResult, t: Words) -> list[str]:
    """What stands above the cells of a row."""
    return ["α", "95 %", "κ", "Jaccard", t("agree"), *(coder.name for coder in result.coders)]


def code_rows(result: AgreementResult, measured: Measured, t: Words) -> Iterator[FigureRow]:
    """A row for each code that somebody used."""
    found, drawn = measured.agreement, measured.intervals
    for key, code in result.columns.items():
        row: Any = found.codes.loc[key]
        if not row["used_by"]:
            continue
        own: list[Any] = [found.prevalence.loc[(key, coder.id)] for coder in result.coders]
        used = [c.name for c, mine in zip(result.coders, own, strict=True) if mine["segments"]]
        yield FigureRow(
            code.name(t.language),
            (
                *_figures(result, row, drawn.codes.loc[key], t),
                *(t.percent(mine["share"]) for mine in own),
            ),
            only=used[0] if len(used) == 1 else "",
        )


def overall_rows(result: AgreementResult, measured: Measured, t: Words) -> list[FigureRow]:
    """All codes together, and the median code."""
    overall, nothing = measured.agreement.overall, ("",) * len(result.coders)
    pooled = _figures(result, overall.loc["pooled"], measured.intervals.pooled, t)
    median = _figures(result, overall.loc["median"], None, t)
    return [
        FigureRow(t("All, pooled"), (*pooled, *nothing)),
        FigureRow(t("Median of the codes"), (*median, *nothing)),
    ]


def kappa(result: AgreementResult) -> str:
    """The column of the κ that there is for so many coders."""
    return "cohen_kappa" if len(result.coders) == 2 else "fleiss_kappa"


def _figures(result: AgreementResult, row: Any, limits: Any, t: Words) -> tuple[str, ...]:
    return (
        t.coefficient(row["alpha"]),
        interval(limits, t) if limits is not None else "",
        t.coefficient(row[kappa(result)]),
        t.coefficient(row["jaccard"]),
        t.percent(row["agreement"]),
    )


def interval(limits: Any, t: Words) -> str:
    """The interval of α; nothing where there is none."""
    low, high = limits["alpha_low"], limits["alpha_high"]
    return "" if math.isnan(low) else f"{t.coefficient(low)}–{t.coefficient(high)}"


# --- the unitizing family ---

UNITIZING_HEADS = ("uα", "|uα", "cuα", "(k)uα")


def unitizing_rows(result: AgreementResult, measured: Measured, t: Words) -> Iterator[FigureRow]:
    """A row for each exclusive parent (uα, |uα, cuα) and, beneath it, each code ((k)uα)."""
    family, nothing = measured.unitizing, ("",)
    for parent in family.parents.index:
        row: Any = family.parents.loc[parent]
        cells = (_unitized(row, name, t) for name in ("u_alpha", "bar_u_alpha", "cu_alpha"))
        yield FigureRow(_named(result, parent, t), (*cells, *nothing))
        for key, child in family.values.loc[parent].iterrows():
            label = f"{PATH_SEPARATOR.strip()} {_named(result, str(key), t)}"
            yield FigureRow(label, (*nothing * 3, _unitized(child, "ku_alpha", t)))


def _unitized(row: Any, name: str, t: Words) -> str:
    why = row[f"{name}_undefined"]
    return t.say(UNDEFINED[why]) if why else t.coefficient(row[name])


def _named(result: AgreementResult, key: str, t: Words) -> str:
    code = result.book.by_slug.get(key)
    return code.name(t.language) if code else key


# --- for other programs ---


def as_record(result: AgreementResult) -> dict[str, Any]:
    """All figures, with what they rest on."""
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


def code_records(result: AgreementResult, measured: Measured) -> list[dict[str, Any]]:
    """A record for each code: every coefficient with its interval, and prevalence by coder."""
    found = measured.agreement
    figures, limits = _by_key(found.codes), _by_key(measured.intervals.codes)
    prevalence = _by_key(found.prevalence)
    return [
        {
            "code": key,
            **figures[key],
            **limits[key],
            "prevalence": {coder.name: prevalence[key, coder.id] for coder in result.coders},
        }
        for key in result.columns
    ]


def _record(result: AgreementResult, measured: Measured | None) -> dict[str, Any] | None:
    if measured is None:
        return None
    from qualcoder_net.core.agreement_words import certainty, universe

    found = measured.agreement
    of = found.universe
    return {
        "sources": [source.name for source in measured.sources],
        "turns": of.turns,
        "characters": of.characters,
        "units": of.units,
        "universe": str(universe(result, measured)),
        "intervals": str(certainty(measured)),
        "codes": code_records(result, measured),
        "overall": _by_key(found.overall),
        "pooled_intervals": {name: plain(v) for name, v in measured.intervals.pooled.items()},
        "unitizing": _unitizing_records(result, measured),
    }


def _unitizing_records(result: AgreementResult, measured: Measured) -> list[dict[str, Any]]:
    family = measured.unitizing
    children = _by_key(family.values)
    return [
        {
            "parent": parent,
            **row,
            "overlapping": [c.name for c in result.coders if c.id in row["overlapping"]],
            "codes": [{"code": key, **own} for (of, key), own in children.items() if of == parent],
        }
        for parent, row in _by_key(family.parents).items()
    ]


def _by_key(frame: pd.DataFrame) -> dict[Any, dict[str, Any]]:
    """The rows by their key, in Python's own values."""
    return {
        key: {str(name): plain(value) for name, value in row.items()}
        for key, row in frame.to_dict("index").items()
    }
