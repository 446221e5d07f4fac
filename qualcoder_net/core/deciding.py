"""Within an act: what deciding on a suggestion writes, and what it refuses."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import ColumnElement, select

from qualcoder_net.core.codings import delete_codings, enter_coding, fingerprint, trimmed
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import current_language, msg
from qualcoder_net.model import Code, Coding, Segment, Source, Span, Verdict
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid, now

if TYPE_CHECKING:
    from qualcoder_net.store.recorder import Recorder


class Suggested(Protocol):
    """What a decision must know of a suggestion. `score` is in 0–1; `model` names what made it."""

    @property
    def source(self) -> Source: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def code(self) -> Code: ...
    @property
    def score(self) -> float: ...
    @property
    def state(self) -> str: ...
    @property
    def model(self) -> str: ...


class Deciding:
    """The decision of the coder at work on one suggestion; *content* is the text it is on."""

    def __init__(self, act: Recorder, suggestion: Suggested, content: str) -> None:
        self._act, self._suggestion, self._content = act, suggestion, content
        _refuse_replaced(act, suggestion.source)
        start, end = trimmed(content, suggestion.start, suggestion.end)
        self._place = {
            "source_id": suggestion.source.id,
            "start": start,
            "end": end,
            "code_id": suggestion.code.id,
            "coder_id": act.coder_id,
        }

    def accept(self, borders: Span | None, seconds: float | None) -> Coding:
        """The coding that the suggestion becomes."""
        self._refuse_accepted()
        suggestion = self._suggestion
        start, end = trimmed(self._content, *(borders or (suggestion.start, suggestion.end)))
        coding = enter_coding(
            self._act,
            Segment(suggestion.source.id, start, end),
            fingerprint(self._content[start:end]),
            suggestion.code.id,
            origin="suggestion",
        )
        self._enter("accepted", seconds, coding.id)
        return coding

    def reject(self, seconds: float | None) -> None:
        delete_codings(self._act, *self._accepted())
        self._enter("rejected", seconds)

    def skip(self, seconds: float | None) -> None:
        self._refuse_accepted()
        self._enter("skipped", seconds)

    def _enter(self, verdict: Verdict, seconds: float | None, coding_id: int | None = None) -> None:
        """The decision's row: a new one, or what was decided before made anew."""
        said: dict[str, Any] = {
            "verdict": verdict,
            "score": _measure(self._suggestion.score, at_most=1),
            "state": self._suggestion.state,
            "model": self._suggestion.model,
            "coding_id": coding_id,
            "seconds": None if seconds is None else _measure(seconds),
            "decided_at": now(),
        }
        rows, place = schema.decisions, self._place
        before = self._act.connection.scalar(select(rows.c.id).where(*self._here()))
        if before is not None:
            self._act.update(rows, before, **said)
            return
        mark = fingerprint(self._content[place["start"] : place["end"]])
        self._act.insert(rows, guid=new_guid(), fingerprint=mark, **place, **said)

    def _accepted(self) -> list[int]:
        """The id of the coding that accepting the suggestion made, if it is still there."""
        codings, rows = schema.codings, schema.decisions
        query = select(codings.c.id).join(rows, rows.c.coding_id == codings.c.id)
        return [*self._act.connection.scalars(query.where(*self._here()))]

    def _here(self) -> list[ColumnElement[bool]]:
        """What tells the decision from others."""
        return [schema.decisions.c[name] == value for name, value in self._place.items()]

    def _refuse_accepted(self) -> None:
        if self._accepted():
            raise Refused(
                msg(
                    "You have accepted this suggestion of “{code}” already.",
                    code=self._suggestion.code.name(current_language()),
                ),
                msg("Change the borders of its coding, or remove it."),
            )


def _refuse_replaced(act: Recorder, source: Source) -> None:
    """A suggestion on another text than the source has now would lie on other words."""
    sources = schema.sources.c
    text_id = act.connection.scalar(select(sources.text_id).where(sources.id == source.id))
    if text_id != source.text_id:
        raise Refused(
            msg("“{source}” has been replaced or removed since.", source=source.name),
            msg("Ask for suggestions anew."),
        )


def _measure(value: float, at_most: float | None = None) -> float:
    """A number that every database keeps alike."""
    plain = round(float(value), 6)
    if not isfinite(plain) or plain < 0 or (at_most is not None and plain > at_most):
        raise ValueError(f"{value} is no score or time")
    return plain
