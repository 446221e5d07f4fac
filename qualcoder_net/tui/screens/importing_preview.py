"""What an import understands of a file, in words: before it is brought in, and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from qualcoder_net.core.understood import already_here, facts, remarks
from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import _, ngettext
from qualcoder_net.tui.widgets.cells import fitted, shown, width_of

if TYPE_CHECKING:
    from qualcoder_net.core.importing import Imported, ImportResult, Prepared

_TURNS = 40  # of the beginning, in the preview


def preview_of(one: Prepared, twin: str | None, width: int) -> Content:
    """The file as it would be imported: facts, warnings, and its first turns in *width* cells."""
    from qualcoder_net.core.importing import understood

    known = understood(one, one.name)
    lines = [Content.styled(shown(one.name), "bold"), Content.styled(one.wanted.file.name, _DIM)]
    lines += [Content(""), *_facts(one, known), Content("")]
    warnings = [*remarks(known)]
    if twin:
        warnings.insert(0, already_here(twin))
    lines += [Content.assemble(("! ", "bold $warning"), shown(str(said))) for said in warnings]
    if warnings:
        lines.append(Content(""))
    lines += _turns(one, width)
    return Content("\n").join(lines)


_DIM = "$foreground 60%"


def _facts(one: Prepared, known: Imported) -> Iterator[Content]:
    """What the user said of the file, and what was understood of it."""
    said = [(_("cases"), ", ".join(one.wanted.cases))]
    said += [(name, value) for (_owner, name), value in one.wanted.attributes.items()]
    said += [(str(name), str(value)) for name, value in facts(known)]
    for name, value in said:
        if value:
            yield Content.assemble((f"{name}: ", _DIM), shown(value))


def _turns(one: Prepared, width: int) -> Iterator[Content]:
    """The first turns, as many words of each as fit on a line."""
    turns, text = one.transcript.turns, one.transcript.text
    if not turns:
        yield Content(shown(" ".join(text[:400].split())))
        return
    name_width = min(14, max([width_of(turn.speaker or "") for turn in turns[:_TURNS]]))
    for number, turn in enumerate(turns[:_TURNS], 1):
        said = " ".join(text[turn.start : min(turn.end, turn.start + 2 * width)].split())
        asks = turn.speaker in one.transcript.interviewers
        yield Content.assemble(
            (f"{number:>3} ", _DIM),
            (f"{fitted(turn.speaker or '', name_width)}  ", "bold"),
            (fitted(said, max(20, width - name_width - 6)).rstrip(), _DIM if asks else ""),
        )
    rest = len(turns) - _TURNS
    if rest > 0:
        said = ngettext("… and {n} turn more", "… and {n} turns more", rest).format(n=rest)
        yield Content.styled(said, _DIM)


def trouble_of(error: QualcoderError) -> Content:
    """Why a file cannot be imported, and what to do."""
    return Content.assemble(
        (_("This file cannot be imported."), "bold $error"),
        f"\n\n{error.what}",
        f"\n\n{error.remedy}" if error.remedy else "",
    )


def result_of(result: ImportResult) -> Content:
    """What an import brought in, file by file."""
    lines: list[Content] = []
    for one in result.imported:
        lines += [Content.assemble(("✓ ", "bold $success"), (shown(one.name), "bold"))]
        lines += [Content(f"  {said}") for said in _understood(one)]
    for one in result.known:
        said = shown(str(already_here(one.twin_of or "")))
        lines.append(Content.assemble(("= ", "bold"), shown(one.name), (f"  {said}", _DIM)))
    for error in result.failed:
        lines.append(Content.assemble(("✗ ", "bold $error"), str(error)))
    lines += [Content(""), Content.styled(_("u takes the import back; F2 goes to the text."), _DIM)]
    return Content("\n").join(lines)


def _understood(one: Imported) -> Iterator[str]:
    yield shown("; ".join(f"{name}: {value}" for name, value in facts(one)))
    yield from (shown(str(said)) for said in remarks(one))
