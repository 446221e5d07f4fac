"""The web page: whole in itself, and readable without colour or sight."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

from qualcoder_net.reports.html import writer as html
from qualcoder_net.reports.html.style import STYLE
from qualcoder_net.reports.matrix_document import matrix_document
from qualcoder_net.reports.report import CellQuotations, Heading, MatrixReport, Quotation
from tests.reports.sample import SAID, grid, report

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Collects elements and checks that they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def written(given: MatrixReport) -> str:
    stream = io.BytesIO()
    html.write(matrix_document(given), stream)
    return stream.getvalue().decode()


def test_elements_are_closed_in_order_and_the_language_is_set() -> None:
    page = Page(written(report(language="nl", fiction=True)))
    assert page.open == []
    assert page.all("html") == [{"lang": "nl-NL"}]


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = written(report())
    assert "<script" not in text
    assert not re.search(r"""(src|href)=["'](?!#)|url\(|@import|https?:""", text)
    assert "default-src 'none'" in text


def test_the_table_has_a_caption_and_scoped_heads() -> None:
    page = Page(written(report()))
    assert len(page.all("caption")) == 1
    assert [head["scope"] for head in page.all("th")] == ["col"] * 5 + ["row"] * 3


def test_figures_link_to_their_quotations_and_back() -> None:
    text = written(report())
    page = Page(text)
    links = [str(link["href"]) for link in page.all("a")]
    anchors = {element["id"] for _, element in page.elements if "id" in element}
    assert links.count("#table-1-r1c2") == links.count("#table-1-r2c1") == 1
    assert "#table-1" in links
    assert {link.removeprefix("#") for link in links} <= anchors
    assert '<a href="#table-1-r1c2">1</a>' in text


def test_every_figure_is_printed_beside_its_shade() -> None:
    text = written(report())
    assert '<td class="s0">0</td>' in text
    assert '<td class="s4">5</td>' in text


def test_quotations_unit_and_fiction_are_printed() -> None:
    text = written(report(fiction=True))
    assert SAID in text
    assert "Talk of 11 respondents." in text
    assert text.count("Fictional material") == 4  # byline, caption, quotations, foot
    assert "Fictional" not in written(report())


def test_it_prints_and_has_a_dark_face() -> None:
    assert "@media print" in STYLE
    assert "prefers-color-scheme: dark" in STYLE


def test_markup_in_labels_and_quotations_is_text() -> None:
    evil = "<script>alert('x')</script>"
    cell = CellQuotations(0, 0, (Quotation(evil, evil, evil),), of=1)
    heads = (Heading(evil),)
    text = written(
        report(
            1, 1, rows=heads, columns=heads, grid=grid(1, 1), quotations=(cell,), title=evil,
            author='"><b>',
        )
    )  # fmt: skip
    assert "<script" not in text
    assert "<b>" not in text
    assert Page(text).open == []
