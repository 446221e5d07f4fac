"""What the matrix screen is set to, said in a line, and how a counted matrix is laid out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from qualcoder_net.core.names import CELL_NAMES, ORDER_NAMES, OWNER_PLURALS
from qualcoder_net.i18n import _, current_language
from qualcoder_net.model import Code, Codebook
from qualcoder_net.tui.widgets.heat_table import HeatGrid
from qualcoder_net.tui.widgets.keyhints import Hint

if TYPE_CHECKING:
    from qualcoder_net.analysis.matrix import Cells, Order
    from qualcoder_net.core.matrix import Matrix, MatrixRequest

NOUGHT, NO_FIGURE, PRESENT = "·", "–", "●"


@dataclass(frozen=True)
class MatrixSettings:
    """As `core.matrix.MatrixRequest`, without its imports: the screen is there before them.

    `under` is a code's GUID, which it keeps when its id changes.
    """

    rows: str = "case"
    cells: Cells = "segments"
    depth: int | None = 1
    under: str | None = None
    coders: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    sort: Order = "given"
    hide_empty: bool = False
    with_interviewers: bool = False

    def request(self, book: Codebook) -> MatrixRequest:
        from qualcoder_net.core.matrix import MatrixRequest

        branch = self.branch(book)
        said = {"under": branch.slug if branch else None, "coders": self.coders or None}
        return MatrixRequest(**asdict(self) | said)

    def branch(self, book: Codebook) -> Code | None:
        """The code beneath which is counted; None, the whole book, also when that code is gone."""
        return next((code for code in book.codes if code.guid == self.under), None)

    def kept(self) -> dict[str, Any]:
        """In a form that a preference can hold."""
        return asdict(self)

    @staticmethod
    def of(kept: Mapping[str, Any] | None) -> MatrixSettings:
        known = {field.name for field in fields(MatrixSettings)}
        said = {name: value for name, value in (kept or {}).items() if name in known}
        said["coders"] = tuple(said.get("coders") or ())
        said["where"] = tuple((name, value) for name, value in said.get("where") or ())
        return MatrixSettings(**said)

    def hints(self, book: Codebook) -> list[Hint]:
        """Every setting behind the key that changes it."""
        language = current_language()
        branch = self.branch(book)
        pairs = [
            ("r", _("rows"), self._rows_said()),
            ("d", _("level"), str(self.depth) if self.depth else _("all")),
            ("b", _("beneath"), branch.name(language) if branch else _("whole book")),
            ("c", _("cells"), str(CELL_NAMES[self.cells])),
            ("o", _("coders"), ", ".join(self.coders) or _("as the roles say")),
            ("f", _("filter"), " · ".join(f"{n} = {v}" for n, v in self.where) or _("none")),
            ("s", _("order"), str(ORDER_NAMES[self.sort])),
            ("e", _("empty"), _("left out") if self.hide_empty else _("shown")),
        ]
        if self.with_interviewers:
            pairs.append(("i", _("interviewers"), _("counted too")))
        return [Hint.of(*pair) for pair in pairs]

    def _rows_said(self) -> str:
        return str(OWNER_PLURALS[self.rows]) if self.rows in OWNER_PLURALS else self.rows


def grid_of(counted: Matrix, book: Codebook) -> HeatGrid:
    """A counted matrix as figures in words and shades; “›” before codes that lie deeper."""
    from qualcoder_net.analysis.matrix import heat

    result, cells = counted.result, counted.request.cells
    language = current_language()
    depths = {code.id: book.depth(code) for code in counted.column_codes.values()}
    least = min(depths.values(), default=0)

    def said(values: Any) -> list[str]:
        return [figure(value, cells) for value in values]

    return HeatGrid(
        corner=str(counted.row_heading),
        rows=[*counted.row_labels.values()],
        columns=[
            "›" * (depths[code.id] - least) + code.name(language)
            for code in counted.column_codes.values()
        ],
        figures=[said(row) for row in result.values.to_numpy().tolist()],
        shades=heat(result.values).tolist(),
        row_totals=said(result.row_totals.tolist()),
        column_totals=said(result.column_totals.tolist()),
        total=figure(result.total, cells),
        total_label=_("Total"),
    )


def figure(value: float | bool, cells: str) -> str:
    """A figure in few signs, with the decimal sign of the language; nought is a dot."""
    if isinstance(value, bool):
        return PRESENT if value else NOUGHT
    if math.isnan(value):
        return NO_FIGURE
    if not value:
        return NOUGHT
    if cells == "share":
        percent = value * 100
        text = f"{percent:.0f}%" if percent >= 9.95 else f"{percent:.1f}%"
    elif cells == "per_1000":
        text = f"{value:.1f}"
    else:
        return str(int(value))
    return text.replace(".", ",") if current_language() == "nl" else text
