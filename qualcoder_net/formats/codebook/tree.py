"""Finds out what is below what in a table of codes: parents, paths, levels or indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcoder_net.formats.codebook.columns import Columns
from qualcoder_net.formats.codebook.drafts import FoundCode
from qualcoder_net.formats.codebook.fields import Where, clean_line, closest, shortened
from qualcoder_net.formats.codebook.rows import GridRow, code_of
from qualcoder_net.i18n import msg

_NO_PARENT = frozenset({"", "-", "–", "—"})
_INDENT = re.compile(r"[\s\u00a0]*(?:[-–—•·>]+[\s\u00a0]+)?")
_TAB = 4
_SEPARATORS = (r"\s+>\s+|\s*›\s*", r"\\+", r"\s*/\s*", r"\s*>\s*")


def codes_of(columns: Columns, rows: Sequence[GridRow]) -> list[FoundCode]:
    """The codes as trees. What shows the tree: parents, a path, levels, or else the indentation."""
    rows = [row for row in rows if not row.is_empty]
    codes = [code_of(columns, row) for row in rows]
    if "parent" in columns.words:
        return _by_parents(columns, rows, codes)
    if "path" in columns.words:
        return _by_paths(columns, rows, codes)
    if columns.levels:
        return _by_levels(columns, rows, codes)
    return _by_indents(columns, rows, codes)


# --- parents --------------------------------------------------------------------------------------


def _by_parents(
    columns: Columns, rows: Sequence[GridRow], codes: list[FoundCode]
) -> list[FoundCode]:
    column = columns.words["parent"]
    names = _Names(codes)
    parents: dict[FoundCode, FoundCode] = {}
    roots = []
    for row, code in zip(rows, codes, strict=True):
        where = row.where(column)
        name = clean_line(row.cell(column), where)
        if name in _NO_PARENT and name not in names.by_id:
            roots.append(code)
            continue
        parent = parents[code] = names.find(name, where, parents)
        parent.children.append(code)
    _refuse_cycles(codes, parents)
    return roots


class _Names:
    """Finds codes by id, by label, or by path."""

    def __init__(self, codes: Sequence[FoundCode]) -> None:
        self.by_id = {code.id: code for code in codes if code.id}
        self._by_label: dict[str, list[FoundCode]] = {}
        for code in codes:
            for label in {text.casefold() for text in code.texts.get("label", {}).values()}:
                self._by_label.setdefault(label, []).append(code)

    def find(self, name: str, where: Where, parents: dict[FoundCode, FoundCode]) -> FoundCode:
        if code := self.by_id.get(name):
            return code
        found = self._by_label.get(name.casefold(), [])
        if not found:
            parts = _parts(name)
            found = [
                code
                for code in self._by_label.get(parts[-1].casefold(), [])
                if _is_below(code, parts[:-1], parents)
            ]
        if len(found) == 1:
            return found[0]
        if found:
            raise where.error(
                msg("Several codes are called “{name}”: at {one} and at {other}.",
                    name=shortened(name), one=found[0].where("label").place,
                    other=found[1].where("label").place),
                msg("Name the parent by its id, or by its path (a > b)."),
            )  # fmt: skip
        near = closest(name, [*self.by_id, *self._by_label])
        raise where.error(
            msg("There is no code “{name}” to be the parent.", name=shortened(name)),
            msg("Did you mean “{near}”?", near=near)
            if near
            else msg("Give the parent a row of its own."),
        )


def _is_below(code: FoundCode, path: Sequence[str], parents: dict[FoundCode, FoundCode]) -> bool:
    for part in reversed(path):
        above = parents.get(code)
        if above is None or above is code:
            return False
        labels = (label.casefold() for label in above.texts.get("label", {}).values())
        if part != above.id and part.casefold() not in labels:
            return False
        code = above
    return True


def _refuse_cycles(codes: Sequence[FoundCode], parents: dict[FoundCode, FoundCode]) -> None:
    harmless: set[FoundCode] = set()
    for code in codes:
        line: list[FoundCode] = []
        seen: set[FoundCode] = set()
        above: FoundCode | None = code
        while above is not None and above not in harmless:
            if above in seen:
                circle = [*line[line.index(above) :], above]
                names = " > ".join(_name(one) for one in reversed(circle[:6]))
                raise above.where("parent").error(
                    msg("A code stands below itself: {names}.", names=names),
                    msg("Give one of them another parent, or none."),
                )
            seen.add(above)
            line.append(above)
            above = parents.get(above)
        harmless |= seen


def _name(code: FoundCode) -> str:
    return shortened(code.id or next(iter(code.texts.get("label", {}).values()), "?"))


# --- paths and levels -----------------------------------------------------------------------------


class _Tree:
    """Codes by their path; what is only named on the way to another code is made too."""

    def __init__(self) -> None:
        self.roots: list[FoundCode] = []
        self._codes: dict[tuple[str, ...], FoundCode] = {}
        self._only_named: set[FoundCode] = set()

    def add(self, path: Sequence[str], code: FoundCode, row: GridRow) -> None:
        key = tuple(part.casefold() for part in path)
        if not key:
            raise row.where(None).error(
                msg("The code has no label."), msg("Give it one: the name that coders will see.")
            )
        code.texts.setdefault("label", {"": path[-1]})
        before = self._codes.get(key)
        if before is None:
            self._place(key, path, code, row)
        elif before in self._only_named:
            self._only_named.remove(before)
            code.children = before.children
            siblings = self._siblings(key, path, row)
            siblings[siblings.index(before)] = code
            self._codes[key] = code
        else:
            raise row.where(None).error(
                msg("The code “{name}” stands here for the second time; first at {place}.",
                    name=shortened(" > ".join(path)), place=before.where(None).place),
                msg("Remove one of the two rows, or give one another label."),
            )  # fmt: skip

    def _place(
        self, key: tuple[str, ...], path: Sequence[str], code: FoundCode, row: GridRow
    ) -> None:
        self._siblings(key, path, row).append(code)
        self._codes[key] = code

    def _siblings(self, key: tuple[str, ...], path: Sequence[str], row: GridRow) -> list[FoundCode]:
        siblings = self.roots
        for depth in range(1, len(key)):
            above = self._codes.get(key[:depth])
            if above is None:
                above = FoundCode(where=lambda _: row.where(None))
                above.texts["label"] = {"": path[depth - 1]}
                self._only_named.add(above)
                siblings.append(above)
                self._codes[key[:depth]] = above
            siblings = above.children
        return siblings


def _by_paths(columns: Columns, rows: Sequence[GridRow], codes: list[FoundCode]) -> list[FoundCode]:
    column = columns.words["path"]
    cells = [clean_line(row.cell(column), row.where(column)) for row in rows]
    paths = [_parts(cell, cells) for cell in cells]
    labels = [list(code.texts.get("label", {}).values()) for code in codes]
    ends = sum(bool(path) and path[-1] in said for path, said in zip(paths, labels, strict=True))
    # beside a label, a path may lead to the code or to what is above it
    leads_above = any(labels) and 2 * ends < sum(map(bool, labels))
    tree = _Tree()
    for row, code, path, said in zip(rows, codes, paths, labels, strict=True):
        tree.add([*path, *said[:1]] if said and (leads_above or not path) else path, code, row)
    return tree.roots


def _parts(path: str, paths: Sequence[str] = ()) -> list[str]:
    """The labels in a path, parted by the first of the separators that *paths* have."""
    among = paths or [path]
    separator = next(
        (sign for sign in _SEPARATORS if any(re.search(sign, one) for one in among)), None
    )
    parts = re.split(separator, path) if separator else [path]
    return [part.strip() for part in parts if part.strip()]


def _by_levels(
    columns: Columns, rows: Sequence[GridRow], codes: list[FoundCode]
) -> list[FoundCode]:
    tree = _Tree()
    above: list[str] = []
    deeper = columns.texts.get("label", {}).get("")
    for row, code in zip(rows, codes, strict=True):
        said = [clean_line(row.cell(column), row.where(column)) for column in columns.levels]
        if deeper is not None:
            label = code.texts.get("label", {}).get("", "")
            said.append(label if label not in said else "")
        deepest = max((n for n, label in enumerate(said) if label), default=-1)
        for n in range(deepest + 1):
            if said[n] and said[n] != (above[n] if n < len(above) else ""):
                above = [*above[:n], *[""] * (n - len(above)), said[n]]
        above = above[: deepest + 1]
        if deeper is None and deepest >= 0:
            code.texts["label"] = {"": said[deepest], **code.texts.get("label", {})}
        tree.add([label for label in above if label] if deepest >= 0 else [], code, row)
    return tree.roots


# --- indentation ----------------------------------------------------------------------------------


def _by_indents(
    columns: Columns, rows: Sequence[GridRow], codes: list[FoundCode]
) -> list[FoundCode]:
    """A label that begins farther to the right is below the one above it."""
    labels = columns.texts.get("label", {})
    column = next(iter(labels.values()), columns.words.get("id"))
    roots: list[FoundCode] = []
    open_codes: list[tuple[int, FoundCode]] = []
    for row, code in zip(rows, codes, strict=True):
        cell = row.cell(column).strip("\r\n")
        prefix = _INDENT.match(cell)
        begins = prefix.end() if prefix else 0
        width = row.indent + len(cell[:begins].expandtabs(_TAB))
        for language, place in labels.items():
            text = row.cell(place)
            if marked := _INDENT.match(text):
                label = clean_line(text[marked.end() :], row.where(place))
                code.texts["label"] = {**code.texts.get("label", {}), language: label}
        while open_codes and open_codes[-1][0] >= width:
            open_codes.pop()
        (open_codes[-1][1].children if open_codes else roots).append(code)
        open_codes.append((width, code))
    return roots
