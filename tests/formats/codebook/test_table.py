"""Codebooks as tables: how people show what is below what, and what they call the columns."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook import CodebookFile, read_codebook, write_codebook
from qualcoder_net.formats.codebook.rows import joined_cues, split_cues
from qualcoder_net.formats.codebook.table import read
from qualcoder_net.model import CodeDraft
from tests.formats.codebook.strategies import codebooks

SHIPPED = Path(__file__).parents[3] / "codebooks" / "organisatienetwerken.yaml"
slow = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def book(text: str) -> CodebookFile:
    return read(text.encode(), "book.csv")


def tree(codes: tuple[CodeDraft, ...]) -> list[object]:
    """Labels, each followed by a list of those below it."""
    found: list[object] = []
    for code in codes:
        found.append(next(iter(code.label.values())))
        if code.children:
            found.append(tree(code.children))
    return found


def error(text: str) -> str:
    with pytest.raises(FileError) as caught:
        book(text)
    assert caught.value.remedy is not None
    return str(caught.value)


# --- columns --------------------------------------------------------------------------------------


def test_columns_are_known_by_their_dutch_names() -> None:
    found = book(
        "Code;Naam;Definitie;Wanneer wel;Wanneer niet;Voorbeeld;Signaalwoorden;Kleur;Toets;"
        "Bovenliggende code\n"
        "t;Trouw;Bij iets blijven;bij bloed;bij hoop;“Ja.”;trouw, echt|sta voor;teal;T;\n"
        "d;Dubbel;;;;;;;;t\n".replace("|", "; ").replace(
            "trouw, echt; sta voor", '"trouw; sta voor"'
        )
    )
    assert found.codes == (
        CodeDraft(
            "t",
            {"": "Trouw"},
            definition={"": "Bij iets blijven"},
            inclusion={"": "bij bloed"},
            exclusion={"": "bij hoop"},
            example={"": "“Ja.”"},
            cues={"": ("trouw", "sta voor")},
            colour="#008080",
            key="t",
            children=(CodeDraft("d", {"": "Dubbel"}),),
        ),
    )
    assert found.dropped == ()


@pytest.mark.parametrize(
    "heading",
    ["definition_en", "Definitie (Engels)", "DEFINITION EN", "definition [en]", "description-en"],
)
def test_a_heading_may_name_its_language(heading: str) -> None:
    found = book(f"label_nl,label_en,{heading}\nTrouw,Loyalty,To stay\n")
    assert found.codes[0].label == {"nl": "Trouw", "en": "Loyalty"}
    assert found.codes[0].definition == {"en": "To stay"}
    assert found.language == "nl"


def test_code_alone_is_the_label_and_beside_a_label_the_id() -> None:
    assert book("Code,Omschrijving\nTrouw,x\n").codes[0].slug == "trouw"
    assert book("Code,Label\nT1,Trouw\n").codes[0].slug == "T1"
    assert book("id,definition\nt1,x\n").codes[0].label == {"": "t1"}


def test_columns_of_another_sort_are_left_out_and_said() -> None:
    found = book("Name,Description,Files,References\nTrouw,x,3,12\n")
    assert [(lost.kind, lost.detail) for lost in found.dropped] == [
        ("column", "Files"),
        ("column", "References"),
    ]


def test_of_two_columns_with_one_meaning_the_better_name_counts() -> None:
    found = book("label,toelichting,definitie\nTrouw,lang,kort\n")
    assert found.codes[0].definition == {"": "kort"}
    assert [lost.detail for lost in found.dropped] == ["toelichting"]


def test_empty_rows_and_marks_in_cells_are_no_trouble() -> None:
    found = book("label,gap,exclusive\nA,x,nee\n,,\nB,-,ja\n")
    assert [(code.gap, code.exclusive) for code in found.codes] == [(True, False), (False, True)]


# --- the tree -------------------------------------------------------------------------------------

SAME = ["Waarde", ["Direct", "Indirect", ["Ver weg"]], "Ontwerp"]
TABLES = {
    "parent by label": (
        "label,ouder\nDirect,Waarde\nWaarde,-\nIndirect,waarde\nVer weg,Indirect\nOntwerp,\n"
    ),
    "parent by id": (
        "id,label,parent\nw,Waarde,\nd,Direct,w\ni,Indirect,w\nv,Ver weg,i\no,Ontwerp,\n"
    ),
    "parent by path": (
        "label,parent\nWaarde,\nDirect,Waarde\nIndirect,Waarde\nVer weg,Waarde > Indirect\n"
        "Ontwerp,\n"
    ),
    "levels": (
        "Niveau 1,Niveau 2,Niveau 3\nWaarde,,\n,Direct,\n,Indirect,\n,,Ver weg\nOntwerp,,\n"
    ),
    "levels repeated": (
        "Level 1,Level 2,Level 3\nWaarde,Direct,\nWaarde,Indirect,\nWaarde,Indirect,Ver weg\n"
        "Ontwerp,,\n"
    ),
    "levels before a label": (
        "Thema,Subthema,Code\nWaarde,,Direct\nWaarde,Indirect,Ver weg\nOntwerp,,\n"
    ),
    "indented": "label\nWaarde\n  Direct\n  Indirect\n    Ver weg\nOntwerp\n",
    "indented by tabs": "label\tdefinitie\n\"Waarde\"\t\n\"\tDirect\"\t\n\"\tIndirect\"\t\n"
    "\"\t\tVer weg\"\t\nOntwerp\t\n",
    "indented by dashes": "label\nWaarde\n- Direct\n- Indirect\n-- Ver weg\nOntwerp\n",
    "path": "pad\nWaarde > Direct\nWaarde > Indirect > Ver weg\nOntwerp\n",
    "path with slashes": "pad\nWaarde/Direct\nWaarde/Indirect\nWaarde/Indirect/Ver weg\nOntwerp\n",
    "path with backslashes": "path\nWaarde\\\\Direct\nWaarde\\\\Indirect\\\\Ver weg\nOntwerp\n",
    "path to the code beside its label": (
        "label,path\nWaarde,Waarde\nDirect,Waarde › Direct\nIndirect,Waarde › Indirect\n"
        "Ver weg,Waarde › Indirect › Ver weg\nOntwerp,Ontwerp\n"
    ),
    "path to the parent beside a label": (
        "label,path\nWaarde,\nDirect,Waarde\nIndirect,Waarde\nVer weg,Waarde > Indirect\nOntwerp,\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_what_is_below_what_is_understood_in_many_forms(name: str) -> None:
    assert tree(book(TABLES[name]).codes) == SAME


def test_a_level_that_was_named_before_its_own_row_keeps_what_is_below_it() -> None:
    found = book("niveau 1,niveau 2,definitie\nWaarde,Direct,a\nWaarde,,b\n").codes
    assert tree(found) == ["Waarde", ["Direct"]]
    assert found[0].definition == {"": "b"}


def test_levels_may_have_translations() -> None:
    found = book("niveau 1,niveau 2,label_en\nWaarde,,Value\n,Direct,Direct value\n").codes
    assert found[0].label == {"": "Waarde", "en": "Value"}
    assert found[0].children[0].label == {"": "Direct", "en": "Direct value"}


def test_a_flat_table_is_a_flat_codebook() -> None:
    assert tree(book("label\nA\nB\n").codes) == ["A", "B"]
    assert tree(book("label,kleur\n- A,red\n- B,\n").codes) == ["A", "B"]


def test_the_indentation_that_excel_has_for_cells_counts(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["Naam", "Omschrijving"])
    for label, indent in [("Waarde", 0), ("Direct", 1), ("Indirect", 1), ("Ver weg", 2)]:
        sheet.append([label, "x"])
        sheet.cell(sheet.max_row, 1).alignment = Alignment(indent=indent)
    sheet.append(["Ontwerp", "x"])
    workbook.save(tmp_path / "book.xlsx")
    assert tree(read_codebook(tmp_path / "book.xlsx").codes) == SAME


# --- mistakes -------------------------------------------------------------------------------------

WRONG = {
    "slip": (
        "label,definitoin\nA,x\n",
        "book.csv: The column “definitoin” is not known here. Did you mean “definition”?",
    ),
    "no labels": ("datum,plaats\n1,2\n", "book.csv: No column holds the labels of the codes."),
    "no label": ("label,definitie\nA,x\n,y\n", "row 3, column “label”: The code has no label."),
    "no level": ("niveau 1,definitie\nA,x\n,y\n", "row 3: The code has no label."),
    "colour": ("label,kleur\nA,blauwig\n", "row 2, column “kleur”: “blauwig” is no colour."),
    "key": ("label,toets\nA,ab\n", "row 2, column “toets”: “ab” is no key"),
    "flag": ("label,gap\nA,soms\n", "row 2, column “gap”: “soms” is neither true nor false."),
    "id twice": (
        "id,label\na,A\nb,B\na,C\n",
        "row 4, column “id”: “a” stands at another code already: row 2, column “id”.",
    ),
    "key twice": (
        "label,key\nA,x\nB,X\n",
        "row 3, column “key”: “x” stands at another code already: row 2, column “key”.",
    ),
    "no parent": (
        "label,ouder\nWaarde,\nDirect,Waarden\n",
        "row 3, column “ouder”: There is no code “Waarden” to be the parent. "
        "Did you mean “waarde”?",
    ),
    "two parents": (
        "label,ouder\nA,\nB,\nOverig,A\nOverig,B\nX,overig\n",
        "row 6, column “ouder”: Several codes are called “overig”: at row 4, column “label” "
        "and at row 5, column “label”.",
    ),
    "own parent": (
        "label,parent\nA,A\n",
        "row 2, column “parent”: A code stands below itself: A > A.",
    ),
    "cycle": (
        "id,label,parent\na,A,c\nb,B,a\nc,C,b\n",
        "row 2, column “parent”: A code stands below itself: a > b > c > a.",
    ),
    "level twice": (
        "niveau 1,niveau 2\nA,B\nA,C\nA,B\n",
        "row 4: The code “A > B” stands here for the second time; first at row 2.",
    ),
    "control": ("label,definitie\nA,b\x07\n", "row 2, column “definitie”: It holds a character"),
    "too deep": (
        "label,parent\n0,\n" + "".join(f"{n},{n - 1}\n" for n in range(1, 60)),
        "row 52: The codes are nested more than 50 deep.",
    ),
    "too many": ("label\n" + "A\n" * 20_001, "The codebook has more than 20,000 codes."),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named_with_its_row_and_column(name: str) -> None:
    text, said = WRONG[name]
    assert said in error(text)


def test_a_path_tells_codes_of_one_label_apart() -> None:
    found = book("label,parent\nA,\nB,\nOverig,A\nOverig,B\nX,B > Overig\n").codes
    assert tree(found) == ["A", ["Overig"], "B", ["Overig", ["X"]]]


def test_a_long_line_of_parents_that_ends_in_a_circle_is_found_soon() -> None:
    rows = "".join(f"c{n},c{n + 1}\n" for n in range(15_000))
    assert "A code stands below itself" in error(f"label,parent\n{rows}c15000,c14999\n")


# --- cues -----------------------------------------------------------------------------------------


def test_cues_in_a_cell_are_parted_by_semicolons_or_lines() -> None:
    assert split_cues("trouw; sta voor\n in, of \n;") == ("trouw", "sta voor", "in, of")
    assert split_cues('"lost niemand op"; \\bpijn\\b; a\\;b; c\\') == (
        '"lost niemand op"', "\\bpijn\\b", "a;b", "c\\",
    )  # fmt: skip


@given(st.lists(st.text('a ;\\"', max_size=8)))
def test_cues_come_back_from_a_cell(written: list[str]) -> None:
    cues = tuple(line for cue in written if (line := " ".join(cue.split())))
    assert split_cues(joined_cues(cues)) == cues


# --- there and back -------------------------------------------------------------------------------


@slow
@given(codebooks(), st.sampled_from([".csv", ".xlsx"]))
def test_every_codebook_reads_back_from_a_table(
    tmp_path: Path, written: CodebookFile, ending: str
) -> None:
    path = tmp_path / f"book{ending}"
    write_codebook(written, path)
    assert read_codebook(path).codes == written.codes


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_shipped_codebook_reads_back_from_a_table(tmp_path: Path, ending: str) -> None:
    shipped = read_codebook(SHIPPED)
    write_codebook(shipped, tmp_path / f"book{ending}")
    found = read_codebook(tmp_path / f"book{ending}")
    assert (found.codes, found.language) == (shipped.codes, shipped.language)
