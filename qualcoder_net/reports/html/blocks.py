"""The blocks of a document as parts of a web page, one after the other."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace

from qualcoder_net.reports import document as blocks
from qualcoder_net.reports.document import Block, Cell
from qualcoder_net.reports.html.matrix import cell_anchor, matrix_rows
from qualcoder_net.reports.html.text import e
from qualcoder_net.reports.method import caption, captioned, fiction_mark, notes
from qualcoder_net.reports.numbers import Number, Numbers
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.report import CodebookEntry, Quotation
from qualcoder_net.reports.words import Words


class HtmlBlocks:
    """Renders the blocks of a document in order."""

    def __init__(self, t: Words, numbers: Numbers, *, fiction: bool) -> None:
        self.t, self.numbers, self.fiction = t, numbers, fiction
        self._level = self._chapters = 0

    def contents(self) -> Iterator[str]:
        """Links to the chapters of the first two levels."""
        yield f"<nav><h2>{e(self.t('Contents'))}</h2><ol>"
        chapters = [block for block, _ in self.numbers.blocks if isinstance(block, blocks.Chapter)]
        for n, chapter in enumerate(chapters, 1):
            if chapter.level <= 2:
                text = e(self.numbers.plain(chapter.text))
                yield f'<li class="l{chapter.level}"><a href="#chapter-{n}">{text}</a></li>'
        yield "</ol></nav>"

    def html(self, block: Block, number: Number | None) -> Iterator[str]:
        """*block* as markup; *number* is that of a table or figure."""
        match block:
            case blocks.Chapter():
                self._level, self._chapters = block.level, self._chapters + 1
                yield _heading(block.level, self._text(block.text), f"chapter-{self._chapters}")
            case blocks.Text():
                note = ' class="note"' if block.note else ""
                yield f"<p{note}>{self._text(block.text)}</p>"
            case blocks.Items():
                items = "".join(f"<li>{self._text(item)}</li>" for item in block.items)
                yield f"<ul>{items}</ul>"
            case blocks.Quotations():
                yield from self._fiction()
                yield from map(self._quotation, block.quotations)
            case blocks.MatrixQuotations():
                yield from self._fiction()
                yield from self._by_cell(block)
            case blocks.Codes():
                yield from map(self._entry, block.entries)
        if number is None:
            return
        match block:
            case blocks.Table():
                yield from self._table(block, number)
            case blocks.Figure():
                yield from self._figure(block, number)
            case blocks.MatrixTable():
                yield from self._matrix(block, number)

    def _text(self, text: str) -> str:
        return "".join(
            f'<a href="#{piece.anchor}">{e(piece.name)}</a>'
            if isinstance(piece, Number)
            else e(piece)
            for piece in self.numbers.pieces(text)
        )

    # --- tables and figures ----------------------------------------------------------------------

    def _tabular(
        self, number: Number, said: str, rows: Iterator[str], look: str = ""
    ) -> Iterator[str]:
        """A table that scrolls by itself where it is wide, also by keyboard."""
        name = f"{number.anchor}-caption"
        yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
        yield f'<table id="{number.anchor}"{look}>'
        yield f'<caption id="{name}">{e(number.name)}. {self._text(said)}</caption>'
        yield from rows
        yield "</table></div>"

    def _table(self, block: blocks.Table, number: Number) -> Iterator[str]:
        look = "" if block.figures else ' class="texts"'
        said = captioned(block.caption, self.t, fiction=self.fiction and not block.cited)
        yield from self._tabular(number, said, self._rows(block), look)
        for note in block.notes:
            yield f'<p class="note">{self._text(note)}</p>'

    def _rows(self, block: blocks.Table) -> Iterator[str]:
        heads = "".join(f'<th scope="col">{self._text(head)}</th>' for head in block.head)
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
        for row in block.rows:
            cells = (self._cell(cell, j < block.row_heads) for j, cell in enumerate(row))
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</tbody>"

    def _cell(self, cell: str | Cell, is_head: bool) -> str:
        look = cell if isinstance(cell, Cell) else Cell(cell)
        classes = " ".join([f"s{look.shade}"] * (look.shade > 0) + ["quiet"] * look.quiet)
        styled = f' class="{classes}"' if classes else ""
        text = self._text(look.text)
        said = f"<strong>{text}</strong>" if look.strong else text
        return f'<th scope="row"{styled}>{said}</th>' if is_head else f"<td{styled}>{said}</td>"

    def _matrix(self, block: blocks.MatrixTable, number: Number) -> Iterator[str]:
        report, t = block.report, self.t
        report = replace(report, fiction=self.fiction or report.fiction)
        if not self._is_quoted(block):
            report = replace(report, quotations=())
        rows = matrix_rows(report, t, number.anchor)
        yield from self._tabular(number, caption(report, t), rows)
        for word, sentence in notes(report, t):
            yield f'<p class="note"><strong>{e(word)}:</strong> {e(sentence)}</p>'

    def _is_quoted(self, table: blocks.MatrixTable) -> bool:
        """Whether the document holds the quotations behind the matrix."""
        return any(
            isinstance(block, blocks.MatrixQuotations) and block.report is table.report
            for block, _ in self.numbers.blocks
        )

    def _figure(self, block: blocks.Figure, number: Number) -> Iterator[str]:
        data = base64.b64encode(block.picture.svg.encode()).decode()
        width = f'style="width:{block.picture.width_cm:.1f}cm"'
        said = captioned(block.caption, self.t, fiction=self.fiction)
        yield f'<figure id="{number.anchor}">'
        yield f'<img {width} alt="{e(block.alt)}" src="data:image/svg+xml;base64,{data}">'
        yield f"<figcaption>{e(number.name)}. {self._text(said)}</figcaption>"
        for note in block.notes:
            yield f'<p class="note">{self._text(note)}</p>'
        yield "</figure>"

    # --- quotations and codes --------------------------------------------------------------------

    def _fiction(self) -> Iterator[str]:
        if self.fiction:
            yield f'<p class="note">{e(fiction_mark(self.t))}.</p>'

    def _by_cell(self, block: blocks.MatrixQuotations) -> Iterator[str]:
        """The quotations by row and cell, each cell with a way back to the table."""
        report, number = block.report, self.numbers.of_matrix(block.report)
        anchors = [
            cell_anchor(number.anchor if number else "", cell.row, cell.column)
            for cell in report.quotations
        ]
        cells = iter(anchors)
        back = e(self.t("Back to the matrix"))
        for part in block.parts(self._level, self.t):
            if isinstance(part, blocks.Quotations):
                yield from map(self._quotation, part.quotations)
                if number:
                    yield f'<p class="back"><a href="#{number.anchor}">{back}</a></p>'
                continue
            is_cell = part.level == self._level + 2
            yield _heading(part.level, e(part.text), next(cells) if is_cell and number else "")

    def _quotation(self, quotation: Quotation) -> str:
        return (
            f"<blockquote><p><bdi>“{e(quotation.text.strip())}”</bdi></p>"
            f"<cite>{e(reference(quotation, self.t))}</cite></blockquote>"
        )

    def _entry(self, entry: CodebookEntry) -> str:
        swatch = f'<span class="swatch" style="background:#{entry.rgb}"></span>'
        described = "".join(
            f'<p class="code">{f"<strong>{e(word)}:</strong> " if word else ""}{e(text)}</p>'
            for word, text in entry.described(self.t)
        )
        return _heading(self._level + 1 + entry.depth, f"{swatch}{e(entry.label)}") + described


def _heading(level: int, markup: str, anchor: str = "") -> str:
    """A heading one step beneath the title, so that a chapter is an `h2`."""
    named = f' id="{anchor}"' if anchor else ""
    tag = f"h{min(level + 1, 6)}"
    return f"<{tag}{named}>{markup}</{tag}>"
