"""Absence in a project: what is there of a code in each case, and in what way it is not."""

from __future__ import annotations

from pathlib import Path

from qualcoder_net.core.absence import find_absence
from qualcoder_net.core.evidence import gather
from qualcoder_net.core.project import Project
from tests.core.helpers import code, import_text, span


def kinds(project: Project) -> list[str]:
    """Of “value” and “public demand”, in Oostrand and De Kade."""
    codes = [project.codebook.find(name) for name in ("value", "public demand")]
    found = find_absence(project, codes)
    return [found.kind(case, one.slug) for one in codes for case in found.cases]


def test_a_source_that_is_not_finished_says_nothing_of_absence(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    assert kinds(project) == ["present", "unfinished", "unfinished", "unfinished"]


def test_absence_depends_on_what_was_asked(project: Project) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    project.sources.finish(*project.sources.all())
    assert kinds(project) == ["present", "not established", "not established", "not established"]
    code(project, "Oostrand-R1", "And your own board?", "loyalty")
    assert kinds(project) == ["present", "not established", "not asked", "not established"]
    code(project, "De Kade-R1", "Does anybody thank you?", "legitimation")  # the parent asks too
    assert kinds(project) == ["present", "not asked", "not asked", "asked, absent"]


def test_what_is_only_spoken_of_as_lacking_is_said_to_be_absent(project: Project) -> None:
    code(project, "De Kade-R1", "nobody thanks you for one", "public demand")
    code(project, "De Kade-R1", "nobody thanks you", "lack of public demand")
    assert kinds(project)[3] == "said absent"
    project.sources.finish(*project.sources.all())
    assert kinds(project)[3] == "said absent"
    code(project, "De Kade-R1", "Nobody asked for a plan", "public demand")
    assert kinds(project)[3] == "present"


def test_the_codings_behind_a_cell_are_told(project: Project) -> None:
    coding = code(project, "Oostrand-R1", "one foot here", "value")
    found = find_absence(project, [project.codebook.find("value")])
    case = next(key for key, one in found.cases.items() if one.name == "Oostrand")
    assert found.evidence(case, "value")["coding_id"].tolist() == [coding.id]
    other = next(key for key in found.cases if key != case)
    assert found.evidence(other, "value").empty


def test_what_the_coder_codes_blind_is_left_out(project: Project, study: object) -> None:
    code(project, "Oostrand-R1", "one foot here", "value")
    with Project.open(study, coder="bas") as bas:  # type: ignore[arg-type]
        bas.sources.code_blind(bas.sources.find("Oostrand-R1"))
        found = find_absence(bas, [bas.codebook.find("value")], gather(bas, ["anna"]))
        assert found.blind_sources == 1
        assert found.kind(next(iter(found.cases)), "value") == "not established"


def test_a_gap_need_not_lie_beneath_what_lacks(project: Project) -> None:
    source = project.sources.find("De Kade-R1")
    start, end = span(project, source, "I am not sure who we are doing it for")
    codings = project.codings
    codings.apply(project.codebook.find("value"), source, start, end)
    codings.apply(project.codebook.find("lack of public demand"), source, start, end)
    assert kinds(project)[1] == "said absent"


def test_of_a_talk_with_two_only_a_cases_own_speaker_speaks_for_it(
    project: Project, tmp_path: Path
) -> None:
    text = "I: Who gains?\n\nR1: The town gains.\n\nI: And you?\n\nR2: We lost a year.\n"
    source = import_text(project, tmp_path, "Two.txt", text)
    quay, harbour = project.cases.add("Quay"), project.cases.add("Harbour")
    ada, bo = (s for s in project.sources.speakers(source) if not s.is_interviewer)
    project.cases.assign(ada, quay)
    project.cases.assign(bo, harbour)
    coding = code(project, "Two", "The town gains", "value")
    project.sources.finish(source)
    found = find_absence(project, [project.codebook.find("value")])
    assert found.kind(str(quay.id), "value") == "present"
    assert found.kind(str(harbour.id), "value") == "not established"
    assert found.evidence(str(quay.id), "value")["coding_id"].tolist() == [coding.id]
    assert found.evidence(str(harbour.id), "value").empty
