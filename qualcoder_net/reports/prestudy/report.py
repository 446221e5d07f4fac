"""The pre-study as a whole report, in the order of its chapters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from qualcoder_net.core.matrix import Matrix
from qualcoder_net.core.matrix_words import SEGMENT, basis, universe
from qualcoder_net.core.prestudy import CaseFacts, PreStudy
from qualcoder_net.core.quoting import Quoter
from qualcoder_net.model import Code, text_in
from qualcoder_net.reports.document import (
    Block,
    Chapter,
    Codes,
    Document,
    Figure,
    Items,
    Quotations,
    Text,
)
from qualcoder_net.reports.export import called, codebook_entries
from qualcoder_net.reports.figures.charts import diverging_bars, dots
from qualcoder_net.reports.prestudy import tables
from qualcoder_net.reports.prestudy.findings import agreement_said, constructed, missing
from qualcoder_net.reports.quotations import of_quote, typical
from qualcoder_net.reports.words import Words, words

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.reports.report import Quotation

_CODES_QUOTED = 3  # of each branch, those that most respondents speak of
_QUOTES = 2  # of each of them


def prestudy_document(project: Project, study: PreStudy, language: str) -> Document:
    """The whole report as a document."""
    t = words(language)
    return Document(
        title=project.name,
        subtitle=t("A replication of the pre-study on organisation networks"),
        blocks=tuple(_Report(project, study, t).blocks()),
        language=language,
        date=dt.date.today(),
        author=str(project.setting("author") or ""),
        fiction=study.fiction,
    )


class _Report:
    def __init__(self, project: Project, study: PreStudy, t: Words) -> None:
        self._project = project
        self._study = study
        self._t = t
        self._book = project.codebook.tree()
        self._sources = {source.id: source for source in project.sources.all()}
        self._quoter = Quoter(project)

    def blocks(self) -> Iterator[Block]:
        yield from self._about()
        yield from self._how()
        yield from self._networks()
        more = {"waarde": self._value, "functioneren": self._forces, "legitimatie": self._gaps}
        for slug in self._study.published.branches:
            yield from self._branch(self._book.find(slug), more.get(slug))
        yield from self._themes()
        yield from self._account()
        yield from self._appendix()

    # --- before the findings ---------------------------------------------------------------------

    def _about(self) -> Iterator[Block]:
        study, t = self._study, self._t
        yield Chapter(1, t("About this report"))
        yield Text(t(
            "This report puts the questions of a published pre-study on organisation networks to "
            "{interviews} interviews in {networks} networks. It keeps to that study's order: the "
            "value that networks pursue, how they are designed, how they function and who "
            "legitimates them; then what recurs across networks, and what is missing.",
            interviews=t.number(len(study.interviews)), networks=t.number(len(study.cases)),
        ))  # fmt: skip
        if study.fiction:
            yield Text(t(
                "The interviews are fiction, written for this program. Each network is invented "
                "and modelled on one of the pre-study's five; nobody real speaks here."
            ))  # fmt: skip
        yield Text(t("In short:"))
        yield Items(tuple(self._in_short()))
        yield Text(t("The pre-study: {citation}", citation=study.published.citation), note=True)

    def _in_short(self) -> Iterator[str]:
        study, t = self._study, self._t
        for theme in tables.by_spread(study)[:4]:
            yield self._spread(theme)
        yield from missing(study, t)
        if compared := tables.compared_said(study, t):
            yield f"{compared} ([[values]])"

    def _spread(self, theme: str) -> str:
        """How widely a theme is spoken of."""
        study, t = self._study, self._t
        counts = study.themes.speakers
        return t(
            "{theme}: {n} of {of} respondents, in {cases} of {all} networks ([[themes]]).",
            theme=study.themes.themes[theme].name(t.language),
            n=t.number(int(counts.column_totals[theme])),
            of=t.number(study.respondents),
            cases=t.number(study.networks(counts, theme)),
            all=t.number(len(study.cases)),
        )

    def _how(self) -> Iterator[Block]:
        study, t = self._study, self._t
        yield Chapter(1, t("What was studied, and how"))
        yield Text(t(
            "The analysis framework reads from a task to the value that partners intend, from "
            "there to the design of the network and to its functioning, and so to the value that "
            "comes about; legitimation concerns all of them. It was the topic list of the "
            "interviews and is the codebook, with a fifth branch for tensions and outlook."
        ))  # fmt: skip
        yield tables.interviews_table(study, t)
        yield Text(t.say(universe(study.overview)))
        yield Text(f"{t.say(basis(study.overview, called))} {t.say(SEGMENT)}")
        yield Text(t(
            "Codes are given to what respondents say. Questions are only marked with what they ask "
            "for, so that absence can be told apart: a topic that was asked for and not spoken of "
            "is another finding than one that nobody asked for ([[forms]])."
        ))  # fmt: skip
        yield Text(agreement_said(study, t))

    def _networks(self) -> Iterator[Block]:
        study, t = self._study, self._t
        yield Chapter(1, t("The networks"))
        yield Text(t(
            "The networks differ in age, task and scale, and in who pays and who coordinates "
            "([[comparison]])."
        ))  # fmt: skip
        if any(case.model for case in study.cases):
            yield Text(t(
                "Each is modelled on a network of the pre-study, which describes those as in "
                "[[reported]]."
            ))  # fmt: skip
        yield tables.comparison_table(study, t)
        if any(case.model for case in study.cases):
            yield tables.reported_table(study, t)

    # --- the branches ----------------------------------------------------------------------------

    def _branch(self, branch: Code, more: object) -> Iterator[Block]:
        study, t = self._study, self._t
        matrix = study.branches[branch.slug]
        yield Chapter(1, branch.name(t.language))
        yield Text(text_in(branch.definition, t.language))
        yield Text(f"{self._everywhere(matrix)} ([[{branch.slug}]])")
        yield tables.branch_table(study, branch, t)
        if callable(more):
            yield from more()
        for slug in self._widest(matrix)[:_CODES_QUOTED]:
            code = matrix.column_codes[slug]
            chosen = typical(self._quotations(matrix, None, slug), _QUOTES)
            yield Chapter(2, code.name(t.language))
            yield Text(text_in(code.definition, t.language))
            yield Quotations(chosen)

    def _everywhere(self, matrix: Matrix) -> str:
        """Which codes of a branch are spoken of in all networks, and which in none."""
        t = self._t
        networks = {s: self._study.networks(matrix.result, s) for s in matrix.column_codes}
        said = []
        for wanted, words_ in (
            (len(self._study.cases), t("Spoken of in every network: {codes}.")),
            (0, t("In none: {codes}.")),
        ):
            names = [
                code.name(t.language)
                for slug, code in matrix.column_codes.items()
                if networks[slug] == wanted
            ]
            if names:
                said.append(words_.format(codes=", ".join(names)))
        return " ".join(said)

    def _widest(self, matrix: Matrix) -> list[str]:
        """The codes that are spoken of, those of most respondents first."""
        totals = matrix.result.column_totals
        return sorted((s for s in matrix.column_codes if totals[s]), key=lambda s: -totals[s])

    def _quotations(self, matrix: Matrix, row: str | None, column: str) -> list[Quotation]:
        """The quotations behind a cell, one per segment; without a row those of all."""
        found = matrix.result.evidence
        chosen = found[found["column"] == column]
        if row is not None:
            chosen = chosen[chosen["row"] == row]
        chosen = chosen.drop_duplicates("segment").sort_values(["source_id", "start"])
        places = (chosen[name].tolist() for name in ("source_id", "start", "end"))
        return [
            of_quote(self._quoter.quote(self._sources[source_id], start, end))
            for source_id, start, end in zip(*places, strict=True)
        ]

    # --- what single branches have besides -------------------------------------------------------

    def _value(self) -> Iterator[Block]:
        study, t = self._study, self._t
        yield Chapter(2, t("Types of value"))
        yield Text(t(
            "[[values]] tells for each network which types of value its respondents speak of, and "
            "beneath it what the pre-study reports of the network it is modelled on."
        ))  # fmt: skip
        yield tables.value_table(study, t)

    def _forces(self) -> Iterator[Block]:
        study, t = self._study, self._t
        forces = study.forces
        if forces is None:
            return
        levels = tables.levels(study)
        names = [tables.level_name(study, level, t) for level in levels]
        helping, hindering = study.published.helping, study.published.hindering
        yield Chapter(2, t("Forces by level"))
        yield Text(t(
            "What helps and what hinders is not the same on every level ([[forces]], "
            "[[forces-figure]])."
        ))  # fmt: skip
        yield tables.forces_table(study, t)
        yield Figure(
            key="forces-figure",
            picture=diverging_bars(
                names,
                [int(forces.figure(level, hindering)) for level in levels],
                [int(forces.figure(level, helping)) for level in levels],
                left_name=t("Hindering forces"),
                right_name=t("Helping forces"),
                axis=t("Number of segments"),
                language=t.language,
            ),
            caption=t("Hindering and helping forces by level"),
            alt=t("Bars to the left for hindering and to the right for helping forces: {figures}.",
                  figures="; ".join(
                      f"{name} {int(forces.figure(level, hindering))} – "
                      f"{int(forces.figure(level, helping))}"
                      for name, level in zip(names, levels, strict=True))),
        )  # fmt: skip
        for level, name in zip(levels, names, strict=True):
            for slug in (helping, hindering):
                if found := typical(self._quotations(forces, level, slug), 1):
                    code = self._book.find(slug).name(t.language)
                    yield Chapter(3, f"{name}: {code}")
                    yield Quotations(found)

    def _gaps(self) -> Iterator[Block]:
        study, t = self._study, self._t
        gap = study.published.gap
        yield Chapter(2, t("Forms of legitimation, and what is missing"))
        yield Text(t(
            "[[forms]] tells for each form whether it is present in a network, and if not in what "
            "way it is absent."
        ))  # fmt: skip
        yield tables.forms_table(study, t)
        if lacking := missing(study, t):
            yield Items(tuple(lacking))
        for case in study.cases:
            found = typical(self._quotations(study.gaps, case.key, gap), _QUOTES)
            yield Chapter(3, t("{network}: the gap in their words", network=case.case.name))
            reported = study.published.legitimation.get(case.model or "")
            if reported:
                yield Text(t("Of {case} the pre-study reports: {said}", case=case.model,
                             said=text_in(reported, t.language)), note=True)  # fmt: skip
            yield Quotations(found) if found else Text(self._no_gap(case))

    def _no_gap(self, case: CaseFacts) -> str:
        t, name = self._t, case.case.name
        if all(one.finished for one in self._study.interviews if name in one.cases):
            return t("Nobody names a gap here.")
        return t("Nobody names a gap so far; not all interviews here are coded to the end.")

    # --- across networks -------------------------------------------------------------------------

    def _themes(self) -> Iterator[Block]:
        study, t = self._study, self._t
        themes = tables.by_spread(study)
        yield Chapter(1, t("What recurs"))
        yield Text(t(
            "A theme is a declared query over codes. [[themes]] counts the passages that meet it, "
            "and [[themes-figure]] shows in which networks how many respondents speak of it."
        ))  # fmt: skip
        yield tables.themes_table(study, t)
        yield Figure(
            key="themes-figure",
            picture=dots(
                [study.themes.themes[theme].name(t.language) for theme in themes],
                [case.case.name for case in study.cases],
                [[study.themes.speaking(case.key, theme) for case in study.cases]
                 for theme in themes],
                of=[case.respondents for case in study.cases],
                axis=t("Respondents who speak of it"),
                language=t.language,
            ),
            caption=t("Recurring themes by network"),
            alt=t("A row of dots for each theme and network, a full dot for each respondent who "
                  "speaks of it; the figures are in the table of themes."),
        )  # fmt: skip
        for theme in themes:
            found = study.themes.themes[theme]
            yield Chapter(2, found.name(t.language))
            yield Text(f"{text_in(found.meaning, t.language)} {self._spread(theme)}")
            if quote := study.strongest.get(theme):
                yield Quotations((of_quote(quote),))

    # --- what it rests on ------------------------------------------------------------------------

    def _account(self) -> Iterator[Block]:
        study, t = self._study, self._t
        yield Chapter(1, t("Account of the method"))
        yield Text(t.say(universe(study.overview)))
        yield Text(t(
            "A passage shown with a theme is the one in which most different codes meet; of "
            "equals, the one nearest 45 words. Quotations with a code are chosen by rule: spread "
            "over sources first and speakers next, and then those whose length is nearest the "
            "median. Nothing is drawn by chance."
        ))  # fmt: skip
        yield Text(agreement_said(study, t))
        if table := tables.agreement_table(study, t):
            yield table
        if study.fiction:
            yield Text(constructed(t))
        yield Text(self._unused())

    def _unused(self) -> str:
        t = self._t
        if not self._study.unused:
            return t("Every code of the codebook is used.")
        names = [self._book.path(code, t.language) for code in self._study.unused]
        return t.plural(
            "{n} code is not used by itself: {codes}.",
            "{n} codes are not used by themselves: {codes}.",
            n=len(names),
            codes="; ".join(names),
        )

    def _appendix(self) -> Iterable[Block]:
        branches = [code for code in self._book.codes if code.parent_id is None]
        yield Chapter(1, self._t("Codebook"))
        yield Codes(codebook_entries(self._project, branches, self._t.language))
