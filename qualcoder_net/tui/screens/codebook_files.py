"""Codebook files on the codebook screen: loaded after showing what changes, and written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualcoder_net.i18n import _
from qualcoder_net.progress import Report
from qualcoder_net.tui.dialogs import Confirm
from qualcoder_net.tui.file_dialog import ChooseFile, ask_where_to_write
from qualcoder_net.tui.jobs import asking, job
from qualcoder_net.tui.screens.base import ProjectScreen

if TYPE_CHECKING:
    from qualcoder_net.core.codebook_files import CodebookDifference
    from qualcoder_net.core.project import Project
    from qualcoder_net.formats.codebook import CodebookFile

_READ = (".yaml", ".yml", ".csv", ".xlsx", ".docx")


class CodebookFiles(ProjectScreen):
    @asking
    async def action_load(self) -> None:
        path = await self.app.push_screen_wait(ChooseFile(_("Load a codebook"), _READ))
        if path is None:
            return
        title = _("Reading {file}").format(file=path.name)
        file, difference = await job(self.app, partial(_compare, self.project, path), title=title)
        lines = "\n".join(str(line) for line in difference.lines())
        if not difference:
            self.notify(_("The file says just what the codebook says."), timeout=5)
            return
        question = _("Load {file}? This is what changes:").format(file=path.name)
        if await self.app.push_screen_wait(Confirm(question, lines, yes=_("load"))):
            await job(self.app, partial(_load, self.project, file), title=title)
            self.program.project_changed()

    @asking
    async def action_write(self) -> None:
        name = f"{self.project.name or 'codebook'}-codebook.yaml"
        path = await ask_where_to_write(
            self.app, _("Write the codebook to"), name, ".yaml .csv .xlsx"
        )
        if path is not None:
            title = _("Writing {file}").format(file=path.name)
            await job(self.app, partial(_export, self.project, path), title=title)
            self.notify(str(path.resolve()), title=_("Written"), timeout=8, markup=False)


def _compare(
    project: Project, path: Path, report: Report
) -> tuple[CodebookFile, CodebookDifference]:
    from qualcoder_net.core.codebook_files import compare_codebook

    return compare_codebook(project, path)


def _load(project: Project, file: CodebookFile, report: Report) -> None:
    from qualcoder_net.core.codebook_files import load_codebook

    load_codebook(project, file)


def _export(project: Project, path: Path, report: Report) -> None:
    from qualcoder_net.core.codebook_files import export_codebook

    export_codebook(project, path)
