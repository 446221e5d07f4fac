"""`matrix`: codes by case, source, speaker or attribute, on the terminal or as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import Force, Template, names_in, pair, refuse_to_write
from qualcoder_net.cli.safe import one_line, padded, width
from qualcoder_net.cli.terminal import terminal_width
from qualcoder_net.core.names import (
    CELL_NAMES,
    ORDER_NAMES,
    ORIGIN_NAMES,
    OWNER_NAMES,
    choices,
    meant,
    meant_or_said,
)
from qualcoder_net.i18n import Message, _, current_language

if TYPE_CHECKING:
    from qualcoder_net.core.matrix import Matrix
    from qualcoder_net.core.project import Project

_HEADING = 14  # columns that a column's heading takes before it is wrapped
_GAP = "  "


def matrix(
    console: Console,
    project: Project,
    rows: Annotated[str, typer.Option("--rows", metavar="ROWS", help=_rows_help())] = "case",
    columns: Annotated[
        str,
        typer.Option("--columns", metavar="COLUMNS", help=_("code, or the ids of codes: one,two")),
    ] = "code",
    cells: Annotated[
        str, typer.Option("--cells", metavar="CELLS", help=choices(CELL_NAMES))
    ] = "segments",
    depth: Annotated[
        str, typer.Option("--depth", metavar="N|all", help=_("How deep in the tree; 1: branches."))
    ] = "1",
    under: Annotated[
        str | None, typer.Option("--under", metavar="CODE", help=_("Only codes beneath this one."))
    ] = None,
    coders: Annotated[
        str | None, typer.Option("--coders", metavar="A,B", help=_("Whose codings to count."))
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option("--origin", metavar="ORIGIN", help=choices(ORIGIN_NAMES)),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where", metavar="NAME=VALUE", help=_("Only talk with this attribute; repeatable.")
        ),
    ] = None,
    sort: Annotated[
        str, typer.Option("--sort", metavar="ORDER", help=choices(ORDER_NAMES))
    ] = "given",
    hide_empty: Annotated[
        bool, typer.Option("--hide-empty", help=_("Leave out empty rows and columns."))
    ] = False,
    with_interviewers: Annotated[
        bool, typer.Option("--with-interviewers", help=_("Count questions too."))
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help=_("Write .docx, .xlsx, .csv, .html, .md or .json.")
        ),
    ] = None,
    template: Template = None,
    quotes: Annotated[
        str,
        typer.Option("--quotes", metavar="none|N|all", help=_("Quotations per cell of a report.")),
    ] = "3",
    force: Force = False,
) -> None:
    from qualcoder_net.core.matrix import MatrixRequest, build_matrix

    owner = meant(rows, OWNER_NAMES)
    request = MatrixRequest(
        rows=owner or rows,
        columns=columns,
        cells=meant_or_said(cells, CELL_NAMES),
        depth=_depth(depth),
        under=under,
        coders=names_in(coders) or None,
        origin=meant(origin or "", ORIGIN_NAMES) or origin,
        where=[pair(said, "--where") for said in where or ()],
        sort=meant_or_said(sort, ORDER_NAMES),
        hide_empty=hide_empty,
        with_interviewers=with_interviewers,
    )
    refuse_to_write(to, template, force)
    counted = build_matrix(project, request)
    if to is None:
        console.answer([as_record(counted)], as_lines(counted, terminal_width()))
    else:
        _write(console, project, counted, to, quotes=quotes, template=template, force=force)


def _rows_help() -> str:
    return _("{owners}, or the name of an attribute").format(owners=choices(OWNER_NAMES))


def _depth(said: str) -> int | None:
    if said == "all":
        return None
    if not said.isdecimal():
        raise typer.BadParameter(
            _("“{said}” is no depth; say 1, 2, … or all.").format(said=said), param_hint=["--depth"]
        )
    return int(said)


def _write(console: Console, project: Project, counted: Matrix, to: Path, **settings: Any) -> None:
    from qualcoder_net.reports.export import write_matrix_report

    notes = write_matrix_report(
        project, counted, to, language=current_language(), progress=console.progress, **settings
    )
    console.wrote(to, notes)


# --- on the terminal ---


def as_record(counted: Matrix) -> dict[str, Any]:
    """The whole matrix for a program: labels in order, figures, and what they rest on."""
    from qualcoder_net.core.matrix_words import basis, unit, universe
    from qualcoder_net.reports.report import Grid

    grid = Grid.of(counted.result)
    language = current_language()
    return {
        "rows": list(counted.row_labels.values()),
        "columns": [
            {"code": code.slug, "label": code.name(language)}
            for code in counted.column_codes.values()
        ],
        "cells": counted.cells,
        "values": [list(row) for row in grid.values],
        "row_totals": list(grid.row_totals),
        "column_totals": list(grid.column_totals),
        "total": grid.total,
        "unit": str(unit(counted)),
        "universe": str(universe(counted)),
        "basis": str(basis(counted)),
        "coders": [coder.name for coder in counted.coders],
        "fiction": counted.fiction,
    }


def as_lines(counted: Matrix, columns: int | None) -> Iterator[Message | str]:
    """The matrix as tables no wider than *columns*, then what a reader must know of it."""
    from qualcoder_net.core.matrix_words import FICTION, SEGMENT, basis, unit, universe
    from qualcoder_net.reports.report import Grid
    from qualcoder_net.reports.words import words

    t, language = words(current_language()), current_language()
    grid = Grid.of(counted.result)
    labels = [one_line(label) for label in (*counted.row_labels.values(), _("Total"))]
    headings = [one_line(code.name(language)) for code in counted.column_codes.values()]
    figures = [
        [t.figure(figure, counted.cells) for figure in (*row, total)]
        for row, total in zip(
            (*grid.values, grid.column_totals), (*grid.row_totals, grid.total), strict=True
        )
    ]
    corner = str(counted.row_heading)
    yield from _tables(corner, labels, [*headings, _("Total")], figures, columns)
    yield ""
    yield from (unit(counted), SEGMENT, universe(counted), basis(counted))
    if counted.fiction:
        yield FICTION


def _tables(
    corner: str,
    labels: Sequence[str],
    headings: Sequence[str],
    figures: Sequence[Sequence[str]],
    columns: int | None,
) -> Iterator[str]:
    """One table, or several beneath each other where it is too wide, each with its row labels."""
    wrapped = [wrap(heading, _HEADING) or [""] for heading in headings]
    widths = [
        max(*map(width, lines), *(width(row[n]) for row in figures))
        for n, lines in enumerate(wrapped)
    ]
    edge = max(width(corner), *map(width, labels))
    for number, part in enumerate(_parts(widths, edge, columns)):
        if number:
            yield ""
        height = max(len(wrapped[n]) for n in part)
        for line in range(height):
            missing = {n: height - len(wrapped[n]) for n in part}
            cells = [wrapped[n][line - missing[n]] if line >= missing[n] else "" for n in part]
            yield _row(corner if line == height - 1 else "", cells, part, widths, edge)
        for label, row in zip(labels, figures, strict=True):
            yield _row(label, [row[n] for n in part], part, widths, edge)


def _parts(widths: Sequence[int], edge: int, columns: int | None) -> Iterator[list[int]]:
    """Which columns stand beside each other."""
    part: list[int] = []
    taken = edge
    for n, wide in enumerate(widths):
        if part and columns and taken + len(_GAP) + wide > columns:
            yield part
            part, taken = [], edge
        part.append(n)
        taken += len(_GAP) + wide
    if part:
        yield part


def _row(
    label: str, cells: Sequence[str], part: Sequence[int], widths: Sequence[int], edge: int
) -> str:
    figures = (padded(cell, widths[n], right=True) for n, cell in zip(part, cells, strict=True))
    return _GAP.join([padded(label, edge), *figures]).rstrip()
