"""The shipped interviews and their codings are what the pre-study needs."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcoder_net.core.codings_files import import_codings
from qualcoder_net.core.project import Project
from qualcoder_net.core.shipped import make_sample, shipped
from qualcoder_net.model import Coding, Source

# Which value types the pre-study reports for its five cases: x, (x) or nothing (Platform31, 2020).
PUBLISHED = {
    "Bossche Bond": {"directe-waarde": "x", "leren": "x", "transformeren": "x"},
    "MOM": {"directe-waarde": "(x)", "leren": "x", "innoveren": "x", "transformeren": "x"},
    "BoTu": {"directe-waarde": "x", "leren": "x", "innoveren": "x"},
    "Proeftuin Ruwaard": {"directe-waarde": "x", "transformeren": "x"},
    "Cimot": {"directe-waarde": "x", "leren": "x", "innoveren": "x"},
}
# Branches, and a parent for which the interviews hold nothing but its children.
UNUSED = {
    "waarde", "opgave", "ontwerp", "integratiemechanismen", "functioneren", "legitimatie",
    "spanningen-en-toekomst",
}  # fmt: skip


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with make_sample(tmp_path_factory.mktemp("corpus") / "corpus.qnet") as project:
        yield project


def rows(name: str) -> list[dict[str, str]]:
    with Path(shipped(f"transcripts/reference/{name}.csv")).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def is_question(project: Project, source: Source, start: int) -> bool:
    asking = {speaker.id for speaker in project.sources.speakers(source) if speaker.is_interviewer}
    turns = project.sources.turns(source)
    return any(turn.start <= start < turn.end and turn.speaker_id in asking for turn in turns)


def test_eleven_interviews_on_five_networks_and_one_in_english(study: Project) -> None:
    sources = study.sources.all()
    assert Counter(source.language for source in sources) == {"nl": 11, "en": 1}
    assert all(source.fiction for source in sources)
    assert all("fict" in study.sources.text(s).content[:200].casefold() for s in sources)
    assert all(1800 <= source.words <= 3000 for source in sources)
    dutch = {source.id for source in sources if source.language == "nl"}
    cases = Counter(m.case_id for m in study.cases.members() if m.source_id in dutch)
    assert sorted(cases.values()) == [2, 2, 2, 2, 3]


def test_every_interview_has_somebody_who_asks_and_one_who_answers(study: Project) -> None:
    for source in study.sources.all():
        roles = Counter(s.is_interviewer for s in study.sources.speakers(source))
        assert roles == {True: 1, False: 1}, source.name


def reference(study: Project) -> list[Coding]:
    """What the reference coder coded of answers."""
    asked = study.codings.marks_on_questions()
    mine = study.codings.select(coder_ids=[study.coders.find("referentie").id])
    return [coding for coding in mine if coding.id not in asked]


def test_the_reference_codes_every_interview_and_every_code(study: Project) -> None:
    codings = reference(study)
    assert len(codings) == len(rows("referentie"))
    assert all(50 <= n <= 90 for n in Counter(c.source_id for c in codings).values())
    used = {coding.code_id for coding in codings}
    assert {code.slug for code in study.codebook.tree().codes if code.id not in used} == UNUSED


def test_the_value_types_are_those_that_the_pre_study_reports(study: Project) -> None:
    """x: more than half of a case's respondents speak of it; (x): fewer."""
    book = study.codebook.tree()
    model = study.attributes.values(study.attributes.find("model_case", "case"))
    of_case: dict[int, set[int]] = defaultdict(set)
    for member in study.cases.members():
        of_case[member.case_id].add(member.source_id)
    found, said = {}, reference(study)
    for case_id, sources in of_case.items():
        marks = {}
        for name in ("directe-waarde", "leren", "innoveren", "transformeren"):
            codes = {code.id for code in book.subtree(book.find(name))}
            speak = len({c.source_id for c in said if c.code_id in codes} & sources)
            if speak:
                marks[name] = "x" if 2 * speak > len(sources) else "(x)"
        found[model[case_id]] = marks
    assert found == PUBLISHED


def test_a_second_coder_coded_one_interview_of_every_network(study: Project) -> None:
    second = rows("tweede")
    sources = {study.sources.find(name).id for name in {row["source"] for row in second}}
    assert len(sources) == 5
    assert {m.case_id for m in study.cases.members() if m.source_id in sources} == {
        case.id for case in study.cases.all()
    }
    assert {row["coder"] for row in second} == {"tweede"}


def test_both_code_answers_only_and_marks_of_what_was_asked_stand_on_questions(
    study: Project,
) -> None:
    for name, expected in (("referentie", False), ("tweede", False), ("gevraagd", True)):
        for row in rows(name):
            source = study.sources.find(row["source"])
            assert is_question(study, source, int(row["start"])) is expected, row


def test_every_row_of_the_other_tables_fits_the_texts_and_is_in_the_sample(study: Project) -> None:
    for name in ("tweede", "gevraagd"):
        file = shipped(f"transcripts/reference/{name}.csv")
        read = import_codings(study, file)
        assert (read.added, read.known) == (0, len(rows(name)))
