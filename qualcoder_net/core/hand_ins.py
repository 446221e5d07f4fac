"""Hand-ins as they come in: read, and checked against the project that they are compared in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.core.quoting import Quote, Quoter
from qualcoder_net.core.references import References
from qualcoder_net.errors import FileError, QualcoderError, Refused
from qualcoder_net.formats.files import bytes_of
from qualcoder_net.formats.hand_in import HandedSource, HandIn, read_hand_in
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Code, Codebook, Coding, Source

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

_NAMED = 10  # how many unknown codes an error names


@dataclass(frozen=True)
class Disputed:
    """A student's note against the reference. `reference`: what that has here, with any code."""

    student: str
    code: Code
    quote: Quote
    of_reference: bool
    note: str
    reference: tuple[Coding, ...]


@dataclass(frozen=True)
class Work:
    """A student's work on a source, checked; `file` and `written_at` say which is the newer."""

    file: Path
    written_at: str
    student: str
    source: Source
    blind: bool
    codings: Sequence[Coding]
    disputes: Sequence[Disputed]


class HandIns:
    """Works out which hand-ins can be used; `problems` and `notes` tell of the others."""

    def __init__(self, project: Project, references: References, book: Codebook) -> None:
        self._project = project
        self._references = references
        self._book = book
        self._quoter = Quoter(project)
        self._sources = project.sources.all()
        self._of_reference: dict[int, list[Coding]] = {}
        self.problems: list[QualcoderError] = []
        self.notes: list[Message] = []

    def works(self, files: Sequence[Path]) -> list[Work]:
        """What can be compared, by student, then source."""
        hand_ins = self._without_namesakes(self._read(files))
        return self._newest(work for file, one in hand_ins for work in self._checked(file, one))

    # --- which files count ---

    def _read(self, files: Sequence[Path]) -> list[tuple[Path, HandIn]]:
        found = []
        for file in files:
            try:
                found.append((file, read_hand_in(bytes_of(file), str(file))))
            except QualcoderError as error:
                self.problems.append(error)
        return found

    def _without_namesakes(
        self, hand_ins: Sequence[tuple[Path, HandIn]]
    ) -> list[tuple[Path, HandIn]]:
        """Without the files of students who have one name, but not one identity."""
        guids: dict[str, set[str]] = {}
        for _file, one in hand_ins:
            guids.setdefault(one.student, set()).add(one.guid)
        for file, one in hand_ins:
            if len(guids[one.student]) > 1:
                self.problems.append(
                    FileError(
                        file,
                        msg("two students hand in as “{student}”.", student=one.student),
                        msg(
                            "Change the name in one of the files; or, if they are one person, "
                            "take the file that does not count out of the folder."
                        ),
                    )
                )
        return [(file, one) for file, one in hand_ins if len(guids[one.student]) == 1]

    def _newest(self, works: Iterable[Work]) -> list[Work]:
        """Of what a student handed in twice, the newest."""
        newest: dict[tuple[str, int], Work] = {}
        for work in works:
            key = (work.student, work.source.id)
            older, newer = sorted([newest.get(key, work), work], key=lambda one: one.written_at)
            newest[key] = newer
            if older is not newer:
                self.notes.append(
                    msg("{older} is left out: {student} handed in “{source}” later, in {newer}.",
                        older=older.file, student=work.student, source=work.source.name,
                        newer=newer.file)
                )  # fmt: skip
        return sorted(newest.values(), key=lambda one: (one.student.casefold(), one.source.id))

    # --- checking a hand-in against the project ---

    def _checked(self, file: Path, one: HandIn) -> Iterable[Work]:
        for handed in one.sources:
            try:
                yield self._work(file, one, handed)
            except QualcoderError as error:
                place = msg("source “{source}”", source=handed.name)
                self.problems.append(FileError(file, error.what, error.remedy, place=place))

    def _work(self, file: Path, one: HandIn, handed: HandedSource) -> Work:
        source = self._source(handed)
        reference = self.reference(source)
        self._know_codes(handed)
        codings = [
            self._coding(source, number, said.code, said.start, said.end)
            for number, said in enumerate(handed.codings, 1)
        ]
        disputed = [
            (said, self._coding(source, 0, said.code, said.start, said.end))
            for said in handed.disputes
        ]
        return Work(
            file=file,
            written_at=one.written_at,
            student=one.student,
            source=source,
            blind=handed.blind and all(said.origin == "human" for said in handed.codings),
            codings=codings,
            disputes=[
                Disputed(
                    student=one.student,
                    code=self._book.by_id[coding.code_id],
                    quote=self._quoter.quote(source, coding.start, coding.end),
                    of_reference=said.of_reference,
                    note=said.note,
                    reference=tuple(c for c in reference if c.segment.overlaps(coding.segment)),
                )
                for said, coding in disputed
            ],
        )

    def _source(self, handed: HandedSource) -> Source:
        """The source with the same text, whatever it is called here now."""
        same = [source for source in self._sources if source.text_sha256 == handed.sha256]
        named = [source for source in self._sources if source.name == handed.name]
        if same:
            return next((source for source in same if source in named), same[0])
        if named:
            raise Refused(
                msg("it was coded on another version of the text."),
                msg("Give the student this project's text; offsets of another mean nothing here."),
            )
        raise Refused(
            msg("this project has no such source."),
            msg("Collect in the project of which the students have copies."),
        )

    def reference(self, source: Source) -> list[Coding]:
        """What the reference has in a source."""
        if source.id not in self._of_reference:
            if self._project.sources.state(source).hides_others:
                raise Refused(
                    msg("You code this source blind yourself."),
                    msg("Finish it first, or collect under another name."),
                )
            coder = self._references.one(source)
            found = self._project.codings.select(sources=[source], coder_ids=[coder.id])
            self._of_reference[source.id] = found
        return self._of_reference[source.id]

    def _know_codes(self, handed: HandedSource) -> None:
        known = self._book.by_slug
        said = [one.path for one in handed.codings if one.code not in known]
        said += [one.code for one in handed.disputes if one.code not in known]
        if unknown := sorted(set(said)):
            more = ["…"] if len(unknown) > _NAMED else []
            raise Refused(
                msg("the codebook has no: {codes}.", codes=[*unknown[:_NAMED], *more]),
                msg("Have the codebook say the same as the students' copies, and collect again."),
            )

    def _coding(self, source: Source, number: int, code: str, start: int, end: int) -> Coding:
        if end > len(self._project.sources.text(source).content):
            raise Refused(
                msg("characters {start} to {end} lie beyond the end of the text.",
                    start=start, end=end),
                msg("Have the student hand in again, and change nothing in the file."),
            )  # fmt: skip
        code_id = self._book.by_slug[code].id
        return Coding(number, "", source.id, start, end, code_id, 0)
