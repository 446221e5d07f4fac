"""The table of contents of a Word document, filled in beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcoder_net.reports.word.markup import FIELD_END, field_start, paragraph, run
from qualcoder_net.reports.words import Words

LEVELS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, and the bookmark at which it stands."""

    level: int
    text: str
    bookmark: str


def contents(entries: Sequence[Entry], ids: Mapping[str, str], t: Words) -> str:
    """A field that lists *entries* as links until Word updates it, and then with pages.

    Pages are left out at first: only Word knows them, and wrong ones would be worse.
    """
    start = field_start(f'TOC \\o "1-{LEVELS}" \\h \\z \\u')
    lines = []
    for i, entry in enumerate(entries):
        to = f'w:anchor="{entry.bookmark}" w:history="1"'
        link = f"<w:hyperlink {to}>{run(entry.text)}</w:hyperlink>"
        before = start if i == 0 else ""
        after = FIELD_END if i + 1 == len(entries) else ""
        lines.append(paragraph(ids[f"TOC{entry.level}"], before, link, after))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph(ids['TOCHeading'], run(t('Contents')))}{''.join(lines)}"
        "</w:sdtContent></w:sdt>"
    )
