"""Judges a label at the start of a line by itself: a role, a name, a header's field, or none."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Role = Literal["interviewer", "respondent", "question", "answer"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INTERVIEWER = _words(
    """i int interv intv intvr interviewer interviewers interviewster onderzoeker onderzoekers
    onderzoekster moderator facilitator gespreksleider gespreksleidster researcher researchers
    vragensteller vraagsteller"""
)
_RESPONDENT = _words(
    """r resp respondent respondente respondenten geïnterviewde geinterviewde geïnterviewden
    interviewee informant participant participants deelnemer deelneemster deelnemers spreker spr
    spk speaker gesprekspartner"""
)
# These letters are roles with a number only: alone they may be initials.
_RESPONDENT_IF_NUMBERED = frozenset("psdg")
_QUESTION = frozenset({"v", "vraag", "q", "question"})
_ANSWER = frozenset({"a", "antwoord", "answer"})

# What stands above an interview: “Datum: 12 maart”.
_FIELDS = _words(
    """datum date plaats locatie location place tijd time tijdstip duur duration length lengte
    begin eind einde start starttijd begintijd eindtijd naam name functie function rol role
    organisatie organisation organization leeftijd age geslacht gender sexe opleiding beroep
    afdeling onderwerp subject titel title project studie study transcript transcriptie
    transcribent transcribeerder transcriptor transcriber nummer number nr code case casus netwerk
    network bestand bestandsnaam file filename audio audiobestand opname recording aanwezig
    aanwezigen aanwezige afwezig present attendees deelnemers participants versie version status
    taal language betreft kenmerk referentie reference email telefoon website toestemming consent
    legenda legend toelichting afkortingen medium setting context achtergrond background
    interview interviewnummer interviewnr interviewdatum interviewtijd interviewduur
    datuminterview locatieinterview duurinterview plaatsinterview tijdstipinterview
    getranscribeerddoor transcribedby uitgewerktdoor afgenomendoor interviewdoor
    dateofinterview dateoftheinterview datumvaninterview datumvanhetinterview
    naamrespondent naaminterviewer naamgeïnterviewde functierespondent"""
)
# What often opens a line and never speaks, whether it recurs or not.
_NEVER = _words(
    """letop dus maar want en of nou nu ja nee oké oke ok goed kijk kortom bijvoorbeeld voorbeeld vb
    bv bijv namelijk nl vervolgens daarna eerst teneerste tentweede tenderde totslot conclusie
    conclusies samenvatting samenvattend opmerking opmerkingen noot nb ps notabene stelling probleem
    oplossing doel reden resultaat resultaten gevolg voordeel nadeel voordelen nadelen inleiding
    introductie afsluiting slot pauze lacht stilte belangrijk ook verder trouwens tip tips actie
    besluit afspraak citaat bron zie tegelijk tegelijkertijd toch anders eigenlijk precies juist
    toen hier daar dat dit die deze ik wij we jij je u hij zij ze het er daarom vandaar
    note example examples so but and or well yes no okay right look first second third finally
    conclusion summary problem solution goal reason result results important remember also
    introduction pause warning attention quote source see however therefore then here there that
    this you he she it they because meaning http https mailto www"""
)
# What counts or dates something: “Thema 2”, “Maandag 12”.
_NEVER_FIRST = _words(
    """vraag antwoord question answer thema theme topic onderwerp deel part hoofdstuk chapter
    bijlage appendix stap step punt fase phase figuur figure tabel table pagina page blok block
    item section paragraaf paragraph
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni
    juli augustus september oktober november december monday tuesday wednesday thursday friday
    saturday sunday january february march july october"""
)
_PARTICLES = _words(
    """de der den het 't ’t van von vande vander ten ter te la le el al bin ibn da dos du in op uit
    aan heer mevrouw mw mevr dhr dr drs ir mr prof en"""
)

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_ROMAN = re.compile(r"[ivx]{2,4}")
_ELISION = re.compile(r"['’]?[dls]['’-]")  # d'Hont, 's-Gravesande
_LONGEST_NAME = 40
_MOST_WORDS = 5


def clean(label: str) -> str:
    """The label as it is shown: without colon, emphasis, aside (“R2 (bestuurder)”) and breaks."""
    plain = " ".join(label.split()).strip(":*_ \t")
    return _ASIDE.sub("", plain) or plain


def key_of(label: str) -> str:
    """What labels of one speaker have in common, however they are spelled: “R 1”, “r1.”, “R-1”."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    return "".join(c for c in folded if c.isalnum()) or folded.strip()


