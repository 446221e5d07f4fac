"""Themes: what a file of them may say, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core.shipped import shipped
from qualcoder_net.errors import FileError
from qualcoder_net.formats.themes import read_themes
from qualcoder_net.model import AllOf, AnyOf, Coded, codes_of


def written(folder: Path, text: str) -> Path:
    file = folder / "themes.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_query_is_a_code_or_any_or_all_of_queries(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
themes:
  - id: loyalty
    label: {nl: Loyaliteit, en: Loyalty}
    query:
      any:
        - own: loyalty
        - all: [network, organisation]
          within: turn
        - all: [trust, any: [doubt, fear]]
""",
    )
    (theme,) = read_themes(file)
    assert (theme.id, theme.name("nl"), theme.name("en")) == ("loyalty", "Loyaliteit", "Loyalty")
    assert theme.query == AnyOf(
        (
            Coded("loyalty", own=True),
            AllOf((Coded("network"), Coded("organisation")), within="turn"),
            AllOf((Coded("trust"), AnyOf((Coded("doubt"), Coded("fear"))))),
        )
    )
    assert codes_of(theme.query) == {
        "loyalty", "network", "organisation", "trust", "doubt", "fear",
    }  # fmt: skip


def test_the_shipped_themes_are_the_eleven_of_the_pre_study() -> None:
    themes = read_themes(shipped("codebooks/themes.yaml"))
    assert len(themes) == 11
    assert all(theme.label.keys() == theme.meaning.keys() == {"nl", "en"} for theme in themes)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "no list “themes”"),
        ("themes: []", 1, "no list “themes”"),
        ("themes:\n  - just words", 2, "a theme has an id"),
        ("themes:\n  - label: x\n    query: a", 2, "needs an id"),
        ("themes:\n  - id: a", 2, "“a” has no query"),
        ("themes:\n  - id: a\n    query: x\n    colour: red", 4, "no “colour”"),
        ("themes:\n  - id: a\n    query: x\n  - id: a\n    query: y", 4, "taken already"),
        ("themes:\n  - id: a\n    query:\n      any: x", 4, "needs a list"),
        ("themes:\n  - id: a\n    query:\n      any: []", 4, "needs a list"),
        ("themes:\n  - id: a\n    query:\n      any:\n        - not: x", 5, "a query is"),
        ("themes:\n  - id: a\n    query:\n      all: [x]\n      within: day", 5, "not “day”"),
        ("themes:\n  - id: a\n    label: 3\n    query: x", 3, "“label” is a text"),
        ("themes:\n  - id: 'a\n", 3, "this is no YAML"),
        ("themes:\n  - id: a\n    query: " + "{any: [" * 30 + "x" + "]}" * 30, 3, "too many"),
    ],
)  # fmt: skip
def test_what_is_no_theme_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    with pytest.raises(FileError, match=what) as caught:
        read_themes(written(tmp_path, text))
    assert f"themes.yaml, line {line}:" in str(caught.value)


def test_aliases_cannot_blow_a_small_file_up(tmp_path: Path) -> None:
    lists = "\n".join(f"  - &l{n} {{any: [{', '.join([f'*l{n - 1}'] * 9)}]}}" for n in range(1, 15))
    file = written(tmp_path, f"x:\n  - &l0 code\n{lists}\nthemes:\n  - id: a\n    query: *l14\n")
    with pytest.raises(FileError, match="too many queries"):
        read_themes(file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "themes.yaml"
    file.write_bytes(b"themes:\n  - id: \xff\xfe")
    with pytest.raises(FileError, match="no UTF-8"):
        read_themes(file)
