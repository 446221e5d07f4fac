"""Reads subtitles (.vtt, .srt) as transcripts: cues of one speaker become one turn.

What somebody wrote in a NOTE above the first cue is the transcript's head, as in a text file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from qualcoder_net.errors import FileError
from qualcoder_net.formats import labels
from qualcoder_net.formats.encoding import decode, normalise
from qualcoder_net.formats.heads import Line, interviewers_named, speakers_in
from qualcoder_net.formats.timestamps import rising
from qualcoder_net.formats.turns import Paragraph, transcript_from
from qualcoder_net.i18n import msg
from qualcoder_net.model import Dropped, Transcript

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?"
_TIMING = re.compile(
    rf"\s*(?P<start>{_TIME})\s*-->\s*(?P<end>{_TIME})(?:\s+(?P<settings>\S.*))?\s*"
)
# Also arrows that went wrong, as editors that “correct” dashes leave them.
_ARROW = re.compile(rf"-->|^\s*{_TIME}\s*[-–—=]{{1,3}}>\s*{_TIME}")
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?:\s|$)")
# What programs note of their own work: “NOTE Confidence: 0.91”, “NOTE language:nl-nl”.
_SETTING = re.compile(r"[\w-]+\s*:\s*\S+")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<name>[^>]+)>|</v>")
_TAG = re.compile(
    r"</?(?:[bcisuv]|ruby|rt|lang|font)(?:\.[^\s<>]*)?(?:\s[^<>]*)?>"
    r"|<\d[\d:.]*>|\{\\[^}]*\}|\{[yY]:[biu]+\}",
    re.IGNORECASE,
)
_OTHER_VOICE = re.compile(r"\s*(?:>>+|[-–—](?=\s))\s*")
_EXPORT_AGAIN = msg("Export the subtitles again from the program that made them.")
# Without names a new paragraph begins where someone pauses, or after a full sentence.
_PAUSE_MS = 2000
_LONG_ENOUGH = 500
_SENTENCE_ENDS = (".", "?", "!", "…", "”", '"')


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    lines: tuple[str, ...]  # as written, tags included


@dataclass(frozen=True, slots=True)
class _Block:
    """A NOTE, STYLE or REGION of the file, with whether it stands above the first cue."""

    kind: str
    above: bool
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(map(str.rstrip, self.lines)).strip()

    @property
    def is_head(self) -> bool:
        """Whether somebody says here what the interview is."""
        written = bool(self.text) and not _SETTING.fullmatch(self.text)
        return self.kind == "NOTE" and self.above and written


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is said from `start` to `end` (milliseconds). `breaks` where the file parts voices."""

    start: int
    end: int
    speaker: str | None
    text: str
    breaks: bool = False


def read(data: bytes, name: str) -> Transcript:
    """The transcript in a VTT or SRT file; `times` has an entry for each cue.

    Speakers come from `<v Name>`, else from “Name: …” in the cues. A speaker's cues that follow
    each other are one turn, written “Name: …”; what precedes the first name in a file that has
    names belongs to nobody. Lines that automatic captions repeat appear once.
    Raises FileError, with the line, where the file is not as these formats are.
    """
    text, encoding = decode(data, name)
    lines = normalise(text).split("\n")
    cues, notes, dropped = _parse(lines, name)
    pieces = list(_pieces(_without_repeats(cues)))
    if not any(piece.speaker for piece in pieces):
        pieces = _named_by_text(pieces)
    turns = list(_turns(piece for piece in pieces if piece.text))
    if not turns:
        raise FileError(name, msg("None of its cues has text."), _EXPORT_AGAIN)
    first_named = next((n for n, turn in enumerate(turns) if turn[0].speaker), 0)
    transcript = transcript_from(
        [
            Paragraph(
                _joined(turn),
                speaker=None if n < first_named else turn[0].speaker or "",
                time_ms=turn[0].start,
            )
            for n, turn in enumerate(turns)
        ],
        dropped=dropped,
        encoding=encoding,
    )
    times = rising(_times(transcript.text, turns))
    return _with_head("\n\n".join(notes), replace(transcript, times=times))


def _with_head(head: str, transcript: Transcript) -> Transcript:
    """The transcript beneath the text *head*, which belongs to nobody but may say who asks."""
    if not head:
        return transcript
    more = len(head) + len("\n\n")
    named = interviewers_named([Line(line) for line in head.split("\n")], ())
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker}
    asking = {name for name in speakers if labels.key_of(name) in named}
    return replace(
        transcript,
        text=f"{head}\n\n{transcript.text}",
        turns=tuple(
            replace(turn, start=turn.start + more, end=turn.end + more) for turn in transcript.turns
        ),
        times=tuple((offset + more, ms) for offset, ms in transcript.times),
        interviewers=transcript.interviewers | asking,
    )


def _joined(turn: Iterable[_Piece]) -> str:
    return " ".join(piece.text for piece in turn)


def _times(text: str, turns: Sequence[Sequence[_Piece]]) -> Iterator[tuple[int, int]]:
    """Where each cue begins in the text, which has one line for each turn."""
    line_end = -1
    for turn, line in zip(turns, text.split("\n"), strict=True):
        line_end += len(line) + 1
        offset = line_end - len(_joined(turn))
        before = None
        for piece in turn:
            if piece.start != before:
                yield offset, piece.start
            before = piece.start
            offset += len(piece.text) + 1


# --- the file ------------------------------------------------------------------------------------


