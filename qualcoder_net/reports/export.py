"""From a counted matrix of a project to a report file: quotations chosen, sentences filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.identity import login_name
from qualcoder_net.core.matrix import Matrix
from qualcoder_net.core.matrix_words import SEGMENT, basis, unit, universe
from qualcoder_net.core.quoting import Quoter
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Code, Coder, Role, Source, text_in
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.method import typical_sentence
from qualcoder_net.reports.quotations import of_quote, typical
from qualcoder_net.reports.report import (
    CellQuotations,
    CodebookEntry,
    Grid,
    Heading,
    MatrixReport,
    Quotation,
)
from qualcoder_net.reports.words import words
from qualcoder_net.reports.write import write_matrix

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def write_matrix_report(
    project: Project,
    matrix: Matrix,
    path: Path,
    *,
    language: str,
    quotes: str = "3",
    template: Path | None = None,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write a matrix with its quotations and codebook; the ending of *path* decides how.

    `quotes` is "none", "all", or how many typical ones a cell shows. Returns what the user should
    know about the file. Raises FileError, leaving whatever was there as it was.
    """
    report = matrix_report(project, matrix, language=language, quotes=quotes)
    return write_matrix(report, path, template=template, force=force, progress=progress)


def matrix_report(
    project: Project, matrix: Matrix, *, language: str, quotes: str = "3"
) -> MatrixReport:
    """Everything that a reader of the matrix needs, as a value in the report's language."""
    t = words(language)
    at_most = _limit(quotes)
    book = project.codebook.tree()
    columns = tuple(
        Heading(code.name(language), book.path(code, language))
        for code in matrix.column_codes.values()
    )
    sources = {source.id: source for source in project.sources.all()}
    row_heading = t.say(matrix.row_heading)
    return MatrixReport(
        title=project.name,
        caption=t("{rows} by code", rows=row_heading),
        row_heading=row_heading,
        column_heading=t("Code"),
        rows=tuple(Heading(label) for label in matrix.row_labels.values()),
        columns=columns,
        grid=Grid.of(matrix.result),
        cells=matrix.cells,
        unit=f"{t.say(unit(matrix))} {t.say(SEGMENT)}",
        universe=t.say(universe(matrix)),
        coders=t.say(basis(matrix, called)),
        date=dt.date.today(),
        language=language,
        author=str(project.setting("author") or ""),
        quotations=_quotations(project, matrix, sources, at_most),
        quotation_rule=typical_sentence(at_most, t) if at_most else "",
        codebook=codebook_entries(project, list(matrix.column_codes.values()), language),
        fiction=any(source.fiction for source in sources.values()),
    )


def _limit(quotes: str) -> int | None:
    """How many quotations a cell shows at most; None for all of them."""
    if quotes == "all":
        return None
    if quotes == "none":
        return 0
    if quotes.isdecimal():
        return int(quotes)
    raise Refused(
        msg("“{quotes}” is no number of quotations.", quotes=quotes),
        msg("Say none, all, or a number such as 3."),
    )


# How a report calls coders who never chose a name: by their role, not by their login.
_UNNAMED: dict[Role, Message] = {
    "analyst": msg("the analyst"),
    "second": msg("the second coder"),
    "practice": msg("a practising coder"),
    "reference": msg("the reference coder"),
    "consensus": msg("the consensus of the coders"),
}


def called(coder: Coder) -> Message | str:
    """A coder's name, or her role where the name is only her login."""
    return coder.name if coder.name != login_name() else _UNNAMED[coder.role]


def _quotations(
    project: Project, matrix: Matrix, sources: dict[int, Source], at_most: int | None
) -> tuple[CellQuotations, ...]:
    """The quotations of each cell, one per segment, in the order of rows and columns."""
    if at_most == 0:
        return ()
    row_places = {key: n for n, key in enumerate(matrix.row_labels)}
    column_places = {slug: n for n, slug in enumerate(matrix.column_codes)}
    quoter = Quoter(project)
    segments = matrix.result.evidence.drop_duplicates(["row", "column", "segment"])
    segments = segments.sort_values("source_id", kind="stable")
    cells: dict[tuple[int, int], list[Quotation]] = {}
    wanted = (segments[name].tolist() for name in ("row", "column", "source_id", "start", "end"))
    for row_key, column_key, source_id, start, end in zip(*wanted, strict=True):
        quote = quoter.quote(sources[source_id], start, end)
        place = row_places[row_key], column_places[column_key]
        cells.setdefault(place, []).append(of_quote(quote))
    return tuple(
        CellQuotations(
            row,
            column,
            tuple(found) if at_most is None else typical(found, at_most),
            of=len(found),
        )
        for (row, column), found in sorted(cells.items())
    )


def codebook_entries(
    project: Project, columns: Sequence[Code], language: str
) -> tuple[CodebookEntry, ...]:
    """The codes that are counted: those given, with all above and beneath them."""
    book = project.codebook.tree()
    shown = {
        code.id for column in columns for code in (*book.ancestors(column), *book.subtree(column))
    }
    return tuple(
        CodebookEntry(
            depth=depth,
            label=code.name(language),
            definition=text_in(code.definition, language),
            inclusion=text_in(code.inclusion, language),
            exclusion=text_in(code.exclusion, language),
            example=text_in(code.example, language),
            colour=code.colour,
        )
        for depth, code in book.walk()
        if code.id in shown
    )
