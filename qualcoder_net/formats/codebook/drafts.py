"""Judges the codes of a file together and makes them drafts: ids, doubles, depth and number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from qualcoder_net.errors import FileError
from qualcoder_net.formats.codebook.fields import Where, kept_text
from qualcoder_net.i18n import msg
from qualcoder_net.model import CodeDraft, Texts, slug, text_in

MAX_DEPTH = 50
MAX_CODES = 20_000

_Value = TypeVar("_Value", str, tuple[str, ...])


@dataclass(slots=True, eq=False)
class FoundCode:
    """A code as a file shows it, before the codes are judged together.

    `where` tells the place of one of its fields, or with None of the code itself; `texts` are by
    field. `draft` is what became of it.
    """

    where: Callable[[str | None], Where]
    id: str = ""
    texts: dict[str, Texts] = field(default_factory=dict)
    cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    colour: str | None = None
    key: str | None = None
    gap: bool = False
    exclusive: bool = False
    guid: str | None = None
    children: list[FoundCode] = field(default_factory=list)
    draft: CodeDraft | None = None


def settle(found: Sequence[FoundCode], language: str) -> tuple[CodeDraft, ...]:
    """The codes as drafts, each with an id of its own.

    Refuses ids, keys and GUIDs that occur twice, codes without a label, and trees that are too
    deep or too large. *language* is that of texts whose language is not said.
    """
    in_order = list(_walk(found))
    for name in ("id", "key", "guid"):
        _refuse_doubles(name, [code for code, _ in in_order])
    ids = _Ids({code.id for code, _ in in_order if code.id})
    for code, parent in in_order:
        label = in_language(code.texts.get("label", {}), language)
        if not label:
            raise code.where("label" if "label" in code.texts else None).error(
                msg("The code has no label."), msg("Give it one: the name that coders will see.")
            )
        code.id = code.id or ids.new(text_in(label, language), parent)
    return tuple(_draft(code, language) for code in found)


def _walk(found: Sequence[FoundCode]) -> Iterator[tuple[FoundCode, FoundCode | None]]:
    """(code, its parent) in reading order, within the bounds of depth and number."""
    stack: list[tuple[FoundCode, FoundCode | None, int]]
    stack = [(code, None, 1) for code in reversed(found)]
    count = 0
    while stack:
        code, parent, depth = stack.pop()
        count += 1
        if depth > MAX_DEPTH:
            raise too_deep(code.where(None))
        if count > MAX_CODES:
            raise too_many(code.where(None))
        yield code, parent
        stack.extend((child, code, depth + 1) for child in reversed(code.children))


def too_deep(where: Where) -> FileError:
    return where.error(
        msg("The codes are nested more than {n} deep.", n=MAX_DEPTH),
        msg("Check the indentation, the brackets or the parents."),
    )


def too_many(where: Where) -> FileError:
    return where.error(
        msg("The codebook has more than {n} codes.", n=MAX_CODES),
        msg("Check that this is a codebook and not a table of codings."),
    )


def _refuse_doubles(name: str, codes: Sequence[FoundCode]) -> None:
    seen: dict[str, FoundCode] = {}
    for code in codes:
        value: str | None = getattr(code, name)
        if value and (other := seen.setdefault(value, code)) is not code:
            raise code.where(name).error(
                msg("“{value}” stands at another code already: {other}.",
                    value=value, other=other.where(name).place),
                msg("Give one of them another, or leave it out."),
            )  # fmt: skip


class _Ids:
    """Gives ids to codes that the file left without: the label's, else with the parent's before."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._next: dict[str, int] = {}

    def new(self, label: str, parent: FoundCode | None) -> str:
        wanted = slug(label)
        if wanted in self._taken and parent:
            wanted = f"{parent.id}-{wanted}"
        found, number = wanted, self._next.get(wanted, 2)
        while found in self._taken:
            found, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken.add(found)
        return found


def _draft(code: FoundCode, language: str) -> CodeDraft:
    def texts(name: str) -> Texts:
        return in_language(code.texts.get(name, {}), language)

    code.draft = CodeDraft(
        slug=code.id,
        label=texts("label"),
        definition=texts("definition"),
        inclusion=texts("inclusion"),
        exclusion=texts("exclusion"),
        example=texts("example"),
        cues=in_language(code.cues, language),
        colour=code.colour,
        key=code.key,
        gap=code.gap,
        exclusive=code.exclusive,
        guid=code.guid,
        children=tuple(_draft(child, language) for child in code.children),
    )
    return code.draft


def in_language(values: Mapping[str, _Value], language: str) -> dict[str, _Value]:
    """The values that are not empty; what has no language is in *language*, if that is free."""
    full = {lang: value for lang, value in values.items() if value}
    if language and "" in full and language not in full:
        return {lang or language: value for lang, value in full.items()}
    return full


def normal(draft: CodeDraft, language: str) -> CodeDraft:
    """The draft as a file gives it back: white space trimmed, no empty texts, always a label."""
    label = {lang: " ".join(text.split()) for lang, text in _kept(draft.label, language).items()}
    cues = {
        lang: tuple(line for cue in cues if (line := " ".join(kept_text(cue).split())))
        for lang, cues in draft.cues.items()
    }
    return replace(
        draft,
        label=label or {language: draft.slug},
        definition=_kept(draft.definition, language),
        inclusion=_kept(draft.inclusion, language),
        exclusion=_kept(draft.exclusion, language),
        example=_kept(draft.example, language),
        cues=in_language(cues, language),
        colour=draft.colour.lower() if draft.colour else None,
        key=draft.key.lower() if draft.key else None,
        guid=draft.guid.lower() if draft.guid else None,
        children=tuple(normal(child, language) for child in draft.children),
    )


def _kept(texts: Texts, language: str) -> dict[str, str]:
    return in_language({lang: kept_text(text) for lang, text in texts.items()}, language)


def other_ids(before: Iterable[CodeDraft], after: Iterable[CodeDraft]) -> dict[str, str]:
    """Which id a code had before, by its id after: known by a label that no other of these has."""
    old = {draft.slug: draft for draft in _all(before)}
    new = {draft.slug: draft for draft in _all(after)}
    gone = _by_label(draft for slug, draft in old.items() if slug not in new)
    come = _by_label(draft for slug, draft in new.items() if slug not in old)
    pairs = ((come[label], gone[label]) for label in come.keys() & gone.keys())
    return {one.slug: other.slug for one, other in pairs if one and other}


def _all(drafts: Iterable[CodeDraft]) -> Iterator[CodeDraft]:
    for draft in drafts:
        yield draft
        yield from _all(draft.children)


def _by_label(drafts: Iterable[CodeDraft]) -> dict[frozenset[tuple[str, str]], CodeDraft | None]:
    """The drafts by their labels; None where two have the same."""
    found: dict[frozenset[tuple[str, str]], CodeDraft | None] = {}
    for draft in drafts:
        label = frozenset(draft.label.items())
        found[label] = None if label in found else draft
    return found
