"""Reading one file for an import: its turns, borders, language and words; no project is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.i18n import msg
from qualcoder_net.model import AttributeOwner, Span, Transcript


@dataclass(frozen=True)
class Wanted:
    """One file to import, and what is said of it besides.

    `attributes` are keyed by (owner, name); those of speakers go to every respondent.
    """

    file: Path
    name: str | None = None
    cases: tuple[str, ...] = ()
    attributes: Mapping[tuple[AttributeOwner, str], str] = field(default_factory=dict)
    interviewers: tuple[str, ...] = ()
    language: str | None = None
    fiction: bool = False


@dataclass(frozen=True)
class Prepared:
    """A file read, with all borders computed: everything an import needs but the project."""

    wanted: Wanted
    transcript: Transcript
    data: bytes
    language: str
    sentences: list[Span]
    words: list[int]

    @property
    def name(self) -> str:
        return self.wanted.name or self.wanted.file.stem

    @property
    def speakers(self) -> list[str]:
        """The speakers in the order in which they first speak."""
        return list(dict.fromkeys(t.speaker for t in self.transcript.turns if t.speaker))


def prepare(wanted: Wanted) -> Prepared:
    """Read one file and compute its borders; touches no project. Raises FileError."""
    from qualcoder_net.formats.reading import read_transcript
    from qualcoder_net.language.identify import identify_language
    from qualcoder_net.language.sentences import sentence_spans
    from qualcoder_net.language.words import word_starts

    transcript, data = read_transcript(wanted.file)
    language = wanted.language or identify_language(transcript.text)
    breaks = sorted({o for turn in transcript.turns for o in (turn.start, turn.end)})
    return Prepared(
        wanted=wanted,
        transcript=_with_interviewers(transcript, wanted),
        data=data,
        language=language,
        sentences=sentence_spans(transcript.text, language, breaks),
        words=word_starts(transcript.text),
    )


def prepared_or_error(wanted: Wanted) -> Prepared | QualcoderError:
    """As `prepare`, with what it raises as the answer: for those who read many."""
    try:
        return prepare(wanted)
    except QualcoderError as error:
        return error


def _with_interviewers(transcript: Transcript, wanted: Wanted) -> Transcript:
    """Let the user's word on who asks the questions overrule the file's conventions."""
    if not wanted.interviewers:
        return transcript
    speakers = {turn.speaker for turn in transcript.turns if turn.speaker}
    said = {name.casefold() for name in wanted.interviewers}
    found = frozenset(name for name in speakers if name.casefold() in said)
    if not found:
        raise FileError(
            wanted.file,
            msg("nobody called {names} speaks in it.", names=", ".join(wanted.interviewers)),
            msg("Its speakers are: {names}.", names=", ".join(sorted(speakers)) or "–"),
        )
    return replace(transcript, interviewers=found)
