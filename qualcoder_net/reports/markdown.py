"""A matrix report as Markdown with a pipe table, for notebooks and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.method import caption, fiction_mark, notes
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.report import CodebookEntry, MatrixReport, printed_labels
from qualcoder_net.reports.words import Words, words

# What Markdown or the HTML in it would take for more than text; at a line's start also list signs.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.MULTILINE)
_BREAKING_SPACE = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


def write(report: MatrixReport, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *report*; figures are printed as in Word, without shades."""
    t = words(report.language)
    for block in _blocks(report, t):
        stream.write(f"{block}\n".encode())


def _blocks(report: MatrixReport, t: Words) -> Iterator[str]:
    byline = [report.author, t.date(report.date), fiction_mark(t) if report.fiction else ""]
    yield f"# {_line(report.title)}\n"
    yield f"{_line(' · '.join(part for part in byline if part))}\n"
    yield f"## {t('Matrix')}\n"
    yield f"**{_line(caption(report, t))}**\n"
    yield from _table(report, t)
    yield ""
    for word, sentence in notes(report, t, shaded=False):
        yield f"- **{_line(word)}:** {_line(sentence)}"
    if report.quotations:
        yield f"\n## {t('Quotations')}\n"
        yield from _quotations(report, t)
    if report.codebook:
        yield f"\n## {t('Codebook')}\n"
        for entry in report.codebook:
            yield _entry(entry, t)


def _table(report: MatrixReport, t: Words) -> Iterator[str]:
    grid = report.grid
    heads = [report.row_heading, *printed_labels(report.columns), t("Total")]
    yield _row(_line(head) for head in heads)
    yield _row([":---", *["---:"] * (len(heads) - 1)])
    for label, figures, total in zip(
        printed_labels(report.rows), grid.values, grid.row_totals, strict=True
    ):
        printed = [t.figure(figure, report.cells) for figure in figures]
        yield _row([_line(label), *printed, f"**{t.figure(total, report.cells)}**"])
    totals = [t.figure(total, report.cells) for total in (*grid.column_totals, grid.total)]
    yield _row(f"**{cell}**" for cell in (_line(t("Total")), *totals))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _quotations(report: MatrixReport, t: Words) -> Iterator[str]:
    rule = [report.quotation_rule, f"{fiction_mark(t)}." if report.fiction else ""]
    if said := " ".join(part for part in rule if part):
        yield f"{_line(said)}\n"
    row = -1
    for cell in report.quotations:
        if cell.row != row:
            row = cell.row
            yield f"### {_line(report.rows[row].full)}\n"
        yield f"#### {_line(cell.heading(report, t))}\n"
        for quotation in cell.quotations:
            lines = _escaped(f"“{quotation.text.strip()}”").split("\n")
            quoted = "  \n> ".join(line.strip() for line in lines)
            yield f"> {quoted}  \n> ({_line(reference(quotation, t))})\n"


def _entry(entry: CodebookEntry, t: Words) -> str:
    said = [f"**{_line(entry.label)}**"]
    for word, text in entry.described(t):
        said.append(f"*{_line(word)}:* {_line(text)}" if word else _line(text))
    indent = "  " * entry.depth
    return f"{indent}- " + f"  \n{indent}  ".join(said)


def _line(text: str) -> str:
    return _escaped(_BREAKING_SPACE.sub(" ", text).strip())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", printable(text))
