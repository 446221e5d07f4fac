"""What is said of files before they are imported, and bringing them in as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qualcoder_net.core.importing import ImportResult, Prepared, Wanted, import_sources
from qualcoder_net.errors import QualcoderError, SomeUnreadable
from qualcoder_net.i18n import _, ngettext
from qualcoder_net.progress import Report
from qualcoder_net.tui.dialogs import ChooseMany, Confirm, Prompt
from qualcoder_net.tui.file_dialog import ChooseFile
from qualcoder_net.tui.jobs import asking, job
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.screens.importing_preview import result_of

_NEW = -1


class ImportActs(ProjectScreen):
    """`wanted` is what was said of files, `marked` those to import, in the order of marking.

    `read` keeps the last few files read, with what was then said of them.
    """

    wanted: dict[Path, Wanted]
    marked: dict[Path, None]
    read: dict[Path, tuple[Wanted, Prepared | QualcoderError]]

    @property
    def file(self) -> Path | None:
        """The highlighted file."""
        raise NotImplementedError

    @property
    def folder(self) -> Path:
        """The highlighted folder, or the one the highlighted file is in."""
        raise NotImplementedError

    def look(self) -> None:
        raise NotImplementedError

    def say(self, content: object) -> None:
        raise NotImplementedError

    def show_marked(self) -> None:
        raise NotImplementedError

    def open_folder(self, folder: Path) -> None:
        raise NotImplementedError

    def wanted_of(self, file: Path) -> Wanted:
        return self.wanted.get(file, Wanted(file))

    # --- marking ---

    def action_mark(self) -> None:
        if (file := self.file) is not None:
            self._mark([file], file not in self.marked)

    def _mark(self, files: Sequence[Path], is_marked: bool = True) -> None:
        for file in files:
            if is_marked:
                self.marked[file] = None
            else:
                self.marked.pop(file, None)
        self.show_marked()

    def action_mark_folder(self) -> None:
        from qualcoder_net.formats.files import expand

        files, _passed = expand([self.folder])
        self._mark(files, not all(file in self.marked for file in files))

    @asking
    async def action_type_path(self) -> None:
        from qualcoder_net.formats.files import expand

        detail = _("A folder is opened; a file, or the files that fit a pattern, are marked.")
        given = await self.app.push_screen_wait(Prompt(_("Path"), detail=detail))
        if not given or not given.strip():
            return
        path = Path(given.strip()).expanduser()
        if path.is_dir():
            self.open_folder(path)
        else:
            files, _passed = expand([path])
            self._mark([file.resolve() for file in files])

    @asking
    async def action_manifest(self) -> None:
        from qualcoder_net.core.manifests import read_manifest

        path = await self.app.push_screen_wait(
            ChooseFile(_("A table of interviews"), (".csv", ".xlsx"), self.folder)
        )
        if path is not None:
            title = _("Reading {file}").format(file=path.name)
            wanted = await job(self.app, lambda report: read_manifest(path), title=title)
            self.wanted |= {one.file: one for one in wanted}
            self._mark([one.file for one in wanted])
            self.open_folder(path.parent)

    # --- what is said of them ---

    def _meant(self) -> list[Path]:
        """All marked files when the highlighted one is among them or none is, else that one."""
        file = self.file
        if file is None or file in self.marked:
            return [*self.marked]
        return [file]

    @asking
    async def action_choose_cases(self) -> None:
        files = self._meant()
        if not files:
            self.notify(_("Go to a file first, or mark some."), timeout=3)
            return
        names = [case.name for case in self.project.cases.all()]
        names += [n for one in self.wanted.values() for n in one.cases if n not in names]
        names = [*dict.fromkeys(names)]
        now = {n for n, name in enumerate(names) if name in self.wanted_of(files[0]).cases}
        options = [*enumerate(names), (_NEW, _("(another case…)"))]
        chosen = await self.app.push_screen_wait(
            ChooseMany(self._titled(_("Cases of {what}"), files), options, now)
        )
        if chosen is None:
            return
        cases = [names[n] for n in chosen if n != _NEW]
        if _NEW in chosen:
            name = await self.app.push_screen_wait(Prompt(_("New case"), placeholder=_("Name")))
            cases += [name.strip()] if name and name.strip() else []
        for file in files:
            self.wanted[file] = replace(self.wanted_of(file), cases=tuple(cases))
        self.look()

    @asking
    async def action_choose_interviewers(self) -> None:
        file = self.file
        read = self.read.get(file) if file is not None else None
        if file is None or read is None or not isinstance(read[1], Prepared):
            self.notify(_("Go to a file whose speakers are shown."), timeout=3)
            return
        prepared = read[1]
        now = prepared.transcript.interviewers
        chosen = await self.app.push_screen_wait(
            ChooseMany(
                self._titled(_("Who asks in {what}"), [file]),
                [(name, name) for name in prepared.speakers],
                now,
            )
        )
        if chosen:
            self.wanted[file] = replace(self.wanted_of(file), interviewers=tuple(chosen))
            self.look()

    @asking
    async def action_name(self) -> None:
        if (file := self.file) is None:
            return
        wanted = self.wanted_of(file)
        name = await self.app.push_screen_wait(
            Prompt(_("Name of the source"), wanted.name or file.stem)
        )
        if name is not None:
            self.wanted[file] = replace(wanted, name=name.strip() or None)
            self.look()

    def _titled(self, title: str, files: Sequence[Path]) -> str:
        n = len(files)
        what = f"“{files[0].name}”"
        if n > 1:
            what = ngettext("{n} file", "{n} files", n).format(n=n)
        return title.format(what=what)

    # --- bringing them in ---

    @asking
    async def action_import_marked(self) -> None:
        files = [*self.marked] or ([self.file] if self.file else [])
        if not files:
            self.notify(_("Mark files first: space marks one, a those of a folder."), timeout=4)
            return
        wanted = [self.wanted_of(file) for file in files]
        try:
            result = await self._import(wanted, skip_bad=False)
        except SomeUnreadable as error:
            question = _("Import the other files?")
            if not await self.app.push_screen_wait(
                Confirm(question, str(error.what), yes=_("import the others"))
            ):
                raise
            result = await self._import(wanted, skip_bad=True)
        self._mark(files, False)
        self.program.project_changed()
        self.say(result_of(result))

    async def _import(self, wanted: Sequence[Wanted], *, skip_bad: bool) -> ImportResult:
        def work(report: Report) -> ImportResult:
            return import_sources(self.project, wanted, skip_bad=skip_bad, report=report)

        n = len(wanted)
        title = ngettext("Importing {n} file", "Importing {n} files", n).format(n=n)
        return await job(self.app, work, title=title)
