"""Reads the head of a line: what may be a speaker's label, and the time beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from qualcoder_net.formats import labels
from qualcoder_net.formats.timestamps import STAMP, STAMP_BY_LABEL, milliseconds

Style = Literal["said", "colon", "bracket", "time", "bold", "tab", "dash", "alone"]
_LONGEST_HEAD = 160

_LABEL = r"[^\W\d_][\w \u00a0.'’`&/-]{0,39}?"
_SPACE = r"[\s\u200b-\u200f\u2060\ufeff]"  # with the invisible marks that chat exports begin with
_HEAD = re.compile(
    rf"""
    {_SPACE}*
    (?: \#{{1,6}}\s+ | >+\s* | [-*+•]\s+ | \d{{1,5}}\t\s* )?
    (?: (?P<lead>{STAMP_BY_LABEL}) [\s,–-]* )?
    (?P<open>[*_]{{1,3}})?
    (?: \[ (?P<square>{_LABEL}) \s?:? \] | < (?P<angle>{_LABEL}) > | (?P<plain>{_LABEL}) )
    (?: \s*\( (?!\s*\d+:\d) [^()]{{1,40}} \) )?
    (?P<shut>(?P=open))?
    (?: [\s,–-]* (?P<trail>{STAMP_BY_LABEL}) )?
    (?: \s*(?P<colon>:)(?![\d/\\])
      | (?P<end>\s*\Z)
      | [ ]?(?P<tab>\t)
      | [ ](?P<dash>[-–—])(?=\s)
      | (?(trail)(?=\s)|(?!))
      | (?(square)(?=\s)|(?!))
      | (?(angle)(?=\s)|(?!))
    )
    (?(open)(?P=open)?|) \s* (?P<after>{STAMP})? \s*
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"[:\t\[<]|[ ][-–—]\s")  # without one of these a long line has no head
_AFTER_BOLD = re.compile(rf"\s*:?\s*(?P<after>{STAMP}|{STAMP_BY_LABEL}(?=\s*\Z))?\s*")


class Line(NamedTuple):
    """A line of the text; its first `bold` characters are bold.

    With a `label` (and `ms`) the format itself says who speaks, and `text` begins with that label;
    such a line may hold line feeds. The label "" is someone unnamed.
    """

    text: str
    bold: int = 0
    label: str | None = None
    ms: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What may be a speaker's label at the start of line number `line` (from 0).

    `talk` is the offset in the line after label and time; `stamp` that of the time.
    """

    line: int
    talk: int
    label: str
    style: Style
    value: str = ""
    stamp: int | None = None
    ms: int | None = None

    @property
    def key(self) -> str:
        return labels.key_of(self.label)


def head_of(number: int, line: Line) -> Head | None:
    """The head of one line, taken at face value, or None."""
    if line.label is not None:
        return _said_head(number, line, line.label)
    if 0 < line.bold < len(line.text) and (found := _bold_head(number, line)):
        return found
    if len(line.text) > _LONGEST_HEAD and not _MARK.search(line.text, 0, _LONGEST_HEAD):
        return None
    match = _HEAD.match(line.text, 0, _LONGEST_HEAD)
    if match is None or (match["end"] is not None and line.text[_LONGEST_HEAD:].strip()):
        return None
    head = _from_match(number, line.text, match)
    # a name in bold on a line of its own, with the talk beneath it
    return replace(head, style="bold") if head.style == "alone" and line.bold else head


def _said_head(number: int, line: Line, label: str) -> Head:
    talk = min(len(label) + 2, len(line.text)) if label else 0  # a colon and a space
    return Head(number, talk, labels.clean(label), "said", line.text[talk:].strip(), ms=line.ms)


def _bold_head(number: int, line: Line) -> Head | None:
    """A head whose label, and nothing else, is bold."""
    zone = line.text[: line.bold]
    match = _HEAD.fullmatch(zone, 0, _LONGEST_HEAD) if len(zone) <= _LONGEST_HEAD else None
    after = line.text[line.bold]
    if match is None or (zone[-1].isalnum() and after.isalnum()):
        return None
    head = _from_match(number, zone, match)
    rest = _AFTER_BOLD.match(line.text, line.bold)
    assert rest is not None
    colon = match["colon"] is not None or ":" in rest[0][:2]
    style: Style = "colon" if colon else head.style
    if style == "alone":
        style = "bold" if rest["after"] is None else "time"
    head = replace(head, talk=rest.end(), style=style, value=line.text[rest.end() :])
    if head.ms is None and rest["after"] is not None:
        head = replace(head, stamp=rest.start("after"), ms=milliseconds(rest["after"]))
    return head


def _from_match(number: int, text: str, match: re.Match[str]) -> Head:
    label = match["square"] or match["angle"] or match["plain"]
    stamp = next((name for name in ("lead", "trail", "after") if match[name] is not None), None)
    return Head(
        line=number,
        talk=match.end(),
        label=labels.clean(label),
        style=_style_of(match),
        value=text[match.end() :].strip(),
        stamp=match.start(stamp) if stamp else None,
        ms=milliseconds(match[stamp]) if stamp else None,
    )


def _style_of(match: re.Match[str]) -> Style:
    if match["colon"] is not None:
        return "colon"
    if match["lead"] is not None or match["trail"] is not None:
        return "time"
    if match["plain"] is None:
        return "bracket"
    return "tab" if match["tab"] else "dash" if match["dash"] else "alone"
