"""`qualcoder-net`: the table of commands, and the way from a line to an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from qualcoder_net.cli.command import as_callback, group
from qualcoder_net.cli.console import Console
from qualcoder_net.cli.options import Screen, choose_language, version_parameter
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line

PROGRAM = "qualcoder-net"

# The verbs of a project stand at the top, and beneath `project`.
PROJECT: dict[str, Line] = {
    "new": ("projects:new", msg("Make a project, with a codebook or without.")),
    "open": ("projects:open_project", msg("Open a project on the screen.")),
    "info": ("projects:info", msg("Tell what is in a project.")),
    "check": ("projects:check", msg("Check that everything stored is whole and in its place.")),
    "backup": ("projects:backup", msg("Copy a project, even while others work in it.")),
    "import": (
        "importing:import_transcripts",
        msg("Import transcripts: files, patterns, folders."),
    ),
    "history": ("projects:history", msg("Tell what was done, by whom and when.")),
    "undo": ("projects:undo", msg("Take back your last act, or an earlier one.")),
    "redo": ("projects:redo", msg("Do again what you undid last.")),
}
NOUNS: dict[str, Line] = {
    "codebook": (
        "codebook:COMMANDS",
        msg("The codes: what they mean, and how they hang together."),
    ),
    "cases": ("cases:COMMANDS", msg("What is compared, and what belongs to it.")),
    "attributes": ("attributes:COMMANDS", msg("Properties of cases, sources and speakers.")),
    "sources": ("sources:COMMANDS", msg("The transcripts, their turns and speakers.")),
    "codings": ("codings:COMMANDS", msg("Which segments were coded with what.")),
    "memos": ("memos:COMMANDS", msg("Notes on codings, codes, sources, cases and the project.")),
    "coders": ("coders:COMMANDS", msg("Who codes, and in which role.")),
}
TABLE: dict[str, Line] = {
    **PROJECT,
    "project": (PROJECT, msg("The same verbs of a project, grouped.")),
    **NOUNS,
    "matrix": ("matrix:matrix", msg("Count codes by case, source, speaker or attribute.")),
    "agreement": ("agreement:agreement", msg("Compare coders: how far they coded alike.")),
    "practice": (
        "practice:practice",
        msg("Code an interview blind, and see how far you agree with its reference."),
    ),
    "consensus": (
        "consensus:COMMANDS",
        msg("Where coders differ, and what is decided on it."),
    ),
    "report": ("report:report", msg("Put the pre-study's questions to a project.")),
    "demo": ("demo:demo", msg("Build the sample project, and show what it finds.")),
}


def build(screen: Screen | None = None) -> typer.Typer:
    """The whole command line, in the language in use. *screen* shows a project, or none."""

    def start(console: Console, context: typer.Context, version: bool) -> None:
        console.options.screen = screen
        if context.invoked_subcommand is None:
            from qualcoder_net.cli.projects import show_screen

            show_screen(console, None)

    return group(
        PROGRAM,
        TABLE,
        _("Code and compare interviews, offline. Without a command: the screen."),
        as_callback(start, [version_parameter()]),
        invoke_without_command=True,
        add_completion=True,
    )


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Do what the line says; its exit code."""
    _write_any_text()
    choose_language(arguments)
    try:
        build(screen)(args=list(arguments), prog_name=PROGRAM)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0


def _write_any_text() -> None:
    """Let no character stop an answer; into a file or another program it goes as UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
            if not stream.isatty():
                reconfigure(encoding="utf-8")
