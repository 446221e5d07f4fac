"""What is said of a place where coders differ: which code, how, and who coded what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from qualcoder_net.core.names import CHOICE_NAMES
from qualcoder_net.i18n import Message, _, current_language, msg
from qualcoder_net.model import Codebook, Coder, Coding
from qualcoder_net.tui.screens.compared_desk import ComparedDesk, sign_of
from qualcoder_net.tui.widgets.badges import badge
from qualcoder_net.tui.widgets.cells import fitted, shown, width_of
from qualcoder_net.tui.widgets.code_picker import code_detail

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place

_QUIET = "$foreground 65%"
_INDENT = "   "


def headline(host: Widget, desk: ComparedDesk, place: Place) -> Content:
    """The code and the kind of difference."""
    letter = desk.letter(place.code.id)
    name = shown(place.code.name(current_language()))
    return Content.assemble(
        badge(host, letter, place.code.colour), " ", (name, "bold"), f" · {_kind(place)}"
    )


def _kind(place: Place) -> Message:
    names = [shown(coder.name) for coder in place.missing]
    match place.kind:
        case "borders":
            return msg("all coded it here, with other borders")
        case "other code":
            return msg("{names} gave another code here", names=names)
    return msg("not coded by {names}", names=names)


def who_coded_what(
    host: Widget, desk: ComparedDesk, place: Place, coders: Sequence[Coder], width: int
) -> Content:
    """A coder each: with which code, from which words to which."""
    lines: list[Content] = []
    for number, coder in enumerate(coders, 1):
        lines += _of_coder(host, desk, place, coder, sign_of(number, coder), width)
    return Content("\n").join(lines)


def _of_coder(
    host: Widget, desk: ComparedDesk, place: Place, coder: Coder, sign: str, width: int
) -> Iterator[Content]:
    who = Content.assemble((f"{sign} ", "bold $text-primary"), (shown(coder.name), "bold"))
    mine = [c for c in (*place.codings, *place.others) if c.coder_id == coder.id]
    if not mine:
        yield Content.assemble(who, (f"  {_('nothing here')}", _QUIET))
        return
    is_other = mine[0].code_id != place.code.id
    yield Content.assemble(who, (f"  {_('with another code')}", _QUIET)) if is_other else who
    for coding in mine:
        yield from _coding(host, desk, coding, width, named=is_other)


def _coding(
    host: Widget, desk: ComparedDesk, coding: Coding, width: int, *, named: bool
) -> Iterator[Content]:
    code = desk.code_of(coding)
    if named and code is not None:
        letter = desk.letter(coding.code_id)
        name = shown(code.name(current_language()))
        yield Content.assemble(_INDENT, badge(host, letter, code.colour), " ", name)
    words = " ".join(desk.view.text[coding.start : coding.end].split())
    yield Content(f"{_INDENT}{ends(words, width - len(_INDENT))}")


def ends(words: str, width: int) -> str:
    """How a quotation begins and ends, in *width* cells: that is where coders differ."""
    quoted = f"“{shown(words)}”"
    if width_of(quoted) <= width:
        return quoted
    room, said = max(6, width - 5), shown(words)
    first = room * 3 // 5
    head, tail = said[: first + 1], said[-(room - first) - 1 :]
    head, tail = head.rpartition(" ")[0] or head, tail.partition(" ")[2] or tail
    return fitted(f"“{head} … {tail}”", width).rstrip()


def decision(place: Place, coders: Sequence[Coder], names: dict[int, str]) -> Content:
    """What was decided, by whom and why."""
    resolution = place.resolution
    if resolution is None:
        return Content.styled(_("Not decided yet."), _QUIET)
    said: Message | str = CHOICE_NAMES[resolution.choice]
    if resolution.chosen_coder_id is not None:
        chosen = shown(names.get(resolution.chosen_coder_id, "?"))
        said = msg("as {coder} did", coder=chosen)
    by = shown(names.get(resolution.coder_id, "?"))
    line = _("Decided: {choice} ({coder}, {day})").format(
        choice=said, coder=by, day=resolution.created_at[:10]
    )
    note = f"\n{_INDENT}{shown(resolution.note)}" if resolution.note else ""
    return Content.assemble(("✓ ", "bold $text-success"), line, (note, "italic"))


def explained(place: Place, book: Codebook) -> Content:
    """The code's path, what it means, and when to use it."""
    code = book.by_id.get(place.code.id, place.code)
    return code_detail(code, book)
