"""The options that every command has, wherever in the line they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net import __version__
from qualcoder_net.i18n import LANGUAGES, _, preferred_language, use_language

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# Shows an open project, or the start screen when there is none, to the coder of that name.
Screen = Callable[["Project | None", "str | None"], None]


@dataclass
class Options:
    """What the line asks of the program itself. `screen` is how the composition root shows it."""

    language: str | None = None
    coder: str | None = None
    json: bool = False
    debug: bool = False
    screen: Screen | None = None

    def take(self, *, lang: str | None, coder: str | None, json: bool, debug: bool) -> None:
        """Note what is said at one place of the line; what is not said there stays as it was."""
        if lang:
            use_language(lang)
        self.language = lang or self.language
        self.coder = coder or self.coder
        self.json = json or self.json
        self.debug = debug or self.debug


def global_parameters() -> list[Parameter]:
    """The same options as parameters of a function, with help in the language in use."""

    def parameter(name: str, kind: Any, default: Any, option: Any) -> Parameter:
        return Parameter(
            name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option]
        )

    return [
        parameter("lang", str | None, None, typer.Option(
            "--lang", metavar="|".join(LANGUAGES), callback=_known_language,
            help=_("The language to speak; reports follow it."),
        )),
        parameter("coder", str | None, None, typer.Option(
            "--coder", metavar="NAME", help=_("Who is at work (default: your settings, or login)."),
        )),
        parameter("json", bool, False, typer.Option(
            "--json", help=_("Answer in JSON, for other programs."),
        )),
        parameter("debug", bool, False, typer.Option(
            "--debug", help=_("Show where in the program an error arose."),
        )),
    ]  # fmt: skip


def version_parameter() -> Parameter:
    option = typer.Option(
        "--version", is_eager=True, callback=_tell_version, help=_("Tell the version, and stop.")
    )
    kind = Annotated[bool, option]
    return Parameter("version", Parameter.KEYWORD_ONLY, default=False, annotation=kind)


def choose_language(arguments: Sequence[str]) -> None:
    """Speak the language of --lang wherever it stands, else the configured one, else the locale's.

    Looked up before anything is parsed, since help and complaints must be in it too.
    """
    from qualcoder_net.core.identity import load_settings

    said = None
    for n, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            said = next(iter(arguments[n + 1 : n + 2]), None)
        elif argument.startswith("--lang="):
            said = argument.removeprefix("--lang=")
    if said not in LANGUAGES:
        said = load_settings().language
    use_language(said if said in LANGUAGES else preferred_language())


def _known_language(said: str | None) -> str | None:
    if said is not None and said not in LANGUAGES:
        raise typer.BadParameter(
            _("“{language}” is not spoken; choose from: {languages}.").format(
                language=said, languages=", ".join(LANGUAGES)
            )
        )
    return said


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qualcoder-net {__version__}")
        raise typer.Exit()
