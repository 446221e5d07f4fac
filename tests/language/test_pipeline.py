from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcoder_net.language import pipeline
from qualcoder_net.language.pipeline import document, used
from qualcoder_net.language.sentences import sentence_spans

TEXT = "\n I: Hoe gaat het?\n\nR2: Anna legde het uit… aan de bewoners. klaar.Toen ging ze weg."


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    pipeline._loaded.cache_clear()
    yield
    pipeline._loaded.cache_clear()


def install(folder: Path, name: str, language: str, *pipes: str, version: str = "3.8.0") -> None:
    """A tiny model as packages of models are: it knows one name, and ends sentences at each dot."""
    import spacy

    nlp = spacy.blank(language)
    for pipe in pipes:
        component = nlp.add_pipe(pipe)
        if pipe == "entity_ruler":
            component.add_patterns([{"label": "PERSON", "pattern": "Anna"}])
    nlp.meta.update(name=name[3:], version=version)
    (folder / name).mkdir()
    nlp.to_disk(folder / name / "model")
    (folder / name / "__init__.py").write_text(
        "import spacy, pathlib\n"
        f"__version__ = {version!r}\n"
        "def load(**more):\n"
        "    return spacy.load(pathlib.Path(__file__).parent / 'model', **more)\n",
        "utf-8",
    )
    (folder / f"{name}-{version}.dist-info").mkdir()
    (folder / f"{name}-{version}.dist-info" / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8"
    )


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for names in pipeline.MODELS.values():
        for name in names:
            sys.modules.pop(name, None)


@pytest.mark.parametrize("language", ["nl", "en", "fy", "und"])
def test_the_sentences_are_those_given(language: str) -> None:
    spans = sentence_spans(TEXT, "nl", [2, 21])
    doc = document(TEXT, spans, language)
    assert doc.text == TEXT
    found = [sentence.text.strip() for sentence in doc.sents]
    assert found == [TEXT[start:end] for start, end in spans]


def test_patterns_on_lemmas_match() -> None:
    from spacy.matcher import Matcher

    doc = document(TEXT, sentence_spans(TEXT, "nl"), "nl")
    matcher = Matcher(doc.vocab)
    matcher.add("uitleggen", [[{"LEMMA": "leggen"}, {"OP": "{0,3}"}, {"LOWER": "uit"}]])
    assert [span.text for span in matcher(doc, as_spans=True)] == ["legde het uit"]
    assert "bewoner" in [token.lemma_ for token in doc]


def test_an_english_text_has_english_lemmas() -> None:
    text = "She went. The residents' loyalties!"
    doc = document(text, [(0, 9), (10, 35)], "en")
    assert {"go", "resident", "loyalty"} <= {token.lemma_ for token in doc}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…"])
def test_a_text_without_words_is_a_document(text: str) -> None:
    assert document(text, sentence_spans(text, "nl"), "nl").text == text


@pytest.mark.parametrize("language", ["nl", "en", "fy"])
def test_without_a_model_the_blank_pipeline_is_named(language: str) -> None:
    import spacy

    said = used(language)
    assert said.name == f"spacy.blank({language if language != 'fy' else 'xx'})"
    assert (said.version, said.failed) == (spacy.__version__, "")


def test_an_installed_model_adds_names_but_moves_no_border(models: Path) -> None:
    install(models, "nl_core_news_sm", "nl", "sentencizer", "entity_ruler", version="3.8.1")
    spans = sentence_spans(TEXT, "nl", [2, 21])
    doc = document(TEXT, spans, "nl")
    assert (used("nl").name, used("nl").version) == ("nl_core_news_sm", "3.8.1")
    assert [entity.text for entity in doc.ents] == ["Anna"]
    assert [s.text.strip() for s in doc.sents] == [TEXT[start:end] for start, end in spans]
    assert "bewoner" in [token.lemma_ for token in doc]
    assert used("en").name == "spacy.blank(en)"


def test_a_model_that_cannot_be_loaded_is_left_out_and_named(models: Path) -> None:
    install(models, "nl_core_news_lg", "nl", "entity_ruler")
    (models / "nl_core_news_lg" / "model" / "config.cfg").write_text("[nlp]\nlang = 7", "utf-8")
    install(models, "nl_core_news_sm", "nl", "entity_ruler")
    assert document("Anna.", [(0, 5)], "nl").ents[0].text == "Anna"
    assert used("nl").name == "nl_core_news_sm"
    assert used("nl").failed.startswith("nl_core_news_lg: ")
