"""The composition root: gives the command line its screen, and runs it."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


# Starting makes some hundred thousand objects that stay: looking for garbage among them every 700
# costs a tenth of a second.
_OBJECTS_BETWEEN_LOOKS = 50_000


def main() -> None:
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, 20, 100)
    from qualcoder_net.cli.main import run

    sys.exit(run(sys.argv[1:], show_screen))


def show_screen(project: Project | None, coder: str | None) -> None:
    """Show the screens: of an open project, or those on which one is chosen or made."""
    from qualcoder_net.tui.app import QualcoderApp

    if coder:  # for projects that are opened or made on the screen
        os.environ["QUALCODER_NET_CODER"] = coder
    QualcoderApp(project).run()


if __name__ == "__main__":
    main()
