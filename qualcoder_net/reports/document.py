"""A report as a sequence of blocks, which the writers turn into Word, a web page or a workbook.

In any text of a block, `[[key]]` refers to the Table or Figure with that key, by its number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcoder_net.i18n import Message
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.figures.charts import Picture
from qualcoder_net.reports.report import CodebookEntry, MatrixReport, Quotation
from qualcoder_net.reports.to_file import write_report
from qualcoder_net.reports.words import Words


@dataclass(frozen=True)
class Chapter:
    """A heading; `level` is 1 to 4."""

    level: int
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; a `note` is in small print."""

    text: str
    note: bool = False


@dataclass(frozen=True)
class Items:
    """A bulleted list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A table's cell that says more than its text: a ground in four steps, bold, or receding."""

    text: str
    shade: int = 0
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Table:
    """A table of texts. Raises ValueError where a row is not as long as the head.

    `wide` gives it a page of its own on its side; the first `row_heads` columns are headings of
    their rows; the other cells are centred, or with `figures` off running text. `cited` holds what
    others have published: real also among invented material.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    notes: tuple[str, ...] = ()
    key: str = ""
    wide: bool = False
    row_heads: int = 1
    figures: bool = True
    cited: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"a row of “{self.caption}” is not as long as its head")


@dataclass(frozen=True)
class Figure:
    """A picture with its caption; `alt` says in words what it shows."""

    picture: Picture
    caption: str
    alt: str
    key: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quotations:
    """Respondents' words, each with where it stands."""

    quotations: tuple[Quotation, ...]


@dataclass(frozen=True)
class Codes:
    """Codes as a codebook prints them, in reading order."""

    entries: tuple[CodebookEntry, ...]


@dataclass(frozen=True)
class MatrixTable:
    """A matrix with its totals, shades and notes; without its quotations and codebook."""

    report: MatrixReport
    key: str = ""
    wide: bool = True


@dataclass(frozen=True)
class MatrixQuotations:
    """The quotations behind the cells of a matrix, by row and cell; its table links to them."""

    report: MatrixReport

    def parts(self, level: int, t: Words) -> Iterator[Chapter | Quotations]:
        """The same as chapters, beneath one of *level*, and quotations."""
        row = -1
        for cell in self.report.quotations:
            if cell.row != row:
                row = cell.row
                yield Chapter(level + 1, self.report.rows[row].full)
            yield Chapter(level + 2, cell.heading(self.report, t))
            yield Quotations(cell.quotations)


Block = (
    Chapter | Text | Items | Table | Figure | Quotations | Codes | MatrixTable | MatrixQuotations
)

# ending -> the module whose `write` makes a document so
WRITERS = {
    ".docx": "word.writer",
    ".html": "html.writer",
    ".md": "markdown",
    ".xlsx": "excel.document",
}


@dataclass(frozen=True)
class Document:
    """A whole report, in `language`. `fiction` marks invented material wherever it stands."""

    title: str
    blocks: tuple[Block, ...]
    language: str
    date: dt.date
    author: str = ""
    subtitle: str = ""
    fiction: bool = False


def write_document(
    document: Document,
    path: Path | str,
    *,
    template: Path | str | None = None,
    force: bool = False,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write *document* to *path* (.docx, .html, .md or .xlsx) and return what to know about it.

    See `write_report` for the template, existing files and errors.
    """
    return write_report(document, path, WRITERS, template=template, force=force, progress=progress)
