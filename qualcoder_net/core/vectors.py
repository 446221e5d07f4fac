"""Vectors of a source's units, kept so that a sentence encoder need see each text only once.

They are computed from the text and may go at any time: with the text when it is erased, and to make
room. Each number is kept as one signed byte, on a scale of its unit's own: a number is off by at
most 1/254 of the largest in its vector, the likeness (cosine) of two vectors of some hundreds of
numbers by a few thousandths at most. What `put` returns is what `get` will: who works with that
gets the same from the first time on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from qualcoder_net.core.sources import pack
from qualcoder_net.model import Source, Span
from qualcoder_net.store import schema

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcoder_net.core.project import Project

    Vectors = NDArray[np.float32]

# Of all vectors in a project together: some 500,000 units of 512 numbers.
ROOM = 256 * 2**20  # bytes

_ROW = 4  # bytes of a unit's scale


def get(
    project: Project, source: Source, encoder: str, unit: str, spans: Sequence[Span]
) -> Vectors | None:
    """The vectors of the units on *spans*, float32 [units, dimension]; None when they are not kept.

    `encoder` is its name and version; `unit` says what the spans are of ("sentence", "question").
    """
    ((_source, found),) = each(project, encoder, unit, [(source, spans)])
    return found


def each(
    project: Project, encoder: str, unit: str, wanted: Iterable[tuple[Source, Sequence[Span]]]
) -> Iterator[tuple[Source, Vectors | None]]:
    """The same for many sources, one at a time: all at once may be more than fits in memory."""
    with project.store.reading() as connection:
        for source, spans in wanted:
            row = connection.execute(_kept(source, encoder, unit, _digest(spans))).first()
            yield source, _unpacked(*row) if row else None


def put(
    project: Project,
    source: Source,
    encoder: str,
    unit: str,
    spans: Sequence[Span],
    vectors: Vectors,
) -> Vectors:
    """Keep the vectors of the units on *spans*, and return them as they are kept.

    They are not kept where there is no room: in a project that can only be read, beyond ROOM.
    """
    if len(vectors) != len(spans):
        raise ValueError(f"{len(vectors)} vectors for {len(spans)} units")
    scales, numbers = _scaled(vectors)
    if not project.store.read_only:
        rows = schema.vectors
        row = {
            "text_id": source.text_id,
            "encoder": encoder,
            "unit": unit,
            "borders": _digest(spans),
            "count": numbers.shape[0],
            "dimension": numbers.shape[1],
            "data": scales.tobytes() + numbers.tobytes(),
        }
        # the text may have been erased meanwhile
        with suppress(IntegrityError), project.store.writing() as connection:
            mine = [rows.c[name] == row[name] for name in ("text_id", "encoder", "unit")]
            connection.execute(delete(rows).where(*mine))
            if _has_room(connection, encoder, numbers.shape[0] * (numbers.shape[1] + _ROW)):
                connection.execute(insert(rows).values(row))
    return _restored(scales, numbers)


def _kept(source: Source, encoder: str, unit: str, borders: str) -> Select[Any]:
    c = schema.vectors.c
    of_units = (c.encoder == encoder) & (c.unit == unit) & (c.borders == borders)
    return select(c.count, c.dimension, c.data).where(c.text_id == source.text_id, of_units)


def _has_room(connection: Connection, encoder: str, more: int) -> bool:
    """Whether there is room for so many bytes, maybe by dropping what is of no use any more."""
    if _taken(connection) + more <= ROOM:
        return True
    rows = schema.vectors
    in_use = rows.c.text_id.in_(select(schema.sources.c.text_id))
    connection.execute(delete(rows).where((rows.c.encoder != encoder) | ~in_use))
    return _taken(connection) + more <= ROOM


def _taken(connection: Connection) -> int:
    c = schema.vectors.c
    return int(connection.scalar(select(func.sum(c.count * (c.dimension + _ROW)))) or 0)


def _digest(spans: Sequence[Span]) -> str:
    return blake2b(pack(chain.from_iterable(spans)), digest_size=16).hexdigest()


def _scaled(vectors: Vectors) -> tuple[Vectors, NDArray[np.int8]]:
    """Each unit's scale [units, 1], and its numbers in steps of it from -127 to 127."""
    import numpy as np

    scales = np.abs(vectors).max(axis=1, keepdims=True, initial=0).astype("<f4") / np.float32(127)
    steps = np.divide(vectors, scales, where=scales > 0, out=np.zeros(vectors.shape, np.float32))
    return scales, np.rint(steps).astype(np.int8)


def _restored(scales: Vectors, numbers: NDArray[np.int8]) -> Vectors:
    import numpy as np

    restored = numbers.astype(np.float32)
    restored *= scales
    return restored


def _unpacked(count: int, dimension: int, data: bytes) -> Vectors | None:
    """None for a row that is not what was kept."""
    import numpy as np

    if len(data) != count * (dimension + _ROW):
        return None
    scales = np.frombuffer(data, "<f4", count).reshape(count, 1)
    numbers = np.frombuffer(data, np.int8, offset=count * _ROW).reshape(count, dimension)
    return _restored(scales, numbers)
