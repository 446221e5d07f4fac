"""A YAML text with its lines, to name and to find places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from qualcoder_net.formats.codebook.fields import Where, shortened
from qualcoder_net.i18n import msg

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """The lines with their ends; only what editors take for a line end parts them."""
    return _LINE.findall(text)


class YamlText:
    """Lines count from 0 in the code and from 1 in messages; offsets are code points."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends."""
        return split_lines(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        starts, offset = [0], 0
        for line in self.lines:
            offset += len(line)
            starts.append(offset)
        return starts

    def line(self, offset: int) -> int:
        """The line in which *offset* lies."""
        return max(0, min(bisect_right(self._starts, offset), len(self.lines)) - 1)

    def start_of(self, line: int) -> int:
        """The offset at which *line* begins."""
        return self._starts[line]

    def column(self, offset: int) -> int:
        """How many characters stand before *offset* in its line."""
        return offset - self._starts[self.line(offset)]

    def where(self, offset: int, name: str | None = None) -> Where:
        """The place of *offset*; *name* is that of a field."""
        return self.where_line(self.line(offset), name)

    def where_line(self, line: int, name: str | None = None) -> Where:
        if name is None:
            return Where(self.file, msg("line {line}", line=line + 1))
        return Where(
            self.file, msg("line {line}, field “{field}”", line=line + 1, field=shortened(name))
        )
