"""From paragraphs to a transcript: who speaks where, and at what time of the recording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from qualcoder_net.formats import labels
from qualcoder_net.formats.heads import Head, Line, interviewers_named, speakers_in
from qualcoder_net.formats.timestamps import Stamp, rising, stamps_in, without_stamps
from qualcoder_net.model import Dropped, Span, Transcript, TurnSpan


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of the file. `bold` is how many of its first characters are bold.

    `speaker` and `time_ms` are set when the format itself says them (a table, VTT), not the text.
    A `speaker` of "" begins a turn of someone unnamed; None leaves it to the text.
    """

    text: str
    bold: int = 0
    speaker: str | None = None
    time_ms: int | None = None


def transcript_from(
    paragraphs: Sequence[Paragraph],
    *,
    dropped: Sequence[Dropped] = (),
    encoding: str | None = None,
) -> Transcript:
    """Join *paragraphs* with line feeds and recognise the speakers' turns in them.

    A paragraph with a `speaker` is written “Speaker: talk”. A turn is what follows a speaker's
    label up to the next, without the white space and the times at its borders; what precedes the
    first label belongs to nobody. Where only an interviewer is labelled, what comes after the line
    of the question is someone unnamed. Where no speaker is recognised each paragraph is a turn.
    """
    lines, text, spans = _compose(paragraphs)
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))
    heads = speakers_in(lines)
    stamps = [] if any(line.ms is not None for line in lines) else list(stamps_in(text))
    given = _said_times(lines, starts, heads) | {stamp.start: stamp.ms for stamp in stamps}
    times = dict(rising(given.items()))
    clock = _Clock(text, stamps, times)
    speakers = _first_spellings(heads)
    if heads:
        turns = tuple(_turns_between(heads, starts, speakers, clock))
    else:
        turns = tuple(_turns_of_paragraphs(spans, clock))
    return Transcript(
        text=text,
        turns=turns,
        interviewers=_interviewers(turns, interviewers_named(lines, heads)),
        times=tuple(times.items()),
        dropped=tuple(dropped),
        encoding=encoding,
    )


def _compose(paragraphs: Sequence[Paragraph]) -> tuple[list[Line], str, list[Span]]:
    """The lines, the text that they make, and where in it each paragraph stands."""
    lines: list[Line] = []
    spans: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        talk = paragraph.text.replace("\r\n", "\n").replace("\r", "\n")
        if paragraph.speaker is None:
            new = list(_lines_of(talk, paragraph))
        else:
            label = " ".join(paragraph.speaker.split()).rstrip(": ")
            new = [Line(_written(label, talk), 0, label, paragraph.time_ms)]
        end = start + sum(len(line.text) + 1 for line in new)
        spans.append((start, end - 1))
        lines += new
        start = end
    return lines, "\n".join(line.text for line in lines), spans


def _written(label: str, talk: str) -> str:
    if not label:
        return talk
    return f"{label}: {talk}" if talk else f"{label}:"


def _lines_of(text: str, paragraph: Paragraph) -> Iterator[Line]:
    """A paragraph may hold line breaks, each of which may begin a turn."""
    bold, ms = paragraph.bold, paragraph.time_ms
    for line in text.split("\n"):
        yield Line(line, min(bold, len(line)), None, ms)
        bold, ms = max(0, bold - len(line) - 1), None


def _said_times(
    lines: Sequence[Line], starts: Sequence[int], heads: Sequence[Head]
) -> dict[int, int]:
    """Times that the format or a speaker's label gives, by offset."""
    times = {starts[n]: line.ms for n, line in enumerate(lines) if line.ms is not None}
    for head in heads:
        if head.ms is not None:
            times.pop(starts[head.line], None)
            offset = head.talk if head.stamp is None else head.stamp
            times[starts[head.line] + offset] = head.ms
    return times


class _Clock:
    """Tells what time of the recording it is at a place in the text."""

    def __init__(self, text: str, stamps: Sequence[Stamp], times: Mapping[int, int]) -> None:
        self.text = text
        self.times = times
        self._stamps = stamps
        self._ends = [stamp.end for stamp in stamps]

    def just_before(self, offset: int) -> int | None:
        """The time that is written directly before *offset*, on its line or at the end of one."""
        n = bisect_right(self._ends, offset) - 1
        if n < 0 or self.text[self._ends[n] : offset].strip():
            return None
        return self.times.get(self._stamps[n].start)


def _turns_between(
    heads: Sequence[Head], starts: Sequence[int], speakers: Mapping[str, str], clock: _Clock
) -> Iterator[TurnSpan]:
    """Each head's turn: from behind the label to the next head's line."""
    ends = [starts[head.line] for head in heads[1:]]
    answers_unlabelled = all(_asks_in_text(head) for head in heads)
    for head, end in zip(heads, [*ends, len(clock.text)], strict=True):
        line_start = starts[head.line]
        talk = line_start + head.talk
        ms = clock.times.get(talk if head.stamp is None else line_start + head.stamp)
        if ms is None:
            ms = clock.just_before(line_start)
        start, end = without_stamps(clock.text, talk, end)
        line_end = clock.text.find("\n", start, end) if answers_unlabelled else -1
        question_end = end if line_end < 0 else line_end
        yield from _turn(clock.text, start, question_end, speakers.get(head.key), ms)
        if line_end >= 0:
            answer, end = without_stamps(clock.text, line_end, end)
            yield from _turn(clock.text, answer, end, None, clock.just_before(answer))


def _turn(
    text: str, start: int, end: int, speaker: str | None, ms: int | None
) -> Iterator[TurnSpan]:
    """The turn between *start* and *end*, unless nothing is said there."""
    start, end = without_stamps(text, start, end)
    if start < end:
        yield TurnSpan(start, end, speaker, ms)


def _asks_in_text(head: Head) -> bool:
    return head.style != "said" and labels.role_of(head.label) == "interviewer"


def _turns_of_paragraphs(spans: Iterable[Span], clock: _Clock) -> Iterator[TurnSpan]:
    for span in spans:
        start, end = without_stamps(clock.text, *span)
        yield from _turn(clock.text, start, end, None, clock.just_before(start))


def _first_spellings(heads: Iterable[Head]) -> dict[str, str]:
    """Each speaker's label as it was first spelled, by key."""
    spellings: dict[str, str] = {}
    for head in heads:
        if head.label:
            spellings.setdefault(head.key, head.label)
    return spellings


def _interviewers(turns: Iterable[TurnSpan], named: Container[str]) -> frozenset[str]:
    """The labels that ask: by convention, as Q where A answers, or since a header names them."""
    roles = {turn.speaker: labels.role_of(turn.speaker) for turn in turns if turn.speaker}
    asking = {"interviewer", "question"} if "answer" in roles.values() else {"interviewer"}
    return frozenset(
        speaker
        for speaker, role in roles.items()
        if role in asking or (role is None and labels.key_of(speaker) in named)
    )
