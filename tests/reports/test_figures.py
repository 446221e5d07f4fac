"""Figures: whole, the same each time, and refused where there is nothing to draw."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from PIL import Image, ImageChops

from qualcoder_net.reports.figures import drawing
from qualcoder_net.reports.figures.charts import (
    Picture,
    diverging_bars,
    dots,
    grouped_bars,
    heat,
    intervals,
)
from qualcoder_net.reports.figures.drawing import text_width, wrapped
from qualcoder_net.reports.figures.parts import Head

ROWS, COLUMNS = ["De Kade", "Oostrand"], ["waarde", "ontwerp", "legitimatie"]
GRID = [[1, 2.5, 0], [4, None, 1200]]
LONG = "de wijze waarop de gemeente opdrachtgever, financier en partner probeert te zijn"
MAKE: dict[str, Callable[..., Picture]] = {
    "diverging bars": lambda **more: diverging_bars(
        ROWS, [3, 0], [1, None], left_name="remmend", right_name="stuwend", axis="n", **more
    ),
    "grouped bars": lambda **more: grouped_bars(ROWS, COLUMNS, GRID, axis="n", **more),
    "dots": lambda **more: dots(ROWS, COLUMNS, GRID, axis="n", **more),
    "counted dots": lambda **more: dots(
        ROWS, COLUMNS, [[1, 2, 0], [0, None, 3]], of=[2, 2, 3], axis="n", **more
    ),
    "heat": lambda **more: heat(ROWS, COLUMNS, GRID, axis="n", **more),
    "intervals": lambda **more: intervals(
        ROWS, [0.8, None], [0.7, None], [0.9, None], axis="α", lines=(0.667, 0.8), **more
    ),
}


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the figures that follow print."""
    texts: list[str] = []
    sheet_text = drawing.Sheet.text

    def text(self: drawing.Sheet, x: float, y: float, *lines: str, **look: Any) -> None:
        texts.append(" ".join(lines))
        sheet_text(self, x, y, *lines, **look)

    monkeypatch.setattr(drawing.Sheet, "text", text)
    return texts


@pytest.mark.parametrize("kind", MAKE)
def test_a_figure_is_a_png_and_a_whole_svg_of_one_size(kind: str) -> None:
    made = MAKE[kind](language="nl")
    width, height = struct.unpack(">II", made.png[16:24])
    svg = etree.fromstring(made.svg.encode())
    wide, high = (float(svg.get(side).removesuffix("pt")) for side in ("width", "height"))
    assert made.png.startswith(b"\x89PNG")
    assert width / height == pytest.approx(wide / high, rel=0.01)
    assert wide / 72 * 2.54 == pytest.approx(made.width_cm, rel=0.001)
    assert made.width_cm <= 16


@pytest.mark.parametrize("kind", MAKE)
def test_a_figure_is_made_the_same_each_time_and_without_a_date(kind: str) -> None:
    first, second = MAKE[kind](language="nl"), MAKE[kind](language="nl")
    assert first == second
    assert "dc:date" not in first.svg
    assert "Matplotlib v" not in first.svg
    assert b"Software" not in first.png


