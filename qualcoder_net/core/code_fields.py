"""What a code may have as its id, colour and key: judged as in codebook files, and by the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcoder_net.errors import Refused
from qualcoder_net.formats.codebook.fields import read_colour, read_id, read_key
from qualcoder_net.i18n import Message, msg
from qualcoder_net.model import CODE_FIELDS, Code, Codebook

_FIELDS = ("slug", *CODE_FIELDS)


def judged(book: Codebook, code: Code | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a code (None: of a new one) as they are kept.

    Raises Refused for an id, colour or key that no codebook file could have, and for an id or key
    that another code has.
    """
    unknown = {*fields} - {*_FIELDS}
    if unknown:
        raise TypeError(f"a code has no field {', '.join(sorted(unknown))}")
    kept = {name: _plain(value) for name, value in fields.items()}
    if "slug" in kept:
        if not kept["slug"].strip():
            raise Refused(msg("A code needs an id."))
        kept["slug"] = read_id(kept["slug"], _HERE)
        other = book.by_slug.get(kept["slug"])
        if other and (code is None or other.id != code.id):
            raise Refused(msg("There already is a code “{code}”.", code=other.slug))
    if "colour" in kept:
        kept["colour"] = read_colour(kept["colour"] or "", _HERE)
    if "key" in kept:
        said = (kept["key"] or "").strip()
        kept["key"] = read_key(said, _HERE) if said else None
        for other in book.codes if said else ():
            if other.key == kept["key"] and (code is None or other.id != code.id):
                raise Refused(msg("Key {key} belongs to “{code}”.", key=other.key, code=other.slug))
    return kept


class _Here:
    """The place of a field that a researcher writes: its error needs not say where."""

    def error(self, what: Message, remedy: Message | None = None) -> Refused:
        return Refused(what, remedy)


_HERE = _Here()


def _plain(value: Any) -> Any:
    """Texts and cues as the database has them."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [*value] if isinstance(value, (list, tuple)) else value
