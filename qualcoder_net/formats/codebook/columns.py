"""Recognises the columns of a codebook table by their headings, in Dutch and in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook.fields import Where, closest, shortened
from qualcoder_net.i18n import msg
from qualcoder_net.model import CODE_TEXTS

# The names by which a column may go; where a table has several of them, the first counts.
_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "code id", "codeid", "slug", "identifier"),
    "label": ("label", "naam", "name", "codenaam", "code naam", "code name", "codelabel",
              "code label", "titel", "title"),
    "definition": ("definition", "definitie", "omschrijving", "beschrijving", "description",
                   "betekenis", "meaning", "code definition", "toelichting"),
    "inclusion": ("inclusion", "inclusie", "wanneer wel", "wel", "inclusiecriteria",
                  "inclusion criteria", "include", "when to use", "use when", "gebruik als"),
    "exclusion": ("exclusion", "exclusie", "wanneer niet", "niet", "exclusiecriteria",
                  "exclusion criteria", "exclude", "when not to use", "not when"),
    "example": ("example", "voorbeeld", "examples", "voorbeelden", "voorbeeldcitaat",
                "voorbeeld citaat", "citaat", "quote", "typical example"),
    "cues": ("cues", "cue", "signaalwoorden", "signaalwoord", "trefwoorden", "keywords",
             "key words", "zoekwoorden", "signal words"),
    "colour": ("colour", "color", "kleur"),
    "key": ("key", "toets", "sneltoets", "shortcut", "letter"),
    "gap": ("gap", "gemis", "lacune", "hiaat"),
    "exclusive": ("exclusive", "exclusief", "mutually exclusive", "wederzijds uitsluitend"),
    "guid": ("guid", "uuid"),
    "parent": ("parent", "ouder", "parent code", "bovenliggende code", "bovenliggend", "oudercode",
               "parent id", "valt onder"),
    "path": ("path", "pad", "code path", "codepad", "hierarchy", "hiërarchie", "hierarchie",
             "hierarchical name"),
}  # fmt: skip
# “Code” is the id beside a label, and else the label.
_CODE = ("code", "codes")
_LEVEL = re.compile(r"(?:code ?)?(?:niveau|level|laag) ?(\d)")
_LEVELS_BY_NAME = {
    "hoofdthema": 1, "hoofdcode": 1, "hoofdcategorie": 1, "thema": 1, "theme": 1, "categorie": 1,
    "category": 1, "main code": 1, "subthema": 2, "subtheme": 2, "subcode": 2, "sub code": 2,
    "subcategorie": 2, "subcategory": 2, "subsubcode": 3,
}  # fmt: skip
_LANGUAGES = {
    "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en", "duits": "de",
    "german": "de", "frans": "fr", "french": "fr", "fries": "fy", "frisian": "fy",
}  # fmt: skip
_WITH_LANGUAGE = re.compile(
    r"(.+?)\s*[\s_(\[-]\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*|" + "|".join(_LANGUAGES) + r")[)\]]?"
)
_BY_LANGUAGE = (*CODE_TEXTS, "cues")
# So near to a known name is a slip of the pen; farther off is a column of another sort.
_SLIP = 0.8


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column (counted from 0) holds what.

    `texts` and `cues` are by language, "" where the heading does not say one; `levels` are in
    order of depth; `others` are the headings that mean nothing here.
    """

    texts: dict[str, dict[str, int]] = field(default_factory=dict)
    cues: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    levels: tuple[int, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def names_codes(self) -> bool:
        """Whether there is a column that tells the codes apart."""
        return bool(
            self.texts.get("label") or self.levels or {"id", "path"}.intersection(self.words)
        )

    @property
    def language(self) -> str:
        """The language of the first label, when every heading of a text names one."""
        if "" in self.cues or any("" in by_language for by_language in self.texts.values()):
            return ""
        return next(iter(self.texts.get("label", {})), "")

    def canonical(self, headings: Sequence[str]) -> list[str]:
        """The headings as we write them ourselves; what means nothing here stays as it is."""
        named = [heading.strip() for heading in headings]
        for kind, by_language in {**self.texts, "cues": self.cues}.items():
            for language, column in by_language.items():
                named[column] = f"{kind}_{language}" if language else kind
        for kind, column in self.words.items():
            named[column] = kind
        for depth, column in enumerate(self.levels, start=1):
            named[column] = f"level {depth}"
        return named


def recognised(headings: Sequence[str]) -> Columns:
    """The columns that *headings* name; of two with the same meaning the better name counts."""
    found: dict[tuple[str, str], tuple[int, int]] = {}  # (field, language) -> (rank, column)
    levels: list[tuple[int, int]] = []
    for column, heading in enumerate(headings):
        name = _plain(heading)
        if (level := _level(name)) is not None:
            levels.append((level, column))
        elif meant := _meaning(name):
            kind, language, rank = meant
            if (kind, language) not in found or rank < found[kind, language][0]:
                found[kind, language] = (rank, column)
    _settle_code(found)
    columns = {meaning: column for meaning, (_, column) in found.items()}
    used = {*columns.values(), *(column for _, column in levels)}
    return Columns(
        texts={
            text: {lang: n for (kind, lang), n in columns.items() if kind == text}
            for text in CODE_TEXTS
        },
        cues={lang: n for (kind, lang), n in columns.items() if kind == "cues"},
        words={kind: n for (kind, lang), n in columns.items() if kind not in _BY_LANGUAGE},
        levels=tuple(column for _, column in sorted(levels)),
        others=tuple(
            heading.strip()
            for column, heading in enumerate(headings)
            if column not in used and heading.strip()
        ),
    )


def refuse_slips(columns: Columns, where: Where) -> None:
    """Raise FileError for a heading that nearly is a known one: its column would be lost."""
    known = [*(name for names in _NAMES.values() for name in names), *_CODE, *_LEVELS_BY_NAME]
    for heading in columns.others:
        near = closest(_plain(heading), known, _SLIP)
        if near and near != _plain(heading):  # else the table has a better name for the same
            raise where.error(
                msg("The column “{name}” is not known here.", name=shortened(heading)),
                msg("Did you mean “{near}”?", near=near),
            )


def no_codes_in(headings: Sequence[str], where: Where) -> FileError:
    """The error that no column names the codes."""
    return where.error(
        msg("No column holds the labels of the codes."),
        msg(
            "The columns are: {columns}. Call the one with the labels “label”.",
            columns=", ".join(shortened(heading) for heading in headings if heading.strip()),
        ),
    )


def _plain(heading: str) -> str:
    """A heading in small letters with one space between its words."""
    return re.sub(r"[\s_.:*/]+", " ", heading.casefold()).strip()


def _level(name: str) -> int | None:
    if found := _LEVEL.fullmatch(name):
        return int(found[1])
    return _LEVELS_BY_NAME.get(name)


def _meaning(name: str) -> tuple[str, str, int] | None:
    """(field, language, rank of the name among the field's) of a heading."""
    if exact := _field(name):
        return exact[0], "", exact[1]
    if not (found := _WITH_LANGUAGE.fullmatch(name)):
        return None
    exact = _field(found[1].strip())
    if not exact or exact[0] not in (*_BY_LANGUAGE, "code"):
        return None
    kind = "label" if exact[0] == "code" else exact[0]
    return kind, _LANGUAGES.get(found[2], found[2]), exact[1]


def _field(name: str) -> tuple[str, int] | None:
    if name in _CODE:
        return "code", 0
    return next(
        ((kind, names.index(name)) for kind, names in _NAMES.items() if name in names), None
    )


def _settle_code(found: dict[tuple[str, str], tuple[int, int]]) -> None:
    if (code := found.pop(("code", ""), None)) is None:
        return
    has_label = any(kind == "label" for kind, _ in found)
    meaning = ("id", "") if has_label and ("id", "") not in found else ("label", "")
    found.setdefault(meaning, code)