@pytest.mark.parametrize("kind", MAKE)
def test_an_svg_needs_no_font_and_nothing_from_elsewhere(kind: str) -> None:
    svg = etree.fromstring(MAKE[kind](language="nl").svg.encode())
    assert not [element for element in svg.iter() if str(element.tag).endswith("}text")]
    links = [v for e in svg.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert links
    assert all(link.startswith("#") for link in links)


def test_numbers_are_printed_in_the_reports_language(printed: list[str]) -> None:
    heat(ROWS, COLUMNS, GRID, axis="n", language="nl")
    assert {"2,5", "1.200,0", "0", "n.v.t."} <= set(printed)
    printed.clear()
    grouped_bars(ROWS, COLUMNS, GRID, axis="n", language="en")
    assert {"2.5", "1,200.0", "0", "n/a"} <= set(printed)


def test_whole_numbers_have_no_decimals(printed: list[str]) -> None:
    grouped_bars(["a"], ["b"], [[12]], axis="n", language="nl")
    assert printed == ["a", "12", "n"]


def test_counted_dots_are_as_many_as_there_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    grounds: list[str] = []
    monkeypatch.setattr(
        drawing.Sheet, "circle", lambda self, x, y, radius, colour, edge: grounds.append(colour)
    )
    dots(["theme"], ["De Kade", "Lint"], [[1, 2]], of=[3, 2], axis="n", language="nl")
    assert [ground == "white" for ground in grounds] == [False, True, True, False, False]


def test_a_scale_grows_with_values_beyond_its_ends(printed: list[str]) -> None:
    intervals(["a"], [-0.2], [-0.5], [0.1], axis="α", language="nl")
    assert "-0,50" in [said.replace("−", "-") for said in printed]


@pytest.mark.parametrize(
    "made",
    [
        lambda: heat([LONG], [LONG] * 3, [[1, 2, 3]], axis=LONG, language="nl"),
        lambda: dots([LONG], [LONG] * 9, [[1] * 9], of=[2] * 9, axis=LONG, language="nl"),
        lambda: grouped_bars([LONG], [LONG] * 3, [[1, 2, 3e6]], axis=LONG, language="nl"),
        lambda: diverging_bars(
            [LONG], [0], [9], left_name="remmende krachten", right_name="stuwend", axis=LONG,
            language="nl",
        ),
    ],
)  # fmt: skip
def test_long_labels_leave_no_ink_at_the_edges(made: Callable[[], Picture]) -> None:
    with Image.open(io.BytesIO(made().png)) as image:
        grey = ImageChops.invert(image.convert("L"))
    _, top, right, bottom = grey.point(lambda ink: 255 if ink > 128 else 0).getbbox() or [0] * 4
    assert top > 0
    assert right < grey.width
    assert bottom < grey.height


def test_labels_are_wrapped_and_never_lose_a_word() -> None:
    lines = wrapped(LONG, 4)
    assert " ".join(lines) == LONG
    assert max(map(text_width, lines)) <= 4


def test_only_a_word_wider_than_its_room_is_broken() -> None:
    word = "verantwoordelijkheidsverdeling"
    lines = wrapped(f"a {word} b", 3)
    assert max(map(text_width, lines)) <= 3
    assert "".join(line.removesuffix("-") for line in lines if line not in ("a", "b")) in (
        word, f"{word} b",
    )  # fmt: skip
    assert wrapped(word, text_width(word)) == [word]


@pytest.mark.parametrize("columns", [2, 5, 7, 15])
def test_heads_keep_within_the_paper(columns: int) -> None:
    names = ["persoonsafhankelijkheid", "adviesraad van bewoners"] * columns
    head = Head(names[:columns], start=3)
    assert head.middle(columns - 1) + head.width / 2 <= 16
    assert head.end <= 16


@pytest.mark.parametrize(
    "make",
    [
        lambda: diverging_bars(
            [], [], [], left_name="l", right_name="r", axis="n", language="nl"
        ),
        lambda: diverging_bars(
            ["a"], [1], [], left_name="l", right_name="r", axis="n", language="nl"
        ),
        lambda: grouped_bars([], ["a"], [], axis="n", language="nl"),
        lambda: grouped_bars(["a"], [], [[]], axis="n", language="nl"),
        lambda: grouped_bars(["a"], list("bcdef"), [[1, 2, 3, 4, 5]], axis="n", language="nl"),
        lambda: dots(["a"], [], [[]], axis="n", language="nl"),
        lambda: dots(["a"], ["b"], [[1]], of=[1, 2], axis="n", language="nl"),
        lambda: dots(["a"], ["b"], [[1]], of=[40], axis="n", language="nl"),
        lambda: heat(["a"], ["b"], [[1, 2]], axis="n", language="nl"),
        lambda: intervals([], [], [], [], axis="n", language="nl"),
    ],
)  # fmt: skip
def test_nothing_to_draw_or_sizes_that_do_not_fit_are_refused(make: Callable[[], Picture]) -> None:
    with pytest.raises(ValueError):
        make()


def test_figures_of_nothing_but_zeros_or_gaps_can_be_drawn() -> None:
    assert diverging_bars(
        ["a"], [0], [None], left_name="l", right_name="r", axis="n", language="nl"
    ).png
    assert heat(["a"], ["b"], [[None]], axis="n", language="nl").png
    assert dots(["a"], ["b"], [[0]], axis="n", language="nl").png


def test_signs_of_markup_and_unprintable_characters_are_text(printed: list[str]) -> None:
    made = grouped_bars(["$x_2$ \x00 <b> 字"], ["a"], [[1]], axis="100% & {n}", language="nl")
    assert etree.fromstring(made.svg.encode()) is not None
    assert printed[0].startswith("$x_2$")
