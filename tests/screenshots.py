"""Draws the README's pictures of the sample study anew: `python -m tests.screenshots`."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (120, 36)
# name -> keys from the first screen
PICTURES = {
    "coding": [*["]"] * 12, "down"],
    "matrix": ["f5", "d", "right", "right"],
}
_WEB_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


async def draw(project_file: Path) -> None:
    from qualcoder_net.core.project import Project
    from qualcoder_net.tui.app import QualcoderApp

    for name, keys in PICTURES.items():
        with Project.open(project_file, coder="referentie") as project:
            app = QualcoderApp(project)
            async with app.run_test(size=SIZE) as pilot:
                await pilot.pause(1)
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause(0.5)
                await pilot.pause(2)
                picture = app.export_screenshot(title="qualcoder-net")
        # the pictures load nothing from elsewhere
        (DOCS / f"{name}.svg").write_text(_WEB_FONTS.sub("", picture), "utf-8")


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUALCODER_NET_CONFIG"] = folder
        program = [sys.executable, "-m", "qualcoder_net", "demo", folder]
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
        asyncio.run(draw(Path(folder) / "demo.qnet"))


if __name__ == "__main__":
    main()
