"""Agreement between coders as a report: figures, sources, disagreements, how it was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.agreement_words import (
    PREVALENCE,
    UNITIZING,
    blindness,
    certainty,
    compared,
    universe,
)
from qualcoder_net.core.agreement_words import unit as unit_said
from qualcoder_net.core.consensus import places_of
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports import document
from qualcoder_net.reports.agreement.figures import (
    UNITIZING_HEADS,
    FigureRow,
    code_rows,
    heads,
    overall_rows,
    unitizing_rows,
)
from qualcoder_net.reports.agreement.method import methods_paragraph, overall_sentence, references
from qualcoder_net.reports.agreement.places import Side, how_many, spread, told
from qualcoder_net.reports.document import Block, Cell, Chapter, Document, Items, Table, Text
from qualcoder_net.reports.to_file import write_report
from qualcoder_net.reports.words import Words, words

if TYPE_CHECKING:
    from qualcoder_net.core.agreement import AgreementResult, Measured
    from qualcoder_net.core.consensus import Place
    from qualcoder_net.core.project import Project
    from qualcoder_net.i18n import Message
    from qualcoder_net.model import Source

# ending -> the module whose `write` makes the report so
_DATA = {".csv": "agreement.csv", ".json": "agreement.json"}
WRITERS = {**document.WRITERS, **_DATA}

_LONGEST = 240  # characters of a quotation; of a longer one its ends are shown, where coders differ
_ONLY = "*"


def write_agreement_report(
    project: Project,
    result: AgreementResult,
    path: Path,
    *,
    language: str,
    disagreements: str = "30",
    template: Path | None = None,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write the agreement; the ending of *path* decides how (.csv: the figures by code alone).

    `disagreements` is "none", "all", or how many of them are listed. Returns what the user should
    know about the file. Raises FileError, leaving whatever was there as it was.
    """
    at_most = how_many(disagreements)
    report: object = result
    if path.suffix.lower() not in _DATA:
        report = agreement_document(project, result, language=language, at_most=at_most)
    return write_report(report, path, WRITERS, template=template, force=force, progress=progress)


def agreement_document(
    project: Project, result: AgreementResult, *, language: str, at_most: int | None = 30
) -> Document:
    """The whole report; it lists *at_most* disagreements (None: all)."""
    t = words(language)
    places = places_of(project, result)
    names = [coder.name for coder in result.coders]
    return Document(
        title=t("Agreement between coders"),
        subtitle=t("{project}: {names}", project=project.name, names=", ".join(names)),
        blocks=(
            *_figures(result, t),
            *_sources(result, t),
            *_disagreements(project, result, places, at_most, t),
            Chapter(1, t("How agreement was established")),
            Text(methods_paragraph(project, result, places, t)),
            Text(
                t("These are the points that O'Connor and Joffe (2020) ask to report."), note=True
            ),
            Chapter(2, t("References")),
            Items(references(result)),
        ),
        language=language,
        date=dt.date.today(),
        author=str(project.setting("author") or ""),
        fiction=any(source.fiction for source in _all_sources(result)),
    )


def _all_sources(result: AgreementResult) -> list[Source]:
    parts = [measured.sources for measured in (result.blind, result.seen) if measured]
    return [*(source for part in parts for source in part), *result.unfinished]


# --- figures ---


def _figures(result: AgreementResult, t: Words) -> Iterator[Block]:
    yield Chapter(1, t("Agreement by code"))
    parts = [
        (result.blind, t("Agreement by code, in sources that were coded blind"), "figures-blind"),
        (result.seen, t("Agreement by code, in sources that were not coded blind"), "figures-seen"),
    ]
    for measured, caption, key in parts:
        if measured:
            yield Text(overall_sentence(measured, t))
            yield _table_of_codes(result, measured, caption, key, t)
            yield from _unitizing(result, measured, key, t)


def _table_of_codes(
    result: AgreementResult, measured: Measured, caption: str, key: str, t: Words
) -> Table:
    rows = [*code_rows(result, measured, t)]
    unused = len(result.columns) - len(rows)
    notes = [unit_said(result), compared(result), universe(result, measured), certainty(measured)]
    said = [*map(t.say, notes), t.say(PREVALENCE)]
    if any(row.only for row in rows):
        said.append(t("{mark} Used by one coder only.", mark=_ONLY))
    if unused:
        unused_said = t.plural(
            "{n} code that nobody used is left out.",
            "{n} codes that nobody used are left out.",
            n=unused,
        )
        said.append(unused_said)
    return Table(
        caption=caption,
        head=(t("Code"), *heads(result, t)),
        rows=(
            *(_row(row) for row in rows),
            *(_row(row, strong=True) for row in overall_rows(result, measured, t)),
        ),
        notes=tuple(said),
        key=key,
    )


