"""The field's things as frozen values, and the pure rules about them.

Offsets are half-open Unicode code points into an immutable text: `text[start:end]` *is* the
quotation. Row ids (`id`) are the store's and never reused; a `guid` is an entity's identity across
projects and programs. Times are ISO 8601 in UTC.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from qualcoder_net.errors import CodeNotFound, Refused
from qualcoder_net.i18n import Message, msg

# --- texts in several languages ---

# language code ("nl", "en") -> text; "" is the key of a text whose language is not said
Texts = Mapping[str, str]


def text_in(texts: Texts, language: str) -> str:
    """The text in *language*, else the one without a language, else any there is."""
    return texts.get(language) or texts.get("") or next((t for t in texts.values() if t), "")


def slug(label: str) -> str:
    """A stable plain-letters id for a label: “Directe waarde” -> “directe-waarde”."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "code"


def unique_slug(label: str, taken: Iterable[str]) -> str:
    base, used = slug(label), set(taken)
    if base not in used:
        return base
    n = 2
    while f"{base}-{n}" in used:
        n += 1
    return f"{base}-{n}"


# --- coders ---

Role = Literal["analyst", "second", "practice", "reference", "consensus"]
ROLES: tuple[Role, ...] = ("analyst", "second", "practice", "reference", "consensus")
Origin = Literal["human", "suggestion"]


@dataclass(frozen=True, slots=True)
class Coder:
    id: int
    guid: str
    name: str
    role: Role = "analyst"


# --- sources ---

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """One transcript. `imported_name` is its file's; `name` what the researcher calls it."""

    id: int
    guid: str
    name: str
    imported_name: str
    text_id: int
    text_sha256: str
    file_sha256: str
    language: str
    words: int
    imported_at: str
    encoding: str | None = None
    fiction: bool = False
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice in one source. Interviewers' talk is never evidence."""

    id: int
    guid: str
    source_id: int
    name: str
    is_interviewer: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch of talk; `start` lies after the speaker's label in the text.

    `number` counts from 1 in the source; `time_ms` is where the recording then was.
    """

    id: int
    source_id: int
    start: int
    end: int
    speaker_id: int | None = None
    time_ms: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's immutable text with the borders that were computed once, at import.

    `sentences` are spans, in order, without overlap; `words` the starts of its words;
    `times` (offset, milliseconds) pairs that index the text to its recording.
    """

    id: int
    content: str
    sha256: str
    sentences: Sequence[Span]
    words: Sequence[int]
    times: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    source_id: int
    start: int
    end: int

    def overlaps(self, other: Segment) -> bool:
        return (
            self.source_id == other.source_id and self.start < other.end and other.start < self.end
        )


def cut_at(sentences: Iterable[Span], borders: Sequence[int]) -> Iterator[Span]:
    """Sentences, cut where a turn begins or ends: a sentence never crosses a turn's border.

    `borders` are sorted offsets.
    """
    for start, end in sentences:
        i = bisect_right(borders, start)
        while i < len(borders) and borders[i] < end:
            yield start, borders[i]
            start = borders[i]
            i += 1
        yield start, end


def union_of(spans: Iterable[Span]) -> list[Span]:
    """The same characters as *spans* cover, as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged


# --- codes ---


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the codebook. `slug` is its readable id, unique in the book (“directe-waarde”).

    Texts are per language. `cues` are words and short patterns per language that hint at the code.
    `key` is the letter it owns after `'`. `gap` marks codes that state a lack; `exclusive` parents
    whose children exclude each other.
    """

    id: int
    guid: str
    slug: str
    label: Texts
    parent_id: int | None = None
    position: int = 0
    definition: Texts = field(default_factory=dict)
    inclusion: Texts = field(default_factory=dict)
    exclusion: Texts = field(default_factory=dict)
    example: Texts = field(default_factory=dict)
    cues: Mapping[str, Sequence[str]] = field(default_factory=dict)
    colour: str = "#808080"
    key: str | None = None
    gap: bool = False
    exclusive: bool = False

    def name(self, language: str) -> str:
        return text_in(self.label, language) or self.slug


PATH_SEPARATOR = " › "


