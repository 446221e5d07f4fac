"""What is said of a place where coders differ: which code, how, and who coded what."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from qualcoder_net.core.consensus_words import difference
from qualcoder_net.core.names import CHOICE_NAMES
from qualcoder_net.i18n import Message, _, current_language, msg
from qualcoder_net.model import Codebook, Coder, Coding
from qualcoder_net.tui.screens.compared_desk import ComparedDesk, sign_of
from qualcoder_net.tui.widgets.badges import badge
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.code_picker import code_detail

if TYPE_CHECKING:
    from qualcoder_net.core.consensus import Place

_QUIET = "$foreground 65%"
_INDENT = "   "
_LOST_AT_A_BREAK = 8  # cells that a broken line may leave empty


def headline(host: Widget, desk: ComparedDesk, place: Place) -> Content:
    """The code and the kind of difference."""
    letter = desk.letter(place.code.id)
    name = shown(place.code.name(current_language()))
    return Content.assemble(
        badge(host, letter, place.code.colour), " ", (name, "bold"),
        f" · {shown(str(difference(place)))}",
    )  # fmt: skip


def who_coded_what(
    host: Widget, desk: ComparedDesk, place: Place, coders: Sequence[Coder], width: int, lines: int
) -> Content:
    """A coder each: with which code, from which words to which, in so many *lines* at most."""
    said: list[Content] = []
    for number, coder in enumerate(coders, 1):
        who, mine = _who(place, coder, sign_of(number, coder)), _coded(place, coder)
        if lines == 1 and len(mine) == 1 and mine[0].code_id == place.code.id:
            (words,) = ends(_words(desk, mine[0]), width - who.cell_length - 2)
            said.append(Content.assemble(who, "  ", words))
            continue
        said.append(who)
        for coding in mine:
            if coding.code_id != place.code.id:
                said.append(_named(host, desk, coding))
            quoted = ends(_words(desk, coding), width - len(_INDENT), lines)
            said += [Content(_INDENT + line) for line in quoted]
    return Content("\n").join(said)


def _words(desk: ComparedDesk, coding: Coding) -> str:
    return " ".join(desk.view.text[coding.start : coding.end].split())


def _coded(place: Place, coder: Coder) -> list[Coding]:
    return [c for c in (*place.codings, *place.others) if c.coder_id == coder.id]


def _who(place: Place, coder: Coder, sign: str) -> Content:
    mine = _coded(place, coder)
    said = "" if mine else _("nothing here")
    if mine and mine[0].code_id != place.code.id:
        said = _("with another code")
    return Content.assemble(
        (f"{sign} ", "bold $text-primary"),
        (shown(coder.name), "bold"),
        (f"  {said}" if said else "", _QUIET),
    )


def _named(host: Widget, desk: ComparedDesk, coding: Coding) -> Content:
    code = desk.code_of(coding)
    name, colour = (code.name(current_language()), code.colour) if code else ("?", "#808080")
    return Content.assemble(
        _INDENT, badge(host, desk.letter(coding.code_id), colour), " ", shown(name)
    )


def ends(words: str, width: int, lines: int = 1) -> list[str]:
    """How a quotation begins and ends, as that is where coders differ; in *lines* at most."""
    said = shown(words)
    whole = wrap(f"“{said}”", width)
    if len(whole) <= lines:
        return whole
    room = max(6, width * lines - 5 - (lines - 1) * _LOST_AT_A_BREAK)
    first = room * 3 // 5
    head, tail = said[: first + 1], said[-(room - first) - 1 :]
    head, tail = head.rpartition(" ")[0] or head, tail.partition(" ")[2] or tail
    return wrap(f"“{head} … {tail}”", width) if lines > 1 else [f"“{head} … {tail}”"]


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
