"""A class's practice as a report: students beside the reference, codes, disputes, leftovers."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.class_words import basis, has_here, heading, over_class
from qualcoder_net.core.collecting import Beside, Collected
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import Message
from qualcoder_net.model import Codebook
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.document import (
    Block,
    Cell,
    Chapter,
    Document,
    Items,
    Table,
    Text,
    write_document,
)
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.quotations import of_quote, reference
from qualcoder_net.reports.words import Words, words

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def write_class(
    project: Project,
    found: Collected,
    path: Path,
    *,
    language: str,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write what was collected: a report, or as .csv the students by interview, for programs.

    Returns what the user should know about the file. Raises FileError, leaving whatever was there
    as it was.
    """
    book = project.codebook.tree()
    if path.suffix.lower() == ".csv":
        refuse_existing(path, force)
        _write_csv(path, found, book)
        return ()
    document = class_document(project, found, language=language)
    return write_document(document, path, force=force, progress=progress)


def class_document(project: Project, found: Collected, *, language: str) -> Document:
    """The report as a value, in its own language."""
    t, book = words(language), project.codebook.tree()
    return Document(
        title=t("Practice: {project}", project=project.name),
        subtitle=t.say(heading(found)),
        blocks=(
            *_students(found, book, t),
            *_codes(found, book, t),
            *_disputes(found, book, t),
            *_leftovers(found, t),
        ),
        language=t.language,
        date=dt.date.today(),
        author=str(project.setting("author") or ""),
        fiction=any(row.source.fiction for row in found.rows),
    )


def _students(found: Collected, book: Codebook, t: Words) -> Iterator[Block]:
    yield Chapter(1, t("Students beside the reference"))
    for said in basis(found):
        yield Text(t.say(said))
    branches = book.children(None)
    yield Table(
        caption=t("Agreement of each student with the reference, by interview"),
        head=(
            t("Interview"), t("Coder"), t("Blind"), t("Segments"), "α", t("Median α"), "Jaccard",
            *(f"α {branch.name(t.language)}" for branch in branches), t("Disputes"),
        ),
        rows=tuple(
            (
                row.source.name,
                Cell(t("{coder} (yardstick)", coder=row.coder), quiet=True)
                if row.is_yardstick
                else row.coder,
                t("yes") if row.blind else t("no"),
                t.number(row.compared.segments),
                Cell(t.coefficient(row.compared.alpha), strong=True),
                t.coefficient(row.compared.median),
                t.coefficient(row.compared.jaccard),
                *(t.coefficient(alpha) for _branch, alpha in row.branches(book)),
                t.number(row.disputes) if row.disputes else "",
            )
            for row in found.rows
        ),
        row_heads=2,
        wide=True,
        key="students",
    )  # fmt: skip


def _codes(found: Collected, book: Codebook, t: Words) -> Iterator[Block]:
    if not found.codes:
        return
    yield Chapter(1, t("Codes, the least agreed on first"))
    yield Text(t.say(over_class()))
    yield Table(
        caption=t("Agreement of the class with the reference, by code"),
        head=(
            t("Code"), t("Branch"), t("Median α"), t("Lowest"), t("Highest"), t("Students"),
            t("Used it"), t("Yardstick"),
        ),
        rows=tuple(
            (
                one.code.name(t.language),
                [*book.ancestors(one.code), one.code][0].name(t.language),
                Cell(t.coefficient(one.median), strong=True),
                t.coefficient(one.lowest),
                t.coefficient(one.highest),
                t.number(one.students),
                t.number(one.used),
                t.coefficient(one.yardstick),
            )
            for one in found.codes
        ),
        row_heads=2,
        key="codes",
    )  # fmt: skip


def _disputes(found: Collected, book: Codebook, t: Words) -> Iterator[Block]:
    if not found.disputes:
        return
    yield Chapter(1, t("The reference disputed"))
    yield Table(
        caption=t("Where students dispute the reference"),
        head=(
            t("Student"), t("Place"), t("Quotation"), t("Code at stake"), t("Reference"), t("Note"),
        ),
        rows=tuple(
            (
                one.student,
                reference(of_quote(one.quote), t),
                f"“{one.quote.text}”",
                book.path(one.code, t.language),
                t.say(has_here(one, book, t.language)),
                one.note,
            )
            for one in found.disputes
        ),
        wide=True,
        figures=False,
        key="disputes",
    )  # fmt: skip


def _leftovers(found: Collected, t: Words) -> Iterator[Block]:
    if found.problems:
        yield Chapter(1, t("What could not be used"))
        yield Items(tuple(str(problem) for problem in found.problems))
    for note in found.notes:
        yield Text(t.say(note), note=True)


# --- for programs ---


def _write_csv(path: Path, found: Collected, book: Codebook) -> None:
    from qualcoder_net.formats.tables import write_csv

    columns = [
        "source", "coder", "yardstick", "reference", "blind", "segments", "disputes", "alpha",
        "median_alpha", "jaccard", *(f"alpha:{branch.slug}" for branch in book.children(None)),
    ]  # fmt: skip
    write_csv(path, columns, (_csv_row(row, book) for row in found.rows))


def _csv_row(row: Beside, book: Codebook) -> list[object]:
    compared = row.compared
    figures = (compared.alpha, compared.median, compared.jaccard)
    return [
        _harmless(row.source.name),
        _harmless(row.coder),
        "yes" if row.is_yardstick else "no",
        _harmless(row.reference.name),
        "yes" if row.blind else "no",
        compared.segments,
        row.disputes,
        *("" if math.isnan(figure) else figure for figure in figures),
        *("" if math.isnan(alpha) else alpha for _branch, alpha in row.branches(book)),
    ]


def _harmless(name: str) -> str:
    """A name that came with a hand-in, such that no spreadsheet takes it for a formula."""
    name = printable(name)
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t")) else name