@dataclass(frozen=True)
class Codebook:
    """All codes as a tree; siblings in their order of `position`."""

    codes: tuple[Code, ...]

    @cached_property
    def by_id(self) -> dict[int, Code]:
        return {code.id: code for code in self.codes}

    @cached_property
    def by_slug(self) -> dict[str, Code]:
        return {code.slug: code for code in self.codes}

    @cached_property
    def _children(self) -> dict[int | None, list[Code]]:
        children: dict[int | None, list[Code]] = {}
        for code in sorted(self.codes, key=lambda c: (c.position, c.id)):
            parent = code.parent_id if code.parent_id in self.by_id else None
            children.setdefault(parent, []).append(code)
        return children

    def children(self, code: Code | None) -> list[Code]:
        """The codes directly beneath *code*; beneath None, the branches."""
        return self._children.get(code.id if code else None, [])

    def walk(self, root: Code | None = None, depth: int = 0) -> Iterator[tuple[int, Code]]:
        """(depth, code) in reading order, beneath *root* (not itself) or of the whole book."""
        for code in self.children(root):
            yield depth, code
            yield from self.walk(code, depth + 1)

    def ancestors(self, code: Code) -> list[Code]:
        """From the branch down to the parent of *code*."""
        line: list[Code] = []
        while code.parent_id is not None and (parent := self.by_id.get(code.parent_id)):
            line.append(parent)
            code = parent
        return line[::-1]

    def depth(self, code: Code) -> int:
        return len(self.ancestors(code))

    def subtree(self, code: Code) -> list[Code]:
        """*code* and everything beneath it."""
        return [code, *(below for _, below in self.walk(code))]

    def path(self, code: Code, language: str) -> str:
        return PATH_SEPARATOR.join(c.name(language) for c in [*self.ancestors(code), code])

    def find(self, name: str) -> Code:
        """The code that *name* means: its id (slug), its label if unique, or its path.

        Case is ignored; parts of a path may be labels or slugs, parted by `›`, `/` or `>`.
        """
        if code := self.by_slug.get(name):
            return code
        wanted = [part.strip().casefold() for part in re.split(r"[›/>]", name)]
        found = [code for code in self.codes if self._answers_to(code, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(
                msg("“{name}” is the name of {n} codes.", name=name, n=len(found)),
                msg("Use one of: {ids}.", ids=", ".join(code.slug for code in found)),
            )
        labels = [label for code in self.codes for label in code.label.values()]
        raise CodeNotFound(name, [*self.by_slug, *labels])

    def _answers_to(self, code: Code, wanted: list[str]) -> bool:
        line = [*self.ancestors(code), code][-len(wanted) :]
        return len(line) == len(wanted) and all(
            part == c.slug or part in (label.casefold() for label in c.label.values())
            for part, c in zip(wanted, line, strict=True)
        )


@dataclass(frozen=True, slots=True)
class CodeDraft:
    """A code as a codebook file describes it: no row ids yet; `children` hold the tree."""

    slug: str
    label: Texts
    definition: Texts = field(default_factory=dict)
    inclusion: Texts = field(default_factory=dict)
    exclusion: Texts = field(default_factory=dict)
    example: Texts = field(default_factory=dict)
    cues: Mapping[str, Sequence[str]] = field(default_factory=dict)
    colour: str | None = None
    key: str | None = None
    gap: bool = False
    exclusive: bool = False
    guid: str | None = None
    children: tuple[CodeDraft, ...] = ()


# What a code says of itself, as columns, fields of a file and lines of a form alike.
CODE_TEXTS = ("label", "definition", "inclusion", "exclusion", "example")
CODE_FIELDS = (*CODE_TEXTS, "cues", "colour", "key", "gap", "exclusive")

# Distinguishable on dark and light grounds; given to new codes in turn.
PALETTE = (
    "#3b82c4", "#c2703d", "#4d9a5b", "#a65fb0", "#b8892b", "#3a9aa0",
    "#c2556b", "#7a7fd0", "#7d9440", "#c05f9a", "#5b8fa8", "#a3785a",
)  # fmt: skip


# --- codings, memos, cases ---


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's judgement that a segment is about a code."""

    id: int
    guid: str
    source_id: int
    start: int
    end: int
    code_id: int
    coder_id: int
    origin: Origin = "human"
    created_at: str = ""

    @property
    def segment(self) -> Segment:
        return Segment(self.source_id, self.start, self.end)


Verdict = Literal["accepted", "rejected", "skipped"]
VERDICTS: tuple[Verdict, ...] = ("accepted", "rejected", "skipped")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a coder decided on a suggestion; [start, end) is the segment that was suggested.

    `score`, `state` and `model` are what the suggestion said of itself. `coding_id`: the coding
    that was accepted, maybe with other borders; None when there is none, or it was removed since.
    `seconds`: how long deciding took, where that was measured.
    """

    id: int
    guid: str
    source_id: int
    start: int
    end: int
    code_id: int
    coder_id: int
    verdict: Verdict
    score: float
    state: str
    model: str
    coding_id: int | None = None
    seconds: float | None = None
    decided_at: str = ""

    @property
    def taken_back(self) -> bool:
        """It was accepted, and the coding has been removed since."""
        return self.verdict == "accepted" and self.coding_id is None


def same_place(one: Span, other: Span) -> bool:
    """Whether two segments are one but for their borders: they share half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


Choice = Literal["coder", "merge", "common", "neither"]
CHOICES: tuple[Choice, ...] = ("coder", "merge", "common", "neither")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was decided on a place where coders differ on a code, and by whom (`coder_id`).

    `choice`: as the coder `chosen_coder_id` did; all that any of them coded ("merge"); only what
    each of them coded ("common"); not coded at all ("neither").
    """

    id: int
    guid: str
    source_id: int
    code_id: int
    start: int
    end: int
    choice: Choice
    chosen_coder_id: int | None
    note: str
    coder_id: int
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A coder's note. At most one of the `…_id` targets is set; none means the project."""

    id: int
    guid: str
    text: str
    coder_id: int
    created_at: str
    modified_at: str
    coding_id: int | None = None
    code_id: int | None = None
    source_id: int | None = None
    case_id: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is compared: a network. Sources and single speakers belong to it."""

    id: int
    guid: str
    name: str
    position: int = 0


AttributeOwner = Literal["case", "source", "speaker"]
AttributeKind = Literal["text", "number", "date", "choice"]
OWNERS: tuple[AttributeOwner, ...] = ("case", "source", "speaker")
KINDS: tuple[AttributeKind, ...] = ("text", "number", "date", "choice")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property that every case, source or speaker can have one value of."""

    id: int
    guid: str
    name: str
    owner: AttributeOwner
    kind: AttributeKind = "text"
    choices: tuple[str, ...] = ()
    position: int = 0


# --- themes ---


@dataclass(frozen=True, slots=True)
class Coded:
    """Talk coded with a code (its id) or one beneath it; with `own`, only with the code itself."""

    code: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Talk that meets one of the parts."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Talk in which all parts meet: on the same words, or in one turn."""

    parts: tuple[Query, ...]
    within: Literal["words", "turn"] = "words"


Query = Coded | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class Theme:
    """A declared query over codings: what it is called, what it means, what talk belongs to it."""

    id: str
    label: Texts
    meaning: Texts
    query: Query

    def name(self, language: str) -> str:
        return text_in(self.label, language) or self.id


def codes_of(query: Query) -> frozenset[str]:
    """The ids of all codes that a query names."""
    if isinstance(query, Coded):
        return frozenset([query.code])
    return frozenset[str]().union(*(codes_of(part) for part in query.parts))


# --- what a file reader hands over ---

DroppedKind = Literal[
    "picture", "footnote", "endnote", "comment", "deletion", "insertion", "header", "textbox",
    "equation", "object", "script", "annotation", "page_number", "empty_row", "column",
    "cue_setting", "scanned_page", "control_character", "hidden",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something of the file that the text does not carry (kind "insertion": that it does carry)."""

    kind: DroppedKind
    count: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TurnSpan:
    """A turn as the file shows it: the talk's span in the text, without the speaker's label."""

    start: int
    end: int
    speaker: str | None = None
    time_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A file read: normalised text, its turns in order, and what could not be carried.

    `interviewers` are the speaker labels that the file's conventions say ask the questions.
    """

    text: str
    turns: tuple[TurnSpan, ...] = ()
    interviewers: frozenset[str] = frozenset()
    times: tuple[tuple[int, int], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    encoding: str | None = None


# --- the journal, as history shows it ---


@dataclass(frozen=True, slots=True)
class Operation:
    """One user act. `undone` is true while its effect is taken back.

    `kind` "undo" and "redo" are acts too: `summary` then says which act they replayed.
    """

    id: int
    coder: str
    at: str
    verb: str
    summary: Message
    tool_version: str
    changes: int
    kind: Literal["do", "undo", "redo"] = "do"
    undone: bool = False

    @property
    def said(self) -> Message:
        """What the history says of it."""
        match self.kind:
            case "undo":
                return msg("Undid: {act}", act=self.summary)
            case "redo":
                return msg("Redid: {act}", act=self.summary)
        return self.summary


JsonRow = dict[str, Any]
