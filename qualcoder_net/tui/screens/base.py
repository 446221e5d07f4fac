"""What every screen on a project has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from qualcoder_net.tui.actions import Context
from qualcoder_net.tui.widgets.cells import shown

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.tui.app import QualcoderApp


class ProjectScreen(Screen[None]):
    """A screen of the project that is open. `CONTEXT` names its rows in the table of actions."""

    CONTEXT: ClassVar[Context]

    @property
    def context(self) -> Context:
        """Which actions are at hand just now; a screen with panes or modes says more precisely."""
        return self.CONTEXT

    @property
    def program(self) -> QualcoderApp:
        return cast("QualcoderApp", self.app)

    @property
    def project(self) -> Project:
        return self.program.project

    def say_title(self, heading: str, *facts: str) -> None:
        """The first line: what is shown, then of which project, as far as there is room."""
        said = [Content.styled(shown(heading), "bold $foreground")]
        said += [Content(shown(fact)) for fact in (*facts, self.project.name)]
        self.query_one(".screen-title", Static).update(Content("  ·  ").join(said))

    def refresh_project(self) -> None:
        """Show the project as it now is: someone else, an undo or another screen changed it."""

    def show_what_changed(self) -> None:
        """After an undo or redo, when `refresh_project` has been called: look at its place."""
