"""`import`: transcripts into a project, and what was understood of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.parameters import pair
from qualcoder_net.core.understood import already_here, facts, remarks
from qualcoder_net.errors import FileError
from qualcoder_net.i18n import Message, _, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.importing import Imported, ImportResult, Wanted
    from qualcoder_net.core.project import Project
    from qualcoder_net.model import AttributeOwner


def import_transcripts(
    console: Console,
    project: Project,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]…", help=_("Transcripts, patterns and folders.")),
    ] = None,
    case: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="CASE", help=_("The case of these sources; repeatable.")),
    ] = None,
    attribute: Annotated[
        list[str] | None,
        typer.Option(
            "--attribute",
            metavar="NAME=VALUE",
            help=_("An attribute of these sources; case:NAME or speaker:NAME for one of theirs."),
        ),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help=_("A table: file, case, and any attributes.")
        ),
    ] = None,
    interviewer: Annotated[
        list[str] | None,
        typer.Option("--interviewer", metavar="LABEL", help=_("Who asks; may be repeated.")),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language", metavar="nl|en", help=_("The language spoken (default: recognised).")
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", metavar="NAME", help=_("What to call the source, when it is just one.")
        ),
    ] = None,
    fiction: Annotated[
        bool, typer.Option("--fiction", help=_("These interviews are invented."))
    ] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help=_("Import the rest when a file cannot be read."))
    ] = False,
) -> None:
    from qualcoder_net.core.importing import Wanted, import_sources

    if not files and not manifest:
        raise typer.BadParameter(_("name transcripts, a folder, or a --manifest."))
    said = Wanted(
        Path(),
        name=name,
        cases=tuple(case or ()),
        attributes=_attributes(attribute or ()),
        interviewers=tuple(interviewer or ()),
        language=language,
        fiction=fiction,
    )
    wanted, passed = _wanted(files or [], manifest, said)
    if name and len(wanted) != 1:
        raise typer.BadParameter(
            _("{n} sources cannot all have one name.").format(n=len(wanted)), param_hint=["--name"]
        )
    result = import_sources(project, wanted, skip_bad=skip_bad, report=console.progress)
    console.answer(_records(result, passed), _lines(result))
    for file in passed:
        console.note(msg("Passed over: {file}", file=file))
    for error in result.failed:
        console.note(msg("Not imported: {error}", error=error))


# --- which files, and what is said of each ---


def _attributes(said: Sequence[str]) -> Mapping[tuple[AttributeOwner, str], str]:
    from qualcoder_net.core.manifests import owner_and_name

    pairs = (pair(one, "--attribute") for one in said)
    return {owner_and_name(name): value for name, value in pairs}


def _wanted(
    files: Sequence[str], manifest: Path | None, said: Wanted
) -> tuple[list[Wanted], list[Path]]:
    """The files to import, with what the line and the manifest say of them; those passed over.

    A manifest names what to import; files on the line beside it choose from it. Its word on a
    file goes before that of the line, which is about them all.
    """
    from qualcoder_net.core.manifests import read_manifest
    from qualcoder_net.formats.files import expand

    chosen, passed = expand(files) if files else ([], [])
    if manifest is None:
        return [replace(said, file=file) for file in chosen], passed
    listed = {_real(one.file): _merged(one, said) for one in read_manifest(manifest)}
    if not files:
        return list(listed.values()), []
    chosen = [file for file in chosen if _real(file) != _real(manifest)]
    named = {_real(Path(file).expanduser()) for file in files}
    for file in chosen:
        if _real(file) not in listed and _real(file) in named:
            raise FileError(
                file,
                msg("the manifest {manifest} does not name it.", manifest=manifest),
                msg("Add a row for it, or import it without --manifest."),
            )
    passed += [file for file in chosen if _real(file) not in listed]
    return [listed[_real(file)] for file in chosen if _real(file) in listed], passed


def _real(file: Path) -> Path:
    return file.resolve()


def _merged(listed: Wanted, said: Wanted) -> Wanted:
    return replace(
        listed,
        name=listed.name or said.name,
        cases=listed.cases or said.cases,
        attributes={**said.attributes, **listed.attributes},
        interviewers=listed.interviewers or said.interviewers,
        language=listed.language or said.language,
        fiction=listed.fiction or said.fiction,
    )


# --- the answer ---


def _records(result: ImportResult, passed: Sequence[Path]) -> list[dict[str, Any]]:
    records = [{"status": "imported", **_record(one)} for one in result.imported]
    records += [
        {"status": "known", "file": str(one.file), "source": one.twin_of} for one in result.known
    ]
    records += [{"status": "passed_over", "file": str(file)} for file in passed]
    return records + [{"status": "failed", "error": str(error)} for error in result.failed]


def _record(one: Imported) -> dict[str, Any]:
    return {
        "file": str(one.file),
        "source": one.name,
        "turns": one.turns,
        "words": one.words,
        "speakers": list(one.speakers),
        "interviewers": list(one.interviewers),
        "language": one.language,
        "encoding": one.encoding,
        "dropped": [{"kind": d.kind, "count": d.count, "detail": d.detail} for d in one.dropped],
        "notes": [str(note) for note in one.notes],
    }


def _lines(result: ImportResult) -> Iterator[Message | str]:
    for one in result.imported:
        yield msg("{source} ({file})", source=one.name, file=one.file.name)
        yield "  " + "; ".join(f"{name}: {value}" for name, value in facts(one))
        yield from (f"  {remark}" for remark in remarks(one))
    for one in result.known:
        yield f"{one.file}: {already_here(one.twin_of or '')}"
    yield nmsg("Imported {n} source.", "Imported {n} sources.", n=len(result.imported))
