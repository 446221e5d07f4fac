"""The pre-study's questions put to a project: its tables, counted from codings, beside its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from qualcoder_net.analysis.matrix import MatrixResult
from qualcoder_net.analysis.spans import overlapping
from qualcoder_net.core.absence import Absence, find_absence, finished_sources
from qualcoder_net.core.agreement import AgreementRequest, AgreementResult, measure_agreement
from qualcoder_net.core.evidence import Evidence, gather
from qualcoder_net.core.matrix import (
    Matrix,
    MatrixRequest,
    build_matrix,
    find_attribute,
    talk_in_rows,
)
from qualcoder_net.core.quoting import Quote
from qualcoder_net.core.shipped import PUBLISHED, THEMES, shipped
from qualcoder_net.core.themes import Themes, find_themes, respondents, strongest
from qualcoder_net.errors import NotFound, Refused
from qualcoder_net.formats.published import Published, read_published
from qualcoder_net.formats.themes import read_themes
from qualcoder_net.i18n import msg
from qualcoder_net.model import Attribute, Case, Code, Source, Theme, codes_of

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

Mark = Literal["x", "(x)", ""]


@dataclass(frozen=True)
class CaseFacts:
    """A case as it is compared. `model` is the published case it stands for, if any."""

    case: Case
    model: str | None
    respondents: int
    sources: int
    attributes: Mapping[str, str]

    @property
    def key(self) -> str:
        return str(self.case.id)


@dataclass(frozen=True)
class Interview:
    """`level`: of its respondent ("" if unknown); `words`: of respondents' talk; `codings` of it,
    and `questions` that are marked with what they ask for, by the coders whose figures these are;
    `finished`: whether they coded it to the end.
    """

    source: Source
    cases: tuple[str, ...]
    level: str
    words: int
    codings: int
    questions: int
    finished: bool


@dataclass(frozen=True)
class Value:
    """How many of a case's respondents speak of a type of value, and what the study reports."""

    speak: int
    respondents: int
    published: Mark | None

    @property
    def mark(self) -> Mark:
        """x: more than half of the respondents; (x): fewer; empty: none."""
        if not self.speak:
            return ""
        return "x" if 2 * self.speak > self.respondents else "(x)"

    @property
    def differs(self) -> bool:
        return self.published is not None and self.published != self.mark


@dataclass(frozen=True)
class PreStudy:
    """What the study found. Keys of cases are their ids as text, those of codes their slugs.

    `values`: case -> code. `branches`: for each branch, cases × its codes by respondents.
    `forces`: levels × helping and hindering, by segments (None without that attribute), and how
    many respondents there are of each level.
    `respondents`: how many there are in all, each once, also those of no case or of several.
    `strongest`: theme -> quotation. `unused`: codes without a coding by the coders whose figures
    these are. `agreement`: with the second coders (None when nobody coded the same sources).
    """

    published: Published
    evidence: Evidence
    interviews: list[Interview]
    cases: list[CaseFacts]
    respondents: int
    attributes: list[Attribute]
    values: Mapping[str, Mapping[str, Value]]
    value_codes: list[Code]
    overview: Matrix
    branches: Mapping[str, Matrix]
    forces: Matrix | None
    level_respondents: Mapping[str, int]
    legitimation: Absence
    gaps: Matrix
    themes: Themes
    strongest: Mapping[str, Quote]
    unused: list[Code]
    agreement: AgreementResult | None
    fiction: bool

    def networks(self, counts: MatrixResult, column: str) -> int:
        """In how many cases there is something; talk of no case is in none."""
        figures = counts.values[column].to_dict()
        return sum(figures[case.key] > 0 for case in self.cases)


def find_prestudy(project: Project, coders: Sequence[str] | None = None) -> PreStudy:
    """Put the pre-study's questions to a project.

    Raises Refused when the codebook lacks the framework's codes, or there are no cases to compare.
    """
    published, recurring = read_published(shipped(PUBLISHED)), read_themes(shipped(THEMES))
    book = project.codebook.tree()
    _refuse_another_codebook({code.slug for code in book.codes}, published, recurring)
    if not project.cases.all():
        raise Refused(
            msg("There are no cases to compare."),
            msg("Say which sources belong together: cases set, or a manifest at import."),
        )
    evidence = gather(project, coders)
    cases = _cases(project, evidence, published)
    themes = find_themes(project, recurring, evidence)
    value_codes = [book.find(slug) for slug in published.value_codes]
    spoken = _matrix(project, evidence, columns=published.value_codes, cells="speakers")
    used = set(evidence.codings["code_id"][overlapping(evidence.codings, evidence.talk)])
    return PreStudy(
        published=published,
        evidence=evidence,
        interviews=_interviews(project, evidence, published),
        cases=cases,
        respondents=respondents(evidence.talk.assign(row="all"), ["all"])["all"],
        attributes=project.attributes.all("case"),
        values=_values(cases, spoken, published),
        value_codes=value_codes,
        overview=_matrix(project, evidence, cells="segments"),
        branches={
            slug: _matrix(project, evidence, under=slug, depth=1, cells="speakers")
            for slug in published.branches
        },
        forces=_forces(project, evidence, published),
        level_respondents=_level_respondents(project, evidence, published),
        legitimation=find_absence(project, [book.find(f.code) for f in published.forms], evidence),
        gaps=_matrix(project, evidence, columns=[published.gap], cells="speakers"),
        themes=themes,
        strongest=strongest(project, themes),
        unused=[code for code in book.codes if code.id not in used],
        agreement=_agreement(project, evidence),
        fiction=any(source.fiction for source in project.sources.all()),
    )


