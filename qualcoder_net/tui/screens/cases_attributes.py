"""Attributes on the cases screen: defined, changed, and their values given."""

from __future__ import annotations

from qualcoder_net.core.names import KIND_NAMES
from qualcoder_net.i18n import _, ngettext
from qualcoder_net.model import KINDS, Attribute, AttributeKind, AttributeOwner
from qualcoder_net.tui.dialogs import Choose, Confirm, Prompt, TextEdit
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen
from qualcoder_net.tui.screens.cases_tables import Column, Owner


class CasesAttributes(ProjectScreen):
    """Acts on the highlighted column, and on single values."""

    owner: AttributeOwner

    @property
    def highlighted_column(self) -> Column | None:
        raise NotImplementedError

    async def set_value(self, column: Column, owner: Owner) -> None:
        attribute = column.attribute
        if attribute is None:
            return
        now = self.project.attributes.values(attribute).get(owner.id, "")
        title = f"{attribute.name} · {owner.name}"
        if attribute.kind == "choice" and attribute.choices:
            options = [*((choice, choice) for choice in attribute.choices), ("", _("(none)"))]
            value = await self.app.push_screen_wait(Choose(title, options, chosen=now))
        else:
            detail = str(KIND_NAMES[attribute.kind])
            value = await self.app.push_screen_wait(Prompt(title, now, detail=detail))
        if value is not None and value.strip() != now:
            self.project.attributes.set(attribute, owner, value)
            self.program.project_changed()

    @asking
    async def action_add_attribute(self) -> None:
        name = await self.app.push_screen_wait(
            Prompt(_("New attribute"), placeholder=_("Name, such as “since”"))
        )
        if not name:
            return
        kind = await self._ask_kind("text")
        choices = await self._ask_choices(()) if kind == "choice" else ()
        if kind is not None and choices is not None:
            self.project.attributes.define(name, self.owner, kind, choices)
            self.program.project_changed()

    @asking
    async def action_change_attribute(self) -> None:
        column = self.highlighted_column
        if column is None or column.attribute is None:
            self.notify(_("Go to an attribute's column first; n makes a new one."), timeout=4)
            return
        attribute = column.attribute
        options = [("rename", _("rename…")), ("kind", _("another kind…"))]
        if attribute.kind == "choice":
            options.append(("choices", _("its choices…")))
        options.append(("delete", _("delete…")))
        what = await self.app.push_screen_wait(Choose(attribute.name, options, False))
        if what is not None:
            await self._change(attribute, what)
            self.program.project_changed()

    async def _change(self, attribute: Attribute, what: str) -> None:
        attributes = self.project.attributes
        match what:
            case "rename":
                prompt = Prompt(_("Name"), attribute.name)
                if name := await self.app.push_screen_wait(prompt):
                    attributes.change(attribute, name=name)
            case "kind":
                kind = await self._ask_kind(attribute.kind)
                values = sorted({*attributes.values(attribute).values()}, key=str.casefold)
                choices = await self._ask_choices(values) if kind == "choice" else None
                if kind is not None and (kind != "choice" or choices is not None):
                    attributes.change(attribute, kind=kind, choices=choices)
            case "choices":
                choices = await self._ask_choices(attribute.choices)
                if choices is not None:
                    attributes.change(attribute, choices=choices)
            case "delete":
                n = len(attributes.values(attribute))
                said = ngettext(
                    "{n} value goes with it. u brings it back.",
                    "{n} values go with it. u brings them back.",
                    n,
                ).format(n=n)
                question = _("Delete attribute “{name}”?").format(name=attribute.name)
                if await self.app.push_screen_wait(Confirm(question, said, yes=_("delete"))):
                    attributes.delete(attribute)

    async def _ask_kind(self, now: AttributeKind) -> AttributeKind | None:
        options = [(kind, str(KIND_NAMES[kind])) for kind in KINDS]
        return await self.app.push_screen_wait(Choose(_("Kind"), options, False, chosen=now))

    async def _ask_choices(self, now: list[str] | tuple[str, ...]) -> list[str] | None:
        text = await self.app.push_screen_wait(
            TextEdit(_("Choices"), "\n".join(now), detail=_("One on a line"))
        )
        if text is None:
            return None
        return [line.strip() for line in dict.fromkeys(text.splitlines()) if line.strip()]
