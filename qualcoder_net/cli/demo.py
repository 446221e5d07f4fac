"""`demo`: the sample study, built from what is shipped; what it found, and its report."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcoder_net.cli.console import Console
from qualcoder_net.cli.matrix import as_lines, as_record
from qualcoder_net.cli.terminal import terminal_width
from qualcoder_net.core.names import LANGUAGE_NAMES
from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.i18n import _, msg, nmsg

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


def demo(
    console: Console,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help=_("Where to build it."))] = Path(
        "demo"
    ),
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Build anew where you have worked in it; that is kept.")),
    ] = False,
    files: Annotated[
        bool,
        typer.Option("--files", help=_("Put the interviews and codebooks there as files, too.")),
    ] = False,
) -> None:
    project_file, report_file = folder / "demo.qnet", folder / "pre-study.docx"
    new_project, new_report = folder / ".demo.building.qnet", folder / ".demo.building.docx"
    _make_folder(folder)
    in_the_way = _in_the_way(project_file, report_file, force)
    try:
        for leftover in (new_project, new_report):
            leftover.unlink(missing_ok=True)
        record = _build(console, new_project, new_report)
        for file in in_the_way:
            console.note(msg("What was there is kept as {file}.", file=_set_aside(file)))
        new_project.replace(project_file)
        new_report.replace(report_file)
    except OSError as error:
        raise FileError(
            folder,
            msg("the sample project cannot be built here: {reason}.", reason=error.strerror),
            msg("Close it in other programs, or name another folder."),
        ) from error
    finally:
        for leftover in (new_project, new_report):
            leftover.unlink(missing_ok=True)
    copied = _copy_files(folder) if files else []
    console.answer(
        [
            {
                "project": str(project_file),
                "report": str(report_file),
                "files": [str(file) for file in copied],
                **record,
            }
        ],
        [
            "",
            msg(
                "The Word report ({language}): {file}",
                language=LANGUAGE_NAMES[_language(console)],
                file=report_file,
            ),
            *(
                [
                    nmsg(
                        "Put {n} file in {folder}.",
                        "Put {n} files in {folder}.",
                        n=len(copied),
                        folder=folder,
                    )
                ]
                if files
                else []
            ),
            msg("To open the project: qualcoder-net open {file}", file=project_file),
        ],
    )


def _copy_files(folder: Path) -> list[Path]:
    from qualcoder_net.core.shipped import copy_examples

    try:
        return copy_examples(folder)
    except OSError as error:
        raise FileError(
            error.filename or folder,
            msg("the interviews cannot be put here: {reason}.", reason=error.strerror),
            msg("Name another folder."),
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            folder,
            msg("no folder can be made here: {reason}.", reason=error.strerror),
            msg("Name another one."),
        ) from error


# --- building ---


def _build(console: Console, project_file: Path, report_file: Path) -> dict[str, Any]:
    """Make the project and its report; what it found."""
    from qualcoder_net.cli.report import as_lines as findings
    from qualcoder_net.cli.report import as_record as found
    from qualcoder_net.core.prestudy import find_prestudy
    from qualcoder_net.core.shipped import make_sample
    from qualcoder_net.reports.document import write_document
    from qualcoder_net.reports.prestudy.report import prestudy_document

    with make_sample(project_file, report=console.progress) as project:
        study = find_prestudy(project)
        document = prestudy_document(project, study, _language(console))
        write_document(document, report_file, force=True, progress=console.progress)
        _remember_report(project, report_file)
    interviews = study.interviews
    if not console.options.json:
        console.answer([], [
            nmsg("{n} source", "{n} sources", n=len(interviews)),
            nmsg("{n} word", "{n} words", n=sum(one.source.words for one in interviews)),
            nmsg("{n} coding", "{n} codings", n=sum(one.codings for one in interviews)),
            nmsg("{n} question marked with what it asks for",
                 "{n} questions marked with what they ask for",
                 n=sum(one.questions for one in interviews)),
            "",
            *as_lines(study.overview, terminal_width()),
            *findings(study),
        ])  # fmt: skip
    return {**as_record(study.overview), **found(study)}


def _language(console: Console) -> str:
    """The report is Dutch, as the interviews are, unless another language is asked for."""
    return console.options.language or "nl"


def _remember_report(project: Project, report_file: Path) -> None:
    """Note in the project what its report is, so that a later build knows it from others."""
    sample = project.setting("sample")
    digest = sha256(report_file.read_bytes()).hexdigest()
    project.set_setting("sample", {**sample, "report": digest})


# --- what is there already ---


def _in_the_way(project_file: Path, report_file: Path, force: bool) -> list[Path]:
    """The files to set aside: those that somebody has worked in. Without *force*, refuses them.

    A project that is no sample is somebody's study, and is refused in any case.
    """
    written, worked = _look_at(project_file) if project_file.exists() else (None, False)
    touched = [project_file] if worked else []
    if report_file.exists() and (
        not report_file.is_file() or sha256(report_file.read_bytes()).hexdigest() != written
    ):
        touched.append(report_file)
    if touched and not force:
        raise FileError(
            touched[0],
            msg("somebody has worked in this file, or made it."),
            msg("Name another folder; or --force, which keeps it under another name."),
        )
    return touched


def _look_at(project_file: Path) -> tuple[str | None, bool]:
    """(fingerprint of the report that was written with it, whether anybody worked in it since)."""
    from qualcoder_net.core.project import Project
    from qualcoder_net.core.shipped import is_sample, is_untouched_sample

    other = FileError(
        project_file,
        msg("this is not the sample project."),
        msg("Name another folder: qualcoder-net demo DIR"),
    )
    try:
        with Project.open(project_file) as project:
            if not is_sample(project):
                raise other
            written = project.setting("sample").get("report")
            worked = not is_untouched_sample(project)
    except QualcoderError as error:
        raise other from error
    if project_file.with_name(project_file.name + "-wal").exists():
        raise FileError(
            project_file,
            msg("another program has this project open."),
            msg("Close it there first."),
        )
    return written, worked


def _set_aside(file: Path) -> Path:
    kept = file.with_name(f"{file.stem}-{datetime.now():%Y%m%d-%H%M%S}{file.suffix}")
    return file.replace(kept)
