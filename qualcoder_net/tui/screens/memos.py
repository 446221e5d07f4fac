"""Writing a memo: one's own is changed, others' are shown above it, an emptied one is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from qualcoder_net.i18n import _
from qualcoder_net.tui.dialogs import TextEdit

if TYPE_CHECKING:
    from qualcoder_net.core.memos import Target
    from qualcoder_net.core.project import Project


class MemoEdit(TextEdit):
    """One writes at once, also where others' memos are shown above."""

    AUTO_FOCUS = "TextArea"


async def write_memo(app: App[Any], project: Project, about: Target, title: str) -> bool:
    """Ask for the text of a memo and keep it; whether anything was changed. Runs in a worker."""
    me = project.me()
    memos = project.memos.about(about)
    mine = next((memo for memo in memos if me and memo.coder_id == me.id), None)
    names = {coder.id: coder.name for coder in project.coders.all()}
    others = "\n".join(f"{names[m.coder_id]}: {m.text}" for m in memos if m is not mine)
    before = mine.text if mine else ""
    text = await app.push_screen_wait(MemoEdit(title, before, detail=others))
    if text is None or text.strip() == before:
        return False
    if mine is None:
        project.memos.add(text, about)
    elif text.strip():
        project.memos.edit(mine, text)
    else:
        project.memos.delete(mine)
        app.notify(_("The memo is deleted; undo brings it back."), timeout=4)
    return True
