"""Where RTF's tables begin and end: the file says so of each paragraph, never of a table."""

from __future__ import annotations

from qualcoder_net.formats.flow import Flow


class RtfTables:
    """Opens and closes tables, rows and cells of *flow* as the paragraphs ask for it."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._row_is_announced = False  # by \trowd; some programs say nothing else
        self._table = self._row = self._cell = False  # which of them are open

    def place(self, in_table: bool) -> None:
        """Text or a paragraph's end comes, *in_table* or not."""
        if not (in_table or self._row_is_announced):
            self.close()
            return
        if not self._table:
            self._flow.open_table()
        if not self._row:
            self._flow.open_row()
        if not self._cell:
            self._flow.open_cell()
        self._table = self._row = self._cell = True

    def announce_row(self) -> None:
        self._row_is_announced = True

    def end_cell(self) -> None:
        self.place(in_table=True)
        self._flow.close_cell()
        self._cell = False

    def end_row(self) -> None:
        if self._cell:
            self._flow.close_cell()
        self._cell = self._row = self._row_is_announced = False

    def close(self) -> None:
        """Text outside tables comes, or the file's end."""
        if self._table:
            self.end_row()
            self._flow.close_table()
            self._table = False