def role_of(label: str) -> Role | None:
    """The role that a conventional label says; None for a name or anything else.

    “R1”, “Respondent A” and “Interviewer Anna” are roles; “r” in small letters is not (it takes
    more than itself to mean someone), nor is “Interviewer vraagt door”.
    """
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", label))
    if not tokens or not label[0].isalpha():
        return None
    first, rest = tokens[0].casefold(), tokens[1:]
    numbered = bool(rest) and rest[0].isdigit() and all(len(t) == 1 for t in rest[1:])
    if len(first) == 1 and (not tokens[0].isupper() or (rest and not numbered)):
        return None
    if rest and not (numbered or (len(first) > 1 and _belongs_to_role(rest))):
        return None
    if first in _INTERVIEWER:
        return "interviewer"
    if first in _RESPONDENT or (numbered and first in _RESPONDENT_IF_NUMBERED):
        return "respondent"
    if first in _QUESTION and (numbered or not rest):
        return "question"
    if first in _ANSWER and (numbered or not rest):
        return "answer"
    return None


def _belongs_to_role(rest: list[str]) -> bool:
    """A name behind a role: “Respondent Jan de Vries”, “Spreker A”."""
    return len(rest) <= _MOST_WORDS and is_name(" ".join(rest))


def is_roman(label: str) -> bool:
    """“II”, “IV”: where these number headings, “I” does too."""
    return bool(_ROMAN.fullmatch(label.casefold()))


def is_spelled_role(label: str) -> bool:
    """A role in full (“Interviewer”), which headers use as a field too; not “I” or “R1”."""
    tokens = _TOKEN.findall(label)
    return len(tokens[0] if tokens else "") > 2 and role_of(label) is not None


def is_field(label: str) -> bool:
    """A field of an interview's header, such as “Datum”."""
    return key_of(label).rstrip("0123456789") in _FIELDS


def is_never_a_speaker(label: str) -> bool:
    """A field, or a word that often opens a sentence or an aside, such as “Let op”."""
    first = label.split()[0].casefold() if label.split() else ""
    return is_field(label) or key_of(label) in _NEVER or first in _NEVER_FIRST


def is_name(label: str) -> bool:
    """Whether *label* looks like someone's name: “Jan de Vries”, “BS2”, “Mevr. A.”."""
    words = label.replace("\u00a0", " ").split(" ")
    if len(label) > _LONGEST_NAME or len(words) > _MOST_WORDS:
        return False
    if any(word.endswith(".") and len(word) > 6 for word in words):
        return False
    starts = [_ELISION.sub("", word).lstrip("'’`-./&")[:1] for word in words]
    capitals = [not start.islower() and start.isalpha() for start in starts]
    return any(capitals) and all(
        capital or start.isdigit() or word.casefold().rstrip(".") in _PARTICLES
        for word, start, capital in zip(words, starts, capitals, strict=True)
    )


def forms_of_name(name: str) -> list[str]:
    """How a person of that name may be labelled: “Anna de Boer (AB)” as Anna, AdB or AB too."""
    aside = _ASIDE.search(name)
    words = _ASIDE.sub("", name).split()
    if not words or not is_name(" ".join(words)):
        return []
    initials = "".join(word[0] for word in words)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    forms = [" ".join(words), words[0], initials, capitals]
    return [*forms, aside[0].strip(" ()")] if aside else forms
