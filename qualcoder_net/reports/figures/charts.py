"""Charts of plain values for reports: quiet, labelled directly, and legible when printed grey.

All take the report's language for their numbers, have no title (the caption is it), and are made
for the text width of a Word page. `axis` says what is measured. A value that is None does not exist
and is said to be n/a. ValueError where there is nothing to draw or the sizes do not fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from qualcoder_net.reports.figures.drawing import (
    GREY,
    INK,
    RULE,
    SMALL,
    Picture,
    Sheet,
    sheet,
    text_width,
)
from qualcoder_net.reports.figures.parts import (
    GAP,
    WIDTH,
    Figures,
    Foot,
    Key,
    Side,
    Values,
    bar,
    check,
    grid,
)
from qualcoder_net.reports.words import words

__all__ = ["Picture", "diverging_bars", "dots", "grouped_bars", "heat", "intervals"]

# Apart in hue for the eye and in lightness for the printer.
_DARK, _WARM = "#1f3a5f", "#e3ad66"
_SERIES = ("#1f3a5f", "#6f9cc4", "#b9d3ea", "#f0f0f0")
_DOT, _STEP = 0.15, 0.42  # the radius of a dot that is counted, and from one to the next
_MOST_DOTS = 12


def diverging_bars(
    rows: Sequence[str],
    left: Values,
    right: Values,
    *,
    left_name: str,
    right_name: str,
    axis: str,
    language: str,
) -> Picture:
    """Two opposed quantities a row, to both sides of one line on one scale; none below zero."""
    check(rows, left, right)
    side, figures, top = Side(rows), Figures(language, left, right), 0.75
    most = [max((value or 0 for value in values), default=0) for values in (left, right)]
    # a side has room for its bars and their figures, or at least for its name
    names = [text_width(name, bold=True) + 2 * GAP for name in (left_name, right_name)]
    room, foot = WIDTH - side.width, Foot(axis, side.width)
    scale = (room - 2 * figures.width) / (sum(most) or 1)
    for own, name, other in ((most[0], names[0], most[1]), (most[1], names[1], most[0])):
        if own * scale + figures.width < name and other:
            scale = min(scale, (room - name - figures.width) / other)
    middle = side.width + max(most[0] * scale + figures.width, names[0])
    with sheet(WIDTH, top + side.height + foot.height) as page:
        page.text(middle - GAP, 0.35, left_name, align="right", bold=True)
        page.text(middle + GAP, 0.35, right_name, bold=True)
        for (y, height), a, b in zip(side.drawn(page, top), left, right, strict=True):
            thick = min(height - 0.2, 0.46)
            bar(page, middle, y, (a or 0) * scale, thick, _WARM, figures.said(a), way=-1)
            bar(page, middle, y, (b or 0) * scale, thick, _DARK, figures.said(b))
        page.line(middle, top, middle, top + side.height, INK, 0.9)
        foot.draw(page)
        return page.picture()


def grouped_bars(
    rows: Sequence[str],
    series: Sequence[str],
    values: Sequence[Values],
    *,
    axis: str,
    language: str,
) -> Picture:
    """For each row one bar of each series, at most four (`values`: row × series)."""
    check(rows, values)
    check(series, *values)
    if len(series) > len(_SERIES):
        raise ValueError("no more than four series can be told apart")
    figures, thick = Figures(language, *values), 0.42 if len(series) == 1 else 0.34
    side = Side(rows, thick * len(series) + 0.3)
    scale = (WIDTH - side.width - figures.width) / figures.most
    foot = Foot(axis, side.width)
    key = Key(series if len(series) > 1 else (), _SERIES, side.width)
    with sheet(WIDTH, key.height + side.height + foot.height) as page:
        key.draw(page)
        for (y, _), row in zip(side.drawn(page, key.height), values, strict=True):
            for i, value in enumerate(row):
                place = y + thick * (i - (len(series) - 1) / 2)
                length = (value or 0) * scale
                bar(page, side.width, place, length, thick, _SERIES[i], figures.said(value))
        page.line(side.width, key.height, side.width, key.height + side.height, INK, 0.9)
        foot.draw(page)
        return page.picture()


def dots(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Values],
    *,
    of: Sequence[int] | None = None,
    axis: str,
    language: str,
) -> Picture:
    """How much of each row there is in each column, as dots (`values` is row × column).

    With `of`, the most that each column can have (such as its respondents, up to twelve), the dots
    can be counted: so many full ones of all. Without it a dot's area is the value, which stands
    beside it.
    """
    check(rows, values)
    check(columns, *values)
    if of is not None:
        check(columns, of)
        if max(of) > _MOST_DOTS:
            raise ValueError("more dots than can be counted at a glance")
    figures, tall = Figures(language, *values), 0.66 if of is not None else 0.95
    side, head = grid(rows, columns, tall, least=max(of or [0]) * _STEP + 0.3)
    foot = Foot(axis, side.width, head.end)
    with sheet(head.end, head.height + side.height + foot.height) as page:
        head.draw(page)
        for (y, _), row in zip(side.drawn(page, head.height), values, strict=True):
            for j, value in enumerate(row):
                if value is None:
                    said = figures.said(None)
                    page.text(head.middle(j), y, said, align="center", size=SMALL, colour=GREY)
                elif of is not None:
                    _countable(page, head.middle(j), y, value, of[j])
                elif value:
                    x, radius = head.middle(j) - 0.25, 0.42 * (value / figures.most) ** 0.5
                    page.circle(x, y, radius, _SERIES[1])
                    page.text(x + 0.5, y, figures.said(value), size=SMALL)
        foot.draw(page)
        return page.picture()


def _countable(page: Sheet, x: float, y: float, value: float, of: int) -> None:
    """As many dots as *of*, around x; the first *value* of them full."""
    first = x - _STEP * (of - 1) / 2
    for i in range(of):
        page.circle(first + i * _STEP, y, _DOT, _DARK if i < value else "white", _SERIES[1])


def heat(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Sequence[Values],
    *,
    axis: str,
    language: str,
) -> Picture:
    """Figures on grounds in four steps, as in the matrix (`values` is row × column)."""
    check(rows, values)
    check(columns, *values)
    from qualcoder_net.analysis import matrix
    from qualcoder_net.reports.shades import FILLS

    known = [[float("nan") if v is None else float(v) for v in row] for row in values]
    steps = matrix.heat(known).reshape(len(rows), len(columns))
    figures = Figures(language, *values)
    side, head = grid(rows, columns, 0.66)
    foot = Foot(axis, side.width, head.end)
    with sheet(head.end, head.height + side.height + foot.height) as page:
        head.draw(page)
        for i, (y, height) in enumerate(side.drawn(page, head.height, ruled=False)):
            for j, value in enumerate(values[i]):
                fill = f"#{FILLS[steps[i, j]] or 'ffffff'}"
                page.bar(
                    head.middle(j) - head.width / 2, y - height / 2, head.width, height, fill, RULE
                )
                colour, said = INK if value else GREY, figures.said(value)
                page.text(head.middle(j), y, said, align="center", colour=colour)
        foot.draw(page)
        return page.picture()


def intervals(
    rows: Sequence[str],
    values: Values,
    low: Values,
    high: Values,
    *,
    axis: str,
    language: str,
    lines: Sequence[float] = (),
    ends: tuple[float, float] = (0, 1),
    decimals: int = 2,
) -> Picture:
    """Values with their intervals on a scale over *ends*, and *lines* where a rule draws them.

    The scale grows with values beyond its ends.
    """
    check(rows, values, low, high)
    t, side, top = words(language), Side(rows), 0.15
    foot, named = Foot(axis, side.width), list[float]()
    known = [value for group in (values, low, high) for value in group if value is not None]
    start, end = min([ends[0], *known]), max([ends[1], *known])
    figures = max(text_width(t.number(value, decimals)) for value in (*known, start)) + GAP
    first, room = side.width + 0.3, WIDTH - side.width - figures - 0.8

    def x(value: float) -> float:
        return first + room * (value - start) / ((end - start) or 1)

    with sheet(WIDTH, top + side.height + 0.5 + foot.height) as page:
        rows_drawn = list(side.drawn(page, top))
        below = top + side.height
        for place in (*lines, start, end, *ends):
            rule = place in lines
            page.line(x(place), top, x(place), below + 0.1, GREY if rule else RULE, 0.8)
            if all(abs(x(place) - x(other)) > 0.9 for other in named):
                page.text(
                    x(place), below + 0.3, t.number(place, decimals), align="center", size=SMALL
                )
                named.append(place)
        for (y, _), value, a, b in zip(rows_drawn, values, low, high, strict=True):
            if a is not None and b is not None:
                page.line(x(a), y, x(b), y, _SERIES[1], 2.4)
            if value is not None:
                page.circle(x(value), y, 0.13, _DARK)
            said = t("n/a") if value is None else t.number(value, decimals)
            page.text(WIDTH, y, said, align="right", size=SMALL)
        foot.draw(page)
        return page.picture()
