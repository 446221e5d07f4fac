"""Where a command answers: results on stdout, as text or JSON; all else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from shutil import get_terminal_size
from time import monotonic
from typing import TYPE_CHECKING, Any

import typer

from qualcoder_net.cli.options import Options
from qualcoder_net.cli.safe import cut, harmless, one_line, padded, width
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, _, msg

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Operation

Record = Mapping[str, Any]

_SECONDS_BETWEEN = 0.1
_GAP = "  "


class Console:
    """A command's answer. With --json only records are told; without it only lines and tables."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._progress_at = 0.0
        self._progress_width = 0

    # --- results, on stdout ---

    def answer(self, records: Iterable[Record], lines: Iterable[Message | str] = ()) -> None:
        """Records for programs, or the same in lines for people."""
        self._clear_progress()
        if self.options.json:
            said = json.dumps(list(records), ensure_ascii=False, indent=1, default=_plain)
            typer.echo(said)
            return
        for line in lines:
            typer.echo(harmless(str(line)))

    def table(
        self,
        records: Sequence[Record],
        headings: Mapping[str, str],
        *,
        shown: Sequence[Record] | None = None,
        empty: Message | str = "",
    ) -> None:
        """Records as a table of the keys in *headings*; *empty* is said when there are none.

        *shown* are the same records as people want to read them, where that differs.
        """
        rows = records if shown is None else shown
        self.answer(records, aligned(rows, headings, terminal_width()))
        if not records and empty:
            self.note(empty)

    @contextmanager
    def act(self, project: Project, **more: Any) -> Iterator[dict[str, Any]]:
        """Around a coder's act: afterwards tell what the history says she did.

        *more*, and what the block adds to it, are keys of each record.
        """
        before = project.journal.revision()
        yield more
        self.told(_acts_since(project, before), more)

    def told(self, acts: Sequence[Operation], more: Record | None = None) -> None:
        """Tell acts as the history does."""
        records = [{"operation": a.id, "summary": str(a.summary), **(more or {})} for a in acts]
        self.answer(records, [act.summary for act in acts])
        if not acts:
            self.note(msg("Nothing changed."))

    # --- messages, on stderr ---

    def note(self, message: Message | str) -> None:
        self._clear_progress()
        typer.echo(harmless(str(message)), err=True)

    def progress(self, done: int, total: int, what: str) -> None:
        """A Report, shown in one line that is written over, at most ten times a second."""
        if not sys.stderr.isatty() or monotonic() - self._progress_at < _SECONDS_BETWEEN:
            return
        self._progress_at = monotonic()
        line = cut(one_line(f"{done}/{total} {what}"), get_terminal_size().columns - 1)
        self._clear_progress()
        self._progress_width = width(line)
        sys.stderr.write(line)
        sys.stderr.flush()

    def confirm(self, question: Message | str, *, yes: bool) -> None:
        """Go on only when the user says yes, or has said so with --yes. Raises Refused."""
        if not yes and self._ask(f"{question} {_('[y/N]')} ").casefold() not in _YES:
            raise Refused(msg("Nothing was done."))

    def confirm_by_name(self, question: Message | str, name: str, *, yes: bool) -> None:
        """Go on only when the user types *name*, for what can never be undone."""
        if not yes and self._ask(f"{question} ") != name:
            raise Refused(msg("That is not its name. Nothing was done."))

    def _ask(self, question: str) -> str:
        typer.echo(harmless(question), err=True, nl=False)
        answer = sys.stdin.readline()
        if not answer:
            typer.echo("", err=True)
            raise Refused(
                msg("Nobody answered, so nothing was done."), msg("Answer beforehand with --yes.")
            )
        return answer.strip()

    def _clear_progress(self) -> None:
        if self._progress_width:
            sys.stderr.write("\r" + " " * self._progress_width + "\r")
            sys.stderr.flush()
            self._progress_width = 0


_YES = {"y", "yes", "j", "ja"}


def terminal_width() -> int | None:
    """The columns of the terminal; None when the answer goes into a file or another program."""
    return get_terminal_size().columns if sys.stdout.isatty() else None


def aligned(
    records: Sequence[Record], headings: Mapping[str, str], columns: int | None
) -> Iterator[str]:
    """The records as lines with aligned cells, numbers at the right, the last one cut to fit."""
    if not records:
        return
    right = {k for k in headings if all(_is_number(r.get(k)) for r in records)}
    rows = [{key: one_line(_shown(r.get(key))) for key in headings} for r in records]
    rows.insert(0, dict(headings))
    last = list(headings)[-1]
    widths = {key: max(width(row[key]) for row in rows) for key in headings}
    taken = sum(widths[key] + len(_GAP) for key in headings if key != last)
    for row in rows:
        if columns:
            row[last] = cut(row[last], max(20, columns - taken))
        cells = (padded(row[key], widths[key], right=key in right) for key in headings)
        yield _GAP.join(cells).rstrip()


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def _plain(value: Any) -> Any:
    """Values of other libraries as JSON knows them."""
    return value.item() if hasattr(value, "item") else str(value)


def _acts_since(project: Project, revision: int) -> list[Operation]:
    mine = project.history(coder=project.journal.coder_name, limit=100)
    return [act for act in reversed(mine) if act.id > revision]
