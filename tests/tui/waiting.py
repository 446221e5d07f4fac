"""Waiting until the program has done what keys set off."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from qualcoder_net.tui.dialogs import Dialog
from qualcoder_net.tui.widgets.keyhints import KeyHints
from qualcoder_net.tui.widgets.picker import Picker

_OURS = {"asking", "job", "count", "quotes", "go", "preview"}


async def settled(app: App[Any], pilot: Pilot[Any]) -> None:
    """Until no work is under way, or a question waits for its answer; at most ten seconds."""
    for _turn in range(500):
        await pilot.pause()
        busy = [
            worker for worker in app.workers if worker.group in _OURS and not worker.is_finished
        ]
        if not busy or isinstance(app.screen, Dialog | Picker):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"still busy: {busy}")


async def laid_out(app: App[Any], pilot: Pilot[Any]) -> None:
    """Settled, and what is drawn once the sizes are known is drawn, too."""
    await settled(app, pilot)
    for _turn in range(4):
        await pilot.pause(0.01)


async def typed(pilot: Pilot[Any], *keys: str) -> None:
    """Keys one by one, each with its effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def click_hint(pilot: Pilot[Any], said: str, hints: type[KeyHints] = KeyHints) -> None:
    """Click on the key or label *said* in the first such line of hints on the screen."""
    widget = pilot.app.screen.query(hints).first()
    lines = str(widget.render()).split("\n")
    x, y = next((line.index(said), y) for y, line in enumerate(lines) if said in line)
    await pilot.click(widget, offset=(x + widget.gutter.left, y + widget.gutter.top))
    await pilot.pause()
