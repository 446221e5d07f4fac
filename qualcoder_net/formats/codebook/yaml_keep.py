"""Changes a person's YAML codebook where its codes changed, and leaves every other character.

What did not change is copied in whole lines, with its comments, quotes and layout. The result is
read again before it is given out. Where the old text has turns that this does not understand
(aliases, odd brackets), more of it is written anew; in the last resort all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook import CodebookFile
from qualcoder_net.formats.codebook.drafts import other_ids
from qualcoder_net.formats.codebook.fields import FIELDS, OTHER_NAMES
from qualcoder_net.formats.codebook.yaml import (
    BYTE_ORDER_MARK,
    TOP_FIELDS,
    YamlCode,
    YamlCodebook,
    understand,
)
from qualcoder_net.formats.codebook.yaml_lines import (
    attached,
    changed_mapping,
    detached,
    empty_top,
    shifted,
    without_top,
)
from qualcoder_net.formats.codebook.yaml_node import Node
from qualcoder_net.formats.codebook.yaml_values import FieldKeeper
from qualcoder_net.formats.codebook.yaml_write import (
    STEP,
    Value,
    bare_language,
    code_lines,
    fresh,
    implied_id,
    top_values,
    values,
)
from qualcoder_net.model import CodeDraft

Drafts = tuple[CodeDraft, ...]


def kept(book: CodebookFile, original: str) -> str:
    """*original* with only what differs from *book* changed; a new text if that cannot be done."""
    wanted = book.as_read()
    try:
        old = understand(original, "original")
    except FileError:
        return fresh(wanted)
    if old.file == wanted:
        return original
    mark = BYTE_ORDER_MARK if original.startswith(BYTE_ORDER_MARK) else ""
    for anew in (False, True):
        text = _Keeper(old, wanted, anew).text()
        if _reads_as(text, wanted):
            return mark + text
    return fresh(wanted)


def _reads_as(text: str, wanted: CodebookFile) -> bool:
    try:
        return understand(text, "copy").file == wanted
    except FileError:
        return False


@dataclass(frozen=True, slots=True)
class _Place:
    """The lines of a code in the old text, and the empty lines and comments above it."""

    first: int
    last: int
    column: int
    gap: list[str]


class _Keeper:
    """Builds the new text from the old.

    With *anew*, what an anchor or alias ties to other places is written out, and every changed
    code gets its id.
    """

    def __init__(self, old: YamlCodebook, wanted: CodebookFile, anew: bool) -> None:
        self._old = old
        self._wanted = wanted
        self._anew = anew
        self._yaml = old.yaml
        self._lines = old.yaml.lines
        self._newline = "\r\n" if self._lines[0].endswith("\r\n") else "\n"
        self._fields = FieldKeeper(old.yaml, wanted.language, self._newline)
        self._bare = bare_language(wanted)
        self._same_language = old.file.language == wanted.language
        self._places: dict[YamlCode, _Place] = {}
        self._by_id: dict[str, YamlCode] = {}
        self._step: int | None = None
        self._survey(old.root, "codes", old.codes)
        for new, known in other_ids(old.file.codes, wanted.codes).items():
            if known in self._by_id:
                self._by_id[new] = self._by_id[known]

    def text(self) -> str:
        root = self._old.root
        if root.flow or root.shared:
            return fresh(self._wanted)
        before, new = top_values(self._old.file), top_values(self._wanted)

        def change(key: Node, node: Node) -> list[str] | None:
            if key.value == "codes":
                return self._list_field(
                    key, node, self._old.codes, self._old.file.codes, self._wanted.codes
                )
            return self._field(key, node, before.get(key.value), new.get(key.value))

        present = {key.value for key, _ in root.pairs}
        added = {
            name: self._fields.fresh(name, value, self._yaml.column(root.pairs[0][0].start))
            for name, value in new.items()
            if name not in present
        }
        lines = changed_mapping(self._yaml, root, change, added, TOP_FIELDS, lambda key: key.value)
        first, last = self._yaml.line(root.pairs[0][0].start), self._yaml.line(root.end)
        return self._joined([*self._lines[:first], *lines, *self._lines[last + 1 :]])

    def _joined(self, lines: Iterable[str]) -> str:
        """One text; a line that was the last and is no longer gets its end."""
        complete = [line if line.endswith(("\n", "\r")) else line + self._newline for line in lines]
        if complete and not self._lines[-1].endswith(("\n", "\r")):
            complete[-1] = complete[-1].removesuffix(self._newline)
        return "".join(complete)

    def _survey(self, node: Node, name: str, codes: Sequence[YamlCode]) -> None:
        """Remember where the codes of a list stand, and those below them."""
        key, items = next(pair for pair in node.pairs if pair[0].value == name)
        in_lines = _is_in_lines(items) and len(items.items) == len(codes)
        column = self._yaml.column(items.start)
        if in_lines and self._step is None:
            self._step = column - self._yaml.column(key.start)
        after = self._yaml.line(key.end)
        for code in codes:
            if in_lines:
                first, last = self._yaml.line(code.node.start), self._yaml.line(code.node.end)
                while first > after + 1 and not self._lines[first][column:].startswith("-"):
                    first -= 1
                self._places[code] = _Place(first, last, column, self._lines[after + 1 : first])
                after = last
            if code.draft:
                self._by_id.setdefault(code.draft.slug, code)
            if in_lines and code.plainly and code.children and not code.node.shared:
                self._survey(code.node, "children", _below(code))

    # --- fields -----------------------------------------------------------------------------------

    def _field(
        self, key: Node, node: Node, before: Value | None, new: Value | None
    ) -> list[str] | None:
        if before == new and not (self._anew and _is_shared(node)):
            return None
        return [] if new is None else self._fields.changed(key, node, new)

    def _code(self, code: YamlCode, draft: CodeDraft) -> list[str]:
        """The lines of a code, at the indentation it had."""
        place, node = self._places[code], code.node
        if code.draft == draft and self._same_language and not (self._anew and _is_shared(node)):
            return self._lines[place.first : place.last + 1]
        before, new = self._values(code, draft)
        if not code.plainly or node.flow or node.shared:
            return self._in_other_form(code, draft, before, new)

        def change(key: Node, value: Node) -> list[str] | None:
            name = OTHER_NAMES.get(key.value, key.value)
            if name == "children":
                return self._list_field(key, value, _below(code), _children(code), draft.children)
            return self._field(key, value, before.get(name), new.get(name))

        column = self._yaml.column(node.pairs[0][0].start)
        present = {OTHER_NAMES.get(key.value, key.value) for key, _ in node.pairs}
        laid_out = values(draft, self._bare)
        added = {
            name: self._fields.fresh(name, laid_out.get(name, value), column)
            for name, value in new.items()
            if name not in present
        }
        if draft.children and "children" not in present:
            added["children"] = self._new_list(" " * column + "children:", column, draft.children)
        lines = changed_mapping(
            self._yaml, node, change, added, FIELDS, lambda k: OTHER_NAMES.get(k.value, k.value)
        )
        return [*self._lines[place.first : self._yaml.line(node.pairs[0][0].start)], *lines]

    def _values(
        self, code: YamlCode, draft: CodeDraft
    ) -> tuple[dict[str, Value], dict[str, Value]]:
        """What the code says of itself and what it is to say; not its children."""
        old, language = code.draft, self._wanted.language
        assert old is not None
        before, new = values(old, self._old.file.language), values(draft, language)
        written = code.plainly and any(key.value == "id" for key, _ in code.node.pairs)
        if written:
            before = {"id": old.slug, **before}
        implied = implied_id(draft, language) == draft.slug or (
            (old.slug, old.label) == (draft.slug, draft.label)
        )
        if written or not implied or self._anew:
            new = {"id": draft.slug, **new}
        return before, new

    def _in_other_form(
        self, code: YamlCode, draft: CodeDraft, before: dict[str, Value], new: dict[str, Value]
    ) -> list[str]:
        """A code that stands in brackets, or is a label alone."""
        place, node, source = self._places[code], code.node, None
        if not node.shared and _children(code) == draft.children:
            if node.kind == "scalar" and set(new) == {"label"}:
                source = self._fields.label_alone(node, new["label"])
            elif code.plainly:
                source = self._fields.bracketed(node, before, new)
        if source is None:
            return self._new_code(draft, place.column)
        return self._fields.spliced(node, node, source)

    def _new_code(self, draft: CodeDraft, column: int) -> list[str]:
        lines = code_lines(draft, self._bare, column, self._indentation())
        return [line + self._newline for line in lines]

    def _indentation(self) -> int:
        return STEP if self._step is None else self._step

    # --- lists of codes ---------------------------------------------------------------------------

    def _list_field(
        self, key: Node, node: Node, codes: Sequence[YamlCode], before: Drafts, drafts: Drafts
    ) -> list[str] | None:
        """The lines of `codes:` or `children:`."""
        if before == drafts and self._same_language and not (self._anew and _is_shared(node)):
            return None
        column = self._yaml.column(key.start)
        if not drafts:
            empty = f"{' ' * column}{key.value}: []{self._newline}"
            return [empty] if key.value == "codes" else []
        if not all(code in self._places for code in codes) or not _is_in_lines(node):
            return self._new_list(f"{' ' * column}{key.value}:", column, drafts)
        head = self._lines[self._yaml.line(key.start) : self._yaml.line(key.end) + 1]
        return head + self._list(codes, drafts, self._yaml.column(node.start), key.value == "codes")

    def _new_list(self, head: str, column: int, drafts: Drafts) -> list[str]:
        items = self._list([], drafts, column + self._indentation(), column == 0)
        return [head + self._newline, *items]

    def _list(
        self, codes: Sequence[YamlCode], drafts: Drafts, column: int, is_top: bool
    ) -> list[str]:
        """The lines of a list in which *codes* stood and *drafts* are to stand."""
        wanted = [self._by_id.get(draft.slug) for draft in drafts]
        staying = set(codes) & {code for code in wanted if code}
        left_behind, rest = self._comments_left_behind(codes, staying)
        spaced = self._is_spaced(codes, is_top)
        top = empty_top(self._places[codes[0]].gap) if codes else []
        lines: list[str] = []
        for number, (draft, code) in enumerate(zip(drafts, wanted, strict=True)):
            if code is None or code not in self._places:
                gap, item = [], self._new_code(draft, column)
            else:
                place = self._places[code]
                gap = place.gap if code in staying else attached(place.gap)
                gap = shifted(gap, column - place.column)
                item = shifted(self._code(code, draft), column - place.column)
            gap = [*left_behind.get(code, []), *gap]
            if number == 0:
                gap = [*top, *without_top(gap)]
            elif spaced and (code not in staying or code is codes[0]):
                gap = [self._newline, *without_top(gap)]
            lines += [*gap, *item]
        return lines + rest

    def _comments_left_behind(
        self, codes: Sequence[YamlCode], staying: set[YamlCode]
    ) -> tuple[dict[YamlCode | None, list[str]], list[str]]:
        """Comments of codes that go, by the next code that stays; and those after the last."""
        found: dict[YamlCode | None, list[str]] = {}
        waiting: list[str] = []
        for code in codes:
            if code in staying:
                found[code], waiting = waiting, []
            else:
                waiting = [*waiting, *detached(self._places[code].gap)]
        return found, waiting

    def _is_spaced(self, codes: Sequence[YamlCode], is_top: bool) -> bool:
        """Whether empty lines stand between the codes of a list."""
        gaps = [self._places[code].gap for code in codes[1:]]
        if not gaps:
            return is_top
        return 2 * sum(any(not line.strip() for line in gap) for gap in gaps) > len(gaps)


def _is_in_lines(node: Node) -> bool:
    """Whether a list has its codes below one another, each with a dash."""
    return node.kind == "sequence" and not node.flow and not node.shared and bool(node.items)


def _is_shared(node: Node) -> bool:
    """Whether an anchor or an alias stands at the node or in it."""
    return (
        node.shared
        or any(map(_is_shared, node.items))
        or any(_is_shared(key) or _is_shared(value) for key, value in node.pairs)
    )


def _below(code: YamlCode) -> list[YamlCode]:
    return [child for child in code.children if isinstance(child, YamlCode)]


def _children(code: YamlCode) -> Drafts:
    return code.draft.children if code.draft else ()
