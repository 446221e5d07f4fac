"""Handing in from the screens of practice: everything finished, to a file."""

from __future__ import annotations

from pathlib import Path

from qualcoder_net.i18n import _, nmsg
from qualcoder_net.model import slug
from qualcoder_net.tui.file_dialog import ask_where_to_write
from qualcoder_net.tui.jobs import asking
from qualcoder_net.tui.screens.base import ProjectScreen


class HandingIn(ProjectScreen):
    """A screen on which `h` hands in."""

    @asking
    async def action_hand_in(self) -> None:
        from qualcoder_net.core.handing_in import hand_in

        name = f"{slug(self.project.journal.coder_name)}.json"
        about = _("A .json file for your teacher, without words of the interviews.")
        path = await ask_where_to_write(self.app, _("Hand in"), name, about)
        if path is None:
            return
        file = path if path.suffix else path.with_suffix(".json")
        work = hand_in(self.project, file, force=file == path)
        said = nmsg("Wrote {n} interview to {file}.", "Wrote {n} interviews to {file}.",
                    n=len(work.sources), file=Path(file).name)  # fmt: skip
        self.notify(str(said), timeout=6, markup=False)
