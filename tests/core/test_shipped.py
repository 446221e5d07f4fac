"""The sample study: made whole or not at all, and known from a study of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcoder_net.core import shipped
from qualcoder_net.core.check import check_project
from qualcoder_net.core.project import Project
from qualcoder_net.core.shipped import is_sample, is_untouched_sample, make_sample
from qualcoder_net.errors import FileError


def test_the_sample_is_one_analysts_work_until_somebody_does_something(tmp_path: Path) -> None:
    with make_sample(tmp_path / "sample.qnet", coder="anna") as project:
        assert check_project(project).problems == ()
        assert is_sample(project) and is_untouched_sample(project)
        assert [coder.name for coder in project.coders.basis().coders] == [shipped.CODER]
        assert project.sources.all() and project.cases.all() and project.codings.select()
        assert project.me() is None
        project.codebook.add("trust")
        assert is_sample(project)
        assert not is_untouched_sample(project)


def test_a_study_of_ones_own_is_no_sample(project: Project) -> None:
    assert not is_sample(project)
    assert not is_untouched_sample(project)


def test_a_sample_that_cannot_be_made_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "codings.csv"
    bad.write_text("source,start,end,quotation,code\nnobody,0,1,I,waarde\n")
    found = shipped.shipped
    monkeypatch.setattr(
        shipped, "shipped", lambda name: bad if name == shipped.CODINGS else found(name)
    )
    with pytest.raises(FileError, match="nobody"):
        make_sample(tmp_path / "sample.qnet")
    assert [file.name for file in tmp_path.iterdir()] == ["codings.csv"]


def test_what_did_not_come_with_the_program_is_told() -> None:
    with pytest.raises(FileError, match="did not come with this program"):
        shipped.shipped("codebooks/nothing.yaml")
