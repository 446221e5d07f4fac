"""Replacing a source's text by a corrected file: codings and decisions move with their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Table, select

from qualcoder_net.core.codings import fingerprint
from qualcoder_net.core.entering import enter_speakers, enter_text, enter_turns, source_facts
from qualcoder_net.core.preparing import Prepared, Wanted, prepare
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import msg
from qualcoder_net.model import Source, Span
from qualcoder_net.progress import Report, silent
from qualcoder_net.store import schema
from qualcoder_net.store.journal import new_guid, now

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder

# A coding fits when at least this share of its characters is still there.
_FITS = 0.5


@dataclass(frozen=True)
class Misfit:
    """A coding whose words are gone from the corrected text."""

    code: str
    coder: str
    quotation: str


@dataclass(frozen=True)
class Replacement:
    """What became of the codings: unchanged words, changed words, or gone.

    `undecided`: places where coders differ whose words, and so what was decided on them, are gone.
    """

    kept: int = 0
    changed: int = 0
    misfits: tuple[Misfit, ...] = ()
    speakers_gone: tuple[str, ...] = ()
    undecided: int = 0


@dataclass
class Anchors:
    """Where the characters of the old text are in the new one: equal blocks, in order."""

    starts: list[int] = field(default_factory=list)
    blocks: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, old: int, new: int, length: int) -> None:
        if length:
            self.starts.append(old)
            self.blocks.append((old, new, length))

    def moved(self, start: int, end: int) -> tuple[Span, int] | None:
        """The span in the new text from the first to the last kept character, and how many kept."""
        i = max(0, bisect_right(self.starts, start) - 1)
        first: int | None = None
        last = kept = 0
        for old, new, length in self.blocks[i:]:
            if old >= end:
                break
            low, high = max(start, old), min(end, old + length)
            if low < high:
                first = new + low - old if first is None else first
                last = new + high - old
                kept += high - low
        return ((first, last), kept) if first is not None else None


def replace_source(
    project: Project,
    source: Source,
    file: Path,
    *,
    dry_run: bool = False,
    report: Report = silent,
) -> Replacement:
    """Read *file* as the corrected text of *source*; one act, undone like any other.

    Codings follow their words. One that lost more than half its characters does not fit: it is
    taken away and told, with its quotation, here and in a memo on the source. Decisions on places
    where coders differ and on suggestions follow likewise.
    """
    one = prepare(Wanted(file, name=source.name, language=source.language))
    digest = sha256(one.data).hexdigest()
    if digest == source.file_sha256:
        raise Refused(msg("This is the very file that “{source}” came from.", source=source.name))
    old = project.sources.text(source).content
    new = one.transcript.text
    report(0, 2, source.name)
    anchors = anchors_between(old, new)
    report(1, 2, source.name)
    moved, misfits, changed = _sorted_out(project, source, old, new, anchors)
    resolved = _decided(project, schema.resolutions, source, new, anchors)
    decided = _decided(project, schema.decisions, source, new, anchors)
    gone = [
        speaker.name
        for speaker in project.sources.speakers(source)
        if speaker.name not in one.speakers
    ]
    if not dry_run:
        judged = {schema.resolutions: resolved, schema.decisions: decided}
        _replace(project, source, one, digest, moved, misfits, judged)
    return Replacement(
        len(moved) - changed,
        changed,
        tuple(misfits),
        tuple(gone),
        undecided=sum(span is None for span in resolved.values()),
    )


def anchors_between(old: str, new: str) -> Anchors:
    """Match the texts by paragraphs, then by words within the paragraphs that differ."""
    anchors = Anchors()
    old_lines, new_lines = _pieces(old, r"[^\n]*\n|[^\n]+"), _pieces(new, r"[^\n]*\n|[^\n]+")
    for tag, a, b, c, d in _opcodes(old_lines, new_lines):
        old_at, new_at = _offset(old_lines, a, old), _offset(new_lines, c, new)
        old_end, new_end = _offset(old_lines, b, old), _offset(new_lines, d, new)
        if tag == "equal":
            anchors.add(old_at, new_at, old_end - old_at)
        elif tag == "replace":
            _anchor_words(anchors, old[old_at:old_end], new[new_at:new_end], old_at, new_at)
    return anchors


Piece = tuple[int, str]


def _pieces(text: str, pattern: str) -> list[Piece]:
    return [(found.start(), found.group()) for found in re.finditer(pattern, text)]


def _offset(pieces: list[Piece], i: int, text: str) -> int:
    return pieces[i][0] if i < len(pieces) else len(text)


def _opcodes(old: list[Piece], new: list[Piece]) -> Sequence[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, [p[1] for p in old], [p[1] for p in new], autojunk=False)
    return matcher.get_opcodes()


def _anchor_words(anchors: Anchors, old: str, new: str, old_at: int, new_at: int) -> None:
    old_words, new_words = _pieces(old, r"\w+|\s+|[^\w\s]"), _pieces(new, r"\w+|\s+|[^\w\s]")
    for tag, a, b, c, _ in _opcodes(old_words, new_words):
        if tag == "equal":
            start, end = _offset(old_words, a, old), _offset(old_words, b, old)
            anchors.add(old_at + start, new_at + _offset(new_words, c, new), end - start)


def _sorted_out(
    project: Project, source: Source, old: str, new: str, anchors: Anchors
) -> tuple[dict[int, Span], list[Misfit], int]:
    """(new span by coding id, those that do not fit, how many have other words now)."""
    coders = {coder.id: coder.name for coder in project.coders.all()}
    book = project.codebook.tree()
    moved: dict[int, Span] = {}
    misfits: list[Misfit] = []
    changed = 0
    for coding in project.codings.select(sources=[source], hidden=True):
        span = _fitting(anchors, coding.start, coding.end, new)
        if span is None:
            quotation = old[coding.start : coding.end]
            misfits.append(
                Misfit(book.by_id[coding.code_id].slug, coders[coding.coder_id], quotation)
            )
            continue
        moved[coding.id] = span
        changed += new[span[0] : span[1]] != old[coding.start : coding.end]
    return moved, misfits, changed


def _decided(
    project: Project, table: Table, source: Source, new: str, anchors: Anchors
) -> dict[int, Span | None]:
    """The new span of each decision in a table by its id; None when it does not fit."""
    rows = table.c
    query = select(rows.id, rows.start, rows.end).where(rows.source_id == source.id)
    with project.store.reading() as connection:
        return {r.id: _fitting(anchors, r.start, r.end, new) for r in connection.execute(query)}


def _fitting(anchors: Anchors, start: int, end: int, new: str) -> Span | None:
    """Where a segment lies in the new text, if enough of it is still there."""
    found = anchors.moved(start, end)
    if found is None or found[1] < _FITS * (end - start):
        return None
    return _without_white(new, found[0])


def _without_white(text: str, span: Span) -> Span:
    words = text[span[0] : span[1]]
    return (
        span[0] + len(words) - len(words.lstrip()),
        span[1] - (len(words) - len(words.rstrip())),
    )


def _replace(
    project: Project,
    source: Source,
    one: Prepared,
    digest: str,
    moved: dict[int, Span],
    misfits: list[Misfit],
    judged: Mapping[Table, dict[int, Span | None]],
) -> None:
    text, codings, memos = one.transcript.text, schema.codings, schema.memos
    with project.journal.operation("replace") as act:
        text_id, original_id = enter_text(act, one, digest)
        act.update(
            schema.sources,
            source.id,
            text_id=text_id,
            original_id=original_id,
            imported_name=one.wanted.file.name,
            **source_facts(one, digest),
        )
        act.update_each(codings, _on_the_words(moved, text))
        lost = (codings.c.source_id == source.id) & codings.c.id.not_in(list(moved) or [0])
        act.delete_where(memos, memos.c.coding_id.in_(select(codings.c.id).where(lost)))
        act.delete_where(codings, lost)
        for table, decided in judged.items():
            kept = {row_id: span for row_id, span in decided.items() if span is not None}
            act.update_each(table, _on_the_words(kept, text))
            act.delete(table, *decided.keys() - kept)
        _replace_turns(act, project, source, one)
        if misfits:
            _remember_misfits(act, source, misfits)
        act.summary = msg(
            "Replaced the text of “{source}” (codings that fit: {kept}; that do not: {lost})",
            source=source.name, kept=len(moved), lost=len(misfits),
        )  # fmt: skip


def _on_the_words(spans: dict[int, Span], text: str) -> dict[int, dict[str, int | str]]:
    """The new columns of codings or decisions, by row id."""
    return {
        row_id: {"start": start, "end": end, "fingerprint": fingerprint(text[start:end])}
        for row_id, (start, end) in spans.items()
    }


def _replace_turns(act: Recorder, project: Project, source: Source, one: Prepared) -> None:
    """New turns; speakers of the same name stay who they were, those without a turn go."""
    turns, speakers = schema.turns, schema.speakers
    known = {s.name: s for s in project.sources.speakers(source)}
    act.delete_where(turns, turns.c.source_id == source.id)
    ids = {name: speaker.id for name, speaker in known.items()}
    ids |= enter_speakers(act, source.id, one, [n for n in one.speakers if n not in known])
    enter_turns(act, source.id, one, ids)
    gone = [speaker.id for name, speaker in known.items() if name not in one.speakers]
    for table in (schema.case_members, schema.attribute_values):
        act.delete_where(table, table.c.speaker_id.in_(gone))
    act.delete_where(speakers, speakers.c.id.in_(gone))


def _remember_misfits(act: Recorder, source: Source, misfits: list[Misfit]) -> None:
    lines = [f"– {m.code} ({m.coder}): “{m.quotation}”" for m in misfits]
    heading = str(msg("Codings that did not fit the corrected text:"))
    moment = now()
    act.insert(
        schema.memos,
        guid=new_guid(),
        text="\n".join([heading, *lines]),
        coder_id=act.coder_id,
        created_at=moment,
        modified_at=moment,
        source_id=source.id,
    )
