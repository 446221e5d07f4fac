"""A document as a Word file: its blocks on their pages, numbered, with a foot on every page."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
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
from qualcoder_net.reports.figures.charts import Picture
from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.numbers import Numbers, pages
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.word.blocks import WordBlocks
from qualcoder_net.reports.word.contents import contents
from qualcoder_net.reports.word.lists import ensure_bullets
from qualcoder_net.reports.word.markup import paragraph, parsed, run, tag
from qualcoder_net.reports.word.pages import WordPages
from qualcoder_net.reports.word.styles import blank, style_ids
from qualcoder_net.reports.word.template import from_template
from qualcoder_net.reports.word.text import Setting
from qualcoder_net.reports.words import Words, words

_WIDE = 1.25  # the letters of Verdana, which a template may have, beside those of Arial
_CHAPTERS = 4  # from so many chapters on a document has contents
_AT_ONCE = 1000  # paragraphs that are parsed together
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
    tables, figures = _captions(word, t("Table")), _captions(word, t("Figure"))
    setting = Setting(
        t,
        ids,
        Numbers(document, t, tables=tables, figures=figures),
        wideness=_WIDE if template else 1,
        marks=itertools.count(_highest_mark(word) + 1),
        fiction=document.fiction,
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
        self.pages = WordPages(word, self.t, self.ids, document.title, document.fiction)
        chapters = [b for b in document.blocks if isinstance(b, Chapter) and b.level == 1]
        self.with_contents = len(chapters) >= _CHAPTERS
        self.blocks = WordBlocks(setting, self._drawn, with_contents=self.with_contents)

    def write(self, progress: Report) -> None:
        """All blocks, section by section: wide tables on their side, the rest upright."""
        total = sum(map(_quotations_in, self.document.blocks))
        self.pages.begin()
        in_order = pages(self.setting.numbers.blocks)
        if self.with_contents and in_order[0][0]:
            in_order.insert(0, (False, []))
        for i, (wide, numbered) in enumerate(in_order):
            if i:
                self.pages.end()
            section = self.pages.turn(WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT)
            if not i:
                lead = self._append(self._lead())
            for block, number in numbered:
                progress(self.blocks.quoted, total, _("Writing quotations"))
                for some in _by_many(self.blocks.xml(block, number, _room(section))):
                    self._append(some)
                    progress(self.blocks.quoted, total, _("Writing quotations"))
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

    # --- content ---------------------------------------------------------------------------------

    def _p(self, style: str, text: str) -> str:
        return paragraph(self.ids[style], run(text))

    def _append(self, blocks: Iterable[str]) -> Any:
        """Parse paragraphs and tables in one go and put them at the document's end; the last."""
        body: Any = self.word.element.body
        end = body[-1]  # the section's properties; asked by name they are searched from the start
        for block in list(parsed(f"<w:body>{''.join(blocks)}</w:body>")):
            end.addprevious(block)
        return end.getprevious()

    def _drawn(self, picture: Picture, alt: str, room: int) -> str:
        """A run with *picture* in the line, no wider than *room* twips."""
        part: Any = self.word.part
        width = min(Cm(picture.width_cm), Twips(room))
        inline = part.new_pic_inline(io.BytesIO(picture.png), width=width)
        number = next(self.setting.marks)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.id = number
        inline.docPr.name = f"{self.t('Figure')} {number}"
        inline.docPr.set("descr", printable(alt))
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"


def _by_many(blocks: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(blocks)
    while some := list(itertools.islice(waiting, _AT_ONCE)):
        yield some


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
