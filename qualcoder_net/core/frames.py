"""The project's nouns as DataFrames, for notebooks, tables and analyses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select, func, select

from qualcoder_net.core.quoting import Quoter
from qualcoder_net.i18n import current_language
from qualcoder_net.model import Attribute
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project


SOURCE_COLUMNS = (
    "source", "file", "language", "words", "turns", "speakers", "cases", "codings",
)  # fmt: skip
CASE_COLUMNS = ("case", "sources", "speakers")
SPEAKER_COLUMNS = ("source", "speaker", "interviewer")


def frame(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    """The rows of a query for whole numbers, columns named as in it.

    Reads past the toolkit's row objects and pandas' guessing of types: fast.
    """
    result = connection.execute(query)
    columns = list(result.keys())
    rows = result.cursor.fetchall() if result.cursor is not None else []
    numbers = np.array(rows, np.int64).reshape(len(rows), len(columns))
    return pd.DataFrame(numbers, columns=columns)


def codings_frame(project: Project) -> pd.DataFrame:
    """One row a coding: source, start, end, quotation, code (id), path, coder, origin; score, model
    and decided_at of what was a suggestion; created_at, turn (number, from 1; missing outside
    turns), speaker, and whether it marks a question."""
    coders = {coder.id: coder.name for coder in project.coders.all()}
    book = project.codebook.tree()
    language = current_language()
    paths = {code.id: book.path(code, language) for code in book.codes}
    codings, asked = project.codings.select(), project.codings.marks_on_questions()
    decided = project.decisions.by_coding()
    decisions = [decided.get(coding.id) for coding in codings]
    rows = [
        {
            "source": quote.source.name,
            "start": coding.start,
            "end": coding.end,
            "quotation": quote.text,
            "code": book.by_id[coding.code_id].slug,
            "path": paths[coding.code_id],
            "coder": coders[coding.coder_id],
            "origin": coding.origin,
            "score": decision.score if decision else None,
            "model": decision.model if decision else None,
            "decided_at": decision.decided_at if decision else None,
            "created_at": coding.created_at,
            "turn": quote.turn,
            "speaker": quote.speaker.name if quote.speaker else None,
            "asked": coding.id in asked,
        }
        for coding, decision, quote in zip(
            codings, decisions, Quoter(project).quotes(codings), strict=True
        )
    ]
    columns = (
        "source", "start", "end", "quotation", "code", "path", "coder", "origin", "score", "model",
        "decided_at", "created_at", "turn", "speaker", "asked",
    )  # fmt: skip
    table = pd.DataFrame(rows, columns=list(columns))
    return table.astype({"turn": "Int64", "score": "float64"})


def sources_frame(project: Project) -> pd.DataFrame:
    """One row a source: its file, language, words, turns, speakers, cases, codings, attributes."""
    with project.store.reading() as connection:
        turn_counts = _counts(connection, schema.turns.c.source_id)
    coding_counts = project.codings.counts_by_source()
    cases = {case.id: case.name for case in project.cases.all()}
    case_names: dict[int, list[str]] = {}
    for member in project.cases.members():
        if member.speaker_id is None:
            case_names.setdefault(member.source_id, []).append(cases[member.case_id])
    speakers: dict[int, list[str]] = {}
    for speaker in project.sources.speakers():
        speakers.setdefault(speaker.source_id, []).append(speaker.name)
    sources = project.sources.all()
    rows = [
        {
            "source": source.name,
            "file": source.imported_name,
            "language": source.language,
            "words": source.words,
            "turns": turn_counts.get(source.id, 0),
            "speakers": "; ".join(speakers.get(source.id, [])),
            "cases": "; ".join(case_names.get(source.id, [])),
            "codings": coding_counts.get(source.id, 0),
        }
        for source in sources
    ]
    return _with_attributes(
        project, _table(rows, [s.id for s in sources], SOURCE_COLUMNS), "source"
    )


def cases_frame(project: Project) -> pd.DataFrame:
    """One row a case: case, numbers of its sources and of speakers put in it, and attributes."""
    members = project.cases.members()
    cases = project.cases.all()
    rows = [
        {
            "case": case.name,
            "sources": len({m.source_id for m in members if m.case_id == case.id}),
            "speakers": sum(m.speaker_id is not None for m in members if m.case_id == case.id),
        }
        for case in cases
    ]
    return _with_attributes(project, _table(rows, [c.id for c in cases], CASE_COLUMNS), "case")


def speakers_frame(project: Project) -> pd.DataFrame:
    """One row a speaker: source, speaker, whether she interviews, and attributes."""
    sources = {source.id: source.name for source in project.sources.all()}
    speakers = project.sources.speakers()
    rows = [
        {"source": sources[s.source_id], "speaker": s.name, "interviewer": s.is_interviewer}
        for s in speakers
    ]
    return _with_attributes(
        project, _table(rows, [s.id for s in speakers], SPEAKER_COLUMNS), "speaker"
    )


def codes_frame(project: Project) -> pd.DataFrame:
    """One row a code in the book's order: code, label, path, depth, colour, codings (its own)."""
    book = project.codebook.tree()
    counts = project.codings.counts()
    language = current_language()
    return pd.DataFrame(
        [
            {
                "code": code.slug,
                "label": code.name(language),
                "path": book.path(code, language),
                "depth": depth,
                "colour": code.colour,
                "codings": counts.get(code.id, 0),
            }
            for depth, code in book.walk()
        ],
        columns=["code", "label", "path", "depth", "colour", "codings"],
    )


def _table(rows: list[dict[str, Any]], ids: list[int], columns: tuple[str, ...]) -> pd.DataFrame:
    """A table by row id that has its columns even without rows."""
    return pd.DataFrame(rows, index=ids, columns=list(columns))


def _with_attributes(project: Project, table: pd.DataFrame, owner: Any) -> pd.DataFrame:
    """Add a column for each attribute, its numbers as numbers."""
    for attribute in project.attributes.all(owner):
        values = project.attributes.values(attribute)
        # told apart from a column of our own as a table that is read tells them
        taken = attribute.name in table.columns
        table[f"{owner}:{attribute.name}" if taken else attribute.name] = _typed(
            attribute, pd.Series(values, dtype=object).reindex(table.index)
        )
    return table.reset_index(drop=True)


def _typed(attribute: Attribute, values: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_numeric(values) if attribute.kind == "number" else values


def _counts(connection: Connection, column: Any) -> dict[int, int]:
    rows = connection.execute(select(column, func.count()).group_by(column))
    return {row[0]: row[1] for row in rows}
