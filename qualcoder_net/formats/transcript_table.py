"""Tells whether a table is a transcript (time, speaker, text), and turns any table into paragraphs.

The headings decide, in Dutch or English; without headings the contents do, and only when they
leave no doubt: a label that comes back after another, times all the way down, questions all the
way down. Every other table becomes lines of text, its cells parted by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcoder_net.formats import labels
from qualcoder_net.formats.timestamps import STAMP_BY_LABEL, milliseconds
from qualcoder_net.formats.turns import Paragraph

Cell = Sequence[Paragraph] | None  # None: a place that the cell to its left covers too
Row = Sequence[Cell]

_TIME = {"tijd", "tijdcode", "tijdstip", "tijdstempel", "starttijd", "begintijd", "begin", "start",
         "time", "timecode", "timestamp", "tc"}  # fmt: skip
_SPEAKER = {"spreker", "naam", "wie", "persoon", "rol", "spreekster", "label",
            "speaker", "name", "who", "person", "role"}  # fmt: skip
_TEXT = {"tekst", "transcript", "transcriptie", "uitspraak", "inhoud", "gesprek", "beurttekst",
         "text", "transcription", "utterance", "content", "speech", "quote", "talk"}  # fmt: skip
_VOICE = {"interviewer", "interviewster", "onderzoeker", "respondent", "respondente",
          "geïnterviewde", "deelnemer", "vraag", "antwoord", "v", "a",
          "researcher", "interviewee", "participant", "question", "answer", "q", "i", "r",
          "r1", "r2"}  # fmt: skip
_COUNTER = {"nr", "no", "nummer", "number", "regel", "line", "beurt", "turn", "id",
            "eind", "eindtijd", "einde", "end", "stop", "duur", "duration"}  # fmt: skip

_HEADER_WITHIN = 3  # a title or two may stand above the headings
_LONGEST_LABEL = 60
_CLOCK_IN_LABEL = re.compile(rf"(?:^|\s){STAMP_BY_LABEL}\s*$")
_CLOCK_CELL = re.compile(rf"{STAMP_BY_LABEL}(?:\s?(?:-->|[-–—→]|tot|to)\s?{STAMP_BY_LABEL})?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `voices` are columns of talk, each under its speaker's name."""

    text: int | None = None
    speaker: int | None = None
    time: int | None = None
    voices: tuple[tuple[int, str], ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()


def paragraphs_of(rows: Sequence[Row]) -> tuple[list[Paragraph], list[str]]:
    """The table's paragraphs, and the headings of columns that a transcript has no place for."""
    rows = [row for row in rows if any(_text(cell) for cell in row)]
    for n, row in enumerate(rows[:_HEADER_WITHIN]):
        below = rows[n + 1 :]
        if below and (columns := _columns_by_headings(row, below)):
            lost = [heading for column, heading in columns.left_out if _any_text(below, column)]
            return [*_plain(rows[:n]), *_spoken(below, columns)], lost
    if columns := _columns_by_contents(rows):
        return _spoken(rows, columns), []
    return _plain(rows), []


# --- recognising ----------------------------------------------------------------------------------


def _columns_by_headings(row: Row, below: Sequence[Row]) -> Columns | None:
    headings = [_text(cell) for cell in row]
    kinds = [_heading_kind(heading) for heading in headings]
    if "voice" in kinds and "text" in kinds and "speaker" not in kinds:
        kinds[kinds.index("voice")] = "speaker"  # “Respondent | Tekst”
    columns = {kind: kinds.index(kind) for kind in ("time", "speaker", "text") if kind in kinds}
    rest = tuple((i, headings[i]) for i, kind in enumerate(kinds) if kind == "" and headings[i])
    time = columns.get("time")
    if "text" in columns and len(columns) > 1:
        return Columns(columns["text"], columns.get("speaker"), time, left_out=rest)
    voices = tuple((i, headings[i].strip(" :")) for i, kind in enumerate(kinds) if kind == "voice")
    if len(voices) >= 2:
        if (label := voices[0][0]) == _label_column(below, [i for i, _ in voices], voices[-1][0]):
            return Columns(voices[-1][0], label, time, left_out=rest)  # “Respondent | Antwoord”
        return Columns(time=time, voices=voices, left_out=rest)
    return None


def _heading_kind(heading: str) -> str:
    words = re.findall(r"\w+", re.sub(r"\(.*?\)", " ", heading).casefold())
    if not 0 < len(words) <= 3:
        return ""
    for kind, names in (
        ("counter", _COUNTER),
        ("time", _TIME),
        ("speaker", _SPEAKER),
        ("text", _TEXT),
        ("voice", _VOICE),
    ):
        if not names.isdisjoint(words):
            return kind
    return ""


def _columns_by_contents(rows: Sequence[Row]) -> Columns | None:
    width = max((len(row) for row in rows), default=0)
    if not 2 <= width <= 4 or len(rows) < 3:
        return None
    columns = range(width)
    time = next((c for c in columns if _mostly(map(_is_clock, _texts(rows, c)), len(rows))), None)
    spoken = [c for c in columns if c != time]
    if not spoken:
        return None
    text = max(spoken, key=lambda c: sum(map(len, _texts(rows, c))))
    label = _label_column(rows, spoken, text)
    if label is not None:
        return Columns(text, label, time, left_out=())
    if time is not None and len(spoken) == 1 and _mean_length(rows, text) >= 20:
        return Columns(text, time=time)
    if width == 2 and _asks(rows, 0) and not _asks(rows, 1) and _any_text(rows, 1):
        return Columns(voices=((0, ""), (1, "")))  # the table gives no names
    return None


def _label_column(rows: Sequence[Row], among: Sequence[int], text: int) -> int | None:
    """The column left of the *text* whose short labels come back after another was there."""
    for column in among:
        if column >= text or len(among) > 3:
            break
        labels = [_label(cell_text)[0] for cell_text in _texts(rows, column)]
        distinct = {label.casefold() for label in labels}
        changes = sum(a != b for a, b in pairwise(labels))
        if (
            distinct
            and all(_could_be_name(label) for label in labels)
            and changes >= len(distinct) > 1
            and _mean_length(rows, text) >= 2 * _mean_length(rows, column)
        ):
            return column
    return None


def _could_be_name(label: str) -> bool:
    known = labels.role_of(label) is not None or labels.is_name(label)
    return known and not labels.is_never_a_speaker(label)


def _asks(rows: Sequence[Row], column: int) -> bool:
    return _mostly((text.endswith("?") for text in _texts(rows, column)), len(rows))


def _mostly(facts: Iterable[bool], of: int) -> bool:
    return sum(facts) >= 0.7 * of


def _is_clock(text: str) -> bool:
    return _CLOCK_CELL.fullmatch(text) is not None


def _mean_length(rows: Sequence[Row], column: int) -> float:
    texts = _texts(rows, column)
    return sum(map(len, texts)) / max(len(texts), 1)


# --- turning into paragraphs ----------------------------------------------------------------------


def _spoken(rows: Sequence[Row], columns: Columns) -> list[Paragraph]:
    out: list[Paragraph] = []
    speaker: str | None = None
    for row in rows:
        if sum(cell is not None for cell in row) == 1 and len(row) > 1:
            out.extend(_title(row, said=columns.speaker is not None or bool(columns.voices)))
            continue
        time = _clock(_cell_text(row, columns.time))
        for column, voice in columns.voices:
            if text := _cell_text(row, column):
                out.append(Paragraph(text, speaker=voice, time_ms=time))
                time = None
        if columns.text is None:
            continue
        if columns.speaker is None:
            out.extend(_timed(_cell(row, columns.text), time))
            continue
        label, time_in_label = _label(_cell_text(row, columns.speaker))
        speaker = label[:_LONGEST_LABEL] or speaker  # an empty label: the same one goes on
        if text := _cell_text(row, columns.text):
            time = time if time is not None else time_in_label
            out.append(Paragraph(text, speaker=speaker, time_ms=time))
    return out


def _title(row: Row, *, said: bool) -> list[Paragraph]:
    """One cell across the whole table; where speakers have a column, nobody says this."""
    title = _plain([row])
    return [replace(p, speaker="") if said and p.speaker is None else p for p in title]


def _timed(cell: Sequence[Paragraph], time_ms: int | None) -> list[Paragraph]:
    """The cell's paragraphs, the first with the row's time; their labels are in the text."""
    paragraphs = [p for p in cell if p.text.strip()]
    return [replace(p, time_ms=time_ms) if n == 0 else p for n, p in enumerate(paragraphs)]


def _plain(rows: Sequence[Row]) -> list[Paragraph]:
    """One line for each row; a cell of several paragraphs keeps them, one after another."""
    out: list[Paragraph] = []
    for row in rows:
        filled = [[p for p in cell if p.text.strip()] for cell in row if cell is not None]
        if any(len(cell) > 1 or any(p.speaker for p in cell) for cell in filled):
            out.extend(p for cell in filled for p in cell)
            continue
        line = "\t".join(cell[0].text.strip() if cell else "" for cell in filled).rstrip("\t")
        first = filled[0][0] if filled[0] else Paragraph("")
        indent = len(first.text) - len(first.text.lstrip())
        out.append(replace(first, text=line, bold=max(first.bold - indent, 0)))
    return out


def _label(text: str) -> tuple[str, int | None]:
    """A label cell's name and the time that may stand behind or under it."""
    text = " ".join(text.split())
    time = None
    if found := _CLOCK_IN_LABEL.search(text):
        text, time = text[: found.start()], _clock(found.group().strip())
    return text.strip(" :\t"), time


def _clock(text: str) -> int | None:
    return milliseconds(text) if _is_clock(text) else None


def _cell(row: Row, column: int | None) -> Sequence[Paragraph]:
    return (row[column] or ()) if column is not None and column < len(row) else ()


def _cell_text(row: Row, column: int | None) -> str:
    return _text(_cell(row, column))


def _text(cell: Cell) -> str:
    return "\n".join(p.text for p in cell).strip() if cell else ""


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [text for row in rows if (text := _cell_text(row, column))]


def _any_text(rows: Sequence[Row], column: int) -> bool:
    return any(_cell_text(row, column) for row in rows)
