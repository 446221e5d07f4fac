from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from qualcoder_net.cli import main as cli_main
from qualcoder_net.cli.main import NOUNS, PROJECT, TABLE
from qualcoder_net.errors import QualcoderError
from tests.cli.conftest import done, misunderstood, records, refused, say


def every_command() -> list[tuple[str, ...]]:
    commands: list[tuple[str, ...]] = [(name,) for name in TABLE if name not in NOUNS]
    commands += [("project", verb) for verb in PROJECT]
    for noun in NOUNS:
        table = import_module(f"qualcoder_net.cli.{noun}").COMMANDS
        commands += [(noun,), *((noun, verb) for verb in table)]
    return commands


@pytest.mark.parametrize("command", every_command(), ids=" ".join)
def test_every_command_has_help_with_the_global_options(command: tuple[str, ...]) -> None:
    said = done(*command, "--help")
    for option in ("--lang", "--coder", "--json", "--debug"):
        assert option in said


def test_the_commands_of_the_design_are_all_there() -> None:
    commands = {" ".join(command) for command in every_command()}
    for line in (
        "new", "open", "info", "check", "backup", "import", "history", "undo", "redo", "matrix",
        "demo", "codebook show", "codebook import", "codebook export", "cases list", "cases set",
        "cases import", "cases export", "sources list", "sources show", "sources replace",
        "sources finish", "sources remove", "sources erase", "codings list", "codings add",
        "codings import", "codings export", "memos list", "memos add", "coders list", "coders role",
    ):  # fmt: skip
        assert line in commands


def test_help_lists_every_command_with_its_purpose() -> None:
    said = done("--help")
    for name in TABLE:
        assert f"\n  {name} " in said


@pytest.mark.parametrize("place", ["before", "noun", "after"])
def test_global_options_stand_anywhere(coded: Path, place: str) -> None:
    option = ["--json", "--coder", "bert"]
    line = {
        "before": [*option, "cases", "list", coded],
        "noun": ["cases", *option, "list", coded],
        "after": ["cases", "list", coded, *option],
    }[place]
    assert done(*line).startswith("[")


def test_an_unknown_command_suggests_the_nearest() -> None:
    assert "Did you mean “codings”?" in misunderstood("coding", "list")
    assert "Did you mean “list”?" in misunderstood("codings", "lst")
    assert "--help" in misunderstood("xyzzy")


@pytest.mark.parametrize(
    "line",
    [("info",), ("info", "--nonsense", "x"), ("--nonsense",), ("matrix", "a", "b"),
     ("--lang", "xx", "info", "a.qnet"), ("info", "a.qnet", "--lang", "xx")],
)  # fmt: skip
def test_wrong_usage_exits_with_two(line: tuple[str, ...]) -> None:
    misunderstood(*line)


def test_an_error_is_what_happened_and_what_next(study: Path) -> None:
    assert refused("codebook", "show", study, "mony") == "No code “mony”.\nDid you mean “Money”?\n"


def test_debug_shows_where_an_error_arose(study: Path) -> None:
    result = say("codebook", "show", study, "mony", "--debug")
    assert result.exit_code == 1
    assert "CodeNotFound" in result.stderr and "Traceback" in result.stderr
    assert result.stdout == ""


def test_an_error_with_json_leaves_stdout_empty(study: Path) -> None:
    result = say("codebook", "show", study, "mony", "--json")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_bug_crashes_visibly(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("qualcoder_net.core.project.Project.history", broken)
    assert isinstance(say("history", study).exception, ZeroDivisionError)


@pytest.mark.parametrize("error", [KeyboardInterrupt, "Cancelled"])
def test_a_stop_is_quiet_and_exits_with_one(
    study: Path, monkeypatch: pytest.MonkeyPatch, error: Any
) -> None:
    from qualcoder_net.progress import Cancelled

    def stopped(*_: object, **__: object) -> None:
        raise Cancelled if error == "Cancelled" else KeyboardInterrupt

    monkeypatch.setattr("qualcoder_net.core.project.Project.history", stopped)
    result = say("history", study)
    assert (result.exit_code, result.stderr) == (1, "Stopped.\n")


def test_help_and_errors_speak_the_language_asked_for(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gettext

    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return re.sub("[a-z]+(?![^{]*})", lambda found: found[0].upper(), message)

    monkeypatch.setattr(
        "qualcoder_net.i18n.catalogue",
        lambda language: Shouting() if language == "nl" else gettext.NullTranslations(),
    )
    assert "WHAT IS COMPARED" in done("--help", "--lang", "nl")
    assert "ADD A CASE." in done("cases", "--lang=nl", "add", "--help")
    assert "WHAT TO CALL IT." in done("cases", "add", "--help", "--lang", "nl")
    result = say("--lang", "nl", "memos", "edit", study, "9", "x")
    assert result.stderr.startswith("THERE IS NO MEMO")
    assert "Add a case." in done("cases", "add", "--help")


def test_the_language_of_the_settings_holds_unless_another_is_asked_for(
    study: Path, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "settings.json").write_text('{"language": "nl"}')
    assert "Geld" in done("codebook", "show", study)
    assert "Money" in done("codebook", "show", study, "--lang", "en")


def test_coder_names_who_acts(study: Path) -> None:
    done("cases", "add", study, "Mill", "--coder", "bert")
    assert records("history", study)[0]["coder"] == "bert"


def test_the_version_is_told() -> None:
    from qualcoder_net import __version__

    assert done("--version") == f"qualcoder-net {__version__}\n"


def test_the_error_family_has_one_way_out() -> None:
    """Commands leave errors alone: only cli.errors, and demo to say more, catch any."""
    folder = Path(cli_main.__file__).parent
    catching = {
        file.stem for file in folder.glob("*.py") if f"except {QualcoderError.__name__}" in
        file.read_text("utf-8")
    }  # fmt: skip
    assert catching == {"errors", "demo"}
