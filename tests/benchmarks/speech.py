"""Invented Dutch interview talk from a small grammar: no one ever said any of it."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from qualcoder_net.language.sentences import sentence_spans
from qualcoder_net.language.words import word_starts
from qualcoder_net.model import Span, Transcript, TurnSpan

INTERVIEWER = "I"

_SLOTS: dict[str, tuple[str, ...]] = {
    "wie": (
        "de gemeente", "onze directeur", "het regiobestuur", "de wethouder", "mijn leidinggevende",
        "de zorggroep", "het waterschap", "iedere partner", "de stuurgroep", "een collega uit Lint",
        "de projectleider", "het samenwerkingsverband", "de woningcorporatie", "niemand van ons",
    ),
    "doet": (
        "zoekt", "mist", "verdedigt", "betaalt", "bewaakt", "vergeet", "vertraagt", "draagt",
        "ondertekent", "bespreekt", "herkent", "verwacht", "organiseert", "vertrouwt",
    ),
    "wat": (
        "het gezamenlijke plan", "een eigen mandaat", "de afspraak van vorig jaar", "dat overleg",
        "de verdeling van taken", "het vertrouwen in elkaar", "een heldere opdracht", "de kosten",
        "ruimte om te bewegen", "de steun van thuis", "het belang van de regio", "zo’n besluit",
        "een tweede vergadering", "het verhaal achter de cijfers", "de stem van de bewoners",
    ),
    "wanneer": (
        "in het begin", "de laatste maanden", "sinds de fusie", "op zulke momenten", "elke week",
        "na de zomer", "als het spannend wordt", "aan het eind van de rit", "in de praktijk",
    ),
    "hoe": (
        "met veel geduld", "zonder dat iemand het merkt", "op eigen houtje", "achter de schermen",
        "tegen beter weten in", "met één been in de lijn", "stap voor stap", "heel voorzichtig",
    ),
    "omdat": (
        "omdat het thuisfront daarom vraagt", "want anders loopt het vast",
        "terwijl iedereen de andere kant op kijkt", "zodat het netwerk blijft bestaan",
        "hoewel de cijfers iets anders zeggen", "maar dat zegt niemand hardop",
        "en dat levert onderling gedoe op", "zolang er geld voor is",
    ),
    "nou": ("Nou ja,", "Kijk,", "Eerlijk gezegd,", "Tja,", "In elk geval,", "Goed,", "Ja,"),
    "ik": ("denk ik", "zeg ik dan", "is mijn ervaring", "als je het mij vraagt", "vind ik"),
}  # fmt: skip
_ANSWERS = (
    "{wie} {doet} {wat} {hoe}.",
    "{wie} {doet} {wanneer} {wat}, {omdat}.",
    "{nou} {wie} {doet} {wat}, {ik}.",
    "{wanneer} {doet} {wie} {wat} {hoe}, {omdat}.",
    "{wie} {doet} {wat} en {wie} {doet} {wat}, {omdat}.",
    "{nou} {wanneer} {doet} {wie} {wat} {hoe}, en dan {doet} {wie} {wanneer} {wat}, {omdat}.",
    "Dat {doet} {wie} niet.",
    "{ik}.",
)
_QUESTIONS = (
    "Waarom {doet} {wie} {wat}?",
    "En hoe merkt u dat {wanneer}?",
    "Kunt u zeggen wie {wanneer} {wat} {doet}, {omdat}?",
    "Wat {doet} {wie} {hoe}?",
)
_BANK = 4000  # different sentences of each kind; enough that hardly two interviews share a turn


@dataclass(frozen=True)
class Spoken:
    """An interview as a reader would hand it over, with the borders that an import computes.

    `answers` are, for each of the respondents' turns, its sentences.
    """

    transcript: Transcript
    sentences: list[Span]
    words: list[int]
    answers: list[list[Span]]


class Speech:
    """A bank of sentences, drawn once from a seed; interviews are put together from it."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)
        self._answers = [_filled(dice, dice.choice(_ANSWERS)) for _ in range(_BANK)]
        self._questions = [_filled(dice, dice.choice(_QUESTIONS)) for _ in range(_BANK)]

    def interview(self, seed: int, words: int) -> Spoken:
        """About so many *words* between an interviewer and one or two respondents."""
        dice = random.Random(seed)
        voices = ["R1"] if dice.random() < 0.8 else ["R1", "R2"]
        parts: list[str] = []
        turns: list[TurnSpan] = []
        at = said = 0
        while said < words:
            asks = not turns or turns[-1].speaker != INTERVIEWER
            speaker = INTERVIEWER if asks else dice.choice(voices)
            bank, most = (self._questions, 2) if asks else (self._answers, 9)
            talk = " ".join(dice.choices(bank, k=dice.randint(1, most)))
            parts.append(f"{speaker}: {talk}\n")
            start = at + len(speaker) + 2
            turns.append(TurnSpan(start, start + len(talk), speaker))
            at = start + len(talk) + 1
            said += talk.count(" ") + 2
        return spoken(Transcript("".join(parts), tuple(turns), frozenset([INTERVIEWER])))


def spoken(transcript: Transcript) -> Spoken:
    """The borders of a transcript, found as an import finds them."""
    text, turns = transcript.text, transcript.turns
    sentences = sentence_spans(text, "nl", [o for turn in turns for o in (turn.start, turn.end)])
    answers: list[list[Span]] = []
    each = iter(sentences)
    span = next(each, None)
    for turn in turns:
        own = []
        while span is not None and span[0] < turn.end:
            if span[0] >= turn.start:
                own.append(span)
            span = next(each, None)
        if turn.speaker != INTERVIEWER:
            answers.append(own)
    return Spoken(transcript, sentences, word_starts(text), answers)


def _filled(dice: random.Random, pattern: str) -> str:
    """A pattern with a choice in each of its places, and a capital in front."""
    sentence = re.sub(r"\{(\w+)\}", lambda slot: dice.choice(_SLOTS[slot[1]]), pattern)
    return sentence[0].upper() + sentence[1:]
