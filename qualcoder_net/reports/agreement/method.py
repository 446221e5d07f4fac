"""The paragraph on agreement for a methods section, filled in.

It says what O'Connor & Joffe (2020) ask to report: the unit, how the text was segmented, the number
of coders, the share that was coded twice, independence, the coefficient, and how disagreements were
resolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qualcoder_net.core.agreement_words import certainty
from qualcoder_net.core.agreement_words import unit as unit_said
from qualcoder_net.core.consensus_words import choice
from qualcoder_net.reports.agreement.figures import interval, kappa
from qualcoder_net.reports.words import Words

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.project import Project

_REFERENCES = (
    "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.). "
    "SAGE.",
    "O'Connor, C., & Joffe, H. (2020). Intercoder reliability in qualitative research: Debates and "
    "practical guidelines. International Journal of Qualitative Methods, 19. "
    "https://doi.org/10.1177/1609406919899220",
)
_ON_UNITIZING = (
    "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of "
    "unitizing textual continua: Further developments. Quality & Quantity, 50(6), 2347–2364. "
    "https://doi.org/10.1007/s11135-015-0266-1"
)


def references(result: AgreementResult) -> tuple[str, ...]:
    """What the report rests on, as it is cited."""
    parts = (part for part in (result.blind, result.seen) if part)
    if any(len(part.unitizing.parents) for part in parts):
        return (*_REFERENCES[:1], _ON_UNITIZING, *_REFERENCES[1:])
    return _REFERENCES


def methods_paragraph(
    project: Project, result: AgreementResult, places: Sequence[Place], t: Words
) -> str:
    """How agreement was established, in sentences; *places* are those that the figures are of."""
    measured = result.blind or result.seen
    assert measured is not None, "a result has figures"
    return " ".join(
        [
            _coders(project, result, t),
            *_independence(result, t),
            t("The text was not cut into units beforehand: each coder chose where a segment begins "
              "and ends."),
            t("Agreement was measured over respondents' talk."),
            t.say(unit_said(result)),
            *_coefficient(result, measured, t),
            *_resolved(project, places, t),
        ]
    )  # fmt: skip


def _coders(project: Project, result: AgreementResult, t: Words) -> str:
    done = [s for part in (result.blind, result.seen) if part for s in part.sources]
    words = sum(source.words for source in project.sources.all())
    return t.plural(
        "Of the study's {total} sources, {n} was coded to its end by each of {coders} coders "
        "({names}): {share} of all words.",
        "Of the study's {total} sources, {n} were coded to their end by each of {coders} coders "
        "({names}): {share} of all words.",
        n=len(done),
        coders=t.number(len(result.coders)),
        names=", ".join(coder.name for coder in result.coders),
        total=t.number(result.in_study),
        share=t.percent(sum(source.words for source in done) / words if words else 0.0),
    )


def _independence(result: AgreementResult, t: Words) -> Iterator[str]:
    if result.blind:
        yield t.plural(
            "They did so independently in {n} source: codings of others, and suggestions, were "
            "hidden from each until that source was finished.",
            "They did so independently in {n} sources: codings of others, and suggestions, were "
            "hidden from each until a source was finished.",
            n=len(result.blind.sources),
        )
    if result.seen:
        yield t.plural(
            "In {n} source they could see each other's codings or suggestions before the end.",
            "In {n} sources they could see each other's codings or suggestions before the end.",
            n=len(result.seen.sources),
        )
    if result.blind and result.seen:
        yield t("The figures below are of what was coded independently.")


def overall_sentence(measured: Measured, t: Words) -> str:
    """α over all codes, with its interval."""
    found = measured.agreement
    pooled: Any = found.overall.loc["pooled"]
    median: Any = found.overall.loc["median"]
    codes = int((found.codes["used_by"] > 0).sum())
    said = t(
        "Krippendorff's α (two values: coded or not) is {alpha} over the {codes} together, and "
        "{median} for the median code.",
        alpha=t.coefficient(pooled["alpha"]),
        codes=t.plural("{n} code", "{n} codes", n=codes),
        median=t.coefficient(median["alpha"]),
    )
    limits = interval(measured.intervals.pooled, t)
    return f"{said} {t('The interval of α is {limits}.', limits=limits)}" if limits else said


def _coefficient(result: AgreementResult, measured: Measured, t: Words) -> Iterator[str]:
    found = measured.agreement
    pooled: Any = found.overall.loc["pooled"]
    yield overall_sentence(measured, t)
    yield t.say(certainty(measured))
    name = t("Cohen's κ") if kappa(result) == "cohen_kappa" else t("Fleiss' κ")
    yield t(
        "{kappa} is {value} and percent agreement {agreement}.",
        kappa=name,
        value=t.coefficient(pooled[kappa(result)]),
        agreement=t.percent(pooled["agreement"]),
    )
    alone = int((found.codes["used_by"] == 1).sum())
    if alone:
        yield t.plural(
            "{n} code was used by one coder only.", "{n} codes were used by one coder only.",
            n=alone,
        )  # fmt: skip


def _resolved(project: Project, places: Sequence[Place], t: Words) -> Iterator[str]:
    """How disagreements were resolved: each choice with how often it was made."""
    if not places:
        yield t("They differed nowhere.")
        return
    yield t.plural("They differed at {n} place.", "They differed at {n} places.", n=len(places))
    names = {coder.id: coder.name for coder in project.coders.all()}
    made = [place.resolution for place in places if place.resolution]
    if not made:
        yield t("None of these disagreements was resolved: the codings stand as each made them.")
        return
    choices = Counter(t.say(choice(resolution, names)) for resolution in made)
    yield t.plural(
        "{n} was resolved by a decision on that place, noted with who made it ({choices}); {open} "
        "was left open.",
        "{n} were resolved, each by a decision on that place, noted with who made it ({choices}); "
        "{open} were left open.",
        n=len(made),
        choices=", ".join(f"{said}: {t.number(n)}" for said, n in choices.most_common()),
        open=t.number(len(places) - len(made)),
    )
    yield t("What was decided is a coding of its own, and the coders' codings stayed as they were.")
