"""Reads RTF files: a parser of our own, which knows bold labels, tables and what was deleted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from qualcoder_net.errors import FileError
from qualcoder_net.formats import rtf_codes as codes
from qualcoder_net.formats.flow import Flow
from qualcoder_net.formats.rtf_tables import RtfTables
from qualcoder_net.formats.symbols import symbol
from qualcoder_net.i18n import msg
from qualcoder_net.model import DroppedKind, Transcript

# Programs nest some twenty groups; the tables of our stack cost memory for each.
MAX_DEPTH = 1_000
# Photos in RTF take twice their bytes; above this they are not why the file is large.
MAX_SIZE = 256 * 2**20
_LOST = "\ufffd"  # half a character

_ENDS = frozenset(["par", "line", "cell", "row", "sect", "page"])

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"  # a control word with its number
    r"|\\'([0-9a-fA-F]{2})"  # a byte
    r"|\\([^a-zA-Z])"  # a control symbol
    r"|([{}])"
    r"|([^\\{}\r\n\0]+)"  # text
    r"|[\r\n\0]+|\\",
    re.DOTALL,
)
_BORDER = re.compile(r"\\bin(\d{1,10}) ?|\\.|([{}])", re.DOTALL)
_SYMBOL_FIELD = re.compile(r'SYMBOL\s+(\d{1,5})(?:[^"]{0,40}"([^"]{0,40})")?')


def read(data: bytes, name: str) -> Transcript:
    """The transcript in the RTF file *data*; *name* is the file's, for messages.

    Raises FileError for what is no RTF, is cut off, or is nested or large beyond reason.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\0").decode("latin-1")
    if not text.startswith("{\\rtf"):
        raise FileError(
            name,
            msg("It is not an RTF file, although its name says so."),
            msg("Open it in the program that made it and save it as .rtf, or correct its ending."),
        )
    if len(text) > MAX_SIZE:
        raise FileError(
            name,
            msg("It is larger than {n} MB.", n=MAX_SIZE // 2**20),
            msg("Remove its pictures, or save it as .docx."),
        )
    parser = _Parser(text, name)
    parser.run()
    return parser.flow.transcript(parser.codec)


@dataclass(slots=True)
class _State:
    """What a group inherits and gives back at its end."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    in_table: bool = False
    fallback: int = 1  # how many characters after a \u repeat it for old programs
    font: int = -1


class _Parser:
    """One pass over the tokens; `flow` receives the text."""

    def __init__(self, text: str, name: str) -> None:
        self.flow = Flow()
        self.codec = "cp1252"
        self._tables = RtfTables(self.flow)
        self._text = text
        self._name = name
        self._place = 0  # where the next token begins
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, codes.Font] = {}
        self._font = codes.Font()
        self._default_font = -1
        self._starred = False  # the last token said that old programs may skip this group
        self._to_skip = 0  # characters that repeat a \u
        self._bytes = bytearray()  # of one character set, not yet decoded
        self._high = 0  # the first half of a character beyond U+FFFF
        self._kind: DroppedKind | None = None  # what the last text was, if not plain text
        self._tab_is_due = False  # before the next cell of a table within a table
        self._words = self._control_words()

    def run(self) -> None:
        match, end = _TOKEN.match, len(self._text)
        while self._place < end:
            token = match(self._text, self._place)
            assert token is not None  # the pattern has a branch for every character
            self._place = token.end()
            word, number, byte, sign, brace, text = token.groups()
            if text is not None:
                self._plain(text)
            elif word is not None:
                self._control(word, number)
            elif byte is not None:
                self._byte(int(byte, 16))
            elif brace == "{":
                self._open_group()
            elif brace == "}":
                if not self._stack:
                    break
                self._close_group()
                if not self._stack:  # what follows the outermost group is not the document's
                    break
            elif sign is not None:
                self._sign(sign)
        if self._stack:
            raise FileError(
                self._name,
                msg("Its end is missing: the file was cut off."),
                msg("Copy or download it again, or open it in its own program and save it anew."),
                place=msg("byte {n}", n=len(self._text)),
            )
        self._flush()
        self._tables.close()

    # --- groups -------------------------------------------------------------------------------

    def _open_group(self) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._stack) >= MAX_DEPTH:
            raise FileError(
                self._name,
                msg("It nests more than {n} groups.", n=MAX_DEPTH),
                msg("No word processor does that; don't open the file, and ask who sent it."),
                place=msg("byte {n}", n=self._place),
            )
        self._stack.append(self._state)
        self._state = replace(self._state)
        self._starred = False

    def _close_group(self) -> None:
        self._flush()
        self._to_skip = 0
        self._state = self._stack.pop()
        self._font = self._fonts.get(self._state.font, codes.Font())
        self._starred = False

    def _rest_of_group(self) -> str:
        """What follows up to the end of the group, where the next token then begins."""
        start = place = self._place
        depth = 0
        while found := _BORDER.search(self._text, place):
            place = found.end()
            if found[1]:
                place += int(found[1])
            elif found[2] == "{":
                depth += 1
            elif found[2] == "}":
                if depth == 0:
                    self._place = found.start()
                    return self._text[start : self._place]
                depth -= 1
        self._place = len(self._text)
        return self._text[start:]

    # --- control words --------------------------------------------------------------------------

    def _control(self, word: str, number: str | None) -> None:
        self._flush()
        if word == "bin":
            self._place += max(int(number or 0), 0)
        if self._to_skip and word in codes.CHARACTERS:
            self._to_skip -= 1
            return
        if word in _ENDS:
            self._to_skip = 0  # what repeats a character stands in the same paragraph
        starred, self._starred = self._starred, False
        if word in codes.COUNTED:
            group = self._rest_of_group()
            if kind := codes.kind_of(word, group):
                self.flow.drop(kind)
        elif word in codes.SKIPPED or (starred and word not in codes.KNOWN_WHEN_STARRED):
            group = self._rest_of_group()
            if word == "fldinst" and (found := _SYMBOL_FIELD.search(group[:500])):
                self._put(symbol(found[2] or "", int(found[1])))
        elif word in codes.CHARACTERS:
            self._put(codes.CHARACTERS[word])
        elif act := self._words.get(word):
            act(int(number) if number else None)

    def _control_words(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "u": self._unicode,
            "uc": lambda n: setattr(self._state, "fallback", min(max(n or 0, 0), 10)),
            "b": lambda n: setattr(self._state, "bold", n != 0),
            "v": lambda n: setattr(self._state, "hidden", n != 0),
            "deleted": lambda n: setattr(self._state, "deleted", n != 0),
            "revised": lambda n: setattr(self._state, "revised", n != 0),
            "plain": lambda _: self._plain_again(),
            "f": self._choose_font,
            "deff": lambda n: setattr(self, "_default_font", -1 if n is None else n),
            "fonttbl": lambda _: self._fonts.update(codes.fonts_in(self._rest_of_group())),
            "ansicpg": lambda n: setattr(self, "codec", codes.codec_of(n or 1252)),
            **{word: self._use_code_page(page) for word, page in codes.CODE_PAGES.items()},
            "par": lambda _: self._end_paragraph(),
            "line": lambda _: self._end_paragraph(),
            "lbr": lambda _: self._end_paragraph(),
            "sect": lambda _: self.flow.end_open_paragraph(),
            "page": lambda _: self.flow.end_open_paragraph(),
            "column": lambda _: self.flow.end_open_paragraph(),
            "pard": lambda _: setattr(self._state, "in_table", False),
            "intbl": lambda n: setattr(self._state, "in_table", n != 0),
            "trowd": lambda _: self._tables.announce_row(),
            "cell": lambda _: self._tables.end_cell(),
            "row": lambda _: self._tables.end_row(),
            "nestcell": lambda _: setattr(self, "_tab_is_due", True),
            "nestrow": lambda _: self._end_nested_row(),
        }

    def _use_code_page(self, page: str) -> Callable[[int | None], None]:
        return lambda _: setattr(self, "codec", page)

    def _plain_again(self) -> None:
        state = self._state
        state.bold = state.hidden = state.deleted = state.revised = False
        self._choose_font(self._default_font)

    def _choose_font(self, number: int | None) -> None:
        self._state.font = -1 if number is None else number
        self._font = self._fonts.get(self._state.font, codes.Font())

    def _sign(self, sign: str) -> None:
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
        elif sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif sign in codes.CHARACTERS:
            self._put(codes.CHARACTERS[sign])

    # --- text -----------------------------------------------------------------------------------

    def _plain(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if text.isascii() and not self._bytes and not self._font.has_signs:
            self._put(text)
        else:  # it may hold the second bytes of characters that take two
            self._bytes += text.encode("latin-1")

    def _byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(byte)

    def _flush(self) -> None:
        if not self._bytes:
            return
        read, self._bytes = bytes(self._bytes), bytearray()
        if self._font.has_signs:
            self._put("".join(symbol(self._font.name, byte) for byte in read))
        else:
            self._put(read.decode(self._font.codec or self.codec, "replace"))

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) & 0xFFFF
        self._to_skip = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            high, self._high = self._high, 0
            self._put(chr(0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00) if high else _LOST)
        elif 0xF000 <= code <= 0xF0FF:
            self._put(symbol(self._font.name, code))
        else:
            self._put(chr(code))

    def _put(self, text: str) -> None:
        state = self._state
        if not self._stack or not text:
            return
        if state.hidden:
            self.flow.drop("hidden", self._kind != "hidden")
            self._kind = "hidden"
            return
        kind: DroppedKind | None = (
            "deletion" if state.deleted else "insertion" if state.revised else None
        )
        if kind and kind != self._kind:
            self.flow.drop(kind)
        self._kind = kind
        if not state.deleted:
            self._tables.place(self._state.in_table)
            if self._tab_is_due and not self.flow.at_line_start:
                self.flow.add("\t", state.bold)
            self._tab_is_due = False
            self.flow.add(text, state.bold)

    def _end_paragraph(self) -> None:
        if not self._state.deleted:
            self._tables.place(self._state.in_table)
            self.flow.end_paragraph()

    def _end_nested_row(self) -> None:
        self._tab_is_due = False
        self.flow.end_open_paragraph()
