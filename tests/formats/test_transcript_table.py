from __future__ import annotations

import pytest

from qualcoder_net.formats.transcript_table import Cell, paragraphs_of
from qualcoder_net.formats.turns import Paragraph

LONG = "Dat is een antwoord van meer dan een paar woorden."


def rows(*lines: str) -> list[list[Cell]]:
    """Rows of cells parted by `|`, whose paragraphs are parted by `/`; `-` is a covered place."""
    return [
        [
            None if cell.strip() == "-" else [Paragraph(p.strip()) for p in cell.split("/")]
            for cell in line.split("|")
        ]
        for line in lines
    ]


def spoken(*lines: str) -> list[tuple[str | None, int | None, str]]:
    paragraphs, _ = paragraphs_of(rows(*lines))
    return [(p.speaker, p.time_ms, p.text) for p in paragraphs]


def test_time_speaker_and_text_are_told_by_their_headings() -> None:
    assert spoken("Tijd | Spreker | Tekst", "00:01:05 | I: | Hoe?", "01:10 | R1 | Zo.") == [
        ("I", 65_000, "Hoe?"),
        ("R1", 70_000, "Zo."),
    ]


@pytest.mark.parametrize(
    "headings",
    ["Speaker | Text", "Naam | Transcript", "Wie? | Tekst (letterlijk)", "SPREKER | UITSPRAAK"],
)
def test_headings_are_known_in_dutch_and_english(headings: str) -> None:
    assert spoken(headings, "Jan | Ja.", "Anna | Nee.") == [
        ("Jan", None, "Ja."),
        ("Anna", None, "Nee."),
    ]


def test_a_title_above_the_headings_is_kept_as_text() -> None:
    assert spoken("Interview 3 | -", "Naam | Tekst", "Jan | Ja.") == [
        (None, None, "Interview 3"),
        ("Jan", None, "Ja."),
    ]


def test_an_empty_label_means_that_the_same_speaker_goes_on() -> None:
    assert spoken("Naam | Tekst", "Jan | Ja.", " | En nog iets.")[1][0] == "Jan"


def test_a_title_between_the_turns_belongs_to_nobody() -> None:
    assert spoken("Naam | Tekst", "Jan | Ja.", "Deel 2 | -", "Anna | Nee.")[1] == (
        "", None, "Deel 2",
    )  # fmt: skip


def test_a_time_in_the_label_cell_is_taken_from_it() -> None:
    assert spoken("Spreker | Tekst", "Jan / 00:00:07 | Ja.") == [("Jan", 7000, "Ja.")]


def test_a_column_without_a_place_is_reported_and_a_counter_is_not() -> None:
    paragraphs, lost = paragraphs_of(
        rows("Nr | Naam | Tekst | Opmerking", "1 | Jan | Ja. | lacht", "2 | Anna | Nee. | ")
    )
    assert [p.text for p in paragraphs] == ["Ja.", "Nee."]
    assert lost == ["Opmerking"]


def test_questions_and_answers_in_two_columns_are_turns() -> None:
    assert spoken("Vraag | Antwoord", f"Hoe? | {LONG}", f"Waarom? | {LONG}") == [
        ("Vraag", None, "Hoe?"),
        ("Antwoord", None, LONG),
        ("Vraag", None, "Waarom?"),
        ("Antwoord", None, LONG),
    ]


def test_questions_without_headings_part_turns_without_inventing_names() -> None:
    turns = spoken(*[f"Waarom is dat {n}? | {LONG} Nummer {n}." for n in range(4)])
    assert turns[:2] == [("", None, "Waarom is dat 0?"), ("", None, f"{LONG} Nummer 0.")]


def test_respondent_over_short_labels_is_a_speakers_column() -> None:
    assert spoken("Respondent | Antwoord", f"R1 | {LONG}", f"R2 | {LONG}", f"R1 | {LONG}")[0] == (
        "R1", None, LONG,
    )  # fmt: skip


def test_labels_that_return_are_speakers_without_headings() -> None:
    assert spoken(f"I | {LONG}", f"R | {LONG}", f"I | {LONG}", f"R | {LONG}")[3] == (
        "R", None, LONG,
    )  # fmt: skip


def test_times_labels_and_texts_are_told_by_their_contents() -> None:
    assert spoken(*[f"[00:0{n}:00] | {'IR'[n % 2]} | {LONG}" for n in range(4)])[2] == (
        "I", 120_000, LONG,
    )  # fmt: skip


def test_times_beside_text_leave_the_labels_to_the_text() -> None:
    assert spoken(*[f"0:0{n} | {'IR'[n % 2]}: {LONG} / Meer." for n in range(4)])[:2] == [
        (None, 0, f"I: {LONG}"),
        (None, None, "Meer."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Datum | 3 mei 2024", "Plaats | Utrecht, kantoor", "Naam | Jan de Vries"],
        ["Het gaat goed, vind ik | Eens", "Wij overleggen | Oneens", "Het is nuttig | Eens"],
        [f"Structuur | {LONG}", f"Structuur | {LONG}", f"Cultuur | {LONG}", f"Cultuur | {LONG}"],
        ["2019 | 12", "2020 | 14", "2021 | 11"],
        [f"Ja | {LONG}", f"Nee | {LONG}", f"Ja | {LONG}", f"Nee | {LONG}"],
    ],
    ids=["header fields", "statements", "grouped themes", "numbers", "yes and no"],
)  # fmt: skip
def test_other_tables_are_lines_with_tabs(lines: list[str]) -> None:
    assert spoken(*lines) == [(None, None, "\t".join(map(str.strip, s.split("|")))) for s in lines]


def test_a_box_around_the_text_leaves_its_paragraphs_apart() -> None:
    assert [text for *_, text in spoken("I: Hoe? / R: Zo.")] == ["I: Hoe?", "R: Zo."]


def test_a_cell_of_several_paragraphs_keeps_them() -> None:
    assert [text for *_, text in spoken("I: Hoe? / R: Zo. | aantekening", "x | y")] == [
        "I: Hoe?", "R: Zo.", "aantekening", "x\ty",
    ]  # fmt: skip


def test_the_bold_beginning_of_a_row_survives() -> None:
    paragraphs, _ = paragraphs_of([[[Paragraph("  Jan:", bold=6)], [Paragraph("Ja.")]]])
    assert paragraphs == [Paragraph("Jan:\tJa.", bold=4)]


def test_empty_rows_and_tables_leave_nothing() -> None:
    assert paragraphs_of([]) == ([], [])
    assert paragraphs_of(rows(" | ", "")) == ([], [])
