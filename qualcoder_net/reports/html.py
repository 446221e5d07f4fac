"""A matrix report as one web page that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.method import caption, fiction_mark, notes
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.report import CodebookEntry, MatrixReport, printed_labels
from qualcoder_net.reports.shades import shades
from qualcoder_net.reports.words import Words, words

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #5f5f5f; --line: #bbb;
  --head: #1f3a5f; --s1: #eaf2fa; --s2: #cfe1f2; --s3: #a9c9e8; --s4: #7fafda; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --faint: #a3a3a3;
  --line: #4a4f57; --head: #a9c9e8; --s1: #1c2a3a; --s2: #213f5c; --s3: #27527c; --s4: #2f659a; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1.25rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3, h4 { color: var(--head); line-height: 1.25; text-wrap: balance; }
h2 { margin-top: 2.5rem; } h3 { margin-top: 2rem; } h4 { margin: 1.5rem 0 .5rem; }
.byline, footer, cite { color: var(--faint); } cite { font-style: normal; font-size: .875rem; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--head); }
table { border-collapse: collapse; border-block: 2px solid var(--faint); }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: center;
  font-variant-numeric: tabular-nums; }
th[scope=row] { text-align: left; font-weight: 400; max-width: 24rem; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--faint); }
thead th:first-child { text-align: left; }
.total { font-weight: 700; border-left: 2px solid var(--faint); }
tfoot th, tfoot td { border-top: 2px solid var(--faint); font-weight: 700 !important; }
td a { color: inherit; display: block; } .s0 { color: var(--faint); }
.s1 { background: var(--s1); } .s2 { background: var(--s2); } .s3 { background: var(--s3); }
.s4 { background: var(--s4); }
dl.notes { font-size: .875rem; } dl.notes dt { float: left; clear: left; font-weight: 600;
  margin-right: .4rem; } dl.notes dd { margin: 0; }
blockquote { margin: .75rem 0; padding-left: 1rem; border-left: 3px solid var(--s3); }
blockquote p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
:target { scroll-margin-top: 1rem; background: var(--s1); }
.swatch { display: inline-block; width: .7em; height: .7em; margin-right: .4em; }
.codes p { margin: .15rem 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .875rem; }
@media print { @page { size: A4; margin: 2cm; } @page wide { size: A4 landscape; }
  :root { --ink: #000; --paper: #fff; --faint: #555; --line: #bbb; --head: #1f3a5f; --s1: #eaf2fa;
    --s2: #cfe1f2; --s3: #a9c9e8; --s4: #7fafda; }
  body { margin: 0; max-width: none; padding: 0; font-size: 10pt; } .matrix { page: wide; }
  .scroll { overflow: visible; } .back { display: none; } td a { text-decoration: none; }
  td { print-color-adjust: exact; } tr, blockquote { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; } thead { display: table-header-group; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(report: MatrixReport, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *report*; a figure with quotations is a link to them."""
    t = words(report.language)
    for part in _page(report, t):
        stream.write(f"{part}\n".encode())


def _page(report: MatrixReport, t: Words) -> Iterator[str]:
    mark = fiction_mark(t) if report.fiction else ""
    byline = " · ".join(part for part in (report.author, t.date(report.date), mark) if part)
    author = f'<meta name="author" content="{_e(report.author)}">' if report.author else ""
    yield (
        f'<!DOCTYPE html>\n<html lang="{t.locale}">\n<head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{author}<title>{_e(report.title)}</title>\n<style>{STYLE}</style></head>\n<body>"
    )
    yield f'<header><h1>{_e(report.title)}</h1>\n<p class="byline">{_e(byline)}</p></header>'
    yield "<main>"
    yield f'<section class="matrix" id="matrix"><h2>{_e(t("Matrix"))}</h2>'
    yield from _table(report, t)
    yield '<dl class="notes">'
    for word, sentence in notes(report, t):
        yield f"<dt>{_e(word)}:</dt><dd>{_e(sentence)}</dd>"
    yield "</dl></section>"
    if report.quotations:
        yield f"<section><h2>{_e(t('Quotations'))}</h2>"
        yield from _quotations(report, t)
        yield "</section>"
    if report.codebook:
        yield f'<section class="codes"><h2>{_e(t("Codebook"))}</h2>'
        yield from (_entry(entry, t) for entry in report.codebook)
        yield "</section>"
    yield "</main>"
    if mark:
        yield f"<footer><p>{_e(mark)}</p></footer>"
    yield "</body>\n</html>"


