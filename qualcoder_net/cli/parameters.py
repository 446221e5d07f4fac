"""The kinds of parameter that several commands share, and what is read from them.

For the type checker the names are plain types. When a command is made, `kinds` gives what stands
in their place: the argument or option as typer knows it, with help in the language in use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.errors import Refused
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Code, Source, Span, Turn

Place = str
NewFile = Path
OldFile = Path
Force = bool
Yes = bool
SourceName = str
CodeName = str
CaseName = str
SourceNames = list[str] | None
CodeNames = list[str] | None
CoderNames = list[str] | None
Compared = str | None
Template = Path | None
PlaceNumber = int
SpanSaid = str | None
AtSaid = str | None


def kinds() -> dict[str, Any]:
    """What each name above means on the line; `Project` is its place, until it is opened."""
    place = Annotated[str, typer.Argument(
        metavar="PROJECT", help=_("The project's file, or address of its database."),
    )]  # fmt: skip

    def file(help: str) -> Any:
        return Annotated[Path, typer.Argument(metavar="FILE", help=help)]

    def name(metavar: str, help: str) -> Any:
        return Annotated[str, typer.Argument(metavar=metavar, help=help)]

    def names(option: str, help: str) -> Any:
        return Annotated[list[str] | None, typer.Option(option, metavar="NAME", help=help)]

    def flag(option: str, help: str) -> Any:
        return Annotated[bool, typer.Option(option, help=help)]

    return {
        "Project": place,
        "Place": place,
        "NewFile": file(_("The file to write; its ending says how.")),
        "OldFile": file(_("The file to read.")),
        "Force": flag("--force", _("Replace a file that exists.")),
        "Yes": flag("--yes", _("Do it without asking.")),
        "SourceName": name("SOURCE", _("A source, by its name.")),
        "CodeName": name("CODE", _("A code, by its id, label or path.")),
        "CaseName": name("CASE", _("A case, by its name.")),
        "SourceNames": names("--source", _("Only of this source; may be repeated.")),
        "CodeNames": names(
            "--code", _("Only with this code or one beneath it; may be repeated.")
        ),
        "CoderNames": names("--by", _("Only by this coder; may be repeated.")),
        "Compared": Annotated[str | None, typer.Option(
            "--coders", metavar="A,B", help=_("Whose codings to compare."),
        )],
        "Template": Annotated[Path | None, typer.Option(
            "--template", metavar="FILE", help=_("A Word document whose style to take."),
        )],
        "PlaceNumber": Annotated[int, typer.Argument(
            metavar="NUMBER", help=_("The place's number in `consensus list`."),
        )],
        "SpanSaid": Annotated[str | None, typer.Option(
            "--span", metavar="A:B", help=_("Characters A up to B, counted from 0."),
        )],
        "AtSaid": Annotated[str | None, typer.Option(
            "--at", metavar="TURN.SENTENCE",
            help=_("A sentence as `sources show` numbers it; 3.1-3.4 for several, 3 for a turn."),
        )],
    }  # fmt: skip


# --- projects and files ---


def place_of(said: str) -> str | Path:
    """A database's address, or the file that is meant: `study` finds `study.qnet`."""
    if "://" in said:
        return said
    path = Path(said).expanduser()
    with_ending = path.with_name(path.name + ".qnet") if path.name else path
    return with_ending if not path.exists() and with_ending.is_file() else path


def refuse_to_write(to: Path | None, template: Path | None, force: bool) -> None:
    """Before anything is counted for a report: a file in its way, a template without a file."""
    if template and not to:
        raise typer.BadParameter(_("it is for a report: say --to FILE."), param_hint=["--template"])
    if to:
        refuse_existing(to, force)


# --- values ---


def pair(said: str, option: str) -> tuple[str, str]:
    """NAME=VALUE as its two parts."""
    name, sign, value = said.partition("=")
    if not sign or not name.strip():
        raise typer.BadParameter(
            _("“{said}” is no NAME=VALUE.").format(said=said), param_hint=[option]
        )
    return name.strip(), value.strip()


def just_one(**said: object) -> str:
    """The name of the one option that was said. Raises a usage error for none, or several."""
    given = [name for name, value in said.items() if value not in (None, False)]
    if len(given) != 1:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in said)
        raise typer.BadParameter(_("say just one of {options}.").format(options=options))
    return given[0]


# --- places in a source ---


def span_said(project: Project, source: Source, span: str | None, at: str | None) -> Span:
    """The segment that --span or --at means."""
    if just_one(span=span, at=at) == "span":
        return _characters(span or "")
    first, dash, last = (at or "").partition("-")
    start, end = sentence_said(project, source, first)
    return (start, sentence_said(project, source, last)[1]) if dash else (start, end)


def _characters(said: str) -> Span:
    if not (found := re.fullmatch(r"\s*(\d+)\s*:\s*(\d+)\s*", said)):
        raise typer.BadParameter(
            _("“{said}” is no segment; write it as 120:188.").format(said=said),
            param_hint=["--span"],
        )
    return int(found[1]), int(found[2])


def sentence_said(project: Project, source: Source, said: str) -> Span:
    """The span of sentence “12.3”, or of all of turn “12”."""
    from qualcoder_net.core.quoting import sentence_span

    if not (found := re.fullmatch(r"\s*(\d+)(?:\.(\d+))?\s*", said)):
        raise typer.BadParameter(
            _("“{said}” is no sentence; write it as 12.3.").format(said=said), param_hint=["--at"]
        )
    turns = project.sources.turns(source)
    turn = turn_numbered(turns, source, int(found[1]))
    if not found[2]:
        return turn.start, turn.end
    sentences = project.sources.sentences(source, turns)
    span = sentence_span(sentences, turn, int(found[2]))
    if span is None:
        raise Refused(
            msg("Turn {turn} of “{source}” has no sentence {number}.",
                turn=turn.number, source=source.name, number=int(found[2])),
            msg("`sources show` numbers them."),
        )  # fmt: skip
    return span


def turn_numbered(turns: Sequence[Turn], source: Source, number: int) -> Turn:
    if not 1 <= number <= len(turns):
        raise Refused(
            msg("“{source}” has no turn {number}.", source=source.name, number=number),
            msg("Its turns are numbered 1 to {last}.", last=len(turns)),
        )
    return turns[number - 1]


def names_in(said: str | None) -> list[str]:
    """The names in “A,B”; none where nothing is said."""
    return [name for part in (said or "").split(",") if (name := part.strip())]


def codes_with_those_beneath(project: Project, names: Sequence[str] | None) -> list[Code] | None:
    """The named codes and everything beneath them; None when none is named."""
    if not names:
        return None
    book = project.codebook.tree()
    return [code for name in names for code in book.subtree(book.find(name))]
