"""Themes of a project: the passages that meet each, by case, and the strongest of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qualcoder_net.analysis.matrix import MatrixInput, MatrixResult, matrix
from qualcoder_net.analysis.spans import on_one_line, overlapping
from qualcoder_net.analysis.themes import ThemeInput, passages
from qualcoder_net.core.evidence import Evidence, gather
from qualcoder_net.core.matrix import talk_in_rows
from qualcoder_net.core.quoting import Quote, Quoter
from qualcoder_net.errors import CodeNotFound, FileError
from qualcoder_net.formats.themes import read_themes
from qualcoder_net.i18n import msg
from qualcoder_net.model import Codebook, Theme, codes_of

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

_READABLE = 45  # words: the length of a quotation that says enough and is read to its end


@dataclass(frozen=True)
class Themes:
    """`passages`: theme (its id), source_id, start, end, `codes` (how many different codes its
    words carry); by theme, then source and place. `segments` and `speakers` count them, cases (ids
    as text) × themes; `respondents` is how many speak in each case.
    """

    themes: dict[str, Theme]
    case_names: dict[str, str]
    passages: pd.DataFrame
    segments: MatrixResult
    speakers: MatrixResult
    respondents: dict[str, int]
    evidence: Evidence

    def speaking(self, case: str, theme: str) -> int:
        """How many respondents of a case speak of a theme."""
        n: Any = self.speakers.values.at[case, theme]
        return int(n)


def load_themes(project: Project, file: Path) -> list[Theme]:
    """The themes of a file. Raises FileError for one that names a code that the book lacks."""
    themes, book = read_themes(file), project.codebook.tree()
    slugs = [code.slug for code in book.codes]
    for theme in themes:
        for name in sorted(codes_of(theme.query) - set(slugs)):
            unknown = CodeNotFound(name, slugs)
            remedy = unknown.remedy or msg("Change the theme, or add the code.")
            place = msg("theme “{theme}”", theme=theme.id)
            raise FileError(file, unknown.what, remedy, place=place)
    return themes


def find_themes(
    project: Project, themes: Sequence[Theme], evidence: Evidence | None = None
) -> Themes:
    """Search the talk of respondents for *themes*, counted by case; by the project's basis."""
    evidence = evidence or gather(project)
    book = project.codebook.tree()
    given = _given(evidence, book)
    found = [passages(theme.query, given).assign(theme=theme.id) for theme in themes]
    all_found = pd.concat(
        [pd.DataFrame(columns=["source_id", "start", "end", "theme"]), *found], ignore_index=True
    ).astype({"source_id": "int64", "start": "int64", "end": "int64"})
    _heading, labels, talk = talk_in_rows(project, evidence.talk, "case")
    numbers = {theme.id: number for number, theme in enumerate(themes)}
    counted = MatrixInput(
        codings=all_found.assign(
            coding_id=np.arange(len(all_found)),
            code_id=all_found["theme"].map(numbers).astype("int64"),
        ),
        talk=talk,
        rows=list(labels),
        columns={theme.id: frozenset([numbers[theme.id]]) for theme in themes},
    )
    return Themes(
        themes={theme.id: theme for theme in themes},
        case_names=labels,
        passages=all_found.assign(codes=_different_codes(all_found, given.codings)),
        segments=matrix(counted, "segments"),
        speakers=matrix(counted, "speakers"),
        respondents=respondents(talk, labels),
        evidence=evidence,
    )


def strongest(project: Project, themes: Themes) -> dict[str, Quote]:
    """For each theme that is found, the passage in which most different codes meet.

    Of equals, the one nearest a readable length; of those, the first.
    """
    quoter = Quoter(project)
    sources = {source.id: source for source in project.sources.all()}
    found = themes.passages.sort_values("source_id", kind="stable")  # so each is read once
    columns = (found[name].tolist() for name in ("theme", "codes", "source_id", "start", "end"))
    best: dict[str, tuple[tuple[int, int], Quote]] = {}
    for theme, codes, source_id, start, end in zip(*columns, strict=True):
        quote = quoter.quote(sources[source_id], start, end)
        strength = codes, -abs(len(quote.text.split()) - _READABLE)
        if theme not in best or strength > best[theme][0]:
            best[theme] = strength, quote
    return {theme: quote for theme, (_strength, quote) in best.items()}


def respondents(talk: pd.DataFrame, rows: Iterable[str]) -> dict[str, int]:
    """How many speak in each row of *talk*: those who are named, or one in a source without names.

    So a stage direction between named speakers is nobody.
    """
    named = talk.dropna(subset=["speaker_id"])
    nameless = talk[~talk["source_id"].isin(named["source_id"])]
    voices = pd.concat(
        [named.assign(voice=named["speaker_id"]), nameless.assign(voice=-nameless["source_id"])]
    )
    counts = voices.groupby("row")["voice"].nunique()
    return {row: int(counts.get(row, 0)) for row in rows}


def _given(evidence: Evidence, book: Codebook) -> ThemeInput:
    said = evidence.codings[overlapping(evidence.codings, evidence.talk)]
    return ThemeInput(
        codings=said,
        talk=evidence.talk,
        own={code.slug: code.id for code in book.codes},
        beneath={code.slug: frozenset(c.id for c in book.subtree(code)) for code in book.codes},
    )


def _different_codes(found: pd.DataFrame, codings: pd.DataFrame) -> list[int]:
    """How many different codes lie on the words of each passage."""
    (start, end), (coded_from, coded_to) = on_one_line(found, codings)
    code = codings["code_id"].to_numpy()
    return [
        len(np.unique(code[(coded_from < last) & (coded_to > first)]))
        for first, last in zip(start, end, strict=True)
    ]