def _refuse_another_codebook(
    slugs: set[str], published: Published, themes: Sequence[Theme]
) -> None:
    of_themes = sorted(set().union(*(codes_of(theme.query) for theme in themes)))
    wanted = dict.fromkeys([*published.codes, *of_themes])
    missing = [slug for slug in wanted if slug not in slugs]
    if missing:
        raise Refused(
            msg("The pre-study's codes are not all in this codebook: {codes}.", codes=missing),
            msg("Its codebook comes with the program: organisatienetwerken.yaml."),
        )


def _matrix(project: Project, evidence: Evidence, **request: Any) -> Matrix:
    """Of cases, unless other rows are asked for, by the evidence that is there."""
    return build_matrix(project, MatrixRequest(**{"rows": "case", **request}), evidence)


def _cases(project: Project, evidence: Evidence, published: Published) -> list[CaseFacts]:
    _heading, labels, talk = talk_in_rows(project, evidence.talk, "case")
    speaking = respondents(talk, labels)
    values = {a.name: project.attributes.values(a) for a in project.attributes.all("case")}
    model = values.get(published.case_attribute, {})
    return [
        CaseFacts(
            case=case,
            model=model.get(case.id),
            respondents=speaking[str(case.id)],
            sources=int(talk.loc[talk["row"] == str(case.id), "source_id"].nunique()),
            attributes={name: of[case.id] for name, of in values.items() if case.id in of},
        )
        for case in project.cases.all()
    ]


def _interviews(project: Project, evidence: Evidence, published: Published) -> list[Interview]:
    said = overlapping(evidence.codings, evidence.talk)
    codings = Counter(evidence.codings["source_id"][said])
    # a question that asks for two things is one question
    marked = evidence.codings[~said].drop_duplicates(["source_id", "start", "end"])
    questions = Counter(marked["source_id"])
    words = evidence.talk.groupby("source_id")["words"].sum()
    finished = finished_sources(project, evidence.basis)
    levels, names = _levels(project, published), {c.id: c.name for c in project.cases.all()}
    cases: dict[int, dict[str, None]] = {}
    for member in project.cases.members():
        cases.setdefault(member.source_id, {})[names[member.case_id]] = None
    return [
        Interview(
            source=source,
            cases=tuple(cases.get(source.id, ())),
            level=levels.get(source.id, ""),
            words=int(words.get(source.id, 0)),
            codings=codings[source.id],
            questions=questions[source.id],
            finished=source.id in finished,
        )
        for source in project.sources.all()
        if source.id not in evidence.blind
    ]


def _levels(project: Project, published: Published) -> dict[int, str]:
    """By source, the level of its respondent; those of several speakers together."""
    try:
        attribute = find_attribute(project, published.level_attribute)
    except NotFound:
        return {}
    values = project.attributes.values(attribute)
    if attribute.owner == "source":
        return values
    of_source: dict[int, dict[str, None]] = {}
    for speaker in project.sources.speakers():
        if speaker.id in values and attribute.owner == "speaker":
            of_source.setdefault(speaker.source_id, {})[values[speaker.id]] = None
    return {source_id: ", ".join(levels) for source_id, levels in of_source.items()}


def _values(
    cases: Sequence[CaseFacts], spoken: Matrix, published: Published
) -> dict[str, dict[str, Value]]:
    found: dict[str, dict[str, Value]] = {}
    for case in cases:
        reported = published.values.get(case.model) if case.model else None
        found[case.key] = {
            slug: Value(
                speak=int(spoken.figure(case.key, slug)),
                respondents=case.respondents,
                published=None if reported is None else _mark(reported.get(slug, "")),
            )
            for slug in published.value_codes
        }
    return found


def _mark(said: str) -> Mark:
    return "x" if said == "x" else "(x)" if said == "(x)" else ""


def _forces(project: Project, evidence: Evidence, published: Published) -> Matrix | None:
    columns = [published.helping, published.hindering]
    try:
        return _matrix(project, evidence, rows=published.level_attribute, columns=columns)
    except NotFound:
        return None


def _level_respondents(
    project: Project, evidence: Evidence, published: Published
) -> dict[str, int]:
    try:
        _heading, labels, talk = talk_in_rows(project, evidence.talk, published.level_attribute)
    except NotFound:
        return {}
    return respondents(talk, labels)


def _agreement(project: Project, evidence: Evidence) -> AgreementResult | None:
    """Between those whose codings are counted and the second coders, over the branches.

    Never with the consensus: that is what came of comparing.
    """
    second = [coder for coder in project.coders.all() if coder.role == "second"]
    if not second or not evidence.coders:
        return None
    chosen = [coder for coder in evidence.coders if coder.role != "consensus"]
    try:
        together = [*chosen, *(coder for coder in second if coder not in chosen)] if chosen else []
        request = AgreementRequest(coders=[coder.name for coder in together], depth=1)
        return measure_agreement(project, request)
    except Refused:
        return None
