"""Consensus: the places where coders differ, what is decided on them, and the codings that leaves.

Deciding writes codings of the consensus coder and never touches those it decides between, so the
figures of agreement stay what they were.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, select

from qualcoder_net.analysis.agreement import disagreements
from qualcoder_net.core.agreement import AgreementRequest, AgreementResult, Comparison
from qualcoder_net.core.asked import asked
from qualcoder_net.core.blindness import blind_sources
from qualcoder_net.core.codings import fingerprint
from qualcoder_net.core.names import CHOICE_NAMES, ROLE_NAMES, one_of
from qualcoder_net.core.talk import talk_frame
from qualcoder_net.errors import Refused, SourceNotFound
from qualcoder_net.i18n import Message, current_language, msg, nmsg
from qualcoder_net.model import (
    Choice,
    Code,
    Coder,
    Coding,
    Resolution,
    Source,
    Span,
    union_of,
)
from qualcoder_net.store import schema
from qualcoder_net.store.journal import enter_coder, new_guid, now

if TYPE_CHECKING:
    import pandas as pd

    from qualcoder_net.analysis.agreement import Disagreements
    from qualcoder_net.core.project import Project
    from qualcoder_net.store.recorder import Recorder

CONSENSUS = "consensus"  # what the consensus coder is called, unless another has that role

__all__ = [
    "CONSENSUS", "Choice", "Place", "Resolution", "count_undecided", "places", "places_between",
    "places_of", "reopen", "resolve", "take_over",
]  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One place where coders differ on a code, with all that is known of it.

    `kind`: "borders" (all coded here, not the same characters), "other code" (not all did, and one
    who did not coded text here with another code) or "omission" (neither). `codings` are those
    with this code, by the compared coders; `others` those with another code, by the coders who
    lack this one here (`missing`). `number` counts from 1 in the list it comes from.
    """

    number: int
    source: Source
    code: Code
    start: int
    end: int
    kind: str
    codings: tuple[Coding, ...]
    others: tuple[Coding, ...]
    missing: tuple[Coder, ...]
    resolution: Resolution | None


def places(
    project: Project, request: AgreementRequest, sources: Sequence[Source] | None = None
) -> list[Place]:
    """Every place where the coders differ on a code by itself, in the order of the text.

    Of the request count the coders and `under`. `sources`: None for all that each has finished.
    Raises Refused for one that not all have finished, or that the coder at work codes blind.
    """
    comparison = Comparison(project, _by_itself(request))
    if sources is None:
        blind, seen, _unfinished = comparison.finished()
        sources = sorted([*blind, *seen], key=lambda source: source.id)
    else:
        _refuse_unfinished(project, comparison, sources)
    return _places(project, comparison, sources, disagreements(comparison.given(sources)))


def places_of(project: Project, result: AgreementResult) -> list[Place]:
    """The places of the codes that figures are of, with the numbers they have among all."""
    book, deep = result.book, result.request.depth is not None
    codes = {
        one.id
        for code in result.columns.values()
        for one in (book.subtree(code) if deep else [code])
    }
    request = AgreementRequest([coder.name for coder in result.coders])
    return [place for place in places(project, request) if place.code.id in codes]


def places_between(project: Project, coders: Sequence[Coder], source: Source) -> list[Place]:
    """Where these coders differ in a source, whether or not they say that they have finished it."""
    comparison = Comparison(project, AgreementRequest([coder.name for coder in coders]))
    return _places(project, comparison, [source], disagreements(comparison.given([source])))


def count_undecided(project: Project, source_ids: Collection[int]) -> int:
    """At how many places in these sources coders differ still: what their consensus lacks."""
    try:
        comparison = Comparison(project, AgreementRequest())
    except Refused:  # one coder at most has coded, besides the consensus
        return 0
    blind, seen, _unfinished = comparison.sources()
    sources = [source for source in (*blind, *seen) if source.id in source_ids]
    found = disagreements(comparison.given(sources))
    decided = _resolutions(project)
    return sum(
        (source_id, comparison.columns[key].id, start, end) not in decided
        for key, source_id, start, end in _rows(found.places, "code", "source_id", "start", "end")
    )


