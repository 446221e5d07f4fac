"""The words by which a full stop is judged: abbreviations, and words that open a sentence.

An abbreviation is looked up in lower case without its last dot. Its kind says what a capital after
it means; small letters and digits after it never begin a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Kind(Enum):
    """What an abbreviation tells about the words after it."""

    LEADS = "always leads on to a name, a number or an example: dhr., m.b.t., art."
    RARELY_ENDS = "ends the sentence only before a word that begins no name either: bijv., o.a."
    MAY_END = "ends the sentence only before a word that opens one: U.S., min., Inc."
    OFTEN_ENDS = "ends the sentence before any capital: enz., etc., z.s.m."
    BESIDE_NUMBER = "an abbreviation only before or after a number, else a word: no., jan."


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words about borders.

    `openers` are function words that, with a capital inside a text, show that a sentence begins;
    `restarts` those among them that also begin no title or name (“Ja”, not “De”).
    `hanging` words expect more: no sentence trails off after them into a name (“bij… Karin”).
    `lettered` nouns take a letter that is no initial: plan B.
    `always_capital` words are no evidence (English “I”); `tags` are verbs that with their subject
    belong to the quoted question before them (“Who?” John asked him).
    """

    abbreviations: Mapping[str, Kind]
    openers: frozenset[str]
    restarts: frozenset[str]
    hanging: frozenset[str]
    lettered: frozenset[str]
    always_capital: frozenset[str]
    tags: frozenset[str]


def _abbreviations(**words_of_kind: str) -> dict[str, Kind]:
    return {
        word.replace("_", " "): Kind[kind.upper()]
        for kind, words in words_of_kind.items()
        for word in words.split()
    }


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# capitals that may belong to a name (after an initial), or to a name or title (after a dash)
NAME_PARTS = _words("De Den Der Van Ten Ter Te Het In Op")
_IN_NAMES = _words(
    "De Den Der Van Ten Ter Te Het Een In Op Voor Met Over Bij Aan Uit Naar Onder Na Om Tot Zijn "
    "Alle Elke Onze Dhr Mevr Mw Dr Drs Mr Ir Prof Meneer Mevrouw "
    "The A An Of On At For From With After Before By To Our All Mrs Ms"
)

_DUTCH_ABBREVIATIONS = _abbreviations(
    leads="""
        aanw afb afd afl art bc beh betr blz ca cf chr cq d.d d.i d.m.v d.w.z dd dhr dir dr dra drs
        ds echtg excl fam gebr i.c i.h.a i.h.b i.h.k.v i.o i.o.m i.p.v i.s.m i.t.t i.v.m incl
        ing ir jhr jkvr m.a.w m.b.t m.b.v m.i m.i.v m.m.v m.n m.u.v mej mevr mgr mr mw n.a.v n.b
        nr nrs o.b.v o.l.v o.m o.v.v p.s ph prov resp s.v st stg t.a.v t.b.v t.g.v
        t.h.v t.n.v t.o.v t.w.v th v.a vgl vnl vs w.o wm wnd zgn zr
        dmv dwz ipv ivm mbt mbv nav tav tbv tgv tnv tov
        """,
    rarely_ends="bijv bv evt nl o.a oa ong prof",
    may_end="""
        a.m b.v co e.u gem inc jr ltd max min mld mln n.v nv p.m r.k sec secr sr v.n v.o.f
        v.s vof e.v et_al
        """,
    often_ends="""
        a.h.w a.s a.u.b c.s cm d.v di do e.a e.d enz etc h.t.l i.d jl k.k kg km l.l ll m.e.r ma
        mnd n.chr n.t.b n.v.t o.g o.i.d p.d p.j p.p p.p.p p.u p.w q.q s.v.p t.n.t t.z.t v.chr
        v.v vr wo z.o.z z.s.m za aub nvt svp zsm
        """,
    beside_number="""
        apr aug bijl dec feb febr fig hfst hst jan jul jun mrt no nov okt p pag par pp sep sept
        tab tel u
        """,
)

_ENGLISH_ABBREVIATIONS = _abbreviations(
    leads="""
        approx brig capt cf cmdr dr e.g eg esp fr i.e ie incl lt messrs mr mrs ms msgr mt mx prof
        resp sgt supt viz vs
        """,
    may_end="""
        a.m al ave b.a b.sc blvd bros co col corp d.c dept dist e.u esq fri ft gen gov govt hon inc
        jr ltd m.a m.d m.p m.sc maj max min mon p.a p.m p.s ph.d plc pres pt rd rep rev sen sq sr
        st thu thur thurs tue tues u.k u.n u.s u.s.a univ wed et_al
        """,
    often_ends="etc n.b",
    beside_number="""
        apr art aug ch dec feb fig figs jan jul jun mar no nos nov oct p par pp sat sec sep sept
        sun vol
        """,
)