def _row(row: FigureRow, *, strong: bool = False) -> tuple[Cell, ...]:
    label = f"{row.label} {_ONLY}" if row.only else row.label
    cells = (Cell(cell, strong=strong, quiet=bool(row.only)) for cell in row.cells)
    return (Cell(label, strong=strong), *cells)


def _unitizing(result: AgreementResult, measured: Measured, key: str, t: Words) -> Iterator[Block]:
    rows = [(row.label, *row.cells) for row in unitizing_rows(result, measured, t)]
    if rows:
        yield Table(
            caption=t("Unitizing α within codes of which a segment has one at most"),
            head=(t("Within"), *UNITIZING_HEADS),
            rows=tuple(rows),
            notes=(t.say(UNITIZING), t.say(universe(result, measured))),
            key=f"unitizing-{key}",
        )


# --- sources ---


def _sources(result: AgreementResult, t: Words) -> Iterator[Block]:
    groups = [
        (result.blind.sources if result.blind else [], t("coded blind by each of them")),
        (result.seen.sources if result.seen else [], t("finished by each, but not coded blind")),
        (result.unfinished, t("not finished by each of them: left out")),
    ]
    yield Chapter(1, t("Sources"))
    yield Table(
        caption=t("Sources that these coders coded"),
        head=(t("Source"), t("How"), t("Words")),
        rows=tuple(
            (source.name, how, t.number(source.words))
            for sources, how in groups
            for source in sources
        ),
        notes=(t.say(blindness(result.hidden)),) if result.hidden else (),
        key="sources",
        row_heads=2,
    )


# --- disagreements ---


def _disagreements(
    project: Project,
    result: AgreementResult,
    places: Sequence[Place],
    at_most: int | None,
    t: Words,
) -> Iterator[Block]:
    yield Chapter(1, t("Disagreements"))
    if not places:
        yield Text(t("There is no place where they differ."))
        return
    shown = spread(places, at_most)
    yield Text(_counted(places, len(shown), t))
    by_source: dict[int, list[Place]] = {}
    for place in shown:
        by_source.setdefault(place.source.id, []).append(place)
    for some in by_source.values():
        yield _table_of_places(project, result, some, t)


def _counted(places: Sequence[Place], shown: int, t: Words) -> str:
    said = t.plural("They differ at {n} place.", "They differ at {n} places.", n=len(places))
    if not shown:
        return said
    if shown == len(places):
        return f"{said} {t('All of them follow.')}"
    first = t.plural(
        "{n} of them follows, from each source the first ones.",
        "{n} of them follow, from each source the first ones.",
        n=shown,
    )
    return f"{said} {first}"


def _table_of_places(
    project: Project, result: AgreementResult, places: Sequence[Place], t: Words
) -> Table:
    """The places of one source, with the coders' words side by side."""
    rows = []
    for one in told(project, places, result.coders, result.book):
        turn = t("turn {n}", n=one.quote.turn) if one.quote.turn else ""
        rows.append((
            str(one.place.number),
            one.place.code.name(t.language),
            f"{turn}: {t.say(one.difference)}" if turn else t.say(one.difference),
            *(_side(side, t) for side in one.sides),
            t.say(one.decision) if one.decision else t("not decided"),
        ))  # fmt: skip
    return Table(
        caption=t("Where they differ in {source}", source=places[0].source.name),
        head=(
            t("No."), t("Code"), t("Difference"), *(c.name for c in result.coders), t("Decision"),
        ),
        rows=tuple(rows),
        wide=True,
        row_heads=2,
        figures=False,
    )  # fmt: skip


def _side(side: Side, t: Words) -> str:
    own = [f"“{_ends(quotation)}”" for quotation in side.quotations]
    others = [f"{code.name(t.language)}: “{_ends(quotation)}”" for code, quotation in side.others]
    return "\n".join([*own, *others]) or "–"


def _ends(quotation: str) -> str:
    """A quotation, or how it begins and ends."""
    if len(quotation) <= _LONGEST:
        return quotation
    half = _LONGEST // 2
    head, tail = quotation[:half].rpartition(" ")[0], quotation[-half:].partition(" ")[2]
    return f"{head or quotation[:half]} […] {tail or quotation[-half:]}"
