"""The blocks of a document as WordprocessingML, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from qualcoder_net.reports import document as blocks
from qualcoder_net.reports.document import Block
from qualcoder_net.reports.figures.charts import Picture
from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.numbers import Number
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.report import CodebookEntry, Quotation
from qualcoder_net.reports.word.contents import LEVELS, Entry
from qualcoder_net.reports.word.markup import bookmarked, paragraph, quoted, run
from qualcoder_net.reports.word.matrix import matrix_blocks
from qualcoder_net.reports.word.tables import table_blocks
from qualcoder_net.reports.word.text import AIR, KEEP, Setting

# (picture, what it shows, twips it may take) -> the run that holds it
Drawn = Callable[[Picture, str, int], str]


class WordBlocks:
    """Renders blocks in order.

    `quoted` counts the quotations so far; `entries` are the headings, where contents are wanted.
    """

    def __init__(self, setting: Setting, drawn: Drawn, *, with_contents: bool) -> None:
        self.setting, self.t, self.ids = setting, setting.t, setting.ids
        self.entries: list[Entry] = []
        self.quoted = 0
        self._drawn, self._with_contents = drawn, with_contents
        self._level = 0

    def xml(self, block: Block, number: Number | None, room: int) -> Iterator[str]:
        """*block* on a page of *room* twips; *number* is that of a table or figure."""
        setting = self.setting
        match block:
            case blocks.Chapter():
                self._level = block.level
                yield self._heading(block.level, block.text)
            case blocks.Text():
                yield setting.paragraph("MatrixNote" if block.note else "Normal", block.text)
            case blocks.Items():
                yield from (setting.paragraph("ListBullet", item) for item in block.items)
            case blocks.Quotations():
                yield from self._fiction()
                for i, quotation in enumerate(block.quotations, 1):
                    yield self._quotation(quotation, AIR if i == len(block.quotations) else "")
            case blocks.MatrixQuotations():
                yield from self._fiction()
                yield from self._by_cell(block)
            case blocks.Codes():
                for entry in block.entries:
                    yield from self._entry(entry)
        if number is None:
            return
        match block:
            case blocks.Table():
                yield from table_blocks(block, number, setting, room)
            case blocks.Figure():
                yield from self._figure(block, number, room)
            case blocks.MatrixTable():
                fiction = setting.fiction or block.report.fiction
                report = replace(block.report, fiction=fiction)
                yield from matrix_blocks(report, number, setting, room, wide=block.wide)

    def _heading(self, level: int, text: str, before: str = "") -> str:
        runs = before + self.setting.runs(text)
        if self._with_contents and level <= LEVELS:
            mark = next(self.setting.marks)
            name = f"_Toc{mark:08d}"
            self.entries.append(Entry(level, self.setting.numbers.plain(text), name))
            runs = bookmarked(mark, name, runs)
        return paragraph(self.ids[f"Heading{min(level, 6)}"], runs)

    def _figure(self, block: blocks.Figure, number: Number, room: int) -> Iterator[str]:
        """The picture, its caption beneath it, and its notes, all on one page."""
        drawn = self._drawn(block.picture, block.alt, room)
        yield paragraph(self.ids["Figure"], drawn, properties=KEEP)
        text = self.setting.captioned(block.caption)
        yield self.setting.caption(number, text, above=False)
        if block.notes:
            yield from self.setting.notes([("", note) for note in block.notes])

    # --- quotations and codes --------------------------------------------------------------------

    def _fiction(self) -> Iterator[str]:
        if self.setting.fiction:
            note = self.ids["MatrixNote"]
            yield paragraph(note, run(f"{fiction_mark(self.t)}."), properties=KEEP)

    def _by_cell(self, block: blocks.MatrixQuotations) -> Iterator[str]:
        for part in block.parts(self._level, self.t):
            if isinstance(part, blocks.Chapter):
                yield self._heading(part.level, part.text)
            else:
                yield from map(self._quotation, part.quotations)

    def _quotation(self, quotation: Quotation, properties: str = "") -> str:
        self.quoted += 1
        return paragraph(
            self.ids["Quote"],
            run(f"“{quoted(quotation.text.strip())}”"),
            run(f" ({reference(quotation, self.t)})", self.ids["QuotationReference"]),
            properties=properties,
        )

    def _entry(self, entry: CodebookEntry) -> Iterator[str]:
        square = run("■ ", properties=f'<w:color w:val="{entry.rgb}"/>')
        yield self._heading(self._level + 1 + entry.depth, entry.label, square)
        said = entry.described(self.t)
        for i, (word, text) in enumerate(said):
            lead = run(f"{word}: ", properties="<w:b/>") if word else ""
            together = KEEP if i + 1 < len(said) else ""
            yield paragraph(self.ids["CodeDescription"], lead, run(text), properties=together)
