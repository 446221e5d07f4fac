"""`attributes`: typed properties of cases, sources and speakers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import Force, NewFile, OldFile, Yes
from qualcoder_net.core.names import KIND_NAMES, OWNER_NAMES, choices, meant
from qualcoder_net.errors import Refused
from qualcoder_net.formats.writing import refuse_existing
from qualcoder_net.i18n import _, msg, nmsg
from qualcoder_net.model import KINDS, OWNERS

if TYPE_CHECKING:
    from qualcoder_net.cli.command import Line
    from qualcoder_net.core.attributes import Owner
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import Attribute, AttributeKind, AttributeOwner


def list_attributes(
    console: Console,
    project: Project,
    of: Annotated[
        str | None, typer.Option("--of", metavar="|".join(OWNERS), help=_("Only of these."))
    ] = None,
) -> None:
    records: list[dict[str, Any]] = [
        {
            "attribute": attribute.name,
            "of": attribute.owner,
            "kind": attribute.kind,
            "values": len(project.attributes.values(attribute)),
            "choices": list(attribute.choices),
        }
        for attribute in project.attributes.all(_owner(of) if of else None)
    ]
    headings = {
        "attribute": _("attribute"), "of": _("of"), "kind": _("kind"), "values": _("values"),
        "choices": _("choices"),
    }  # fmt: skip
    shown = [{**r, "of": OWNER_NAMES[r["of"]], "kind": KIND_NAMES[r["kind"]]} for r in records]
    console.table(records, headings, shown=shown, empty=msg("There are no attributes yet."))


def define(
    console: Console,
    project: Project,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What to call it."))],
    of: Annotated[
        str, typer.Option("--of", metavar="|".join(OWNERS), help=_("What it is a property of."))
    ],
    kind: Annotated[
        str, typer.Option("--kind", metavar="|".join(KINDS), help=_("What its values are."))
    ] = "text",
    choice: Annotated[
        list[str] | None,
        typer.Option("--choice", metavar="VALUE", help=_("A value to choose from; repeatable.")),
    ] = None,
) -> None:
    with console.act(project, attribute=name.strip(), of=of):
        project.attributes.define(name, _owner(of), _kind(kind, choice), choice or ())


def change(
    console: Console,
    project: Project,
    attribute: Annotated[
        str,
        typer.Argument(metavar="ATTRIBUTE", help=_("An attribute, as “level” or “case:level”.")),
    ],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help=_("Its new name."))
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="|".join(KINDS), help=_("What its values are."))
    ] = None,
    choice: Annotated[
        list[str] | None,
        typer.Option("--choice", metavar="VALUE", help=_("A value to choose from; repeatable.")),
    ] = None,
) -> None:
    found = _named(project, attribute)
    with console.act(project, attribute=name or found.name):
        project.attributes.change(
            found, name=name, kind=_kind(kind, choice) if kind else None, choices=choice
        )


def set_value(
    console: Console,
    project: Project,
    attribute: Annotated[
        str, typer.Argument(metavar="ATTRIBUTE", help=_("The name of an attribute."))
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=_("Its value; empty to clear."))],
    case: Annotated[
        str | None, typer.Option("--case", metavar="NAME", help=_("Of this case."))
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help=_("Of this source."))
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help=_("Of this speaker of it."))
    ] = None,
) -> None:
    if bool(case) == bool(source) or (speaker and not source):
        raise typer.BadParameter(_("say --case, or --source, or --source and --speaker."))
    owner: Owner
    if case:
        owner = project.cases.find(case)
    else:
        found = project.sources.find(source or "")
        owner = project.speakers.find(found, speaker) if speaker else found
    set_values(console, project, owner, [(attribute, value)])


def delete(
    console: Console,
    project: Project,
    attribute: Annotated[
        str,
        typer.Argument(metavar="ATTRIBUTE", help=_("An attribute, as “level” or “case:level”.")),
    ],
    yes: Yes = False,
) -> None:
    found = _named(project, attribute)
    n = len(project.attributes.values(found))
    question = nmsg(
        "Attribute “{name}” goes, with its {n} value. Delete?",
        "Attribute “{name}” goes, with its {n} values. Delete?",
        n=n, name=found.name,
    )  # fmt: skip
    console.confirm(question, yes=yes)
    with console.act(project, attribute=found.name, values=n):
        project.attributes.delete(found)


def import_attributes(
    console: Console,
    project: Project,
    file: OldFile,
    of: Annotated[
        str, typer.Option("--of", metavar="|".join(OWNERS), help=_("What a row is about."))
    ] = "case",
) -> None:
    import_table(console, project, _owner(of), file)


def export_attributes(
    console: Console,
    project: Project,
    file: NewFile,
    of: Annotated[
        str, typer.Option("--of", metavar="|".join(OWNERS), help=_("What a row is about."))
    ] = "case",
    force: Force = False,
) -> None:
    export_table(console, project, _owner(of), file, force)


# --- shared with `cases` ---


def set_values(
    console: Console, project: Project, owner: Owner, pairs: Sequence[tuple[str, str]]
) -> None:
    """Give an owner values of attributes."""
    from qualcoder_net.core.attributes import owner_kind

    kind = owner_kind(owner)
    values = {
        project.attributes.find(name.removeprefix(f"{kind}:"), kind): value for name, value in pairs
    }
    with console.act(project, name=owner.name):
        project.attributes.set_all(owner, values)


def import_table(console: Console, project: Project, owner: AttributeOwner, file: Path) -> None:
    from qualcoder_net.core import cases_files

    with console.act(project) as more:
        read = cases_files.import_table(project, owner, file)
        more |= {"rows": read.rows, "attributes": read.attributes}


def export_table(
    console: Console, project: Project, owner: AttributeOwner, file: Path, force: bool
) -> None:
    from qualcoder_net.core import cases_files

    refuse_existing(file, force)
    n = cases_files.export_table(project, owner, file)
    console.answer(
        [{"file": str(file), "rows": n}],
        [nmsg("Wrote {n} row to {file}.", "Wrote {n} rows to {file}.", n=n, file=file)],
    )


def _named(project: Project, said: str) -> Attribute:
    """An attribute by its name, or by its owner and name (“case:level”)."""
    from qualcoder_net.core.manifests import owner_and_name

    owner, name = owner_and_name(said)
    return project.attributes.find(name, owner if name != said.strip() else None)


def _owner(said: str) -> AttributeOwner:
    if owner := meant(said, OWNER_NAMES):
        return owner
    raise Refused(
        msg("“{said}” has no attributes.", said=said),
        msg("Choose one of: {names}.", names=choices(OWNER_NAMES)),
    )


def _kind(said: str, some_choices: Any) -> AttributeKind:
    """The kind that is said; naming choices makes a text a choice."""
    kind = meant(said, KIND_NAMES)
    if kind is None:
        raise Refused(
            msg("There is no kind “{said}”.", said=said),
            msg("Choose one of: {names}.", names=choices(KIND_NAMES)),
        )
    return "choice" if kind == "text" and some_choices else kind


COMMANDS: dict[str, Line] = {
    "list": (list_attributes, msg("List the attributes.")),
    "define": (define, msg("Add an attribute.")),
    "set": (set_value, msg("Give a case, source or speaker a value.")),
    "change": (change, msg("Rename an attribute, or change what its values are.")),
    "delete": (delete, msg("Delete an attribute, with its values.")),
    "import": (import_attributes, msg("Read attributes from a .csv or .xlsx table.")),
    "export": (export_attributes, msg("Write attributes to a .csv or .xlsx table.")),
}
