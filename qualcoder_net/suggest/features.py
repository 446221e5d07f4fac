"""What is known of each unit of talk before it is judged: its labels, its cues, its likeness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CONFIRMED, REJECTED = 1, -1


@dataclass(frozen=True)
class Units:
    """One row a unit (sentence, turn or paragraph) of respondents' talk, in text order.

    `source` numbers the interview, `turn` the turn in it; `start` and `end` are offsets in its
    text. `lemmas` are joined by spaces, `questions` what the interviewer last said before.
    Vectors are float32 [n, dimension], or None without a sentence encoder.
    """

    source: Ints
    start: Ints
    end: Ints
    turn: Ints
    texts: Sequence[str]
    lemmas: Sequence[str]
    questions: Sequence[str]
    vectors: Floats | None = None
    question_vectors: Floats | None = None

    def __len__(self) -> int:
        return len(self.source)

    def take(self, rows: Ints) -> Units:
        """Only these rows."""
        listed = rows.tolist()
        asked = self.question_vectors
        return Units(
            self.source[rows],
            self.start[rows],
            self.end[rows],
            self.turn[rows],
            [self.texts[row] for row in listed],
            [self.lemmas[row] for row in listed],
            [self.questions[row] for row in listed],
            None if self.vectors is None else self.vectors[rows],
            None if asked is None else asked[rows],
        )


@dataclass(frozen=True)
class Labels:
    """What coders decided: `given` int8 [n, codes] (1 confirmed, -1 rejected, 0 neither).

    `known` [n]: 0 means “not this code” there, as the source is finished or the unit carries a
    coding; elsewhere 0 says nothing.
    """

    given: NDArray[np.int8]
    known: Flags

    def take(self, rows: Ints) -> Labels:
        return Labels(self.given[rows], self.known[rows])


@dataclass(frozen=True)
class Hints:
    """What codebook and codes say without any coding; float32 [n, codes] each, or None.

    `cues` and `question_cues` count hits in the unit and in the question before it (a parent's
    include those of its children); `likeness` and `question_likeness` are to the code's texts in
    sentence vectors, `word_likeness` in words.
    """

    cues: Floats
    likeness: Floats | None = None
    question_cues: Floats | None = None
    question_likeness: Floats | None = None
    word_likeness: Floats | None = None

    def take(self, rows: Ints) -> Hints:
        def some(part: Floats | None) -> Floats | None:
            return None if part is None else part[rows]

        return Hints(
            self.cues[rows],
            some(self.likeness),
            some(self.question_cues),
            some(self.question_likeness),
            some(self.word_likeness),
        )


@dataclass(frozen=True)
class Decision:
    """A coding (confirmed) or a rejection of the code in column `code` at `start:end`."""

    source: int
    start: int
    end: int
    code: int
    confirmed: bool = True


def labels_of(
    units: Units,
    decisions: Iterable[Decision],
    parents: Sequence[int],
    finished: Iterable[int] = (),
) -> Labels:
    """The labels that decisions give to units. `parents[c]` is the column above c, or -1.

    **The rule**: a unit is positive for a code when at least half of its characters are coded with
    that code or one beneath it; so a branch is a code like any other, and borders may shift by half
    a sentence. It is rejected when half of it was, for that very code; a confirmed coding prevails.
    """
    confirmed = np.zeros((len(units), len(parents)), dtype=bool)
    rejected = np.zeros_like(confirmed)
    lines = [_line(code, parents) for code in range(len(parents))]
    spans: dict[tuple[bool, int, int], list[tuple[int, int]]] = {}
    for said in decisions:
        for code in lines[said.code] if said.confirmed else [said.code]:
            spans.setdefault((said.confirmed, code, said.source), []).append((said.start, said.end))
    rows_of = {int(source): np.flatnonzero(units.source == source) for source in set(units.source)}
    for (is_confirmed, code, source), places in spans.items():
        rows = rows_of.get(source)
        if rows is not None:
            half = 2 * _covered(units, rows, places) >= units.end[rows] - units.start[rows]
            (confirmed if is_confirmed else rejected)[rows[half], code] = True
    given = np.where(confirmed, CONFIRMED, np.where(rejected, REJECTED, 0)).astype(np.int8)
    return Labels(given, np.isin(units.source, list(finished)) | confirmed.any(axis=1))


def _line(code: int, parents: Sequence[int]) -> list[int]:
    """The code and those above it; a circle of parents ends where it closes."""
    line: list[int] = []
    while code >= 0 and code not in line:
        line.append(code)
        code = parents[code]
    return line


def _covered(units: Units, rows: Ints, places: list[tuple[int, int]]) -> Ints:
    """How many characters of each row lie in any of the places."""
    starts, ends = units.start[rows], units.end[rows]
    covered = np.zeros(len(rows), dtype=np.int64)
    reached = -1
    for start, end in sorted(places):
        start = max(start, reached)
        if start < end:
            covered += np.maximum(0, np.minimum(ends, end) - np.maximum(starts, start))
            reached = end
    return covered


def with_parents(hits: Floats, parents: Sequence[int]) -> Floats:
    """Hit counts in which those of a code count for the codes above it as well."""
    total = hits.copy()
    for code in range(len(parents)):
        for above in _line(code, parents)[1:]:
            total[:, above] += hits[:, code]
    return total


def likeness(vectors: Floats, code_vectors: Sequence[Floats]) -> Floats:
    """How alike units and codes are, summed over the texts of a code (definition, example …).

    Both sides are centred on their own mean: what all sentences share tells no code from another.
    A row of zeros (no text) is like nothing. [n, d] and some [codes, d] -> [n, codes].
    """
    rows = centred(vectors)
    total = np.zeros((len(vectors), len(code_vectors[0])), dtype=np.float32)
    for texts in code_vectors:
        there = np.linalg.norm(texts, axis=1) > _NOTHING
        if there.sum() > 1:
            total[:, there] += rows @ centred(texts[there]).T
    return total


def centred(vectors: Floats, mean: Floats | None = None) -> Floats:
    """The vectors less their mean, of length 1 again; rows of zeros stay so."""
    if not len(vectors):
        return vectors
    spoken = np.linalg.norm(vectors, axis=1, keepdims=True) > _NOTHING
    mean = mean_of(vectors) if mean is None else mean
    moved = np.where(spoken, vectors - mean, 0)
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.where(lengths > _NOTHING, lengths, np.inf), dtype=np.float32)


def mean_of(vectors: Floats) -> Floats:
    spoken = vectors[np.linalg.norm(vectors, axis=1) > _NOTHING]
    return spoken.mean(axis=0) if len(spoken) else np.zeros(vectors.shape[1], dtype=np.float32)


_NOTHING = 1e-6


def neighbourhood(units: Units, weights: Sequence[float], *, turns: int = 0) -> sp.csr_matrix:
    """A sparse [n, n] matrix that averages each unit with those around it in its source.

    The unit itself weighs 1, the ones at distance k `weights[k-1]`; those more than *turns* turns
    away do not count.
    """
    n = len(units)
    bands = [np.ones(n, dtype=np.float32)]
    offsets = [0]
    for distance, weight in enumerate(weights, start=1):
        if distance >= n:
            break
        same = units.source[distance:] == units.source[:-distance]
        near = same & (np.abs(units.turn[distance:] - units.turn[:-distance]) <= turns)
        band = (weight * near).astype(np.float32)
        bands += [band, band]
        offsets += [distance, -distance]
    if not n:
        return sp.csr_matrix((0, 0), dtype=np.float32)
    around = sp.diags(bands, offsets, shape=(n, n), format="csr", dtype=np.float32)
    around.eliminate_zeros()
    totals = np.asarray(around.sum(axis=1), dtype=np.float32).ravel()
    return (sp.diags(1 / totals, format="csr", dtype=np.float32) @ around).tocsr()
