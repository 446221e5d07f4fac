"""Help, and what is wrong with a line, in the language in use: also typer's own words."""

from __future__ import annotations

import pytest

from tests.cli.conftest import done, misunderstood

# typer's own English, which a Dutch reader should never meet
ENGLISH = (
    "Usage", "Options", "OPTIONS", "Arguments", "Commands", "COMMAND", "Show", "required",
    "default", "Missing", "Error", "Try", "No such", "Invalid", "completion",
)  # fmt: skip


@pytest.mark.parametrize("line", [(), ("import",), ("matrix",), ("cases",), ("cases", "move")])
def test_help_is_dutch_for_who_speaks_dutch(line: tuple[str, ...]) -> None:
    said = done(*line, "--help", "--lang", "nl")
    assert said.startswith("Gebruik: qualcoder-net")
    assert "\nOpties:\n" in said
    assert "Toon deze hulp en stop." in said
    words = said.replace("--install-completion", "").replace("--show-completion", "")
    assert [english for english in ENGLISH if english in words] == []


def test_help_names_what_must_be_said_and_what_is_taken_otherwise() -> None:
    said = done("matrix", "--help", "--lang", "nl")
    assert said.startswith("Gebruik: qualcoder-net matrix [OPTIES] PROJECT\n")
    assert "[verplicht]" in said and "[standaard: 1]" in said
    assert "--to BESTAND" in said


@pytest.mark.parametrize(
    ("line", "english", "dutch"),
    [
        (("info",), "PROJECT is missing.", "PROJECT ontbreekt."),
        (("cases", "add", "x"), "CASE is missing.", "CASUS ontbreekt."),
        (("attributes", "define", "x", "y"), "--of is missing.", "--of ontbreekt."),
        (("--nonsense",), "There is no option --nonsense.", "Er is geen optie --nonsense."),
        (
            ("matrix", "x", "--row", "case"),
            "There is no option --row. Did you mean “--rows”?",
            "Er is geen optie --row. Bedoelde je “--rows”?",
        ),
        (("history", "x", "--limit"), "--limit needs a value.", "--limit vraagt een waarde."),
        (("info", "--json=3", "x"), "--json takes no value.", "--json neemt geen waarde."),
        (("info", "a", "b", "c"), "This is too much: b c", "Dit is te veel: b c"),
        (
            ("history", "x", "--limit", "few"),
            "--limit: “few” is no whole number from 1 up.",
            "--limit: “few” is geen geheel getal vanaf 1.",
        ),
        (
            ("memos", "delete", "x", "9a"),
            "MEMO: “9a” is no whole number.",
            "MEMO: “9a” is geen geheel getal.",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_said_first(
    line: tuple[str, ...], english: str, dutch: str
) -> None:
    assert misunderstood(*line).splitlines()[0] == english
    assert misunderstood("--lang=nl", *line).splitlines()[0] == dutch


def test_beneath_it_stands_how_the_line_should_be() -> None:
    assert misunderstood("cases", "add", "--lang", "nl").splitlines() == [
        "PROJECT ontbreekt.",
        "Gebruik: qualcoder-net cases add [OPTIES] PROJECT CASUS",
        "Hulp: qualcoder-net cases add --help",
    ]


def test_what_a_command_itself_finds_wrong_is_said_likewise(study: object) -> None:
    assert misunderstood("matrix", study, "--depth", "deep").splitlines() == [
        "--depth: “deep” is no depth; say 1, 2, … or all.",
        "Usage: qualcoder-net matrix [OPTIONS] PROJECT",
        "Help: qualcoder-net matrix --help",
    ]


def test_a_group_without_a_command_shows_its_help() -> None:
    assert misunderstood("cases", "--lang", "nl").startswith("Er ontbreekt een opdracht.")
    assert misunderstood("cases").startswith("Usage: qualcoder-net cases [OPTIONS] COMMAND …\n")
