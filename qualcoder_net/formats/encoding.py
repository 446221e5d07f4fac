"""Text out of bytes: finds the encoding, says which it was, and refuses what is no text."""

from __future__ import annotations

import re

from qualcoder_net.errors import FileError
from qualcoder_net.formats.legacy import likeliest
from qualcoder_net.formats.signatures import refusal_of
from qualcoder_net.i18n import Message, msg

# The longest interviews have some 120,000 words, which is under 1 MB.
MAX_TEXT_BYTES = 50 * 10**6

# UTF-32 first: its little-endian mark begins like that of UTF-16.
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32-le", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_NUL_SHARES = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
_BLANK = b"\0 \t\r\n\f\v"
_INVISIBLE = "\ufeff\u200b"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_COPY_AGAIN = msg("Copy or download it again.")
_SAVE_AS_UTF8 = msg("Open it in the program that made it and save it as UTF-8 text.")
_NO_TEXT = msg("It is not text.")


def normalise(text: str) -> str:
    """The text with line feeds for every line end, and without a byte order mark."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.lstrip("\ufeff")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text in *data* and the encoding that it was in, as said to the user.

    Line ends stay as they are; a byte order mark goes. A mark decides, then strict UTF-8, then
    NUL bytes (UTF-16 and UTF-32 of Western text have them everywhere), then which of the old
    Western encodings reads best. Raises FileError for an empty file, one above MAX_TEXT_BYTES, a
    picture, sound or other binary file, NUL characters and half surrogate pairs.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise too_large(name, len(data), MAX_TEXT_BYTES)
    if not data.strip(_BLANK):
        raise _empty(name)
    if refusal := refusal_of(data, name):
        raise refusal
    text, encoding = _decode(data, name)
    refuse_unstorable(text, name)
    if not text.strip().strip(_INVISIBLE):
        raise _empty(name)
    return text, encoding


def refuse_unstorable(text: str, name: str) -> None:
    """Raise FileError, with the line, for characters that no text can have and no project keep."""
    if found := _SURROGATE.search(text):
        code_point = f"U+{ord(found[0]):04X}"
        raise FileError(
            name,
            msg("It has half a character ({code_point}), left of a damaged pair.",
                code_point=code_point),
            _SAVE_AS_UTF8,
            place=_line(text, found.start()),
        )  # fmt: skip
    if (nul := text.find("\0")) >= 0:
        raise FileError(
            name,
            msg("It has a NUL character, which text never has."),
            _SAVE_AS_UTF8,
            place=_line(text, nul),
        )


def too_large(name: str, size: int, limit: int) -> FileError:
    """The error for a file of *size* bytes where *limit* is the most we read."""
    return FileError(
        name,
        msg(
            "It has {size} MB; such files are read up to {limit} MB.",
            size=-(-size // 10**6),
            limit=limit // 10**6,
        ),
        msg("Check that it is the file that you mean; if so, split it into several."),
    )


def _empty(name: str) -> FileError:
    return FileError(name, msg("It is empty: it has no text."), _COPY_AGAIN)


def _line(text: str, offset: int) -> Message:
    return msg("line {line}", line=normalise(text[:offset]).count("\n") + 1)


# --- how the bytes are read ----------------------------------------------------------------------


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, codec, said in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec, name), said
    if b"\0" in data:
        codec = _codec_by_nuls(data)
        return _strictly(data, codec, name), "UTF-16" if "16" in codec else codec[:6].upper()
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        if (text := _from_surrogates_in_utf8(data)) is not None:
            return text, "CESU-8"
        if _is_mostly_utf8(data):
            raise _damaged(data, "utf-8", name, error) from error
    text, said = likeliest(data)
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise FileError(name, _NO_TEXT, _SAVE_AS_UTF8)
    return text, said


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(data, codec, name, error) from error


def _codec_by_nuls(data: bytes) -> str:
    """UTF-16 or UTF-32 when NUL bytes stand as regularly as in Western text, else UTF-8.

    In UTF-8, NUL bytes are NUL characters, which are refused with their line.
    """
    for codec, width in _NUL_SHARES:
        places = [data[n::width].count(0) * width / len(data) for n in range(width)]
        if codec.endswith("be"):
            places.reverse()
        lowest, next_to_it, *highest = places
        if lowest < 0.1 and next_to_it > 0.4 and all(share > 0.9 for share in highest):
            return codec
    return "utf-8"


def _from_surrogates_in_utf8(data: bytes) -> str | None:
    """Text of programs that write characters such as emoji as two halves, each in UTF-8 form."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are right in UTF-8 than wrong: chance gives few."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(1 for sign in text if sign > "\x7f") - wrong > wrong


def _damaged(data: bytes, codec: str, name: str, error: UnicodeDecodeError) -> FileError:
    before = data[: error.start].decode(codec, "replace")
    try:
        refuse_unstorable(data.decode(codec, "surrogatepass"), name)
    except FileError as half_a_character:
        return half_a_character
    except UnicodeDecodeError:
        pass
    if "end of data" in error.reason or "truncated" in error.reason:
        what, remedy = msg("It ends within a character, so it seems cut off."), _COPY_AGAIN
    else:
        what = msg("It has bytes that are no character, so it seems damaged.")
        remedy = _SAVE_AS_UTF8
    return FileError(name, what, remedy, place=_line(before, len(before)))
