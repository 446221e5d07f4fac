"""What the tests of the coding screen say often."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList

from qualcoder_net.core.project import Project
from qualcoder_net.tui.app import QualcoderApp
from qualcoder_net.tui.screens.coding import CodingScreen


def coding_screen(app: QualcoderApp) -> CodingScreen:
    return next(s for s in app.screen_stack if isinstance(s, CodingScreen))


def coded(project: Project) -> list[tuple[str, str]]:
    """(code, quotation) of every coding in the project, in the order they were made."""
    book = project.codebook.tree()
    texts = {source.id: project.sources.text(source).content for source in project.sources.all()}
    codings = sorted(project.codings.select(hidden=True), key=lambda coding: coding.id)
    return [
        (book.by_id[c.code_id].name("nl"), texts[c.source_id][c.start : c.end]) for c in codings
    ]


def stripes(app: QualcoderApp) -> list[tuple[str, str]]:
    """(code, quotation) of every stripe on the page, in the order they were made."""
    transcript = coding_screen(app).transcript
    shown = sorted(transcript.stripes, key=lambda stripe: stripe.coding_id)
    return [(s.label, transcript.view.text[s.start : s.end]) for s in shown]


def at(app: QualcoderApp, words: str) -> None:
    """The cursor on the sentence with these words."""
    transcript = coding_screen(app).transcript
    transcript.go_to(transcript.view.text.index(words))


def here(app: QualcoderApp) -> str:
    """What a code would apply to."""
    transcript = coding_screen(app).transcript
    start, end = transcript.selection
    return transcript.view.text[start:end]


def segment(app: QualcoderApp) -> str:
    """What the status line says of it."""
    line = coding_screen(app).query_one("#segment")
    return " ".join(str(line.render()).split())


def told(app: QualcoderApp) -> list[str]:
    return [f"{n.title} {n.message}".strip() for n in app._notifications]


def listed(app: QualcoderApp) -> list[str]:
    """The options of the list that is open."""
    listing = app.screen.query_one(OptionList)
    return [str(option.prompt).strip() for option in listing.options]


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def type_in(pilot: Pilot[Any], text: str) -> None:
    for sign in text:
        await pilot.press("space" if sign == " " else sign)
    await pilot.pause()
