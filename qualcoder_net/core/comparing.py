"""One coder beside a reference: the figures per code and branch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from qualcoder_net.analysis.agreement import Agreement, AgreementInput, agreement
from qualcoder_net.core.talk import talk_frame
from qualcoder_net.model import Coding, Source

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# Stand for the two coders in the figures: codings that are handed in have no coder in the project.
REFERENCE, OTHER = 1, 2


@dataclass(frozen=True)
class Compared:
    """The figures on the characters of respondents' talk; `prevalence` is by REFERENCE and OTHER.

    `codes`: each code by itself; `branches`: each branch with all codes beneath it.
    """

    codes: Agreement
    branches: Agreement

    @property
    def alpha(self) -> float:
        """Krippendorff's α pooled over codes and characters; NaN when nobody coded anything."""
        return self._overall("pooled", "alpha")

    @property
    def median(self) -> float:
        """The median of the codes' α."""
        return self._overall("median", "alpha")

    @property
    def jaccard(self) -> float:
        return self._overall("pooled", "jaccard")

    @property
    def segments(self) -> int:
        """How many the coder beside the reference coded; overlapping codings of a code are one."""
        return int(self.codes.prevalence["segments"].xs(OTHER, level="coder_id").sum())

    def _overall(self, row: str, name: str) -> float:
        return float(self.codes.overall[name].to_dict()[row])


@dataclass(frozen=True)
class Coded:
    """How much one of the two coded: overlapping codings are one segment; `share` is 0 to 1."""

    segments: int
    share: float


@dataclass(frozen=True)
class OnCode:
    """The two on one code or branch. α is NaN where neither used it."""

    alpha: float
    jaccard: float
    reference: Coded
    own: Coded


def on_code(found: Agreement, slug: str) -> OnCode:
    """The row of one code or branch in `Compared.codes` or `.branches`."""
    row, parts = found.codes.loc[slug].to_dict(), found.prevalence
    reference, own = (
        Coded(
            int(parts["segments"].to_dict()[slug, coder]),
            float(parts["share"].to_dict()[slug, coder]),
        )
        for coder in (REFERENCE, OTHER)
    )
    return OnCode(float(row["alpha"]), float(row["jaccard"]), reference, own)


class Comparing:
    """Compares codings with those of a reference, in the talk of a project."""

    def __init__(self, project: Project) -> None:
        self.book = project.codebook.tree()
        with project.store.reading() as connection:
            self._talk = talk_frame(connection)
        self._codes = {code.slug: frozenset([code.id]) for _depth, code in self.book.walk()}
        self._branches = {
            branch.slug: frozenset(code.id for code in self.book.subtree(branch))
            for branch in self.book.children(None)
        }

    def compared(
        self, sources: Collection[Source], reference: Sequence[Coding], other: Sequence[Coding]
    ) -> Compared:
        """The figures on these sources, of which both are given all that they coded."""
        codes = self._given(sources, reference, other, self._codes)
        branches = self._given(sources, reference, other, self._branches)
        return Compared(agreement(codes), agreement(branches))

    def _given(
        self,
        sources: Collection[Source],
        reference: Sequence[Coding],
        other: Sequence[Coding],
        columns: Mapping[str, frozenset[int]],
    ) -> AgreementInput:
        ids = [source.id for source in sources]
        rows = [*_rows(reference, REFERENCE), *_rows(other, OTHER)]
        names = ["coding_id", "source_id", "start", "end", "code_id", "coder_id"]
        return AgreementInput(
            codings=pd.DataFrame(rows, columns=names, dtype="int64"),
            talk=self._talk[self._talk["source_id"].isin(ids)],
            coders=[REFERENCE, OTHER],
            columns=columns,
        )


def _rows(codings: Iterable[Coding], coder: int) -> list[tuple[int, ...]]:
    return [(c.id, c.source_id, c.start, c.end, c.code_id, coder) for c in codings]
