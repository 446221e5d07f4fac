"""A project as a whole: made, opened from Python, and what it says of itself."""

from __future__ import annotations

from pathlib import Path

import qualcoder_net
from tests.core.helpers import code


def test_a_study_opens_from_python_as_data_frames(study: Path | str) -> None:
    with qualcoder_net.open_project(study, coder="anna") as project:
        code(project, "Oostrand-R1", "one foot here", "dual loyalty")
        matrix = project.matrix(rows="case", columns="code")
        assert matrix.loc["Oostrand", "loyalty"] == 1
        assert matrix.to_numpy().sum() == 1
        assert list(project.codings.frame()["quotation"]) == ["one foot here"]
        assert list(project.sources.frame()["source"]) == ["Oostrand-R1", "De Kade-R1"]
        assert list(project.cases.frame()["case"]) == ["Oostrand", "De Kade"]
        assert "dual-loyalty" in set(project.codebook.frame()["code"])
