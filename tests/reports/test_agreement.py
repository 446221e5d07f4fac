"""Agreement as a report: its figures, the places where coders differ, and how it was done."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from qualcoder_net.core.agreement import AgreementRequest, AgreementResult, measure_agreement
from qualcoder_net.core.consensus import places_of, resolve
from qualcoder_net.core.project import Project
from qualcoder_net.errors import FileError, Refused
from qualcoder_net.i18n import use_language
from qualcoder_net.reports.agreement.method import methods_paragraph, references
from qualcoder_net.reports.agreement.places import how_many, spread
from qualcoder_net.reports.agreement.report import agreement_document, write_agreement_report
from qualcoder_net.reports.document import Block, Cell, Chapter, Document, Table, Text
from qualcoder_net.reports.words import words
from tests.core.helpers import code

Study = Path | str
ALL = {
    "anna": [
        ("Oostrand-R1", "one foot here and one foot there", "dual loyalty"),
        ("Oostrand-R1", "That is hard", "value"),
        ("De Kade-R1", "a messenger", "dual loyalty"),
    ],
    "bas": [
        ("Oostrand-R1", "one foot here", "dual loyalty"),
        ("Oostrand-R1", "That is hard", "network first"),
        ("De Kade-R1", "a messenger", "dual loyalty"),
    ],
}


def work(place: Study, *, blind: bool = True, only: str | None = None) -> None:
    """What the two coded, each to the end; `only` in that source."""
    for name, coded in ALL.items():
        with Project.open(place, coder=name) as project:
            for source in project.sources.all():
                if blind:
                    project.sources.code_blind(source)
                for said, words_, label in coded:
                    if said == source.name:
                        code(project, said, words_, label)
                if only in (None, source.name):
                    project.sources.finish(source)


def measured(project: Project, **asked: object) -> AgreementResult:
    return measure_agreement(project, AgreementRequest(**asked))  # type: ignore[arg-type]


def table(document: Document, key: str) -> Table:
    return next(b for b in document.blocks if isinstance(b, Table) and b.key == key)


def texts(row: tuple[str | Cell, ...]) -> list[str]:
    return [cell.text if isinstance(cell, Cell) else cell for cell in row]


def of(kind: type[Block], document: Document) -> list[Block]:
    return [block for block in document.blocks if isinstance(block, kind)]


def paragraph(project: Project, result: AgreementResult, language: str = "en") -> str:
    return methods_paragraph(project, result, places_of(project, result), words(language))


def test_a_report_has_figures_sources_disagreements_and_the_way_of_working(
    project: Project, study: Study
) -> None:
    work(study)
    document = agreement_document(project, measured(project), language="en")
    assert [block.text for block in of(Chapter, document)] == [  # type: ignore[union-attr]
        "Agreement by code", "Sources", "Disagreements", "How agreement was established",
        "References",
    ]  # fmt: skip
    figures = table(document, "figures-blind")
    assert figures.head == ("Code", "α", "95 %", "κ", "Jaccard", "agree", "anna", "bas")
    assert [texts(row)[0] for row in figures.rows] == [
        "dual loyalty", "network first *", "value *", "All, pooled", "Median of the codes",
    ]  # fmt: skip
    assert "* Used by one coder only." in figures.notes
    assert "4 codes that nobody used are left out." in figures.notes
    sources = table(document, "sources")
    assert [texts(row)[:2] for row in sources.rows] == [
        ["Oostrand-R1", "coded blind by each of them"],
        ["De Kade-R1", "coded blind by each of them"],
    ]  # fmt: skip


def test_sources_that_were_not_blind_or_not_finished_stand_apart(
    project: Project, study: Study
) -> None:
    work(study, blind=False, only="Oostrand-R1")
    document = agreement_document(project, measured(project), language="en")
    assert "not coded blind" in table(document, "figures-seen").caption
    assert [texts(row)[1] for row in table(document, "sources").rows] == [
        "finished by each, but not coded blind", "not finished by each of them: left out",
    ]  # fmt: skip
    said = paragraph(project, measured(project))
    assert "1 was coded to its end by each of 2 coders (anna, bas)" in said
    assert "In 1 source they could see each other's codings or suggestions" in said
    assert "independently" not in said


def test_the_paragraph_gives_all_that_is_asked_for(project: Project, study: Study) -> None:
    work(study)
    result = measured(project)
    said = paragraph(project, result)
    for part in (
        "Of the study's 2 sources, 2 were coded to their end by each of 2 coders (anna, bas): "
        "100.0% of all words.",
        "They did so independently in 2 sources",
        "each coder chose where a segment begins and ends",
        "Unit: each character, coded or not.",
        "Krippendorff's α (two values: coded or not) is 0.",
        "over the 3 codes together",
        "Intervals: 95 %, within these sources",
        "Cohen's κ is 0.",
        "2 codes were used by one coder only.",
        "They differed at 3 places.",
        "None of these disagreements was resolved",
    ):
        assert part in said
    assert "Unit: each turn" in paragraph(project, measured(project, unit="turns"))


def test_the_paragraph_counts_how_disagreements_were_resolved(
    project: Project, study: Study
) -> None:
    work(study)
    request = AgreementRequest(coders=("anna", "bas"))
    result = measure_agreement(project, request)
    borders, *others = places_of(project, result)
    resolve(project, request, borders, "coder", coder=project.coders.find("bas"))
    for place in others[:1]:
        resolve(project, request, place, "merge")
    said = paragraph(project, result)
    assert "2 were resolved, each by a decision on that place" in said
    assert "(as bas did: 1, all that anyone coded: 1); 1 were left open." in said
    resolve(project, request, others[1], "neither")
    assert "3 were resolved" in paragraph(project, result)


def test_the_disagreements_show_each_coders_words_side_by_side(
    project: Project, study: Study
) -> None:
    work(study)
    request = AgreementRequest(coders=("anna", "bas"))
    result = measure_agreement(project, request)
    place = places_of(project, result)[0]
    resolve(project, request, place, "merge", note="The whole image.")
    document = agreement_document(project, result, language="en")
    (places,) = [t for t in of(Table, document) if not t.figures]  # type: ignore[union-attr]
    first, other, third = (texts(row) for row in places.rows)  # type: ignore[union-attr]
    assert first[:5] == [
        "1", "dual loyalty", "turn 4: all coded it here, with other borders",
        "“one foot here and one foot there”", "“one foot here”",
    ]  # fmt: skip
    assert first[5].startswith("all that anyone coded (anna, 20")
    assert first[5].endswith("): The whole image.")
    assert other[3:] == ["value: “That is hard”", "“That is hard”", "not decided"]
    assert third[3:5] == ["“That is hard”", "network first: “That is hard”"]


def test_as_many_disagreements_are_listed_as_are_asked_for_and_all_are_counted(
    project: Project, study: Study
) -> None:
    work(study)
    with Project.open(study, coder="anna") as anna:
        code(anna, "De Kade-R1", "a spy", "value")
    result = measured(project)
    places = places_of(project, result)
    assert [place.source.name for place in spread(places, 2)] == ["Oostrand-R1", "De Kade-R1"]
    assert spread(places, None) == spread(places, 9) == places

    def said(at_most: int | None) -> tuple[str, int]:
        document = agreement_document(project, result, language="en", at_most=at_most)
        at = [*document.blocks].index(Chapter(1, "Disagreements"))
        text = document.blocks[at + 1]
        assert isinstance(text, Text)
        return text.text, sum(len(t.rows) for t in of(Table, document) if not t.figures)  # type: ignore[union-attr]

    assert said(None) == ("They differ at 4 places. All of them follow.", 4)
    listed = "They differ at 4 places. 2 of them follow, from each source the first ones."
    assert said(2) == (listed, 2)
    assert said(0) == ("They differ at 4 places.", 0)
    assert (how_many("none"), how_many("12"), how_many("all")) == (0, 12, None)
    with pytest.raises(Refused, match="“many” is no number"):
        how_many("many")


def test_numbers_of_places_are_those_among_all_whatever_the_figures_are_of(
    project: Project, study: Study
) -> None:
    work(study)
    every = places_of(project, measured(project))
    some = places_of(project, measured(project, depth=1, under="loyalty"))
    assert [p.number for p in some] == [p.number for p in every if p.code.slug != "value"]


def test_within_exclusive_codes_the_unitizing_family_stands_beside(
    project: Project, study: Study
) -> None:
    work(study)
    project.codebook.edit(project.codebook.find("loyalty"), exclusive=True)
    result = measured(project)
    found = table(agreement_document(project, result, language="en"), "unitizing-figures-blind")
    assert found.head == ("Within", "uα", "|uα", "cuα", "(k)uα")
    parent, *children = (texts(row) for row in found.rows)
    assert parent[0] == "loyalty" and parent[4] == "" and parent[1].startswith("0.")
    assert [child[0] for child in children] == ["› dual loyalty", "› network first"]
    assert children[1][4] == "no segments of two coders overlap"
    assert any("unitizing" in one for one in references(result))


def test_a_report_speaks_its_own_language(project: Project, study: Study) -> None:
    work(study)
    use_language("en")
    document = agreement_document(project, measured(project), language="nl")
    assert document.title == "Overeenstemming tussen codeurs"
    said = paragraph(project, measured(project), "nl")
    assert "Krippendorffs α" in said and "codeurs (anna, bas)" in said and "100,0%" in said


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".xlsx", ".csv", ".json"])
def test_a_report_is_written_as_its_ending_says(
    project: Project, study: Study, tmp_path: Path, ending: str
) -> None:
    work(study)
    file = tmp_path / f"agreement{ending}"
    write_agreement_report(project, measured(project), file, language="en")
    assert file.stat().st_size > 100
    if ending == ".csv":
        rows = {row["code"]: row for row in csv.DictReader(file.open(encoding="utf-8-sig"))}
        assert rows["value"]["used_by"] == "1" and rows["value"]["sources"] == "blind"
        assert float(rows["dual-loyalty"]["alpha"]) < 1
        assert rows["dual-loyalty"]["segments anna"] == "2"
    if ending == ".json":
        assert json.loads(file.read_text())["blind"]["sources"] == ["Oostrand-R1", "De Kade-R1"]
    if ending in (".html", ".md"):
        assert "Agreement by code" in file.read_text("utf-8")
    with pytest.raises(FileError, match="exists"):
        write_agreement_report(project, measured(project), file, language="en")


def test_an_unknown_ending_is_refused_with_those_there_are(
    project: Project, study: Study, tmp_path: Path
) -> None:
    work(study)
    with pytest.raises(FileError, match=r"\.docx, \.html, \.md, \.xlsx, \.csv, \.json"):
        write_agreement_report(project, measured(project), tmp_path / "a.pdf", language="en")
