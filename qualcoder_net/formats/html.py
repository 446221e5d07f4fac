"""Reads web pages (.html, .htm), such as word processors and transcription services export."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from qualcoder_net.errors import FileError
from qualcoder_net.formats.encoding import decode
from qualcoder_net.formats.flow import Flow
from qualcoder_net.formats.styles import is_heavy
from qualcoder_net.i18n import msg
from qualcoder_net.model import DroppedKind, Transcript

# Pages nest some thirty elements.
MAX_DEPTH = 1_000

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre
    section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_SKIPPED = frozenset(["title", "template", "noscript", "rt", "rp"])
_COUNTED: Mapping[str, DroppedKind] = {
    "script": "script", "img": "picture", "picture": "picture", "svg": "picture",
    "canvas": "picture", "object": "object", "embed": "object", "applet": "object",
    "iframe": "object", "audio": "object", "video": "object", "math": "equation",
    "del": "deletion",
}  # fmt: skip

_SPACES = re.compile(r"[ \t\r\n\f]+")
_NOTE_MARK = re.compile(r"#_(?:ftn|edn)\d")
_NOTE = re.compile(r"(?:sdfootnote|ftn)\d+|(sdendnote|edn)\d+")
_WEIGHT = re.compile(r"(?<![-\w])font-weight\s*:\s*([\w-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?<![-\w])display\s*:\s*none", re.IGNORECASE)
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore|mso-element\s*:\s*comment-list", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_LONGEST_CSS = 50_000
_CLASS = re.compile(r"\.([\w-]+)\s*$")

_CHARSET = re.compile(rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# Encodings of texts, and none of Python's codecs that do something else.
_KNOWN_CHARSET = re.compile(r"(iso-?8859|windows-|cp\d|koi8|mac|shift_?jis|euc-|gb|big5|iso-2022)")
_LATIN = ("ascii", "iso8859-1")  # which browsers read as windows-1252


def read(data: bytes, name: str) -> Transcript:
    """The transcript in the page *data*; *name* is the file's, for messages.

    Raises FileError for what is empty or binary, and for nesting or texts beyond reason.
    """
    text, encoding = _decode(data, name)
    page = _Page(name)
    parser = etree.HTMLParser(
        target=page,  # type: ignore[arg-type]  # the stubs ask for events that are optional
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParseError as error:
        raise FileError(
            name,
            msg("It has no readable page in it."),
            msg("Open it in a browser, and save or copy its text into a Word or text file."),
        ) from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise FileError(
            name,
            msg("One of its elements is larger than a page can be read."),
            msg("Open it in a browser, and save or copy its text into a Word or text file."),
        )
    return page.flow.transcript(encoding)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """The page's characters: what is UTF-8 is that whatever it says, else it may name its own."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        label = declared[1].decode("ascii", "replace").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                codec = codecs.lookup(label).name if _KNOWN_CHARSET.match(label) else "utf-8"
                return data.decode("cp1252" if codec in _LATIN else codec).replace("\0", ""), label
            except (LookupError, UnicodeError):
                pass
    return decode(data, name)


class _Element(NamedTuple):
    """What an open element changes, and how it is closed."""

    bold: bool
    preformatted: bool
    close: Callable[[], None] | None