def resolve(
    project: Project,
    request: AgreementRequest,
    place: Place,
    choice: Choice,
    *,
    coder: Coder | None = None,
    note: str = "",
) -> None:
    """Decide on a place, or decide anew; one act.

    The consensus gets the place as `coder` coded it (or did not), all that any of the coders coded
    ("merge"), only what each of them coded ("common"), or nothing ("neither"). What all agree on
    elsewhere in the source is taken over in the same act. Raises Refused when the place is no
    longer as it was, nothing is in common, or there is no one coder for the consensus.
    """
    not_so = msg("A place cannot be resolved as “{choice}”.", choice=choice)
    choice = one_of(choice, CHOICE_NAMES, not_so)
    with project.journal.operation("resolve") as act:
        comparison, found = _compared(project, request, place.source)
        now_there = _still_there(_places(project, comparison, [place.source], found), place)
        content = project.sources.text(place.source).content
        spans = _chosen(comparison, now_there, choice, coder, content)
        consensus = _consensus_coder(act, comparison)
        _decide(act, place, choice, coder if choice == "coder" else None, note.strip(), content)
        _write_place(act, consensus, place, spans, content)
        taken = _take_over(act, project, comparison, consensus, place.source, found)
        act.summary = _said(place, choice, coder, taken)


def reopen(project: Project, place: Place) -> None:
    """Take back what was decided on a place, with the consensus codings it left; one act."""
    code = place.code.name(current_language())
    summary = msg("Reopened “{code}” in “{source}”", code=code, source=place.source.name)
    resolution = place.resolution
    with project.journal.operation("reopen", summary) as act:
        known = schema.resolutions.c.id == (resolution.id if resolution else 0)
        if place.source.id in blind_sources(project) or not act.delete_where(
            schema.resolutions, known
        ):
            raise Refused(msg("Nothing has been decided on this place."))
        for consensus in _with_the_role(act):
            _write_place(act, consensus, place, [], "")


def take_over(project: Project, request: AgreementRequest, source: Source) -> int:
    """Make consensus codings of what all agree on in a source; one act. How many were new.

    For a source in which there is nothing to resolve; `resolve` does the same by itself.
    """
    with project.journal.operation("consensus") as act:
        comparison, found = _compared(project, request, source)
        consensus = _consensus_coder(act, comparison)
        taken = _take_over(act, project, comparison, consensus, source, found)
        act.summary = nmsg(
            "Took over {n} coding that all agree on in “{source}”",
            "Took over {n} codings that all agree on in “{source}”",
            n=taken,
            source=source.name,
        )
    return taken


# --- the places ---


def _by_itself(request: AgreementRequest) -> AgreementRequest:
    """What is decided on is a code by itself, whatever the figures are of."""
    return AgreementRequest(coders=request.coders, under=request.under)


def _compared(
    project: Project, request: AgreementRequest, source: Source
) -> tuple[Comparison, Disagreements]:
    """The coders compared on every code in one source."""
    comparison = Comparison(project, AgreementRequest(coders=request.coders))
    _refuse_unfinished(project, comparison, [source])
    return comparison, disagreements(comparison.given([source]))


def _refuse_unfinished(project: Project, comparison: Comparison, sources: Sequence[Source]) -> None:
    blind, seen, _unfinished = comparison.sources()
    finished = {source.id for source in (*blind, *seen)}
    known = {source.id: source.name for source in project.sources.all()}
    hidden = blind_sources(project)
    for source in sources:
        if source.id not in known:
            raise SourceNotFound(source.name, [*known.values()])
        if source.id in hidden:
            raise Refused(
                msg("You are coding “{source}” blind.", source=source.name),
                msg("Finish it first; then you may see where others differ."),
            )
        if source.id not in finished:
            raise Refused(
                msg(
                    "“{source}” has not been finished by each of {names}.",
                    source=source.name,
                    names=[coder.name for coder in comparison.coders],
                ),
                msg("What is not coded yet is no disagreement; let them finish it first."),
            )


