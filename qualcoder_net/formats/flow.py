"""Gathers a rich document while a reader walks it: runs into lines, cells into rows, and losses."""

from __future__ import annotations

import re
from collections import Counter

from qualcoder_net.formats.symbols import readable
from qualcoder_net.formats.transcript_table import Cell, paragraphs_of
from qualcoder_net.formats.turns import Paragraph, transcript_from
from qualcoder_net.model import Dropped, DroppedKind, Transcript

# In deeper tables each cell is a line: every level looks at all the text within it.
MOST_NESTED = 6
_SOFT_HYPHEN = "\u00ad"
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # all that are no text but the tab


class OpenLine:
    """A line that grows by runs, and how much of its beginning is bold."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._length = self._bold = 0
        self._all_bold = True

    def add(self, text: str, bold: bool) -> None:
        """Add a run. White space is as bold as what stands around it."""
        self._runs.append(text)
        self._length += len(text)
        if not bold and not text.isspace():
            self._all_bold = False
        elif bold and self._all_bold:
            self._bold = self._length - (len(text) - len(text.rstrip()))

    def __bool__(self) -> bool:
        return bool(self._runs)

    def take(self) -> tuple[str, int]:
        """The line's text and the length of its bold beginning; the next line begins."""
        text, bold = "".join(self._runs), self._bold
        self._runs.clear()
        self._length = self._bold = 0
        self._all_bold = True
        return text, bold


class Flow:
    """The document's text so far.

    A reader calls `add` for each run and `end_paragraph` at a paragraph's end or a line break:
    either way the text gets a line feed, and a speaker may begin there. Tables nest: between
    `open_cell` and `close_cell` paragraphs go into that cell.
    """

    def __init__(self) -> None:
        self._paragraphs: list[Paragraph] = []  # of the body, or of the innermost open cell
        self._outer: list[list[Paragraph]] = []
        self._tables: list[list[list[Cell]]] = []
        self._too_deep = 0  # how many tables are open beyond the limit
        self._dropped: Counter[tuple[DroppedKind, str]] = Counter()
        self._line = OpenLine()

    # --- text ---------------------------------------------------------------------------------

    def add(self, text: str, bold: bool = False) -> None:
        """A run of one line. Soft hyphens go: they are hints to a line breaker, not spelling."""
        if _SOFT_HYPHEN in text:
            text = text.replace(_SOFT_HYPHEN, "")
        if not text.isprintable():
            text, removed = _CONTROL.subn("", readable(text))
            self.drop("control_character", removed)
        if text:
            self._line.add(text, bold)

    @property
    def at_line_start(self) -> bool:
        return not self._line

    def end_paragraph(self) -> None:
        self._paragraphs.append(Paragraph(*self._line.take()))

    def end_open_paragraph(self) -> None:
        """End the paragraph if it has text: for borders that make no line of their own."""
        if self._line:
            self.end_paragraph()

    # --- tables -------------------------------------------------------------------------------

    def open_table(self) -> None:
        self.end_open_paragraph()
        if self._too_deep or len(self._tables) == MOST_NESTED:
            self._too_deep += 1
        else:
            self._tables.append([])

    def open_row(self) -> None:
        if not self._too_deep:
            self._tables[-1].append([])

    def open_cell(self) -> None:
        self.end_open_paragraph()
        if not self._too_deep:
            self._outer.append(self._paragraphs)
            self._paragraphs = []

    def close_cell(self, columns: int = 1) -> None:
        """End a cell that covers so many *columns*."""
        self.end_open_paragraph()
        if self._too_deep:
            return
        self._tables[-1][-1].append(self._paragraphs)
        self._paragraphs = self._outer.pop()
        for _ in range(min(columns, 63) - 1):  # Word's tables end at 63 columns
            self.cover_cell()

    def cover_cell(self) -> None:
        """A place that the cell before it covers too."""
        if not self._too_deep:
            self._tables[-1][-1].append(None)

    def close_table(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        paragraphs, left_out = paragraphs_of(self._tables.pop())
        self._paragraphs.extend(paragraphs)
        for heading in left_out:
            self.drop("column", detail=heading[:80])

    # --- what is not carried --------------------------------------------------------------------

    def drop(self, kind: DroppedKind, n: int = 1, detail: str = "") -> None:
        if n:
            self._dropped[kind, detail] += n

    def transcript(self, encoding: str | None = None) -> Transcript:
        self.end_open_paragraph()
        dropped = [Dropped(kind, n, detail) for (kind, detail), n in self._dropped.items()]
        return transcript_from(self._paragraphs, dropped=dropped, encoding=encoding)
