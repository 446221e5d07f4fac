"""Documents of blocks as web pages."""

from __future__ import annotations

import base64
import io
import re
from typing import Any

from qualcoder_net.reports.document import (
    Block,
    Cell,
    Chapter,
    Figure,
    Items,
    MatrixQuotations,
    MatrixTable,
    Table,
    Text,
)
from qualcoder_net.reports.html import writer as html
from tests.reports.blocks import FORCES, FORMS, MATRIX, PICTURE, QUOTATIONS, TALKS, document
from tests.reports.sample import report
from tests.reports.test_html import Page


def page_of(*blocks: Block, **changes: Any) -> str:
    stream = io.BytesIO()
    html.write(document(*blocks, **changes), stream)
    return stream.getvalue().decode()


def anchors(page: Page) -> list[str]:
    return [str(given["id"]) for _, given in page.elements if "id" in given]


def test_elements_are_closed_in_order_and_no_id_is_used_twice() -> None:
    page = Page(page_of(fiction=True))
    assert page.open == []
    assert len(anchors(page)) == len(set(anchors(page)))


def test_every_link_leads_somewhere_in_the_page() -> None:
    page = Page(page_of())
    links = [str(link["href"]) for link in page.all("a")]
    assert {"#table-3", "#figure-1", "#table-2", "#chapter-1", "#table-4-r1c2"} <= set(links)
    assert {link.removeprefix("#") for link in links} <= set(anchors(page))
    assert '<a href="#table-3">Table 3</a>, <a href="#figure-1">Figure 1</a>' in page_of()


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = page_of()
    assert "<script" not in text
    assert not re.search(r"""(src|href)=["'](?!#|data:)|url\(|@import|https?:""", text)
    assert "default-src 'none'" in text


def test_a_figure_is_within_the_page_as_svg_with_its_alternative_text() -> None:
    (image,) = Page(page_of(FORCES)).all("img")
    assert image["alt"] == "Bars: one and two."
    kind, data = str(image["src"]).split(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == PICTURE.svg
    assert "<figcaption>Figure 1. Forces by level.</figcaption>" in page_of(FORCES)


def test_heads_have_their_scope_and_cells_their_look() -> None:
    page = Page(page_of(FORMS, TALKS))
    scopes = [head["scope"] for head in page.all("th")]
    assert scopes[:8] == ["col"] * 6 + ["row"] * 2
    text = page_of(FORMS, TALKS)
    assert '<td class="s3"><strong>x</strong></td>' in text
    assert '<td class="quiet">0</td>' in text


def test_a_table_of_texts_is_set_as_text() -> None:
    table = Table("t", ("a", "b"), (("c", Cell("d")),), figures=False)
    assert Page(page_of(table)).all("table") == [{"id": "table-1", "class": "texts"}]


def test_wide_tables_print_on_their_side() -> None:
    classes = [section.get("class") for section in Page(page_of()).all("section")]
    assert classes == [None, "wide", None, "wide", None]


def test_four_chapters_have_contents() -> None:
    assert len(Page(page_of()).all("nav")) == 1
    assert Page(page_of(Chapter(1, "a"), Text("b"))).all("nav") == []


def test_headings_are_steps_beneath_the_title() -> None:
    page = Page(page_of(Chapter(1, "a"), Chapter(2, "b"), Chapter(4, "c")))
    assert [tag for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)] == [
        "h1", "h2", "h3", "h5",
    ]  # fmt: skip


def test_a_matrix_without_its_quotations_has_no_links() -> None:
    assert "<a " not in page_of(MatrixTable(MATRIX))
    linked = page_of(MatrixTable(MATRIX), MatrixQuotations(MATRIX))
    assert '<a href="#table-1-r2c1">3</a>' in linked


def test_two_matrices_have_links_of_their_own() -> None:
    other = report(title="another")
    page = Page(
        page_of(
            MatrixTable(MATRIX), MatrixTable(other), MatrixQuotations(other),
            MatrixQuotations(MATRIX),
        )
    )  # fmt: skip
    assert {"table-1-r1c2", "table-2-r1c2"} <= set(anchors(page))
    assert len(anchors(page)) == len(set(anchors(page)))


def test_quotations_without_their_matrix_stand_by_themselves() -> None:
    page = Page(page_of(MatrixQuotations(MATRIX)))
    assert page.open == []
    assert page.all("a") == []


def test_fiction_is_marked_in_byline_captions_quotations_and_foot() -> None:
    text = page_of(FORMS, TALKS, FORCES, QUOTATIONS, fiction=True)
    assert text.count("Fictional material") == 6


def test_texts_with_markup_are_text() -> None:
    evil = "<script>alert('x')</script>\"><b>"
    text = page_of(
        Chapter(1, evil), Text(evil), Items((evil,)), Table(evil, (evil,), ((evil,),)),
        Figure(PICTURE, evil, evil), title=evil, author=evil, subtitle=evil,
    )  # fmt: skip
    assert "<script" not in text
    assert "<b>" not in text
    assert Page(text).open == []
