"""The one place where errors become a line or two and an exit code.

0 is done, 1 the request could not be met, 2 (typer's own) the line could not be understood.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from qualcoder_net.cli.options import Options
from qualcoder_net.cli.terminal import complain
from qualcoder_net.errors import (
    FileExists,
    HasOtherRole,
    QualcoderError,
    SeveralAnalysts,
    SeveralReferences,
    SomeUnreadable,
)
from qualcoder_net.i18n import _
from qualcoder_net.progress import Cancelled


@contextmanager
def answered(options: Options) -> Iterator[None]:
    """Around a command: tell the errors that a user can act on. Bugs pass, and crash visibly."""
    try:
        yield
        sys.stdout.flush()
    except QualcoderError as error:
        if options.debug:
            traceback.print_exc()
        complain("\n".join(lines_of(error)))
        raise typer.Exit(1) from None
    except (KeyboardInterrupt, Cancelled):
        complain(_("Stopped."))
        raise typer.Exit(1) from None
    except BrokenPipeError:
        _forget_the_reader()
        raise typer.Exit(1) from None


# What a line says for what a screen asks about: the core, which serves both, names no options.
_OPTIONS: dict[type[QualcoderError], str] = {
    FileExists: "--force",
    SomeUnreadable: "--skip-bad",
    SeveralAnalysts: "--coders",
    SeveralReferences: "--reference",
    HasOtherRole: "--coder",
}


def lines_of(error: QualcoderError) -> list[str]:
    """What happened, and beneath it what to do next."""
    text = str(error)
    if not error.remedy:
        return [text.rstrip()]
    remedy = str(error.remedy)
    what = text.removesuffix(remedy).rstrip()
    if option := _OPTIONS.get(type(error)):
        remedy = _("{remedy} The option for it: {option}").format(remedy=remedy, option=option)
    return [what, remedy]


def _forget_the_reader() -> None:
    """Whoever read our answer (`| head`) has read enough: let what is left go nowhere, quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
