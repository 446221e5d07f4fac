"""Tables of figures on wide and on narrow terminals."""

from __future__ import annotations

import pytest

from qualcoder_net.cli import figures

HEAD = ["Code", "α", "Jaccard", "you", "", "reference", "", ""]
ROWS = [
    ["Direct value for residents", "-0.02", "0.00", "0", "0.0%", "3", "4.5%", "only the reference"],
    ["Direct value for the ward", "0.96", "0.93", "1", "1.0%", "1", "1.0%", ""],
    ["Median of the codes", "0.47", "", "", "", "", "", ""],
]


def lines(columns: int | None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(figures, "terminal_width", lambda: columns)
    return [*figures.figure_table(HEAD, ROWS)]


@pytest.mark.parametrize("columns", [None, 100, 80])
def test_where_there_is_room_figures_stand_beneath_each_other(
    columns: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, *rows = lines(columns, monkeypatch)
    assert len(rows) == len(ROWS)
    assert {row.index(figure) + len(figure) for row, figure in zip(rows, ("-0.02", "0.96", "0.47"),
                                                                   strict=True)} == {
        head.index("α") + 1
    }  # fmt: skip


def test_a_narrow_terminal_shows_every_name_and_figure_in_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = lines(60, monkeypatch)
    assert max(map(len, said)) <= 60
    assert said == [
        "Direct value for residents · only the reference",
        "  α -0.02 · Jaccard 0.00 · you 0 0.0% · reference 3 4.5%",
        "Direct value for the ward",
        "  α 0.96 · Jaccard 0.93 · you 1 1.0% · reference 1 1.0%",
        "Median of the codes",
        "  α 0.47",
    ]
    assert all(len(line) <= 30 for line in lines(30, monkeypatch))
