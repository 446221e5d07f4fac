"""`practice --collect`: a class's hand-ins beside the reference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.figures import figure_table
from qualcoder_net.cli.practice_result import overall_record, paragraph
from qualcoder_net.cli.safe import one_line
from qualcoder_net.i18n import Message, _, current_language, msg, nmsg
from qualcoder_net.model import Codebook
from qualcoder_net.reports.report import plain

if TYPE_CHECKING:
    from qualcoder_net.core.collecting import Beside, CodeInClass, Collected
    from qualcoder_net.core.hand_ins import Disputed
    from qualcoder_net.core.project import Project
    from qualcoder_net.reports.words import Words

_CODES_SHOWN = 20  # the least agreed on; a file and --json have them all


def show_class(
    console: Console,
    project: Project,
    folder: Path,
    *,
    reference: str | None,
    to: Path | None,
    force: bool,
) -> None:
    """Tell what a folder of hand-ins came to, or write it; exit code 1 if one could not be used."""
    from qualcoder_net.core.collecting import collect

    found = collect(project, folder, reference)
    if to is not None and found.rows:
        _write(console, project, found, to, force=force)
    else:
        book = project.codebook.tree()
        console.answer([_record(found, book)], _lines(found, book))
    for note in found.notes:
        console.note(note)
    for problem in found.problems:
        console.note(msg("Not used: {error}", error=problem))
    if found.problems:
        raise typer.Exit(1)


def _write(console: Console, project: Project, found: Collected, to: Path, *, force: bool) -> None:
    from qualcoder_net.reports.practice import write_class

    notes = write_class(
        project, found, to, language=current_language(), force=force, progress=console.progress
    )
    record = {
        "file": str(to),
        "students": found.students,
        "notes": [str(note) for note in notes],
        "problems": [str(problem) for problem in found.problems],
    }
    console.answer([record], [msg("Wrote {file}.", file=to), *notes])


# --- for programs ---


def _record(found: Collected, book: Codebook) -> dict[str, Any]:
    return {
        "students": found.students,
        "rows": [_row_record(row, book) for row in found.rows],
        "codes": [_code_record(one) for one in found.codes],
        "disputes": [_dispute_record(one, book) for one in found.disputes],
        "notes": [str(note) for note in found.notes],
        "problems": [str(problem) for problem in found.problems],
    }


def _row_record(row: Beside, book: Codebook) -> dict[str, Any]:
    return {
        "coder": row.coder,
        "yardstick": row.is_yardstick,
        "source": row.source.name,
        "reference": row.reference.name,
        "blind": row.blind,
        "segments": row.compared.segments,
        "disputes": row.disputes,
        **overall_record(row.compared),
        "branches": {branch.slug: plain(alpha) for branch, alpha in row.branches(book)},
    }


def _code_record(one: CodeInClass) -> dict[str, Any]:
    return {
        "code": one.code.slug,
        "students": one.students,
        "used": one.used,
        "median_alpha": one.median,
        "lowest": one.lowest,
        "highest": one.highest,
        "yardstick": plain(one.yardstick),
    }


def _dispute_record(one: Disputed, book: Codebook) -> dict[str, Any]:
    return {
        "student": one.student,
        "source": one.quote.source.name,
        "code": one.code.slug,
        "start": one.quote.start,
        "end": one.quote.end,
        "quotation": one.quote.text,
        "of_reference": one.of_reference,
        "reference": [
            {"code": book.by_id[c.code_id].slug, "start": c.start, "end": c.end}
            for c in one.reference
        ],
        "note": one.note,
    }


# --- on the terminal ---


def _lines(found: Collected, book: Codebook) -> Iterator[Message | str]:
    from qualcoder_net.core.class_words import basis, heading
    from qualcoder_net.reports.words import words

    if not found.rows:
        return
    t = words(current_language())
    yield heading(found)
    yield ""
    yield from _students(found, book, t)
    yield ""
    yield from basis(found)
    if found.codes:
        yield ""
        yield from _codes(found, t)
    if found.disputes:
        yield ""
        yield nmsg(
            "The reference is disputed {n} time:",
            "The reference is disputed {n} times:",
            n=len(found.disputes),
        )
        for number, dispute in enumerate(found.disputes, 1):
            yield ""
            yield from _dispute(number, dispute, book)


def _students(found: Collected, book: Codebook, t: Words) -> Iterator[str]:
    language = current_language()
    branches = book.children(None)
    head = [
        _("Interview"), _("Coder"), _("segments"), "α", _("median"), "Jaccard",
        *(one_line(branch.name(language)) for branch in branches), "",
    ]  # fmt: skip
    rows = [
        [
            one_line(row.source.name),
            one_line(row.coder),
            t.number(row.compared.segments),
            *(
                t.coefficient(value)
                for value in (row.compared.alpha, row.compared.median, row.compared.jaccard)
            ),
            *(t.coefficient(alpha) for _branch, alpha in row.branches(book)),
            ", ".join(_remarks(row)),
        ]
        for row in found.rows
    ]
    yield from figure_table(head, rows, labels=2)


def _remarks(row: Beside) -> Iterator[str]:
    if row.is_yardstick:
        yield _("yardstick")
    if not row.blind:
        yield _("not blind")


def _codes(found: Collected, t: Words) -> Iterator[Message | str]:
    language = current_language()
    yield msg("The codes on which the class agrees least with the reference:")
    head = [
        _("Code"), _("median α"), _("lowest"), _("highest"), _("students"), _("used it"),
        _("yardstick"), "",
    ]  # fmt: skip
    rows = [
        [
            one_line(one.code.name(language)),
            *(t.coefficient(value) for value in (one.median, one.lowest, one.highest)),
            t.number(one.students),
            t.number(one.used),
            t.coefficient(one.yardstick),
            "",
        ]
        for one in found.codes[:_CODES_SHOWN]
    ]
    yield from figure_table(head, rows)
    if left := len(found.codes) - len(rows):
        yield nmsg(
            "{n} more code is in a file (--to) and in --json.",
            "{n} more codes are in a file (--to) and in --json.",
            n=left,
        )


def _dispute(number: int, one: Disputed, book: Codebook) -> Iterator[str]:
    from qualcoder_net.core.class_words import has_here

    language = current_language()
    path = book.path(one.code, language)
    head = f"{number}. {one.student} · {path}: {has_here(one, book, language)}"
    yield from paragraph(one_line(head), first="")
    yield from paragraph(f"“{one_line(one.quote.text)}”")
    yield f"   {one_line(one.quote.reference())}"
    yield from paragraph(_("Note: {text}").format(text=one_line(one.note)))
