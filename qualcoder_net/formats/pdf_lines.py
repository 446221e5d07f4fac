"""From the printed lines of a PDF to paragraphs: margins off, broken lines and words mended.

A PDF knows no paragraphs, only where letters stand. A line begins one when it begins a speaker's
turn, when there is white above it, when it is indented or printed larger, or when the line before
it ended although the next word would have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualcoder_net.formats.heads import speakers_in
from qualcoder_net.formats.line_heads import Line
from qualcoder_net.formats.turns import Paragraph


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as printed: its place (in points, from the lower left) and its letters' size.

    `right` is about where it ends; PDF files say where text starts, and fonts how wide it is.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    bold: int = 0
    page: int = 0


# --- running headers and page numbers -------------------------------------------------------------

_HAS_LETTER = re.compile(r"[^\W\d_]")
_EDGE = 3  # how many of a page's highest and lowest lines may be a running header or footer
_NUMBER = r"\d{1,4}"
_PAGE_NUMBER = re.compile(
    rf"\W{{0,3}}(?:pagina|page|pag|blz|p)?\W{{0,3}}({_NUMBER})"
    rf"(?:\s*(?:van|of|/|\|)\s*{_NUMBER})?\W{{0,3}}",
    re.IGNORECASE,
)


def without_margins(pages: Sequence[Sequence[Printed]]) -> tuple[list[Printed], int, int]:
    """All lines but those that recur at the edge of most pages; how many were headers and numbers.

    Headers and footers are counted once each, page numbers on every page.
    """
    edges = [_edge(page) for page in pages]
    numbers = _page_numbers(edges)
    written = sum(1 for page in pages if page)
    recurring = Counter(key for page in edges for key in {_shape(line) for line in page})
    recurring = Counter({key: n for key, n in recurring.items() if _HAS_LETTER.search(key[0])})
    # left and right pages may differ, and the first may have none: two in five are enough
    running = {
        key for key, n in recurring.items() if n >= min(written, 3) > 1 and 5 * n >= 2 * written
    }
    kept: list[Printed] = []
    for page, edge, number in zip(pages, edges, numbers, strict=True):
        margin = {id(line) for line in edge if _shape(line) in running} | {id(number)}
        kept.extend(line for line in page if id(line) not in margin)
    printed = [line for line in numbers if line]
    return kept, len(running - {_shape(line) for line in printed}), len(printed)


def _page_numbers(edges: Sequence[Sequence[Printed]]) -> list[Printed | None]:
    """Each page's lone number, if such numbers count on from page to page."""
    ahead = Counter(n - page for page, edge in enumerate(edges) for n, _ in _lone_numbers(edge))
    first, times = ahead.most_common(1)[0] if ahead else (0, 0)
    if not (times * 2 > len(edges) and (first == 1 or (times > 2 and first >= -1))):
        return [None] * len(edges)
    return [
        next((line for n, line in _lone_numbers(edge) if n - page == first), None)
        for page, edge in enumerate(edges)
    ]


def _lone_numbers(edge: Sequence[Printed]) -> Iterator[tuple[int, Printed]]:
    for line in edge:
        if found := _PAGE_NUMBER.fullmatch(line.text.strip()):
            yield int(found[1]), line


