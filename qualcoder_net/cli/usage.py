"""What is said of the line itself: its usage, its help, and what is wrong with it.

typer says these things in English. Where it asks gettext for a translation it asks ours from here
on; the rest is said here instead.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import typer.core

# typer shows only some of these openly; the releases that pyproject.toml allows have them here
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)

from qualcoder_net.cli.terminal import complain
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.i18n import Message

    _Command = Any  # typer's own, of which there are two
else:
    _Command = object

setattr(typer.core, "_", _)  # noqa: B010
# What typer asks for, so that it is there.
TYPERS = (
    msg("Arguments"), msg("Options"), msg("required"), msg("default: {default}"),
    msg("(dynamic)"), msg("Missing command."),
)  # fmt: skip

_HELP: dict[str, Message] = {
    "help": msg("Show this help, and stop."),
    "install_completion": msg("Let the shell complete these commands from now on."),
    "show_completion": msg("Show what would be installed for that."),
}


# What stands in a usage line for what the user says.
_PLACES = {
    message.text: message
    for message in (
        msg("PROJECT"), msg("FILE"), msg("DIR"), msg("NAME"), msg("VALUE"), msg("TEXT"),
        msg("LABEL"), msg("LETTER"), msg("POSITION"), msg("SOURCE"), msg("TURN"), msg("SENTENCE"),
        msg("SPEAKER"), msg("CODE"), msg("INTO"), msg("CODING"), msg("CASE"), msg("ATTRIBUTE"),
        msg("MEMO"), msg("CODER"), msg("ROLE"), msg("ROWS"), msg("COLUMNS"), msg("CELLS"),
        msg("ORDER"),
    )
}  # fmt: skip


class Spoken(_Command):  # type: ignore[misc]
    """A command or group whose help is in the language in use."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        try:
            return super().parse_args(ctx, args)
        except ClickException as error:
            _remember(error, ctx)
            raise

    def get_params(self, ctx: Any) -> list[Any]:
        parameters: list[Any] = super().get_params(ctx)
        for one in parameters:
            if one.name in _HELP:
                one.help = str(_HELP[one.name])
            if one.metavar:
                one.metavar = re.sub("[A-Z]{2,}", _place, one.metavar)
        return parameters

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        # typer puts braces around what must be said; without any it reads as everywhere else
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")

    def main(self, *args: Any, **settings: Any) -> Any:
        """Do what the line says, or say what is wrong with it; ends the program."""
        try:
            code = super().main(*args, **settings | {"standalone_mode": False})
        except ClickException as error:
            complain("\n".join(_lines_of(error)))
            sys.exit(error.exit_code)
        sys.exit(code)


def _place(found: re.Match[str]) -> str:
    return str(_PLACES.get(found[0], found[0]))


def _remember(error: Any, context: Any) -> None:
    """Which command an error is about, where typer does not say so."""
    error.ctx = getattr(error, "ctx", None) or context


def _lines_of(error: ClickException) -> list[str]:
    """What is wrong, and beneath it how the line should be."""
    context = getattr(error, "ctx", None)
    if isinstance(error, NoArgsIsHelpError):
        return [error.message]
    what = _in_words(error)
    lines = [what[:1].upper() + what[1:]]
    if context is not None:
        more = _("Help: {command}").format(command=f"{context.command_path} --help")
        lines += [context.get_usage(), more]
    return lines


def _in_words(error: Any) -> str:
    match error:
        case MissingParameter():
            return _("{name} is missing.").format(name=_name_of(error))
        case NoSuchOption():
            what = _("There is no option {option}.").format(option=error.option_name)
            near = next(iter(error.possibilities or ()), None)
            return what + (" " + _("Did you mean “{near}”?").format(near=near) if near else "")
        case BadOptionUsage() if "requires" in error.message:
            return _("{option} needs a value.").format(option=error.option_name)
        case BadOptionUsage():
            return _("{option} takes no value.").format(option=error.option_name)
        case BadParameter():
            name, message = _name_of(error), _message_of(error)
            return f"{name}: {message}" if name else message
    message = str(error.message)
    _head, sign, extra = message.partition("extra argument(s) ")
    return _("This is too much: {words}").format(words=extra.strip("()")) if sign else message


def _name_of(error: Any) -> str:
    """What the parameter is called that an error is about; empty when it is about the line."""
    if error.param_hint:
        return " / ".join(error.param_hint)
    if error.param is None:
        return ""
    if error.param.param_type_name == "argument":
        return str(error.param.human_readable_name).strip("[]…")
    return " / ".join(error.param.opts)


def _message_of(error: Any) -> str:
    """Our own words; but it is typer that says what is no number."""
    said, sign, _rest = error.message.partition(" is not ")
    if error.param is None or not sign or "int" not in error.param.type.name:
        return str(error.message)
    least = getattr(error.param.type, "min", None)
    pattern = (
        _("“{said}” is no whole number.")
        if least is None
        else _("“{said}” is no whole number from {least} up.")
    )
    return pattern.format(said=said.strip("'"), least=least)
