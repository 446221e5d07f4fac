"""Rearranges whole lines of YAML: fields within a mapping, gaps between codes, indentation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qualcoder_net.formats.codebook.yaml_node import Node
from qualcoder_net.formats.codebook.yaml_text import YamlText

# The lines that a field gets: None as they are, none at all when the field goes.
Change = Callable[[Node, Node], list[str] | None]


@dataclass(slots=True)
class _Part:
    """A field: its lines, fully indented, and the empty lines and comments above it."""

    gap: list[str]
    lines: list[str]


def extent(yaml: YamlText, key: Node, value: Node) -> tuple[int, int]:
    """The first and the last line of a field."""
    return yaml.line(key.start), max(yaml.line(key.end), yaml.line(value.end))


def changed_mapping(
    yaml: YamlText,
    node: Node,
    change: Change,
    added: Mapping[str, list[str]],
    order: Sequence[str],
    name_of: Callable[[Node], str],
) -> list[str]:
    """The lines of a mapping, each field as *change* says, and *added* where *order* puts them."""
    first_key = node.pairs[0][0]
    line, column = yaml.line(first_key.start), yaml.column(first_key.start)
    dash = yaml.lines[line][:column]
    parts: list[tuple[str, _Part]] = []
    orphaned: list[str] = []
    after = line - 1
    for key, value in node.pairs:
        first, last = extent(yaml, key, value)
        gap, after = yaml.lines[after + 1 : first], last
        lines = change(key, value)
        if lines is None:
            lines = yaml.lines[first : last + 1]
        if not lines:
            orphaned += gap if has_comment(gap) else []
            continue
        indented = [" " * column + lines[0][column:], *lines[1:]]
        parts.append((name_of(key), _Part([*orphaned, *gap], indented)))
        orphaned = []
    for name, lines in added.items():
        parts.insert(_place(name, [other for other, _ in parts], order), (name, _Part([], lines)))
    return _with_dash([part for _, part in parts], dash) + orphaned


def _place(name: str, names: Sequence[str], order: Sequence[str]) -> int:
    """Where a new field goes: below all that come before it in *order*."""
    rank = {other: number for number, other in enumerate(order)}
    if name not in rank:
        return len(names)
    before = [n for n, other in enumerate(names) if rank.get(other, len(order)) < rank[name]]
    return max(before) + 1 if before else 0


def _with_dash(parts: Sequence[_Part], dash: str) -> list[str]:
    lines: list[str] = []
    for number, part in enumerate(parts):
        first = part.lines[0]
        lines += part.gap
        lines += [first if number else dash + first[len(dash) :], *part.lines[1:]]
    return lines


def shifted(lines: Sequence[str], columns: int) -> list[str]:
    """The lines, indented by so many columns more, or less where *columns* is negative."""
    if columns >= 0:
        return [" " * columns + line if line.strip() else line for line in lines]
    return [line[min(-columns, len(line) - len(line.lstrip(" "))) :] for line in lines]


# --- gaps: the empty lines and comments above a code --------------------------------------------


def has_comment(gap: Sequence[str]) -> bool:
    return any(line.strip() for line in gap)


def attached(gap: Sequence[str]) -> list[str]:
    """The comments that stand directly above a code: they go where it goes."""
    return list(gap[_border(gap) :])


def detached(gap: Sequence[str]) -> list[str]:
    """The comments with an empty line below them: they stay, even when the code goes."""
    above = list(gap[: _border(gap)])
    return above if has_comment(above) else []


def _border(gap: Sequence[str]) -> int:
    return max((n + 1 for n, line in enumerate(gap) if not line.strip()), default=0)


def empty_top(gap: Sequence[str]) -> list[str]:
    """The empty lines with which a gap begins."""
    return list(gap[: next((n for n, line in enumerate(gap) if line.strip()), len(gap))])


def without_top(gap: Sequence[str]) -> list[str]:
    return list(gap[len(empty_top(gap)) :])
