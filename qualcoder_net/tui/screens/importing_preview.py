"""What an import understands of a file, in words: before it is brought in, and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import Message, _, msg, ngettext, nmsg
from qualcoder_net.model import Dropped, DroppedKind
from qualcoder_net.tui.widgets.cells import fitted, shown, width_of

if TYPE_CHECKING:
    from qualcoder_net.core.importing import Imported, ImportResult, Prepared

_TURNS = 40  # of the beginning, in the preview

DROPPED: Mapping[DroppedKind, Callable[[int], Message]] = {
    "picture": lambda n: nmsg("{n} picture", "{n} pictures", n=n),
    "footnote": lambda n: nmsg("{n} footnote", "{n} footnotes", n=n),
    "endnote": lambda n: nmsg("{n} endnote", "{n} endnotes", n=n),
    "comment": lambda n: nmsg("{n} comment", "{n} comments", n=n),
    "deletion": lambda n: nmsg("{n} tracked deletion", "{n} tracked deletions", n=n),
    "header": lambda n: nmsg("{n} header or footer", "{n} headers and footers", n=n),
    "textbox": lambda n: nmsg("{n} text box", "{n} text boxes", n=n),
    "equation": lambda n: nmsg("{n} equation", "{n} equations", n=n),
    "object": lambda n: nmsg("{n} embedded object", "{n} embedded objects", n=n),
    "script": lambda n: nmsg("{n} script or style", "{n} scripts and styles", n=n),
    "annotation": lambda n: nmsg("{n} annotation", "{n} annotations", n=n),
    "hidden": lambda n: nmsg("{n} hidden passage", "{n} hidden passages", n=n),
    "page_number": lambda n: nmsg("{n} page number", "{n} page numbers", n=n),
    "empty_row": lambda n: nmsg("{n} empty row", "{n} empty rows", n=n),
    "column": lambda n: nmsg("{n} column", "{n} columns", n=n),
    "cue_setting": lambda n: nmsg("{n} subtitle setting", "{n} subtitle settings", n=n),
    "scanned_page": lambda n: nmsg("{n} scanned page", "{n} scanned pages", n=n),
    "control_character": lambda n: nmsg("{n} control character", "{n} control characters", n=n),
}  # fmt: skip


def preview_of(one: Prepared, twin: str | None, width: int) -> Content:
    """The file as it would be imported: facts, warnings, and its first turns in *width* cells."""
    lines = [Content.styled(shown(one.name), "bold"), Content.styled(one.wanted.file.name, _DIM)]
    lines += [Content(""), *_facts(one), Content("")]
    warnings = [*_warnings(one, twin)]
    lines += [Content.assemble(("! ", "bold $warning"), str(said)) for said in warnings]
    if warnings:
        lines.append(Content(""))
    lines += _turns(one, width)
    return Content("\n").join(lines)


_DIM = "$foreground 60%"


def _facts(one: Prepared) -> Iterator[Content]:
    transcript, wanted = one.transcript, one.wanted
    interviewers = [name for name in one.speakers if name in transcript.interviewers]
    respondents = [name for name in one.speakers if name not in transcript.interviewers]
    turns, words = len(transcript.turns), len(one.words)
    facts = [
        (_("cases"), ", ".join(wanted.cases)),
        (_("asks"), ", ".join(interviewers)),
        (_("answers"), ", ".join(respondents)),
        (_("size"), f"{ngettext('{n} turn', '{n} turns', turns).format(n=turns)}, "
                    f"{ngettext('{n} word', '{n} words', words).format(n=words)}"),
        (_("language"), one.language),
    ]  # fmt: skip
    facts += [(name, value) for (_owner, name), value in wanted.attributes.items()]
    if transcript.encoding:
        facts.append((_("encoding"), transcript.encoding))
    for name, value in facts:
        yield Content.assemble((f"{name}: ", _DIM), shown(value) or "–")


def _warnings(one: Prepared, twin: str | None) -> Iterator[Message]:
    transcript = one.transcript
    if twin:
        yield msg("The project has this very file already, as “{name}”.", name=twin)
    if not one.speakers:
        yield msg("No speakers were recognised: all of it counts as the respondent's talk.")
    elif not transcript.interviewers:
        yield msg("No speaker was recognised as interviewer: press i to say who asks.")
    yield from dropped_said(transcript.dropped)


def dropped_said(dropped: Iterable[Dropped]) -> Iterator[Message]:
    for one in dropped:
        if one.kind == "insertion":
            what = nmsg("{n} tracked insertion", "{n} tracked insertions", n=one.count)
            yield msg("Kept: {what}.", what=what)
            continue
        what = DROPPED[one.kind](one.count)
        if one.detail:
            yield msg("Left out: {what} ({detail}).", what=what, detail=one.detail)
        else:
            yield msg("Left out: {what}.", what=what)


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
        said = _("was here already, as “{name}”").format(name=one.twin_of)
        lines.append(Content.assemble(("= ", "bold"), shown(one.name), (f"  {said}", _DIM)))
    for error in result.failed:
        lines.append(Content.assemble(("✗ ", "bold $error"), str(error)))
    lines += [Content(""), Content.styled(_("u takes the import back; F2 goes to the text."), _DIM)]
    return Content("\n").join(lines)


def _understood(one: Imported) -> Iterator[str]:
    turns = ngettext("{n} turn", "{n} turns", one.turns).format(n=one.turns)
    words = ngettext("{n} word", "{n} words", one.words).format(n=one.words)
    yield f"{turns}, {words}: {', '.join(one.speakers) or '–'}"
    yield from (str(said) for said in (*dropped_said(one.dropped), *one.notes))