def _places(
    project: Project, comparison: Comparison, sources: Sequence[Source], found: Disagreements
) -> list[Place]:
    order = {source.id: at for at, source in enumerate(sources)}
    by_id = {source.id: source for source in sources}
    coders = {coder.id: coder for coder in comparison.coders}
    decided = _resolutions(project)
    ids = found.codings["coding_id"].unique().tolist()
    codings = {coding.id: coding for coding in project.codings.select(ids=ids)}
    behind: dict[tuple[int, bool], list[Coding]] = {}
    for at, coding_id, other in _rows(found.codings, "place", "coding_id", "other"):
        behind.setdefault((at, other), []).append(codings[coding_id])
    made = []
    rows = _rows(found.places, "code", "source_id", "start", "end", "kind", "missing")
    for at, (key, source_id, start, end, kind, missing) in enumerate(rows):
        code = comparison.columns[key]
        place = Place(
            number=0,
            source=by_id[source_id],
            code=code,
            start=start,
            end=end,
            kind=kind,
            codings=tuple(behind[at, False]),
            others=tuple(behind.get((at, True), ())),
            missing=tuple(coders[coder_id] for coder_id in missing),
            resolution=decided.get((source_id, code.id, start, end)),
        )
        made.append(place)
    made.sort(key=lambda place: (order[place.source.id], place.start))
    return [replace(place, number=number) for number, place in enumerate(made, 1)]


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, in Python's own values."""
    return zip(*(frame[name].tolist() for name in columns), strict=True)


def _resolutions(project: Project) -> dict[tuple[int, int, int, int], Resolution]:
    """What was decided, by source id, code id, start and end."""
    c = schema.resolutions.c
    query = select(
        c.id, c.guid, c.source_id, c.code_id, c.start, c.end, c.choice, c.chosen_coder_id, c.note,
        c.coder_id, c.created_at,
    )  # fmt: skip
    with project.store.reading() as connection:
        found = [Resolution(*row) for row in connection.execute(query)]
    return {(one.source_id, one.code_id, one.start, one.end): one for one in found}


def _still_there(there: Iterable[Place], place: Place) -> Place:
    """The same place as it is now."""
    for one in there:
        same = (one.code.id, one.start, one.end) == (place.code.id, place.start, place.end)
        if same and {*map(_judgement, one.codings)} == {*map(_judgement, place.codings)}:
            return one
    raise Refused(
        msg("What was coded at this place has been changed since."),
        msg("Look at the disagreements anew, then decide."),
    )


def _judgement(coding: Coding) -> tuple[int, int, int]:
    return coding.coder_id, coding.start, coding.end


# --- what is chosen ---


def _chosen(
    comparison: Comparison, place: Place, choice: Choice, coder: Coder | None, content: str
) -> list[Span]:
    """The spans that the consensus gets at a place."""
    match choice:
        case "coder":
            if coder is None or coder not in comparison.coders:
                raise Refused(
                    msg("Say as which of the compared coders: {names}.",
                        names=[one.name for one in comparison.coders])
                )  # fmt: skip
            return sorted({(c.start, c.end) for c in place.codings if c.coder_id == coder.id})
        case "merge":
            return _worded(content, [(place.start, place.end)])
        case "common":
            spans = _worded(content, _common(comparison, place))
            if not spans:
                raise Refused(
                    msg("There is nothing here that each of them coded."),
                    msg("Choose a coder, all that any of them coded, or neither."),
                )
            return spans
        case "neither":
            return []


