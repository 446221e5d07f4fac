"""Killed at any instant, a project opens with every act that was done, and none by half."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.model import Operation
from tests.conftest import Places
from tests.kill.workers import Said, code_at_random, heard, start

KILLS = 100  # for each kind of database


@pytest.mark.slow
def test_no_kill_loses_a_finished_act_or_leaves_half_of_one(places: Places, tmp_path: Path) -> None:
    chance = random.Random(1)
    killed_in_act = 0
    with places.borrowed(places.study()) as place:
        with Project.open(place, coder="anna") as project:
            revision = project.journal.revision()
        for seed in range(KILLS):
            process, hearing = start(code_at_random, place, seed, tmp_path)
            said: list[Said] = [hearing.recv()] if seed % 5 else []
            time.sleep(chance.random() * 0.04)
            process.kill()
            said += heard(hearing)
            process.join()
            with Project.open(place, coder="anna") as project:
                assert check_project(project).problems == ()
                new = project.journal.revision() - revision
                acts = project.history(limit=new) if new else []
                assert len(said) <= len(acts) <= len(said) + 1
                killed_in_act += len(acts) > len(said)
                all_is_there(project, said, acts)
                tidy(project, keep=seed % 20 != 19)
                revision = project.journal.revision()
    assert 0 < killed_in_act < KILLS


def all_is_there(project: Project, said: list[Said], acts: list[Operation]) -> None:
    """What was told is there, unless an undo (also one that was not told any more) took it back."""
    undone = {act.id: act.undone for act in acts}
    assert [number for _, _, number in said] == sorted(undone)[: len(said)]
    codings = {coding.guid for coding in project.codings.select()}
    memos = {memo.guid for memo in project.memos.all()}
    names = {source.name for source in project.sources.all()}
    for kind, what, number in said:
        match kind:
            case "code":
                assert (what in codings) is not undone[number]
            case "memo":
                assert (what in memos) is not undone[number]
            case "import":
                assert (names >= {*what}) is not undone[number]
    # an import is there with all three of its interviews, or with none
    batches = [name.rpartition("-")[0] for name in names if name[-2:] in ("-a", "-b", "-c")]
    assert all(batches.count(batch) == 3 for batch in batches)


def tidy(project: Project, *, keep: bool) -> None:
    """Now and then make room, so that the check stays quick."""
    if not keep:
        project.codings.remove(*project.codings.select())
        for source in project.sources.all()[2:]:
            project.sources.remove(source)


@pytest.mark.slow
def test_after_a_kill_another_can_write_at_once(places: Places, tmp_path: Path) -> None:
    with places.borrowed(places.study()) as place:
        for seed in range(5):
            process, hearing = start(code_at_random, place, seed, tmp_path)
            hearing.recv()
            process.kill()
            with Project.open(place, coder="bas") as project:
                begun = time.perf_counter()
                project.memos.add(f"after {seed}")
                assert time.perf_counter() - begun < 5
                assert len(project.memos.all()) >= seed + 1
            process.join()
