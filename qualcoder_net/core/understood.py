"""What an import understood of a file, in words: the same on a line and on a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from qualcoder_net.core.names import language_name
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import Dropped, DroppedKind

if TYPE_CHECKING:
    from qualcoder_net.core.importing import Imported


def facts(one: Imported) -> Iterator[tuple[Message, Message | str]]:
    """What was recognised, as (name, value): size, who asks, who answers, language, encoding."""
    respondents = [name for name in one.speakers if name not in one.interviewers]
    turns = nmsg("{n} turn", "{n} turns", n=one.turns)
    words = nmsg("{n} word", "{n} words", n=one.words)
    yield msg("size"), msg("{turns}, {words}", turns=turns, words=words)
    if one.interviewers:
        yield msg("asks"), ", ".join(one.interviewers)
    if respondents:
        yield msg("answers"), ", ".join(respondents)
    yield msg("language"), language_name(one.language)
    if one.encoding:
        yield msg("encoding"), one.encoding


def already_here(name: str) -> Message:
    """Of a file that was imported before, as the source *name*."""
    return msg("The project has this very file already, as “{name}”.", name=name)


def remarks(one: Imported) -> Iterator[Message]:
    """What the text does not carry, and what the user should know besides."""
    yield from map(left_out, one.dropped)
    yield from one.notes


def left_out(dropped: Dropped) -> Message:
    """“2 footnotes left out (…)”."""
    said = _WORDS[dropped.kind](dropped.count)
    if not dropped.detail:
        return said
    return msg("{what} ({detail})", what=said, detail=dropped.detail)


_WORDS: dict[DroppedKind, Callable[[int], Message]] = {
    "picture": lambda n: nmsg("{n} picture left out", "{n} pictures left out", n=n),
    "footnote": lambda n: nmsg("{n} footnote left out", "{n} footnotes left out", n=n),
    "endnote": lambda n: nmsg("{n} endnote left out", "{n} endnotes left out", n=n),
    "comment": lambda n: nmsg("{n} comment left out", "{n} comments left out", n=n),
    "deletion": lambda n: nmsg(
        "{n} tracked deletion left out", "{n} tracked deletions left out", n=n
    ),
    "insertion": lambda n: nmsg("{n} tracked insertion kept", "{n} tracked insertions kept", n=n),
    "header": lambda n: nmsg(
        "{n} header or footer left out", "{n} headers or footers left out", n=n
    ),
    "textbox": lambda n: nmsg("{n} text box left out", "{n} text boxes left out", n=n),
    "equation": lambda n: nmsg("{n} equation left out", "{n} equations left out", n=n),
    "object": lambda n: nmsg("{n} embedded object left out", "{n} embedded objects left out", n=n),
    "script": lambda n: nmsg("{n} script left out", "{n} scripts left out", n=n),
    "annotation": lambda n: nmsg("{n} annotation left out", "{n} annotations left out", n=n),
    "hidden": lambda n: nmsg("{n} hidden passage left out", "{n} hidden passages left out", n=n),
    "page_number": lambda n: nmsg("{n} page number left out", "{n} page numbers left out", n=n),
    "empty_row": lambda n: nmsg("{n} empty row left out", "{n} empty rows left out", n=n),
    "column": lambda n: nmsg("{n} column left out", "{n} columns left out", n=n),
    "cue_setting": lambda n: nmsg(
        "{n} subtitle setting left out", "{n} subtitle settings left out", n=n
    ),
    "scanned_page": lambda n: nmsg(
        "{n} scanned page without text", "{n} scanned pages without text", n=n
    ),
    "control_character": lambda n: nmsg(
        "{n} control character left out", "{n} control characters left out", n=n
    ),
}
