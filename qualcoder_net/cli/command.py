"""Making commands of functions, and groups of tables of commands.

A command is a function and a row in its module's table COMMANDS. Its first parameter is the
Console on which it answers. A parameter `project: Project` is the path or address on the line, and
the open project in the function. Other parameters are typed with the names in `parameters.py`, or
with `Annotated[…, typer.Option(help=_("…"))]`.

Annotations are evaluated when the command is made, which is when somebody asks for it: by then the
language is known, so that help is translated, and no other command's module has been loaded.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.errors import answered
from qualcoder_net.cli.options import Options, global_parameters
from qualcoder_net.cli.parameters import kinds, place_of
from qualcoder_net.cli.usage import Spoken
from qualcoder_net.errors import nearest
from qualcoder_net.i18n import Message, _

if TYPE_CHECKING:
    Function = Callable[..., None]
    # A function; a table of commands; or where either is: "module:name", loaded when wanted.
    Target = Function | Mapping[str, "Line"] | str
    Line = tuple[Target, Message]
    Table = Mapping[str, Line]

HELP_NAMES = {"help_option_names": ["--help", "-h"]}


class Command(Spoken, TyperCommand):
    """One command."""


class Group(Spoken, TyperGroup):
    """Commands from a table, each made when it is asked for, so that listing them stays cheap."""

    table: ClassVar[Table] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.table:
            return None
        target, help = self.table[cmd_name]
        return made(cmd_name, target, help)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, str(help)) for name, (_target, help) in self.table.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in self.table and not name.startswith("-") and not ctx.resilient_parsing:
            near = nearest(name, self.table)
            known = _("Did you mean “{near}”?") if near else _("--help shows the commands.")
            what = _("There is no command “{name}”.").format(name=name)
            ctx.fail(f"{what} {known.format(near=near)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        if ctx.parent is not None:
            return super().invoke(ctx)
        with answered(options_of(ctx)):
            return super().invoke(ctx)


def options_of(ctx: Any) -> Options:
    """The one Options of a line, kept with the outermost command."""
    root = ctx.find_root()
    if not isinstance(root.obj, Options):
        root.obj = Options()
    return root.obj


def made(name: str, target: Target, help: Message) -> Any:
    """What `typer` runs: a command, or a group of them."""
    if isinstance(target, str):
        module, _colon, attribute = target.partition(":")
        target = getattr(import_module(f"qualcoder_net.cli.{module}"), attribute)
    if isinstance(target, Mapping):
        return get_command(group(name, target, str(help), as_callback(_only_options, [])))
    app = new_typer()
    function = as_command(cast("Function", target))
    app.command(
        name, cls=Command, help=str(help), options_metavar=_("[OPTIONS]"),
        context_settings=HELP_NAMES,
    )(function)  # fmt: skip
    return get_command(app)


def group(name: str, table: Table, help: str, callback: Function, **settings: Any) -> typer.Typer:
    """A group named *name*; `invoke_without_command` lets its callback act when none is named."""
    alone = settings.get("invoke_without_command", False)
    settings |= {"options_metavar": _("[OPTIONS]"), "subcommand_metavar": _("COMMAND …")}
    app = new_typer(name=name, help=help, no_args_is_help=not alone, **settings)
    app.callback(cls=type("Group", (Group,), {"table": table}), context_settings=HELP_NAMES)(
        callback
    )
    return app


def new_typer(*, add_completion: bool = False, **settings: Any) -> typer.Typer:
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=add_completion,
        **settings,
    )


def as_callback(function: Function, more: Sequence[inspect.Parameter]) -> Function:
    """A group's callback: takes the global options, then does *function* with its Console."""
    names = [parameter.name for parameter in more]

    def callback(**said: Any) -> None:
        options = _take_options(said)
        function(Console(options), said["context"], **{name: said[name] for name in names})

    return _typed(callback, "callback", [_CONTEXT, *more, *global_parameters()])


def as_command(function: Function) -> Function:
    """*function* as typer wants it: every parameter a part of the line."""
    stand_ins = kinds() | {"Console": typer.Context}
    signature = inspect.signature(function, eval_str=True, locals=stand_ins)
    own = [p.replace(kind=p.KEYWORD_ONLY) for p in signature.parameters.values()][1:]

    def command(**said: Any) -> None:
        console = Console(_take_options(said))
        context = said.pop("context")
        try:
            _do(function, console, said)
        except typer.BadParameter as error:
            error.ctx = error.ctx or context  # to tell with it what the line should be
            raise

    return _typed(command, function.__name__, [_CONTEXT, *own, *global_parameters()])


def _do(function: Function, console: Console, said: dict[str, Any]) -> None:
    """Do *function*, with its project open if it has one."""
    if "project" not in said:
        function(console, **said)
        return
    from qualcoder_net.core.project import Project

    with Project.open(place_of(said.pop("project")), coder=console.options.coder) as project:
        for warning in project.warnings():
            console.note(warning)
        function(console, project=project, **said)


_CONTEXT = inspect.Parameter(
    "context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context
)  # fmt: skip


def _typed(function: Function, name: str, parameters: Sequence[inspect.Parameter]) -> Function:
    """Let *function*, which takes anything, say that it takes just these parameters."""
    function.__name__ = name
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {p.name: p.annotation for p in parameters}
    return function


def _take_options(said: dict[str, Any]) -> Options:
    options = options_of(said["context"])
    options.take(**{name: said.pop(name) for name in ("lang", "coder", "json", "debug")})
    return options


def _only_options(console: Console, context: typer.Context) -> None:
    """What a group does before its command: nothing more."""
