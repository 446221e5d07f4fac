"""Suggestions as tests make them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcoder_net.core.project import Project
from qualcoder_net.model import Code, Source
from tests.core.helpers import span

MODEL = "trained-3"


@dataclass(frozen=True)
class Suggestion:
    source: Source
    start: int
    end: int
    code: Code
    score: float = 0.75
    state: str = "graded"
    model: str = MODEL


def suggested(
    project: Project, source_name: str, words: str, code_name: str, score: float = 0.75
) -> Suggestion:
    """A suggestion of the code on the first place where the words stand."""
    source = project.sources.find(source_name)
    start, end = span(project, source, words)
    return Suggestion(source, start, end, project.codebook.find(code_name), score)


def shifted(suggestion: Suggestion, start: int, end: int) -> Suggestion:
    return replace(suggestion, start=suggestion.start + start, end=suggestion.end + end)
