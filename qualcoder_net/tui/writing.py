"""Reports to files: where to, in a job that can be stopped, and what to know of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from qualcoder_net.i18n import Message, _, current_language
from qualcoder_net.progress import Report
from qualcoder_net.tui.file_dialog import ask_where_to_write
from qualcoder_net.tui.jobs import job

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

DOCUMENTS = ".docx .html .md .xlsx"


async def write_in_job(
    app: App[None], path: Path, write: Callable[[Report], tuple[Message, ...]]
) -> None:
    """Write, and tell where it stands and what to know of it; within a worker."""
    title = _("Writing {file}").format(file=path.name)
    notes = await job(app, write, title=title)
    lines = [str(path.resolve()), *map(str, notes)]
    app.notify("\n".join(lines), title=_("Written"), timeout=10, markup=False)


async def write_prestudy(app: App[None], project: Project) -> None:
    """Ask where to, and write the pre-study's report of a project; within a worker."""
    title = _("Write the pre-study's report to")
    if path := await ask_where_to_write(app, title, "pre-study.docx", DOCUMENTS):
        await write_in_job(app, path, partial(_prestudy, project, path))


def _prestudy(project: Project, path: Path, report: Report) -> tuple[Message, ...]:
    """In a thread; its imports are slow the first time."""
    from qualcoder_net.core.prestudy import find_prestudy
    from qualcoder_net.reports.document import write_document
    from qualcoder_net.reports.prestudy.report import prestudy_document

    document = prestudy_document(project, find_prestudy(project), current_language())
    return write_document(document, path, force=path.exists(), progress=report)  # she was asked
