"""Tables of texts as Word tables: with their headings, grounds and notes."""

from __future__ import annotations

from collections.abc import Iterator

from qualcoder_net.reports.document import Cell, Table
from qualcoder_net.reports.numbers import Number
from qualcoder_net.reports.shades import FILLS
from qualcoder_net.reports.word.layout import Layout
from qualcoder_net.reports.word.markup import TableCell, paragraph, table
from qualcoder_net.reports.word.text import KEEP, Setting

_TOGETHER = 8  # rows of a table that is never parted over two pages
_QUIET = '<w:color w:val="707070"/>'


def table_blocks(given: Table, number: Number, setting: Setting, room: int) -> Iterator[str]:
    """Caption, table and notes, as WordprocessingML, on a page of *room* twips."""
    yield setting.caption(number, setting.captioned(given.caption, cited=given.cited))
    if given.head:
        yield _WordTable(given, setting, room).xml()
    yield from setting.notes([("", note) for note in given.notes])


class _WordTable:
    def __init__(self, given: Table, setting: Setting, room: int) -> None:
        self.given, self.setting = given, setting
        plain = setting.numbers.plain
        texts = [[plain(_text(cell)) for cell in row] for row in (given.head, *given.rows)]
        columns = list(zip(*texts, strict=True))
        split = given.row_heads
        if given.figures:
            self.layout = Layout.of_figures(
                room, columns[:split], [plain(head) for head in given.head[split:]],
                setting.wideness,
            )  # fmt: skip
        else:
            self.layout = Layout.of_texts(room, columns, setting.wideness)

    def xml(self) -> str:
        last = len(self.given.rows) - 1
        rows = [[self._head(head, j) for j, head in enumerate(self.given.head)]]
        for i, row in enumerate(self.given.rows):
            # a short table of figures stays whole; of any other, the last row stays with the notes
            stays = self.given.figures and i < last < _TOGETHER
            keep = KEEP if stays or (i == last and self.given.notes) else ""
            rows.append([self._cell(cell, j, keep) for j, cell in enumerate(row)])
        return table(
            self.setting.ids["Matrix"],
            self.layout.widths,
            rows,
            name=self.setting.numbers.plain(self.given.caption),
            header_height=self.layout.header_height,
        )

    def _head(self, text: str, column: int) -> TableCell:
        upwards = self.layout.upwards and column >= self.given.row_heads
        style = "MatrixTotal" if self._is_figure(column) and not upwards else "MatrixHeading"
        content = self.setting.paragraph(style, text, KEEP)
        return TableCell(content, rule=("bottom",), upwards=upwards)

    def _cell(self, cell: str | Cell, column: int, keep: str) -> TableCell:
        look = cell if isinstance(cell, Cell) else Cell(cell)
        properties = f"{'<w:b/>' if look.strong else ''}{_QUIET if look.quiet else ''}"
        style = "MatrixFigure" if self._is_figure(column) else "MatrixText"
        runs = self.setting.runs(look.text, properties)
        content = paragraph(self.setting.ids[style], runs, properties=keep)
        return TableCell(content, fill=FILLS[look.shade], top=not self.given.figures)

    def _is_figure(self, column: int) -> bool:
        return self.given.figures and column >= self.given.row_heads


def _text(cell: str | Cell) -> str:
    return cell.text if isinstance(cell, Cell) else cell
