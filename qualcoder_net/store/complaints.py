"""What a database complains about, said as a ProjectError that tells what to do."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from qualcoder_net.errors import ProjectError, QualcoderError
from qualcoder_net.i18n import msg

_COMPLAINTS = (
    (("database or disk is full", "no space left on device"),
     msg("The disk is full; nothing was changed in {project}."),
     msg("Make room and do it again.")),
    (("disk i/o error",),
     msg("The disk failed while working on {project}; nothing was changed."),
     msg("Check the disk or the connection to it, then do it again.")),
    (("readonly database", "read-only transaction", "permission denied"),
     msg("{project} can only be read here."),
     msg("Copy it to a folder in which you may write, or ask its owner for access.")),
    (("unable to open database",),
     msg("{project} cannot be opened."),
     msg("Check that the file and its folder may be read and written.")),
    (("is locked",),
     msg("Another program has kept {project} busy for 30 seconds."),
     msg("Wait for it to finish, or close it, and try again.")),
    (("malformed", "could not decode"),
     msg("{project} is damaged."),
     msg("Restore a backup; `qualcoder-net check` says what still holds.")),
    (("not a database",),
     msg("{project} is damaged."),
     msg("Restore a backup.")),
    (("too large to convert",),
     msg("No number in {project} is so large."),
     msg("Check the number; lists and the history show them.")),
    (("could not serialize", "deadlock detected"),
     msg("Someone else changed {project} at the same moment."),
     msg("Do it again.")),
)  # fmt: skip


def translate_errors(engine: Engine, project: str) -> None:
    """Let *engine* raise ProjectErrors about *project* (its name, without a password)."""

    @event.listens_for(engine, "handle_error")
    def translate(context: ExceptionContext) -> ProjectError | None:
        error = context.original_exception
        if isinstance(error, QualcoderError) or context.is_pre_ping:
            return None
        if known := project_error(error, project):
            return known
        if isinstance(error, sqlite3.Error):
            return None
        if context.connection is None:
            return ProjectError(
                msg("{project} cannot be reached: {reason}.", project=project,
                    reason=(str(error).strip().splitlines() or [""])[0].rstrip(".")),
                msg("Check the address, the name and password, and that the server runs."),
            )  # fmt: skip
        if context.is_disconnect:
            return ProjectError(
                msg("The connection to {project} was lost; this was not kept.", project=project),
                msg("Do it again; the connection is then made anew."),
            )
        return None


def project_error(error: BaseException, project: str) -> ProjectError | None:
    """What the user should hear of a database's error; None when it is none of hers."""
    said = str(error).lower()
    for fragments, what, remedy in _COMPLAINTS:
        if any(fragment in said for fragment in fragments):
            return ProjectError(msg(what.text, project=project), remedy)
    return None
