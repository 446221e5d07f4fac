"""What the fixed kinds of things are called on screens and in answers.

Files, options and JSON keep the English ids, which are the keys here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import AttributeKind, AttributeOwner, Choice, Origin, Role

if TYPE_CHECKING:
    from qualcoder_net.analysis.absence import Kind as AbsenceKind
    from qualcoder_net.analysis.agreement import Counted, Unit
    from qualcoder_net.analysis.matrix import Cells, Order

ROLE_NAMES: Mapping[Role, Message] = {
    "analyst": msg("analyst"),
    "second": msg("second coder"),
    "practice": msg("practising coder"),
    "reference": msg("reference"),
    "consensus": msg("consensus"),
}
ORIGIN_NAMES: Mapping[Origin, Message] = {
    "human": msg("by hand"),
    "suggestion": msg("from a suggestion"),
}
OWNER_NAMES: Mapping[AttributeOwner, Message] = {
    "case": msg("case"),
    "source": msg("source"),
    "speaker": msg("speaker"),
}
OWNER_PLURALS: Mapping[str, Message] = {
    "case": msg("cases"),
    "source": msg("sources"),
    "speaker": msg("speakers"),
}
MEMO_TARGET_NAMES: Mapping[str, Message] = {
    "coding": msg("coding"),
    "code": msg("code"),
    "source": msg("source"),
    "case": msg("case"),
    "project": msg("project"),
}
KIND_NAMES: Mapping[AttributeKind, Message] = {
    "text": msg("text"),
    "number": msg("number"),
    "date": msg("date"),
    "choice": msg("choice"),
}
ABSENCE_NAMES: Mapping[AbsenceKind, Message] = {
    "present": msg("present"),
    "said absent": msg("said absent"),
    "unfinished": msg("unfinished"),
    "asked, absent": msg("asked, absent"),
    "not asked": msg("not asked"),
    "not established": msg("not established"),
}
CELL_NAMES: Mapping[Cells, Message] = {
    "segments": msg("segments"),
    "sources": msg("sources"),
    "speakers": msg("speakers"),
    "words": msg("words"),
    "share": msg("share of words"),
    "presence": msg("presence"),
    "per_1000": msg("per 1,000 words"),
}
UNIT_NAMES: Mapping[Unit, Message] = {
    "characters": msg("characters"),
    "sentences": msg("sentences"),
    "turns": msg("turns"),
}
COUNTED_NAMES: Mapping[Counted, Message] = {
    "half": msg("half of it"),
    "any": msg("any of it"),
}
CHOICE_NAMES: Mapping[Choice, Message] = {
    "coder": msg("as one coder did"),
    "merge": msg("all that anyone coded"),
    "common": msg("only what everyone coded"),
    "neither": msg("not coded"),
}
ORDER_NAMES: Mapping[Order, Message] = {
    "given": msg("as given"),
    "label": msg("by label"),
    "total": msg("by total"),
}
FIELD_NAMES: Mapping[str, Message] = {
    "slug": msg("id"),
    "guid": msg("GUID"),
    "place": msg("place"),
    "label": msg("label"),
    "definition": msg("definition"),
    "inclusion": msg("inclusion"),
    "exclusion": msg("exclusion"),
    "example": msg("example"),
    "cues": msg("cues"),
    "colour": msg("colour"),
    "key": msg("key"),
    "gap": msg("states a lack"),
    "exclusive": msg("one at most of the codes beneath"),
}
LANGUAGE_NAMES: Mapping[str, Message] = {
    "nl": msg("Dutch"),
    "en": msg("English"),
    "und": msg("not recognised"),
}

Id = TypeVar("Id", bound=str)


def meant(said: str, names: Mapping[Id, Message]) -> Id | None:
    """The id that is said, or whose name is, in whatever case; None when there is none."""
    wanted = said.strip().casefold()
    for key, name in names.items():
        if wanted in (key, str(name).casefold()):
            return key
    return None


def meant_or_said(said: str, names: Mapping[Id, Message]) -> str:
    """The id that is meant; what was said where there is none, for others to refuse."""
    return meant(said, names) or said


def one_of(said: str, names: Mapping[Id, Message], refusal: Message) -> Id:
    """The id that is said; raises Refused, with those there are, when there is none such."""
    for key in names:
        if key == said:
            return key
    raise Refused(refusal, msg("Choose one of: {names}.", names=choices(names)))


def choices(names: Mapping[Id, Message]) -> str:
    """The ids to choose from, each with what it is called where that is something else."""
    said = ((key, str(name)) for key, name in names.items())
    return ", ".join(key if key == name else f"{key} ({name})" for key, name in said)


def capitalised(name: Message) -> str:
    """A name as the head of a line or column."""
    said = str(name)
    return said[:1].upper() + said[1:]


def language_name(code: str) -> Message | str:
    return LANGUAGE_NAMES.get(code, code)
