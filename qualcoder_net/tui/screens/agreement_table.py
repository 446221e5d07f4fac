"""A measured agreement as rows of text: a code each, and above them all codes together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text

from qualcoder_net.i18n import _, current_language, nmsg, number
from qualcoder_net.tui.screens.agreement_settings import Order
from qualcoder_net.tui.widgets.cells import fitted, shown, width_of

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured

# How often coders differ, by a code's key; by None on all codes.
Places = Mapping[str | None, int]

NO_FIGURE = "–"
# Krippendorff's borders: what may be relied on, and what allows tentative conclusions.
FIRM, TENTATIVE = 0.8, 0.667
_MARKS = {"firm": "●", "tentative": "◐", "weak": "○"}
_NAME_AT_LEAST, _NAME_AT_MOST = 18, 44
_HEADS = (12, 6)  # cells of a coder's name at most: more of it where there is room
_GAP = 1  # cell between columns


@dataclass(frozen=True)
class Head:
    title: str
    width: int


@dataclass(frozen=True)
class Row:
    """`key` is the code's, or None for all codes together; `cells` as the heads."""

    key: str | None
    cells: Sequence[Text]


@dataclass(frozen=True)
class Table:
    """A name and figures. `rows` begins with the `overall` rows; `unused` codes are left out."""

    heads: Sequence[Head]
    rows: Sequence[Row]
    overall: int = 2
    unused: int = 0


def table_of(
    result: AgreementResult, measured: Measured, places: Places, sort: Order, width: int
) -> Table:
    """Everything in *width* cells if it can be."""
    keys = _in_order(result, measured, sort)
    used = [key for key in keys if measured.agreement.codes.loc[key, "used_by"]]
    rows = [*_overall(result, measured, places)]
    rows += [Row(key, _code_row(result, measured, key, places)) for key in used]
    heads = _heads(result, rows, width)
    left = width - sum(head.width + _GAP for head in heads)
    name = Head(_("Code"), max(_NAME_AT_LEAST, min(left, _NAME_AT_MOST)))
    named = [Row(row.key, [_name(result, row.key, n, name.width), *row.cells])
             for n, row in enumerate(rows)]  # fmt: skip
    return Table([name, *heads], named, unused=len(keys) - len(used))


def _heads(result: AgreementResult, rows: Sequence[Row], width: int) -> list[Head]:
    """As wide as the figures beneath them; the coders' names are cut where they must be."""
    heads: list[Head] = []
    for most in _HEADS:
        names = [fitted(c.name, min(most, width_of(c.name))) for c in result.coders]
        titles = ["α", "", "95 %", "κ", "Jaccard", _("agree"), *names, _("differ")]
        heads = [
            Head(title, max([width_of(title), *(row.cells[n].cell_len for row in rows)]))
            for n, title in enumerate(titles)
        ]
        if sum(head.width + _GAP for head in heads) + _NAME_AT_LEAST <= width:
            break
    return heads


def _in_order(result: AgreementResult, measured: Measured, sort: Order) -> list[str]:
    keys = [*result.columns]
    if sort == "name":
        language = current_language()
        keys.sort(key=lambda key: result.columns[key].name(language).casefold())
    elif sort == "alpha":
        alpha = measured.agreement.codes["alpha"]
        keys.sort(key=lambda key: (math.isnan(alpha[key]), alpha[key]))
    return keys


# --- rows, as yet without their names ---


def _overall(result: AgreementResult, measured: Measured, places: Places) -> Iterator[Row]:
    found, drawn = measured.agreement, measured.intervals
    blank = [Text("")] * len(result.coders)
    pooled = _figures(result, found.overall.loc["pooled"], drawn.pooled)
    median = _figures(result, found.overall.loc["median"], None)
    yield Row(None, [*pooled, *blank, right(str(places[None]))])
    yield Row(None, [*median, *blank, Text("")])


def _code_row(result: AgreementResult, measured: Measured, key: str, places: Places) -> list[Text]:
    found, drawn = measured.agreement, measured.intervals
    row: Any = found.codes.loc[key]
    figures = _figures(result, row, drawn.codes.loc[key])
    if row["used_by"] == 1:
        figures[2] = right(_("one coder"), "italic")
    shares = (found.prevalence["share"][key, coder.id] for coder in result.coders)
    return [
        *figures,
        *(right(percent(share) if share else NO_FIGURE) for share in shares),
        right(str(places[key] or "·")),
    ]


def _figures(result: AgreementResult, row: Any, limits: Any) -> list[Text]:
    """α with its mark and interval, κ, Jaccard, agreement."""
    kappa = "cohen_kappa" if len(result.coders) == 2 else "fleiss_kappa"
    return [
        right(figure(row["alpha"]), "bold"),
        right(strength_mark(row["alpha"])),
        right(interval(limits)),
        right(figure(row[kappa])),
        right(figure(row["jaccard"])),
        right(percent(row["agreement"])),
    ]


def right(said: str, style: str = "") -> Text:
    return Text(said, style=style, justify="right")


def _name(result: AgreementResult, key: str | None, number: int, width: int) -> Text:
    if key is None:
        said = _("All codes, pooled") if number == 0 else _("Median of the codes")
        return Text(fitted(said, width).rstrip(), style="bold")
    code = result.columns[key]
    name = fitted(code.name(current_language()), width - 2).rstrip()
    return Text.assemble(("▌ ", code.colour), name, no_wrap=True)


# --- figures ---


def strength(alpha: float) -> str:
    """How far an α may be relied on; "" when there is none."""
    if math.isnan(alpha):
        return ""
    shown_as = round(alpha, 3)
    return "firm" if shown_as >= FIRM else "tentative" if shown_as >= TENTATIVE else "weak"


def strength_mark(alpha: float) -> str:
    return _MARKS.get(strength(alpha), " ")


def legend() -> str:
    """What the marks beside α mean."""
    firm, tentative, weak = _MARKS.values()
    return _("α: {firm} from {high}, {tentative} from {low}, {weak} below (Krippendorff).").format(
        firm=firm,
        tentative=tentative,
        weak=weak,
        high=number(FIRM, current_language(), 2),
        low=number(TENTATIVE, current_language(), 3),
    )


def said_of(result: AgreementResult, measured: Measured, key: str) -> str:
    """What the row of a code says, in words; its name may be cut in the table."""
    found: Any = measured.agreement.codes.loc[key]
    prevalence = measured.agreement.prevalence
    segments = {shown(c.name): int(prevalence["segments"][key, c.id]) for c in result.coders}
    counts = "  ·  ".join(
        str(nmsg("{coder}: {n} segment", "{coder}: {n} segments", n=n, coder=name))
        for name, n in segments.items()
    )
    if found["used_by"] == 1:
        only = next(name for name, n in segments.items() if n)
        return f"{counts}  ·  " + _("only {coder} used this code").format(coder=only)
    if found["undefined"]:
        return f"{counts}  ·  " + _("no α: there is nothing by which to tell coders apart")
    return counts


def figure(value: float) -> str:
    language = current_language()
    return NO_FIGURE if math.isnan(value) else number(round(value, 2) + 0.0, language, 2)


def percent(share: float) -> str:
    if math.isnan(share):
        return NO_FIGURE
    return number(100 * share, current_language(), 1) + "%"


def interval(limits: Any) -> str:
    if limits is None or math.isnan(limits["alpha_low"]):
        return ""
    return f"{figure(limits['alpha_low'])}–{figure(limits['alpha_high'])}"
