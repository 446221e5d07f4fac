"""A small study in a real file, and a way to say lines to the program."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from qualcoder_net.cli.main import PROGRAM, build
from qualcoder_net.cli.options import choose_language
from qualcoder_net.i18n import use_language

R1 = """\
I: How did it begin?
R: We began with four people. It was not planned.
I: And the money?
R: There was none. We paid for it ourselves.
"""
R2 = """\
I: Whom do you serve?
R: I stand with one foot here. With the other I stand there.
"""
BOOK = """\
name: {en: Networks}
language: en
codes:
  - id: value
    label: {en: Value, nl: Waarde}
    colour: "#3b82c4"
    definition: {en: What it means to others.}
    children:
      - id: money
        label: {en: Money, nl: Geld}
        colour: "#c2703d"
  - id: work
    label: {en: Work, nl: Werk}
    colour: "#4d9a5b"
    children:
      - id: loyalty
        label: {en: Dual loyalty, nl: Dubbele loyaliteit}
        colour: "#a65fb0"
"""


@pytest.fixture(autouse=True)
def _anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Anna is at work, in English, with settings of her own."""
    monkeypatch.setenv("QUALCODER_NET_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("QUALCODER_NET_CODER", "anna")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    use_language("en")
    yield
    use_language("en")


def say(*line: object, answer: str | None = None) -> Result:
    """What the program does with a line; *answer* is typed when it asks."""
    words = [str(word) for word in line]
    choose_language(words)
    return CliRunner().invoke(build(), words, input=answer, prog_name=PROGRAM)


def done(*line: object, answer: str | None = None) -> str:
    """The answer on stdout of a line that succeeds."""
    result = say(*line, answer=answer)
    assert result.exit_code == 0, result.output + repr(result.exception)
    return result.stdout


def records(*line: object, answer: str | None = None) -> list[dict[str, Any]]:
    """The answer of a line that succeeds, in JSON: a list of records with text keys."""
    said = json.loads(done(*line, "--json", answer=answer))
    assert isinstance(said, list)
    assert all(isinstance(record, dict) for record in said)
    return said


def refused(*line: object, answer: str | None = None) -> str:
    """What a line that cannot be met says: on stderr alone, without a traceback."""
    result = say(*line, answer=answer)
    assert result.exit_code == 1, result.output + repr(result.exception)
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.stderr


def misunderstood(*line: object) -> str:
    """What a line says that is no command."""
    result = say(*line)
    assert result.exit_code == 2, result.output + repr(result.exception)
    return result.stderr


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two interviews and a codebook."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "R1.txt").write_text(R1, "utf-8")
    (folder / "R2.txt").write_text(R2, "utf-8")
    (folder / "book.yaml").write_text(BOOK, "utf-8")
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A project with nothing in it."""
    place = tmp_path / "empty.qnet"
    done("new", place)
    return place


@pytest.fixture
def study(tmp_path: Path, files: Path) -> Path:
    """A project with the codebook and both interviews, of the cases Quay and Lint."""
    place = tmp_path / "study.qnet"
    done("new", place, "--codebook", files / "book.yaml")
    done("import", place, files / "R1.txt", "--case", "Quay", "--attribute", "case:level=high")
    done("import", place, files / "R2.txt", "--case", "Lint", "--attribute", "case:level=low")
    return place


@pytest.fixture
def coded(study: Path) -> Path:
    """The study with three codings by Anna."""
    done("codings", "add", study, "--source", "R1", "--at", "2.1", "--code", "value")
    done("codings", "add", study, "--source", "R1", "--at", "4.1-4.2", "--code", "money")
    done("codings", "add", study, "--source", "R2", "--at", "2", "--code", "loyalty")
    return study


def state(place: Path) -> Any:
    """All that a user could see of a project, to compare before and after."""
    return [
        records("history", place),
        records("codings", "list", place),
        records("sources", "list", place),
        records("codebook", "show", place),
        records("cases", "list", place),
    ]


def unchanged(place: Path, act: Callable[[], object]) -> None:
    before = state(place)
    act()
    assert state(place) == before


ENVIRONMENT = {
    key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT", "TEMP") if key in os.environ
}
