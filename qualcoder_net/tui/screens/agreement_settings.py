"""What the agreement screen is set to, said in a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from qualcoder_net.core.names import COUNTED_NAMES, UNIT_NAMES
from qualcoder_net.i18n import Message, _, current_language, msg
from qualcoder_net.model import Code, Codebook
from qualcoder_net.tui.widgets.keyhints import Hint

if TYPE_CHECKING:
    from qualcoder_net.analysis.agreement import Counted, Unit
    from qualcoder_net.core.agreement import AgreementRequest

Order = Literal["book", "name", "alpha"]
ORDERS: Mapping[Order, Message] = {
    "book": msg("as in the codebook"),
    "name": msg("by name"),
    "alpha": msg("lowest α first"),
}


@dataclass(frozen=True)
class AgreementSettings:
    """As `core.agreement.AgreementRequest`, without its imports: the screen is there before them.

    `under` is a code's GUID, which it keeps when its id changes.
    """

    coders: tuple[str, ...] = ()
    unit: Unit = "characters"
    counted: Counted = "half"
    depth: int | None = None
    under: str | None = None
    sort: Order = "book"

    def request(self, book: Codebook) -> AgreementRequest:
        from qualcoder_net.core.agreement import AgreementRequest

        branch = self.branch(book)
        return AgreementRequest(
            coders=self.coders,
            unit=self.unit,
            counted=self.counted,
            depth=self.depth,
            under=branch.slug if branch else None,
        )

    def branch(self, book: Codebook) -> Code | None:
        """The code beneath which is compared; None, the whole book, also when that code is gone."""
        return next((code for code in book.codes if code.guid == self.under), None)

    def deepened(self, book: Codebook, step: int) -> int | None:
        """The level below or above; below the last one each code stands by itself (None)."""
        root = self.branch(book)
        deepest = max([depth + 1 for depth, _code in book.walk(root)], default=1)
        depth = (self.depth or deepest + 1) + step
        return max(1, depth) if depth <= deepest else None

    def kept(self) -> dict[str, Any]:
        """In a form that a preference can hold."""
        return asdict(self)

    @staticmethod
    def of(kept: Mapping[str, Any] | None) -> AgreementSettings:
        known = {field.name for field in fields(AgreementSettings)}
        said = {name: value for name, value in (kept or {}).items() if name in known}
        said["coders"] = tuple(said.get("coders") or ())
        return AgreementSettings(**said)

    def hints(self, book: Codebook) -> list[Hint]:
        """Every setting behind the key that changes it."""
        branch = self.branch(book)
        under = branch.name(current_language()) if branch else _("whole book")
        pairs = [
            ("o", _("coders"), ", ".join(self.coders) or _("all who coded")),
            ("c", _("unit"), str(UNIT_NAMES[self.unit])),
        ]
        if self.unit != "characters":
            pairs.append(("h", _("coded from"), str(COUNTED_NAMES[self.counted])))
        pairs += [
            ("d", _("level"), str(self.depth) if self.depth else _("each code by itself")),
            ("b", _("beneath"), under),
            ("s", _("order"), str(ORDERS[self.sort])),
        ]
        return [Hint.of(*pair) for pair in pairs]
