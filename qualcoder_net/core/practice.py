"""Practice: coding an interview blind, then seeing how far one agrees with its reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from qualcoder_net.core.blind_work import worked_blind
from qualcoder_net.core.comparing import Compared, Comparing, Difference
from qualcoder_net.core.names import ROLE_NAMES
from qualcoder_net.core.references import References
from qualcoder_net.core.sources import SourceState, set_state
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
class Yardstick:
    """How far another coder agrees with the same reference; `blind` when she coded it so."""

    coder: Coder
    compared: Compared
    blind: bool


@dataclass(frozen=True)
class Result:
    """What practice with a source came to.

    `blind`: she saw nothing of others while she coded it. `whole`: the reference's coder has
    marked it as finished. `disputes`: her notes against the reference, by number of the difference.
    """

    source: Source
    coder: Coder
    reference: Coder
    blind: bool
    whole: bool
    compared: Compared
    yardsticks: Sequence[Yardstick]
    differences: Sequence[Difference]
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
    differences = comparing.differences(source, theirs, mine)
    return Result(
        source=source,
        coder=me,
        reference=other,
        blind=worked_blind(project, me, source),
        whole=_state(project, other, source).finished,
        compared=comparing.compared([source], theirs, mine),
        yardsticks=yardsticks(project, comparing, source, other, but=me),
        differences=differences,
        disputes=_disputes(project, me, differences),
    )


def yardsticks(
    project: Project,
    comparing: Comparing,
    source: Source,
    reference: Coder,
    *,
    but: Coder | None = None,
) -> list[Yardstick]:
    """Second coders who finished the source, beside the reference; without any, the analysts."""
    work = References(project).work
    others = [
        coder
        for coder in project.coders.all()
        if coder not in (reference, but)
        and work.get((source.id, coder.id))
        and _state(project, coder, source).finished
    ]
    seconds = [coder for coder in others if coder.role == "second"]
    theirs = project.codings.select(sources=[source], coder_ids=[reference.id])
    return [
        Yardstick(
            coder,
            comparing.compared(
                [source], theirs, project.codings.select(sources=[source], coder_ids=[coder.id])
            ),
            _state(project, coder, source).blind,
        )
        for coder in seconds or [coder for coder in others if coder.role == "analyst"]
    ]


def dispute(
    project: Project, source: Source, number: int, note: str, reference: str | None = None
) -> Difference:
    """Dispute the reference at a difference: a note on the coding at stake, as one act.

    That is the reference's coding, or one's own where the reference has none. A note that is
    there already is changed.
    """
    found = result(project, source, reference)
    if not 1 <= number <= len(found.differences):
        raise Refused(
            msg("There is no difference {number} in “{source}”.",
                number=number, source=source.name),
            msg("They are numbered 1 to {last}.", last=len(found.differences))
            if found.differences
            else None,
        )  # fmt: skip
    difference = found.differences[number - 1]
    if memo := found.disputes.get(number):
        project.memos.edit(memo, note)
    else:
        coding = (*difference.reference, *difference.own)[0]
        project.memos.dispute(coding, source, note)
    return difference


def _disputes(project: Project, coder: Coder, differences: Sequence[Difference]) -> dict[int, Memo]:
    memos = {memo.coding_id: memo for memo in project.memos.disputes(coder)}
    return {
        difference.number: memos[coding.id]
        for difference in differences
        for coding in (*difference.reference, *difference.own)
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


def _state(project: Project, coder: Coder, source: Source) -> SourceState:
    return project.sources.states(coder.name).get(source.id, SourceState())


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
