"""Tables in and out: .csv here, .xlsx through `workbooks`; cells are text, whatever they hold."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, TextIO

from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.formats.encoding import MAX_TEXT_BYTES, decode
from qualcoder_net.formats.signatures import kind_of
from qualcoder_net.formats.writing import whole_file
from qualcoder_net.i18n import msg
from qualcoder_net.model import Transcript

# A study of 100,000 codings, with twenty columns.
MAX_CELLS = 2_000_000
_DELIMITERS = ",;\t|"
_SNIFFED = 64 * 1024
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")

# One row as it stands in the file: its line (or row number) and cells.
Record = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where in the file it begins (line or row, from 1), and its cells by column."""

    line: int
    values: dict[str, str]

    def get(self, column: str | None) -> str:
        """The cell without white space around it; "" when there is no such column."""
        return self.values.get(column, "").strip() if column is not None else ""


@dataclass(frozen=True)
class Table:
    """A table with named columns. Rows without any text are left out and counted."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row]
    empty_rows: int = 0
    encoding: str | None = None

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {_key(column): column for column in reversed(self.columns)}

    def column(self, *names: str) -> str | None:
        """The column that is called by one of *names*, the first of them that occurs.

        Case, spaces and punctuation make no difference: “Respondent-nr.” is “respondentnr”.
        """
        return next(
            (self._by_key[key] for name in names if (key := _key(name)) in self._by_key), None
        )

    def need(self, *names: str) -> str:
        """As `column`; raises FileError when there is none."""
        if (found := self.column(*names)) is not None:
            return found
        raise FileError(
            self.name,
            msg("It has no column “{column}”.", column=names[0]),
            msg(
                "Its columns are: {columns}. Call one of them {names}.",
                columns=", ".join(self.columns),
                names=" / ".join(f"“{name}”" for name in names),
            ),
        )


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()) or name.strip()


# --- reading -------------------------------------------------------------------------------------


def read_table(data: bytes, name: str, *, sheet: str | None = None) -> Table:
    """The table in *data*: an Excel file by its content, else text with delimiters.

    The first row that has text names the columns. Of an Excel file the first sheet with text is
    read, or the one called *sheet*. Raises FileError, with the line, for rows longer than the
    header, broken quotes, more than MAX_CELLS cells, and what is no table.
    """
    if kind_of(data) in ("xlsx", "zip", "ole", "odt", "docx"):
        from qualcoder_net.formats.workbooks import records_of_workbook

        with records_of_workbook(data, name, sheet) as records:
            return _table(records, name)
    text, encoding = decode(data, name)
    return _table(_records_of_csv(text, name), name, encoding)


def read(data: bytes, name: str) -> Transcript:
    """The transcript in a table: each row is an answer. See `answers.transcript_of`."""
    from qualcoder_net.formats.answers import transcript_of

    return transcript_of(read_table(data, name))


def _records_of_csv(text: str, name: str) -> Iterator[Record]:
    csv.field_size_limit(MAX_TEXT_BYTES)  # its own limit is less than an interview in one cell
    delimiter, begins = _delimiter(text)
    lines = io.StringIO(text[begins:], newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    offset = 1 if begins else 0
    line = 1 + offset
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1 + offset
    except csv.Error as error:
        raise FileError(
            name,
            msg("The quotation marks do not pair here, so cells cannot be told apart."),
            msg('Within a quoted cell write each quotation mark twice (""), or save it as .xlsx.'),
            place=msg("line {line}", line=line),
        ) from error


def _delimiter(text: str) -> tuple[str, int]:
    """What parts the cells, and where the table begins: Excel may put “sep=;” above it."""
    if said := re.match(r"sep=(.)(?:\r\n|\r|\n)", text, re.IGNORECASE):
        return said[1], said.end()
    sample = _QUOTED.sub("", text[:_SNIFFED])
    lines = [line for line in sample.splitlines() if line.strip()][:20]
    counts = [Counter(c for c in line if c in _DELIMITERS) for line in lines]
    if not counts or not counts[0]:
        return ",", 0

    def steadiness(delimiter: str) -> tuple[int, int]:
        times = counts[0][delimiter]
        return sum(1 for count in counts if count[delimiter] == times), times

    return max(counts[0], key=steadiness), 0


def _table(records: Iterable[Record], name: str, encoding: str | None = None) -> Table:
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    empty = cells_read = 0
    for line, cells in records:
        cells_read += max(1, len(cells))
        if cells_read > MAX_CELLS:
            raise FileError(
                name,
                msg("It has more than {n} cells.", n=MAX_CELLS),
                msg("Split it into smaller tables."),
                place=msg("line {line}", line=line),
            )
        if not any(cell and not cell.isspace() for cell in cells):
            empty += bool(columns) and bool(cells)
        elif not columns:
            columns = _column_names(cells)
        else:
            rows.append(_row(line, cells, columns, name))
    if not columns:
        raise FileError(
            name, msg("It is empty: it has no text."), msg("Copy or download it again.")
        )
    return Table(name, columns, rows, empty, encoding)


def _column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """The names in the first row, each unique: a nameless column is called by its number."""
    last = max(n for n, cell in enumerate(cells) if cell and not cell.isspace())
    names: list[str] = []
    for number, cell in enumerate(cells[: last + 1], start=1):
        column = cell if cell.strip() else f"({number})"
        while column in names:
            column = f"{column} ({number})"
        names.append(column)
    return tuple(names)


def _row(line: int, cells: Sequence[str], columns: tuple[str, ...], name: str) -> Row:
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    if beyond:
        raise FileError(
            name,
            msg("This row has text in a column without a name (“{text}”).", text=beyond[0][:40]),
            msg("Name the column in the first row, or put quotation marks around such a cell."),
            place=msg("line {line}", line=line),
        )
    padded = [*cells[: len(columns)], *[""] * (len(columns) - len(cells))]
    return Row(line, dict(zip(columns, padded, strict=True)))


# --- writing -------------------------------------------------------------------------------------


def write_csv(to: Path | TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table that `read_table` reads back the same, with commas and quoted text.

    A file gets UTF-8 with the mark by which Excel knows it; *to* may be an open stream instead.
    Raises QualcoderError for characters that no text can have, FileError when *to* cannot be
    written.
    """
    if not isinstance(to, Path):
        _write_rows(to, columns, rows)
        return
    with whole_file(to) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        _write_rows(text, columns, rows)
        text.detach()


def _write_rows(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    # Everything but numbers in quotes: no text can then be taken for a delimiter or line end.
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, start=2):
        writer.writerow([written(value, number) for value in row])


def written(value: object, row: int) -> str | int | float:
    """A value as a cell of row number *row*: text, or a number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = "" if value is None else str(value)
    if _UNWRITABLE.search(text):
        raise QualcoderError(
            msg("Row {row} has a character that no text can have.", row=row),
            msg("It came with a damaged file; mend that text first."),
        )
    return text


def write_xlsx(
    to: Path | BinaryIO,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "",
) -> None:
    """Write a table as an Excel file; see `workbooks.write_workbook`."""
    from qualcoder_net.formats.workbooks import write_workbook

    write_workbook(to, columns, rows, title=title)
