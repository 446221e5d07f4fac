"""Where a command answers: results on stdout, as text or JSON; all else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qualcoder_net.cli.options import Options
from qualcoder_net.cli.safe import cut, harmless, one_line, padded, width
from qualcoder_net.cli.terminal import complain, progress_line, terminal_width
from qualcoder_net.errors import QualcoderError, Refused
from qualcoder_net.i18n import Message, _, msg

if TYPE_CHECKING:
    from pathlib import Path

    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Operation

Record = Mapping[str, Any]

_GAP = "  "
_NARROWEST = 10  # to how few columns a cell may be cut


class Console:
    """A command's answer. With --json only records are told; without it only lines and tables."""

    def __init__(self, options: Options) -> None:
        self.options = options

    # --- results, on stdout ---

    def answer(self, records: Iterable[Record], lines: Iterable[Message | str] = ()) -> None:
        """Records for programs, or the same in lines for people."""
        progress_line.clear()
        if self.options.json:
            _write([json.dumps(list(records), ensure_ascii=False, indent=1, default=_plain)])
        else:
            _write(harmless(str(line)) for line in lines)

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

    def wrote(self, file: Path, notes: Sequence[Message]) -> None:
        """Tell that a report stands in a file, and what to know of it."""
        record = {"file": str(file), "notes": [str(note) for note in notes]}
        self.answer([record], [msg("Wrote {file}.", file=file), *notes])

    # --- messages, on stderr ---

    def note(self, message: Message | str) -> None:
        complain(str(message))

    def progress(self, done: int, total: int, what: str) -> None:
        """A Report for whoever waits."""
        progress_line.show(done, total, what)

    def confirm(self, question: Message | str, *, yes: bool) -> None:
        """Go on only when the user says yes, or has said so with --yes. Raises Refused."""
        if not yes and self._ask(f"{question} {_('[y/N]')} ").casefold() not in _YES:
            raise Refused(msg("Nothing was done."))

    def confirm_by_name(self, question: Message | str, name: str, *, yes: bool) -> None:
        """Go on only when the user types *name*, for what can never be undone."""
        if not yes and self._ask(f"{question} ") != name:
            raise Refused(msg("That is not its name. Nothing was done."))

    def _ask(self, question: str) -> str:
        print(harmless(question), end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer:
            complain("")
            raise Refused(
                msg("Nobody answered, so nothing was done."), msg("Answer beforehand with --yes.")
            )
        return answer.strip()


_YES = {"y", "yes", "j", "ja"}


def _write(lines: Iterable[str]) -> None:
    """Lines on stdout; a full disk behind it is told like any other error."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise QualcoderError(
            msg("The answer cannot be written: {reason}.", reason=error.strerror or error),
            msg("What was asked has been done; only its telling failed."),
        ) from error


def aligned(
    records: Sequence[Record],
    headings: Mapping[str, str],
    columns: int | None,
    figures: Collection[str] = (),
) -> Iterator[str]:
    """The records as lines with aligned cells, numbers at the right; the widest are cut to fit.

    *figures* are keys of numbers that come as text.
    """
    if not records:
        return
    right = {k for k in headings if all(_is_number(r.get(k)) for r in records)} | {*figures}
    rows = [{key: one_line(_shown(r.get(key))) for key in headings} for r in records]
    rows.insert(0, dict(headings))
    widths = {key: max(width(row[key]) for row in rows) for key in headings}
    if columns:
        _narrow(widths, columns - len(_GAP) * (len(headings) - 1))
    for row in rows:
        cells = (
            padded(cut(row[key], widths[key]), widths[key], right=key in right) for key in headings
        )
        yield _GAP.join(cells).rstrip()


def _narrow(widths: dict[str, int], room: int) -> None:
    """Take from the widest, column by column, until all fit or none can be narrower."""
    while sum(widths.values()) > room:
        widest = max(widths, key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            return
        widths[widest] -= 1


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