def _common(comparison: Comparison, place: Place) -> list[Span]:
    """What each of the coders coded."""
    common = [(place.start, place.end)]
    for coder in comparison.coders:
        own = union_of((c.start, c.end) for c in place.codings if c.coder_id == coder.id)
        pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in common for b in own)
        common = [span for span in pairs if span[0] < span[1]]
    return common


def _worded(content: str, spans: Iterable[Span]) -> list[Span]:
    """The spans without white space at their ends; those of nothing else are left out."""
    found = []
    for start, end in spans:
        words = content[start:end]
        start += len(words) - len(words.lstrip())
        if words.strip():
            found.append((start, start + len(words.strip())))
    return found


def _said(place: Place, choice: Choice, coder: Coder | None, taken: int) -> Message:
    about = {"code": place.code.name(current_language()), "source": place.source.name}
    match choice:
        case "coder":
            name = coder.name if coder else ""
            said = msg("Resolved “{code}” in “{source}”: as {coder} did", coder=name, **about)
        case "merge":
            said = msg("Resolved “{code}” in “{source}”: all that anyone coded", **about)
        case "common":
            said = msg("Resolved “{code}” in “{source}”: only what everyone coded", **about)
        case "neither":
            said = msg("Resolved “{code}” in “{source}”: not coded", **about)
    if not taken:
        return said
    return nmsg(
        "{said}; took over {n} coding that all agree on",
        "{said}; took over {n} codings that all agree on",
        n=taken,
        said=said,
    )


# --- within one act ---


def _with_the_role(act: Recorder) -> list[Coder]:
    return [coder for coder in _coders(act) if coder.role == "consensus"]


def _coders(act: Recorder) -> list[Coder]:
    c = schema.coders.c
    query = select(c.id, c.guid, c.name, c.role).order_by(c.id)
    return [Coder(*row) for row in act.connection.execute(query)]


def _consensus_coder(act: Recorder, comparison: Comparison) -> Coder:
    """Whose codings the consensus is: who has that role, else a coder of that name, maybe new."""
    known = _with_the_role(act)
    known = known or [c for c in _coders(act) if c.name.casefold() == CONSENSUS]
    if len(known) > 1:
        raise Refused(
            msg("There are several coders for the consensus: {names}.",
                names=[coder.name for coder in known]),
            msg("Give one of them the role of consensus, and the others another role."),
        )  # fmt: skip
    if not known:
        return enter_coder(act.connection, CONSENSUS, "consensus")
    (coder,) = known
    if coder.id in {one.id for one in comparison.coders}:
        raise Refused(
            msg("“{coder}” is the consensus and cannot be one of those compared.",
                coder=coder.name),
            msg("Compare the coders whose disagreements are to be resolved."),
        )  # fmt: skip
    if coder.role != "consensus":
        own = schema.codings.c.coder_id == coder.id
        if act.connection.execute(select(schema.codings.c.id).where(own).limit(1)).first():
            raise Refused(
                msg("“{coder}” has coded as {role}, which is no consensus.",
                    coder=coder.name, role=ROLE_NAMES[coder.role]),
                msg("If these codings are what was agreed on, give “{coder}” the role of "
                    "consensus; else give it to another coder.", coder=coder.name),
            )  # fmt: skip
        act.update(schema.coders, coder.id, role="consensus")
    return coder


def _decide(
    act: Recorder, place: Place, choice: Choice, coder: Coder | None, note: str, content: str
) -> None:
    """The decision's row; what was decided before on anything of the place goes."""
    rows = schema.resolutions
    before = act.connection.execute(select(rows).where(_on(rows.c, place))).all()
    kept: dict[str, Any] = {
        "choice": choice,
        "chosen_coder_id": coder.id if coder else None,
        "note": note,
    }
    fresh = {**kept, "coder_id": act.coder_id, "created_at": now()}
    again = None
    for row in before:
        if (row.start, row.end) != (place.start, place.end):
            act.delete(rows, row.id)
            continue
        again = row
        if any(row._mapping[name] != value for name, value in kept.items()):
            act.update(rows, row.id, **fresh)
    if again is None:
        act.insert(
            rows,
            guid=new_guid(),
            source_id=place.source.id,
            code_id=place.code.id,
            start=place.start,
            end=place.end,
            fingerprint=fingerprint(content[place.start : place.end]),
            **fresh,
        )


