"""From paragraphs to a transcript: who speaks where, and at what time of the recording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcoder_net.model import Dropped, Transcript


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of the file. `bold` is how many of its first characters are bold.

    `speaker` and `time_ms` are set when the format itself says them (a table, VTT), not the text.
    """

    text: str
    bold: int = 0
    speaker: str | None = None
    time_ms: int | None = None


def transcript_from(
    paragraphs: Sequence[Paragraph],
    *,
    dropped: Sequence[Dropped] = (),
    encoding: str | None = None,
) -> Transcript:
    """Join *paragraphs* with line feeds and recognise the speakers' turns in them."""
    raise NotImplementedError
