"""That the benchmarks run, and that what they run on is a project as real work makes it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.importing import Wanted, prepare
from qualcoder_net.core.matrix import MatrixRequest, build_matrix
from qualcoder_net.core.project import Project
from qualcoder_net.reports.export import matrix_report
from tests.benchmarks.__main__ import BENCHMARKS, main
from tests.benchmarks.bench import Bench
from tests.benchmarks.floors import case_by_branch
from tests.benchmarks.generate import CODER, DENSE, LONG, SMALL, project_file
from tests.benchmarks.interviews import interview_files
from tests.benchmarks.results import Result, table, without_budget
from tests.benchmarks.screen import bare_app
from tests.benchmarks.speech import Speech
from tests.benchmarks.terminal import shows


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_file(SMALL, 7, tmp_path_factory.mktemp("cache"))


# --- what is generated --------------------------------------------------------------------------


def test_a_generated_project_is_whole(file: Path) -> None:
    with Project.open(file) as project:
        found = check_project(project)
    assert found.problems == ()
    assert (found.sources, found.codings) == (SMALL.sources, SMALL.codings)


def test_one_source_is_dense_and_another_long(file: Path) -> None:
    with Project.open(file) as project:
        words = {source.name: source.words for source in project.sources.all()}
        codings = {
            source.name: len(project.codings.of_source(source)) for source in project.sources.all()
        }
    assert codings.pop(DENSE) == codings.pop(LONG) == SMALL.dense
    assert max(codings.values()) - min(codings.values()) <= 1
    assert SMALL.long_words <= words[LONG] < SMALL.long_words * 1.2
    assert min(words.values()) >= SMALL.words


def test_every_generated_coding_is_an_act_that_can_be_undone(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.qnet"
    copy.write_bytes(file.read_bytes())
    with Project.open(copy, coder=CODER) as project:
        assert sum(act.verb == "code" for act in project.history()) == SMALL.codings
        last = project.codings.select()[-1]
        assert project.undo().verb == "code"
        left = project.codings.select()
    assert len(left) == SMALL.codings - 1
    assert last not in left


def test_each_coding_is_a_quotation_of_its_own(file: Path) -> None:
    with Project.open(file) as project:
        leaves = [code.slug for code in project.codebook.tree().codes if code.parent_id]
        counted = build_matrix(project, MatrixRequest(columns=leaves))
        report = matrix_report(project, counted, language="nl", quotes="all")
    assert sum(len(cell.quotations) for cell in report.quotations) == SMALL.codings


def test_the_same_seed_says_the_same() -> None:
    assert Speech(3).interview(5, 300) == Speech(3).interview(5, 300)
    assert Speech(3).interview(5, 300) != Speech(4).interview(5, 300)


def test_generated_borders_are_those_of_an_import(tmp_path: Path) -> None:
    spoken = Speech(3).interview(5, 500)
    transcript = tmp_path / "talk.txt"
    transcript.write_text(spoken.transcript.text, "utf-8")
    read = prepare(Wanted(transcript, language="nl"))
    assert read.transcript.turns == spoken.transcript.turns
    assert read.transcript.interviewers == spoken.transcript.interviewers
    assert (read.sentences, read.words) == (spoken.sentences, spoken.words)


def test_generated_word_files_are_read_with_all_their_turns(tmp_path: Path) -> None:
    (made,) = interview_files(1, 300, 2, tmp_path)
    read = prepare(Wanted(made))
    assert len(read.words) >= 300
    assert {turn.speaker for turn in read.transcript.turns} >= {"I", "R1"}
    assert read.transcript.dropped == ()


def test_the_floor_counts_what_the_program_counts(file: Path) -> None:
    values, rows, columns, total = case_by_branch(file)
    with Project.open(file) as project:
        result = build_matrix(project, MatrixRequest()).result
    assert result.values.to_numpy().tolist() == values.tolist()
    assert result.row_totals.tolist() == rows.tolist()
    assert result.column_totals.tolist() == columns.tolist()
    assert result.total == total


# --- figures ------------------------------------------------------------------------------------


def test_a_figure_is_held_against_its_budget_and_its_floor() -> None:
    samples = [n / 1000 for n in range(1, 101)]  # 1 to 100 ms
    assert Result("x", samples, "ms", budget=51).verdict == "✓"
    assert Result("x", samples, "ms", "p95", budget=94).verdict == "✗"
    assert Result("x", samples, "ms", budget=99, floor=[0.01], at_most=2).verdict == "✗"
    assert without_budget(Result("x", samples, "ms", budget=1)).verdict == "·"


def test_the_table_shows_figure_budget_floor_and_ratio() -> None:
    line = table([Result("reading", [1.0, 2.0, 3.0], budget=4, floor=[0.5], at_most=5)])
    assert line.splitlines()[-1].split() == [
        "reading", "2.00", "s", "3", "≤", "4.00", "s,", "≤", "5", "×", "0.50", "s", "4.0", "×", "✓",
    ]  # fmt: skip


# --- running ------------------------------------------------------------------------------------


def test_benchmarks_run_and_tell_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("journal", "matrix")
    asked = [part for name in names for part in ("--only", name)]
    done = main(["--scale", "small", "--cache", str(tmp_path), "--json", *asked])
    told = json.loads(capsys.readouterr().out)
    assert done == 0
    assert {*names} <= {*BENCHMARKS}
    assert len(told["results"]) == 4
    assert all(result["median"] > 0 and result["verdict"] == "·" for result in told["results"])


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_key_is_timed_until_its_frame_is_painted(tmp_path: Path) -> None:
    bench = Bench(SMALL, 7, tmp_path, tmp_path)
    with bare_app(bench, lines=500, margins=(0, 0, 0, 0)) as terminal:
        terminal.wait(shows("     0 "))
        terminal.settle(0.3)
        frames = len(terminal.frames)
        seconds = terminal.press("\x1b[B", shows("     1 "))
    assert 0 < seconds < 10
    assert len(terminal.frames) > frames
