"""Everything a coder can do, chosen by numbers: for walks at random through a study."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from qualcoder_net.core.agreement import AgreementRequest
from qualcoder_net.core.consensus import places, reopen, resolve, take_over
from qualcoder_net.core.project import Project
from qualcoder_net.errors import QualcoderError
from qualcoder_net.model import CHOICES, Code, Source
from tests.core.suggesting import Suggestion

Thing = TypeVar("Thing")
Numbers = tuple[int, int, int]
Step = tuple[int, Numbers]


class Nothing(Exception):
    """There is nothing here to do this with."""


def pick(things: Sequence[Thing], number: int) -> Thing:
    if not things:
        raise Nothing
    return things[number % len(things)]


def a_code(project: Project, number: int) -> Code:
    return pick(project.codebook.tree().codes, number)


def a_source(project: Project, number: int) -> Source:
    return pick(project.sources.all(), number)


def offsets(project: Project, source: Source, a: int, b: int) -> tuple[int, int]:
    length = len(project.sources.text(source).content)
    start = a % length
    return start, min(length, start + 1 + b % 60)


def code(project: Project, n: Numbers) -> None:
    source = a_source(project, n[0])
    project.codings.apply(a_code(project, n[1]), source, *offsets(project, source, n[1], n[2]))


def code_with_several(project: Project, n: Numbers) -> None:
    source = a_source(project, n[0])
    codes = [a_code(project, number) for number in n]
    project.codings.apply_all(codes, source, *offsets(project, source, n[1], n[2]))


def code_with_new(project: Project, n: Numbers) -> None:
    source = a_source(project, n[0])
    parent = a_code(project, n[1]) if n[2] % 3 else None
    place = offsets(project, source, n[1], n[2])
    project.codings.apply_new(f"code {n[0] % 20}", source, *place, parent=parent)


def uncode(project: Project, n: Numbers) -> None:
    codings = project.codings.select()
    project.codings.remove(*{pick(codings, number) for number in n[: 1 + n[0] % 3]})


def borders(project: Project, n: Numbers) -> None:
    coding = pick(project.codings.select(), n[0])
    source = project.sources.get(coding.source_id)
    project.codings.change_borders(coding, *offsets(project, source, n[1], n[2]))


def add_code(project: Project, n: Numbers) -> None:
    project.codebook.add(f"code {n[0] % 20}", a_code(project, n[1]) if n[2] % 3 else None)


def rename_code(project: Project, n: Numbers) -> None:
    project.codebook.rename(a_code(project, n[0]), f"code {n[1] % 20}", pick(["", "nl"], n[2]))


def edit_code(project: Project, n: Numbers) -> None:
    fields = pick([{"gap": True}, {"key": "k"}, {"slug": f"s{n[2] % 9}"}, {"colour": "red"}], n[1])
    project.codebook.edit(a_code(project, n[0]), **fields)


def move_code(project: Project, n: Numbers) -> None:
    parent = a_code(project, n[1]) if n[1] % 4 else None
    project.codebook.move(a_code(project, n[0]), parent, n[2] % 4 if n[2] % 2 else None)


def merge_codes(project: Project, n: Numbers) -> None:
    project.codebook.merge(a_code(project, n[0]), into=a_code(project, n[1]))


def split_code(project: Project, n: Numbers) -> None:
    code = a_code(project, n[0])
    chosen = project.codings.select(codes=[code])[: 1 + n[1] % 3]
    project.codebook.split(code, f"code {n[2] % 20}", chosen)


def delete_code(project: Project, n: Numbers) -> None:
    project.codebook.delete(a_code(project, n[0]))


def add_memo(project: Project, n: Numbers) -> None:
    things = [None, *project.codings.select(), *project.codebook.tree().codes,
              *project.sources.all(), *project.cases.all()]  # fmt: skip
    project.memos.add(f"memo {n[1]}", pick(things, n[0]))


def change_memo(project: Project, n: Numbers) -> None:
    memo = pick(project.memos.all(), n[0])
    project.memos.delete(memo) if n[1] % 3 == 0 else project.memos.edit(memo, f"memo {n[2]}")


def change_cases(project: Project, n: Numbers) -> None:
    cases = project.cases
    match n[0] % 6:
        case 0:
            cases.add(f"case {n[1] % 9}")
        case 1:
            cases.rename(pick(cases.all(), n[1]), f"case {n[2] % 9}")
        case 2:
            cases.move(pick(cases.all(), n[1]), n[2] % 5)
        case 3:
            cases.delete(pick(cases.all(), n[1]))
        case 4:
            chosen = {a_source(project, number) for number in n[1 : 1 + n[1] % 3]}
            cases.set_sources(pick(cases.all(), n[2]), *chosen)
        case _:
            members = [*project.sources.all(), *project.sources.speakers()]
            chosen = {pick(cases.all(), number) for number in n[1 : 2 + n[1] % 2]}
            cases.assign(pick(members, n[2]), *chosen)


def change_attributes(project: Project, n: Numbers) -> None:
    attributes = project.attributes
    match n[0] % 5:
        case 0:
            owner = pick(["case", "source", "speaker"], n[1])
            attributes.define(f"attribute {n[2] % 5}", owner, pick(["text", "number"], n[2]))  # type: ignore[arg-type]
        case 1:
            attributes.delete(pick(attributes.all(), n[1]))
        case 2:
            attributes.change(pick(attributes.all(), n[1]), name=f"attribute {n[2] % 5}")
        case 3:
            said = [pick(["", "3", "x"], number) for number in n]
            of_cases = dict(zip(attributes.all("case"), said, strict=False))
            attributes.set_all(pick(project.cases.all(), n[2]), of_cases)
        case _:
            attribute = pick(attributes.all(), n[1])
            things = {
                "case": project.cases.all(),
                "source": project.sources.all(),
                "speaker": project.sources.speakers(),
            }[attribute.owner]
            attributes.set(attribute, pick(things, n[2]), pick(["", "3", "3,50"], n[0] // 4))


def change_speakers(project: Project, n: Numbers) -> None:
    speakers = project.sources.speakers()
    speaker = pick(speakers, n[1])
    match n[0] % 3:
        case 0:
            project.speakers.rename(speaker, f"S{n[2] % 5}")
        case 1:
            project.speakers.make_interviewer(speaker, bool(n[2] % 2))
        case _:
            project.speakers.merge(speaker, pick(speakers, n[2]))


def change_turns(project: Project, n: Numbers) -> None:
    source = a_source(project, n[0] // 3)
    offset = n[1] % len(project.sources.text(source).content)
    match n[0] % 3:
        case 0:
            project.speakers.split_turn(source, offset, pick([None, "S1", "S2"], n[2]))
        case 1:
            project.speakers.join_turns(source, offset)
        case _:
            project.speakers.set_speaker(source, offset, f"S{n[2] % 5}")


def change_source(project: Project, n: Numbers) -> None:
    source = a_source(project, n[1])
    match n[0] % 4:
        case 0:
            project.sources.rename(source, f"source {n[2] % 5}")
        case 1 if n[2] % 3 == 0:
            project.sources.remove(source)
        case 2:
            project.sources.finish(source, finished=bool(n[2] % 2))
        case _:
            project.sources.code_blind(source, blind=bool(n[2] % 2))


def change_role(project: Project, n: Numbers) -> None:
    project.coders.set_role("anna", pick(["analyst", "second", "consensus"], n[0]))  # type: ignore[arg-type]


COMPARED = AgreementRequest(coders=("bea", "cor"))


def two_have_coded(place: Path | str) -> None:
    """What two others coded alike and otherwise in both sources, and finished."""
    feet = "one foot here and one foot there"
    for name, coded in {
        "bea": [(feet, "loyalty"), ("That is hard", "value"), ("a messenger", "loyalty")],
        "cor": [("one foot here", "loyalty"), ("That is hard", "value"), ("a messenger", "value")],
    }.items():
        with Project.open(place, coder=name) as project:
            for source in project.sources.all():
                content = project.sources.text(source).content
                for words, label in coded:
                    if (at := content.find(words)) >= 0:
                        found = project.codebook.find(label)
                        project.codings.apply(found, source, at, at + len(words))
                project.sources.finish(source)
    with Project.open(place, coder="consensus") as project:
        project.set_preference("enters", "the coder")


def decide(project: Project, n: Numbers) -> None:
    place = pick(places(project, COMPARED), n[0])
    coder = project.coders.find(pick(COMPARED.coders, n[2]))
    resolve(project, COMPARED, place, pick(CHOICES, n[1]), coder=coder, note=f"note {n[2] % 3}")


def decide_anew(project: Project, n: Numbers) -> None:
    decided = [place for place in places(project, COMPARED) if place.resolution]
    if n[1] % 2:
        reopen(project, pick(decided, n[0]))
    else:
        resolve(project, COMPARED, pick(decided, n[0]), "merge")


def agree(project: Project, n: Numbers) -> None:
    take_over(project, COMPARED, a_source(project, n[0]))


def a_suggestion(project: Project, n: Numbers) -> Suggestion:
    """One of a few, so that walks come back to the same."""
    source = a_source(project, n[0])
    start, end = offsets(project, source, n[1] % 4 * 40, 40)
    return Suggestion(source, start, end, a_code(project, n[2]), score=n[1] % 100 / 100)


def accept(project: Project, n: Numbers) -> None:
    suggestion = a_suggestion(project, n)
    inner = (suggestion.start + 4, suggestion.end) if n[0] % 3 == 0 else None
    project.decisions.accept(suggestion, borders=inner, seconds=n[0] % 9)


def accept_several(project: Project, n: Numbers) -> None:
    project.decisions.accept_all([a_suggestion(project, (n[0], n[1] + i, n[2])) for i in (0, 1)])


def set_aside(project: Project, n: Numbers) -> None:
    decisions = project.decisions
    pick([decisions.reject, decisions.skip], n[0])(a_suggestion(project, n))


def undo(project: Project, n: Numbers) -> None:
    for _ in range(1 + n[0] % 3):
        project.undo()


def redo(project: Project, n: Numbers) -> None:
    for _ in range(1 + n[0] % 3):
        project.redo()


STEPS: tuple[Callable[[Project, Numbers], None], ...] = (
    code, code, code, code_with_several, code_with_new, uncode, borders, add_code, rename_code,
    edit_code, move_code, merge_codes, split_code, delete_code, add_memo, change_memo, change_cases,
    change_attributes, change_speakers, change_turns, change_source, change_role, decide, decide,
    decide_anew, agree, accept, accept, accept_several, set_aside, set_aside, undo, redo,
)  # fmt: skip


def walk(project: Project, steps: Sequence[Step]) -> None:
    """Take the steps. What is refused must have left nothing."""
    for number, numbers in steps:
        before = project.journal.revision()
        step = pick(STEPS, number)
        try:
            step(project, numbers)
        except Nothing:
            continue
        except QualcoderError:
            if step not in (undo, redo):  # these may have done some of several
                assert project.journal.revision() == before
