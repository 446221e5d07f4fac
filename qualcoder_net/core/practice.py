"""Practice: coding an interview blind, then seeing how far one agrees with its reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from qualcoder_net.core.blind_work import worked_blind
from qualcoder_net.core.comparing import Compared, Comparing
from qualcoder_net.core.consensus import Place, places_between
from qualcoder_net.core.names import ROLE_NAMES
from qualcoder_net.core.references import References
from qualcoder_net.core.sources import set_state
from qualcoder_net.core.yardsticks import Yardstick, state_of, yardsticks
from qualcoder_net.errors import HasOtherRole, Refused
from qualcoder_net.i18n import msg
from qualcoder_net.model import Coder, Memo, Source
from qualcoder_net.store import schema

if TYPE_CHECKING:
    from qualcoder_net.core.project import Project

State = Literal["new", "coding", "finished"]


@dataclass(frozen=True)
class Interview:
    """An interview to practise on, and how far the coder at work is with it.

    `references`: who coded it for reference; of several, one must be named. `codings` and `codes`:
    how much that is, nought where it is not clear who. `own`: her codings. `alpha`: her agreement
    with the reference, once she has finished (NaN where neither coded anything).
    """

    source: Source
    references: tuple[Coder, ...]
    codings: int
    codes: int
    state: State
    own: int
    alpha: float | None = None


@dataclass(frozen=True)
class Result:
    """What practice with a source came to.

    `blind`: she saw nothing of others while she coded it. `whole`: the reference's coder has
    marked it as finished. `places`: where the two differ. `disputes`: her notes against the
    reference, by number of the place.
    """

    source: Source
    coder: Coder
    reference: Coder
    blind: bool
    whole: bool
    compared: Compared
    yardsticks: Sequence[Yardstick]
    places: Sequence[Place]
    disputes: Mapping[int, Memo]


# --- choosing an interview, and beginning ---


def interviews(project: Project, reference: str | None = None) -> list[Interview]:
    """The interviews that have a reference coding. Raises Refused when none has."""
    references = _references(project, reference)
    comparing: Comparing | None = None
    found: list[Interview] = []
    for source in project.sources.all():
        if not references.candidates(source):
            continue
        interview = _interview(project, references, source)
        if interview.state == "finished" and len(interview.references) == 1:
            comparing = comparing or Comparing(project)
            alpha = _compared(project, comparing, interview).alpha
            interview = replace(interview, alpha=alpha)
        found.append(interview)
    if not found:
        raise _none_to_practise_on(project, references)
    return found


def begin(project: Project, source: Source, reference: str | None = None) -> Interview:
    """Let the coder at work practise with a source: in that role, and blind; as one act.

    Changes nothing when she has begun or finished it already. Raises Refused when she has coded
    here in another role, or the source has no reference.
    """
    may_practise(project)
    references = _references(project, reference)
    references.one(source)
    if not project.sources.state(source).finished:
        summary = msg("Began practising with “{source}”, blind", source=source.name)
        with project.journal.operation("practice", summary) as act:
            act.update(schema.coders, act.coder_id, role="practice")
            set_state(act, source, blind=True)
        project.set_preference("last_source", source.guid)  # where the coding screen opens
    return _interview(project, references, source)


def may_practise(project: Project) -> None:
    """Refuse a coder whose codings here are for something else than practice."""
    me = project.me()
    if me and me.role != "practice" and project.coders.coding_counts().get(me.id):
        raise HasOtherRole(
            msg(
                "“{coder}” has coded in this project already, in the role of {role}.",
                coder=me.name,
                role=ROLE_NAMES[me.role],
            ),
            msg("Practise under another name, so that these codings stay what they are."),
        )


# --- what it came to ---


def result(project: Project, source: Source, reference: str | None = None) -> Result:
    """How far the coder at work agrees with the reference in a source that she has finished."""
    may_practise(project)
    references = _references(project, reference)
    other = references.one(source)
    me = project.me()
    if me is None or not project.sources.state(source).finished:
        raise Refused(
            msg("You have not finished “{source}” yet.", source=source.name),
            msg("The reference is shown when you have; mark the source as finished then."),
        )
    comparing = Comparing(project)
    theirs = project.codings.select(sources=[source], coder_ids=[other.id])
    mine = project.codings.select(sources=[source], coder_ids=[me.id])
    places = places_between(project, [other, me], source)
    return Result(
        source=source,
        coder=me,
        reference=other,
        blind=worked_blind(project, me, source),
        whole=state_of(project, other, source).finished,
        compared=comparing.compared([source], theirs, mine),
        yardsticks=yardsticks(project, comparing, source, other, but=me),
        places=places,
        disputes=_disputes(project, me, places),
    )


def dispute(
    project: Project, source: Source, number: int, note: str, reference: str | None = None
) -> Place:
    """Dispute the reference at a place, by a note on the coding at stake; as one act.

    That is the reference's coding, or one's own where the reference has none. A note that is
    there already is changed.
    """
    found = result(project, source, reference)
    if not 1 <= number <= len(found.places):
        raise Refused(
            msg("There is no difference {number} in “{source}”.",
                number=number, source=source.name),
            msg("They are numbered 1 to {last}.", last=len(found.places))
            if found.places
            else None,
        )  # fmt: skip
    place = found.places[number - 1]
    if memo := found.disputes.get(number):
        project.memos.edit(memo, note)
    else:
        theirs = [one for one in place.codings if one.coder_id == found.reference.id]
        project.memos.dispute((theirs or place.codings)[0], source, note)
    return place


def _disputes(project: Project, coder: Coder, places: Sequence[Place]) -> dict[int, Memo]:
    memos = {memo.coding_id: memo for memo in project.memos.disputes(coder)}
    return {
        place.number: memos[coding.id]
        for place in places
        for coding in place.codings
        if coding.id in memos
    }


# --- looking things up ---


def _references(project: Project, named: str | None) -> References:
    return References(project, named, practising=project.journal.coder_name)


def _interview(project: Project, references: References, source: Source) -> Interview:
    candidates, me = references.candidates(source), project.me()
    work: Counter[int] = Counter()
    if len(candidates) == 1:
        work = references.work[source.id, candidates[0].id]
    state = project.sources.state(source)
    own = references.work.get((source.id, me.id), Counter[int]()) if me else Counter[int]()
    return Interview(
        source=source,
        references=tuple(candidates),
        codings=work.total(),
        codes=len(work),
        state="finished" if state.finished else "coding" if state.blind else "new",
        own=own.total(),
    )


def _compared(project: Project, comparing: Comparing, interview: Interview) -> Compared:
    source, me = interview.source, project.me()
    (reference,) = interview.references
    theirs = project.codings.select(sources=[source], coder_ids=[reference.id])
    mine = project.codings.select(sources=[source], coder_ids=[me.id if me else 0])
    return comparing.compared([source], theirs, mine)


def _none_to_practise_on(project: Project, references: References) -> Refused:
    for source in project.sources.all():
        try:
            references.one(source)
        except HasOtherRole as error:
            return error
        except Refused:
            continue
    return Refused(
        msg("No interview here has a reference coding to practise against."),
        msg("Import the codings of a reference, and give their coder the role of reference."),
    )
