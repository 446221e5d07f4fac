"""The cross-case matrix of a project: whose codings, in which rows and columns, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sqlalchemy import select

from qualcoder_net.analysis.matrix import (
    Cells,
    MatrixInput,
    MatrixResult,
    Order,
    drop_empty,
    matrix,
    sort_columns,
    sort_rows,
)
from qualcoder_net.core.evidence import Evidence, gather
from qualcoder_net.core.manifests import owner_and_name
from qualcoder_net.core.names import CELL_NAMES, ORDER_NAMES, ORIGIN_NAMES, one_of
from qualcoder_net.errors import Refused
from qualcoder_net.i18n import Message, current_language, msg
from qualcoder_net.model import OWNERS, Attribute, Code, Codebook, Coder, Coding
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

# Rows for talk that belongs to nothing: shown last, so that nothing is dropped unseen.
_NONE = "–"


@dataclass(frozen=True)
class MatrixRequest:
    """What a researcher asks for.

    `rows`: "case", "source", "speaker", or an attribute ("level", or "case:since" to say whose).
    `columns`: "code" for the branches and codes down to `depth` (1 = branches, None = all), beneath
    `under` (a code's id) if given; or a list of code ids. `cells`: one of analysis.matrix.CELLS.
    `coders`: names; None lets the project's basis decide. `origin`: "human" or "suggestion" only.
    `where`: (attribute, value) pairs that rows' talk must meet. `sort`: "given", "label", "total".
    `with_interviewers` counts questions too.
    """

    rows: str = "case"
    columns: str | Sequence[str] = "code"
    cells: str = "segments"
    depth: int | None = 1
    under: str | None = None
    coders: Sequence[str] | None = None
    origin: str | None = None
    where: Sequence[tuple[str, str]] = ()
    sort: str = "given"
    hide_empty: bool = False
    with_interviewers: bool = False


@dataclass(frozen=True)
class Matrix:
    """A counted matrix with all that its reader must know. Row and column keys are labels' ids.

    `row_labels` and `column_codes` are in the order of `result.values`. `blind_sources` are those
    left out because the coder at work codes them blind and others' codings are counted,
    `sources_left_out` those without a consensus where the consensus alone is counted.
    `coder_sources`: in how many of the counted sources each of `coders` counts. `undecided`: at how
    many places in those with a consensus coders differ still.
    """

    request: MatrixRequest
    cells: Cells
    result: MatrixResult
    row_heading: Message
    row_labels: dict[str, str]
    column_codes: dict[str, Code]
    coders: list[Coder]
    coder_sources: list[int]
    blind_sources: int
    sources_left_out: int
    undecided: int
    words: int
    sources: int
    fiction: bool

    @property
    def values(self) -> pd.DataFrame:
        """The figures with readable labels, as a notebook wants them."""
        language = current_language()
        return self.result.values.rename(
            index=self.row_labels,
            columns={slug: code.name(language) for slug, code in self.column_codes.items()},
        )

    def figure(self, row: str, column: str) -> Any:
        """The figure of one cell, by the keys of its row and column."""
        return self.result.values.at[row, column]

    def codings_behind(self, row: str | None, column: str | None) -> list[int]:
        """Ids of the codings behind a cell; None stands for the total of rows or columns."""
        evidence = self.result.evidence
        chosen = pd.Series(True, index=evidence.index)
        if row is not None:
            chosen &= evidence["row"] == row
        if column is not None:
            chosen &= evidence["column"] == column
        return [int(i) for i in evidence.loc[chosen, "coding_id"].unique()]


def build_matrix(
    project: Project, request: MatrixRequest, evidence: Evidence | None = None
) -> Matrix:
    """Count the matrix that is asked for. Raises NotFound or Refused when it cannot be.

    `evidence`: what the request's coders, origin and talk give, where it has been gathered already.
    """
    cells, order = _meant(request)
    book = project.codebook.tree()
    columns = _columns(book, request)
    evidence = evidence or gather(
        project,
        request.coders,
        origin=request.origin,
        with_interviewers=request.with_interviewers,
    )
    starts = _word_starts(project) if request.cells in ("words", "share") else None
    turns = _filtered(project, evidence.talk, request.where)
    counted = turns["source_id"].unique()
    basis = evidence.basis
    heading, labels, talk = talk_in_rows(project, turns, request.rows)
    result = matrix(
        MatrixInput(
            codings=evidence.codings,
            talk=talk,
            rows=list(labels),
            columns={code.slug: frozenset(c.id for c in book.subtree(code)) for code in columns},
            word_starts=starts,
        ),
        cells,
    )
    if request.hide_empty:
        result = drop_empty(result)
    language = current_language()
    by_slug = {code.slug: code for code in columns}
    result = sort_rows(result, order, labels)
    result = sort_columns(result, order, {slug: c.name(language) for slug, c in by_slug.items()})
    return Matrix(
        request=request,
        cells=cells,
        result=result,
        row_heading=heading,
        row_labels={key: labels[key] for key in result.values.index},
        column_codes={slug: by_slug[slug] for slug in result.values.columns},
        coders=basis.coders,
        coder_sources=[sum(basis.counts_in(c, i) for i in counted) for c in basis.coders],
        blind_sources=len(evidence.blind),
        sources_left_out=len(basis.left_out),
        undecided=_undecided(project, basis.settled.intersection(counted.tolist())),
        words=int(turns["words"].sum()),
        sources=len(counted),
        fiction=any(s.fiction for s in project.sources.all() if s.id in counted),
    )


def _meant(request: MatrixRequest) -> tuple[Cells, Order]:
    """What a cell holds, and the order; refuses those there are not, and unknown origins."""
    not_cells = msg("A cell cannot hold “{cells}”.", cells=request.cells)
    cells = one_of(request.cells, CELL_NAMES, not_cells)
    if request.origin is not None:
        no_origin = msg("No coding has the origin “{origin}”.", origin=request.origin)
        one_of(request.origin, ORIGIN_NAMES, no_origin)
    no_order = msg("There is no order “{order}”.", order=request.sort)
    return cells, one_of(request.sort, ORDER_NAMES, no_order)


def _undecided(project: Project, settled: frozenset[int]) -> int:
    if not settled:
        return 0
    from qualcoder_net.core.consensus import count_undecided

    return count_undecided(project, settled)


def codings_of(
    project: Project, counted: Matrix, row: str | None, column: str | None
) -> list[Coding]:
    """The codings behind a cell, by source and place."""
    ids = counted.codings_behind(row, column)
    return project.codings.select(ids=ids) if ids else []


# --- columns ---


def _columns(book: Codebook, request: MatrixRequest) -> list[Code]:
    if not isinstance(request.columns, str):
        return [book.find(name) for name in request.columns]
    if request.columns != "code":
        return [book.find(name) for name in request.columns.split(",")]
    root = book.find(request.under) if request.under else None
    if request.depth is not None and request.depth < 1:
        raise Refused(msg("Depth counts from 1, the branches."))
    codes = [
        code for depth, code in book.walk(root) if request.depth is None or depth < request.depth
    ]
    if not codes and root:
        return [root]
    return codes


# --- what is counted ---


def _word_starts(project: Project) -> dict[int, Any]:
    sources, texts = schema.sources, schema.texts
    query = select(sources.c.id, texts.c.words).join_from(sources, texts)
    with project.store.reading() as connection:
        return {row[0]: np.frombuffer(row[1], dtype="<u4") for row in connection.execute(query)}


def _filtered(
    project: Project, turns: pd.DataFrame, where: Sequence[tuple[str, str]]
) -> pd.DataFrame:
    """The talk whose source, speaker or case has the wanted attribute values."""
    for name, value in where:
        attribute = find_attribute(project, name)
        rows = _owned(project, turns, attribute.owner)
        values = project.attributes.values(attribute)
        wanted = {
            owner for owner, said in values.items() if said.casefold() == value.strip().casefold()
        }
        if not wanted:
            raise Refused(
                msg("Nothing has {name} “{value}”.", name=attribute.name, value=value),
                msg("Its values are: {values}.", values=", ".join(sorted({*values.values()}))),
            )
        turns = turns.loc[rows.loc[rows["owner"].isin(wanted), "turn"].unique()]
    return turns


# --- rows ---


def find_attribute(project: Project, name: str) -> Attribute:
    """An attribute by its name, or by its owner and name (“case:since”)."""
    owner, bare = owner_and_name(name)
    said = ":" in name and name.partition(":")[0].strip().casefold() in OWNERS
    return project.attributes.find(bare, owner if said else None)


def talk_in_rows(
    project: Project, turns: pd.DataFrame, rows: str
) -> tuple[Message, dict[str, str], pd.DataFrame]:
    """(heading, label by row key, talk with its row keys). Talk that has no row gets “–”."""
    if rows in OWNERS:
        labels = _owner_labels(project, rows)
        owned = _owned(project, turns, rows)
        keys = owned["owner"].map({owner: str(owner) for owner in labels})
        heading = {"case": msg("Case"), "source": msg("Source"), "speaker": msg("Speaker")}[rows]
        named = {str(key): label for key, label in labels.items()}
    else:
        attribute = find_attribute(project, rows)
        values = project.attributes.values(attribute)
        owned = _owned(project, turns, attribute.owner)
        owned = owned[owned["owner"].isin(values)]
        keys = owned["owner"].map(values)
        heading = msg("{attribute}", attribute=attribute.name)
        # also what is no choice any more: its talk would be in no row
        order = [*attribute.choices, *sorted({*values.values()}, key=_natural)]
        named = {value: value for value in order}
    talk = turns.loc[owned["turn"]].assign(row=keys.to_numpy())
    rest = turns.loc[~turns.index.isin(owned["turn"])]
    if len(rest):
        talk = pd.concat([talk, rest.assign(row=_NONE)])
        named[_NONE] = _NONE
    if rows == "speaker":
        spoken = set(talk["row"])
        named = {key: label for key, label in named.items() if key in spoken}
    return heading, named, talk


def _owner_labels(project: Project, owner: str) -> dict[int, str]:
    if owner == "case":
        return {case.id: case.name for case in project.cases.all()}
    sources = {source.id: source.name for source in project.sources.all()}
    if owner == "source":
        return sources
    return {
        speaker.id: f"{sources[speaker.source_id]} · {speaker.name}"
        for speaker in project.sources.speakers()
    }


def _owned(project: Project, turns: pd.DataFrame, owner: str) -> pd.DataFrame:
    """(turn, owner) pairs: the index of each turn with the id of what it belongs to.

    A speaker who is put in cases herself belongs to these; other talk belongs to its source's.
    """
    if owner != "case":
        column = turns["source_id"] if owner == "source" else turns["speaker_id"].dropna()
        return pd.DataFrame({"turn": column.index, "owner": column.astype("int64")})
    members = pd.DataFrame(
        [(m.case_id, m.source_id, m.speaker_id) for m in project.cases.members()],
        columns=["owner", "source_id", "speaker_id"],
    )
    own = members.dropna(subset=["speaker_id"]).astype({"speaker_id": "int64"})
    whole = members[members["speaker_id"].isna()]
    places = turns[["source_id", "speaker_id"]].rename_axis("turn").reset_index()
    alone = places["speaker_id"].isin(own["speaker_id"])
    return pd.concat(
        [
            places[alone]
            .astype({"speaker_id": "int64"})
            .merge(own[["owner", "speaker_id"]], on="speaker_id"),
            places[~alone].merge(whole[["owner", "source_id"]], on="source_id"),
        ]
    )[["turn", "owner"]]


def _natural(value: str) -> tuple[int, float, str]:
    try:
        return 0, float(value), value
    except ValueError:
        return 1, 0.0, value.casefold()
