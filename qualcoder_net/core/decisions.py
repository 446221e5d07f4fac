"""Decisions on suggestions: accept, reject or skip, each as one act; and what was decided.

A suggestion is no coding until a coder accepts it. Then the coding has the origin “suggestion”, and
the decision beside it keeps score, model and time. Taking such a coding away later does not make
it a rejection: she may have coded the place otherwise. The decision then says `taken_back`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from qualcoder_net.core.blindness import blind_sources, visible
from qualcoder_net.core.deciding import Deciding, Suggested
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, current_language, msg, nmsg
from qualcoder_net.model import Code, Coding, Decision, Segment, Source, Span, Verdict, same_place
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.decision_figures import DecisionReport
    from qualcoder_net.core.project import Project

__all__ = ["Decisions", "Suggested", "rejected_among"]

_NAMED = 5  # of several codes or sources in a summary


class Decisions:
    def __init__(self, project: Project) -> None:
        self._project = project

    # --- acts ---

    def accept(
        self, suggestion: Suggested, *, borders: Span | None = None, seconds: float | None = None
    ) -> Coding:
        """Make a suggestion a coding, with other *borders* if wanted.

        This and all decisions replace what the coder decided on the same segment and code before.
        Raises Refused when she codes the source blind, has coded the segment so already, or its
        text is another by now.
        """
        (coding,) = self._accept([suggestion], borders, seconds)
        return coding

    def accept_all(self, suggestions: Sequence[Suggested]) -> list[Coding]:
        """Accept several in one act: all of them or, when one cannot be, none."""
        return self._accept(suggestions, None, None)

    def reject(self, suggestion: Suggested, *, seconds: float | None = None) -> None:
        """Say that a suggestion is wrong. One accepted before loses its coding, with its memos."""
        (content,) = self._contents([suggestion])
        with self._project.journal.operation("reject") as act:
            Deciding(act, suggestion, content).reject(seconds)
            act.summary = msg(
                "Rejected the suggestion of “{code}” in “{source}”",
                code=suggestion.code.name(current_language()),
                source=suggestion.source.name,
            )

    def skip(self, suggestion: Suggested, *, seconds: float | None = None) -> None:
        """Leave a suggestion undecided, and remember that."""
        (content,) = self._contents([suggestion])
        with self._project.journal.operation("skip") as act:
            Deciding(act, suggestion, content).skip(seconds)
            act.summary = msg(
                "Skipped the suggestion of “{code}” in “{source}”",
                code=suggestion.code.name(current_language()),
                source=suggestion.source.name,
            )

    def _accept(
        self, suggestions: Sequence[Suggested], borders: Span | None, seconds: float | None
    ) -> list[Coding]:
        contents = self._contents(suggestions)
        with self._project.journal.operation("accept") as act:
            codings = [
                Deciding(act, suggestion, content).accept(borders, seconds)
                for suggestion, content in zip(suggestions, contents, strict=True)
            ]
            act.summary = _accepted(suggestions)
        return codings

    def _contents(self, suggestions: Sequence[Suggested]) -> list[str]:
        """The text that each suggestion is on; refused where the coder may see none yet."""
        hidden = blind_sources(self._project)
        for one in suggestions:
            if one.source.id in hidden:
                raise Refused(
                    msg("You are coding “{source}” blind.", source=one.source.name),
                    msg("Finish it first; then you may see suggestions."),
                )
        return [self._project.sources.text(one.source).content for one in suggestions]

    # --- reading ---

    def all(
        self,
        *,
        sources: Collection[Source] | None = None,
        coder_ids: Collection[int] | None = None,
        verdicts: Collection[Verdict] | None = None,
    ) -> list[Decision]:
        """Decisions that meet every given filter, by source and place.

        Others' in sources that the coder at work codes blind are left out.
        """
        rows = schema.decisions.c
        query = select(*_COLUMNS).select_from(_WITH_CODINGS)
        query = query.where(visible(self._project, schema.decisions))
        for column, wanted in (
            (rows.source_id, None if sources is None else [source.id for source in sources]),
            (rows.coder_id, coder_ids),
            (rows.verdict, verdicts),
        ):
            if wanted is not None:
                query = query.where(column.in_(wanted))
        query = query.order_by(rows.source_id, rows.start, rows.end, rows.id)
        with self._project.store.reading() as connection:
            return [Decision(*row) for row in connection.execute(query)]

    def of_source(self, source: Source, *, only_mine: bool = False) -> list[Decision]:
        """The decisions in a source in text order."""
        me = self._project.me()
        mine = [me.id if me else 0] if only_mine else None
        return self.all(sources=[source], coder_ids=mine)

    def rejected(
        self,
        source: Source,
        code: Code,
        start: int,
        end: int,
        *,
        coder_ids: Collection[int] | None = None,
    ) -> bool:
        """Whether one of these coders (default: anyone) rejected the code for this segment.

        Rejections keep when borders shift: as `rejected_among` has it.
        """
        found = self.all(sources=[source], coder_ids=coder_ids, verdicts=["rejected"])
        return rejected_among(found, Segment(source.id, start, end), code.id)

    def by_coding(self) -> dict[int, Decision]:
        """How codings came about that were suggestions, by coding id."""
        return {
            decision.coding_id: decision
            for decision in self.all(verdicts=["accepted"])
            if decision.coding_id is not None
        }

    def report(self) -> DecisionReport:
        """How coders decided, as far as the coder at work may see it."""
        from qualcoder_net.core.decision_figures import decision_report

        return decision_report(self._project)


def rejected_among(decisions: Iterable[Decision], segment: Segment, code_id: int) -> bool:
    """Whether the code was rejected for a segment, or one that shares half of the shorter of both.

    It says nothing of codings: who rejected and later coded the place by hand did both.
    """
    return any(
        decision.verdict == "rejected"
        and decision.code_id == code_id
        and decision.source_id == segment.source_id
        and same_place((decision.start, decision.end), (segment.start, segment.end))
        for decision in decisions
    )


def _accepted(suggestions: Sequence[Suggested]) -> Message:
    codes = [*dict.fromkeys(one.code.name(current_language()) for one in suggestions)]
    sources = [*dict.fromkeys(one.source.name for one in suggestions)]
    if len(codes) == len(sources) == 1:
        return nmsg(
            "Accepted the suggestion of “{code}” in “{source}”",
            "Accepted {n} suggestions of “{code}” in “{source}”",
            n=len(suggestions),
            code=codes[0],
            source=sources[0],
        )
    return msg(
        "Accepted {n} suggestions of {codes} in {sources}",
        n=len(suggestions), codes=_few(codes), sources=_few(sources),
    )  # fmt: skip


def _few(names: list[str]) -> list[str]:
    return names if len(names) <= _NAMED else [*names[:_NAMED], "…"]


_WITH_CODINGS = schema.decisions.outerjoin(
    schema.codings, schema.decisions.c.coding_id == schema.codings.c.id
)
# in the order of a Decision's fields
_COLUMNS = (
    *(schema.decisions.c[name] for name in (
        "id", "guid", "source_id", "start", "end", "code_id", "coder_id", "verdict", "score",
        "state", "model",
    )),
    schema.codings.c.id,
    schema.decisions.c.seconds,
    schema.decisions.c.decided_at,
)  # fmt: skip