def _on(columns: Any, place: Place) -> ColumnElement[bool]:
    """Rows of the place's code that share a character with it."""
    condition: ColumnElement[bool] = (
        (columns.source_id == place.source.id)
        & (columns.code_id == place.code.id)
        & (columns.start < place.end)
        & (columns.end > place.start)
    )
    return condition


def _write_place(
    act: Recorder, consensus: Coder, place: Place, spans: Sequence[Span], content: str
) -> None:
    """Let the consensus have these codings at the place, and no others with its code."""
    codings, memos = schema.codings, schema.memos
    here = _on(codings.c, place) & (codings.c.coder_id == consensus.id)
    query = select(codings.c.id, codings.c.start, codings.c.end).where(here)
    before = {(row.start, row.end): row.id for row in act.connection.execute(query)}
    gone = [coding_id for span, coding_id in before.items() if span not in spans]
    act.delete_where(memos, memos.c.coding_id.in_(gone))
    act.delete(codings, *gone)
    fresh = [(place.code.id, *span) for span in spans if span not in before]
    _enter(act, consensus, place.source, fresh, content)


def _take_over(
    act: Recorder,
    project: Project,
    comparison: Comparison,
    consensus: Coder,
    source: Source,
    found: Disagreements,
) -> int:
    """Enter what all agree on, where the consensus has nothing with that code yet; how many."""
    codings = schema.codings.c
    query = select(codings.code_id, codings.start, codings.end).where(
        codings.source_id == source.id, codings.coder_id == consensus.id
    )
    there: dict[int, list[Span]] = {}
    for code_id, start, end in act.connection.execute(query):
        there.setdefault(code_id, []).append((start, end))
    content = project.sources.text(source).content
    fresh = [
        (code_id, *span)
        for code_id, start, end in _agreed(project, comparison, source, found)
        for span in _worded(content, [(start, end)])
        if not any(span[0] < e and s < span[1] for s, e in there.get(code_id, ()))
    ]
    _enter(act, consensus, source, fresh, content)
    return len(fresh)


def _agreed(
    project: Project, comparison: Comparison, source: Source, found: Disagreements
) -> Iterator[tuple[int, int, int]]:
    """(code id, start, end) of what all coded, in respondents' talk and as marks on questions."""
    given = comparison.given([source])
    codings = schema.codings.c
    with project.store.reading() as connection:
        talk = talk_frame(connection, [source.id], with_interviewers=True)
        marks = asked(codings.id).where(codings.source_id == source.id)
        on_question = given.codings["coding_id"].isin([*connection.scalars(marks)])
    questions = talk[~talk["turn_id"].isin(given.talk["turn_id"])]
    on_questions = replace(given, talk=questions, codings=given.codings[on_question])
    for agreed in (found.agreed, disagreements(on_questions).agreed):
        for key, start, end in _rows(agreed, "code", "start", "end"):
            yield comparison.columns[key].id, start, end


def _enter(
    act: Recorder,
    consensus: Coder,
    source: Source,
    wanted: Iterable[tuple[int, int, int]],
    content: str,
) -> None:
    moment = now()
    act.insert_many(
        schema.codings,
        [
            {
                "guid": new_guid(),
                "source_id": source.id,
                "start": start,
                "end": end,
                "code_id": code_id,
                "coder_id": consensus.id,
                "origin": "human",
                "created_at": moment,
                "fingerprint": fingerprint(content[start:end]),
            }
            for code_id, start, end in wanted
        ],
    )
