"""A matrix report as a Word document: the matrix, the quotations behind it, and the codebook."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Cm

from qualcoder_net.i18n import Message, _, msg
from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.printable import printable
from qualcoder_net.reports.quotations import reference
from qualcoder_net.reports.report import CellQuotations, CodebookEntry, MatrixReport
from qualcoder_net.reports.word_matrix import NARROW, WIDE, WordMatrix
from qualcoder_net.reports.word_styles import blank, style_ids
from qualcoder_net.reports.word_template import from_template
from qualcoder_net.reports.wordml import field, paragraph, parsed, quoted, run, tag
from qualcoder_net.reports.words import Words, words


def write(
    report: MatrixReport,
    stream: BinaryIO,
    *,
    template: Path | None = None,
    progress: Report = silent,
) -> tuple[Message, ...]:
    """Write *report*; returns what the user should know about her template.

    A template's styles, page and content are kept, and the report follows after the content.
    """
    t = words(report.language)
    document = from_template(template, t.locale) if template else blank(t.locale)
    ids, lacking = style_ids(document)
    _Writer(document, report, t, ids, WIDE if template else NARROW).write(progress)
    _describe(document, report, t)
    saved = io.BytesIO()  # saved straight to a full disk, the package would be closed twice
    document.save(saved)
    stream.write(saved.getbuffer())
    if not lacking:
        return ()
    return (
        msg(
            "The template has no style {names}; the report uses its own.",
            names=", ".join(f"“{name}”" for name in lacking),
        ),
    )


@dataclass(frozen=True)
class _Writer:
    document: Document
    report: MatrixReport
    t: Words
    ids: dict[str, str]
    character: int

    def write(self, progress: Report) -> None:
        report, t = self.report, self.t
        self._begin()
        landscape = self._section(WD_ORIENT.LANDSCAPE)
        byline = [report.author, t.date(report.date)]
        if report.fiction:
            byline.append(fiction_mark(t))
        self._append([self._p("Title", report.title), self._p("Subtitle", _joined(byline))])
        self._append([self._p("Heading1", t("Matrix"))])
        number = _captions(self.document, t("Table")) + 1
        matrix = WordMatrix(report, t, self.ids, _room(landscape), number, self.character)
        self._append(matrix.blocks())
        if report.quotations or report.codebook:
            self._end_section()
            self._section(WD_ORIENT.PORTRAIT)
            self._append_quotations(progress)
            self._append(self._codebook())

    # --- sections --------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Make room: content of a template stays and gets a section of its own."""
        body: Any = self.document.element.body
        body.get_or_add_sectPr()
        if body.xpath(".//w:t | .//w:tbl | .//w:drawing | .//w:pict | .//w:sdt"):
            self.document.add_section(WD_SECTION.NEW_PAGE)
        else:
            for empty in body.findall(tag("p")):
                body.remove(empty)
        self._set_footer()

    def _section(self, orientation: WD_ORIENT) -> Section:
        """The last section, turned to *orientation*, plain and numbered on."""
        section = self.document.sections[-1]
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
        body: Any = self.document.element.body
        last = body.xpath("w:p")[-1]
        sentinel = body.sectPr
        last.set_sectPr(sentinel.clone())
        for shared in sentinel.xpath("w:headerReference | w:footerReference"):
            sentinel.remove(shared)

    def _set_footer(self) -> None:
        """Page numbers, unless the template has its own foot; the mark of fiction either way."""
        mark = fiction_mark(self.t) if self.report.fiction else ""
        sections = list(self.document.sections)
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
        before = "".join(f"{part} · " for part in (self.report.title[:80], mark) if part)
        centred = '<w:jc w:val="center"/>'
        return paragraph(self.ids["Footer"], run(before), *numbers, properties=centred)

    # --- content ---------------------------------------------------------------------------------

    def _p(self, style: str, text: str) -> str:
        return paragraph(self.ids[style], run(text))

    def _append(self, blocks: Iterable[str]) -> None:
        """Parse paragraphs and tables in one go and put them at the document's end."""
        body: Any = self.document.element.body
        end = body[-1]  # the section's properties; asked by name they are searched from the start
        for block in list(parsed(f"<w:body>{''.join(blocks)}</w:body>")):
            end.addprevious(block)

    def _append_quotations(self, progress: Report) -> None:
        report, t = self.report, self.t
        if not report.quotations:
            return
        rule = [report.quotation_rule, f"{fiction_mark(t)}." if report.fiction else ""]
        opening = [self._p("Heading1", t("Quotations"))]
        if said := " ".join(part for part in rule if part):
            opening.append(self._p("Normal", said))
        self._append(opening)
        total = sum(len(cell.quotations) for cell in report.quotations)
        done, row = 0, -1
        for cell in report.quotations:
            progress(done, total, _("Writing quotations"))
            if cell.row != row:
                row = cell.row
                self._append([self._p("Heading2", report.rows[row].full)])
            self._append(self._cell(cell))
            done += len(cell.quotations)
        progress(done, total, _("Writing quotations"))

    def _cell(self, cell: CellQuotations) -> Iterator[str]:
        t = self.t
        yield self._p("Heading3", cell.heading(self.report, t))
        style, small = self.ids["Quote"], self.ids["QuotationReference"]
        for quotation in cell.quotations:
            yield paragraph(
                style,
                run(f"“{quoted(quotation.text.strip())}”"),
                run(f" ({reference(quotation, t)})", small),
            )

    def _codebook(self) -> Iterator[str]:
        if self.report.codebook:
            yield self._p("Heading1", self.t("Codebook"))
        for entry in self.report.codebook:
            yield from self._entry(entry)

    def _entry(self, entry: CodebookEntry) -> Iterator[str]:
        yield paragraph(
            self.ids[f"Heading{min(entry.depth + 2, 6)}"],
            run("■ ", properties=f'<w:color w:val="{entry.rgb}"/>'),
            run(entry.label),
        )
        said = entry.described(self.t)
        for i, (word, text) in enumerate(said):
            lead = run(f"{word}: ", properties="<w:b/>") if word else ""
            together = "<w:keepNext/>" if i + 1 < len(said) else ""
            yield paragraph(self.ids["CodeDescription"], lead, run(text), properties=together)


# --- the document about itself -------------------------------------------------------------------


def _describe(document: Document, report: MatrixReport, t: Words) -> None:
    """Title, author (or none), language and date; nothing that a library or template left."""
    about = document.core_properties
    now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
    about.title = printable(report.title)[:255]
    about.author = printable(report.author)[:255]
    about.last_modified_by = about.author
    about.language = t.locale
    about.created = about.modified = now
    about.comments = ""
    about.revision = 1
    properties: Any = about._element
    for said in list(properties):
        if not (said.text or "").strip():
            properties.remove(said)


def _captions(document: Document, label: str) -> int:
    """How many captions with this label a template already holds."""
    body: Any = document.element.body
    instructions = [element.text or "" for element in body.iter(tag("instrText"))]
    simple = body.iter(tag("fldSimple"))
    instructions += [element.get(tag("instr"), "") for element in simple]
    return [text.split()[:2] for text in instructions].count(["SEQ", label])


def _room(section: Section) -> int:
    """The width between the margins, in twips."""
    margins = int(section.left_margin or 0) + int(section.right_margin or 0)
    return (int(section.page_width or 0) - margins) // 635


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
