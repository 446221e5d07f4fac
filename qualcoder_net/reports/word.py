"""A document as a Word file: its blocks on their pages, numbered, with a foot on every page."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Cm, Twips
from lxml import etree

from qualcoder_net.i18n import Message, _, msg
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.document import (
    Block,
    Chapter,
    Document,
    Items,
    MatrixQuotations,
    Quotations,
)
from qualcoder_net.reports.figures import Picture
from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.numbers import Numbers, pages
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.word_blocks import WordBlocks
from qualcoder_net.reports.word_contents import contents
from qualcoder_net.reports.word_lists import ensure_bullets
from qualcoder_net.reports.word_styles import blank, style_ids
from qualcoder_net.reports.word_template import from_template
from qualcoder_net.reports.word_text import Setting
from qualcoder_net.reports.wordml import field, paragraph, parsed, run, tag
from qualcoder_net.reports.words import Words, words

# About what a character of a bold 9 point label takes, in twips: in Arial, and in the wide faces
# (Verdana) that a template may have.
_NARROW, _WIDE = 94, 118
_CHAPTERS = 4  # from so many chapters on a document has contents
_AT_ONCE = 2000  # paragraphs that are parsed together

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def write(
    document: Document,
    stream: BinaryIO,
    *,
    template: Path | None = None,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write *document*; returns what the user should know about her template.

    A template's styles, page and content are kept, and the report follows after the content.
    """
    t = words(document.language)
    word = from_template(template, t.locale) if template else blank(t.locale)
    ids, lacking = style_ids(word)
    if any(isinstance(block, Items) for block in document.blocks):
        ensure_bullets(word, ids["ListBullet"])
    setting = Setting(
        t,
        ids,
        Numbers(
            document, t, tables=_captions(word, t("Table")), figures=_captions(word, t("Figure"))
        ),
        _WIDE if template else _NARROW,
        itertools.count(_highest_mark(word) + 1),
        document.fiction,
    )
    _Writer(word, document, setting).write(progress)
    _describe(word, document, t)
    saved = io.BytesIO()  # saved straight to a full disk, the package would be closed twice
    word.save(saved)
    stream.write(saved.getbuffer())
    if not lacking:
        return ()
    return (
        msg(
            "The template has no style {names}; the report uses its own.",
            names=", ".join(f"“{name}”" for name in lacking),
        ),
    )


