"""Where the words of a text begin."""

from __future__ import annotations

import re

# A word is a run of letters and digits; an apostrophe, a hyphen or a combining accent between two
# such runs joins them (auto’s, wijk-aanpak), as do point, comma and colon between digits (10.30).
# Clipped words take their apostrophe along (’t, ’s); any other leading apostrophe is a quote.
WORD = re.compile(
    r"""
    (?: (?<![^\W_]) ['’‘] (?=(?:[tsnkmr]|em|ie|ns|til|cause|tis|twas)\b) )?
    [^\W_]++
    (?: (?: ['’\-\u2010\u2011\u00ad] | [\u0300-\u036f]++ | (?<=\d)[.,:](?=\d) ) [^\W_]++ )*+
    """,
    re.VERBOSE,
)


def word_starts(text: str) -> list[int]:
    """Code point offsets at which the words of *text* begin, in order."""
    return [found.start() for found in WORD.finditer(text)]
