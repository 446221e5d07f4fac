"""Reads transcripts in plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qualcoder_net.formats.encoding import decode, normalise
from qualcoder_net.formats.turns import Paragraph, transcript_from
from qualcoder_net.model import Transcript

# Lines of text that someone, or a program, broke at a margin.
_SHORTEST_FULL_LINE = 45
_LONGEST_LINE = 100


def read(data: bytes, name: str) -> Transcript:
    """The transcript in *data*; its text is that of the file, line ends and byte order mark apart.

    A line is a paragraph, unless the file was wrapped by hand: then blank lines part paragraphs.
    Markdown stays as it is written; emphasis around a speaker's label is understood. Raises
    FileError for what is empty or no text.
    """
    text, encoding = decode(data, name)
    paragraphs = [Paragraph(paragraph) for paragraph in _paragraphs(normalise(text))]
    return transcript_from(paragraphs, encoding=encoding)


def _paragraphs(text: str) -> Iterator[str]:
    lines = text.split("\n")
    if not _is_wrapped_by_hand(lines):
        yield from lines
        return
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
            continue
        if block:
            yield "\n".join(block)
        yield line
        block = []
    if block:
        yield "\n".join(block)


def _is_wrapped_by_hand(lines: list[str]) -> bool:
    """No line is long, blank lines part blocks, and within these most lines are full."""
    if max(map(len, lines)) > _LONGEST_LINE:
        return False
    written = sum(1 for line in lines if line.strip())
    full = sum(
        1 for line, below in pairwise(lines) if len(line) > _SHORTEST_FULL_LINE and below.strip()
    )
    return full * 2 > written and not all(line.strip() for line in lines[:-1])
