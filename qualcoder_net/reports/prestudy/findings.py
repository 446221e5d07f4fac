"""The pre-study's findings in short, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qualcoder_net.core.matrix_words import basis, universe
from qualcoder_net.core.names import ABSENCE_NAMES
from qualcoder_net.core.prestudy import PreStudy
from qualcoder_net.reports.document import Block, Chapter, Quotations, Text
from qualcoder_net.reports.export import called
from qualcoder_net.reports.prestudy import tables
from qualcoder_net.reports.quotations import of_quote
from qualcoder_net.reports.words import Words


def findings(study: PreStudy, t: Words) -> list[Block]:
    """What the study found, in short: tables, what is missing, and each theme's quotation."""
    blocks: list[Block] = [tables.comparison_table(study, t), tables.value_table(study, t)]
    if study.forces:
        blocks.append(tables.forces_table(study, t))
    blocks += [tables.forms_table(study, t), tables.themes_table(study, t)]
    for theme in tables.by_spread(study):
        if quote := study.strongest.get(theme):
            name = study.themes.themes[theme].name(t.language)
            blocks += [Chapter(3, name), Quotations((of_quote(quote),))]
    blocks += [Chapter(2, t("What the figures rest on")), *resting_on(study, t)]
    return blocks


def missing(study: PreStudy, t: Words) -> list[str]:
    """A sentence for each form of legitimation that is not present everywhere: where, and how."""
    said = []
    for form in study.published.forms:
        lacking: dict[str, list[str]] = {}
        for case in study.cases:
            kind = study.legitimation.kind(case.key, form.code)
            if kind != "present":
                lacking.setdefault(t.say(ABSENCE_NAMES[kind]), []).append(case.case.name)
        if lacking:
            where = "; ".join(f"{kind}: {', '.join(cases)}" for kind, cases in lacking.items())
            name = study.legitimation.codes[form.code].name(t.language)
            said.append(f"{name} – {where}.")
    return said


def resting_on(study: PreStudy, t: Words) -> Iterator[Block]:
    """Universe, coders and agreement, and what the match with the pre-study is worth."""
    yield Text(t.say(universe(study.overview)))
    yield Text(t.say(basis(study.overview, called)))
    yield Text(agreement_said(study, t))
    if study.fiction:
        yield Text(constructed(t))


def agreement_said(study: PreStudy, t: Words) -> str:
    """How far another coder coded the same interviews alike."""
    result = study.agreement
    measured = result and (result.blind or result.seen)
    if not (result and measured):
        return t("No second coder has coded the same interviews, so there is no agreement to show.")
    overall: Any = measured.agreement.overall.loc["pooled"]
    limits: Any = measured.intervals.pooled
    names = t(" and ").join(str(called(coder)) for coder in result.coders)
    if measured is result.blind:
        who = t.plural(
            "{names} each coded {n} interview on their own.",
            "{names} each coded {n} interviews on their own.",
            n=len(measured.sources),
            names=names,
        )
    else:
        who = t.plural(
            "{names} each coded {n} interview, but not blind.",
            "{names} each coded {n} interviews, but not blind.",
            n=len(measured.sources),
            names=names,
        )
    how_sure = t("95% interval {low} to {high}", low=t.coefficient(limits["alpha_low"]),
                 high=t.coefficient(limits["alpha_high"]))  # fmt: skip
    if measured.intervals.over == "turns":
        how_sure = t("{interval}, within these sources", interval=how_sure)
    return t(
        "{who} Krippendorff's α on characters, pooled over the branches: {alpha} ({interval}).",
        who=who,
        alpha=t.coefficient(overall["alpha"]),
        interval=how_sure,
    )


def constructed(t: Words) -> str:
    """What figures from made-up material are worth."""
    return t(
        "The interviews are fiction, and they and their codings were made after the pre-study had "
        "appeared, by people who knew it. That the tables match is therefore no independent "
        "finding, and the agreement between the coders only shows how it is reported."
    )
