"""Reports on a user's own Word template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from qualcoder_net.errors import FileError
from qualcoder_net.reports.matrix_document import matrix_document
from qualcoder_net.reports.word import writer as word
from qualcoder_net.reports.word.markup import parsed
from tests.reports.sample import report
from tests.reports.test_word import footers, parts, texts, written


def house_style(tmp_path: Path, change: Callable[[Any], object] | None = None) -> Path:
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0, 0)
    if change:
        change(document)
    path = tmp_path / "house.docx"
    document.save(str(path))
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes], name: str = "changed.docx") -> Path:
    """A copy of a package with its parts changed."""
    copy = path.with_name(name)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return copy


def without_styles(path: Path, *names: str) -> Path:
    document = docx.Document(str(path))
    for name in names:
        document.styles[name].delete()
    document.save(str(path))
    return path


def test_the_templates_styles_are_kept(tmp_path: Path) -> None:
    document = written(report(), house_style(tmp_path))
    style: Any = document.styles["Heading 1"]
    assert style.font.color.rgb == RGBColor(0xC0, 0, 0)
    assert texts(document, "Heading 1") == ["Matrix", "Quotations", "Codebook"]


def test_an_empty_template_adds_no_empty_page(tmp_path: Path) -> None:
    document = written(report(), house_style(tmp_path, lambda d: d.add_paragraph()))
    assert document.paragraphs[0].text == "What recurs and what is missing"
    assert len(document.sections) == 2


def test_the_templates_content_comes_first_in_a_section_of_its_own(tmp_path: Path) -> None:
    document = written(report(), house_style(tmp_path, lambda d: d.add_paragraph("Our preface")))
    assert document.paragraphs[0].text == "Our preface"
    assert len(document.sections) == 3
    assert document.sections[0].orientation == 0


def test_the_templates_page_is_kept(tmp_path: Path) -> None:
    def narrow(document: Document) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Cm(17), Cm(24)
        document.sections[0].left_margin = Cm(4)

    first, second = written(report(), house_style(tmp_path, narrow)).sections
    assert round(first.page_width.cm) == 24  # type: ignore[union-attr]
    assert round(second.page_width.cm) == 17  # type: ignore[union-attr]
    assert round(second.left_margin.cm) == 4  # type: ignore[union-attr]


def test_missing_styles_are_added_and_named(tmp_path: Path) -> None:
    path = without_styles(house_style(tmp_path), "Quote", "Caption", "Heading 3")
    (note,) = word.write(matrix_document(report()), io.BytesIO(), template=path)
    assert "“Heading 3”, “Caption”, “Quote”" in str(note)
    assert len(texts(written(report(), path), "Quote")) == 3


def test_a_complete_template_needs_no_note(tmp_path: Path) -> None:
    assert word.write(matrix_document(report()), io.BytesIO(), template=house_style(tmp_path)) == ()


def test_styles_are_found_by_name_when_word_translated_their_ids(tmp_path: Path) -> None:
    def dutch(name: str, part: bytes) -> bytes:
        if name == "word/styles.xml":
            return part.replace(b'"Heading1"', b'"Kop1"').replace(b'"Normal"', b'"Standaard"')
        return part

    path = repacked(house_style(tmp_path), dutch)
    # the name of the normal style was changed with its id: put it back
    path = repacked(
        path,
        lambda name, part: part.replace(
            b'<w:name w:val="Standaard"/>', b'<w:name w:val="Normal"/>'
        ),
        "dutch.docx",
    )
    assert word.write(matrix_document(report()), io.BytesIO(), template=path) == ()
    document = parts(report(), path)["word/document.xml"]
    assert 'w:pStyle w:val="Kop1"' in document
    assert 'w:pStyle w:val="Heading1"' not in document
    assert 'w:pStyle w:val="Standaard"' in document


def test_captions_count_on_from_the_templates(tmp_path: Path) -> None:
    def captioned(document: Document) -> None:
        paragraph = document.add_paragraph("Table ")
        field = parsed(
            '<w:fldSimple w:instr=" SEQ Table \\* ARABIC "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
        paragraph._p.append(field)

    assert texts(written(report(), house_style(tmp_path, captioned)), "Caption") == [
        "Table 2. Segments by network and code."
    ]


def test_the_templates_foot_stays_and_fiction_is_still_marked(tmp_path: Path) -> None:
    def footed(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "Institute"

    path = house_style(tmp_path, footed)
    assert footers(written(report(), path)) == ["Institute"] * 2
    marked = written(report(fiction=True), path).sections[1].footer.paragraphs
    assert [paragraph.text for paragraph in marked] == ["Institute", "Fictional material"]


def test_a_template_without_a_foot_gets_page_numbers(tmp_path: Path) -> None:
    path = house_style(tmp_path, lambda document: document.add_paragraph("Our preface"))
    feet = footers(written(report(), path))
    assert feet[1:] == ["What recurs and what is missing · Page 1 of 1"] * 2


def test_the_templates_author_comments_and_update_prompt_do_not_pass(tmp_path: Path) -> None:
    def told(document: Document) -> None:
        document.core_properties.author = "jdoe"
        document.core_properties.comments = "draft"
        document.settings.element.append(parsed('<w:updateFields w:val="true"/>'))

    package = parts(report(author=""), house_style(tmp_path, told))
    assert "jdoe" not in "".join(package.values())
    assert "draft" not in package["docProps/core.xml"]
    assert "updateFields" not in package["word/settings.xml"]


def test_the_link_to_a_template_on_somebodys_disk_does_not_pass(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

    def attached(document: Document) -> None:
        where = "file:///C:/Users/jdoe/huisstijl.dotx"
        part = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
        key = part.relate_to(where, kind, is_external=True)
        link = parsed("<w:attachedTemplate/>")
        link.set(qn("r:id"), key)
        document.settings.element.insert(0, link)

    path = house_style(tmp_path, attached)
    with zipfile.ZipFile(path) as package:
        assert b"jdoe" in package.read("word/_rels/settings.xml.rels")
    assert "jdoe" not in "".join(parts(report(), path).values())


def test_the_report_is_in_its_own_language_on_any_template(tmp_path: Path) -> None:
    document = written(report(language="nl"), house_style(tmp_path))
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["nl-NL"]


def test_a_dotx_serves_as_well(tmp_path: Path) -> None:
    def as_template(name: str, part: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return part.replace(b"document.main+xml", b"template.main+xml")
        return part

    path = repacked(house_style(tmp_path), as_template, "house.dotx")
    assert texts(written(report(), path), "Heading 1")[0] == "Matrix"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken"])
def test_what_is_no_word_document_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"house\.docx: this is not a Word document"):
        written(report(), path)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("readme.txt", "hello")
    with pytest.raises(FileError, match="not a Word document"):
        written(report(), path)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"nowhere\.docx: the template cannot be read"):
        written(report(), tmp_path / "nowhere.docx")
