"""What a class's hand-ins came to, in words."""

from __future__ import annotations

from qualcoder_net.core.collecting import Collected
from qualcoder_net.core.hand_ins import Disputed
from qualcoder_net.core.practice_words import UNIT
from qualcoder_net.i18n import Message, msg, nmsg
from qualcoder_net.model import Codebook


def heading(found: Collected) -> Message:
    """How many students, on how many interviews."""
    return msg(
        "{students} on {interviews}, beside the reference of {names}",
        students=nmsg("{n} student", "{n} students", n=len(found.students)),
        interviews=nmsg(
            "{n} interview", "{n} interviews", n=len({row.source.id for row in found.rows})
        ),
        names=sorted({row.reference.name for row in found.rows}),
    )


def basis(found: Collected) -> list[Message]:
    """What the figures rest on."""
    said = [
        UNIT,
        msg("Universe: respondents' talk in each interview. α over all codes is pooled; beside it "
            "stands the median of the codes."),
    ]  # fmt: skip
    if any(row.is_yardstick for row in found.rows):
        said.append(
            msg("Yardstick: another coder who finished the same interview, beside the same "
                "reference. It says what agreement may be expected.")
        )  # fmt: skip
    if not all(row.blind for row in found.rows):
        said.append(
            msg("Where it says that an interview was not coded blind, others' codings could be "
                "seen while it was coded, or codings came from suggestions.")
        )  # fmt: skip
    return said


def over_class() -> Message:
    """What the figures of a code over the class are."""
    return msg(
        "Each student's α on the code, over all interviews that she handed in; its median, lowest "
        "and highest over the students. Codes that neither a student nor the reference used for "
        "her interviews have none."
    )


def has_here(dispute: Disputed, book: Codebook, language: str) -> Message:
    """What the reference has where it is disputed."""
    codes = dict.fromkeys(book.by_id[one.code_id].name(language) for one in dispute.reference)
    if not codes:
        return msg("the reference has nothing here")
    return msg("the reference has {codes}", codes=[f"“{code}”" for code in codes])
