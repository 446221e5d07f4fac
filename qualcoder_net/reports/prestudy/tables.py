"""The pre-study's tables, in a report's language, from what was found in a project."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qualcoder_net.core import agreement_words
from qualcoder_net.core.names import ABSENCE_NAMES
from qualcoder_net.core.prestudy import CaseFacts, PreStudy, Value
from qualcoder_net.model import Code, text_in
from qualcoder_net.reports.agreement.figures import interval
from qualcoder_net.reports.document import Cell, Table
from qualcoder_net.reports.words import Words

_NOTHING = "–"
_MOST_SHADE = 4


def comparison_table(study: PreStudy, t: Words) -> Table:
    """The cases side by side, by their attributes; the network each is modelled on left out."""
    published = study.published
    rows: list[tuple[str | Cell, ...]] = [
        (t("Interviews"), *(t.number(case.sources) for case in study.cases)),
        (t("Respondents"), *(t.number(case.respondents) for case in study.cases)),
    ]
    for attribute in study.attributes:
        if attribute.name == published.case_attribute:
            continue
        label = text_in(published.attributes.get(attribute.name, {}), t.language)
        said = (case.attributes.get(attribute.name, _NOTHING) for case in study.cases)
        rows.append((label or attribute.name, *said))
    return Table(
        key="comparison",
        caption=t("The networks compared"),
        head=("", *(case.case.name for case in study.cases)),
        rows=tuple(rows),
        wide=True,
        figures=False,
    )


def reported_table(study: PreStudy, t: Words) -> Table:
    """The published cases side by side, as the pre-study describes them."""
    published = study.published
    return Table(
        key="reported",
        caption=t("The networks of the pre-study, as it describes them"),
        head=("", *published.cases),
        rows=tuple(
            (
                text_in(fact.label, t.language),
                *(text_in(fact.of.get(case, {}), t.language) for case in published.cases),
            )
            for fact in published.facts
        ),
        notes=(t("Source: {citation}", citation=published.citation),),
        wide=True,
        figures=False,
        cited=True,
    )


def interviews_table(study: PreStudy, t: Words) -> Table:
    """The interviews: of which network, whose, how long, how much coded."""
    return Table(
        key="interviews",
        caption=t("The interviews"),
        head=(t("Interview"), t("Network"), t("Level"), t("Words"), t("Codings"), t("Questions")),
        rows=tuple(
            (
                one.source.name,
                ", ".join(one.cases),
                level_name(study, one.level, t),
                t.number(one.words),
                t.number(one.codings),
                t.number(one.questions),
            )
            for one in study.interviews
        ),
        notes=(t("Words: of the respondent. Questions: those marked with what they ask for."),),
        row_heads=3,
    )


# --- value types -------------------------------------------------------------------------------


def value_table(study: PreStudy, t: Words) -> Table:
    """Types of value in each case by the rule, each beside what the pre-study reports."""
    modelled = [case for case in study.cases if case.model in study.published.values]
    rows: list[tuple[str | Cell, ...]] = []
    for case in study.cases:
        values = study.values[case.key]
        rows.append((case.case.name, *(_counted(values[code.slug]) for code in study.value_codes)))
        if case in modelled:
            said = (values[code.slug].published or "" for code in study.value_codes)
            name = t("pre-study: {case}", case=case.model)
            rows.append((Cell(name, quiet=True), *(Cell(one, quiet=True) for one in said)))
    return Table(
        key="values",
        caption=t("Types of value in each network"),
        head=(t("Network"), *(code.name(t.language) for code in study.value_codes)),
        rows=tuple(rows),
        notes=tuple(value_notes(study, t)),
    )


def value_notes(study: PreStudy, t: Words) -> Iterable[str]:
    yield t(
        "x: more than half of the network's respondents speak of it; (x): fewer; empty: none. "
        "Beside it, how many of how many."
    )
    if unfinished := sum(not one.finished for one in study.interviews):
        yield t.plural(
            "{n} of {of} interviews is not coded to the end: its respondents may speak of more.",
            "{n} of {of} interviews are not coded to the end: their respondents may speak of more.",
            n=unfinished,
            of=len(study.interviews),
        )
    if compared := compared_said(study, t):
        yield compared
        yield t("The pre-study's own table: {citation}", citation=study.published.citation)


def compared_said(study: PreStudy, t: Words) -> str:
    """How many cells are other than the pre-study reports; "" where there is nothing to compare."""
    compared = [v for of in study.values.values() for v in of.values() if v.published is not None]
    if not compared:
        return ""
    differing = sum(value.differs for value in compared)
    if not differing:
        return t("All {n} cells are as the pre-study reports them.", n=len(compared))
    return t.plural(
        "{n} of {of} cells differs from the pre-study, marked ≠.",
        "{n} of {of} cells differ from the pre-study, marked ≠.",
        n=differing,
        of=len(compared),
    )


def _counted(value: Value) -> Cell:
    parts = [value.mark, f"{value.speak}/{value.respondents}", "≠" if value.differs else ""]
    return Cell(
        " ".join(part for part in parts if part),
        shade=2 if value.mark == "x" else 1 if value.mark else 0,
        strong=value.differs,
    )


# --- codes by respondents --------------------------------------------------------------------


def branch_table(study: PreStudy, branch: Code, t: Words) -> Table:
    """How many of each case's respondents speak of each of a branch's codes."""
    counted = study.branches[branch.slug]
    rows: list[tuple[str | Cell, ...]] = []
    for slug, code in counted.column_codes.items():
        cells = [_share(int(counted.figure(case.key, slug)), case) for case in study.cases]
        total = int(counted.result.column_totals[slug])
        rows.append((code.name(t.language), *cells, Cell(t.number(total), strong=True)))
    return Table(
        key=branch.slug,
        caption=t("{branch}: how many respondents speak of it", branch=branch.name(t.language)),
        head=(
            t("Code"),
            *(f"{case.case.name} ({case.respondents})" for case in study.cases),
            t("All ({n})", n=study.respondents),
        ),
        rows=tuple(rows),
        notes=(
            t("Unit: respondents with at least one segment of the code or one beneath it."),
            t("Behind each name the number of its respondents; the darker, the larger a part."),
        ),
    )


def _share(speak: int, case: CaseFacts) -> Cell:
    if not speak:
        return Cell(_NOTHING, quiet=True)
    part = speak / case.respondents if case.respondents else 1
    return Cell(str(speak), shade=min(_MOST_SHADE, max(1, round(part * 3))))


# --- forces ------------------------------------------------------------------------------------


def levels(study: PreStudy) -> list[str]:
    """The levels of respondents, from the board down; others behind them."""
    assert study.forces is not None
    known = list(study.published.levels)
    return sorted(
        study.forces.row_labels, key=lambda one: known.index(one) if one in known else len(known)
    )


def level_name(study: PreStudy, level: str, t: Words) -> str:
    return text_in(study.published.levels.get(level, {}), t.language) or level


def forces_table(study: PreStudy, t: Words) -> Table:
    """Helping and hindering forces by the level of who speaks."""
    forces = study.forces
    assert forces is not None
    wanted = (study.published.helping, study.published.hindering)
    return Table(
        key="forces",
        caption=t("Forces by level"),
        head=(t("Level"), t("Respondents"), t("Helping forces"), t("Hindering forces")),
        rows=tuple(
            (
                level_name(study, level, t),
                t.number(study.level_respondents.get(level, 0)),
                *(t.number(int(forces.figure(level, slug))) for slug in wanted),
            )
            for level in levels(study)
        ),
        notes=(t("Unit: segments."),),
    )


# --- legitimation ------------------------------------------------------------------------------


def forms_table(study: PreStudy, t: Words) -> Table:
    """Forms of legitimation by case: present, or in what way absent."""
    found = study.legitimation
    rows: list[tuple[str | Cell, ...]] = []
    for form in study.published.forms:
        label = found.codes[form.code].name(t.language)
        cells = (_kind(study, case, form.code, t) for case in study.cases)
        rows.append((f"{form.letter} {label}".strip(), *cells))
    gap = study.published.gap
    named = (
        Cell(f"{int(study.gaps.figure(case.key, gap))}/{case.respondents}") for case in study.cases
    )
    rows.append((Cell(t("Respondents who name a gap"), strong=True), *named))
    return Table(
        key="forms",
        caption=t("Forms of legitimation, and what is missing"),
        head=(t("Form"), *(case.case.name for case in study.cases)),
        rows=tuple(rows),
        notes=tuple(forms_notes(t)),
    )


def forms_notes(t: Words) -> Iterable[str]:
    yield t(
        "Said absent: every passage on it states a lack. Asked, absent: a question asked for it, "
        "nobody spoke of it. Not asked: questions are marked, none for this. Not established: no "
        "question is marked. Unfinished: not coded to the end. In brackets the number of codings."
    )


def _kind(study: PreStudy, case: CaseFacts, slug: str, t: Words) -> Cell:
    kind = study.legitimation.kind(case.key, slug)
    n = len(study.legitimation.evidence(case.key, slug))
    said = t.say(ABSENCE_NAMES[kind])
    return Cell(
        f"{said} ({n})" if n else said,
        shade={"present": 2}.get(kind, 0),
        strong=kind in ("said absent", "asked, absent"),
        quiet=kind in ("not asked", "not established", "unfinished"),
    )


# --- themes ------------------------------------------------------------------------------------


def themes_table(study: PreStudy, t: Words) -> Table:
    """The recurring themes, most widely spoken of first."""
    return Table(
        key="themes",
        caption=t("Recurring themes"),
        head=(t("Recurring theme"), t("Respondents ({n})", n=study.respondents),
              t("Networks ({n})", n=len(study.cases)), t("Passages")),
        rows=tuple(
            (
                study.themes.themes[theme].name(t.language),
                t.number(int(study.themes.speakers.column_totals[theme])),
                t.number(study.networks(study.themes.speakers, theme)),
                t.number(int(study.themes.segments.column_totals[theme])),
            )
            for theme in by_spread(study)
        ),
        notes=(t("Unit: passages of respondents' talk that meet the theme's query."),),
    )  # fmt: skip


def by_spread(study: PreStudy) -> list[str]:
    """The themes by how many respondents speak of them, then by how many passages."""
    totals, passages = study.themes.speakers.column_totals, study.themes.segments.column_totals
    return sorted(study.themes.themes, key=lambda theme: (-totals[theme], -passages[theme]))


# --- agreement ---------------------------------------------------------------------------------


def agreement_table(study: PreStudy, t: Words) -> Table | None:
    """Agreement over each branch, with its interval and what share of talk is coded."""
    result = study.agreement
    measured = result and (result.blind or result.seen)
    if not (result and measured):
        return None
    found, drawn = measured.agreement, measured.intervals
    rows = []
    for slug, code in result.columns.items():
        row: Any = found.codes.loc[slug]
        limits: Any = drawn.codes.loc[slug]
        shares = (found.prevalence["share"][slug, coder.id] for coder in result.coders)
        rows.append((
            code.name(t.language),
            t.coefficient(row["alpha"]),
            interval(limits, t),
            t.coefficient(row["jaccard"]),
            *map(t.percent, shares),
        ))  # fmt: skip
    return Table(
        key="agreement",
        caption=t("Agreement between the coders, by branch"),
        head=(t("Branch"), "α", "95%", "Jaccard", *(coder.name for coder in result.coders)),
        rows=tuple(rows),
        notes=(
            t.say(agreement_words.unit(result)),
            t.say(agreement_words.universe(result, measured)),
            t.say(agreement_words.certainty(measured)),
            t.say(agreement_words.PREVALENCE),
        ),
    )
