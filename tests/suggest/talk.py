"""Made-up interviews whose codes depend on words that we choose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcoder_net.suggest.features import Hints, Labels, Units

FILLERS = (  # noqa: SIM905
    "wij dat toen nog gewoon samen ook eens daar dus heel veel mensen week stad huis praten "
    "gaan komen zeggen weten straat jaar dag plan vraag werk tafel brief deur plek lijst"
).split()


@dataclass(frozen=True)
class Talk:
    """Units, the hints of a codebook that says nothing, and who is known."""

    units: Units
    hints: Hints
    labels: Labels


def talk(
    words: list[str],
    *,
    sources: int = 6,
    each: int = 60,
    only_in: dict[str, list[int]] | None = None,
    vectors: bool = False,
    seed: int = 0,
) -> Talk:
    """Interviews of *each* sentences; code i is what is said where word i falls, in one of ten.

    `only_in`: the interviews in which a word falls at all.
    """
    random = np.random.default_rng(seed)
    n = sources * each
    source = np.repeat(np.arange(sources), each)
    said = [list(random.choice(FILLERS, 8)) for _ in range(n)]
    given = np.zeros((n, len(words)), dtype=np.int8)
    for code, word in enumerate(words):
        for row in range(n):
            allowed = (only_in or {}).get(word)
            if random.random() < 0.1 and (allowed is None or source[row] in allowed):
                said[row][int(random.integers(8))] = word
        given[:, code] = [word in sentence for sentence in said]
    texts = [" ".join(sentence) for sentence in said]
    start = np.tile(np.arange(each) * 100, sources)
    found = random.normal(size=(n, 16)).astype(np.float32) if vectors else None
    units = Units(
        source, start, start + 80, np.tile(np.arange(each) // 4, sources), texts, texts,
        [""] * n, found, found,
    )  # fmt: skip
    hints = Hints(np.zeros((n, len(words)), dtype=np.float32))
    return Talk(units, hints, Labels(given, np.ones(n, dtype=bool)))
