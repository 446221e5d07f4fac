"""spaCy over our own borders and lemmas: for patterns on lemmas, and names where a model is there.

The sentences are the source's and the lemmas ours, on every machine. A Dutch or English spaCy
model that the user installed adds named entities and tags, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from qualcoder_net.language.lemmas import lemma
from qualcoder_net.model import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# the best first; each adds what the machine has
MODELS = {
    "nl": ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm"),
    "en": ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
}
# what a model may do: no parser or senter (they move borders), no lemmatizer
_ADDS = frozenset(
    {"tok2vec", "transformer", "curated_transformer", "tagger", "morphologizer", "ner",
     "entity_ruler", "attribute_ruler"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Used:
    """What made a document, for the record. `failed` says why an installed model was left out."""

    name: str
    version: str
    failed: str = ""


def document(text: str, sentences: Sequence[Span], language: str) -> Doc:
    """*text* as a spaCy document whose sentences are *sentences* (sorted, without overlap).

    White space between two sentences belongs to the first. `doc.text` is *text*; every token has
    our lemma, so Matcher patterns on LEMMA work; entities and tags are there when a model is.
    """
    nlp, _ = _loaded(language[:2].lower())
    doc = _with_borders(nlp, text, sentences)
    for _name, component in nlp.pipeline:
        doc = component(doc)
    for token in doc:
        token.lemma_ = lemma(token.text, language)
    return doc


def used(language: str) -> Used:
    """The model that `document` uses for *language*, or spaCy's blank pipeline."""
    return _loaded(language[:2].lower())[1]


@cache
def _loaded(code: str) -> tuple[Language, Used]:
    import spacy

    failed = ""
    for name in MODELS.get(code, ()):
        if not spacy.util.is_package(name):
            continue
        try:
            nlp = spacy.load(name)
        except Exception as reason:  # a model of another version fails in ways of its own
            failed = failed or f"{name}: {reason}"
            continue
        for pipe in list(nlp.pipe_names):
            if nlp.get_pipe_meta(pipe).factory not in _ADDS:
                nlp.remove_pipe(pipe)
        return nlp, Used(name, str(nlp.meta["version"]), failed)
    blank = spacy.blank(code if code in MODELS else "xx")
    return blank, Used(f"spacy.blank({blank.lang})", version("spacy"), failed)


def _with_borders(nlp: Language, text: str, sentences: Sequence[Span]) -> Doc:
    """The text in tokens, each sentence on its own, so that no token crosses a border."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    begins: list[bool | int | None] = []
    borders = [0, *(start for start, _ in sentences[1:]), len(text)]
    for start, end in pairwise(borders):
        piece = nlp.tokenizer(text[start:end])
        words += [token.text for token in piece]
        spaces += [bool(token.whitespace_) for token in piece]
        begins += [token.i == 0 for token in piece]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins)
