"""What practice came to as rows of text: all codes together, the branches, then every code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from qualcoder_net.core.comparing import Compared, OnCode, on_code
from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Code, Codebook
from qualcoder_net.tui.screens.agreement_table import (
    NO_FIGURE,
    Head,
    Row,
    Table,
    figure,
    percent,
    right,
    strength_mark,
)
from qualcoder_net.tui.widgets.cells import fitted, width_of

if TYPE_CHECKING:
    from qualcoder_net.core.practice import Result

_NAME_AT_LEAST, _NAME_AT_MOST = 20, 44
_CODER = 10  # cells of a yardstick's name at most
_GAP = 1
_SHARES = (4, 6)  # which figures are shares of the talk


def practice_table(found: Result, book: Codebook, width: int) -> Table:
    """What there is room for in *width* cells. The keys of rows are the codes' slugs."""
    whole = _table(found, book, width)
    needed = sum(head.width + _GAP for head in whole.heads)
    return whole if needed <= width else _table(found, book, width, shares=False)


def _table(found: Result, book: Codebook, width: int, *, shares: bool = True) -> Table:
    places = Counter(place.code.id for place in found.places)
    yards = [yard.compared for yard in found.yardsticks]
    compared = found.compared
    rows = [
        _overall(_("All codes, pooled"), compared.alpha, compared.jaccard,
                 [yard.alpha for yard in yards], places.total()),
        _overall(_("Median of the codes"), compared.median, None,
                 [yard.median for yard in yards], 0),
        *_branches(compared, yards, book, places),
        *_codes(compared, yards, book, places),
    ]  # fmt: skip
    titles = [
        "α", "", "Jaccard", _("you"), "", _("reference"), "",
        *(f"α {fitted(y.coder.name, _CODER).rstrip()}" for y in found.yardsticks), _("differ"),
    ]  # fmt: skip
    heads = [
        Head(title, max(width_of(title), *(row.cells[n + 1].cell_len for row in rows)))
        for n, title in enumerate(titles)
    ]
    kept = [n for n in range(len(heads)) if shares or n not in _SHARES]
    heads = [heads[n] for n in kept]
    left = width - sum(head.width + _GAP for head in heads) - _GAP
    name = Head(_("Code"), max(_NAME_AT_LEAST, min(left, _NAME_AT_MOST)))
    for row in rows:
        row.cells[0].truncate(name.width, overflow="ellipsis")
    return Table(
        [name, *heads],
        [Row(row.key, [row.cells[0], *(row.cells[n + 1] for n in kept)]) for row in rows],
    )


def _overall(
    name: str, alpha: float, jaccard: float | None, others: Sequence[float], places: int
) -> Row:
    said = "" if jaccard is None else figure(jaccard)
    cells = [
        Text(name, style="bold"),
        *_alpha(alpha),
        right(said),
        *[Text("")] * 4,
        *(right(figure(other)) for other in others),
        right(str(places or "")),
    ]
    return Row(None, cells)


def _branches(
    compared: Compared, yards: Sequence[Compared], book: Codebook, places: Counter[int]
) -> Iterator[Row]:
    for branch in book.children(None):
        row = on_code(compared.branches, branch.slug)
        others = [on_code(yard.branches, branch.slug).alpha for yard in yards]
        differ = sum(places[code.id] for code in book.subtree(branch))
        name = Text.assemble(("▌ ", branch.colour), (branch.name(current_language()), "bold"))
        yield _row(branch, name, row, others, differ)


def _codes(
    compared: Compared, yards: Sequence[Compared], book: Codebook, places: Counter[int]
) -> Iterator[Row]:
    """Each code by itself that one of the two used."""
    for _depth, code in book.walk():
        row = on_code(compared.codes, code.slug)
        if row.own.segments or row.reference.segments:
            others = [on_code(yard.codes, code.slug).alpha for yard in yards]
            name = Text.assemble("  ", ("▌ ", code.colour), code.name(current_language()))
            yield _row(code, name, row, others, places[code.id])


def _row(code: Code, name: Text, row: OnCode, others: Sequence[float], differ: int) -> Row:
    shares = [
        cell
        for one in (row.own, row.reference)
        for cell in (right(str(one.segments or NO_FIGURE)), right(percent(one.share), "dim"))
    ]
    cells = [
        name,
        *_alpha(row.alpha),
        right(figure(row.jaccard)),
        *shares,
        *(right(figure(other)) for other in others),
        right(str(differ or "·")),
    ]
    return Row(code.slug, cells)


def _alpha(value: float) -> list[Text]:
    return [right(figure(value), "bold"), right(strength_mark(value))]
