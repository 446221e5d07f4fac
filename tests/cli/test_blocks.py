"""A report's blocks on the terminal: nothing is cut, words are broken only where they must be."""

from __future__ import annotations

from qualcoder_net.cli.blocks import as_lines
from qualcoder_net.cli.safe import width
from qualcoder_net.reports.document import Cell, Chapter, Items, Quotations, Table, Text
from qualcoder_net.reports.report import Quotation
from qualcoder_net.reports.words import words

T = words("en")
TEXTS = Table(
    caption="Networks",
    head=("", "Werkplaats Oostrand", "De Kade"),
    rows=(("Money", "partnerbijdragen en subsidie", Cell("niets")), ("Since", "2015", "2008")),
    notes=("A note.",),
    figures=False,
)


def lines(*blocks: object, columns: int | None = 60, fiction: bool = False) -> list[str]:
    return list(as_lines(blocks, T, columns, fiction=fiction))  # type: ignore[arg-type]


def test_a_table_of_texts_breaks_its_cells_at_words() -> None:
    assert lines(TEXTS, columns=34) == [
        "",
        "Networks",
        "       Werkplaats        De Kade",
        "       Oostrand",
        "─" * 32,
        "Money  partnerbijdragen  niets",
        "       en subsidie",
        "Since  2015              2008",
        "A note.",
    ]


def test_a_table_of_texts_that_would_break_words_is_listed_instead() -> None:
    assert lines(TEXTS, columns=28) == [
        "",
        "Networks",
        "Werkplaats Oostrand",
        "  Money: partnerbijdragen en",
        "    subsidie",
        "  Since: 2015",
        "De Kade",
        "  Money: niets",
        "  Since: 2008",
        "A note.",
    ]


def test_figures_stand_at_the_right() -> None:
    table = Table("Counts", ("Code", "n"), (("value", "3"), ("work", "12")))
    assert lines(table)[2:] == ["Code    n", "─" * 9, "value   3", "work   12"]


def test_no_line_is_wider_than_the_terminal() -> None:
    long = "wervelende " * 40
    told = lines(
        Chapter(1, "Chapter"),
        Text(long),
        Items((long, "short")),
        Quotations((Quotation(text=long, source="r1"),)),
        TEXTS,
        columns=40,
    )
    assert max(map(width, told)) <= 40
    assert "CHAPTER" in told and "· short" in told


def test_fiction_is_marked_on_tables_and_quotations() -> None:
    told = lines(TEXTS, Quotations((Quotation(text="So it is.", source="r1"),)), fiction=True)
    assert "Networks · Fictional material" in told
    assert told[-1] == "  “So it is.” (r1 · Fictional material)"


def test_signs_that_steer_a_terminal_are_shown_harmless() -> None:
    (said,) = lines(Text("red \x1b[31m text"))
    assert "\x1b" not in said
