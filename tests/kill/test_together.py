"""Two programs in one project: nothing is lost, and each sees what the other does."""

from __future__ import annotations

import time
from pathlib import Path

from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from tests.core.helpers import code, quotations
from tests.kill.workers import code_in_turn, heard, start

EACH = 100


def test_two_who_code_at_once_lose_nothing(study: Path | str) -> None:
    with Project.open(study, coder="anna") as project:
        content = project.sources.text(project.sources.all()[0]).content
        words = [n for n, sign in enumerate(content) if sign.isalnum()]
        segments = [(at, at + 1) for at in words[:EACH]]
        before = project.journal.revision()
        workers = [start(code_in_turn, study, coder, segments) for coder in ("bas", "eve")]
        seen: list[int] = []
        while any(process.is_alive() for process, _ in workers):
            seen.append(project.journal.revision())
            time.sleep(0.005)
        told = [guid for _, hearing in workers for _, guid, _ in heard(hearing)]
        assert len(told) == 2 * EACH
        assert {coding.guid for coding in project.codings.select()} == set(told)
        assert project.journal.revision() == before + 2 * EACH
        assert seen == sorted(seen)
        assert len(set(seen)) > 2  # while they were at work
        acts = project.history(limit=2 * EACH)
        assert [act.id for act in acts] == list(range(before + 2 * EACH, before, -1))
        assert {act.coder for act in acts} == {"bas", "eve"}
        assert check_project(project).problems == ()
    for coder in ("bas", "eve"):
        with Project.open(study, coder=coder) as project:
            for _ in range(EACH):
                project.undo()
    with Project.open(study) as project:
        assert project.codings.select() == []


def test_the_second_sees_what_the_first_does(study: Path | str) -> None:
    with (
        Project.open(study, coder="anna") as first,
        Project.open(study, coder="bas") as second,
    ):
        seen = second.journal.revision()
        code(first, "Oostrand-R1", "one foot here", "value")
        first.codebook.rename(first.codebook.find("value"), "worth")
        assert second.journal.revision() == seen + 2
        assert quotations(second) == [("value", "one foot here")]
        assert second.codebook.find("worth").slug == "value"
        first.undo()
        assert second.journal.revision() == seen + 3
        assert second.codebook.find("value").name("en") == "value"
