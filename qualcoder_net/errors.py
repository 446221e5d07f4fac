"""Errors a user can act on: each says what happened and what to do next."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from qualcoder_net.i18n import Message, msg


class QualcoderError(Exception):
    """Something the user asked for could not be done; nothing was changed.

    `what` says what happened (naming file and place), `remedy` what to do next.
    """

    def __init__(self, what: Message, remedy: Message | None = None) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        # errors travel between processes, past constructors of many shapes
        return _unpickled, (type(self), self.__dict__)

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}" if self.remedy else str(self.what)


def _unpickled(kind: type[QualcoderError], state: dict[str, object]) -> QualcoderError:
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


class FileError(QualcoderError):
    """A file from outside could not be read or written. `place` is a line, page, entry or field."""

    def __init__(
        self,
        file: Path | str,
        what: Message,
        remedy: Message | None = None,
        *,
        place: Message | None = None,
    ) -> None:
        super().__init__(what, remedy)
        self.file = Path(file)
        self.place = place

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else str(self.file)
        return f"{where}: {super().__str__()}"


class FileExists(FileError):
    """A file that would be written is there already; the user may want it replaced."""

    def __init__(self, file: Path | str) -> None:
        super().__init__(
            file,
            msg("this file already exists."),
            msg("Choose another name, or have it replaced."),
        )


_FEW = 12  # names that can be listed in an error


class NotFound(QualcoderError):
    """A name that the project does not know; suggests the nearest known one, else the few known."""

    def __init__(self, what: Message, name: str, known: Iterable[str]) -> None:
        known = [*known]
        remedy = None
        if near := nearest(name, known):
            remedy = msg("Did you mean “{near}”?", near=near)
        elif 0 < len(known) <= _FEW:
            remedy = msg("Known here: {names}.", names=known)
        super().__init__(what, remedy)


class CodeNotFound(NotFound):
    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(msg("No code “{name}”.", name=name), name, known)


class SourceNotFound(NotFound):
    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(msg("No source “{name}”.", name=name), name, known)


class CaseNotFound(NotFound):
    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(msg("No case “{name}”.", name=name), name, known)


class CoderNotFound(NotFound):
    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(msg("No coder “{name}”.", name=name), name, known)


class AttributeNotFound(NotFound):
    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        super().__init__(msg("No attribute “{name}”.", name=name), name, known)


class Refused(QualcoderError):
    """The request contradicts the project: a duplicate, an impossible move, an empty selection."""


class SomeUnreadable(Refused):
    """Some of the files to import cannot be read; the user may want the others all the same."""


class SeveralAnalysts(Refused):
    """Several analysts have coded, so whose codings count must be said."""


class SeveralReferences(Refused):
    """Several coders could be the reference to practise against, so it must be said who is."""


class HasOtherRole(Refused):
    """A coder who has coded in another role cannot practise under the same name."""


class Conflict(QualcoderError):
    """A row is no longer what the journal says it was, so replaying would lose someone's work."""


class ProjectError(QualcoderError):
    """The project itself cannot be opened, written or trusted."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like *name*, ignoring case, or None when nothing is near."""
    by_folded = {other.casefold(): other for other in known}
    found = difflib.get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