class _Writer:
    def __init__(self, word: WordDocument, document: Document, setting: Setting) -> None:
        self.word, self.document, self.setting = word, document, setting
        self.t, self.ids = setting.t, setting.ids
        chapters = [b for b in document.blocks if isinstance(b, Chapter) and b.level == 1]
        self.with_contents = len(chapters) >= _CHAPTERS
        self.blocks = WordBlocks(setting, self._drawn, with_contents=self.with_contents)

    def write(self, progress: Report) -> None:
        """All blocks, section by section: wide tables on their side, the rest upright."""
        self._begin()
        in_order = pages(self.setting.numbers.blocks)
        if self.with_contents and in_order[0][0]:
            in_order.insert(0, (False, []))
        total = sum(map(_quotations_in, self.document.blocks))
        done = 0
        for i, (wide, numbered) in enumerate(in_order):
            if i:
                self._end_section()
            section = self._section(WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT)
            if not i:
                self._append(self._lead())
                body: Any = self.word.element.body
                lead = body[-2]
            for block, number in numbered:
                progress(done, total, _("Writing quotations"))
                self._append(self.blocks.xml(block, number, _room(section)))
                done += _quotations_in(block)
        progress(done, total, _("Writing quotations"))
        if self.with_contents:
            lead.addnext(parsed(contents(self.blocks.entries, self.ids, self.t)))

    def _lead(self) -> Iterator[str]:
        document, t = self.document, self.t
        mark = fiction_mark(t) if document.fiction else ""
        byline = _joined([document.author, t.date(document.date), mark])
        yield self._p("Title", document.title)
        if document.subtitle:
            yield self._p("Subtitle", document.subtitle)
        yield self._p("Byline" if document.subtitle else "Subtitle", byline)

    # --- sections --------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Make room: content of a template stays and gets a section of its own."""
        body: Any = self.word.element.body
        body.get_or_add_sectPr()
        if body.xpath(".//w:t | .//w:tbl | .//w:drawing | .//w:pict | .//w:sdt"):
            self.word.add_section(WD_SECTION.NEW_PAGE)
        else:
            for empty in body.findall(tag("p")):
                body.remove(empty)
        self._set_footer()

    def _section(self, orientation: WD_ORIENT) -> Section:
        """The last section, turned to *orientation*, plain and numbered on."""
        section = self.word.sections[-1]
        section.start_type = WD_SECTION.NEW_PAGE
        section.different_first_page_header_footer = False
        properties: Any = section._sectPr
        for name in ("pgNumType", "cols", "vAlign", "lnNumType", "textDirection"):
            for special in properties.findall(tag(name)):
                properties.remove(special)
        if section.orientation != orientation:
            section.orientation = orientation
        short, long = sorted((section.page_width or Cm(21), section.page_height or Cm(29.7)))
        upright = orientation == WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (short, long) if upright else (long, short)
        return section

    def _end_section(self) -> None:
        """Let the section end with the last paragraph, so that no empty page can follow."""
        body: Any = self.word.element.body
        if body[-2].tag != tag("p"):
            self._append([paragraph(self.ids["MatrixNote"])])
        last, sentinel = body[-2], body[-1]
        last.set_sectPr(sentinel.clone())
        for shared in sentinel.xpath("w:headerReference | w:footerReference"):
            sentinel.remove(shared)

    def _set_footer(self) -> None:
        """Page numbers, unless the template has its own foot; the mark of fiction either way."""
        mark = fiction_mark(self.t) if self.document.fiction else ""
        sections = list(self.word.sections)
        if mark:
            for section in sections:
                for foot in (section.footer, section.first_page_footer, section.even_page_footer):
                    if not foot.is_linked_to_previous:
                        foot._element.append(parsed(self._p("Footer", mark)))
        if all(section.footer.is_linked_to_previous for section in sections):
            foot = sections[-1].footer
            foot.is_linked_to_previous = False
            for empty in foot.paragraphs:
                foot._element.remove(empty._p)
            foot._element.append(parsed(self._page_numbers(mark)))

    def _page_numbers(self, mark: str) -> str:
        fields = {"page": field("PAGE", "1"), "pages": field("NUMPAGES", "1")}
        parts = re.split(r"\{(page|pages)\}", self.t("Page {page} of {pages}"))
        numbers = [fields.get(part) or run(part) for part in parts if part]
        before = "".join(f"{part} · " for part in (self.document.title[:80], mark) if part)
        centred = '<w:jc w:val="center"/>'
        return paragraph(self.ids["Footer"], run(before), *numbers, properties=centred)

    # --- content ---------------------------------------------------------------------------------

    def _p(self, style: str, text: str) -> str:
        return paragraph(self.ids[style], run(text))

    def _append(self, blocks: Iterable[str]) -> None:
        """Parse paragraphs and tables many at a time and put them at the document's end."""
        body: Any = self.word.element.body
        end = body[-1]  # the section's properties; asked by name they are searched from the start
        waiting = iter(blocks)
        while some := "".join(itertools.islice(waiting, _AT_ONCE)):
            for block in list(parsed(f"<w:body>{some}</w:body>")):
                end.addprevious(block)

    def _drawn(self, picture: Picture, alt: str, room: int) -> str:
        """A run with *picture* in the line, no wider than *room* twips."""
        part: Any = self.word.part
        width = min(Cm(picture.width_cm), Twips(room))
        inline = part.new_pic_inline(io.BytesIO(picture.png), width=width)
        number = next(self.setting.marks)
        inline.docPr.id = number
        inline.docPr.name = f"{self.t('Figure')} {number}"
        inline.docPr.set("descr", printable(alt))
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"


def _quotations_in(block: Block) -> int:
    if isinstance(block, MatrixQuotations):
        return sum(len(cell.quotations) for cell in block.report.quotations)
    return len(block.quotations) if isinstance(block, Quotations) else 0


# --- the document about itself -------------------------------------------------------------------


def _describe(word: WordDocument, document: Document, t: Words) -> None:
    """Title, author (or none), language and date; nothing that a library or template left."""
    about = word.core_properties
    now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
    about.title = printable(document.title)[:255]
    about.author = printable(document.author)[:255]
    about.last_modified_by = about.author
    about.language = t.locale
    about.created = about.modified = now
    about.comments = ""
    about.revision = 1
    properties: Any = about._element
    for said in list(properties):
        if not (said.text or "").strip():
            properties.remove(said)


def _captions(word: WordDocument, label: str) -> int:
    """How many captions with this label a template already holds."""
    body: Any = word.element.body
    instructions = [element.text or "" for element in body.iter(tag("instrText"))]
    simple = body.iter(tag("fldSimple"))
    instructions += [element.get(tag("instr"), "") for element in simple]
    counting = [text for text in instructions if r"\c" not in text.split()]
    return [text.split()[:2] for text in counting].count(["SEQ", label])


def _highest_mark(word: WordDocument) -> int:
    """The highest number that a bookmark or picture of a template has."""
    body: Any = word.element.body
    used = [mark.get(tag("id")) for mark in body.iter(tag("bookmarkStart"))]
    used += [drawn.get("id") for drawn in body.iter(f"{{{_DRAWING}}}docPr")]
    return max((int(number) for number in used if number and number.isdecimal()), default=0)


def _room(section: Section) -> int:
    """The width between the margins, in twips."""
    margins = int(section.left_margin or 0) + int(section.right_margin or 0)
    return (int(section.page_width or 0) - margins) // 635


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
