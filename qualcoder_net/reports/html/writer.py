"""A document as one web page that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from qualcoder_net.progress import Report, silent
from qualcoder_net.reports.document import Chapter, Document
from qualcoder_net.reports.html.blocks import HtmlBlocks
from qualcoder_net.reports.html.style import STYLE
from qualcoder_net.reports.html.text import e
from qualcoder_net.reports.method import fiction_mark
from qualcoder_net.reports.numbers import Numbers, pages
from qualcoder_net.reports.words import words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_CHAPTERS = 4  # from so many chapters on a page has contents


def write(document: Document, stream: BinaryIO, *, progress: Report = silent) -> None:
    """Write *document*; figures of a matrix with quotations are links to them."""
    for part in _page(document):
        stream.write(f"{part}\n".encode())


def _page(document: Document) -> Iterator[str]:
    t = words(document.language)
    mark = fiction_mark(t) if document.fiction else ""
    byline = " · ".join(part for part in (document.author, t.date(document.date), mark) if part)
    author = f'<meta name="author" content="{e(document.author)}">' if document.author else ""
    yield (
        f'<!DOCTYPE html>\n<html lang="{t.locale}">\n<head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{author}<title>{e(document.title)}</title>\n<style>{STYLE}</style></head>\n<body>"
    )
    yield f"<header><h1>{e(document.title)}</h1>"
    if document.subtitle:
        yield f'<p class="subtitle">{e(document.subtitle)}</p>'
    yield f'<p class="byline">{e(byline)}</p></header>'
    blocks = HtmlBlocks(t, Numbers(document, t), fiction=document.fiction)
    if sum(isinstance(b, Chapter) and b.level == 1 for b in document.blocks) >= _CHAPTERS:
        yield from blocks.contents()
    yield "<main>"
    for wide, numbered in pages(blocks.numbers.blocks):
        yield '<section class="wide">' if wide else "<section>"
        for block, number in numbered:
            yield from blocks.html(block, number)
        yield "</section>"
    yield "</main>"
    if mark:
        yield f"<footer><p>{e(mark)}</p></footer>"
    yield "</body>\n</html>"
