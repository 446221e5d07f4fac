"""What stands in the panes beside the transcript: sources by case, codes with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING

from qualcoder_net.core.sources import SourceState
from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Case, Code, Source
from qualcoder_net.tui.screens.coding_desk import MEMO
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.outline import Row

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

FINISHED = "✓"
_NO_CASE = 0


class Overview:
    """The project around the open source.

    `counts` are codings by code id, `own` the coder's by source id: empty until they have been
    counted, kept up with her own acts from then on (`acts` tells how many of these there were).
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.counts: Counter[int] = Counter()
        self.own: Counter[int] = Counter()
        self.acts = 0
        self.read()

    def read(self) -> None:
        project = self._project
        self.sources = project.sources.all()
        self.states = project.sources.states()
        self.cases = project.cases.all()
        self.members = project.cases.members()
        self.book = project.codebook.tree()
        memos = project.memos.all()
        self._memo_codes = {memo.code_id for memo in memos}
        self._memo_sources = {memo.source_id for memo in memos}
        self._memo_cases = {memo.case_id for memo in memos}

    def count(self) -> tuple[Counter[int], Counter[int]]:
        """Codings by code id, and the coder's own by source id; called in a thread."""
        codings = self._project.codings
        return Counter(codings.counts()), Counter(codings.own_counts())

    def counted(self, code_id: int, source_id: int, by: int, *, own: bool) -> None:
        self.acts += 1
        self.counts[code_id] += by
        if own:
            self.own[source_id] += by

    # --- sources --------------------------------------------------------------------------------

    def source_order(self) -> list[Source]:
        """The sources in the order of the pane, each once."""
        by_id = {source.id: source for source in self.sources}
        seen = dict.fromkeys(row.key[1] for row in self.source_rows() if isinstance(row.key, tuple))
        return [by_id[source_id] for source_id in seen if source_id in by_id]

    def source_rows(self, open_id: int | None = None) -> list[Row]:
        """Keys: case id for a case, (case id, source id) for a source."""
        by_id = {source.id: source for source in self.sources}
        of_case: dict[int, dict[int, None]] = {case.id: {} for case in self.cases}
        for member in self.members:
            of_case.setdefault(member.case_id, {})[member.source_id] = None
        placed = {source_id for ids in of_case.values() for source_id in ids}
        loose = [source for source in self.sources if source.id not in placed]
        if not self.cases:
            return [self._source_row(_NO_CASE, source, 0, open_id) for source in loose]
        rows: list[Row] = []
        for case in self.cases:
            rows.append(self._case_row(case))
            found = [by_id[source_id] for source_id in of_case[case.id] if source_id in by_id]
            rows += [self._source_row(case.id, source, 1, open_id) for source in found]
        if loose:
            rows.append(Row(_NO_CASE, _("without a case"), quiet=True))
            rows += [self._source_row(_NO_CASE, source, 1, open_id) for source in loose]
        return rows

    def rows_of_open(self, rows: Iterable[Row], source: Source) -> dict[Hashable, Row]:
        """Those of *rows* that stand for the open source, as they should be now."""
        return {
            row.key: self._source_row(row.key[0], source, row.depth, source.id)
            for row in rows
            if isinstance(row.key, tuple) and row.key[1] == source.id
        }

    def _case_row(self, case: Case) -> Row:
        return Row(case.id, shown(case.name), right=MEMO if case.id in self._memo_cases else "")

    def _source_row(self, case_id: int, source: Source, depth: int, open_id: int | None) -> Row:
        state = self.states.get(source.id, SourceState())
        count = str(self.own[source.id] or "")
        marks = (
            MEMO if source.id in self._memo_sources else "",
            count,
            FINISHED if state.finished else " ",
        )
        return Row(
            (case_id, source.id),
            shown(source.name),
            depth,
            right=" ".join(mark for mark in marks if mark),
            quiet=state.finished,
            current=source.id == open_id,
        )

    # --- codes ----------------------------------------------------------------------------------

    def code_rows(self, marks: Mapping[int, str]) -> list[Row]:
        """Keys: code ids. A count takes in the codes beneath."""
        totals = self._totals()
        return [
            self.code_row(code, depth, marks, totals[code.id]) for depth, code in self.book.walk()
        ]

    def changed_code_rows(self, code: Code, marks: Mapping[int, str]) -> dict[object, Row]:
        """The rows of a code and those above it, after something happened to its count."""
        totals = self._totals()
        line = [*self.book.ancestors(code), code]
        return {c.id: self.code_row(c, n, marks, totals[c.id]) for n, c in enumerate(line)}

    def code_row(self, code: Code, depth: int, marks: Mapping[int, str], total: int) -> Row:
        memo = f"{MEMO} " if code.id in self._memo_codes else ""
        return Row(
            code.id,
            shown(code.name(current_language())),
            depth,
            lead=f"▌{marks.get(code.id, '')} ",
            right=f"{memo}{total or ''}",
            colour=code.colour,
        )

    def _totals(self) -> Counter[int]:
        totals: Counter[int] = Counter()
        for code in self.book.codes:
            if count := self.counts.get(code.id):
                for above in (*self.book.ancestors(code), code):
                    totals[above.id] += count
        return totals
