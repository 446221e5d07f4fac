"""A large invented project for the benchmarks, built once per seed and kept between runs.

Everything in it holds: borders, hashes and fingerprints are those that the program itself computes,
and every coding is an act in the journal, as it would be after months of work.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from qualcoder_net import __version__
from qualcoder_net.core.codebook import insert_drafts
from qualcoder_net.core.codings import fingerprint
from qualcoder_net.core.entering import enter_source
from qualcoder_net.core.preparing import Prepared, Wanted
from qualcoder_net.core.project import Project
from qualcoder_net.i18n import msg
from qualcoder_net.model import Code, CodeDraft, JsonRow, Source, Span
from qualcoder_net.store import schema
from qualcoder_net.store.journal import enter_coder, new_guid
from qualcoder_net.store.recorder import next_ids
from tests.benchmarks.speech import Speech, Spoken

CODER = "Analist"
DENSE, LONG = "Interview dicht", "Interview lang"
_CASES = 25
_BRANCHES, _LEAVES = 8, 6
_WINDOW = 3  # sentences; a code is given at most once in each, so its codings never overlap
_BATCH = 10_000
_BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Scale:
    """How large: `sources` of so many `words` with `codings` in all.

    One source has `dense` codings; another has `dense` codings and `long_words` words.
    """

    name: str
    sources: int
    words: int
    codings: int
    dense: int
    long_words: int


FULL = Scale("full", 500, 10_000, 100_000, 5_000, 120_000)
SMALL = Scale("small", 8, 400, 300, 60, 2_000)
SCALES = {scale.name: scale for scale in (FULL, SMALL)}


def project_file(scale: Scale, seed: int, cache: Path) -> Path:
    """The project of that scale and seed; made when the cache has none. Work on copies of it."""
    made_by = sha256()
    for module in (Path(__file__), Path(__file__).with_name("speech.py")):
        made_by.update(module.read_bytes())
    key = f"{scale.name}-{seed}-{schema.SCHEMA_VERSION}-{made_by.hexdigest()[:8]}"
    file = cache / f"{key}.qnet"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        build(scale, seed, unfinished)
        unfinished.replace(file)
    return file


def build(scale: Scale, seed: int, file: Path) -> None:
    """Write the project to *file*, which must not exist."""
    with Project.create(file, name="Netwerken", coder=CODER) as project:
        leaves = _add_codebook(project)
        interviews = _add_sources(project, scale, seed)
        counts = _coding_counts(scale)
        drawn = (
            (source, spoken, leaves, counts[source.name], seed + source.id)
            for source, spoken in zip(project.sources.all(), interviews, strict=True)
        )
        _add_codings(project, (coding for args in drawn for coding in _codings(*args)))


def _add_codebook(project: Project) -> list[Code]:
    """Branches with codes beneath them; only these are given. Returns them."""
    drafts = [
        CodeDraft(
            f"tak-{i}",
            {"nl": f"Tak {i}", "en": f"Branch {i}"},
            children=tuple(
                CodeDraft(
                    f"code-{i}-{j}",
                    {"nl": f"Code {i}.{j}", "en": f"Code {i}.{j}"},
                    definition={"nl": f"Wat hoort bij deel {j} van tak {i}."},
                )
                for j in range(1, _LEAVES + 1)
            ),
        )
        for i in range(1, _BRANCHES + 1)
    ]
    with project.journal.operation("codebook", msg("Loaded a codebook")) as act:
        insert_drafts(act, drafts, None, project.codebook.tree())
    return [code for code in project.codebook.tree().codes if code.parent_id is not None]


def _names(scale: Scale) -> list[str]:
    ordinary = [f"Interview {n:03}" for n in range(1, scale.sources - 1)]
    return [*ordinary[: len(ordinary) // 2], DENSE, LONG, *ordinary[len(ordinary) // 2 :]]


def _add_sources(project: Project, scale: Scale, seed: int) -> list[Spoken]:
    speech, interviews = Speech(seed), []
    with project.journal.operation("import") as act:
        for n, name in enumerate(_names(scale)):
            words = scale.long_words if name == LONG else scale.words
            spoken = speech.interview(seed * 1_000 + n, words)
            data = spoken.transcript.text.encode()
            wanted = Wanted(Path(f"{name}.txt"), cases=(f"Netwerk {n % _CASES + 1:02}",))
            one = Prepared(wanted, spoken.transcript, data, "nl", spoken.sentences, spoken.words)
            enter_source(act, one, name, sha256(data).hexdigest(), {})
            interviews.append(spoken)
        act.summary = msg("Imported {n} sources", n=len(interviews))
    return interviews


def _coding_counts(scale: Scale) -> dict[str, int]:
    names = _names(scale)
    each, more = divmod(scale.codings - 2 * scale.dense, len(names) - 2)
    ordinary = [name for name in names if name not in (DENSE, LONG)]
    counts = {name: each + (n < more) for n, name in enumerate(ordinary)}
    return counts | {DENSE: scale.dense, LONG: scale.dense}


@dataclass(frozen=True)
class _Drawn:
    source: Source
    code: Code
    start: int
    end: int
    fingerprint: str


def _codings(
    source: Source, spoken: Spoken, codes: Sequence[Code], count: int, seed: int
) -> Iterator[_Drawn]:
    """So many codings of one source, in text order; different codes overlap as they like."""
    dice = random.Random(seed)
    text = spoken.transcript.text
    answers = [(n, span) for n, turn in enumerate(spoken.answers) for span in turn]
    windows = (len(answers) - _WINDOW + 1) // _WINDOW
    chosen: list[tuple[Span, Code]] = []
    for place in dice.sample(range(windows * len(codes)), count):
        window, i = divmod(place, len(codes))
        border = (window + 1) * _WINDOW + i % _WINDOW
        first = dice.randrange(border - _WINDOW, border)
        turn, (start, end) = answers[first]
        for other, span in answers[first + 1 : dice.randrange(first + 1, border + 1)]:
            end = span[1] if other == turn else end
        if dice.random() < 0.2:  # a free selection
            end = max(text.rfind(" ", start, end), start + 4)
        chosen.append(((start, end), codes[i]))
    for (start, end), code in sorted(chosen, key=lambda one: (one[0], one[1].id)):
        yield _Drawn(source, code, start, end, fingerprint(text[start:end]))


def _add_codings(project: Project, drawn: Iterator[_Drawn]) -> None:
    """Enter codings in batches, each with an act of its own, as if applied one by one."""
    with project.store.writing() as connection:
        coder_id = enter_coder(connection, CODER).id
        moment = _BEGIN
        while some := list(islice(drawn, _BATCH)):
            rows = []
            for coding_id, one in zip(
                next_ids(connection, schema.codings, len(some)), some, strict=True
            ):
                moment += timedelta(seconds=20)
                rows.append(_coding_row(coding_id, one, coder_id, moment))
            _insert(connection, schema.codings, rows)
            _journal(connection, some, rows)


def _coding_row(coding_id: int, one: _Drawn, coder_id: int, moment: datetime) -> JsonRow:
    return {
        "id": coding_id,
        "guid": new_guid(),
        "source_id": one.source.id,
        "start": one.start,
        "end": one.end,
        "code_id": one.code.id,
        "coder_id": coder_id,
        "origin": "human",
        "created_at": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "fingerprint": one.fingerprint,
    }


def _journal(connection: Connection, some: list[_Drawn], rows: list[JsonRow]) -> None:
    """The acts of applying these codings, written as the journal writes them."""
    operations, changes = [], []
    ids = next_ids(connection, schema.operations, len(rows))
    for operation_id, one, row in zip(ids, some, rows, strict=True):
        label = one.code.name("nl")
        summary = msg(
            "Coded a segment of “{source}” with “{code}”", source=one.source.name, code=label
        )
        operations.append(
            {
                "id": operation_id,
                "guid": new_guid(),
                "coder_id": row["coder_id"],
                "at": row["created_at"],
                "verb": "code",
                "summary": summary.to_json(),
                "tool_version": __version__,
                "kind": "do",
                "target_id": None,
                "state": "done",
                "change_count": 1,
            }
        )
        change: dict[str, Any] = {"table_name": "codings", "row_id": row["id"]}
        changes.append(
            {"operation_id": operation_id, "number": 0, **change, "before": None, "after": row}
        )
    _insert(connection, schema.operations, operations)
    _insert(connection, schema.changes, changes)


def _insert(connection: Connection, table: Table, rows: list[JsonRow]) -> None:
    connection.execute(insert(table), rows)