# --- the matrix ----------------------------------------------------------------------------------


def _table(report: MatrixReport, t: Words) -> Iterator[str]:
    grid, cells = report.grid, report.cells
    quoted = {(cell.row, cell.column) for cell in report.quotations}
    # wide tables scroll by themselves, also by keyboard
    yield '<div class="scroll" role="region" tabindex="0" aria-labelledby="caption"><table>'
    yield f'<caption id="caption">{_e(caption(report, t))}</caption>'
    heads = "".join(f'<th scope="col">{_e(label)}</th>' for label in printed_labels(report.columns))
    yield (
        f'<thead><tr><th scope="col">{_e(report.row_heading)}</th>{heads}'
        f'<th scope="col" class="total">{_e(t("Total"))}</th></tr></thead>\n<tbody>'
    )
    for i, (label, steps) in enumerate(
        zip(printed_labels(report.rows), shades(report).tolist(), strict=True)
    ):
        figures = "".join(
            f'<td class="s{step}">{_linked(t.figure(figure, cells), (i, j), quoted)}</td>'
            for j, (figure, step) in enumerate(zip(grid.values[i], steps, strict=True))
        )
        total = f'<td class="total">{t.figure(grid.row_totals[i], cells)}</td>'
        yield f'<tr><th scope="row">{_e(label)}</th>{figures}{total}</tr>'
    totals = "".join(f"<td>{t.figure(total, cells)}</td>" for total in grid.column_totals)
    total = f'<td class="total">{t.figure(grid.total, cells)}</td>'
    yield f'</tbody>\n<tfoot><tr><th scope="row">{_e(t("Total"))}</th>{totals}{total}</tr></tfoot>'
    yield "</table></div>"


def _linked(figure: str, place: tuple[int, int], quoted: set[tuple[int, int]]) -> str:
    return f'<a href="#{_anchor(*place)}">{figure}</a>' if place in quoted else figure


def _anchor(row: int, column: int) -> str:
    return f"r{row + 1}c{column + 1}"


# --- what follows it -----------------------------------------------------------------------------


def _quotations(report: MatrixReport, t: Words) -> Iterator[str]:
    rule = [report.quotation_rule, f"{fiction_mark(t)}." if report.fiction else ""]
    if said := " ".join(part for part in rule if part):
        yield f"<p>{_e(said)}</p>"
    row, back = -1, _e(t("Back to the matrix"))
    for cell in report.quotations:
        if cell.row != row:
            row = cell.row
            yield f"<h3>{_e(report.rows[row].full)}</h3>"
        yield f'<h4 id="{_anchor(cell.row, cell.column)}">{_e(cell.heading(report, t))}</h4>'
        for quotation in cell.quotations:
            yield (
                f"<blockquote><p><bdi>“{_e(quotation.text.strip())}”</bdi></p>"
                f"<cite>{_e(reference(quotation, t))}</cite></blockquote>"
            )
        yield f'<p class="back"><a href="#matrix">{back}</a></p>'


def _entry(entry: CodebookEntry, t: Words) -> str:
    level = min(entry.depth + 3, 6)
    swatch = f'<span class="swatch" style="background:#{entry.rgb}"></span>'
    described = "".join(
        f"<p>{f'<strong>{_e(word)}:</strong> ' if word else ''}{_e(text)}</p>"
        for word, text in entry.described(t)
    )
    return f"<h{level}>{swatch}{_e(entry.label)}</h{level}>{described}"


def _e(text: str) -> str:
    return escape(printable(text))