_DUTCH_OPENERS = _words(
    """
    Ja Nee Nou Nu Nah Neen Hè Hé Hm Hmm Mm Mmm O Oh Ach Ah Aha Tja Tsja Zeg Zo Oké Ok Sorry
    Precies Klopt Goed Kijk Luister Wacht Weet Stel Serieus Echt Toch
    Maar En Dus Want Of Als Omdat Doordat Terwijl Hoewel Tenzij Zodat Zodra Toen Dan Daar Daarna
    Daarom Daarvoor Daarmee Daarbij Daardoor Vandaar Hier Hierdoor Hiermee Er Straks Later Vroeger
    Eerst Eerder Ooit Soms Altijd Nooit Meestal Vaak Misschien Natuurlijk Eigenlijk Uiteindelijk
    Achteraf Vervolgens Verder Bovendien Trouwens Overigens Gelukkig Helaas Gewoon Alleen Anders
    Ook Inmiddels Ondertussen Tegelijk Sindsdien Tegenwoordig Vandaag Gisteren Morgen Niet Niks
    Niets Niemand Iedereen Iemand Alles Sommige Veel Weinig Meer Geen Ieder Elk Elke Alle
    Ik Je Jij Jullie U Hij Zij Ze We Wij Men Dat Die Dit Deze Het De Een Eén Één Mijn Jouw Uw Hun
    Haar Zijn Ons Onze Wat Wie Waar Waarom Waardoor Hoe Wanneer Welke Welk Hoeveel
    Is Was Waren Ben Bent Heb Hebt Heeft Had Hadden Kan Kun Kon Moet Moest Mag Wil Wilde Wou Zal
    Zou Zouden Werd Wordt Ga Gaat Ging Kom Doe Denk Dacht Vind Vond Snap
    Van Voor In Op Bij Met Na Om Uit Over Naar Aan Onder Tot Tijdens Volgens Door Tegen Sinds
    Zonder Tussen Zoals Dankzij Ondanks Behalve Nog Al Pas Wel Best Zelfs Juist Vooral
    Dhr Mevr Mw Dr Drs Mr Ir Prof Meneer Mevrouw
    """
)

_ENGLISH_OPENERS = _words(
    """
    Yes Yeah Yep No Nope Well Oh Ah Okay Ok Hm Hmm Mm Right Sure Exactly Sorry Look Listen Wait
    And But So Or Because If When While Although Though Unless Since Then There Here Now Later
    Once Sometimes Always Never Usually Often Maybe Perhaps Actually Eventually Afterwards
    Anyway However Also Still Today Yesterday Tomorrow Not Nothing Nobody Everyone Everybody
    Everything Someone Somebody Some Many Most Few All Each Every Another Both
    I You He She It We They This That These Those The A An My Your His Her Its Our Their
    What Who Whose Where Why How Which
    Is Are Was Were Am Do Does Did Has Have Had Can Could Will Would Should May Might Must Let
    In On At For From With After Before By To Of About As During Without Between Under Until
    Mr Mrs Ms Dr Prof
    """
)

_HANGING = {
    "nl": "de het een ’n 'n van bij in op met voor naar uit over onder aan door tegen tot om te "
    "achter tussen zonder namens volgens mijn jouw uw onze deze dit die dat heet heette heten "
    "meneer mevrouw mijnheer dhr mevr mw",
    "en": "the a an of at in on with for from to by about under over into between without my your "
    "our their his her this that called named mister missus",
}

_LETTERED = {
    "nl": "afdeling bijlage blok categorie deel fase gebouw groep klas lijn model niveau optie "
    "plan punt route scenario team type variant vitamine vraag zone",
    "en": "annex appendix block building category class grade group item level line model option "
    "part phase plan point question route scenario section team type variant vitamin zone",
}

_ENGLISH_TAGS = "asked asks wondered inquired demanded"

_DUTCH = Lexicon(
    abbreviations=_DUTCH_ABBREVIATIONS,
    openers=_DUTCH_OPENERS,
    restarts=_DUTCH_OPENERS - _IN_NAMES,
    hanging=_words(_HANGING["nl"]),
    lettered=_words(_LETTERED["nl"]),
    always_capital=frozenset(),
    tags=frozenset(),
)
_ENGLISH = Lexicon(
    abbreviations=_ENGLISH_ABBREVIATIONS,
    openers=_ENGLISH_OPENERS,
    restarts=_ENGLISH_OPENERS - _IN_NAMES,
    hanging=_words(_HANGING["en"]),
    lettered=_words(_LETTERED["en"]),
    always_capital=frozenset({"I"}),
    tags=_words(_ENGLISH_TAGS),
)


@cache
def lexicon(language: str) -> Lexicon:
    """The words of *language*; for one we do not know, those of Dutch and English together."""
    known = {"nl": _DUTCH, "en": _ENGLISH}.get(language[:2].lower())
    if known:
        return known
    return Lexicon(
        abbreviations=_ENGLISH_ABBREVIATIONS | _DUTCH_ABBREVIATIONS,
        openers=_DUTCH.openers | _ENGLISH.openers,
        restarts=_DUTCH.restarts | _ENGLISH.restarts,
        hanging=_DUTCH.hanging | _ENGLISH.hanging,
        lettered=_DUTCH.lettered | _ENGLISH.lettered,
        always_capital=_ENGLISH.always_capital,
        tags=_ENGLISH.tags,
    )
