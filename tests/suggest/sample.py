"""The sample study as units, hints and labels, without a sentence encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from qualcoder_net.core.shipped import CODER, make_sample
from qualcoder_net.language.cues import Cues
from qualcoder_net.language.lemmas import words_with_lemmas
from qualcoder_net.model import Code, text_in
from qualcoder_net.suggest.features import (
    Decision,
    Floats,
    Hints,
    Labels,
    Units,
    labels_of,
    with_parents,
)
from qualcoder_net.suggest.space import word_likeness


def sample(where: Path) -> tuple[Units, Hints, Labels]:
    rows: list[tuple[int, int, int, int, str, str]] = []
    hits: list[tuple[int, int]] = []
    asked: list[tuple[int, int]] = []
    decisions: list[Decision] = []
    with make_sample(where, coder=CODER) as project:
        codes = [code for _, code in project.codebook.tree().walk()]
        column = {code.id: i for i, code in enumerate(codes)}
        parents = [column.get(code.parent_id or 0, -1) for code in codes]
        cues = {language: Cues(codes, language) for language in ("nl", "en")}
        for number, source in enumerate(project.sources.all()):
            text = project.sources.text(source).content
            sentences = project.sources.sentences(source)
            found = cues[source.language].hits(text, sentences)
            interviewers = {
                s.id for s in project.sources.speakers(source) if s.is_interviewer
            }  # fmt: skip
            question = (0, 0)
            for turn in project.sources.turns(source):
                if turn.speaker_id in interviewers:
                    question = (turn.start, turn.end)
                    continue
                for start, end in sentences:
                    if turn.start <= start and end <= turn.end and text[start:end].strip():
                        row, said = len(rows), text[start:end]
                        hits += [(row, column[h.code_id]) for h in found if start <= h.start < end]
                        asked += [
                            (row, column[h.code_id])
                            for h in found
                            if question[0] <= h.start < question[1]
                        ]
                        lemmas = " ".join(w.lemma for w in words_with_lemmas(said, source.language))
                        rows.append((number, start, end, turn.number, said, lemmas))
            decisions += [
                Decision(number, coding.start, coding.end, column[coding.code_id])
                for coding in project.codings.of_source(source, only_mine=True)
            ]
    place = np.array([row[:4] for row in rows])
    texts, lemmas_of = [row[4] for row in rows], [row[5] for row in rows]
    units = Units(*place.T, texts, lemmas_of, [""] * len(rows))
    written = [" ".join(w.lemma for w in words_with_lemmas(_texts(code), "nl")) for code in codes]
    hints = Hints(
        cues=with_parents(_counted(hits, len(rows), len(codes)), parents),
        question_cues=with_parents(_counted(asked, len(rows), len(codes)), parents),
        word_likeness=word_likeness(lemmas_of, written),
    )
    return units, hints, labels_of(units, decisions, parents, set(place[:, 0].tolist()))


def _counted(hits: list[tuple[int, int]], rows: int, columns: int) -> Floats:
    counts = np.zeros((rows, columns), dtype=np.float32)
    for row, column in hits:
        counts[row, column] += 1
    return counts


def _texts(code: Code) -> str:
    parts = (code.label, code.definition, code.inclusion, code.example)
    return " ".join(text_in(part, "nl") for part in parts)
