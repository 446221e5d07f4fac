"""`coders`: who codes, and what each one's codings are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.core.names import ROLE_NAMES, choices, meant
from qualcoder_net.i18n import _, msg

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Role


def list_coders(console: Console, project: Project) -> None:
    counts = project.coders.coding_counts()
    records: list[dict[str, Any]] = [
        {
            "coder": coder.name,
            "role": coder.role,
            "codings": counts.get(coder.id, 0),
            "finished": sum(s.finished for s in project.sources.states(coder.name).values()),
        }
        for coder in project.coders.all()
    ]
    headings = {
        "coder": _("coder"), "role": _("role"), "codings": _("codings"),
        "finished": _("sources finished"),
    }  # fmt: skip
    shown = [{**record, "role": ROLE_NAMES[record["role"]]} for record in records]
    nobody = msg("Nobody has worked in this project yet.")
    console.table(records, headings, shown=shown, empty=nobody)


def set_role(
    console: Console,
    project: Project,
    name: Annotated[str, typer.Argument(metavar="CODER", help=_("The coder's name."))],
    role: Annotated[str, typer.Argument(metavar="ROLE", help=choices(ROLE_NAMES))],
) -> None:
    wanted = meant(role, ROLE_NAMES) or cast("Role", role)  # refused in the core when it is none
    with console.act(project, coder=name, role=wanted):
        project.coders.set_role(name, wanted)


COMMANDS: dict[str, Line] = {
    "list": (list_coders, msg("List the coders with their roles and codings.")),
    "role": (set_role, msg("Say what a coder's codings are for.")),
}