def _edge(page: Sequence[Printed]) -> list[Printed]:
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _shape(line: Printed) -> tuple[str, int]:
    """What lines of the same place and wording share, whatever numbers they hold."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.y / 4)


# --- paragraphs -----------------------------------------------------------------------------------

_BULLET = re.compile(r"[•▪●○◦‣·]\s")
_SENTENCE_END = re.compile(r"[.?!:…][\"'”’)\]]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_AND = re.compile(r"(?:en|of|and|or|und|oder|tot|als)\b")
_INDENT = 6.0  # points


def paragraphs_from(lines: Sequence[Printed]) -> list[Paragraph]:
    """The paragraphs that *lines*, in reading order, were broken from."""
    turns = {head.line for head in speakers_in([Line(line.text, line.bold) for line in lines])}
    page = _Layout.of(lines)
    paragraphs: list[list[Printed]] = []
    for number, line in enumerate(lines):
        before = paragraphs[-1] if paragraphs else []
        if not before or number in turns or page.parts(before, line):
            paragraphs.append([line])
        else:
            before.append(line)
    return [_joined(paragraph) for paragraph in paragraphs]


@dataclass(frozen=True, slots=True)
class _Layout:
    """The document's usual distance between lines and the place where its lines end."""

    leading: float
    right: float
    left: float

    @staticmethod
    def of(lines: Sequence[Printed]) -> _Layout:
        gaps = Counter(
            round(2 * (above.y - below.y)) / 2
            for above, below in pairwise(lines)
            if above.page == below.page and 0.8 * below.size < above.y - below.y < 3 * below.size
        )
        usual = [gap for gap, n in gaps.items() if 10 * n >= gaps.total()]
        ends = sorted(line.right for line in lines)
        return _Layout(
            leading=min(usual, default=0.0),
            right=ends[-1 - len(ends) // 10] if ends else 0.0,
            left=min((line.x for line in lines), default=0.0),
        )

    def parts(self, paragraph: Sequence[Printed], line: Printed) -> bool:
        """Whether *line* begins a new paragraph after the lines of *paragraph*."""
        last = paragraph[-1]
        if abs(line.size - last.size) > 0.15 * last.size or _BULLET.match(line.text):
            return True
        if _is_all_bold(line) != _is_all_bold(last):
            return True  # a heading, or a speaker's name on a line of its own
        if line.page == last.page and line.y <= last.y:
            gap = last.y - line.y
            if self.leading and gap > 1.3 * max(self.leading, line.size):
                return True
            # a first line may be indented or hang out; after it the lines stand in one column
            if len(paragraph) > 1 and abs(line.x - last.x) > _INDENT:
                return True
        return self._ends_early(last, line)

    def _ends_early(self, last: Printed, line: Printed) -> bool:
        """Whether the next line's first word would have fitted behind the *last* line."""
        word = line.text.split(maxsplit=1)[0] if line.text.split() else ""
        room = self.right - last.right - width(f" {word}", line.size)
        doubt = 0.05 if _SENTENCE_END.search(last.text) else 0.15
        return room > doubt * (self.right - self.left)


def _is_all_bold(line: Printed) -> bool:
    return line.bold >= len(line.text)


_NARROW = re.compile(r"[iljtfrI.,:;'’‘|!()\[\] -]")
_WIDE = re.compile(r"[mwA-HJ-Z@—…%]")


def width(text: str, size: float) -> float:
    """About how wide *text* is printed, in points: letters differ, fonts differ less."""
    narrow, wide = len(_NARROW.findall(text)), len(_WIDE.findall(text))
    return size * (0.3 * narrow + 0.78 * wide + 0.52 * (len(text) - narrow - wide))


def _joined(lines: Sequence[Printed]) -> Paragraph:
    text, bold = lines[0].text.rstrip(), lines[0].bold
    for line in lines[1:]:
        bold_so_far = bold >= len(text)
        glue, text = _glue(text, line.text.lstrip())
        if bold_so_far and line.bold:
            bold = len(text) + len(glue) + line.bold
        text += glue + line.text.strip()
    return Paragraph(text, min(bold, len(text)))


def _glue(text: str, rest: str) -> tuple[str, str]:
    """What comes between a line and the next, and the line without a hyphen that only broke it."""
    if not _BROKEN_WORD.search(text):
        return " ", text
    if text.endswith("\u00ad"):
        return "", text[:-1]
    if _AND.match(rest):  # “in- en uitstroom”
        return " ", text
    return ("", text[:-1]) if rest[:1].islower() else ("", text)
