"""What the fields of a code may hold, judged alike for every codebook format."""

from __future__ import annotations

import difflib
import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.formats.codebook.colours import CSS_COLOURS
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import CODE_FIELDS

# The order in which a person would write them, and in which we do.
FIELDS = ("id", *CODE_FIELDS, "guid", "children")
# How else a field may be called.
OTHER_NAMES = {"color": "colour"}
# In a file, what stands for “language not said” where a language must stand.
NO_LANGUAGE = "und"

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
_YES = frozenset({"true", "yes", "ja", "waar", "on", "x", "1", "✓", "✔"})
_NO = frozenset({"", "false", "no", "nee", "onwaar", "off", "0", "-", "–"})
# Word and Excel have line breaks of their own.
_BREAKS = re.compile("\r\n|[\r\v\f]")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Place(Protocol):
    """Where a field stands: in a file, or before the researcher who writes it."""

    def error(self, what: Message, remedy: Message | None = None) -> QualcoderError:
        """What to raise when it is wrong."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a codebook file, to be named when what stands there is wrong."""

    file: str
    place: Message | None = None

    def error(self, what: Message, remedy: Message | None = None) -> FileError:
        return FileError(self.file, what, remedy, place=self.place)


def clean_text(text: str, where: Place) -> str:
    """The text without white space at its ends; lines end in LF. Refuses control characters."""
    if not text.isprintable():
        text = _BREAKS.sub("\n", _paired(text))
        if found := _REFUSED.search(text):
            raise where.error(
                msg(
                    "It holds a character that is no text (U+{code}).", code=f"{ord(found[0]):04X}"
                ),
                msg("Remove it; it may have come along with a copy from another program."),
            )
    return text.strip()


def clean_line(text: str, where: Place) -> str:
    """A text of one line, such as a label: runs of white space become one space."""
    return " ".join(clean_text(text, where).split())


def kept_text(text: str) -> str:
    """What `clean_text` would keep, without what it would refuse."""
    return _REFUSED.sub("", _BREAKS.sub("\n", _paired(text))).strip()


def _paired(text: str) -> str:
    """JSON writes what lies beyond U+FFFF as two halves; here they become one character again."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def read_language(text: str, where: Where) -> str:
    """A language code in small letters (“nl”, “en-gb”); “und” is the language that is not said."""
    code = text.strip().replace("_", "-").lower()
    if not _LANGUAGE.fullmatch(code):
        raise where.error(
            msg("“{text}” is no language code.", text=shortened(text)),
            msg("Write two letters, such as nl or en."),
        )
    return "" if code == NO_LANGUAGE else code


def read_id(text: str, where: Place) -> str:
    """A code's readable id: a line that is not empty."""
    code_id = clean_line(text, where)
    if not code_id:
        raise where.error(
            msg("The id is empty."), msg("Leave the field out, and the label makes the id.")
        )
    return code_id


def read_colour(text: str, where: Place) -> str:
    """The colour as `#rrggbb` in small letters, from three or six hexadecimal digits or a name."""
    name = re.sub(r"[\s_-]", "", text).lower()
    if found := _HEX.fullmatch(name):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return f"#{digits}"
    if name in CSS_COLOURS:
        return CSS_COLOURS[name]
    near = closest(name, CSS_COLOURS)
    raise where.error(
        msg("“{text}” is no colour.", text=shortened(text)),
        msg("Did you mean “{near}”?", near=near)
        if near
        else msg('Write six hexadecimal digits, such as "#3b82c4", or a name, such as teal.'),
    )


def read_key(text: str, where: Place) -> str:
    """The letter that a code owns, as a small letter; or the digit of the slot that it keeps."""
    key = unicodedata.normalize("NFC", text.strip()).lower()
    if len(key) != 1 or not (key.isalpha() or key in "123456789"):
        raise where.error(
            msg("“{text}” is no key that a code can own.", text=shortened(text)),
            msg("Write one letter, or a digit from 1 to 9 to keep that slot for the code."),
        )
    return key


def read_flag(text: str, where: Where) -> bool:
    """Whether a code has a property: true or false, yes or no, ja or nee."""
    word = text.strip().lower()
    if word not in _YES and word not in _NO:
        raise where.error(
            msg("“{text}” is neither true nor false.", text=shortened(text)),
            msg("Write true or false."),
        )
    return word in _YES


def read_guid(text: str, where: Where) -> str:
    try:
        return str(uuid.UUID(text.strip()))
    except ValueError:
        raise where.error(
            msg("“{text}” is no GUID.", text=shortened(text)),
            msg("Leave it out, and a new one is made."),
        ) from None


def unknown_field(name: str, where: Where, known: Iterable[str] = FIELDS) -> FileError:
    """The error that *name* is no field, with the nearest of *known*."""
    known = list(known)
    near = closest(name, known)
    return where.error(
        msg("“{name}” is no field that is known here.", name=shortened(name)),
        msg("Did you mean “{near}”?", near=near)
        if near
        else msg("Known are: {names}.", names=", ".join(known)),
    )


def closest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    found = difflib.get_close_matches(name.casefold(), list(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def shortened(text: str) -> str:
    """A text as an error quotes it: one line, not long, nothing that steers a terminal."""
    text = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return text if len(text) <= 60 else text[:59] + "…"
