"""The fast reader of plain YAML gives what the full parser gives, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook_yaml import dump
from qualcoder_net.formats.codebook_yaml_full import full_root
from qualcoder_net.formats.codebook_yaml_node import Node
from qualcoder_net.formats.codebook_yaml_plain import plain_root
from qualcoder_net.formats.codebook_yaml_text import YamlText
from tests.formats.codebook_odd import ALL
from tests.formats.codebook_strategies import codebooks

SHIPPED = Path(__file__).parents[2] / "codebooks" / "organisatienetwerken.yaml"
slow = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])

_LINES = """\
name: {nl: Boek, en: "Book"}
language: nl
codes:
  - id: a  # comment
    label: 'A''s'
    definition: >-
      een twee
      drie

      vier
    example: |
      regel
        dieper
    cues: [x y, "z, q", 'p',
           woord]
    cues:
      nl: [a]
    cues:
    - los
    key: a
    gap:
    children:
      - label: B
      - C d
  # comment
- id: b

  label: iets # hier
    verder
...
""".splitlines(keepends=True)
_BITS = [
    "\n", " ", "  ", " #", "#", ":", ": ", "- ", "'", '"', "{", "}", "[", "]", "&a ", "*a", "!",
    "|", ">-\n", "\t", "\u2028", "\ufeff", "é", "%", "---\n", "? ", ",", "\\", "''", "…", "@",
    "~", "x",
]  # fmt: skip


def shape(node: Node) -> object:
    """All that a node says, to be compared."""
    pairs = [(shape(key), shape(value)) for key, value in node.pairs]
    place = (node.kind, node.start, node.end, node.value, node.style, node.flow, node.shared)
    return (*place, [shape(item) for item in node.items], pairs)


def assert_same(text: str) -> bool:
    """Whether the fast reader read it; fails when the full parser sees something else."""
    yaml = YamlText(text, "x.yaml")
    fast = plain_root(yaml)
    if fast is None:
        return False
    try:
        full = full_root(yaml)
    except FileError as error:
        pytest.fail(f"only the fast reader accepts this: {error}\n{text}")
    assert full is not None
    assert shape(fast) == shape(full)
    return True


def test_the_shipped_codebook_is_plain_and_read_the_same() -> None:
    assert assert_same(SHIPPED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ALL)
def test_odd_codebooks_are_read_the_same_or_left_to_the_full_parser(name: str) -> None:
    assert_same(ALL[name])
    assert assert_same("name: X\n" + ALL["outline"])


@settings(slow, max_examples=50)
@given(codebooks())
def test_written_codebooks_are_read_the_same(book: CodebookFile) -> None:
    assert_same(dump(replace(book, original=None)))


@slow
@given(st.lists(st.sampled_from(_LINES), max_size=14))
def test_any_order_of_lines_is_read_the_same_or_not_at_all(lines: list[str]) -> None:
    assert_same("".join(lines))


@slow
@given(st.data())
def test_any_slip_in_a_codebook_is_read_the_same_or_not_at_all(data: st.DataObject) -> None:
    text = "".join(_LINES[:15] + _LINES[19:25])
    assert assert_same(text)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 4))
        text = text[:at] + data.draw(st.sampled_from(["", *_BITS])) + text[at + gone :]
    assert_same(text)
