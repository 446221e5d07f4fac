"""A table of answers as a transcript: a row is one answer, with its speaker, question and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcoder_net.errors import FileError
from qualcoder_net.formats.encoding import normalise
from qualcoder_net.formats.tables import Table
from qualcoder_net.formats.timestamps import STAMP_BY_LABEL, milliseconds
from qualcoder_net.formats.turns import Paragraph, transcript_from
from qualcoder_net.i18n import msg
from qualcoder_net.model import Dropped, Transcript

_TEXT = ("text", "tekst", "answer", "antwoord", "transcript", "transcriptie", "transcription",
         "response", "reactie", "uitspraak", "utterance", "content", "inhoud", "answers",
         "antwoorden")  # fmt: skip
_SPEAKER = ("speaker", "spreker", "respondent", "name", "naam", "participant", "deelnemer",
            "interviewee", "geïnterviewde", "who", "wie", "respondentnr", "respondentnummer",
            "respondentid", "participantid")  # fmt: skip
_QUESTION = ("question", "vraag", "interviewvraag", "vraagtekst")
_TIME = ("time", "tijd", "tijdstip", "timestamp", "timecode", "tijdcode", "start", "begin",
         "starttijd", "begintijd", "starttime")  # fmt: skip
_INTERVIEWER = "Interviewer"
_RESPONDENT = "Respondent"
# A column of prose has more words in a cell than one of names, numbers or choices.
_PROSE_WORDS = 4
_CLOCK = re.compile(rf"{STAMP_BY_LABEL}\Z")


@dataclass(frozen=True, slots=True)
class _Columns:
    text: str
    speaker: str | None
    question: str | None
    time: str | None


def transcript_of(table: Table) -> Transcript:
    """Each row's text as a turn, after a turn of the interviewer when its question is a new one.

    Columns are found by their Dutch or English names; a text column may have any name when no
    other column holds prose. Raises FileError when it is unclear which column that is.
    """
    columns = _columns(table)
    paragraphs = list(_paragraphs(table, columns))
    if not paragraphs:
        raise FileError(
            table.name,
            msg("Its column “{column}” is empty.", column=columns.text),
            msg("Choose a table with one answer in each row."),
        )
    return transcript_from(paragraphs, dropped=_dropped(table, columns), encoding=table.encoding)


def _columns(table: Table) -> _Columns:
    speaker = table.column(*_SPEAKER)
    question = table.column(*_QUESTION)
    time = table.column(*_TIME)
    text = table.column(*_TEXT) or _only_prose(table, {speaker, question, time})
    return _Columns(text, speaker, question, time)


def _only_prose(table: Table, others: set[str | None]) -> str:
    prose = [
        column
        for column in table.columns
        if column not in others and _words_in_a_cell(table, column) >= _PROSE_WORDS
    ]
    if len(prose) == 1:
        return prose[0]
    raise FileError(
        table.name,
        msg("It is unclear which column holds the answers."),
        msg(
            "Its columns are: {columns}. Call that column “text” or “tekst”, with one answer in "
            "each row.",
            columns=", ".join(table.columns),
        ),
    )


def _words_in_a_cell(table: Table, column: str) -> float:
    filled = [row.values[column] for row in table.rows if row.get(column)]
    return sum(len(text.split()) for text in filled) / len(filled) if filled else 0.0


def _paragraphs(table: Table, columns: _Columns) -> Iterator[Paragraph]:
    asked = ""
    for row in table.rows:
        text = normalise(row.values[columns.text])
        if not text.strip():
            continue
        question = normalise(row.get(columns.question))
        ms = _time(row.get(columns.time))
        if question and question != asked:
            yield Paragraph(question, speaker=_INTERVIEWER, time_ms=ms)
        asked = question
        yield Paragraph(text, speaker=_speaker(row.get(columns.speaker), columns), time_ms=ms)


def _speaker(label: str, columns: _Columns) -> str | None:
    """The row's speaker; without a column for them, whoever answers, or whom the text names."""
    if columns.speaker is not None:
        return label
    return _RESPONDENT if columns.question is not None else None


def _time(cell: str) -> int | None:
    return milliseconds(cell) if _CLOCK.match(cell) else None


def _dropped(table: Table, columns: _Columns) -> list[Dropped]:
    carried = {columns.text, columns.speaker, columns.question, columns.time}
    left_out = [column for column in table.columns if column not in carried]
    without_text = sum(1 for row in table.rows if not row.get(columns.text))
    dropped = [
        Dropped("column", len(left_out), ", ".join(left_out)),
        Dropped("empty_row", table.empty_rows + without_text),
    ]
    return [item for item in dropped if item.count]
