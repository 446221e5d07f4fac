"""A document as Markdown with pipe tables, for notebooks and wikis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports import document as blocks
from qualcoder_net.reports.document import Block, Cell, Document
from qualcoder_net.reports.method import caption, captioned, fiction_mark, notes
from qualcoder_net.reports.numbers import Number, Numbers
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.report import CodebookEntry, MatrixReport, Quotation, printed_labels
from qualcoder_net.reports.words import words

# What Markdown or the HTML in it would take for more than text; at a line's start also list signs.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.MULTILINE)
_BREAKING_SPACE = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


def write(document: Document, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *document*; figures are told in words, and tables have no shades."""
    for block in _Markdown(document).lines():
        stream.write(f"{block}\n".encode())


class _Markdown:
    def __init__(self, document: Document) -> None:
        self.document, self.t = document, words(document.language)
        self.numbers = Numbers(document, self.t)
        self._level = 0

    def lines(self) -> Iterator[str]:
        document, t = self.document, self.t
        mark = fiction_mark(t) if document.fiction else ""
        byline = " · ".join(part for part in (document.author, t.date(document.date), mark) if part)
        yield f"# {_line(document.title)}\n"
        if document.subtitle:
            yield f"*{_line(document.subtitle)}*\n"
        yield f"{_line(byline)}\n"
        for block, number in self.numbers.blocks:
            yield from self._lines(block, number)

    def _lines(self, block: Block, number: Number | None) -> Iterator[str]:
        match block:
            case blocks.Chapter():
                self._level = block.level
                yield f"{_heading(block.level, self._text(block.text))}\n"
            case blocks.Text():
                yield f"{self._text(block.text)}\n"
            case blocks.Items():
                yield "\n".join(f"- {self._text(item)}" for item in block.items) + "\n"
            case blocks.Quotations():
                yield from self._fiction()
                yield from map(self._quotation, block.quotations)
            case blocks.MatrixQuotations():
                yield from self._fiction()
                for part in block.parts(self._level, self.t):
                    if isinstance(part, blocks.Chapter):
                        yield f"{_heading(part.level, _line(part.text))}\n"
                    else:
                        yield from map(self._quotation, part.quotations)
            case blocks.Codes():
                yield "\n".join(map(self._entry, block.entries)) + "\n"
        if number is None:
            return
        match block:
            case blocks.Table():
                yield self._caption(number, block.caption, cited=block.cited)
                yield from self._table(block)
                yield ""
                yield from (f"{self._text(note)}\n" for note in block.notes)
            case blocks.Figure():
                yield self._caption(number, block.caption)
                yield f"{_line(block.alt)}\n"
                yield from (f"{self._text(note)}\n" for note in block.notes)
            case blocks.MatrixTable():
                yield from self._matrix(block.report, number)

    def _text(self, text: str) -> str:
        return _line(self.numbers.plain(text))

    def _caption(self, number: Number, text: str, *, cited: bool = False) -> str:
        said = captioned(text, self.t, fiction=self.document.fiction and not cited)
        return f"**{_line(number.name)}. {self._text(said)}**\n"

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, block: blocks.Table) -> Iterator[str]:
        yield _row(map(self._text, block.head))
        sides = [":---"] * block.row_heads
        figures = ":---:" if block.figures else ":---"
        yield _row([*sides, *[figures] * (len(block.head) - len(sides))])
        for row in block.rows:
            yield _row(map(self._cell, row))

    def _cell(self, cell: str | Cell) -> str:
        if isinstance(cell, str):
            return self._text(cell)
        text = self._text(cell.text)
        return f"**{text}**" if cell.strong and text else text

    def _matrix(self, report: MatrixReport, number: Number) -> Iterator[str]:
        t, grid = self.t, report.grid
        report = replace(report, fiction=self.document.fiction or report.fiction)
        yield f"**{_line(number.name)}. {_line(caption(report, t))}**\n"
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
        yield ""
        for word, sentence in notes(report, t, shaded=False):
            yield f"- **{_line(word)}:** {_line(sentence)}"
        yield ""

    # --- quotations and codes --------------------------------------------------------------------

    def _fiction(self) -> Iterator[str]:
        if self.document.fiction:
            yield f"{_line(fiction_mark(self.t))}.\n"

    def _quotation(self, quotation: Quotation) -> str:
        lines = _escaped(f"“{quotation.text.strip()}”").split("\n")
        quoted = "  \n> ".join(line.strip() for line in lines)
        return f"> {quoted}  \n> ({_line(reference(quotation, self.t))})\n"

    def _entry(self, entry: CodebookEntry) -> str:
        said = [f"**{_line(entry.label)}**"]
        for word, text in entry.described(self.t):
            said.append(f"*{_line(word)}:* {_line(text)}" if word else _line(text))
        indent = "  " * entry.depth
        return f"{indent}- " + f"  \n{indent}  ".join(said)


def _heading(level: int, text: str) -> str:
    return f"{'#' * min(level + 1, 6)} {text}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(text: str) -> str:
    return _escaped(_BREAKING_SPACE.sub(" ", text).strip())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", printable(text))
