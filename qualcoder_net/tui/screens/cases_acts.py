"""What can be done to cases, sources and speakers on the cases screen."""

from __future__ import annotations

from functools import partial

from qualcoder_net.core.names import OWNER_PLURALS
from qualcoder_net.i18n import _, msg, ngettext, nmsg
from qualcoder_net.model import AttributeOwner, Case, Source, Speaker
from qualcoder_net.progress import Report
from qualcoder_net.tui.dialogs import ChooseMany, Confirm, Prompt
from qualcoder_net.tui.file_dialog import ChooseFile, ask_where_to_write
from qualcoder_net.tui.jobs import asking, job
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.screens.cases_tables import Column, Owner, cases_by_member


class CasesActs(ProjectScreen):
    """Asks, acts on the highlighted row or cell, and shows the table again."""

    owner: AttributeOwner

    @property
    def highlighted_owner(self) -> Owner | None:
        raise NotImplementedError

    @property
    def highlighted_column(self) -> Column | None:
        raise NotImplementedError

    def highlight(self, owner: Owner) -> None:
        raise NotImplementedError

    async def set_value(self, column: Column, owner: Owner) -> None:
        """Ask for an attribute's value."""
        raise NotImplementedError

    # --- the highlighted cell ---

    @asking
    async def action_edit(self) -> None:
        owner, column = self.highlighted_owner, self.highlighted_column
        if owner is None or column is None:
            return
        match column.change:
            case "name":
                await self._rename(owner)
            case "cases" | "sources":
                await self._assign(owner)
            case "interviewer":
                self._turn_interviewer(owner)
            case "attribute":
                await self.set_value(column, owner)
            case _:
                self.notify(_("This follows from the transcript or from other tables."), timeout=4)

    @asking
    async def action_rename(self) -> None:
        if owner := self.highlighted_owner:
            await self._rename(owner)

    async def _rename(self, owner: Owner) -> None:
        name = await self.app.push_screen_wait(Prompt(_("Name"), owner.name))
        if name is None or name.strip() == owner.name:
            return
        match owner:
            case Case():
                self.project.cases.rename(owner, name)
            case Source():
                self.project.sources.rename(owner, name)
            case Speaker():
                self.project.speakers.rename(owner, name)
        self.program.project_changed()

    # --- cases and who belongs to them ---

    @asking
    async def action_add_case(self) -> None:
        name = await self.app.push_screen_wait(Prompt(_("New case"), placeholder=_("Name")))
        if name:
            case = self.project.cases.add(name)
            self.program.project_changed()
            if self.owner == "case":
                self.highlight(case)

    @asking
    async def action_assign(self) -> None:
        if owner := self.highlighted_owner:
            await self._assign(owner)

    async def _assign(self, owner: Owner) -> None:
        if isinstance(owner, Case):
            await self._assign_sources(owner)
        else:
            await self._assign_cases(owner)
        self.program.project_changed()

    async def _assign_cases(self, member: Source | Speaker) -> None:
        by_source, by_speaker = cases_by_member(self.project)
        now = (by_speaker if isinstance(member, Speaker) else by_source).get(member.id, [])
        cases = {case.id: case for case in self.project.cases.all()}
        detail = (
            _("With none marked she belongs to the cases of her source.")
            if isinstance(member, Speaker)
            else ""
        )
        chosen = await self.app.push_screen_wait(
            ChooseMany(
                _("Cases of “{member}”").format(member=member.name),
                [(case.id, case.name) for case in cases.values()],
                now,
                detail=detail,
            )
        )
        if chosen is not None and set(chosen) != set(now):
            self.project.cases.assign(member, *(cases[i] for i in chosen))

    async def _assign_sources(self, case: Case) -> None:
        by_source, _by_speaker = cases_by_member(self.project)
        sources = {source.id: source for source in self.project.sources.all()}
        now = [i for i in sources if case.id in by_source.get(i, [])]
        chosen = await self.app.push_screen_wait(
            ChooseMany(
                _("Sources of “{case}”").format(case=case.name),
                [(source.id, source.name) for source in sources.values()],
                now,
            )
        )
        if chosen is not None and set(chosen) != set(now):
            self.project.cases.set_sources(case, *(sources[i] for i in chosen))

    def action_interviewer(self) -> None:
        if owner := self.highlighted_owner:
            self._turn_interviewer(owner)

    def _turn_interviewer(self, owner: Owner) -> None:
        if isinstance(owner, Speaker):
            self.project.speakers.make_interviewer(owner, not owner.is_interviewer)
            self.program.project_changed()

    @asking
    async def action_delete_row(self) -> None:
        match self.highlighted_owner:
            case Case() as case:
                said = _("Its sources stay; its attributes and memos go. u brings them back.")
                if await self._is_sure(_("Delete case “{name}”?").format(name=case.name), said):
                    self.project.cases.delete(case)
            case Source() as source:
                n = len(self.project.codings.select(sources=[source]))
                said = ngettext(
                    "Its {n} coding goes too. u brings them back.",
                    "Its {n} codings go too. u brings them back.",
                    n,
                ).format(n=n)
                question = _("Take “{name}” out of the study?").format(name=source.name)
                if await self._is_sure(question, said):
                    self.project.sources.remove(source)
            case _:
                return
        self.program.project_changed()

    async def _is_sure(self, question: str, said: str) -> bool:
        return await self.app.push_screen_wait(Confirm(question, said))

    @asking
    async def action_memo(self) -> None:
        from qualcoder_net.tui.screens.memos import write_memo

        owner = self.highlighted_owner
        if isinstance(owner, Case | Source):
            title = _("Memo on “{name}”").format(name=owner.name)
            await write_memo(self.app, self.project, owner, title)

    # --- tables in and out ---

    @asking
    async def action_load(self) -> None:
        path = await self.app.push_screen_wait(ChooseFile(_("Load a table"), (".csv", ".xlsx")))
        if path is None:
            return
        title = _("Reading {file}").format(file=path.name)

        def load(report: Report) -> tuple[int, int]:
            from qualcoder_net.core.cases_files import import_table

            read = import_table(self.project, self.owner, path)
            return read.rows, read.attributes

        rows, attributes = await job(self.app, load, title=title)
        self.program.project_changed()
        said = msg(
            "{rows}, {attributes}",
            rows=nmsg("{n} row", "{n} rows", n=rows),
            attributes=nmsg("{n} attribute", "{n} attributes", n=attributes),
        )
        self.notify(str(said), title=_("Loaded"), timeout=6)

    @asking
    async def action_write(self) -> None:
        from qualcoder_net.core.cases_files import export_table

        name = f"{self.project.name or _('study')}-{OWNER_PLURALS[self.owner]}.csv"
        path = await ask_where_to_write(self.app, _("Write this table to"), name, ".csv .xlsx")
        if path is None:
            return
        write = partial(export_table, self.project, self.owner, path)
        title = _("Writing {file}").format(file=path.name)
        await job(self.app, lambda report: write(), title=title)
        self.notify(str(path.resolve()), title=_("Written"), timeout=8, markup=False)
