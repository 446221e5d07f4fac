"""The pre-study's report: its chapters, tables and quotations, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from qualcoder_net.core.codebook_files import load_codebook
from qualcoder_net.core.prestudy import PreStudy, find_prestudy
from qualcoder_net.core.project import Project
from qualcoder_net.core.shipped import CODEBOOK, make_sample, shipped
from qualcoder_net.formats.codebook import read_codebook
from qualcoder_net.reports.document import (
    Chapter,
    Codes,
    Document,
    Figure,
    Items,
    Quotations,
    Table,
    Text,
    write_document,
)
from qualcoder_net.reports.prestudy import tables
from qualcoder_net.reports.prestudy.findings import agreement_said, findings, missing
from qualcoder_net.reports.prestudy.report import prestudy_document
from qualcoder_net.reports.words import words
from tests.core.helpers import code, import_text


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with make_sample(tmp_path_factory.mktemp("report") / "sample.qnet") as project:
        yield project


@pytest.fixture(scope="module")
def found(sample: Project) -> PreStudy:
    return find_prestudy(sample)


def texts(table: Table) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell.text for cell in row] for row in table.rows]


def running(document: Document) -> str:
    return repr([block for block in document.blocks if isinstance(block, Text | Items)])


def test_chapters_stand_in_the_order_of_the_study(sample: Project, found: PreStudy) -> None:
    document = prestudy_document(sample, found, "nl")
    chapters = [b.text for b in document.blocks if isinstance(b, Chapter) and b.level == 1]
    assert chapters == [
        "Over dit rapport", "Wat is onderzocht, en hoe", "De netwerken", "Waarde", "Ontwerp",
        "Functioneren", "Legitimatie", "Spanningen en toekomst", "Wat terugkeert",
        "Verantwoording", "Codeboek",
    ]  # fmt: skip
    assert document.fiction


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reference_to_a_table_or_figure_leads_to_one(
    sample: Project, found: PreStudy, language: str
) -> None:
    document = prestudy_document(sample, found, language)
    keys = [block.key for block in document.blocks if isinstance(block, Table | Figure)]
    assert len(set(keys)) == len(keys)
    referred = set(re.findall(r"\[\[([\w-]+)\]\]", running(document)))
    assert referred <= set(keys)
    assert {"values", "forces", "forms", "themes", "themes-figure", "reported"} <= referred


def test_every_code_is_in_the_appendix_and_every_quotation_in_the_texts(
    sample: Project, found: PreStudy
) -> None:
    document = prestudy_document(sample, found, "en")
    (codes,) = (block for block in document.blocks if isinstance(block, Codes))
    assert len(codes.entries) == 106
    contents = {s.name: sample.sources.text(s).content for s in sample.sources.all()}
    quotations = [
        quotation
        for block in document.blocks
        if isinstance(block, Quotations)
        for quotation in block.quotations
    ]
    assert len(quotations) > 50
    assert all(quotation.text in contents[quotation.source] for quotation in quotations)


def test_real_networks_are_named_only_where_the_study_is_cited(
    sample: Project, found: PreStudy
) -> None:
    document = prestudy_document(sample, found, "nl")
    for block in document.blocks:
        if isinstance(block, Table) and block.key in ("values", "reported"):
            assert "Bossche Bond" in repr(block) and "Platform31" in repr(block)
        elif "Bossche Bond" in repr(block):
            assert "meldt de voorstudie" in repr(block)


def test_a_cell_that_differs_is_marked(found: PreStudy) -> None:
    t = words("en")
    assert "≠" not in repr(tables.value_table(found, t).rows)
    case, code = found.cases[0].key, found.value_codes[0].slug
    value = found.values[case][code]
    changed = {**found.values, case: {**found.values[case], code: type(value)(0, 2, "x")}}
    other = type(found)(**{**found.__dict__, "values": changed})
    table = tables.value_table(other, t)
    assert texts(table)[0][1] == "0/2 ≠"
    assert "1 of 20 cells differs" in " ".join(table.notes)


def test_what_is_missing_says_where_and_in_what_way(found: PreStudy) -> None:
    said = missing(found, words("en"))
    assert "External supervision – said absent: De Kade." in said
    assert any(line.startswith("Own advisory council – not asked:") for line in said)
    assert not any(line.startswith("Direct stakeholders") for line in said)


def test_the_findings_show_each_themes_strongest_quotation(found: PreStudy) -> None:
    blocks = findings(found, words("en"))
    assert sum(isinstance(block, Quotations) for block in blocks) == 11
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    assert captions == [
        "The networks compared", "Types of value in each network", "Forces by level",
        "Forms of legitimation, and what is missing", "Recurring themes",
    ]  # fmt: skip


def test_the_word_report_is_dutch_and_marked_as_fiction(
    sample: Project, found: PreStudy, tmp_path: Path
) -> None:
    file = tmp_path / "pre-study.docx"
    write_document(prestudy_document(sample, found, "nl"), file)
    report = docx.Document(str(file))
    said = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "[[" not in said
    captions = [p.text for p in report.paragraphs if re.match(r"(Tabel|Figuur) \d+\. ", p.text)]
    cited = [text for text in captions if "Fictief materiaal" not in text]
    assert len(captions) == 15
    assert cited == ["Tabel 3. De netwerken van de voorstudie, zoals die ze beschrijft."]
    assert "Fictief materiaal" in report.sections[-1].footer.paragraphs[0].text
    assert len(report.inline_shapes) == 2
    assert len(report.tables) == 13


def test_interviews_that_are_not_finished_are_said_beside_the_values(sample: Project) -> None:
    of_second = find_prestudy(sample, ["tweede"])
    assert sum(one.finished for one in of_second.interviews) == 5
    said = " ".join(tables.value_notes(of_second, words("en")))
    assert "7 of 12 interviews are not coded to the end" in said


def test_coders_who_saw_each_others_work_are_not_said_to_have_worked_alone(
    sample: Project, found: PreStudy
) -> None:
    assert "each coded 5 interviews on their own" in agreement_said(found, words("en"))
    assert found.agreement is not None
    seen = replace(found.agreement, seen=found.agreement.blind, blind=None)
    said = agreement_said(replace(found, agreement=seen), words("en"))
    assert "each coded 5 interviews, but not blind." in said and "on their own" not in said


def test_nobody_is_said_to_name_no_gap_before_all_is_coded(tmp_path: Path) -> None:
    with Project.create(tmp_path / "own.qnet") as own:
        load_codebook(own, read_codebook(shipped(CODEBOOK)))
        source = import_text(own, tmp_path, "Quay.txt", "I: And?\n\nR: It grew.\n")
        own.cases.assign(source, own.cases.add("Quay"))
        document = prestudy_document(own, find_prestudy(own), "en")
        assert "Nobody names a gap here" not in running(document)
        assert "Nobody names a gap so far" in running(document)
        own.sources.finish(source)
        document = prestudy_document(own, find_prestudy(own), "en")
        assert "Nobody names a gap so far" in running(document)  # no analyst has coded here
        code(own, "Quay", "It grew", "leren")
        document = prestudy_document(own, find_prestudy(own), "en")
        assert "Nobody names a gap here" in running(document)
