"""Small projects in plain Python, and the obvious way to look at them: as sets of characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pandas as pd
from hypothesis import strategies as st

from qualcoder_net.analysis.agreement import AgreementInput, Counted, Unit

Character = tuple[int, int]  # source, offset


@dataclass(frozen=True)
class Project:
    codings: list[tuple[int, int, int, int, int, int]]  # id, source, start, end, code, coder
    talk: list[tuple[int, int, int, int]]  # source_id, start, end, turn_id
    coders: list[int]
    columns: dict[str, frozenset[int]]
    sentences: list[tuple[int, int, int]] = field(default_factory=list)
    exclusive: dict[str, dict[str, frozenset[int]]] = field(default_factory=dict)

    def as_input(self) -> AgreementInput:
        coding = ["coding_id", "source_id", "start", "end", "code_id", "coder_id"]
        span = ["source_id", "start", "end"]
        return AgreementInput(
            codings=pd.DataFrame(self.codings, columns=coding, dtype="int64"),
            talk=pd.DataFrame(self.talk, columns=[*span, "turn_id"], dtype="int64"),
            coders=self.coders,
            columns=self.columns,
            sentences=pd.DataFrame(self.sentences, columns=span, dtype="int64"),
            exclusive=self.exclusive,
        )

    def universe(self) -> list[Character]:
        """The characters of the talk, in the order of the sources as given and of the text."""
        sources = list(dict.fromkeys(source for source, *_ in self.talk))
        found = {(source, at) for source, start, end, _ in self.talk for at in range(start, end)}
        return sorted(found, key=lambda character: (sources.index(character[0]), character[1]))

    def spans(self, codes: frozenset[int], coder: int | None = None) -> list[set[Character]]:
        """What each coding with one of the codes (by one coder, or by any) covers of the talk."""
        talk = set(self.universe())
        found = [
            {(source, at) for at in range(start, end)} & talk
            for _, source, start, end, code, by in self.codings
            if code in codes and (by == coder if coder is not None else by in self.coders)
        ]
        return [span for span in found if span]

    def coded(self, codes: frozenset[int], coder: int) -> set[Character]:
        return set[Character]().union(*self.spans(codes, coder))

    def units(self, unit: Unit) -> list[set[Character]]:
        """The units of the universe, each with its characters there; empty ones are none."""
        talk = set(self.universe())
        if unit == "characters":
            return [{character} for character in self.universe()]
        if unit == "sentences":
            found = [
                {(source, at) for at in range(start, end)} & talk
                for source, start, end in self.sentences
            ]
            return [sentence for sentence in found if sentence]
        turns: dict[tuple[int, int], set[Character]] = {}
        for source, start, end, turn in self.talk:
            turns.setdefault((source, turn), set()).update((source, a) for a in range(start, end))
        return [turn for turn in turns.values() if turn]

    def judgements(
        self, unit: Unit, counted: Counted, codes: frozenset[int]
    ) -> list[tuple[bool, ...]]:
        """For each unit whether each coder coded it."""
        coded = [self.coded(codes, coder) for coder in self.coders]
        return [
            tuple(
                2 * len(of & unit_of) >= (len(unit_of) if counted == "half" else 1) for of in coded
            )
            for unit_of in self.units(unit)
        ]


def run_together(spans: list[set[Character]]) -> list[set[Character]]:
    """Sets that share a character are made one, until none do."""
    found: list[set[Character]] = []
    for span in spans:
        together = set(span)
        for other in [other for other in found if other & together]:
            found.remove(other)
            together |= other
        found.append(together)
    return found


def one_text(
    length: int,
    codings: Sequence[tuple[int, int, int, int]],
    coders: Sequence[int] = (1, 2),
    codes: Sequence[int] = (1,),
) -> Project:
    """One source that is one turn, coded with (start, end, code, coder); columns "1", "2", …"""
    return Project(
        codings=[(100 + i, 1, *coding) for i, coding in enumerate(codings)],
        talk=[(1, 0, length, 1)],
        coders=list(coders),
        columns={str(code): frozenset({code}) for code in codes},
    )


def judged(*rows: Sequence[object]) -> Project:
    """A unit is one character; each row is what one coder coded the units with (0: nothing)."""
    codings = [
        (at, at + 1, int(str(value)), coder)
        for coder, row in enumerate(rows)
        for at, value in enumerate(row)
        if value
    ]
    codes = sorted({code for *_, code, _ in codings})
    return one_text(len(rows[0]), codings, range(len(rows)), codes)


# --- random small projects -----------------------------------------------------------------------

LENGTH = 20
CODES = 4


@st.composite
def projects(draw: st.DrawFn, coders: int = 2) -> Project:
    """Some sources, with gaps between their turns; sentences that do not mind the turns."""
    sources = draw(st.lists(st.integers(1, 9), max_size=3, unique=True))
    offsets = st.integers(0, LENGTH)
    talk, sentences = [], []
    for source in sources:
        borders = sorted(draw(st.sets(offsets, max_size=6)))
        for start, end in pairwise(borders):
            if draw(st.booleans()):
                talk.append((source, start, end, draw(st.integers(1, 4))))
        borders = sorted(draw(st.sets(offsets, max_size=8)))
        sentences += [(source, start, end) for start, end in pairwise(borders) if end % 5]
    codings = []
    for number in range(draw(st.integers(0, 12)) if sources else 0):
        start, end = sorted((draw(offsets), draw(offsets)))
        source, code = draw(st.sampled_from(sources)), draw(st.integers(0, CODES - 1))
        codings.append((100 + number, source, start, end, code, draw(st.integers(1, coders + 1))))
    key, codes = st.sampled_from(["p", "q", "r"]), st.frozensets(st.integers(0, CODES))
    children = {str(code): frozenset({code}) for code in range(CODES - 1)}
    return Project(
        codings=draw(st.permutations(codings)),
        talk=draw(st.permutations(talk)),
        coders=draw(st.permutations(range(1, coders + 1))),
        columns=draw(st.dictionaries(key, codes)),
        sentences=draw(st.permutations(sentences)),
        exclusive={"parent": children, "other": {"both": frozenset({2, 3})}},
    )
