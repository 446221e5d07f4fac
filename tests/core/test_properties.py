"""What holds for any text and any way of working, tried by the hundreds."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qualcoder_net.core.check import check_project
from qualcoder_net.core.codings import trimmed
from qualcoder_net.core.codings_files import export_codings, import_codings
from qualcoder_net.core.entering import enter_source
from qualcoder_net.core.preparing import Prepared, Wanted
from qualcoder_net.core.project import Project
from qualcoder_net.errors import QualcoderError, Refused
from qualcoder_net.i18n import msg
from qualcoder_net.language.sentences import sentence_spans
from qualcoder_net.language.words import word_starts
from qualcoder_net.model import Source, Transcript, TurnSpan
from tests.conftest import Places
from tests.core.helpers import dump, quotation
from tests.core.walks import STEPS, Step, two_have_coded, walk

# --- any text, any segments ---

# as an import leaves it: no NUL, no lone surrogates, no carriage returns
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=60
)
numbers = count()


def enter(project: Project, content: str) -> Source:
    """The text as a source of one turn."""
    name = f"any {next(numbers)}"
    data = content.encode()
    one = Prepared(
        wanted=Wanted(Path(f"{name}.txt"), name=name),
        transcript=Transcript(content, turns=(TurnSpan(0, len(content), "R"),)),
        data=data,
        language="en",
        sentences=sentence_spans(content, "en"),
        words=word_starts(content),
    )
    with project.journal.operation("import", msg("Imported anything")) as act:
        enter_source(act, one, name, sha256(data + name.encode()).hexdigest(), {})
    return project.sources.find(name)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(content='"\ufeff,\n\n;\t=1+1 \x1f\x85\u2028"', places=[(0, 1), (0, 99), (3, 9)])
@example(
    content="\u202e\U0010ffff\ud7ff\ue000\uffff é\u0301👩🏽‍🌾", places=[(0, 99), (1, 2), (8, 9)]
)
@given(
    content=ANY_TEXT,
    places=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), min_size=1, max_size=6),
)
def test_any_segment_of_any_text_is_quoted_the_same_after_a_round_through_tables(
    project: Project, tmp_path: Path, content: str, places: list[tuple[int, int]]
) -> None:
    source = enter(project, content)
    project.sources.forget_texts()
    assert project.sources.text(source).content == content
    code = project.codebook.find("value")
    expected: list[str] = []
    for at, length in places:
        try:
            start, end = trimmed(content, at % len(content), min(len(content), at + length))
            project.codings.apply(code, source, start, end)
        except Refused:  # nothing but white space, or coded before
            continue
        expected.append(content[start:end])
    codings = project.codings.select(sources=[source])
    assert sorted(quotation(project, coding) for coding in codings) == sorted(expected)
    for name in ("codings.csv", "codings.json"):
        file = tmp_path / name
        assert export_codings(project, file, codings) == len(codings)
        project.codings.remove(*project.codings.select(sources=[source]))
        assert import_codings(project, file).added == len(codings)
        again = project.codings.select(sources=[source])
        assert [quotation(project, c) for c in again] == [quotation(project, c) for c in codings]
        file.unlink()


# --- any way of working ---

number = st.integers(0, 2**16)
WALKS = st.lists(
    st.tuples(st.integers(0, len(STEPS) - 1), st.tuples(number, number, number)),
    min_size=12,
    max_size=40,
)


def undone_and_redone(places: Places, steps: list[Step]) -> None:
    with (
        places.borrowed(places.study()) as place,
        Project.open(place, coder="walker") as project,
    ):
        two_have_coded(place)
        project.set_preference("enters", "the coder")
        start = dump(project)
        walk(project, steps)
        end = dump(project)
        assert check_project(project).problems == ()
        undone = repeat(project.undo)
        assert dump(project) == start
        for _ in range(undone):
            project.redo()
        assert dump(project) == end
        assert repeat(project.undo) == undone
        assert dump(project) == start
        assert check_project(project).problems == ()


def repeat(act: object) -> int:
    """Do it until there is nothing more; how often."""
    assert callable(act)
    times = 0
    while True:
        try:
            act()
        except Refused:
            return times
        times += 1


@settings(max_examples=5, deadline=None)
@given(steps=WALKS)
def test_any_walk_is_undone_and_redone_exactly(places: Places, steps: list[Step]) -> None:
    undone_and_redone(places, steps)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(steps=WALKS)
def test_many_walks_are_undone_and_redone_exactly(places: Places, steps: list[Step]) -> None:
    undone_and_redone(places, steps)


@settings(max_examples=3, deadline=None)
@given(first=WALKS, second=WALKS, both=st.lists(st.booleans(), max_size=12))
def test_two_coders_undoing_in_any_order_never_damage_a_project(
    places: Places, first: list[Step], second: list[Step], both: list[bool]
) -> None:
    """Each may run into the other's work: that is refused, and changes nothing."""
    with (
        places.borrowed(places.study()) as place,
        Project.open(place, coder="eve") as eve,
        Project.open(place, coder="walker") as walker,
    ):
        two_have_coded(place)
        for at in range(0, max(len(first), len(second)), 5):
            walk(eve, first[at : at + 5])
            walk(walker, second[at : at + 5])
        for mine in both:
            project = eve if mine else walker
            before, revision = dump(project), project.journal.revision()
            try:
                project.undo()
            except QualcoderError:
                assert dump(project) == before
                assert project.journal.revision() == revision
        assert check_project(eve).problems == ()
