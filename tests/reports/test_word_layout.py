"""Column widths of Word tables: nothing torn while there is room, nothing beyond the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcoder_net.reports.word.layout import Layout, widest

ROOM = 9638  # twips between the margins of an upright page


def test_columns_of_figures_are_equal_where_their_heads_fit() -> None:
    layout = Layout.of_figures(ROOM, [["Form", "A. those concerned"]], ["De Kade", "Lint", "Total"])
    assert len(set(layout.widths[1:])) == 1
    assert not layout.upwards


def test_a_head_that_is_a_little_longer_takes_from_the_others() -> None:
    heads = ["Bondgenoten Vierstede", "De Kade", "Aanpak Kaneelbuurt", "Oostrand", "Lint", "Alle"]
    layout = Layout.of_figures(ROOM, [["Persoonsafhankelijkheid"]], heads)
    assert not layout.upwards
    assert layout.widths[1] > layout.widths[2]
    assert layout.widths[1] >= widest(["Bondgenoten"]) + 100


def test_heads_stand_upright_where_no_sharing_helps() -> None:
    layout = Layout.of_figures(ROOM, [["a"]], ["persoonsafhankelijkheid"] * 8)
    assert layout.upwards
    assert layout.header_height >= widest(["persoonsafhankelijkheid"])


def test_wide_letters_need_more_room() -> None:
    heads = ["Bondgenoten"] * 5
    assert not Layout.of_figures(ROOM, [["a"]], heads).upwards
    assert Layout.of_figures(ROOM, [["a"]], heads, wideness=1.4).upwards


def test_short_texts_take_no_more_than_they_need() -> None:
    layout = Layout.of_texts(ROOM, [["a", "b"], ["short", "texts"]])
    assert sum(layout.widths) < ROOM / 4


def test_the_longest_text_gets_the_most_room() -> None:
    first, second, third = Layout.of_texts(
        ROOM, [["Lint"] * 3, ["word " * 60] * 3, ["a few words more"] * 3]
    ).widths
    assert second > third > first
    assert first >= widest(["Lint"])


columns = st.lists(st.lists(st.text("aiWm \n-", max_size=80), min_size=3, max_size=3), min_size=1)


@given(columns)
def test_columns_of_text_never_leave_the_page(texts: list[list[str]]) -> None:
    widths = Layout.of_texts(ROOM, texts).widths
    assert len(widths) == len(texts)
    assert sum(widths) <= ROOM
    assert all(width >= 0 for width in widths)


@given(st.integers(0, 3), st.lists(st.text("aiWm -", max_size=40), max_size=20))
def test_columns_of_figures_never_leave_the_page(sides: int, heads: list[str]) -> None:
    widths = Layout.of_figures(ROOM, [["Persoonsafhankelijkheid"]] * sides, heads).widths
    assert len(widths) == sides + len(heads)
    assert sum(widths) <= ROOM
