"""Test texts in which “|” marks each sentence border, and how well borders are found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcoder_net.language.sentences import sentence_spans

HERE = Path(__file__).parent


def marked_lines(name: str) -> list[str]:
    """The lines of a test file, comments and blank lines left out, escapes (\\n, \\u00a0) read."""
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    return [_read_escapes(line) for line in lines if line and not line.startswith("#")]


def _read_escapes(line: str) -> str:
    pieces = line.split("\\u")
    line = pieces[0] + "".join(chr(int(piece[:4], 16)) + piece[4:] for piece in pieces[1:])
    return line.replace("\\n", "\n").replace("\\t", "\t")


def text_and_sentences(line: str) -> tuple[str, list[str]]:
    """A marked line as the text to read and the sentences to find; “a. | b.” has one space."""
    text = line.replace(" |", "").replace("|", "")
    return text, [piece.strip() for part in line.split("|") for piece in part.split("\n")]


def spans_of(text: str, sentences: list[str]) -> Iterator[tuple[int, int]]:
    end = 0
    for sentence in sentences:
        start = text.index(sentence, end)
        end = start + len(sentence)
        yield start, end


@dataclass
class Score:
    """F1 of whole sentences, and of the borders inside paragraphs (their ends are no feat)."""

    sentences: int
    spans_f1: float
    borders_f1: float
    wrong: list[str]


def score(name: str, language: str) -> Score:
    gold: set[tuple[int, int, int]] = set()
    found: set[tuple[int, int, int]] = set()
    wrong: list[str] = []
    for number, line in enumerate(marked_lines(name)):
        text, sentences = text_and_sentences(line)
        wanted, got = set(spans_of(text, sentences)), set(sentence_spans(text, language))
        gold |= {(number, *span) for span in wanted}
        found |= {(number, *span) for span in got}
        misplaced = sorted({end for _, end in wanted} ^ {end for _, end in got})
        wrong += [f"{text[max(0, end - 40) : end]} | {text[end : end + 30]}" for end in misplaced]
    ends = [{(number, end) for number, _, end in spans} for spans in (gold, found)]
    last = {max(end for end in ends[0] if end[0] == number) for number, _, _ in gold}
    return Score(len(gold), _f1(gold, found), _f1(ends[0] - last, ends[1] - last), wrong)


def _f1(gold: set[tuple[int, ...]], found: set[tuple[int, ...]]) -> float:
    return 2 * len(gold & found) / (len(gold) + len(found))