class _Page:
    """Receives the parser's events one by one, so that no tree is built; `flow` gets the text."""

    def __init__(self, name: str) -> None:
        self.flow = Flow()
        self._name = name
        self._open: list[_Element] = [_Element(False, False, None)]
        self._structure: list[str] = []  # of the open tables: table, row, cell, table, row, …
        self._skipping = 0  # how many open elements are inside one whose text does not count
        self._space = False  # white space was read that counts if text follows on the line
        self._css: list[str] = []
        self._in_css = False
        self._bold_classes: dict[str, bool] = {}

    # --- the parser's events ----------------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            raise FileError(
                self._name,
                msg("It nests more than {n} elements.", n=MAX_DEPTH),
                msg("Open it in a browser, and save or copy its text into a Word or text file."),
            )
        outer = self._open[-1]
        if self._skipping or self._is_left_out(tag, attributes):
            self._skipping += 1
            self._open.append(outer)
            return
        if tag == "br":
            self._end_line()
        elif tag == "ins":
            self.flow.drop("insertion")
        if tag in _BLOCKS:
            self._end_open_line()
        bold = self._is_bold(tag, attributes, outer.bold)
        close = self._enter_table_part(tag, attributes)
        self._open.append(_Element(bold, outer.preformatted or tag == "pre", close))

    def end(self, tag: str) -> None:
        element = self._open.pop()
        if self._skipping:
            self._skipping -= 1
            if tag == "style":
                self._learn_styles()
            return
        if tag in _BLOCKS:
            self._end_open_line()
        if element.close:
            element.close()

    def data(self, text: str) -> None:
        if self._in_css:
            self._css.append(text)
        if self._skipping:
            return
        element = self._open[-1]
        if element.preformatted:
            for n, line in enumerate(text.replace("\r", "").split("\n")):
                if n:
                    self._end_line()
                self.flow.add(line, element.bold)
            return
        for n, word in enumerate(_SPACES.split(text)):  # one piece for each stretch without space
            self._space |= n > 0
            if word:
                if self._space and not self.flow.at_line_start:
                    word = f" {word}"
                self.flow.add(word, element.bold)
                self._space = False

    def close(self) -> None:
        return None

    # --- lines and tables -------------------------------------------------------------------------

    def _end_line(self) -> None:
        self._space = False
        self.flow.end_paragraph()

    def _end_open_line(self) -> None:
        self._space = False
        self.flow.end_open_paragraph()

    def _enter_table_part(
        self, tag: str, attributes: Mapping[str, str]
    ) -> Callable[[], None] | None:
        """Open a table, row or cell where it makes sense; returns what closes it."""
        within = self._structure[-1] if self._structure else ""
        if tag == "table":
            self.flow.open_table()
            self._structure.append("table")
            return self._close_table
        if tag == "tr" and within == "table":
            self.flow.open_row()
            self._structure.append("row")
            return self._leave_part
        if tag in ("td", "th") and within == "row":
            span = attributes.get("colspan", "1").strip()
            columns = int(span) if span.isdecimal() and len(span) < 4 else 1
            self.flow.open_cell()
            self._structure.append("cell")
            return lambda: self._close_cell(columns)
        return None

    def _leave_part(self) -> None:
        self._structure.pop()

    def _close_table(self) -> None:
        self._structure.pop()
        self.flow.close_table()

    def _close_cell(self, columns: int) -> None:
        self._structure.pop()
        self.flow.close_cell(columns)

    # --- what an element is -----------------------------------------------------------------------

    def _is_left_out(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag in _SKIPPED:
            return True
        if tag == "style":
            self._in_css = True
            self.flow.drop("script", detail="style")
            return True
        if tag in _COUNTED:
            self.flow.drop(_COUNTED[tag])
            return True
        if tag == "div" and (note := _NOTE.fullmatch(attributes.get("id", ""))):
            self.flow.drop("endnote" if note[1] else "footnote")
            return True
        if tag == "div" and attributes.get("title") in ("header", "footer"):
            self.flow.drop("header")
            return True
        names, style = attributes.get("class", ""), attributes.get("style", "")
        if "MsoCommentReference" in names:
            self.flow.drop("comment")
            return True
        if "hidden" in attributes or _HIDDEN.search(style):
            self.flow.drop("hidden")
            return True
        is_mark = names.startswith(("sdfootnoteanc", "sdendnoteanc"))
        return bool(
            is_mark or _NOTE_MARK.match(attributes.get("href", "")) or _LIST_MARK.search(style)
        )

    def _is_bold(self, tag: str, attributes: Mapping[str, str], outer: bool) -> bool:
        if found := _WEIGHT.search(attributes.get("style", "")):
            return is_heavy(found[1])
        for name in attributes.get("class", "").split()[:20]:
            if name in self._bold_classes:
                return self._bold_classes[name]
        return outer or tag in _BOLD

    def _learn_styles(self) -> None:
        """Which classes the page's own style sheet makes bold, or plain within bold."""
        self._in_css = False
        for selectors, rules in _RULE.findall("".join(self._css)[:_LONGEST_CSS]):
            if found := _WEIGHT.search(rules):
                for selector in selectors.split(","):
                    if name := _CLASS.search(selector):
                        self._bold_classes[name[1]] = is_heavy(found[1])
        self._css.clear()
