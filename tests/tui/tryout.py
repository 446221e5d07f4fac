"""Try the transcript by hand: `python -m tests.tui.tryout --words 3000 --codings 60`.

With `--bare` a ScrollView of the same size without any work to do, to compare key latency with.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from qualcoder_net.model import PALETTE, Span, Speaker, Turn
from qualcoder_net.tui.widgets.transcript import Mark, Stripe, Transcript, TranscriptView

QUESTIONS = (
    "Hoe ervaart u dat zelf?",
    "Kunt u daar een voorbeeld van geven?",
    "En wat vond uw eigen organisatie daarvan?",
    "Wie neemt in zo'n geval het besluit?",
    "Wat zou u een collega aanraden die hier nieuw begint?",
    "U noemde net de gemeente – hoe liep dat contact precies, en wat bleef er achteraf van over?",
)
ANSWERS = (
    "Je staat met één been hier en met het andere in je eigen huis.",
    "Dat schuurt.",
    "De ene dag zit je aan tafel namens de regio, en de volgende dag vraagt je eigen directeur wat "
    "het ons nou eigenlijk heeft opgeleverd.",
    "Nou ja… je went eraan.",
    "We hebben toen afgesproken dat niemand buiten het overleg om de pers zou opzoeken.",
    "Formeel had ik geen mandaat, maar iedereen deed alsof ik dat wel had.",
    "Toen de subsidie wegviel, bleek wie er echt in geloofde.",
    "Vertrouwen komt te voet en gaat te paard, zeggen ze dan.",
    "Ik heb het netwerk wel eens vergeleken met een koor waarin niemand de dirigent wil zijn.",
    "Zonder die ene ambtenaar was het niet gelukt.",
    "Eerlijk gezegd weet ik niet of de wethouder onze notitie ooit heeft gelezen.",
    "Dat was een samenwerkingsverbandenoverleg, zo heette dat echt.",
    "En dan kom je terug op kantoor, waar ze je aankijken alsof je op vakantie bent geweest, "
    "terwijl je drie dagen hebt zitten praten over de verdeling van taken waar zij straks het "
    "meeste last van hebben.",
    "“Ga jij maar”, zei hij, “jij kent die mensen.”",
)
LETTERS = "abcdefghijklmnop"


def made_up(words: int, seed: int = 1, *, headings: bool = True) -> TranscriptView:
    """An interview of about so many words, with its turns and sentences."""
    dice = random.Random(seed)
    speakers = {
        1: Speaker(1, "s1", 1, "I", is_interviewer=True),
        2: Speaker(2, "s2", 1, "R2"),
        3: Speaker(3, "s3", 1, "Wethouder Oostrand"),
    }
    parts: list[str] = []
    turns: list[Turn] = []
    sentences: list[Span] = []
    at = count = 0

    def say(text: str) -> Span:
        nonlocal at
        span = (at, at + len(text))
        parts.append(text)
        at += len(text)
        return span

    if headings:
        sentences.append(say("Interview Oostrand, tweede ronde, 14 mei"))
        say("\n\n")
    while count < words:
        speaker = dice.choice((1, 2, 2, 3))
        say(f"{speakers[speaker].name}: ")
        start = at
        bank = QUESTIONS if speaker == 1 else ANSWERS
        for n in range(dice.randint(1, 2) if speaker == 1 else dice.randint(1, 9)):
            if n:
                say("\n\n" if dice.random() < 0.05 else " ")
            sentence = dice.choice(bank)
            sentences.append(say(sentence))
            count += sentence.count(" ") + 1
        turns.append(Turn(len(turns), 1, start, at, speaker, number=len(turns) + 1))
        say("\n")
        if headings and len(turns) % 40 == 0:
            sentences.append(say(f"Deel {len(turns) // 40 + 1}: over de rollen"))
            say("\n")
    return TranscriptView("".join(parts), turns, speakers, sentences)


def made_up_codings(view: TranscriptView, count: int, seed: int = 1) -> list[Stripe]:
    """Codings of one to some sentences, now and then of a part of one."""
    dice = random.Random(seed)
    stripes = []
    for coding_id in range(1, count + 1):
        first = dice.randrange(len(view.sentences))
        last = min(first + dice.choice((0, 0, 0, 1, 1, 2, 4)), len(view.sentences) - 1)
        start, end = view.sentences[first][0], view.sentences[last][1]
        if dice.random() < 0.3 and end - start > 20:
            start, end = start + 5, end - 8
        code = dice.randrange(len(PALETTE))
        own = dice.random() < 0.85
        stripes.append(
            Stripe(coding_id, start, end, PALETTE[code], LETTERS[code], f"code {code}", own)
        )
    return stripes


class Bare(ScrollView, can_focus=True, inherit_bindings=False):
    """Textual and nothing else: plain lines, one of them reversed and moved by a key."""

    BINDINGS: ClassVar = [("down", "next_sentence")]

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.virtual_size = Size(80, lines)
        self.at = 0

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        style = self.rich_style + Style(reverse=True) if number == self.at else self.rich_style
        return Strip([Segment(f"{number:6} {ANSWERS[number % len(ANSWERS)][:90]}", style)])

    def action_next_sentence(self) -> None:
        self.refresh_lines(self.at, 2)
        self.at += 1
        if self.at >= self.scroll_offset.y + self.size.height - 3:
            self.scroll_to(y=self.at - self.size.height + 4, animate=False)


class Tryout(App[None]):
    """The widget alone, with a line of what it says."""

    BINDINGS: ClassVar = [
        ("q", "quit"),
        ("t", "next_theme"),
        ("slash", "find"),
        ("n", "next_hit"),
        ("enter", "code"),
        ("x", "uncode"),
        ("m", "mark"),
    ]
    CSS = "#said { dock: bottom; height: 1; background: $panel; }"

    def __init__(self, view: TranscriptView, stripes: list[Stripe], bare: bool) -> None:
        super().__init__()
        self.shown_view, self.shown_stripes, self.bare = view, stripes, bare
        self.hits: list[Span] = []
        self.hit = -1

    def compose(self) -> ComposeResult:
        yield Bare(10_000) if self.bare else Keyed()
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        if not self.bare:
            self.query_one(Transcript).show(self.shown_view, self.shown_stripes)
        self.screen.focus_next()

    def on_transcript_selection_changed(self, event: Transcript.SelectionChanged) -> None:
        here = event.transcript.codings_at_cursor
        said = f"{event.span} {'free ' if event.is_free else ''}codings {here}"
        self.query_one("#said", Static).update(said, layout=False)

    def action_next_theme(self) -> None:
        names = sorted(self.available_themes)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.sub_title = self.theme
        self.query_one("#said", Static).update(self.theme)

    def action_find(self) -> None:
        text, word = self.shown_view.text, "niemand"
        self.hits = [found.span() for found in re.finditer(word, text)]
        self.query_one(Transcript).set_hits(self.hits)

    def action_next_hit(self) -> None:
        self.hit += 1
        transcript = self.query_one(Transcript)
        transcript.set_hits(self.hits, self.hit)
        transcript.go_to(self.hits[self.hit][0])

    def action_code(self) -> None:
        transcript = self.query_one(Transcript)
        new = max((stripe.coding_id for stripe in transcript.stripes), default=0) + 1
        start, end = transcript.selection
        colour = PALETTE[new % len(PALETTE)]
        transcript.add_stripe(Stripe(new, start, end, colour, LETTERS[new % 16], "new"))
        transcript.action_clear_selection()

    def action_uncode(self) -> None:
        transcript = self.query_one(Transcript)
        for coding_id in transcript.codings_at_cursor[-1:]:
            transcript.remove_stripe(coding_id)

    def action_mark(self) -> None:
        marks = [
            Mark(*span, "d", PALETTE[3], "focused" if n == 2 else "ghost")
            for n, span in enumerate(self.shown_view.sentences[6:60:4])
        ]
        self.query_one(Transcript).set_marks(marks)


class Keyed(Transcript, inherit_bindings=False):
    """The transcript with keys of its own."""

    BINDINGS: ClassVar = [
        ("down,j", "next_sentence"),
        ("up,k", "previous_sentence"),
        ("shift+down", "next_sentence(True)"),
        ("shift+up", "previous_sentence(True)"),
        ("right", "word_right"),
        ("left", "word_left"),
        ("shift+right", "word_right(True)"),
        ("shift+left", "word_left(True)"),
        ("right_square_bracket", "next_turn"),
        ("left_square_bracket", "previous_turn"),
        ("pagedown", "page_down"),
        ("pageup", "page_up"),
        ("home", "home"),
        ("end", "end"),
        ("v", "toggle_selection"),
        ("V", "select_sentences"),
        ("escape", "clear_selection"),
        ("greater_than_sign", "move_border('end','word',1)"),
        ("less_than_sign", "move_border('end','word',-1)"),
        ("plus", "move_border('start','character',1)"),
        ("minus", "move_border('start','character',-1)"),
    ]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--words", type=int, default=3000)
    asked.add_argument("--codings", type=int, default=60)
    asked.add_argument("--theme", default="textual-dark")
    asked.add_argument("--bare", action="store_true")
    asked.add_argument("--file", type=Path, help="a text to show instead, sentences by line")
    options = asked.parse_args()
    if options.file:
        text = options.file.read_text(errors="surrogateescape")
        lines = [found.span() for found in re.finditer(r"[^\n]+", text)]
        view = TranscriptView(text, (), {}, lines)
    else:
        view = made_up(options.words)
    app = Tryout(view, made_up_codings(view, options.codings), options.bare)
    app.theme = options.theme
    app.run()


if __name__ == "__main__":
    main()
