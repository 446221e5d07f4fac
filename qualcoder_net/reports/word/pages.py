"""The pages of a Word document: sections that stand or lie, and what is at their foot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Cm

from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.word.markup import field, paragraph, parsed, run, tag
from qualcoder_net.reports.words import Words


@dataclass(frozen=True)
class WordPages:
    """The sections of *word*; `title` and the mark of fiction stand at the foot of each page."""

    word: WordDocument
    t: Words
    ids: Mapping[str, str]
    title: str
    fiction: bool

    def begin(self) -> None:
        """Make room: content of a template stays and gets a section of its own."""
        body: Any = self.word.element.body
        body.get_or_add_sectPr()
        if body.xpath(".//w:t | .//w:tbl | .//w:drawing | .//w:pict | .//w:sdt"):
            self.word.add_section(WD_SECTION.NEW_PAGE)
        else:
            for empty in body.findall(tag("p")):
                body.remove(empty)
        self._set_footer()

    def turn(self, orientation: WD_ORIENT) -> Section:
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

    def end(self) -> None:
        """Let the section end with the last paragraph, so that no empty page can follow."""
        body: Any = self.word.element.body
        if body[-2].tag != tag("p") or body[-2].xpath("w:pPr/w:sectPr"):
            body[-1].addprevious(parsed(paragraph(self.ids["MatrixNote"])))
        last, sentinel = body[-2], body[-1]
        last.set_sectPr(sentinel.clone())
        for shared in sentinel.xpath("w:headerReference | w:footerReference"):
            sentinel.remove(shared)

    def _set_footer(self) -> None:
        """Page numbers, unless the template has its own foot; the mark of fiction either way."""
        mark = fiction_mark(self.t) if self.fiction else ""
        sections = list(self.word.sections)
        if mark:
            for section in sections:
                for foot in (section.footer, section.first_page_footer, section.even_page_footer):
                    if not foot.is_linked_to_previous:
                        foot._element.append(parsed(paragraph(self.ids["Footer"], run(mark))))
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
        before = "".join(f"{part} · " for part in (self.title[:80], mark) if part)
        centred = '<w:jc w:val="center"/>'
        return paragraph(self.ids["Footer"], run(before), *numbers, properties=centred)