def _parse(lines: Sequence[str], name: str) -> tuple[list[_Cue], list[str], list[Dropped]]:
    """The cues, the notes above them, and what else the file says."""
    timings = {n: found for n, line in enumerate(lines) if (found := _timing(line, n, name))}
    is_vtt = lines[0].startswith("WEBVTT")
    kept, blocks = _without_blocks(lines) if is_vtt else (list(lines), [])
    starts = [(_first_line(lines, n, is_vtt), n) for n in timings]
    first = starts[0][0] if starts else len(lines)
    if not starts or (not is_vtt and any(line.strip() for line in lines[:first])):
        raise FileError(
            name,
            msg("There is no cue with times, such as “00:00:01.000 --> 00:00:04.000”, here."),
            _EXPORT_AGAIN,
            place=msg("line {line}", line=_first_written(lines)),
        )
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    cues = [
        _Cue(
            _milliseconds(timings[n]["start"]),
            _milliseconds(timings[n]["end"]),
            tuple(line for line in kept[n + 1 : end] if line.strip()),
        )
        for (_, n), end in zip(starts, ends, strict=True)
    ]
    settings = sum(1 for found in timings.values() if found["settings"])
    head = [block for block in blocks if block.is_head]
    notes = sum(1 for block in blocks if block.kind == "NOTE" and not block.is_head)
    styles = sum(1 for block in blocks if block.kind != "NOTE")
    dropped = [Dropped("cue_setting", settings + styles), Dropped("comment", notes)]
    return cues, [block.text for block in head], [item for item in dropped if item.count]


def _first_written(lines: Sequence[str]) -> int:
    return next(n for n, line in enumerate(lines, start=1) if line.strip())


def _timing(line: str, number: int, name: str) -> re.Match[str] | None:
    if not _ARROW.search(line):
        return None
    if found := _TIMING.fullmatch(line):
        return found
    raise FileError(
        name,
        msg("The times of this cue cannot be read: “{line}”.", line=line.strip()[:60]),
        msg("They should look like “00:00:01.000 --> 00:00:04.000”."),
        place=msg("line {line}", line=number + 1),
    )


def _first_line(lines: Sequence[str], timing: int, is_vtt: bool) -> int:
    """The line of the cue's number or identifier, if it has one, else that of its times."""
    before = lines[timing - 1].strip() if timing else ""
    stands_free = timing == 1 or (timing > 1 and not lines[timing - 2].strip())
    if before.isdecimal() or (before and is_vtt and stands_free and "-->" not in before):
        return timing - 1
    return timing


def _without_blocks(lines: Sequence[str]) -> tuple[list[str], list[_Block]]:
    """The lines with those of NOTE, STYLE and REGION blocks emptied, and these blocks."""
    kept: list[str] = []
    blocks: list[_Block] = []
    block = _Block("", above=True)  # the header, up to the first blank line
    within, free, above = True, False, True
    for line in lines:
        if not line.strip() or "-->" in line:
            within = False
            above = above and "-->" not in line
        elif free and (found := _BLOCK.match(line)):
            within = True
            block = _Block(found[1], above)
            blocks.append(block)
            block.lines.append(line[found.end() :])
        elif within:
            block.lines.append(line)
        free = not line.strip()
        kept.append("" if within else line)
    return kept, blocks


def _milliseconds(time: str) -> int:
    clock, _, fraction = time.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(fraction.ljust(3, "0"))


# --- what is said --------------------------------------------------------------------------------


def _without_repeats(cues: Sequence[_Cue]) -> Sequence[_Cue]:
    """Automatic captions roll: a cue shows the former one's last line again above its own."""
    shown = [[_plain(line) for line in cue.lines] for cue in cues]
    repeats = [_repeated(*pair) for pair in pairwise(shown)]
    if sum(1 for n in repeats if n) * 3 < len(repeats) or len(repeats) < 3:
        return cues  # people do say “Ja.” twice
    return [replace(cue, lines=cue.lines[n:]) for cue, n in zip(cues, [0, *repeats], strict=True)]


def _repeated(before: list[str], now: list[str]) -> int:
    """How many lines of *now*, from its first, end *before* too."""
    longest = min(len(before), len(now))
    return next((n for n in range(longest, 0, -1) if before[-n:] == now[:n]), 0)


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _pieces(cues: Iterable[_Cue]) -> Iterator[_Piece]:
    """Each cue's lines, parted where a voice begins or ends."""
    for cue in cues:
        speaker: str | None = None
        for line in cue.lines:
            at = 0
            for found in [*_VOICE.finditer(line), None]:
                text = _plain(line[at : found.start() if found else len(line)])
                if text:
                    mark = _OTHER_VOICE.match(text)
                    text = text[mark.end() :] if mark else text
                    yield _Piece(cue.start, cue.end, speaker, text, mark is not None)
                if found:
                    named = found["name"]
                    speaker = " ".join(html.unescape(named).split()) if named else None
                    at = found.end()


def _named_by_text(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with the speakers that “Name: …” within them names; each up to the next."""
    heads = {head.line: head for head in speakers_in([Line(piece.text) for piece in pieces])}
    speaker: str | None = None
    named: list[_Piece] = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if head := heads.get(number):
            speaker = head.label
            text = text[head.talk :].strip()
        elif piece.breaks:
            speaker = None
        named.append(replace(piece, speaker=speaker, text=text))
    return named


def _turns(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    turn: list[_Piece] = []
    for piece in pieces:
        if turn and _begins_turn(turn, piece):
            yield turn
            turn = []
        turn.append(piece)
    if turn:
        yield turn


def _begins_turn(turn: Sequence[_Piece], piece: _Piece) -> bool:
    before = turn[-1]
    if piece.speaker and before.speaker:
        return labels.key_of(piece.speaker) != labels.key_of(before.speaker)
    if piece.speaker or before.speaker or piece.breaks:
        return True
    if piece.start - before.end >= _PAUSE_MS:
        return True
    long_enough = sum(len(other.text) for other in turn) >= _LONG_ENOUGH
    return long_enough and before.text.endswith(_SENTENCE_ENDS)
