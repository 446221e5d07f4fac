"""The code picker: type a little of a code, apply it; or make a new one by its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from qualcoder_net.i18n import _, current_language, msg
from qualcoder_net.model import PATH_SEPARATOR, Code, Codebook, text_in
from qualcoder_net.tui.widgets.badges import swatch
from qualcoder_net.tui.widgets.cells import shown
from qualcoder_net.tui.widgets.fuzzy import folded
from qualcoder_net.tui.widgets.keyhints import Hint
from qualcoder_net.tui.widgets.picker import Item, Picker

_BRANCH, _BENEATH = "new branch", "new beneath"


@dataclass(frozen=True, slots=True)
class Picked:
    """A code; or, without one, the label of a code to be made, beneath *parent* or as a branch."""

    code: Code | None = None
    label: str = ""
    parent: Code | None = None


class CodePicker(Picker["Picked | None"]):
    """Enter answers with what is highlighted. With *apply*, Tab applies it and stays.

    `marks` are slots and keys by code id; `here` the codes that the segment has; `first` the code
    to begin on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "apply", show=False, priority=True)]

    def __init__(
        self,
        book: Codebook,
        title: str,
        *,
        marks: Mapping[int, str] | None = None,
        here: Collection[int] = (),
        first: Code | None = None,
        apply: Callable[[Picked], None] | None = None,
        may_create: bool = True,
    ) -> None:
        self._book = book
        self._marks = marks or {}
        self._here = set(here)
        self._apply = apply
        self._may_create = may_create
        self._above = first
        self._depths = {code.id: depth for depth, code in book.walk()}
        what = _("Type a code, or a new name") if may_create else _("Type a code")
        super().__init__(title, [self._item(code) for _depth, code in book.walk()], what)

    def on_mount(self) -> None:
        self.show_fitting("", self._above.id if self._above else None)

    def keys(self) -> Sequence[Hint]:
        leave = Hint.of("escape", _("leave"))
        if self._apply is None:
            return Hint.of("enter", _("choose")), leave
        return Hint.of("enter", _("code")), Hint.of("tab", _("code and stay")), leave

    # --- the list -------------------------------------------------------------------------------

    def _item(self, code: Code) -> Item:
        language = current_language()
        prose = " ".join(text_in(texts, language) for texts in (code.definition, code.inclusion))
        name = code.name(language)
        return Item(code.id, name, Content(name), self._book.path(code, language), prose)

    def content_of(self, item: Item, typed: str) -> Content:
        code = self._book.by_id.get(item.key) if isinstance(item.key, int) else None
        if code is None:
            return item.content
        indent = "" if typed else "  " * self._depths.get(code.id, 0)
        parents = item.context.split(PATH_SEPARATOR)[:-1] if typed else []
        return Content.assemble(
            indent,
            swatch(self, code.colour),
            f"{self._marks.get(code.id, ''):<2} ",
            (shown(item.name), "bold" if typed else ""),
            " ✓" if code.id in self._here else "",
            (f"  {shown(PATH_SEPARATOR.join(parents))}" if parents else "", "dim"),
        )

    def extra(self, typed: str, fitting: Sequence[Item]) -> Iterable[Item]:
        label = " ".join(typed.split())
        if not (label and self._may_create):
            return
        if fitting and isinstance(fitting[0].key, int):
            self._above = self._book.by_id[fitting[0].key]
        if not any(folded(item.name) == folded(label) for item in fitting):
            yield Item(_BRANCH, label, Content(str(msg("＋ create code “{code}”", code=label))))
        if self._above is not None:
            yield Item(_BENEATH, label, self._offer_beneath(label))

    def _offer_beneath(self, label: str) -> Content:
        assert self._above is not None
        parent = self._above.name(current_language())
        offer = msg("＋ create code “{code}” beneath “{parent}”", code=label, parent=parent)
        return Content(str(offer))

    def show_detail(self) -> None:
        """The offer to make a code beneath another follows the code that is highlighted."""
        super().show_detail()
        code = self._book.by_id.get(self.highlighted) if isinstance(self.highlighted, int) else None
        if code is None or code == self._above:
            return
        self._above = code
        if _BENEATH in self._keys:
            at = self._keys.index(_BENEATH)
            self.listing.replace_option_prompt_at_index(at, self._offer_beneath(self.typed))

    def detail(self, key: Hashable | None) -> Content:
        code = self._book.by_id.get(key) if isinstance(key, int) else None
        if code is None:
            return Content("")
        return code_detail(code, self._book)

    # --- choosing -------------------------------------------------------------------------------

    def _picked(self, key: Hashable) -> Picked:
        label = " ".join(self.typed.split())
        if key == _BRANCH:
            return Picked(label=label)
        if key == _BENEATH:
            return Picked(label=label, parent=self._above)
        assert isinstance(key, int)
        return Picked(self._book.by_id[key])

    def chosen(self, key: Hashable) -> None:
        self.dismiss(self._picked(key))

    def action_apply(self) -> None:
        if self._apply is None or self.highlighted is None:
            return
        picked = self._picked(self.highlighted)
        self._apply(picked)
        if picked.code:
            self._here.add(picked.code.id)
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.show_fitting("", picked.code.id if picked.code else None)

    def set_book(self, book: Codebook) -> None:
        """The codebook has grown while this picker stays."""
        self._here |= {code.id for code in book.codes} - {code.id for code in self._book.codes}
        self._book = book
        self._depths = {code.id: depth for depth, code in book.walk()}
        self._items = [self._item(code) for _depth, code in book.walk()]


def code_detail(code: Code, book: Codebook) -> Content:
    """What a code means, to be read while choosing."""
    language = current_language()
    parts: list[Content] = [Content.styled(shown(book.path(code, language)), "bold")]
    for heading, texts in (
        ("", code.definition),
        (_("Use it when"), code.inclusion),
        (_("Not when"), code.exclusion),
        (_("Example"), code.example),
    ):
        if said := text_in(texts, language):
            said = shown(" ".join(said.split()))
            parts.append(Content.assemble((f"{heading}: " if heading else "", "dim"), said))
    if len(parts) == 1:
        parts.append(Content.styled(_("No definition yet."), "dim"))
    return Content("\n").join(parts)
