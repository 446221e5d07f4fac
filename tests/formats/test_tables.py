"""Tables: what is written reads back the same, and foreign tables are understood or refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcoder_net.errors import FileError, QualcoderError
from qualcoder_net.formats import tables
from qualcoder_net.formats.tables import read_table, write_csv, write_xlsx
from qualcoder_net.model import Dropped, Transcript


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def workbook(*rows: list[object], title: str = "Blad1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# --- what is written reads back the same ----------------------------------------------------------

CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(
        ["=1+1", "=HYPERLINK(1)", "+1", "-1", "@x", "\r", "\r\n", "\n", '"', '""', "a;b", "a,b",
         "a\tb", "sep=;", "_x0041_", "_x005F_x0041_", "_x000D_", "#N/A", " a ", "1.0", "01",
         "2024-03-12", "\ufeff", "\uffff", "\x1f", "TRUE", "\u2028", "😀", "’"]
    ),
)  # fmt: skip
NAMES = st.lists(CELLS.filter(str.strip), min_size=1, max_size=4, unique=True)


@st.composite
def a_table(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    columns = draw(NAMES)
    row = st.lists(CELLS, min_size=len(columns), max_size=len(columns))
    return columns, draw(st.lists(row.filter(lambda r: any(c.strip() for c in r)), max_size=5))


def back(data: bytes, name: str) -> tuple[list[str], list[list[str]]]:
    table = read_table(data, name)
    return list(table.columns), [list(row.values.values()) for row in table.rows]


@given(a_table())
def test_any_table_written_as_csv_reads_back_the_same(
    table: tuple[list[str], list[list[str]]],
) -> None:
    stream = io.StringIO()
    write_csv(stream, *table)
    assert back(stream.getvalue().encode("utf-8-sig"), "t.csv") == table


@given(a_table())
@settings(max_examples=60, deadline=None)
def test_any_table_written_as_xlsx_reads_back_the_same(
    table: tuple[list[str], list[list[str]]],
) -> None:
    stream = io.BytesIO()
    write_xlsx(stream, *table)
    assert back(stream.getvalue(), "t.xlsx") == table


def test_a_csv_file_opens_well_in_excel_and_holds_numbers_as_numbers(tmp_path: Path) -> None:
    write_csv(
        tmp_path / "t.csv", ["code", "n", "share"], [["coördinatie", 3, 0.5], [None, True, 1]]
    )
    assert (tmp_path / "t.csv").read_bytes() == (
        b'\xef\xbb\xbf"code","n","share"\n"co\xc3\xb6rdinatie",3,0.5\n"","true",1\n'
    )
    assert list(tmp_path.iterdir()) == [tmp_path / "t.csv"]


def test_an_xlsx_file_has_a_bold_frozen_header_and_no_formulas(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    write_xlsx(file, ["citaat", "n"], [["=1+1", 2], ["=", 2.5], ["x" * 500, 0]], title="Citaten")
    book = openpyxl.load_workbook(file)
    sheet = book["Citaten"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert [sheet["B2"].value, sheet["B3"].value] == [2, 2.5]
    assert sheet.column_dimensions["A"].width == 60
    assert sheet.column_dimensions["B"].width == 8
    assert not book.properties.creator
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("text", ["a\0b", "a\ud83d"])
def test_characters_that_no_text_has_are_refused_and_nothing_is_written(
    tmp_path: Path, text: str
) -> None:
    for write, name in ((write_csv, "t.csv"), (write_xlsx, "t.xlsx")):
        with pytest.raises(QualcoderError, match="Row 3"):
            write(tmp_path / name, ["a"], [["goed"], [text]])
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_older_file(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("ouder")
    with pytest.raises(QualcoderError):
        write_csv(file, ["a"], [["\0"]])
    assert file.read_text() == "ouder"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"nergens.*cannot be written"):
        write_csv(tmp_path / "nergens" / "t.csv", ["a"], [])


def test_a_text_too_long_for_excel_is_refused_with_its_row() -> None:
    with pytest.raises(QualcoderError, match="Row 2 has a text too long"):
        write_xlsx(io.BytesIO(), ["a"], [["é" * 32_768]])
    write_xlsx(io.BytesIO(), ["a"], [["é" * 32_767]])


# --- foreign tables -------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found(delimiter: str, end: str) -> None:
    lines = [
        delimiter.join(["Bestand", "Casus", '"Opmerking, kort; bondig"']),
        delimiter.join(["r1.docx", "De Kade", '"Eén ""echte"" opmerking,\nmet; meer"']),
        delimiter.join(["r2.docx", "Oostrand", ""]),
    ]
    table = read_table(end.join(lines).encode("cp1252"), "m.csv")
    assert table.columns == ("Bestand", "Casus", "Opmerking, kort; bondig")
    assert list(table.rows[0].values.values()) == [
        "r1.docx", "De Kade", 'Eén "echte" opmerking,\nmet; meer',
    ]  # fmt: skip
    assert [row.line for row in table.rows] == [2, 4]
    assert table.encoding == "Windows-1252"


def test_a_line_that_tells_excel_the_delimiter_is_no_header() -> None:
    table = read_table(b"sep=;\r\na;b,c\r\n1;2\r\n", "m.csv")
    assert table.columns == ("a", "b,c")
    assert table.rows[0].line == 3


def test_a_column_is_found_by_its_synonyms_however_spelled() -> None:
    table = read_table(b"Respondent-nr.,TEKST\n1,ja\n", "m.csv")
    assert table.column("speaker", "respondentnr") == "Respondent-nr."
    assert table.column("text", "tekst") == "TEKST"
    assert table.column("vraag") is None
    assert table.rows[0].get(table.column("tekst")) == "ja"
    assert table.rows[0].get(None) == ""
    with pytest.raises(
        FileError, match=r"no column “file”. Its columns are: Respondent-nr., TEKST"
    ):
        table.need("file", "bestand")


def test_rows_without_text_and_short_rows_are_no_trouble() -> None:
    table = read_table(b"\n,,\na,b,\n1,2,\n,,\n\n3\n", "m.csv")
    assert table.columns == ("a", "b")
    assert [row.values for row in table.rows] == [{"a": "1", "b": "2"}, {"a": "3", "b": ""}]
    assert table.empty_rows == 1


def test_columns_of_the_same_name_stay_apart() -> None:
    assert read_table(b"a,,a,b\n1,2,3,4\n", "m.csv").rows[0].values == {
        "a": "1", "(2)": "2", "a (3)": "3", "b": "4",
    }  # fmt: skip


def test_a_cell_may_hold_a_whole_interview() -> None:
    text = "Ja dat is zo. " * 20_000
    assert read_table(f'a,b\n1,"{text}"\n'.encode(), "m.csv").rows[0].values["b"] == text


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b"a,b\n1,2\n1,2,3\n", "line 3", "a column without a name"),
        (b'a,b\n1,"2\n3,4\n', "line 2", "quotation marks do not pair"),
        (b'a,b\n1,2\n"hij zei "ja" zo",2\n', "line 3", "quotation marks do not pair"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(data: bytes, place: str, what: str) -> None:
    with pytest.raises(FileError, match=what) as raised:
        read_table(data, "m.csv")
    assert str(raised.value.place) == place


def test_excel_cells_are_text_as_they_look() -> None:
    data = workbook(
        [None, None],
        ["getal", "deel", "datum", "moment", "tijd", "ja", "tekst", "leeg"],
        [3.0, 0.1 + 0.2, dt.date(2024, 3, 12), dt.datetime(2024, 3, 12, 14, 30), dt.time(0, 12, 34),
         True, "een\ntwee", None],
    )  # fmt: skip
    table = read_table(data, "m.xlsx")
    assert list(table.rows[0].values.values()) == [
        "3", "0.3", "2024-03-12", "2024-03-12 14:30:00", "00:12:34", "true", "een\ntwee", "",
    ]  # fmt: skip
    assert table.rows[0].line == 3


def test_the_first_sheet_with_text_is_read_or_the_one_named() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Antwoorden").append(["a"])
    book.create_sheet("Meer").append(["b"])
    stream = io.BytesIO()
    book.save(stream)
    assert read_table(stream.getvalue(), "m.xlsx").columns == ("a",)
    assert read_table(stream.getvalue(), "m.xlsx", sheet="Meer").columns == ("b",)
    with pytest.raises(
        FileError, match=r"no sheet “Blad”. Its sheets are: Sheet, Antwoorden, Meer"
    ):
        read_table(stream.getvalue(), "m.xlsx", sheet="Blad")


def changed(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as result:
        for name in archive.namelist():
            content = archive.read(name)
            result.writestr(name, content.replace(old, new, 1) if name == member else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (workbook(["a"])[:-60], "damaged"),
        (changed(workbook(["a"]), SHEET, b"<sheetData>", b"<sheetData><row"), "damaged"),
        (
            changed(workbook(["a"]), SHEET, b"<worksheet", b"<!DOCTYPE x []><worksheet"),
            "document t",
        ),
        (changed(workbook(["a"]), SHEET, b'r="A1"', b'r="?1"'), "damaged"),
        (workbook([]), "empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"), "before 2007"),
    ],
)
def test_a_hostile_or_broken_workbook_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(FileError, match=what):
        read_table(data, "m.xlsx")


@pytest.mark.parametrize("cell", ["A1048576", "XFD1"])
def test_a_far_cell_costs_no_time_or_memory(cell: str) -> None:
    data = changed(workbook(["a"], ["b"]), SHEET, b'r="A2"', f'r="{cell}"'.encode())
    row = f'<row r="{cell.lstrip("AXFD")}"'.encode()
    data = changed(data, SHEET, b'<row r="2"', row)
    try:
        assert read_table(data, "m.xlsx").columns == ("a",)
    except FileError as error:
        assert "more than" in str(error) or "without a name" in str(error)


def test_a_table_of_millions_of_cells_is_refused_with_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MAX_CELLS", 100)
    with pytest.raises(FileError, match="more than 100 cells") as raised:
        read_table(b"a,b\n" + b"1,2\n" * 100, "m.csv")
    assert str(raised.value.place) == "line 51"


# --- tables as transcripts ------------------------------------------------------------------------


def read(text: str) -> Transcript:
    return tables.read(text.encode(), "antwoorden.csv")


def test_each_row_is_an_answer_of_its_speaker() -> None:
    transcript = read("Spreker;Tijd;Tekst\nI;0:05;Hoe gaat het?\nR1;0:09;Goed.\n;;Niemand.\n")
    assert transcript.text == "I: Hoe gaat het?\nR1: Goed.\nNiemand."
    assert said(transcript) == [("I", "Hoe gaat het?"), ("R1", "Goed."), (None, "Niemand.")]
    assert transcript.interviewers == {"I"}
    assert transcript.times == ((3, 5000), (21, 9000))
    assert [turn.time_ms for turn in transcript.turns] == [5000, 9000, None]


def test_a_question_is_asked_once_by_the_interviewer() -> None:
    transcript = read(
        "respondent,vraag,antwoord\nR1,Wat is nodig?,Tijd.\nR2,Wat is nodig?,Geld.\n"
        "R2,En verder?,Rust"
    )
    assert said(transcript) == [
        ("Interviewer", "Wat is nodig?"), ("R1", "Tijd."), ("R2", "Geld."),
        ("Interviewer", "En verder?"), ("R2", "Rust"),
    ]  # fmt: skip
    assert transcript.interviewers == {"Interviewer"}


def test_answers_to_questions_have_a_respondent_even_without_a_name() -> None:
    transcript = read("vraag,antwoord\nWat is nodig?,Tijd.\n")
    assert said(transcript) == [("Interviewer", "Wat is nodig?"), ("Respondent", "Tijd.")]


def test_what_a_transcript_cannot_carry_is_reported() -> None:
    transcript = read("nr,naam,tekst,leeftijd\n1,Anna,Ja hoor.,40\n2,Bert,,50\n,,,\n")
    assert transcript.dropped == (Dropped("column", 2, "nr, leeftijd"), Dropped("empty_row", 2))


def test_the_only_column_of_prose_holds_the_answers() -> None:
    transcript = read("id,toelichting,plaats\n1,Dat is een lang verhaal hoor.,Utrecht\n")
    assert transcript.text == "Dat is een lang verhaal hoor."


def test_an_unclear_table_names_its_columns() -> None:
    with pytest.raises(FileError, match=r"unclear which column.*id, plaats"):
        read("id,plaats\n1,Utrecht\n")


def test_a_table_without_answers_is_refused() -> None:
    with pytest.raises(FileError, match="column “tekst” is empty"):
        read("naam,tekst\nAnna,\n")


def test_line_ends_in_cells_become_line_feeds() -> None:
    assert read('naam,tekst\nAnna,"een\r\ntwee\rdrie"\n').text == "Anna: een\ntwee\ndrie"


def test_a_workbook_of_answers_is_a_transcript() -> None:
    data = workbook(["Naam", "Start", "Text"], ["Anna", dt.time(0, 1, 2), "Ja."], ["Bert", None, 3])
    transcript = tables.read(data, "antwoorden.xlsx")
    assert said(transcript) == [("Anna", "Ja."), ("Bert", "3")]
    assert transcript.times == ((6, 62_000),)
    assert transcript.encoding is None
