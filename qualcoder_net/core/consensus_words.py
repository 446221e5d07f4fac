"""What is said of a place where coders differ, and of what was decided on it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from qualcoder_net.core.consensus import Place
from qualcoder_net.core.names import CHOICE_NAMES
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import Resolution


def difference(place: Place) -> Message:
    """In what the coders differ."""
    names = [coder.name for coder in place.missing]
    match place.kind:
        case "borders":
            return msg("all coded it here, with other borders")
        case "other code":
            return msg("{names} gave another code here", names=names)
    return msg("not coded by {names}", names=names)


def choice(resolution: Resolution, names: Mapping[int, str]) -> Message:
    """What was decided; *names* are the coders', by their ids."""
    if resolution.chosen_coder_id is None:
        return CHOICE_NAMES[resolution.choice]
    return msg("as {coder} did", coder=names.get(resolution.chosen_coder_id, "?"))


def decision(resolution: Resolution, names: Mapping[int, str]) -> Message:
    """What was decided, by whom, when and why."""
    said = msg(
        "{choice} ({coder}, {day})",
        choice=choice(resolution, names),
        coder=names.get(resolution.coder_id, "?"),
        day=resolution.created_at[:10],
    )
    return msg("{said}: {note}", said=said, note=resolution.note) if resolution.note else said
