"""Units as points: their words, pieces of words and sentence vectors, and those around them.

Made without any label, from the texts of the whole project: an interview that is to be suggested
for is there as well, as it is in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy.sparse as sp

from qualcoder_net.suggest.features import Floats, Ints, Units, centred, mean_of, neighbourhood

AROUND = (0.7, 0.5, 0.3)  # what units at distance 1, 2 and 3 in a turn weigh as context
_QUESTION = 0.1  # what the question weighs beside the unit itself
_PIECES = (3, 4, 5)  # letters
_LEAST = 2  # texts in which a term must occur
_WORD = re.compile(r"\w+")


class Terms:
    """TF-IDF of some kind of terms, in rows of length 1."""

    def __init__(self, texts: Iterable[list[str]], pieces: bool = False) -> None:
        """*texts* are lists of words or other terms; with *pieces*, of letters on end in them."""
        said = list(texts)
        self._pieces = pieces
        every = _of_words(said) if pieces else said
        self._column = {term: i for i, term in enumerate(sorted({t for x in every for t in x}))}
        counts = self._count(said)
        occurs = np.bincount(counts.indices, minlength=len(self._column))
        self._kept = np.flatnonzero(occurs >= _LEAST)
        self._rarity = np.log((1 + len(said)) / (1 + occurs[self._kept])).astype(np.float32) + 1
        names = list(self._column)
        self.names = [names[i] for i in self._kept]

    def __call__(self, texts: Iterable[list[str]]) -> sp.csr_matrix:
        weighed = self._count(list(texts))[:, self._kept].tocsr()
        weighed.data = (1 + np.log(weighed.data)) * self._rarity[weighed.indices]
        lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
        scale = np.divide(1, lengths, where=lengths > 0, out=np.zeros_like(lengths))
        return (sp.diags(scale, format="csr", dtype=np.float32) @ weighed).tocsr()

    def _count(self, texts: list[list[str]]) -> sp.csr_matrix:
        if not self._pieces:
            return _counts(texts, self._column)
        words = sorted({word for text in texts for word in text})
        in_texts = _counts(texts, {word: i for i, word in enumerate(words)})
        return (in_texts @ _counts(_of_words([words]), self._column)).tocsr()


def _of_words(texts: Iterable[list[str]]) -> list[list[str]]:
    """The pieces of each distinct word: a word is taken apart only once."""
    return [_pieces(word) for word in sorted({word for text in texts for word in text})]


def _pieces(word: str) -> list[str]:
    edged = f" {word} "
    return [edged[i : i + n] for n in _PIECES for i in range(len(edged) - n + 1)]


def _counts(texts: Sequence[list[str]], column: dict[str, int]) -> sp.csr_matrix:
    ends, columns = [0], []
    for text in texts:
        columns += [column[term] for term in text if term in column]
        ends.append(len(columns))
    ones = np.ones(len(columns), dtype=np.float32)
    shape = (len(texts), len(column))
    counts = sp.csr_matrix((ones, np.array(columns, dtype=np.int64), ends), shape=shape)
    counts.sum_duplicates()
    return counts


def _with_pairs(lemmas: str) -> list[str]:
    words = lemmas.split()
    return words + [" ".join(pair) for pair in pairwise(words)]


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@dataclass(frozen=True)
class Points:
    """Sparse `words` and `asked`, dense `vectors` (no columns without encoder) and `rest`.

    `around` averages rows over their surroundings.
    """

    words: sp.csr_matrix
    asked: sp.csr_matrix
    vectors: Floats
    rest: Floats
    around: sp.csr_matrix

    def kernel(self, rows: Ints) -> Floats:
        """How alike the rows are, each with its context and its question: [rows, rows]."""
        around = self.around[rows]
        near = np.unique(np.concatenate([rows, around.indices]))
        words, vectors = self.words[near], self.vectors[near]
        alike = _product(words, words)
        alike += vectors @ vectors.T
        here = np.searchsorted(near, rows)
        around = around[:, near]
        asked = _product(self.asked[rows], self.asked[rows])
        in_context: Floats = around @ (around @ alike).T
        in_context += alike[np.ix_(here, here)]
        in_context += asked
        in_context += self.rest[rows] @ self.rest[rows].T
        return in_context

    def take(self, rows: Ints) -> Points:
        """Whole sources: a unit does not go without those around it."""
        around = self.around[rows][:, rows]
        return Points(
            self.words[rows], self.asked[rows], self.vectors[rows], self.rest[rows], around
        )

    def weights(self, rows: Ints, shares: Floats) -> Weights:
        """The weight of every term and dimension, from the shares [rows, codes] of the rows."""
        spread = self.around[rows].T @ shares
        return Weights(
            self.words[rows].T @ shares,
            self.words.T @ spread,
            self.asked[rows].T @ shares,
            self.vectors[rows].T @ shares,
            self.vectors.T @ spread,
            self.rest[rows].T @ shares,
        )

    def scores(self, weights: Weights) -> Floats:
        context = self.words @ weights.words_around + self.vectors @ weights.vectors_around
        return np.asarray(
            self.words @ weights.words
            + self.vectors @ weights.vectors
            + self.around @ context
            + self.asked @ weights.asked
            + self.rest @ weights.rest,
            dtype=np.float32,
        )


@dataclass(frozen=True)
class Weights:
    """One column a code; the rows are the columns of Points."""

    words: Floats
    words_around: Floats
    asked: Floats
    vectors: Floats
    vectors_around: Floats
    rest: Floats


def alike(words: sp.csr_matrix, vectors: Floats, others: sp.csr_matrix, theirs: Floats) -> Floats:
    """How alike units are by themselves, 0–1: the same text is 1. [n, others]"""
    kinds = 2 + bool(vectors.shape[1])  # words and pieces, each of length 1, and vectors
    total = np.maximum(_product(words, others) + vectors @ theirs.T, 0) / kinds
    return np.asarray(total, dtype=np.float32)


def _product(rows: sp.csr_matrix, others: sp.csr_matrix) -> Floats:
    return np.asarray((rows @ others.T).toarray(), dtype=np.float32)


class Space:
    """What words and vectors are measured by, in one project."""

    def __init__(self, units: Units) -> None:
        self.words = Terms(map(_with_pairs, units.lemmas))
        self._pieces = Terms(map(_plain, units.texts), pieces=True)
        self._asked = Terms(map(_plain, units.questions))
        self._mean = _mean(units.vectors)
        self._asked_mean = _mean(units.question_vectors)

    def points(self, units: Units) -> Points:
        n = len(units)
        words = sp.hstack(
            [self.words(map(_with_pairs, units.lemmas)), self._pieces(map(_plain, units.texts))],
            format="csr",
            dtype=np.float32,
        )
        asked = self._asked(map(_plain, units.questions)) * np.float32(np.sqrt(_QUESTION))
        always = np.ones((n, 1), dtype=np.float32)  # whatever is said: how common the code is
        rest = np.hstack(
            [always, np.sqrt(_QUESTION) * _vectors(units.question_vectors, self._asked_mean, n)],
            dtype=np.float32,
        )
        around = neighbourhood(units, AROUND)
        return Points(words, asked.tocsr(), _vectors(units.vectors, self._mean, n), rest, around)


def word_likeness(lemmas: Sequence[str], code_lemmas: Sequence[str]) -> Floats:
    """How far units and codes share words, the rare ones most (cosine of TF-IDF): [n, codes]."""
    said, written = [text.split() for text in lemmas], [text.split() for text in code_lemmas]
    weighed = Terms([*said, *written])
    return _product(weighed(said), weighed(written))


def _mean(vectors: Floats | None) -> Floats | None:
    return None if vectors is None else mean_of(np.nan_to_num(vectors))


def _vectors(vectors: Floats | None, mean: Floats | None, n: int) -> Floats:
    if vectors is None or mean is None:
        return np.zeros((n, 0), dtype=np.float32)
    return centred(np.nan_to_num(vectors), mean)
