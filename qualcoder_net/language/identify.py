"""Which language a text is in, by its function words."""

from __future__ import annotations

import re

# Words that are frequent in speech. The neighbours are there to be refused, not to be reported.
_WORDS = {
    "nl": """
        aan al alleen als altijd ben bij dan dat de deze die dit doen dus dus echt een eigenlijk en
        er gaan gewoon goed had hadden heb hebben heel heeft hem het hij hoe hoor hun ik in is ja
        je jij jullie kan klopt kun maar mee meer met mijn moet naar nee niet niks nog nou nu of om
        omdat onze ook op over te toch toen tot u uit van veel volgens voor waar want waren was wat
        we weer wel wie wij wil worden wordt zeggen zei zelf ze zij zijn zo zou
        """,
    "en": """
        a about all and are as at be because been but by can did do does don't for from get go had
        has have he her him his how i i'm if in is it it's just know like me my no not of on one
        or our out really said she so some that that's the their them then there they think this
        to up us very was we well were what when which who why will with would yeah yes you your
        """,
    "fy": """
        as bin binne by dan dat de dy dêr dit eins ek en fan foar gean goed har haw hawwe hat hie
        him hja hiel hoe ik in is it ja jim jo kin krekt mar mei mear mien moat net neat no nei nee
        noch of om oan omt op oer sa se sei sels sij sjen sy te ta troch tsjin twa út wa wat want
        wie wiene wy wol wurde wurdt yn yt
        """,
    "de": """
        aber alle als also am an auch auf aus bei bin da das dann dass dem den der des die doch du
        ein eine einen er es für gar gut habe haben hat hatte ich ihr im immer in ist ja jetzt kann
        kein man mehr mein mit nach nein nicht noch nur oder schon sehr sein sich sie sind so und
        uns viel vom von vor war waren was weil wenn wer wie wieder wir wird wo zu zum zur
        """,
    "fr": """
        à alors au aussi avec avoir bien c'est ce ces cette comme d'accord dans de des dire donc du
        elle elles en est et être fait il ils j'ai je la le les leur lui mais me même mon ne non
        nous on ont ou où oui par pas plus pour qu'il que qui sa se ses si son sont sur tout très
        tu un une vous y était
        """,
    "af": """
        aan al as baie by daar dan dat die dis dit een ek en ons geen goed haar hê het hom hulle hy
        in is ja jou jy julle kan maar meer met moet my na nee nie nog nou of om ook oor op sal se
        sy so te toe tot uit van veel vir was wat was weet wees wil word
        """,
    "es": """
        a al como con cuando de del donde dos el ella en era es esta está este fue ha hay la las le
        lo los más me mi muy no nos o para pero por porque que qué se ser si sí sin su también todo
        un una y ya yo
        """,
    "it": """
        a al anche che chi ci come con cosa da dal dei del della di e è era gli ha ho i il in io la
        le lo ma mi mia molto nel non o per perché più poi quando questo se sì si sono su una un
        """,
    "pt": """
        a ao as com como da das de do dos e ela ele em era eu é foi isso já mais mas me muito na
        não no nos o os ou para por porque quando que se sem ser sim são sua também tem um uma
        """,
    "da": """
        af alle at av de den der det du efter eller en er et for fra få går han har havde her hun
        hvad hvor hvis i ikke ja jag jeg kan man med meget men mig min mycket nej nei när nu och og
        om op os på så sig skal som til till under var ved vi vil være är
        """,
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in sorted(set(_words.split())):
        _LANGUAGES_OF.setdefault(_word, []).append(_language)

_REPORTED = ("nl", "en")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 8_000  # characters, taken at the start, in the middle and at the end
_SHORT = 8  # words: a text so short needs only to be without rivals
_LEAST_SHARE = 0.2  # of all words; running speech has 0.5 and more


def identify_language(text: str) -> str:
    """“nl” or “en”; “und” (undetermined) when neither clearly is the language of *text*."""
    tokens = _TOKEN.findall(_sample(text).lower().replace("’", "'"))
    scores = dict.fromkeys(_WORDS, 0)
    for token in tokens:
        for language in _LANGUAGES_OF.get(token, ()):
            scores[language] += 1
    best = max(scores.values())
    if not best or (len(tokens) > _SHORT and best < _LEAST_SHARE * len(tokens)):
        return "und"
    leading = [language for language in scores if scores[language] == best]
    reported = [language for language in leading if language in _REPORTED]
    # “Nee.” is Frisian as well: a tie goes to ours when no word speaks against it
    if len(reported) == 1 and (len(leading) == 1 or best == len(tokens)):
        return reported[0]
    return "und"


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
