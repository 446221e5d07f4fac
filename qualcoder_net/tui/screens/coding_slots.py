"""The nine slots: which code a digit stands for. Once filled, a slot keeps its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcoder_net.model import Code, Codebook

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

NUMBERS = range(1, 10)


class Slots:
    """A coder's slots in one project. A code whose key is a digit is pinned to it by the book.

    The first use of a code fills the next free slot; nothing moves by itself after that.
    """

    def __init__(self, project: Project, book: Codebook) -> None:
        self._project = project
        self._guids: dict[str, str] = dict(project.preference("slots", {}))
        self.set_book(book)

    def set_book(self, book: Codebook) -> None:
        by_guid = {code.guid: code for code in book.codes}
        pinned = {int(code.key): code for code in book.codes if code.key in set("123456789")}
        mine = {int(n): by_guid[guid] for n, guid in self._guids.items() if guid in by_guid}
        taken = {code.id for code in pinned.values()}
        self.codes = {n: code for n, code in mine.items() if code.id not in taken} | pinned

    def number_of(self, code: Code) -> int | None:
        return next((n for n, other in self.codes.items() if other.id == code.id), None)

    def note_use(self, code: Code) -> int | None:
        """Give a code that is used for the first time the next free slot; which, if it was so."""
        if self.number_of(code) is not None:
            return None
        free = next((n for n in NUMBERS if n not in self.codes), None)
        if free is not None:
            self.put(free, code)
        return free

    def put(self, number: int, code: Code | None) -> None:
        """Let a slot stand for a code (which leaves its other slot), or for none."""
        self.codes = {
            n: other
            for n, other in self.codes.items()
            if n != number and (code is None or other.id != code.id)
        }
        if code is not None:
            self.codes[number] = code
        self._guids = {str(n): other.guid for n, other in sorted(self.codes.items())}
        self._project.set_preference("slots", self._guids)

    def marks(self, book: Codebook) -> dict[int, str]:
        """What stands before a code: its slot, else its key after an apostrophe; by code id."""
        marks = {code.id: f"'{code.key}" for code in book.codes if code.key}
        return marks | {code.id: str(n) for n, code in self.codes.items()}
