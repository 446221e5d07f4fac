"""Choosing quotations for a cell and saying where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from qualcoder_net.reports.report import Quotation
from qualcoder_net.reports.words import Words

if TYPE_CHECKING:
    from qualcoder_net.core.quoting import Quote


def of_quote(quote: Quote) -> Quotation:
    """A quotation as a report prints it."""
    return Quotation(
        text=quote.text,
        source=quote.source.name,
        speaker=quote.speaker.name if quote.speaker else "",
        turn=quote.turn,
        line=quote.line,
        sentence=quote.sentence,
    )


def typical(quotations: Sequence[Quotation], n: int) -> tuple[Quotation, ...]:
    """At most *n* quotations that stand for the rest, in their own order.

    Every source has one chosen before any has two, and within a source every speaker; among those
    whose turn it is, the one whose length is nearest the median of all goes first, then the
    earliest. Nothing is drawn by chance: the same quotations give the same choice.
    """
    if len(quotations) <= n:
        return tuple(quotations)
    middle = median(len(quotation.text) for quotation in quotations)
    ranked = sorted(
        range(len(quotations)), key=lambda i: (abs(len(quotations[i].text) - middle), i)
    )
    voices = [(quotation.source, quotation.speaker) for quotation in quotations]
    for groups in (voices, [source for source, _ in voices]):
        ranked = _in_rounds(ranked, groups)
    return tuple(quotations[i] for i in sorted(ranked[: max(n, 0)]))


def _in_rounds(ranked: Sequence[int], groups: Sequence[object]) -> list[int]:
    """First the best of each group, then each one's second, and so on."""
    seen: Counter[object] = Counter()
    rounds = []
    for place, i in enumerate(ranked):
        rounds.append((seen[groups[i]], place, i))
        seen[groups[i]] += 1
    return [i for _, _, i in sorted(rounds)]


def reference(quotation: Quotation, t: Words) -> str:
    """Where a quotation stands: “Oostrand 2, R2, turn 32, line 118”; numbers keep to their word."""
    places = []
    if quotation.turn is not None:
        places.append(t("turn {n}", n=quotation.turn))
    if quotation.line is not None:
        places.append(t("line {n}", n=quotation.line))
    if quotation.sentence is not None:
        places.append(t("sentence {n}", n=quotation.sentence))
    unbroken = [place.replace(" ", "\N{NO-BREAK SPACE}") for place in places]
    parts = [quotation.source, quotation.speaker, *unbroken]
    if quotation.code:
        parts.append(t("code {name}", name=quotation.code))
    if quotation.coder:
        parts.append(t("coder {name}", name=quotation.coder))
    return ", ".join(part for part in parts if part)
