"""One source as it lies before the coder: its text, her codings and others', letters, memos.

Plain values; what is drawn of them is the transcript's affair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcoder_net.i18n import current_language
from qualcoder_net.model import Code, Codebook, Coding, Source, Span, Speaker, Turn
from qualcoder_net.tui.widgets.lanes import Mark, Stripe
from qualcoder_net.tui.widgets.layout import TranscriptView

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

MEMO = "✎"
_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Difference:
    """What a fresh look found: codings new or changed, codings gone, other turns or speakers."""

    changed: list[Coding] = field(default_factory=list)
    gone: list[Coding] = field(default_factory=list)
    is_other_view: bool = False

    @property
    def spans(self) -> list[Span]:
        return [(coding.start, coding.end) for coding in (*self.changed, *self.gone)]


class Desk:
    """A source that is open. `codings` are by id, as far as this coder may see them."""

    def __init__(self, project: Project, source: Source, book: Codebook) -> None:
        self._project = project
        self.source = source
        self.book = book
        self.letters: dict[int, str] = {}
        self.codings: dict[int, Coding] = {}
        self.with_memo: set[int] = set()
        self.view = self._read_view()
        self._read_coders()
        self._take(project.codings.of_source(source))
        self._read_memos()

    # --- reading --------------------------------------------------------------------------------

    def _read_view(self) -> TranscriptView:
        sources = self._project.sources
        turns = sources.turns(self.source)
        return TranscriptView(
            sources.text(self.source).content,
            turns,
            {speaker.id: speaker for speaker in sources.speakers(self.source)},
            sources.sentences(self.source, turns),
        )

    def _read_coders(self) -> None:
        me = self._project.me()
        self.my_id = me.id if me else None
        self.coders = {coder.id: coder.name for coder in self._project.coders.all()}

    def _read_memos(self) -> None:
        memos = self._project.memos.all()
        self.with_memo = {memo.coding_id for memo in memos if memo.coding_id in self.codings}
        self.has_memo = any(memo.source_id == self.source.id for memo in memos)

    def _take(self, codings: Iterable[Coding]) -> None:
        self.codings = {coding.id: coding for coding in codings}
        for code_id in sorted({coding.code_id for coding in self.codings.values()}):
            self.letter(code_id)

    def look_again(self, book: Codebook) -> Difference:
        """Take in what has changed since, and say what it was."""
        before, view, codes = self.codings, self.view, self.book.by_id
        self.book = book
        self._read_coders()
        self._take(self._project.codings.of_source(self.source))
        self._read_memos()
        fresh = self._read_view()
        is_other_view = (fresh.turns, fresh.speakers) != (view.turns, view.speakers)
        if is_other_view:
            self.view = fresh
        redrawn = {c.id for c in book.codes if _looks(c) != _looks(codes.get(c.id))}
        return Difference(
            [c for c in self.codings.values() if c != before.get(c.id) or c.code_id in redrawn],
            [coding for coding in before.values() if coding.id not in self.codings],
            is_other_view,
        )

    # --- one coding -----------------------------------------------------------------------------

    def add(self, coding: Coding) -> None:
        """A coding this coder has just made, or its other borders."""
        if self.my_id is None:
            self._read_coders()
        self.codings[coding.id] = coding

    def drop(self, coding: Coding) -> None:
        self.codings.pop(coding.id, None)
        self.with_memo.discard(coding.id)

    def is_own(self, coding: Coding) -> bool:
        return coding.coder_id == self.my_id

    def is_question(self, coding: Coding) -> bool:
        """Whether it says what was asked: all of it is an interviewer's."""
        turn, speaker = self.turn_at(coding.start), self.speaker_at(coding.start)
        return bool(turn and speaker and speaker.is_interviewer and coding.end <= turn.end)

    def code_of(self, coding: Coding) -> Code | None:
        return self.book.by_id.get(coding.code_id)

    def coder_of(self, coding: Coding) -> str:
        return self.coders.get(coding.coder_id, "?")

    def letter(self, code_id: int) -> str:
        """The letter of a code's stripes: its key, else the first free letter of its label.

        It stays as long as the source is open; two codes share one only when all are taken.
        """
        if code_id not in self.letters:
            code = self.book.by_id.get(code_id)
            self.letters[code_id] = self._free_letter(code) if code else "?"
        return self.letters[code_id]

    def _free_letter(self, code: Code) -> str:
        label = [sign for sign in code.name(current_language()).lower() if sign.isalpha()]
        keys = {other.key for other in self.book.codes if other.id != code.id}
        taken = {*self.letters.values(), *keys}
        wished: list[str] = [code.key] if code.key else []
        possible: list[str] = [*wished, *label, *_ALPHABET]
        return next((letter for letter in possible if letter not in taken), possible[0])

    def stripe(self, coding: Coding) -> Stripe:
        code = self.code_of(coding)
        return Stripe(
            coding.id,
            coding.start,
            coding.end,
            code.colour if code else "#808080",
            self.letter(coding.code_id),
            code.name(current_language()) if code else "?",
            self.is_own(coding),
        )

    def stripes(self) -> list[Stripe]:
        return [self.stripe(coding) for coding in self.codings.values()]

    def memo_marks(self) -> list[Mark]:
        """A pen where a coding with a memo begins; it covers no text."""
        starts = sorted({self.codings[coding_id].start for coding_id in self.with_memo})
        return [Mark(start, start, MEMO) for start in starts]

    # --- places ---------------------------------------------------------------------------------

    def turn_at(self, offset: int) -> Turn | None:
        turns = self.view.turns
        i = bisect_right(turns, offset, key=lambda turn: turn.start) - 1
        return turns[i] if i >= 0 and offset < turns[i].end else None

    def speaker_at(self, offset: int) -> Speaker | None:
        turn = self.turn_at(offset)
        return self.view.speaker_of(turn) if turn else None

    def words_in(self, start: int, end: int) -> int:
        return len(self.view.text[start:end].split())


def _looks(code: Code | None) -> tuple[object, ...]:
    """What of a code shows in its stripes."""
    return () if code is None else (code.colour, code.key, *code.label.items())
